"""What is handed to the driver as it was compiled goes in and comes out as by SQLAlchemy's own execution."""

import gc
import sqlite3
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Executable, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import StatementError

from meetings.model import Language, PersonId
from storage import BookRecords, Store, tables
from storage.records.prepared import Executed
from tests.parts import council
from tests.parts.council import COMMITTEE, SKIVE, VIBORG

_person, _meeting, _wish = tables.person.c, tables.meeting.c, tables.seat_wish.c
MEETING = council.meeting()
BO = {"id": PersonId(1)}
AT = council.NOW


def found(records: BookRecords) -> None:
    council.found(records)
    records.put_meeting(MEETING)
    for name, organisation in (("Bo", SKIVE), ("Ib", VIBORG), ("Åse", VIBORG)):
        council.add(records, name, organisation)


@pytest.fixture
def books(sqlite_books: Store) -> Store:
    sqlite_books.write_now(found)
    return sqlite_books


def both_ways(books: Store, statement: Executable, values: dict[str, Any]) -> tuple[Any, Any]:
    """By SQLAlchemy, and prepared; each in books of the same state."""

    def ordinarily(records: BookRecords) -> Any:
        savepoint(records)
        result = records.connection.execute(statement, values)
        return kept(result.all() if result.returns_rows else [], result.rowcount, records)

    def prepared(records: BookRecords) -> Any:
        savepoint(records)
        executed, dialect = Executed(), records.connection.dialect
        assert executed.prepared(statement, tuple(values), dialect) is None, "the first time is SQLAlchemy's"
        ready = executed.prepared(statement, tuple(values), dialect)
        assert ready is not None
        driver = records.connection.connection.driver_connection
        ready.run(driver, values)
        driver.execute("ROLLBACK TO before")
        result = ready.run(driver, values)
        return kept(result.all(), result.rowcount, records)

    return books.write_now(ordinarily), books.write_now(prepared)


def savepoint(records: BookRecords) -> None:
    records.connection.connection.driver_connection.execute("SAVEPOINT before")  # type: ignore[union-attr]  # open


def kept(rows: Sequence[Any], rowcount: int, records: BookRecords) -> Any:
    """What came back and what the books hold after it; then nothing has happened."""
    wishes = records.connection.execute(select(tables.seat_wish)).all()
    people = records.connection.execute(select(tables.person)).all()
    driver: Any = records.connection.connection.driver_connection
    driver.execute("ROLLBACK TO before")
    told = [(tuple(row), row._fields) for row in rows]
    return told, rowcount, [tuple(row) for row in wishes], [tuple(row) for row in people]


WISH = {"meeting_id": MEETING.id, "asker_id": 1, "holder_id": 2, "round": 1, "at": AT}
STATEMENTS: dict[str, tuple[Executable, dict[str, Any]]] = {
    "every column of a meeting": (
        select(tables.meeting).where(_meeting.id == bindparam("id")),
        {"id": MEETING.id},
    ),
    "wall times, days and flags": (select(tables.session), {}),
    "the terms with their JSON": (select(tables.terms).order_by(tables.terms.c.since), {}),
    "two columns of one name": (
        select(tables.person.c.id, tables.organisation.c.id, tables.person.c.name)
        .join(tables.organisation, tables.organisation.c.id == _person.organisation_id)
        .order_by(_person.id),
        {},
    ),
    "names that a tuple has already": (
        select(func.count().label("count"), func.max(_person.id).label("index")),
        {},
    ),
    "nothing": (select(tables.person).where(_person.id == bindparam("id")), {"id": 99}),
    "an instant to compare with": (
        select(_meeting.id).where(_meeting.items_due > bindparam("at")),
        {"at": AT},
    ),
    "a new row": (insert(tables.seat_wish), WISH),
    "a new row and its number": (
        insert(tables.person).returning(_person.id, _person.language),
        {
            "name": "Ellen",
            "email": "Ellen@x.dk",
            "email_key": "ellen@x.dk",
            "title": "",
            "organisation_id": SKIVE.id,
            "language": Language.EN,
        },
    ),
    "a row unless it is there": (sqlite_insert(tables.seat_wish).on_conflict_do_nothing(), WISH),
    "a changed row": (
        update(tables.person).where(_person.id == bindparam("who")).values(language=bindparam("to")),
        {"who": 1, "to": Language.EN},
    ),
    "changed rows": (update(tables.person).values(title=func.upper(_person.name)), {}),
    "no changed row": (
        update(tables.person).where(_person.id == bindparam("who")).values(title="Chef"),
        {"who": 99},
    ),
    "a row less": (delete(tables.seat_wish).where(_wish.asker_id == bindparam("who")), {"who": 1}),
    "a default of its own": (
        select(_person.name)
        .where(_person.organisation_id == bindparam("of", VIBORG.id))
        .order_by(_person.id),
        {},
    ),
    "a default that is overruled": (
        select(_person.name).where(_person.organisation_id == bindparam("of", VIBORG.id)),
        {"of": SKIVE.id},
    ),
}


