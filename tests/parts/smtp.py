"""A real SMTP server for tests: keeps every message, and refuses or hangs up where it is told to."""

import asyncio
import email
import email.policy
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

Stage = Literal["MAIL", "RCPT", "DATA"]


@dataclass(frozen=True, slots=True)
class Received:
    """One message as it came over the wire; the recipients are the envelope's."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        return email.message_from_bytes(self.raw, _class=EmailMessage, policy=email.policy.default)


@dataclass(slots=True)
class _Order:
    """What to do at a stage instead of saying 250, so many times."""

    stage: Stage
    line: str
    recipient: str | None
    left: int


@dataclass(slots=True)
class SmtpServer:
    """Listens on a free port of `host` from `start` until `stop`; `login` is demanded where given."""

    login: tuple[str, str] | None = None
    received: list[Received] = field(default_factory=list)
    port: int = 0
    host: str = "127.0.0.1"
    _orders: list[_Order] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _server: asyncio.Server | None = None
    _thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        name = f"{self.login[0]}:{self.login[1]}@" if self.login else ""
        return f"smtp://{name}{self.host}:{self.port}"

    # What tests tell it

    def refuse(
        self, stage: Stage, line: str = "", *, recipient: str | None = None, times: int = 1_000_000
    ) -> None:
        """Answers `line` (default `451 4.3.0 Try again later`) at a stage, to everybody or about one recipient."""
        self._orders.append(_Order(stage, line or "451 4.3.0 Try again later", recipient, times))

    def hang_up_after_the_dot(self, *, taken: bool = True, times: int = 1_000_000) -> None:
        """Drops the connection after the whole message, without an answer; kept all the same where `taken`."""
        self._orders.append(_Order("DATA", "taken" if taken else "lost", None, times))

    def behave(self) -> None:
        """Forgets every order to refuse or hang up."""
        self._orders.clear()

    def wait_for(self, count: int, seconds: float = 10) -> list[Received]:
        """The messages, as soon as there are `count` of them. Raises AssertionError after `seconds`."""
        with self._news:
            if not self._news.wait_for(lambda: len(self.received) >= count, seconds):
                raise AssertionError(f"{len(self.received)} of {count} messages came within {seconds} s")
        return list(self.received)

    # What aiosmtpd asks it

    async def handle_MAIL(  # noqa: N802 - aiosmtpd finds its hooks by these names
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if line := self._order("MAIL", [address]):
            return line
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if line := self._order("RCPT", [address]):
            return line
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        line = self._order("DATA", envelope.rcpt_tos)
        if line in ("", "taken"):
            self._keep(envelope)
        if line in ("taken", "lost"):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            await asyncio.Event().wait()  # until the lost connection cancels this session
        return line or "250 OK"

    def _keep(self, envelope: Envelope) -> None:
        raw = envelope.original_content or b""
        with self._news:
            self.received.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), raw))
            self._news.notify_all()

    def _order(self, stage: Stage, addresses: list[str]) -> str:
        for order in self._orders:
            about = order.recipient is None or order.recipient in addresses
            if order.stage == stage and about and order.left:
                order.left -= 1
                return order.line
        return ""

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        wanted = self.login and LoginPassword(self.login[0].encode(), self.login[1].encode())
        return AuthResult(success=data == wanted, handled=False)

    # Its life

    def start(self) -> "SmtpServer":
        listening = self._loop.create_server(self._session, self.host, 0)
        self._server = self._loop.run_until_complete(listening)
        self.port = self._server.sockets[0].getsockname()[1]
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp", daemon=True)
        self._thread.start()
        return self

    def _session(self) -> SMTP:
        login: dict[str, Any] = (
            {"authenticator": self._authenticate, "auth_required": True, "auth_require_tls": False}
            if self.login
            else {}
        )
        return SMTP(self, hostname="smtp.test", enable_SMTPUTF8=True, loop=self._loop, **login)

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        assert self._thread is not None
        self._thread.join(10)
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _hang_up(self) -> None:
        assert self._server is not None
        self._server.close()
        sessions = asyncio.all_tasks() - {asyncio.current_task()}
        for session in sessions:
            session.cancel()
        await asyncio.gather(*sessions, return_exceptions=True)
