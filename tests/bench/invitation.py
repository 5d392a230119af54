"""One invitation beside what bare icalendar takes to build the same content."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from icalendar import Alarm, Calendar, Conference, Event, vCalAddress, vUri

from documents.invitation import Invitation, ics
from documents.letter import Mailbox
from meetings.entries import Method
from meetings.model import COPENHAGEN
from tests.bench.figures import Figure, figure

NAME = "one invitation"
PEER = "bare icalendar 7, same content, zone parsed once"
DEMANDED = {(NAME, PEER): 1.5}

URL = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9yc2lkZQ%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d"
DESCRIPTION = f"""Kære Mette

Tirsdag den 2. marts 2027 kl. 9.30-11.30. Mødet holdes på Teams:
{URL}

Foreløbig dagsorden:
1. Velkomst og godkendelse af dagsorden
2. Godkendelse af referat
3. Siden sidst
4. Ansøgninger til Europæisk Kulturregion; drøftelse af økonomi, tidsplan og roller
5. Eventuelt

Giv besked senest tirsdag den 16. februar 2027, om du deltager.
Med venlig hilsen
Fællessekretariatet"""
INVITATION = Invitation(
    method=Method.REQUEST,
    uid="ekr-2027-03-02@styrmand.example.dk",
    sequence=0,
    stamp=datetime(2027, 1, 4, 9, 0, tzinfo=UTC),
    summary="Møde i styregruppen for Europæisk Kulturregion",
    description=DESCRIPTION,
    location="Microsoft Teams-møde",
    start=datetime(2027, 3, 2, 9, 30, tzinfo=COPENHAGEN),
    end=datetime(2027, 3, 2, 11, 30, tzinfo=COPENHAGEN),
    organizer=Mailbox("Fællessekretariatet", "moeder@kultur.example.dk"),
    attendee=Mailbox("Mette Kjærgaard", "mette@viborg.example.dk"),
    join_url=URL,
    alarm=60,
)
ZONE = Calendar.from_ical(ics(INVITATION)).timezones[0]


def bare() -> bytes:
    """Build the same as one who knows the library does: the .new constructors, the zone parsed once, no checks."""
    event = Event.new(
        uid="ekr-2027-03-02@styrmand.example.dk",
        sequence=0,
        stamp=datetime(2027, 1, 4, 9, 0, tzinfo=UTC),
        summary="Møde i styregruppen for Europæisk Kulturregion",
        description=DESCRIPTION,
        location="Microsoft Teams-møde",
        start=datetime(2027, 3, 2, 9, 30, tzinfo=COPENHAGEN),
        end=datetime(2027, 3, 2, 11, 30, tzinfo=COPENHAGEN),
        classification="PUBLIC",
        status="CONFIRMED",
        transparency="OPAQUE",
        organizer=vCalAddress.new("moeder@kultur.example.dk", cn="Fællessekretariatet"),
        attendees=[
            vCalAddress.new(
                "mette@viborg.example.dk",
                cn="Mette Kjærgaard",
                cutype="INDIVIDUAL",
                role="REQ-PARTICIPANT",
                partstat="NEEDS-ACTION",
                rsvp=True,
            )
        ],
        conferences=[Conference(URL, feature="VIDEO", label="Microsoft Teams")],
    )
    event.add("X-MICROSOFT-SKYPETEAMSMEETINGURL", vUri(URL))
    event.add_component(
        Alarm.new_display("Møde i styregruppen for Europæisk Kulturregion", timedelta(minutes=-60))
    )
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Styrmand//Styrmand//DA")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "REQUEST")
    calendar.add_component(ZONE)
    calendar.add_component(event)
    return calendar.to_ical()


def ours() -> bytes:
    """Build it out of a new value each time, so that its checks count."""
    return ics(
        Invitation(
            method=INVITATION.method,
            uid=INVITATION.uid,
            sequence=INVITATION.sequence,
            stamp=INVITATION.stamp,
            summary=INVITATION.summary,
            description=INVITATION.description,
            location=INVITATION.location,
            start=INVITATION.start,
            end=INVITATION.end,
            organizer=Mailbox(INVITATION.organizer.name, INVITATION.organizer.email),
            attendee=Mailbox(INVITATION.attendee.name, INVITATION.attendee.email),
            join_url=INVITATION.join_url,
            alarm=INVITATION.alarm,
        )
    )


def run() -> list[Figure]:
    """Take turns, so that a busy machine is busy for both; medians of microseconds."""
    if sorted(ours().split(b"\r\n")) != sorted(bare().split(b"\r\n")):
        raise AssertionError("the two do not build the same content")
    pairs = [(_once(ours), _once(bare)) for _ in range(1_000)]
    value, peer = (median(times) for times in zip(*pairs, strict=True))
    return [figure(NAME, value, "µs", "lower", peer=PEER, peer_value=peer)]


def _once(build: Callable[[], bytes]) -> float:
    begun = perf_counter()
    build()
    return (perf_counter() - begun) * 1e6
