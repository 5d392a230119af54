"""Attendance turns per second of the whole bot, with 1 client and with 32 at once, on both databases.

The tests' PostgreSQL runs without fsync: it tells what a turn costs there, and not what a disk takes.
"""

from collections.abc import Iterator

from tests.bench import turn
from tests.bench.books import address
from tests.bench.figures import Figure, figure
from tests.bench.turn import OURS, PEERS, STOCK
from tests.parts.postgres import find_binaries

CLIENTS = (1, 32)
ROUNDS = 2
DEMANDED: dict[tuple[str, str], float] = {}


def run() -> list[Figure]:
    engines = ["sqlite", *(["postgresql"] if find_binaries() else [])]
    return [one for engine in engines for one in figures(engine)]


def figures(engine: str) -> Iterator[Figure]:
    with address(engine) as url:
        found = turn.measure((STOCK, OURS), ROUNDS, CLIENTS, url)
    for clients in CLIENTS:
        ours, theirs = found[OURS, clients], found[STOCK, clients]
        name = f"RSVP turns, {engine}, {clients} client{'s' if clients > 1 else ''}"
        for part, value, peer_value, unit, better in (
            ("", ours.rps, theirs.rps, "1/s", "higher"),
            (", p99", ours.p99_ms, theirs.p99_ms, "ms", "lower"),
        ):
            yield figure(name + part, value, unit, better, peer=PEERS[STOCK], peer_value=peer_value)


if __name__ == "__main__":
    for one in run():
        print(f"{one['name']:45} {one['value']:>8} {one['unit']:4} {one['peer']:22} {one['peer_value']:>8}")
