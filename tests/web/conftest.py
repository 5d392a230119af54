from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.demo.books import cooperation_at
from tests.web.house import House, house


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's books at rest, to be copied."""
    folder = tmp_path_factory.mktemp("cooperation")
    with cooperation_at(folder):
        pass
    return folder / "books.db"


@pytest.fixture
def home(loaded: Path, tmp_path: Path) -> Iterator[House]:
    with house(loaded, tmp_path) as served:
        yield served
