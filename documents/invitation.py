"""One person's invitation to one meeting, or its cancellation, as iCalendar bytes (RFC 5545, 5546, 7986)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from icalendar import Alarm, Calendar, Conference, Event, Timezone, vCalAddress, vText, vUri

from documents.letter import Letter, Mailbox, one_line, paragraphs
from meetings.addresses import is_web_address
from meetings.entries import Method
from meetings.model import COPENHAGEN
from meetings.workdays import comes_twice

# icalendar's own add_missing_timezones() writes RDATEs that Thunderbird and Outlook read an hour wrong, and Exchange
# reads one STANDARD only (MS-OXCICAL 2.1.3.1.1.19.2); the rule of the European Union since 1996 is all a meeting needs.
ZONE = Timezone.from_ical(
    """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
)
_UID = re.compile(r"(?=.{3,254}\Z)[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")
_TEAMS = ("https://teams.microsoft.com/", "https://teams.live.com/")
# A quotation mark in a parameter needs RFC 6868, which is newer than some readers (they show ^'), and a backslash is
# an escape to some and none to others, icalendar among the former.
_IN_A_NAME = str.maketrans({'"': "”", "\\": "/"})


class Role(StrEnum):
    CHAIR = "CHAIR"
    REQUIRED = "REQ-PARTICIPANT"
    OPTIONAL = "OPT-PARTICIPANT"
    COPY = "NON-PARTICIPANT"


