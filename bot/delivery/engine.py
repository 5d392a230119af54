"""The hands of the post, and the order of things that makes it safe (docs/decisions/0006).

A row is claimed in one unit of work; the intent to send is committed in its own, as the last act before the socket;
how it ended is committed after. A crash before the intent costs nothing; a crash after it leaves a card unknown,
which a mail then settles, and a mail to be sent again, the same.
"""

import asyncio
import os
import platform
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.delivery import journal
from bot.delivery.pacing import Pacing
from bot.delivery.ports import Books, MailMessage, MailSender, Render, Tally, TeamsMessage, TeamsSender
from meetings.gates import HORIZON
from meetings.model import Road
from meetings.notices import Channel, NoticeState
from meetings.office.post import LEASE, Errand, PostDesk, Round
from meetings.outcomes import Failed, Outcome, Sent, Unknown
from meetings.ports import Clock, Records
from meetings.undelivered import UNWRITABLE
from meetings.windows import Place
from meetings.workdays import DaysOff

T = TypeVar("T")
HANDS = 16
MAIL_LINES = 2
"""The hands that bring mails and nothing else; Exchange Online has room for three connections."""

WAIT_WITHIN = LEASE / 2
SEND_WITHIN = LEASE / 2 - timedelta(seconds=10)
"""A notice that has waited longer for its turn is put back, and a send that takes longer is ended: nobody else may
take the notice over while it is still being sent."""

STOP_WITHIN = timedelta(seconds=25)
LAST_WORD = timedelta(seconds=3)
"""How long books that did not answer until then are given to take down how it ended."""


PATIENT = 2 * HORIZON
"""A gate that lets more through so soon is waited for by whoever waits for all that is due."""

COUNTS_EVERY = timedelta(seconds=0.25)
"""So often a process that brings something asks which others do."""

SOON = timedelta(seconds=5)
"""What falls due within that is not left to the clock's next knock."""


@dataclass(slots=True, eq=False)
class Crew:
    """Hands that bring one sort of thing (None: either), so that a slow mail server holds up no card."""

    channel: Channel | None
    hands: int
    busy: set[asyncio.Task[None]] = field(default_factory=set)
    crowded: bool = False

    @property
    def free(self) -> int:
        return self.hands - len(self.busy)


