"""The storage tests run on both databases."""

from tests.parts.books import (
    books,
    empty_url,
    engine,
    migrated_file,
    postgresql_books,
    postgresql_url,
    sqlite_books,
    sqlite_url,
    url,
)

__all__ = [
    "books",
    "empty_url",
    "engine",
    "migrated_file",
    "postgresql_books",
    "postgresql_url",
    "sqlite_books",
    "sqlite_url",
    "url",
]
