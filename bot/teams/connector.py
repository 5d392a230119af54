"""The calls to Bot Connector that we need, on one pooled session. None of them raises for what a network does."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.teams.arrivals import Place, Scope
from bot.teams.credentials import AppCredentials, NoToken
from bot.teams.hosts import ServiceHosts
from bot.teams.letters import Letter
from bot.teams.outcomes import Closed, Failed, NotSent, Outcome, Retry, Sent, Unknown
from bot.teams.wire import read_object

LARGEST_MESSAGE = 28 * 1024  # Teams answers 413 MessageSizeTooBig somewhere above
SOON = timedelta(seconds=5)
LATER = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Insistence:
    """How often one call may be tried, and how long it may wait in all. Only 429 and 412 are tried again."""

    tries: int
    within: timedelta


ONCE = Insistence(1, timedelta())  # the delivery engine keeps its own time
REPLYING = Insistence(4, timedelta(seconds=5))  # a person is looking at the chat


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a conversation's roster; guests often lack everything but the first two."""

    user: str
    aad_object: str | None
    name: str | None
    mail: str | None


@dataclass(frozen=True, slots=True)
class _Answered:
    status: int
    body: dict[str, Any]
    retry_after: timedelta | None


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

    async def delete(self, place: Place, activity_id: str) -> Outcome:
        return _sent(await self._call("DELETE", place, f"{_activities(place)}/{_part(activity_id)}"))

    async def typing(self, place: Place) -> Outcome:
        return _sent(
            await self._call("POST", place, _activities(place), {"type": "typing", **_header(place)})
        )

    async def open_chat(self, near: Place, *, tenant: str, member: str) -> Place | NotSent:
        """Create, or find again, the personal chat with a member (`29:…` or directory id) by way of a known place."""
        order = {
            "isGroup": False,
            "bot": {"id": near.bot},
            "members": [{"id": member}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        answer = await self._call("POST", near, "v3/conversations", order)
        if not isinstance(answer, _Answered):
            return answer
        if not (opened := _text(answer.body, "id")):
            return Unknown("NoConversationId")
        return replace(near, conversation=opened, scope=Scope.PERSONAL, team=None)

    async def member(self, place: Place, user: str) -> Member | NotSent:
        """Look one person up in a conversation's roster."""
        path = f"v3/conversations/{_part(place.conversation)}/members/{_part(user)}"
        answer = await self._call("GET", place, path)
        if not isinstance(answer, _Answered):
            return answer
        body = answer.body
        return Member(
            user=_text(body, "id") or user,
            aad_object=_text(body, "aadObjectId") or _text(body, "objectId"),
            name=_text(body, "name"),
            mail=_text(body, "email") or _text(body, "userPrincipalName"),
        )

    async def _say(self, method: str, place: Place, path: str, letter: Letter, insist: Insistence) -> Outcome:
        return _sent(await self._call(method, place, path, letter.wire() | _header(place), insist))

    async def _call(
        self,
        method: str,
        place: Place,
        path: str,
        body: dict[str, Any] | None = None,
        insist: Insistence = ONCE,
    ) -> _Answered | NotSent:
        if not self._hosts.trusts(place.service_url):
            return Failed("UntrustedServiceUrl")
        sent = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode() if body else b""
        if len(sent) > LARGEST_MESSAGE:
            return Failed("MessageSizeTooBig")
        url = URL(f"{place.service_url.rstrip('/')}/{path}", encoded=True)
        answer = await self._insisting(method, url, sent, insist)
        return self._judged(method, answer) if isinstance(answer, _Answered) else answer

    async def _insisting(self, method: str, url: URL, body: bytes, insist: Insistence) -> _Answered | NotSent:
        left = insist.within.total_seconds()
        for attempt in range(1, insist.tries):
            answer = await self._authorised(method, url, body)
            if not isinstance(answer, _Answered) or answer.status not in {412, 429}:
                return answer
            pause = self._pause(answer, attempt)
            if pause > left:
                return answer
            left -= pause
            await self._sleep(pause)
        return await self._authorised(method, url, body)

    def _pause(self, answer: _Answered, attempt: int) -> float:
        """Wait what Teams asks for and a little more, or doubling from a quarter of a second."""
        asked = answer.retry_after.total_seconds() if answer.retry_after else 0.125 * 2**attempt
        return asked + 0.25 * self._chance()

    async def _authorised(self, method: str, url: URL, body: bytes) -> _Answered | NotSent:
        """Send with our token; if that is refused, once more with a new one."""
        try:
            token = await self._credentials.token()
            answer = await self._exchange(method, url, body, token)
            if isinstance(answer, _Answered) and answer.status == 401:
                self._credentials.forget(token)
                answer = await self._exchange(method, url, body, await self._credentials.token())
        except NoToken as fault:
            return Retry(LATER, f"NoToken: {fault.reason}")
        return answer

    async def _exchange(self, method: str, url: URL, body: bytes, token: str) -> _Answered | NotSent:
        headers = {"Authorization": f"Bearer {token}"} | (
            {"Content-Type": "application/json; charset=utf-8"} if body else {}
        )
        try:
            async with self._session.request(
                method, url, data=body or None, headers=headers, allow_redirects=False, timeout=self._timeout
            ) as response:
                return _Answered(response.status, await _read(response), self._retry_after(response))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as fault:
            return Retry(SOON, type(fault).__name__)  # nothing was written yet
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            return _ambiguous(method, type(fault).__name__)

    def _retry_after(self, response: aiohttp.ClientResponse) -> timedelta | None:
        """Read Retry-After (RFC 9110 section 10.2.3): seconds or a date, an hour at most."""
        told = response.headers.get("Retry-After", "")
        if told.isascii() and told.isdigit():
            return min(timedelta(seconds=int(told[:9])), LONGEST_WAIT)
        try:
            return min(max(parsedate_to_datetime(told) - self._now(), timedelta()), LONGEST_WAIT)
        except (ValueError, TypeError):
            return None

    def _judged(self, method: str, answer: _Answered) -> _Answered | NotSent:
        """Apply Microsoft's table of answers."""
        reason = _error_code(answer)
        match answer.status:
            case status if 200 <= status < 300:
                return answer
            case 429:
                return Retry(answer.retry_after or SOON, reason)
            case 412:
                return Retry(timedelta(seconds=1 + 4 * self._chance()), reason)
            case 401:
                return Retry(LATER, reason)
            case 403 | 404:
                return Closed(reason)
            case 408 | 500 | 502 | 503 | 504:
                return _ambiguous(method, reason)
            case status if status > 504:
                return _ambiguous(method, reason)
            case _:
                return Failed(reason)


def _ambiguous(method: str, reason: str) -> NotSent:
    """Only a POST cannot be repeated: the message would stand there twice."""
    return Unknown(reason) if method == "POST" else Retry(SOON, reason)


async def _read(response: aiohttp.ClientResponse) -> dict[str, Any]:
    """Read the body; where it is broken or cut off, the status still counts."""
    try:
        return await read_object(response)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return {}


def _error_code(answer: _Answered) -> str:
    """Give the connector's own code, e.g. ConversationBlockedByUser, or else the status."""
    error = answer.body.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) and code.isalnum() and len(code) <= 64 else f"HTTP {answer.status}"


def _sent(answer: _Answered | NotSent) -> Outcome:
    return Sent(_text(answer.body, "id")) if isinstance(answer, _Answered) else answer


def _text(body: dict[str, Any], name: str) -> str | None:
    value = body.get(name)
    return value if isinstance(value, str) and value else None


def _part(id_: str) -> str:
    return quote(id_, safe="")


def _activities(place: Place) -> str:
    return f"v3/conversations/{_part(place.conversation)}/activities"


def _header(place: Place) -> dict[str, Any]:
    return {"from": {"id": place.bot}, "conversation": {"id": place.conversation}}
