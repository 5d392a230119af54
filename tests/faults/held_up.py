"""The same processes as in `kills`, ended or held up in other ways: frozen, told to end, without their database.

python -m tests.faults.held_up [frozen] [gone] [locked] [full] [told_to_end]
"""

import errno
import os
import re
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGCONT, SIGSTOP
from tempfile import TemporaryDirectory

from tests.faults.kills import SPEED, Figures, Ledger, Trial, judged, trial, until
from tests.parts.postgres import restartable, shared_server

LEASE = 180 / SPEED
STALL = re.compile(r"^styrmand_loop_stall_seconds (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Held:
    """How it went with a process that was held up, in the machine's seconds."""

    figures: Figures
    seconds: float
    told: int = 0
    seen: "Seen | None" = None
    says: str = ""


def finished(made: Trial, figures: Figures) -> Figures:
    ledger = Ledger(made.url)
    until(lambda: not ledger.open(), 240, made, lambda: None)
    made.stop()
    return judged(made, figures)


def in_the_middle(made: Trial, replicas: int, meetings: int) -> None:
    made.convene(meetings)
    for _ in range(replicas):
        made.start()
    until(lambda: len(made.ready()) == replicas and made.calls() > 20, 120, made, lambda: None)


# F3


def frozen() -> Held:
    """Of three one is frozen while Teams holds its answers back, and one is killed.

    The frozen one goes on two leases later as if nothing were, with outcomes that nobody waits for any more.
    """
    with trial("postgresql") as made:
        microsoft, ledger = made.microsoft.connector, Ledger(made.url)
        for _ in range(3):
            made.start()
        until(lambda: len(made.ready()) == 3, 120, made, lambda: None)
        microsoft.delay = LEASE / 3
        made.convene(4)
        victim, killed, _ = made.processes
        until(lambda: ledger.held_by(victim.pid) > 8, 60, made, lambda: None)
        until(lambda: len(microsoft.calls) > 16, 60, made, lambda: None)
        victim.send_signal(SIGSTOP)
        began, held = time.monotonic(), ledger.held_by(victim.pid)
        made.processes.remove(killed)
        killed.kill()
        killed.wait(10)
        microsoft.delay = 0.03
        time.sleep(2 * LEASE)
        victim.send_signal(SIGCONT)
        made.start()
        figures = finished(made, Figures("postgresql", 3, kills=1, lease=LEASE))
        fenced = (made.folder / "log").read_text().count("notice.noted_too_late")
        return Held(
            figures, time.monotonic() - began, fenced, says=f"{held} notices in its hands when it froze"
        )


# F15


def told_to_end() -> Held:
    """SIGTERM in the middle of a burst; what it says of its notices then, and all of them in the end."""
    with trial("sqlite") as made:
        in_the_middle(made, 1, 4)
        process, began = made.processes.pop(), time.monotonic()
        process.terminate()
        process.wait(60)
        took, ledger = time.monotonic() - began, Ledger(made.url)
        query = "SELECT count(*) FROM delivery WHERE state IN ('claimed', 'sending', 'unknown')"
        unsure = ledger.ask(query)[0][0]
        made.start()
        return Held(finished(made, Figures("sqlite", 1)), took, int(unsure))


# F4


@dataclass
class Seen:
    """What an onlooker sees of a process from outside, once a second: its colour, and its longest stall."""

    port: int
    host: str = "127.0.0.1"
    red: int = 0
    looks: int = 0
    stall: float = 0.0
    page: str = field(default="", repr=False)

    def look(self) -> bool:
        """True when /readyz is green."""
        green = self._get("readyz")[0] == 200
        self.looks, self.red = self.looks + 1, self.red + (not green)
        self.page = self._get("metrics")[1]
        if found := STALL.search(self.page):
            self.stall = max(self.stall, float(found[1]))
        return green

    def look_for(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            self.look()
            time.sleep(min(1.0, max(0.0, ends - time.monotonic())))

    def _get(self, page: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://{self.host}:{self.port}/{page}", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()


Trouble = Callable[[], AbstractContextManager[None]]


def without_database(made: Trial, trouble: Trouble, engine: str, seconds: float) -> Held:
    """For longer than anybody waits; the same process must be at work and green again without a word from outside."""
    in_the_middle(made, 1, 4)
    process = made.processes[0]
    seen = Seen(made.ports[process.pid])
    until(seen.look, 60, made, lambda: None)
    seen.stall = 0.0
    with trouble():
        made_before = made.calls()
        seen.look_for(seconds)
        made_during = made.calls() - made_before
    began, heard = time.monotonic(), made.calls()
    until(lambda: made.calls() > heard, 120, made, lambda: None)
    back = time.monotonic() - began
    until(seen.look, 120, made, lambda: None)
    green = time.monotonic() - began
    assert process.poll() is None, "it ended by itself"
    says = f"red in {seen.red} of {seen.looks} looks, {made_during} calls meanwhile, green again after {green:.1f} s"
    return Held(finished(made, Figures(engine, 1)), back, process.pid, seen, says)


def gone(seconds: float = 60.0) -> Held:
    """The PostgreSQL server is stopped, and started again."""
    run = f"gone-{os.getpid()}"
    with (
        shared_server(run) as server,
        restartable(run) as stopped,
        trial("postgresql", server=server) as made,
    ):
        return without_database(made, stopped, "postgresql", seconds)


def locked(seconds: float = 30.0) -> Held:
    """Another program holds the SQLite file."""
    with trial("sqlite") as made:
        return without_database(made, lambda: _held_file(made.url), "sqlite", seconds)


def full(seconds: float = 30.0) -> Held:
    """The disk the SQLite file lies on has no room; a small one of its own, which takes root to make."""
    with small_disk(16) as disk, trial("sqlite", books=disk) as made:
        return without_database(made, lambda: _ballast(disk), "sqlite", seconds)


@contextmanager
def _held_file(url: str) -> Iterator[None]:
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=30)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """In memory. Raises PermissionError where one may not mount."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        order = ("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "styrmand-trial", folder)
        if subprocess.run(order, check=False, capture_output=True).returncode:
            raise PermissionError("a disk of one's own takes root")
        stack.callback(subprocess.run, ("umount", folder), check=True)
        yield Path(folder)


@contextmanager
def _ballast(disk: Path) -> Iterator[None]:
    """To the last byte; what the books give up meanwhile is taken as well."""
    file = (disk / "ballast").open("wb", buffering=0)
    for size in (1 << 16, 1 << 12, 1):
        with suppress(OSError):
            while True:
                file.write(b"\0" * size)
    try:
        with suppress(OSError):
            file.write(b"\0")
            raise AssertionError(f"there is room left: not {errno.ENOSPC}")
        yield
    finally:
        file.close()
        (disk / "ballast").unlink()


TRIALS: dict[str, Callable[[], Held]] = {
    "frozen": frozen,
    "gone": gone,
    "locked": locked,
    "full": full,
    "told_to_end": told_to_end,
}


def main(names: Sequence[str]) -> None:
    for name in names or TRIALS:
        print(name, TRIALS[name](), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
