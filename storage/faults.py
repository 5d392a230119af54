"""What can be wrong with the books themselves, said so that a door can answer honestly."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

import psycopg
from sqlalchemy.exc import DBAPIError


class Fault(StrEnum):
    LOCKED = "locked"
    FULL = "full"
    READ_ONLY = "read_only"
    UNREACHABLE = "unreachable"
    DAMAGED = "damaged"
    CLOSED = "closed"


class Unavailable(Exception):
    """The books cannot be used just now, for `fault`; nothing of the unit of work was kept.

    The one exception is a connection lost during the COMMIT on PostgreSQL: then nobody knows, and `ambiguous`
    is True. Repeating the work is right in either case, because a unit of work can be run again.
    """

    def __init__(self, fault: Fault, *, ambiguous: bool = False) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.ambiguous = ambiguous


class NotMigrated(Exception):
    """The database is empty or older than the code: run `styrmand db upgrade`."""


class TooNew(Exception):
    """The database was written by a newer version, which this one must not touch."""


class MigrationFailed(Exception):
    """A migration broke a foreign key or lost rows. It has been rolled back."""


class Overtaken(Exception):
    """Somebody else was faster; on PostgreSQL the work is run again first.

    A meeting was to be written over a newer revision of itself, a membership to be dropped that is gone, or a notice to
    be withdrawn that is being sent.
    """


_SQLITE = {
    sqlite3.SQLITE_BUSY: Fault.LOCKED,
    sqlite3.SQLITE_LOCKED: Fault.LOCKED,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_IOERR: Fault.UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN: Fault.UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
}
_POSTGRES = {
    "55P03": Fault.LOCKED,
    "57014": Fault.LOCKED,
    "53100": Fault.FULL,
    "25006": Fault.READ_ONLY,
    "25P03": Fault.UNREACHABLE,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}
_AGAIN = {"40001", "40P01", "23505"}
"""Serialization failure, deadlock, and a unique key another transaction took first."""


def fault_in(error: BaseException) -> Fault | None:
    """The fault behind a driver's error, or None when the statement itself was wrong."""
    match _driver_error(error):
        case sqlite3.Error() as cause:
            return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
        case psycopg.Error(sqlstate=str() as state):
            return _POSTGRES.get(state) or (Fault.UNREACHABLE if state[:2] in {"08", "53", "57"} else None)
        case psycopg.OperationalError():
            return Fault.UNREACHABLE
        case _:
            return None


def honest(error: BaseException, *, ambiguous: bool = False) -> BaseException:
    """The error as the caller should see it: a fault of the books by its name, anything else as it is."""
    fault = fault_in(error)
    if fault is None:
        return error
    named = Unavailable(fault, ambiguous=ambiguous)
    named.__cause__ = error
    return named


@contextmanager
def faults_named() -> Iterator[None]:
    """Faults of the books leave this block as Unavailable."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise honest(error) from error


def may_run_again(error: BaseException) -> bool:
    """Whether the same work may succeed on a second try because somebody else was first."""
    cause = _driver_error(error)
    return isinstance(error, Overtaken) or (isinstance(cause, psycopg.Error) and cause.sqlstate in _AGAIN)


def _driver_error(error: BaseException) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error
