"""Other people's readers of calendars, from pip and npm: what they make of a file must be what was meant.

They need nothing beside this checkout. Those of pip come with the `dev` extra; those of npm `make test` installs in
var/readers, and where it cannot, each test of theirs is skipped with that word.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.parts.missing import missing

NPM = Path(__file__).parents[2] / "var" / "readers"
PIP_READERS = ("icalendar", "vobject", "ical", "recurring-ical-events")
NPM_READERS = ("ical.js", "node-ical", "ts-ics")


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """As a reader understood it; the instants are seconds since 1970."""

    uid: str
    start: int
    end: int
    status: str
    summary: str


def read(reader: str, files: Sequence[Path]) -> list[list[Event]]:
    """Each file's events by UID. What a reader cannot read is a ValueError with its own words."""
    return _with_npm(reader, files) if reader in NPM_READERS else _with_pip(reader, files)


def _with_pip(reader: str, files: Sequence[Path]) -> list[list[Event]]:
    module = _module(reader)
    return [sorted(_PYTHON[reader](module, file.read_bytes())) for file in files]


def _module(reader: str) -> Any:
    name = {"ical": "ical.calendar_stream"}.get(reader, reader.replace("-", "_"))
    try:
        return import_module(name)
    except ImportError:
        missing(f"no {reader}", "pip install --editable '.[dev]', as make test does")


def _with_npm(reader: str, files: Sequence[Path]) -> list[list[Event]]:
    node = shutil.which("node")
    if node is None or not (NPM / "node_modules" / reader).is_dir():
        missing(f"no {reader}", "make var/readers (it wants node and npm, and npm's registry)")
    ran = subprocess.run(
        [node, "read.mjs", *map(str, files)], cwd=NPM, capture_output=True, text=True, timeout=300, check=True
    )
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    mine = {one["file"]: one for one in said if one["reader"] == reader}
    return [_told(reader, mine[str(file)]) for file in files]


def _told(reader: str, said: dict[str, Any]) -> list[Event]:
    if "fault" in said:
        raise ValueError(f"{reader}: {said['file']}: {said['fault']}")
    return sorted(Event(*one) for one in said["events"])


def _icalendar(module: Any, content: bytes) -> list[Event]:
    calendar = module.Calendar.from_ical(content)
    calendar.validate()
    return [
        Event(
            str(one["UID"]), _seconds(one.start), _seconds(one.end), str(one["STATUS"]), str(one["SUMMARY"])
        )
        for one in calendar.events
    ]


def _recurring(module: Any, content: bytes) -> list[Event]:
    """It asks what is on in a span of time: everything once."""
    calendar = import_module("icalendar").Calendar.from_ical(content)
    found = module.of(calendar).between(datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC))
    return [
        Event(
            str(one["UID"]), _seconds(one.start), _seconds(one.end), str(one["STATUS"]), str(one["SUMMARY"])
        )
        for one in found
    ]


def _vobject(module: Any, content: bytes) -> list[Event]:
    calendar = module.readOne(content.decode())
    calendar.validate(raiseException=True)
    return [
        Event(
            one.uid.value,
            _seconds(one.dtstart.value),
            _seconds(one.dtend.value),
            one.status.value,
            one.summary.value,
        )
        for one in calendar.contents.get("vevent", [])
    ]


def _ical(module: Any, content: bytes) -> list[Event]:
    [calendar] = module.IcsCalendarStream.from_ics(content.decode()).calendars
    return [
        Event(one.uid, _seconds(one.dtstart), _seconds(one.dtend), one.status.value, one.summary)
        for one in calendar.events
    ]


_PYTHON: dict[str, Callable[[Any, bytes], list[Event]]] = {
    "icalendar": _icalendar,
    "recurring-ical-events": _recurring,
    "vobject": _vobject,
    "ical": _ical,
}


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
