"""What an attendance turn costs in the books: `take_answer` through `Store.write`, by 1, 8 and 32 callers at once.

Every turn changes something: half of them attend, half decline, ten statements to twelve. The floor beside it is
the bare driver in the calling thread, one row and a commit: on SQLite as durable as ours, on PostgreSQL as little so
(the tests' server runs without fsync, so those figures are the books' cost and not the disk's).
"""

import asyncio
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from statistics import quantiles
from typing import NamedTuple

import psycopg

from meetings.model import (
    AnswerKind,
    MeetingId,
    Organisation,
    OrganisationId,
    OrganisationKind,
    PersonId,
    Source,
)
from meetings.office import Actor, Office
from storage import BookRecords, Store, migrate
from tests.bench.figures import Figure, figure
from tests.parts import council
from tests.parts.council import NOW
from tests.parts.postgres import find_binaries, shared_server

MEETINGS, MUNICIPALITIES = 50, 19
CALLERS = (1, 8, 32)
TURNS, FLOOR = 1600, 400
DEMANDED: dict[tuple[str, str], float] = {}

Asked = list[tuple[MeetingId, PersonId]]


class Measured(NamedTuple):
    a_second: float
    p50_ms: float
    p99_ms: float


def run() -> list[Figure]:
    engines = ["sqlite", *(["postgresql"] if find_binaries() else [])]
    return [one for engine in engines for one in figures(engine)]


def figures(engine: str) -> Iterator[Figure]:
    with address(engine) as url:
        migrate(url)
        with Store.open(url) as store:
            asked = store.write_now(fill)
            asyncio.run(measure(store, asked, 8, 0))
            for step, callers in enumerate(CALLERS, 1):
                floor = bare(url)
                got = asyncio.run(measure(store, asked, callers, step))
                name = f"attendance turn in the books, {engine}, {callers} at once"
                yield figure(
                    name, got.a_second, "1/s", "higher", peer="bare driver, a row", peer_value=floor.a_second
                )
                for part in ("p50_ms", "p99_ms"):
                    value, peer = getattr(got, part), getattr(floor, part)
                    yield figure(
                        f"{name}, {part[:3]}",
                        value,
                        "ms",
                        "lower",
                        peer="bare driver, a row",
                        peer_value=peer,
                    )


@contextmanager
def address(engine: str) -> Iterator[str]:
    if engine == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/books.db"
        return
    with shared_server(f"bench-{uuid.uuid4().hex[:8]}") as server:
        yield server.fresh()


def fill(records: BookRecords) -> Asked:
    """Convened meetings of 38 people each; whoever may answer."""
    council.found(records)
    operator = Actor(None, Source.SECRETARIAT)
    for number in range(MUNICIPALITIES):
        id, kind = OrganisationId(f"town-{number}"), OrganisationKind.MUNICIPALITY
        town = Organisation(id, f"By {number}", "By", kind)
        records.put_organisation(town)
        for name in ("Ib", "Bo"):
            council.seat(records, council.add(records, f"{name} {number}", town))
    desk = office(records)
    asked: Asked = []
    for number in range(MEETINGS):
        meeting = council.meeting(f"meeting-{number}")
        records.put_meeting(meeting)
        desk.convene(meeting.id, operator)
        asked += [(meeting.id, line.person.id) for line in desk.roll_call(meeting.id).lines]
    return asked


def office(records: BookRecords, minutes: int = 0) -> Office:
    return Office(records, NOW + timedelta(minutes=minutes), council.no_days_off)


def turn(meeting: MeetingId, person: PersonId, step: int, place: int) -> Callable[[BookRecords], bool]:
    """In every step half of them attend and half decline, each the other way round than the step before."""
    kind = (AnswerKind.ONSITE, AnswerKind.DECLINED)[(step + place) % 2]

    def work(records: BookRecords) -> bool:
        actor = Actor(person, Source.TEAMS)
        return office(records, step).take_answer(meeting, person, kind, actor).changed

    return work


async def measure(store: Store, asked: Asked, callers: int, step: int) -> Measured:
    took: list[float] = []

    async def call(caller: int) -> None:
        for number in range(TURNS // callers):
            place = caller + number * callers
            work = turn(*asked[place], step, place)
            begun = time.perf_counter()
            assert await store.write(work)
            took.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    await asyncio.gather(*(call(caller) for caller in range(callers)))
    return measured(took, time.perf_counter() - begun)


def bare(url: str) -> Measured:
    """The floor: what the disk and the driver allow one caller."""
    with closing(_connected(url)) as books:
        books.execute("CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, answer TEXT NOT NULL)")
        took = []
        started = time.perf_counter()
        for number in range(FLOOR):
            begun = time.perf_counter()
            books.execute("BEGIN")
            books.execute(f"INSERT INTO floor SELECT coalesce(max(id), 0) + 1, '{number}' FROM floor")
            books.execute("COMMIT")
            took.append(time.perf_counter() - begun)
        return measured(took, time.perf_counter() - started)


def _connected(url: str) -> "sqlite3.Connection | psycopg.Connection[tuple[object, ...]]":
    if not url.startswith("sqlite"):
        return psycopg.connect(url, autocommit=True)
    books = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    books.execute("PRAGMA synchronous = FULL")
    return books


def measured(took: list[float], spent: float) -> Measured:
    parts = quantiles(took, n=100)
    return Measured(len(took) / spent, parts[49] * 1000, parts[98] * 1000)


if __name__ == "__main__":
    for one in run():
        print(f"{one['name']:60} {one['value']:>8} {one['unit']:4} floor {one['peer_value']:>8}")
