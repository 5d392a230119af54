"""What stands in a calendar by subscription, byte for byte, and that every reader takes it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from documents.feed import Entry, Status, feed
from meetings.model import COPENHAGEN
from tests.documents.test_invitation import CONVENED, TEAMS, ZONE, written
from tests.documents.test_invitation_readers import HOSTILE
from tests.parts.invite_check import check_feed, feed_readers

ORGANIZER = CONVENED.organizer
MARCH = Entry(
    uid="kalender-1-ekr-2027-03-02@styrmand.example.dk",
    sequence=2,
    stamp=datetime(2027, 1, 4, 9, 0, 0, 250_000, tzinfo=UTC),
    summary="Møde i styregruppen",
    description="Du deltager.",
    location="Microsoft Teams-møde",
    start=datetime(2027, 3, 2, 9, 30, tzinfo=COPENHAGEN),
    end=datetime(2027, 3, 2, 11, 30, tzinfo=COPENHAGEN),
    status=Status.CONFIRMED,
    busy=True,
    join_url=TEAMS,
)
JUNE = replace(
    MARCH,
    uid="kalender-1-ekr-2027-06-08@styrmand.example.dk",
    start=datetime(2027, 6, 8, 9, 30, tzinfo=COPENHAGEN),
    end=datetime(2027, 6, 8, 11, 30, tzinfo=COPENHAGEN),
    status=Status.CANCELLED,
    busy=False,
    summary="Aflyst: Møde i styregruppen",
    description="",
    join_url=None,
)
EXPECTED = f"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Styrmand//Styrmand//DA
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:Styrmand
X-WR-CALNAME:Styrmand
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
X-WR-TIMEZONE:Europe/Copenhagen
{ZONE}BEGIN:VEVENT
SUMMARY:Møde i styregruppen
DTSTART;TZID=Europe/Copenhagen:20270302T093000
DTEND;TZID=Europe/Copenhagen:20270302T113000
DTSTAMP:20270104T090000Z
UID:kalender-1-ekr-2027-03-02@styrmand.example.dk
SEQUENCE:2
CLASS:PUBLIC
CONFERENCE;FEATURE=VIDEO;LABEL=Microsoft Teams;VALUE=URI:https://teams.mic
 rosoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0?context=%7b%7d
DESCRIPTION:Du deltager.\\n\\nhttps://teams.microsoft.com/l/meetup-join/19%3
 ameeting_Zm9y%40thread.v2/0?context=%7b%7d
LAST-MODIFIED:20270104T090000Z
LOCATION:Microsoft Teams-møde
ORGANIZER;CN=Fællessekretariatet:mailto:moeder@kultur.example.dk
STATUS:CONFIRMED
TRANSP:OPAQUE
X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join
 /19%3ameeting_Zm9y%40thread.v2/0?context=%7b%7d
END:VEVENT
BEGIN:VEVENT
SUMMARY:Aflyst: Møde i styregruppen
DTSTART;TZID=Europe/Copenhagen:20270608T093000
DTEND;TZID=Europe/Copenhagen:20270608T113000
DTSTAMP:20270104T090000Z
UID:kalender-1-ekr-2027-06-08@styrmand.example.dk
SEQUENCE:2
CLASS:PUBLIC
LAST-MODIFIED:20270104T090000Z
LOCATION:Microsoft Teams-møde
ORGANIZER;CN=Fællessekretariatet:mailto:moeder@kultur.example.dk
STATUS:CANCELLED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def test_a_feed_is_these_bytes():
    assert feed("Styrmand", ORGANIZER, [MARCH, JUNE]) == written(EXPECTED)


def test_a_calendar_without_meetings_is_a_calendar():
    assert feed("Styrmand", ORGANIZER, []).endswith(b"END:VTIMEZONE\r\nEND:VCALENDAR\r\n")


CASES = {
    "two meetings": [MARCH, JUNE],
    **{
        name: [replace(MARCH, summary=text, description=text, location=text), JUNE]
        for name, text in HOSTILE.items()
    },
}


@pytest.mark.parametrize("entries", CASES.values(), ids=CASES.keys())
def test_every_reader_takes_the_feed_and_sees_the_same_hours(entries, tmp_path):
    verdict = check_feed(feed("Møder i »Styregruppen«; a, b", ORGANIZER, entries), tmp_path)
    assert (verdict.readers, verdict.findings) == (feed_readers(), ())
    if len(verdict.readers) > 1:
        assert verdict.instants == {(int(one.start.timestamp()), int(one.end.timestamp())) for one in entries}
