"""How the two databases are opened: addresses, pragmas, isolation. Nothing else knows which one it is."""

import hashlib
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

SQLITE_WAIT_MS = 10_000
STATEMENTS = 512
"""Kept parsed by the driver; its own 128 are fewer than there are, and each parsed anew costs as much as it does."""
POSTGRES_CONNECT_S = 5
POSTGRES_LIMITS = "-c lock_timeout=10s -c statement_timeout=20s -c idle_in_transaction_session_timeout=60s"
"""Nobody waits for ever, neither for a lock nor for a process that froze while it held one."""

POSTGRES_LINE: dict[str, Any] = {
    "tcp_user_timeout": 10_000,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}
"""A network that swallows everything is a line that is cut, after ten to twenty-five seconds. A server that is frozen
keeps its lines alive: against that only `storage.store.PATIENCE` helps."""


POSTGRES_FAR_END = (
    "-c tcp_user_timeout=10s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
)
"""The same at the server's end: a line that went dead inside a unit of work must not keep its locks. By its own settings
the server would look after two hours, or end what is idle in a transaction after the minute above, and a migration never.
"""


def address(url: str) -> URL:
    """The driver chosen. Raises ValueError for another database, and for SQLite without a file.

    An in-memory SQLite belongs to one connection, and the books need several.
    """
    try:
        found = make_url(url)
    except ArgumentError:
        raise ValueError("no address of a database") from None
    match found.get_backend_name():
        case "sqlite" if not found.database or found.database == ":memory:":
            raise ValueError("the books need a file: sqlite:///path/to/styrmand.db")
        case "sqlite":
            return found.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return found.set(drivername="postgresql+psycopg")
        case other:
            raise ValueError(f"neither SQLite nor PostgreSQL: {other}")


def file_of(url: URL) -> Path | None:
    """The SQLite file, None on PostgreSQL."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def writing(url: URL) -> Engine:
    return _sqlite(url) if file_of(url) else _postgres(url)


def reading(url: URL) -> Engine:
    """Every transaction sees one moment of the books and can change nothing."""
    if file_of(url):
        return _sqlite(url, query_only="ON")
    return _postgres(url, isolation_level="REPEATABLE READ").execution_options(postgresql_readonly=True)


def migrating(url: URL) -> Engine:
    """Foreign keys off on SQLite: with them on, recreating a parent table empties its children."""
    return _sqlite(url, foreign_keys="OFF") if file_of(url) else _postgres(url, limits="")


def raw(connection: Connection) -> Any:
    """The driver's own connection, for BEGIN, SAVEPOINT and COMMIT on SQLite, which are ours to say."""
    return connection.connection.driver_connection


def _sqlite(url: URL, **changed: str) -> Engine:
    """SQLAlchemy begins and ends nothing here (AUTOCOMMIT); whoever uses the connection does."""
    pragmas = {
        "busy_timeout": str(SQLITE_WAIT_MS),
        "journal_mode": "WAL",
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "recursive_triggers": "ON",  # or INSERT OR REPLACE deletes without asking the append-only triggers
        **changed,
    }
    engine = create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        connect_args={"cached_statements": STATEMENTS},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        for name, value in pragmas.items():
            _insist(connection, f"PRAGMA {name}={value}")
        connection.create_function("sha256_hex", 1, _sha256_hex, deterministic=True)

    return engine


def _insist(connection: sqlite3.Connection, pragma: str) -> None:
    """A new file's first switch to WAL answers "locked" at once to whoever comes second; SQLite waits for nobody there."""
    until = time.monotonic() + SQLITE_WAIT_MS / 1000
    while True:
        try:
            connection.execute(pragma)
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _sha256_hex(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _postgres(url: URL, isolation_level: Any = "READ COMMITTED", limits: str = POSTGRES_LIMITS) -> Engine:
    """Each thread keeps its connection, so there is nothing to pool."""
    return create_engine(
        url,
        isolation_level=isolation_level,
        poolclass=NullPool,
        connect_args={
            "connect_timeout": POSTGRES_CONNECT_S,
            "options": f"-c timezone=UTC {POSTGRES_FAR_END} {limits}",
            **POSTGRES_LINE,
        },
    )
