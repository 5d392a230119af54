"""At most so many in any span of time, for each of many: who asks is told how long to wait."""

from collections import OrderedDict, deque
from collections.abc import Hashable, Sequence
from datetime import datetime, timedelta
from itertools import islice

Limit = tuple[int, timedelta]

NO_WAIT = timedelta()


class Windows:
    """One process's memory. All limits hold at once; whoever was not heard of for longest is forgotten first."""

    def __init__(self, limits: Sequence[Limit], *, most: int = 4096) -> None:
        self._limits = tuple(limits)
        self._longest = max(span for _, span in limits)
        self._most = most
        self._seen: OrderedDict[Hashable, deque[datetime]] = OrderedDict()

    def take(self, key: Hashable, now: datetime) -> timedelta:
        """Zero: go, and it counts. Otherwise how long to wait; then it does not count."""
        seen = self._seen.get(key)
        if seen is None:
            seen = self._seen[key] = deque()
        self._seen.move_to_end(key)
        self._forget(seen, now)
        wait = max(self._wait(seen, limit, now) for limit in self._limits)
        if wait <= NO_WAIT:
            seen.append(now)
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return max(wait, NO_WAIT)

    def _forget(self, seen: deque[datetime], now: datetime) -> None:
        """What is too old, and what has not happened yet: then the clock was set back."""
        while seen and seen[-1] > now:
            seen.pop()
        while seen and now - seen[0] >= self._longest:
            seen.popleft()

    def _wait(self, seen: deque[datetime], limit: Limit, now: datetime) -> timedelta:
        count, span = limit
        if len(seen) < count:
            return NO_WAIT
        return next(islice(reversed(seen), count - 1, None)) + span - now
