"""What a test needs from the machine: skipped plainly where it is missing, and a failure under CI."""

import os
from typing import NoReturn

import pytest


def missing(what: str, how_to_get_it: str) -> NoReturn:
    """Ends the test: skipped on a desk, failed with `CI=true`, where everything is meant to be there."""
    reason = f"{what}: {how_to_get_it}"
    if os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail(f"CI must not skip. {reason}", pytrace=False)
    pytest.skip(reason)


def not_here(place: str, what_is_not_run: str) -> NoReturn:
    """Skips a test that reads beside this checkout, where a clone of its own has nothing: also under CI."""
    pytest.skip(f"No {place} beside this checkout: {what_is_not_run}")
