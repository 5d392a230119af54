"""The checker of invitations: eight readers pass what is right, and name what is wrong."""

from pathlib import Path

from tests.parts.check_invite import CheckInvite

INVITE = """BEGIN:VCALENDAR
PRODID:-//Styrmand//Test//DA
VERSION:2.0
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:m-1.p-1@moeder.example.dk
SEQUENCE:0
DTSTAMP:20270101T080000Z
DTSTART;TZID=Europe/Copenhagen:20270302T093000
DTEND;TZID=Europe/Copenhagen:20270302T113000
SUMMARY:Møde i styregruppen på Ærø
STATUS:CONFIRMED
TRANSP:OPAQUE
ORGANIZER;CN=Sekretariatet:mailto:sekretariat@example.dk
ATTENDEE;CN=Ellen Pedersen;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;
 RSVP=TRUE;CUTYPE=INDIVIDUAL:mailto:ellen@example.dk
END:VEVENT
END:VCALENDAR
"""


def written(file: Path, invite: str) -> Path:
    file.write_bytes(invite.replace("\n", "\r\n").encode())
    return file


def test_eight_readers_take_an_invitation(check_invite: CheckInvite, tmp_path: Path):
    assert check_invite(written(tmp_path / "invite.ics", INVITE), "--one-attendee") == []


def test_the_readers_name_a_meeting_that_ends_before_it_begins(check_invite: CheckInvite, tmp_path: Path):
    backwards = INVITE.replace("20270302T113000", "20270302T083000")
    said = check_invite(written(tmp_path / "invite.ics", backwards), "--one-attendee")
    assert said[-1].startswith("FAILED ")
    assert "     ical.js: DTEND not after DTSTART" in said
