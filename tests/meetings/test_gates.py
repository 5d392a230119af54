"""The gates before the roads: a pace that many share, a pause after faults, and what ends it."""

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import gates
from meetings.gates import HORIZON, LEAST_SHARE, STRIKES, TEAMS_PACE, WHOLE, Pace, opened
from meetings.windows import Windows

NOW = datetime(2027, 2, 9, 8, tzinfo=UTC)
OPEN = opened("teams:t", NOW)
SECOND = timedelta(seconds=1)
LIMIT = 50
"""Requests a second that Bot Connector takes from an app in a tenant."""


def struck(times: int, gate=OPEN, now=NOW):
    for _ in range(times):
        gate = gates.struck(gate, "ClientConnectorError", now, 0.5)
    return gate


def most_in_a_second(moments: list[datetime]) -> int:
    most, window = 0, deque[datetime]()
    for at in sorted(moments):
        window.append(at)
        while at - window[0] >= SECOND:
            window.popleft()
        most = max(most, len(window))
    return most


def test_two_thousand_reminders_by_three_replicas_stay_under_the_limit_and_take_no_longer_than_it_allows():
    """Each replica claims sixteen whenever the line is short enough; they know of each other by the gate alone."""
    gate, now, left, sent = OPEN, NOW, 2000, []
    while left:
        for _ in range(3):
            count = 0 if gate.crowded(now, TEAMS_PACE) else min(16, left)
            gate, places = gates.admit(gate, TEAMS_PACE, count, now)
            sent += [now + place for place in places]
            left -= count
        now += timedelta(milliseconds=100)
    assert len(sent) == 2000
    assert most_in_a_second(sent) <= LIMIT
    assert max(sent) - NOW <= timedelta(seconds=2000 / LIMIT * 1.1)
    assert max(at - NOW for at in sent[:1]) == timedelta()


@given(
    st.lists(st.tuples(st.integers(0, 40), st.timedeltas(timedelta(), timedelta(seconds=3))), max_size=60),
    st.integers(1, 100),
    st.integers(0, 5),
)
def test_whatever_is_asked_for_and_when_no_second_has_more_than_the_pace_and_its_burst(asked, rate, burst):
    gate, now, sent = OPEN, NOW, []
    for count, later in asked:
        gate, places = gates.admit(gate, Pace(rate, burst), count, now)
        sent += [now + place for place in places]
        now += later
    assert most_in_a_second(sent) <= rate + burst + 1


def test_without_a_pace_everybody_goes_at_once():
    assert gates.admit(OPEN, None, 3, NOW) == (OPEN, (timedelta(),) * 3)


def test_a_line_longer_than_the_horizon_is_not_joined():
    pace = Pace(10)
    gate, _ = gates.admit(OPEN, pace, 25, NOW)
    assert gate.crowded(NOW, pace)
    assert gate.opens_in(NOW, pace) == timedelta(seconds=0.5)
    assert not gate.crowded(NOW + timedelta(seconds=0.5), pace)
    assert gate.crowded(NOW), "also for one who does not know the pace"
    assert not replace(gate, name=gates.TEAMS).crowded(NOW), "nobody stands in line for all of Teams"


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=2)])
def test_a_clock_that_is_set_back_opens_every_gate(back):
    shut = struck(STRIKES + 5)
    line, _ = gates.admit(OPEN, TEAMS_PACE, 1000, NOW)
    then = NOW - back
    assert not shut.shut(then)
    assert not line.crowded(then, TEAMS_PACE)
    assert gates.admit(line, TEAMS_PACE, 1, then)[1] == (timedelta(),)


@pytest.mark.parametrize("minutes", [1, 20, 60, 90])
def test_a_clock_that_is_set_back_by_minutes_leaves_nobody_in_a_line_of_before(minutes):
    line, _ = gates.admit(OPEN, TEAMS_PACE, 140, NOW)
    then = NOW - timedelta(minutes=minutes)
    assert line.crowded(NOW, TEAMS_PACE)
    assert not line.crowded(then, TEAMS_PACE)
    assert line.opens_in(then, TEAMS_PACE) == timedelta()
    assert gates.admit(line, TEAMS_PACE, 1, then)[1] == (timedelta(),)


def test_a_line_of_a_slow_gate_is_believed_however_long():
    slow = replace(OPEN, share=gates.LEAST_SHARE)
    line, _ = gates.admit(slow, TEAMS_PACE, 60, NOW)
    assert line.crowded(NOW, TEAMS_PACE)


MADE_SHUT = st.one_of(
    st.timedeltas(SECOND, timedelta(hours=1)).map(lambda after: gates.busy(OPEN, after, "Throttled", NOW)),
    st.integers(STRIKES, 20).map(struck),
    st.just(gates.barred(gates.barred(OPEN, "535", NOW, 0.5), "535", NOW, 0.5)),
)


