"""Buttons that only show something."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import AtMeeting, Plain
from meetings.model import MeetingId


@dataclass(frozen=True, slots=True)
class ShowMeeting(AtMeeting):
    verb: ClassVar[str] = "show.meeting"


@dataclass(frozen=True, slots=True)
class ShowAgenda(AtMeeting):
    verb: ClassVar[str] = "show.agenda"


@dataclass(frozen=True, slots=True)
class ShowChanges(AtMeeting):
    """What the agenda sent out last changed in the one before it."""

    verb: ClassVar[str] = "show.changes"


@dataclass(frozen=True, slots=True)
class ShowPapers(AtMeeting):
    verb: ClassVar[str] = "show.papers"


@dataclass(frozen=True, slots=True)
class ShowMinutes(Plain):
    """Without a meeting: of the last that was held."""

    verb: ClassVar[str] = "show.minutes"
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class ShowMembers(Plain):
    verb: ClassVar[str] = "show.members"


@dataclass(frozen=True, slots=True)
class ShowContact(Plain):
    """Who the secretariat is, and how it is reached."""

    verb: ClassVar[str] = "show.contact"


@dataclass(frozen=True, slots=True)
class ShowStatus(Plain):
    verb: ClassVar[str] = "show.status"


@dataclass(frozen=True, slots=True)
class ShowMeetings(Plain):
    verb: ClassVar[str] = "show.meetings"


@dataclass(frozen=True, slots=True)
class ShowHelp(Plain):
    verb: ClassVar[str] = "show.help"


@dataclass(frozen=True, slots=True)
class ShowWhy(Plain):
    verb: ClassVar[str] = "show.why"


@dataclass(frozen=True, slots=True)
class LeaveIt(Plain):
    """No, I did not mean that."""

    verb: ClassVar[str] = "confirm.no"


Looking = (
    ShowMeeting
    | ShowAgenda
    | ShowChanges
    | ShowPapers
    | ShowMinutes
    | ShowMembers
    | ShowContact
    | ShowStatus
    | ShowMeetings
    | ShowHelp
    | ShowWhy
    | LeaveIt
)
