"""The delivery tests run on both databases where the books decide, and on SQLite where they only remember."""

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

__all__ = [
    "books",
    "engine",
    "migrated_file",
    "postgresql_books",
    "postgresql_url",
    "sqlite_books",
    "sqlite_url",
    "url",
]
