"""Mails out by SMTP: a connection is kept for a burst, a mail has one recipient, and each answer has its meaning.

RFC 5321 section 4.2.1: 4yz may be tried again, 5yz may not. An answer lost after the final dot leaves open whether
the mail was taken; then the same bytes go again, under the same Message-ID.
"""

import asyncio
import re
import ssl
import time
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from email.parser import BytesHeaderParser
from email.policy import default
from typing import Self
from urllib.parse import unquote, urlsplit

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupported,
    SMTPResponseException,
    SMTPSenderRefused,
)

from bot.bearer import Mechanism, NoToken, Tokens, asked_for, name_in
from bot.lines import forget_what_is_given_up
from meetings.outcomes import Closed, Failed, Outcome, Retry, Sent, Unknown

AT_MOST = 100
"""Mails on one connection; servers tire of more."""

IDLE = timedelta(seconds=20)
TIMEOUT = timedelta(seconds=20)
AFTER_THE_DOT = timedelta(seconds=60)
"""RFC 5321 section 4.5.3.2.6 grants ten minutes; here a lost answer costs less than a hand that waits for it."""

SOON, LATER, OUR_FAULT = timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5)
PASSING = frozenset({421, 431, 432, 442, 447, 452})
"""Busy, too many connections, line lost: over in seconds. 432 is Exchange Online's."""

TOO_MANY = frozenset({421, 432})
"""The server has enough of us: more connections than it grants, or it is going away."""

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_ENHANCED = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])")
_FAULTS = (SMTPException, OSError, TimeoutError)
GO_ON, LET_IN = 334, 235
"""RFC 4954 section 6."""


@dataclass(frozen=True, slots=True, repr=False)
class Server:
    """`smtp://`, `smtp+starttls://` or `smtps://`, with a name and password, or with a token, where it asks for them."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""
    mechanism: Mechanism | None = None

    @classmethod
    def at(cls, url: str) -> Self:
        """Raises ValueError, whose text has nothing of the password in it."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise ValueError("cannot be read: in a password / is written %2F, # %23 and @ %40") from None
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("must be smtp://, smtp+starttls:// or smtps:// and a host")
        mechanism = asked_for(parts)
        user, password = unquote(name_in(parts)), unquote(parts.password or "")
        return cls(parts.scheme, parts.hostname, port or PORTS[parts.scheme], user, password, mechanism)

    def client(self) -> SMTP:
        """Logs in by itself when it connects, but for a token, which is brought by hand."""
        by_password = self.mechanism is None and self.user
        return SMTP(
            hostname=self.host,
            port=self.port,
            timeout=TIMEOUT.total_seconds(),
            use_tls=self.scheme == "smtps",
            start_tls=self.scheme == "smtp+starttls",
            username=self.user if by_password else None,
            password=self.password or None,
            tls_context=None if self.scheme == "smtp" else ssl.create_default_context(),
        )


async def try_out(url: str, tokens: Tokens | None = None) -> str:
    """Lets itself in and out again; says in words what is wrong, nothing when all is well. Raises NoToken."""
    try:
        line = await _let_in(Server.at(url), tokens)
        await line.quit()
    except ValueError as fault:
        return str(fault)
    except SMTPResponseException as fault:
        return f"the server answers {_reason(fault)}"
    except _FAULTS as fault:
        return f"no way in: {type(fault).__name__}"
    return ""


async def try_address(url: str, sender: str, address: str, tokens: Tokens | None = None) -> str:
    """Whether the server would take a mail for `address`, and one from it to `sender`: asked, and nothing is sent.

    The server's codes where it would not, nothing where it would. Raises NoToken, and what a network does.
    """
    line = await _let_in(Server.at(url), tokens)
    try:
        for by, to in ((sender, address), (address, sender)):
            await line.mail(by)
            await line.rcpt(to)
            await line.rset()
        await line.quit()
    except SMTPResponseException as fault:
        return _reason(fault)
    finally:
        line.close()
    return ""


async def _let_in(server: Server, tokens: Tokens | None) -> SMTP:
    """Connected and logged in. A token that is refused is fetched anew, once."""
    if server.mechanism is None:
        client = server.client()
        await client.connect()
        return client
    if tokens is None:
        raise NoToken("no login is set up", refused=True)
    token = await tokens.token()
    try:
        return await _with_token(server, server.mechanism, token)
    except SMTPAuthenticationError as fault:
        if fault.code < 500:
            raise
        tokens.forget(token)
        return await _with_token(server, server.mechanism, await tokens.token())


async def _with_token(server: Server, mechanism: Mechanism, token: str) -> SMTP:
    client = server.client()
    await client.connect()
    try:
        await _bring(client, mechanism, mechanism.response(server.user, token))
    except BaseException:
        client.close()
        raise
    return client


async def _bring(client: SMTP, mechanism: Mechanism, response: bytes) -> None:
    """On a line of its own, because a token is longer than a command may be (RFC 4954 section 4)."""
    await client.ehlo()
    if mechanism.lower() not in client.server_auth_methods:
        raise SMTPNotSupported(f"no {mechanism}")
    answer = await client.execute_command(b"AUTH", mechanism.encode())
    for said in (response, mechanism.farewell):
        if answer.code != GO_ON:
            break
        answer = await client.execute_command(b64encode(said))
    if answer.code != LET_IN:
        raise SMTPAuthenticationError(answer.code, answer.message)


