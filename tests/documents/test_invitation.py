"""What stands in an invitation, and what is refused before it is one."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from documents.invitation import Invitation, PartStat, Role, covering_letter, ics
from documents.letter import Letter, Mailbox, one_line, paragraphs
from meetings.entries import Method
from meetings.model import COPENHAGEN

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0?context=%7b%7d"
CONVENED = Invitation(
    method=Method.REQUEST,
    uid="ekr-2027-03-02@styrmand.example.dk",
    sequence=0,
    stamp=datetime(2027, 1, 4, 9, 0, tzinfo=UTC),
    summary="Møde i styregruppen for Europæisk Kulturregion",
    description="Kære Søren\n\nMødet holdes på Teams; giv besked, om du deltager.",
    location="Microsoft Teams-møde",
    start=datetime(2027, 3, 2, 9, 30, tzinfo=COPENHAGEN),
    end=datetime(2027, 3, 2, 11, 30, tzinfo=COPENHAGEN),
    organizer=Mailbox("Fællessekretariatet", "moeder@kultur.example.dk"),
    attendee=Mailbox("Søren Mørbjerg", "soeren@aarhus.example.dk"),
    join_url=TEAMS,
    alarm=60,
)
CANCELLED = replace(CONVENED, method=Method.CANCEL, sequence=1, description="Mødet er aflyst.")

ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
REQUEST = f"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Styrmand//Styrmand//DA
CALSCALE:GREGORIAN
METHOD:REQUEST
{ZONE}BEGIN:VEVENT
SUMMARY:Møde i styregruppen for Europæisk Kulturregion
DTSTART;TZID=Europe/Copenhagen:20270302T093000
DTEND;TZID=Europe/Copenhagen:20270302T113000
DTSTAMP:20270104T090000Z
UID:ekr-2027-03-02@styrmand.example.dk
SEQUENCE:0
ATTENDEE;CN="Søren Mørbjerg";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROL
 E=REQ-PARTICIPANT;RSVP=TRUE:mailto:soeren@aarhus.example.dk
CLASS:PUBLIC
CONFERENCE;FEATURE=VIDEO;LABEL=Microsoft Teams;VALUE=URI:https://teams.mic
 rosoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0?context=%7b%7d
DESCRIPTION:Kære Søren\\n\\nMødet holdes på Teams\\; giv besked\\, om du d
 eltager.\\n\\nhttps://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9y%40
 thread.v2/0?context=%7b%7d
LOCATION:Microsoft Teams-møde
ORGANIZER;CN=Fællessekretariatet:mailto:moeder@kultur.example.dk
STATUS:CONFIRMED
TRANSP:OPAQUE
X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join
 /19%3ameeting_Zm9y%40thread.v2/0?context=%7b%7d
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Møde i styregruppen for Europæisk Kulturregion
TRIGGER:-PT1H
END:VALARM
END:VEVENT
END:VCALENDAR
"""
CANCEL = f"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Styrmand//Styrmand//DA
CALSCALE:GREGORIAN
METHOD:CANCEL
{ZONE}BEGIN:VEVENT
SUMMARY:Møde i styregruppen for Europæisk Kulturregion
DTSTART;TZID=Europe/Copenhagen:20270302T093000
DTEND;TZID=Europe/Copenhagen:20270302T113000
DTSTAMP:20270104T090000Z
UID:ekr-2027-03-02@styrmand.example.dk
SEQUENCE:1
ATTENDEE;CN="Søren Mørbjerg";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT:mail
 to:soeren@aarhus.example.dk
CLASS:PUBLIC
DESCRIPTION:Mødet er aflyst.
LOCATION:Microsoft Teams-møde
ORGANIZER;CN=Fællessekretariatet:mailto:moeder@kultur.example.dk
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


def written(golden: str) -> bytes:
    return golden.replace("\n", "\r\n").encode()


def test_an_invitation_is_these_bytes():
    assert ics(CONVENED) == written(REQUEST)


def test_a_cancellation_is_these_bytes():
    assert ics(CANCELLED) == written(CANCEL)


