"""What people and their secretariat do in a year, drawn from a seed; not how word of it reaches anybody (`year`).

Nineteen municipalities with two members each, four meetings, one a seminar. People answer over chat, calendar and link,
in and out of turn, some twice; members come and go; a meeting is moved or called off; clocks are set.
"""

import heapq
import itertools
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from bot.days_off import closed
from meetings import refusals
from meetings.entries import runs
from meetings.incoming import Attendee, Event, Mail, Reply, Vouched
from meetings.model import (
    AnswerKind,
    Meeting,
    MeetingKind,
    MeetingState,
    Mode,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Person,
    Policy,
    Role,
    Session,
    Source,
)
from meetings.office import Actor, MeetingPlan, Newcomer, NewSubstitute, Office
from meetings.replies import Decision
from meetings.workdays import is_workday, local
from storage.records import BookRecords
from tests.delivery.world import OPERATOR, road
from tests.faults.by_hand import DOMAIN, Books, Loop, migrated
from tests.faults.outside import Wire
from tests.faults.witness import Witness
from tests.parts import council
from tests.parts.council import COMMITTEE

BEGINS = datetime(2027, 1, 4, 8, 0, tzinfo=UTC)
ENDS = datetime(2028, 1, 3, 8, 0, tzinfo=UTC)
MUNICIPALITIES = tuple(
    Organisation(
        OrganisationId(f"k{number:02}"),
        f"K{number:02} Kommune",
        f"K{number:02}",
        OrganisationKind.MUNICIPALITY,
    )
    for number in range(1, 20)
)
MORNING, DAY, AFTERNOON = (time(9, 30), time(11, 30)), (time(10, 0), time(17, 0)), (time(9, 0), time(15, 0))


class Repeat(Exception):
    """The turn is lost with its process before anything of it is kept."""


@dataclass(frozen=True)
class Chances:
    """Of each call, each moment, each act."""

    death: float = 1 / 450
    lost_answer: float = 0.012
    lost_call: float = 0.012
    refused_for_now: float = 0.03
    unreached: float = 0.006
    closed: float = 0.002
    refused: float = 0.001
    slow: float = 0.004
    meanwhile: float = 0.02
    doubled: float = 0.1


USUAL = Chances()


