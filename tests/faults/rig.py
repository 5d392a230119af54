"""A cooperation of any size on books in memory, whose reminders fall due on a Monday at eight."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.days_off import closed
from bot.delivery import Delivery, Render, engine
from bot.delivery.pacing import Pacing, documented
from meetings.model import MeetingKind, Mode, Organisation, Role, Session
from meetings.office import MeetingPlan, Office
from meetings.workdays import local
from storage.records import BookRecords
from tests.delivery.world import OPERATOR, road
from tests.faults.by_hand import DOMAIN, Books, Fate, Loop, MortalBooks, loop, migrated, monotonic_by, run
from tests.faults.outside import Mailboxes, Outside, Teams, cheap
from tests.faults.witness import Witness
from tests.parts import council
from tests.parts.council import COMMITTEE, NOW, VIBORG

EIGHT = local(date(2027, 2, 15), time(8, 0))
HELD = date(2027, 3, 2)


class Rig:
    """`watch` is eight o'clock plus what has passed in the loop, once it runs."""

    def __init__(self, people: int, meetings: int, *, home: Organisation = VIBORG) -> None:
        self.books = Books.of(migrated(), remembering=True)
        self.loop: Loop | None = None
        self.shows = NOW
        self.outside = Outside(self.watch)
        self.witness = Witness(self.books, self.watch)
        self.outside.on_call = self.witness.call
        self.outside.on_arrival = self.witness.arrival
        self.books.put(lambda records: self._found(records, people, home))
        self.slugs = [self._convene(number) for number in range(meetings)]
        # That everybody was called is another trial's.
        self.books.raw.execute("UPDATE delivery SET state = 'sent', sent_at = due_at WHERE kind = 'convened'")
        self.books.raw.execute("DELETE FROM delivery WHERE kind <> 'convened'")
        self.shows = EIGHT - timedelta(hours=12)
        for slug in self.slugs:
            self.office(lambda office, slug=slug: office.remind_now(slug, OPERATOR))
        self.shows = EIGHT

    def _found(self, records: BookRecords, people: int, home: Organisation) -> None:
        council.found(records)
        for number in range(people):
            person = council.add(records, f"Medlem {number}", home)
            council.seat(records, person, order=number)
            records.put_road(road(person))
        council.seat(
            records, council.add(records, "Karen Lund", council.REGION), Role.SECRETARIAT, order=9999
        )

    def _convene(self, number: int) -> str:
        sessions = (Session(1, HELD + timedelta(days=number % 3), time(9, 30), time(11, 30)),)
        plan = MeetingPlan(
            COMMITTEE.id,
            f"Møde {number}",
            MeetingKind.EXTRAORDINARY,
            Mode.ONLINE,
            sessions,
            slug=f"m{number}",
        )
        self.office(lambda office: office.create(plan, OPERATOR))
        self.witness.told_of(self.office(lambda office: office.convene(plan.slug, OPERATOR)))
        return plan.slug

    def watch(self) -> datetime:
        return self.shows + timedelta(seconds=self.loop.time() if self.loop else 0)

    def office(self, verb: Callable[[Office], Any]) -> Any:
        def work(records: BookRecords) -> Any:
            office = Office(records, self.watch(), closed)
            office.domain = DOMAIN
            return verb(office)

        return self.books.put(work)

    def live(
        self,
        hours: float,
        *,
        render: Render = cheap,
        pacing: Pacing | None = None,
        at: tuple[float, Callable[[], None]] | None = None,
        teams: Any = None,
    ) -> None:
        """Knocks as the clockwork does, until nothing is open or the time is up; `at` so many seconds something happens."""
        with loop() as self.loop, monotonic_by(self.loop, engine):
            run(self.loop, self._live(hours * 3600, render, pacing or documented(), at, teams))
            self.shows = self.watch()
        self.loop = None

    def knock(self, seconds: float, teams: Any, at: tuple[float, Callable[[], None]]) -> None:
        """As the clockwork does by a clock that nobody can set: every four seconds, and every thirty."""
        with loop() as self.loop, monotonic_by(self.loop, engine):
            run(self.loop, self._knock(seconds, teams, at))
        self.loop = None

    async def _knock(self, seconds: float, teams: Any, at: tuple[float, Callable[[], None]]) -> None:
        assert self.loop is not None
        post = self._post(cheap, documented(), teams)
        self.loop.call_later(*at)
        for knock in range(int(seconds / 4)):
            if knock % 8 == 0:
                await post.reap()
            await post.pump()
            await asyncio.sleep(4)
        await post.stop()

    def _post(self, render: Render, pacing: Pacing, teams: Any) -> Delivery:
        fate = Fate()
        return Delivery(
            MortalBooks(self.books, fate),
            render,
            teams or Teams(self.outside, fate),
            Mailboxes(self.outside, fate),
            self.watch,
            closed,
            owner="rig",
            pacing=pacing,
        )

    async def _live(self, seconds: float, render: Render, pacing: Pacing, at: Any, teams: Any) -> None:
        assert self.loop is not None
        post = self._post(render, pacing, teams)
        if at is not None:
            self.loop.call_later(at[0], at[1])
        while self.loop.time() < seconds:
            await post.reap()
            await post.drain()
            self.witness.ask()
            wake = self._wake()
            if wake is None and (at is None or self.loop.time() > at[0]):
                break
            await asyncio.sleep(10 if wake is None else min(max(wake, 10), 600))
        await post.stop()

    def _wake(self) -> float | None:
        [(due,)] = self.books.raw.execute(
            "SELECT min(CASE WHEN state IN ('claimed', 'sending') THEN lease_until ELSE next_at END) FROM delivery"
            " WHERE state IN ('planned', 'retry', 'unknown', 'claimed', 'sending') AND kind = 'reminder'"
        ).fetchall()
        if due is None:
            return None
        return (datetime.fromisoformat(due).replace(tzinfo=UTC) - self.watch()).total_seconds()

    def states(self) -> dict[str, int]:
        return dict(
            self.books.raw.execute(
                "SELECT state || CASE channel WHEN 'mail' THEN ' (mail)' ELSE '' END, count(*)"
                " FROM delivery WHERE kind = 'reminder' GROUP BY 1"
            ).fetchall()
        )

    def move_all(self, *, and_cancel: int = 0) -> None:
        """By two weeks; of so many meetings the first is cancelled instead."""
        for number, slug in enumerate(self.slugs):
            if and_cancel and number % and_cancel == 0:
                cancelled = self.office(lambda office, slug=slug: office.cancel(slug, "", OPERATOR))
                self.witness.told_of(cancelled)
                continue
            meeting = self.witness.meetings[slug]
            later = tuple(replace(one, day=one.day + timedelta(days=14)) for one in meeting.sessions)
            self.witness.told_of(
                self.office(lambda office, slug=slug, later=later: office.move(slug, later, "", OPERATOR))
            )
