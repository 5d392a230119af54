"""Threads with a connection each, working off a queue; on SQLite one writer that shares its commits.

Nothing of asyncio is touched here but `call_soon_threadsafe`.
"""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from storage import engines
from storage.faults import Fault, Unavailable, fault_in, honest, may_run_again
from storage.records import BookRecords

Open = Callable[[Connection], BookRecords]
TRIES = 10
"""Eight writers at one meeting's audit: on a machine that is busy with other things five were not always enough."""

SHARED = 64
"""At most so many units of work in one commit: a long row of them must not wait for the last."""


class Order:
    """A unit of work, and who waits for it: a coroutine or a thread.

    Whoever has waited too long gives it up, and then nothing of it is kept: its hand asks before the COMMIT. Once
    the COMMIT has begun it is too late for that, and nobody knows.
    """

    __slots__ = ("_decided", "_lock", "answer", "work")

    def __init__(
        self, work: Callable[[BookRecords], Any], answer: "asyncio.Future[Any] | Future[Any]"
    ) -> None:
        self.work = work
        self.answer = answer
        self._lock = Lock()
        self._decided: bool | None = None

    def keep(self) -> bool:
        """The last act before the COMMIT; False when it was given up, and must be rolled back."""
        return self._decide(True)

    def give_up(self) -> bool:
        """True when certainly nothing of it is kept."""
        return not self._decide(False)

    @property
    def given_up(self) -> bool:
        return self._decided is False

    def _decide(self, kept: bool) -> bool:
        """What was decided first."""
        with self._lock:
            if self._decided is None:
                self._decided = kept
            return self._decided


