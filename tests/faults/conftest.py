"""The trials run on real books; the log of what is planted here is nobody's business."""

from collections.abc import Iterator

import pytest

from tests.faults.by_hand import close_all, quietly
from tests.parts.books import migrated_file, postgresql_url, sqlite_url

__all__ = ["migrated_file", "postgresql_url", "sqlite_url"]


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with quietly():
        yield
    close_all()
