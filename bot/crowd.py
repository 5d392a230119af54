"""How often one person, or one link, may knock before being asked to wait: a script, not a member, knocks so often."""

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from math import ceil

from meetings.windows import Windows

AT_ONCE = timedelta(seconds=10)
SHARE_AT_ONCE = 4
"""Of what a minute grants, a quarter may come within ten seconds."""


class Crowd:
    """One process's own count; with several processes it is by so much milder."""

    def __init__(self, a_minute: int, now: Callable[[], datetime]) -> None:
        """0 asks nobody to wait."""
        limits = [(a_minute, timedelta(minutes=1)), (max(1, a_minute // SHARE_AT_ONCE), AT_ONCE)]
        self._windows = Windows(limits) if a_minute else None
        self._now = now

    def wait(self, who: Hashable) -> int:
        """Seconds until it is worth coming again; 0: come in."""
        if self._windows is None:
            return 0
        return ceil(self._windows.take(who, self._now()).total_seconds())
