"""The throw-away PostgreSQL: shared by the processes of a run, a database a test, and gone with its last user."""

import json
import os
import signal
import subprocess
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.parts.missing import missing
from tests.parts.postgres import Postgres, find_binaries, place
from tests.parts.waiting import wait_until

# Uses the server of a run, says where it is, and waits to be told to end.
USER = """if True:
    import sys
    from tests.parts.postgres import shared_server
    with shared_server(sys.argv[1]) as server:
        print(server.admin_url, flush=True)
        sys.stdin.read()"""


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
        assert row is not None
        return row[0]


def test_each_database_is_its_own(postgres: Postgres):
    one, two = postgres.fresh(), postgres.fresh()
    with psycopg.connect(one) as connection:
        connection.execute("CREATE TABLE answer (who text)")
    assert ask(one, "SELECT count(*) FROM pg_tables WHERE tablename = 'answer'") == 1
    assert ask(two, "SELECT count(*) FROM pg_tables WHERE tablename = 'answer'") == 0
    for url in (one, two):
        postgres.drop(url)


def test_a_database_speaks_utf_8(postgres_url):
    assert ask(postgres_url, "SELECT 'Ærø, Åse og Østergård'") == "Ærø, Åse og Østergård"
    assert ask(postgres_url, "SHOW server_encoding") == "UTF8"


def test_a_database_is_dropped_under_those_still_connected(postgres: Postgres):
    url = postgres.fresh()
    with psycopg.connect(url) as connection:
        postgres.drop(url)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url)


def test_a_template_is_prepared_once_and_copied(postgres: Postgres):
    prepared: list[str] = []

    def prepare(url: str) -> None:
        prepared.append(url)
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE body AS SELECT 'Styregruppen' AS name")

    name = f"template_{uuid.uuid4().hex}"
    with ThreadPoolExecutor(4) as pool:
        names = set(pool.map(lambda _: postgres.template(name, prepare), range(4)))
        copies = list(pool.map(lambda _: postgres.fresh(name), range(4)))
    assert (names, len(prepared)) == ({name}, 1)
    assert [ask(copy, "SELECT name FROM body") for copy in copies] == ["Styregruppen"] * 4
    for url in (*copies, postgres.url(name)):
        postgres.drop(url)


def test_a_template_that_failed_is_prepared_again(postgres: Postgres):
    name = f"template_{uuid.uuid4().hex}"
    with pytest.raises(ZeroDivisionError):
        postgres.template(name, lambda _: print(1 // 0))
    assert postgres.template(name, lambda _: None) == name
    postgres.drop(postgres.url(name))


def test_processes_share_one_server_that_ends_with_the_last_even_when_killed():
    if not find_binaries():
        missing("No PostgreSQL server", "install Debian's package postgresql")
    run = uuid.uuid4().hex
    folder = place(run)
    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(lambda _: user_of(run), range(2))
    url = one.stdout.readline().strip()
    assert (two.stdout.readline().strip(), ask(url, "SELECT 1")) == (url, 1)
    pid = int((folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
    end(one, signal.SIGKILL)
    assert ask(url, "SELECT 1") == 1
    end(two, signal.SIGKILL)
    assert wait_until(lambda: not (folder.exists() or running(pid)), 20, "the server and its folder are gone")


def user_of(run: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", USER, run],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def end(user: "subprocess.Popen[str]", how: signal.Signals) -> None:
    user.send_signal(how)
    user.communicate(timeout=20)


def running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_guard_says_what_it_wrote_when_the_server_cannot_start(tmp_path, monkeypatch):
    from tests.parts import postgres

    if not find_binaries():
        missing("No PostgreSQL server", "install Debian's package postgresql")
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "data").mkdir()  # in the way of the guard's own
    (tmp_path / "users").touch()
    with pytest.raises(RuntimeError, match="PostgreSQL did not start:"):
        postgres._start_guard(tmp_path)
    assert json.dumps("File exists")[1:-1] in (tmp_path / "log").read_text()
