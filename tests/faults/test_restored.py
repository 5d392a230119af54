"""The backup of yesterday, put back in every way that is recognised, and in one that is not."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults import restored
from tests.faults.rows import Row
from tests.parts.postgres import Postgres


def met(row: Row) -> None:
    assert row.met, row


def test_by_the_command(sqlite_url: str):
    met(restored.a_backup_of_yesterday(sqlite_url, restored.by_the_command))


def test_by_copying_the_file(sqlite_url: str):
    met(restored.a_backup_of_yesterday(sqlite_url, restored.by_copying_the_file))


@pytest.mark.usefixtures("postgres_tools")
def test_by_pg_restore_over_the_tables(postgresql_url: str):
    met(restored.a_backup_of_yesterday(postgresql_url, restored.by_pg_restore))


@pytest.mark.usefixtures("postgres_tools")
def test_by_pg_restore_in_a_new_database(postgresql_url: str, postgres: Postgres):
    fresh = postgres.fresh()
    met(restored.a_backup_of_yesterday(postgresql_url, restored.by_pg_restore_elsewhere(fresh)))
    postgres.drop(fresh)


def test_what_leaves_no_trace_is_held_by_hand(sqlite_url: str):
    """A snapshot of the disk is no copy of ours, and does not differ from the books it was made of."""

    def by_a_snapshot_of_the_disk(url: str, backup: Path) -> str:
        with closing(sqlite3.connect(backup)) as books:
            books.execute("PRAGMA user_version = 0")
        return restored.by_copying_the_file(url, backup)

    met(restored.a_backup_of_yesterday(sqlite_url, by_a_snapshot_of_the_disk, by_hand=True))
