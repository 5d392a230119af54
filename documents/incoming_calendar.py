r"""The calendar part of an answer, as clients really write it: only the lines an answer is made of are parsed.

Everything else (descriptions, alarms, zones, repetitions) is dropped before icalendar sees it: nothing of it is
needed, and it is where size and malice are. Zones are known by name, Exchange's too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar, Component, vCalAddress, vDDDTypes, vInt

from documents.letter import one_line
from meetings.incoming import Attendee, Event, Fault
from meetings.own_addresses import secrets_in

CALENDAR_LIMIT = 256 * 1024
"""Bytes. icalendar takes seconds for what is much larger."""

LINE_LIMIT = 20_000
LINES_LIMIT = 500
DEPTH_LIMIT = 4

_FOLD = re.compile(rb"\n[ \t]")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ZONED = re.compile(
    r"(?i)[A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*;TZID=\"?[A-Z0-9][A-Z0-9 _+./()&,-]{0,63}\"?(?:;[A-Z-]+=[A-Z-]+)*:"
)
_TIMES = frozenset({"DTSTAMP", "DTSTART", "DTEND", "RECURRENCE-ID"})
_KEPT = _TIMES | {"UID", "SEQUENCE", "ATTENDEE", "COMMENT"}
_COMMENTS = ("X-RESPONSE-COMMENT", "X-COMMENT")  # Google's, Yahoo's
# Others are written as they are read: a codec such as punycode takes minutes, one such as zip makes much of little.
_CHARSETS = {
    "iso-8859-1": "cp1252",  # as every browser reads it
    "latin1": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
}


class BadCalendar(ValueError):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Said:
    """What one calendar says: its METHOD in capitals, its events, and the secrets of addresses in its ORGANIZER."""

    method: str
    events: tuple[Event, ...]
    shown: tuple[str, ...] = field(default=(), repr=False)


def read_calendar(content: bytes, charset: str = "") -> Said:
    """Reads one VCALENDAR. Raises BadCalendar for what is too big, cut short, nested or not a calendar."""
    if len(content) > CALENDAR_LIMIT:
        raise BadCalendar(Fault.CALENDAR_TOO_BIG)
    lines = _lines(content, charset)
    outline = list(_outline(lines))
    if len(outline) > LINES_LIMIT:
        raise BadCalendar(Fault.TOO_LONG)
    try:
        calendar = Calendar.from_ical("\r\n".join(outline) + "\r\n")
    except (ValueError, OSError, AttributeError):
        # icalendar 7.3: a zone is a file, and TZID=Europe a folder of them; VALUE=A,B is a list it takes for text.
        raise BadCalendar(Fault.BROKEN) from None
    assert isinstance(calendar, Calendar), "one VCALENDAR was outlined"
    methods = {str(one).strip().upper() for one in _all(calendar, "METHOD")}
    if len(methods) != 1:
        raise BadCalendar(Fault.BROKEN)
    events = [one for one in calendar.subcomponents if one.name == "VEVENT"]
    # A busy time or a poll is no answer, but who sent it about what is told all the same.
    shown = events or [one for one in calendar.subcomponents if one.get("ATTENDEE")]
    return Said(methods.pop(), tuple(map(_event, shown)), _organizers(lines))


def _organizers(lines: Iterable[str]) -> tuple[str, ...]:
    """Looked for in the line as it stands: many answers have a broken ORGANIZER, or none, and count all the same."""
    return secrets_in(line[:LINE_LIMIT] for line in lines if _name(line) == "ORGANIZER")


# The lines


def _lines(content: bytes, charset: str) -> Sequence[str]:
    """Unfolded before they are decoded: a fold may stand inside a letter (RFC 5545 section 3.1)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text = _decoded(_FOLD.sub(b"", plain), charset)
    return [line for raw in text.split("\n") if (line := _CONTROLS.sub("", raw).strip())]


