"""What is written of a meeting is corrected: answers stand, and those who come are told once."""

from datetime import timedelta
from typing import Any

import pytest

from meetings import refusals
from meetings.entries import Entry
from meetings.model import AnswerKind, Detail, Meeting, MeetingId
from meetings.notices import Channel, NoticeState
from meetings.office import Amendment
from tests.office.test_meetings_from_call_to_cancellation import LATER
from tests.parts.room import Room

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0"
PAPERS = "https://kultur.example.dk/dagsorden/2027-03-02"


def amend(room: Room, id: MeetingId, **texts: str) -> Meeting:
    room.now += timedelta(hours=1)
    return room.do(lambda office: office.amend(id, Amendment(**texts), room.secretary))


def entry(room: Room, id: MeetingId, name: str) -> Entry | None:
    return room.books.read_now(lambda records: records.entry(id, room.who(name)))


def all_sent(room: Room, id: MeetingId) -> None:
    """Everything that is due goes out, by mail and in Teams."""

    def work(records: Any) -> None:
        while claimed := records.claim(room.now, 50, "post", timedelta(minutes=3)):
            for notice in claimed:
                assert records.begin(notice, room.now)
                assert records.finish(notice, NoticeState.SENT, room.now)

    room.books.write_now(work)


def test_a_new_place_is_told_once_to_those_who_come_or_have_not_answered(room: Room) -> None:
    id = room.convened()
    room.answer(id, "Ann Aarhus", AnswerKind.ONSITE)
    room.answer(id, "Ea Skive", AnswerKind.DECLINED)
    room.answer(id, "Bo Aarhus", AnswerKind.DECLINED, substitute=room.who("Tea Vikar"))
    all_sent(room, id)
    before = room.standings(id)
    told_before = {name: room.told(id, name) for name in room.people}
    amended = amend(room, id, place="Rådhuset, lokale 398")
    assert (amended.place, amended.round, amended.amended) == ("Rådhuset, lokale 398", 1, (Detail.PLACE,))
    assert room.standings(id) == before
    news = {name: room.told(id, name)[len(told_before[name]) :] for name in room.people}
    both = [("amended", "teams"), ("amended", "mail")]
    assert {name for name, told in news.items() if told == both} == {
        *("Eva Region", "Ann Aarhus", "Cai Aarhus", "Dan Aarhus", "Fie Viborg", "Tea Vikar"),
    }
    assert {name for name, told in news.items() if not told} == {"Ea Skive", "Bo Aarhus", "Sara Sekretær"}


def test_the_ledger_keeps_its_number_and_moves_its_stamp(room: Room) -> None:
    id = room.convened()
    before = entry(room, id, "Ann Aarhus")
    amend(room, id, join_url=TEAMS)
    after = entry(room, id, "Ann Aarhus")
    assert before
    assert after
    assert (after.sequence, after.method, after.stamp - before.stamp) == (
        0,
        before.method,
        timedelta(hours=1),
    )


def test_what_is_as_it_was_is_told_to_nobody(room: Room) -> None:
    id = room.convened()
    amend(room, id, place="Rådhuset", title="Nyt navn")
    before = room.seen(id)
    again = amend(room, id, place=" Rådhuset ", title="Nyt navn")
    assert room.seen(id) == before
    assert again.revision == room.meeting(id).revision


def test_before_it_is_called_nobody_is_told_and_the_convening_says_what_holds(room: Room) -> None:
    id = room.do(lambda office: office.create(room.plan(), room.secretary)).id
    amend(room, id, agenda_url=PAPERS)
    assert (room.meeting(id).agenda_url, room.notices(id)) == (PAPERS, [])


def test_an_empty_text_takes_it_away(room: Room) -> None:
    id = room.convened()
    amend(room, id, agenda_url=PAPERS)
    assert amend(room, id, agenda_url="").agenda_url == ""


def test_a_convening_that_has_not_gone_out_goes_out_as_the_meeting_is_now(room: Room) -> None:
    """Not as news of something nobody has heard of."""
    id = room.convened()
    amend(room, id, place="Rådhuset")
    assert room.told(id, "Ann Aarhus") == [("convened", "teams"), ("convened", "mail"), ("convened", "mail")]
    mails = [
        one
        for one in room.notices(id)
        if one.new.person == room.who("Ann Aarhus") and one.new.channel is Channel.MAIL and one.new.entry
    ]
    assert mails[-1].new.entry == entry(room, id, "Ann Aarhus")
    assert mails[0].new.entry != mails[-1].new.entry  # and so is superseded when its turn comes


def test_a_move_that_has_not_been_told_is_still_told_as_a_move(room: Room) -> None:
    id = room.convened()
    all_sent(room, id)
    room.now += timedelta(hours=1)
    room.do(lambda office: office.move(id, LATER, "", room.secretary))
    amend(room, id, place="Rådhuset")
    assert room.told(id, "Fie Viborg")[-3:] == [("moved", "teams"), ("moved", "mail"), ("moved", "mail")]
    last = entry(room, id, "Fie Viborg")
    assert last
    assert (last.sequence, last.stamp) == (1, room.now)


def test_two_corrections_before_the_first_is_told_are_both_in_the_word(room: Room) -> None:
    id = room.convened()
    all_sent(room, id)
    amend(room, id, join_url=TEAMS)
    assert amend(room, id, place="Rådhuset").amended == (Detail.PLACE, Detail.JOIN_URL)
    all_sent(room, id)
    assert amend(room, id, title="Nyt navn").amended == (Detail.TITLE,)


def test_a_move_with_a_new_place_is_a_move_and_no_correction(room: Room) -> None:
    id = room.convened()
    moved = room.do(lambda office: office.move(id, LATER, "", room.secretary, place="Rådhuset"))
    assert (moved.place, moved.amended) == ("Rådhuset", ())


@pytest.mark.parametrize(
    ("texts", "field", "problem"),
    [
        ({"title": " "}, "title", "missing"),
        ({"title": "x" * 121}, "title", "too_long"),
        ({"place": "x" * 201}, "place", "too_long"),
        ({"join_url": "http://x.dk"}, "join_url", "invalid"),
        ({"agenda_url": "javascript:alert(1)"}, "agenda_url", "invalid"),
    ],
)
def test_what_cannot_stand_is_refused_and_changes_nothing(
    room: Room, texts: dict[str, str], field: str, problem: str
) -> None:
    id = room.convened()
    why = room.refuses(id, lambda office: office.amend(id, Amendment(**texts), room.secretary))
    assert isinstance(why, refusals.BadField)
    assert (why.name, why.problem) == (field, problem)


def test_only_the_secretariat_amends_and_only_what_is_still_to_come(room: Room) -> None:
    id = room.convened()
    change = Amendment(place="Rådhuset")
    why = room.refuses(id, lambda office: office.amend(id, change, room.by("Ann Aarhus")))
    assert isinstance(why, refusals.NotAllowed)
    room.do(lambda office: office.cancel(id, "", room.secretary))
    why = room.refuses(id, lambda office: office.amend(id, change, room.secretary))
    assert isinstance(why, refusals.MeetingCancelled)


def test_the_audit_log_says_what_was_corrected(room: Room) -> None:
    id = room.convened()
    amend(room, id, place="Rådhuset", join_url=TEAMS)
    lines = room.books.read_now(lambda records: records.audit_of(id))
    assert [(line.act, line.details) for line in lines][-1] == ("meeting.amend", "place join_url")
