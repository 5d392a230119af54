"""The checker of invitations: the readers pass what is right, and name what is wrong."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.parts.invite_check import Verdict, check, readers

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

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


def mail(invite: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "sekretariat@example.dk", "ellen@example.dk"
    message["Subject"], message["Date"] = "Møde i styregruppen", "Fri, 01 Jan 2027 09:00:00 +0100"
    message["Message-ID"] = "<m-1.p-1@moeder.example.dk>"
    message.set_content("Du er indkaldt.")
    message.add_alternative(invite, subtype="calendar", params={"method": "REQUEST"}, cte="base64")
    return message.as_bytes()


def test_every_reader_there_is_takes_an_invitation(tmp_path: Path):
    begins, ends = (datetime(2027, 3, 2, h, 30, tzinfo=COPENHAGEN).timestamp() for h in (9, 11))
    # The lint alone, where nothing is built, tells no instants.
    seen = frozenset({(int(begins), int(ends))}) if len(readers()) > 1 else frozenset()
    assert check(mail(INVITE), tmp_path) == Verdict(readers(), (), seen)


def test_the_readers_name_a_meeting_that_ends_before_it_begins(tmp_path: Path):
    verdict = check(mail(INVITE.replace("20270302T113000", "20270302T083000")), tmp_path)
    assert "FAIL lint (exit 1)" in verdict.findings
    assert [finding for finding in verdict.findings if "DTEND" in finding] != []
