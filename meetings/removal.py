"""Taking a membership out of the books that was entered by mistake: only where nothing has come of it.

What counts is a `Trace`. A place on the list of a meeting that has not begun is none while nobody has answered for it, and
a notice that is only planned is none either: both are withdrawn with the membership. A notice that may have been brought
is one. Whoever got the invitation has it in his mail and his calendar, and must be told when it no longer holds; and the
list that others have seen must be able to say why it is another. So that membership is ended instead: with an apology the
meeting goes from the calendar by a message of its own, and the history keeps what happened.

Of somebody with several memberships in one committee nobody can say which one something came of: it counts for each.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from meetings import refusals
from meetings.membership import serves
from meetings.model import CALLED, Meeting, MeetingState, Membership, Trace
from meetings.workdays import local_day

ADDING = frozenset(
    {"member.enrol", "member.change", "member.end", "member.resume", "member.remove", "meeting.call_in"}
)
"""Acts of the audit log that only write somebody in or out: by themselves they are no trace of him."""


def is_ahead(meeting: Meeting, now: datetime) -> bool:
    """Whether somebody may still be taken off its list, or put on it, as if he had never been there."""
    return meeting.state in {MeetingState.PLANNED, MeetingState.CONVENED} and now < meeting.starts_at


def stays_called(left: Iterable[Membership], meeting: Meeting) -> bool:
    """Whether one of the memberships somebody keeps would have him called to the meeting all the same."""
    return any(one.role in CALLED and one.holds(meeting.sessions[0].day) for one in left)


def check(
    seat: Membership,
    committee: Iterable[Membership],
    traces: Collection[Trace],
    now: datetime,
    *,
    by_operator: bool = False,
) -> None:
    """Raises BadField for the last secretariat, which only the operator removes, and SomethingCame.

    `committee` are all its memberships, this one too.
    """
    today = local_day(now)
    others = [one for one in committee if one != seat]
    if serves(seat, today) and not by_operator and not any(serves(one, today) for one in others):
        raise refusals.BadField("role", "last_desk")
    if traces:
        raise refusals.SomethingCame(seat, tuple(one for one in Trace if one in traces))


__all__ = ["ADDING", "check", "is_ahead", "stays_called"]
