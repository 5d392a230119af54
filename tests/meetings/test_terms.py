"""Which of a committee's rules were in force on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.model import (
    Clause,
    Committee,
    CommitteeId,
    Contact,
    MeetingKind,
    OrganisationKind,
    SeatLimit,
    Strength,
    Terms,
)
from meetings.terms import clauses, in_force, seat_limit
from tests.parts.rolls import KDNET, REGION, municipality

TWO_EACH = Clause(
    "seats",
    "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.",
    "Aftale om kultursamarbejde",
    "000:14-16",
)
FOUR_A_YEAR = Clause(
    "frequency", "som udgangspunkt fire møder om året", "samme", "000:19", Strength.GUIDELINE
)
FIRST = Terms(
    date(2018, 1, 1),
    date(2019, 12, 31),
    (TWO_EACH, FOUR_A_YEAR),
    (
        SeatLimit(MeetingKind.ORDINARY, 2, TWO_EACH),
        SeatLimit(MeetingKind.ANNUAL, 1, TWO_EACH, OrganisationKind.REGION),
    ),
)
SECOND = Terms(date(2020, 1, 1), None, (FOUR_A_YEAR,), (SeatLimit(MeetingKind.ORDINARY, 1, TWO_EACH),))
VIBORG = municipality("Viborg")
DAY = timedelta(days=1)


def committee(*terms: Terms) -> Committee:
    return Committee(CommitteeId("ekr-styregruppe"), "Styregruppen", Contact("", "", ""), terms=terms)


def test_terms_are_in_force_from_their_first_day_to_their_last_both_included():
    group = committee(SECOND, FIRST)
    assert [
        in_force(group, day)
        for day in (FIRST.since - DAY, FIRST.since, FIRST.until, SECOND.since, date(2099, 1, 1))
    ] == [None, FIRST, FIRST, SECOND, SECOND]


def test_between_two_agreements_none_is_in_force():
    later = Terms(date(2021, 1, 1), date(2021, 12, 31), (), ())
    group = committee(FIRST, later)
    assert [in_force(group, day) for day in (date(2020, 6, 1), later.until, later.until + DAY)] == [
        None,
        later,
        None,
    ]


def test_where_two_overlap_the_latest_begun_wins_and_the_older_counts_again_after_it():
    trial = Terms(date(2018, 9, 1), date(2018, 12, 31), (), ())
    group = committee(trial, FIRST)
    days = (trial.since - DAY, trial.since, trial.until, trial.until + DAY)
    assert [in_force(group, day) for day in days] == [FIRST, trial, trial, FIRST]


def test_a_seat_limit_holds_for_its_kind_of_meeting_and_of_organisation_on_that_day():
    group = committee(FIRST, SECOND)
    ordinary, annual = FIRST.seat_limits

    def limit(kind, organisation, on=FIRST.until):
        return seat_limit(group, kind, organisation, on)

    assert limit(MeetingKind.ORDINARY, VIBORG) == ordinary
    assert limit(MeetingKind.ORDINARY, VIBORG, on=SECOND.since) == SECOND.seat_limits[0]
    assert limit(MeetingKind.ANNUAL, REGION) == annual
    without = [
        limit(MeetingKind.ORDINARY, REGION),
        limit(MeetingKind.ORDINARY, KDNET),
        limit(MeetingKind.ANNUAL, VIBORG),
        limit(MeetingKind.SEMINAR, VIBORG),
        limit(MeetingKind.ORDINARY, VIBORG, on=FIRST.since - DAY),
    ]
    assert without == [None] * 5


def test_the_clauses_are_those_of_the_day():
    group = committee(FIRST, SECOND)
    assert [clauses(group, day) for day in (FIRST.since - DAY, FIRST.until, SECOND.since)] == [
        (),
        (TWO_EACH, FOUR_A_YEAR),
        (FOUR_A_YEAR,),
    ]


days = st.dates(date(2018, 1, 1), date(2018, 2, 15))
some_terms = st.builds(
    lambda since, long: Terms(since, None if long is None else since + long * DAY, (), ()),
    days,
    st.none() | st.integers(0, 20),
)


@given(st.lists(some_terms, max_size=5), days)
def test_the_terms_of_a_day_cover_it_and_none_that_do_began_later(terms, day):
    covering = [one for one in terms if one.since <= day <= (one.until or day)]
    found = in_force(committee(*terms), day)
    assert (found in covering) if covering else found is None
    assert found is None or found.since == max(one.since for one in covering)
