"""Where a part is missing the tests say so plainly, and under CI they fail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDY = "tests/kit/test_browser.py::test_a_field_is_emptied"


@pytest.mark.parametrize(
    ("ci", "exit_code", "said"),
    [
        ("", 0, "1 skipped: No browser: install Debian's package chromium, or set CHROMIUM"),
        (
            "true",
            1,
            "CI must not skip. No browser: install Debian's package chromium, or set CHROMIUM",
        ),
    ],
)
def test_a_missing_browser_is_told(tmp_path, ci, exit_code, said):
    environment = {**os.environ, "PATH": str(tmp_path), "CHROMIUM": "", "CI": ci}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", NEEDY],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == exit_code, ran.stdout
    assert said in ran.stdout
