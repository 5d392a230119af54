"""Years that begin alike and part at crossroads: what they have in common is lived once.

A seed of this kind has a stream of dice for each part of the year. The first part's is the same for 32 seeds in a row,
the second's for sixteen, and so on; the last part's is a seed's own. So neighbours live one and the same year until the
crossroads at which they part. There the process that lives it forks: a copy goes one way to the end of the year, and
then the process itself goes the other. A seed that is lived alone draws the same dice at the same crossroads.

A thousand of them are a thousand different years, but not as many as a thousand that have nothing in common: the first
sixth of the year is lived in 32 ways, the second in 63, then in 126, 251, 501, and the last in a thousand.
"""

import os
import pickle
from asyncio import events
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import Any

from tests.faults.life import BEGINS, Life

STARTS = tuple(BEGINS + timedelta(days=days) for days in (0, 68, 126, 228, 257, 297))
"""Each part takes about as long to live: in summer little happens."""

PARTS = len(STARTS)


def stream(seed: int, part: int) -> str:
    """What the dice of that part (from 0) are seeded with."""
    return f"{part}/{seed >> (PARTS - 1 - part)}"


def alike(seeds: Sequence[int], part: int) -> list[Sequence[int]]:
    """Those whose years are the same until that part is over, together."""
    return [list(kin) for _, kin in groupby(seeds, key=lambda seed: stream(seed, part))]


def families(seeds: Sequence[int]) -> Iterator[Sequence[int]]:
    """Those that have their beginning in common."""
    yield from alike(seeds, 0)


@dataclass
class Way:
    """The seeds whose year this process lives just now. Its copies tell what became of theirs before it goes on."""

    seeds: Sequence[int]
    told: list[Any] = field(default_factory=list)
    teller: int | None = None
    """Where a copy writes to whom it was copied from."""

    def lies_before(self, life: Life) -> None:
        life.dice.seed(stream(self.seeds[0], 0))
        for part, at in enumerate(STARTS[1:], start=1):
            life.at(at, self._crossroads(life, part))

    def _crossroads(self, life: Life, part: int) -> Callable[[], None]:
        def part_there() -> None:
            *others, own = alike(self.seeds, part)
            for kin in others:
                if self._forked(kin):
                    events._set_running_loop(life.loop)  # asyncio takes it from a copy
                    break
            else:
                self.seeds = own
            life.dice.seed(stream(self.seeds[0], part))

        return part_there

    def _forked(self, kin: Sequence[int]) -> bool:
        """True in the copy; otherwise the copy's year is over."""
        reader, writer = os.pipe()
        if not (copy := os.fork()):
            os.close(reader)
            self.seeds, self.told, self.teller = kin, [], writer
            return True
        os.close(writer)
        with os.fdopen(reader, "rb") as told:
            heard = told.read()
        _, status = os.waitpid(copy, 0)
        if status:
            raise ChildProcessError(f"the process of the seeds {kin} ended with {status}")
        self.told += pickle.loads(heard)
        return False

    @contextmanager
    def to_its_end(self) -> Iterator[None]:
        """A copy that is interrupted must not go on as if it were the process it was copied from."""
        try:
            yield
        except BaseException:
            if self.teller is not None:
                os._exit(1)
            raise

    def end(self, became: Callable[[int], Any]) -> list[Any]:
        """What became of each of the seeds it began with; a copy says it, and is gone."""
        told = [*self.told, *map(became, self.seeds)]
        if self.teller is None:
            return told
        with os.fdopen(self.teller, "wb") as to:
            pickle.dump(told, to)
        os._exit(0)
