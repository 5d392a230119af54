"""A year of a cooperation, lived from a seed (`life`) while the bot's process and its roads fail at random.

The process dies between any two of its steps, the wire loses calls and answers, servers refuse, clocks are set, and once
the machine sleeps for days. The rules, the engine and the books are the real ones (`by_hand`); a witness checks after
every step. The same seed is the same year. Many of them: `years`.
"""

import asyncio
import heapq
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.days_off import closed
from bot.delivery import Delivery, engine
from bot.delivery.pacing import documented
from meetings.notices import Channel
from meetings.office.post import Errand
from tests.faults.by_hand import Death, Fate, MortalBooks, loop, monotonic_by, run
from tests.faults.life import BEGINS, ENDS, USUAL, Chances, Life
from tests.faults.outside import Card, Mailboxes, Outside, Teams, Wire, cheap
from tests.faults.outside import Mail as Seen

COMMITS_IN = 0.03
"""Seconds in which a disk keeps what was written; what is ordered meanwhile goes with the next."""


class Year(Life):
    def __init__(
        self,
        seed: int,
        chances: Chances = USUAL,
        *,
        remembering: bool = True,
        first: Callable[["Year"], None] = lambda _: None,
    ) -> None:
        """`first` is called before anything is drawn."""
        super().__init__(seed, chances, remembering=remembering)
        self.first = first
        self.down_until = BEGINS
        self.outside = Outside(self.watch, self.weather, latency=self.latency, on_wire=self.meanwhile_to)
        self.outside.on_call = self.witness.call
        self.outside.on_arrival = self.arrives

    def live(self) -> Counter[str]:
        with loop() as self.loop, monotonic_by(self.loop, engine):
            run(self.loop, self._live())
        self.counts.update(self.witness.close())
        self.books.close()
        return self.counts

    async def _live(self) -> None:
        self.first(self)
        self.begin()
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


async def _end_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
