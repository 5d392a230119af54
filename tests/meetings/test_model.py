"""A day of a meeting around the clock changes, a seat for a period, and what the nouns say of themselves."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.model import (
    COPENHAGEN,
    Account,
    Membership,
    Person,
    PersonId,
    Road,
    Role,
    Session,
    Verb,
)
from tests.parts.rolls import TUESDAY, WEDNESDAY, meeting, municipality

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
DAY = timedelta(days=1)


def starts(day: date, at: time) -> datetime:
    return Session(1, day, at, time(23, 59)).starts_at


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        (SPRING - DAY, time(9), utc(SPRING - DAY, 8)),
        (SPRING, time(1, 59), utc(SPRING, 0, 59)),
        (SPRING, time(3), utc(SPRING, 1)),
        (SPRING, time(9), utc(SPRING, 7)),
        (AUTUMN - DAY, time(9), utc(AUTUMN - DAY, 7)),
        (AUTUMN, time(1, 59), utc(AUTUMN - DAY, 23, 59)),
        (AUTUMN, time(3), utc(AUTUMN, 2)),
        (AUTUMN, time(9), utc(AUTUMN, 8)),
    ],
)
def test_a_meeting_begins_by_the_clock_on_the_wall_in_copenhagen(day, at, instant):
    begins = starts(day, at)
    assert (begins, begins.tzinfo) == (instant, UTC)


@pytest.mark.parametrize("minute", [0, 1, 30, 59])
def test_an_hour_that_the_clock_skips_is_as_long_after_the_gap_begins_in_summer_time(minute):
    begins = starts(SPRING, time(2, minute))
    assert begins == utc(SPRING, 1, minute)
    assert begins.astimezone(COPENHAGEN).time() == time(3, minute)


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_of_an_hour_that_comes_twice_the_first_is_meant(minute):
    begins = starts(AUTUMN, time(2, minute))
    assert begins == utc(AUTUMN, 0, minute)
    assert begins.astimezone(COPENHAGEN).utcoffset() == timedelta(hours=2)


def test_a_session_over_a_clock_change_is_an_hour_shorter_or_longer():
    def lasts(day: date) -> timedelta:
        session = Session(1, day, time(1), time(4))
        return session.ends_at - session.starts_at

    assert [lasts(SPRING), lasts(AUTUMN), lasts(AUTUMN + DAY)] == [
        timedelta(hours=2),
        timedelta(hours=4),
        timedelta(hours=3),
    ]


@given(st.dates(date(1997, 1, 1), date(2090, 12, 31)), st.times(), st.times())
def test_every_hour_reads_the_same_on_the_wall_unless_the_clock_skips_it(day, start, end):
    session = Session(1, day, start, end)
    for at, instant in ((start, session.starts_at), (end, session.ends_at)):
        wall = instant.astimezone(COPENHAGEN)
        skipped = day.month == 3 and day.weekday() == 6 and day.day > 24 and at.hour == 2
        expected = at.replace(hour=3) if skipped else at
        assert (wall.date(), wall.time(), instant.utcoffset()) == (day, expected, timedelta(0))


def test_a_meeting_lasts_from_the_first_days_start_to_the_last_days_end():
    seminar = meeting(TUESDAY, WEDNESDAY)
    assert (seminar.starts_at, seminar.ends_at, seminar.days) == (
        utc(TUESDAY.day, 8, 30),
        utc(WEDNESDAY.day, 14),
        (1, 2),
    )


# A seat for a period

LISBETH = Person(
    PersonId(1), "Lisbeth Gormsen", "lisbeth@holstebro.example.dk", "", municipality("Holstebro")
)


def test_a_membership_holds_from_the_first_day_to_the_last_both_included():
    first, last = date(2021, 1, 1), date(2024, 12, 31)
    chair = Membership(LISBETH, Role.CHAIR, first, last)
    days = (first - DAY, first, last, last + DAY)
    assert [chair.holds(day) for day in days] == [False, True, True, False]


def test_a_membership_without_a_last_day_lasts():
    member = Membership(LISBETH, Role.MEMBER, date(2021, 1, 1))
    assert [member.holds(day) for day in (date(2020, 12, 31), date(2021, 1, 1), date(2090, 1, 1))] == [
        False,
        True,
        True,
    ]


def test_a_membership_of_one_day_holds_that_day():
    assert Membership(LISBETH, Role.MEMBER, SPRING, SPRING).holds(SPRING)


# What else they say of themselves


def test_a_recommendation_is_marked_by_its_verb():
    assert {verb: verb.mark for verb in Verb} == {
        Verb.APPROVE: "B",
        Verb.DECIDE: "B",
        Verb.APPOINT: "B",
        Verb.DISCUSS: "D",
        Verb.CONSIDER: "D",
        Verb.TAKE_NOTE: "O",
        Verb.REPORT: "O",
    }


def test_a_road_is_open_while_the_bot_is_installed_nobody_closed_it_and_there_is_a_conversation():
    road = Road(
        Account("tenant", "object"), PersonId(1), "29:1", "28:1", "a:1", "https://smba.example.com/emea/"
    )
    others = [
        replace(road, conversation=""),
        replace(road, installed=False),
        replace(road, closed="BotNotInConversationRoster"),
    ]
    assert [one.is_open for one in (road, *others)] == [True, False, False, False]
