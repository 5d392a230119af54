"""Faults are met on real books."""

from tests.parts.books import migrated_file, sqlite_url

__all__ = ["migrated_file", "sqlite_url"]
