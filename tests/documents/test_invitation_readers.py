"""Every message of a meeting's life, through every reader of calendars that is here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from documents.invitation import Invitation, PartStat, Role, covering_letter, ics
from documents.letter import Mailbox, mail
from meetings.entries import Entry, Method, cancelled, requested, runs
from meetings.model import COPENHAGEN, MeetingId, PersonId, Session
from tests.parts.invite_check import Verdict, check, readers

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d"
MOERBJERG = Mailbox("Søren Mørbjerg", "soeren@aarhus.example.dk")
CONVENED = Invitation(
    method=Method.REQUEST,
    uid="ekr-2027-03-02@styrmand.example.dk",
    sequence=0,
    stamp=datetime(2027, 1, 4, 9, 0, tzinfo=UTC),
    summary="Møde i styregruppen for Europæisk Kulturregion",
    description="Kære Søren\n\nMeld gerne afbud; så kan en stedfortræder nå det.",
    location="Godsbanen, Skovgaardsgade 3, 8000 Aarhus C",
    start=datetime(2027, 3, 2, 9, 30, tzinfo=COPENHAGEN),
    end=datetime(2027, 3, 2, 11, 30, tzinfo=COPENHAGEN),
    organizer=Mailbox("Fællessekretariatet", "moeder@kultur.example.dk"),
    attendee=MOERBJERG,
    alarm=60,
)
ONLINE = replace(CONVENED, location="Microsoft Teams-møde", join_url=TEAMS)
HYBRID = replace(CONVENED, location="Godsbanen og Microsoft Teams-møde", join_url=TEAMS)


WEEK = timedelta(days=7)
MEETING, SOEREN = MeetingId("ekr-2027-03-02"), PersonId(1)


def told(invitation: Invitation) -> Entry:
    """The ledger's row after the invitation."""
    return Entry(MEETING, SOEREN, invitation.sequence, invitation.stamp, invitation.method)


def numbered(invitation: Invitation, entry: Entry, **news: object) -> Invitation:
    numbers = {"method": entry.method, "sequence": entry.sequence, "stamp": entry.stamp}
    return replace(invitation, **numbers, **news)


def asked_again(last: Invitation, **news: object) -> Invitation:
    """A week later, with `news` in it."""
    entry = requested(told(last), MEETING, SOEREN, last.stamp + WEEK, moved="start" in news)
    return numbered(last, entry, **news)


def withdrawn(last: Invitation) -> Invitation:
    return numbered(last, cancelled(told(last), last.stamp + WEEK))


MOVED = asked_again(
    CONVENED,
    start=datetime(2027, 3, 30, 13, 0, tzinfo=COPENHAGEN),
    end=datetime(2027, 3, 30, 15, 0, tzinfo=COPENHAGEN),
)
NEW_TEXT = asked_again(CONVENED, location="Rådhuset, lokale 398", partstat=PartStat.ACCEPTED)
CANCELLED = withdrawn(MOVED)
UNINVITED = withdrawn(CONVENED)
INVITED_AGAIN = asked_again(UNINVITED)
SUBSTITUTE = replace(
    CONVENED,
    attendee=Mailbox("Ellen Pedersen", "ellen@aarhus.example.dk"),
    role=Role.OPTIONAL,
    stamp=CONVENED.stamp + WEEK,
)
CHAIR = replace(CONVENED, attendee=Mailbox("Jens Ærø", "jens@viborg.example.dk"), role=Role.CHAIR)

TO_ITS_OWN = replace(
    HYBRID,
    organizer=Mailbox("Fællessekretariatet", "rsvp+k7mqw2zr4tyhx6vbn3pd5sgfae@kultur.example.dk"),
)
"""Answered to an address of its own (docs/decisions/0009)."""

SAME_HOURS = (
    Session(1, date(2027, 10, 7), time(9, 0), time(15, 0)),
    Session(2, date(2027, 10, 8), time(9, 0), time(15, 0)),
)
OWN_HOURS = (
    Session(1, date(2027, 10, 7), time(10, 0), time(17, 0)),
    Session(2, date(2027, 10, 8), time(9, 0), time(15, 0)),
)


def seminar(sessions: tuple[Session, ...]) -> Iterator[Invitation]:
    for day, run in enumerate(runs(sessions), start=1):
        uid = f"seminar-2027-{day}@styrmand.example.dk"
        start, end = run[0].starts_at, run[-1].ends_at
        yield replace(CONVENED, uid=uid, start=start, end=end, summary=f"Seminar, dag {day}")


HOSTILE = {
    "Danish letters": "Ærø, Århus og Øster Åby: blåbærgrød på Æblegården, så ørene ømmer sig i ødegården på Samsø æøå",
    "quotation marks": "Jens \"Jesper\" Østermark 'junior' „den ældre“ ^n ^' ^^",
    "semicolons": "Sal A; B, C: D; \\; \\, \\n \\N C:\\Nyt\\nord \\",
    # BEGIN and END are left to the property test: ts-ics seeks them anywhere in a line, which no sender can help.
    "line breaks": "Mødet\r\nATTENDEE:mailto:evil@example.net\nMETHOD:CANCEL\rUID:1\u2028X\u0085Y\x0bZ",
    "controls": "a\x00b\x07c\x1bd\x7fe\u202ef\ud800g\tøh",
    "emoji": "Kage 🎂 og 👩‍👩‍👧‍👦 samt 🇩🇰 " * 6,
    "an encoded word": "=?utf-8?q?evil=40example=2Enet=2C?= <evil@example.net>, evil2@example.net " * 3,
    "a field": "DTSTART:20200101T000000Z",
    "2,000 letters": "å" * 2_000,
    "2,000 words": "Udviklingssamtale, " * 105,
    "2,000 ASCII letters": "x" * 2_000,
}


