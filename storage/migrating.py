"""From any earlier shape of the books to the present one, with a backup before and a count after."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, delete, insert, inspect, select, text

from storage import engines, tables
from storage.backups import backup_file
from storage.faults import MigrationFailed, TooNew, faults_named

LOCK = 0x73747972
"""The advisory lock of migrations: "styr" in ASCII."""

OURS = frozenset({"alembic_version", "serves"})
"""What the migrating itself writes down."""

SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Current:
    revision: str


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing has been written here yet, not even by us."""


@dataclass(frozen=True, slots=True)
class Older:
    revision: str


@dataclass(frozen=True, slots=True)
class Newer:
    """A revision this version has never heard of."""

    revision: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """A revision of the next version, whose tables this one may go on with while the processes are replaced."""

    revision: str


State = Current | Empty | Older | Newer | Ahead


@dataclass(frozen=True, slots=True)
class Migrated:
    """What `migrate` found, and where it put the backup it made first."""

    before: State
    backup: Path | None


def state_of(url: str) -> State:
    """Looks, and changes nothing: a SQLite file that is not there is not made. Raises Unavailable."""
    where = engines.address(url)
    file = engines.file_of(where)
    if file and not file.exists():
        return Empty()
    with _connected(where) as connection:
        return _state(connection)


def migrate(url: str, backup_to: Path | None = None) -> Migrated:
    """Brings the books to this version's shape; when they are there already, does nothing.

    On SQLite the file is copied first (to `backup_to`, or beside itself), and the whole way is one transaction, for which
    others wait ten seconds: a foreign key that no longer holds or a lost row rolls it back and raises MigrationFailed. On PostgreSQL
    replicas wait for each other, and a table that stays locked for five seconds ends the attempt.
    Raises TooNew or Unavailable.
    """
    where = engines.address(url)
    before = state_of(url)
    match before:
        case Current() | Ahead():
            return Migrated(before, None)
        case Newer(revision):
            raise TooNew(revision)
    file = engines.file_of(where)
    if file is None:
        _on_postgres(where)
        return Migrated(before, None)
    if isinstance(before, Empty):
        _make_private(file)
    return _on_sqlite(where, file, backup_to)


def alembic_config(connection: Connection) -> Config:
    """Alembic's own settings, for `alembic.command` inside an open connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def checked(connection: Connection) -> Iterator[None]:
    """One SQLite transaction that keeps every foreign key and every row, or nothing of what was done in it."""
    driver = engines.raw(connection)
    driver.execute("BEGIN IMMEDIATE")
    try:
        before = _counts(connection)
        yield
        _check(connection, before)
    except BaseException:
        driver.execute("ROLLBACK")
        raise
    driver.execute("COMMIT")


def _on_sqlite(where: URL, file: Path, backup_to: Path | None) -> Migrated:
    """One process at a time, from the copy on: who waited finds it done, or would copy what another has begun to write."""
    backup = None
    with _connected(where) as connection, checked(connection):
        match before := _state(connection):
            case Newer(revision):
                raise TooNew(revision)
            case Older(revision):
                backup = backup_file(file, backup_to or _beside(file, revision))
                _upgrade(connection)
            case Empty():
                _upgrade(connection)
    return Migrated(before, backup)


def _on_postgres(where: URL) -> None:
    with _connected(where) as connection:
        connection.execute(text("SET lock_timeout = '60s'"))
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.commit()
        _upgrade(connection)
        connection.commit()
        # The lock ends with the connection, also when the migration fails.


@contextmanager
def _connected(where: URL) -> Iterator[Connection]:
    with faults_named(), engines.migrating(where).connect() as connection:
        yield connection


def _state(connection: Connection) -> State:
    scripts = ScriptDirectory(str(SCRIPTS))
    known = {script.revision for script in scripts.walk_revisions()}
    match MigrationContext.configure(connection).get_current_revision():
        case None:
            return Empty()
        case revision if revision == scripts.get_current_head():
            return Current(revision)
        case revision if revision in known:
            return Older(revision)
        case revision if {revision, scripts.get_current_head()} <= _serves(connection):
            return Ahead(revision)
        case revision:
            return Newer(revision)


def _upgrade(connection: Connection) -> None:
    """To the newest revision; and says in the tables whose code may run on them.

    A migration with `ADDITIVE = True` only adds what the version before can do without: new tables, columns that
    may be empty or have a default, indexes. Then that version may go on until its processes are replaced.
    """
    config = alembic_config(connection)
    command.upgrade(config, "head")
    newest = ScriptDirectory.from_config(config).get_revision("head")
    assert newest is not None
    serves = {newest.revision}
    if getattr(newest.module, "ADDITIVE", False) and isinstance(newest.down_revision, str):
        serves.add(newest.down_revision)
    connection.execute(delete(tables.serves))
    connection.execute(insert(tables.serves), [{"revision": one} for one in sorted(serves)])


def _serves(connection: Connection) -> frozenset[str]:
    if not inspect(connection).has_table(tables.serves.name):
        return frozenset()
    return frozenset(connection.execute(select(tables.serves.c.revision)).scalars())


def _counts(connection: Connection) -> Mapping[str, int]:
    tables = [name for name in inspect(connection).get_table_names() if name not in OURS]
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - our own names
        for name in tables
    }


def _check(connection: Connection, before: Mapping[str, int]) -> None:
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise MigrationFailed(f"foreign keys broken in {sorted({row[0] for row in broken})}")
    after = _counts(connection)
    changed = {
        name: (count, after[name]) for name, count in before.items() if after.get(name, count) != count
    }
    if changed:
        raise MigrationFailed(f"rows before and after: {changed}")


def _beside(file: Path, revision: str) -> Path:
    """A name that is still free: an attempt that failed before left its copy there."""
    stem = f"{file.name}-{revision}"
    names = (f"{stem}.backup" if again == 1 else f"{stem}-{again}.backup" for again in count(1))
    return next(path for path in map(file.with_name, names) if not path.exists())


def _make_private(file: Path) -> None:
    """Members' answers are nobody else's business; the log beside the file inherits its mode."""
    file.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT, 0o600))
