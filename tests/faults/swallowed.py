"""The same processes as in `kills`, in a network of their own whose line swallows everything for a while, or some of it.

No ICMP, no RST, no end of any connection: whatever is sent goes nowhere, and whoever waits for an answer waits. On the
far side of that line are the books, or Teams with its login and keys, the mail server and the mailbox, by turns or at once.

    python -m tests.faults.swallowed [books] [teams] [answers] [mail] [mailbox] [new_mailbox]
    python -m tests.faults.swallowed [lossy_books] [lossy] [large_books] [large]
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import icalendar

from tests.faults.child import SCALED
from tests.faults.fleet import Taps, kept, once_more, seat, tapping
from tests.faults.held_up import Seen, finished, in_the_middle
from tests.faults.kills import SPEED, Cut, Figures, Ledger, Trial, trial, until
from tests.parts.apart import LARGE, ONE_IN_SEVEN, Apart, set_apart
from tests.parts.imap import ImapServer
from tests.parts.postgres import shared_server
from tests.parts.smtp import Received
from tests.replies import samples
from tests.replies.samples import TRUSTED, Part, verdict


@dataclass
class Swallowed:
    """How it went while nothing came through for `seconds`, and after that; all in the machine's seconds.

    `green` and `called` are how long after it readiness was green again and the first call came, `read` until all that
    lay in the mailbox was taken; `noticed` is how long the line was dead before the mailbox was known to be away. `calls` came meanwhile; `unreached` are tries that never began.
    """

    seconds: float
    seen: Seen
    figures: Figures = field(default_factory=lambda: Figures("", 0))
    taps: Taps = field(default_factory=Taps)
    calls: int = 0
    green: float = 0.0
    called: float = 0.0
    noticed: float = 0.0
    read: float = 0.0
    unreached: int = 0
    wrong: int = 0
    """Answers that were taken, or lay in the mailbox, and are not in the books."""

    @property
    def nothing_lost(self) -> bool:
        of = self.figures
        return not (of.lost + of.doubled_cards + of.doubled_mails + of.unseen + of.unsettled + self.wrong)

    @property
    def told_within(self) -> float:
        """The longest that anybody who tapped was kept waiting for an answer of whatever kind."""
        return max([*self.taps.seconds, *self.taps.in_vain], default=0.0)


How = Callable[[Apart], AbstractContextManager[None]]
everything: How = Apart.swallowing


def the_answers(apart: Apart) -> AbstractContextManager[None]:
    """What is sent does come there."""
    return apart.swallowing(answers_only=True)


def one_in_seven(apart: Apart) -> AbstractContextManager[None]:
    return apart.losing(ONE_IN_SEVEN)


def the_large(apart: Apart) -> AbstractContextManager[None]:
    return apart.losing(LARGE)


# The books


def books(
    seconds: float = 60.0,
    apart: Apart | None = None,
    *,
    meetings: int = 4,
    speed: float = SPEED,
    how: How = everything,
) -> Swallowed:
    """In the middle of a burst, while eight people tap all the time."""
    with ExitStack() as stack:
        apart = apart or stack.enter_context(set_apart())
        server = stack.enter_context(shared_server(f"swallowed-{os.getpid()}", listens=apart.cut.here))
        made = stack.enter_context(trial("postgresql", speed, server=server, apart=apart))
        made.more["STYRMAND_DATABASE_URL"] = _by_tcp(made.url, apart)
        seated = seat(made)
        in_the_middle(made, 1, meetings)
        seen = _watched(made)
        with tapping(made, seated, [seen.port], anew=True) as taps:
            once_more(taps, 10)
            with how(apart):
                found = _watch(made, seen, seconds, Trial.calls)
            _back(made, found, Trial.calls)
            once_more(taps, 20)
        found.taps, found.wrong = taps, len(kept(made, taps)) + taps.given_up
        return _ended(made, found, Figures("postgresql", 1))


def _by_tcp(url: str, apart: Apart) -> str:
    return f"postgresql://postgres@{apart.cut.here}:5432{urlsplit(url).path}"


# What is outside


def outside(
    *cut: Cut,
    seconds: float = 60.0,
    speed: float = 8.0,
    scaled: bool = False,
    how: How = everything,
    anew: bool = False,
    apart: Apart | None = None,
) -> Swallowed:
    """In the middle of a burst. `scaled`: whoever waits for the network waits as much less as the clock is faster.

    `anew`: when the line lets through, the mailbox is another process's, which knows of no line.
    """
    with ExitStack() as stack:
        apart = apart or stack.enter_context(set_apart())
        made = stack.enter_context(trial("sqlite", speed, apart=apart, cut=cut))
        replies = _replies(made, apart, stack) if Cut.MAILBOX in cut else None
        if scaled:
            made.more[SCALED] = "1"
        in_the_middle(made, 1, 1 if scaled else 4)
        seen, calls = _watched(made), HEARD.get(cut[0], Trial.calls)
        if replies:
            replies.come(3)
            until(lambda: replies.taken == replies.laid, 30, made, lambda: None)
        before = calls(made)
        made.convene(1 if scaled else 2)
        until(lambda: calls(made) > before + 8, 30, made, lambda: None)
        with how(apart):
            if replies:
                replies.come(3)
            if replies and anew:
                replies.server.down()
                replies.server.up()
            found = _watch(made, seen, seconds, calls)
        _back(made, found, calls, replies)
        return _ended(made, found, Figures("sqlite", 1))


def teams() -> Swallowed:
    return outside(Cut.TEAMS)


def answers() -> Swallowed:
    return outside(Cut.TEAMS, how=the_answers)


def mail() -> Swallowed:
    """No faster: an answer after the final dot is waited for a minute, and a lease must be longer."""
    return outside(Cut.MAIL, speed=2.0)


def mailbox() -> Swallowed:
    return outside(Cut.MAILBOX, seconds=120.0)


def new_mailbox() -> Swallowed:
    return outside(Cut.MAILBOX, seconds=40.0, anew=True)


# Only some of it. Not much faster than the network, which takes its time to send again what was lost.


def lossy_books() -> Swallowed:
    return books(speed=2.0, how=one_in_seven)


def lossy() -> Swallowed:
    return outside(Cut.TEAMS, Cut.MAIL, Cut.MAILBOX, speed=2.0, how=one_in_seven)


def large_books() -> Swallowed:
    return books(speed=2.0, how=the_large)


def large() -> Swallowed:
    return outside(Cut.TEAMS, Cut.MAIL, Cut.MAILBOX, speed=2.0, how=the_large)


@dataclass
class Replies:
    """What members' calendars answer to the first mail they got, in a mailbox that the processes read."""

    made: Trial
    server: ImapServer
    laid: int = 0

    @property
    def taken(self) -> int:
        found = Ledger(self.made.url).ask("SELECT count(*) FROM answer_history WHERE source = 'calendar'")
        return int(found[0][0])

    def come(self, count: int) -> None:
        until(lambda: len(self._invited()) >= self.laid + count, 30, self.made, lambda: None)
        for received in self._invited()[self.laid : self.laid + count]:
            self.server.deliver(_reply(received, f"{self.made.now():%Y%m%dT%H%M%SZ}"))
            self.laid += 1

    def _invited(self) -> list[Received]:
        first: dict[tuple[str, ...], Received] = {}
        for one in list(self.made.smtp.received):
            first.setdefault(one.recipients, one)
        return list(first.values())


