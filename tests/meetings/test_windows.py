"""The places that are held until the answer has come: how many arrive within a second, whatever the way does to them."""

import heapq
import itertools
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.windows import NO_WAIT, Fellows, Place, Places
from tests.meetings.test_gates import NOW, SECOND, most_in_a_second

COUNT = 5


def ms(number: float) -> timedelta:
    return timedelta(milliseconds=number)


@dataclass(frozen=True)
class Call:
    """`later` than the one before it is asked for; so long it takes there and its answer back."""

    later: timedelta
    out: timedelta
    back: timedelta
    well: bool = True


def arrivals(
    places: Places, calls: Sequence[Call], before: Callable[[datetime], object] = lambda _: None
) -> list[datetime]:
    """When each arrives; whoever is told to wait asks again after that."""
    found, numbers, now = list[datetime](), itertools.count(), NOW
    coming: list[tuple[datetime, int, Call, Place | None]] = []
    for call in calls:
        now += call.later
        heapq.heappush(coming, (now, next(numbers), call, None))
    while coming:
        now, _, call, place = heapq.heappop(coming)
        before(now)
        if place is not None:
            places.end(place, now, call.out + call.back if call.well else None)
        elif isinstance(got := places.take("tenant", now), Place):
            found.append(now + call.out)
            heapq.heappush(coming, (now + call.out + call.back, next(numbers), call, got))
        else:
            heapq.heappush(coming, (now + got, next(numbers), call, None))
    return found


def calls_of(drawn: list[tuple[int, int, int]]) -> list[Call]:
    return [Call(ms(later), ms(out), ms(back), well=False) for later, out, back in drawn]


ANY = st.tuples(st.integers(0, 400), st.integers(0, 3000), st.integers(0, 3000))
BURST = st.lists(ANY, min_size=2 * COUNT, max_size=40).map(calls_of)
SHORT = st.integers(0, 300).map(ms)


@given(BURST)
def test_no_second_has_more_arrivals_than_places_whatever_the_way_does(calls: list[Call]):
    assert most_in_a_second(arrivals(Places(COUNT, SECOND), calls)) <= COUNT


@given(BURST, SHORT, SHORT, st.sets(st.integers(0, 40)))
def test_nor_has_it_when_the_shortest_ways_are_known(calls, out, back, lost):
    """`out` and `back` at least, and one call, early on, that nothing holds up. Some are lost, and known to be."""
    held_up = [Call(one.later, out + one.out, back + one.back, n not in lost) for n, one in enumerate(calls)]
    known = [Call(NO_WAIT, out, back), *held_up]
    assert most_in_a_second(arrivals(Places(COUNT, SECOND, enough=COUNT), known)) <= COUNT


def test_counting_when_they_leave_would_not_do():
    """What the way holds up for a moment arrives with what comes after it."""
    places, slow, fast = Places(COUNT, SECOND), ms(900), ms(0)
    calls = [Call(NO_WAIT, slow, NO_WAIT)] * COUNT + [Call(NO_WAIT, fast, NO_WAIT)] * COUNT
    came = arrivals(places, calls)
    assert [one - NOW for one in came] == [slow] * COUNT + [slow + SECOND] * COUNT


def test_answers_that_take_their_time_cost_the_pace_next_to_nothing():
    """Fifty a second less a fiftieth, where waiting for each answer would leave forty-three."""
    came = arrivals(Places(50, SECOND), [Call(ms(20), ms(50), ms(100))] * 1000)
    assert most_in_a_second(came) <= 50
    assert max(came) - NOW < timedelta(seconds=1000 / 50 * 1.06)


def test_a_call_without_an_answer_holds_its_place_and_no_longer_than_a_second_after_it_ended():
    places = Places(1, SECOND)
    place = places.take("tenant", NOW)
    assert isinstance(place, Place)
    assert places.take("tenant", NOW + 70 * SECOND) == SECOND
    places.end(place, NOW + 80 * SECOND)
    assert places.take("tenant", NOW + 80.5 * SECOND) == ms(500)
    assert isinstance(places.take("tenant", NOW + 81 * SECOND), Place)


def test_whoever_makes_no_call_leaves_the_place_at_once():
    places = Places(1, SECOND)
    place = places.take("tenant", NOW)
    assert isinstance(place, Place)
    places.leave(place, NOW)
    again = places.take("tenant", NOW)
    assert isinstance(again, Place)
    places.end(again, NOW)
    places.leave(again, NOW)
    assert places.take("tenant", NOW) == SECOND, "a call that was made counts"


def test_one_tenant_does_not_wait_for_another():
    places = Places(1, SECOND)
    assert all(isinstance(places.take(key, NOW), Place) for key in ("a", "b"))


@given(st.timedeltas(ms(1), timedelta(days=400)), st.timedeltas(NO_WAIT, timedelta(days=400)))
def test_a_clock_that_is_set_keeps_nobody_waiting_for_longer_than_a_second(back, on):
    places = Places(1, SECOND)
    for then in (NOW - back, NOW - back + on, NOW + on):
        place = places.take("tenant", then)
        if not isinstance(place, Place):
            assert place <= SECOND
            place = places.take("tenant", then + place)
        assert isinstance(place, Place)
        places.end(place, NOW)


# What several share

COUNTS = ms(250)
NAMES = st.sets(st.sampled_from("abcdefghijkl"), min_size=1)


