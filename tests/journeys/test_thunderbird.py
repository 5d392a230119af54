"""A real calendar program on the member's desk: it is invited, answers, is asked again, and sees the meeting go.

What it gets are the office's own mails, and what it answers is read by `documents.reply` and counted by the office;
only the roads between them are short. It has the real clock, so the office has it here too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from documents.reply import read
from meetings.model import COPENHAGEN, AnswerKind, Meeting, MeetingId, MeetingKind, Mode, Session, Source
from meetings.office import Amendment, MeetingPlan
from meetings.own_addresses import no_address, own_address
from meetings.replies import Decision
from storage import Store
from tests.mail.samples import TEAMS
from tests.parts.books import migrated_file
from tests.parts.calendar_post import calendar_mails
from tests.parts.council import COMMITTEE
from tests.parts.room import Room
from tests.parts.smtp import SmtpServer
from tests.parts.thunderbird import Bar, Kept, Thunderbird
from tests.replies.samples import TRUSTED

ANN = "Ann Aarhus"
OWN = own_address("rsvp@styrmand.example.dk", "k7mqw2zr4tyhx6vbn3pd5sgfae")
ASKED = ("Accept", "Tentative", "Decline")
YEAR = datetime.now(UTC).year + 1  # the program looks at the real clock, and so do those it answers


def last_sunday(month: int) -> date:
    return max(day for day in (date(YEAR, month, 25 + n) for n in range(7)) if day.weekday() == 6)


@dataclass
class Desk:
    """One member's program and the office, and the mails between them."""

    room: Room
    program: Thunderbird
    post: SmtpServer
    answered: int = 0

    def convened(self, slug: str, *days: Session, **more: str) -> Meeting:
        kind = MeetingKind.SEMINAR if len(days) > 1 else MeetingKind.ORDINARY
        plan = MeetingPlan(
            COMMITTEE.id,
            f"Møde på Ærø: {slug}",
            kind,
            Mode.HYBRID,
            days,
            "Rådhuset; sal »B«",
            slug=slug,
            **more,
        )
        self.later()
        secretary = self.room.secretary
        made = self.room.do(lambda office: office.create(plan, secretary))
        return self.room.do(lambda office: office.convene(made.id, secretary))

    def later(self) -> None:
        """Its own stamps are whole seconds: nothing of ours may bear the same."""
        self.room.now = max(datetime.now(UTC), self.room.now + timedelta(seconds=1))

    def opens_one(self) -> Bar:
        [content] = calendar_mails(self.room, ANN)
        return self.program.open(content)

    def presses(self, button: str, *, vouched: bool = True) -> Decision:
        """The answer goes out by SMTP, and comes in as our own server would hand it over."""
        self.program.press(button)
        self.answered += 1
        raw = self.post.wait_for(self.answered)[-1].raw
        sender = self.room.people[ANN].email
        passed = f"Authentication-Results: {TRUSTED}; dmarc=pass header.from={sender.partition('@')[2]}\r\n"
        self.later()
        understood = read((passed.encode() if vouched else b"") + raw, [TRUSTED])
        return self.room.do(lambda office: office.take_reply(understood)).judgement.decision

    def kept(self, meeting: Meeting) -> list[Kept]:
        name = meeting.uid.partition("@")[0]
        return [one for one in self.program.entries() if one.uid.startswith(name)]

    def said(self, meeting: MeetingId) -> list[tuple[AnswerKind, Source]]:
        line = self.room.roll(meeting).line(self.room.who(ANN))
        assert line is not None
        return [(one.kind, one.source) for one in line.answers]


@pytest.fixture(scope="module")
def desk(migrated_file, tmp_path_factory) -> Iterator[Desk]:
    file = tmp_path_factory.mktemp("thunderbird") / "books.db"
    file.write_bytes(migrated_file.read_bytes())
    post = SmtpServer().start()
    with Store.open(f"sqlite:///{file}", domain="styrmand.example.dk") as books:
        room = Room(books, datetime.now(UTC)).furnish()
        with Thunderbird(ANN, room.people[ANN].email, post.port) as program:
            yield Desk(room, program, post)
    post.stop()


def session(day: date, number: int = 1, start: time = time(9, 30), end: time = time(11, 30)) -> Session:
    return Session(number, day, start, end)


def instants(kept: Kept) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(kept.start), datetime.fromisoformat(kept.end)


def test_a_meetings_whole_life_is_one_entry_at_the_right_hour(desk: Desk):
    winter, summer = session(date(YEAR, 2, 2)), session(date(YEAR, 6, 8), start=time(13), end=time(15))
    held = desk.convened("livet", winter, join_url=TEAMS, agenda_url="https://kultur.example.dk/dagsorden")

    assert desk.opens_one().buttons == ASKED
    assert desk.presses("Accept") is Decision.COUNTED
    [entry] = desk.kept(held)
    assert (entry.title, entry.place) == ("Møde på Ærø: livet", "Rådhuset; sal »B« eller online")
    assert (entry.partstat, entry.status, entry.sequence) == ("ACCEPTED", "CONFIRMED", 0)
    assert (entry.shown, instants(entry)) == (f"{YEAR}-02-02T09:30:00", (winter.starts_at, winter.ends_at))
    lines = entry.text.split("\n")
    assert {TEAMS, "https://kultur.example.dk/dagsorden"} <= set(lines)
    assert any(line.startswith("Svar senest") for line in lines)
    assert desk.said(held.id) == [(AnswerKind.ONSITE, Source.CALENDAR)]

    desk.later()
    secretary = desk.room.secretary
    desk.room.do(lambda office: office.amend(held.id, Amendment(place="Godsbanen"), secretary))
    assert desk.opens_one().buttons == ("Update",)  # told, and asked nothing
    desk.program.press("Update")
    [entry] = desk.kept(held)
    assert (entry.place, entry.partstat, entry.sequence) == ("Godsbanen eller online", "ACCEPTED", 0)

    desk.later()
    desk.room.do(lambda office: office.move(held.id, (summer,), "", secretary))
    assert desk.opens_one().buttons == ASKED  # asked again
    assert desk.said(held.id) == []
    assert desk.presses("Decline") is Decision.COUNTED
    [entry] = desk.kept(held)
    assert (entry.partstat, entry.sequence) == ("DECLINED", 1)
    assert (entry.shown, instants(entry)) == (f"{YEAR}-06-08T13:00:00", (summer.starts_at, summer.ends_at))
    assert desk.said(held.id) == [(AnswerKind.DECLINED, Source.CALENDAR)]

    withdrawn = calendar_mails(desk.room, ANN)  # who declines has the time again
    for content in withdrawn:
        assert desk.program.open(content).buttons == ("Delete",)
        desk.program.press("Delete")
    assert [one.partstat for one in desk.kept(held)] == ([] if withdrawn else ["DECLINED"])


