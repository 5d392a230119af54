"""Chromium's DevTools protocol over two pipes: no port, no socket, and the browser ends when the pipe does."""

import contextlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from tests.parts.scratch import scratch

Listener = Callable[[str, dict[str, Any]], None]

FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",  # root has none, and only our own pages are visited
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--lang=da",
    # A page of ours that asks the internet for anything is a fault that the tests must see.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


# Chromium reads descriptor 3 and writes descriptor 4: ours are moved there, over spare numbers above both.
MOVE_PIPES = """
import fcntl, os, sys
ours = [int(number) for number in sys.argv[1:3]]
spare = [fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, 10) for number in ours]
for number in ours:
    os.close(number)
for number, place in zip(spare, (3, 4)):
    os.dup2(number, place)
os.execv(sys.argv[3], sys.argv[3:])
"""


class BrowserError(AssertionError):
    """The browser refused, the page threw, or what a test waits for did not come."""


def find_chromium() -> str | None:
    """`$CHROMIUM`, else the first Chromium or Chrome on PATH; None where there is none."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((found for name in names if name and (found := shutil.which(name))), None)


class DevTools:
    """One Chromium process. `call` may be used from any thread; events come on the reading thread."""

    def __init__(self, program: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="styrmand-chromium-", dir=scratch()))
        self._ids = itertools.count(1)
        self._asked: dict[int, Future[dict[str, Any]]] = {}
        self._listeners: dict[str, Listener] = {}
        self._lock = threading.Lock()
        self._gone = ""
        self._start(program)

    def _start(self, program: str) -> None:
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        profile = f"--user-data-dir={self.folder / 'profile'}"
        with (self.folder / "stderr").open("wb") as complaints:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-I", "-c", MOVE_PIPES, str(to_browser), str(from_browser)),
                    *(program, *FLAGS, profile),
                ],
                pass_fds=(to_browser, from_browser),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                start_new_session=True,
            )
        os.close(to_browser)
        os.close(from_browser)
        threading.Thread(target=self._listen, name="devtools", daemon=True).start()

    def call(self, method: str, session: str = "", seconds: float = 30, **params: Any) -> dict[str, Any]:
        """The answer to one command. Raises BrowserError on the browser's no, its death, or after `seconds`."""
        answer = self.post(method, session, **params)
        try:
            message = answer.result(seconds)
        except TimeoutError:
            raise BrowserError(f"{method}: no answer within {seconds} s") from None
        if "error" in message:
            raise BrowserError(f"{method}: {message['error']['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def post(self, method: str, session: str = "", **params: Any) -> Future[dict[str, Any]]:
        """Sends one command without waiting; what the reading thread itself may use."""
        command: dict[str, Any] = {"id": next(self._ids), "method": method, "params": params}
        if session:
            command["sessionId"] = session
        answer: Future[dict[str, Any]] = Future()
        with self._lock:
            if self._gone:
                raise BrowserError(self._gone)
            self._asked[command["id"]] = answer
            left = memoryview(json.dumps(command).encode() + b"\0")
            while left:
                left = left[os.write(self._write, left) :]
        return answer

    def listen(self, session: str, listener: Listener) -> None:
        """Every event of a session (the browser's own: "") goes to `listener(method, params)`."""
        self._listeners[session] = listener

    def _listen(self) -> None:
        heard = bytearray()
        while chunk := os.read(self._read, 1 << 20):
            heard += chunk
            *messages, rest = heard.split(b"\0") if b"\0" in chunk else [heard]
            heard = bytearray(rest)
            for message in messages:
                self._take(json.loads(message))
        os.close(self._read)
        self._end("The browser has ended")

    def _take(self, message: dict[str, Any]) -> None:
        if "id" in message:
            if answer := self._asked.pop(message["id"], None):
                answer.set_result(message)
        elif listener := self._listeners.get(message.get("sessionId", "")):
            listener(message["method"], message.get("params", {}))

    def _end(self, why: str) -> None:
        with self._lock:
            if not self._gone:
                self._gone = why
                os.close(self._write)
        for answer in list(self._asked.values()):
            answer.set_result({"error": {"message": why}})
        self._asked.clear()

    def close(self) -> None:
        """Ends the browser, first by closing its pipe and then by force, and clears its folder away."""
        self._end("The browser was closed")
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def complaints(self) -> str:
        """What the browser wrote on its standard error, for the message of a failed start."""
        return (self.folder / "stderr").read_text(errors="replace")[-2000:]
