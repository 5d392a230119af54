"""The clock: what time it is, and who knocks when. Due work lives in the books; no job carries any of it.

APScheduler's own traps, measured: its default grace drops what a pause delayed, a persistent store loses jobs and
runs pickles, an interval job stops for an hour when the wall clock is set back. Hence the memory store, no grace,
and beside it a backstop on the monotonic clock.
"""

import asyncio
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger("styrmand.clock")

BACKSTOP = timedelta(seconds=10)
LATE_BEATS = 3
"""A job that has missed this many of its beats makes the watchdog red."""


# What time it is


class SystemClock:
    def __call__(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """The demo's clock: the system's, and as far ahead as it has been moved. It never goes back.

    `keep` is told how far that is, each time before it is moved.
    """

    def __init__(
        self,
        base: Callable[[], datetime] | None = None,
        *,
        ahead: timedelta = timedelta(),
        keep: Callable[[timedelta], object] = lambda _: None,
    ) -> None:
        self._base = base or SystemClock()
        self._ahead = ahead
        self._keep = keep

    def __call__(self) -> datetime:
        return self._base() + self._ahead

    @property
    def ahead(self) -> timedelta:
        return self._ahead

    def move_to(self, target: datetime) -> None:
        """A moment that has passed leaves the clock where it is."""
        ahead = max(self._ahead, target - self._base())
        self._keep(ahead)
        self._ahead = ahead

    async def advance_to(
        self,
        target: datetime,
        pump: Callable[[], Awaitable[object]],
        next_due: Callable[[], Awaitable[datetime | None]],
    ) -> int:
        """Goes to `target` by way of every moment at which something is due, so that each goes out at its own time.

        `pump` must not return before all that is due at the clock's time has gone. Hands back the stops made.
        """
        stops = 0
        await pump()
        while (due := await next_due()) is not None and self() < due <= target:
            self.move_to(due)
            await pump()
            stops += 1
        self.move_to(target)
        await pump()
        return stops


# Who knocks when


@dataclass(frozen=True, slots=True)
class Job:
    """Work that is done again and again, and may be done at any time: idempotent, and with nothing handed over."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Beat:
    """How long ago a job last ended well (None: never yet), and whether that is too long.

    `well_for` is how long it has ended well each time, None when the last time it did not.
    """

    ago: timedelta | None
    late: bool
    well_for: timedelta | None = None


class Clockwork:
    """Knocks on its jobs. None of their faults stops it; each is logged, and shows in `beats`."""

    def __init__(
        self,
        jobs: Sequence[Job],
        *,
        backstop: timedelta = BACKSTOP,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._jobs = {job.name: job for job in jobs}
        self._backstop = backstop
        self._monotonic = monotonic
        self._wanted = {job.name: asyncio.Event() for job in jobs}
        self._ended: dict[str, float] = {}
        self._well_since: dict[str, float] = {}
        self._started = self._monotonic()
        self._workers: list[asyncio.Task[None]] = []
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            jobstores={"default": MemoryJobStore()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def start(self) -> None:
        """In the running loop. Every job is done once at once."""
        self._started = self._monotonic()
        for job in self._jobs.values():
            every = job.every.total_seconds()
            self._scheduler.add_job(self._tick, "interval", seconds=every, args=[job.name], id=job.name)
        self._scheduler.start()
        _assert_nothing_is_kept(self._scheduler)
        self._workers = [
            asyncio.create_task(self._serve(job), name=f"clock {job.name}") for job in self._jobs.values()
        ]
        self._workers.append(asyncio.create_task(self._stand_in(), name="clock backstop"))
        for name in self._jobs:
            self.knock(name)

    def knock(self, name: str = "pump") -> None:
        """Do this one now, or once more when it is being done. From the loop only; returns at once."""
        self._wanted[name].set()

    async def stop(self) -> None:
        """Knocks no more; a job that is being done is cancelled: let `Delivery.stop` end first."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        self._workers = []

    def beats(self) -> Mapping[str, Beat]:
        """For /readyz: a job counts as late when it has not ended well within three of its intervals."""
        return {name: self._beat(job) for name, job in self._jobs.items()}

    async def _tick(self, name: str) -> None:
        """A coroutine, because APScheduler calls plain functions in a thread, where an Event is not safe."""
        self.knock(name)

    def _beat(self, job: Job) -> Beat:
        now, ended = self._monotonic(), self._ended.get(job.name)
        patience = LATE_BEATS * max(job.every, timedelta(seconds=1))
        late = timedelta(seconds=now - (self._started if ended is None else ended)) > patience
        well_since = self._well_since.get(job.name)
        return Beat(
            None if ended is None else timedelta(seconds=now - ended),
            late,
            None if well_since is None else timedelta(seconds=now - well_since),
        )

    async def _serve(self, job: Job) -> None:
        wanted = self._wanted[job.name]
        while True:
            await wanted.wait()
            wanted.clear()
            try:
                await job.work()
            except Exception as fault:  # noqa: BLE001 - whatever it is, the next knock must find somebody at home
                self._well_since.pop(job.name, None)
                log.error("clock.fault", job=job.name, **traced(fault))  # noqa: TRY400 - see `traced`
            else:
                now = self._ended[job.name] = self._monotonic()
                self._well_since.setdefault(job.name, now)

    async def _stand_in(self) -> None:
        """The backstop: the loop sleeps by the monotonic clock, which nobody sets."""
        while True:
            await asyncio.sleep(self._backstop.total_seconds())
            for job in self._jobs.values():
                ago = self._beat(job).ago
                if ago is None or ago >= job.every:
                    self.knock(job.name)


def traced(fault: BaseException) -> dict[str, str]:
    """A fault for the log: its type, file and line. Its text may quote a name or an address, and stays out."""
    frames = traceback.extract_tb(fault.__traceback__)
    at = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    return {"fault": type(fault).__name__, "at": at}


def _assert_nothing_is_kept(scheduler: AsyncIOScheduler) -> None:
    """A persistent job store would be a second truth beside the books, and a worse one."""
    stores = list(scheduler._jobstores.values())  # noqa: SLF001 - the one place where APScheduler tells
    if not all(type(store) is MemoryJobStore for store in stores):
        raise RuntimeError("APScheduler may keep its jobs in memory only")
