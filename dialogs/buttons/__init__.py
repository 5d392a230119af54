"""What each button says when it is tapped, as typed values: ids and the state its card was drawn from, no authority.

A button's data comes back through the client, so it is read as strictly as a form: whatever is not exactly what a
card of ours carries becomes a `BadButton`, which the talk answers with what is true now. The buttons stand here by
theme, one module each, and all go by one address: `buttons.Attend`.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from dataclasses import fields as fields_of
from typing import Any, get_args

from dialogs.buttons import fields
from dialogs.buttons.accounts import *
from dialogs.buttons.agenda import *
from dialogs.buttons.answers import *
from dialogs.buttons.calendars import *
from dialogs.buttons.chair import *
from dialogs.buttons.deliveries import *
from dialogs.buttons.desk import *
from dialogs.buttons.files import *
from dialogs.buttons.kinds import *
from dialogs.buttons.looking import *
from dialogs.buttons.members import *
from dialogs.buttons.papers import *
from dialogs.buttons.replies import *
from dialogs.heard import Tapped
from meetings.notices import NoticeId

TOLD_BY = "told_by"
"""In a card that came unasked, the number of the notice that brought it: whoever taps has it. No authority either."""


@dataclass(frozen=True, slots=True)
class BadButton:
    """No card of ours carries this: `field` could not be read, or the verb is unknown."""

    verb: str
    field: str


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
        *(AddMember, ChangeMember, EndMember, ResumeMember, RemoveMember),
        *(ChooseLanguage, BeginLink, ConfirmLink, SignOut),
    }
)
"""Those that may change something in the books."""

_FIELDS = {kind: fields_of(kind) for kind in KINDS.values()}


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
            read[one.name] = fields.READ[one.name](text)
        except ValueError:
            return BadButton(verb, one.name)
    return kind(**read)


def told_by(text: str) -> NoticeId | None:
    """What stood in TOLD_BY; None where it was no number."""
    try:
        return NoticeId(fields.count(text))
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
