"""A mailbox by IMAP: what lies in it, each mail's bytes, and the move to where it belongs (RFC 3501, 2177, 6851).

imap-tools, because the reading blocks anyway: it runs in a thread of its own, where parsing a stranger's mail holds up
no turn. aioimaplib would put the wire on the event loop and leave the parsing and the books to a thread all the same.
Of imap-tools only the wire is used: its own reading of mails stays out of it.
"""

import re
import ssl
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from imaplib import IMAP4
from io import BufferedReader
from math import ceil
from typing import Self, cast
from urllib.parse import unquote, urlsplit

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxTaggedResponseError

from bot.bearer import ForThread, Mechanism, NoToken, asked_for, name_in

PORTS = {"imap": 143, "imap+starttls": 143, "imaps": 993}
TIMEOUT = timedelta(seconds=30)
FAULTS = (ImapToolsError, IMAP4.error, OSError, NoToken)
"""What a network or a server does; IMAP4.abort is one of IMAP4.error."""

_PREFIX = re.compile(rb'\(\("((?:[^"\\]|\\.)*)"')


class PasswordRefused(IMAP4.error):
    """Name or password is wrong, or the server takes none."""


class TokenRefused(IMAP4.error):
    """The server does not take the token: it has ended, or is not for this mailbox."""


class NotOpened(IMAP4.error):
    """Let in, and yet the mailbox is shut: Exchange Online tells so late that the application may not use it."""


class NotOffered(IMAP4.error):
    """The server knows no login with a token."""


@dataclass(frozen=True, slots=True, repr=False)
class ImapServer:
    """`imap://`, `imap+starttls://` or `imaps://`, with the name and password of the mailbox, or a way to bring tokens."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    mechanism: Mechanism | None = None
    tokens: ForThread | None = None

    @classmethod
    def at(cls, url: str, tokens: ForThread | None = None) -> Self:
        """Raises ValueError, whose text has nothing of the password in it."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise ValueError("cannot be read: in a password / is written %2F, # %23 and @ %40") from None
        if parts.scheme not in PORTS or not parts.hostname or not parts.username:
            raise ValueError("must be imap://, imap+starttls:// or imaps://, a name and a host")
        mechanism = asked_for(parts)
        user, password = unquote(name_in(parts)), unquote(parts.password or "")
        return cls(
            parts.scheme, parts.hostname, port or PORTS[parts.scheme], user, password, mechanism, tokens
        )

    def _mailbox(self) -> BaseMailBox:
        """The library's own TLS would take any certificate."""
        seconds = TIMEOUT.total_seconds()
        match self.scheme:
            case "imaps":
                return MailBox(self.host, self.port, seconds, ssl_context=ssl.create_default_context())
            case "imap+starttls":
                return MailBoxStartTls(
                    self.host, self.port, seconds, ssl_context=ssl.create_default_context()
                )
            case _:
                return MailBoxUnencrypted(self.host, self.port, seconds)

    def open(self) -> "Line":
        """Logs in. Raises one of FAULTS."""
        if self.mechanism is None:
            return self._open(self._by_password)
        if self.tokens is None:
            raise NoToken("no login is set up", refused=True)
        token = self.tokens.token()
        try:
            return self._open_with(token, self.mechanism)
        except TokenRefused:
            self.tokens.forget(token)
            return self._open_with(self.tokens.token(), self.mechanism)

    def _open(self, log_in: Callable[[BaseMailBox], object]) -> "Line":
        mailbox = self._mailbox()
        try:
            log_in(mailbox)
            return Line(mailbox)
        except FAULTS:
            mailbox.client.shutdown()
            raise

    def _by_password(self, mailbox: BaseMailBox) -> None:
        with _refusal_means(PasswordRefused):
            mailbox.login_utf8(self.user, self.password, None)
        mailbox.folder.set("INBOX")

    def _open_with(self, token: str, mechanism: Mechanism) -> "Line":
        """The library's own login with a token answers a refusal with the token once more; this one as it should."""

        def log_in(mailbox: BaseMailBox) -> None:
            if f"AUTH={mechanism}" not in mailbox.client.capabilities:
                raise NotOffered
            said = iter((mechanism.response(self.user, token), mechanism.farewell))
            with _refusal_means(TokenRefused):
                mailbox.client.authenticate(mechanism, lambda _: next(said, None))
            with _refusal_means(NotOpened):
                mailbox.folder.set("INBOX")

        return self._open(log_in)


