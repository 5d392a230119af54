"""Teams delivers again what was answered slowly: the same arrival gets the same answer and only one turn."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.teams.arrivals import ArrivalKey

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Promise(Generic[T]):
    answer: asyncio.Future[T | None]
    since: datetime


class Repeats(Generic[T]):
    """Remembers the newest answers for ten minutes, and lets a repetition wait for the first delivery's turn.

    This is one process's memory. What must hold across restarts and replicas is kept by whoever takes the turn,
    in the same transaction as its effect, under the arrival's key.
    """

    def __init__(
        self, now: Callable[[], datetime], *, capacity: int = 2048, keep: timedelta = timedelta(minutes=10)
    ) -> None:
        self._now = now
        self._capacity = capacity
        self._keep = keep
        self._promises: OrderedDict[ArrivalKey, _Promise[T]] = OrderedDict()

    async def once(self, key: ArrivalKey | None, turn: Callable[[], Awaitable[T]]) -> T:
        """Take the turn, or share the answer of the one that was taken. A broken-off turn is taken anew."""
        if key is None:
            return await turn()
        self._forget()
        while promise := self._promises.get(key):
            if (answer := await asyncio.shield(promise.answer)) is not None:
                return answer
        return await self._lead(key, turn)

    async def _lead(self, key: ArrivalKey, turn: Callable[[], Awaitable[T]]) -> T:
        future: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        self._promises[key] = _Promise(future, self._now())
        answer: T | None = None
        try:
            answer = await turn()
            return answer
        finally:
            if answer is None:
                self._promises.pop(key, None)
            future.set_result(answer)

    def _forget(self) -> None:
        """Drop what is too old or too much, oldest first, and never a turn that is still being taken."""
        oldest = self._now() - self._keep
        while self._promises:
            key, promise = next(iter(self._promises.items()))
            if not promise.answer.done() or (
                len(self._promises) <= self._capacity and promise.since > oldest
            ):
                return
            del self._promises[key]
