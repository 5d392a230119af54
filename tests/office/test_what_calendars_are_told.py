"""Every message of a meeting's life as the office sends it, through every reader, each beside the one it follows."""

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from icalendar import Calendar

from meetings.model import AnswerKind, MeetingId, MeetingKind, Mode, Session
from meetings.office import Amendment, MeetingPlan, Office
from storage import Store
from tests.documents.test_invitation_readers import HOSTILE
from tests.mail.samples import TEAMS
from tests.parts.books import migrated_file
from tests.parts.calendar_post import calendar_mails
from tests.parts.council import COMMITTEE, NOW
from tests.parts.invite_check import calendar_part, check, readers
from tests.parts.room import Room

ANN, BO, TEA = "Ann Aarhus", "Bo Aarhus", "Tea Vikar"
ONE_DAY = (Session(1, date(2027, 3, 2), time(9, 30), time(11, 30)),)
LATER = (Session(1, date(2027, 6, 8), time(13), time(15)),)
RUNS_THROUGH = tuple(Session(n, date(2027, 10, 6 + n), time(9), time(15)) for n in (1, 2))
BY_DAYS = (replace(RUNS_THROUGH[0], start=time(10)), RUNS_THROUGH[1])
TYPED = {name: text for name, text in HOSTILE.items() if name not in {"controls", "line breaks"}}
"""What a person can have typed on a form of one line: the others are the property tests' (test_invitation.py)."""


@pytest.fixture
def office(migrated_file: Path, tmp_path: Path) -> Iterator[Room]:
    file = tmp_path / "books.db"
    file.write_bytes(migrated_file.read_bytes())
    with Store.open(f"sqlite:///{file}", domain="styrmand.example.dk") as books:
        yield Room(books, NOW).furnish()


@dataclass
class Told:
    """What each of some people's calendars were told, entry by entry; every message is read by everybody."""

    room: Room
    folder: Path
    last: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def next(self, name: str) -> list[tuple[str, int, str]]:
        """METHOD, SEQUENCE and PARTSTAT of what one person is sent now."""
        return [self.one(name, content) for content in calendar_mails(self.room, name)]

    def one(self, name: str, content: bytes) -> tuple[str, int, str]:
        calendar = Calendar.from_ical(calendar_part(content))
        [event] = calendar.events
        previous = self.last.get((name, str(event["UID"])))
        verdict = check(content, self.folder, previous)
        span = (int(event.start.timestamp()), int(event.end.timestamp()))
        assert (verdict.readers, verdict.findings) == (readers(), ())
        assert verdict.instants in ({span}, frozenset())
        self.last[name, str(event["UID"])] = content
        partstat = event["ATTENDEE"].params.get("PARTSTAT", "")
        return str(calendar["METHOD"]), int(event["SEQUENCE"]), str(partstat)


def convened(room: Room, days: tuple[Session, ...] = ONE_DAY, **more: object) -> MeetingId:
    kind = MeetingKind.SEMINAR if len(days) > 1 else MeetingKind.ORDINARY
    plan = MeetingPlan(COMMITTEE.id, "Møde på Ærø", kind, Mode.HYBRID, days, "Rådhuset", TEAMS)
    made = room.do(lambda office: office.create(replace(plan, **more), room.secretary))
    return room.do(lambda office: office.convene(made.id, room.secretary)).id


def does(room: Room, verb: Callable[[Office], object]) -> None:
    room.now += timedelta(hours=1)
    room.do(verb)


def test_from_the_call_to_the_cancellation(office: Room, tmp_path: Path) -> None:
    room, told = office, Told(office, tmp_path)
    id, secretary = convened(room), office.secretary
    assert told.next(ANN) == [("REQUEST", 0, "NEEDS-ACTION")]
    room.answer(id, ANN, AnswerKind.ONSITE)
    news = Amendment(
        "Budgetmøde", "Godsbanen; sal »B«", f"{TEAMS}&ny=1", "https://kultur.example.dk/dagsorden"
    )
    does(room, lambda desk: desk.amend(id, news, secretary))
    assert told.next(ANN) == [
        ("REQUEST", 0, "ACCEPTED")
    ]  # the same number, a later stamp, and the answer kept
    does(room, lambda desk: desk.move(id, LATER, "Lokalet er optaget", secretary))
    assert told.next(ANN) == [("REQUEST", 1, "NEEDS-ACTION")]
    does(room, lambda desk: desk.amend(id, Amendment(agenda_url=""), secretary))
    assert told.next(ANN) == [("REQUEST", 1, "NEEDS-ACTION")]
    does(room, lambda desk: desk.cancel(id, "For få punkter", secretary))
    assert told.next(ANN) == [("CANCEL", 2, "")]


