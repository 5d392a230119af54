"""The store: what is answered is on the disk, who raises spoils nobody else's work, faults have names."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from meetings import refusals
from meetings.entries import Entry, Method
from meetings.model import Language, MeetingId, PersonId
from storage import BookRecords, Fault, Store, Unavailable, answered_within, engines
from storage.crews import Order
from tests.parts import council
from tests.parts.council import NOW, SKIVE, entry

MEETING = council.meeting()


@pytest.fixture
def books(books: Store) -> Store:
    books.write_now(found)
    return books


@pytest.fixture
def sqlite_books(sqlite_books: Store) -> Store:
    sqlite_books.write_now(found)
    return sqlite_books


@pytest.fixture
def postgresql_books(postgresql_books: Store) -> Store:
    postgresql_books.write_now(found)
    return postgresql_books


def found(records: BookRecords) -> None:
    council.found(records)
    records.put_meeting(MEETING)


def note(details: str) -> Callable[[BookRecords], str]:
    def work(records: BookRecords) -> str:
        records.audit(entry(details=details))
        return details

    return work


def notes(books: Store) -> list[str]:
    return [line.details for line in books.read_now(lambda records: records.audit_of(MEETING.id))]


def note_and_raise(records: BookRecords) -> None:
    records.audit(entry(details="raised"))
    raise refusals.NotInvited(MEETING)


def together(books: Store, *works: Callable[[BookRecords], Any]) -> list[Any]:
    """Submits all the works while the writer is busy, so that SQLite does them in one transaction."""
    busy, go = threading.Event(), threading.Event()

    def wait(_: BookRecords) -> None:
        busy.set()
        assert go.wait(10)

    async def submit() -> list[Any]:
        waiting = asyncio.create_task(books.write(wait))
        await asyncio.to_thread(busy.wait, 10)
        tasks = [asyncio.create_task(books.write(work)) for work in works]
        await asyncio.sleep(0)
        go.set()
        await waiting
        return await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(submit())


# One unit of work


def test_what_is_written_is_handed_back_and_read(books: Store) -> None:
    async def walk() -> tuple[str, list[str]]:
        written = await books.write(note("a"))
        lines = await books.read(lambda records: records.audit_of(MEETING.id))
        return written, [line.details for line in lines]

    assert asyncio.run(walk()) == ("a", ["a"])


def test_what_the_work_raises_reaches_its_caller_and_nothing_of_it_is_kept(books: Store) -> None:
    with pytest.raises(refusals.NotInvited):
        books.write_now(note_and_raise)
    with pytest.raises(refusals.NotInvited):
        asyncio.run(books.write(note_and_raise))
    assert notes(books) == []


def test_a_reader_sees_nothing_that_is_not_committed(books: Store) -> None:
    def write(records: BookRecords) -> list[str]:
        note("a")(records)
        return notes(books)

    assert books.write_now(write) == []
    assert notes(books) == ["a"]


def test_a_reader_sees_one_moment_of_the_books(books: Store) -> None:
    def look(records: BookRecords) -> tuple[int, int]:
        before = len(records.audit_of(MEETING.id))
        books.write_now(note("meanwhile"))
        return before, len(records.audit_of(MEETING.id))

    assert books.read_now(look) == (0, 0)
    assert notes(books) == ["meanwhile"]


def test_a_reader_can_change_nothing(books: Store) -> None:
    with pytest.raises(Unavailable) as refused:
        books.read_now(note("a"))
    assert refused.value.fault is Fault.READ_ONLY
    assert notes(books) == []


def test_a_time_without_a_zone_is_refused(books: Store) -> None:
    naive = Entry(MEETING.id, PersonId(1), 0, NOW.replace(tzinfo=None), Method.REQUEST)
    with pytest.raises(Exception, match="must have timezone information"):
        books.write_now(lambda records: records.put_entry(naive))


# Many at once


def test_of_works_done_together_the_one_that_raises_takes_back_only_its_own(books: Store) -> None:
    done = together(books, note("a"), note_and_raise, note("b"), note_and_raise, note("c"))
    kinds = [one if isinstance(one, str) else type(one) for one in done]
    assert kinds == ["a", refusals.NotInvited, "b", refusals.NotInvited, "c"]
    assert sorted(notes(books)) == ["a", "b", "c"]


def test_when_the_commit_fails_nobody_is_told_that_it_was_kept(sqlite_books: Store) -> None:
    def spoil_the_commit(records: BookRecords) -> None:
        records.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        records.put_entry(Entry(MEETING.id, PersonId(404), 0, NOW, Method.REQUEST))

    done = together(sqlite_books, note("a"), spoil_the_commit, note("b"))
    assert [type(one) for one in done] == [sqlite3.IntegrityError] * 3
    assert notes(sqlite_books) == []
    assert sqlite_books.write_now(note("afterwards")) == "afterwards"


def test_800_acknowledged_increments_by_8_threads_are_800(books: Store) -> None:
    def increment(records: BookRecords) -> None:
        meeting = records.meeting(MEETING.id, lock=True)
        records.put_meeting(replace(meeting, revision=meeting.revision + 1))

    def increment_often(_: int) -> int:
        for _again in range(100):
            books.write_now(increment)
        return 100

    with ThreadPoolExecutor(8) as threads:
        acknowledged = sum(threads.map(increment_often, range(8)))
    revision = books.read_now(lambda records: records.meeting(MEETING.id).revision)
    assert (acknowledged, revision) == (800, 801)


def test_the_loop_goes_on_while_the_books_are_busy(books: Store) -> None:
    go = threading.Event()

    async def walk() -> str:
        writing = asyncio.create_task(books.write(lambda _: go.wait(10)))
        await asyncio.sleep(0)
        go.set()  # only a loop that is not blocked gets here
        assert await writing
        return await books.write(note("done"))

    assert asyncio.run(walk()) == "done"


def test_who_stops_waiting_disturbs_nobody(books: Store) -> None:
    go = threading.Event()

    async def walk() -> str:
        impatient = asyncio.create_task(books.write(lambda _: go.wait(10)))
        await asyncio.sleep(0)
        impatient.cancel()
        go.set()
        return await books.write(note("patient"))

    assert asyncio.run(walk()) == "patient"


def test_who_has_waited_too_long_is_told_that_nothing_was_kept_and_so_it_is(books: Store) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def slow(records: BookRecords) -> None:
        note("too late")(records)
        begun.set()
        go_on.wait(20)

    async def waits() -> bool:
        with answered_within(0.3), pytest.raises(Unavailable) as told:
            await books.write(slow)
        return told.value.ambiguous

    assert asyncio.run(waits()) is False
    assert begun.is_set()
    go_on.set()
    books.write_now(note("in time"))
    assert notes(books) == ["in time"]


def test_what_waited_in_the_row_behind_it_is_not_even_begun(sqlite_books: Store) -> None:
    """On SQLite there is one writer."""
    go_on, begun = threading.Event(), threading.Event()
    done: list[str] = []

    async def waits() -> None:
        with ThreadPoolExecutor(1) as aside:
            aside.submit(sqlite_books.write_now, lambda _: (begun.set(), go_on.wait(20)))
            begun.wait(20)
            with answered_within(0.2), pytest.raises(Unavailable):
                await sqlite_books.write(lambda _: done.append("begun"))
            go_on.set()

    asyncio.run(waits())
    sqlite_books.write_now(note("after"))
    assert done == []


def test_in_the_commit_nobody_knows() -> None:
    """What was to be kept when the waiting ended may be kept, and that is said."""
    order = Order(note("x"), Future())
    assert order.keep()
    assert not order.give_up()
    given = Order(note("x"), Future())
    assert given.give_up()
    assert not given.keep()


def test_a_loop_that_has_ended_disturbs_nobody(books: Store) -> None:
    go = threading.Event()

    async def leave() -> None:
        waiting = asyncio.create_task(books.write(lambda _: go.wait(10)))
        await asyncio.sleep(0)
        assert not waiting.done()

    asyncio.run(leave())
    go.set()
    assert books.write_now(note("afterwards")) == "afterwards"


def test_two_event_loops_may_share_the_books(books: Store) -> None:
    def in_a_loop_of_its_own(name: str) -> str:
        return asyncio.run(books.write(note(name)))

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(in_a_loop_of_its_own, ["a", "b"])) == ["a", "b"]
    assert sorted(notes(books)) == ["a", "b"]


# Closing


def test_closing_waits_for_what_was_submitted(url: str) -> None:
    books = Store.open(url)
    books.write_now(found)

    async def walk() -> list[str]:
        tasks = [asyncio.create_task(books.write(note(str(n)))) for n in range(30)]
        await asyncio.sleep(0)
        await books.close()
        return await asyncio.gather(*tasks)

    assert asyncio.run(walk()) == [str(n) for n in range(30)]
    books.close_now()


def test_closed_books_take_nothing_more(url: str) -> None:
    books = Store.open(url)
    books.close_now()
    with pytest.raises(Unavailable) as refused:
        books.write_now(note("a"))
    assert refused.value.fault is Fault.CLOSED


# SQLite


def test_sqlite_is_opened_with_the_pragmas_it_needs(sqlite_books: Store) -> None:
    def look(records: BookRecords) -> dict[str, object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "recursive_triggers")
        pragma = records.connection.exec_driver_sql
        return {name: pragma(f"PRAGMA {name}").scalar_one() for name in names}

    full, expected = 2, {"journal_mode": "wal", "foreign_keys": 1, "recursive_triggers": 1}
    assert sqlite_books.write_now(look) == {**expected, "synchronous": full, "busy_timeout": 10_000}


def test_sqlite_refuses_text_where_a_number_belongs(sqlite_books: Store) -> None:
    with pytest.raises(Exception, match="cannot store TEXT value in INTEGER column"):
        sqlite_books.write_now(
            lambda records: records.connection.exec_driver_sql("UPDATE meeting SET round = 'first'")
        )


def test_books_locked_by_another_process_say_so_and_work_again_afterwards(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engines, "SQLITE_WAIT_MS", 20)
    with Store.open(sqlite_url) as books:
        books.write_now(found)
        other = sqlite3.connect(tmp_path / "books.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable) as refused:
            books.write_now(note("a"))
        assert refused.value.fault is Fault.LOCKED
        assert notes(books) == []
        other.close()
        assert books.write_now(note("b")) == "b"
        assert notes(books) == ["b"]


def test_a_full_disk_is_told_to_everybody_whose_work_was_lost(sqlite_books: Store) -> None:
    def fill(records: BookRecords) -> None:
        pages = records.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        records.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(100):
            records.audit(entry(subject="large", details=f"{number} {'x' * 100_000}"))

    done = together(sqlite_books, note("a"), fill, note("b"))
    faults = [one.fault for one in done if isinstance(one, Unavailable)]
    assert Fault.FULL in faults
    kept = [one for one in done if isinstance(one, str)]
    assert notes(sqlite_books) == kept
    assert sqlite_books.write_now(note("afterwards")) == "afterwards"


# PostgreSQL


def test_a_deadlock_is_settled_by_running_one_of_the_two_again(postgresql_books: Store) -> None:
    books, other = postgresql_books, council.meeting("other")
    books.write_now(lambda records: records.put_meeting(other))
    both_hold_one = threading.Barrier(2)
    runs: list[str] = []

    def lock(first: MeetingId, second: MeetingId) -> Callable[[BookRecords], None]:
        def work(records: BookRecords) -> None:
            records.meeting(first, lock=True)
            runs.append(first)
            if len(runs) <= 2:
                both_hold_one.wait(10)
            records.meeting(second, lock=True)
            records.audit(entry(details=first))

        return work

    async def walk() -> None:
        await asyncio.gather(books.write(lock(MEETING.id, other.id)), books.write(lock(other.id, MEETING.id)))

    asyncio.run(walk())
    assert sorted(notes(books)) == [MEETING.id, "other"]
    assert len(runs) >= 3


def test_two_who_add_the_same_person_at_once_add_one(postgresql_books: Store) -> None:
    books = postgresql_books
    both_have_looked = threading.Barrier(2)
    runs: list[int] = []

    def add(records: BookRecords) -> PersonId:
        known = records.person_with_email("tea@skive.example.dk")
        runs.append(1)
        if len(runs) <= 2:
            both_have_looked.wait(10)
        if known is None:
            known = records.add_person("Tea", "Tea@skive.example.dk", "", SKIVE.id, Language.DA)
        return known.id

    async def walk() -> list[PersonId]:
        return list(await asyncio.gather(books.write(add), books.write(add)))

    first, second = asyncio.run(walk())
    assert first == second


def test_two_who_write_the_same_new_meeting_at_once_do_not_write_over_each_other(
    postgresql_books: Store,
) -> None:
    books = postgresql_books
    both_have_looked = threading.Barrier(2)
    runs: list[int] = []

    def create(title: str) -> Callable[[BookRecords], MeetingId]:
        def work(records: BookRecords) -> MeetingId:
            taken = records.meeting_exists(MeetingId("new"))
            runs.append(1)
            if len(runs) <= 2:
                both_have_looked.wait(10)
            meeting = replace(council.meeting("new-2" if taken else "new"), title=title)
            records.put_meeting(meeting)
            return meeting.id

        return work

    async def walk() -> list[MeetingId]:
        return list(await asyncio.gather(books.write(create("a")), books.write(create("b"))))

    assert sorted(asyncio.run(walk())) == ["new", "new-2"]


def test_a_connection_lost_before_the_commit_is_made_again_unseen(postgresql_books: Store) -> None:
    runs: list[int] = []

    def work(records: BookRecords) -> str:
        runs.append(1)
        if len(runs) == 1:
            end_my_connection(records)
        return note("kept")(records)

    assert postgresql_books.write_now(work) == "kept"
    assert (notes(postgresql_books), len(runs)) == (["kept"], 2)


def test_a_connection_lost_in_the_commit_is_told_as_not_known(postgresql_books: Store) -> None:
    def work(records: BookRecords) -> None:
        note("perhaps")(records)
        end_my_connection(records)

    with pytest.raises(Unavailable) as lost:
        postgresql_books.write_now(work)
    assert (lost.value.fault, lost.value.ambiguous) == (Fault.UNREACHABLE, True)
    assert notes(postgresql_books) == []
    assert postgresql_books.write_now(note("afterwards")) == "afterwards"


def end_my_connection(records: BookRecords) -> None:
    mine = records.connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    other = engines.writing(records.connection.engine.url)
    with other.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:mine)"), {"mine": mine})
