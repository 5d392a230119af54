"""A token in the place of a password: how a mail server's address asks for one, and what is then said to the server.

`imaps://NAME;AUTH=XOAUTH2@HOST` (RFC 5092 section 3.2, and curl for SMTP). XOAUTH2 is what Exchange Online speaks
(https://learn.microsoft.com/exchange/client-developer/legacy-protocols, read 2026-11), OAUTHBEARER is RFC 7628.
"""

import asyncio
import re
from collections.abc import Coroutine
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Protocol
from urllib.parse import SplitResult, urlsplit

from bot.addresses import is_loopback

IN_THE_CLEAR = frozenset({"imap", "smtp"})
WITHIN = timedelta(seconds=30)
"""Longer than the login itself waits, with both of two secrets."""

_SIGN = re.compile(";AUTH=", re.IGNORECASE)
_WANTED = re.compile(r"[a-z+]+://[^/?#@:]*;AUTH=", re.IGNORECASE)


class NoToken(Exception):
    """The login gave no token. The reason is its error code (RFC 6749 section 5.2) or the kind of network fault.

    `refused` says that the login will not have us, which an operator must mend; else it may do better in a while.
    """

    def __init__(self, reason: str, *, refused: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.refused = refused


class Tokens(Protocol):
    def token(self) -> Coroutine[Any, Any, str]:
        """One that is valid now. Raises NoToken."""
        ...

    def forget(self, token: str) -> None:
        """It was refused; the next one is fetched anew."""
        ...


class Mechanism(StrEnum):
    XOAUTH2 = "XOAUTH2"
    OAUTHBEARER = "OAUTHBEARER"

    def response(self, user: str, token: str) -> bytes:
        """The whole login, before base64."""
        match self:
            case Mechanism.XOAUTH2:
                return f"user={user}\1auth=Bearer {token}\1\1".encode()
            case Mechanism.OAUTHBEARER:
                name = user.replace("=", "=3D").replace(",", "=2C")  # RFC 5801 section 4
                return f"n,a={name},\1auth=Bearer {token}\1\1".encode()

    @property
    def farewell(self) -> bytes:
        """What a refusal is answered with that comes as a challenge: the refusal itself comes after it."""
        return b"\1" if self is Mechanism.OAUTHBEARER else b""


def asked_for(parts: SplitResult) -> Mechanism | None:
    """How a mail server's address wants a token to be brought, None for a password or no login at all.

    Raises ValueError, with nothing secret in its text, where a token is asked for and cannot be brought so.
    """
    name, *asking = _SIGN.split(parts.username or "", maxsplit=1)
    if not asking:
        return None
    way = asking[0].upper()
    if way not in Mechanism.__members__:
        raise ValueError("has XOAUTH2 or OAUTHBEARER after ;AUTH=")
    if not name:
        raise ValueError("needs the mailbox's name before ;AUTH=")
    if parts.password is not None:
        raise ValueError("has a password beside ;AUTH=: the token takes its place")
    if parts.scheme in IN_THE_CLEAR and not is_loopback(parts.hostname or ""):
        raise ValueError(
            f"would show the token: with ;AUTH= it begins with {parts.scheme}s:// or {parts.scheme}+starttls://"
        )
    return Mechanism(way)


def name_in(parts: SplitResult) -> str:
    """The name as it stands in the address, without what asks for a token."""
    return _SIGN.split(parts.username or "", maxsplit=1)[0]


def fault(url: str) -> str:
    """What is wrong with how an address asks for a token, in words; nothing where it does not ask."""
    try:
        asked_for(urlsplit(url))
    except ValueError as wrong:
        return str(wrong) if wanted(url) else ""  # what else is wrong with it others tell
    return ""


def wanted(url: str) -> bool:
    """Whether an address asks for a token, rightly or not."""
    return bool(_WANTED.match(url))


@dataclass(frozen=True, slots=True)
class ForThread:
    """The tokens of a loop, for a thread beside it."""

    tokens: Tokens
    loop: asyncio.AbstractEventLoop

    def token(self) -> str:
        """Waits. Raises NoToken, also when the loop ends meanwhile."""
        asking = self.tokens.token()
        try:
            asked = asyncio.run_coroutine_threadsafe(asking, self.loop)
        except RuntimeError:
            asking.close()
            raise NoToken("the loop has ended") from None
        try:
            return asked.result(WITHIN.total_seconds())
        except (TimeoutError, CancelledError) as fault:
            asked.cancel()
            raise NoToken(type(fault).__name__) from None

    def forget(self, token: str) -> None:
        self.loop.call_soon_threadsafe(self.tokens.forget, token)
