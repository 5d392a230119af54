"""What an attendance turn costs: the whole bot beside the stock adapter's echo and the bare floor.

    python -m tests.bench.turn [bot …]      a table of those bots, for a closer look; `door` is our front door alone

A turn of ours is the signed token, the rule, the durable write and the new card; forty members take turns, and every
tap changes an answer, which the history must hold afterwards. Teams sends one token with many activities, and a
verified one is remembered: "every token new" is the same load where that never helps.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from tests.bench import taps
from tests.bench.figures import Figure, figure
from tests.bench.load import Measured, Order

FLOOR, STOCK, DOOR, OURS, EACH_NEW = "floor", "stock", "door", "styrmand", "styrmand, every token new"
PEERS = {STOCK: "the stock SDK's echo", FLOOR: "bare aiohttp, no check, no books"}
REQUESTS = {FLOOR: 3000, STOCK: 200, DOOR: 2000, OURS: 1000, EACH_NEW: 700}
FEW = 4
"""Tokens at a time: one for each region's service and a fresh one beside it."""
CLIENTS = (1, 8)
ROUNDS = 4
WARM_UP = 100
VAR = Path(__file__).parents[2] / "var"
"""On the disk the books would lie on: a folder for temporary files may be memory."""

Facts = dict[str, Any]
Results = dict[tuple[str, int], Measured]


def name(what: str, clients: int) -> str:
    return f"attendance turn, {clients} client{'s' if clients > 1 else ''}: {what}"


DEMANDED = {(name("requests", 1), PEERS[STOCK]): 4.0, (name("requests", 8), PEERS[STOCK]): 6.0}


def run() -> list[Figure]:
    return figures(measure((FLOOR, STOCK, OURS, EACH_NEW), ROUNDS))


def measure(
    names: Sequence[str], rounds: int, clients: Sequence[int] = CLIENTS, database: str = ""
) -> Results:
    """The best of the rounds for each bot and number of clients; all bots take turns in each round.

    `database` is the address of empty books; without one they are a SQLite file.
    """
    VAR.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=VAR) as folder, ExitStack() as stack:
        world = stack.enter_context(running("world"))
        url = database or f"sqlite:///{folder}/books.db"
        yard = Yard(taps.prepare(url, world["service_url"]), world.pop("tokens"))
        world |= {"database": url, "mails": folder}
        bots = {bot: stack.enter_context(running(bot, json.dumps(world))) for bot in {*map(_bot, names)}}
        best: Results = {}
        for _ in range(rounds):
            for many in clients:
                for one in names:
                    measured = yard.load(one, bots[_bot(one)], many)
                    best[one, many] = max(
                        best.get((one, many), measured), measured, key=lambda found: found.rps
                    )
        _check(taps.answered(url), yard.sent[OURS])
        return best


@dataclass
class Yard:
    """Sends each bot its taps, one after the other through all runs."""

    activities: list[Facts]
    tokens: list[str]
    sent: Counter[str] = field(default_factory=Counter)

    def load(self, name: str, at: Facts, clients: int) -> Measured:
        bot = _bot(name)
        order = Order(
            at["port"],
            at["pid"],
            self.activities,
            self.tokens if name == EACH_NEW else self.tokens[:FEW],
            clients,
            REQUESTS[name],
            WARM_UP,
            first=self.sent[bot],
        )
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.load"],
            input=json.dumps(asdict(order)).encode(),
            check=True,
            stdout=subprocess.PIPE,
        )
        self.sent[bot] += WARM_UP + REQUESTS[name]
        return Measured(**json.loads(done.stdout))


def _bot(name: str) -> str:
    return OURS if name == EACH_NEW else name


@contextmanager
def running(*words: str) -> Iterator[Facts]:
    """Start a bot, and end just this one. RuntimeError with its last words when it does not start."""
    command = [sys.executable, "-m", "tests.bench.peers", *words]
    with (
        TemporaryFile() as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log) as process,
    ):
        try:
            assert process.stdout
            told = process.stdout.readline()
            if not told:
                log.seek(0)
                raise RuntimeError(f"{words[0]} did not start: {log.read().decode()[-2000:]}")
            yield json.loads(told)
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
    ] + [
        figure(
            name("requests, every token new", clients),
            results[EACH_NEW, clients].rps,
            "1/s",
            "higher",
            peer=PEERS[STOCK],
            peer_value=results[STOCK, clients].rps,
        )
        for clients in CLIENTS
    ]


def _reading(measured: Measured, what: str) -> float | None:
    return {
        "requests": measured.rps,
        "p50": measured.p50_ms,
        "p99": measured.p99_ms,
        "CPU": measured.cpu_ms,
    }[what]


def table(results: Results) -> str:
    lines = [f"{'bot':25} {'clients':>7} {'rps':>8} {'p50 ms':>8} {'p99 ms':>8} {'cpu ms':>8}"]
    lines += [
        f"{bot:25} {clients:7} {got.rps:8.0f} {got.p50_ms:8.2f} {got.p99_ms:8.2f} {got.cpu_ms or 0:8.3f}"
        for (bot, clients), got in results.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure(sys.argv[1:] or list(REQUESTS), rounds=2)))
