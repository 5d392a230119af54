"""Files sent in the chat, fetched from where Teams keeps them: only from there, only so much, only so long."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final

import aiohttp
import structlog
from yarl import URL

from bot.teams.hosts import ServiceHosts
from dialogs.heard import NotFetched

KEPT_AT = ("*.sharepoint.com",)
"""OneDrive for Business, where a file sent to a bot in a personal chat is put first."""
PATIENCE = timedelta(seconds=9)
"""For all of it, redirects too: Teams gives a bot ten to fifteen seconds."""
AT_ONCE = 4
"""Each may hold 20 MB in memory."""
REDIRECTS = 3
CHUNK = 64 * 1024
_MOVED: Final = frozenset({301, 302, 303, 307, 308})

log = structlog.get_logger("styrmand.files")


class Files:
    """Asks for files without showing anybody the bot's token, and follows nobody to another house."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        extra: Iterable[str] = (),
        patience: timedelta = PATIENCE,
    ) -> None:
        """Raises ValueError for a host that is none."""
        self._session = session
        self._hosts = ServiceHosts.listed(extra, KEPT_AT)
        self._patience = patience.total_seconds()
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, url: str, limit: int) -> bytes | NotFetched:
        """At most `limit` bytes. The log is told why not, and no address: it is a key to the file."""
        try:
            async with asyncio.timeout(self._patience), self._at_once:
                found = await self._follow(url, limit)
        except TimeoutError:
            found = NotFetched.TOO_SLOW
        except (aiohttp.ClientError, ValueError, OSError):
            found = NotFetched.GONE
        if isinstance(found, NotFetched):
            log.info("file.not_fetched", why=found.value)
        return found

    async def _follow(self, url: str, limit: int) -> bytes | NotFetched:
        for _ in range(1 + REDIRECTS):
            place = self._trusted(url)
            if place is None:
                return NotFetched.ELSEWHERE
            async with self._session.get(
                place,
                allow_redirects=False,
                auto_decompress=False,
                headers={"Accept-Encoding": "identity"},
            ) as response:
                if response.status in _MOVED:
                    url = str(place.join(URL(response.headers.get("Location", ""))))
                    continue
                return await _read(response, limit)
        return NotFetched.GONE

    def _trusted(self, url: str) -> URL | None:
        """The address as it is asked for, when it lies where Teams keeps files.

        It is parsed once for both, so that no two readers can see different hosts in it.
        """
        if not url.isprintable() or " " in url:
            return None
        place = URL(url, encoded=url.isascii())
        if place.user is not None or place.password is not None or place.raw_host is None:
            return None
        port = f":{place.explicit_port}" if place.explicit_port is not None else ""
        return place if self._hosts.trusts(f"{place.scheme}://{place.raw_host.lower()}{port}/") else None


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes | NotFetched:
    if response.status != 200 or response.headers.get("Content-Encoding", "identity") != "identity":
        return NotFetched.GONE
    if (response.content_length or 0) > limit:
        return NotFetched.TOO_LARGE
    content = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        content += chunk
        if len(content) > limit:
            return NotFetched.TOO_LARGE
    return bytes(content)


@asynccontextmanager
async def open_files(extra: Iterable[str] = (), patience: timedelta = PATIENCE) -> AsyncIterator[Files]:
    """No cookies, no proxy, no token: a session of its own, so that none of the bot's can go along."""
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=AT_ONCE * 2),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": "Styrmand"},
        trust_env=False,
    ) as session:
        yield Files(session, extra, patience)
