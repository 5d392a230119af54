"""The attendance list of one meeting among a thousand, beside that of one among ten: real books, a SQLite file."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import storage
from bot import exports
from meetings.model import MeetingId
from meetings.office import Office
from tests.bench import cooperation
from tests.bench.figures import Figure, figure

AMONG = (1_000, 10)
PEOPLE = 40
ROUNDS = 40
NOW = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
PEER = f"one of {AMONG[1]} meetings"


def name(form: str) -> str:
    return f"attendance list as {form}, one of {AMONG[0]:,} meetings × {PEOPLE} people"


DEMANDED = {(name(form), PEER): 1.3 for form in exports.FORMS}

Build = Callable[[MeetingId, str], bytes]


@contextmanager
def books(file: Path, meetings: int) -> Iterator[tuple[Build, list[MeetingId]]]:
    """Ways to the lists of that many meetings, through the store as the service goes."""
    url = f"sqlite:///{file}"
    storage.migrate(url)
    with storage.Store.open(url) as store:
        held = store.write_now(
            lambda records: cooperation.add_meetings(records, cooperation.found(records)[1], meetings)
        )

        def build(meeting: MeetingId, form: str) -> bytes:
            return store.read_now(
                lambda records: exports.write(
                    exports.extract(Office(records, NOW, _no_days_off), meeting), form
                )
            )

        yield build, held


def _no_days_off(_: date) -> bool:
    return False


def run() -> list[Figure]:
    """Medians of milliseconds over meetings all through the books, taking turns."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        many, few = (stack.enter_context(books(Path(folder) / f"{count}.db", count)) for count in AMONG)
        for build, held in (many, few):
            if (rows := len(json.loads(build(held[-1], "json"))["rows"])) != PEOPLE:
                raise AssertionError(f"a list of {rows}")
        return [_figure(form, many, few) for form in exports.FORMS]


def _figure(form: str, many: tuple[Build, list[MeetingId]], few: tuple[Build, list[MeetingId]]) -> Figure:
    rounds = [[_once(build, held, form, n) for build, held in (many, few)] for n in range(ROUNDS + 5)]
    value, peer = (median(times) for times in zip(*rounds[5:], strict=True))
    return figure(name(form), value, "ms", "lower", peer=PEER, peer_value=peer)


def _once(build: Build, held: list[MeetingId], form: str, number: int) -> float:
    """Each time of another meeting, far from the one before."""
    meeting = held[number * 397 % len(held)]
    begun = perf_counter()
    build(meeting, form)
    return (perf_counter() - begun) * 1000