@given(
    MADE_SHUT,
    st.lists(st.tuples(st.timedeltas(timedelta(), gates.SEEN_SHUT), st.booleans()), max_size=20),
    st.timedeltas(timedelta(), timedelta(days=400)),
    st.integers(0, 20),
)
def test_whenever_the_clock_is_set_back_a_shut_gate_opens_in_its_time_and_not_before(gate, looks, back, when):
    """Looked at and written down by two whose clocks differ by a minute; the clock is set back before one of the looks."""
    minute, clock = timedelta(minutes=1), NOW
    gate = replace(gate, changed_at=NOW)
    left = gate.shut_until - NOW
    for number, (passed, by_the_other) in enumerate(looks):
        left -= passed
        clock += passed - (back if number == when else timedelta())
        now = clock - minute * by_the_other
        if gate.outdated(now):
            gate = replace(gates.by_the_clock(gate, now), changed_at=now)
        still = gates.by_the_clock(gate, clock).shut_until - clock
        assert still >= left - minute or left <= timedelta()
        assert still <= max(left, timedelta()) + gates.APART + minute + gates.SEEN_SHUT


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=400)])
def test_all_moments_of_a_gate_go_back_with_the_clock(back):
    down = replace(struck(STRIKES), free_at=NOW + SECOND, changed_at=NOW)
    then = gates.by_the_clock(down, NOW - back)
    assert then == replace(
        down,
        free_at=NOW - back + SECOND,
        shut_until=NOW - back + gates.FIRST_PAUSE,
        since=NOW - back,
        changed_at=NOW - back,
    )
    assert then.opens_in(NOW - back) == gates.FIRST_PAUSE


def test_a_gate_is_left_as_it_is_by_a_clock_that_differs_or_by_a_version_that_says_nothing():
    written = replace(struck(STRIKES), changed_at=NOW)
    unwritten = replace(written, changed_at=None)
    minute = timedelta(minutes=1)
    assert gates.by_the_clock(written, NOW - minute) is written
    assert gates.by_the_clock(unwritten, NOW - 60 * minute) is unwritten
    assert not unwritten.outdated(NOW + minute)


def test_retry_after_shuts_the_gate_for_everybody_and_lowers_the_rate():
    busy = gates.busy(OPEN, timedelta(seconds=17), "Throttled", NOW)
    assert busy == replace(OPEN, shut_until=NOW + timedelta(seconds=17), share=800, reason="Throttled")
    assert busy.opens_in(NOW) == timedelta(seconds=17)
    shorter = gates.busy(busy, timedelta(seconds=3), "Throttled", NOW)
    assert (shorter.shut_until, shorter.share) == (busy.shut_until, 640)


def test_the_rate_falls_to_a_tenth_at_most_and_comes_back_with_successes():
    gate = OPEN
    for _ in range(40):
        gate = gates.busy(gate, SECOND, "Throttled", NOW)
    assert gate.share == LEAST_SHARE
    later = NOW + timedelta(minutes=1)
    for _ in range(18):
        gate = gates.passed(gate, later)
    assert (gate.share, gate.troubled) == (WHOLE, False)


def test_five_faults_in_a_row_shut_the_gate_and_each_further_one_for_longer():
    pauses = [struck(times).shut_until - NOW for times in range(1, 12)]
    seconds = [pause.total_seconds() for pause in pauses]
    assert [max(0, one) for one in seconds] == [0, 0, 0, 0, 30, 60, 120, 240, 300, 300, 300]
    assert struck(4).down is False
    assert struck(5).since == NOW


def test_one_success_opens_it_again():
    down = struck(9)
    later = NOW + timedelta(hours=1)
    assert gates.passed(down, later) == replace(OPEN, shut_until=later - gates.NONSENSE)


def test_one_alone_tries_a_road_that_was_down():
    later = NOW + timedelta(minutes=1)
    tried = gates.probed(struck(5), later)
    assert tried.shut(later)
    assert tried.opens_in(later) == gates.PROBE


def test_a_word_about_ourselves_shuts_it_the_second_time():
    once = gates.barred(OPEN, "535 5.7.8", NOW, 0.5)
    twice = gates.barred(once, "535 5.7.8", NOW, 0.5)
    assert (once.down, once.shut(NOW)) == (False, False)
    assert twice.shut_until == NOW + gates.LONGEST_PAUSE


def test_what_has_been_down_for_four_hours_is_lost():
    down = struck(8)
    assert not down.lost(NOW + timedelta(hours=3, minutes=59))
    assert down.lost(NOW + timedelta(hours=4))
    assert not replace(down, strikes=1).lost(NOW + timedelta(days=1))


@given(st.floats(0, 1, exclude_max=True))
def test_pauses_are_spread_by_a_quarter_either_way(chance):
    pause = gates.spread(timedelta(seconds=100), chance)
    assert timedelta(seconds=75) <= pause <= timedelta(seconds=125)


# Windows


def test_a_window_takes_so_many_and_tells_the_next_how_long_to_wait():
    windows = Windows([(2, SECOND), (3, 10 * SECOND)])
    asked = [windows.take("chat", NOW + SECOND * at) for at in (0, 0.2, 0.5, 1.1, 1.3, 11)]
    assert [wait.total_seconds() for wait in asked] == [0, 0, 0.5, 0, 8.7, 0]


def test_one_does_not_wait_for_another():
    windows = Windows([(1, SECOND)])
    assert [windows.take(key, NOW) for key in ("a", "b")] == [timedelta()] * 2


def test_a_clock_that_is_set_back_makes_nobody_wait():
    windows = Windows([(1, SECOND)])
    windows.take("chat", NOW)
    assert windows.take("chat", NOW - timedelta(hours=1)) == timedelta()


def test_of_many_the_oldest_are_forgotten():
    windows = Windows([(1, SECOND)], most=2)
    for key in ("a", "b", "c"):
        windows.take(key, NOW)
    assert [windows.take(key, NOW) > timedelta() for key in ("b", "c", "a")] == [True, True, False]


def test_the_horizon_is_short_enough_for_a_lease():
    assert timedelta(seconds=10) > HORIZON
