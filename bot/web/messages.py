"""POST /api/messages: the bytes and the header go through the front door, which decides everything."""

import json
import time
from typing import Protocol

from aiohttp import web

from bot.metrics import Metrics
from bot.teams.answering import Answer


class Door(Protocol):
    async def receive(self, body: bytes, authorization: str | None) -> Answer: ...


class Messages:
    def __init__(self, door: Door, metrics: Metrics) -> None:
        self.door = door
        self.metrics = metrics

    async def receive(self, request: web.Request) -> web.Response:
        began = time.perf_counter()
        body = await request.read()
        answer = await self.door.receive(body, request.headers.get("Authorization"))
        self.metrics.turns.labels(str(answer.status)).inc()
        self.metrics.turn_seconds.observe(time.perf_counter() - began)
        if answer.body is None:
            headers = {"Retry-After": str(answer.retry_after)} if answer.retry_after else None
            return web.Response(status=answer.status, headers=headers)
        text = json.dumps(answer.body, ensure_ascii=False, separators=(",", ":"))
        return web.Response(text=text, status=answer.status, content_type="application/json")
