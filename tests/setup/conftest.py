"""Setting a cooperation up is tested on both databases, and through the command itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
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


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said; `code` 0 is well."""

    code: int
    out: str
    err: str


Styrmand = Callable[..., Ran]


@pytest.fixture
def styrmand(
    sqlite_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Styrmand:
    """The console script, at a fresh database, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STYRMAND_DATABASE_URL", sqlite_url)

    def run(*arguments: object) -> Ran:
        code = 0
        try:
            main([str(one) for one in arguments])
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run


__all__ = [
    "books",
    "empty_url",
    "engine",
    "migrated_file",
    "postgresql_books",
    "postgresql_url",
    "sqlite_books",
    "sqlite_url",
    "styrmand",
    "url",
]
