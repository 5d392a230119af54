"""An honest load: keep-alive clients, a fixed number of requests after a warm-up, and the server's own CPU time.

    python -m tests.bench.load <order.json

Runs in a process of its own and prints one line of JSON: rps, p50_ms, p99_ms, cpu_ms (of the server, per request; null
where there is no /proc). It speaks HTTP/1.1 by hand, so that on two cores the client is not what is measured.
"""

import asyncio
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Order:
    """What to send where: request n takes the activities and the tokens in turn, beginning with the one numbered `first`.

    Each request gets an activity id of its own, or the bot would answer from memory.
    """

    port: int
    pid: int
    activities: list[dict[str, Any]]
    tokens: list[str]
    clients: int = 1
    requests: int = 1000
    warm_up: int = 100
    first: int = 0

    def request(self, number: int) -> bytes:
        activity = self.activities[number % len(self.activities)]
        token = self.tokens[number % len(self.tokens)]
        body = json.dumps(activity | {"id": f"load-{os.getpid()}-{number}"}).encode()
        head = (
            f"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


@dataclass(frozen=True)
class Measured:
    rps: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float | None


async def run(order: Order) -> Measured:
    """Warm up, then measure. RuntimeError for the first answer that is not 2xx."""
    measured_from = order.first + order.warm_up
    await _volley(order, range(order.first, measured_from))
    requests = range(measured_from, measured_from + order.requests)
    cpu, began = _cpu_seconds(order.pid), time.perf_counter()
    times = sorted(await _volley(order, requests))
    took, used = time.perf_counter() - began, _cpu_seconds(order.pid)
    return Measured(
        rps=round(len(times) / took, 1),
        p50_ms=round(times[len(times) // 2] * 1000, 3),
        p99_ms=round(times[len(times) * 99 // 100] * 1000, 3),
        cpu_ms=None if cpu is None or used is None else round((used - cpu) / len(times) * 1000, 3),
    )


async def _volley(order: Order, numbers: range) -> list[float]:
    ready = iter([order.request(number) for number in numbers])
    times: list[float] = []

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", order.port)
        for request in ready:
            sent = time.perf_counter()
            writer.write(request)
            await _answer(reader)
            times.append(time.perf_counter() - sent)
        writer.close()
        await writer.wait_closed()

    async with asyncio.TaskGroup() as group:
        for _ in range(order.clients):
            group.create_task(client())
    return times


async def _answer(reader: asyncio.StreamReader) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if head.split(" ", 2)[1][0] != "2":
        raise RuntimeError(head)
    length = next((line[15:] for line in head.split("\r\n") if line.startswith("content-length:")), "0")
    await reader.readexactly(int(length))


def _cpu_seconds(pid: int) -> float | None:
    """Give the user and system time of the process and its threads (proc(5), fields 14 and 15)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(run(Order(**json.load(sys.stdin)))))))
