"""What each button says when it is tapped, as typed values: ids and the state its card was drawn from, no authority.

A button's data comes back through the client, so it is read as strictly as a form: whatever is not exactly what a
card of ours carries becomes a `BadButton`, which the talk answers with what is true now.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar, get_args

from dialogs.heard import ROOMS, Tapped
from meetings.model import AnswerKind, CommitteeId, DropId, ItemId, Language, Meeting, MeetingId, PersonId
from meetings.notices import Kind, NoticeId
from meetings.office.held import ALL, OF_KIND
from meetings.paper import About, CommentId, FollowUpId

Days = tuple[int, ...]
"""Session numbers; none means every day of the meeting."""

MOST_DROPS = 10
"""Files of one card."""

TOLD_BY = "told_by"
"""In a card that came unasked, the number of the notice that brought it: whoever taps has it. No authority either."""

OTHER = "other"
"""The choice "somebody else" in a list of substitutes."""


@dataclass(frozen=True, slots=True)
class BadButton:
    """No card of ours carries this: `field` could not be read, or the verb is unknown."""

    verb: str
    field: str


@dataclass(frozen=True, slots=True)
class _Plain:
    verb: ClassVar[str]


@dataclass(frozen=True, slots=True)
class _AtMeeting(_Plain):
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class Drawn(_AtMeeting):
    """At a meeting as it was when the card was drawn."""

    round: int
    revision: int


# Answers


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
class SetBack(_AtMeeting):
    """The answer that came by calendar was not mine."""

    verb: ClassVar[str] = "answer.set_back"


# Seats


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


# Looking


@dataclass(frozen=True, slots=True)
class ShowMeeting(_AtMeeting):
    verb: ClassVar[str] = "show.meeting"


@dataclass(frozen=True, slots=True)
class ShowAgenda(_AtMeeting):
    verb: ClassVar[str] = "show.agenda"


@dataclass(frozen=True, slots=True)
class ShowChanges(_AtMeeting):
    """What the agenda sent out last changed in the one before it."""

    verb: ClassVar[str] = "show.changes"


@dataclass(frozen=True, slots=True)
class ShowPapers(_AtMeeting):
    verb: ClassVar[str] = "show.papers"


@dataclass(frozen=True, slots=True)
class ShowMinutes(_Plain):
    """Without a meeting: of the last that was held."""

    verb: ClassVar[str] = "show.minutes"
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class ShowMembers(_Plain):
    verb: ClassVar[str] = "show.members"


@dataclass(frozen=True, slots=True)
class ShowContact(_Plain):
    """Who the secretariat is, and how it is reached."""

    verb: ClassVar[str] = "show.contact"


@dataclass(frozen=True, slots=True)
class ShowStatus(_Plain):
    verb: ClassVar[str] = "show.status"


@dataclass(frozen=True, slots=True)
class ShowMeetings(_Plain):
    verb: ClassVar[str] = "show.meetings"


@dataclass(frozen=True, slots=True)
class ShowHelp(_Plain):
    verb: ClassVar[str] = "show.help"


@dataclass(frozen=True, slots=True)
class ShowWhy(_Plain):
    verb: ClassVar[str] = "show.why"


@dataclass(frozen=True, slots=True)
class LeaveIt(_Plain):
    """No, I did not mean that."""

    verb: ClassVar[str] = "confirm.no"


# One's own calendar


@dataclass(frozen=True, slots=True)
class AskCalendar(_Plain):
    verb: ClassVar[str] = "calendar.ask"


@dataclass(frozen=True, slots=True)
class MakeCalendar(_Plain):
    """Another link, which ends the one before."""

    verb: ClassVar[str] = "calendar.make"


@dataclass(frozen=True, slots=True)
class EndCalendar(_Plain):
    verb: ClassVar[str] = "calendar.end"


@dataclass(frozen=True, slots=True)
class GetYearPlan(_Plain):
    verb: ClassVar[str] = "calendar.plan"


# The agenda


@dataclass(frozen=True, slots=True)
class ItemForm(_Plain):
    """Without a meeting: the next one."""

    verb: ClassVar[str] = "item.form"
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class SendItem(_AtMeeting):
    verb: ClassVar[str] = "item.send"


@dataclass(frozen=True, slots=True)
class SendItemLate(SendItem):
    verb: ClassVar[str] = "item.send_late"


@dataclass(frozen=True, slots=True)
class _AtItem(_Plain):
    item: ItemId


@dataclass(frozen=True, slots=True)
class ShowItem(_AtItem):
    """One's own, with what can still be done about it."""

    verb: ClassVar[str] = "item.show"


