"""From proposals in the chat to approved minutes, and the next agenda that follows from them, as done from outside.

The meeting is the demo's next one, which is convened; nobody types a word into the agenda of the one after it.
Each step asserts what the people concerned see.
"""

import http.client
import re
import urllib.parse
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta

from bot.demo.committees import STEERING_GROUP
from bot.links import SignedLinks
from meetings.model import AgendaItem, ItemState, Meeting, MeetingState, Person
from tests.dialogs.stage import actions, card_lines, seen
from tests.journeys.story import KAREN, LARS, MARIE, METTE
from tests.parts.service import PUBLIC_URL, House
from tests.parts.smtp import Received, SmtpServer
from tests.web.house import Page
from tests.web.visitor import Visitor, form_of

CHAIR, FREDERIK, HANS = "Niels Bro", "Frederik Aaby", "Hans Vinther"
BUDGET, FORUM, APPLICATION = "Budget 2028", "Kulturforum i Skive", "Fælles ansøgning til Kreativt Europa"
WELCOME, MINUTES, SINCE = "Velkomst og godkendelse af dagsorden", "Godkendelse af referat", "Siden sidst"
LAST = ("Gensidig orientering", "Punkter til næste møde", "Eventuelt")
REASON = "Hvad koster det?"
COMMENT, ANSWER = "Der mangler et tal.", "Det står i bilaget."
REMARK = "Jeg kom ti minutter før."
TASK = "Sende budgettet ud"
DECIDED = "Styregruppen godkendte indstillingen."
PUT_OFF = "Punktet blev udsat til næste møde."


@dataclass
class Doors:
    """The doors of a whole service, as the secretariat's browser stands before them."""

    house: House

    @property
    def links(self) -> SignedLinks:
        return self.house.service.links

    def person(self, name: str, /) -> Person:
        return self.house.person(name)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = {}) -> Page:
        host = urllib.parse.urlsplit(self.house.url).netloc
        with closing(http.client.HTTPConnection(host, timeout=20)) as line:
            line.request(method, path, body, dict(headers))
            answer = line.getresponse()
            return Page(answer.status, dict(answer.getheaders()), answer.read())


@dataclass
class Stage:
    """The meeting of the story and the one after it; `desk` is the secretariat at its pages."""

    house: House
    post: SmtpServer
    meeting: Meeting = field(init=False)
    coming: Meeting = field(init=False)
    desk: Visitor = field(init=False)

    def __post_init__(self) -> None:
        known = self.house.look(lambda office: office.records.meetings_of_committee(STEERING_GROUP.id))
        at = next(n for n, one in enumerate(known) if one.state is MeetingState.CONVENED)
        self.meeting, self.coming = known[at], known[at + 1]

    def page(self, more: str) -> str:
        return f"/sekretariat/moede/{self.meeting.id}/{more}"

    def items(self) -> dict[str, AgendaItem]:
        draft = self.house.look(lambda office: office.draft_of(self.meeting.id))
        return {one.title: one for one in draft}

    def at(self, title: str) -> str:
        """Where the outcome of an item is noted."""
        return f"{self.page('nu')}?punkt={self.items()[title].id}"

    def card(self, who: str, text: str) -> list[str]:
        return list(card_lines(self.house.card_about(who, text)))

    def mails(self, to: str, begins: str) -> list[Received]:
        address = self.house.person(to).email
        return [
            one
            for one in list(self.post.received)
            if one.recipients == (address,) and seen(str(one.message["Subject"])).startswith(begins)
        ]


# Before


def settle_in(stage: Stage) -> None:
    """Marie, Frederik and Hans read their mail."""
    stage.house.has_teams(KAREN, METTE, LARS, CHAIR)


def propose_in_the_chat(stage: Stage) -> None:
    house = stage.house
    house.says(METTE, "punkt")
    told = house.taps(
        METTE,
        "Send forslag",
        title=BUDGET,
        ask="approve",
        background="Pengene er få.",
        recommendation="godkender budgettet",
    )
    assert told[1:3] == ["# Dit forslag er modtaget", f"Punkt: {BUDGET}"]
    house.says(LARS, "punkt")
    told = house.taps(
        LARS, "Send forslag", title=FORUM, ask="discuss", background="Vi vil gerne være værter."
    )
    assert told[1:3] == ["# Dit forslag er modtaget", f"Punkt: {FORUM}"]


