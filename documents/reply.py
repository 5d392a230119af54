"""Reads what came into the mailbox: a mail or a bare calendar file becomes a frozen value, or a word on why not.

Whatever the bytes are, `read` returns, within a bounded time, and nothing in them is fetched, run or repeated.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from email.message import Message

from documents import incoming_mail
from documents.incoming_calendar import BadCalendar, read_calendar
from documents.incoming_mail import BadMail, CalendarPart
from meetings.incoming import Bounce, Fault, Mail, Matter, Other, Reply, Understood, Unreadable

_CALENDAR = re.compile(rb"(?i)\A(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\s")


def read(content: bytes, trusted: Sequence[str] = ()) -> Understood:
    """`trusted` names the mail servers whose Authentication-Results count (RFC 8601 authserv-id)."""
    try:
        return _read(content, trusted)
    except Exception:  # noqa: BLE001 - a fault of the parsers (the standard library's, icalendar's) on what a stranger wrote must not stop the mailbox; a person gets to see it
        return Unreadable(Mail(incoming_mail.digest(content)), Fault.BROKEN)


def _read(content: bytes, trusted: Sequence[str]) -> Understood:
    mail = Mail(incoming_mail.digest(content), bare=_CALENDAR.match(content[:1000]) is not None)
    try:
        if mail.bare:
            return _reply(mail, CalendarPart(content, "", ""))
        message = incoming_mail.parsed(content)
        mail = incoming_mail.envelope(message, content, trusted)
        return _mail(mail, message)
    except (BadMail, BadCalendar) as bad:
        return Unreadable(mail, bad.fault)


def _mail(mail: Mail, message: Message) -> Understood:
    failures, about = incoming_mail.undelivered(message)
    if failures:
        return Bounce(mail, failures, about)
    if incoming_mail.is_report(message):
        return Other(mail, Matter.RECEIPT)
    if mail.automatic:
        return Other(mail, Matter.ABSENCE)
    if part := incoming_mail.calendar_part(message):
        return _reply(mail, part)
    return Other(mail, Matter.SEALED if incoming_mail.is_sealed(message) else Matter.LETTER)


def _reply(mail: Mail, part: CalendarPart) -> Reply:
    said = read_calendar(part.content, part.charset)
    mail = replace(mail, shown=tuple(dict.fromkeys(mail.shown + said.shown)))
    return Reply(mail, said.method, part.method, said.events)
