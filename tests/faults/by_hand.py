"""A loop whose time is moved by hand, and the real books without their thread: a run is the same every time.

Nothing of the engine or of the books is replaced: `Delivery` runs as it is, and what it writes goes through the writer
that `Store` uses on SQLite, with its shared commits and savepoints. Only the thread between them is gone, the file is
in memory, and nobody waits for time to pass.
"""

import asyncio
import selectors
import sqlite3
import time
from collections.abc import Callable, Coroutine
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, TypeVar

from sqlalchemy import make_url

from storage import engines, migrate
from storage.crews import SHARED, Order, SqliteWriter
from storage.records import BookRecords

T = TypeVar("T")
DOMAIN = "styrmand.example.dk"


class Stuck(Exception):
    """Everybody waits, and for nothing that will ever happen."""


class Selector(selectors.SelectSelector):
    """Instead of sleeping it moves the loop's time on."""

    slept = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise Stuck
        if not ready and timeout:
            self.slept += timeout
        return ready


class Loop(asyncio.SelectorEventLoop):
    """Its seconds pass when all wait, and not before; what is given to a thread is done at once."""

    def __init__(self) -> None:
        self._selector_by_hand = Selector()
        super().__init__(self._selector_by_hand)
        self._clock_resolution = 1e-6  # a float of a year's seconds is no finer: what is due then is due now

    def time(self) -> float:
        return self._selector_by_hand.slept

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


FORGETTABLE = {"delivery", "gate", "inbound", "card", "road", "link", "calendar_entry", "audit", "reply"}
"""Tables whose rows are always read: what the post writes, and what it must not remember wrongly."""


class Remembering(BookRecords):
    """The records, which remember across units of work who sits where and what they answered.

    A year asks the same forty lines ten thousand times, and half of it went by in reading them. Any write to what is
    remembered, and any work that is taken back, and all is forgotten. `test_year` holds that it changes nothing.
    """

    def __init__(self, *args: Any, memory: dict[Any, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self._memory = memory

    def run(self, statement: Any, values: Any = None) -> Any:
        meant = statement[self.connection.dialect.name] if isinstance(statement, dict) else statement
        if meant.is_dml and meant.table.name not in FORGETTABLE:
            self._memory.clear()
        return super().run(statement, values)

    def _remembered(self, what: Any, read: Callable[[], T]) -> T:
        if what not in self._memory:
            self._memory[what] = read()
        return self._memory[what]

    def roll(self, meeting: Any, organisation: Any = None) -> Any:
        which = ("roll", meeting.id, meeting.revision, organisation)
        return self._remembered(which, lambda: super(Remembering, self).roll(meeting, organisation))

    def meeting(self, id: Any, *, lock: bool = False) -> Any:
        return self._remembered(("meeting", id), lambda: super(Remembering, self).meeting(id, lock=lock))

    def committee(self, id: Any) -> Any:
        return self._remembered(("committee", id), lambda: super(Remembering, self).committee(id))

    def memberships(self, committee: Any) -> Any:
        return self._remembered(("seats", committee), lambda: super(Remembering, self).memberships(committee))

    def items(self, meeting: Any) -> Any:
        return self._remembered(("items", meeting), lambda: super(Remembering, self).items(meeting))

    def person(self, id: Any) -> Any:
        return self._remembered(("person", id), lambda: super(Remembering, self).person(id))

    def people_of(self, organisation: Any) -> Any:
        return self._remembered(
            ("people", organisation), lambda: super(Remembering, self).people_of(organisation)
        )

    def earlier_substitutes(self, principal: Any) -> Any:
        return self._remembered(
            ("earlier", principal), lambda: super(Remembering, self).earlier_substitutes(principal)
        )


@dataclass
class Books:
    """The writer of `storage.crews` on a database in memory. `put` is for the test's own hand, and never dies."""

    _hand: SqliteWriter
    _memory: dict[Any, Any]

    @classmethod
    def of(cls, content: bytes, *, remembering: bool = False) -> "Books":
        memory: dict[Any, Any] = {}
        kind = partial(Remembering, memory=memory) if remembering else BookRecords
        engine = engines.writing(make_url("sqlite:///:memory:"))
        books = cls(SqliteWriter(engine, partial(kind, writing=True, domain=DOMAIN)), memory)
        books.restore(content)
        OPEN.append(books)
        return books

    def do(self, works: list[Callable[[BookRecords], Any]]) -> list[Any]:
        """What each gave or raised, all in one commit."""
        outcomes = self._hand.do([Order(partial(self._work, work), None) for work in works])
        return [one.error or one.value for one in outcomes]

    def _work(self, work: Callable[[BookRecords], T], records: BookRecords) -> T:
        try:
            return work(records)
        except BaseException:
            self._memory.clear()  # what it read was its own, and is taken back
            raise

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
        self._memory.clear()
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
    """What `Delivery` is handed. All that is ordered before the loop comes round shares a commit.

    There is a moment before the commit, and one after it in which it stands in the books and nobody knows.
    """

    books: Books
    fate: Fate
    on_commit: Callable[[], None] = lambda: None
    _waiting: list[tuple[Callable[[BookRecords], Any], "asyncio.Future[Any]"]] = field(default_factory=list)

    async def write(self, work: Callable[[BookRecords], T]) -> T:
        self.fate.pass_by()
        loop = asyncio.get_running_loop()
        answer = loop.create_future()
        if not self._waiting:
            loop.call_soon(self._commit)
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