def accept_in_the_chat(stage: Stage) -> None:
    house = stage.house
    house.drain()
    assert stage.card(KAREN, "Nyt forslag")
    house.says(KAREN, "hvem mangler at svare?")
    house.taps(KAREN, "Se 4 forslag")
    house.taps(KAREN, f"Behandl: {BUDGET}")
    assert "Status: På dagsordenen som punkt 5 (til beslutning)" in house.taps(KAREN, "Sæt på dagsordenen")


def enter_the_pages(stage: Stage) -> None:
    """By a new link from the chat, which lets in once; what else waits has come before it."""
    house = stage.house
    house.drain()
    house.says(KAREN, "sider")
    card = house.cards[house.seat(KAREN).user]
    link = next(one["url"] for one, _ in actions(card) if one["type"] == "Action.OpenUrl")
    assert link.startswith(f"{PUBLIC_URL}/sekretariat/ind/")
    path = urllib.parse.urlsplit(link).path
    stage.desk = Visitor(Doors(house), KAREN)
    assert stage.desk.get(path).main[0] == "Åbn sekretariatets sider"
    assert stage.desk.enter(path).status == 303
    assert Visitor(Doors(house), KAREN).enter(path).status == 410


def settle_the_others_on_the_pages(stage: Stage) -> None:
    """One in another wording, the demo's own two returned; each who proposed is told."""
    waiting = stage.house.look(lambda office: office.proposals_for(stage.meeting.id))
    for one in waiting:
        page = f"/sekretariat/punkt/{one.id}"
        if one.title == FORUM:
            stage.desk.send(page, background="Vi vil gerne være værter i maj.", goer="accept")
        else:
            stage.desk.send(page, f"{page}/afgoer", goer="return", begrundelse=REASON)
    settled = stage.house.look(
        lambda office: [office.records.item(one.id).state for one in waiting if one.title != FORUM]
    )
    assert settled == [ItemState.RETURNED] * 2
    stage.house.drain()
    assert stage.card(METTE, "Dit punkt er på dagsordenen")[2] == f"Punkt: {BUDGET}"
    told = stage.card(LARS, "Dit punkt er på dagsordenen")
    assert any("Det er ændret i dit forslag:" in line for line in told), told
    assert "– Baggrund: »værter.« er blevet til »værter i maj.«" in told
    (returned,) = stage.mails("Ida Søgaard", "Dit forslag er sendt retur")
    assert REASON in returned.message.get_body(("plain",)).get_content()
    assert list(stage.items()) == [WELCOME, MINUTES, SINCE, APPLICATION, BUDGET, FORUM, *LAST]


def comment_on_the_draft(stage: Stage) -> None:
    house = stage.house
    sent = stage.desk.send(stage.page("dagsorden/udsend"), goer="hoering")
    assert sent.main[0] == "Udkastet er sendt ud til kommentarer."
    house.drain()
    stage.card(METTE, "Dagsordenen er til kommentering")
    on = str(stage.items()[BUDGET].id)
    assert house.taps(METTE, "Send kommentar", on=on, said=COMMENT)[1] == "# Din kommentar er sendt"
    house.drain()
    assert COMMENT in stage.card(KAREN, "Ny kommentar")
    assert f"Svar: {ANSWER}" in house.taps(KAREN, "Besvar", said=ANSWER)


def publish(stage: Stage) -> None:
    """By card to those in Teams, by mail to the others; the paper is the members' from now on."""
    house = stage.house
    house.says(METTE, "papirer")
    assert "Dagsorden (PDF)" not in _links(house, METTE)
    sent = stage.desk.send(stage.page("dagsorden/udsend"), goer="udsend")
    assert sent.main[0] == "Dagsordenen er sendt ud."
    house.drain()
    assert f"5. {BUDGET} (B)" in stage.card(METTE, "Dagsordenen er klar")
    assert stage.mails(METTE, "Dagsorden:") == []
    (mail,) = stage.mails(HANS, "Dagsorden:")
    letter = mail.message.get_body(("plain",)).get_content()
    assert f"5. {BUDGET} (beslutning)" in letter
    status, paper = stage.house.get(re.search(r"/papir/\S+", letter).group())
    assert (status, paper[:5]) == (200, b"%PDF-"), "who has no Teams fetches it by the mail"
    house.says(METTE, "papirer")
    for name, begins in (("Dagsorden (PDF)", b"%PDF-"), ("Dagsorden (Word)", b"PK")):
        status, file = house.get(_links(house, METTE)[name])
        assert (status, file[: len(begins)]) == (200, begins)
    agenda = _text(stage, "dagsorden")
    assert "Fællessekretariatet indstiller til styregruppen, at styregruppen godkender budgettet" in agenda


