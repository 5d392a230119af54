"""The calendar entries of an errand: which days each holds, and what is told of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from documents.invitation import Invitation, PartStat, Role
from documents.letter import Mailbox
from meetings.attendance import Line, Standing
from meetings.entries import Entry, Method, runs
from meetings.model import Mode, Session
from meetings.model import Role as Seat
from meetings.notices import Kind
from wording.letters import Draft, Matter, describe, entry_dropped, entry_withdrawn, further_entry

ALARM_MINUTES = 15
_LINK = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#]|\Z)")


@dataclass(frozen=True, slots=True)
class Page:
    """One calendar entry and the letter it goes with; `draft` None is the letter of the errand's own kind."""

    days: tuple[Session, ...]
    method: Method
    draft: Draft | None = None


def pages(of: Matter, method: Method) -> Iterator[Page]:
    """A person's entries in the order of time: an entry a run of days with the same hours, a mail an entry."""
    first, *others = now = runs(_days(of))
    yield Page(first, method)
    brief = further_entry if method is Method.REQUEST else entry_withdrawn
    for days in others:
        yield Page(days, method, brief(of, days))
    if of.errand.kind is Kind.MOVED:
        for days in runs(of.meeting.before_move)[len(now) :]:
            yield Page(days, Method.CANCEL, entry_dropped(of, days))
    if of.errand.kind is Kind.SUBSTITUTE and _came_before(of):
        for days in _spare(of, len(now)):
            yield Page(days, Method.CANCEL, entry_withdrawn(of, days))


def _came_before(of: Matter) -> bool:
    entry = of.errand.notice.new.entry
    return entry is not None and entry.sequence > 0


def _spare(of: Matter, kept: int) -> list[tuple[Session, ...]]:
    """The entries a substitute may have more than the `kept` ones, when he came on more days than he comes now."""
    gone = [one for one in of.meeting.sessions if one not in _days(of)]
    return list(runs(gone))[: len(runs(of.meeting.sessions)) - kept]


def invitation(of: Matter, page: Page, number: int, entry: Entry, organizer: Mailbox) -> Invitation:
    """`number` counts the person's entries from 1; `entry` is what the ledger says of all of them."""
    gone = page.method is Method.CANCEL
    text = describe(of, page.days, gone=gone)
    to, meeting = of.errand.to, of.meeting
    return Invitation(
        method=page.method,
        uid=_uid(meeting.uid, number),
        sequence=entry.sequence,
        stamp=entry.stamp,
        summary=text.summary,
        description=text.description,
        location=text.location,
        start=page.days[0].starts_at,
        end=page.days[-1].ends_at,
        organizer=organizer,
        attendee=Mailbox(to.name, to.email),
        role=_role(of.errand.line),
        partstat=_partstat(of.errand.line, page.days),
        join_url=None if gone or meeting.mode is Mode.ONSITE else web_link(meeting.join_url),
        alarm=None if gone else ALARM_MINUTES,
    )


def _days(of: Matter) -> tuple[Session, ...]:
    """A substitute's entry is for the days he comes; whoever is called has all of them."""
    if of.errand.line is not None:
        return of.meeting.sessions
    me = of.errand.to.id
    seats = (one for line in of.errand.comes_for for one in line.substitutions)
    mine = {one.session for one in seats if one.substitute.id == me}
    return tuple(one for one in of.meeting.sessions if one.number in mine) or of.meeting.sessions


def _uid(uid: str, number: int) -> str:
    """The meeting's own for the first entry, so that a meeting that grows or shrinks keeps it."""
    name, at, domain = uid.partition("@")
    return uid if number == 1 else f"{name}-{number}{at}{domain}"


def web_link(url: str) -> str | None:
    """Spelled so that a calendar takes it; where no spelling helps, the invitation goes without."""
    spelled = quote(url, safe=":/?#@!$&'()*+,;=%-._~")
    return spelled if _LINK.match(spelled) and len(spelled) <= 2000 else None


def _role(line: Line | None) -> Role:
    if line is None:
        return Role.OPTIONAL
    return Role.CHAIR if line.invitee.role is Seat.CHAIR else Role.REQUIRED


def _partstat(line: Line | None, days: Sequence[Session]) -> PartStat:
    """What the person's calendar shows as his answer: the one that stands for all the days of the entry."""
    standings = {line.standing(day.number) for day in days} if line else set()
    match standings.pop() if len(standings) == 1 else None:
        case Standing.ATTENDING:
            return PartStat.ACCEPTED
        case Standing.TENTATIVE:
            return PartStat.TENTATIVE
        case _:
            return PartStat.NEEDS_ACTION
