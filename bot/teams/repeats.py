"""Teams delivers again what was answered slowly: the same arrival gets the same answer and only one turn."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.teams.arrivals import ArrivalKey

T = TypeVar("T")


class Repeats(Generic[T]):
    """Remembers the newest answers, and lets a repetition wait for the first delivery's turn.

    This is one process's memory. What must hold across restarts and replicas is kept by whoever takes the turn,
    in the same transaction as its effect, under the arrival's key.
    """

    def __init__(self, capacity: int = 2048) -> None:
        self._capacity = capacity
        self._answers: OrderedDict[ArrivalKey, asyncio.Future[T | None]] = OrderedDict()

    async def once(self, key: ArrivalKey | None, turn: Callable[[], Awaitable[T]]) -> T:
        """Take the turn, or share the answer of the one that was taken. A broken-off turn is taken anew."""
        if key is None:
            return await turn()
        while first := self._answers.get(key):
            if (answer := await asyncio.shield(first)) is not None:
                return answer
        return await self._lead(key, turn)

    async def _lead(self, key: ArrivalKey, turn: Callable[[], Awaitable[T]]) -> T:
        promise: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        self._answers[key] = promise
        answer: T | None = None
        try:
            answer = await turn()
            return answer
        finally:
            if answer is None:
                self._answers.pop(key, None)
            promise.set_result(answer)
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        while len(self._answers) > self._capacity and next(iter(self._answers.values())).done():
            self._answers.popitem(last=False)
