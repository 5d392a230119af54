"""Who comes: one line an invitee, one standing a session, and the same sums wherever they are shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from meetings import refusals
from meetings.model import (
    ATTENDING,
    Answer,
    AnswerKind,
    Invitee,
    Meeting,
    MeetingState,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Person,
    PersonId,
    Substitution,
)

_InSession = TypeVar("_InSession", Answer, Substitution)


class Standing(StrEnum):
    """Where an invitee stands. Tentative ("måske") is an answer that is not final; who waits for a seat is pending."""

    ATTENDING = "attending"
    SUBSTITUTED = "substituted"
    DECLINED = "declined"
    PENDING = "pending"
    TENTATIVE = "tentative"


@dataclass(frozen=True, slots=True)
class Line:
    """One invitee's line of the list; answers and substitutions are of the present round, by session.

    `earlier` holds the last answers of the round before a move, which no longer count.
    """

    invitee: Invitee
    answers: tuple[Answer, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    earlier: tuple[Answer, ...] = ()

    @property
    def person(self) -> Person:
        return self.invitee.person

    def answer(self, session: int) -> Answer | None:
        return next((answer for answer in self.answers if answer.session == session), None)

    def substitution(self, session: int) -> Substitution | None:
        return next((one for one in self.substitutions if one.session == session), None)

    def answered(self, answer: Answer, substitution: Substitution | None) -> "Line":
        """The line after one more answer, with who sits there instead at that session, if anybody."""
        others = tuple(one for one in self.answers if one.session != answer.session)
        seats = tuple(one for one in self.substitutions if one.session != answer.session)
        return replace(
            self,
            answers=_by_session((*others, answer)),
            substitutions=_by_session((*seats, substitution) if substitution else seats),
        )

    def unanswered(self, session: int) -> "Line":
        """The line when what was answered for that session is withdrawn: as if nobody had."""
        return replace(
            self,
            answers=tuple(one for one in self.answers if one.session != session),
            substitutions=tuple(one for one in self.substitutions if one.session != session),
        )

    def standing(self, session: int) -> Standing:
        if self.substitution(session):
            return Standing.SUBSTITUTED
        match self.answer(session):
            case Answer(kind=kind) if kind in ATTENDING:
                return Standing.ATTENDING
            case Answer(kind=AnswerKind.DECLINED):
                return Standing.DECLINED
            case Answer(kind=AnswerKind.TENTATIVE):
                return Standing.TENTATIVE
            case _:
                return Standing.PENDING

    def overall(self, sessions: Iterable[int]) -> Standing:
        """The standing of the whole meeting: who comes to one day of a seminar attends it."""
        return _best(self.standing(session) for session in sessions)

    def sits(self, session: int) -> Person | None:
        """Who sits in this seat: the substitute, the invitee, or nobody."""
        if substitution := self.substitution(session):
            return substitution.substitute
        return self.person if self.standing(session) is Standing.ATTENDING else None


@dataclass(frozen=True, slots=True)
class Count:
    """`invited` is always the sum of the five. Who said "måske" has answered, but not finally."""

    attending: int = 0
    substituted: int = 0
    declined: int = 0
    pending: int = 0
    tentative: int = 0

    @property
    def invited(self) -> int:
        return self.attending + self.substituted + self.declined + self.pending + self.tentative

    @property
    def answered(self) -> int:
        return self.invited - self.pending


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody called to a meeting, in the order they sit."""

    meeting: Meeting
    lines: tuple[Line, ...]
    _index: "list[_Index]" = field(default_factory=list, init=False, repr=False, compare=False)

    def line(self, person: PersonId) -> Line | None:
        return self._indexed()[0].get(person)

    def with_line(self, line: Line) -> "Roll":
        """The roll with one line as it is now."""
        same = line.person.id
        return replace(self, lines=tuple(line if one.person.id == same else one for one in self.lines))

    def principals(self, person: PersonId) -> tuple[Line, ...]:
        """The lines of those for whom `person` comes as substitute."""
        return self._indexed()[1].get(person, ())

    def _indexed(self) -> "_Index":
        """Made once: every notice of a meeting looks for its own line among all of them."""
        if not self._index:
            self._index.append((_by_person(self.lines), _by_substitute(self.lines)))
        return self._index[0]

    def with_names(self, names: Mapping[PersonId, str]) -> "Roll":
        """The roll with some called otherwise: as minutes called them who have been forgotten since."""
        return replace(self, lines=tuple(_called(line, names) for line in self.lines)) if names else self

    def municipalities(self) -> tuple[Organisation, ...]:
        """Municipalities called, each once, in the order they sit."""
        seen = {line.invitee.organisation.id: line.invitee.organisation for line in self.lines}
        return tuple(one for one in seen.values() if one.kind is OrganisationKind.MUNICIPALITY)

    def of(self, organisation: OrganisationId) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.invitee.organisation.id == organisation)

    def standing_of(self, organisation: OrganisationId, sessions: Sequence[int] | None = None) -> Standing:
        """An organisation attends when one of its people does, and has declined only when they all have."""
        days = sessions or self.meeting.days
        return _best(line.overall(days) for line in self.of(organisation))

    def count(self, session: int | None = None) -> Count:
        """Persons, at one session or at the meeting as a whole."""
        days = (session,) if session else self.meeting.days
        return _count(line.overall(days) for line in self.lines)

    def count_municipalities(self, session: int | None = None) -> Count:
        days = (session,) if session else self.meeting.days
        return _count(self.standing_of(one.id, days) for one in self.municipalities())

    def with_standing(self, standing: Standing) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.overall(self.meeting.days) is standing)


