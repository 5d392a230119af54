"""A meeting that is not held: its items are not lost, and nobody has to carry them on by hand."""

from datetime import timedelta

from meetings.model import Draft, ItemState, Later, MeetingId
from meetings.paper import Outcome
from tests.office.agenda_house import (
    ANN,
    APRIL,
    BO,
    EVA,
    OCTOBER,
    accepted,
    begin,
    found,
    item,
    named,
    propose,
    titles,
)
from tests.parts.council import COMMITTEE
from tests.parts.room import Room

WHY = "Udsat, fordi mødet den 2.\u00a0marts\u00a02027 blev aflyst."


def cancel(room: Room, id: MeetingId) -> None:
    room.do(lambda office: office.cancel(id, "For mange afbud", room.secretary))


def test_the_items_go_on_to_the_next_meeting_with_their_lineage(room: Room) -> None:
    found(room)
    march, april = room.convened(), room.convened(APRIL)
    mine = accepted(room, march)
    cancel(room, march)
    moved = named(room, april, "Budget 2028")
    assert (moved.id, moved.number, moved.deferrals, moved.note, moved.since_last) == (
        mine.id,
        "4",
        1,
        WHY,
        WHY,
    )
    assert room.told(march, ANN)[-1] == ("item_settled", "teams")
    assert room.audit(march)[-2:] == ["meeting.cancel", "item.defer"]
    before = (room.seen(march), room.seen(april))
    cancel(room, march)
    assert (room.seen(march), room.seen(april)) == before


def test_a_meeting_cancelled_twice_in_a_row_puts_an_item_off_twice(room: Room) -> None:
    found(room)
    march, april, october = room.convened(), room.convened(APRIL), room.convened(OCTOBER)
    accepted(room, march)
    cancel(room, march)
    cancel(room, april)
    assert named(room, october, "Budget 2028").deferrals == 2


def test_without_a_next_meeting_they_wait_until_there_is_one(room: Room) -> None:
    found(room)
    march = room.convened()
    mine, proposal = accepted(room, march), propose(room, march, Draft("Kulturforum"), BO)
    cancel(room, march)
    assert [item(room, one.id).state for one in (mine, proposal)] == [ItemState.DEFERRED] * 2
    april = room.convened(APRIL)
    assert titles(room, april)[3:5] == ["4 Budget 2028", "5 Kulturforum"]


def test_proposals_nobody_has_answered_are_proposals_for_the_next_meeting(room: Room) -> None:
    found(room)
    march, april = room.convened(), room.convened(APRIL)
    one, back = propose(room, march), propose(room, march, Draft("Kulturforum", background="Hvor?"), BO)
    room.do(lambda office: office.return_item(back.id, "Skriv et beløb.", room.secretary))
    cancel(room, march)
    assert [one.id for one in room.do(lambda office: office.proposals_for(april))] == [one.id]
    assert item(room, one.id).state is ItemState.SUBMITTED
    kept = item(room, back.id)
    assert (kept.meeting, kept.state, kept.note) == (april, ItemState.RETURNED, "Skriv et beløb.")


def test_a_decision_of_the_chair_is_told_at_the_meeting_that_is_held(room: Room) -> None:
    found(room)
    march, april = room.convened(), room.convened(APRIL)
    room.do(lambda office: office.chair_decides(COMMITTEE.id, "Støtte", "Ja tak.", room.by(EVA)))
    cancel(room, march)
    orientation = named(room, april, "Orientering om formandens beslutning: Støtte")
    [decision] = room.books.read_now(lambda records: records.chair_decisions(COMMITTEE.id))
    assert decision.told == orientation.id


def test_what_was_to_come_back_at_the_cancelled_meeting_comes_at_the_next(room: Room) -> None:
    found(room)
    march, april, october = room.convened(), room.convened(APRIL), room.convened(OCTOBER)
    accepted(room, march)
    mine = named(room, march, "Budget 2028")
    room.do(lambda office: office.defer_item(mine.id, Later(april), "", room.secretary))
    assert "4 Budget 2028" in titles(room, april)
    cancel(room, april)
    assert "4 Budget 2028" in titles(room, october)


# Minutes that were approved before the next meeting


def test_minutes_that_are_approved_already_are_an_orientation_and_ask_for_nothing(room: Room) -> None:
    found(room)
    march, april = room.convened(), room.convened(APRIL)
    accepted(room, march)
    begin(room, march)
    one = named(room, march, "Budget 2028")
    room.do(lambda office: office.decide(one.id, Outcome.FOLLOWED, room.secretary))
    room.do(lambda office: office.close_meeting(march, room.secretary))
    room.now += timedelta(days=3)
    room.do(lambda office: office.send_minutes(march, room.secretary))
    assert [one.text for one in named(room, april, "Godkendelse af referat").recommendations] == [
        "godkender referatet"
    ]
    room.now += timedelta(days=2)
    room.do(lambda office: office.approve_minutes(march, room.by(EVA)))
    told = named(room, april, "Godkendelse af referat")
    assert (told.background, told.recommendations) == (
        "Der blev holdt møde den 2.\u00a0marts\u00a02027. Referatet blev sendt ud den 5.\u00a0marts\u00a02027 "
        "og er godkendt den 7.\u00a0marts\u00a02027.",
        (),
    )
    begin(room, april)
    missing = room.attempt(lambda office: office.close_meeting(april, room.secretary))
    assert [one.title for one in missing.items] == ["Siden sidst"]
