"""Every message of a meeting's life, through every reader of calendars that is here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from documents.invitation import (
    COPENHAGEN,
    Hours,
    Invitation,
    Method,
    PartStat,
    Role,
    Sent,
    after,
    covering_letter,
    entries,
    ics,
)
from documents.letter import Mailbox, mail
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
LATER = CONVENED.stamp + timedelta(days=7)


def following(last: Invitation, **news: object) -> Invitation:
    """Send the same invitation with `news` in it, a week later."""
    row = Sent(last.method, last.sequence, last.stamp, last.start, last.end)
    return after(row, replace(last, stamp=last.stamp + timedelta(days=7), **news))


MOVED = following(
    CONVENED,
    start=datetime(2027, 3, 30, 13, 0, tzinfo=COPENHAGEN),
    end=datetime(2027, 3, 30, 15, 0, tzinfo=COPENHAGEN),
)
NEW_TEXT = following(CONVENED, location="Rådhuset, lokale 398", partstat=PartStat.ACCEPTED)
CANCELLED = following(MOVED, method=Method.CANCEL)
UNINVITED = following(CONVENED, method=Method.CANCEL, whole_event=False)
INVITED_AGAIN = following(UNINVITED, method=Method.REQUEST)
SUBSTITUTE = replace(
    CONVENED, attendee=Mailbox("Ellen Pedersen", "ellen@aarhus.example.dk"), role=Role.OPTIONAL, stamp=LATER
)
CHAIR = replace(CONVENED, attendee=Mailbox("Jens Ærø", "jens@viborg.example.dk"), role=Role.CHAIR)

NIGHT = (
    Hours(datetime(2027, 10, 7, 10, 0, tzinfo=COPENHAGEN), datetime(2027, 10, 8, 0, 0, tzinfo=COPENHAGEN)),
    Hours(datetime(2027, 10, 8, 0, 0, tzinfo=COPENHAGEN), datetime(2027, 10, 8, 15, 0, tzinfo=COPENHAGEN)),
)
DAYS = (
    Hours(datetime(2027, 10, 7, 10, 0, tzinfo=COPENHAGEN), datetime(2027, 10, 7, 17, 0, tzinfo=COPENHAGEN)),
    Hours(datetime(2027, 10, 8, 9, 0, tzinfo=COPENHAGEN), datetime(2027, 10, 8, 15, 0, tzinfo=COPENHAGEN)),
)


def seminar(sessions: tuple[Hours, ...]) -> Iterator[Invitation]:
    for day, hours in enumerate(entries(sessions), start=1):
        uid = f"seminar-2027-{day}@styrmand.example.dk"
        yield replace(CONVENED, uid=uid, start=hours.start, end=hours.end, summary=f"Seminar, dag {day}")


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
    allowed: tuple[str, ...] = ()


CASES = {
    "convened, onsite": Case(CONVENED),
    "convened, online": Case(ONLINE),
    "convened, hybrid": Case(HYBRID),
    "convened, elsewhere online": Case(replace(ONLINE, join_url="https://moede.example.dk/ekr?rum=1,2;3")),
    "convened, the chair": Case(CHAIR),
    "a new text": Case(NEW_TEXT, CONVENED),
    "moved": Case(MOVED, CONVENED),
    "moved, online": Case(following(ONLINE, start=MOVED.start, end=MOVED.end), ONLINE),
    "cancelled": Case(CANCELLED, MOVED),
    "cancelled, online": Case(following(ONLINE, method=Method.CANCEL), ONLINE),
    # RFC 5546 3.2.5 forbids the STATUS here; the lint cannot see that one person is meant, and says so itself.
    "un-invited": Case(
        UNINVITED,
        CONVENED,
        (
            "FAIL lint (exit 1)",
            "lint: ERROR V8 CANCEL without STATUS:CANCELLED (allowed only when uninviting)",
        ),
    ),
    "invited again": Case(INVITED_AGAIN, UNINVITED),
    "the substitute": Case(SUBSTITUTE),
    **{f"seminar over the night, {n}": Case(entry) for n, entry in enumerate(seminar(NIGHT), start=1)},
    **{f"seminar by days, {n}": Case(entry) for n, entry in enumerate(seminar(DAYS), start=1)},
    **{f"convened, with {name}": Case(all_over(text)) for name, text in HOSTILE.items()},
    **{
        f"cancelled, with {name}": Case(following(all_over(text), method=Method.CANCEL), all_over(text))
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
    return Verdict(here, case.allowed, frozenset(instants))


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
    assert [len(list(seminar(sessions))) for sessions in (NIGHT, DAYS)] == [1, 2]
    assert [ics(entry).count(b"BEGIN:VEVENT") for entry in seminar(DAYS)] == [1, 1]
