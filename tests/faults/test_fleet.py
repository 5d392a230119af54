"""Real processes under constant taps: told to end, upgraded one after the other, killed behind a real balancer."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from storage import Current, migrating, state_of
from tests.faults import fleet
from tests.faults.child import SCRIPTS
from tests.faults.held_up import finished
from tests.faults.kills import ROOT, Figures, Ledger, Trial, trial
from tests.parts.missing import missing

HEAD = str(ScriptDirectory(str(migrating.SCRIPTS)).get_current_head())
NEXT = f'''
"""A made-up next version, which takes its time over the table of people."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{HEAD}"


def upgrade() -> None:
    op.add_column("person", sa.Column("phone", sa.String()))
    op.execute("SELECT pg_sleep(2)")
'''


def nothing_wrong(figures: Figures) -> None:
    """Mails are held against each other by Message-ID: every answer is followed by one for the calendar, too."""
    wrong = (figures.lost, figures.doubled_cards, figures.other_bytes, figures.unseen, figures.unsettled)
    assert wrong == (0, 0, 0, 0, 0), figures


def test_told_to_end_in_a_burst_it_answers_what_it_has_taken_and_is_gone_within_thirty_seconds():
    with trial("postgresql") as made:
        seated, port = fleet.seat(made), fleet.free_port()
        made.convene(4)
        made.start(STYRMAND_PORT=str(port))
        fleet.up(made, port)
        with fleet.tapping(made, seated, [port]) as taps:
            fleet.once_more(taps, 40)
            process, began = made.processes.pop(), time.monotonic()
            process.terminate()
            assert process.wait(40) == 0
            took = time.monotonic() - began
            unsure = Ledger(made.url).ask(
                "SELECT count(*) FROM delivery WHERE state IN ('claimed', 'sending', 'unknown')"
            )
            made.start(STYRMAND_PORT=str(port))
            fleet.up(made, port)
            fleet.once_more(taps, 20)
        assert took < 30
        assert unsure == [(0,)]
        assert taps.ends.keys() <= {"answered", "nobody there", "cut"}, taps.ends
        assert taps.ends["cut"] <= fleet.TAPPERS, "only what stood in the line of the socket that closed"
        assert (taps.given_up, fleet.kept(made, taps)) == (0, {})
        nothing_wrong(finished(made, Figures("postgresql", 1)))


@contextmanager
def next_version(made: Trial, *, additive: bool) -> Iterator[str]:
    """The folder with its migrations."""
    scripts = made.folder / "migrations"
    shutil.copytree(migrating.SCRIPTS, scripts)
    (scripts / "versions" / "9999_next.py").write_text(f"{NEXT}\n\nADDITIVE = {additive}\n")
    yield str(scripts)


def state_for(made: Trial, scripts: str) -> object:
    """As the next version sees it."""
    found, migrating.SCRIPTS = migrating.SCRIPTS, Path(scripts)
    try:
        return state_of(made.url)
    finally:
        migrating.SCRIPTS = found


def test_two_replicas_are_replaced_one_by_one_over_an_additive_migration():
    """The old ones go on with the new tables, also while they are being changed, until it is their turn."""
    with trial("postgresql") as made, next_version(made, additive=True) as scripts:
        seated, ports = fleet.seat(made), [fleet.free_port(), fleet.free_port()]
        made.convene(4)
        for port in ports:
            made.start(STYRMAND_PORT=str(port))
            fleet.up(made, port)
        old = list(made.processes)
        with fleet.tapping(made, seated, ports) as taps:
            fleet.once_more(taps, 20)
            for port, process in zip(ports, old, strict=True):
                process.terminate()
                assert process.wait(40) == 0
                made.processes.remove(process)
                made.start(STYRMAND_PORT=str(port), **{SCRIPTS: scripts})
                fleet.up(made, port)
                assert state_for(made, scripts) == Current("9999")
                fleet.once_more(taps, 20)
                assert all(one.poll() is None for one in made.processes)
        assert (taps.given_up, fleet.kept(made, taps)) == (0, {})
        assert max(taps.seconds) < fleet.TEAMS_WAITS
        nothing_wrong(finished(made, Figures("postgresql", 2)))


def test_over_any_other_migration_the_old_ones_end_by_themselves_and_lose_nothing(
    monkeypatch: pytest.MonkeyPatch,
):
    with trial("postgresql") as made, next_version(made, additive=False) as scripts:
        seated, ports = fleet.seat(made), [fleet.free_port(), fleet.free_port()]
        made.convene(4)
        made.start(STYRMAND_PORT=str(ports[0]))
        fleet.up(made, ports[0])
        [old] = made.processes
        with fleet.tapping(made, seated, ports) as taps:
            fleet.once_more(taps, 20)
            made.processes.clear()
            made.start(STYRMAND_PORT=str(ports[1]), **{SCRIPTS: scripts})
            assert old.wait(60) == 1
            fleet.up(made, ports[1])
            fleet.once_more(taps, 20)
            monkeypatch.setattr(
                migrating, "SCRIPTS", Path(scripts)
            )  # we are of the next version from here on
            log = (made.folder / "log").read_text()
            assert '"event": "database.newer"' in log
            assert "storage.faults.TooNew" in log
        assert (taps.given_up, fleet.kept(made, taps)) == (0, {})
        figures = finished(made, Figures("postgresql", 1))
        nothing_wrong(figures)
        assert figures.unknown == 0


# The balancer of docs/deploy


def haproxy() -> str:
    found = shutil.which("haproxy")
    if found is None:
        missing("No haproxy", "install Debian's package haproxy")
    return found


def test_the_balancers_configuration_is_one():
    said = subprocess.run(
        [haproxy(), "-c", "-f", "docs/deploy/haproxy.cfg"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr


def on_loopback(folder: Path, front: int, ports: list[int]) -> Path:
    """The very file, but for where it listens and whom it finds."""
    text = (ROOT / "docs" / "deploy" / "haproxy.cfg").read_text()
    text = text.replace("bind :3978", f"bind 127.0.0.1:{front}")
    servers = "\n".join(f"    server bot{port} 127.0.0.1:{port}" for port in ports)
    text, replaced = re.subn(r"    server-template .*", servers, text)
    assert replaced == 1
    text = re.sub(r"resolvers docker\n(    .*\n)+", "", text)
    file = folder / "haproxy.cfg"
    file.write_text(text)
    return file


def test_behind_the_balancer_one_of_two_is_killed_and_no_turn_is_lost():
    program = haproxy()
    with trial("postgresql") as made:
        seated = fleet.seat(made)
        front, *ports = (fleet.free_port() for _ in range(3))
        made.convene(2)
        for port in ports:
            made.start(STYRMAND_PORT=str(port))
            fleet.up(made, port)
        file = on_loopback(made.folder, front, ports)
        with subprocess.Popen([program, "-db", "-f", file], stderr=subprocess.DEVNULL) as balancer:
            try:
                fleet.up(made, front, path="/healthz")
                with fleet.tapping(made, seated, [front]) as taps:
                    fleet.once_more(taps, 40)
                    victim = made.processes.pop(0)
                    victim.kill()
                    victim.wait(10)
                    fleet.once_more(taps, 60)
                    made.start(STYRMAND_PORT=str(ports[0]))
                    fleet.up(made, ports[0])
                    fleet.once_more(taps, 40)
            finally:
                balancer.terminate()
        # In its hands when it was killed were at most as many as there are members.
        assert taps.again <= 2 * fleet.TAPPERS, taps.ends
        assert (taps.given_up, fleet.kept(made, taps)) == (0, {})
        nothing_wrong(finished(made, Figures("postgresql", 2)))
