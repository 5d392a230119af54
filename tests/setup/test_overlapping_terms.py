"""No two terms of reference of a committee may be in force on one day."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.model import Terms
from meetings.terms import overlapping

FIRST = date(2026, 1, 1)
SPAN = 12


@st.composite
def periods(draw: st.DrawFn) -> Terms:
    since = draw(st.integers(0, SPAN))
    until = draw(st.none() | st.integers(since, SPAN))
    last = None if until is None else FIRST + timedelta(days=until)
    return Terms(FIRST + timedelta(days=since), last, (), ())


def crowded_days(terms: list[Terms]) -> set[date]:
    days = [FIRST + timedelta(days=day) for day in range(SPAN + 1)]
    count = Counter(
        day for one in terms for day in days if one.since <= day and (one.until is None or day <= one.until)
    )
    return {day for day, times in count.items() if times > 1}


@given(st.lists(periods(), max_size=4))
def test_neighbours_overlap_exactly_when_two_are_in_force_on_one_day(terms: list[Terms]):
    assert bool(overlapping(terms)) == bool(crowded_days(terms))


@given(st.lists(periods(), min_size=2, max_size=4, unique_by=lambda one: one.since))
def test_ending_each_earlier_one_the_day_before_the_next_mends_it(terms: list[Terms]):
    ends = {one.since: later.since - timedelta(days=1) for one, later in overlapping(terms)}
    mended = [Terms(one.since, ends.get(one.since, one.until), (), ()) for one in terms]
    assert overlapping(mended) == ()
