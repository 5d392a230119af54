"""The main job as it is done from outside: by taps, by what is written, by mail links and by the secretariat.

Each step asserts what the people concerned see; `tests/journeys/test_logs.py` plays it again and reads the log.
"""

import csv
import io
import json
import re
from datetime import date
from typing import Any

import openpyxl

from bot import exports
from bot.demo.committees import STEERING_GROUP
from meetings.attendance import Count, Roll, Standing
from meetings.model import AnswerKind, ItemState, Meeting, MeetingId, MeetingState, Membership, Role, Source
from tests.dialogs.stage import actions, seen
from tests.parts.service import PUBLIC_URL, House
from tests.parts.smtp import Received, SmtpServer

KAREN, METTE, OLE, NINA, LARS, MARIE, SIGNE = (
    *("Karen Lund", "Mette Kjærgaard", "Ole Thorsen", "Nina Bech", "Lars Nygaard", "Marie Rask"),
    "Signe Holm",
)
THOMAS, LINE, SOFIE = "Thomas Balle", "Line Præstegaard", "Sofie Kær"
"""All of Silkeborg; Sofie is the third."""

IN_TEAMS = (KAREN, METTE, OLE, NINA, LARS, SIGNE, THOMAS, LINE, SOFIE)
TITLE = "Ordinært møde om sommerens billetter"
REMARK = "Jeg er på barsel den uge"
REASON = "Rådhuset er optaget af brudepar"
ITEM = "Fælles musikuddannelse for trommeslagere"
BACKGROUND = "Vi mangler øvelokaler i vest"
LATE_ITEM = "Parkering ved åbningskoncerten"
WHY_CANCELLED = "Der er ingen sager til mødet"
STRANGE = "kan du synge en vise om pølsevognen"
MAY = MeetingId("ekr-2027-05-18")
JUNE = MeetingId("ekr-2027-06-15")
FORM = {
    "committee": STEERING_GROUP.id,
    "title": TITLE,
    "kind": "ordinary",
    "mode": "online",
    "day": "2027-05-18",
    "start": "09:30",
    "end": "11:30",
}
WRITTEN = (TITLE, REMARK, REASON, ITEM, BACKGROUND, LATE_ITEM, WHY_CANCELLED, STRANGE)


def settle_in(house: House) -> None:
    """Some have the app; Silkeborg has three members from now on."""
    house.has_teams(*IN_TEAMS)
    third = Membership(house.person(SOFIE), Role.MEMBER, date(2026, 1, 1), order=50)
    house.office(lambda office: office.records.put_membership(STEERING_GROUP.id, third))


def convene(house: House) -> None:
    """By form: once with Execute, once with the Submit that older clients fall back to."""
    house.says(KAREN, "indkald møde")
    reviewed = house.taps(KAREN, "Opret mødet", **FORM)
    assert reviewed[1:3] == ["# Se mødet igennem", TITLE]
    assert _meeting(house, MAY).state is MeetingState.PLANNED
    assert house.taps(KAREN, _button(house, "Indkald "))[1] == "# Der er indkaldt"

    house.says(KAREN, "indkald møde")
    reviewed = house.submits(KAREN, "Opret mødet", **{**FORM, "day": "2027-06-15"})
    assert reviewed[1] == "# Se mødet igennem"
    assert house.submits(KAREN, _button(house, "Indkald "))[1] == "# Der er indkaldt"
    assert [_meeting(house, one).state for one in (MAY, JUNE)] == [MeetingState.CONVENED] * 2


def cards_and_invitations_arrive(house: House, post: SmtpServer) -> None:
    """Everybody called has a card or a mail with the three links, and everybody the calendar entry."""
    house.drain()
    called = _roll(house, MAY).lines
    assert len(called) == 40
    for name in IN_TEAMS[1:]:
        if name != NINA:
            house.card_about(name, "Møde den 18. maj 2027")
    invited = [one.recipients[0] for one in _mails(post, "18. maj 2027") if _method(one) == "REQUEST"]
    assert sorted(invited) == sorted(line.person.email for line in called)
    assert {link.partition("?svar=")[2] for link in _links(house, post, MARIE)} == {
        "deltager",
        "stedfortraeder",
        "afbud",
    }


def attend_in_one_tap(house: House) -> None:
    """The card in the answer takes the place of the tapped one; nothing more is said in the chat."""
    house.card_about(METTE, "Møde den 18. maj 2027")
    before = len(house.chat(METTE))
    assert house.taps(METTE, "Jeg deltager")[1] == "# Du er tilmeldt"
    assert len(house.chat(METTE)) == before
    assert _kinds(house, METTE) == [AnswerKind.ONLINE]


