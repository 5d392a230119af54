"""The cookie of a visit and what is made from it; only hashes of it leave this module.

A visit's key is 256 random bits in a cookie. The books hold its hash; every form carries another, so that whoever can
make a browser send a form, but not read the page, is turned away.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from aiohttp import web

from meetings.visits import VISIT_LIVES

FORM_FIELD = "vaern"
_ELSEWHERE = frozenset({"cross-site", "same-site"})


def _hash(purpose: str, text: str) -> str:
    return hashlib.sha256(f"styrmand {purpose}:{text}".encode()).hexdigest()


def ticket_mark(ticket: str) -> str:
    """What the books remember of a spent ticket."""
    return _hash("ticket", ticket)


@dataclass(frozen=True, slots=True)
class VisitKey:
    secret: str

    @property
    def mark(self) -> str:
        """What the books know the visit by."""
        return _hash("visit", self.secret)

    @property
    def for_forms(self) -> str:
        return _hash("form", self.secret)

    def opens(self, sent: str) -> bool:
        return hmac.compare_digest(self.for_forms.encode(), sent.encode())


class Cookies:
    """`encrypted` says that the public address is https: then the browser keeps the cookie to this very host."""

    def __init__(self, *, encrypted: bool) -> None:
        self.encrypted = encrypted
        self.name = "__Host-styrmand" if encrypted else "styrmand"

    def key(self, request: web.Request) -> VisitKey | None:
        secret = request.cookies.get(self.name, "")
        return VisitKey(secret) if secret else None

    def give(self, response: web.Response) -> VisitKey:
        key = VisitKey(secrets.token_urlsafe(32))
        response.set_cookie(
            self.name,
            key.secret,
            max_age=int(VISIT_LIVES.total_seconds()),
            path="/",
            secure=self.encrypted,
            httponly=True,
            samesite="Lax",
        )
        return key

    def take(self, response: web.Response) -> None:
        response.del_cookie(self.name, path="/", secure=self.encrypted or None, httponly=True, samesite="Lax")


def from_elsewhere(request: web.Request) -> bool:
    """Whether the browser says that another site sent the form; older browsers say nothing, and the field decides."""
    return request.headers.get("Sec-Fetch-Site", "") in _ELSEWHERE
