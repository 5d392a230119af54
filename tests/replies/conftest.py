"""Answers are taken on both databases, in a room with people in it."""

import pytest

from storage import Store
from tests.parts.books import (
    books,
    engine,
    migrated_file,
    postgresql_books,
    postgresql_url,
    sqlite_books,
    sqlite_url,
    url,
)
from tests.parts.room import Room


@pytest.fixture
def room(books: Store) -> Room:
    return Room(books).furnish()


__all__ = [
    "books",
    "engine",
    "migrated_file",
    "postgresql_books",
    "postgresql_url",
    "room",
    "sqlite_books",
    "sqlite_url",
    "url",
]
