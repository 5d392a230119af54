"""What grows with the cooperation and what must not: books of 1,000 committees beside books of one.

Each committee has forty members of its own and a meeting that they have answered, with a due notice for each. Measured is
what somebody waits for: a turn (rule, durable write and card), calling a meeting (forty people, with all that is planned
for them), a claim of the post, and an attendance list.

On SQLite the writer remembers what it has read until it is written to, or another process has written. In books of one
committee each turn finds what the one before has read; among a thousand it comes to a committee that nobody has been
at. That compares what is remembered with what is not, and not large books with small. So both have each alike:
"remembered" has somebody else answer at the same meeting right before, and "read anew" another process write something.
"As it comes" has neither: there it is large and read anew beside small and remembered, what a large installation
really pays. The others need it not: convening has made its meeting right before, in both books; a claim is one statement; lists
go by readers, which remember nothing. (The statements counted: 88 and 87, 1 and 1, 9 and 9.)
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from statistics import median
from time import perf_counter

from bot import exports
from dialogs.conversation import answer
from dialogs.heard import Show, Speaker, Tapped
from meetings import notices
from meetings.model import (
    Account,
    AnswerKind,
    Meeting,
    MeetingKind,
    Mode,
    Organisation,
    Person,
    Session,
    Source,
)
from meetings.notices import Kind
from meetings.office import Actor, MeetingPlan, Office
from meetings.office.post import LEASE
from storage import BookRecords, Store, migrate
from tests.bench import cooperation
from tests.bench.books import address
from tests.bench.figures import Figure, figure
from tests.mail.samples import FixedLinks
from tests.parts.council import no_days_off
from tests.parts.postgres import find_binaries

MANY = 1_000
ROUNDS = 60
WARM_UP = 5
SPREAD = 397
"""From one round to the next: far from the one before, and all through the books."""
NOW = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
PEER = "1 committee"


def name(what: str, engine: str) -> str:
    return f"{what}, one of {MANY:,} committees, {engine}"


@dataclass(frozen=True)
class Books:
    """Committee number n called meeting number n; `people` are its members. `other` is another process."""

    store: Store
    other: Store
    people: list[list[Person]]
    numbers: Iterator[int]

    def once(self, what: str, round: int) -> float:
        """Milliseconds, the round's own committee having been chosen before."""
        work = WORKS[what](self, round * SPREAD % len(self.people), round)
        begun = perf_counter()
        work()
        return (perf_counter() - begun) * 1000

    def office(self, records: BookRecords) -> Office:
        return Office(records, NOW, no_days_off)


def run() -> list[Figure]:
    engines = ["sqlite", *(["postgresql"] if find_binaries() else [])]
    return [one for engine in engines for one in figures(engine)]


def figures(engine: str) -> Iterator[Figure]:
    """Medians of milliseconds; the two take turns."""
    with ExitStack() as stack:
        many, one = (stack.enter_context(opened(engine, committees)) for committees in (MANY, 1))
        for what in WORKS:
            rounds = [
                [books.once(what, number) for books in (many, one)] for number in range(ROUNDS + WARM_UP)
            ]
            value, peer = (median(times) for times in zip(*rounds[WARM_UP:], strict=True))
            yield figure(name(what, engine), value, "ms", "lower", peer=PEER, peer_value=peer)


# What is waited for


def _remembered(books: Books, number: int, round: int) -> Callable[[], None]:
    _turn(books, number, round + 1)()
    return _turn(books, number, round)


def _read_anew(books: Books, number: int, round: int) -> Callable[[], None]:
    someone = books.people[number][0]
    books.other.write_now(lambda records: records.set_language(someone.id, someone.language))
    return _turn(books, number, round)