@dataclass(frozen=True, slots=True)
class ChangeItemForm(_AtItem):
    verb: ClassVar[str] = "item.change_form"


@dataclass(frozen=True, slots=True)
class KeepItem(_AtMeeting):
    """Keeps what is typed of a proposal; it is not sent."""

    verb: ClassVar[str] = "item.keep"


@dataclass(frozen=True, slots=True)
class ChangeItem(_AtItem):
    """`version` is the one the form was filled from; None on cards from before there were versions."""

    verb: ClassVar[str] = "item.change"
    version: int | None = None


@dataclass(frozen=True, slots=True)
class WithdrawItem(_AtItem):
    verb: ClassVar[str] = "item.withdraw"


@dataclass(frozen=True, slots=True)
class ShowTasks(_Plain):
    """What one has agreed to do; for a secretariat also what is overdue."""

    verb: ClassVar[str] = "show.tasks"


# The secretariat


@dataclass(frozen=True, slots=True)
class Overview(_Plain):
    """Without a meeting: the next one."""

    verb: ClassVar[str] = "secretariat.overview"
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class MoreChoices(_AtMeeting):
    """What a full overview has no room for."""

    verb: ClassVar[str] = "secretariat.more"


@dataclass(frozen=True, slots=True)
class Remind(Drawn):
    verb: ClassVar[str] = "secretariat.remind"


@dataclass(frozen=True, slots=True)
class GetList(_AtMeeting):
    verb: ClassVar[str] = "secretariat.list"


@dataclass(frozen=True, slots=True)
class OpenPages(_Plain):
    """Without a meeting: the front page; `room` is one of `dialogs.heard.ROOMS`."""

    verb: ClassVar[str] = "secretariat.pages"
    meeting: MeetingId | None = None
    room: str = ""


@dataclass(frozen=True, slots=True)
class Proposals(_AtMeeting):
    verb: ClassVar[str] = "secretariat.proposals"


@dataclass(frozen=True, slots=True)
class Between(_Plain):
    """The form for what happens between meetings."""

    verb: ClassVar[str] = "chair.form"


@dataclass(frozen=True, slots=True)
class ChairDecide(_Plain):
    verb: ClassVar[str] = "chair.decide"
    committee: CommitteeId


@dataclass(frozen=True, slots=True)
class Orient(_Plain):
    """A written orientation."""

    verb: ClassVar[str] = "chair.orient"
    committee: CommitteeId


@dataclass(frozen=True, slots=True)
class ConveneForm(_Plain):
    verb: ClassVar[str] = "secretariat.convene_form"
    committee: CommitteeId | None = None


@dataclass(frozen=True, slots=True)
class Plan(_Plain):
    """The filled-in convening form: the meeting is made, and nobody is called yet."""

    verb: ClassVar[str] = "secretariat.plan"
    committee: CommitteeId


@dataclass(frozen=True, slots=True)
class Convene(Drawn):
    verb: ClassVar[str] = "secretariat.convene"


@dataclass(frozen=True, slots=True)
class MoveForm(_AtMeeting):
    """`reply`: filled with the time that reply proposes."""

    verb: ClassVar[str] = "secretariat.move_form"
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Move(Drawn):
    verb: ClassVar[str] = "secretariat.move"


