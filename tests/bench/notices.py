"""Notices planned, claimed and settled per second, beside the queues others would take for it.

A convening plans for forty people at once. One worker is one replica: a store and a post of its own on the same books,
with the engine's own hands, words that cost nothing, and a Teams that takes every card at once. Beside the engine,
which judges every notice before it is sent, stands what the books alone cost: claim, intent and outcome.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any

from bot.delivery import Delivery, TeamsMessage
from bot.logs import configure
from meetings.model import Account, Road
from meetings.notices import Channel, Kind, NewNotice, Notice, NoticeState
from meetings.office.post import LEASE, Errand
from meetings.outcomes import Outcome, Sent
from storage import BookRecords, Store, migrate
from tests.bench import cooperation
from tests.bench.books import address
from tests.bench.figures import Figure, figure
from tests.bench.queues import HANDS, QUEUES, Load, Took
from tests.parts.council import no_days_off
from tests.parts.postgres import find_binaries

MEETINGS, PEOPLE = 15, 40
NOTICES = MEETINGS * PEOPLE
WORKERS = (1, 4)
NOW = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
"""A Monday morning, before every meeting."""

DEMANDED: dict[tuple[str, str], float] = {}


def run() -> list[Figure]:
    configure("ERROR", as_json=True)
    engines = ["sqlite", *(["postgresql"] if find_binaries() else [])]
    return [one for engine in engines for workers in WORKERS for one in figures(engine, workers)]


def figures(engine: str, workers: int) -> Iterator[Figure]:
    """The books and the engine in turn with each queue, each on books of its own."""
    books, post = (_took(engine, load, workers) for load in (by_the_books, by_the_engine))
    for peer, load in QUEUES[engine].items():
        theirs = _took(engine, load, workers)
        where = f"{engine}, {workers} worker{'s' if workers > 1 else ''}"
        for what, took in (("in the books", books), ("by the engine", post)):
            yield _figure(f"notices claimed and settled {what}, {where}", took.settled, theirs.settled, peer)
        if workers == 1:
            yield _figure(f"notices planned, {engine}", books.planned, theirs.planned, peer)


def _figure(name: str, ours: float, theirs: float, peer: str) -> Figure:
    return figure(name, NOTICES / ours, "1/s", "higher", peer=peer, peer_value=NOTICES / theirs)


def _took(engine: str, load: Load, workers: int) -> Took:
    """The better of two."""
    found = []
    for _ in range(2):
        with address(engine) as url:
            found.append(load(url, NOTICES, PEOPLE, workers))
    return Took(min(one.planned for one in found), min(one.settled for one in found))


# Ours


def by_the_books(url: str, _jobs: int, _batch: int, workers: int) -> Took:
    with opened(url, workers) as stores:
        planned = plan(stores[0])
        begun = perf_counter()
        asyncio.run(_all([_work_off(store, number) for number, store in enumerate(stores)]))
        return _checked(stores[0], Took(planned, perf_counter() - begun))


async def _work_off(store: Store, number: int) -> None:
    """As the engine does: an intent each, committed before anything is sent, and the outcomes together."""
    while held := await store.write(lambda records: records.claim(NOW, HANDS, f"replica-{number}", LEASE)):
        await asyncio.gather(*(store.write(_intent(one)) for one in held))
        await store.write(lambda records, held=held: [_outcome(records, one) for one in held])


def _intent(notice: Notice) -> Any:
    def work(records: BookRecords) -> None:
        assert records.begin(notice, NOW)

    return work


def _outcome(records: BookRecords, notice: Notice) -> None:
    assert records.finish(notice, NoticeState.SENT, NOW, activity_id="1:a")


def by_the_engine(url: str, _jobs: int, _batch: int, workers: int) -> Took:
    with opened(url, workers) as stores:
        planned = plan(stores[0])
        begun = perf_counter()
        asyncio.run(_drain(stores))
        return _checked(stores[0], Took(planned, perf_counter() - begun))


async def _drain(stores: Sequence[Store]) -> None:
    await _all(
        [
            Delivery(
                store, words, Teams(), Nobody(), lambda: NOW, no_days_off, hands=HANDS, owner=f"replica-{n}"
            ).drain()
            for n, store in enumerate(stores)
        ]
    )


def words(_: Errand) -> TeamsMessage:
    return TeamsMessage({"type": "AdaptiveCard"}, "Påmindelse")


class Teams:
    async def post(self, *_: object) -> Outcome:
        return Sent("1:a")

    async def update(self, *_: object) -> Outcome:
        return Sent("1:a")


class Nobody:
    async def send(self, *_: object) -> Outcome:
        raise AssertionError("everybody has Teams")


async def _all(works: Sequence[Any]) -> None:
    await asyncio.gather(*works)


# The books they are on


@contextmanager
def opened(url: str, workers: int) -> Iterator[list[Store]]:
    """Meetings nobody has answered, whose people all have a road; each worker's own way in."""
    migrate(url)
    with ExitStack() as stack:
        stores = [stack.enter_context(Store.open(url)) for _ in range(workers)]
        stores[0].write_now(_fill)
        yield stores


def _fill(records: BookRecords) -> None:
    _, members = cooperation.found(records)
    for number in range(MEETINGS):
        cooperation.add_meeting(records, members, number, said=())
    for one in members:
        account = Account("tenant", f"aad-{one.id}")
        records.put_road(
            Road(account, one.id, f"29:{one.id}", "28:b", f"a:{one.id}", "https://smba.example/")
        )


def plan(store: Store) -> float:
    """Seconds; a unit of work for each meeting, as a convening is."""
    meetings = [[_notice(meeting, person) for person in range(2, PEOPLE + 2)] for meeting in range(MEETINGS)]
    begun = perf_counter()
    for notices in meetings:
        store.write_now(lambda records, notices=notices: records.plan(notices))
    return perf_counter() - begun


def _notice(meeting: int, person: int) -> NewNotice:
    return NewNotice(
        meeting=cooperation.meeting_id(meeting),
        person=person,
        kind=Kind.REMINDER,
        occasion="T-2",
        channel=Channel.TEAMS,
        due_at=NOW - timedelta(minutes=1),
        not_after=NOW + timedelta(days=1),
        round=1,
    )


def _checked(store: Store, took: Took) -> Took:
    outbox = store.read_now(lambda records: dict(records.outbox()))
    if outbox != {NoticeState.SENT: NOTICES}:
        raise AssertionError(f"not all were sent: {outbox}")
    return took


if __name__ == "__main__":
    for one in run():
        print(f"{one['name']:70} {one['value']:>8} {one['unit']:4} {one['peer']:14} {one['peer_value']:>8}")