def _decoded(content: bytes, charset: str) -> str:
    """UTF-8 where it is UTF-8, whatever was declared; else what was declared; else the Windows letters."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_CHARSETS.get(charset.lower(), "cp1252"), "replace")


def _outline(lines: Iterable[str]) -> Iterator[str]:
    """The frame and what is kept in it. Raises BadCalendar where the frame is not that of one calendar."""
    within: list[str] = []
    ended = False
    for line in lines:
        name = _name(line)
        if ended:
            raise BadCalendar(Fault.NOT_A_CALENDAR)
        if not within and line.upper() != "BEGIN:VCALENDAR":
            raise BadCalendar(Fault.NOT_A_CALENDAR)
        if name == "BEGIN":
            within.append(_entered(line, within))
        if _is_kept(name, within) and not _is_of_no_zone(line, name):
            yield _bounded(line, name)
        if name == "END":
            if not within or within.pop() != _value(line):
                raise BadCalendar(Fault.BROKEN)
            ended = not within
    if not ended:
        raise BadCalendar(Fault.CUT_SHORT)


def _entered(line: str, within: Sequence[str]) -> str:
    kind = _value(line)
    if len(within) >= DEPTH_LIMIT or (within and kind in {"VCALENDAR", *within}):
        raise BadCalendar(Fault.NESTED)
    return kind


def _is_kept(name: str, within: Sequence[str]) -> bool:
    match within:
        case ["VCALENDAR"]:
            return name in {"BEGIN", "END", "METHOD"}
        case ["VCALENDAR", "VTIMEZONE"]:
            return False
        case ["VCALENDAR", _]:
            return name in {"BEGIN", "END"} or name in _KEPT
        case _:
            return False


def _is_of_no_zone(line: str, name: str) -> bool:
    """A zone is looked up by its name, also in files: what is no name of one is never looked up."""
    return name in _TIMES and "TZID=" in line.upper() and not _ZONED.match(line)


def _bounded(line: str, name: str) -> str:
    if len(line) > LINE_LIMIT:
        raise BadCalendar(Fault.TOO_LONG)
    if name in _TIMES:
        before, colon, moment = line.rpartition(":")
        return f"{before}{colon}{moment.upper()}"
    return line.upper() if name in {"BEGIN", "END"} else line


def _name(line: str) -> str:
    found = _NAME.match(line)
    return found.group().upper() if found else ""


def _value(line: str) -> str:
    return line.partition(":")[2].strip().upper()


# The values


def _event(one: Component) -> Event:
    days = _all(one, "RECURRENCE-ID")
    comments = [one_line(str(text)) for text in _all(one, "COMMENT")]
    attendees = tuple(_attendee(line) for line in _all(one, "ATTENDEE") if isinstance(line, vCalAddress))
    alone = [attendees[0].comment] if len(attendees) == 1 else []
    return Event(
        uids=tuple(dict.fromkeys(str(uid).strip() for uid in _all(one, "UID"))),
        attendees=attendees,
        sequence=next((int(n) for n in _all(one, "SEQUENCE") if isinstance(n, vInt) and n >= 0), None),
        stamp=_moment(one, "DTSTAMP"),
        start=_moment(one, "DTSTART"),
        end=_moment(one, "DTEND"),
        of_series=bool(days),
        day=_moment(one, "RECURRENCE-ID"),
        comment=" ".join(dict.fromkeys(text for text in comments + alone if text)),
        kind=str(one.name),
    )


def _attendee(line: vCalAddress) -> Attendee:
    params = line.params
    delegates = params.get("DELEGATED-TO", ())
    return Attendee(
        address=_address(line),
        partstat=one_line(str(params.get("PARTSTAT", ""))).upper(),
        sent_by=_address(params.get("SENT-BY", "")),
        delegated_to=tuple(map(_address, [delegates] if isinstance(delegates, str) else delegates)),
        comment=next((text for name in _COMMENTS if (text := one_line(str(params.get(name, ""))))), ""),
    )


def _address(value: object) -> str:
    text = one_line(str(value))
    return text[7:].strip() if text[:7].lower() == "mailto:" else text


def _moment(one: Component, name: str) -> datetime | None:
    """UTC; a day without an hour, a time without a zone and a broken one are None."""
    for value in _all(one, name):
        moment = value.dt if isinstance(value, vDDDTypes) else None
        if isinstance(moment, datetime) and moment.utcoffset() is not None:
            return moment.astimezone(UTC)
    return None


def _all(one: Component, name: str) -> list[Any]:
    """icalendar hands over a list where a property is repeated, and the property itself where it is not."""
    found = one.get(name, [])
    return found if isinstance(found, list) else [found]