def all_over(text: str) -> Invitation:
    return replace(
        CONVENED,
        summary=text,
        description=text,
        location=text,
        organizer=Mailbox(text, CONVENED.organizer.email),
        attendee=Mailbox(text, CONVENED.attendee.email),
    )


@dataclass(frozen=True)
class Case:
    message: Invitation
    previous: Invitation | None = None


CASES = {
    "convened, onsite": Case(CONVENED),
    "convened, online": Case(ONLINE),
    "convened, hybrid": Case(HYBRID),
    "convened, elsewhere online": Case(replace(ONLINE, join_url="https://moede.example.dk/ekr?rum=1,2;3")),
    "convened, the chair": Case(CHAIR),
    "a new text": Case(NEW_TEXT, CONVENED),
    "moved": Case(MOVED, CONVENED),
    "moved, online": Case(asked_again(ONLINE, start=MOVED.start, end=MOVED.end), ONLINE),
    "cancelled": Case(CANCELLED, MOVED),
    "cancelled, online": Case(withdrawn(ONLINE), ONLINE),
    "un-invited": Case(UNINVITED, CONVENED),
    "invited again": Case(INVITED_AGAIN, UNINVITED),
    "the substitute": Case(SUBSTITUTE),
    "convened, answered to its own address": Case(TO_ITS_OWN),
    "moved, answered to its own address": Case(
        asked_again(TO_ITS_OWN, start=MOVED.start, end=MOVED.end), TO_ITS_OWN
    ),
    "cancelled, answered to its own address": Case(withdrawn(TO_ITS_OWN), TO_ITS_OWN),
    **{f"seminar that runs through, {n}": Case(one) for n, one in enumerate(seminar(SAME_HOURS), start=1)},
    **{f"seminar by days, {n}": Case(one) for n, one in enumerate(seminar(OWN_HOURS), start=1)},
    **{f"convened, with {name}": Case(all_over(text)) for name, text in HOSTILE.items()},
    **{
        f"cancelled, with {name}": Case(withdrawn(all_over(text)), all_over(text))
        for name, text in list(HOSTILE.items())[:3]
    },
}


def sent(invitation: Invitation) -> bytes:
    letter = covering_letter(
        invitation,
        subject=f"Indkaldelse: {invitation.summary}",
        text=f"Kære {invitation.attendee.name}\n\n{invitation.location}",
        html=f"<p>Kære {invitation.attendee.email}</p>",
        message_id=f"<{invitation.sequence}.{invitation.uid}>",
        date=invitation.stamp,
    )
    return mail(letter)


def instant(invitation: Invitation) -> tuple[int, int]:
    return int(invitation.start.timestamp()), int(invitation.end.timestamp())


def expected(case: Case) -> Verdict:
    here = readers()
    instants = {instant(case.message)} if len(here) > 1 else set()
    return Verdict(here, (), frozenset(instants))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_reader_takes_every_message(case, tmp_path):
    previous = sent(case.previous) if case.previous else None
    assert check(sent(case.message), tmp_path, previous) == expected(case)


@pytest.mark.parametrize(
    "hour", [(0, 30), (3, 30), (9, 0), (23, 0)], ids=lambda hour: f"{hour[0]}.{hour[1]:02}"
)
@pytest.mark.parametrize(
    "day", [(3, 27), (3, 28), (3, 29), (10, 30), (10, 31), (11, 1)], ids=lambda day: f"{day}"
)
def test_all_readers_agree_on_the_hour_around_the_clock_changes(day, hour, tmp_path):
    start = datetime(2027, *day, *hour, tzinfo=COPENHAGEN)
    message = replace(CONVENED, start=start, end=(start.astimezone(UTC) + timedelta(hours=5)))
    assert check(sent(message), tmp_path) == expected(Case(message))


@pytest.mark.parametrize("evening", [(3, 27), (10, 30)], ids=["in spring", "in autumn"])
def test_a_seminar_over_the_night_of_a_clock_change_is_the_same_to_all_readers(evening, tmp_path):
    start = datetime(2027, *evening, 12, 0, tzinfo=COPENHAGEN)
    message = replace(CONVENED, start=start, end=start + timedelta(days=1))
    assert check(sent(message), tmp_path) == expected(Case(message))


def test_the_checker_would_say_what_is_wrong(tmp_path):
    """A lint that finds nothing in anything would pass everything above."""
    floating = sent(CONVENED).replace(b"From: ", b"Fra: ")
    assert "lint: ERROR M1 header From stands 0 times" in check(floating, tmp_path).findings
    old = check(sent(replace(MOVED, sequence=0)), tmp_path, sent(CONVENED)).findings
    assert any("SEQUENCE did not rise" in finding for finding in old)


def test_the_two_forms_of_a_seminar_are_one_and_two_messages():
    assert [len(list(seminar(sessions))) for sessions in (SAME_HOURS, OWN_HOURS)] == [1, 2]
    assert [ics(entry).count(b"BEGIN:VEVENT") for entry in seminar(OWN_HOURS)] == [1, 1]
