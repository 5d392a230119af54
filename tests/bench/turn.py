"""What an attendance turn costs: the whole bot beside the stock adapter's echo and the bare floor.

    python -m tests.bench.turn [bot …]      a table of those bots (floor, stock, door, styrmand), for a closer look

A turn of ours is the signed token, the rule, the durable write and the new card; forty members take turns, and every
tap changes an answer, which the history must hold afterwards. Each request bears a token that was not seen lately, so
that every signature is verified by everybody who verifies any.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import taps
from tests.bench.figures import Figure, figure
from tests.bench.load import Measured, Order

OURS, STOCK, FLOOR = "styrmand", "stock", "floor"
PEERS = {STOCK: "the stock SDK's echo", FLOOR: "bare aiohttp, no check, no books"}
REQUESTS = {FLOOR: 4000, STOCK: 400, "door": 3000, OURS: 2000}
CLIENTS = (1, 8)
ROUNDS = 2
WARM_UP = 100
VAR = Path(__file__).parents[2] / "var"
"""On the disk the books would lie on: a folder for temporary files may be memory."""

Facts = dict[str, Any]
Results = dict[tuple[str, int], Measured]


def name(what: str, clients: int) -> str:
    return f"attendance turn, {what}, {clients} client{'s' if clients > 1 else ''}"


DEMANDED = {(name("requests", 1), PEERS[STOCK]): 4.0, (name("requests", 8), PEERS[STOCK]): 6.0}


def run() -> list[Figure]:
    return figures(measure((FLOOR, STOCK, OURS), ROUNDS))


def measure(names: Sequence[str], rounds: int) -> Results:
    """The best of the rounds for each bot and number of clients; all bots take turns in each round."""
    VAR.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=VAR) as folder, ExitStack() as stack:
        world = stack.enter_context(running("world"))
        url = f"sqlite:///{folder}/books.db"
        yard = Yard(taps.prepare(url, world["service_url"]), world.pop("tokens"))
        world |= {"database": url, "mails": folder}
        bots = {one: stack.enter_context(running(one, json.dumps(world))) for one in names}
        best: Results = {}
        for _ in range(rounds):
            for clients in CLIENTS:
                for one in names:
                    measured = yard.load(one, bots[one], clients)
                    best[one, clients] = max(
                        best.get((one, clients), measured), measured, key=lambda found: found.rps
                    )
        _check(taps.answered(url), yard.sent[OURS])
        return best


@dataclass
class Yard:
    """Sends each bot its taps, one after the other through all runs."""

    activities: list[Facts]
    tokens: list[str]
    sent: Counter[str] = field(default_factory=Counter)

    def load(self, bot: str, at: Facts, clients: int) -> Measured:
        order = Order(
            at["port"],
            at["pid"],
            self.activities,
            self.tokens,
            clients,
            REQUESTS[bot],
            WARM_UP,
            first=self.sent[bot],
        )
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.load"],
            input=json.dumps(asdict(order)).encode(),
            check=True,
            stdout=subprocess.PIPE,
        )
        self.sent[bot] += WARM_UP + REQUESTS[bot]
        return Measured(**json.loads(done.stdout))


@contextmanager
def running(*words: str) -> Iterator[Facts]:
    """Start a bot, and end just this one."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.peers", *words], stdout=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()


def _check(kept: int, sent: int) -> None:
    """A bot that answers fast and forgets would win everything above."""
    if kept != sent:
        raise AssertionError(f"{sent} answers were given, {kept} are in the books")


def figures(results: Results) -> list[Figure]:
    return [
        figure(name(what, clients), value, unit, better, peer=PEERS[peer], peer_value=peer_value)
        for clients in CLIENTS
        for what, unit, better in (
            ("requests", "1/s", "higher"),
            ("p50", "ms", "lower"),
            ("p99", "ms", "lower"),
            ("CPU", "ms", "lower"),
        )
        for peer in PEERS
        if (value := _reading(results[OURS, clients], what))
        and (peer_value := _reading(results[peer, clients], what))
    ]


def _reading(measured: Measured, what: str) -> float | None:
    return {
        "requests": measured.rps,
        "p50": measured.p50_ms,
        "p99": measured.p99_ms,
        "CPU": measured.cpu_ms,
    }[what]


def table(results: Results) -> str:
    lines = [f"{'bot':10} {'clients':>7} {'rps':>8} {'p50 ms':>8} {'p99 ms':>8} {'cpu ms':>8}"]
    lines += [
        f"{bot:10} {clients:7} {got.rps:8.0f} {got.p50_ms:8.2f} {got.p99_ms:8.2f} {got.cpu_ms or 0:8.3f}"
        for (bot, clients), got in results.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure(sys.argv[1:] or list(REQUESTS), rounds=1)))
