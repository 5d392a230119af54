"""The disk is full or read-only, the database locked or gone: nobody is lied to, nothing is half written, and it goes on
by itself. The errors are the databases' own: SQLITE_FULL and SQLITE_READONLY from a limit on the connection (a disk that
is really full needs one of our own), a lock that another process holds, a server that takes no connections."""

import asyncio
import sqlite3
import time as clock
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import date, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from sqlalchemy import Engine, event

from bot.demo.committees import STEERING_GROUP
from meetings.model import MeetingKind, Mode, Session
from meetings.office import MeetingPlan
from storage import Store, Unavailable, answered_within, engines, migrate
from tests.delivery.world import OPERATOR
from tests.parts.postgres import Postgres, frozen, shared_server
from tests.parts.service import House, open_house
from tests.parts.smtp import SmtpServer

WHO = "Mette Kjærgaard"
CLOSED = "Jeg kan ikke gemme noget lige nu"
MAY = (Session(1, date(2027, 5, 18), time(9, 30), time(11, 30)),)
NO_LIMIT = 1_073_741_823


@contextmanager
def every_connection(house: House, pragma: str, back: str) -> Iterator[None]:
    """The limit holds for the connections there are, and for each that is opened after a fault."""

    def limit(connection: object, _record: object = None) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute(pragma)

    def on_writer(text: str) -> None:
        house.service.desk.store.write_now(
            lambda records: engines.raw(records.connection).execute(text) and None
        )

    event.listen(Engine, "connect", limit)
    on_writer(pragma)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)
        on_writer(back)


@contextmanager
def full(house: House) -> Iterator[None]:
    """No page more than there are; some answers still find room in those."""
    _use_up_free_pages(house)
    with every_connection(house, "PRAGMA max_page_count = 1", f"PRAGMA max_page_count = {NO_LIMIT}"):
        yield


def _use_up_free_pages(house: House) -> None:
    file = house.database_url.removeprefix("sqlite:///")
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS filler (text)")
        while connection.execute("PRAGMA freelist_count").fetchone()[0]:
            connection.execute("INSERT INTO filler VALUES (zeroblob(3000))")
    connection.close()


@contextmanager
def read_only(house: House) -> Iterator[None]:
    with every_connection(house, "PRAGMA query_only = ON", "PRAGMA query_only = OFF"):
        yield


@contextmanager
def locked(house: House) -> Iterator[None]:
    """Somebody holds the file for longer than we wait (ten seconds, shortened)."""
    other = sqlite3.connect(house.database_url.removeprefix("sqlite:///"), isolation_level=None)
    with every_connection(house, "PRAGMA busy_timeout = 100", "PRAGMA busy_timeout = 10000"):
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()


@contextmanager
def gone(house: House, server: Postgres) -> Iterator[None]:
    """As while the server restarts: connections end, and no new one is let in."""
    name = urlsplit(house.database_url).path.removeprefix("/")
    with psycopg.connect(server.admin_url, autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        try:
            yield
        finally:
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def _story(house: House, trouble: Callable[[], AbstractContextManager[None]]) -> None:
    """What is refused is not kept, not even by half, and the same tap is taken as soon as the books are open again."""
    card = _a_card(house)
    before = house.written()
    with trouble():
        _until_closed(house, card)
        if house.database_url.startswith(
            "sqlite"
        ):  # a server that is gone shows nothing, and took nothing either
            before = house.written()
        for _ in range(2):
            assert _is_closed(house.taps(WHO, "Jeg deltager", card))
    assert house.written() == before
    assert not _is_closed(house.taps(WHO, "Jeg deltager", card))
    house.drain()


def _a_card(house: House) -> dict[str, Any]:
    house.has_teams(WHO)
    plan = MeetingPlan(STEERING_GROUP.id, "Møde", MeetingKind.ORDINARY, Mode.ONLINE, MAY, slug="i-maj")
    house.office(lambda office: office.create(plan, OPERATOR) and office.convene(plan.slug, OPERATOR))
    house.drain()
    return house.card_about(WHO, "18. maj")


def _until_closed(house: House, card: dict[str, Any]) -> None:
    """Every tap leaves a line in the books, also when it changes nothing."""
    for _ in range(200):
        if _is_closed(house.taps(WHO, "Jeg deltager", card)):
            return
    raise AssertionError("the books never closed")


def _is_closed(said: list[str]) -> bool:
    return any(CLOSED in line for line in said)


@pytest.mark.parametrize("trouble", [full, read_only, locked])
def test_turns_are_answered_honestly_and_all_goes_on(
    trouble: Callable[[House], AbstractContextManager[None]],
    sqlite_url: str,
    smtp: SmtpServer,
    tmp_path: Path,
):
    with open_house(sqlite_url, smtp.url, tmp_path) as house:
        _story(house, lambda: trouble(house))


FROZEN_FOR = 22.0
TEAMS_WAITS = 15.0
MANY = 14
"""More than there are hands for the books, so that some wait behind those who wait."""


def test_a_database_server_that_freezes(smtp: SmtpServer, tmp_path: Path):
    """Its lines stay open and say nothing. Whoever taps is told within Teams' patience that nothing was saved, and so it is."""
    run = f"frozen-{uuid.uuid4().hex}"
    with shared_server(run) as server, open_house(_made(server), smtp.url, tmp_path) as house:
        card = _a_card(house)
        before = house.written()
        with frozen(run):
            began = clock.monotonic()
            answers: list[tuple[bool, float]] = []
            while (spent := clock.monotonic() - began) < FROZEN_FOR:
                if spent < TEAMS_WAITS:
                    with ThreadPoolExecutor(MANY) as together:
                        answers += together.map(lambda _: _timed(house, card), range(MANY))
                else:
                    clock.sleep(0.2)
        assert all(closed for closed, _ in answers)
        assert max(seconds for _, seconds in answers) < TEAMS_WAITS
        assert len(answers) >= MANY
        house.office(lambda office: office.records.outbox())  # waits until the server answers again
        assert house.written() == before
        assert not _is_closed(house.taps(WHO, "Jeg deltager", card))
        house.drain()


def test_who_ends_the_bot_does_not_wait_for_a_frozen_server(tmp_path: Path):
    run = f"frozen-{uuid.uuid4().hex}"
    with shared_server(run) as server:
        store = Store.open(_made(server))
        with frozen(run):
            began = clock.monotonic()
            with ThreadPoolExecutor(1) as aside:
                aside.submit(asyncio.run, _asked(store)).result()
                store.close_now()
            assert clock.monotonic() - began < 13


async def _asked(store: Store) -> None:
    with answered_within(1), pytest.raises(Unavailable):
        await store.write(lambda records: records.outbox())


def _timed(house: House, card: dict[str, Any]) -> tuple[bool, float]:
    began = clock.monotonic()
    closed = _is_closed(house.taps(WHO, "Jeg deltager", card))
    return closed, clock.monotonic() - began


def _made(server: Postgres) -> str:
    url = server.fresh()
    migrate(url)
    return url


def test_a_database_server_that_goes_away_for_a_while(
    postgres: Postgres, postgresql_url: str, smtp: SmtpServer, tmp_path: Path
):
    with open_house(postgresql_url, smtp.url, tmp_path) as house:
        _story(house, lambda: gone(house, postgres))
