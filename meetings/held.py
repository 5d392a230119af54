"""What may have been sent already: due when the books were put back from a copy, and held until a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from meetings.model import Meeting, Person
from meetings.notices import Kind, Notice

AFTER_A_RESTORE = "restore"
"""What has ended those that became worthless while they were held: whether they were sent nobody knows."""


@dataclass(frozen=True, slots=True)
class Hold:
    """`taken_at` is when the copy was made, or the last change it holds; None when neither is known."""

    taken_at: datetime | None
    held_at: datetime
    notices: int


@dataclass(frozen=True, slots=True)
class Held:
    """One notice that may have been sent already, and whom it is for."""

    notice: Notice
    to: Person


@dataclass(frozen=True, slots=True)
class HeldBack:
    """All that is held about one meeting, by the time it was due."""

    meeting: Meeting
    held: tuple[Held, ...]

    @property
    def kinds(self) -> Sequence[Kind]:
        """Each once, in the order they were due."""
        return tuple(dict.fromkeys(one.notice.new.kind for one in self.held))
