"""One's meetings in one's own calendar: the link is made by a tap, shown once, made anew and ended."""

import pytest

from dialogs.gallery.links import Links
from dialogs.heard import NewFeed, Show, Tapped
from tests.dialogs.stage import Chat

METTE, CONNIE = "Mette Kjærgaard", "Connie Esmann"
ADDRESS = "https://moeder.example.dk/kalender/Zp3v0qkR5n.ics"


def since(chat: Chat, name: str) -> object:
    person = chat.person(name).id
    return chat.office(lambda office: office.calendar_since(person))


@pytest.mark.parametrize(
    "said", ["kalenderlink", "abonner", "Hvordan får jeg møderne ind i min Outlook kalender?"]
)
def test_asking_makes_nothing_yet(chat: Chat, said: str):
    chat.convene()
    assert chat.says(METTE, said) == [
        "Styrmand",
        "# Dine møder i din egen kalender",
        "Med et kalenderlink henter din kalender selv alle møder i dine grupper, med dit svar og med det, der er aflyst. "
        "Indkaldelserne i din mail kommer stadig, så møder, du har sagt ja til dér, står to steder, "
        "hvis begge kalendere er slået til.",
        "Linket er kun til dig: Alle, der har det, kan se dine møder og dine svar.",
        "(Lav mit kalenderlink) (Hent mødeplanen)",
    ]
    assert since(chat, METTE) is None


def test_the_link_is_made_and_shown_once(chat: Chat):
    chat.says(METTE, "kalenderlink")
    told = chat.taps(METTE, "Lav mit kalenderlink")
    assert told[:3] == ["Styrmand", "# Dit kalenderlink", f"Kopiér hele adressen [{ADDRESS}]"]
    assert since(chat, METTE) is not None
    again = chat.says(METTE, "kalenderlink")
    assert ADDRESS not in "".join(again)
    assert again[4:] == [
        "Du har et kalenderlink fra mandag den 18. januar kl. 10.14.",
        "Linket kan ikke vises igen. Laver du et nyt, virker det gamle ikke længere.",
        "(Lav et nyt link) (Stop abonnementet) (Hent mødeplanen)",
    ]


def test_a_new_one_takes_the_old_ones_place_and_stopping_leaves_none(chat: Chat, monkeypatch):
    digests = iter("ab")
    monkeypatch.setattr(Links, "new_feed", lambda _: NewFeed(ADDRESS, next(digests) * 64))

    def owners() -> list[object]:
        return chat.office(lambda office: [office.records.feed_owner(one * 64) for one in "ab"])

    me = chat.person(METTE).id
    chat.says(METTE, "kalenderlink")
    chat.taps(METTE, "Lav mit kalenderlink")
    assert owners() == [me, None]
    chat.says(METTE, "kalenderlink")
    chat.taps(METTE, "Lav et nyt link")
    assert owners() == [None, me]
    chat.says(METTE, "kalenderlink")
    assert chat.taps(METTE, "Stop abonnementet")[1] == "# Abonnementet er stoppet"
    assert owners() == [None, None]
    acts = chat.office(lambda office: [one.act for one in office.records.audit_of(f"person-{me}")])
    assert acts == ["calendar.open", "calendar.open", "calendar.close"]


def test_the_address_is_sent_nowhere_by_a_tap(chat: Chat):
    """No button of the card takes its field along."""
    chat.says(METTE, "kalenderlink")
    reply = chat.reply(METTE, Tapped("calendar.make", {}))
    assert isinstance(reply, Show)
    assert {one["associatedInputs"] for one in reply.card["actions"]} == {"none"}
    assert ADDRESS not in reply.summary + str(reply.card["speak"])


def test_the_year_plan_is_a_file_of_each_committee(chat: Chat):
    told = chat.says(METTE, "hent mødeplan")
    assert told[:2] == ["Styregruppen for Europæisk Kulturregion", "# Mødeplanen er klar"]
    reply = chat.reply(METTE, Tapped("calendar.plan", {}))
    assert isinstance(reply, Show)
    me = chat.person(METTE).id
    assert [one.get("url") for one in reply.card["actions"]] == [
        f"https://moeder.example.dk/moedeplan/ekr-styregruppe-{me}",
        None,
    ]