@contextmanager
def _refusal_means(kind: type[IMAP4.error]) -> Iterator[None]:
    """A line that breaks is still only that. What a server says of a refusal may name the mailbox, and stays here."""
    try:
        yield
    except IMAP4.abort:
        raise
    except (IMAP4.error, ImapToolsError):
        raise kind from None


class Line:
    """An open mailbox. Every method may raise one of FAULTS, after which the line is of no more use."""

    def __init__(self, mailbox: BaseMailBox) -> None:
        self._mailbox = mailbox
        self._client = mailbox.client
        # imaplib asks before the login, when a server does not tell all it can: MOVE would become copy and delete.
        _, (answer, *_) = self._client.capability()
        self._client.capabilities = tuple(bytes(answer or b"").decode("ascii", "replace").upper().split())
        self._prefix = self._own_prefix()

    @property
    def can_idle(self) -> bool:
        return "IDLE" in self._client.capabilities

    def make(self, folders: Sequence[str]) -> None:
        for name in folders:
            if not self._mailbox.folder.exists(self._prefix + name):
                self._mailbox.folder.create(self._prefix + name)

    def uids(self) -> Sequence[str]:
        """Of all that lies in the inbox, in the order it came."""
        self._told()
        return sorted(self._mailbox.uids(), key=int)

    def read(self, uid: str, limit: int) -> bytes | None:
        """The first `limit` bytes, unread as before; None when somebody else has taken it away."""
        _, answer = self._client.uid("FETCH", uid, f"(BODY.PEEK[]<0.{limit}>)")
        return next((bytes(part[1]) for part in answer if isinstance(part, tuple)), None)

    def move(self, uid: str, folder: str) -> None:
        """By UID MOVE, which is one act (RFC 6851); where a server has none, by copying first."""
        self._mailbox.move(uid, self._prefix + folder)

    def wait(self, seconds: float) -> Generator[bool, None, None]:
        """IDLE until something happens, a second at a time: whether it has. Ends after `seconds`, or when left.

        What came while the mails of `uids` were read has been told already, and is not told again.
        """
        told = self._idle()
        try:
            if told or self._told() or self._at_hand():
                yield True
            for _ in range(ceil(seconds)):
                yield bool(self._mailbox.idle.poll(timeout=1))
        finally:
            self._mailbox.idle.stop()

    def _idle(self) -> bool:
        """Begins; whether the server told of something before it said that it does."""
        try:
            self._mailbox.idle.start()
        except MailboxTaggedResponseError:
            return True
        return False

    def _at_hand(self) -> bool:
        """Whether more came in the packet of the last answer, of which the socket says nothing any more."""
        line = self._client.sock
        before = line.gettimeout()
        line.settimeout(0)
        try:
            return bool(cast(BufferedReader, self._client.file).peek(1))
        finally:
            line.settimeout(before)

    def _told(self) -> bool:
        """Whether EXISTS came beside the answer to anything else since this was last asked (RFC 3501, 7.3.1)."""
        _, (size, *_) = self._client.response("EXISTS")
        return size is not None

    def close(self) -> None:
        try:
            self._mailbox.logout()
        except FAULTS:
            self._client.shutdown()

    def _own_prefix(self) -> str:
        """Some servers keep all folders below INBOX (RFC 2342)."""
        if "NAMESPACE" not in self._client.capabilities:
            return ""
        _, (answer, *_) = self._client.namespace()
        found = _PREFIX.match(answer) if isinstance(answer, bytes) else None
        return found.group(1).decode("ascii", "replace") if found else ""


def try_out(url: str, tokens: ForThread | None = None) -> str:
    """Lets itself in and out again; says in words what is wrong, nothing when all is well. Raises NoToken."""
    try:
        ImapServer.at(url, tokens).open().close()
    except NoToken:
        raise
    except ValueError as fault:
        return str(fault)
    except FAULTS as fault:
        return f"no way in: {type(fault).__name__}"
    return ""
