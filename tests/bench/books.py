"""What one attendance turn costs in the books: `take_answer` through `Store.write`, by 1, 8 and 32 callers at once.

python -m tests.bench.books [sqlite|postgresql]
"""

import asyncio
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import quantiles
from typing import Any

from sqlalchemy import Engine, event

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
from tests.parts import council
from tests.parts.council import NOW
from tests.parts.postgres import shared_server

MEETINGS, MUNICIPALITIES = 40, 19
CALLERS = (1, 8, 32)
TURNS = 2000


@dataclass(frozen=True, slots=True)
class Figures:
    callers: int
    a_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float


@contextmanager
def address(engine: str) -> Iterator[str]:
    if engine == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/books.db"
        return
    with shared_server(f"bench-{uuid.uuid4().hex[:8]}") as server:
        yield server.fresh()


def office(records: BookRecords, minutes: int = 0) -> Office:
    return Office(records, NOW + timedelta(minutes=minutes), council.no_days_off)


def fill(records: BookRecords) -> list[tuple[MeetingId, PersonId]]:
    """Convened meetings of 38 people each; whoever may answer."""
    council.found(records)
    operator = Actor(None, Source.SECRETARIAT)
    for number in range(MUNICIPALITIES):
        town = Organisation(
            OrganisationId(f"town-{number}"), f"By {number}", "By", OrganisationKind.MUNICIPALITY
        )
        records.put_organisation(town)
        for name in ("Ib", "Bo"):
            council.seat(records, council.add(records, f"{name} {number}", town))
    desk = office(records)
    asked = []
    for number in range(MEETINGS):
        meeting = council.meeting(f"meeting-{number}")
        records.put_meeting(meeting)
        desk.convene(meeting.id, operator)
        asked += [(meeting.id, line.person.id) for line in desk.roll_call(meeting.id).lines]
    return asked


def turn(meeting: MeetingId, person: PersonId, number: int) -> Any:
    """Attends, declines, attends: every turn changes something."""
    kind = (AnswerKind.ONSITE, AnswerKind.DECLINED)[number % 2]

    def work(records: BookRecords) -> bool:
        actor = Actor(person, Source.TEAMS)
        return office(records, number).take_answer(meeting, person, kind, actor).changed

    return work


async def measure(
    store: Store, asked: list[tuple[MeetingId, PersonId]], callers: int, rounds: int
) -> Figures:
    took: list[float] = []

    async def call(caller: int) -> None:
        for number in range(TURNS // callers):
            meeting, person = asked[(caller + number * callers) % len(asked)]
            begun = time.perf_counter()
            await store.write(turn(meeting, person, rounds * 2 + (number * callers + caller) // len(asked)))
            took.append(time.perf_counter() - begun)

    cpu, begun = time.process_time(), time.perf_counter()
    await asyncio.gather(*(call(caller) for caller in range(callers)))
    spent = time.perf_counter() - begun
    parts = quantiles(took, n=100)
    return Figures(
        callers,
        len(took) / spent,
        parts[49] * 1000,
        parts[98] * 1000,
        (time.process_time() - cpu) / len(took) * 1000,
    )


def statements(store: Store, asked: list[tuple[MeetingId, PersonId]]) -> list[str]:
    """What one turn says to the database."""
    said: list[str] = []

    def hear(_: Any, __: Any, statement: str, *___: Any) -> None:
        said.append(
            statement.rsplit(" FROM ", maxsplit=1)[-1].split(" WHERE ", maxsplit=1)[0][:60]
            if statement.startswith("SELECT")
            else statement[:40]
        )

    event.listen(Engine, "before_cursor_execute", hear)
    meeting, person = asked[-1]
    store.write_now(turn(meeting, person, 0))
    event.remove(Engine, "before_cursor_execute", hear)
    return said


async def main(engine: str) -> None:
    with address(engine) as url:
        migrate(url)
        store = Store.open(url)
        asked = store.write_now(fill)
        said = statements(store, asked)
        print(engine, len(said), "statements a turn")
        for one in said:
            print("   ", one)
        for rounds, callers in enumerate((8, *CALLERS)):
            figures = await measure(store, asked, callers, rounds)
            print(replace(figures) if rounds else "warm")
        await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:2] or ["sqlite"]))
