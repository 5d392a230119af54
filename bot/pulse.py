"""The pulse of the loop: whatever holds it up keeps everybody waiting who wants an answer, and shows here."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from datetime import timedelta

EVERY = timedelta(milliseconds=50)
SPAN = timedelta(minutes=1)
"""The longest stall is told for one to two of these: whoever looks once a minute misses none."""


class Pulse:
    """Beats in the loop it was started in."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._spans: deque[tuple[int, float]] = deque(maxlen=2)
        self._beating: asyncio.Task[None] | None = None

    def start(self) -> None:
        """When the first may ask; what went before kept nobody."""
        self._beating = asyncio.create_task(self._beat(), name="pulse")

    async def stop(self) -> None:
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)

    def longest(self) -> float:
        """Seconds, of this span and the one before it."""
        return max((late for span, late in self._spans if span >= self._span() - 1), default=0.0)

    def note(self, late: float) -> None:
        span = self._span()
        if self._spans and self._spans[-1][0] == span:
            late = max(late, self._spans.pop()[1])
        self._spans.append((span, late))

    def _span(self) -> int:
        return int(self._monotonic() // SPAN.total_seconds())

    async def _beat(self) -> None:
        every = EVERY.total_seconds()
        while True:
            before = self._monotonic()
            await asyncio.sleep(every)
            self.note(max(0.0, self._monotonic() - before - every))
