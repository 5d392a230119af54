"""A mail as it came over the wire: who it says it is from, who vouches for that, and its one calendar part.

The standard library's parser is given nothing that could make it slow: the limits are counted in the bytes first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime
from hashlib import sha256

from meetings.addresses import same_mailbox
from meetings.incoming import Fault, Mail, Undelivered, Vouched
from meetings.own_addresses import secrets_in

MAIL_LIMIT = 2 * 1024 * 1024
PARTS_LIMIT = 50
DEPTH_LIMIT = 20
HEADERS_LIMIT = 256 * 1024
HEADER_LIMIT = 4_000
"""Letters of one header that is read; longer ones are as good as none."""

DASHES_LIMIT = 2_000
COMPARED_LIMIT = 2_000_000
"""Lines times boundaries. Two megabytes of base64 are 27,000 lines."""

FAILURES_LIMIT = 50

_CONTENT_TYPE = re.compile(rb"(?im)^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*")
_BOUNDARY = re.compile(rb"(?i)boundary")
_DASHES = re.compile(rb"(?m)^--")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_ENCODED = re.compile(r"=\?[^?\s]{1,40}\?[BbQq]\?[^?\s]*\?=")
_LETTERS = r"[^<>@\s,;:\"()\[\]\\\x00-\x1f\x7f]"
_ADDRESS = rf"{_LETTERS}{{1,64}}@{_LETTERS}{{1,253}}"
_NAMED = re.compile(rf"[^<>@,;:\"()]*<\s*({_ADDRESS})\s*>")
_PLAIN = re.compile(rf"({_ADDRESS})(?:\s*\([^()]*\))?")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_ID_LINE = re.compile(rb"(?im)^message-id:\s*(<[!-;=?-~]{1,250}>)")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"(dmarc|dkim|spf)\s*=\s*(\w+)(.*)", re.DOTALL)
_PROPERTY = re.compile(
    r"(header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*\"?(?:[^\s\"@;]*@)?([^\s\";@]+)"
)

UNNAMED = "-"
"""As a trusted server's name: results without one, which is how Exchange Online writes its own."""

_SENT_TO = (
    *("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to"),
    *("apparently-to", "resent-to", "x-forwarded-to"),
)
"""Where an address may stand that a mail was sent to: as the sender wrote it, and as servers on the way note it."""

# RFC 3463 and 5321: bad mailbox, bad system, bad syntax, moved without a word, null MX, disabled; Exchange's 5.1.10.
_GONE = frozenset({"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.310"})


class BadMail(ValueError):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class CalendarPart:
    content: bytes
    charset: str
    method: str


