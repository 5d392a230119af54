"""Whether the process lives, whether it can do its work, and the figures behind that."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from aiohttp import web

import storage
from bot.clock import Beat
from bot.desk import Desk
from bot.metrics import Metrics
from meetings.gates import Gate
from meetings.notices import Channel, NoticeState
from meetings.office import Office
from meetings.office.doors import Doorkeeper
from storage import Unavailable

T = TypeVar("T")
STUCK = timedelta(minutes=5)
JUMP = timedelta(minutes=15)
"""A wall clock so far from the monotonic one has been set, or the machine has slept."""

PATIENCE = timedelta(seconds=5)
"""How long whoever asks is kept waiting by the books."""

LOOK_AGAIN = timedelta(seconds=10)
"""How long the state of the tables is believed; opening the database anew takes some ten milliseconds."""

_WRONG_TABLES: Mapping[type, str] = {
    storage.Empty: "the database has no tables",
    storage.Older: "the tables are an older version's",
    storage.Newer: "the tables are a newer version's: this process must be replaced",
}


@dataclass(frozen=True, slots=True)
class Post:
    """What the books say of the post at one moment."""

    outbox: Mapping[NoticeState, int]
    oldest: datetime | None
    gates: Sequence[Gate]
    server_time: datetime | None


class Ticking(Protocol):
    def beats(self) -> Mapping[str, Beat]: ...


class Reading(Protocol):
    """The mailbox of answers: tries in vain, the kind of fault of the last of them, and how long ago it was read."""

    @property
    def failures(self) -> int: ...
    @property
    def why(self) -> str: ...
    @property
    def ago(self) -> timedelta | None: ...


class Health:
    """`mailbox` is None where none is read. `state` says which version's tables the database has now; it blocks, and is asked in a thread."""

    def __init__(
        self,
        desk: Desk,
        ticking: Ticking,
        metrics: Metrics,
        state: Callable[[], storage.State],
        mailbox: Reading | None = None,
    ) -> None:
        self.desk = desk
        self.ticking = ticking
        self.metrics = metrics
        self.mailbox = mailbox
        self._state = state
        self._began = desk.now()
        self._clocks = (self._began, time.monotonic())
        self._tables: tuple[float, str] | None = None
        self._moved_on: dict[Channel, tuple[int, datetime]] = {}

    async def healthz(self, _: web.Request) -> web.Response:
        return _answer({"status": "ok"})

    async def readyz(self, _: web.Request) -> web.Response:
        """200 when everything works, else 503 with the reasons by the part that does not.

        A mailbox that cannot be reached, a road that refuses us and what is held after a restore are told under
        `notes`: nobody is better served by another process.
        """
        reasons: dict[str, str] = {}
        held = 0
        try:
            waiting, held = await _soon(self.desk.read(_waiting))
            if wrong := await _soon(self._wrong_tables()):
                reasons["migrations"] = wrong
        except Unavailable as fault:
            reasons["database"] = fault.fault.value
        except TimeoutError:
            reasons["database"] = f"no answer within {PATIENCE.total_seconds():g} s"
        else:
            # What fell due while nobody was here is no sign of being stuck until it has been waiting for us.
            stood = {road: self._stood_since(road, oldest) for road, oldest in waiting.items()}
            if stuck := [waiting[road] for road, since in stood.items() if self._here_for(since) > STUCK]:
                reasons["outbox"] = f"the oldest due notice has waited since {min(stuck):%Y-%m-%dT%H:%M:%SZ}"
        if late := sorted(name for name, beat in self.ticking.beats().items() if beat.late):
            reasons["clock"] = f"has not ticked in time: {', '.join(late)}"
        notes = self._notes(held)
        if reasons:
            return _answer({"status": "unavailable", "reasons": reasons, **notes}, status=503)
        return _answer({"status": "ok", **notes})

    def _notes(self, held: int) -> Mapping[str, Mapping[str, str]]:
        notes: dict[str, str] = {}
        if held:
            notes["held"] = (
                f"{held} notices may have been sent before the database was restored: styrmand hold list"
            )
        if self.mailbox is not None and self.mailbox.failures:
            ago = self.mailbox.ago
            since = f"for {ago.total_seconds():.0f} s" if ago is not None else "since the start"
            notes["mailbox"] = f"has not been read {since} ({self.mailbox.why})"
        for road, reason in self.metrics.refused().items():
            notes[road.value] = f"we are refused ({reason})"
        return {"notes": notes} if notes else {}

    def _stood_since(self, road: Channel, oldest: datetime) -> datetime:
        """A long line that moves on is a morning's work, and no less of it would be done without this process."""
        brought = self.metrics.brought[road]
        before, at = self._moved_on.get(road, (0, oldest))
        if brought > before:
            at = self.desk.now()
        self._moved_on[road] = (brought, at)
        return max(oldest, at)

    def _here_for(self, oldest: datetime) -> timedelta:
        """How long a notice has been due while this process was awake and had its books."""
        now, at = self.desk.now(), time.monotonic()
        before, then = self._clocks
        self._clocks = (now, at)
        if abs((now - before) - timedelta(seconds=at - then)) > JUMP:
            self._began = now
        pump = self.ticking.beats().get("pump")
        well = pump.well_for if pump else None
        waited = now - max(oldest, self._began)
        return waited if well is None else min(waited, well)

    async def metrics_text(self, _: web.Request) -> web.Response:
        """What is known now; without the database its figures are left out rather than told as they were."""
        try:
            post = await _soon(self.desk.read(_post))
        except (Unavailable, TimeoutError):
            self.metrics.without_books()
        else:
            self.metrics.database.set(1)
            self._tell(post)
        for name, beat in self.ticking.beats().items():
            self.metrics.clock_age.labels(name).set(beat.ago.total_seconds() if beat.ago else float("nan"))
        if self.mailbox is not None:
            ago = self.mailbox.ago
            self.metrics.mailbox.set(0 if self.mailbox.failures else 1)
            self.metrics.mailbox_age.set(ago.total_seconds() if ago is not None else float("nan"))
        headers = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store"}
        return web.Response(body=self.metrics.text(), headers=headers)

    def _tell(self, post: Post) -> None:
        now = self.desk.now()
        for state in NoticeState:
            self.metrics.outbox.labels(state.value).set(post.outbox.get(state, 0))
        waited = (now - post.oldest).total_seconds() if post.oldest else 0.0
        self.metrics.oldest_due.set(max(0.0, waited))
        self.metrics.tell_gates(post.gates, now)
        self.metrics.skew.set((now - post.server_time).total_seconds() if post.server_time else 0.0)

    async def _wrong_tables(self) -> str:
        """Nothing, or what is wrong. Another process may have brought the database up since this one began."""
        now = time.monotonic()
        if self._tables is None or now - self._tables[0] > LOOK_AGAIN.total_seconds():
            found = await asyncio.to_thread(self._state)
            self._tables = (now, _WRONG_TABLES.get(type(found), ""))
        return self._tables[1]


def _post(office: Office) -> Post:
    records = office.records
    return Post(records.outbox(), records.oldest_due(office.now), records.gates(), records.server_time())


def _waiting(office: Office) -> tuple[Mapping[Channel, datetime], int]:
    """What has waited longest for us alone by each road, and how much waits for a person after a restore.

    What stands before a gate waits for others, and taking this process away would help nobody.
    """
    doors = Doorkeeper(office.records, office.now)
    open_ = [channel for channel in Channel if not doors.shut(channel)]
    shut = doors.shut_tenants(Channel.TEAMS)
    oldest = {road: office.records.oldest_due(office.now, [road], shut) for road in open_}
    return {road: due for road, due in oldest.items() if due}, office.records.held_count()


async def _soon(answer: Awaitable[T]) -> T:
    return await asyncio.wait_for(answer, PATIENCE.total_seconds())


def _answer(what: Mapping[str, object], *, status: int = 200) -> web.Response:
    return web.json_response(what, status=status, headers={"Cache-Control": "no-store"})
