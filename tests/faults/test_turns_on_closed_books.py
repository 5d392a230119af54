"""The books cannot be used: whoever writes or taps is told so honestly, nothing is half written, and it goes on by itself."""

import json
import sqlite3
from pathlib import Path

import pytest

from bot.days_off import closed
from bot.desk import Desk
from bot.teams.forms import Fields
from bot.teams.reading import read_arrival
from bot.teams.replies import CardReply
from bot.turns import Turns
from storage import Fault, Store, Unavailable
from tests.delivery.world import Watch
from tests.mail.samples import FixedLinks
from tests.parts.teams import NOON, TeamsClient, in_the_loop


class Shut:
    """Books with a fault."""

    shared = False

    def __init__(self, fault: Fault, *, ambiguous: bool = False) -> None:
        self.fault = Unavailable(fault, ambiguous=ambiguous)

    async def write(self, _work: object) -> object:
        raise self.fault

    async def read(self, _work: object) -> object:
        raise self.fault


def arrival(text: str = "tilmeld", locale: str = "da-DK", **fields: str):
    activity = TeamsClient("https://smba.trafficmanager.net/emea/", now=lambda: NOON).message(text)
    return read_arrival(Fields.parsed(json.dumps(activity | {"locale": locale} | fields).encode()))


def turns(store: object, told: list[str]) -> Turns:
    desk = Desk(store, Watch(), closed, "styrmand.example.dk")
    return Turns(desk, FixedLinks(), str, lambda: None, told.append)


@in_the_loop
async def test_every_fault_of_the_books_is_answered_in_words_and_counted():
    told: list[str] = []
    for fault in Fault:
        reply = await turns(Shut(fault), told).take(arrival())
        assert isinstance(reply, CardReply)
        assert reply.replaces is False, "the card that was tapped stays"
        assert "ikke gemt" in reply.summary
    assert told == [fault.value for fault in Fault]


@in_the_loop
async def test_where_nobody_knows_whether_it_was_saved_that_is_what_is_said():
    reply = await turns(Shut(Fault.UNREACHABLE, ambiguous=True), []).take(arrival())
    assert isinstance(reply, CardReply)
    assert "ved ikke, om det blev gemt" in reply.summary


@in_the_loop
async def test_who_reads_english_is_told_in_english():
    reply = await turns(Shut(Fault.LOCKED), []).take(arrival("attend", "en-GB"))
    assert isinstance(reply, CardReply)
    assert "has not been saved" in reply.summary


@in_the_loop
async def test_a_full_disk_is_told_and_when_there_is_room_again_it_works(sqlite_url: str):
    """Some turns still find room in the pages there are; the one that does not is told so, and all after it."""
    told: list[str] = []
    with Store.open(sqlite_url) as store:
        pages = await store.write(lambda records: _limit(records, 1))
        for number in range(2000):
            reply = await turns(store, told).take(arrival(f"hej {number}", id=f"activity-{number}"))
            if told:
                break
        await store.write(lambda records: _limit(records, pages + 10_000))
        after = await turns(store, told).take(arrival("hej igen", id="activity-after"))
    assert told == [Fault.FULL.value]
    assert isinstance(reply, CardReply)
    assert "ikke gemt" in reply.summary
    assert "ikke gemt" not in after.summary


def _limit(records: object, pages: int) -> int:
    """SQLite raises it to what is in use already: the next page is one too many."""
    found = records.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    records.connection.exec_driver_sql(f"PRAGMA max_page_count = {max(pages, found)}")
    return int(found)


@in_the_loop
async def test_books_locked_by_another_program_answer_again_when_they_are_let_go(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("storage.engines.SQLITE_WAIT_MS", 50)
    told: list[str] = []
    with Store.open(sqlite_url) as store:
        other = sqlite3.connect(Path(sqlite_url.removeprefix("sqlite:///")), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await turns(store, told).take(arrival())
        other.execute("ROLLBACK")
        other.close()
        await turns(store, told).take(arrival("tilmeld igen"))
    assert told == [Fault.LOCKED.value]
