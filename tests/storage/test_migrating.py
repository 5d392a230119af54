"""From nothing to the present tables, from there to a made-up next version and back, losing nothing on the way."""

import shutil
import sqlite3
import stat
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from meetings.model import AgendaItem, Invitee, ItemId, ItemState, Role
from meetings.paper import Attendance, Presence, Stay
from storage import (
    Ahead,
    BookRecords,
    Current,
    Empty,
    Fault,
    Migrated,
    MigrationFailed,
    Newer,
    NotMigrated,
    Older,
    Store,
    TooNew,
    Unavailable,
    backup,
    copies,
    engines,
    migrate,
    migrating,
    state_of,
)
from tests.parts import council
from tests.parts.council import NOW, SKIVE, entry

HEAD = str(ScriptDirectory(str(migrating.SCRIPTS)).get_current_head())
NEXT = f'''
"""A made-up next version, which makes the parent of most tables anew."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{HEAD}"


def upgrade() -> None:
    with op.batch_alter_table("person", recreate="auto") as person:
        person.add_column(sa.Column("phone", sa.String()))
        person.alter_column("title", nullable=True)


def downgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.alter_column("title", nullable=False)
        person.drop_column("phone")
'''


def found(records: BookRecords) -> None:
    council.found(records)
    meeting = council.meeting()
    records.put_meeting(meeting)
    bo = council.add(records, "Bo", SKIVE)
    council.seat(records, bo)
    records.put_invitees(meeting.id, [Invitee(bo, SKIVE, Role.MEMBER, 1)])
    records.audit(entry())


def contents(url: str) -> object:
    with Store.open(url) as books:
        return books.read_now(
            lambda records: (
                records.committees(),
                records.memberships(council.COMMITTEE.id),
                records.roll(records.meeting(council.meeting().id)),
                records.audit_of("ekr-2027-03-02"),
            )
        )


def execute(url: str, statement: str) -> None:
    with engines.migrating(engines.address(url)).begin() as connection:
        connection.execute(text(statement))


