"""One's own proposals; for the secretariat everybody's, and the agenda they become."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import AtItem, AtMeeting, Plain
from meetings.model import MeetingId


@dataclass(frozen=True, slots=True)
class ItemForm(Plain):
    """Without a meeting: the next one."""

    verb: ClassVar[str] = "item.form"
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class SendItem(AtMeeting):
    verb: ClassVar[str] = "item.send"


@dataclass(frozen=True, slots=True)
class SendItemLate(SendItem):
    verb: ClassVar[str] = "item.send_late"


@dataclass(frozen=True, slots=True)
class ShowItem(AtItem):
    """One's own, with what can still be done about it."""

    verb: ClassVar[str] = "item.show"


@dataclass(frozen=True, slots=True)
class ChangeItemForm(AtItem):
    verb: ClassVar[str] = "item.change_form"


@dataclass(frozen=True, slots=True)
class KeepItem(AtMeeting):
    """Keeps what is typed of a proposal; it is not sent."""

    verb: ClassVar[str] = "item.keep"


@dataclass(frozen=True, slots=True)
class ChangeItem(AtItem):
    """`version` is the one the form was filled from; None on cards from before there were versions."""

    verb: ClassVar[str] = "item.change"
    version: int | None = None


@dataclass(frozen=True, slots=True)
class WithdrawItem(AtItem):
    verb: ClassVar[str] = "item.withdraw"


Proposing = (
    ShowItem | ItemForm | SendItem | SendItemLate | KeepItem | ChangeItemForm | ChangeItem | WithdrawItem
)


@dataclass(frozen=True, slots=True)
class Triage(AtItem):
    verb: ClassVar[str] = "triage.show"


@dataclass(frozen=True, slots=True)
class AcceptItem(AtItem):
    verb: ClassVar[str] = "triage.accept"


@dataclass(frozen=True, slots=True)
class RewordForm(AtItem):
    verb: ClassVar[str] = "triage.reword_form"


@dataclass(frozen=True, slots=True)
class Reword(AtItem):
    """The filled-in form: another wording of an item, that is taken on with it where it waits."""

    verb: ClassVar[str] = "triage.reword"
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ReturnItem(AtItem):
    verb: ClassVar[str] = "triage.return"


@dataclass(frozen=True, slots=True)
class RejectItem(AtItem):
    verb: ClassVar[str] = "triage.reject"


@dataclass(frozen=True, slots=True)
class DeferItem(AtItem):
    verb: ClassVar[str] = "triage.defer"


@dataclass(frozen=True, slots=True)
class MergeItem(AtItem):
    verb: ClassVar[str] = "triage.merge"


Triaging = Triage | AcceptItem | RewordForm | Reword | ReturnItem | RejectItem | DeferItem | MergeItem


@dataclass(frozen=True, slots=True)
class Arrange(AtMeeting):
    verb: ClassVar[str] = "agenda.arrange"


@dataclass(frozen=True, slots=True)
class MoveItem(AtMeeting):
    verb: ClassVar[str] = "agenda.move"


@dataclass(frozen=True, slots=True)
class RemoveItem(AtMeeting):
    verb: ClassVar[str] = "agenda.remove"


@dataclass(frozen=True, slots=True)
class WriteItem(AtMeeting):
    verb: ClassVar[str] = "agenda.write"


@dataclass(frozen=True, slots=True)
class SendRound(AtMeeting):
    verb: ClassVar[str] = "agenda.round"


@dataclass(frozen=True, slots=True)
class AskApproval(AtMeeting):
    verb: ClassVar[str] = "agenda.ask"


@dataclass(frozen=True, slots=True)
class ApproveAgenda(AtMeeting):
    """`seen` is the beginning of the fingerprint of the agenda on the card."""

    verb: ClassVar[str] = "agenda.approve"
    seen: str


Arranging = Arrange | MoveItem | RemoveItem | WriteItem | SendRound | AskApproval | ApproveAgenda
