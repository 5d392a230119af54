"""At most so many in any span of time, for each of many: who asks is told how long to wait."""

from collections import OrderedDict, deque
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

LATELY = timedelta(seconds=5)
STEADILY = timedelta(seconds=1)
"""Whoever counts less often than that has not looked on."""

Limit = tuple[int, timedelta]

NO_WAIT = timedelta()
ENOUGH = 100
"""Of so many answers not all were held up by the same thing."""


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


# What several share


class Fellows:
    """Which part of a limit is this process's, of all that are seen at work.

    No two need see the same: together they take no more than the whole as long as each knows of the others. Whoever
    knows of more takes less, for among more there is less for each, and nobody stands further in front. So who is
    seen no more counts for LATELY yet. What the division leaves over, one each for the first by name, is taken by
    whoever has been at work and has seen the same for as long: by then all the others know of this one.
    """

    def __init__(self) -> None:
        self._seen: dict[str, datetime] = {}
        self._rank, self._settled = 0, False
        self._counted: datetime | None = None
        self._same_since: datetime | None = None

    def counted(self, me: str, at_work: Collection[str], now: datetime) -> None:
        """These are seen at work now, this one or not."""
        before = self._seen.keys()
        lately = {name: at for name, at in self._seen.items() if at <= now < at + LATELY}
        self._seen = lately | dict.fromkeys((me, *at_work), now)
        self._rank = sorted(self._seen).index(me)
        looked_on = self._counted is not None and self._counted <= now < self._counted + STEADILY
        if self._same_since is None or not looked_on or me not in at_work or self._seen.keys() != before:
            self._same_since = now
        self._settled, self._counted = now >= self._same_since + LATELY, now

    def part(self, whole: int) -> int:
        """At least one. What was counted last holds until it is counted again."""
        each, over = divmod(whole, len(self._seen) or 1)
        return max(1, each + (self._settled and self._rank < over))


# Where it counts when they arrive, and not when they leave


@dataclass(slots=True, eq=False)
class Place:
    """Held by one call: while it is under way, and then until `free_at`."""

    free_at: datetime | None = None

    def is_free(self, now: datetime, span: timedelta) -> bool:
        """One that is held for longer than a span was ended before the clock was set back."""
        return self.free_at is not None and not now < self.free_at <= now + span


class Places:
    """No more than `count` calls *arrive* in any `span`, for each of many, whatever the way does to them.

    What was answered had arrived. So whoever takes the place of another a span after that one's answer arrives a span
    after it or later, however long the one was held up on its way and however fast the other goes. A call whose
    answer has not come holds its place.

    All answers take their time, and to wait for them would cost as much of the pace: fifty a second would be
    forty-three where an answer takes 150 ms. So a place is free again by as much sooner as the later call's way out and
    the earlier one's answer take together at the very least (`_certain`). What held a call up beyond that counts in full.

    Several processes that share the limit each keep to a part of it.
    """

    def __init__(self, count: int, span: timedelta, *, enough: int = ENOUGH) -> None:
        self._count, self._span, self._enough = count, span, enough
        self._fellows = Fellows()
        self._held: dict[Hashable, list[Place]] = {}
        self._answered, self._quickest = 0, span

    def take(self, key: Hashable, now: datetime) -> Place | timedelta:
        """A place, to be left when its call has ended (`end`) or was not made; or how long at least none will be free."""
        held = [one for one in self._held.get(key, ()) if not one.is_free(now, self._span)]
        self._held[key] = held
        if len(held) >= self._fellows.part(self._count):
            soonest = now + self._span - self._certain
            return min((one.free_at for one in held if one.free_at), default=soonest) - now
        held.append(place := Place())
        return place

    def share(self, me: str, at_work: Collection[str], now: datetime) -> None:
        """These processes are seen at work now, this one or not."""
        self._fellows.counted(me, at_work, now)

    def end(self, place: Place, now: datetime, took: timedelta | None = None) -> None:
        """`took` is how long the call was under way that was answered well; None says that nobody knows when it arrived."""
        if took is None:
            place.free_at = now + self._span
            return
        self._answered += 1
        self._quickest = min(self._quickest, took)
        place.free_at = now + self._span - self._certain

    def leave(self, place: Place, now: datetime) -> None:
        """Free at once, unless a call was made."""
        if place.free_at is None:
            place.free_at = now

    @property
    def _certain(self) -> timedelta:
        """Seven eighths of what the quickest call of all took there and back; nothing before enough are known.

        This much is taken from what was seen: should all ways become shorter by more than an eighth from one moment to
        the next, those under way then may meet with a few too many.
        """
        return self._quickest * 7 // 8 if self._answered >= self._enough else NO_WAIT
