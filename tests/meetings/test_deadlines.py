"""Deadlines in workdays before the meeting, whole and squeezed."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.days_off import closed
from meetings.deadlines import for_meeting
from meetings.model import COPENHAGEN, Deadlines, Policy, Session
from meetings.workdays import is_workday

POLICY = Policy()
MEETING = (Session(1, date(2027, 3, 2), time(9, 30), time(11, 30)),)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN).astimezone(UTC)


def test_a_meeting_called_in_good_time_has_the_policys_deadlines():
    assert for_meeting(MEETING, POLICY, closed, at("2027-01-04T10:00")) == Deadlines(
        items=at("2027-02-09T12:00"), responses=at("2027-02-11T12:00"), agenda=at("2027-02-22T12:00")
    )


def test_a_meeting_called_late_keeps_what_is_left():
    assert for_meeting(MEETING, POLICY, closed, at("2027-02-25T13:00")) == Deadlines(
        items=at("2027-02-26T12:00"), responses=at("2027-02-26T12:00"), agenda=at("2027-02-26T12:00")
    )


def test_a_meeting_called_the_day_before_has_its_start_as_every_deadline():
    start = MEETING[0].starts_at
    assert for_meeting(MEETING, POLICY, closed, at("2027-03-01T15:00")) == Deadlines(start, start, start)


def test_deadlines_keep_clear_of_christmas():
    january = (Session(1, date(2027, 1, 19), time(9, 0), time(12, 0)),)
    due = for_meeting(january, POLICY, closed, at("2026-11-02T10:00"))
    assert (due.items, due.responses) == (at("2026-12-23T12:00"), at("2026-12-29T12:00"))


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, st.integers(0, 120), st.times(time(8), time(17)))
def test_deadlines_lie_ahead_on_workdays_and_never_after_the_start(now, days, start):
    day = (now + timedelta(days=days + 1)).date()
    sessions = (Session(1, day, start, time(23, 0)),)
    due = for_meeting(sessions, POLICY, closed, now)
    for one in (due.items, due.responses, due.agenda):
        assert now < one <= sessions[0].starts_at
        local = one.astimezone(COPENHAGEN)
        assert one == sessions[0].starts_at or (is_workday(local.date(), closed) and local.time() == time(12))
    assert due.items <= due.responses <= due.agenda
