"""What has been written down stays as it was: by triggers, and by a chain that betrays who went round them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from meetings.model import AuditEntry, Invitee, Observation, PersonId, Role, Source
from meetings.paper import Attendance, Presence, Stay
from storage import BookRecords, Store
from storage.records import written
from tests.parts import council
from tests.parts.council import NOW, SKIVE, entry, later


def write_lines(records: BookRecords) -> None:
    council.found(records)
    meeting = council.meeting()
    records.put_meeting(meeting)
    bo = council.add(records, "Bo", SKIVE)
    records.put_invitees(meeting.id, [Invitee(bo, SKIVE, Role.MEMBER, 1)])
    records.observe(meeting.id, Observation(NOW, bo, 1, None, None, None, Source.PAGE, bo.id, False, 1))
    records.audit(entry())


def execute(store: Store, statement: str) -> None:
    store.write_now(lambda records: records.connection.exec_driver_sql(statement))


@pytest.mark.parametrize("table", ["answer_history", "audit"])
@pytest.mark.parametrize("act", ["UPDATE {} SET source = 'page'", "DELETE FROM {}"])
def test_a_line_cannot_be_changed_or_deleted(books: Store, table: str, act: str) -> None:
    books.write_now(write_lines)
    with pytest.raises(Exception, match=f"{table} is append-only"):
        execute(books, act.format(table))
    assert len(books.read_now(lambda records: records.history(council.meeting().id))) == 1
    assert books.read_now(lambda records: records.audit_of("ekr-2027-03-02")) == [entry()]


@pytest.mark.parametrize("table", ["answer_history", "audit"])
def test_postgresql_does_not_empty_the_table_either(postgresql_books: Store, table: str) -> None:
    with pytest.raises(Exception, match=f"{table} is append-only"):
        execute(postgresql_books, f"TRUNCATE {table}")


@pytest.mark.parametrize("table", ["answer_history", "audit"])
def test_sqlite_does_not_replace_a_line_either(sqlite_books: Store, table: str) -> None:
    sqlite_books.write_now(write_lines)
    with pytest.raises(Exception, match=f"{table} is append-only"):
        execute(sqlite_books, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_audit_lines_are_read_by_subject_in_the_order_they_were_written(books: Store) -> None:
    lines = [
        AuditEntry(later(hours=1), None, None, "meeting.create", "a", Source.SECRETARIAT, "æ ø å"),
        AuditEntry(NOW, PersonId(1), PersonId(2), "answer", "a", Source.MAIL_LINK, "day=1"),
    ]

    def write(records: BookRecords) -> None:
        council.found(records)
        for name in ("Bo", "Ib"):
            council.add(records, name, SKIVE)
        for line in lines:
            records.audit(line)
            records.audit(replace(line, subject="b"))

    books.write_now(write)
    assert books.read_now(lambda records: records.audit_of("a")) == lines
    assert books.read_now(lambda records: records.audit_of("c")) == []


def forged(store: Store) -> list[AuditEntry]:
    return store.read_now(lambda records: list(records.forged()))


def write_three(records: BookRecords) -> None:
    for number in range(3):
        records.audit(entry(details=str(number)))
        records.audit(entry(subject="another", details=str(number)))


def test_lines_as_they_were_written_are_not_forged(books: Store) -> None:
    books.write_now(write_three)
    books.write_now(write_three)
    assert forged(books) == []


def test_a_line_changed_behind_our_back_is_found(sqlite_books: Store) -> None:
    sqlite_books.write_now(write_three)
    execute(sqlite_books, "DROP TRIGGER audit_append_only_update")
    execute(sqlite_books, "UPDATE audit SET details = '9' WHERE details = '1' AND subject = 'another'")
    assert forged(sqlite_books) == [entry(subject="another", details="9")]


def test_a_line_taken_out_behind_our_back_is_missed_by_the_next(postgresql_books: Store) -> None:
    postgresql_books.write_now(write_three)
    execute(postgresql_books, "ALTER TABLE audit DISABLE TRIGGER ALL")
    execute(postgresql_books, "DELETE FROM audit WHERE details = '1' AND subject = 'another'")
    assert forged(postgresql_books) == [entry(subject="another", details="2")]


def test_minutes_from_when_somebody_came_and_left_once_are_still_read() -> None:
    old = """{"decisions": [], "follow_ups": [], "presences": [
        {"person": 7, "session": 1, "attendance": "present", "came": "2027-03-02T09:00:00Z", "left": null},
        {"person": 8, "session": 1, "attendance": "apology", "came": null, "left": null}]}"""
    came = datetime(2027, 3, 2, 9, tzinfo=UTC)
    _, _, presences = written.minutes_from(old, lambda _: pytest.fail("nobody is asked for"))
    assert presences == (
        Presence(PersonId(7), 1, Attendance.PRESENT, (Stay(came),)),
        Presence(PersonId(8), 1, Attendance.APOLOGY),
    )