_Index = tuple[dict[PersonId, Line], dict[PersonId, tuple[Line, ...]]]


def _by_person(lines: Iterable[Line]) -> dict[PersonId, Line]:
    return {line.person.id: line for line in lines}


def _by_substitute(lines: Iterable[Line]) -> dict[PersonId, tuple[Line, ...]]:
    found: dict[PersonId, tuple[Line, ...]] = {}
    for line in lines:
        for person in dict.fromkeys(one.substitute.id for one in line.substitutions):
            found[person] = (*found.get(person, ()), line)
    return found


def named(person: Person, names: Mapping[PersonId, str]) -> Person:
    return replace(person, name=names[person.id]) if person.id in names else person


def _called(line: Line, names: Mapping[PersonId, str]) -> Line:
    invitee = replace(line.invitee, person=named(line.person, names))
    instead = tuple(replace(one, substitute=named(one.substitute, names)) for one in line.substitutions)
    return replace(line, invitee=invitee, substitutions=instead)


def _by_session(ones: tuple[_InSession, ...]) -> tuple[_InSession, ...]:
    return tuple(sorted(ones, key=lambda one: one.session))


def _best(standings: Iterable[Standing]) -> Standing:
    found = set(standings)
    return next((one for one in _PRECEDENCE if one in found), Standing.PENDING)


_PRECEDENCE = (
    Standing.ATTENDING,
    Standing.SUBSTITUTED,
    Standing.TENTATIVE,
    Standing.PENDING,
    Standing.DECLINED,
)


def _count(standings: Iterable[Standing]) -> Count:
    found = list(standings)
    return Count(*(found.count(one) for one in Standing))


def wavers(line: Line, days: Iterable[int]) -> bool:
    """Whether somebody has answered every day, and one of them with "måske"."""
    told = [(line.answer(day), line.substitution(day)) for day in days]
    undecided = [answer for answer, seated in told if answer and not seated]
    return all(answer or seated for answer, seated in told) and any(
        one.kind is AnswerKind.TENTATIVE for one in undecided
    )


def silent(roll: Roll) -> tuple[Line, ...]:
    """Those who have not answered every session, in the order they sit. "Måske" is an answer that is not final."""
    return tuple(
        line
        for line in roll.lines
        if any(line.answer(day) is None and line.substitution(day) is None for day in roll.meeting.days)
    )


def check_open(meeting: Meeting, now: datetime) -> None:
    """Answers are taken from the convening until the meeting starts.

    Raises MeetingCancelled, MeetingStarted or NotConvened.
    """
    match meeting.state:
        case MeetingState.CANCELLED:
            raise refusals.MeetingCancelled(meeting)
        case MeetingState.PLANNED:
            raise refusals.NotConvened(meeting)
        case MeetingState.HELD:
            raise refusals.MeetingStarted(meeting)
    if now >= meeting.starts_at:
        raise refusals.MeetingStarted(meeting)


def is_late(meeting: Meeting, now: datetime) -> bool:
    """An answer after the response deadline is taken and marked."""
    return now > meeting.deadlines.responses


def earlier_answer(line: Line) -> Answer | None:
    """What this person answered before the meeting was moved."""
    return line.earlier[0] if line.earlier else None
