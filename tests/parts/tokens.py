"""A login that gives tokens for a mailbox, and tells a mail server whether one counts: two addresses on loopback.

RFC 6749 section 4.4 towards the service, as Entra answers it, and RFC 7662 towards dovecot.
"""

import asyncio
import itertools
import threading
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from tests.parts.ports import free_port

SCOPE = "https://outlook.office365.com/.default"
AS_LONG_AS_ENTRAS = 2000


@dataclass(frozen=True, slots=True)
class Issued:
    scope: str
    app: str
    ends: float


@dataclass(slots=True)
class TokenServer:
    """On a port of its own from `up` until `stop`; `down` and `up` as a login that is away for a while.

    `accepts` are the secrets that are right. Tokens asked for with SCOPE open `mailbox`, while `opens_mailbox`.
    `answers` (status and body) is said instead of a token, and 503 to the secrets it `stumbles` over.
    """

    mailbox: str
    accepts: set[str] = field(default_factory=lambda: {"open sesame"})
    lives_for: int = 3600
    opens_mailbox: bool = True
    answers: tuple[int, str] | None = None
    stumbles: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    port: int = field(default_factory=free_port)
    _issued: dict[str, Issued] = field(default_factory=dict)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _thread: threading.Thread | None = None
    _runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def introspection(self) -> str:
        return f"{self.url}/introspect"

    @property
    def tokens(self) -> list[str]:
        """All that were ever given for the mailbox."""
        return [token for token, one in self._issued.items() if one.scope == SCOPE]

    def end_tokens(self) -> None:
        """Before their time, as when somebody has taken the application's rights away and given them back."""
        self._issued = {token: Issued(one.scope, one.app, 0.0) for token, one in self._issued.items()}

    # Its life

    def up(self) -> Self:
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop.run_forever, name="tokens", daemon=True)
            self._thread.start()
        self._run(self._listen())
        return self

    def down(self) -> None:
        if self._runner is not None:
            self._run(self._runner.cleanup())
            self._runner = None

    def stop(self) -> None:
        self.down()
        self._loop.call_soon_threadsafe(self._loop.stop)
        assert self._thread is not None
        self._thread.join(10)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    async def _listen(self) -> None:
        application = web.Application()
        application.add_routes(
            [web.post("/{tenant}/oauth2/v2.0/token", self._token), web.post("/introspect", self._introspect)]
        )
        self._runner = web.AppRunner(
            application, access_log=None, shutdown_timeout=0.1, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()

    # What it is asked

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append({"tenant": request.match_info["tenant"], **form})
        if form["client_secret"] in self.stumbles:
            return web.json_response({"error": "temporarily_unavailable"}, status=503)
        if self.answers is not None:
            return web.Response(status=self.answers[0], text=self.answers[1])
        if form["client_secret"] not in self.accepts:
            said = {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret"}
            return web.json_response(said, status=401)
        token = f"token-{next(self._numbers)}-".ljust(AS_LONG_AS_ENTRAS, "x")
        ends = time.monotonic() + self.lives_for
        self._issued[token] = Issued(form["scope"], form["client_id"], ends)
        return web.json_response(
            {"token_type": "Bearer", "expires_in": self.lives_for, "access_token": token}
        )

    async def _introspect(self, request: web.Request) -> web.Response:
        token = str((await request.post()).get("token", ""))
        self.shown.append(token)
        known = self._issued.get(token)
        counts = known is not None and known.scope == SCOPE and time.monotonic() < known.ends
        if not counts:
            return web.json_response({"active": False})
        mailbox = self.mailbox if self.opens_mailbox else "another@kulturregion.example.dk"
        return web.json_response({"active": True, "username": mailbox})
