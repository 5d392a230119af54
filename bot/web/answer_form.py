"""The answer form: what somebody filled in, and what that person means by it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from meetings import refusals
from meetings.attendance import Line
from meetings.model import ATTENDING, AnswerKind, Meeting, Mode, PersonId
from meetings.office import NewSubstitute

NAMES = ("svar", "stedfortraeder", "navn", "mail", "bemaerkning", "spurgt")
SUBSTITUTE, DECLINE, WAIT = "stedfortraeder", "afbud", "venteliste"
ANYWHERE, IN_THE_ROOM, ON_TEAMS = "deltager", "lokale", "online"
SOMEBODY_ELSE = "anden"

_ATTENDS = re.compile(r"(deltager|lokale|online)(?::([1-9][0-9]?))?")
_ASKS = re.compile(r"plads:([1-9][0-9]{0,8})")
_PERSON = re.compile(r"[1-9][0-9]{0,8}")
_KINDS = {ANYWHERE: AnswerKind.ONSITE, IN_THE_ROOM: AnswerKind.ONSITE, ON_TEAMS: AnswerKind.ONLINE}
_WITHOUT_SUBSTITUTE = {DECLINE: AnswerKind.DECLINED, WAIT: AnswerKind.WAITING}
_BEFOREHAND = frozenset({*_KINDS, SUBSTITUTE, DECLINE})
"""What a link in a mail may choose beforehand."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as they stand in the form. `asked` is set once the person was asked about a contradiction."""

    answer: str = ""
    substitute: str = ""
    name: str = ""
    email: str = ""
    remark: str = ""
    asked: bool = False

    @classmethod
    def sent(cls, fields: Mapping[str, str]) -> Self:
        """From the form's own NAMES; what stands on one line there is one line here."""
        answer, substitute, name, email = (" ".join(fields[field].split()) for field in NAMES[:4])
        return cls(answer, substitute, name, email, fields["bemaerkning"], fields["spurgt"] == "ja")

    @property
    def names_substitute(self) -> bool:
        """A name or address typed, or anybody but "En anden" picked."""
        return bool(self.name or self.email) or self.substitute not in {"", SOMEBODY_ELSE}


def beforehand(asked: str) -> str:
    """What `?svar=` chooses; anything unknown chooses nothing."""
    return asked if asked in _BEFOREHAND else ""


# What it means


@dataclass(frozen=True, slots=True)
class Step:
    """One answer for the office, for these days (None: all)."""

    kind: AnswerKind
    sessions: tuple[int, ...] | None = None
    substitute: PersonId | NewSubstitute | None = None


@dataclass(frozen=True, slots=True)
class AskHolder:
    """Waits, and asks this colleague for the seat."""

    holder: PersonId


def meaning(typed: Typed, meeting: Meeting) -> Sequence[Step | AskHolder]:
    """What to write down, in turn. Raises BadField.

    A substitute beside "only Tuesday" comes on the other days. Beside any other answer he is a contradiction, and the
    person is asked; whoever sends the same answer again means it.
    """
    if attends := _ATTENDS.fullmatch(typed.answer):
        kind, only = _KINDS[attends[1]], attends[2]
        if only and len(meeting.days) > 1:
            return _only(int(only), kind, typed, meeting)
        return _alone(Step(kind), typed)
    if asks := _ASKS.fullmatch(typed.answer):
        return _alone(AskHolder(PersonId(int(asks[1]))), typed)
    if typed.answer == SUBSTITUTE:
        return (Step(AnswerKind.DECLINED, substitute=_substitute(typed)),)
    if alone := _WITHOUT_SUBSTITUTE.get(typed.answer):
        return _alone(Step(alone), typed)
    raise refusals.BadField("answer", "missing")


def _only(day: int, kind: AnswerKind, typed: Typed, meeting: Meeting) -> Sequence[Step]:
    if day not in meeting.days:
        raise refusals.BadField("answer", "missing")
    others = tuple(other for other in meeting.days if other != day)
    named = _substitute(typed) if typed.names_substitute else None
    # First the day he comes, so that nobody's calendar entry is cancelled in between.
    return Step(kind, (day,)), Step(AnswerKind.DECLINED, others, named)


def _alone(step: Step | AskHolder, typed: Typed) -> Sequence[Step | AskHolder]:
    if typed.names_substitute and not typed.asked:
        raise refusals.BadField("substitute", "unwanted")
    return (step,)


def _substitute(typed: Typed) -> PersonId | NewSubstitute:
    if _PERSON.fullmatch(typed.substitute):
        return PersonId(int(typed.substitute))
    if typed.name or typed.email or typed.substitute == SOMEBODY_ELSE:
        return NewSubstitute(typed.name, typed.email)
    raise refusals.BadField("substitute", "missing")


# What was answered before, as the form would say it


def answered(line: Line, meeting: Meeting) -> Typed:
    """The form as this person left it, so that whoever changes one thing does not lose the rest."""
    answers = [line.answer(day) for day in meeting.days]
    remark = next((one.remark for one in answers if one and one.remark), "")
    substitutes = dict.fromkeys(str(one.substitute.id) for one in line.substitutions)
    return Typed(_chosen(line, meeting), substitute=next(iter(substitutes), ""), remark=remark)


def _chosen(line: Line, meeting: Meeting) -> str:
    each = [_chosen_on(line, meeting, day) for day in meeting.days]
    if len(set(each)) == 1:
        return each[0]
    attended = [(day, one) for day, one in zip(meeting.days, each, strict=True) if one in _KINDS]
    rest = {one for one in each if one not in _KINDS}
    if len(attended) == 1 and rest in ({SUBSTITUTE}, {DECLINE}):
        day, one = attended[0]
        return f"{one}:{day}"
    return ""


def _chosen_on(line: Line, meeting: Meeting, day: int) -> str:
    if line.substitution(day):
        return SUBSTITUTE
    answer = line.answer(day)
    match answer.kind if answer else None:
        case AnswerKind.DECLINED:
            return DECLINE
        case AnswerKind.WAITING:
            return WAIT
        case kind if kind in ATTENDING:
            if meeting.mode is not Mode.HYBRID:
                return ANYWHERE
            return IN_THE_ROOM if kind is AnswerKind.ONSITE else ON_TEAMS
        case _:
            return ""
