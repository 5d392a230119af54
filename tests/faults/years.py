"""Many years, each from its seed.

    python -m tests.faults.years --seeds 1000        all that are broken are named, with how to see them again
    python -m tests.faults.years --seed 17 --story   one, told
    python -m tests.faults.years --kin --seeds 1000  quicker: years that have their beginnings in common (`kin`)

A process for each core lives one after the other.
"""

import argparse
import gc
import os
import sys
import time as stopwatch
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from tests.faults.by_hand import close_all, quietly
from tests.faults.kin import Way, families
from tests.faults.year import Year


@dataclass(frozen=True)
class Lived:
    """`broken` is what the witness said, None for a year in which all held; `memory` what the process then had, in MB."""

    seed: int
    counts: Counter[str]
    broken: str | None = None
    worker: int = 0
    memory: float = 0.0
    seconds: float = 0.0
    kin: bool = False

    @property
    def again(self) -> str:
        return f"python -m tests.faults.years {'--kin ' * self.kin}--seed {self.seed} --story"


def lived(seed: int) -> Lived:
    with undisturbed() as cost:
        counts, broken = _live(Year(seed))
    return Lived(seed, counts, broken, os.getpid(), resident(), cost())


def lived_as_kin(seeds: Sequence[int]) -> list[Lived]:
    """What these seeds have in common is lived once; see `kin`."""
    way = Way(seeds)
    with way.to_its_end(), undisturbed() as cost:
        counts, broken = _live(Year(seeds[0], first=way.lies_before))

    def became(seed: int) -> Lived:
        """The process's seconds count for one of them."""
        seconds = cost() if seed == way.seeds[0] else 0.0
        return Lived(seed, counts, broken, os.getpid(), resident(), seconds, kin=True)

    return way.end(became)


@contextmanager
def undisturbed() -> Iterator[Callable[[], float]]:
    """What was made at import is left alone by the collector, and what the year made is collected once it is over.

    Gives what tells the process's seconds so far; a copy's are counted from when it was made.
    """
    gc.freeze()
    gc.disable()
    process, began = os.getpid(), stopwatch.process_time()
    try:
        with quietly():
            yield lambda: stopwatch.process_time() - (began if os.getpid() == process else 0.0)
    finally:
        if os.getpid() == process:  # a copy is done with all of it
            gc.enable()
            gc.collect()


def _live(year: Year) -> tuple[Counter[str], str | None]:
    try:
        return year.live(), None
    except Exception as broken:  # noqa: BLE001 - whatever it is, the seed is what is needed
        return year.counts, f"{type(broken).__name__}: {broken}"
    finally:
        close_all()


def resident() -> float:
    """Megabytes of this process in memory; 0 where /proc does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def _workers(jobs: int) -> ProcessPoolExecutor:
    """With nothing in memory but their own: what they grow by is the years'."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def years(seeds: Sequence[int], jobs: int) -> Iterator[Lived]:
    """A process for each core, that lives many years one after the other."""
    if jobs == 1:
        yield from map(lived, seeds)
        return
    with _workers(jobs) as pool:
        yield from pool.map(lived, seeds, chunksize=5)


def years_of_kin(seeds: Sequence[int], jobs: int) -> Iterator[Lived]:
    """The same for seeds that have much in common."""
    if jobs == 1:
        yield from chain.from_iterable(map(lived_as_kin, families(seeds)))
        return
    with _workers(jobs) as pool:
        yield from chain.from_iterable(pool.map(lived_as_kin, families(seeds)))


@dataclass
class Growth:
    """What one process had in memory after its first hundred years, and after the last; of the one that lived most."""

    years: int = 0
    early: float = 0.0
    late: float = 0.0

    @classmethod
    def of(cls, all_of_them: Sequence[Lived]) -> "Growth":
        by_worker: dict[int, list[float]] = {}
        for one in all_of_them:
            by_worker.setdefault(one.worker, []).append(one.memory)
        most = max(by_worker.values(), key=len)
        return cls(len(most), most[min(100, len(most) // 2 + 1) - 1], most[-1])

    @property
    def early_on(self) -> int:
        return min(100, self.years // 2 + 1)

    def __str__(self) -> str:
        return f"{self.early:.1f} MB after year {self.early_on} of a process, {self.late:.1f} MB after its {self.years}th"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seed", type=int, help="only this one")
    parser.add_argument("--story", action="store_true", help="with the engine's log and the traceback")
    parser.add_argument(
        "--kin", action="store_true", help="years that begin alike, of other dice than without it"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    if asked.story:
        seed = asked.first if asked.seed is None else asked.seed
        print(Year(seed, first=Way([seed]).lies_before).live() if asked.kin else Year(seed).live())
        return 0
    seeds = range(asked.first, asked.first + asked.seeds)
    if asked.seed is not None:
        seeds, asked.jobs = range(asked.seed, asked.seed + 1), 1
    return _told(seeds, asked.jobs, kin=asked.kin)


def _told(seeds: range, jobs: int, *, kin: bool) -> int:
    began, whole, all_of_them = stopwatch.perf_counter(), Counter(), []
    for one in (years_of_kin if kin else years)(seeds, jobs):
        all_of_them.append(one)
        whole.update(one.counts)
        if one.broken:
            print(f"seed {one.seed} broke: {one.broken}\n  again: {one.again}", file=sys.stderr, flush=True)
    took, broken = stopwatch.perf_counter() - began, sum(one.broken is not None for one in all_of_them)
    for what, count in sorted(whole.items()):
        print(f"{what:32} {count:>10}")
    cost = sum(one.seconds for one in all_of_them) / len(seeds)
    print(
        f"{len(seeds)} years, {broken} broken, {took:.0f} s by {jobs} processes, {cost:.2f} s of CPU a year"
    )
    if not kin:  # of a copy it would tell nothing
        print(f"memory: {Growth.of(all_of_them)}")
    return broken > 0


if __name__ == "__main__":
    raise SystemExit(main())
