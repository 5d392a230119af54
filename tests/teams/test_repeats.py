"""The same delivery twice is one turn."""

import asyncio

import pytest

from bot.teams.arrivals import ArrivalKey
from bot.teams.repeats import Repeats
from tests.parts.teams import Watch, in_the_loop

ONE, TWO = ArrivalKey("one"), ArrivalKey("two")


class Turn:
    def __init__(self) -> None:
        self.taken = 0
        self.go_on = asyncio.Event()

    async def __call__(self) -> int:
        self.taken += 1
        await self.go_on.wait()
        return self.taken


@in_the_loop
async def test_a_repetition_waits_for_the_first_and_gets_its_answer():
    repeats, turn = Repeats[int](Watch()), Turn()
    both = asyncio.gather(repeats.once(ONE, turn), repeats.once(ONE, turn))
    await asyncio.sleep(0)
    turn.go_on.set()
    assert [*await both, await repeats.once(ONE, turn)] == [1, 1, 1]
    assert await repeats.once(TWO, turn) == 2


@in_the_loop
async def test_what_cannot_be_recognised_is_never_a_repetition():
    repeats, turn = Repeats[int](Watch()), Turn()
    turn.go_on.set()
    assert [await repeats.once(None, turn) for _ in range(3)] == [1, 2, 3]


@in_the_loop
async def test_after_a_turn_that_broke_off_the_repetition_takes_it():
    repeats, turn = Repeats[int](Watch()), Turn()
    first, second = asyncio.create_task(repeats.once(ONE, turn)), asyncio.create_task(repeats.once(ONE, turn))
    await asyncio.sleep(0)
    first.cancel()
    turn.go_on.set()
    assert await second == 2
    with pytest.raises(asyncio.CancelledError):
        await first


@in_the_loop
async def test_a_repetition_that_gives_up_disturbs_nobody():
    repeats, turn = Repeats[int](Watch()), Turn()
    first, second = asyncio.create_task(repeats.once(ONE, turn)), asyncio.create_task(repeats.once(ONE, turn))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.sleep(0)
    turn.go_on.set()
    assert [await first, await repeats.once(ONE, turn)] == [1, 1]


@in_the_loop
async def test_only_the_newest_answers_are_remembered():
    repeats, turn = Repeats[int](Watch(), capacity=2), Turn()
    turn.go_on.set()
    for key in ("a", "b", "c", "d"):
        await repeats.once(ArrivalKey(key), turn)
    assert [await repeats.once(ArrivalKey(key), turn) for key in ("c", "d", "a", "b")] == [3, 4, 5, 6]


@in_the_loop
async def test_after_ten_minutes_it_is_no_repetition_any_more():
    watch, turn = Watch(), Turn()
    repeats = Repeats[int](watch)
    turn.go_on.set()
    assert await repeats.once(ONE, turn) == 1
    watch.move(minutes=9, seconds=59)
    assert await repeats.once(ONE, turn) == 1
    watch.move(seconds=1)
    assert await repeats.once(ONE, turn) == 2
