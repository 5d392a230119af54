"""The talk is tested on real books; on SQLite, since the books themselves are tested on both."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from tests.dialogs.stage import Chat, Wristwatch, raise_the_curtain
from tests.parts.books import migrated_file


@pytest.fixture(scope="session")
def furnished(migrated_file: Path) -> Path:
    """Books with the cooperation of the stage in them."""
    file = migrated_file.with_name("stage.db")
    shutil.copyfile(migrated_file, file)
    with Store.open(f"sqlite:///{file}", domain="stage.example.dk") as store:
        store.write_now(raise_the_curtain)
    return file


@pytest.fixture
def watch() -> Wristwatch:
    return Wristwatch()


@pytest.fixture
def chat(furnished: Path, tmp_path: Path, watch: Wristwatch) -> Iterator[Chat]:
    shutil.copyfile(furnished, tmp_path / "books.db")
    with Store.open(f"sqlite:///{tmp_path}/books.db", domain="stage.example.dk") as store:
        yield Chat(store, watch)


__all__ = ["chat", "furnished", "migrated_file", "watch"]