class GivenUp(Exception):
    """Nobody waits for the unit of work any more; what it has written is taken back."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    order: Order
    value: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        """In the waiting thread's or loop's own time; whoever has stopped waiting is not told."""
        answer = self.order.answer
        if answer.cancelled() or answer.done():
            return
        if self.error is None:
            answer.set_result(self.value)
        else:
            answer.set_exception(self.error)


class Hand(Protocol):
    """Does the orders of one thread; `most` is how many it takes at a time."""

    most: int

    def do(self, orders: Sequence[Order]) -> Iterable[Outcome]: ...
    def close(self) -> None: ...


class Crew:
    """`count` threads before one queue. `hire` is called in each thread, so that its connection is its own."""

    def __init__(self, name: str, count: int, hire: Callable[[], Hand]) -> None:
        self._queue: SimpleQueue[Order | None] = SimpleQueue()
        self._lock = Lock()
        self._open = True
        self._hire = hire
        self._threads = [Thread(target=self._work, name=f"{name}-{n}", daemon=True) for n in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, order: Order) -> None:
        """Raises Unavailable once the crew has been told to go home."""
        with self._lock:
            if not self._open:
                raise Unavailable(Fault.CLOSED)
            self._queue.put(order)

    def close(self, within: float | None = None) -> bool:
        """Waits until everything that was submitted has been done, or so many seconds. Twice does no harm.

        False when a thread still waits for the books; it is a daemon, and ends with the process.
        """
        with self._lock:
            if self._open:
                self._open = False
                for _ in self._threads:
                    self._queue.put(None)
        until = None if within is None else time.monotonic() + within
        for thread in self._threads:
            thread.join(None if until is None else max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        hand = self._hire()
        while (first := self._queue.get()) is not None:
            orders = [first, *self._waiting(hand.most - 1)]
            try:
                tell(hand.do(orders))
            except BaseException as error:  # noqa: BLE001 - whoever waits must hear of it, and the thread must live
                tell(Outcome(order, error=error) for order in orders)
        hand.close()

    def _waiting(self, most: int) -> Iterator[Order]:
        for _ in range(most):
            try:
                order = self._queue.get_nowait()
            except Empty:
                return
            if order is None:  # the last order of the day is for this thread's own loop to read
                self._queue.put(None)
                return
            yield order


def tell(outcomes: Iterable[Outcome]) -> None:
    """Threads at once; each event loop in one call, however many of its coroutines wait."""
    loops: dict[asyncio.AbstractEventLoop, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if isinstance(outcome.order.answer, Future):
            outcome.tell()
        else:
            loops[outcome.order.answer.get_loop()].append(outcome)
    for loop, theirs in loops.items():
        with suppress(RuntimeError):  # a loop that has ended has nobody left who waits
            loop.call_soon_threadsafe(_tell_all, theirs)


def _tell_all(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        outcome.tell()


def _kept(order: Order, records: BookRecords) -> Any:
    """The work done, and decided that it is to be kept. Raises GivenUp when nobody waits for it."""
    if order.given_up:
        raise GivenUp
    value = order.work(records)
    if not order.keep():
        raise GivenUp
    return value


class Seat:
    """A thread's place at the books: a connection that is opened when needed and again after a fault."""

    def __init__(self, engine: Engine, open: Open) -> None:
        self._engine = engine
        self._open = open
        self._connection: Connection | None = None

    @property
    def connection(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def records(self) -> BookRecords:
        return self._open(self.connection)

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def lose(self) -> None:
        """After a fault: the connection may be broken, and closing it may fail in its turn."""
        with suppress(SQLAlchemyError):
            if self._connection is not None:
                self._connection.invalidate()
            self.close()


class SqliteReader(Seat):
    most = 1

    def do(self, orders: Sequence[Order]) -> Iterable[Outcome]:
        return [self._read(order) for order in orders]

    def _read(self, order: Order) -> Outcome:
        if order.given_up:
            return Outcome(order, error=GivenUp())
        try:
            driver = engines.raw(self.connection)
            driver.execute("BEGIN")
            try:
                return Outcome(order, order.work(self.records()))
            finally:
                driver.rollback()
        except BaseException as error:  # noqa: BLE001 - it is the caller's
            if fault_in(error):
                self.lose()
            return Outcome(order, error=honest(error))


class SqliteWriter(Seat):
    """Everything that waits goes into one transaction, each unit of work in a savepoint of its own.

    Nobody is answered before the COMMIT; when it fails, everybody fails. A unit that raises takes back its own
    rows and nobody else's.
    """

    most = SHARED

    def do(self, orders: Sequence[Order]) -> Iterable[Outcome]:
        try:
            driver = engines.raw(self.connection)
            driver.execute("BEGIN IMMEDIATE")
            outcomes = (
                self._alone(driver, orders[0])
                if len(orders) == 1
                else [self._beside(driver, one) for one in orders]
            )
            if driver.in_transaction:
                driver.execute("COMMIT")
        except BaseException as error:  # noqa: BLE001 - it is the callers'
            self.lose()
            return [Outcome(order, error=honest(error)) for order in orders]
        return outcomes

    def _alone(self, driver: Any, order: Order) -> Sequence[Outcome]:
        try:
            return [Outcome(order, _kept(order, self.records()))]
        except BaseException as error:  # noqa: BLE001 - it is the caller's
            driver.rollback()
            return [Outcome(order, error=honest(error))]

    def _beside(self, driver: Any, order: Order) -> Outcome:
        driver.execute("SAVEPOINT work")
        try:
            value = _kept(order, self.records())
        except BaseException as error:
            if not driver.in_transaction:
                raise  # SQLite has rolled everything back (disk full, for one): nobody's work was kept
            driver.execute("ROLLBACK TO work")
            driver.execute("RELEASE work")
            return Outcome(order, error=honest(error))
        driver.execute("RELEASE work")
        return Outcome(order, value)


class PostgresHand(Seat):
    """A transaction each; run again when another one was first, or when the server had gone away before it."""

    most = 1

    def __init__(self, engine: Engine, open: Open, planned: Callable[[], None] = lambda: None) -> None:
        """`planned` is called after a commit that has planned a notice."""
        super().__init__(engine, open)
        self._planned = planned

    def do(self, orders: Sequence[Order]) -> Iterable[Outcome]:
        return [self._run(order) for order in orders]

    def _run(self, order: Order) -> Outcome:
        for attempt in range(1, TRIES + 1):
            if order.given_up:
                return Outcome(order, error=GivenUp())
            try:
                return Outcome(order, self._once(order))
            except Unavailable as error:
                return Outcome(order, error=error)
            except BaseException as error:  # noqa: BLE001 - it is the caller's
                lost = fault_in(error) is Fault.UNREACHABLE
                if lost:
                    self.lose()
                if attempt == TRIES or not (may_run_again(error) or (lost and attempt == 1)):
                    return Outcome(order, error=honest(error))
                time.sleep(0.005 * attempt**2 * random.uniform(0.5, 1.5))  # noqa: S311 - or all come again together
        raise AssertionError("the last try returns")

    def _once(self, order: Order) -> Any:
        transaction = self.connection.begin()
        try:
            records = self.records()
            value = _kept(order, records)
        except BaseException:
            transaction.rollback()
            raise
        try:
            transaction.commit()
        except BaseException as error:
            self.lose()
            raise honest(error, ambiguous=True) from error
        if records.planned:
            self._planned()
        return value
