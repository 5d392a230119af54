"""One mail to one person, as bytes: plain text, HTML and, when it convenes, the calendar part (RFC 6047)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from types import MappingProxyType

from meetings.addresses import is_mail_address

_MESSAGE_ID = re.compile(r"(?=.{5,250}\Z)<[A-Za-z0-9.!#$%&'*+/=^_~-]+@[A-Za-z0-9.-]+>")
_METHOD_LINE = re.compile(rb"^METHOD:([A-Z]+)\r\n", re.MULTILINE)
# Without a dot, a comma or an "=?" in it, a reader can take a header's text for nothing but text.
_PLAIN_WORDS = re.compile(r"(?=.{1,60}\Z)[A-Za-z0-9'&/+-]+(?: [A-Za-z0-9'&/+-]+)*")
# Controls, halves of letters, byte order marks and those that turn the reading direction of all that follows.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def paragraphs(text: str) -> str:
    r"""Free text that may have several lines, parted by \n whatever parted them before; nothing unseen is left."""
    return _UNSEEN.sub("", "\n".join(text.splitlines())).strip()


def one_line(text: str) -> str:
    """Free text for a place that has one line. No-break spaces stay: dates have them."""
    lines = (line.strip(" ") for line in paragraphs(text).replace("\t", " ").split("\n"))
    return " ".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name, free text, and the address as it was registered.

    An address that `meetings.addresses` would not have taken is a ValueError. The name is cleaned where it is used,
    and may be empty.
    """

    name: str
    email: str

    def __post_init__(self) -> None:
        if not is_mail_address(self.email):
            raise ValueError("email: not one plain mail address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one person gets. Its message id and date are the caller's, so that sending it again is the same mail.

    `calendar` is the bytes of an invitation and `method` its METHOD; they come together or not at all.
    """

    sender: Mailbox
    recipient: Mailbox
    subject: str
    text: str
    html: str | None = None
    message_id: str
    date: datetime
    calendar: bytes | None = None
    method: str | None = None

    def __post_init__(self) -> None:
        for field, kept, problem in self._demands():
            if not kept:
                raise ValueError(f"{field}: {problem}")

    def _demands(self) -> Iterator[tuple[str, object, str]]:
        yield "subject", one_line(self.subject), "empty"
        yield "text", paragraphs(self.text), "empty"
        yield "message_id", _MESSAGE_ID.fullmatch(self.message_id), "not of the form <id@domain>"
        yield "date", self.date.utcoffset() is not None, "without a zone"
        stated = _METHOD_LINE.findall(self.calendar or b"")
        yield "method", stated == ([self.method.encode()] if self.method else []), "not the calendar's"


@dataclass(frozen=True, slots=True)
class _Header:
    """A header already in ASCII, passed by the standard library as it stands.

    Measured with `Address` on 3.11.7 to 3.13.0: a display name loses its quotes when its line is broken (cpython
    gh-80222, mended in 2025), and one that looks like an encoded word is decoded, so that `Chef <c@k.dk>, evil@x`
    was two recipients. Hence no free text reaches that folding: the policy stores any value with a `name` and
    asks it to `fold` itself.
    """

    name: str
    value: str

    def fold(self, *, policy: object) -> str:  # noqa: ARG002 -- the protocol of email.policy.EmailPolicy
        return f"{self.name}: {self.value}\r\n"


def _words(header: str, text: str) -> str:
    """Free text by RFC 2047, in lines of at most 76 letters; as it is where it is a few plain words."""
    if _PLAIN_WORDS.fullmatch(text):
        return text
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _mailbox(header: str, mailbox: Mailbox) -> _Header:
    name = one_line(mailbox.name)
    words = f"{_words(header, name)}\r\n " if name else ""
    return _Header(header, f"{words}<{mailbox.email}>")


# A reader's automatic answer to a reminder helps nobody (RFC 3834 2 and 5), and Exchange obeys a field of its own
# (MS-OXCMAIL 2.1.3.2.20). An invitation carries neither: it asks for an answer, and the calendars that answer by
# themselves (Google, rooms, deputies' rules) are told by RFC 3834 2 to keep silent towards automatic mail.
_AUTOMATIC = MappingProxyType(
    {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply"}
)


def mail(letter: Letter) -> bytes:
    """Write the mail with CRLF, ASCII throughout; the same letter gives the same bytes.

    With a calendar: mixed(alternative(plain, html, calendar), application/ics), as Google and Thunderbird send
    it. One To and no Cc; envelope: `letter.sender.email` and `letter.recipient.email`.
    """
    message = EmailMessage(policy=SMTP)
    _address(message, letter)
    message.set_content(paragraphs(letter.text), cte="quoted-printable")
    if letter.html is not None:
        message.add_alternative(paragraphs(letter.html), subtype="html", cte="quoted-printable")
    if letter.calendar is not None:
        _enclose(message, letter.calendar, letter.method or "")
    _name_boundaries(message, letter.message_id)
    return message.as_bytes()


def _address(message: EmailMessage, letter: Letter) -> None:
    for header in (
        _mailbox("From", letter.sender),
        _mailbox("To", letter.recipient),
        _Header("Subject", _words("Subject", one_line(letter.subject))),
        _Header("Message-ID", letter.message_id),
    ):
        message[header.name] = header
    message["Date"] = letter.date
    if letter.calendar is None:
        for name, value in _AUTOMATIC.items():
            message[name] = value


def _enclose(message: EmailMessage, calendar: bytes, method: str) -> None:
    """Last among the alternatives, and once more as a file for those who import by hand.

    Bytes, not str: a str would have its CRLF turned into LF inside the base64.
    """
    params = {"method": method, "charset": "utf-8"}
    message.add_alternative(calendar, maintype="text", subtype="calendar", cte="base64", params=params)
    message.add_attachment(calendar, maintype="application", subtype="ics", filename="invite.ics")


def _name_boundaries(message: EmailMessage, message_id: str) -> None:
    """Boundaries out of the message id, not at random; "=_" stands in no quoted-printable and no base64 line."""
    seed = sha256(message_id.encode()).hexdigest()[:24]
    multiparts = (part for part in message.walk() if part.is_multipart())
    for number, part in enumerate(multiparts, start=1):
        part.set_boundary(f"=_{seed}_{number}")