def _turn(books: Books, number: int, round: int) -> Callable[[], None]:
    """Each tap changes the answer that stands."""
    person, meeting = books.people[number][round % 40], cooperation.meeting_id(number)
    line = books.store.read_now(lambda records: records.roll(records.meeting(meeting)).line(person.id))
    stands = line and line.answer(1)
    verb = "answer.online" if stands and stands.kind is AnswerKind.ONSITE else "answer.onsite"
    data = {"verb": verb, "meeting": meeting, "round": "1", "revision": "1"}
    speaker = Speaker(Account("tenant", f"aad-{person.id}"), person)

    def work(records: BookRecords) -> None:
        shown = answer(Tapped(verb, data), speaker, books.office(records), FixedLinks(), str)
        assert isinstance(shown, Show)

    return lambda: books.store.write_now(work)


def _convene(books: Books, number: int, round: int) -> Callable[[], None]:
    """A meeting made beforehand."""
    day = date(2028, 3, 1) + timedelta(days=next(books.numbers))
    plan = MeetingPlan(
        committee=cooperation.committee_id(number),
        title="Ordinært møde",
        kind=MeetingKind.ORDINARY,
        mode=Mode.ONSITE,
        sessions=(Session(1, day, time(9, 30), time(11, 30)),),
        place="Viborg",
    )
    actor = Actor(None, Source.SECRETARIAT)

    def make(records: BookRecords) -> Meeting:
        return books.office(records).create(plan, actor)

    made = books.store.write_now(make)
    return lambda: books.store.write_now(lambda records: books.office(records).convene(made.id, actor))


def _claim(books: Books, number: int, round: int) -> Callable[[], None]:
    """The leases of the round before have run out, so that there are always enough."""
    now = NOW + 2 * LEASE * (round + 1)
    books.store.write_now(lambda records: records.take_over(now))

    def claim() -> None:
        assert len(books.store.write_now(lambda records: records.claim(now, 16, "bench", LEASE))) == 16

    return claim


def _list(books: Books, number: int, round: int) -> Callable[[], None]:
    meeting = cooperation.meeting_id(number)

    def work(records: BookRecords) -> bytes:
        return exports.write(exports.extract(books.office(records), meeting), "json")

    def read() -> None:
        assert len(json.loads(books.store.read_now(work))["rows"]) == 40

    return read


Work = Callable[[Books, int, int], Callable[[], None]]
"""Makes ready, untimed, what is then timed: in the books, at the committee of that number, in that round."""

WORKS: dict[str, Work] = {
    "turn, remembered": _remembered,
    "turn, read anew": _read_anew,
    "turn, as it comes": _turn,
    "plan (convening 40 people)": _convene,
    "claim of 16 notices": _claim,
    "list as json": _list,
}
DEMANDED = {
    (name(what, engine), PEER): 1.5
    for engine in ("sqlite", *(["postgresql"] if find_binaries() else []))
    for what in WORKS
}


# The books


@contextmanager
def opened(engine: str, committees: int) -> Iterator[Books]:
    with address(engine) as url:
        migrate(url)
        with Store.open(url) as store, Store.open(url) as other:
            people = store.write_now(lambda records: _fill(records, committees))
            yield Books(store, other, people, count())


def _fill(records: BookRecords, committees: int) -> list[list[Person]]:
    _, *towns = cooperation.found_organisations(records)
    return [_committee(records, number, towns) for number in range(committees)]


def _committee(records: BookRecords, number: int, towns: Sequence[Organisation]) -> list[Person]:
    people = cooperation.found_another(records, number, towns)
    meeting = cooperation.add_meeting(records, people, number, cooperation.committee_id(number))
    roll = records.roll(records.meeting(meeting))
    records.plan(
        [
            told
            for line in roll.lines
            for told in notices.tell(Kind.AGENDA, roll.meeting, line.person.id, NOW, occasion="v1")
        ]
    )
    return people


if __name__ == "__main__":
    for one in run():
        print(f"{one['name']:65} {one['value']:>8} {one['unit']:4} {one['peer_value']:>8} {one['ratio']}")
