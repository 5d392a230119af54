"""The rows of docs/reliability.md that need no process of their own, at a size for every day."""

import pytest

from tests.faults import rows
from tests.faults.mutants import mutants, planted

QUICK = {
    "a card whose answer was lost is sent again",
    "written as sent before it is",
    "an unknown card is settled without a mail",
}


@pytest.mark.parametrize("measure", rows.SMALL, ids=lambda one: getattr(one, "__name__", "row"))
def test_the_target_is_met(measure):
    row = measure()
    assert row.met, row


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_what_arrives_again_changes_nothing(engine: str, request: pytest.FixtureRequest):
    row = rows.repeated_arrivals(request.getfixturevalue(f"{engine}_url"), 16)
    assert row.met, row


@pytest.mark.parametrize("name", sorted(QUICK))
def test_a_known_fault_is_found(name: str):
    """Whoever watches the trials; all of them by `python -m tests.faults.mutants`."""
    mutant = next(one for one in mutants() if one.name == name)
    with planted(mutant):
        assert mutant.found_by()
