"""The bot as `styrmand serve` runs it, in a process of its own to be killed; its clock may run many times as fast.

What an operator sets is read from STYRMAND_*; the trial sets, beside it, when the clock began and how fast it runs.
All that waits by the clock (leases, knocks, the ten minutes for a proof) takes that much less.
"""

import asyncio
import json
import os
import signal
import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Self

from aiohttp import web

from bot import app
from bot.logs import configure
from bot.settings import Settings

VARIABLE = "TRIAL_CLOCK"


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


async def serve() -> None:
    clock = FastClock.from_environment()
    settings = Settings.read()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with app.open_service(settings, clock, ticking=False) as service:
        runner = web.AppRunner(service.application, access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", settings.port).start()
            service.clockwork.start()
            await stop.wait()
        finally:
            await asyncio.gather(runner.cleanup(), service.delivery.stop())
            await service.clockwork.stop()


def main() -> None:
    speed = FastClock.from_environment().speed
    for name in ("PUMP_EVERY", "REAP_EVERY"):
        setattr(app, name, getattr(app, name) / speed)
    configure("WARNING", as_json=True)
    asyncio.run(serve())


if __name__ == "__main__":
    main()
