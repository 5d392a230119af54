"""The calendar ledger: a later message always supersedes an earlier one, and the same is never sent as another."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.entries import Entry, Method, cancelled, requested
from meetings.model import MeetingId, PersonId

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
