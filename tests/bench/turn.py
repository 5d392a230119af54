"""What one turn costs: our front door beside the stock adapter and the bare floor, in interleaved rounds.

python -m tests.bench.turn [rounds]
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from typing import Any

from tests.bench.load import Measured, Order

PEERS = ("floor", "stock", "door", "door-each-time")
REQUESTS = {"floor": 4000, "stock": 400, "door": 3000, "door-each-time": 3000}
KINDS = ("invoke", "message")
CLIENTS = (1, 8)

Facts = dict[str, Any]
Results = dict[tuple[str, int, str], Measured]


@contextmanager
def running(*words: str) -> Iterator[Facts]:
    """Start a peer, and end just this one."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.peers", *words], stdout=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()


def load(order: Order) -> Measured:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load", json.dumps(asdict(order))],
        check=True,
        stdout=subprocess.PIPE,
    )
    return Measured(**json.loads(done.stdout))


def measure(rounds: int) -> Results:
    """Give the best of the rounds for each kind, number of clients and peer; all peers take turns in each round."""
    best: Results = {}
    with ExitStack() as stack:
        world = stack.enter_context(running("world"))
        peers = {name: stack.enter_context(running(name, json.dumps(world))) for name in PEERS}
        for _ in range(rounds):
            for kind, clients, name in ((k, c, p) for k in KINDS for c in CLIENTS for p in PEERS):
                peer, share = peers[name], 2 if kind == "message" else 1
                order = Order(
                    peer["port"], peer["pid"], world[kind], world["token"], clients, REQUESTS[name] // share
                )
                best[kind, clients, name] = max(
                    (m for m in (load(order), best.get((kind, clients, name))) if m),
                    key=lambda measured: measured.rps,
                )
    return best


def figures(results: Results) -> list[Facts]:
    """Give the door's requests per second beside the stock adapter's and the floor's, as in var/bench.json."""
    return [
        {
            "name": f"teams door, {kind}, {clients} client{'s' if clients > 1 else ''}",
            "value": got.rps,
            "unit": "1/s",
            "better": "higher",
            "peer": peer,
            "peer_value": results[kind, clients, peer].rps,
            "ratio": round(got.rps / results[kind, clients, peer].rps, 2),
        }
        for (kind, clients, name), got in results.items()
        if name == "door-each-time"
        for peer in ("stock", "floor")
    ]


def table(results: Results) -> str:
    lines = [
        f"{'turn':8} {'clients':>7} {'bot':15} {'rps':>8} {'x stock':>8} {'p50 ms':>8} {'p99 ms':>8} {'cpu ms':>8}"
    ]
    for (kind, clients, name), got in results.items():
        ratio = got.rps / results[kind, clients, "stock"].rps
        figures = f"{got.rps:8.0f} {ratio:8.1f} {got.p50_ms:8.2f} {got.p99_ms:8.2f} {got.cpu_ms or 0:8.3f}"
        lines.append(f"{kind:8} {clients:7} {name:15} {figures}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 2)))
