"""A network that swallows everything, in a small way; for as long as it takes by `python -m tests.faults.swallowed`."""

import shutil
import socket
import subprocess
import sys
import time
import uuid
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from storage import migrate
from tests.faults import swallowed
from tests.faults.kills import Cut
from tests.faults.swallowed import Swallowed
from tests.parts.apart import Apart, apart_or_missing
from tests.parts.imap import find_dovecot
from tests.parts.missing import missing
from tests.parts.postgres import find_binaries, shared_server
from tests.parts.waiting import wait_until

HOLDS = """
import sys, time
from sqlalchemy import text
from storage import engines
line = engines.writing(engines.address(sys.argv[1])).connect()
line.begin()
line.execute(text("LOCK TABLE meeting IN EXCLUSIVE MODE"))
print("held", flush=True)
time.sleep(120)
"""


@pytest.fixture
def network():
    with apart_or_missing() as apart:
        yield apart


def test_the_books_behind_a_network_that_swallows(network: Apart):
    """Longer than anybody waits: whoever taps is told in time that nothing was saved, and so it is."""
    _needs_postgres()
    found = swallowed.books(13, network, meetings=1)
    _well(found)
    assert found.taps.ends["told that it was not saved"] > 0
    assert set(found.taps.ends) == {"answered", "told that it was not saved"}
    assert found.told_within < 15
    assert found.seen.red > 0


@pytest.mark.parametrize("how", [swallowed.everything, swallowed.the_large])
def test_teams_mail_server_and_mailbox_behind_a_network_that_swallows(network: Apart, how: swallowed.How):
    """Where greetings and logins pass, no card and no mail does."""
    found = _outside(network, how, anew=True)
    _well(found)
    assert (found.calls, found.seen.red) == (0, 0)  # another process would reach them no better


def test_teams_mail_server_and_mailbox_behind_a_network_that_loses_one_in_seven(network: Apart):
    found = _outside(network, swallowed.one_in_seven)
    _well(found)
    assert found.calls > 0
    assert found.seen.red == 0


def _outside(network: Apart, how: swallowed.How, *, anew: bool = False) -> Swallowed:
    if not find_dovecot():
        missing("No IMAP server", "install Debian's package dovecot-imapd")
    return swallowed.outside(
        Cut.TEAMS, Cut.MAIL, Cut.MAILBOX, seconds=6, speed=20, scaled=True, how=how, anew=anew, apart=network
    )


def test_a_line_that_dies_within_a_unit_of_work_keeps_its_locks_no_longer_than_half_a_minute(network: Apart):
    """By its own settings the server would end it after a minute."""
    _needs_postgres()
    with shared_server(f"swallowed-{uuid.uuid4().hex}", listens=network.cut.here) as server:
        url = server.fresh()
        migrate(url)
        far = f"postgresql://postgres@{network.cut.here}:5432{urlsplit(url).path}"
        command = network.command(sys.executable, "-c", HOLDS, far)
        with (
            subprocess.Popen(command, stdout=subprocess.PIPE) as holder,
            closing(psycopg.connect(url)) as mine,
        ):
            assert holder.stdout
            assert holder.stdout.readline() == b"held\n"
            # Else the answer that was not heard is missed at once, and not the line.
            wait_until(lambda: _all_is_heard(network.cut.here), 10, lambda: "it is acknowledged")
            with network.swallowing():
                began = time.monotonic()
                mine.execute("SET lock_timeout = '40s'")
                mine.execute("LOCK TABLE meeting IN EXCLUSIVE MODE")
                held = time.monotonic() - began
            holder.kill()
    assert held < 30


def test_a_network_of_its_own_leaves_nothing_behind():
    with apart_or_missing() as apart:
        assert apart.open.ours in _links()
    wait_until(lambda: apart.open.ours not in _links(), 10, "the line is gone")
    assert apart.cut.ours not in _links()


def _links() -> str:
    return subprocess.run(["ip", "link"], check=True, capture_output=True, text=True).stdout


def _well(found: Swallowed) -> None:
    assert found.nothing_lost, found
    assert found.seen.stall < 1, found  # 0.1 on a quiet machine, by the report


def _all_is_heard(here: str, port: int = 5432) -> bool:
    """Whether every byte sent from there has been acknowledged: `tx_queue` of the open lines in /proc/net/tcp (proc(5))."""
    ours = f"{int.from_bytes(socket.inet_aton(here), sys.byteorder):08X}:{port:04X}"
    lines = [one.split() for one in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    waiting = [
        queues.partition(":")[0] for _, local, _, state, queues, *_ in lines if (local, state) == (ours, "01")
    ]
    return bool(waiting) and not any(int(one, 16) for one in waiting)


def _needs_postgres() -> None:
    if not (find_binaries() or shutil.which("initdb")):
        missing("No PostgreSQL server", "install Debian's package postgresql")
