"""The list that lies by the door: who is expected, with a line to sign on; neither remarks nor addresses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.cells import clean
from documents.roster import Extract, by_organisation
from meetings.attendance import Line
from meetings.model import OrganisationKind, Session
from wording import dates, papers


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and a table; the last `to_sign` columns are lines to sign on."""

    heading: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    to_sign: int


@dataclass(frozen=True, slots=True)
class DoorList:
    title: str
    lines: Sequence[str]
    blocks: Sequence[Block]
    case: str


def door_list(extract: Extract) -> DoorList:
    words, meeting = extract.words, extract.roll.meeting
    return DoorList(
        title=_line(words.heading(extract.committee.name)),
        lines=[_line(papers.meeting_line(meeting, words)), _line(words.extracted(extract.at))],
        blocks=list(_blocks(extract)),
        case=_line(words.case_number(meeting.case_number)) if meeting.case_number else "",
    )


def _blocks(extract: Extract) -> Iterable[Block]:
    """Municipalities first; the region and others in a block of their own."""
    words, sessions = extract.words, extract.roll.meeting.sessions
    municipal: list[list[str]] = []
    others: list[list[str]] = []
    for organisation, lines in by_organisation(extract.roll):
        block = municipal if organisation.kind is OrganisationKind.MUNICIPALITY else others
        block += [row for line in lines for row in _rows(extract, line)]
    signing = [_line(f"{words.signature}{_day(extract, session)}") for session in sessions]
    for heading, first, rows in (
        (words.municipalities, words.municipality, municipal),
        (words.others, words.organisation, others),
    ):
        if rows:
            yield Block(heading, [first, words.name, words.title, words.answer, *signing], rows, len(signing))


def _day(extract: Extract, session: Session) -> str:
    several = len(extract.roll.meeting.sessions) > 1
    return f" {dates.day_month(session.day, extract.language)}" if several else ""


def _rows(extract: Extract, line: Line) -> Iterable[list[str]]:
    """The member's own row, and one for each who comes instead."""
    words, invitee, meeting = extract.words, line.invitee, extract.roll.meeting
    to_sign = [""] * len(meeting.sessions)
    standing = words.standings[line.overall(meeting.days)]
    titled = papers.titled(invitee, words)
    yield [_line(text) for text in (invitee.organisation.short, line.person.name, titled, standing)] + to_sign
    for substitute in dict.fromkeys(one.substitute for one in line.substitutions):
        name = words.comes_for(substitute.name, line.person.name)
        row = (invitee.organisation.short, name, substitute.title, words.substitute)
        yield [_line(text) for text in row] + to_sign


def _line(text: str) -> str:
    return " ".join(clean(text).split())
