"""How processes that share the books on PostgreSQL wake each other: who has planned something rings, the others hear it.

It carries nothing but that there is news, and may be missed: whoever waits for it looks by himself now and then.
"""

import os
import select
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

import psycopg
from sqlalchemy import URL

from storage import engines

CHANNEL = "styrmand"
AT_MOST_EVERY = 0.2
"""Seconds: a hundred answers at once are one ring."""

AGAIN_AFTER = 5.0


class Bell:
    """Rings as soon as it is told to, from any thread; hears others only once it has been told whom to call."""

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._heard: Callable[[], None] = lambda: None
        self._thread: Thread | None = None
        self._rope: tuple[int, int] | None = None
        self._rung = self._closed = False

    def listen(self, heard: Callable[[], None]) -> None:
        """`heard` is called in a thread of the bell's own whenever another process has rung, or may have."""
        self._heard = heard
        self._rope = os.pipe()
        os.set_blocking(self._rope[1], False)
        self._thread = Thread(target=self._watch, name="bell", daemon=True)
        self._thread.start()

    def ring(self) -> None:
        """Waits for nothing: where the server has long had no line for the bell, the rope is pulled already."""
        self._rung = True
        if self._rope and not self._closed:
            self._pull(b".")

    def close(self) -> None:
        """What was rung before is heard; whoever does not listen rings now, once. Twice does no harm."""
        if self._closed:
            return
        self._closed = True
        if self._thread and self._rope:
            self._pull(b"x")
            self._thread.join(AGAIN_AFTER)
        elif self._rung:
            self._ring_once()

    def _pull(self, how: bytes) -> None:
        if self._rope:
            with suppress(BlockingIOError):
                os.write(self._rope[1], how)

    def _ring_once(self) -> None:
        try:
            with psycopg.connect(self._url, autocommit=True, connect_timeout=2) as line:
                line.execute(f"NOTIFY {CHANNEL}")
        except psycopg.Error:
            return  # the others look by themselves

    def _watch(self) -> None:
        assert self._rope is not None
        while not self._closed:
            try:
                with psycopg.connect(
                    self._url, autocommit=True, connect_timeout=5, **engines.POSTGRES_LINE
                ) as line:
                    line.execute(f"LISTEN {CHANNEL}")
                    self._heard()
                    self._attend(line, self._rope[0])
            except psycopg.Error:
                select.select([self._rope[0]], [], [], 0 if self._closed else AGAIN_AFTER)
                if not self._closed:
                    time.sleep(AT_MOST_EVERY)
        for end in self._rope:
            os.close(end)

    def _attend(self, line: "psycopg.Connection[object]", rope: int) -> None:
        while True:
            ready, _, _ = select.select([line.fileno(), rope], [], [])
            if rope in ready:
                os.read(rope, 4096)
                line.execute(f"NOTIFY {CHANNEL}")
            if self._closed:
                return
            if any(news.pid != line.info.backend_pid for news in line.notifies(timeout=0)):
                self._heard()
            time.sleep(AT_MOST_EVERY)
