"""The mailbox is read: each mail is understood, taken to the office, and moved only when the books have it.

A mail stays in the inbox until what came of it is written down, so that a crash, a server that is away or books that
cannot be used just now lose nothing; what is written down once is known by its Message-ID.
"""

import asyncio
import random
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

import structlog

from bot.bearer import NoToken
from bot.mail.imap import (
    FAULTS,
    ImapServer,
    Line,
    NotOffered,
    NotOpened,
    PasswordRefused,
    TokenRefused,
)
from documents.incoming_mail import MAIL_LIMIT
from documents.reply import read
from meetings.gates import spread
from meetings.incoming import Understood
from meetings.office import Taken
from meetings.replies import Decision
from storage import Unavailable

log = structlog.get_logger("styrmand.inbox")

DONE = "Behandlet"
FOR_A_PERSON = "Kræver et menneske"
LOOK_EVERY = timedelta(seconds=60)
"""Also while the server has promised to tell (IDLE): some forget to."""

STOP_WITHIN = timedelta(seconds=10)
"""A server that does not answer is not waited for: what it has not moved yet is read again."""

PAUSES = tuple(timedelta(seconds=one) for one in (5, 15, 60))
"""Before the first, second … new try to get through; the last one lasts. A line a minute is no burden to a server that
comes back, and after a long outage answers lie there no longer than that.
"""
WHEN_REFUSED = timedelta(minutes=5)
"""The last pause where we are not let in: an operator must mend that, and servers shut out who knocks too often."""

_REFUSALS = (PasswordRefused, TokenRefused, NotOpened, NotOffered)


def refuses(fault: Exception) -> bool:
    """Whether somebody is there who will not have us."""
    return isinstance(fault, _REFUSALS) or (isinstance(fault, NoToken) and fault.refused)


class Inbox:
    """Reads from `start` to `stop`, in a thread of its own: neither the wire nor the parsing holds up a turn.

    `take` writes down what came and blocks until that is kept (`Desk.write_now` of `Office.take_reply`); it may
    raise Unavailable, and is then asked again. `trusted` are the servers whose Authentication-Results count.
    """

    def __init__(
        self,
        server: ImapServer,
        take: Callable[[Understood], Taken],
        trusted: Sequence[str] = (),
        *,
        look_every: timedelta = LOOK_EVERY,
        pauses: Sequence[timedelta] = PAUSES,
        when_refused: timedelta = WHEN_REFUSED,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._server, self._take, self._trusted = server, take, trusted
        self._look_every, self._pauses, self._when_refused = look_every, pauses, when_refused
        self._chance = chance
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._left: set[str] = set()
        self._failures = 0
        self._why = ""
        self._read_at: float | None = None

    @property
    def failures(self) -> int:
        """Tries in vain since the mailbox was last read; for readiness and metrics."""
        return self._failures

    @property
    def why(self) -> str:
        """The kind of fault of the last try in vain."""
        return self._why

    @property
    def ago(self) -> timedelta | None:
        """Since all that lay there was read; None when it has not been reached yet."""
        return None if self._read_at is None else timedelta(seconds=time.monotonic() - self._read_at)

    def pause_after(self, fault: Exception, tries: int) -> timedelta:
        """Spread, or all the processes of a service come back at the same moment."""
        steps = (*self._pauses, self._when_refused) if refuses(fault) else self._pauses
        return spread(steps[min(tries, len(steps)) - 1], self._chance())

    async def start(self) -> None:
        """Returns at once; a mailbox that cannot be reached is tried again and again."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="inbox", daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Finishes the mail in hand."""
        self._stopping.set()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join, STOP_WITHIN.total_seconds())

    # the thread

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._read_while_it_lasts()
            except Exception as fault:  # noqa: BLE001 - whatever it is, the mailbox is read again
                self._note(fault)
                self._stopping.wait(self.pause_after(fault, self._failures).total_seconds())

    def _note(self, fault: Exception) -> None:
        self._failures += 1
        self._why = type(fault).__name__ + (f": {fault.reason}" if isinstance(fault, NoToken) else "")
        if isinstance(fault, (*FAULTS, Unavailable)):
            log.warning("inbox.away", fault=self._why, tries=self._failures)
        else:
            log.error("inbox.broken", exc_info=fault)

    def _read_while_it_lasts(self) -> None:
        line = self._server.open()
        self._left.clear()
        try:
            line.make((DONE, FOR_A_PERSON))
            while not self._stopping.is_set():
                self._sweep(line)
                self._failures, self._read_at = 0, time.monotonic()
                self._wait(line)
        finally:
            line.close()

    def _sweep(self, line: Line) -> None:
        for uid in line.uids():
            if self._stopping.is_set():
                return
            if uid not in self._left:
                self._handle(line, uid)

    def _handle(self, line: Line, uid: str) -> None:
        """One byte over the limit is enough to see that a mail is too big."""
        content = line.read(uid, MAIL_LIMIT + 1)
        if content is None:
            return
        try:
            taken = self._take(read(content, self._trusted))
        except Unavailable:
            raise
        except Exception:
            # A mail we cannot take through a fault of ours stays where it is, and does not stop those behind it.
            log.exception("inbox.left", uid=uid)
            self._left.add(uid)
            return
        line.move(uid, _folder(taken))
        judged = taken.judgement
        log.info(
            "inbox.taken", meeting=taken.meeting, decision=judged.decision.value, reason=judged.reason.value
        )

    def _wait(self, line: Line) -> None:
        seconds = self._look_every.total_seconds()
        if not line.can_idle:
            self._stopping.wait(seconds)
            return
        waiting = line.wait(seconds)
        try:
            for something in waiting:
                if something or self._stopping.is_set():
                    return
        finally:
            waiting.close()


def _folder(taken: Taken) -> str:
    """What was left half done when it first came belongs where it would have gone then."""
    match taken.first or taken.judgement.decision:
        case Decision.TO_A_PERSON | Decision.REFUSED:
            return FOR_A_PERSON
        case _:
            return DONE
