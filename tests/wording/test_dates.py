"""Dates, times and lists as a Dane and an Englishman would write them."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.model import COPENHAGEN, Language, Session
from wording import dates
from wording.dates import NB

DA, EN = Language.DA, Language.EN
DAY = date(2021, 3, 2)
UNHURRIED = settings(deadline=None)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
LANGUAGES = st.sampled_from(Language)


def spaced(text: str) -> str:
    """With ordinary blanks, so that a sentence can be read."""
    return text.replace(NB, " ")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (dates.weekday(DAY), "tirsdag"),
        (dates.weekday(DAY, EN), "Tuesday"),
        (dates.month(3), "marts"),
        (dates.month(12, EN), "December"),
        (dates.day_month(DAY), "2. marts"),
        (dates.day_month(DAY, EN), "2 March"),
        (dates.short_date(DAY), "2. marts 2021"),
        (dates.short_date(DAY, EN), "2 March 2021"),
        (dates.long_date(DAY), "tirsdag den 2. marts 2021"),
        (dates.long_date(DAY, EN), "Tuesday 2 March 2021"),
        (dates.weekday_date(DAY), "tirsdag den 2. marts"),
        (dates.weekday_date(DAY, EN), "Tuesday 2 March"),
        (dates.clock(time(9, 30)), "9.30"),
        (dates.clock(time(9, 30), EN), "9:30"),
        (dates.clock(time(0, 5)), "0.05"),
        (dates.clock(time(12)), "12.00"),
        (dates.hours(time(9, 30), time(11, 30)), "kl. 9.30-11.30"),
        (dates.hours(time(9, 30), time(11, 30), EN), "9:30-11:30"),
        (dates.week(date(2027, 3, 2)), "uge 9"),
        (dates.week(date(2026, 12, 31)), "uge 53"),
        (dates.week(date(2027, 1, 3)), "uge 53"),
        (dates.week(date(2027, 1, 4), EN), "week 1"),
    ],
)
def test_it_is_written_so(written: str, expected: str):
    assert spaced(written) == expected


SESSION = Session(1, DAY, time(9, 30), time(11, 30))
SECOND = Session(2, DAY + timedelta(days=1), time(9), time(15))


def test_a_session_is_written_as_the_seeds_write_it():
    assert spaced(dates.session(SESSION)) == "tirsdag den 2. marts 2021 kl. 9.30-11.30"
    assert spaced(dates.session(SESSION, EN)) == "Tuesday 2 March 2021, 9:30-11:30"


def test_the_days_of_a_seminar_are_joined():
    assert spaced(dates.sessions([SESSION, SECOND])) == (
        "tirsdag den 2. marts 2021 kl. 9.30-11.30 og onsdag den 3. marts 2021 kl. 9.00-15.00"
    )
    assert spaced(dates.sessions([SESSION, SECOND], EN)) == (
        "Tuesday 2 March 2021, 9:30-11:30 and Wednesday 3 March 2021, 9:00-15:00"
    )


@pytest.mark.parametrize(
    ("at", "moment", "full"),
    [
        (
            datetime(2027, 2, 11, 11, 0, tzinfo=UTC),
            "torsdag den 11. februar kl. 12.00",
            "torsdag den 11. februar 2027 kl. 12.00",
        ),
        # summer time, and a day that is another one in Copenhagen
        (
            datetime(2027, 6, 30, 22, 15, tzinfo=UTC),
            "torsdag den 1. juli kl. 0.15",
            "torsdag den 1. juli 2027 kl. 0.15",
        ),
        # the hour after the clock has been put forward, and the two hours of the same name in October
        (
            datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
            "søndag den 28. marts kl. 3.00",
            "søndag den 28. marts 2027 kl. 3.00",
        ),
        (
            datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
            "søndag den 31. oktober kl. 2.30",
            "søndag den 31. oktober 2027 kl. 2.30",
        ),
        (
            datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
            "søndag den 31. oktober kl. 2.30",
            "søndag den 31. oktober 2027 kl. 2.30",
        ),
    ],
)
def test_an_instant_is_written_in_copenhagen_time(at: datetime, moment: str, full: str):
    assert (spaced(dates.moment(at)), spaced(dates.full_moment(at))) == (moment, full)


def test_an_instant_in_english():
    at = datetime(2027, 2, 11, 11, 0, tzinfo=UTC)
    assert spaced(dates.moment(at, EN)) == "Thursday 11 February at 12:00"
    assert spaced(dates.full_moment(at, EN)) == "Thursday 11 February 2027 at 12:00"


@pytest.mark.parametrize(
    ("words", "danish", "english"),
    [
        ([], "", ""),
        (["Herning"], "Herning", "Herning"),
        (["Herning", "Aarhus"], "Herning og Aarhus", "Herning and Aarhus"),
        (["Favrskov", "Herning", "Aarhus"], "Favrskov, Herning og Aarhus", "Favrskov, Herning and Aarhus"),
    ],
)
def test_a_list_is_joined_without_a_comma_before_the_last(words: list[str], danish: str, english: str):
    assert (dates.listing(iter(words)), dates.listing(words, EN)) == (danish, english)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("", ""), ("æbler og Pærer", "Æbler og Pærer"), ("tirsdag", "Tirsdag"), ("EKR mødes", "EKR mødes")],
)
def test_only_the_first_letter_becomes_a_capital(sentence: str, expected: str):
    assert dates.capital(sentence) == expected


@UNHURRIED
@given(DAYS)
def test_a_danish_date_is_the_one_of_babel(day: date):
    assert spaced(dates.long_date(day)) == format_date(day, "full", locale="da")


@UNHURRIED
@given(DAYS, LANGUAGES)
def test_no_day_can_be_drawn_as_a_list(day: date, language: Language):
    """Teams makes "8. februar" with an ordinary blank a numbered list."""
    forms = (dates.day_month, dates.short_date, dates.long_date, dates.weekday_date)
    assert [form(day, language) for form in forms if re.search(r"\d\. ", form(day, language))] == []


@UNHURRIED
@given(st.times(), st.times(), LANGUAGES)
def test_no_hour_begins_with_a_nought_and_no_time_is_broken(start: time, end: time, language: Language):
    written = dates.hours(start, end, language)
    noughts = re.findall(rf"(?:^|[-{NB}])0\d", written)
    assert (noughts, " " in written, written.startswith("kl.")) == ([], False, language is DA)


@UNHURRIED
@given(st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)), LANGUAGES)
def test_a_moment_is_its_day_and_its_clock_on_the_wall(at: datetime, language: Language):
    wall = at.astimezone(COPENHAGEN)
    joint = {DA: f" kl.{NB}", EN: f" at{NB}"}[language]
    clock = dates.clock(wall.time(), language)
    assert dates.full_moment(at, language) == f"{dates.long_date(wall.date(), language)}{joint}{clock}"
