"""When items, answers and the agenda are due, in Copenhagen workdays before the meeting."""

from collections.abc import Sequence
from datetime import datetime

from meetings.model import Deadlines, Policy, Session
from meetings.workdays import DaysOff, local, workdays_before


def for_meeting(sessions: Sequence[Session], policy: Policy, days_off: DaysOff, now: datetime) -> Deadlines:
    """The policy's deadlines; a meeting called at short notice keeps what is left of them.

    A deadline that has already passed at `now` becomes the last workday's noon before the meeting that is
    still ahead, and at the very last the start of the meeting itself.
    """
    return Deadlines(
        items=_due(sessions, policy, policy.item_workdays, days_off, now),
        responses=_due(sessions, policy, policy.response_workdays, days_off, now),
        agenda=_due(sessions, policy, policy.agenda_workdays, days_off, now),
    )


def _due(
    sessions: Sequence[Session], policy: Policy, workdays: int, days_off: DaysOff, now: datetime
) -> datetime:
    first = sessions[0]
    for count in range(workdays, 0, -1):
        due = local(workdays_before(first.day, count, days_off), policy.deadline_at)
        if due > now:
            return due
    return first.starts_at
