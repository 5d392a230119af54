"""Who was in the room: several comings and goings a day, and which items each was there for."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from meetings.model import AgendaItem, ItemId, ItemState, Meeting, MeetingId, PersonId, Session
from meetings.paper import Attendance, Course, Presence, Stay
from meetings.presence import came, in_order, left, runs, spans, there_for, was_there
from tests.parts.council import meeting

TEN = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)
PERSON = PersonId(7)


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def present(*stays: Stay, session: int = 1) -> Presence:
    return Presence(PERSON, session, Attendance.PRESENT, stays)


def item(id: int, number: str = "") -> AgendaItem:
    return AgendaItem(ItemId(id), MeetingId("m"), f"Punkt {id}", ItemState.ACCEPTED, number or str(id))


def course(id: int, began: float, ended: float | None) -> Course:
    return Course(ItemId(id), after(began), None if ended is None else after(ended))


FIVE = [item(n) for n in range(1, 6)]
WALK = {ItemId(n): course(n, 10 * (n - 1), 10 * n) for n in range(1, 6)}


def day() -> Meeting:
    return meeting(sessions=(Session(1, date(2027, 3, 2), time(10, 0), time(12, 0)),))


# Coming and going


def test_somebody_goes_out_and_comes_in_again_as_often_as_he_does() -> None:
    first = left(present(), after(30))
    second = came(present(*first), after(40))
    third = left(present(*second), after(70))
    assert third == (Stay(None, after(30)), Stay(after(40), after(70)))
    assert came(present(*third), after(80))[-1] == Stay(after(80))


def test_said_again_it_is_put_right() -> None:
    assert came(present(Stay(after(5))), after(8)) == (Stay(after(8)),)
    assert left(present(Stay(None, after(30))), after(31)) == (Stay(None, after(31)),)
    assert came(None, after(5)) == came(Presence(PERSON, 1, Attendance.ABSENT), after(5)) == (Stay(after(5)),)
    assert left(None, after(5)) == (Stay(None, after(5)),)


@pytest.mark.parametrize(
    ("stays", "fits"),
    [
        ((), True),
        ((Stay(),), True),
        ((Stay(None, after(1)), Stay(after(2))), True),
        ((Stay(after(2), after(1)),), False),
        ((Stay(after(1), after(1)),), False),
        ((Stay(None, after(3)), Stay(after(2))), False),
        ((Stay(None, after(1)), Stay(None)), False),
        ((Stay(), Stay(after(2))), False),
    ],
)
def test_nobody_leaves_before_he_came_or_is_in_twice(stays: tuple[Stay, ...], fits: bool) -> None:
    assert in_order(stays) is fits


def test_in_the_room_is_every_stay_and_no_time_between() -> None:
    one = present(Stay(None, after(30)), Stay(after(40)))
    assert [one.at(after(n)) for n in (0, 29, 30, 39, 40, 500)] == [True, True, False, False, True, True]


# Items


def test_who_is_out_for_one_item_took_part_in_the_others() -> None:
    """The minutes on the clock are whole: out a moment after item 4 was called, back a moment before item 5."""
    one = present(Stay(None, after(30.6)), Stay(after(39.8)))
    there = there_for(day(), spans(day(), FIVE, WALK, after(60)), [one])
    assert runs(FIVE, there) == (("1", "3"), ("5", "5"))


def test_an_item_nobody_took_up_lies_between_its_neighbours() -> None:
    walk = {ItemId(2): course(2, 10, 20), ItemId(4): course(4, 30, 40)}
    assert spans(day(), FIVE, walk, after(60)) == {
        1: (after(0), after(10)),
        2: (after(10), after(20)),
        3: (after(20), after(30)),
        4: (after(30), after(40)),
        5: (after(40), after(60)),
    }
    assert spans(day(), FIVE, {}, after(60)) == {}


def test_an_item_that_runs_lasts_until_now() -> None:
    walk = {ItemId(1): course(1, 0, None)}
    assert spans(day(), FIVE[:1], walk, after(12)) == {1: (after(0), after(12))}
    assert was_there(present(Stay(after(12))), (after(12), after(12)))


def test_each_day_of_a_seminar_counts_by_itself() -> None:
    days = tuple(Session(n, date(2027, 3, 1 + n), time(10, 0), time(12, 0)) for n in (1, 2))
    seminar = meeting(sessions=days)
    walk = {ItemId(1): course(1, 0, 10), ItemId(2): course(2, 24 * 60, 24 * 60 + 10)}
    found = spans(seminar, FIVE[:2], walk, after(24 * 60 + 60))
    assert there_for(seminar, found, [present()]) == (1,)
    assert there_for(seminar, found, [present(), present(session=2)]) == (1, 2)


def test_numbers_in_a_row_are_said_as_first_and_last() -> None:
    items = [item(1), item(2), item(3, "2.1"), item(4, "2.2"), item(5, "3")]
    assert runs(items, [1, 3, 4, 5]) == (("1", "1"), ("2.1", "3"))
    assert runs(items, []) == ()
