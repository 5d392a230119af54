"""The one pooled session to the network, and how an answer is read without trusting its length."""

import json
import socket
from typing import Any

import aiohttp

from bot.lines import forget_what_is_given_up

LARGEST_ANSWER = 512 * 1024


def open_session() -> aiohttp.ClientSession:
    """No cookies, no proxy from the environment, and connections dropped before the far end tires of them."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=64, keepalive_timeout=15, ttl_dns_cache=300, socket_factory=_line
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=10, connect=5),
        headers={"User-Agent": "Styrmand"},
        trust_env=False,
    )


def _line(where: aiohttp.AddrInfoType) -> socket.socket:
    family, kind, protocol, *_ = where
    line = socket.socket(family, kind, protocol)
    forget_what_is_given_up(line)
    return line


async def read_object(response: aiohttp.ClientResponse, limit: int = LARGEST_ANSWER) -> dict[str, Any]:
    """Read the JSON object in the answer. ValueError where it is too long, no JSON or no object."""
    body = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        body += chunk
        if len(body) > limit:
            raise ValueError("the answer is too long")
    try:
        read = json.loads(body)
    except RecursionError:
        raise ValueError("the answer is too deep") from None
    if not isinstance(read, dict):
        raise ValueError("the answer is no object")  # noqa: TRY004  # one kind of refusal for the callers
    return read