def test_a_cancelled_meeting_leaves_the_calendar(desk: Desk):
    held = desk.convened("aflyst", session(date(YEAR, 3, 2)))
    desk.opens_one()
    assert desk.presses("Accept") is Decision.COUNTED
    desk.later()
    desk.room.do(lambda office: office.cancel(held.id, "For få punkter", desk.room.secretary))
    assert desk.opens_one().buttons == ("Delete",)
    desk.program.press("Delete")
    assert desk.kept(held) == []


def test_who_answers_maybe_is_asked_no_less(desk: Desk):
    held = desk.convened("maaske", session(date(YEAR, 4, 6)))
    desk.opens_one()
    assert desk.presses("Tentative") is Decision.COUNTED
    assert desk.said(held.id) == [(AnswerKind.TENTATIVE, Source.CALENDAR)]
    assert [one.partstat for one in desk.kept(held)] == ["TENTATIVE"]


def test_an_address_of_ones_own_is_answered_to_through_move_and_cancellation(desk: Desk):
    """Nobody vouches for the sender here: the answer counts by the address it was sent to."""
    desk.room.own_address = lambda: OWN
    held = desk.convened("egen-adresse", session(date(YEAR, 5, 4)))
    try:
        assert desk.opens_one().buttons == ASKED
        assert desk.presses("Accept", vouched=False) is Decision.COUNTED
        assert OWN.encode() in desk.post.received[-1].raw.partition(b"\r\n\r\n")[0]
        assert desk.post.received[-1].recipients == (OWN,)
        desk.later()
        moved = session(date(YEAR, 5, 11))
        desk.room.do(lambda office: office.move(held.id, (moved,), "", desk.room.secretary))
        assert desk.opens_one().buttons == ASKED
        assert desk.presses("Tentative", vouched=False) is Decision.COUNTED
        [entry] = desk.kept(held)
        assert (entry.partstat, entry.sequence) == ("TENTATIVE", 1)
        desk.later()
        desk.room.do(lambda office: office.cancel(held.id, "", desk.room.secretary))
        assert desk.opens_one().buttons == ("Delete",)
        desk.program.press("Delete")
        assert desk.kept(held) == []
    finally:
        desk.room.own_address = no_address


CHANGES = [last_sunday(month) + timedelta(days=off) for month in (3, 10) for off in (-1, 0, 1)]


@pytest.mark.parametrize("day", CHANGES, ids=lambda day: f"{day:%d-%m}")
def test_the_hour_is_right_on_the_days_around_both_clock_changes(desk: Desk, day: date):
    held = desk.convened(f"ur-{day}", session(day))
    desk.opens_one()
    assert desk.presses("Accept") is Decision.COUNTED
    [entry] = desk.kept(held)
    assert (entry.shown, *instants(entry)) == (
        f"{day}T09:30:00",
        datetime.combine(day, time(9, 30), COPENHAGEN),
        datetime.combine(day, time(11, 30), COPENHAGEN),
    )


def test_a_seminar_over_the_night_of_the_clock_change_is_one_entry(desk: Desk):
    saturday = last_sunday(10) - timedelta(days=1)
    held = desk.convened("nat", session(saturday), session(saturday + timedelta(days=1), 2))
    desk.opens_one()
    assert desk.presses("Accept") is Decision.COUNTED
    [entry] = desk.kept(held)
    assert instants(entry) == (held.starts_at, held.ends_at)


def test_a_seminar_of_unlike_days_is_an_entry_a_day_and_each_is_answered(desk: Desk):
    first = session(date(YEAR, 9, 7), start=time(10), end=time(16))
    second = session(date(YEAR, 9, 8), 2)
    held = desk.convened("seminar", first, second)
    one, other = calendar_mails(desk.room, ANN)
    assert desk.program.open(one).buttons == ASKED
    assert desk.presses("Accept") is Decision.COUNTED
    assert desk.program.open(other).buttons == ASKED
    assert desk.presses("Decline") is Decision.COUNTED
    assert [(one.title, one.partstat, *instants(one)) for one in desk.kept(held)] == [
        ("Møde på Ærø: seminar, dag 1", "ACCEPTED", first.starts_at, first.ends_at),
        ("Møde på Ærø: seminar, dag 2", "DECLINED", second.starts_at, second.ends_at),
    ]
    assert [kind for kind, _ in desk.said(held.id)] == [AnswerKind.ONSITE, AnswerKind.DECLINED]


__all__ = ["migrated_file"]
