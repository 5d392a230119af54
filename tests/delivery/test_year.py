"""A year of meetings by a clock that is moved: who was told what, and when, day by day."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pytest

from bot.clock import MovableClock
from bot.days_off import closed
from meetings import refusals
from meetings.model import COPENHAGEN, AnswerKind, Meeting, Organisation, Session, Source
from meetings.notices import Kind, NoticeState
from meetings.office import Actor
from meetings.outcomes import Closed, Outcome, Retry, Unknown
from meetings.workdays import is_workday, local_day
from storage import Store
from tests.delivery.world import MEMBERS, OPERATOR, Chats, Mailbox, World, found
from tests.parts.council import AARHUS, NOW

MORE: tuple[tuple[str, Organisation], ...] = (
    *MEMBERS,
    ("Vibeke Jensen", AARHUS),
    ("Ida Søgaard", AARHUS),
)
MORNING = (time(9, 30), time(11, 30))
CALLED = {
    "marts": (date(2027, 1, 25), date(2027, 3, 2)),
    "april": (date(2027, 2, 26), date(2027, 4, 6)),  # over Easter and the change of the clock
    "juni": (date(2027, 5, 3), date(2027, 6, 8)),  # over Constitution Day
    "sent": (date(2027, 9, 14), date(2027, 9, 17)),  # called three days before
    "november": (date(2027, 10, 11), date(2027, 11, 9)),  # over the other change of the clock
}


@dataclass
class Year:
    """What happened: reminders as they reached somebody, and answers as they were given."""

    at: World
    dice: random.Random
    answered: dict[tuple[int, str], datetime] = field(default_factory=dict)
    wrong: list[object] = field(default_factory=list)

    def live(self) -> None:
        for day in range(366):
            self.morning(local_day(NOW) + timedelta(days=day))

    def morning(self, day: date) -> None:
        for slug, (called, held) in CALLED.items():
            if called == day:
                self.at.convene((Session(1, held, *MORNING),), slug)
        for meeting in self.coming():
            self.happens(meeting, day)
        evening = datetime.combine(day, time(17), COPENHAGEN)
        asyncio.run(self.go_to(evening))

    async def go_to(self, moment: datetime) -> None:
        post = self.at.post()

        async def pump() -> None:
            await post.reap()
            await post.drain()

        clock = self.at.watch
        assert isinstance(clock, MovableClock)
        await clock.advance_to(moment, pump, post.next_due)

    def coming(self) -> list[Meeting]:
        found = self.at.read(lambda records: records.meetings_of_committee("ekr-styregruppe"))
        return [one for one in found if one.starts_at > self.at.watch()]

    def happens(self, meeting: Meeting, day: date) -> None:
        """Some answer, some change their minds, the secretariat loses patience, a meeting is moved."""
        for person in self.at.people.values():
            if self.dice.random() < 0.04:
                kind = self.dice.choice([AnswerKind.ONLINE, AnswerKind.DECLINED, AnswerKind.TENTATIVE])
                self.answer(meeting, person.id, kind)
        if self.dice.random() < 0.1:
            self.at.office(lambda office: office.remind_now(meeting.id, OPERATOR))
        if meeting.id == "juni" and day == date(2027, 5, 20):
            later = (Session(1, date(2027, 6, 15), *MORNING),)
            self.at.office(lambda office: office.move(meeting.id, later, "", OPERATOR))
            self.answered = {key: when for key, when in self.answered.items() if key[1] != "juni"}

    def answer(self, meeting: Meeting, person: int, kind: AnswerKind) -> None:
        by = Actor(person, Source.TEAMS)
        try:
            self.at.office(lambda office: office.take_answer(meeting.id, person, kind, by))
        except refusals.Refusal:
            return
        self.answered.setdefault((person, meeting.id), self.at.watch())


@pytest.fixture
def year(sqlite_books: Store) -> Year:
    dice = random.Random(20270118)
    watch = MovableClock(lambda: NOW)
    people, secretary = sqlite_books.write_now(lambda records: found(records, MORE))
    at = World(sqlite_books, watch, Chats(watch), Mailbox(watch), people, secretary)
    year = Year(at, dice)

    def teams_has_its_days(_road: object, card: dict[str, object]) -> Outcome | None:
        """And nobody is reminded who has answered: asked at the very moment the card is heard."""
        if card["kind"] == "reminder":
            slug = next(slug for slug in CALLED if _starts(at, slug) == card["starts"])
            if (card["to"], slug) in year.answered:
                year.wrong.append(card)
        luck = dice.random()
        if luck < 0.03:
            return Unknown("HTTP 502")
        if luck < 0.06:
            return Retry(timedelta(seconds=20), "Throttled")
        return Closed("BotNotInConversationRoster") if luck < 0.065 else None

    at.chats.answers = teams_has_its_days
    return year


def _starts(at: World, slug: str) -> str:
    try:
        return f"{at.read(lambda records: records.meeting(slug)).starts_at:%Y%m%dT%H%M}"
    except refusals.Unknown:
        return ""


def test_a_year(year: Year):
    year.live()
    at = year.at
    told = [
        one
        for slug in CALLED
        for one in at.notices(at.read(lambda records, slug=slug: records.meeting(slug)))
    ]
    # whoever was silent was reminded, by one road or the other, and every notice has come to its end
    assert {one.state for one in told} <= {
        NoticeState.SENT,
        NoticeState.SETTLED,
        NoticeState.DEAD,
        NoticeState.CANCELLED,
        NoticeState.SKIPPED,
    }
    reminded = [one for one in told if one.new.kind is Kind.REMINDER and one.state is NoticeState.SENT]
    assert len(reminded) > 20
    assert year.wrong == []  # nobody who had answered
    # at most one a person, meeting and day
    days = Counter((one.new.person, one.new.meeting, local_day(one.sent_at)) for one in reminded)
    assert set(days.values()) == {1}
    # in open hours only
    for one in reminded:
        wall = one.sent_at.astimezone(COPENHAGEN)
        assert is_workday(wall.date(), closed), wall
        assert time(8) <= wall.time() < time(16), wall
    # nobody is called twice into one chat for one round
    called = Counter((one.card["to"], one.card["starts"]) for one in at.chats.heard if one.kind == "convened")
    assert set(called.values()) == {1}
    # nothing that the clock sends reached anybody outside open hours
    quiet = {"reminder", "day_before"}
    for heard in at.chats.heard:
        wall = heard.at.astimezone(COPENHAGEN)
        if heard.kind in quiet:
            assert time(8) <= wall.time() < time(16)
            assert is_workday(wall.date(), closed)