def test_an_answer_is_kept_and_may_still_be_changed():
    known = replace(CONVENED, partstat=PartStat.ACCEPTED, role=Role.CHAIR)
    attendee = event_of(known)["ATTENDEE"]
    assert (attendee.params["PARTSTAT"], attendee.params["ROLE"], attendee.params["RSVP"]) == (
        "ACCEPTED",
        "CHAIR",
        "TRUE",
    )


def test_an_online_room_elsewhere_is_not_called_teams():
    lines = unfolded(ics(replace(CONVENED, join_url="https://moede.example.dk/ekr?rum=1,2;3")))
    assert [line for line in lines if "://moede" in line and "DESCRIPTION" not in line] == [
        "CONFERENCE;FEATURE=VIDEO;LABEL=moede.example.dk;VALUE=URI:https://moede.example.dk/ekr?rum=1,2;3",
    ]


def test_a_link_that_has_its_own_line_is_not_told_twice():
    described = replace(CONVENED, description=f"Deltag her:\n{TEAMS}\nVel mødt")
    assert str(event_of(described)["DESCRIPTION"]) == f"Deltag her:\n{TEAMS}\nVel mødt"


def test_a_meeting_onsite_without_an_alarm_has_neither_link_nor_alarm():
    onsite = ics(replace(CONVENED, join_url=None, alarm=None, location="Godsbanen"))
    assert not re.search(rb"CONFERENCE|SKYPE|VALARM|https", onsite)


def test_an_hour_is_told_in_copenhagen_whatever_zone_it_came_in():
    start = CONVENED.start.astimezone(ZoneInfo("America/New_York"))
    assert ics(replace(CONVENED, start=start, end=CONVENED.end.astimezone(UTC))) == ics(CONVENED)


def test_an_hour_that_the_clock_skips_is_the_one_it_shows():
    skipped = datetime(2027, 3, 28, 2, 30, tzinfo=COPENHAGEN)
    message = replace(CONVENED, start=skipped, end=skipped + timedelta(hours=3))
    assert b"DTSTART;TZID=Europe/Copenhagen:20270328T033000" in ics(message)


REFUSED = {
    "uid: not of the form id@domain": [
        {"uid": uid} for uid in ("", "1", "a b@c.dk", "a@b\r\nX:", "ø@c.dk", "a" * 260 + "@b")
    ],
    "sequence: not from 0 to 999999999": [{"sequence": -1}, {"sequence": 10**9}],
    "stamp: without a zone": [{"stamp": datetime(2027, 1, 4, 9, 0)}],  # noqa: DTZ001 -- the very fault
    "start: without a zone": [{"start": datetime(2027, 1, 4, 9, 0)}],  # noqa: DTZ001
    "end: without a zone": [{"end": datetime(2027, 4, 4, 9, 0)}],  # noqa: DTZ001
    "start: in the hour that the clock repeats": [
        {"start": datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=COPENHAGEN)} for fold in (0, 1)
    ],
    "end: in the hour that the clock repeats": [{"end": datetime(2027, 10, 31, 0, 30, tzinfo=UTC)}],
    "end: not after the start": [{"end": CONVENED.start}],
    "summary: empty": [{"summary": ""}, {"summary": " \r\n\x00"}],
    "attendee: the organizer's own mailbox": [{"attendee": Mailbox("", "Moeder@kultur.example.dk")}],
    "join_url: not an https address": [
        {"join_url": url}
        for url in (
            "",
            "http://teams.microsoft.com/",
            "javascript:alert(1)",
            "https://",
            f"{TEAMS}\r\nX-EVIL:1",
            f"{TEAMS} og",
            "https://teams.microsoft.com@evil.example.net/",
            'https://a.dk/"',
            "https://a.dk/ø",
            "https://a.dk/" + "x" * 2_000,
        )
    ],
    "alarm: not from 0 to four weeks": [{"alarm": -1}, {"alarm": 40_321}],
}


@pytest.mark.parametrize(
    ("refusal", "news"), [(refusal, news) for refusal, all_news in REFUSED.items() for news in all_news]
)
def test_what_cannot_be_sent_is_refused_with_the_fields_name(refusal, news):
    with pytest.raises(ValueError) as refused:
        replace(CONVENED, **news)
    assert str(refused.value) == refusal