def parsed(content: bytes) -> Message:
    """Raises BadMail for what is over a limit."""
    if len(content) > MAIL_LIMIT:
        raise BadMail(Fault.MAIL_TOO_BIG)
    _check_bytes(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    message = message_from_bytes(content, policy=compat32)
    if not message.keys():
        raise BadMail(Fault.NOT_A_MAIL)
    _check_parts(message)
    return message


def _check_bytes(lines: bytes) -> None:
    """What would make the parser slow: it holds every line against every boundary, and reads types letter by letter."""
    types = [one.end() - one.start() for one in _CONTENT_TYPE.finditer(lines)]
    compared = lines.count(b"\n") * len(_BOUNDARY.findall(lines))
    if (
        len(types) > PARTS_LIMIT * 4
        or len(_DASHES.findall(lines)) > DASHES_LIMIT
        or compared > COMPARED_LIMIT
    ):
        raise BadMail(Fault.TOO_MANY_PARTS)
    end = lines.find(b"\n\n")
    if max(types, default=0) > HEADER_LIMIT or (end if end >= 0 else len(lines)) > HEADERS_LIMIT:
        raise BadMail(Fault.TOO_LONG)


def _check_parts(message: Message) -> None:
    level, count = [message], 0
    for _ in range(DEPTH_LIMIT):
        count += len(level)
        if count > PARTS_LIMIT:
            raise BadMail(Fault.TOO_MANY_PARTS)
        level = [part for one in level for part in _children(one)]
        if not level:
            return
    raise BadMail(Fault.TOO_DEEP)


def digest(content: bytes) -> str:
    """The id of what has none: the same bytes are the same mail."""
    return f"<sha256.{sha256(content).hexdigest()}@unnamed.invalid>"


# The envelope


def envelope(message: Message, content: bytes, trusted: Sequence[str]) -> Mail:
    """`trusted` names the servers whose Authentication-Results are believed."""
    senders = tuple(address for one in _headers(message, "from") for address in _addresses(one))
    return Mail(
        id=_one_id(message, "message-id") or digest(content),
        senders=senders,
        date=_date(message),
        automatic=_is_automatic(message),
        vouched=_vouched(message, senders, trusted),
        shown=secrets_in(one for name in _SENT_TO for one in _headers(message, name)),
    )


def _headers(message: Message, name: str) -> Iterator[str]:
    """The unfolded values of one header, as they came. Bytes that are not ASCII are taken for UTF-8."""
    for key, value in message.raw_items():
        if key.lower() == name:
            text = str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            yield " ".join(text[: HEADER_LIMIT + 1].split())


def _header(message: Message, name: str) -> str:
    return next(_headers(message, name), "")


def _addresses(value: str) -> tuple[str, ...]:
    """The one address of a From field; two empty ones where it cannot be said for certain which it is.

    Stricter than the RFC: where two readers could see two senders, the mail server and we might not mean the same.
    """
    unclear = ("", "")
    if len(value) > HEADER_LIMIT:
        return unclear
    bare = _ENCODED.sub("", _QUOTED.sub("", value)).strip()
    found = _NAMED.fullmatch(bare) or _PLAIN.fullmatch(bare)
    return (found.group(1),) if found else unclear


def _one_id(message: Message, name: str) -> str:
    found = _MESSAGE_ID.search(_header(message, name))
    return found.group() if found else ""


def _date(message: Message) -> datetime | None:
    """RFC 5322 section 3.3: -0000 is UTC by somebody who does not say where he is."""
    try:
        date = parsedate_to_datetime(_header(message, "date"))
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _is_automatic(message: Message) -> bool:
    """An absence or a robot. Google's mails for a person who pressed a button are auto-generated."""
    marks = (_header(message, "auto-submitted"), _header(message, "precedence"))
    return (
        marks[0].lower().startswith("auto-replied")
        or marks[1].lower() in {"auto_reply", "auto-reply"}
        or any(_header(message, name) for name in ("x-autoreply", "x-autorespond"))
    )


# Who vouches for the sender (RFC 8601)


def _vouched(message: Message, senders: Sequence[str], trusted: Sequence[str]) -> Vouched:
    """By the uppermost results of a trusted server: below it may stand what the sender wrote himself."""
    if len(senders) != 1:
        return Vouched.UNKNOWN
    domain = senders[0].rpartition("@")[2]
    for value in _headers(message, "authentication-results"):
        name, results = _results(value)
        if name.lower() in {one.lower() for one in trusted}:
            return _verdict(results, domain)
    return Vouched.UNKNOWN


def _results(value: str) -> tuple[str, list[str]]:
    first, *results = _COMMENT.sub("", value).split(";")
    if "=" in first:
        return UNNAMED, [first, *results]
    return first.split()[0] if first.split() else "", results


def _verdict(results: Sequence[str], domain: str) -> Vouched:
    """DMARC where it has a word; else a signature or a sending server that is the domain's own (RFC 7489 3.1)."""
    read = [found.groups() for one in results if (found := _RESULT.match(one.strip()))]
    for method, outcome, properties in read:
        if method == "dmarc" and outcome in {"pass", "fail"}:
            about = dict(_PROPERTY.findall(properties)).get("header.from", "")
            if not same_mailbox(f"@{about}", f"@{domain}"):
                return Vouched.UNKNOWN
            return Vouched.PASSED if outcome == "pass" else Vouched.FAILED
    aligned = any(
        outcome == "pass" and any(_is_of(of, domain) for _, of in _PROPERTY.findall(properties))
        for _, outcome, properties in read
    )
    return Vouched.PASSED if aligned else Vouched.UNKNOWN


def _is_of(of: str, domain: str) -> bool:
    """Strictly the same domain: what is an organisation's takes a list of public suffixes to know."""
    return same_mailbox(f"@{of}", f"@{domain}")


# The parts


def calendar_part(message: Message) -> CalendarPart | None:
    """The first text/calendar of the mail itself; a file only where there is none (RFC 6047 section 2.4)."""
    parts = list(_own_parts(message))
    calendars = [one for one in parts if one.get_content_type() == "text/calendar"]
    files = [
        one for one in parts if one.get_content_type() == "application/ics" or _filename(one).endswith(".ics")
    ]
    for part in (*calendars[:1], *files[:1]):
        method = one if isinstance(one := part.get_param("method", ""), str) else ""
        charset = one if isinstance(one := part.get_param("charset", ""), str) else ""
        return CalendarPart(_content(part), charset, method.strip().upper())
    return None


def _content(part: Message) -> bytes:
    """Without its type: some versions of the library also decode by the charset the sender names, punycode and all."""
    del part["content-type"]
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def is_sealed(message: Message) -> bool:
    """An envelope that only the sender's kind of program opens: TNEF, or S/MIME that is not merely signed."""
    return any(
        one.get_content_type()
        in {"application/ms-tnef", "application/pkcs7-mime", "application/x-pkcs7-mime"}
        or _filename(one) == "winmail.dat"
        for one in _own_parts(message)
    )


def is_report(message: Message) -> bool:
    return message.get_content_type() == "multipart/report"


def _own_parts(message: Message) -> Iterator[Message]:
    """Not into what was forwarded (message/rfc822), nor into what a server returns (multipart/report)."""
    if is_report(message) or message.get_content_maintype() == "message":
        return
    children = _children(message)
    if not children:
        yield message
    for part in children:
        yield from _own_parts(part)


def _children(message: Message) -> Sequence[Message]:
    payload = message.get_payload() if message.is_multipart() else ()
    return [one for one in payload if isinstance(one, Message)]


def _filename(part: Message) -> str:
    name = part.get_param("filename", None, "content-disposition") or part.get_param("name", "")
    return name.lower() if isinstance(name, str) else ""


# What could not be delivered (RFC 3464; Exim says it in a header of its own)


def undelivered(message: Message) -> tuple[tuple[Undelivered, ...], str]:
    """Each address with its failure, and the Message-ID of what did not arrive. Empty when nothing is said of that."""
    reports = [one for one in _children(message) if one.get_content_type() == "message/delivery-status"]
    blocks = [block for one in reports for block in _children(one)]
    failures = [found for block in blocks[:FAILURES_LIMIT] if (found := _failure(block))]
    for addresses in _headers(message, "x-failed-recipients"):
        failures += [Undelivered(one, "5.0.0", permanent=True, gone=False) for one in _listed(addresses)]
    return tuple(dict.fromkeys(failures[:FAILURES_LIMIT])), _returned_id(message)


def _failure(block: Message) -> Undelivered | None:
    """One recipient's block; a failure for now (delayed, 4.x.x) is not permanent."""
    action = _header(block, "action").lower()
    whom = _header(block, "original-recipient") or _header(block, "final-recipient")
    address = whom.rpartition(";")[2].strip()
    if action not in {"failed", "delayed"} or not re.fullmatch(_ADDRESS, address):
        return None
    found = _STATUS.search(_header(block, "status"))
    status = found.group() if found else ""
    permanent = action == "failed" and not status.startswith("4")
    return Undelivered(address, status, permanent, gone=permanent and status in _GONE)


def _listed(addresses: str) -> list[str]:
    found = [one.strip() for one in addresses[:HEADER_LIMIT].split(",")]
    return [one for one in found if re.fullmatch(_ADDRESS, one)]


def _returned_id(message: Message) -> str:
    for part in _children(message):
        if part.get_content_type() == "message/rfc822":
            return next((_one_id(one, "message-id") for one in _children(part)), "")
        if part.get_content_type() == "text/rfc822-headers":
            found = _ID_LINE.search(_content(part)[:HEADERS_LIMIT])
            return found.group(1).decode("ascii") if found else ""
    return ""


__all__ = [
    "UNNAMED",
    "BadMail",
    "CalendarPart",
    "calendar_part",
    "digest",
    "envelope",
    "is_report",
    "is_sealed",
    "parsed",
    "undelivered",
]
