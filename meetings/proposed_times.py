"""Other times that members propose from their calendars, gathered as the result of a small poll."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from meetings.attendance import Roll
from meetings.model import COPENHAGEN, Person, PersonId, Session
from meetings.replies import Noted, Reason


@dataclass(frozen=True, slots=True)
class ProposedTime:
    """`key` is that of the first reply that proposes it; `others` are the called who have not proposed it."""

    key: str
    start: datetime
    end: datetime
    by: tuple[Person, ...]
    others: int

    @property
    def session(self) -> Session:
        """The proposal as a day of a meeting, in wall time of Copenhagen; one over midnight ends with its day."""
        start, end = self.start.astimezone(COPENHAGEN), self.end.astimezone(COPENHAGEN)
        until = end.time() if end.date() == start.date() else time(23, 59)
        return Session(1, start.date(), start.time(), until)


def proposed_times(replies: Iterable[Noted], roll: Roll) -> tuple[ProposedTime, ...]:
    """What the called propose in the present round, each with his latest; the most wanted first, then the earliest.

    `replies` are in the order they came.
    """
    last: dict[PersonId, Noted] = {
        one.person: one
        for one in replies
        if one.reason is Reason.PROPOSES_A_TIME and one.person is not None and one.round == roll.meeting.round
    }
    called = {line.person.id: line.person for line in roll.lines}
    wanted: dict[tuple[datetime, datetime], list[Noted]] = {}
    for person, reply in last.items():
        if reply.proposed is not None and person in called:
            wanted.setdefault(reply.proposed, []).append(reply)
    found = [
        ProposedTime(
            min(some, key=lambda one: one.received_at).key,
            start,
            end,
            tuple(called[one.person] for one in some if one.person is not None),
            len(called) - len(some),
        )
        for (start, end), some in wanted.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.by), one.start, one.end)))


__all__ = ["ProposedTime", "proposed_times"]
