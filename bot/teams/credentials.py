"""The bot's own tokens, for Bot Connector and the mail server: fetched once, renewed in time, shared by all who wait."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import aiohttp
import structlog

from bot.bearer import NoToken
from bot.teams.wire import read_object

SCOPE = "https://api.botframework.com/.default"
RENEW_BEFORE = timedelta(minutes=5)
PASSING = frozenset({"server_error", "temporarily_unavailable"})
"""Error codes of a login that cannot just now; any other is a word about us."""

_CODE = re.compile(r"[A-Za-z_]{1,64}")
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class AppLogin:
    """Whom the bot logs in as. Two secrets may be valid at once, so that one can be replaced without a stop."""

    app_id: str
    home_tenant: str
    authority: str
    secrets: tuple[str, ...] = field(repr=False)
    scope: str = SCOPE

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
            reason = getattr(fault, "reason", type(fault).__name__)
            log.warning("app_token_not_fetched", reason=reason, scope=self._login.scope)
        else:
            self._held = renewal.result()

    async def _fetch(self) -> _Held:
        fault = NoToken("no secret", refused=True)
        for secret in self._login.secrets:
            try:
                return await self._ask(secret)
            except NoToken as refusal:
                fault = refusal if fault.refused else fault  # one that passes may have been the valid one's
        raise fault

    async def _ask(self, secret: str) -> _Held:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._login.app_id,
            "client_secret": secret,
            "scope": self._login.scope,
        }
        try:
            async with self._session.post(self._login.address, data=form, allow_redirects=False) as response:
                return self._read(await read_object(response))
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise NoToken(type(fault).__name__) from None
        except ValueError as fault:
            answered = type(fault).__name__ if response.status < 400 else f"HTTP {response.status}"
            raise NoToken(answered) from None

    def _read(self, answer: dict[str, Any]) -> _Held:
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not isinstance(seconds, int | float) or not token.isprintable():
            raise _refusal(answer.get("error"))
        now, life = self._now(), timedelta(seconds=min(seconds, 86_400))
        return _Held(token, renew=now + life - min(RENEW_BEFORE, life / 2), ends=now + life)


def _refusal(error: object) -> NoToken:
    if isinstance(error, str) and _CODE.fullmatch(error):
        return NoToken(error, refused=error not in PASSING)
    return NoToken("unreadable answer")
