"""Several processes at the same books: whose clock counts, what a dead one held, who wakes whom, what is thrown away."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest

from bot import upkeep
from bot.days_off import closed
from bot.desk import Desk
from bot.settings import Settings
from meetings.model import COPENHAGEN
from meetings.notices import NoticeState
from meetings.office.post import LEASE
from storage import Store
from tests.delivery.world import World, world


@pytest.fixture
def at(books: Store) -> World:
    return world(books)


def claim(at: World, owner: str, count: int = 3) -> list[int]:
    def take(office):
        return [one.id for one in office.records.claim(at.watch(), count, owner, LEASE)]

    return at.office(take)


def held(at: World, meeting) -> int:
    return at.states(meeting).get(NoticeState.CLAIMED, 0)


def test_at_the_start_a_process_frees_what_one_of_its_name_held(at: World):
    meeting = at.convene()
    claim(at, "host-1")
    claim(at, "host-2", 2)
    asyncio.run(at.post(owner="host-1").begin_afresh(alone=False))
    assert held(at, meeting) == 2


def test_who_is_alone_at_the_books_frees_everything(at: World):
    meeting = at.convene()
    claim(at, "host-1")
    asyncio.run(at.post(owner="host-9").begin_afresh(alone=True))
    assert held(at, meeting) == 0
    at.drain()
    assert at.states(meeting)[NoticeState.SENT] == 7


@pytest.mark.parametrize("apart", [timedelta(minutes=1), timedelta(minutes=-1)])
def test_two_whose_clocks_differ_by_a_minute_double_nothing_and_take_nothing_from_each_other(
    at: World, apart: timedelta
):
    meeting = at.convene()
    claim(at, "early", 3)
    began = at.watch()
    at.watch.shows += apart
    freed = at.office(lambda office: office.records.take_over(at.watch()))
    assert list(freed) == []
    at.go_to(began)  # one that is behind brings it a minute later
    at.drain(owner="late")
    assert len(at.chats.heard) + len(at.mailbox.raw) == 4
    assert held(at, meeting) == 3


@pytest.mark.parametrize(
    "jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=3), timedelta(days=-1)]
)
def test_a_clock_that_jumps_strands_nothing(at: World, jump: timedelta):
    at.go_to(datetime(2027, 1, 26, 10, tzinfo=COPENHAGEN))
    meeting = at.convene()
    claim(at, "dead")
    at.watch.shows += jump
    asyncio.run(at.post(owner="new").reap())
    for _ in range(3):
        at.watch.shows = max(at.watch.shows, datetime(2027, 1, 26, 10, tzinfo=COPENHAGEN)) + timedelta(
            minutes=1
        )
        at.drain(owner="new")
    told = [
        one for one in at.notices(meeting) if one.new.due_at <= datetime(2027, 1, 26, 10, tzinfo=COPENHAGEN)
    ]
    assert {one.state for one in told} <= {NoticeState.SENT, NoticeState.DEAD}


# PostgreSQL alone


def test_leases_go_by_the_servers_clock(postgresql_books: Store):
    at = world(postgresql_books)
    at.watch.shows = datetime.now(UTC) + timedelta(days=30)  # this process's clock is a month ahead
    meeting = at.convene()
    asyncio.run(at.post(shared_clock=True).pump())
    assert not at.chats.heard, "due in a month, the server says"
    server = at.office(lambda office: office.records.server_time())
    assert abs(server - datetime.now(UTC)) < timedelta(minutes=1)
    assert at.states(meeting)[NoticeState.PLANNED] > 0


def test_a_file_has_no_clock_of_its_own(sqlite_books: Store):
    assert sqlite_books.read_now(lambda records: records.server_time()) is None


def test_whoever_plans_wakes_the_others(postgresql_url: str):
    woken = threading.Event()
    listening = threading.Event()

    def heard() -> None:
        (woken if listening.is_set() else listening).set()

    with Store.open(postgresql_url) as ours:
        ours.on_news(heard)
        assert listening.wait(10), "it looks once when it begins to listen"
        with Store.open(postgresql_url) as theirs:
            world(theirs).convene()
        assert woken.wait(10), "also a command that ends at once rings"


def test_on_a_file_nobody_listens(sqlite_books: Store):
    sqlite_books.on_news(lambda: pytest.fail("there is nobody else"))
    assert sqlite_books.shared is False


# What is thrown away


def test_what_is_old_and_over_is_thrown_away_and_a_second_time_nothing(
    at: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(upkeep, "BATCH", 2)
    meeting = at.convene()
    at.drain()
    at.office(lambda office: [office.records.first_seen(f"k{n}", at.watch()) for n in range(5)])
    at.office(lambda office: office.records.first_seen("introduced:19:team", at.watch()))
    desk = Desk(at.store, at.watch, closed, "styrmand.example.dk")
    before = len(at.notices(meeting))

    def purged() -> dict[str, int]:
        gone = asyncio.run(upkeep.purge(desk, Settings(_env_file=None)))
        return {name: count for name, count in gone.items() if count}

    assert purged() == {}
    at.wait(days=3)
    assert purged() == {"arrivals": 5}
    at.go_to(meeting.ends_at + timedelta(days=100))
    gone = purged()["notices"]
    left = at.notices(meeting)
    assert gone == 8, "seven sent, and the card that had no road"
    assert len(left) == before - gone
    assert all(one.state is NoticeState.PLANNED for one in left), "what has not ended stays"
    assert purged() == {}