# The meeting


def begin(stage: Stage) -> None:
    stage.house.watch.shows = stage.meeting.starts_at + timedelta(minutes=5)


def note_who_is_there(stage: Stage) -> None:
    """What was answered is there already; one comes late, one leaves early, the silent stayed away."""
    desk, now = stage.desk, stage.page("nu")
    assert "Til stede nu: 18 af 39" in desk.get(now).main
    desk.send(now, goer=f"came:{stage.house.person(METTE).id}", kl="09:50")
    desk.send(now, goer=f"left:{stage.house.person(HANS).id}", kl="10:45")
    desk.send(now, goer="resten")


def decide(stage: Stage) -> None:
    """The words follow from the verb; who is to do something is told at once."""
    desk, now = stage.desk, stage.page("nu")
    assert form_of(desk.get(stage.at(BUDGET)).text, now)["tekst"] == DECIDED
    desk.send(stage.at(BUDGET), goer="gem")
    agreed = desk.send(
        stage.at(BUDGET),
        goer="aftal",
        opgave=TASK,
        ansvarlig=str(stage.house.person(LARS).id),
        frist="2027-03-02",
    )
    assert agreed.main[0] == "Opfølgningen er aftalt. Den ansvarlige får besked."
    for title in (MINUTES, APPLICATION):
        desk.send(stage.at(title), goer="gem")
    stage.house.drain()
    assert stage.card(LARS, "Du har en opgave fra mødet")[2] == f"Opgave: {TASK}"


def close_only_with_every_outcome(stage: Stage) -> None:
    desk, closing = stage.desk, stage.page("nu/afslut")
    refused = desk.send(closing, leder=CHAIR, referent=KAREN)
    assert (refused.status, refused.main[:2]) == (
        422,
        ["Mødet kan ikke afsluttes endnu", f"Et punkt mangler et udfald: 6. {FORUM}."],
    ), refused.main[:3]
    desk.send(stage.at(FORUM), goer="gem", udfald="deferred")
    closed = desk.send(closing, leder=CHAIR, referent=KAREN)
    assert closed.main[0] == "Mødet er afsluttet. Referatet er et udkast."


# After


def send_the_minutes(stage: Stage) -> None:
    """The day after; to all for comments, and to each who proposed what became of it."""
    stage.house.watch.move(days=1)
    enter_the_pages(stage)
    sent = stage.desk.send(stage.page("referat"), goer="send", til="")
    assert sent.main[0] == "Referatet er sendt ud til kommentarer."
    stage.house.drain()
    for who, title, became in ((METTE, BUDGET, DECIDED), (LARS, FORUM, PUT_OFF)):
        told = stage.card(who, "Det blev der besluttet om dit punkt")
        assert (told[2], told[5]) == (f"Punkt: {title}", became)
    (excerpt,) = stage.mails(FREDERIK, "Det blev der besluttet om dit punkt")
    assert "Styregruppen besluttede som indstillet" in excerpt.message.get_body(("plain",)).get_content()
    assert len(stage.mails(MARIE, "Referatet er klar")) == 1


def comment_on_the_minutes_and_approve(stage: Stage) -> None:
    house = stage.house
    stage.card(METTE, "Referatet er klar")
    assert house.taps(METTE, "Send kommentar", on="", said=REMARK)[1] == "# Din kommentar er sendt"
    assert REMARK in stage.desk.get(stage.page("referat")).main
    stage.card(CHAIR, "Referatet er klar")
    assert house.taps(CHAIR, "Godkend referatet")[1] == "# Referatet er godkendt"
    house.drain()
    stage.card(METTE, "Referatet er godkendt")


