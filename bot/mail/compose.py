"""From an errand to the mails that do it: the words, the calendar entry, and the same bytes for every try."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from bot.delivery.ports import MailMessage
from bot.mail.typeset import html, plain
from dialogs.heard import Links
from documents.invitation import Invitation, PartStat, Role, covering_letter
from documents.letter import Letter, Mailbox, mail
from meetings.attendance import Line, Standing
from meetings.entries import Entry, Method
from meetings.model import Mode, Session
from meetings.model import Role as Seat
from meetings.notices import Kind, NewNotice, Notice
from meetings.office.post import Errand
from wording.letters import (
    WORDS,
    Draft,
    LetterText,
    Matter,
    Ways,
    day_dropped,
    describe,
    entry_of_day_gone,
    further_day,
    put_together,
    write,
)

ALARM_MINUTES = 15
_LINK = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#]|\Z)")


@dataclass(frozen=True, slots=True)
class MailWriter:
    """`Render` for mails. `sender` is the mailbox that is read: From, ORGANIZER and envelope are the same, always."""

    links: Links
    code_of: Callable[[int], str]
    sender: Mailbox

    def __call__(self, errand: Errand) -> MailMessage:
        letters = tuple(self.letters(errand))
        return MailMessage(tuple(mail(letter) for letter in letters), errand.to.email)

    def letters(self, errand: Errand) -> Iterator[Letter]:
        """One, and with a calendar entry one more for every further day: a mail carries one entry."""
        ways = self._ways(errand)
        entry = errand.notice.new.entry
        if entry is None or errand.meeting is None or errand.committee is None:
            yield self._letter(errand, write(errand, ways), 1)
            return
        of = Matter(errand, WORDS[errand.to.language], ways, errand.meeting, errand.committee)
        for count, (session, draft, method) in enumerate(_entries(of, entry), start=1):
            invitation = self._invitation(of, session, entry, method)
            yield self._letter(errand, put_together(of, draft), count, invitation)

    def _letter(
        self, errand: Errand, text: LetterText, count: int, invitation: Invitation | None = None
    ) -> Letter:
        message_id = _message_id(errand.notice, count, self.sender)
        if invitation is not None:
            return covering_letter(
                invitation,
                subject=text.subject,
                text=plain(text),
                html=html(text),
                message_id=message_id,
                date=errand.dated,
            )
        return Letter(
            sender=self.sender,
            recipient=Mailbox(errand.to.name, errand.to.email),
            subject=text.subject,
            text=plain(text),
            html=html(text),
            message_id=message_id,
            date=errand.dated,
        )

    def _invitation(self, of: Matter, session: Session, entry: Entry, method: Method) -> Invitation:
        gone = method is Method.CANCEL
        text = describe(of, session, gone=gone)
        to, meeting = of.errand.to, of.meeting
        return Invitation(
            method=method,
            uid=_uid(meeting.uid, session.number),
            sequence=entry.sequence,
            stamp=entry.stamp,
            summary=text.summary,
            description=text.description,
            location=text.location,
            start=session.starts_at,
            end=session.ends_at,
            organizer=self.sender,
            attendee=Mailbox(to.name, to.email),
            role=_role(of.errand.line),
            partstat=_partstat(of.errand.line, session),
            join_url=None if gone or meeting.mode is Mode.ONSITE else _link(meeting.join_url),
            alarm=None if gone else ALARM_MINUTES,
        )

    def _ways(self, errand: Errand) -> Ways:
        new = errand.notice.new
        answer = self.links.answer(new.meeting, new.person) if new.meeting is not None else ""
        return Ways(self.links.privacy(), answer, self._code(new))

    def _code(self, new: NewNotice) -> str:
        return self.code_of(int(new.occasion.removeprefix("link-"))) if new.kind is Kind.LINK_CODE else ""


def _entries(of: Matter, entry: Entry) -> Iterator[tuple[Session, Draft | None, Method]]:
    """The days whose entries are sent: the first with the letter of its kind, the others with a short one."""
    first, *others = _days(of)
    yield first, None, entry.method
    brief = further_day if entry.method is Method.REQUEST else entry_of_day_gone
    for session in others:
        yield session, brief(of, session), entry.method
    if of.errand.kind is Kind.MOVED:
        for session in of.meeting.before_move[len(of.meeting.sessions) :]:
            yield session, day_dropped(of, session), Method.CANCEL


def _days(of: Matter) -> tuple[Session, ...]:
    """A substitute's entry is for the days he comes; whoever is called has all of them."""
    if of.errand.line is not None:
        return of.meeting.sessions
    me = of.errand.to.id
    mine = {
        one.session for line in of.errand.comes_for for one in line.substitutions if one.substitute.id == me
    }
    return tuple(one for one in of.meeting.sessions if one.number in mine) or of.meeting.sessions


def _link(url: str) -> str | None:
    """Spelled so that a calendar takes it; without one that no spelling helps, the invitation still goes."""
    spelled = quote(url, safe=":/?#@!$&'()*+,;=%-._~")
    return spelled if _LINK.match(spelled) and len(spelled) <= 2000 else None


def _uid(uid: str, day: int) -> str:
    """The meeting's own for its first day, so that a meeting that grows or shrinks keeps it."""
    name, at, domain = uid.partition("@")
    return uid if day == 1 else f"{name}-{day}{at}{domain}"


def _role(line: Line | None) -> Role:
    if line is None:
        return Role.OPTIONAL
    return Role.CHAIR if line.invitee.role is Seat.CHAIR else Role.REQUIRED


def _partstat(line: Line | None, session: Session) -> PartStat:
    attends = line is not None and line.standing(session.number) is Standing.ATTENDING
    return PartStat.ACCEPTED if attends else PartStat.NEEDS_ACTION


def _message_id(notice: Notice, count: int, sender: Mailbox) -> str:
    """Fixed when the notice was planned; the second, third … mail of it has its number in it."""
    domain = sender.email.rpartition("@")[2]
    planned = notice.message_id or f"<d{notice.id}.{_trace(notice.new)}@{domain}>"
    name, _, rest = planned.partition("@")
    return planned if count == 1 else f"{name}.{count}@{rest}"


def _trace(new: NewNotice) -> str:
    """Tells two notices apart that got one number, the second after a backup was put back."""
    words = [str(part) for part in (new.meeting, new.person, new.kind, new.occasion)]
    return sha256("\n".join(words).encode()).hexdigest()[:12]
