"""Minutes as a sheet: who was there in the seeds' grammar, what each item came to, and what is to be done."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import chain, groupby

from documents.agenda_paper import practical
from documents.item_sheet import FileLinks, Frame, item_blocks, nowhere
from documents.layouts import Layout
from documents.sheets import (
    Block,
    Heading,
    Point,
    Points,
    Sheet,
    Table,
    Text,
    body,
    one_line,
    same_words,
)
from meetings.attendance import Line, Standing
from meetings.model import AgendaItem, Language, OrganisationKind, Person, PersonId
from meetings.old_attendance import stands_as_written
from meetings.paper import (
    AsWritten,
    Attendance,
    FollowUp,
    Form,
    MinutesPaper,
    MinutesState,
    Named,
    Presence,
    WrittenLine,
)
from meetings.presence import runs, spans, there_for
from wording import papers
from wording import sheets as wording

SUMMARY = ["case_line", "attachments", "said", "follow_ups"]
"""What stands under a heading of minutes without numbers."""


def minutes_sheet(
    paper: MinutesPaper, layout: Layout, language: Language = Language.DA, *, files: FileLinks = nowhere
) -> Sheet:
    """Minutes taken in from elsewhere keep what they said in words of their own: title, head, who was there."""
    written = paper.written or AsWritten(paper.meeting.id)
    parts = [part for part in layout.sections if part in layout.minutes or part in written.parts]
    parts = parts if written.numbered else SUMMARY
    frame = Frame(paper.committee, layout, language, paper.public, parts, files, numbered=written.numbered)
    words, meeting = frame.words, paper.meeting
    title = one_line(words.minutes_title(meeting.sessions, paper.committee.name))
    if written.title and not same_words(written.title, title):
        title = one_line(written.title)
    title = words.public(title) if paper.public else title
    minutes = paper.minutes
    note = written.note or (
        wording.looking_back(meeting.agenda_note) if paper.is_over else meeting.agenda_note
    )
    items = [item_blocks(one, frame, partial(_said, one, paper, words)) for one in paper.items]
    return Sheet(
        title=title,
        language=language,
        author=one_line(paper.committee.contact.name),
        case=one_line(words.case_number(meeting.case_number)) if meeting.case_number else "",
        drawn_at=paper.drawn_at,
        page=words.page(),
        blocks=(
            Heading(1, title),
            *_state(paper, words),
            *practical(meeting, frame, note, minutes.lead, minutes.taker, is_over=paper.is_over),
            *attendance(paper, language),
            *([Heading(2, words.agenda)] if written.numbered else []),
            *chain.from_iterable(items),
            *_actions(paper, words),
        ),
        bullet=layout.bullet,
        day=words.days(meeting.sessions),
    )


def _state(paper: MinutesPaper, words: wording.Danish) -> Iterable[Block]:
    minutes = paper.minutes
    told = words.minutes_states[minutes.state]
    if minutes.state is MinutesState.APPROVED and minutes.approved_at:
        told = words.approved(minutes.approved_at, minutes.approved_by)
    if told:
        yield Text(told, small=True)
    if minutes.state is MinutesState.COMMENTS and minutes.comments_until:
        yield Text(words.comments_to(paper.committee.contact.email, minutes.comments_until))


# Who was there


def attendance(paper: MinutesPaper, language: Language) -> Iterable[Block]:
    """001_40c9bc0715cd5de3.txt:1528-1536. A public paper names organisations, not people."""
    words, lists = wording.words(language), papers.words(language)
    if paper.public:
        yield from _represented(paper, words)
        return
    if paper.written and stands_as_written(paper.written.attendance, paper.presences):
        yield from _as_written(paper.written.attendance)
        return
    unknown = [one for line in paper.written.attendance for one in line.named] if paper.written else []
    yield Heading(2, lists.attendees, run_in=True)
    told = [*_bullets(paper, words, lists), *_unknown_there(paper.written)]
    if told:
        yield Points(tuple(Point(one_line(line)) for line in told), bullet="•")
    else:
        yield Text(words.nobody_seen)
    if away := [*_apologies(paper, language), *_unknown(unknown, Attendance.APOLOGY)]:
        yield Text(one_line(lists.apologies(away)))
    if gone := [*_absent(paper), *_unknown(unknown, Attendance.ABSENT)]:
        yield Text(one_line(words.absent(gone)))


def _as_written(lines: Sequence[WrittenLine]) -> Iterable[Block]:
    """Headings after the first stand under it."""
    level = 2
    for form, group in groupby(lines, lambda line: line.form):
        said = [one_line(line.text) for line in group]
        match form:
            case Form.HEADING:
                for text in said:
                    yield Heading(level, text, run_in=True)
                    level = 3
            case Form.POINT:
                yield Points(tuple(Point(text) for text in said), bullet="•")
            case Form.SENTENCE:
                yield from (Text(text) for text in said)


def _unknown_there(written: AsWritten | None) -> Iterable[str]:
    """Those who came and whom the books do not know, in the words of the paper they stood in."""
    for line in written.attendance if written else ():
        there = [one for one in line.named if one.attendance is Attendance.PRESENT and one.person is None]
        if there and line.form is Form.POINT:
            yield line.text
        else:
            yield from (one.name for one in there)


def _unknown(named: Iterable[Named], attendance: Attendance) -> list[str]:
    return [one.name for one in named if one.person is None and one.attendance is attendance]


def _represented(paper: MinutesPaper, words: wording.Danish) -> Iterable[Block]:
    """Those whose seat somebody sat in; nothing where it is not known."""
    there = [
        line.invitee.organisation.name
        for line in paper.roll.lines
        if any(_sitters(paper, line, day) for day in paper.meeting.days)
    ]
    for line in paper.written.attendance if paper.written else ():
        there += [one.organisation for one in line.named if one.attendance is Attendance.PRESENT]
    if told := [name for name in dict.fromkeys(there) if name]:
        yield Heading(2, words.represented)
        yield Points(tuple(Point(one_line(name)) for name in told))


def _bullets(paper: MinutesPaper, words: wording.Danish, lists: papers.Danish) -> Iterable[str]:
    """Seat by seat in the order they sit, then those without a seat: guests, the secretariat."""
    seated: set[PersonId] = set()
    for line in paper.roll.lines:
        for person, days in _days_of(paper, line):
            seated.add(person.id)
            principal = "" if person.id == line.person.id else line.person.name
            told = lists.attendee(person.name, line.invitee.organisation, principal)
            yield _with_times(told, person.id, days, paper, words, lists)
        seated.add(line.person.id)
    for id, person in paper.people.items():
        days = [
            one.session
            for one in paper.presences
            if one.person == id and one.attendance is Attendance.PRESENT
        ]
        if days and id not in seated:
            told = lists.attendee(person.name, person.organisation)
            yield _with_times(told, id, days, paper, words, lists)


def _with_times(
    told: str,
    person: PersonId,
    days: Sequence[int],
    paper: MinutesPaper,
    words: wording.Danish,
    lists: papers.Danish,
) -> str:
    if set(days) != set(paper.meeting.days):
        told = lists.only(told, [one.day for one in paper.meeting.sessions if one.number in days])
    moved = _moved(person, paper, words)
    return f"{told} ({moved})" if moved else told


def _moved(person: PersonId, paper: MinutesPaper, words: wording.Danish) -> str:
    """The items somebody was there for who was not there all the time; the hours where that does not tell it."""
    own = [one for one in paper.presences if one.person == person]
    if not any(one.stays for one in own):
        return ""
    known = spans(paper.meeting, paper.items, paper.courses, min(paper.drawn_at, paper.meeting.ends_at))
    there = there_for(paper.meeting, known, own)
    if there and len(there) < len(known):
        return words.took_part(runs(paper.items, there))
    return "; ".join(words.while_there(one.stays) for one in own if one.stays)


def _days_of(paper: MinutesPaper, line: Line) -> Iterable[tuple[Person, list[int]]]:
    sat: dict[PersonId, tuple[Person, list[int]]] = {}
    for day in paper.meeting.days:
        for person in _sitters(paper, line, day):
            sat.setdefault(person.id, (person, []))[1].append(day)
    return sat.values()


def _sitters(paper: MinutesPaper, line: Line, day: int) -> list[Person]:
    """What was seen at the meeting; where nothing was marked that day, what was told beforehand."""
    seen = {one.person: one for one in paper.presences if one.session == day}
    if not seen:
        told = line.sits(day)
        return [told] if told else []
    substitution = line.substitution(day)
    both = [line.person, *([substitution.substitute] if substitution else [])]
    return [one for one in both if _is_present(seen.get(one.id))]


def _is_present(presence: Presence | None) -> bool:
    return presence is not None and presence.attendance is Attendance.PRESENT


def _apologies(paper: MinutesPaper, language: Language) -> list[str]:
    """The principal too whose substitute came; with the days where it was not all of them."""
    told = []
    for line in paper.roll.lines:
        days = [one.day for one in paper.meeting.sessions if _apologised(paper, line, one.number)]
        if days:
            told.append(_on_days(line.person.name, days, paper, language))
    return told


def _apologised(paper: MinutesPaper, line: Line, day: int) -> bool:
    seen = next((one for one in paper.presences if one.session == day and one.person == line.person.id), None)
    if seen is not None:
        return seen.attendance is Attendance.APOLOGY
    return line.standing(day) in {Standing.DECLINED, Standing.SUBSTITUTED}


def _on_days(name: str, days: Sequence[date], paper: MinutesPaper, language: Language) -> str:
    if len(days) == len(paper.meeting.sessions):
        return name
    return f"{name} ({papers.some_days(days, language)})"


def _absent(paper: MinutesPaper) -> list[str]:
    gone = {one.person for one in paper.presences if one.attendance is Attendance.ABSENT}
    return [line.person.name for line in paper.roll.lines if line.person.id in gone]


# What was decided and is to be done


def _said(item: AgendaItem, paper: MinutesPaper, words: wording.Danish, part: str) -> Iterable[Block]:
    if part in ("decision", "said"):
        decision = paper.decisions.get(item.id)
        return body(decision.text) if decision else ()
    points = tuple(Point(_follow_up(one, paper, words)) for one in paper.follow_ups if one.item == item.id)
    return (Points(points),) if points else ()


def _follow_up(one: FollowUp, paper: MinutesPaper, words: wording.Danish) -> str:
    return one_line(words.follow_up(one.task, _who(one, paper), one.deadline))


def _who(one: FollowUp, paper: MinutesPaper) -> str:
    """A public paper names the organisation of whoever is responsible."""
    if one.responsible is None:
        return one.who
    if paper.public:
        return one.responsible.organisation.name
    organisation = one.responsible.organisation
    short = organisation.short if organisation.kind is OrganisationKind.MUNICIPALITY else organisation.name
    return f"{one.responsible.name}, {short}"


def _actions(paper: MinutesPaper, words: wording.Danish) -> Iterable[Block]:
    """The list at the end: number of the item, task, who, when, how it stands."""
    if not paper.follow_ups:
        return
    numbered = paper.written is None or paper.written.numbered
    numbers = {item.id: f"{item.number}." if numbered else "" for item in paper.items}
    rows = tuple(
        (
            numbers.get(one.item, "") if one.item else "",
            one_line(one.task),
            one_line(_who(one, paper)),
            words.day(one.deadline) if one.deadline else "",
            words.follow_up_states[one.state],
        )
        for one in paper.follow_ups
    )
    yield Heading(2, words.all_follow_ups)
    yield Table(
        words.all_follow_ups,
        (words.item, words.task, words.responsible, words.deadline, words.state),
        rows,
        (10, 38, 24, 17, 11),
    )


__all__ = ["attendance", "minutes_sheet"]