@dataclass(frozen=True, slots=True)
class AmendForm(_AtMeeting):
    verb: ClassVar[str] = "secretariat.amend_form"


@dataclass(frozen=True, slots=True)
class Amend(Drawn):
    """New words about a meeting whose time stands."""

    verb: ClassVar[str] = "secretariat.amend"


@dataclass(frozen=True, slots=True)
class CancelForm(_AtMeeting):
    verb: ClassVar[str] = "secretariat.cancel_form"


@dataclass(frozen=True, slots=True)
class Cancel(Drawn):
    verb: ClassVar[str] = "secretariat.cancel"


@dataclass(frozen=True, slots=True)
class PublishAgenda(Drawn):
    verb: ClassVar[str] = "secretariat.publish"


# Proposals and the agenda


@dataclass(frozen=True, slots=True)
class Triage(_AtItem):
    verb: ClassVar[str] = "triage.show"


@dataclass(frozen=True, slots=True)
class AcceptItem(_AtItem):
    verb: ClassVar[str] = "triage.accept"


@dataclass(frozen=True, slots=True)
class RewordForm(_AtItem):
    verb: ClassVar[str] = "triage.reword_form"


@dataclass(frozen=True, slots=True)
class Reword(_AtItem):
    """The filled-in form: another wording of an item, that is taken on with it where it waits."""

    verb: ClassVar[str] = "triage.reword"
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ReturnItem(_AtItem):
    verb: ClassVar[str] = "triage.return"


@dataclass(frozen=True, slots=True)
class RejectItem(_AtItem):
    verb: ClassVar[str] = "triage.reject"


@dataclass(frozen=True, slots=True)
class DeferItem(_AtItem):
    verb: ClassVar[str] = "triage.defer"


@dataclass(frozen=True, slots=True)
class MergeItem(_AtItem):
    verb: ClassVar[str] = "triage.merge"


@dataclass(frozen=True, slots=True)
class Arrange(_AtMeeting):
    verb: ClassVar[str] = "agenda.arrange"


@dataclass(frozen=True, slots=True)
class MoveItem(_AtMeeting):
    verb: ClassVar[str] = "agenda.move"


@dataclass(frozen=True, slots=True)
class RemoveItem(_AtMeeting):
    verb: ClassVar[str] = "agenda.remove"


@dataclass(frozen=True, slots=True)
class WriteItem(_AtMeeting):
    verb: ClassVar[str] = "agenda.write"


@dataclass(frozen=True, slots=True)
class SendRound(_AtMeeting):
    verb: ClassVar[str] = "agenda.round"


@dataclass(frozen=True, slots=True)
class AskApproval(_AtMeeting):
    verb: ClassVar[str] = "agenda.ask"


@dataclass(frozen=True, slots=True)
class ApproveAgenda(_AtMeeting):
    """`seen` is the beginning of the fingerprint of the agenda on the card."""

    verb: ClassVar[str] = "agenda.approve"
    seen: str


@dataclass(frozen=True, slots=True)
class ShowComments(_AtMeeting):
    verb: ClassVar[str] = "comment.show"


@dataclass(frozen=True, slots=True)
class AnswerComment(_Plain):
    verb: ClassVar[str] = "comment.answer"
    comment: CommentId


# What members say of papers


@dataclass(frozen=True, slots=True)
class SendComment(_AtMeeting):
    verb: ClassVar[str] = "comment.send"
    about: About


@dataclass(frozen=True, slots=True)
class ApproveMinutes(_AtMeeting):
    verb: ClassVar[str] = "minutes.approve"


@dataclass(frozen=True, slots=True)
class FollowUpDone(_Plain):
    verb: ClassVar[str] = "follow_up.done"
    follow_up: FollowUpId


@dataclass(frozen=True, slots=True)
class ShowDecisions(_Plain):
    verb: ClassVar[str] = "show.decisions"


@dataclass(frozen=True, slots=True)
class AnswerForm(_AtMeeting):
    verb: ClassVar[str] = "secretariat.answer_form"


