"""The bot's own token for Bot Connector: fetched once, renewed before it ends, shared by all who wait."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import aiohttp
import structlog

from bot.teams.wire import read_object

SCOPE = "https://api.botframework.com/.default"
RENEW_BEFORE = timedelta(minutes=5)

_CODE = re.compile(r"[A-Za-z_]{1,64}")
log = structlog.get_logger()


class NoToken(Exception):
    """The login gave no token. The reason is its error code (RFC 6749 section 5.2) or the kind of network fault.

    `passing`: it was not reached, or has trouble of its own, and there is nothing an operator could mend.
    """

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing


@dataclass(frozen=True, slots=True)
class AppLogin:
    """Whom the bot logs in as. Two secrets may be valid at once, so that one can be replaced without a stop."""

    app_id: str
    home_tenant: str
    authority: str
    secrets: tuple[str, ...] = field(repr=False)

    @property
    def address(self) -> str:
        return f"{self.authority.rstrip('/')}/{quote(self.home_tenant, safe='')}/oauth2/v2.0/token"


@dataclass(frozen=True, slots=True)
class _Held:
    token: str = field(repr=False)
    renew: datetime
    ends: datetime


class AppCredentials:
    """Client credentials (RFC 6749 section 4.4). Neither secret nor token is ever logged or printed."""

    def __init__(self, session: aiohttp.ClientSession, login: AppLogin, now: Callable[[], datetime]) -> None:
        self._session = session
        self._login = login
        self._now = now
        self._held: _Held | None = None
        self._renewal: asyncio.Task[_Held] | None = None

    async def token(self) -> str:
        """Give a token that is valid now, or raise NoToken. Nobody waits for a renewal while the old one lasts."""
        held = self._held
        if held and self._now() < held.renew:
            return held.token
        renewal = self._renew()
        if held and self._now() < held.ends:
            return held.token
        await asyncio.wait([renewal])  # one caller who gives up cancels nobody's renewal
        return renewal.result().token

    def forget(self, token: str) -> None:
        """Drop a token that was refused, unless it has been replaced in the meantime."""
        if self._held and self._held.token == token:
            self._held = None

    async def close(self) -> None:
        if self._renewal:
            self._renewal.cancel()
            await asyncio.wait([self._renewal])

    def _renew(self) -> asyncio.Task[_Held]:
        if self._renewal is None:
            self._renewal = asyncio.create_task(self._fetch())
            self._renewal.add_done_callback(self._settle)
        return self._renewal

    def _settle(self, renewal: asyncio.Task[_Held]) -> None:
        self._renewal = None
        if renewal.cancelled():
            return
        if fault := renewal.exception():
            log.warning("app_token_not_fetched", reason=getattr(fault, "reason", type(fault).__name__))
        else:
            self._held = renewal.result()

    async def _fetch(self) -> _Held:
        fault = NoToken("no secret")
        for secret in self._login.secrets:
            try:
                return await self._ask(secret)
            except NoToken as refusal:
                if refusal.passing:
                    raise
                fault = refusal
        raise fault

    async def _ask(self, secret: str) -> _Held:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._login.app_id,
            "client_secret": secret,
            "scope": SCOPE,
        }
        try:
            async with self._session.post(self._login.address, data=form, allow_redirects=False) as response:
                if response.status == 429 or response.status >= 500:
                    raise NoToken(f"HTTP {response.status}", passing=True)
                answer = await read_object(response)
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise NoToken(type(fault).__name__, passing=True) from None
        except ValueError as fault:
            raise NoToken(type(fault).__name__) from None
        return self._read(answer)

    def _read(self, answer: dict[str, Any]) -> _Held:
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not isinstance(seconds, int | float) or not token.isprintable():
            raise NoToken(_code(answer.get("error")))
        now, life = self._now(), timedelta(seconds=min(seconds, 86_400))
        return _Held(token, renew=now + life - min(RENEW_BEFORE, life / 2), ends=now + life)


def _code(error: object) -> str:
    return error if isinstance(error, str) and _CODE.fullmatch(error) else "unreadable answer"
