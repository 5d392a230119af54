"""Days in a sentence: which day is meant, and that an impossible one is none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.intents import (
    AskAgenda,
    AskStatus,
    Attend,
    AttendInPart,
    Decline,
    Lexicon,
    NotUnderstood,
    Understood,
)
from dialogs.speech import understand
from meetings.model import Language
from tests.dialogs.group import APRIL, APRIL_TOO, JUNE, LEXICON, MARCH
from wording.dates import long_date, short_date, weekday_date

UNHURRIED = settings(deadline=None)
DA, EN = Language.DA, Language.EN

# LEXICON: today is Wednesday 10 February 2027; meetings on 2 March, 13 and 14 April, 3 June 2027.
WRITTEN = [
    ("d. 2. marts", MARCH),
    ("d.2.marts", MARCH),
    ("den 2. marts", MARCH),
    ("2. marts", MARCH),
    ("2 marts", MARCH),
    ("d 2 marts", MARCH),
    ("2. mar", MARCH),
    ("2. mar.", MARCH),
    ("den anden marts", MARCH),
    ("den 2/3", MARCH),
    ("d.2/3", MARCH),
    ("2/3", MARCH),
    ("02/03", MARCH),
    ("2.3.", MARCH),
    ("d. 2.3", MARCH),
    ("den 2-3", MARCH),
    ("2/3-2027", MARCH),
    ("2/3 2027", MARCH),
    ("2/3-27", MARCH),
    ("2.3.2027", MARCH),
    ("2-3-2027", MARCH),
    ("02-03-2027", MARCH),
    ("2027-03-02", MARCH),
    ("den 2. marts 2027", MARCH),
    ("tirsdag den 2. marts", MARCH),
    ("tirsdag d. 2/3", MARCH),
    ("på tirsdag, den 2. marts 2027", MARCH),
    ("tirsdag 2. marts kl. 9.30", MARCH),
    ("tirs d. 2/3", MARCH),
    ("den 2.", MARCH),
    ("tirsdag den 2.", MARCH),
    ("i uge 9", MARCH),
    ("i marts", MARCH),
    ("til juni", JUNE),
    ("første dag", APRIL),
    ("dag 2", APRIL_TOO),
    # without a meeting: the next such day
    ("d. 11. februar", date(2027, 2, 11)),
    ("d. 9. februar", date(2028, 2, 9)),
    ("d. 29. februar", date(2028, 2, 29)),
    ("d. 1/1", date(2028, 1, 1)),
    ("den 7.", date(2027, 3, 7)),
    ("den 31.", date(2027, 3, 31)),
    ("på mandag den 7.", date(2027, 6, 7)),
    ("9. marts 2026", date(2026, 3, 9)),
    ("i dag", date(2027, 2, 10)),
    ("idag", date(2027, 2, 10)),
    ("i aften", date(2027, 2, 10)),
    ("i morgen", date(2027, 2, 11)),
    ("imorgen", date(2027, 2, 11)),
    ("i morgen tidlig", date(2027, 2, 11)),
    ("i overmorgen", date(2027, 2, 12)),
    ("overmorgen", date(2027, 2, 12)),
    ("på torsdag", date(2027, 2, 11)),
    ("torsdag", date(2027, 2, 11)),
    ("på onsdag", date(2027, 2, 17)),
    ("på tirsdag", date(2027, 2, 16)),
    ("paa tirsdag", date(2027, 2, 16)),
    ("på tirs", date(2027, 2, 16)),
    ("næste tirsdag", date(2027, 2, 16)),
    ("næste fredag", date(2027, 2, 19)),
    ("tirsdag i næste uge", date(2027, 2, 16)),
    ("om en uge", date(2027, 2, 17)),
    ("om 14 dage", date(2027, 2, 24)),
    ("i næste uge", date(2027, 2, 15)),
    ("i denne uge", date(2027, 2, 10)),
    ("i uge 8", date(2027, 2, 22)),
    ("i maj", date(2027, 5, 1)),
    ("i januar", date(2028, 1, 1)),
    # slips of the keyboard
    ("d. 11. feburar", date(2027, 2, 11)),
    ("på tosdag", date(2027, 2, 11)),
    ("på mandga", date(2027, 2, 15)),
    ("d. 2. mrats", MARCH),
]


@pytest.mark.parametrize(("written", "day"), WRITTEN)
def test_a_day_is_read_as_danes_write_it(written: str, day: date):
    assert understand(f"jeg kan ikke komme {written}", LEXICON) == Understood(Decline(day), False, DA)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("on March 2nd", MARCH),
        ("on 2 March", MARCH),
        ("on the 2nd of March", MARCH),
        ("on March 2, 2027", MARCH),
        ("on Tuesday 2 March", MARCH),
        ("on Tuesday, March 2nd", MARCH),
        ("on the 2nd", MARCH),
        ("on 2/3", MARCH),
        ("in week 9", MARCH),
        ("in March", MARCH),
        ("today", date(2027, 2, 10)),
        ("tomorrow", date(2027, 2, 11)),
        ("tmrw", date(2027, 2, 11)),
        ("the day after tomorrow", date(2027, 2, 12)),
        ("on Thursday", date(2027, 2, 11)),
        ("this Thursday", date(2027, 2, 11)),
        ("next week", date(2027, 2, 15)),
        ("in two weeks", date(2027, 2, 24)),
    ],
)
def test_a_day_is_read_as_the_english_write_it(written: str, day: date):
    assert understand(f"I cannot come {written}", LEXICON) == Understood(Decline(day), False, EN)


@pytest.mark.parametrize(
    "written",
    [
        "d. 31. februar",
        "den 30/2",
        "d. 31/4",
        "d. 0/3",
        "den 2/13",
        "32. marts",
        "29. februar 2027",
        "2027-02-30",
        "i uge 54",
        "i uge 0",
        "mandag den 4. maj",
        "mandag den 9. marts 2027",
        "den 32.",
    ],
)
def test_a_day_that_cannot_be_is_not_another_day(written: str):
    expected = NotUnderstood((Decline(), Attend(), AskStatus()), DA)
    assert understand(f"jeg kan ikke komme {written}", LEXICON) == expected


def test_a_weekday_that_could_be_two_is_neither():
    assert understand("jeg kommer på trsdag", LEXICON) == NotUnderstood(
        (Attend(), AskStatus(), Decline()), DA
    )


ALL_OF_IT = Decline(APRIL, whole=True)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("jeg kan ikke d. 13. og 14. april", ALL_OF_IT),
        ("jeg kan ikke d. 13/4 og 14/4", ALL_OF_IT),
        ("jeg kan ikke i april", ALL_OF_IT),
        ("jeg kan ikke i uge 15", ALL_OF_IT),
        ("jeg kan ikke til seminaret", ALL_OF_IT),
        ("jeg kan ikke nogen af dagene på seminaret", None),
        ("afbud til aprilmødet", ALL_OF_IT),
        ("afbud til april seminaret", ALL_OF_IT),
        ("afbud begge dage", ALL_OF_IT),
        ("jeg kommer d. 13.-14. april", Attend(APRIL, whole=True)),
        ("tilmeld mig begge dage af seminaret", Attend(APRIL, whole=True)),
        ("count me in for both days of the seminar", Attend(APRIL, whole=True)),
        # one day of it
        ("jeg kan ikke d. 14. april", Decline(APRIL_TOO)),
        ("afmelding seminar dag 2", Decline(APRIL_TOO)),
        ("kommer kun første dag af seminaret", Attend(APRIL)),
        ("på seminaret kan jeg kun den 14.", Attend(APRIL_TOO)),
        ("jeg kan d. 13. april, men ikke d. 14. april", Attend(APRIL)),
        # nobody knows which
        ("jeg kommer 13. eller 14. april", None),
        ("jeg kan ikke d. 2. eller 3. marts", None),
    ],
)
def test_a_seminar_is_one_meeting_unless_a_day_of_it_is_named(text: str, intent: object):
    heard = understand(text, LEXICON)
    assert (heard.intent if isinstance(heard, Understood) else None) == intent


def test_of_two_seminars_the_word_alone_names_neither():
    two = replace(
        LEXICON,
        meeting_days=(*LEXICON.meeting_days, date(2027, 9, 1), date(2027, 9, 2)),
        seminars=(*LEXICON.seminars, (date(2027, 9, 1), date(2027, 9, 2))),
    )
    assert understand("jeg kan ikke til seminaret", two) == Understood(Decline(), False, DA)


@pytest.mark.parametrize(
    ("text", "guesses"),
    [
        ("dagsorden d. 2. marts og 3. juni", (AskAgenda(MARCH), AskAgenda(JUNE), AskStatus())),
    ],
)
def test_of_two_days_each_is_offered(text: str, guesses: tuple[object, ...]):
    assert understand(text, LEXICON) == NotUnderstood(guesses, DA)  # type: ignore[arg-type]  # a table of intents


@pytest.mark.parametrize(
    "text",
    [
        "jeg kommer kl. 9.30",
        "jeg kommer 9.30",
        "jeg kommer kl 10",
        "jeg kommer kl. 10.12",
        "jeg kommer 9.30-11.30",
    ],
)
def test_a_time_is_no_day(text: str):
    assert understand(text, LEXICON) == Understood(Attend(), False, DA)


@pytest.mark.parametrize("text", ["jeg kommer 1/2 time for sent", "jeg kommer 10 minutter for sent"])
def test_how_late_is_no_day_either(text: str):
    assert understand(text, LEXICON) == Understood(AttendInPart(remark=text), False, DA)


def test_the_meeting_decides_which_next_tuesday_it_is():
    monday, near, far = date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 9)
    text = "jeg kommer næste tirsdag"
    heard = [understand(text, Lexicon(monday, days)) for days in [(near,), (far,), ()]]
    assert heard == [Understood(Attend(day), False, DA) for day in (near, far, far)]


def test_a_weekday_is_today_only_when_there_is_a_meeting_today():
    tuesday = date(2027, 3, 2)
    heard = [understand("jeg kommer tirsdag", Lexicon(tuesday, days)) for days in [(tuesday,), ()]]
    assert heard == [Understood(Attend(day), False, DA) for day in (tuesday, date(2027, 3, 9))]


def test_a_day_without_a_year_is_the_meeting_even_across_new_year():
    lexicon = Lexicon(date(2026, 12, 20), (date(2027, 1, 12),))
    assert understand("jeg kan ikke 12/1", lexicon) == Understood(Decline(date(2027, 1, 12)), False, DA)


def test_week_53_is_read_where_the_year_has_one():
    heard = understand("jeg kan ikke i uge 53", Lexicon(date(2026, 11, 2)))
    assert heard == Understood(Decline(date(2026, 12, 28)), False, DA)


@UNHURRIED
@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.dates(date(2000, 1, 1), date(2098, 12, 31)))
def test_a_day_with_its_year_is_that_day_whatever_today_is(day: date, today: date):
    forms = (
        long_date(day),
        short_date(day),
        day.isoformat(),
        f"{day.day}/{day.month}-{day.year}",
        f"d. {day.day}.{day.month}.{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
    )
    lexicon = Lexicon(today)
    heard = {understand(f"jeg kommer {form}", lexicon) for form in forms}
    assert heard == {Understood(Attend(day), False, DA)}


@UNHURRIED
@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.integers(0, 360))
def test_a_day_without_its_year_is_the_next_such_day(today: date, ahead: int):
    day = today + timedelta(days=ahead)
    heard = understand(f"jeg kommer {weekday_date(day)}", Lexicon(today))
    assert heard == Understood(Attend(day), False, DA)


@UNHURRIED
@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.integers(0, 700))
def test_the_meeting_goes_before_a_nearer_day_of_the_same_name(today: date, ahead: int):
    meeting = today + timedelta(days=ahead)
    heard = understand(f"jeg kommer d. {meeting.day}/{meeting.month}", Lexicon(today, (meeting,)))
    assert heard == Understood(Attend(meeting), False, DA)