@dataclass(frozen=True, slots=True)
class AnswerFor(Drawn):
    """An answer on behalf of the person chosen on the form."""

    verb: ClassVar[str] = "secretariat.answer_for"


# Members, one by one


@dataclass(frozen=True, slots=True)
class MemberForm(_Plain):
    """The form for somebody new; without a committee: the first of those the secretariat is one of."""

    verb: ClassVar[str] = "member.form"
    committee: CommitteeId | None = None


@dataclass(frozen=True, slots=True)
class AddMember(_Plain):
    verb: ClassVar[str] = "member.add"
    committee: CommitteeId


@dataclass(frozen=True, slots=True)
class ChooseMember(_Plain):
    """Which one? `seat` is a `membership.mark`, as everywhere here: of a member as he stood when the card was drawn."""

    verb: ClassVar[str] = "member.choose"


@dataclass(frozen=True, slots=True)
class ChangeMemberForm(_Plain):
    verb: ClassVar[str] = "member.change_form"
    seat: str = ""


@dataclass(frozen=True, slots=True)
class _AtMember(_Plain):
    """`person` says whose seat it was, when it is another by now."""

    committee: CommitteeId
    seat: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class ChangeMember(_AtMember):
    verb: ClassVar[str] = "member.change"


@dataclass(frozen=True, slots=True)
class EndMemberForm(_Plain):
    """What would follow, before it is done."""

    verb: ClassVar[str] = "member.end_form"
    seat: str = ""


@dataclass(frozen=True, slots=True)
class EndMember(_AtMember):
    """`seen` is the day the card said what follows from."""

    verb: ClassVar[str] = "member.end"
    seen: str


@dataclass(frozen=True, slots=True)
class ResumeMember(_Plain):
    """Takes the ending back."""

    verb: ClassVar[str] = "member.resume"
    committee: CommitteeId
    person: PersonId


@dataclass(frozen=True, slots=True)
class ShowWaiting(_Plain):
    """The mails a program should not decide."""

    verb: ClassVar[str] = "secretariat.waiting"


@dataclass(frozen=True, slots=True)
class _OfReply(_Plain):
    """`reply` is `meetings.replies.Noted.key`."""

    reply: str


@dataclass(frozen=True, slots=True)
class ShowReply(_OfReply):
    verb: ClassVar[str] = "secretariat.reply"


@dataclass(frozen=True, slots=True)
class TakeReply(_OfReply):
    verb: ClassVar[str] = "secretariat.take_reply"
    answer: AnswerKind


@dataclass(frozen=True, slots=True)
class PutAside(_OfReply):
    verb: ClassVar[str] = "secretariat.put_aside"


@dataclass(frozen=True, slots=True)
class ReopenMailbox(_OfReply):
    """Mails go again to the person a bounce was about."""

    verb: ClassVar[str] = "secretariat.mail_again"


@dataclass(frozen=True, slots=True)
class ProposedTimes(_AtMeeting):
    verb: ClassVar[str] = "secretariat.times"


@dataclass(frozen=True, slots=True)
class Undelivered(_AtMeeting):
    """Who could not be reached."""

    verb: ClassVar[str] = "secretariat.undelivered"


@dataclass(frozen=True, slots=True)
class TryAgain(_AtMeeting):
    verb: ClassVar[str] = "secretariat.try_again"
    notice: NoticeId


@dataclass(frozen=True, slots=True)
class GivenOtherwise(_AtMeeting):
    """The person has been told in another way."""

    verb: ClassVar[str] = "secretariat.given"
    notice: NoticeId


@dataclass(frozen=True, slots=True)
class ShowHeld(_Plain):
    """What may have been sent before the books were put back; without a meeting: about which ones?"""

    verb: ClassVar[str] = "secretariat.held"
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class SendHeld(_AtMeeting):
    """`which` as in `meetings.office.held.chosen`."""

    verb: ClassVar[str] = "secretariat.held_send"
    which: str = ALL


