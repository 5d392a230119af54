"""Does the bot keep what it should let go? Its memory after a hundred thousand turns, beside that after the first fifth.

    python -m tests.bench.memory [turns]     fewer, for a closer look

The resident memory of the server's process (VmRSS of proc(5)) after each volley of 5,000 attendance turns of eight
clients, as the turn's benchmark sends them. By the end of the first fifth all that is remembered on purpose, the
newest answers and the verified tokens, is full; whatever grows after it grows for ever.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import taps
from tests.bench.figures import Figure, figure
from tests.bench.load import Order
from tests.bench.turn import FEW, OURS, VAR, running

TURNS, VOLLEY, CLIENTS = 100_000, 5_000, 8
NAME = f"memory after {TURNS:,} turns"
PEER = f"after {TURNS // 5:,} turns"
DEMANDED = {(NAME, PEER): 1.05}


def run() -> list[Figure]:
    found = list(memory(TURNS))
    return [figure(NAME, found[-1], "MB", "lower", peer=PEER, peer_value=found[len(found) // 5 - 1])]


def memory(turns: int) -> Iterator[float]:
    """Megabytes after each volley."""
    VAR.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=VAR) as folder, ExitStack() as stack:
        world = stack.enter_context(running("world"))
        url = f"sqlite:///{folder}/books.db"
        activities, tokens = taps.prepare(url, world["service_url"]), world.pop("tokens")[:FEW]
        at = stack.enter_context(running(OURS, json.dumps(world | {"database": url, "mails": folder})))
        for first in range(0, turns, VOLLEY):
            order = Order(at["port"], at["pid"], activities, tokens, CLIENTS, VOLLEY, 0, first)
            command = [sys.executable, "-m", "tests.bench.load"]
            told = json.dumps(asdict(order)).encode()
            subprocess.run(command, input=told, check=True, stdout=subprocess.DEVNULL)
            yield _resident(at["pid"])
        if (kept := taps.answered(url)) != turns:
            raise AssertionError(f"{turns} answers were given, {kept} are in the books")


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    [told] = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(told) / 1024


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    for volley, megabytes in enumerate(memory(asked), 1):
        print(f"{volley * VOLLEY:>9,} turns {megabytes:8.1f} MB", flush=True)
