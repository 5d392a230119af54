"""What did not arrive, and what is held back."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import AtMeeting, Plain
from meetings.model import MeetingId
from meetings.notices import NoticeId
from meetings.office.held import ALL


@dataclass(frozen=True, slots=True)
class Undelivered(AtMeeting):
    """Who could not be reached."""

    verb: ClassVar[str] = "secretariat.undelivered"


@dataclass(frozen=True, slots=True)
class TryAgain(AtMeeting):
    verb: ClassVar[str] = "secretariat.try_again"
    notice: NoticeId


@dataclass(frozen=True, slots=True)
class GivenOtherwise(AtMeeting):
    """The person has been told in another way."""

    verb: ClassVar[str] = "secretariat.given"
    notice: NoticeId


@dataclass(frozen=True, slots=True)
class ShowHeld(Plain):
    """What may have been sent before the books were put back; without a meeting: about which ones?"""

    verb: ClassVar[str] = "secretariat.held"
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class SendHeld(AtMeeting):
    """`which` as in `meetings.office.held.chosen`."""

    verb: ClassVar[str] = "secretariat.held_send"
    which: str = ALL


@dataclass(frozen=True, slots=True)
class HeldWasSent(AtMeeting):
    verb: ClassVar[str] = "secretariat.held_sent"
    which: str = ALL


AboutHeld = ShowHeld | SendHeld | HeldWasSent
