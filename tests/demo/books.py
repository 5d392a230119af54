"""The demo's cooperation in real books, loaded at a moment of one's choice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.days_off import closed
from bot.demo import cooperation
from meetings.model import COPENHAGEN
from meetings.office import Office
from storage.migrating import migrate
from storage.store import Store

NOW = datetime.combine(date(2026, 11, 23), time(10, 0), COPENHAGEN).astimezone(UTC)


@contextmanager
def cooperation_at(folder: Path, now: datetime = NOW) -> Iterator[Store]:
    with loaded_into(f"sqlite:///{folder / 'books.db'}", now) as store:
        yield store


@contextmanager
def loaded_into(url: str, now: datetime = NOW) -> Iterator[Store]:
    migrate(url)
    with Store.open(url) as store:
        store.write_now(lambda records: cooperation.load(Office(records, now, closed)))
        yield store
