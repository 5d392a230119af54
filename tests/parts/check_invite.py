"""Reads an invitation with eight calendars' own parsers: the checker that `.ci/run` builds from ../shared/calendar/check."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.parts.missing import missing, not_here

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "calendar" / "check"
BUILT = ROOT / "var" / "check_invite" / "check_invite.sh"


@dataclass(frozen=True, slots=True)
class CheckInvite:
    """`STYRMAND_CHECK_INVITE`, else what was built under var/."""

    script: Path

    def __call__(self, file: Path, *flags: str) -> list[str]:
        """What the readers complain of in an .ics or .eml, none where all agree; flags as `--one-attendee`, `--feed`."""
        ran = subprocess.run(
            [self.script, file, *flags], capture_output=True, text=True, check=False, timeout=300
        )
        assert ran.returncode in (0, 1), ran.stderr
        lines = ran.stdout.splitlines()
        return [] if ran.returncode == 0 else [line for line in lines if not line.startswith("ok ")]


def find_check_invite() -> CheckInvite:
    """The checker; skips the test where the sources are not beside this checkout, and asks for `missing` otherwise."""
    script = Path(os.environ.get("STYRMAND_CHECK_INVITE") or BUILT)
    if not script.exists():
        if not SOURCE.is_dir():
            not_here("../shared/calendar/check", "invitations are not read by other calendars")
        missing(
            "The invitation checker is not built",
            "run tests/parts/set_up_check_invite.sh, or set STYRMAND_CHECK_INVITE",
        )
    return CheckInvite(script)