def crews(hands: int) -> tuple[Crew, ...]:
    """One hand brings both; of several, some are the mail's own."""
    lines = min(MAIL_LINES, hands // 2)
    if not lines:
        return (Crew(None, hands),)
    return (Crew(Channel.TEAMS, hands - lines), Crew(Channel.MAIL, lines))


class Delivery:
    """As many sends at a time as there are `hands`, and never two in one conversation.

    Without a `pacing` as fast as the roads go. With `shared_clock` the time is the database server's, so that
    replicas agree on it.
    """

    def __init__(
        self,
        books: Books,
        render: Render,
        teams: TeamsSender,
        mail: MailSender,
        now: Clock,
        days_off: DaysOff,
        *,
        hands: int = HANDS,
        owner: str = "",
        pacing: Pacing | None = None,
        shared_clock: bool = False,
        tally: Tally | None = None,
        chance: Callable[[], float] = lambda: 0.5,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._books, self._render, self._teams, self._mail = books, render, teams, mail
        self._now, self._days_off, self._shared_clock = now, days_off, shared_clock
        self._crews = crews(hands)
        self._owner = owner or f"{platform.node()}-{os.getpid()}"
        self._pacing, self._tally, self._chance, self._sleep = pacing or Pacing(), tally, chance, sleep
        self._claiming, self._noting = asyncio.Lock(), asyncio.Lock()
        self._pumps: set[asyncio.Task[None]] = set()
        self._ended: list[tuple[Errand, Outcome]] = []
        self._talks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._queues: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._again: float | None = None
        self._next: float | None = None
        self._counted = float("-inf")
        self._alarm: asyncio.TimerHandle | None = None
        self._stirred = False
        """Since the last claim something may have become due by what we did: put back, refused, given up."""
        self._stopping = self._stopped = False

    @property
    def under_way(self) -> int:
        return len(self._busy)

    @property
    def _paced(self) -> bool:
        """Then the clock goes on while one sleeps, and what stands in line gets its turn."""
        return self._pacing.paces.teams is not None

    @property
    def _busy(self) -> set[asyncio.Task[None]]:
        return {task for crew in self._crews for task in crew.busy}

    async def pump(self) -> None:
        """Claims what is due while hands are free, and returns; where none is left, the first to be free claims on."""
        async with self._claiming:
            if not self._stopping:  # else whoever stops would wait for each pump that waits for the books
                await self._write_down()
            self._stirred, self._next = False, None
            try:
                kept = await self._fill()
            except BaseException:
                self._stirred = True
                raise
            # Not before it is known: whoever drains looks at it while another pump is at work.
            self._again = min(kept, default=None)
            self._set_alarm()

    async def drain(self) -> None:
        """Brings all that is due now, and returns when the last of it has ended; not what a gate keeps back for long."""
        await self.pump()
        while True:
            # A pump may hold what it has claimed and not handed out yet.
            if busy := self._busy | self._pumps:
                await asyncio.wait(busy)
                if not self._stirred:
                    continue
            elif self._paced and self._again is not None and self._again <= PATIENT.total_seconds():
                await self._sleep(self._again)
            elif not self._stirred:
                return
            await self.pump()

    async def reap(self) -> None:
        """Frees what a dead owner held, and ends by mail what has stayed unknown."""
        await self._write_down()
        freed, settled = await self._at_desk(lambda desk: (desk.take_over(), desk.settle()))
        if self._tally:
            self._tally.taken_over(len(freed))
        journal.reaped(freed, settled)

    async def begin_afresh(self, *, alone: bool) -> None:
        """Before anything else: what one of this name held died with it. `alone`: so did what anybody held."""
        owner = None if alone else self._owner
        freed = await self._at_desk(lambda desk: desk.release(owner))
        if self._tally:
            self._tally.taken_over(len(freed))
        journal.reaped(freed, ())

    async def next_due(self) -> datetime | None:
        return await self._books.read(lambda records: records.next_due())

    async def stop(self, within: timedelta = STOP_WITHIN) -> None:
        """Claims no more, gives back what has not begun, lets what has begun end.

        What has not ended in time, or what the books do not take down, is unknown, and settled by whoever takes it over.
        Twice does no harm.
        """
        if self._stopped:
            return
        self._stopping = True
        self._put_out_alarm()
        with suppress(TimeoutError):
            async with asyncio.timeout(max(within - LAST_WORD, within / 2).total_seconds()):
                async with self._claiming:
                    pass
                if begun := self._busy:
                    await asyncio.wait(begun)
        left = self._busy | self._pumps
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        try:
            async with asyncio.timeout(LAST_WORD.total_seconds()):
                await self._write_down()
        except Exception as fault:  # noqa: BLE001 - whoever is told to end ends
            journal.fault(fault)
        self._stopped = True

    # one round

    async def _fill(self) -> list[float]:
        """In how many seconds each gate that kept something back is worth asking again."""
        kept: list[float] = []
        more = True
        while more and not self._stopping:
            for crew in self._crews:
                crew.crowded = crew.free <= 0
            rounds = await self._claim([crew for crew in self._crews if not crew.crowded])
            kept += [one.again.total_seconds() for one in rounds if one.again is not None]
            more = any(one.more for one in rounds)
        return kept

    async def _claim(self, asking: Sequence[Crew]) -> list[Round]:
        """All in one unit of work: what the first of them has given up as cards, the next may bring as mails."""
        if not asking:
            return []
        counts = time.monotonic() - self._counted >= COUNTS_EVERY.total_seconds()

        def claim(desk: PostDesk) -> tuple[list[Round], float | None, Collection[str] | None]:
            rounds = [desk.take(crew.free, self._owner, crew.channel) for crew in asking]
            next_due = None if any(one.more for one in rounds) else _falls_due_in(desk)
            return rounds, next_due, desk.carriers() if counts else None

        rounds, self._next, at_work = await self._at_desk(claim)
        if at_work is not None:
            self._counted = time.monotonic()
            self._pacing.share(self._owner, at_work, self._now())
        for crew, taken in zip(asking, rounds, strict=True):
            for passed in taken.passed:
                journal.passed_over(passed)
            for errand in taken.errands:
                task = asyncio.create_task(self._bring(errand), name=f"notice {errand.notice.id}")
                crew.busy.add(task)
                task.add_done_callback(partial(self._back, crew))
        return rounds

    def _back(self, crew: Crew, task: asyncio.Task[None]) -> None:
        """A hand is free again. What it could not cope with is a fault of the books: the lease will run out."""
        crew.busy.discard(task)
        journal.fault_of(task)
        if crew.crowded and not self._stopping:
            crew.crowded = False
            self._pump_on()

    def _pump_on(self) -> None:
        on = asyncio.create_task(self.pump(), name="pump")
        self._pumps.add(on)
        on.add_done_callback(self._pumps.discard)
        on.add_done_callback(journal.fault_of)

    # what a gate keeps back, and what is due in a moment

    def _set_alarm(self) -> None:
        """The clock knocks seldom; a gate may let more through before it does, and eight o'clock may come."""
        self._put_out_alarm()
        wake = min((one for one in (self._again, self._next) if one is not None), default=None)
        if wake is not None and not self._stopping:
            self._alarm = asyncio.get_running_loop().call_later(wake + 0.001, self._pump_on)

    def _put_out_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    # one errand

    async def _bring(self, errand: Errand) -> None:
        since = time.monotonic()
        try:
            message = await asyncio.to_thread(self._render, errand)
        except Exception as fault:  # noqa: BLE001 - one that cannot be written must not hold up the others
            journal.fault(fault, errand.notice)
            await self._note(errand, Failed(UNWRITABLE))
            return
        match message:
            case MailMessage():
                await self._attempt(errand, since, lambda: self._post(message))
            case TeamsMessage():
                await self._say(errand, since, message)

    async def _say(self, errand: Errand, since: float, message: TeamsMessage) -> None:
        road = errand.road
        assert road is not None, "the desk gives no Teams notice without a road"
        async with self._talk(road):
            if wait := self._pacing.talk(road, self._now()):
                await self._at_desk(lambda desk: desk.put_back(errand, wait))
                self._stirred = True
                return
            outcome = await self._attempt(errand, since, lambda: self._show(errand, road, message))
            if isinstance(outcome, Sent):
                await self._freshen(errand, road, message)

    async def _show(self, errand: Errand, road: Road, message: TeamsMessage) -> Outcome:
        if message.in_place and errand.earlier:
            return await self._teams.update(road, errand.earlier, message.card, message.summary)
        return await self._teams.post(road, message.card, message.summary)

    async def _freshen(self, errand: Errand, road: Road, message: TeamsMessage) -> None:
        """A nicety, tried once: an old card that is tapped all the same is answered with the fresh one."""
        card, earlier = message.earlier, errand.earlier
        if card is not None and earlier:
            async with self._in_turn(road) as place:
                outcome = await self._call(
                    place, lambda: self._teams.update(road, earlier, card, message.summary)
                )
            journal.log.info("card.freshened", **journal.known(errand.notice), **journal.told(outcome))

    async def _post(self, message: MailMessage) -> Outcome:
        """The first that does not get through decides; those before it come again, under the same Message-ID."""
        outcome: Outcome = Sent()
        for letter in message.letters:
            outcome = await self._mail.send(letter, message.recipient)
            if not isinstance(outcome, Sent):
                break
        return outcome

    async def _attempt(
        self, errand: Errand, since: float, send: Callable[[], Awaitable[Outcome]]
    ) -> Outcome | None:
        """None when it did not come to a try: put back, lost to another, or true no more."""
        wait = errand.wait.total_seconds() - (time.monotonic() - since)
        if wait > 0:
            await self._sleep(wait)
        async with self._in_turn(errand.road) as place:
            if not await self._begun(errand, since):
                self._stirred = True
                return None
            started = time.monotonic()
            outcome = await _outcome(errand, lambda: self._call(place, send))
        if self._tally:
            self._tally.tried(errand.notice.new.channel, outcome)
        journal.barred(errand, outcome)
        took = round((time.monotonic() - started) * 1000)
        journal.log.info("notice.tried", **journal.known(errand.notice), **journal.told(outcome), ms=took)
        await self._note(errand, outcome)
        return outcome

    async def _begun(self, errand: Errand, since: float) -> bool:
        if self._stopping or time.monotonic() - since > WAIT_WITHIN.total_seconds():
            await self._at_desk(lambda desk: desk.put_back(errand))
            return False
        begun = await self._at_desk(lambda desk: desk.begin(errand))
        if not begun:
            journal.log.info("notice.not_begun", **journal.known(errand.notice))
        return begun

    @asynccontextmanager
    async def _in_turn(self, road: Road | None) -> AsyncIterator[Place | None]:
        """In a place of the tenant's, first come, first served; a mail needs none.

        After a stall those who waited would all go at once. Before the intent, so that nothing is waited for after it.
        """
        place = await self._place(road) if road else None
        try:
            yield place
        finally:
            if place:
                self._pacing.leave(place, self._now())

    async def _place(self, road: Road) -> Place:
        async with self._queues.setdefault(road.account.tenant, asyncio.Lock()):
            while isinstance(found := self._pacing.tenant(road, self._now()), timedelta):
                await self._sleep(found.total_seconds())
            return found

    async def _call(self, place: Place | None, send: Callable[[], Awaitable[Outcome]]) -> Outcome:
        began, outcome = time.monotonic(), None
        try:
            outcome = await send()
            return outcome
        finally:
            took = timedelta(seconds=time.monotonic() - began) if isinstance(outcome, Sent) else None
            if place:
                self._pacing.arrived(place, self._now(), took)

    def _talk(self, road: Road) -> asyncio.Lock:
        """One at a time in a conversation: Teams answers 412 to two."""
        return self._talks.setdefault(road.conversation, asyncio.Lock())

    # the books

    async def _note(self, errand: Errand, outcome: Outcome) -> None:
        self._ended.append((errand, outcome))
        await self._write_down()

    async def _write_down(self) -> None:
        """One commit for all that ended while the one before was being written.

        What the books would not take stays here, and goes with the next.
        """
        async with self._noting:
            batch, self._ended = self._ended, []
            if not batch:
                return
            try:
                rulings = await self._at_desk(lambda desk: [desk.finish(*one) for one in batch])
            except BaseException:
                self._ended = batch + self._ended
                raise
        for (errand, _), ruling in zip(batch, rulings, strict=True):
            self._stirred = self._stirred or ruling is None or ruling.state is not NoticeState.SENT
            journal.ended(errand, ruling)

    async def _at_desk(self, work: Callable[[PostDesk], T]) -> T:
        def at_work(records: Records) -> T:
            now = (records.server_time() if self._shared_clock else None) or self._now()
            desk = PostDesk(records, now, self._days_off, paces=self._pacing.paces, chance=self._chance)
            return work(desk)

        return await self._books.write(at_work)


def _falls_due_in(desk: PostDesk) -> float | None:
    """Seconds, if they are few; None also while something is due that a gate keeps back."""
    due = desk.records.next_due()
    return (due - desk.now).total_seconds() if due and desk.now < due <= desk.now + SOON else None


async def _outcome(errand: Errand, send: Callable[[], Awaitable[Outcome]]) -> Outcome:
    """The intent is committed: how it ended must be told, whatever happens."""
    try:
        async with asyncio.timeout(SEND_WITHIN.total_seconds()):
            return await send()
    except Exception as fault:  # noqa: BLE001 - see above
        journal.fault(fault, errand.notice)
        return Unknown(type(fault).__name__)
