"""Who stands on an attendance list, in which order and with which columns: the same in every kind of file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby

from documents.cells import clean
from meetings.attendance import Line, Roll, Standing
from meetings.model import (
    COPENHAGEN,
    Answer,
    AnswerKind,
    Committee,
    Language,
    Mode,
    Observation,
    Organisation,
    OrganisationKind,
    Person,
    PersonId,
)
from meetings.order import danish
from meetings.paper import WrittenLine
from wording import dates, papers


@dataclass(frozen=True, slots=True)
class Extract:
    """What a list is made of, and when (aware) it was drawn.

    `written` is the block of who was there as minutes taken in from elsewhere have it, where nothing of it has changed.
    """

    committee: Committee
    roll: Roll
    at: datetime
    history: Sequence[Observation] = ()
    language: Language = Language.DA
    written: Sequence[WrittenLine] = ()

    @property
    def words(self) -> papers.Danish:
        return papers.words(self.language)


Cell = str | datetime | date | int | None
"""A moment in a cell is wall time of Copenhagen without its zone: spreadsheets know none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list; `to_fill_in` is empty until somebody writes Ja or Nej there."""

    heading: str
    of: Callable[[Line], Cell]
    to_fill_in: bool = False


def by_organisation(roll: Roll) -> tuple[tuple[Organisation, tuple[Line, ...]], ...]:
    """Municipalities in Danish order, then the region, then others; within each as they sit."""
    lines = sorted(roll.lines, key=lambda line: _place(line.invitee.organisation))
    grouped = groupby(lines, key=lambda line: line.invitee.organisation.id)
    blocks = (tuple(members) for _, members in grouped)
    return tuple((members[0].invitee.organisation, members) for members in blocks)


def _place(organisation: Organisation) -> tuple[int, tuple[str, int, str], str]:
    kinds = (OrganisationKind.MUNICIPALITY, OrganisationKind.REGION, OrganisationKind.OTHER)
    return kinds.index(organisation.kind), danish(organisation.short), organisation.id


def in_order(roll: Roll) -> tuple[Line, ...]:
    return tuple(line for _, lines in by_organisation(roll) for line in lines)


def columns(extract: Extract, *, handout: bool = False) -> tuple[Column, ...]:
    """The handout goes round the table: it has neither remarks nor addresses, nor how and when people answered."""
    words = extract.words
    shown = [
        Column(words.municipality, lambda line: line.invitee.organisation.short),
        Column(words.member, lambda line: line.person.name),
        Column(words.title, lambda line: papers.titled(line.invitee, words)),
        *_session_columns(extract),
    ]
    if handout:
        return tuple(shown)
    return (
        *shown,
        Column(words.remark, lambda line: "\n".join(remarks(line))),
        Column(words.detail, lambda line: _details(extract, line)),
        Column(words.answered, _answered),
        Column(words.road, partial(_road, words)),
        Column(words.email, lambda line: line.person.email),
    )


def _session_columns(extract: Extract) -> Iterable[Column]:
    """Answer, substitute and presence; a seminar has the three for each of its days."""
    words, sessions = extract.words, extract.roll.meeting.sessions
    for session in sessions:
        day = f" {dates.day_month(session.day, extract.language)}" if len(sessions) > 1 else ""
        yield Column(clean(f"{words.answer}{day}"), partial(_standing, words, session.number))
        yield Column(clean(f"{words.substitute}{day}"), partial(_substitute, session.number))
        yield Column(clean(f"{words.present}{day}"), lambda _line: None, to_fill_in=True)


def _standing(words: papers.Danish, session: int, line: Line) -> str:
    return words.standings[line.standing(session)]


def _substitute(session: int, line: Line) -> str | None:
    substitution = line.substitution(session)
    return substitution.substitute.name if substitution else None


def _answered(line: Line) -> datetime | None:
    last = latest_answer(line)
    return wall(last.at) if last else None


def _road(words: papers.Danish, line: Line) -> str | None:
    last = latest_answer(line)
    return words.sources[last.source] if last else None


def remarks(line: Line) -> list[str]:
    return list(dict.fromkeys(answer.remark for answer in line.answers if answer.remark))


def latest_answer(line: Line) -> Answer | None:
    return max(line.answers, key=lambda answer: answer.at, default=None)


def _details(extract: Extract, line: Line) -> str | None:
    """What the standings do not tell: room or online, waiting, late, without mandate."""
    words = extract.words
    said = [words.kinds[answer.kind] for answer in line.answers if _tells_more(extract, line, answer)]
    if any(not one.mandate for one in line.substitutions):
        said.append(words.without_mandate())
    if any(answer.late for answer in line.answers):
        said.append(words.after_deadline())
    return dates.capital(", ".join(dict.fromkeys(said)).lower()) or None


def _tells_more(extract: Extract, line: Line, answer: Answer) -> bool:
    if line.standing(answer.session) is Standing.ATTENDING:
        return extract.roll.meeting.mode is Mode.HYBRID
    return answer.kind is AnswerKind.WAITING


def wall(at: datetime) -> datetime:
    """The clock on the wall in Copenhagen, to the second."""
    return at.astimezone(COPENHAGEN).replace(tzinfo=None, microsecond=0)


def people_in(extract: Extract) -> dict[PersonId, Person]:
    """Everybody the list and its history know by name."""
    lines, history = extract.roll.lines, extract.history
    seated = (one.substitute for line in lines for one in line.substitutions)
    everybody = (*(line.person for line in lines), *seated, *(one.person for one in history))
    return {person.id: person for person in everybody}
