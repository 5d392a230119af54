"""What has been read and not written since: who sits where, what they answered, how the agenda stands.

The post asks the same forty lines of a meeting for every one of its notices, and a turn asks them twice. Each thing
that is kept knows the tables it was read from, and the first write to one of them drops it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 1_000
"""Things kept at a time; with more it begins anew. Forty lines of a meeting are one thing, and some 60 KB."""


class Memory:
    """Of one connection. Whoever owns it empties it when what was `written` is taken back, or others have written."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[frozenset[str], Any]] = {}
        self._from: dict[str, set[Hashable]] = defaultdict(set)
        self._reading: list[set[str]] = []
        self.written = False

    def recall(self, what: Hashable, read: Callable[[], T]) -> T:
        found = self._kept.get(what) or self._read(what, read)
        self.reads(found[0])
        value: T = found[1]
        return value

    def holds(self, what: Hashable) -> bool:
        return what in self._kept

    def reads(self, tables: frozenset[str]) -> None:
        if self._reading:
            self._reading[-1].update(tables)

    def writes(self, table: str) -> None:
        self.written = True
        for what in self._from.pop(table, ()):
            self._kept.pop(what, None)

    def spared(self, what: Hashable, write: Callable[[], object]) -> Any | None:
        """Does the write, and keeps `what` all the same: whoever asks for that mends it. None where it is not kept."""
        kept = self._kept.pop(what, None)
        write()
        if kept is None:
            return None
        self._keep(what, kept)
        return kept[1]

    def clear(self) -> None:
        self._kept.clear()
        self._from.clear()

    def _read(self, what: Hashable, read: Callable[[], T]) -> tuple[frozenset[str], T]:
        """What fails is not kept: it may be there the next time."""
        self._reading.append(set())
        try:
            value = read()
        finally:
            tables = frozenset(self._reading.pop())
        if len(self._kept) >= MOST:
            self.clear()
        self._keep(what, (tables, value))
        return tables, value

    def _keep(self, what: Hashable, kept: tuple[frozenset[str], Any]) -> None:
        self._kept[what] = kept
        for table in kept[0]:
            self._from[table].add(what)