@pytest.mark.parametrize(("statement", "values"), STATEMENTS.values(), ids=STATEMENTS.keys())
def test_prepared_a_statement_says_and_does_the_same(
    books: Store, statement: Executable, values: dict[str, Any]
) -> None:
    ordinarily, prepared = both_ways(books, statement, values)
    assert prepared == ordinarily


NUMBERED = {"a new row and its number", "a row unless it is there"}
"""A sequence is not rolled back, and the other is said in SQLite's words."""

ON_BOTH = {name: one for name, one in STATEMENTS.items() if name not in NUMBERED}


@pytest.mark.parametrize(("statement", "values"), ON_BOTH.values(), ids=ON_BOTH.keys())
def test_on_postgresql_it_says_and_does_the_same(
    postgresql_books: Store, statement: Executable, values: dict[str, Any]
) -> None:
    postgresql_books.write_now(found)
    (told, count, *after), (told_so, count_so, *after_so) = both_ways(postgresql_books, statement, values)
    assert (told_so, after_so) == (told, after)
    assert count in {count_so, -1}, "which is what SQLAlchemy says where it has not counted"


def test_a_value_that_was_forgotten_is_an_error_either_way(books: Store) -> None:
    statement = select(tables.person).where(_person.id == bindparam("id"))

    def forget(records: BookRecords, times: int) -> None:
        for _ in range(times):
            records.run(statement, BO)
        records.run(statement, {})

    with pytest.raises(StatementError):
        books.write_now(lambda records: forget(records, 0))
    with pytest.raises((StatementError, KeyError)):
        books.write_now(lambda records: forget(records, 3))


def test_what_sqlite_refuses_is_the_drivers_error_and_nothing_of_the_work_is_kept(books: Store) -> None:
    """`storage.faults` reads a driver's error as it reads SQLAlchemy's."""
    statement = insert(tables.seat_wish)

    def work(records: BookRecords) -> None:
        for asker in (1, 2):
            records.run(statement, WISH | {"asker_id": asker})
        records.run(statement, WISH | {"asker_id": 3, "meeting_id": "no such meeting"})

    with pytest.raises(sqlite3.IntegrityError):
        books.write_now(work)
    assert books.read_now(lambda records: records.seat_wish(MEETING.id, PersonId(1), PersonId(2))) is False


def test_what_must_be_completed_at_each_execution_goes_the_ordinary_way(books: Store) -> None:
    listed = select(_person.name).where(_person.id.in_(bindparam("ids", expanding=True))).order_by(_person.id)

    def work(records: BookRecords) -> list[list[str]]:
        return [[row.name for row in records.rows(listed, ids=ids)] for ids in ([1], [1, 2], [], [1, 2, 3])]

    assert books.write_now(work) == [["Bo"], ["Bo", "Ib"], [], ["Bo", "Ib", "Åse"]]


def test_a_statement_of_one_execution_is_not_held_on_to(books: Store) -> None:
    executed = Executed()

    def work(records: BookRecords) -> None:
        for number in range(50):
            statement = select(_person.name).where(_person.id == number)
            executed.prepared(statement, (), records.connection.dialect)
            executed.prepared(statement, (), records.connection.dialect)

    books.write_now(work)
    gc.collect()
    assert len(executed._seen) <= 1


def test_the_committee_reads_the_same_the_third_time(books: Store) -> None:
    assert [books.read_now(lambda records: records.committee(COMMITTEE.id)) for _ in range(3)] == [
        COMMITTEE
    ] * 3
