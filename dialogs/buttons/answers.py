"""One's own answer, and the seat."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import AtMeeting, Days, Drawn
from meetings.model import PersonId


@dataclass(frozen=True, slots=True)
class Attend(Drawn):
    """I come, in the meeting's own way. `days` names those of a seminar that are meant; the others are declined."""

    verb: ClassVar[str] = "answer.attend"
    days: Days = ()


@dataclass(frozen=True, slots=True)
class AttendOnline(Attend):
    verb: ClassVar[str] = "answer.online"


@dataclass(frozen=True, slots=True)
class AttendOnsite(Attend):
    verb: ClassVar[str] = "answer.onsite"


@dataclass(frozen=True, slots=True)
class Decline(Drawn):
    verb: ClassVar[str] = "answer.decline"
    days: Days = ()


@dataclass(frozen=True, slots=True)
class SendSubstitute(Drawn):
    """`substitute` None asks for the form with name and address, or is that form."""

    verb: ClassVar[str] = "answer.substitute"
    days: Days = ()
    substitute: PersonId | None = None


@dataclass(frozen=True, slots=True)
class SetBack(AtMeeting):
    """The answer that came by calendar was not mine."""

    verb: ClassVar[str] = "answer.set_back"


@dataclass(frozen=True, slots=True)
class Wait(Drawn):
    verb: ClassVar[str] = "seat.wait"
    days: Days = ()


@dataclass(frozen=True, slots=True)
class AskForSeat(Drawn):
    verb: ClassVar[str] = "seat.ask"
    holder: PersonId


@dataclass(frozen=True, slots=True)
class GiveSeat(Drawn):
    verb: ClassVar[str] = "seat.give"
    asker: PersonId


Answering = (
    Attend | AttendOnline | AttendOnsite | Decline | SendSubstitute | SetBack | Wait | AskForSeat | GiveSeat
)