@dataclass(frozen=True, slots=True)
class HeldWasSent(_AtMeeting):
    verb: ClassVar[str] = "secretariat.held_sent"
    which: str = ALL


# Accounts


@dataclass(frozen=True, slots=True)
class ChooseLanguage(_Plain):
    """Without a language: which are there?"""

    verb: ClassVar[str] = "language.choose"
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class LinkForm(_Plain):
    verb: ClassVar[str] = "account.form"


@dataclass(frozen=True, slots=True)
class BeginLink(_Plain):
    verb: ClassVar[str] = "account.begin"


@dataclass(frozen=True, slots=True)
class ConfirmLink(_Plain):
    verb: ClassVar[str] = "account.confirm"


@dataclass(frozen=True, slots=True)
class SignOutForm(_Plain):
    verb: ClassVar[str] = "account.leave_form"


@dataclass(frozen=True, slots=True)
class SignOut(_Plain):
    verb: ClassVar[str] = "account.leave"


# Files sent in the chat


@dataclass(frozen=True, slots=True)
class PlaceFiles(_Plain):
    """`drops` are files that wait; `item` is chosen in the card."""

    verb: ClassVar[str] = "file.place"
    drops: tuple[DropId, ...]
    item: ItemId | None = None


@dataclass(frozen=True, slots=True)
class ThrowFiles(_Plain):
    verb: ClassVar[str] = "file.throw"
    drops: tuple[DropId, ...]


Answering = (
    Attend | AttendOnline | AttendOnsite | Decline | SendSubstitute | SetBack | Wait | AskForSeat | GiveSeat
)
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
Proposing = (
    ShowItem | ItemForm | SendItem | SendItemLate | KeepItem | ChangeItemForm | ChangeItem | WithdrawItem
)
LeftToAPerson = ShowWaiting | ShowReply | TakeReply | PutAside | ReopenMailbox | ProposedTimes
Triaging = Triage | AcceptItem | RewordForm | Reword | ReturnItem | RejectItem | DeferItem | MergeItem
Arranging = Arrange | MoveItem | RemoveItem | WriteItem | SendRound | AskApproval | ApproveAgenda
BetweenMeetings = Between | ChairDecide | Orient
Seating = (
    MemberForm
    | AddMember
    | ChooseMember
    | ChangeMemberForm
    | ChangeMember
    | EndMemberForm
    | EndMember
    | ResumeMember
)
AboutHeld = ShowHeld | SendHeld | HeldWasSent
Reading = (
    ShowComments | AnswerComment | SendComment | ApproveMinutes | FollowUpDone | ShowDecisions | ShowTasks
)
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
Accounting = ChooseLanguage | LinkForm | BeginLink | ConfirmLink | SignOutForm | SignOut
Subscribing = AskCalendar | MakeCalendar | EndCalendar | GetYearPlan
Filing = PlaceFiles | ThrowFiles
Button = (
    Answering
    | Looking
    | Proposing
    | Triaging
    | Arranging
    | Reading
    | BetweenMeetings
    | Desk
    | Accounting
    | Subscribing
    | Filing
)

KINDS: Mapping[str, type[Button]] = {kind.verb: kind for kind in get_args(Button)}

WRITES: frozenset[type[Button]] = frozenset(
    {
        *get_args(Answering),
        *(SendItem, SendItemLate, KeepItem, ChangeItem, WithdrawItem),
        *(AcceptItem, Reword, ReturnItem, RejectItem, DeferItem, MergeItem),
        *(MoveItem, RemoveItem, WriteItem, SendRound, AskApproval, ApproveAgenda),
        *(AnswerComment, SendComment, ApproveMinutes, FollowUpDone),
        *(ChairDecide, Orient),
        *(Remind, Plan, Convene, Move, Amend, Cancel, PublishAgenda, AnswerFor),
        *(TryAgain, GivenOtherwise, SendHeld, HeldWasSent),
        *(MakeCalendar, EndCalendar),
        *(PlaceFiles, ThrowFiles),
        *(TakeReply, PutAside, ReopenMailbox),
        *(AddMember, ChangeMember, EndMember, ResumeMember),
        *(ChooseLanguage, BeginLink, ConfirmLink, SignOut),
    }
)
"""Those that may change something in the books."""

