"""The calls to Bot Connector that we need, on one pooled session. None of them raises for what a network does."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.bearer import NoToken
from bot.teams.arrivals import Place
from bot.teams.credentials import AppCredentials
from bot.teams.hosts import ServiceHosts
from bot.teams.letters import Letter
from bot.teams.outcomes import Failed, NotSent, Outcome, Retry, Sent
from bot.teams.verdicts import LATER, SOON, Answered, ambiguous, judged, retry_after
from bot.teams.wire import read_object

LARGEST_MESSAGE = 28 * 1024  # Teams answers 413 MessageSizeTooBig somewhere above


@dataclass(frozen=True, slots=True)
class Insistence:
    """How often one call may be tried, and how long it may wait in all. Only 429 and 412 are tried again."""

    tries: int
    within: timedelta


ONCE = Insistence(1, timedelta())  # the delivery engine keeps its own time
REPLYING = Insistence(4, timedelta(seconds=5))  # a person is looking at the chat


class Connector:
    """Where the token goes is asked anew before each call, for stored places too; redirects are not followed."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        credentials: AppCredentials,
        hosts: ServiceHosts,
        now: Callable[[], datetime],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
        timeout: timedelta = timedelta(seconds=10),
    ) -> None:
        self._session = session
        self._credentials = credentials
        self._hosts = hosts
        self._now = now
        self._sleep = sleep
        self._chance = chance
        self._timeout = aiohttp.ClientTimeout(
            total=timeout.total_seconds(), connect=timeout.total_seconds() / 2
        )

    async def post(self, place: Place, letter: Letter, insist: Insistence = ONCE) -> Outcome:
        """Say something new. Unknown where it may have been said already."""
        return await self._say("POST", place, _activities(place), letter, insist)

    async def update(
        self, place: Place, activity_id: str, letter: Letter, insist: Insistence = ONCE
    ) -> Outcome:
        """Put something in place of an earlier message. May always be repeated."""
        return await self._say("PUT", place, f"{_activities(place)}/{_part(activity_id)}", letter, insist)

    async def _say(self, method: str, place: Place, path: str, letter: Letter, insist: Insistence) -> Outcome:
        if not self._hosts.trusts(place.service_url):
            return Failed("UntrustedServiceUrl")
        body = letter.wire() | _header(place)
        sent = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        if len(sent) > LARGEST_MESSAGE:
            return Failed("MessageSizeTooBig")
        url = URL(f"{place.service_url.rstrip('/')}/{path}", encoded=True)
        answer = await self._insisting(method, url, sent, insist)
        return _sent(judged(method, answer, self._chance()) if isinstance(answer, Answered) else answer)

    async def _insisting(self, method: str, url: URL, body: bytes, insist: Insistence) -> Answered | NotSent:
        left = insist.within.total_seconds()
        for attempt in range(1, insist.tries):
            answer = await self._authorised(method, url, body)
            if not isinstance(answer, Answered) or answer.status not in {412, 429}:
                return answer
            pause = self._pause(answer, attempt)
            if pause > left:
                return answer
            left -= pause
            await self._sleep(pause)
        return await self._authorised(method, url, body)

    def _pause(self, answer: Answered, attempt: int) -> float:
        """Wait what Teams asks for and a little more, or doubling from a quarter of a second."""
        asked = answer.retry_after.total_seconds() if answer.retry_after else 0.125 * 2**attempt
        return asked + 0.25 * self._chance()

    async def _authorised(self, method: str, url: URL, body: bytes) -> Answered | NotSent:
        """Send with our token; if that is refused, once more with a new one."""
        try:
            token = await self._credentials.token()
            answer = await self._exchange(method, url, body, token)
            if isinstance(answer, Answered) and answer.status == 401:
                self._credentials.forget(token)
                answer = await self._exchange(method, url, body, await self._credentials.token())
        except NoToken as fault:
            reason = f"NoToken: {fault.reason}"
            return Retry(LATER, reason, barred=True) if fault.refused else Retry(SOON, reason, reached=False)
        return answer

    async def _exchange(self, method: str, url: URL, body: bytes, token: str) -> Answered | NotSent:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json; charset=utf-8"}
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, allow_redirects=False, timeout=self._timeout
            ) as response:
                return Answered(
                    response.status,
                    await _read(response),
                    retry_after(response.headers.get("Retry-After", ""), self._now()),
                )
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as fault:
            return Retry(SOON, type(fault).__name__, reached=False)  # nothing was written yet
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            return ambiguous(method, type(fault).__name__)


async def _read(response: aiohttp.ClientResponse) -> dict[str, Any]:
    """Read the body; where it is broken or cut off, the status still counts."""
    try:
        return await read_object(response)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return {}


def _sent(answer: Answered | NotSent) -> Outcome:
    return Sent(_text(answer.body, "id")) if isinstance(answer, Answered) else answer


def _text(body: dict[str, Any], name: str) -> str | None:
    value = body.get(name)
    return value if isinstance(value, str) and value else None


def _part(id_: str) -> str:
    return quote(id_, safe="")


def _activities(place: Place) -> str:
    return f"v3/conversations/{_part(place.conversation)}/activities"


def _header(place: Place) -> dict[str, Any]:
    return {"from": {"id": place.bot}, "conversation": {"id": place.conversation}}