def attend_in_one_tap_of_an_older_client(house: House) -> None:
    """There the bot itself puts the new card in the place of the tapped one."""
    house.card_about(SIGNE, "Møde den 18. maj 2027")
    house.submits(SIGNE, "Jeg deltager")
    last = house.connector.calls[-1]
    assert (last.method, last.path.rpartition("/")[2]) == ("PUT", "card-1")
    assert _kinds(house, SIGNE) == [AnswerKind.ONLINE]


def decline_with_a_known_substitute_in_two_taps(house: House) -> None:
    """The first tap unfolds the choice in the client, where the deputy is chosen already; the second sends it."""
    house.card_about(OLE, "Møde den 18. maj 2027")
    told = house.taps(OLE, "Bekræft stedfortræder")
    assert told[1] == f"# {NINA} deltager for dig"
    house.drain()
    house.card_about(NINA, "Du er stedfortræder")


def decline_in_free_text(house: House) -> None:
    """What was understood counts only once it is confirmed."""
    told = house.says(LARS, "jeg kan ikke d. 18. maj, Rasmus Vinde kommer istedet")
    assert told[1] == "# Har jeg forstået dig rigtigt?"
    assert "Stedfortræder: Rasmus Vinde, Skive Kommune" in told
    assert _kinds(house, LARS) == []
    assert house.taps(LARS, "Ja, send stedfortræder")[1] == "# Rasmus Vinde deltager for dig"
    assert _line(house, LARS).overall((1,)) is Standing.SUBSTITUTED


def answer_by_the_link_of_the_mail(house: House, post: SmtpServer) -> None:
    """Following the link changes nothing; sending the page does, and may be done over."""
    link = next(one for one in _links(house, post, MARIE) if one.endswith("afbud"))
    status, page = house.get(link)
    assert (status, _kinds(house, MARIE)) == (200, [])
    assert MARIE in page.decode()
    for _ in range(2):
        status, page = house.post(link.partition("?")[0], svar="afbud", bemaerkning=REMARK)
        assert status == 200
        assert "Du har meldt afbud" in page.decode()
    assert _kinds(house, MARIE) == [AnswerKind.DECLINED]
    assert [one.source for one in _history(house, MARIE)] == [Source.MAIL_LINK]
    altered = link.partition("?")[0][:-2] + "xx"
    assert house.get(altered)[0] == 404


def answer_on_behalf(house: House) -> None:
    """The history says who answered for whom."""
    house.says(KAREN, "hvem mangler at svare d. 18. maj?")
    house.taps(KAREN, "Svar på vegne af en anden")
    person = str(house.person("Per Daugbjerg").id)
    told = house.taps(KAREN, "Registrér svaret", person=person, answer="declined")
    assert told[1] == "# Svaret er registreret"
    (seen_,) = _history(house, "Per Daugbjerg")
    assert (seen_.source, seen_.by) == (Source.SECRETARIAT, house.person(KAREN).id)


def the_third_of_a_municipality(house: House) -> None:
    """Refused with the clause, waits, asks a colleague, and is given the seat."""
    for name in (THOMAS, LINE):
        house.card_about(name, "Møde den 18. maj 2027")
        assert house.taps(name, "Jeg deltager")[1] == "# Du er tilmeldt"
    house.card_about(SOFIE, "Møde den 18. maj 2027")
    told = house.taps(SOFIE, "Jeg deltager")
    assert told[1] == "# Begge pladser er taget"
    assert "»I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.«" in told
    refused = house.cards[house.seat(SOFIE).user]
    assert house.taps(SOFIE, "Skriv mig på venteliste")[1] == "# Du står på ventelisten"
    assert house.taps(SOFIE, "Spørg Line om pladsen", refused)[1] == f"# {LINE} er spurgt"
    house.drain()
    house.card_about(LINE, "En kollega spørger om din plads")
    assert house.taps(LINE, "Giv pladsen videre")[1] == f"# {SOFIE} har fået din plads"
    house.drain()
    house.card_about(SOFIE, "Der er en plads til dig")
    assert (_kinds(house, SOFIE), _kinds(house, LINE)) == ([AnswerKind.ONLINE], [AnswerKind.DECLINED])


