"""The clock: what is knocked on, what a fault does, and a clock that can be moved."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from apscheduler.jobstores.memory import MemoryJobStore
from structlog.testing import capture_logs

from bot.clock import Beat, Clockwork, Job, MovableClock

NOON = datetime(2027, 2, 9, 11, tzinfo=UTC)
RARELY = timedelta(hours=1)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - what is waited for is told by nobody
            await asyncio.sleep(0.001)


def story(told: Callable[[], Awaitable[None]]) -> None:
    async def go() -> None:
        await told()

    asyncio.run(go())


# What time it is


def test_a_clock_is_moved_forward_and_never_back():
    moved = MovableClock(lambda: NOON)
    moved.move_to(NOON + timedelta(days=2))
    moved.move_to(NOON + timedelta(days=1))
    assert (moved(), moved.ahead) == (NOON + timedelta(days=2), timedelta(days=2))


def test_time_goes_on_after_the_move():
    shows = [NOON]
    moved = MovableClock(lambda: shows[0])
    moved.move_to(NOON + timedelta(days=2))
    shows[0] += timedelta(minutes=5)
    assert moved() == NOON + timedelta(days=2, minutes=5)


def test_a_move_stops_at_everything_that_is_due_on_the_way():
    due = [NOON + timedelta(days=n) for n in (0, 1, 3, 3, 9)]
    brought: list[datetime] = []
    moved = MovableClock(lambda: NOON)

    async def pump() -> None:
        while due and due[0] <= moved():
            due.pop(0)
            brought.append(moved())

    async def next_due() -> datetime | None:
        return due[0] if due else None

    stops = asyncio.run(moved.advance_to(NOON + timedelta(days=5), pump, next_due))
    assert (stops, moved()) == (2, NOON + timedelta(days=5))
    assert brought == [NOON + timedelta(days=n) for n in (0, 1, 3, 3)]
    assert due == [NOON + timedelta(days=9)]


def test_what_is_overdue_and_stays_so_does_not_hold_the_move_up():
    async def pump() -> None:
        pass

    async def next_due() -> datetime | None:
        return NOON - timedelta(days=1)

    moved = MovableClock(lambda: NOON)
    assert asyncio.run(moved.advance_to(NOON + timedelta(days=5), pump, next_due)) == 0
    assert moved() == NOON + timedelta(days=5)


# Who knocks


def test_every_job_is_done_at_the_start_and_again_when_it_is_knocked_on():
    done: list[str] = []

    async def pump() -> None:
        done.append("pump")

    async def reap() -> None:
        done.append("reap")

    async def told() -> None:
        works = Clockwork([Job("pump", RARELY, pump), Job("reap", RARELY, reap)])
        works.start()
        await until(lambda: sorted(done) == ["pump", "reap"])
        works.knock()
        await until(lambda: sorted(done) == ["pump", "pump", "reap"])
        await works.stop()

    story(told)


def test_a_knock_during_the_work_does_it_once_more_and_never_twice_at_a_time():
    at_once, most, done = 0, 0, 0

    async def told() -> None:
        go_on = asyncio.Event()

        async def slow() -> None:
            nonlocal at_once, most, done
            at_once += 1
            most = max(most, at_once)
            await go_on.wait()
            at_once -= 1
            done += 1

        works = Clockwork([Job("pump", RARELY, slow)])
        works.start()
        await until(lambda: at_once == 1)
        for _ in range(5):
            works.knock()
        go_on.set()
        await until(lambda: done == 2)
        await works.stop()
        assert (done, most) == (2, 1)

    story(told)


def test_apscheduler_knocks_by_the_interval():
    done = 0

    async def told() -> None:
        async def pump() -> None:
            nonlocal done
            done += 1

        works = Clockwork([Job("pump", timedelta(milliseconds=20), pump)], backstop=RARELY)
        works.start()
        await until(lambda: done >= 4)
        await works.stop()

    story(told)


def test_the_backstop_knocks_when_the_scheduler_does_not():
    done = 0

    async def told() -> None:
        async def pump() -> None:
            nonlocal done
            done += 1

        every = timedelta(milliseconds=20)
        works = Clockwork([Job("pump", every, pump)], backstop=timedelta(milliseconds=10))
        works.start()
        works._scheduler.pause()  # as a wall clock that was set back an hour does
        before = done
        await until(lambda: done >= before + 3)
        await works.stop()

    story(told)


def test_a_fault_leaves_the_clock_ticking_and_no_name_in_the_log():
    done = 0

    async def told() -> None:
        async def pump() -> None:
            nonlocal done
            done += 1
            if done == 1:
                raise ValueError("Mette Kjærgaard <mette@viborg.example.dk>")

        works = Clockwork([Job("pump", RARELY, pump)])
        works.start()
        await until(lambda: done == 1)
        works.knock()
        await until(lambda: works.beats()["pump"].ago is not None)
        await works.stop()

    with capture_logs() as logs:
        story(told)
    [fault] = logs
    assert (fault["event"], fault["job"], fault["fault"], fault["log_level"]) == (
        "clock.fault",
        "pump",
        "ValueError",
        "error",
    )
    assert fault["at"].startswith("test_clock.py:")
    assert "Mette" not in str(logs)


def test_the_watchdog_is_red_when_a_job_has_not_ended_well_for_three_beats():
    shows = [1000.0]

    async def told() -> None:
        fails = False

        async def pump() -> None:
            if fails:
                raise RuntimeError

        jobs = [Job("pump", timedelta(seconds=10), pump)]
        works = Clockwork(jobs, backstop=RARELY, monotonic=lambda: shows[0])
        works.start()
        await until(lambda: works.beats()["pump"] == Beat(timedelta(0), late=False, well_for=timedelta(0)))
        fails = True
        shows[0] += 30
        assert works.beats()["pump"] == Beat(timedelta(seconds=30), False, timedelta(seconds=30))
        shows[0] += 1
        assert works.beats()["pump"] == Beat(timedelta(seconds=31), True, timedelta(seconds=31))
        await works.stop()

    story(told)


def test_a_clock_whose_first_beat_never_ended_is_red_too():
    shows = [1000.0]

    async def told() -> None:
        async def pump() -> None:
            await asyncio.Event().wait()

        jobs = [Job("pump", timedelta(seconds=10), pump)]
        works = Clockwork(jobs, backstop=RARELY, monotonic=lambda: shows[0])
        works.start()
        assert works.beats()["pump"] == Beat(None, late=False)
        shows[0] += 31
        assert works.beats()["pump"] == Beat(None, late=True)
        await works.stop()

    story(told)


# No second truth beside the books


def test_a_job_store_that_keeps_jobs_is_refused():
    class Kept(MemoryJobStore):
        pass

    async def told() -> None:
        works = Clockwork([])
        works._scheduler.add_jobstore(Kept(), "kept")
        with pytest.raises(RuntimeError, match="memory only"):
            works.start()
        works._scheduler.shutdown(wait=False)

    story(told)


def test_no_source_names_a_persistent_job_store_or_pickles():
    root = Path(__file__).parents[2]
    rooms = ("bot", "dialogs", "documents", "meetings", "storage", "wording")
    sources = [file for room in rooms for file in (root / room).rglob("*.py")]
    assert len(sources) > 50
    words = (
        "jobstores.sqlalchemy",
        "SQLAlchemyJobStore",
        "RedisJobStore",
        "MongoDBJobStore",
        "import pickle",
    )
    found = [(file.name, word) for file in sources for word in words if word in file.read_text("utf-8")]
    assert found == []
