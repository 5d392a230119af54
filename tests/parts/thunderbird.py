"""A real Thunderbird for tests, headless: it opens invitations, presses their buttons, and says what its calendar holds.

Driven by Marionette, which is built in: a line of JSON with its length before it, on a port of this machine.
"""

import json
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.parts.missing import missing
from tests.parts.ports import free_port

_ORDERS = Path(__file__).with_name("thunderbird.js").read_text(encoding="utf-8")
_PREFERENCES = {
    "app.update.enabled": False,
    "calendar.timezone.local": "Europe/Copenhagen",
    "calendar.timezone.useSystemTimezone": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.rights.version": 1,
    "mail.spotlight.firstRunDone": True,
    "mailnews.start_page.enabled": False,
    "network.dns.disablePrefetch": True,
    "toolkit.telemetry.enabled": False,
}
_START_WITHIN = 60


class ThunderbirdError(Exception):
    """It did not do as it was told; the text is its own."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands over an opened invitation: a sentence, and the buttons a person may press."""

    label: str
    buttons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of the calendar; `shown` is the wall time in Copenhagen, `start` and `end` are ISO 8601 in UTC."""

    calendar: str
    uid: str
    title: str
    place: str
    text: str
    start: str
    end: str
    shown: str
    status: str
    sequence: int
    partstat: str
    alarms: int


class Thunderbird:
    """One person's own, with a profile that is thrown away; what it sends goes to the SMTP server at `smtp_port`."""

    def __init__(self, name: str, email: str, smtp_port: int) -> None:
        self._person = (name, email, smtp_port)
        self._program: subprocess.Popen[bytes] | None = None
        self._home: tempfile.TemporaryDirectory[str] | None = None
        self._wire: _Wire | None = None

    def __enter__(self) -> Self:
        program = shutil.which("thunderbird")
        if program is None:
            missing("thunderbird", "apt-get install thunderbird")
        self._home = tempfile.TemporaryDirectory(prefix="thunderbird-")
        port = free_port()
        home = Path(self._home.name)
        profile = home / "profile"
        profile.mkdir()
        (profile / "user.js").write_text(_user_js(_PREFERENCES | {"marionette.port": port}), encoding="utf-8")
        told = ("--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile")
        self._program = subprocess.Popen(
            [program, *told, str(profile)],
            env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Europe/Copenhagen"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self._greet(port)
        except BaseException:
            self._end()
            raise
        return self

    def _greet(self, port: int) -> None:
        self._wire = _Wire(port)
        self._wire.call("WebDriver:NewSession")
        self._wire.call("Marionette:SetContext", value="chrome")
        assert self._do("settle", *self._person) == "Europe/Copenhagen"

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        if self._wire is not None:
            self._wire.close()
        if self._program is not None:
            self._program.send_signal(signal.SIGTERM)
            try:
                self._program.wait(15)
            except subprocess.TimeoutExpired:
                self._program.kill()
                self._program.wait(15)
        if self._home is not None:
            self._home.cleanup()

    def open(self, mail: bytes) -> Bar:
        """The mail arrives and is opened."""
        return _bar(self._do("open", mail.decode("ascii")))

    def press(self, button: str) -> Bar:
        """Accept, Tentative, Decline, Update, Delete or Add, as `open` found it."""
        return _bar(self._do("press", button))

    def entries(self) -> list[Kept]:
        """By start."""
        return [Kept(**one) for one in self._do("entries")]

    def subscribe(self, url: str) -> None:
        """To a calendar at an address, which is fetched at once."""
        assert self._do("subscribe", url) is True

    def _do(self, order: str, *rest: Any) -> Any:
        assert self._wire is not None, "it runs between `with` and its end"
        said = self._wire.call(
            "WebDriver:ExecuteAsyncScript",
            script=_ORDERS,
            args=[order, *rest],
            newSandbox=True,
            sandbox="system",
            scriptTimeout=30_000,
        )["value"]
        if "fault" in said:
            raise ThunderbirdError(said["fault"])
        return said["answer"]


def _bar(told: dict[str, Any]) -> Bar:
    return Bar(told["label"], tuple(told["buttons"]))


def _user_js(preferences: dict[str, Any]) -> str:
    return "".join(
        f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()
    )


class _Wire:
    def __init__(self, port: int) -> None:
        self._socket = _connected(port)
        self._left = b""
        self._count = 0
        self._read()  # it says who it is

    def call(self, command: str, **parameters: Any) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, fault, result = self._read()
        if fault:
            raise ThunderbirdError(f"{fault['error']}: {fault['message']}")
        return result

    def close(self) -> None:
        self._socket.close()

    def _read(self) -> Any:
        length, _, rest = self._until(lambda held: b":" in held).partition(b":")
        self._left = rest
        whole = self._until(lambda held: len(held) >= int(length))
        self._left = whole[int(length) :]
        return json.loads(whole[: int(length)])

    def _until(self, enough: Any) -> bytes:
        while not enough(self._left):
            more = self._socket.recv(65536)
            if not more:
                raise ThunderbirdError("it hung up")
            self._left += more
        return self._left


def _connected(port: int) -> socket.socket:
    last = time.monotonic() + _START_WITHIN
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except ConnectionRefusedError:
            if time.monotonic() > last:
                raise
            time.sleep(0.1)