def _replies(made: Trial, apart: Apart, stack: ExitStack) -> Replies:
    server = ImapServer(host=apart.cut.here)
    stack.callback(server.stop)
    server.up()
    made.more |= {"STYRMAND_IMAP_URL": server.url, "STYRMAND_MAIL_TRUSTS": TRUSTED}
    return Replies(made, server)


def _reply(received: Received, stamp: str) -> bytes:
    [part] = [one for one in received.message.walk() if one.get_content_type() == "text/calendar"]
    event = icalendar.Calendar.from_ical(part.get_payload(decode=True)).events[0]
    [who] = received.recipients
    answer = samples.answer(attendee=who, uid=str(event["UID"]), sequence=int(event["SEQUENCE"]), stamp=stamp)
    vouched = verdict(f"dmarc=pass header.from={who.partition('@')[2]}")
    return samples.mail(Part(answer, "text/calendar; charset=UTF-8"), vouched, sender=who, id=f"<svar.{who}>")


# How all of them go


def _cards(made: Trial) -> int:
    return len(made.microsoft.connector.calls)


def _mails(made: Trial) -> int:
    return len(made.smtp.received)


HEARD = {Cut.TEAMS: _cards, Cut.MAIL: _mails}
NO_MAILBOX = "styrmand_mailbox_up 0.0"


def _watched(made: Trial) -> Seen:
    seen = Seen(made.ports[made.processes[0].pid], made.reached_at)
    until(seen.look, 60, made, lambda: None)
    seen.stall, seen.looks, seen.red = 0.0, 0, 0
    return seen


def _watch(made: Trial, seen: Seen, seconds: float, calls: Callable[[Trial], int]) -> Swallowed:
    """From outside, once a second, by the line that is open."""
    found, began, before = Swallowed(seconds, seen), time.monotonic(), calls(made)
    while (spent := time.monotonic() - began) < seconds:
        seen.look()
        if NO_MAILBOX in seen.page and not found.noticed:
            found.noticed = spent
        time.sleep(min(1.0, max(0.0, began + seconds - time.monotonic())))
    found.calls = calls(made) - before
    return found


def _back(
    made: Trial, found: Swallowed, calls: Callable[[Trial], int], replies: Replies | None = None
) -> None:
    """The same process must be green and at work again without a word from outside."""
    began, heard = time.monotonic(), calls(made)
    until(found.seen.look, 120, made, lambda: None)
    found.green = time.monotonic() - began
    ledger = Ledger(made.url)
    until(lambda: calls(made) > heard or not ledger.open(), 400, made, lambda: None)
    found.called = time.monotonic() - began
    if replies:
        until(lambda: replies.taken == replies.laid, 200, made, lambda: None)
        found.read = time.monotonic() - began
    found.seen.look()


def _ended(made: Trial, found: Swallowed, figures: Figures) -> Swallowed:
    until(lambda: not Ledger(made.url).open(), 300, made, lambda: None)
    [(found.unreached,)] = Ledger(made.url).ask("SELECT coalesce(sum(unreached), 0) FROM delivery")
    found.figures = finished(made, figures)
    return found


TRIALS: dict[str, Callable[[], Swallowed]] = {
    "books": books,
    "teams": teams,
    "answers": answers,
    "mail": mail,
    "mailbox": mailbox,
    "new_mailbox": new_mailbox,
    "lossy_books": lossy_books,
    "lossy": lossy,
    "large_books": large_books,
    "large": large,
}


def main(names: Sequence[str]) -> None:
    for name in names or TRIALS:
        print(name, TRIALS[name](), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
