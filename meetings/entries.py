"""The calendar ledger: which SEQUENCE and DTSTAMP each person was last sent, so that re-sending never lies.

RFC 5546 section 2.1.4: SEQUENCE rises when the time changes and with every CANCEL, never when the same is sent again;
section 2.1.5: with equal SEQUENCE the later DTSTAMP wins.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from meetings.model import MeetingId, PersonId, Session


class Method(StrEnum):
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Entry:
    """The last message about one meeting in one person's calendar; `stamp` is whole seconds, UTC.

    `answers_to` is the address of its own that it is answered to, empty for the mailbox that all are answered to. It is
    begun with and stays, since a calendar takes another ORGANIZER for another meeting; only the ledger keeps it, so an
    entry on its way has none and is the same entry.
    """

    meeting: MeetingId
    person: PersonId
    sequence: int
    stamp: datetime
    method: Method
    answers_to: str = field(default="", compare=False, repr=False)

    @property
    def stands(self) -> bool:
        """Whether the meeting stands in the person's calendar."""
        return self.method is Method.REQUEST


def requested(
    previous: Entry | None,
    meeting: MeetingId,
    person: PersonId,
    now: datetime,
    *,
    moved: bool = False,
    answers_to: str = "",
) -> Entry:
    """A REQUEST: the first, one after a cancellation, a moved time (all rise) or a change of text (same number).

    `answers_to` is for the first alone.
    """
    if previous is None:
        return Entry(meeting, person, 0, _second(now), Method.REQUEST, answers_to)
    rise = 1 if moved or not previous.stands else 0
    return replace(
        previous,
        sequence=previous.sequence + rise,
        stamp=_after(previous, now),
        method=Method.REQUEST,
    )


def cancelled(previous: Entry, now: datetime) -> Entry:
    return replace(
        previous, sequence=previous.sequence + 1, stamp=_after(previous, now), method=Method.CANCEL
    )


def runs(sessions: Iterable[Session]) -> tuple[tuple[Session, ...], ...]:
    """The days of a meeting as they stand in a calendar, in the order of time, each run to be sent with a UID of its own.

    Days that follow each other with the same hours are one entry, from the first start to the last end; a day with
    other hours, or after a gap, begins the next entry.
    """
    found: list[list[Session]] = []
    for session in sorted(sessions, key=lambda one: one.starts_at):
        if found and _runs_through(found[-1][-1], session):
            found[-1].append(session)
        else:
            found.append([session])
    return tuple(map(tuple, found))


def _runs_through(earlier: Session, later: Session) -> bool:
    next_day = later.day - earlier.day == timedelta(days=1)
    return next_day and (earlier.start, earlier.end) == (later.start, later.end)


def _after(previous: Entry, now: datetime) -> datetime:
    """Never the same second twice: Thunderbird drops an update with an unchanged DTSTAMP, and clocks step back."""
    return max(_second(now), previous.stamp + timedelta(seconds=1))


def _second(now: datetime) -> datetime:
    return now.replace(microsecond=0)
