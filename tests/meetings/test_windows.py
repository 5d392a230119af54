"""The places that are held until the answer has come: how many arrive within a second, whatever the way does to them."""

import heapq
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.windows import NO_WAIT, Place, Places
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


@given(st.lists(BURST, min_size=2, max_size=3))
def test_several_who_know_of_each_other_keep_to_the_limit_together(bursts: list[list[Call]]):
    came: list[datetime] = []
    for calls in bursts:
        places = Places(COUNT, SECOND)
        came += arrivals(places, calls, lambda now, mine=places: mine.share(len(bursts), now))
    assert most_in_a_second(came) <= COUNT


def test_one_who_is_left_alone_has_it_all_to_himself_some_seconds_later():
    places = Places(4, SECOND)
    places.share(2, NOW)
    places.share(0, NOW + SECOND)

    def room(at: datetime) -> int:
        taken = 0
        while isinstance(place := places.take(at, at), Place):
            places.end(place, at)
            taken += 1
        return taken

    assert [room(NOW + SECOND * later) for later in (1, 4.9, 5.1)] == [2, 2, 4]
    assert room(NOW - timedelta(hours=1)) == 4, "what was told before the clock was set back is told no more"
