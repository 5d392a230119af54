"""The parts that several letters share: time and place, agenda, deadlines, and how to answer."""

from collections.abc import Sequence

from meetings.attendance import Line
from meetings.model import AgendaItem, AnswerKind, Session
from meetings.notices import Kind
from wording.dates import capital
from wording.letters.matter import Matter
from wording.letters.parts import (
    Callout,
    Choice,
    Choices,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    Point,
    Points,
)


def time_and_place(of: Matter) -> tuple[Part, ...]:
    return Heading(of.words.time_and_place()), Facts((*times(of, of.words.time()), *places(of)))


def times(of: Matter, label: str) -> tuple[Fact, ...]:
    return days_of(of, label, of.meeting.sessions)


def old_times(of: Matter) -> tuple[Fact, ...]:
    return days_of(of, of.words.old_time(), of.meeting.before_move)


def days_of(of: Matter, label: str, sessions: Sequence[Session]) -> tuple[Fact, ...]:
    if len(sessions) == 1:
        return (Fact(label, of.words.session(sessions[0])),)
    return tuple(
        Fact(f"{label}, {of.words.day_number(one.number).lower()}", of.words.session(one)) for one in sessions
    )


def places(of: Matter) -> tuple[Fact, ...]:
    url = of.meeting.join_url
    join = (Fact(of.words.join(), of.words.open_meeting(url), url),) if url else ()
    papers = of.meeting.agenda_url
    agenda_ = (Fact(of.words.agenda_link(), of.words.open_agenda(), papers),) if papers else ()
    return Fact(of.words.where(), of.words.place(of.meeting)), *join, *agenda_


def agenda(of: Matter, *, files: bool = False) -> tuple[Part, ...]:
    """That there is none yet is worth saying to those who are just convened, and to nobody else.

    With `files` each item's stored files stand under it.
    """
    heading = Heading(of.words.agenda_heading(final=of.meeting.agenda_published_at is not None))
    if not of.errand.agenda:
        first_word = of.errand.kind is Kind.CONVENED
        return (heading, Paragraph(of.words.no_agenda_yet())) if first_word else ()
    rows = tuple(
        Point(item.number, item.title, _note(of, item), _papers(of, item) if files else ())
        for item in of.errand.agenda
    )
    return heading, Points(rows)


def _papers(of: Matter, item: AgendaItem) -> tuple[Choice, ...]:
    found = ((one, of.ways.file(item, one)) for one in item.attachments)
    return tuple(Choice(of.words.paper(one), url) for one, url in found if url)


def _note(of: Matter, item: AgendaItem) -> str:
    if item.closed:
        return of.words.closed_item()
    length = of.words.minutes(item.minutes) if item.minutes else ""
    return ", ".join(part for part in (purpose(of, item), length) if part)


def purpose(of: Matter, item: AgendaItem) -> str:
    verbs = dict.fromkeys(of.words.verb(one.verb) for one in item.recommendations)
    return of.words.listing(list(verbs))


def deadlines(of: Matter) -> tuple[Part, ...]:
    due = of.meeting.deadlines
    rows = (
        Fact(of.words.items_deadline(), capital(of.words.moment(due.items))),
        Fact(of.words.response_deadline(), capital(of.words.moment(due.responses))),
        Fact(of.words.agenda_deadline(), capital(of.words.moment(due.agenda))),
    )
    return Heading(of.words.deadlines()), Facts(rows)


def answer(of: Matter) -> tuple[Part, ...]:
    """The three links for who is asked, one for who has answered, and for a substitute the way out."""
    line = of.errand.line
    if line is None:
        decline = Choice(of.words.decline(), of.ways.preselected("afbud"))
        return Paragraph(of.words.substitute_cannot()), Choices((decline,))
    if said := _said(of, line):
        heading, how = of.words.change_heading(), of.words.change_how()
        change = Choice(of.words.change(), of.ways.answer)
        return Heading(heading), Paragraph(f"{said} {how}"), Choices((change,))
    deadline = of.words.moment(of.meeting.deadlines.responses)
    overdue = of.errand.overdue or of.errand.dated > of.meeting.deadlines.responses
    how = (of.words.answer_late if overdue else of.words.answer_how)(deadline, of.meeting.kind)
    return Heading(of.words.answer_heading()), Paragraph(how), *three_links(of)


def three_links(of: Matter) -> tuple[Part, ...]:
    links = (
        Choice(of.words.attend(), of.ways.preselected("deltager")),
        Choice(of.words.send_substitute(), of.ways.preselected("stedfortraeder")),
        Choice(of.words.decline(), of.ways.preselected("afbud")),
    )
    return (Choices(links),)


def _said(of: Matter, line: Line) -> str:
    """What the person has answered, day by day where the days differ; nothing while a day is open."""
    if any(line.answer(day) is None and line.substitution(day) is None for day in of.meeting.days):
        return ""
    said = {day: _said_of(of, line, day) for day in of.meeting.days}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return " ".join(of.words.on_day(day, sentence) for day, sentence in said.items())


def _said_of(of: Matter, line: Line, day: int) -> str:
    if seated := line.substitution(day):
        return of.words.answered_substituted(seated.substitute.name)
    answer = line.answer(day)
    return of.words.answered(answer.kind if answer else AnswerKind.TENTATIVE)


def unanswered_days(of: Matter) -> list[int]:
    """The days still open when others are answered."""
    line = of.errand.line
    if line is None:
        return []
    days = of.meeting.days
    missing = [day for day in days if line.answer(day) is None and line.substitution(day) is None]
    return missing if len(missing) < len(days) else []


def seat(of: Matter, line: Line | None) -> tuple[Part, ...]:
    mine = [one for one in line.substitutions if one.substitute.id == of.errand.to.id] if line else []
    sessions = {one.session for one in mine}
    days = [of.words.day(one.day) for one in of.meeting.sessions if one.number in sessions]
    some = (Paragraph(of.words.substitute_days(days)),) if len(days) < len(of.meeting.days) and days else ()
    mandate = all(one.mandate for one in mine)
    return *some, Paragraph(of.words.mandate(given=mandate))


def reason(of: Matter) -> tuple[Part, ...]:
    return (Paragraph(of.words.reason(of.meeting.reason)),) if of.meeting.reason else ()


def late(of: Matter, item: AgendaItem) -> tuple[Part, ...]:
    overdue = item.submitted_at is not None and item.submitted_at > of.meeting.deadlines.items
    return (Callout(of.words.item_late(of.words.moment(of.meeting.deadlines.items))),) if overdue else ()
