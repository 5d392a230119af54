"""The storage tests run on both databases."""

from tests.parts.books import books, empty_url, engine, migrated_file, url

__all__ = ["books", "empty_url", "engine", "migrated_file", "url"]
