"""The mark of a copy: a SQLite file made by us says in its header when it was taken, and the books themselves do not.

`PRAGMA user_version` is a number in the file that belongs to nobody and to no table, so it is there in copies of any
version, goes wherever the file goes, and is changed in the transaction of the one who takes the copy in use. Minutes,
because it has 32 bits.
"""

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def taken_at(books: Any) -> datetime | None:
    """By the driver's own connection; None for books that are no copy."""
    [(minutes,)] = books.execute("PRAGMA user_version").fetchall()
    return _EPOCH + timedelta(minutes=minutes) if minutes > 0 else None


def mark(books: sqlite3.Connection, at: datetime) -> None:
    books.execute(f"PRAGMA user_version = {int((at - _EPOCH) / timedelta(minutes=1))}")


def forget(books: Any) -> None:
    """The copy is the books from now on."""
    books.execute("PRAGMA user_version = 0")
