"""The same processes as in `kills`, in a network of their own whose line swallows everything for a while.

No ICMP, no RST, no end of any connection: whatever is sent goes nowhere, and whoever waits for an answer waits. What is
on the far side of that line is one of four: the books, Teams with its login and keys, the mail server, the mailbox.

    python -m tests.faults.swallowed [books] [teams] [answers] [mail] [mailbox]
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.faults.fleet import Taps, kept, once_more, seat, tapping
from tests.faults.held_up import Seen, finished, in_the_middle
from tests.faults.kills import SPEED, Cut, Figures, Ledger, Trial, trial, until
from tests.parts.apart import Apart, set_apart
from tests.parts.postgres import shared_server

TOLD_WITHIN = 15.0
"""Seconds in which Teams wants its answer."""


@dataclass
class Swallowed:
    """How it went while nothing came through for `seconds`, and afterwards; in the machine's seconds.

    `colour` is what the last look said of readiness in that time, `green` how long after it all was green again and
    `called` until the first call; `ambiguous` the tries whose answer was lost, `unreached` those that never began.
    """

    seconds: float
    figures: Figures
    seen: Seen
    calls: int = 0
    green: float = 0.0
    called: float = 0.0
    unreached: int = 0
    ambiguous: int = 0
    taps: Taps = field(default_factory=Taps)
    wrong: int = 0
    """Taps that were taken and are not what is in the books."""

    @property
    def nothing_lost(self) -> bool:
        of = self.figures
        return not (of.lost + of.doubled_cards + of.doubled_mails + of.unseen + of.unsettled + self.wrong)

    @property
    def waited(self) -> float:
        """The longest anybody was kept waiting for an answer of whatever kind."""
        return max([*self.taps.seconds, *self.taps.in_vain], default=0.0)


def books(seconds: float = 60.0) -> Swallowed:
    """The PostgreSQL server: eight people tap all the time, in the middle of a burst."""
    run = f"swallowed-{os.getpid()}"
    with (
        set_apart() as apart,
        shared_server(run, listens=apart.cut.here) as server,
        trial("postgresql", server=server, apart=apart, cut={Cut.BOOKS}) as made,
    ):
        made.more["STYRMAND_DATABASE_URL"] = _by_tcp(made.url, apart)
        seated = seat(made)
        in_the_middle(made, 1, 4)
        port, seen = _watched(made)
        with tapping(made, seated, [port], anew=True) as taps:
            once_more(taps, 20)
            found = _while_nothing_comes_through(made, apart, seen, seconds, Trial.calls)
            once_more(taps, 40)
        found.taps, found.wrong = taps, len(kept(made, taps)) + taps.given_up
        found.figures = finished(made, Figures("postgresql", 1))
        return found


def teams(seconds: float = 60.0, speed: float = 8.0, *, answers_only: bool = False) -> Swallowed:
    """The connector, and the login and the keys beside it."""
    with set_apart() as apart, trial("sqlite", speed, apart=apart, cut={Cut.TEAMS}) as made:
        in_the_middle(made, 1, 4)
        _, seen = _watched(made)
        found = _while_nothing_comes_through(made, apart, seen, seconds, _cards, answers_only=answers_only)
        found.figures = finished(made, Figures("sqlite", 1))
        return found


def answers(seconds: float = 60.0, speed: float = 8.0) -> Swallowed:
    """The same, but what is sent does come there: only the answers are swallowed."""
    return teams(seconds, speed, answers_only=True)


def mail(seconds: float = 60.0, speed: float = 2.0) -> Swallowed:
    """No faster: an answer after the final dot is waited for a minute, and a lease must be longer."""
    with set_apart() as apart, trial("sqlite", speed, apart=apart, cut={Cut.MAIL}) as made:
        in_the_middle(made, 1, 4)
        _, seen = _watched(made)
        found = _while_nothing_comes_through(made, apart, seen, seconds, _mails)
        found.figures = finished(made, Figures("sqlite", 1))
        return found


def _cards(made: Trial) -> int:
    return len(made.microsoft.connector.calls)


def _mails(made: Trial) -> int:
    return len(made.smtp.received)


def _by_tcp(url: str, apart: Apart) -> str:
    return f"postgresql://postgres@{apart.cut.here}:5432{urlsplit(url).path}"


def _watched(made: Trial) -> tuple[int, Seen]:
    port = made.ports[made.processes[0].pid]
    seen = Seen(port, made.reached_at)
    until(seen.look, 60, made, lambda: None)
    seen.stall, seen.looks, seen.red = 0.0, 0, 0
    return port, seen


def _while_nothing_comes_through(
    made: Trial,
    apart: Apart,
    seen: Seen,
    seconds: float,
    calls: Callable[[Trial], int],
    *,
    answers_only: bool = False,
) -> Swallowed:
    """And until the same process is green and at work again by itself, which `calls` tell that come there."""
    process = made.processes[0]
    with apart.swallowing(answers_only=answers_only):
        before = calls(made)
        seen.look_for(seconds)
        meanwhile = calls(made) - before
    found = Swallowed(seconds, Figures("", 1), seen, meanwhile)
    began, heard = time.monotonic(), calls(made)
    until(seen.look, 120, made, lambda: None)
    found.green = time.monotonic() - began
    until(lambda: calls(made) > heard, 400, made, lambda: None)
    found.called = time.monotonic() - began
    seen.look()
    assert process.poll() is None, "it ended by itself"
    return found


TRIALS: dict[str, Callable[[], object]] = {"books": books, "teams": teams, "answers": answers, "mail": mail}


def main(names: Sequence[str]) -> None:
    for name in names or TRIALS:
        print(name, TRIALS[name](), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
