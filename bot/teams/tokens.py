"""Is it Microsoft who knocks? The check of the bearer token on every activity."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import jwt

from bot.teams.keys import SigningKey, SigningKeys
from bot.teams.turned_away import Unauthorised

ISSUER = "https://api.botframework.com"
SKEW = timedelta(minutes=5)
REMEMBERED = 1024
REMEMBER_FOR = timedelta(hours=1)

_BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Voucher:
    """What a verified token says: for which service URL it holds, on which channels its key may speak, how long."""

    service_url: str
    channels: frozenset[str]
    until: datetime

    def check(self, *, channel: object, service_url: object) -> None:
        """Raise Unauthorised unless the activity's own channelId and serviceUrl are the vouched ones."""
        if not isinstance(channel, str) or channel not in self.channels:
            raise Unauthorised("channel not endorsed")
        if service_url != self.service_url:
            raise Unauthorised("service url differs")


class TokenCheck:
    """RS256 only, our app id, Microsoft's issuer, `exp` required, five minutes' skew.

    Teams sends one token with many activities, so a verified token is remembered by its digest until it ends,
    for an hour at most. What the activity claims is compared each time all the same.
    """

    def __init__(
        self,
        keys: SigningKeys,
        *,
        app_id: str,
        now: Callable[[], datetime],
        issuer: str = ISSUER,
        remember: int = REMEMBERED,
    ) -> None:
        if not app_id:
            raise ValueError("without an app id every token in the world would be for us")
        self._keys = keys
        self._app_id = app_id
        self._now = now
        self._issuer = issuer
        self._remember = remember
        self._verified: OrderedDict[bytes, Voucher] = OrderedDict()

    async def verify(self, authorization: str | None) -> Voucher:
        """Give the voucher in an Authorization header, or raise Unauthorised."""
        token = _token(authorization)
        digest = hashlib.sha256(token.encode("ascii")).digest()
        voucher = self._verified.get(digest)
        if voucher is None or voucher.until <= self._now():
            voucher = await self._verify(token)
            self._verified[digest] = voucher
            while len(self._verified) > self._remember:
                self._verified.popitem(last=False)
        return voucher

    async def _verify(self, token: str) -> Voucher:
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = await self._keys.find(kid) if isinstance(kid, str) else None
            if key is None:
                raise Unauthorised("unknown key")
            return self._voucher(key, self._claims(token, key))
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError) as odd:
            raise Unauthorised(type(odd).__name__) from None

    def _claims(self, token: str, key: SigningKey) -> dict[str, Any]:
        return jwt.decode(
            token,
            key.key,
            algorithms=["RS256"],
            audience=self._app_id,
            issuer=self._issuer,
            options={
                "require": ["exp", "iss", "aud"],
                "strict_aud": True,
                # The clock is handed in, so the times are ours to compare.
                "verify_exp": False,
                "verify_nbf": False,
                "verify_iat": False,
            },
        )

    def _voucher(self, key: SigningKey, claims: Mapping[str, Any]) -> Voucher:
        now, service_url = self._now(), claims.get("serviceurl")
        end = _moment(claims["exp"], now) + SKEW
        if end <= now:
            raise Unauthorised("expired")
        if "nbf" in claims and _moment(claims["nbf"], now) - SKEW > now:
            raise Unauthorised("not yet valid")
        if not isinstance(service_url, str) or not service_url:
            raise Unauthorised("no service url")
        return Voucher(service_url, key.endorsements, min(end, now + REMEMBER_FOR))


def _token(authorization: str | None) -> str:
    match = _BEARER.fullmatch(authorization or "")
    if not match:
        raise Unauthorised("no bearer token")
    return match[1]


def _moment(claim: object, now: datetime) -> datetime:
    if not isinstance(claim, int | float):
        raise Unauthorised("a time that is no number")
    return datetime.fromtimestamp(claim, now.tzinfo)