def looked_on(me: str, at_work: Collection[str], since: datetime = NOW, *, till: float = 5) -> Fellows:
    """Counted four times a second for so many seconds."""
    fellows = Fellows()
    for number in range(int(till * 4) + 1):
        fellows.counted(me, at_work, since + number * COUNTS)
    return fellows


def parts(names: str, *, till: float = 5) -> list[int]:
    return [looked_on(one, names, till=till).part(49) for one in names]


def test_what_the_division_leaves_over_goes_to_the_first_once_all_have_seen_the_same_for_a_while():
    assert [parts(names) for names in ("a", "ab", "abc", "abcd")] == [
        [49],
        [25, 24],
        [17, 16, 16],
        [13, 12, 12, 12],
    ]
    assert parts("ab", till=4.75) == [24, 24]


def test_who_comes_or_was_not_seen_for_a_while_or_looked_away_begins_anew():
    later = NOW + 5 * SECOND
    for at_work, now in (("abc", later + COUNTS), ("b", later + COUNTS), ("ab", later + 2 * SECOND)):
        fellows = looked_on("a", "ab")
        fellows.counted("a", at_work, now)
        assert fellows.part(49) == 49 // len({"a", *at_work})


@given(NAMES, st.data(), st.integers(1, 60))
def test_together_they_take_no_more_than_the_whole_whomever_else_each_of_them_has_seen(names, data, whole):
    others = [names | data.draw(NAMES) for _ in names]
    taken = [looked_on(me, seen).part(whole) for me, seen in zip(names, others, strict=True)]
    assert sum(taken) <= max(whole, len(names)), "one each at least"


@given(st.lists(BURST, min_size=2, max_size=3))
def test_several_who_know_of_each_other_keep_to_the_limit_together(bursts: list[list[Call]]):
    came: list[datetime] = []
    names = "abc"[: len(bursts)]
    for me, calls in zip(names, bursts, strict=True):
        places = Places(COUNT, SECOND)
        for number in range(20):
            places.share(me, names, NOW - 5 * SECOND + number * COUNTS)
        came += arrivals(places, calls, lambda now, mine=places, me=me: mine.share(me, names, now))
    assert most_in_a_second(came) <= COUNT


STEP = ms(50)
FORESEEN = 5.0
"""Seconds from when one is seen until it sends: others have counted it, and what they had sent by then has arrived."""


@dataclass
class Process:
    """At work between two moments, and sends whatever it may; it counts every fifth step, each at its own.

    How long its calls take there and back comes round and round.
    """

    name: str
    comes: float
    stays: float
    counts_at: int
    ways: Sequence[tuple[int, int]]
    places: Places = field(default_factory=lambda: Places(COUNT, SECOND))
    came: list[datetime] = field(default_factory=list)
    under_way: list[tuple[datetime, Place]] = field(default_factory=list)

    def at_work(self, now: datetime) -> bool:
        return NOW + self.comes * SECOND <= now <= NOW + (self.comes + self.stays) * SECOND

    def step(self, number: int, now: datetime, at_work: Sequence[str]) -> None:
        for answered, place in [one for one in self.under_way if one[0] <= now]:
            self.places.end(place, answered)
            self.under_way.remove((answered, place))
        if not self.at_work(now):
            return
        if number % 5 == self.counts_at:
            self.places.share(self.name, at_work, now)
        if self.comes == 0 or now >= NOW + (self.comes + FORESEEN) * SECOND:
            self._send(now)

    def _send(self, now: datetime) -> None:
        while isinstance(place := self.places.take("tenant", now), Place):
            out, back = self.ways[len(self.came) % len(self.ways)]
            self.came.append(now + ms(out))
            self.under_way.append((now + ms(out + back), place))


WAYS = st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 1500)), min_size=1, max_size=9)
COMING = st.one_of(st.just(0.0), st.floats(0, 15))
PROCESSES = st.lists(
    st.builds(Process, st.just(""), COMING, st.floats(1, 30), st.integers(0, 4), WAYS), min_size=2, max_size=4
)


@given(PROCESSES, st.permutations("abcd"))
def test_no_second_has_more_while_processes_come_and_go_and_count_at_different_moments(processes, names):
    """Those of the beginning know each other; whoever comes later sends when the others have counted it."""
    for one, name in zip(processes, names, strict=False):
        one.name = name
        one.places.share(
            name, [name for one, name in zip(processes, names, strict=False) if not one.comes], NOW
        )
    for number in range(500):
        now = NOW + number * STEP
        at_work = [one.name for one in processes if one.at_work(now)]
        for one in processes:
            one.step(number, now, at_work)
    assert most_in_a_second([at for one in processes for at in one.came]) <= COUNT


def test_one_who_is_left_alone_has_it_all_to_himself_some_seconds_later():
    places = Places(4, SECOND)
    places.share("a", "ab", NOW)

    def room(at: datetime) -> int:
        """Counted, and then tried."""
        places.share("a", "a", at)
        taken = 0
        while isinstance(place := places.take(at, at), Place):
            places.end(place, at)
            taken += 1
        return taken

    assert [room(NOW + SECOND * later) for later in (1, 4.9, 5.1)] == [2, 2, 4]
    places.share("a", "ab", NOW + 6 * SECOND)
    assert room(NOW - timedelta(hours=1)) == 4, "what was told before the clock was set back is told no more"