@pytest.fixture
def next_version(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From here on, this is the version after ours; a migrated database is made by the present one before."""
    if "url" in request.fixturenames:
        request.getfixturevalue("url")
    scripts = tmp_path / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts)
    (scripts / "versions" / "9999_next.py").write_text(NEXT)
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    return scripts / "versions" / "9999_next.py"


# From nothing


def test_an_empty_database_gets_all_tables(empty_url: str) -> None:
    assert state_of(empty_url) == Empty()
    assert migrate(empty_url) == Migrated(Empty(), None)
    assert state_of(empty_url) == Current(HEAD)
    with Store.open(empty_url) as books:
        books.write_now(found)
    assert migrate(empty_url) == Migrated(Current(HEAD), None)


def test_the_migrations_make_exactly_the_tables_of_the_code(url: str) -> None:
    with engines.migrating(engines.address(url)).connect() as connection:
        command.check(migrating.alembic_config(connection))


def test_two_that_migrate_at_once_do_it_once(empty_url: str) -> None:
    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(migrate, [empty_url, empty_url]))
    assert all(one.backup is None for one in done)
    assert state_of(empty_url) == Current(HEAD)


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert state_of(f"sqlite:///{tmp_path}/new/books.db") == Empty()
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_the_file_is_made_and_the_file_is_ours_alone(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/var/books.db")
    assert stat.S_IMODE((tmp_path / "var" / "books.db").stat().st_mode) == 0o600


# Onwards and back


def test_an_older_database_is_brought_up_and_taken_back_with_all_it_holds(
    url: str,
    next_version: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    next_scripts = migrating.SCRIPTS
    with monkeypatch.context() as present:
        present.setattr(migrating, "SCRIPTS", Path(migrating.__file__).parent / "migrations")
        with Store.open(url) as books:
            books.write_now(found)
        before = contents(url)
    assert next_scripts == migrating.SCRIPTS
    assert state_of(url) == Older(HEAD)
    migrate(url)
    assert state_of(url) == Current("9999")
    assert contents(url) == before
    execute(url, "UPDATE person SET phone = '12', title = NULL")
    for statement in ("UPDATE audit SET details = 'x'", "UPDATE person SET organisation_id = 'nowhere'"):
        with Store.open(url) as books, pytest.raises(Exception, match=r"(?i)append-only|foreign key"):
            books.write_now(
                lambda records, statement=statement: records.connection.exec_driver_sql(statement)
            )
    execute(url, "UPDATE person SET title = 'Kulturchef'")
    with engines.migrating(engines.address(url)).connect() as connection:
        command.downgrade(migrating.alembic_config(connection), HEAD)
    assert state_of(url) == Older(HEAD)
    migrate(url)
    assert contents(url) == before


@pytest.mark.parametrize("additive", [True, False])
def test_this_version_goes_on_where_the_next_one_only_added_something(
    url: str, next_version: Path, monkeypatch: pytest.MonkeyPatch, additive: bool
) -> None:
    present = Path(migrating.__file__).parent / "migrations"
    next_version.write_text(f"{NEXT}\n\nADDITIVE = {additive}\n")
    migrate(url)
    monkeypatch.setattr(migrating, "SCRIPTS", present)
    if not additive:
        assert state_of(url) == Newer("9999")
        with pytest.raises(TooNew):
            Store.open(url)
        return
    assert state_of(url) == Ahead("9999")
    assert migrate(url) == Migrated(Ahead("9999"), None)
    with Store.open(url) as books:
        books.write_now(found)


def test_all_the_way_down_and_up_again(url: str) -> None:
    for step in (
        lambda config: command.downgrade(config, "base"),
        lambda config: command.upgrade(config, "head"),
        command.check,
    ):
        with engines.migrating(engines.address(url)).connect() as connection:
            step(migrating.alembic_config(connection))
    with Store.open(url) as books:
        books.write_now(found)


def test_items_from_before_there_were_versions_are_kept_with_their_remark(url: str) -> None:
    item = AgendaItem(ItemId(0), council.meeting().id, "Budget", ItemState.RETURNED, note="Skriv et beløb.")
    with Store.open(url) as books:
        books.write_now(found)
        kept = books.write_now(lambda records: records.add_item(item))
        merged = books.write_now(lambda records: records.add_item(replace(item, state=ItemState.MERGED)))
    with engines.migrating(engines.address(url)).connect() as connection:
        command.downgrade(migrating.alembic_config(connection), "0005")
    migrate(url)
    with Store.open(url) as books:
        assert books.read_now(lambda records: records.items(item.meeting)) == [
            kept,
            replace(merged, state=ItemState.WITHDRAWN),
        ]
        [committee] = books.read_now(lambda records: records.committees())
    assert [one.title for one in committee.standing][:2] == ["Velkomst", "Godkendelse af referat"]


def test_who_came_and_left_once_did_so_in_parts_too(url: str) -> None:
    at = [datetime(2027, 3, 2, hour, tzinfo=UTC) for hour in (9, 10, 11)]
    with Store.open(url) as books:
        books.write_now(found)
        id = council.meeting().id
        [bo] = [one.id for one in books.read_now(lambda records: records.people_of(SKIVE.id))]
        once = Presence(bo, 1, Attendance.PRESENT, (Stay(at[0], at[1]),))
        twice = Presence(bo, 2, Attendance.PRESENT, (Stay(None, at[0]), Stay(at[1], at[2])))
        for one in (once, twice, Presence(bo, 3, Attendance.ABSENT)):
            books.write_now(lambda records, one=one: records.put_presence(id, one))
    with engines.migrating(engines.address(url)).connect() as connection:
        command.downgrade(migrating.alembic_config(connection), "0008")
    migrate(url)
    with Store.open(url) as books:
        assert books.read_now(lambda records: records.presences(id)) == [
            once,
            replace(twice, stays=(Stay(None, at[2]),)),
            Presence(bo, 3, Attendance.ABSENT),
        ]


@pytest.mark.usefixtures("next_version")
def test_strict_tables_stay_strict(sqlite_url: str, tmp_path: Path) -> None:
    migrate(sqlite_url)
    with closing(sqlite3.connect(tmp_path / "books.db")) as books:
        tables = books.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
        lax = {name for name, strict in tables if not strict and not name.startswith("sqlite_")}
    assert lax == {"alembic_version"}


# Backups


@pytest.mark.usefixtures("next_version")
def test_a_sqlite_file_is_copied_before_it_is_changed(sqlite_url: str, tmp_path: Path) -> None:
    done = migrate(sqlite_url)
    assert done == Migrated(Older(HEAD), tmp_path / f"books.db-{HEAD}.backup")
    assert state_of(f"sqlite:///{done.backup}") == Older(HEAD)
    assert stat.S_IMODE(done.backup.stat().st_mode) == 0o600


@pytest.mark.usefixtures("next_version")
def test_the_copy_goes_where_it_is_told_to(sqlite_url: str, tmp_path: Path) -> None:
    assert migrate(sqlite_url, tmp_path / "kept" / "old.db").backup == tmp_path / "kept" / "old.db"


@pytest.mark.usefixtures("next_version")
def test_of_several_that_upgrade_a_file_at_once_one_copies_it_whole(sqlite_url: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(migrate, [sqlite_url] * 4))
    [copy] = tmp_path.glob("*.backup*")
    assert [one.backup for one in done if one.backup] == [copy]
    assert state_of(f"sqlite:///{copy}") == Older(HEAD)
    with closing(sqlite3.connect(copy)) as kept:
        assert copies.taken_at(kept) is not None


@pytest.mark.usefixtures("next_version")
def test_an_earlier_copy_is_not_written_over(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / f"books.db-{HEAD}.backup").write_text("an earlier attempt's")
    done = migrate(sqlite_url)
    assert done.backup == tmp_path / f"books.db-{HEAD}-2.backup"
    with pytest.raises(FileExistsError):
        backup(sqlite_url, done.backup)


@pytest.mark.usefixtures("next_version")
def test_an_older_copy_stays_marked_until_its_notices_are_held(sqlite_url: str, tmp_path: Path) -> None:
    """Put back and upgraded, it is still known for what it is by whoever opens it to send."""
    copy = backup(sqlite_url, tmp_path / "copy.db")
    migrate(f"sqlite:///{copy}")
    with Store.open(f"sqlite:///{copy}") as books:
        assert books.read_now(lambda records: records.restored())
        books.write_now(lambda records: records.hold(records.taken_at(), NOW))
        assert not books.read_now(lambda records: records.restored())


def test_a_backup_holds_everything_while_the_books_are_in_use(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url) as books:
        books.write_now(found)
        copy = backup(sqlite_url, tmp_path / "copy.db")
        before = contents(sqlite_url)
    assert contents(f"sqlite:///{copy}") == before
    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name) == []


@pytest.mark.usefixtures("postgres_tools")
def test_a_backup_of_postgresql_is_what_pg_restore_reads(postgresql_url: str, tmp_path: Path) -> None:
    copy = backup(postgresql_url, tmp_path / "copy")
    listed = subprocess.run(["pg_restore", "--list", copy], check=True, capture_output=True, text=True).stdout
    assert "TABLE public answer_history" in listed


def test_without_pg_dump_there_is_no_backup(
    postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="pg_dump"):
        backup(postgresql_url, tmp_path / "copy")


# What must not be touched


def test_books_that_were_not_migrated_are_not_opened(empty_url: str) -> None:
    with pytest.raises(NotMigrated):
        Store.open(empty_url)


def test_books_of_a_newer_version_are_not_touched(url: str) -> None:
    execute(url, "UPDATE alembic_version SET version_num = '9999'")
    assert state_of(url) == Newer("9999")
    for refused in (Store.open, migrate):
        with pytest.raises(TooNew):
            refused(url)


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "books.db").write_text("Referat af møde i styregruppen" * 100)
    with pytest.raises(Unavailable) as refused:
        state_of(f"sqlite:///{tmp_path}/books.db")
    assert refused.value.fault is Fault.DAMAGED


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with pytest.raises(Unavailable) as refused:
        state_of("postgresql://styrmand@127.0.0.1:9/styrmand")
    assert refused.value.fault is Fault.UNREACHABLE


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://host/books"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"file|neither"):
        state_of(url)


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        ("DELETE FROM membership", "rows before and after"),
        ("DELETE FROM person", "foreign keys broken"),
    ],
)
def test_a_migration_that_loses_something_is_rolled_back(sqlite_url: str, harm: str, why: str) -> None:
    with Store.open(sqlite_url) as books:
        books.write_now(found)
    before = contents(sqlite_url)
    with (
        engines.migrating(engines.address(sqlite_url)).connect() as connection,
        pytest.raises(MigrationFailed, match=why),
        migrating.checked(connection),
    ):
        connection.execute(text(harm))
    assert contents(sqlite_url) == before


# The package


def test_the_wheel_migrates_from_where_it_is_installed(tmp_path: Path) -> None:
    source, root = tmp_path / "source", Path(__file__).parents[2]
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        source.mkdir(exist_ok=True)
        shutil.copy(root / name, source / name)
    for name in ("storage", "meetings"):
        shutil.copytree(root / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = "from setuptools.build_meta import build_wheel; print(build_wheel('.'))"
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", build], cwd=source, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    with zipfile.ZipFile(source / made) as wheel:
        wheel.extractall(tmp_path / "site")
    run = "import storage; storage.migrate('sqlite:///books.db'); print(storage.__file__, storage.state_of('sqlite:///books.db'))"
    said = subprocess.run(
        [sys.executable, "-c", run],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert said == f"{tmp_path}/site/storage/__init__.py {Current(HEAD)}\n"
