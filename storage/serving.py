"""One process serves a SQLite file: a second would free, and send again, what the first is just sending."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from storage import engines


class Served(Exception):
    """Another process serves these books, and SQLite is for one."""


@contextmanager
def served_by_one(url: str) -> Iterator[None]:
    """Keeps others from serving the same SQLite file while it lasts. On PostgreSQL several may.

    What is locked is a file beside the books, which the system unlocks with the process, however it ends; where none
    can be written or locked, nobody is kept out. Raises Served.
    """
    file = engines.file_of(engines.address(url))
    if file is None:
        yield
        return
    try:
        mark = file.with_name(f"{file.name}-serving").open("ab")
    except OSError:  # what is wrong with the place is told by whoever opens the books
        yield
        return
    with mark:
        with suppress(OSError):
            _lock(mark.fileno())
        yield


def _lock(mark: int) -> None:
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Served from None


__all__ = ["Served", "served_by_one"]
