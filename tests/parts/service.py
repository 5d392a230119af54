"""The whole service as it runs, in a thread of its own: real HTTP, real books, mails as files, a clock that is moved."""

import asyncio
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from aiohttp import web

from bot.app import demo_settings, load_demo, open_service
from bot.clock import MovableClock
from bot.settings import Settings

SECRET = "a secret for tests, and long enough to be taken"


@dataclass(frozen=True, slots=True)
class Running:
    """A running demo; `clock` is the one everything goes by, and may be moved from outside."""

    url: str
    settings: Settings
    clock: MovableClock

    @property
    def mail_folder(self) -> Path:
        return self.settings.mail_folder


@contextmanager
def running_demo(folder: Path, *, began: datetime | None = None, database_url: str = "") -> Iterator[Running]:
    """The demo on a free port; its clock stands at `began` (aware) when given, and runs on from there."""
    port = _free_port()
    clock = MovableClock()
    if began is not None:
        clock.move_to(began)
    given = Settings(
        _env_file=None,
        demo=True,
        port=port,
        database_url=database_url or f"sqlite:///{folder}/styrmand.db",
        mail_folder=folder / "mail",
        secret_key=SECRET,
    )
    settings = demo_settings(given)
    load_demo(settings, clock)
    ready, stop = threading.Event(), _Stop()
    thread = threading.Thread(
        target=lambda: asyncio.run(_serve(settings, clock, ready, stop)), name="service"
    )
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    thread.start()
    try:
        assert ready.wait(30), "the service did not start within 30 seconds"
        yield Running(settings.base_url, settings, clock)
    finally:
        stop()
        thread.join(40)
        structlog.configure(**before)


class _Stop:
    """Ends the service from another thread."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.event: asyncio.Event | None = None

    def __call__(self) -> None:
        if self.loop and self.event:
            self.loop.call_soon_threadsafe(self.event.set)


async def _serve(settings: Settings, clock: MovableClock, ready: threading.Event, stop: _Stop) -> None:
    stop.loop, stop.event = asyncio.get_running_loop(), asyncio.Event()
    async with open_service(settings, clock) as service:
        runner = web.AppRunner(service.application, access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", settings.port).start()
            ready.set()
            await stop.event.wait()
        finally:
            await runner.cleanup()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
