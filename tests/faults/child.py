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
from bot.delivery.engine import Delivery
from bot.delivery.pacing import documented
from bot.logs import configure
from bot.offices import system_clock
from bot.settings import Settings
from storage import migrating

VARIABLE = "TRIAL_CLOCK"
SCRIPTS = "TRIAL_SCRIPTS"
"""A folder with the migrations of a made-up next version."""
READY = "TRIAL_READY"
PACED = "TRIAL_PACED"
"""Keeps to the documented limits by the trial's clock, which does so when it runs as fast as the world's."""


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
    configure("WARNING", as_json=True)
    settings = Settings.read()
    app.bring_up(settings)
    asyncio.run(app.serve(settings, clock or system_clock, say_ready))


if __name__ == "__main__":
    main()