def test_a_principal_goes_and_comes_back_while_the_substitute_comes_and_goes(
    office: Room, tmp_path: Path
) -> None:
    room, told = office, Told(office, tmp_path)
    id = convened(room)
    assert told.next(BO) == [("REQUEST", 0, "NEEDS-ACTION")]
    tea = room.who(TEA)

    def bo(kind: AnswerKind, **more: object) -> None:
        room.now += timedelta(hours=1)
        room.answer(id, BO, kind, **more)

    bo(AnswerKind.DECLINED, substitute=tea)
    assert _both(room, told) == {BO: [("CANCEL", 1, "")], TEA: [("REQUEST", 0, "NEEDS-ACTION")]}
    does(room, lambda desk: desk.amend(id, Amendment(place="Skive"), room.secretary))
    assert _both(room, told) == {BO: [], TEA: [("REQUEST", 0, "NEEDS-ACTION")]}
    bo(AnswerKind.ONSITE)
    assert _both(room, told) == {BO: [("REQUEST", 2, "ACCEPTED")], TEA: [("CANCEL", 1, "")]}


def _both(room: Room, told: Told) -> dict[str, list[tuple[str, int, str]]]:
    """Bo's and Tea's, of one round of the post: to take one person's is to send everybody's."""
    found: dict[str, list[tuple[str, int, str]]] = {BO: [], TEA: []}
    for content in calendar_mails(room, BO, TEA):
        name = next(one for one in found if f"To: {one}".encode() in content)
        found[name].append(told.one(name, content))
    return found


@pytest.mark.parametrize(
    ("days", "count"), [(RUNS_THROUGH, 1), (BY_DAYS, 2)], ids=["runs through", "by days"]
)
def test_a_seminar_in_both_its_forms(office: Room, tmp_path: Path, days, count: int) -> None:
    room, told = office, Told(office, tmp_path)
    id, secretary = convened(room, days, mode=Mode.ONSITE, join_url=""), office.secretary
    assert told.next(ANN) == [("REQUEST", 0, "NEEDS-ACTION")] * count
    does(room, lambda desk: desk.amend(id, Amendment(place="Musikteatret"), secretary))
    assert told.next(ANN) == [("REQUEST", 0, "NEEDS-ACTION")] * count
    does(room, lambda desk: desk.move(id, LATER, "", secretary))
    moved = [("REQUEST", 1, "NEEDS-ACTION"), *[("CANCEL", 1, "")] * (count - 1)]
    assert told.next(ANN) == moved
    does(room, lambda desk: desk.cancel(id, "", secretary))
    assert told.next(ANN) == [("CANCEL", 2, "")]


@pytest.mark.parametrize(("text", "mode"), list(zip(TYPED.values(), cycle(Mode), strict=False)), ids=TYPED)
def test_names_and_places_as_people_type_them(office: Room, tmp_path: Path, text: str, mode: Mode) -> None:
    room, told = office, Told(office, tmp_path)
    id = convened(room, mode=mode, title=text[:120], place=text[:200])
    assert told.next(ANN) == [("REQUEST", 0, "NEEDS-ACTION")]
    does(room, lambda desk: desk.amend(id, Amendment(place=f"{text[:190]} 2"), room.secretary))
    assert told.next(ANN) == [("REQUEST", 0, "NEEDS-ACTION")]
    does(room, lambda desk: desk.cancel(id, text[:300], room.secretary))
    assert told.next(ANN) == [("CANCEL", 1, "")]


# Late


def test_an_invitation_that_goes_out_late_says_when_it_was_made_and_keeps_its_deadlines(office: Room) -> None:
    """After a week without a server: the entry's stamp, the mail's date and the deadline are those of the convening."""
    room = office
    id = convened(room)
    at = room.now
    room.now += timedelta(days=7)
    [content] = calendar_mails(room, ANN)
    [event] = Calendar.from_ical(calendar_part(content)).events
    assert event.stamp == at.replace(microsecond=0)
    assert f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000".encode() in content
    assert room.meeting(id).deadlines.responses > room.now


def test_a_change_made_meanwhile_is_what_the_late_invitation_tells_and_with_its_own_stamp(
    office: Room,
) -> None:
    room = office
    id = convened(room)
    room.now += timedelta(days=2)
    room.do(lambda desk: desk.amend(id, Amendment(place="Skive"), room.secretary))
    amended_at, room.now = room.now, room.now + timedelta(days=5)
    [content] = calendar_mails(room, ANN)
    [event] = Calendar.from_ical(calendar_part(content)).events
    assert (event.stamp, str(event["LOCATION"])) == (amended_at, "Skive eller online")


def test_after_the_deadline_the_invitation_says_so_and_does_not_ask_for_the_impossible(office: Room) -> None:
    room = office
    id = convened(room)
    room.now = room.meeting(id).deadlines.responses + timedelta(days=1)
    [content] = calendar_mails(room, ANN)
    text = _plain(content)
    assert text.count("Svarfristen var") == 2  # in the mail, and in the calendar
    assert "Svar senest" not in text


def _plain(content: bytes) -> str:
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body(("plain",))
    [event] = Calendar.from_ical(calendar_part(content)).events
    return f"{body.get_content()}\n{event['DESCRIPTION']}".replace("\u00a0", " ")


__all__ = ["migrated_file"]
