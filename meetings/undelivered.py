"""What could not be brought to somebody, and why, in terms the secretariat can do something about."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meetings.model import Person
from meetings.notices import Kind, NewNotice, Notice, NoticeState

MAILBOX_CLOSED = "the mailbox is closed"
UNWRITABLE = "cannot be written"
OUR_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What one notice that we cannot make sense of raises, and must not hold up the others. Not what the books raise."""

NOT_REPORTED = frozenset({Kind.UNDELIVERED, Kind.RESTORED, Kind.LINK_CODE, Kind.CALENDAR})
"""Of these the secretariat is not told: its own report, what is the person's alone, and what says nothing in words."""


class Why(StrEnum):
    """ADDRESS: the mail address is not known there. REFUSED: their mail server would not have it. OURS: nobody could write it."""

    ADDRESS = "address"
    REFUSED = "refused"
    TOO_LATE = "too_late"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Undelivered:
    """`in_teams` says that the same stands in the person's chat; `may_again` that another try can still help."""

    notice: Notice
    to: Person
    why: Why
    in_teams: bool
    may_again: bool


def why(notice: Notice) -> Why:
    if notice.state is NoticeState.SKIPPED:
        return Why.TOO_LATE
    code, _, enhanced = notice.last_error.partition(" ")
    if enhanced.startswith("5.1.") or notice.last_error == MAILBOX_CLOSED:
        return Why.ADDRESS
    return Why.REFUSED if code.isdigit() else Why.OURS


def may_again(notice: Notice, now: datetime) -> bool:
    return notice.state in {NoticeState.DEAD, NoticeState.HELD} and now <= notice.new.not_after


def is_reported(new: NewNotice) -> bool:
    """Whether the secretariat is told when this does not arrive."""
    return new.meeting is not None and new.kind not in NOT_REPORTED
