"""What buttons have in common: a verb each, and what they are about."""

from dataclasses import dataclass
from typing import Any, ClassVar

from meetings.model import ItemId, Meeting, MeetingId

Days = tuple[int, ...]
"""Session numbers; none means every day of the meeting."""

OTHER = "other"
"""The choice "somebody else" in a list of substitutes."""


@dataclass(frozen=True, slots=True)
class Plain:
    verb: ClassVar[str]


@dataclass(frozen=True, slots=True)
class AtMeeting(Plain):
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class AtItem(Plain):
    item: ItemId


@dataclass(frozen=True, slots=True)
class Drawn(AtMeeting):
    """At a meeting as it was when the card was drawn."""

    round: int
    revision: int


def drawn(kind: type[Drawn], meeting: Meeting, **more: Any) -> Any:
    """A button of `kind` on a card about the meeting as it is now."""
    return kind(meeting=meeting.id, round=meeting.round, revision=meeting.revision, **more)