_FIELDS = {kind: fields(kind) for kind in KINDS.values()}


def drawn(kind: type[Drawn], meeting: Meeting, **more: Any) -> Any:
    """A button of `kind` on a card about the meeting as it is now."""
    return kind(meeting=meeting.id, round=meeting.round, revision=meeting.revision, **more)


def pack(button: Button) -> dict[str, str]:
    """The button's data, as texts; what is not set is left out."""
    given = {name.name: _written(getattr(button, name.name)) for name in _FIELDS[type(button)]}
    return {"verb": button.verb, **{name: text for name, text in given.items() if text}}


def unpack(verb: str, data: Mapping[str, str]) -> Button | BadButton:
    """The button that `pack` made into this data; other names in it are somebody else's (typed fields)."""
    kind = KINDS.get(verb)
    if kind is None:
        return BadButton(verb, "verb")
    read: dict[str, Any] = {}
    for one in _FIELDS[kind]:
        text = data.get(one.name, "")
        if not text and one.default is not MISSING:
            continue
        try:
            read[one.name] = _READ[one.name](text)
        except ValueError:
            return BadButton(verb, one.name)
    return kind(**read)


def told_by(text: str) -> NoticeId | None:
    """What stood in TOLD_BY; None where it was no number."""
    try:
        return NoticeId(_count(text))
    except ValueError:
        return None


def of(tapped: Tapped) -> Button | BadButton:
    """The button behind a tap, with what was chosen in its card's fields."""
    return unpack(tapped.verb, typed(tapped))


def typed(tapped: Tapped) -> Mapping[str, str]:
    """Data and fields by name; a field may choose a day, a person or a meeting, and then it is laid over the data.

    Field ids are unique in a card: `days-away` and `days-instead` are twins of the name `days`.
    """
    return {
        **tapped.data,
        **{name.partition("-")[0]: text for name, text in tapped.fields.items()},
    }


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case tuple():
            return ",".join(map(str, value))
        case _:
            return str(value)


_SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def _slug(text: str) -> str:
    if not text or len(text) > 80 or not set(text) <= _SLUG:
        raise ValueError
    return text


def _key(text: str) -> str:
    if len(text) != 16 or not set(text) <= frozenset("0123456789abcdef"):
        raise ValueError
    return text


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 15 or text.startswith("0"):
        raise ValueError
    return int(text)


def _which(text: str) -> str:
    kind = text.removeprefix(OF_KIND)
    if text != ALL and kind not in set(Kind):
        _count(text)
    return text


def _room(text: str) -> str:
    if text not in ROOMS:
        raise ValueError
    return text


def _days(text: str) -> Days:
    days = tuple(_count(part) for part in text.split(","))
    if len(set(days)) != len(days) or len(days) > 14:
        raise ValueError
    return tuple(sorted(days))


def _drops(text: str) -> tuple[DropId, ...]:
    drops = tuple(DropId(_count(part)) for part in text.split(","))
    if len(drops) > MOST_DROPS:
        raise ValueError
    return drops


def _somebody(text: str) -> int | None:
    return None if text == OTHER else _count(text)


_READ: Mapping[str, Callable[[str], Any]] = {
    "meeting": _slug,
    "committee": _slug,
    "round": _count,
    "revision": _count,
    "days": _days,
    "substitute": _somebody,
    "holder": _count,
    "asker": _count,
    "item": _count,
    "drops": _drops,
    "reply": _key,
    "seat": _key,
    "person": _count,
    "answer": AnswerKind,
    "version": _count,
    "comment": _count,
    "follow_up": _count,
    "about": About,
    "seen": _slug,
    "notice": _count,
    "which": _which,
    "room": _room,
    "language": Language,
}
