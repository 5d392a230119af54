"""kill -9 in the middle of the work, a few times; twenty and more by `python -m tests.faults.kills`."""

import shutil

import pytest

from tests.faults.kills import measure
from tests.parts.missing import missing
from tests.parts.postgres import find_binaries


@pytest.mark.parametrize("name", ["sqlite-1", "postgresql-3"])
def test_nothing_is_lost_or_doubled(name: str):
    if name.startswith("postgresql") and not (find_binaries() or shutil.which("initdb")):
        missing("No PostgreSQL server", "install Debian's package postgresql")
    figures = measure(name, 2, speed=60)
    wrong = (figures.lost, figures.doubled_cards, figures.doubled_mails, figures.unseen, figures.unsettled)
    assert (wrong, figures.kills) == ((0, 0, 0, 0, 0), 2), figures
