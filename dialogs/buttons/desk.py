"""What the secretariat does: it convenes, moves, amends, cancels, reminds, and answers for others."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.deliveries import AboutHeld, GivenOtherwise, TryAgain, Undelivered
from dialogs.buttons.kinds import AtMeeting, Drawn, Plain
from dialogs.buttons.members import Seating
from dialogs.buttons.replies import LeftToAPerson
from meetings.model import CommitteeId, MeetingId


@dataclass(frozen=True, slots=True)
class Overview(Plain):
    """Without a meeting: the next one."""

    verb: ClassVar[str] = "secretariat.overview"
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class MoreChoices(AtMeeting):
    """What a full overview has no room for."""

    verb: ClassVar[str] = "secretariat.more"


@dataclass(frozen=True, slots=True)
class Remind(Drawn):
    verb: ClassVar[str] = "secretariat.remind"


@dataclass(frozen=True, slots=True)
class GetList(AtMeeting):
    verb: ClassVar[str] = "secretariat.list"


@dataclass(frozen=True, slots=True)
class OpenPages(Plain):
    """Without a meeting: the front page; `room` is one of `dialogs.heard.ROOMS`."""

    verb: ClassVar[str] = "secretariat.pages"
    meeting: MeetingId | None = None
    room: str = ""


@dataclass(frozen=True, slots=True)
class Proposals(AtMeeting):
    verb: ClassVar[str] = "secretariat.proposals"


@dataclass(frozen=True, slots=True)
class ConveneForm(Plain):
    verb: ClassVar[str] = "secretariat.convene_form"
    committee: CommitteeId | None = None


@dataclass(frozen=True, slots=True)
class Plan(Plain):
    """The filled-in convening form: the meeting is made, and nobody is called yet."""

    verb: ClassVar[str] = "secretariat.plan"
    committee: CommitteeId


@dataclass(frozen=True, slots=True)
class Convene(Drawn):
    verb: ClassVar[str] = "secretariat.convene"


@dataclass(frozen=True, slots=True)
class MoveForm(AtMeeting):
    """`reply`: filled with the time that reply proposes."""

    verb: ClassVar[str] = "secretariat.move_form"
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Move(Drawn):
    verb: ClassVar[str] = "secretariat.move"


@dataclass(frozen=True, slots=True)
class AmendForm(AtMeeting):
    verb: ClassVar[str] = "secretariat.amend_form"


@dataclass(frozen=True, slots=True)
class Amend(Drawn):
    """New words about a meeting whose time stands."""

    verb: ClassVar[str] = "secretariat.amend"


@dataclass(frozen=True, slots=True)
class CancelForm(AtMeeting):
    verb: ClassVar[str] = "secretariat.cancel_form"


@dataclass(frozen=True, slots=True)
class Cancel(Drawn):
    verb: ClassVar[str] = "secretariat.cancel"


@dataclass(frozen=True, slots=True)
class PublishAgenda(Drawn):
    verb: ClassVar[str] = "secretariat.publish"


@dataclass(frozen=True, slots=True)
class AnswerForm(AtMeeting):
    verb: ClassVar[str] = "secretariat.answer_form"


@dataclass(frozen=True, slots=True)
class AnswerFor(Drawn):
    """An answer on behalf of the person chosen on the form."""

    verb: ClassVar[str] = "secretariat.answer_for"


Desk = (
    Overview
    | MoreChoices
    | Remind
    | GetList
    | OpenPages
    | Proposals
    | ConveneForm
    | Plan
    | Convene
    | MoveForm
    | Move
    | AmendForm
    | Amend
    | CancelForm
    | Cancel
    | PublishAgenda
    | AnswerForm
    | AnswerFor
    | LeftToAPerson
    | Undelivered
    | TryAgain
    | GivenOtherwise
    | AboutHeld
    | Seating
)
