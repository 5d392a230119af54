"""The books put back from a backup; what stood there before is kept beside it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage import engines
from storage.backups import backup_file
from storage.faults import TooNew, Unavailable, faults_named
from storage.migrating import Ahead, Current, Empty, Newer, Older, state_of

_CHAINS = "SELECT chain FROM audit"
_HEADER = b"SQLite format 3\x00"
_LOGS = ("-wal", "-shm", "-journal")


class NotRestored(Exception):
    """Nothing was changed, and why: the file is no backup, the books are in use, or newer work would be lost."""


class InUse(NotRestored):
    """A process has the books open."""


class NotABackup(NotRestored):
    """The file is damaged, or never was a whole copy of books."""


class OnPostgres(NotRestored):
    """`pg_restore` is the tool there, and only whoever runs the server knows who is connected."""


class WouldLose(NotRestored):
    """The present books have `lines` of the audit that the backup has not, or (None) cannot be read."""

    def __init__(self, lines: int | None) -> None:
        super().__init__()
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept` is what stood there before, if anything did; older books must be migrated before they are used."""

    state: Current | Older
    kept: Path | None


def restore(url: str, backup: Path, *, stamp: str, force: bool = False) -> Restored:
    """Puts a copy of the SQLite file `backup` in the books' place; `stamp` ends the name the old ones get.

    It stays marked as a copy: whoever opens it to send first holds what was due (docs/decisions/0014).

    `force` goes over newer or unreadable books, never over books in use. Raises NotRestored (one of the above),
    TooNew, Unavailable or FileNotFoundError, and then nothing has changed.
    """
    file = engines.file_of(engines.address(url))
    if file is None:
        raise OnPostgres
    fresh = file.with_name(f"{file.name}.restoring")
    fresh.unlink(missing_ok=True)
    try:
        state = _copied(backup, fresh)
        with faults_named():
            kept = _put_in_place(fresh, file, stamp, force=force)
    finally:
        _remove(fresh)
    return Restored(state, kept)


def _copied(backup: Path, fresh: Path) -> Current | Older:
    """A whole, sound copy whose tables are known; the backup itself is only read."""
    try:
        # A copy that is not one of ours, or is older than the mark, was taken when the file was last written.
        backup_file(backup, fresh, datetime.fromtimestamp(backup.stat().st_mtime, UTC))
        with closing(sqlite3.connect(fresh)) as books:
            if books.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise NotABackup
        state = state_of(f"sqlite:///{fresh}")
    except (sqlite3.DatabaseError, Unavailable):
        raise NotABackup from None
    match state:
        case Newer(revision) | Ahead(revision):
            raise TooNew(revision)
        case Empty():
            raise NotABackup
        case Current() | Older():
            return state


def _put_in_place(fresh: Path, file: Path, stamp: str, *, force: bool) -> Path | None:
    """Says where the old books went, if there were any."""
    if not file.exists():
        fresh.replace(file)
        _sync(file.parent)
        return None
    kept = file.with_name(f"{file.name}-{stamp}.replaced")
    with _alone(file, force=force) as books:
        if books is not None and not force and (lines := _only_in(books, fresh)):
            raise WouldLose(lines)
        os.link(file, kept)
        _move_logs(file, kept)
        fresh.replace(file)
        _sync(file.parent)
    return kept


@contextmanager
def _alone(file: Path, *, force: bool) -> Iterator[sqlite3.Connection | None]:
    """The present books, with everybody else shut out; None when they cannot be read and need not be.

    Leaving the write-ahead log takes a moment without any other connection, so it finds out whether there is one,
    and afterwards the file is whole by itself.
    """
    if not _is_sqlite(file):  # SQLite would clear away the log beside it before it says so
        if not force:
            raise WouldLose(None)
        yield None
        return
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as books:
        try:
            books.execute("PRAGMA journal_mode=DELETE")
            books.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as fault:
            _judge(fault, force=force)
            yield None
            return
        yield books


def _is_sqlite(file: Path) -> bool:
    """By its first bytes; an empty file is an empty database."""
    with file.open("rb") as opened:
        return opened.read(len(_HEADER)) in {_HEADER, b""}


def _judge(fault: sqlite3.DatabaseError, *, force: bool) -> None:
    if (fault.sqlite_errorcode & 0xFF) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise InUse from None
    if not force:
        raise WouldLose(None) from None


def _only_in(books: sqlite3.Connection, fresh: Path) -> int:
    """How many changes would be lost: by the audit's own hashes, because neither clock nor numbers tell it surely."""
    with closing(sqlite3.connect(fresh)) as copy:
        kept = set(copy.execute(_CHAINS))
    with suppress(sqlite3.OperationalError):  # books without tables have nothing to lose
        return len(set(books.execute(_CHAINS)) - kept)
    return 0


def _move_logs(file: Path, kept: Path) -> None:
    """Only unreadable books still have any. Left where they are, they would be taken for the new file's own."""
    for ending in _LOGS:
        with suppress(FileNotFoundError):
            file.with_name(file.name + ending).rename(kept.with_name(kept.name + ending))


def _remove(file: Path) -> None:
    for ending in ("", *_LOGS):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


__all__ = ["InUse", "NotABackup", "NotRestored", "OnPostgres", "Restored", "WouldLose", "restore"]
