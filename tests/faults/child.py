"""The bot as `styrmand serve` runs it, in a process of its own to be killed; its clock may run many times as fast.

What an operator sets is read from STYRMAND_*; the trial sets, beside it, when the clock began and how fast it runs.
All that waits by the clock (leases, knocks, the ten minutes for a proof) takes that much less.
"""

import asyncio
import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from bot import app
from bot.logs import configure
from bot.settings import Settings
from storage import migrating

VARIABLE = "TRIAL_CLOCK"
SCRIPTS = "TRIAL_SCRIPTS"
"""A folder with the migrations of a made-up next version."""


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
    def from_environment(cls) -> Self:
        return cls(**json.loads(os.environ[VARIABLE]))


def main() -> None:
    clock = FastClock.from_environment()
    for name in ("PUMP_EVERY", "REAP_EVERY"):
        setattr(app, name, getattr(app, name) / clock.speed)
    if scripts := os.environ.get(SCRIPTS):
        migrating.SCRIPTS = Path(scripts)
    configure("WARNING", as_json=True)
    settings = Settings.read()
    app.bring_up(settings)
    asyncio.run(app.serve(settings, clock))


if __name__ == "__main__":
    main()
