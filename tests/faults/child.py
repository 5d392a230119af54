"""The bot as `styrmand serve` runs it, in a process of its own to be killed; its clock may run many times as fast.

What an operator sets is read from STYRMAND_*; the trial sets, beside it, when the clock began and how fast it runs.
All that waits by the clock (leases, knocks, the ten minutes for a proof) takes that much less. Without a clock of the
trial's it is the machine's, and with it everything that `styrmand serve` does by that: the pace, and the server's time.
"""

import asyncio
import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from bot import app, pulse
from bot.delivery import engine
from bot.delivery.engine import Delivery
from bot.delivery.pacing import documented
from bot.logs import configure
from bot.mail import imap, smtp
from bot.mail.inbox import Inbox
from bot.offices import system_clock
from bot.settings import Settings
from bot.teams.connector import Connector
from storage import migrating

VARIABLE = "TRIAL_CLOCK"
SCRIPTS = "TRIAL_SCRIPTS"
"""A folder with the migrations of a made-up next version."""
READY = "TRIAL_READY"
PACED = "TRIAL_PACED"
"""Keeps to the documented limits by the trial's clock, which does so when it runs as fast as the world's."""
SCALED = "TRIAL_SCALED"
"""Waits for a network as much less, too; the network itself is as fast as ever."""


@dataclass(frozen=True)
class FastClock:
    """`began` by this clock was `at` by the machine's (seconds since 1970); all processes of a trial agree on it."""

    began: str
    at: float
    speed: float

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.began) + timedelta(seconds=(time.time() - self.at) * self.speed)

    def to_environment(self) -> dict[str, str]:
        return {VARIABLE: json.dumps(asdict(self))}

    @classmethod
    def from_environment(cls) -> Self | None:
        told = os.environ.get(VARIABLE)
        return cls(**json.loads(told)) if told else None


def paced(*given: Any, **named: Any) -> Delivery:
    return Delivery(*given, **named | {"pacing": documented()})


def impatient(speed: float) -> None:
    """What is waited for by the machine's clock, because the other end lives by it."""
    for module, names in (
        (smtp, ("TIMEOUT", "AFTER_THE_DOT", "IDLE")),
        (imap, ("TIMEOUT",)),
        (engine, ("SEND_WITHIN", "WAIT_WITHIN")),
    ):
        for name in names:
            setattr(module, name, getattr(module, name) / speed)
    Connector.__init__.__kwdefaults__["timeout"] /= speed
    usual = Inbox.__init__.__kwdefaults__
    usual["look_every"] /= speed
    usual["when_refused"] /= speed
    usual["pauses"] = tuple(one / speed for one in usual["pauses"])


def say_ready(_: str) -> None:
    """When this process was first at work, by the clock that all processes of a machine share."""
    if file := os.environ.pop(READY, ""):
        with Path(file).open("a", encoding="ascii") as ready:
            ready.write(f"{os.getpid()} {time.monotonic()}\n")


def main() -> None:
    clock = FastClock.from_environment()
    speed = clock.speed if clock else 1
    for name in ("PUMP_EVERY", "REAP_EVERY"):
        setattr(app, name, getattr(app, name) / speed)
    pulse.SPAN /= speed
    if scripts := os.environ.get(SCRIPTS):
        migrating.SCRIPTS = Path(scripts)
    if PACED in os.environ:
        app.Delivery = paced  # type: ignore[assignment, misc]
    if SCALED in os.environ:
        impatient(speed)
    configure("WARNING", as_json=True)
    settings = Settings.read()
    app.bring_up(settings)
    asyncio.run(app.serve(settings, clock or system_clock, say_ready))


if __name__ == "__main__":
    main()