class Life:
    """Everything that happens is in the `plan`; whoever lives it says when, and does it."""

    def __init__(self, seed: int, chances: Chances = USUAL, *, remembering: bool = True) -> None:
        self.seed, self.chances = seed, chances
        self.dice = random.Random(seed)
        self.books = Books.of(_founded(), remembering=remembering)
        self.counts: Counter[str] = Counter()
        self.loop: Loop | None = None
        self._shown = 0.0, BEGINS
        self.wrong_by = timedelta()
        self.knocked = False
        self.storm: tuple[datetime, datetime, Wire] | None = None
        self.plan: list[tuple[datetime, int, Callable[[], None]]] = []
        self.numbers = itertools.count(1)
        self.witness = Witness(self.books, self.watch)
        self.people = self.books.look(_members)

    # time

    def true_time(self) -> datetime:
        seconds = self.loop.time() if self.loop else 0.0
        if seconds != self._shown[0]:
            self._shown = seconds, BEGINS + timedelta(seconds=seconds)
        return self._shown[1]

    def watch(self) -> datetime:
        """What the machine's clock shows."""
        return self.true_time() + self.wrong_by

    def at(self, when: datetime, deed: Callable[[], None]) -> None:
        heapq.heappush(self.plan, (when, next(self.numbers), deed))

    # what people do

    def begin(self) -> None:
        dice = self.dice
        seminar = dice.randrange(4)
        for number, (first, last) in enumerate(((60, 90), (130, 165), (245, 275), (310, 335))):
            held = _workday(BEGINS.date() + timedelta(days=dice.randint(first, last)))
            called = local(held - timedelta(days=dice.randint(24, 52)), time(dice.randint(7, 17), 5))
            self.at(called, lambda number=number, held=held: self.convene(number, held, number == seminar))
        for _ in range(dice.randint(2, 4)):
            self.at(self._some_day(), self.join)
            self.at(self._some_day(), self.leave)
            self.at(self._some_day(), self.lose_or_find_teams)
        for _ in range(dice.randint(1, 3)):
            self.at(self._some_day(), self.set_clock)
            self.at(self._some_day(), self.bad_weather)

    def _some_day(self) -> datetime:
        return BEGINS + timedelta(seconds=self.dice.randint(86400, 350 * 86400))

    def convene(self, number: int, held: date, seminar: bool) -> None:
        sessions = (Session(1, held, *(DAY if seminar else MORNING)),)
        if seminar:
            sessions += (Session(2, _workday(held + timedelta(days=1)), *AFTERNOON),)
        kind = MeetingKind.SEMINAR if seminar else MeetingKind.ORDINARY
        mode = self.dice.choice((Mode.ONLINE, Mode.HYBRID, Mode.ONSITE))
        plan = MeetingPlan(COMMITTEE.id, f"Møde {number}", kind, mode, sessions, slug=f"m{number}")
        created = self.office(lambda office: office.create(plan, OPERATOR))
        meeting = created and self.office(lambda office: office.convene(created.id, OPERATOR))
        if meeting is None:
            return
        self.witness.told_of(meeting)
        self._people_answer(meeting)
        dice, span = self.dice, meeting.starts_at - self.true_time()
        if dice.random() < 0.3:
            self.at(self.true_time() + span * dice.uniform(0.1, 0.9), lambda: self.move(meeting.id))
        if dice.random() < 0.12:
            self.at(self.true_time() + span * dice.uniform(0.1, 0.95), lambda: self.cancel(meeting.id))
        for _ in range(dice.randint(0, 2)):
            self.at(self.true_time() + span * dice.uniform(0.1, 1), lambda: self.remind(meeting.id))
        self.at(
            meeting.deadlines.agenda - timedelta(hours=dice.randint(0, 60)), lambda: self.publish(meeting.id)
        )

    def _people_answer(self, meeting: Meeting) -> None:
        """Most once, some never, some again and again; a few when it is too late."""
        for person in self.people:
            for _ in range(self.dice.choice((0, 0, 1, 1, 1, 1, 1, 2, 3))):
                late = self.dice.choice((0.2, 0.5, 0.9, 0.9, 1.02))
                when = self.true_time() + (meeting.starts_at - self.true_time()) * self.dice.random() * late
                self.at(when, lambda person=person: self.act(meeting.id, person))

    def act(self, id: str, person: Person) -> None:
        meeting = self.witness.meetings.get(id)
        if meeting is None:
            return
        days = meeting.days
        if len(days) > 1 and self.dice.random() < 0.3:
            days = (self.dice.choice(days),)
        by = self.dice.choice((self._by_chat, self._by_chat, self._by_link, self._by_calendar))
        said = by(meeting, person, days)
        self.counts["acts"] += 1
        if said:
            self.witness.answered(meeting.id, person.id, said)
        self.witness.changed(meeting.id)

    def _kind(self) -> AnswerKind:
        kinds = (AnswerKind.ONSITE, AnswerKind.ONLINE, AnswerKind.DECLINED, AnswerKind.TENTATIVE)
        return self.dice.choices(kinds, (4, 3, 3, 1))[0]

    def _by_chat(self, meeting: Meeting, person: Person, days: tuple[int, ...]) -> tuple[int, ...]:
        """Teams delivers some activities twice; the second is known by its key."""
        key, actor = f"activity-{next(self.numbers)}", Actor(person.id, Source.TEAMS)
        kind, remark = self._kind(), self.dice.choice(("", "", "Kommer med tog"))
        instead = self._substitute(person) if self.dice.random() < 0.12 else None

        def turn(office: Office):
            if not office.records.first_seen(key, office.now):
                return None
            return office.take_answer(
                meeting.id, person.id, kind, actor, sessions=days, remark=remark, substitute=instead
            )

        return self._answer(turn, meeting, person, actor, days)

    def _by_link(self, meeting: Meeting, person: Person, days: tuple[int, ...]) -> tuple[int, ...]:
        kind, actor = self._kind(), Actor(person.id, Source.MAIL_LINK)

        def turn(office: Office):
            return office.take_answer(meeting.id, person.id, kind, actor, sessions=days)

        return self._answer(turn, meeting, person, actor, days)

    def _answer(self, turn, meeting: Meeting, person: Person, actor: Actor, days: tuple[int, ...]):
        """Whoever finds no seat waits for one, or asks a colleague for his."""
        said: tuple[int, ...] = ()
        for _ in range(1 + (self.dice.random() < self.chances.doubled)):
            try:
                said = days if self._do(turn) is not None else said
            except refusals.SeatsTaken as taken:
                self.counts["seats taken"] += 1
                holder = self.dice.choice(taken.holders) if taken.holders else None
                said = self._wait(meeting, person, actor, days, holder)
            except refusals.Refusal as refusal:
                self.counts[f"refused: {type(refusal).__name__}"] += 1
        return said

    def _wait(
        self, meeting: Meeting, person: Person, actor: Actor, days: tuple[int, ...], holder: Person | None
    ):
        asks = holder is not None and self.dice.random() < 0.5
        try:
            if not asks:
                self._do(lambda office: office.wait_for_seat(meeting.id, person.id, actor, days))
                return days
            self._do(lambda office: office.ask_for_seat(meeting.id, person.id, holder.id, actor))
        except refusals.Refusal:
            return ()
        if self.dice.random() < 0.5:
            gives = Actor(holder.id, Source.TEAMS)
            try:
                self._do(lambda office: office.give_seat(meeting.id, holder.id, person.id, gives))
                self.counts["seats given"] += 1
            except refusals.Refusal:
                pass
        return meeting.days

    def _substitute(self, person: Person) -> int | NewSubstitute:
        if self.dice.random() < 0.3:
            return self.dice.choice(self.people).id
        number = self.dice.randint(1, 2)
        return NewSubstitute(f"Vikar {number}", f"vikar{number}@{person.organisation.id}.example.dk")

    def _by_calendar(self, meeting: Meeting, person: Person, days: tuple[int, ...]) -> tuple[int, ...]:
        """Of a seminar's entries the one with that day; the mail may come twice, or late."""
        entry = self.books.look(lambda records: records.entry(meeting.id, person.id))
        if entry is None:
            return ()
        wanted = days[-1] if days != meeting.days else 1
        number, held = next(
            (number, held)
            for number, held in enumerate(runs(meeting.sessions), start=1)
            if wanted in {one.number for one in held}
        )
        name, _, domain = meeting.uid.partition("@")
        uid = meeting.uid if number == 1 else f"{name}-{number}@{domain}"
        stamp = self.watch() - timedelta(minutes=self.dice.choice((0, 0, 0, 90)))
        partstat = self.dice.choices(("ACCEPTED", "DECLINED", "TENTATIVE"), (5, 3, 1))[0]
        reply = Reply(
            Mail(f"<{next(self.numbers)}@klient>", (person.email,), stamp, vouched=Vouched.PASSED),
            "REPLY",
            "REPLY",
            (
                Event(
                    (uid,),
                    (Attendee(person.email, partstat),),
                    sequence=max(0, entry.sequence - (self.dice.random() < 0.1)),
                    stamp=stamp,
                    start=held[0].starts_at,
                    end=held[-1].ends_at,
                ),
            ),
        )
        said: tuple[int, ...] = ()
        for _ in range(1 + (self.dice.random() < self.chances.doubled)):
            taken = self._do(lambda office: office.take_reply(reply))
            self.counts[f"by calendar: {taken.judgement.decision}"] += 1
            if taken.judgement.decision is Decision.COUNTED:
                said = tuple(one.number for one in held)
        return said

    def _do(self, verb):
        """A unit of work whose process may die before the commit: then whoever asked asks again."""
        if self.dice.random() < 0.01:
            self.counts["turns lost and repeated"] += 1
            with suppress(Repeat, refusals.Refusal):
                self._office(lambda office: _and_dies(verb, office))
        return self._office(verb)

    def _office(self, verb):
        def work(records: BookRecords):
            office = Office(records, self.watch(), closed)
            office.domain = DOMAIN
            done = verb(office)
            self.knocked = self.knocked or records.planned > 0
            return done

        return self.books.put(work)

    def office(self, verb):
        """For the secretariat, who takes no for an answer."""
        try:
            return self._do(verb)
        except refusals.Refusal as refusal:
            self.counts[f"refused: {type(refusal).__name__}"] += 1
            return None

    # what the secretariat does

    def move(self, id: str) -> None:
        meeting = self.witness.meetings[id]
        by = timedelta(days=7 * self.dice.randint(1, 2))
        sessions = [replace(one, day=_workday(one.day + by)) for one in meeting.sessions]
        if len(sessions) > 1 and sessions[1].day <= sessions[0].day:
            sessions[1] = replace(sessions[1], day=_workday(sessions[0].day + timedelta(days=1)))
        moved = self.office(lambda office: office.move(id, tuple(sessions), "", OPERATOR))
        if moved is not None:
            self.counts["moved"] += 1
            self.witness.told_of(moved)
            self._people_answer(moved)

    def cancel(self, id: str) -> None:
        cancelled = self.office(lambda office: office.cancel(id, "", OPERATOR))
        if cancelled is not None and cancelled.state is MeetingState.CANCELLED:
            self.counts["cancelled meetings"] += 1
            self.witness.told_of(cancelled)

    def remind(self, id: str) -> None:
        self.office(lambda office: office.remind_now(id, OPERATOR))

    def publish(self, id: str) -> None:
        published = self.office(lambda office: office.publish_agenda(id, OPERATOR))
        if published is not None:
            self.witness.told_of(published)

    def join(self) -> None:
        """A third from a municipality: now there are more people than seats."""
        self.counts["joined"] += 1
        home, number = self.dice.choice(MUNICIPALITIES), next(self.numbers)
        newcomer = Newcomer(f"Ny {number}", f"ny.{number}@{home.id}.example.dk", "", home.name)
        enrolled = self.office(lambda office: office.enrol(COMMITTEE.id, newcomer, OPERATOR))
        self.people = [*self.people, enrolled.person]
        if self.dice.random() < 0.8:
            self.books.put(lambda records: records.put_road(road(enrolled.person)))

    def leave(self) -> None:
        self.counts["left"] += 1
        who, day = self.dice.choice(self.people), self.true_time().date()
        self.office(lambda office: office.end_membership(COMMITTEE.id, who.email, day, OPERATOR))

    def lose_or_find_teams(self) -> None:
        who = self.dice.choice(self.people)
        known = road(who)
        if self.dice.random() < 0.5:
            self.office(lambda office: office.uninstalled(known.account))
        else:
            self.office(lambda office: office.note_road(known))

    def set_clock(self) -> None:
        """Wrong by as much as a zone, a day or a minute, and right again some time later."""
        self.counts["clocks set"] += 1
        self.wrong_by = self.dice.choice(
            [
                timedelta(hours=1),
                timedelta(hours=-1),
                timedelta(days=1),
                timedelta(minutes=-1),
                timedelta(days=-1),
            ]
        )
        right_again = self.true_time() + timedelta(hours=self.dice.choice((1, 5, 50)))

        def put_right() -> None:
            self.wrong_by = timedelta()

        self.at(right_again, put_right)

    def bad_weather(self) -> None:
        kinds = (Wire.UNREACHED, Wire.REFUSED_FOR_NOW, Wire.LOST_CALL)
        begins = self.true_time()
        self.storm = (
            begins,
            begins + timedelta(minutes=self.dice.choice((10, 120, 900))),
            self.dice.choice(kinds),
        )


def _and_dies(verb, office: Office):
    verb(office)
    raise Repeat


def _workday(day: date) -> date:
    while not is_workday(day, closed):
        day += timedelta(days=1)
    return day


@cache
def _founded() -> bytes:
    """Made once in a process; each year begins with a copy."""
    books = Books.of(migrated())
    books.put(_found)
    try:
        return books.copy()
    finally:
        books.close()


def _found(records: BookRecords) -> None:
    council.found(records)
    records.put_committee(replace(COMMITTEE, policy=Policy()))
    order = itertools.count(1)
    for home in MUNICIPALITIES:
        records.put_organisation(home)
        for number in (1, 2):
            person = council.add(records, f"Medlem {number} {home.short}", home)
            council.seat(records, person, order=next(order))
            if person.id % 8:
                records.put_road(road(person))
    secretary = council.add(records, "Karen Lund", council.REGION, "Sekretær")
    council.seat(records, secretary, Role.SECRETARIAT, order=99)


def _members(records: BookRecords) -> list[Person]:
    return [one.person for one in records.memberships(COMMITTEE.id) if one.role is Role.MEMBER]
