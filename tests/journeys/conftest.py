"""The journeys run through the whole service, from the wire to the books and back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts.books import engine, migrated_file, postgresql_url, sqlite_url, url
from tests.parts.exim import Exim, find_exim
from tests.parts.imap import ImapServer
from tests.parts.imap import running as imap_server
from tests.parts.missing import missing
from tests.parts.service import House, open_house
from tests.parts.smtp import SmtpServer

__all__ = [
    "engine",
    "house",
    "migrated_file",
    "new_house",
    "post_office",
    "postgresql_url",
    "sqlite_url",
    "url",
]


OURS = "moeder@styrmand.example.dk"
RSVP = "rsvp@styrmand.example.dk"
"""Also delivered into the mailbox, with and without a secret in it."""


@pytest.fixture(scope="module")
def post_office() -> Iterator[SmtpServer]:
    """One SMTP server for a module."""
    server = SmtpServer().start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def house(
    migrated_file: Path, post_office: SmtpServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """One running service for a module, for tests that leave each other's people alone."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copyfile(migrated_file, folder / "books.db")
    with open_house(f"sqlite:///{folder}/books.db", post_office.url, folder) as open_:
        yield open_


@pytest.fixture
def new_house(sqlite_url: str, smtp: SmtpServer, tmp_path: Path) -> Iterator[House]:
    """A service of the test's own."""
    with open_house(sqlite_url, smtp.url, tmp_path) as open_:
        yield open_


@pytest.fixture
def imap() -> Iterator[ImapServer]:
    """The mailbox that answers are read from."""
    yield from imap_server()


@pytest.fixture
def exim(imap: ImapServer) -> Iterator[Exim]:
    """The mail server between us and the members, which delivers our own mail into that mailbox."""
    if not find_exim():
        missing("No mail server", "install Debian's package exim4-daemon-light")
    server = Exim(imap, OURS, also=RSVP)
    yield server.up()
    server.stop()