class PartStat(StrEnum):
    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What one person's calendar is told. What cannot be sent is a ValueError that opens with the field's name.

    All that people wrote is cleaned instead of refused: summary, description, location, names. `organizer` is the
    mailbox that is read, and never the attendee. `method`, `sequence` and `stamp` come from the ledger
    (`meetings.entries`). `start` and `end` may be in any zone and are told in Copenhagen's; `alarm` is minutes before
    the start.
    """

    method: Method
    uid: str
    sequence: int
    stamp: datetime
    summary: str
    start: datetime
    end: datetime
    organizer: Mailbox
    attendee: Mailbox
    description: str = ""
    location: str = ""
    role: Role = Role.REQUIRED
    partstat: PartStat = PartStat.NEEDS_ACTION
    join_url: str | None = None
    alarm: int | None = None

    def __post_init__(self) -> None:
        for field, kept, problem in self._demands():
            if not kept:
                raise ValueError(f"{field}: {problem}")

    def _demands(self) -> Iterator[tuple[str, object, str]]:
        yield "uid", _UID.fullmatch(self.uid), "not of the form id@domain"
        yield "sequence", 0 <= self.sequence < 10**9, "not from 0 to 999999999"
        for field, moment in (("stamp", self.stamp), ("start", self.start), ("end", self.end)):
            yield field, moment.utcoffset() is not None, "without a zone"
        # Of a local time that comes twice RFC 5545 3.3.5 takes the first; four of five readers take the second.
        yield "start", not comes_twice(self.start), "in the hour that the clock repeats"
        yield "end", not comes_twice(self.end), "in the hour that the clock repeats"
        yield "end", self.start < self.end, "not after the start"
        yield "summary", one_line(self.summary), "empty"
        to_itself = self.attendee.email.lower() == self.organizer.email.lower()
        yield "attendee", not to_itself, "the organizer's own mailbox"
        yield "join_url", self.join_url is None or is_web_address(self.join_url), "not an https address"
        yield "alarm", self.alarm is None or 0 <= self.alarm <= 40_320, "not from 0 to four weeks"


def in_copenhagen(moment: datetime) -> datetime:
    """By way of UTC, so that a time the clock skips becomes the one it shows."""
    return moment.astimezone(UTC).astimezone(COPENHAGEN).replace(microsecond=0)


def ics(invitation: Invitation) -> bytes:
    """One VCALENDAR with one VEVENT and one ATTENDEE; the same invitation gives the same bytes."""
    calendar = Calendar()
    calendar["VERSION"] = vText("2.0")
    calendar["PRODID"] = vText("-//Styrmand//Styrmand//DA")
    calendar["CALSCALE"] = vText("GREGORIAN")
    calendar["METHOD"] = vText(invitation.method)
    calendar.add_component(ZONE)
    calendar.add_component(_event(invitation))
    written: bytes = calendar.to_ical()
    return written


def _event(invitation: Invitation) -> Event:
    event = Event()
    event["UID"] = vText(invitation.uid)
    event.add("dtstamp", invitation.stamp.astimezone(UTC))
    event.add("dtstart", in_copenhagen(invitation.start))
    event.add("dtend", in_copenhagen(invitation.end))
    event.add("sequence", invitation.sequence)
    event["ORGANIZER"] = address(invitation.organizer)
    event["ATTENDEE"] = _attendee(invitation)
    event["CLASS"] = vText("PUBLIC")
    for name, text in _texts(invitation):
        event[name] = Text(text)
    match invitation.method:
        case Method.REQUEST:
            _hold_the_time(event, invitation)
        case Method.CANCEL:  # also where one person is un-invited: docs/decisions/0004
            event["STATUS"] = vText("CANCELLED")
    return event


def _hold_the_time(event: Event, invitation: Invitation) -> None:
    event["STATUS"] = vText("CONFIRMED")
    event["TRANSP"] = vText("OPAQUE")
    if invitation.join_url is not None:
        open_the_online_room(event, invitation.join_url)
    if invitation.alarm is not None:
        event.add_component(_alarm(invitation.summary, invitation.alarm))


def _alarm(summary: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm["ACTION"] = vText("DISPLAY")
    alarm["DESCRIPTION"] = Text(one_line(summary))
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def open_the_online_room(event: Event, url: str) -> None:
    in_teams = url.startswith(_TEAMS)
    label = "Microsoft Teams" if in_teams else url.split("/")[2]
    event["CONFERENCE"] = Conference(url, feature="VIDEO", label=label).to_uri()
    if in_teams:
        event["X-MICROSOFT-SKYPETEAMSMEETINGURL"] = vUri(url)


def _attendee(invitation: Invitation) -> vCalAddress:
    """RSVP=TRUE even after an answer: some readers show no buttons without it, and answers may change."""
    asks = invitation.method is Method.REQUEST
    return vCalAddress.new(
        invitation.attendee.email,
        cn=_common_name(invitation.attendee),
        cutype="INDIVIDUAL",
        role=invitation.role,
        partstat=invitation.partstat if asks else None,
        rsvp=True if asks else None,
    )


def address(mailbox: Mailbox) -> vCalAddress:
    return vCalAddress.new(mailbox.email, cn=_common_name(mailbox))


def _common_name(mailbox: Mailbox) -> str:
    return one_line(mailbox.name).translate(_IN_A_NAME) or mailbox.email


def _texts(invitation: Invitation) -> Iterator[tuple[str, str]]:
    yield "SUMMARY", one_line(invitation.summary)
    if location := one_line(invitation.location):
        yield "LOCATION", location
    if description := _description(invitation):
        yield "DESCRIPTION", description


def _description(invitation: Invitation) -> str:
    url = None if invitation.method is Method.CANCEL else invitation.join_url
    return with_link(invitation.description, url)


def with_link(description: str, url: str | None) -> str:
    """With the link of the online room on a line of its own: the one place where every client makes it a link."""
    text = paragraphs(description)
    if url is None or url in text.split("\n"):
        return text
    return f"{text}\n\n{url}".strip()


class Text(vText):
    r"""TEXT in which a typed \N, as in C:\Nyt, stays what it is; icalendar 7.3 makes a line break of it."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))


def covering_letter(
    invitation: Invitation, *, subject: str, text: str, html: str | None, message_id: str, date: datetime
) -> Letter:
    """Address the mail that brings it from the organizer to the attendee, without which readers show no buttons."""
    return Letter(
        sender=invitation.organizer,
        recipient=invitation.attendee,
        subject=subject,
        text=text,
        html=html,
        message_id=message_id,
        date=date,
        calendar=ics(invitation),
        method=invitation.method,
    )
