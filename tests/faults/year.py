"""A year of a cooperation, drawn from a seed: 19 municipalities with two members each, four meetings, one a seminar.

People answer over chat, calendar and link, in and out of turn, some twice; members come and go; a meeting is moved or
called off. Meanwhile the process dies between any two of its steps, the wire loses calls and answers, servers refuse,
clocks are set, and once the machine sleeps for days. The rules, the engine and the books are the real ones (`by_hand`);
a witness checks after every step. The same seed is the same year.

    python -m tests.faults.year --seeds 1000        all that are broken are named, with how to see them again
    python -m tests.faults.year --seed 17 --story   one, told
"""

import argparse
import asyncio
import gc
import heapq
import itertools
import os
import random
import sys
import time as stopwatch
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from bot.days_off import closed
from bot.delivery import Delivery, engine
from bot.delivery.pacing import documented
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
from meetings.notices import Channel
from meetings.office import Actor, MeetingPlan, Newcomer, NewSubstitute, Office
from meetings.office.post import Errand
from meetings.replies import Decision
from meetings.workdays import is_workday, local
from storage.records import BookRecords
from tests.delivery.world import OPERATOR, road
from tests.faults.by_hand import (
    DOMAIN,
    Books,
    Death,
    Fate,
    Loop,
    MortalBooks,
    close_all,
    loop,
    migrated,
    monotonic_by,
    quietly,
    run,
)
from tests.faults.outside import Card, Mailboxes, Outside, Teams, Wire, cheap
from tests.faults.outside import Mail as Seen
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


COMMITS_IN = 0.03
"""Seconds in which a disk keeps what was written; what is ordered meanwhile goes with the next."""


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


class Year:
    def __init__(self, seed: int, chances: Chances = USUAL, *, remembering: bool = True) -> None:
        self.seed, self.chances = seed, chances
        self.dice = random.Random(seed)
        self.books = Books.of(_founded(), remembering=remembering)
        self.counts: Counter[str] = Counter()
        self.loop: Loop | None = None
        self._shown = 0.0, BEGINS
        self.wrong_by = timedelta()
        self.down_until = BEGINS
        self.knocked = False
        self.storm: tuple[datetime, datetime, Wire] | None = None
        self.plan: list[tuple[datetime, int, Callable[[], None]]] = []
        self.numbers = itertools.count(1)
        self.outside = Outside(self.watch, self.weather, latency=self.latency, on_wire=self.meanwhile_to)
        self.witness = Witness(self.books, self.watch)
        self.outside.on_call = self.witness.call
        self.outside.on_arrival = self.arrives
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

    # the year

    def live(self) -> Counter[str]:
        with loop() as self.loop, monotonic_by(self.loop, engine):
            run(self.loop, self._live())
        self.counts.update(self.witness.close())
        self.books.close()
        return self.counts

    async def _live(self) -> None:
        self._begin()
        self._start()
        while self.plan and self.plan[0][0] < ENDS:
            when, _, deed = heapq.heappop(self.plan)
            await self._until(when)
            deed()
            self.witness.step()
            if self.knocked:
                await self._round()
        await self._until(ENDS)

    async def _until(self, when: datetime) -> None:
        """By way of every moment at which the post has something to do."""
        while (wake := self._wake()) is not None and wake <= when:
            await self._sleep(wake)
            await self._round()
        await self._sleep(when)

    async def _sleep(self, until: datetime) -> None:
        await asyncio.sleep(max((until - self.true_time()).total_seconds(), 0))

    def _wake(self) -> datetime | None:
        """When the clockwork's next knock finds something to do."""
        [(due,)] = self.books.raw.execute(
            "SELECT min(at) FROM ("
            "SELECT min(next_at) AS at FROM delivery WHERE channel = 'teams' AND state IN ('planned', 'retry')"
            " UNION ALL SELECT min(next_at) FROM delivery WHERE channel = 'mail' AND state IN ('planned', 'retry')"
            " UNION ALL SELECT min(next_at) FROM delivery WHERE state = 'unknown'"
            " UNION ALL SELECT min(lease_until) FROM delivery WHERE state IN ('claimed', 'sending'))"
        ).fetchall()
        if due is None:
            return None
        at = datetime.fromisoformat(due).replace(tzinfo=UTC) - self.wrong_by
        return max(at, self.down_until, self.true_time()) + timedelta(seconds=self.dice.choice((1, 5, 10)))

    async def _round(self) -> None:
        """What the clockwork does at a knock; a process that dies in it is started again later."""
        if self.true_time() < self.down_until:
            return
        self.knocked = False
        try:
            if self.fresh:
                await self.post.begin_afresh(alone=True)
                self.fresh = False
            await self.post.reap()
            await self.post.drain()
        except Death:
            pass
        if self.fate.dead:
            await self._die()
        self.witness.rounds_end()

    async def _die(self) -> None:
        self.counts["deaths"] += 1
        await _end_others()
        if self.dice.random() < 0.5:
            self.outside.land()
        self.outside.lose()
        pause = self.dice.choice((2, 10, 10, 60, 600, 3 * 86400 if self.dice.random() < 0.05 else 10))
        self.down_until = self.true_time() + timedelta(seconds=pause)
        self._start()

    def _start(self) -> None:
        strikes = self.dice.random
        chance = self.chances.death
        self.fate = Fate(strikes=lambda: strikes() < chance)
        self.post = Delivery(
            MortalBooks(self.books, self.fate, takes=COMMITS_IN),
            self.render,
            Teams(self.outside, self.fate),
            Mailboxes(self.outside, self.fate),
            self.watch,
            closed,
            owner=f"process-{self.counts['deaths']}",
            pacing=documented(),
            chance=self.dice.random,
        )
        self.fresh = True

    # the wire

    def weather(self, channel: Channel, _to: str, _before: int) -> Wire:
        drawn, mails = self.dice.random(), channel is Channel.MAIL
        if self.storm and self.storm[0] <= self.true_time() < self.storm[1]:
            return self.storm[2]
        chances = self.chances
        for wire, chance in (
            (Wire.LOST_ANSWER, chances.lost_answer),
            (Wire.LOST_CALL, chances.lost_call),
            (Wire.REFUSED_FOR_NOW, chances.refused_for_now),
            (Wire.UNREACHED, chances.unreached),
            (Wire.CLOSED, 0 if mails else chances.closed),
            (Wire.REFUSED, chances.refused),
        ):
            if drawn < chance:
                self.counts[f"wire: {wire.name.lower()}"] += 1
                return wire
            drawn -= chance
        return Wire.WELL

    def latency(self) -> float:
        if self.dice.random() < self.chances.slow:
            return self.dice.choice((20.0, 85.0))
        return self.dice.random() / 5

    def arrives(self, one: Card | Seen) -> None:
        self.counts["cards" if isinstance(one, Card) else "mails"] += 1
        self.witness.arrival(one)

    def render(self, errand: Errand):
        """Between the claim and the intent somebody may change his mind, or the secretariat the meeting."""
        if self.dice.random() < self.chances.meanwhile and errand.meeting is not None:
            self._meanwhile(errand.meeting.id, errand.to.id)
        return cheap(errand)

    def meanwhile_to(self, one: Card | Seen) -> None:
        if self.dice.random() < self.chances.meanwhile:
            self._meanwhile(one.shown["meeting"], one.shown["to"])

    def _meanwhile(self, meeting: str, person: int) -> None:
        who = next((one for one in self.people if one.id == person), None)
        if who is not None and meeting:
            self.counts["acts meanwhile"] += 1
            self.act(meeting, who)

    # what people do

    def _begin(self) -> None:
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


