"""The hands of the post, and the order of things that makes it safe (docs/decisions/0006).

A row is claimed in one unit of work; the intent to send is committed in its own, as the last act before the socket;
how it ended is committed after. A crash before the intent costs nothing; a crash after it leaves a card unknown,
which a mail then settles, and a mail to be sent again, the same.
"""

import asyncio
import os
import platform
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.delivery import journal
from bot.delivery.ports import Books, MailMessage, MailSender, Render, TeamsMessage, TeamsSender
from meetings.model import Road
from meetings.office.post import LEASE, Errand, PostDesk
from meetings.outcomes import Failed, Outcome, Sent, Unknown
from meetings.ports import Clock
from meetings.workdays import DaysOff

T = TypeVar("T")
HANDS = 16
MAIL_LINES = 2
"""Mails sent at a time; Exchange Online has room for three connections."""

WAIT_WITHIN = LEASE / 2
SEND_WITHIN = LEASE / 2 - timedelta(seconds=10)
"""A notice that has waited longer for its turn is put back, and a send that takes longer is ended: nobody else may
take the notice over while it is still being sent."""

STOP_WITHIN = timedelta(seconds=25)


class Delivery:
    """As many sends at a time as there are `hands`, and never two in one conversation."""

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
    ) -> None:
        self._books, self._render, self._teams, self._mail = books, render, teams, mail
        self._now, self._days_off = now, days_off
        self._hands = hands
        self._owner = owner or f"{platform.node()}-{os.getpid()}"
        self._claiming, self._noting = asyncio.Lock(), asyncio.Lock()
        self._under_way: set[asyncio.Task[None]] = set()
        self._pumps: set[asyncio.Task[None]] = set()
        self._ended: list[tuple[Errand, Outcome]] = []
        self._talks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._mail_lines = asyncio.Semaphore(MAIL_LINES)
        self._crowded = self._stopping = False

    @property
    def under_way(self) -> int:
        return len(self._under_way)

    async def pump(self) -> None:
        """Claims what is due while hands are free, and returns; where none is left, the first to be free claims on."""
        async with self._claiming:
            await self._write_down()
            while not self._stopping:
                free = self._hands - len(self._under_way)
                self._crowded = free <= 0
                if self._crowded or not await self._claim(free):
                    return

    async def drain(self) -> None:
        """Brings all that is due now, and returns when the last of it has ended."""
        await self.pump()
        while self._under_way:
            await asyncio.wait(self._under_way)
            await self.pump()

    async def reap(self) -> None:
        """Frees what a dead owner held, and ends by mail what has stayed unknown."""
        await self._write_down()
        journal.reaped(*await self._at_desk(lambda desk: (desk.take_over(), desk.settle())))

    async def next_due(self) -> datetime | None:
        return await self._books.read(lambda records: records.next_due())

    async def stop(self, within: timedelta = STOP_WITHIN) -> None:
        """Claims no more, gives back what has not begun, lets what has begun end.

        What has not ended in time is unknown, and settled by whoever takes it over.
        """
        self._stopping = True
        async with self._claiming:
            left = set(self._under_way)
        if left:
            _, left = await asyncio.wait(left, timeout=within.total_seconds())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self._write_down()

    # one round

    async def _claim(self, hands: int) -> int:
        taken = await self._at_desk(lambda desk: desk.take(hands, self._owner))
        for passed in taken.passed:
            journal.passed_over(passed)
        for errand in taken.errands:
            task = asyncio.create_task(self._bring(errand), name=f"notice {errand.notice.id}")
            self._under_way.add(task)
            task.add_done_callback(self._back)
        return taken.claimed

    def _back(self, task: asyncio.Task[None]) -> None:
        """A hand is free again. What it could not cope with is a fault of the books: the lease will run out."""
        self._under_way.discard(task)
        journal.fault_of(task)
        if self._crowded and not self._stopping:
            self._crowded = False
            on = asyncio.create_task(self.pump(), name="pump")
            self._pumps.add(on)
            on.add_done_callback(self._pumps.discard)
            on.add_done_callback(journal.fault_of)

    # one errand

    async def _bring(self, errand: Errand) -> None:
        since = time.monotonic()
        try:
            message = await asyncio.to_thread(self._render, errand)
        except Exception as fault:  # noqa: BLE001 - one that cannot be written must not hold up the others
            journal.fault(fault, errand.notice)
            await self._note(errand, Failed("cannot be written"))
            return
        match message:
            case MailMessage():
                async with self._mail_lines:
                    await self._attempt(errand, since, lambda: self._post(message))
            case TeamsMessage():
                await self._say(errand, since, message)

    async def _say(self, errand: Errand, since: float, message: TeamsMessage) -> None:
        road = errand.road
        assert road is not None, "the desk gives no Teams notice without a road"
        async with self._talk(road):
            outcome = await self._attempt(errand, since, lambda: self._show(errand, road, message))
            if isinstance(outcome, Sent):
                await self._freshen(errand, road, message)

    async def _show(self, errand: Errand, road: Road, message: TeamsMessage) -> Outcome:
        if message.in_place and errand.earlier:
            return await self._teams.update(road, errand.earlier, message.card, message.summary)
        return await self._teams.post(road, message.card, message.summary)

    async def _freshen(self, errand: Errand, road: Road, message: TeamsMessage) -> None:
        """A nicety, tried once: an old card that is tapped all the same is answered with the fresh one."""
        if message.earlier is not None and errand.earlier:
            outcome = await self._teams.update(road, errand.earlier, message.earlier, message.summary)
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
        if self._stopping or time.monotonic() - since > WAIT_WITHIN.total_seconds():
            await self._at_desk(lambda desk: desk.put_back(errand))
            return None
        if not await self._at_desk(lambda desk: desk.begin(errand)):
            journal.log.info("notice.not_begun", **journal.known(errand.notice))
            return None
        started = time.monotonic()
        outcome = await _outcome(errand, send)
        took = round((time.monotonic() - started) * 1000)
        journal.log.info("notice.tried", **journal.known(errand.notice), **journal.told(outcome), ms=took)
        await self._note(errand, outcome)
        return outcome

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
            journal.ended(errand, ruling)

    async def _at_desk(self, work: Callable[[PostDesk], T]) -> T:
        return await self._books.write(lambda records: work(PostDesk(records, self._now(), self._days_off)))


async def _outcome(errand: Errand, send: Callable[[], Awaitable[Outcome]]) -> Outcome:
    """The intent is committed: how it ended must be told, whatever happens."""
    try:
        async with asyncio.timeout(SEND_WITHIN.total_seconds()):
            return await send()
    except Exception as fault:  # noqa: BLE001 - see above
        journal.fault(fault, errand.notice)
        return Unknown(type(fault).__name__)
