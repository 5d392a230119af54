"""Real books to test on: a SQLite file and a PostgreSQL database, each a copy of one that was migrated once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from storage import Store, migrate
from storage.records.holds import HERE
from tests.parts.postgres import Postgres

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("books") / "migrated.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each test that uses this runs on both databases."""
    name: str = request.param
    return name


@pytest.fixture
def empty_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables."""
    if engine == "sqlite":
        return f"sqlite:///{tmp_path}/books.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    shutil.copyfile(migrated_file, tmp_path / "books.db")
    return f"sqlite:///{tmp_path}/books.db"


@pytest.fixture
def postgresql_url(postgres: Postgres) -> Iterator[str]:
    fresh = postgres.fresh(postgres.template("styrmand_books", _prepare))
    with psycopg.connect(fresh) as books:  # or the copy would be taken for a restored one, and rightly
        books.execute(f"UPDATE home SET place = {HERE}")
    yield fresh
    postgres.drop(fresh)


@pytest.fixture
def url(engine: str, request: pytest.FixtureRequest) -> str:
    """A migrated database with nothing in it."""
    migrated: str = request.getfixturevalue(f"{engine}_url")
    return migrated


@pytest.fixture
def sqlite_books(sqlite_url: str) -> Iterator[Store]:
    with Store.open(sqlite_url) as store:
        yield store


@pytest.fixture
def postgresql_books(postgresql_url: str) -> Iterator[Store]:
    with Store.open(postgresql_url) as store:
        yield store


@pytest.fixture
def books(url: str) -> Iterator[Store]:
    with Store.open(url, domain="books.example.dk") as store:
        yield store


def _prepare(url: str) -> None:
    migrate(url)
