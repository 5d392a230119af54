"""Members, one by one."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import Plain
from meetings.model import CommitteeId, PersonId


@dataclass(frozen=True, slots=True)
class MemberForm(Plain):
    """The form for somebody new; without a committee: the first of those the secretariat is one of."""

    verb: ClassVar[str] = "member.form"
    committee: CommitteeId | None = None


@dataclass(frozen=True, slots=True)
class AddMember(Plain):
    verb: ClassVar[str] = "member.add"
    committee: CommitteeId


@dataclass(frozen=True, slots=True)
class ChooseMember(Plain):
    """Which one? `seat` is a `membership.mark`, as everywhere here: of a member as he stood when the card was drawn."""

    verb: ClassVar[str] = "member.choose"


@dataclass(frozen=True, slots=True)
class ChangeMemberForm(Plain):
    verb: ClassVar[str] = "member.change_form"
    seat: str = ""


@dataclass(frozen=True, slots=True)
class _AtMember(Plain):
    """`person` says whose seat it was, when it is another by now."""

    committee: CommitteeId
    seat: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class ChangeMember(_AtMember):
    verb: ClassVar[str] = "member.change"


@dataclass(frozen=True, slots=True)
class EndMemberForm(Plain):
    """What would follow, before it is done."""

    verb: ClassVar[str] = "member.end_form"
    seat: str = ""


@dataclass(frozen=True, slots=True)
class EndMember(_AtMember):
    """`seen` is the day the card said what follows from."""

    verb: ClassVar[str] = "member.end"
    seen: str


@dataclass(frozen=True, slots=True)
class ResumeMember(Plain):
    """Takes the ending back."""

    verb: ClassVar[str] = "member.resume"
    committee: CommitteeId
    person: PersonId


@dataclass(frozen=True, slots=True)
class RemoveMemberForm(Plain):
    """For one who was added by mistake: asked, or told why he cannot be."""

    verb: ClassVar[str] = "member.remove_form"
    seat: str = ""


@dataclass(frozen=True, slots=True)
class RemoveMember(_AtMember):
    verb: ClassVar[str] = "member.remove"


Seating = (
    MemberForm
    | AddMember
    | ChooseMember
    | ChangeMemberForm
    | ChangeMember
    | EndMemberForm
    | EndMember
    | ResumeMember
    | RemoveMemberForm
    | RemoveMember
)