@dataclass(slots=True)
class _Line:
    """A connection that is let in, and how much it has been used."""

    client: SMTP
    mails: int = 0
    last: float = 0.0

    @property
    def good_for_more(self) -> bool:
        fresh = time.monotonic() - self.last < IDLE.total_seconds()
        return self.client.is_connected and self.mails < AT_MOST and fresh


class SmtpPost:
    """As many connections as there are mails under way; each is kept for the next mail, and dropped when none comes.

    `bounces_to` is the envelope's sender, which may be another than From: an invitation is from an address of its own.
    """

    def __init__(self, server: Server, tokens: Tokens | None = None, bounces_to: str = "") -> None:
        self._server = server
        self._tokens = tokens
        self._bounces_to = bounces_to
        self._idle: list[_Line] = []

    async def send(self, content: bytes, recipient: str) -> Outcome:
        """The envelope's sender is `bounces_to`, else the mail's own From. Does not raise for what a network or a server does."""
        try:
            line = await self._line()
        except NoToken as fault:
            return _without_token(fault)
        except SMTPResponseException as fault:
            return _not_let_in(fault)
        except _FAULTS as fault:
            return Retry(SOON, type(fault).__name__, reached=False)
        try:
            outcome = await _deliver(line.client, content, self._bounces_to or _sender(content), recipient)
        except (
            BaseException
        ):  # told to stop in the middle: whatever is said next on this line is no answer to it
            line.client.close()
            raise
        await self._put_down(line, outcome)
        return outcome

    async def close(self) -> None:
        for line in self._idle:
            with suppress(*_FAULTS):
                await line.client.quit()
        self._idle.clear()

    async def _line(self) -> _Line:
        while self._idle:
            line = self._idle.pop()
            if line.good_for_more:
                return line
            line.client.close()
        client = await _let_in(self._server, self._tokens)
        forget_what_is_given_up(client.get_transport_info("socket"))
        return _Line(client)

    async def _put_down(self, line: _Line, outcome: Outcome) -> None:
        """After anything but success the dialogue is not where we think it is."""
        if not isinstance(outcome, Sent):
            line.client.close()
            return
        line.mails += 1
        line.last = time.monotonic()
        self._idle.append(line)
        asyncio.get_running_loop().call_later(IDLE.total_seconds(), self._drop_stale)

    def _drop_stale(self) -> None:
        stale = [line for line in self._idle if not line.good_for_more]
        for line in stale:
            line.client.close()
            self._idle.remove(line)


async def _deliver(client: SMTP, content: bytes, bounces_to: str, recipient: str) -> Outcome:
    try:
        await client.mail(bounces_to)
        await client.rcpt(recipient)
    except SMTPResponseException as fault:
        return _refused(fault)
    except _FAULTS as fault:
        return Retry(SOON, type(fault).__name__, reached=False)
    try:
        await client.data(content, timeout=AFTER_THE_DOT.total_seconds())
    except SMTPResponseException as fault:
        return _refused(fault)
    except _FAULTS as fault:
        return Unknown(type(fault).__name__)
    return Sent()


def _without_token(fault: NoToken) -> Outcome:
    """The mail server was never spoken to; whether the login may do better in a while it has said itself."""
    reason = f"NoToken: {fault.reason}"
    if fault.refused:
        return Retry(OUR_FAULT, reason, barred=True)
    return Retry(SOON, reason, reached=False)


def _not_let_in(fault: SMTPResponseException) -> Outcome:
    """At the greeting or the login, before there is any talk of a mail."""
    if fault.code >= 500:
        return Retry(OUR_FAULT, _reason(fault), barred=True)
    return Retry(SOON if fault.code in PASSING else OUR_FAULT, _reason(fault), busy=True)


def _refused(fault: SMTPResponseException) -> Outcome:
    """A refusal of ourselves (sender, login, policy) is mended by the operator, and is no word on the recipient."""
    reason = _reason(fault)
    enhanced = reason.partition(" ")[2]
    if fault.code < 500:
        busy = fault.code in TOO_MANY
        return Retry(SOON if fault.code in PASSING else LATER, reason, busy=busy)
    if (
        isinstance(fault, SMTPSenderRefused)
        or enhanced.startswith("5.7.")
        or fault.code in {530, 534, 535, 538}
    ):
        return Retry(OUR_FAULT, reason, barred=True)
    return Closed(reason) if enhanced.startswith("5.1.") else Failed(reason)


def _reason(fault: SMTPResponseException) -> str:
    """The codes only: the text may name the recipient."""
    found = _ENHANCED.search(fault.message)
    return f"{fault.code} {found.group()}" if found else str(fault.code)


def _sender(content: bytes) -> str:
    head = BytesHeaderParser(policy=default).parsebytes(content)
    return str(head["From"].addresses[0].addr_spec)