def the_minutes_have_who_was_there(stage: Stage) -> None:
    minutes = _text(stage, "referat").split("\n")
    assert minutes[:2] == [
        "Referat af møde den 16. februar 2027 i styregruppen for Europæisk Kulturregion",
        "Godkendt af formanden den 17. februar 2027",
    ]
    at = minutes.index("Mødedeltagere:")
    there = minutes[at + 1 : minutes.index("", at)]
    assert len(there) == 19
    assert {
        "• Niels Bro (Region Midtjylland)",
        "• Hans Vinther, Favrskov Kommune (gik kl. 10.45)",
        "• Nina Bech deltog for Ole Thorsen, Holstebro Kommune",
        "• Mette Kjærgaard, Viborg Kommune (kom kl. 9.50)",
    } <= set(there)
    assert "Der var afbud fra Ole Thorsen, Martin Fogh, Kåre Munk og Britta Hald." in minutes
    (stayed_away,) = [line for line in minutes if line.startswith("Fraværende uden afbud: ")]
    assert stayed_away.endswith(" og Rikke Møller.")
    assert f"Beslutning: {DECIDED}" in minutes


def the_next_agenda_follows(stage: Stage) -> None:
    """Read whole, as the secretariat finds it: nobody has written anything in it."""
    next_ = _text(stage, "dagsorden", stage.coming)
    _, _, agenda = next_.partition("\nDagsorden\n\n")
    _, _, items = agenda.partition("\n\n")  # after the items at a glance
    assert items.rstrip() == NEXT_AGENDA.strip()


def ask_what_was_decided(stage: Stage) -> None:
    told = stage.house.says(METTE, "hvad besluttede vi om budgettet?")
    assert [*told[1:3], told[4]] == ["# Beslutninger", BUDGET, DECIDED]
    assert told[3].startswith("Mødet den 16. februar 2027, punkt ")
    assert "Referat, 16. februar 2027" in told[-1]


def play(stage: Stage) -> None:
    """The whole of it, in its order."""
    settle_in(stage)
    propose_in_the_chat(stage)
    accept_in_the_chat(stage)
    enter_the_pages(stage)
    settle_the_others_on_the_pages(stage)
    comment_on_the_draft(stage)
    publish(stage)
    begin(stage)
    enter_the_pages(stage)
    note_who_is_there(stage)
    decide(stage)
    close_only_with_every_outcome(stage)
    send_the_minutes(stage)
    comment_on_the_minutes_and_approve(stage)
    the_minutes_have_who_was_there(stage)
    the_next_agenda_follows(stage)
    ask_what_was_decided(stage)


NEXT_AGENDA = f"""
1. {WELCOME}
5 min.

2. {MINUTES}
5 min.

Baggrund: Der blev holdt møde den 16. februar 2027. Referatet blev sendt ud den 17. februar 2027 og er godkendt den 17. februar 2027.

3. {SINCE}
10 min.

Siden sidst: På mødet den 16. februar 2027:

- {APPLICATION}: Styregruppen besluttede som indstillet og udpegede som indstillet.
- {BUDGET}: {DECIDED}
- {FORUM}: {PUT_OFF}

Opfølgning:

- {TASK} ({LARS}): i gang, frist 2. marts 2027

4. {FORUM}
Forslagsstiller: Skive Kommune v/{LARS} · Udsat én gang

Baggrund: Vi vil gerne være værter i maj.

Siden sidst: På mødet den 16. februar 2027: {PUT_OFF}

Indstilling og næste skridt:
- Fællessekretariatet indstiller til styregruppen, at styregruppen drøfter sagen

5. {LAST[0]}
15 min.

6. {LAST[1]}
5 min.

7. {LAST[2]}
5 min.
"""


# Looking


def _links(house: House, name: str) -> dict[str, str]:
    """The links on somebody's last card."""
    found = actions(house.cards[house.seat(name).user])
    return {seen(one["title"]): one["url"] for one, _ in found if one["type"] == "Action.OpenUrl"}


def _text(stage: Stage, paper: str, meeting: Meeting | None = None) -> str:
    """A paper as plain text, with plain spaces."""
    page = stage.desk.get(f"/sekretariat/moede/{(meeting or stage.meeting).id}/{paper}.text")
    assert page.status == 200
    return re.sub(r"\r\n?", "\n", page.text).replace("\u00a0", " ")
