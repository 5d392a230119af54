"""The queues others would take for the post: how long each takes to take jobs in, and to bring them to their end.

A job does nothing, and the time runs until the last has been done, which spares the queues their shutting down. Each is
as durable as the books are, huey too, whose default leaves that to the machine. A worker has as many hands as the post has; huey's is a thread with one.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import procrastinate
import psycopg
from huey import SqliteHuey
from pgqueuer.adapters.drivers.psycopg import PsycopgDriver
from pgqueuer.core.qm import QueueManager
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode

HANDS = 16


class Took(NamedTuple):
    """Seconds; jobs come in by the `batch`, where the queue takes more than one at a time."""

    planned: float
    settled: float


Load = Callable[[str, int, int, int], Took]
"""By the database's address, the number of jobs, the batch and the number of workers; the database is new."""


def by_pgqueuer(url: str, jobs: int, batch: int, workers: int) -> Took:
    async def go() -> Took:
        connections = [
            await psycopg.AsyncConnection.connect(url, autocommit=True) for _ in range(workers + 1)
        ]
        planner, *others = (Queries(PsycopgDriver(one)) for one in connections)
        await planner.install()
        begun = perf_counter()
        for first in range(0, jobs, batch):
            many = min(batch, jobs - first)
            await planner.enqueue(["nothing"] * many, [None] * many, [0] * many)
        planned = perf_counter()
        managers = [QueueManager(one) for one in others]
        done = [_entry(one) for one in managers]
        drain = QueueExecutionMode.drain
        await asyncio.gather(*(one.run(batch_size=HANDS, mode=drain) for one in managers))
        for one in connections:
            await one.close()
        return _took(begun, planned, [at for ends in done for at in ends], jobs)

    return asyncio.run(go())


def _entry(manager: QueueManager) -> list[float]:
    done: list[float] = []

    @manager.entrypoint("nothing")
    async def nothing(_job: object) -> None:
        done.append(perf_counter())

    return done


def by_procrastinate(url: str, jobs: int, batch: int, workers: int) -> Took:
    async def go() -> Took:
        pool = procrastinate.PsycopgConnector(conninfo=url, min_size=workers, max_size=workers * 4)
        app = procrastinate.App(connector=pool)
        done: list[float] = []

        @app.task(name="nothing")
        async def nothing(number: int) -> None:
            done.append(perf_counter())

        async with app.open_async():
            await app.schema_manager.apply_schema_async()
            begun = perf_counter()
            for first in range(0, jobs, batch):
                numbers = range(first, min(first + batch, jobs))
                await nothing.batch_defer_async(*({"number": number} for number in numbers))
            planned = perf_counter()
            await asyncio.gather(
                *(
                    app.run_worker_async(
                        name=f"worker-{number}",
                        concurrency=HANDS,
                        wait=False,
                        listen_notify=False,
                        install_signal_handlers=False,
                    )
                    for number in range(workers)
                )
            )
        return _took(begun, planned, done, jobs)

    return asyncio.run(go())


def by_huey(_url: str, jobs: int, _batch: int, workers: int) -> Took:
    """It takes one job at a time, each with a commit of its own."""
    with TemporaryDirectory() as folder:
        huey = SqliteHuey(filename=str(Path(folder) / "huey.db"), fsync=True)
        done: list[float] = []

        @huey.task()
        def nothing(number: int) -> None:
            done.append(perf_counter())

        begun = perf_counter()
        for number in range(jobs):
            nothing(number)
        planned = perf_counter()
        with ThreadPoolExecutor(workers) as threads:
            for _ in range(workers):
                threads.submit(_work_off, huey)
        return _took(begun, planned, done, jobs)


def _work_off(huey: SqliteHuey) -> None:
    while (task := huey.dequeue()) is not None:
        huey.execute(task)


def _took(begun: float, planned: float, done: list[float], jobs: int) -> Took:
    if len(done) != jobs:
        raise AssertionError(f"{len(done)} of {jobs} jobs were done")
    return Took(planned - begun, max(done) - planned)


QUEUES: Mapping[str, Mapping[str, Load]] = {
    "postgresql": {"pgqueuer": by_pgqueuer, "procrastinate": by_procrastinate},
    "sqlite": {"huey": by_huey},
}
