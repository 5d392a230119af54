"""The way back: a turn's reply becomes the HTTP answer, a message in the conversation, or both.

A reply is sent inside the request: until Teams has our 2xx it delivers again, so a crash between the turn and its
reply costs nothing (the turn knows the arrival by its key). But the request waits for the sending only a while:
Teams gives up on slow answers after ten to fifteen seconds, and what was done need not be delivered again. From then
on the sending goes on by itself, and `close` waits for it.
"""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from bot.teams.arrivals import Arrival, Execute, Other, TaskFetch, TaskSubmit
from bot.teams.connector import REPLYING, Connector
from bot.teams.envelopes import execute_answer, letter, task_answer
from bot.teams.letters import Letter
from bot.teams.outcomes import Closed, Failed, Outcome, Sent
from bot.teams.replies import CardReply, Reply

PATIENCE = timedelta(seconds=5)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over HTTP: a status and a JSON object, or no body; with 429 the seconds to wait."""

    status: int
    body: dict[str, Any] | None = None
    retry_after: int = 0


class Answering:
    def __init__(self, connector: Connector, patience: timedelta = PATIENCE) -> None:
        self._connector = connector
        self._patience = patience.total_seconds()
        self._sending: set[asyncio.Task[None]] = set()

    async def answer(self, arrival: Arrival, reply: Reply) -> Answer:
        match arrival.what:
            case Execute():
                body = execute_answer(reply)
                if isinstance(reply, CardReply) and not reply.replaces:
                    await self._send(arrival, reply)
                return Answer(200, body)
            case TaskFetch() | TaskSubmit():
                body_ = task_answer(reply)
                if isinstance(reply, CardReply):
                    await self._send(arrival, reply)
                return Answer(200, body_)
            case Other(type="invoke"):
                return Answer(501)
            case _:
                await self._send(arrival, reply)
                return Answer(200)

    async def close(self) -> None:
        """Wait for what is still being sent; each call has its own timeout."""
        if self._sending:
            await asyncio.wait(self._sending)

    async def _send(self, arrival: Arrival, reply: Reply) -> None:
        if not (written := letter(reply)):
            return
        replaced = arrival.reply_to if isinstance(reply, CardReply) and reply.replaces else None
        sending = asyncio.create_task(self._deliver(arrival, written, replaced))
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)
        await asyncio.wait([sending], timeout=self._patience)

    async def _deliver(self, arrival: Arrival, written: Letter, replaced: str | None) -> None:
        outcome = await self._put(arrival, written, replaced)
        if not isinstance(outcome, Sent):
            kind, what = type(outcome).__name__, type(arrival.what).__name__
            log.warning("reply_not_sent", outcome=kind, reason=outcome.reason, what=what, key=arrival.key)

    async def _put(self, arrival: Arrival, written: Letter, replaced: str | None) -> Outcome:
        """Put the card in the old one's place; where that one is gone, say it anew."""
        if replaced:
            outcome = await self._connector.update(arrival.place, replaced, written, REPLYING)
            if not isinstance(outcome, Closed | Failed):
                return outcome
        return await self._connector.post(arrival.place, written, REPLYING)
