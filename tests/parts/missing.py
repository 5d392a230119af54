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
