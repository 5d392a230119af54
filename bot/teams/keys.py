"""Microsoft's signing keys, fetched without ever making a turn wait for a key it already has."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import structlog
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import InvalidKeyError
from jwt.algorithms import RSAAlgorithm

from bot.teams.wire import read_object

FETCH_TIMEOUT = timedelta(seconds=5)
REFRESH_EVERY = timedelta(hours=24)
KEEP_OLD = timedelta(hours=24)
BETWEEN_UNKNOWN = timedelta(minutes=5)
AFTER_FAILURE = timedelta(seconds=10)
SMALLEST_KEY = 2048

_NEVER = datetime.min.replace(tzinfo=UTC)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One public key, the channels it may speak for, and, once it is no longer published, its last moment."""

    key: RSAPublicKey
    endorsements: frozenset[str]
    until: datetime | None = None


class SigningKeys:
    """The published keys by `kid`. A failed refresh keeps the old ones; a withdrawn key lasts 24 hours more.

    An unknown `kid` fetches at once, then at most every five minutes, whatever strangers send.
    """

    def __init__(
        self, session: aiohttp.ClientSession, metadata_url: str, now: Callable[[], datetime]
    ) -> None:
        self._session = session
        self._metadata_url = metadata_url
        self._now = now
        self._keys: dict[str, SigningKey] = {}
        self._fetched = _NEVER
        self._not_before = _NEVER
        self._refresh: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> SigningKey | None:
        known = self._standing(kid)
        if known is None:
            await self._look_for_unknown()
            return self._standing(kid)
        if self._now() - self._fetched >= REFRESH_EVERY:
            self._start()  # nobody waits for it
        return known

    async def close(self) -> None:
        if self._refresh:
            self._refresh.cancel()
            await asyncio.wait([self._refresh])

    def _standing(self, kid: str) -> SigningKey | None:
        found = self._keys.get(kid)
        return None if found is None or (found.until and found.until <= self._now()) else found

    async def _look_for_unknown(self) -> None:
        if refresh := self._start(unknown=True):
            await asyncio.wait(
                [refresh]
            )  # unlike a plain await, one impatient caller cancels nobody's refresh

    def _start(self, *, unknown: bool = False) -> asyncio.Task[None] | None:
        if self._refresh is None and self._now() >= self._not_before:
            # The first fetch of all answers no stranger, so it does not use up the five minutes.
            pause = BETWEEN_UNKNOWN if unknown and self._fetched != _NEVER else timedelta()
            self._refresh = asyncio.create_task(self._fetch(pause))
        return self._refresh

    async def _fetch(self, pause: timedelta) -> None:
        try:
            async with asyncio.timeout(FETCH_TIMEOUT.total_seconds()):
                published = await self.published()
            self._take(published)
            self._not_before = self._now() + pause
        except (aiohttp.ClientError, TimeoutError, ValueError, OSError) as fault:
            self._not_before = self._now() + AFTER_FAILURE
            log.warning("signing_keys_not_fetched", fault=type(fault).__name__, kept=len(self._keys))
        finally:
            self._refresh = None

    async def published(self) -> dict[str, SigningKey]:
        """Fetch them now, for whoever wants to know whether it works: raises ClientError, TimeoutError, OSError or ValueError."""
        metadata = await self._get(self._metadata_url)
        address = metadata.get("jwks_uri")
        if not isinstance(address, str) or not _as_safe(address, self._metadata_url):
            raise ValueError("jwks_uri is missing or unsafe")
        listed = (await self._get(address)).get("keys")
        entries = listed if isinstance(listed, list) else []
        keys = {kid: key for entry in entries if (kid := _kid(entry)) and (key := _key(entry))}
        if not keys:
            raise ValueError("no usable key is published")
        return keys

    async def _get(self, url: str) -> dict[str, Any]:
        async with self._session.get(url, allow_redirects=False, raise_for_status=True) as response:
            return await read_object(response)

    def _take(self, published: dict[str, SigningKey]) -> None:
        now = self._now()
        last = now + KEEP_OLD
        old = {
            kid: replace(key, until=key.until or last)
            for kid, key in self._keys.items()
            if kid not in published
        }
        self._keys = published | {kid: key for kid, key in old.items() if key.until and key.until > now}
        self._fetched = now


def _as_safe(address: str, metadata_url: str) -> bool:
    """Only a metadata document that itself came over plain http (tests, demo) may point to plain http."""
    return urlsplit(address).scheme in {"https", urlsplit(metadata_url).scheme}


def _kid(entry: object) -> str | None:
    kid = entry.get("kid") if isinstance(entry, Mapping) else None
    return kid if isinstance(kid, str) and kid else None


def _key(entry: Mapping[str, Any]) -> SigningKey | None:
    """Read a JSON Web Key (RFC 7517); None for other kinds, short keys and nonsense."""
    endorsements = entry.get("endorsements", [])
    if entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig" or not isinstance(endorsements, list):
        return None
    try:
        key = RSAAlgorithm.from_jwk({"kty": "RSA", "n": entry.get("n"), "e": entry.get("e")})
    except (InvalidKeyError, ValueError, TypeError):
        return None
    if not isinstance(key, RSAPublicKey) or key.key_size < SMALLEST_KEY:
        return None
    return SigningKey(key, frozenset(name for name in endorsements if isinstance(name, str)))
