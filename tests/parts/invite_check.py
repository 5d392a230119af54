"""The independent checker of invitations, run on what we would send: every reader it has here, and what each said.

In full it is `check_invite.sh` in the copy of `../shared/calendar/check` that `set_up_check_invite.sh` builds under var/,
or named by STYRMAND_CHECK_INVITE. Without one, the checks that need no building run where they lie: the lint always, its three
Python readers where they are installed. Where `../shared` is absent nothing can run, which is a skip and said so.
"""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import compat32
from importlib.util import find_spec
from pathlib import Path
from textwrap import indent

import pytest

from tests.parts.missing import not_here

SHARED = Path(__file__).parents[3] / "shared" / "calendar" / "check"
BUILT = Path(__file__).parents[2] / "var" / "check_invite" / "check_invite.sh"
PYTHON_READERS = ("vobject", "ical", "icalendar", "recurring_ical_events")
ALL_READERS = (
    "lint",
    "libical",
    "kcalendarcore",
    "sabre-vobject",
    "ical.js",
    "node-ical+ts-ics",
    "vobject+ical+icalendar",
    "ruby-icalendar",
)


@dataclass(frozen=True)
class Verdict:
    """Who read the message, what anybody found wrong, and the instants (UTC seconds) it was read to begin and end."""

    readers: tuple[str, ...]
    findings: tuple[str, ...]
    instants: frozenset[tuple[int, int]]


def built_checker() -> Path | None:
    """Return the full checker; where it ought to be and is not, fail."""
    named = os.environ.get("STYRMAND_CHECK_INVITE")
    if named:
        assert Path(named).is_file(), "STYRMAND_CHECK_INVITE names no file"
        return Path(named)
    if not SHARED.is_dir():
        not_here("../shared/calendar/check", "invitations are not read by other calendars")
    if BUILT.is_file():
        return BUILT
    if os.environ.get("CI") == "true":
        pytest.fail("CI without the invitation checker: run tests/parts/set_up_check_invite.sh")
    return None


def check(message: bytes, folder: Path, previous: bytes | None = None) -> Verdict:
    """Hand a mail to every reader; `previous` is the mail it follows, for the rules of UID, SEQUENCE and DTSTAMP."""
    mail = folder / "message.eml"
    mail.write_bytes(message)
    arguments = [str(mail), "--one-attendee"]
    if previous is not None:
        (folder / "previous.eml").write_bytes(previous)
        arguments += ["--previous", str(folder / "previous.eml")]
    checker = built_checker()
    return _all_readers(checker, arguments) if checker else _readers_in_place(mail, arguments)


def check_feed(calendar: bytes, folder: Path) -> Verdict:
    """The same for a calendar to subscribe to, by all who read more than one entry (kcalendarcore's check does not)."""
    file = folder / "feed.ics"
    file.write_bytes(calendar)
    arguments = [str(file), "--feed"]
    checker = built_checker()
    return _all_readers(checker, arguments) if checker else _readers_in_place(file, arguments)


def feed_readers() -> tuple[str, ...]:
    return tuple(one for one in readers() if one != "kcalendarcore")


def readers() -> tuple[str, ...]:
    """Name the readers that `check` asks here."""
    if built_checker():
        return ALL_READERS
    return ("lint", "vobject+ical+icalendar") if all(map(find_spec, PYTHON_READERS)) else ("lint",)


def _all_readers(checker: Path, arguments: Sequence[str]) -> Verdict:
    _, said = _run("bash", str(checker), *arguments)
    ran = re.findall(r"^(?:ok  |FAIL) (?!agreement)(\S+)", said, re.MULTILINE)
    return Verdict(tuple(ran), _findings(said), _instants(said))


def _readers_in_place(given: Path, arguments: Sequence[str]) -> Verdict:
    calendar = given.with_suffix(".ics")
    if given.suffix == ".eml":
        calendar.write_bytes(calendar_part(given.read_bytes()))
    commands = {
        "lint": (str(SHARED / "lint_invite.py"), *arguments),
        "vobject+ical+icalendar": (str(SHARED / "chk_py.py"), str(calendar)),
    }
    said = ""
    for reader in readers():
        code, words = _run(sys.executable, *commands[reader])
        said += (f"FAIL {reader} (exit {code})\n" if code else "") + indent(words, "     ")
    return Verdict(readers(), _findings(said), _instants(said))


def calendar_part(mail: bytes) -> bytes:
    parts = message_from_bytes(mail, policy=compat32).walk()
    [content] = [
        part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/calendar"
    ]
    assert isinstance(content, bytes)
    return content


def _run(*command: str) -> tuple[int, str]:
    environment = {**os.environ, "VERBOSE": "1"}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode in (0, 1), ran.stderr
    return ran.returncode, ran.stdout


def _findings(said: str) -> tuple[str, ...]:
    """Whatever a reader says but "ok-info", and every failing or missing reader, each once."""
    lines = (line.strip() for line in said.splitlines() if line.startswith(("     ", "FAIL ", "skip ")))
    return tuple(
        dict.fromkeys(line for line in lines if not line.endswith("ok-info") and " ok-info " not in line)
    )


def _instants(said: str) -> frozenset[tuple[int, int]]:
    found = re.findall(r"^\s*UTC (\d+) (\d+)", said, re.MULTILINE)
    return frozenset((int(start), int(end)) for start, end in found)