def propose_in_a_window(house: House) -> None:
    """task/fetch gives the form; what is wrong is told at its field and everything typed is kept."""
    form = house.opens(METTE, {"verb": "item.form", "meeting": MAY})
    assert form[0] == "<Foreslå et punkt til dagsordenen>"
    wrong = house.taps(METTE, "Send forslag", title=ITEM, ask="", background=BACKGROUND)
    assert "Vælg, hvad gruppen skal gøre." in wrong
    assert {f"Overskrift [{ITEM}]", f"Baggrund [{BACKGROUND}]"} <= set(wrong)
    assert house.taps(METTE, "Send forslag", ask="discuss")[1] == "# Dit forslag er modtaget"
    assert _items(house, METTE) == [(ITEM, BACKGROUND, ItemState.SUBMITTED)]


def ask_what_became_of_it(house: House) -> None:
    told = house.says(METTE, "hvad blev der af mit punkt om musikudannelse")
    assert any(ITEM in line for line in told)
    status = house.says(METTE, "status")
    assert any("18. maj 2027" in line for line in status)
    assert any(ITEM in line for line in status)


def something_that_is_not_understood(house: House) -> None:
    """Guesses and help; never a dead end."""
    told = house.says(METTE, STRANGE)
    assert any("jælp" in line for line in told)
    assert len(list(actions(house.cards[house.seat(METTE).user]))) >= 3