# Whatever people write

MARKS = "\r\n\t\x00\x0b\x1b\x7f\x85\u00a0\u2028\u202e\ud800\ufeff\\\";:,^'’=%?<>@æøåÆØÅ€😀👩‍👩‍👧N n"
LINES = [
    "\r\nATTENDEE:mailto:evil@example.net\r\n",
    "\nEND:VEVENT\nEND:VCALENDAR\n",
    "C:\\Nyt\\nord",
    "=?utf-8?q?=2C?=",
    "^n^'",
]
free_text = st.lists(
    st.text(st.sampled_from(MARKS), max_size=30)
    | st.text(st.characters(), max_size=30)
    | st.sampled_from(LINES)
    | st.builds(lambda letter, times: letter * times, st.sampled_from("aå😀; "), st.integers(60, 700)),
    max_size=4,
).map("".join)


def unfolded(calendar: bytes) -> list[str]:
    return calendar.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def event_of(invitation: Invitation):
    return Calendar.from_ical(ics(invitation)).events[0]


@given(free_text.filter(one_line), free_text, free_text, free_text, free_text)
def test_what_people_wrote_comes_out_as_they_wrote_it_and_adds_no_line(
    summary, description, location, name, chair
):
    message = replace(
        CONVENED,
        summary=summary,
        description=f"Kære.{description}.",
        location=f"Sal {location}",
        attendee=Mailbox(name, CONVENED.attendee.email),
        organizer=Mailbox(chair, CONVENED.organizer.email),
    )
    calendar = ics(message)
    lines = calendar.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert all(line.decode() and not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line) for line in lines)
    assert [re.match("[A-Z-]+", line)[0] for line in unfolded(calendar)] == NAMES
    assert told(message) == {
        "SUMMARY": one_line(summary),
        "DESCRIPTION": f"{paragraphs(message.description)}\n\n{TEAMS}",
        "LOCATION": one_line(message.location),
        "ATTENDEE": common_name(message.attendee),
        "ORGANIZER": common_name(message.organizer),
        "VALARM": one_line(summary),
    }


NAMES = [re.match("[A-Z-]+", line)[0] for line in unfolded(ics(CONVENED))]


def common_name(mailbox: Mailbox) -> str:
    return one_line(mailbox.name).replace('"', "”").replace("\\", "/") or mailbox.email


def told(message: Invitation) -> dict[str, str]:
    event = event_of(message)
    texts = {name: str(event[name]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION")}
    names = {name: event[name].params["CN"] for name in ("ATTENDEE", "ORGANIZER")}
    return {**texts, **names, "VALARM": str(event.subcomponents[0]["DESCRIPTION"])}


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001 -- the zone is the next line's
    st.timedeltas(timedelta(minutes=1), timedelta(days=3)),
)
def test_every_hour_that_is_not_refused_is_read_as_it_was_meant(start, long):
    start = start.replace(tzinfo=UTC, microsecond=0)
    end = (start + long).replace(microsecond=0)
    try:
        message = replace(CONVENED, start=start, end=end)
    except ValueError as refused:
        assert "the clock repeats" in str(refused)  # noqa: PT017 -- a property may go either way
        assert any(moment.astimezone(COPENHAGEN).date() in autumn(moment.year) for moment in (start, end))
    else:
        event = event_of(message)
        assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (start, end)


def autumn(year: int) -> list[date]:
    """Find the last Sunday of October."""
    return [day for day in (date(year, 10, 25 + n) for n in range(7)) if day.weekday() == 6]


def test_the_covering_letter_goes_from_the_organizer_to_the_attendee():
    letter = covering_letter(
        CONVENED,
        subject="Indkaldelse",
        text="Kære Søren",
        html=None,
        message_id="<1@example.dk>",
        date=CONVENED.stamp,
    )
    assert letter == Letter(
        sender=CONVENED.organizer,
        recipient=CONVENED.attendee,
        subject="Indkaldelse",
        text="Kære Søren",
        message_id="<1@example.dk>",
        date=CONVENED.stamp,
        calendar=written(REQUEST),
        method="REQUEST",
    )
