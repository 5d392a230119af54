"""Workdays and open hours in Copenhagen, through the nights when the clock is changed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days_off import closed
from meetings.model import COPENHAGEN
from meetings.workdays import (
    comes_twice,
    is_workday,
    local,
    local_day,
    next_open,
    whole_day,
    workdays_before,
)

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


def never(_: date) -> bool:
    return False


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        (date(2027, 3, 2), 1, date(2027, 3, 1)),
        (date(2027, 3, 2), 2, date(2027, 2, 26)),
        (date(2027, 3, 2), 0, date(2027, 3, 2)),
        (date(2027, 2, 28), 0, date(2027, 2, 26)),
        (date(2027, 3, 31), 2, date(2027, 3, 24)),  # Easter: Thursday to Monday are closed
        (date(2027, 1, 4), 1, date(2026, 12, 30)),  # New Year's Eve is closed too
        (
            date(2024, 4, 29),
            1,
            date(2024, 4, 26),
        ),  # the last year's store bededag would have been that Friday
    ],
)
def test_workdays_are_counted_backwards(day, count, before):
    assert workdays_before(day, count, closed) == before


def test_store_bededag_is_a_workday_since_2024():
    assert (is_workday(date(2023, 5, 5), closed), is_workday(date(2024, 4, 26), closed)) == (False, True)


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        (date(2027, 1, 12), time(9, 0), "2027-01-12T08:00Z"),
        (date(2027, 7, 12), time(9, 0), "2027-07-12T07:00Z"),
        (
            date(2027, 3, 28),
            time(2, 30),
            "2027-03-28T01:30Z",
        ),  # the hour that is left out: an hour later by the clock
        (date(2027, 3, 28), time(3, 0), "2027-03-28T01:00Z"),
        (date(2027, 10, 31), time(2, 30), "2027-10-31T00:30Z"),  # the hour that comes twice: the first
    ],
)
def test_a_wall_clock_time_becomes_an_instant(day, at, instant):
    assert f"{local(day, at):%Y-%m-%dT%H:%MZ}" == instant


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2027-03-02T09:30", "2027-03-02T09:30"),
        ("2027-03-02T07:59", "2027-03-02T08:00"),
        ("2027-03-02T15:59", "2027-03-02T15:59"),
        ("2027-03-02T16:00", "2027-03-03T08:00"),
        ("2027-03-05T16:00", "2027-03-08T08:00"),
        ("2027-03-24T23:00", "2027-03-30T08:00"),
        ("2026-12-23T17:00", "2026-12-28T08:00"),
        ("2027-03-27T12:00", "2027-03-30T08:00"),  # over Easter, and from winter time into summer time
        ("2027-10-30T12:00", "2027-11-01T08:00"),
    ],
)
def test_the_next_open_moment(at, opens):
    asked = datetime.fromisoformat(at).replace(tzinfo=COPENHAGEN)
    assert next_open(asked, closed).astimezone(COPENHAGEN) == datetime.fromisoformat(opens).replace(
        tzinfo=COPENHAGEN
    )


@given(MOMENTS)
def test_an_open_moment_is_open_and_never_earlier(at):
    opens = next_open(at, closed)
    wall = opens.astimezone(COPENHAGEN)
    assert opens >= at
    assert is_workday(wall.date(), closed)
    assert time(8) <= wall.time() < time(16)


@given(MOMENTS)
def test_asking_again_at_the_open_moment_changes_nothing(at):
    opens = next_open(at, closed)
    assert next_open(opens, closed) == opens


@given(MOMENTS)
def test_no_open_hour_is_passed_over(at):
    opens = next_open(at, closed)
    hours = (at + timedelta(hours=step) for step in range(1, int((opens - at) / timedelta(hours=1)) + 1))
    assert all(next_open(hour, closed) == opens for hour in hours)


@given(DAYS, st.integers(1, 30))
def test_so_many_workdays_lie_between(day, count):
    first = workdays_before(day, count, closed)
    between = [first + timedelta(days=step) for step in range((day - first).days)]
    assert sum(is_workday(one, closed) for one in between) == count


@given(DAYS)
def test_a_local_day_begins_at_midnight_in_copenhagen(day):
    assert local_day(local(day, time.min)) == day
    assert local_day(local(day, time.min) - timedelta(seconds=1)) == day - timedelta(days=1)


def test_without_holidays_only_weekends_are_off():
    assert [is_workday(date(2027, 3, 5) + timedelta(days=n), never) for n in range(4)] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("day", "at", "twice"),
    [
        (date(2027, 10, 31), time(1, 59), False),
        (date(2027, 10, 31), time(2, 0), True),
        (date(2027, 10, 31), time(2, 59), True),
        (date(2027, 10, 31), time(3, 0), False),
        (date(2027, 3, 28), time(2, 30), False),  # does not come at all, and counts as 3.30
    ],
)
def test_only_octobers_hour_comes_twice(day, at, twice):
    assert comes_twice(local(day, at)) is twice


@given(MOMENTS)
def test_a_moment_lies_in_its_whole_day(at):
    since, until = whole_day(at)
    assert since <= at < until
    assert {local_day(since), local_day(until - timedelta(microseconds=1))} == {local_day(at)}
