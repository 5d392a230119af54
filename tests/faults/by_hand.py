"""A loop whose time is moved by hand, and the real books without their thread: a run is the same every time.

Nothing of the engine or of the books is replaced: `Delivery` runs as it is, and what it writes goes through the writer
that `Store` uses on SQLite, with its shared commits and savepoints. Only the thread between them is gone, the file is
in memory, and nobody waits for time to pass.
"""

import asyncio
import heapq
import logging
import sqlite3
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, TypeVar

import structlog
from sqlalchemy import make_url

from bot.delivery import journal
from storage import engines, migrate
from storage.crews import SHARED, Order, SqliteWriter
from storage.records import BookRecords

T = TypeVar("T")
DOMAIN = "styrmand.example.dk"


class Stuck(Exception):
    """Everybody waits, and for nothing that will ever happen."""


class Loop(asyncio.SelectorEventLoop):
    """Its seconds pass when all wait, and not before; what is given to a thread is done at once.

    No file is looked at, and nobody calls from another thread, so that a turn of it is what is ready and what is due.
    """

    def __init__(self) -> None:
        super().__init__()
        self.slept = 0.0

    def time(self) -> float:
        return self.slept

    def _run_once(self) -> None:
        """As asyncio's own, without the waiting."""
        ready, due = self._ready, self._scheduled
        while due and due[0]._cancelled:
            heapq.heappop(due)._scheduled = False
        if not ready and not self._stopping:
            if not due:
                raise Stuck
            self.slept = max(self.slept, due[0]._when)
        while due and due[0]._when <= self.slept:
            handle = heapq.heappop(due)
            handle._scheduled = False
            ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def run_in_executor(self, _executor: Any, work: Callable[..., T], *args: Any) -> "asyncio.Future[T]":
        done = self.create_future()
        try:
            done.set_result(work(*args))
        except Exception as fault:  # noqa: BLE001 - it is the caller's
            done.set_exception(fault)
        return done


def run(loop: Loop, work: Coroutine[Any, Any, T]) -> T:
    return loop.run_until_complete(work)


@contextmanager
def loop():
    """One whose tasks are all ended when it is left."""
    made = Loop()
    try:
        yield made
    finally:
        end_all(made)
        made.close()


def end_all(loop: Loop) -> None:
    """As kill -9 does for a process; nothing of what they wanted to do is done (see `Fate`)."""
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))


class Silent:
    """A log that nobody reads."""

    def info(self, *_: Any, **__: Any) -> None:
        pass

    debug = warning = error = info


@contextmanager
def quietly() -> Iterator[None]:
    """The engine's log tells of every fault, and here there are a great many."""
    before, log = structlog.get_config(), journal.log
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    journal.log = Silent()
    try:
        yield
    finally:
        structlog.configure(**before)
        journal.log = log


@contextmanager
def monotonic_by(loop: Loop, *modules: Any):
    """`time.monotonic` of these modules is the loop's."""
    kept = [module.time for module in modules]
    mine = SimpleNamespace(**{name: getattr(time, name) for name in dir(time)} | {"monotonic": loop.time})
    for module in modules:
        module.time = mine
    try:
        yield
    finally:
        for module, old in zip(modules, kept, strict=True):
            module.time = old


@cache
def migrated() -> bytes:
    """Books with nothing in them, as a file; made once in a process."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "books.db"
        migrate(f"sqlite:///{file}")
        store = engines.writing(make_url(f"sqlite:///{file}")).connect()
        raw = engines.raw(store)
        raw.execute("PRAGMA journal_mode=DELETE")  # a file in memory knows no WAL
        kept = raw.serialize()
        store.close()
        return kept


OPEN: list["Books"] = []
"""Who is done with a trial closes its books in the thread that opened them: `close_all`."""


def close_all() -> None:
    while OPEN:
        OPEN.pop().close()


def _open(connection: Any, **more: Any) -> BookRecords:
    return BookRecords(connection, writing=True, domain=DOMAIN, **more)


def _open_forgetful(connection: Any, **_more: Any) -> BookRecords:
    return _open(connection)


@dataclass
class Books:
    """The writer of `storage.crews` on a database in memory. `put` is for the test's own hand, and never dies."""

    _hand: SqliteWriter

    @classmethod
    def of(cls, content: bytes, *, remembering: bool = True) -> "Books":
        """Without `remembering` nothing is known from one unit of work to the next: `test_year` holds the two together."""
        engine = engines.writing(make_url("sqlite:///:memory:"))
        books = cls(SqliteWriter(engine, _open if remembering else _open_forgetful))
        books.restore(content)
        OPEN.append(books)
        return books

    def do(self, works: list[Callable[[BookRecords], Any]]) -> list[Any]:
        """What each gave or raised, all in one commit."""
        outcomes = self._hand.do([Order(work, None) for work in works])
        return [one.error or one.value for one in outcomes]

    def put(self, work: Callable[[BookRecords], T]) -> T:
        [found] = self.do([work])
        if isinstance(found, BaseException):
            raise found
        return found

    def look(self, work: Callable[[BookRecords], T]) -> T:
        return work(BookRecords(self._hand.connection, writing=False, domain=DOMAIN))

    @property
    def raw(self) -> Any:
        return engines.raw(self._hand.connection)

    def copy(self) -> bytes:
        return self.raw.serialize()

    def restore(self, content: bytes) -> None:
        """By a backup: `deserialize` would leave the driver's prepared statements pointing into the old file."""
        self._hand._memory.clear()
        with closing(sqlite3.connect(":memory:")) as kept:
            kept.deserialize(content)
            kept.backup(self.raw)

    def close(self) -> None:
        self._hand.close()


class Death(BaseException):
    """kill -9."""


@dataclass
class Fate:
    """Counts the moments of a process's life, and ends it at one of them, or when the dice say so."""

    at: int | None = None
    strikes: Callable[[], bool] = lambda: False
    moments: int = 0
    dead: bool = False

    def pass_by(self) -> None:
        if not self.dead:
            self.moments += 1
            self.dead = self.moments == self.at or self.strikes()
        if self.dead:
            raise Death


@dataclass
class MortalBooks:
    """What `Delivery` is handed. All that is ordered while the commit before `takes` its seconds shares the next.

    There is a moment before the commit, and one after it in which it stands in the books and nobody knows.
    """

    books: Books
    fate: Fate
    on_commit: Callable[[], None] = lambda: None
    takes: float = 0.0
    _waiting: list[tuple[Callable[[BookRecords], Any], "asyncio.Future[Any]"]] = field(default_factory=list)

    async def write(self, work: Callable[[BookRecords], T]) -> T:
        self.fate.pass_by()
        loop = asyncio.get_running_loop()
        answer = loop.create_future()
        if not self._waiting:
            loop.call_later(self.takes, self._commit)
        self._waiting.append((work, answer))
        return await answer

    async def read(self, work: Callable[[BookRecords], T]) -> T:
        self.fate.pass_by()
        return self.books.look(work)

    def _commit(self) -> None:
        batch, self._waiting = self._waiting[:SHARED], self._waiting[SHARED:]
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._commit)
        try:
            self.fate.pass_by()
            found = self.books.do([work for work, _ in batch])
            self.on_commit()
            self.fate.pass_by()
        except Death as death:
            found = [death] * len(batch)
        for (_, answer), value in zip(batch, found, strict=True):
            _tell(answer, value)


def _tell(answer: "asyncio.Future[Any]", value: Any) -> None:
    if answer.done():
        return
    if isinstance(value, BaseException):
        answer.set_exception(value)
    else:
        answer.set_result(value)
