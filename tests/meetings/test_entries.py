"""The calendar ledger: a later message always supersedes an earlier one, and the same is never sent as another."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from meetings.entries import Entry, Method, cancelled, requested, runs
from meetings.model import MeetingId, PersonId, Session

NOW = datetime(2027, 1, 11, 9, 0, 30, 500_000, UTC)
MEETING, METTE = MeetingId("ekr-2027-03-02"), PersonId(1)
FIRST = requested(None, MEETING, METTE, NOW)


def test_the_first_request_has_number_0_and_whole_seconds():
    assert Entry(MEETING, METTE, 0, datetime(2027, 1, 11, 9, 0, 30, tzinfo=UTC), Method.REQUEST) == FIRST


def test_a_new_text_keeps_the_number_and_takes_a_later_stamp():
    again = requested(FIRST, MEETING, METTE, NOW)
    assert (again.sequence, again.stamp) == (0, FIRST.stamp + timedelta(seconds=1))


def test_a_new_time_takes_the_next_number():
    assert requested(FIRST, MEETING, METTE, NOW + timedelta(days=1), moved=True).sequence == 1


def test_a_cancellation_and_the_request_after_it_take_the_next_numbers():
    gone = cancelled(FIRST, NOW + timedelta(hours=1))
    back = requested(gone, MEETING, METTE, NOW + timedelta(hours=2))
    assert [(one.sequence, one.method, one.stands) for one in (FIRST, gone, back)] == [
        (0, Method.REQUEST, True),
        (1, Method.CANCEL, False),
        (2, Method.REQUEST, True),
    ]


def test_a_moved_meeting_asks_those_who_declined_with_one_step_only():
    gone = cancelled(FIRST, NOW)
    assert requested(gone, MEETING, METTE, NOW, moved=True).sequence == 2


STEPS = st.lists(
    st.tuples(st.sampled_from(["text", "move", "cancel"]), st.integers(-3600, 3600)), max_size=12
)


@given(STEPS)
def test_every_message_supersedes_the_one_before_even_when_the_clock_steps_back(steps):
    entry, now = FIRST, NOW
    for what, seconds in steps:
        now += timedelta(seconds=seconds)
        before = entry
        if what == "cancel":
            entry = cancelled(entry, now)
        else:
            entry = requested(entry, MEETING, METTE, now, moved=what == "move")
        rises = what != "text" or not before.stands
        assert entry.sequence == before.sequence + rises
        assert entry.stamp > before.stamp
        assert entry.stamp.microsecond == 0


# Seminars


def day(october: int, start: time = time(9), end: time = time(15)) -> Session:
    return Session(october, date(2027, 10, october), start, end)


def hours(sessions) -> list[tuple[datetime, datetime]]:
    return [(run[0].starts_at, run[-1].ends_at) for run in runs(sessions)]


def test_days_with_the_same_hours_that_follow_each_other_run_through_as_one_entry():
    assert runs([day(8), day(9), day(7)]) == ((day(7), day(8), day(9)),)


def test_days_with_hours_of_their_own_are_an_entry_each_in_order():
    first, second = day(7, start=time(10)), day(8)
    assert runs([second, first]) == ((first,), (second,))


def test_days_with_a_gap_between_are_an_entry_each():
    assert runs([day(7), day(9)]) == ((day(7),), (day(9),))


def test_one_day_is_one_entry_and_three_days_may_be_two():
    short = day(9, end=time(12))
    assert runs([]) == ()
    assert runs([day(7)]) == ((day(7),),)
    assert runs([day(7), day(8), short]) == ((day(7), day(8)), (short,))


def test_days_run_through_the_clock_change_by_the_clock_on_the_wall():
    saturday, sunday = (Session(n, date(2027, 10, 29 + n), time(9), time(15)) for n in (1, 2))
    assert hours([saturday, sunday]) == [
        (datetime(2027, 10, 30, 7, tzinfo=UTC), datetime(2027, 10, 31, 14, tzinfo=UTC)),
    ]


half_days = st.tuples(st.sampled_from([time(9), time(10)]), st.sampled_from([time(12), time(15)]))
seminars = st.dictionaries(st.integers(20, 40), half_days, max_size=8).map(
    lambda days: [
        Session(n, date(2027, 3, 1) + timedelta(days=n), start, end)
        for n, (start, end) in sorted(days.items())
    ]
)


@given(seminars, st.randoms())
def test_every_day_is_in_one_run_and_a_run_ends_where_the_hours_do(sessions, chance):
    found = runs(chance.sample(sessions, len(sessions)))
    assert [one for run in found for one in run] == sessions
    assert all(_goes_on(*pair) for run in found for pair in pairwise(run))
    assert not any(_goes_on(one[-1], other[0]) for one, other in pairwise(found))


def _goes_on(earlier: Session, later: Session) -> bool:
    next_day = earlier.day + timedelta(days=1)
    return (earlier.start, earlier.end, next_day) == (later.start, later.end, later.day)
