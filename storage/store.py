"""The one way into the books, for coroutines and for the command line alike."""

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from storage import engines
from storage.bell import Bell
from storage.crews import Crew, Hand, Order, PostgresHand, SqliteReader, SqliteWriter
from storage.faults import Fault, NotMigrated, TooNew, Unavailable
from storage.migrating import Ahead, Current, Newer, state_of
from storage.records import DOMAIN, BookRecords

T = TypeVar("T")
Work = Callable[[BookRecords], T]
"""A synchronous function of the open books. It may be run more than once before it is kept (PostgreSQL, when
another was first), so it reads, decides and writes in the books and does nothing else."""

SQLITE_READERS = 2
POSTGRES_WRITERS = 8
POSTGRES_READERS = 4
PATIENCE = 15.0
"""Seconds a coroutine waits for one unit of work; a frozen server says nothing at all, and answers no time-out of its own."""

CLOSE_WITHIN = 5.0
_until: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def answered_within(seconds: float) -> Iterator[None]:
    """What is asked of the books in this block, all of it together, is answered by then, or is Unavailable."""
    token = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


class Store:
    """`write` and `read` are awaited; `write_now` and `read_now` block, and are not for the event loop's thread.

    What the work raises reaches its caller, and then nothing of it was kept. Faults of the books themselves are
    `Unavailable`; so are books that have not answered a coroutine in time, and what they wake up with is not kept.
    """

    def __init__(self, writers: Crew, readers: Crew, bell: Bell | None = None) -> None:
        self._writers = writers
        self._readers = readers
        self._bell = bell

    @classmethod
    def open(cls, url: str, *, domain: str = DOMAIN) -> Self:
        """Raises NotMigrated, TooNew or Unavailable. `domain` ends the Message-IDs of what is planned."""
        match state_of(url):
            case Newer(revision):
                raise TooNew(revision)
            case Current() | Ahead():
                pass
            case other:
                raise NotMigrated(str(other))
        where = engines.address(url)
        write = partial(BookRecords, writing=True, domain=domain)
        read = partial(BookRecords, writing=False, domain=domain)
        hands: tuple[Callable[[], Hand], Callable[[], Hand]]
        if engines.file_of(where):
            hands = (
                partial(SqliteWriter, engines.writing(where), write),
                partial(SqliteReader, engines.reading(where), read),
            )
            return cls(Crew("writer", 1, hands[0]), Crew("reader", SQLITE_READERS, hands[1]))
        bell = Bell(where)
        hands = (
            partial(PostgresHand, engines.writing(where), write, bell.ring),
            partial(PostgresHand, engines.reading(where), read),
        )
        crews = Crew("writer", POSTGRES_WRITERS, hands[0]), Crew("reader", POSTGRES_READERS, hands[1])
        return cls(*crews, bell)

    @property
    def shared(self) -> bool:
        """Other processes may be at the same books."""
        return self._bell is not None

    def on_news(self, heard: Callable[[], None]) -> None:
        """Calls back, in a thread, when another process has planned a notice. Nothing where there is no other."""
        if self._bell:
            self._bell.listen(heard)

    async def write(self, work: Work[T]) -> T:
        """Returns when it is on the disk."""
        return await _awaited(self._writers, work)

    async def read(self, work: Work[T]) -> T:
        """One moment of the books, in which nothing can be changed."""
        return await _awaited(self._readers, work)

    def write_now(self, work: Work[T]) -> T:
        return _waited_for(self._writers, work)

    def read_now(self, work: Work[T]) -> T:
        return _waited_for(self._readers, work)

    async def close(self) -> None:
        """Finishes what was begun, takes nothing more; whom the books leave waiting is not waited for longer than ten seconds."""
        await asyncio.to_thread(self.close_now)

    def close_now(self) -> None:
        self._writers.close(CLOSE_WITHIN)
        self._readers.close(CLOSE_WITHIN)
        if self._bell:
            self._bell.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close_now()


async def _awaited(crew: Crew, work: Work[T]) -> T:
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Any] = loop.create_future()
    order = Order(work, answer)
    until = _until.get()
    crew.submit(order)
    patience = PATIENCE if until is None else max(0.0, until - time.monotonic())
    alarm = loop.call_later(patience, _give_up, order, answer)
    try:
        value: T = await answer
        return value
    finally:
        alarm.cancel()


def _give_up(order: Order, answer: "asyncio.Future[Any]") -> None:
    if not answer.done():
        answer.set_exception(Unavailable(Fault.UNREACHABLE, ambiguous=not order.give_up()))


def _waited_for(crew: Crew, work: Work[T]) -> T:
    answer: Future[Any] = Future()
    crew.submit(Order(work, answer))
    value: T = answer.result()
    return value