async def _end_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


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


# Many of them


@dataclass(frozen=True)
class Lived:
    """`broken` is what the witness said, None for a year in which all held; `memory` what the process then had, in MB."""

    seed: int
    counts: Counter[str]
    broken: str | None = None
    worker: int = 0
    memory: float = 0.0
    seconds: float = 0.0

    @property
    def again(self) -> str:
        return f"python -m tests.faults.year --seed {self.seed} --story"


def lived(seed: int) -> Lived:
    """What was made at import is left alone by the collector, and what the year made is collected once it is over."""
    gc.freeze()
    gc.disable()
    began = stopwatch.process_time()
    try:
        with quietly():
            counts, broken = _live(seed)
    finally:
        gc.enable()
        gc.collect()
    return Lived(seed, counts, broken, os.getpid(), resident(), stopwatch.process_time() - began)


def _live(seed: int) -> tuple[Counter[str], str | None]:
    year = Year(seed)
    try:
        return year.live(), None
    except Exception as broken:  # noqa: BLE001 - whatever it is, the seed is what is needed
        return year.counts, f"{type(broken).__name__}: {broken}"
    finally:
        close_all()


def resident() -> float:
    """Megabytes of this process in memory; 0 where /proc does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def years(seeds: range, jobs: int) -> Iterator[Lived]:
    """A process for each core, that lives many years one after the other."""
    if jobs == 1:
        yield from map(lived, seeds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(lived, seeds, chunksize=5)


@dataclass
class Growth:
    """What one process had in memory after its first hundred years, and after the last; of the one that lived most."""

    years: int = 0
    early: float = 0.0
    late: float = 0.0

    @classmethod
    def of(cls, all_of_them: Sequence[Lived]) -> "Growth":
        by_worker: dict[int, list[float]] = {}
        for one in all_of_them:
            by_worker.setdefault(one.worker, []).append(one.memory)
        most = max(by_worker.values(), key=len)
        return cls(len(most), most[min(100, len(most) // 2 + 1) - 1], most[-1])

    @property
    def early_on(self) -> int:
        return min(100, self.years // 2 + 1)

    def __str__(self) -> str:
        return f"{self.early:.1f} MB after year {self.early_on} of a process, {self.late:.1f} MB after its {self.years}th"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seed", type=int, help="only this one")
    parser.add_argument("--story", action="store_true", help="with the engine's log and the traceback")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    if asked.story:
        print(Year(asked.seed or asked.first).live())
        return 0
    seeds = range(asked.first, asked.first + asked.seeds)
    if asked.seed is not None:
        seeds, asked.jobs = range(asked.seed, asked.seed + 1), 1
    return _told(seeds, asked.jobs)


def _told(seeds: range, jobs: int) -> int:
    began, whole, all_of_them = stopwatch.perf_counter(), Counter(), []
    for one in years(seeds, jobs):
        all_of_them.append(one)
        whole.update(one.counts)
        if one.broken:
            print(f"seed {one.seed} broke: {one.broken}\n  again: {one.again}", file=sys.stderr, flush=True)
    took, broken = stopwatch.perf_counter() - began, sum(one.broken is not None for one in all_of_them)
    for what, count in sorted(whole.items()):
        print(f"{what:32} {count:>10}")
    cost = sum(one.seconds for one in all_of_them) / len(seeds)
    print(
        f"{len(seeds)} years, {broken} broken, {took:.0f} s by {jobs} processes, {cost:.2f} s of CPU a year"
    )
    print(f"memory: {Growth.of(all_of_them)}")
    return broken > 0


if __name__ == "__main__":
    raise SystemExit(main())