def the_same_numbers_everywhere(house: House) -> None:
    """Invited is the sum of the four: on the overview, in the workbook, the CSV and the JSON."""
    roll = _roll(house, MAY)
    people, towns = roll.count(), roll.count_municipalities()
    overview = house.says(KAREN, "hvem mangler at svare d. 18. maj?")
    assert _told(overview, "Personer") == people
    assert _told(overview, "Kommuner") == towns
    house.taps(KAREN, "Hent deltagerliste")
    card = house.cards[house.seat(KAREN).user]
    urls = [one["url"] for one, _ in actions(card) if one["type"] == "Action.OpenUrl"]
    xlsx, commas = (_file(house, url) for url in urls)
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx))
    assert _in_the_workbook(workbook) == (people, towns)
    rows = list(csv.DictReader(io.StringIO(commas.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == people.invited
    extract = house.look(lambda office: exports.extract(office, MAY))
    told = json.loads(exports.write(extract, "json"))
    counts = told["counts"]
    assert (counts["persons"], counts["municipalities"]) == (_as_told(people), _as_told(towns))


def move(house: House) -> None:
    """Everybody is asked again, is told the old answer, and an old card answers with the fresh one."""
    old = {name: house.card_about(name, "Møde den 18. maj 2027", 0) for name in (METTE, SIGNE)}
    house.says(KAREN, "flyt mødet d. 18. maj")
    told = house.taps(KAREN, "Flyt mødet", day="2027-05-20", reason=REASON)
    assert told[1].startswith("# Mødet er flyttet")
    house.drain()
    for name in (METTE, SIGNE):
        house.card_about(name, "Ny tid: Torsdag den 20. maj 2027 kl. 9.30-11.30")
        assert _kinds(house, name) == []
    fresh = house.taps(METTE, "Jeg deltager", old[METTE])
    assert (
        "Dit tryk er ikke registreret. Mødet er flyttet, siden kortet blev sendt – svar på den nye tid her."
        in fresh
    )
    assert any(line.startswith("Dit tidligere svar var Deltager.") for line in fresh)
    assert _kinds(house, METTE) == []
    assert house.taps(METTE, "Jeg deltager")[1] == "# Du er tilmeldt"


def cancel(house: House, post: SmtpServer) -> None:
    """Who was called to June is told why, and the calendar entry goes."""
    before = house.card_about(METTE, "Møde den 15. juni 2027", 0)
    house.says(KAREN, "aflys mødet d. 15. juni")
    assert house.taps(KAREN, "Ja, aflys mødet", reason=WHY_CANCELLED)[1].startswith("# Mødet er aflyst")
    house.drain()
    house.card_about(METTE, WHY_CANCELLED)
    assert house.taps(METTE, "Jeg deltager", before)[1] == "# Mødet er aflyst"
    cancelled = [one.recipients[0] for one in _mails(post, "15. juni 2027") if _method(one) == "CANCEL"]
    assert len(cancelled) == len(set(cancelled)) == 40


def propose_too_late(house: House) -> None:
    """Refused with the deadline and the offer; then it stands on the late list."""
    meeting = _meeting(house, MAY)
    house.opens(METTE, {"verb": "item.form", "meeting": MAY})
    house.watch.shows = meeting.deadlines.items
    house.watch.move(hours=1)
    told = house.taps(METTE, "Send forslag", title=LATE_ITEM, ask="discuss", background=BACKGROUND)
    assert "# Fristen for punkter er passeret" in told
    assert f"Overskrift [{LATE_ITEM}]" in told
    assert len(_items(house, METTE)) == 1
    sent = house.taps(METTE, "Send til sekretariatet alligevel")
    assert "Punkt: " + LATE_ITEM in sent, sent
    assert (LATE_ITEM, BACKGROUND, ItemState.LATE) in _items(house, METTE)


def play(house: House, post: SmtpServer) -> None:
    """The whole journey, in its order."""
    settle_in(house)
    convene(house)
    cards_and_invitations_arrive(house, post)
    attend_in_one_tap(house)
    attend_in_one_tap_of_an_older_client(house)
    decline_with_a_known_substitute_in_two_taps(house)
    decline_in_free_text(house)
    answer_by_the_link_of_the_mail(house, post)
    answer_on_behalf(house)
    the_third_of_a_municipality(house)
    propose_in_a_window(house)
    ask_what_became_of_it(house)
    something_that_is_not_understood(house)
    the_same_numbers_everywhere(house)
    move(house)
    cancel(house, post)
    propose_too_late(house)


# Looking


def _meeting(house: House, id: MeetingId) -> Meeting:
    return house.look(lambda office: office.records.meeting(id))


def _roll(house: House, id: MeetingId = MAY) -> Roll:
    return house.look(lambda office: office.roll_call(id))


def _line(house: House, name: str) -> Any:
    line = _roll(house).line(house.person(name).id)
    assert line is not None
    return line


def _kinds(house: House, name: str) -> list[AnswerKind]:
    return [one.kind for one in _line(house, name).answers]


def _history(house: House, name: str) -> list[Any]:
    found = house.look(lambda office: office.records.history(MAY))
    return [one for one in found if one.person.name == name]


def _items(house: House, name: str) -> list[tuple[str, str, ItemState]]:
    mine = house.look(lambda office: office.items_of(house.person(name).id))
    return [(one.item.title, one.item.background, one.item.state) for one in mine if one.item.meeting == MAY]


def _button(house: House, begins: str) -> str:
    card = house.cards[house.seat(KAREN).user]
    return next(title for one, _ in actions(card) if (title := seen(one["title"])).startswith(begins))


def _mails(post: SmtpServer, about: str) -> list[Received]:
    return [one for one in list(post.received) if about in seen(str(one.message["Subject"]))]


def _method(mail: Received) -> str | None:
    part = next((one for one in mail.message.walk() if one.get_content_type() == "text/calendar"), None)
    return str(part.get_param("method")) if part else None


def _links(house: House, post: SmtpServer, name: str) -> list[str]:
    """The answer links of the mail about the meeting in May."""
    mine = [one for one in _mails(post, "18. maj 2027") if one.recipients == (house.person(name).email,)]
    text = mine[0].message.get_body(("plain",)).get_content()
    return re.findall(rf"{re.escape(PUBLIC_URL)}/svar/[^\s<>]+", text)


def _file(house: House, url: str) -> bytes:
    assert url.startswith(PUBLIC_URL)
    status, content = house.get(url)
    assert status == 200
    return content


# Numbers


def _told(lines: list[str], label: str) -> Count:
    line = next(one for one in lines if one.startswith(f"{label}: "))
    numbers = [int(one) for one in re.findall(r"\d+", line)]
    count = Count(*numbers[:3], *reversed(numbers[3:-1]))  # of "måske" it is told only where there is any
    assert numbers[-1] == count.invited, line
    return count


def _as_told(count: Count) -> dict[str, int]:
    return {
        "invited": count.invited,
        "attending": count.attending,
        "substituted": count.substituted,
        "declined": count.declined,
        "pending": count.pending,
        "tentative": count.tentative,
    }


def _in_the_workbook(workbook: Any) -> tuple[Count, Count]:
    rows = {row[0]: row[2:8] for row in workbook["Opgørelse"].iter_rows(values_only=True) if len(row) > 7}
    people, towns = (Count(*rows[label][1:]) for label in ("Personer", "Kommuner"))
    assert [rows[label][0] for label in ("Personer", "Kommuner")] == [people.invited, towns.invited]
    return people, towns
