"""Several meetings as one calendar, to subscribe to or to import (RFC 5545, 5546 section 3.2.1, 7986)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from icalendar import Calendar, Event, vText

from documents.invitation import ZONE, Text, address, in_copenhagen, open_the_online_room, with_link
from documents.letter import Mailbox, one_line

REFRESH = "PT1H"
"""How often whoever subscribes is asked to look; Google looks when it likes (8 to 24 hours)."""


class Status(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry; no person stands in it. `uid` is the feed's own: the invitation in the mail is another entry.

    `stamp` is when it last changed, so that an unchanged calendar is unchanged bytes; `busy` says whether the
    time is taken. `start` and `end` are aware, in any zone; the texts are cleaned instead of refused.
    """

    uid: str
    sequence: int
    stamp: datetime
    summary: str
    start: datetime
    end: datetime
    status: Status
    busy: bool
    description: str = ""
    location: str = ""
    join_url: str | None = None


def feed(name: str, organizer: Mailbox, entries: Iterable[Entry]) -> bytes:
    """A VCALENDAR named `name`, with an hour between two looks; the same entries give the same bytes.

    RFC 5546 wants an organizer in what is published: it is the mailbox that invites, and the only address in it.
    """
    calendar = Calendar()
    calendar["VERSION"] = vText("2.0")
    calendar["PRODID"] = vText("-//Styrmand//Styrmand//DA")
    calendar["CALSCALE"] = vText("GREGORIAN")
    calendar["METHOD"] = vText("PUBLISH")
    for label in ("NAME", "X-WR-CALNAME"):
        calendar[label] = Text(one_line(name))
    calendar["REFRESH-INTERVAL"] = vText(REFRESH, params={"VALUE": "DURATION"})
    calendar["X-PUBLISHED-TTL"] = vText(REFRESH)
    calendar["X-WR-TIMEZONE"] = vText("Europe/Copenhagen")
    calendar.add_component(ZONE)
    for entry in entries:
        calendar.add_component(_event(entry, organizer))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, organizer: Mailbox) -> Event:
    event = Event()
    event["UID"] = vText(entry.uid)
    event.add("dtstamp", entry.stamp.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", entry.stamp.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", in_copenhagen(entry.start))
    event.add("dtend", in_copenhagen(entry.end))
    event.add("sequence", entry.sequence)
    event["ORGANIZER"] = address(organizer)
    event["SUMMARY"] = Text(one_line(entry.summary))
    if location := one_line(entry.location):
        event["LOCATION"] = Text(location)
    if description := with_link(entry.description, entry.join_url):
        event["DESCRIPTION"] = Text(description)
    event["STATUS"] = vText(entry.status)
    event["TRANSP"] = vText("OPAQUE" if entry.busy else "TRANSPARENT")
    event["CLASS"] = vText("PUBLIC")
    if entry.join_url is not None:
        open_the_online_room(event, entry.join_url)
    return event
