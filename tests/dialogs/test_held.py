"""The secretariat decides in the chat on what may have been sent before the books were put back."""

from datetime import date, time

from meetings.model import Session
from meetings.notices import NoticeState
from tests.dialogs.stage import MARCH, NOW, SECRETARY, Chat
from tests.dialogs.test_attendance import METTE
from tests.dialogs.test_secretariat import CONNIE, OVER

APRIL = (Session(1, date(2027, 4, 6), time(9, 30), time(11, 30)),)


def states(chat: Chat) -> dict[NoticeState, int]:
    found: dict[NoticeState, int] = {}
    for one in chat.office(lambda office: office.records.notices_of(MARCH)):
        found[one.state] = found.get(one.state, 0) + 1
    return found


def restored(chat: Chat) -> int:
    chat.convene()
    held: int = chat.office(lambda office: office.hold(NOW, SECRETARY)).notices
    return held


def test_where_nothing_is_held_that_is_said(chat: Chat):
    assert chat.says(CONNIE, "tilbageholdte beskeder") == [
        "Sekretariatet",
        "# Ingen beskeder holdes tilbage",
        "Der holdes ingen beskeder tilbage. Du skal ikke gøre noget.",
        "(Se overblikket)",
    ]


def test_everyone_concerned_is_named_and_a_tap_ends_it(chat: Chat):
    held = restored(chat)
    told = chat.says(CONNIE, "Hvilke beskeder holdes tilbage?")
    assert told[:5] == [
        OVER,
        f"# {held} beskeder holdes tilbage",
        "Møde: Møde den 2. marts 2027",
        "De kan være sendt, før databasen blev sat tilbage. Er du i tvivl, så spørg en af dem. "
        "Det, du sender nu, kan nogen få to gange.",
        "Indkaldelsen",
    ]
    assert METTE in told[5]
    assert told[-1] == "(De er allerede sendt) (Send dem nu) (Se overblikket)"
    done = chat.taps(CONNIE, "De er allerede sendt")
    assert done[1:3] == ["# Ingen beskeder holdes tilbage", f"{held} beskeder er noteret som sendt."]
    assert states(chat)[NoticeState.SETTLED] == held


def test_one_is_chosen_and_the_others_stay(chat: Chat):
    held = restored(chat)
    chat.says(CONNIE, "tilbageholdte beskeder")
    one = chat.office(lambda office: office.records.held(MARCH))[0]
    told = chat.taps(CONNIE, "Send dem nu", which=str(one.id))
    assert told[1:3] == [f"# {held - 1} beskeder holdes tilbage", "Beskeden sendes nu."]
    assert chat.office(lambda office: office.records.notice(one.id)).state is NoticeState.RETRY


def test_of_several_meetings_each_has_its_button(chat: Chat):
    chat.convene()
    chat.convene(APRIL)
    chat.office(lambda office: office.hold(NOW, SECRETARY))
    told = chat.says(CONNIE, "tilbageholdte beskeder")
    assert told[-1] == "(Møde den 2. marts 2027) (Møde den 6. april 2027) (Se overblikket)"
    assert chat.taps(CONNIE, "Møde den 6. april 2027")[2] == "Møde: Møde den 6. april 2027"


def test_a_member_is_told_whose_business_it_is(chat: Chat):
    restored(chat)
    assert chat.says(METTE, "tilbageholdte beskeder")[1] == "# Det klarer sekretariatet"
