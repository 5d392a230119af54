"""The journal package out of the books: everything final about one meeting, the same bytes as long as nothing changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot import exports
from bot.papers import Kind, Paper, Press, draw
from documents.archives import always_the_same
from documents.journal import Filed, file_name, package, table
from documents.roster import Extract, wall
from meetings.model import Attachment, AuditEntry, Meeting, MeetingId, PersonId
from meetings.office import Office
from meetings.paper import PUBLIC_STAGES, AgendaPaper, MinutesPaper
from meetings.workdays import local_day
from wording import journal as wording
from wording.journal import Direction


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a package is written from; the bytes are drawn after the books are closed. `at` is the last change."""

    meeting: Meeting
    at: datetime
    agendas: tuple[AgendaPaper, ...]
    minutes: MinutesPaper | None
    extract: Extract
    history: tuple[tuple[str, ...], ...]
    attachments: tuple[tuple[Attachment, str, bytes, date], ...]


def gather(office: Office, id: MeetingId) -> Gathered:
    """Raises Unknown."""
    meeting = office.records.meeting(id)
    entries = office.records.audit_of(id)
    at = max((entry.at for entry in entries), default=meeting.ends_at)
    agendas = tuple(_agendas(office, id))
    held = office.records.minutes(id) is not None or bool(office.records.decisions(id))
    minutes = draw(office, Kind.MINUTES, id, public=False) if held else None
    return Gathered(
        meeting=meeting,
        at=at,
        agendas=tuple(replace(one, drawn_at=at) for one in agendas),
        minutes=replace(minutes, drawn_at=at) if isinstance(minutes, MinutesPaper) else None,
        extract=replace(exports.extract(office, id), at=at),
        history=tuple(_line(office, entry) for entry in entries),
        attachments=tuple(_attachments(office, agendas)),
    )


def _agendas(office: Office, id: MeetingId) -> Iterable[AgendaPaper]:
    """Each agenda that was published; where none was, the agenda as it stands."""
    sent = [one.number for one in office.records.agenda_versions(id) if one.stage in PUBLIC_STAGES]
    for number in sent:
        yield office.agenda_paper(id, public=False, version=number)
    if not sent:
        now = office.agenda_paper(id, public=False)
        if now.items:
            yield now


def _line(office: Office, entry: AuditEntry) -> tuple[str, ...]:
    behalf = _name(office, entry.on_behalf_of) if entry.on_behalf_of is not None else ""
    when = wall(entry.at).isoformat(sep=" ", timespec="minutes")
    return (
        when,
        _name(office, entry.actor),
        behalf,
        entry.act,
        entry.subject,
        entry.source.value,
        entry.details,
    )


def _name(office: Office, person: PersonId | None) -> str:
    return office.records.person(person).name if person is not None else wording.NOBODY


def _attachments(
    office: Office, agendas: Sequence[AgendaPaper]
) -> Iterable[tuple[Attachment, str, bytes, date]]:
    """Stored files, each once; links are in the papers."""
    seen = set()
    for item in (item for agenda in agendas for item in agenda.items):
        for one in item.attachments:
            if one.file is not None and (one.number, one.file) not in seen:
                seen.add((one.number, one.file))
                stored = office.records.file(one.file)
                day = (
                    local_day(item.submitted_at) if item.submitted_at else agendas[0].meeting.sessions[0].day
                )
                yield one, stored.name.rpartition(".")[2], office.records.content(one.file), day


# Drawn


def write(gathered: Gathered, press: Press) -> bytes:
    """Raises WrongLayout or WrongTemplate."""
    return package(list(_filed(gathered, press)), gathered.at)


def _filed(gathered: Gathered, press: Press) -> Iterable[Filed]:
    day = gathered.meeting.sessions[-1].day
    for count, agenda in enumerate(gathered.agendas, start=1):
        name = wording.agenda_name(count, len(gathered.agendas))
        sent = agenda.version.at if agenda.version else gathered.meeting.agenda_published_at
        yield from _paper(gathered, press, agenda, name, local_day(sent) if sent else day)
    if gathered.minutes is not None:
        approved = gathered.minutes.minutes.approved_at
        yield from _paper(
            gathered, press, gathered.minutes, wording.MINUTES, local_day(approved) if approved else day
        )
    yield from _attached(gathered)
    yield from _attendance(gathered, day)


def _paper(gathered: Gathered, press: Press, paper: Paper, name: str, day: date) -> Iterable[Filed]:
    title, case = press.sheet(paper).title, gathered.meeting.case_number
    for form in ("pdf", "docx"):
        yield Filed(f"{name}.{form}", press.write(paper, form), day, title, Direction.OUT, case)


def _attached(gathered: Gathered) -> Iterable[Filed]:
    taken: set[str] = set()
    for one, extension, content, day in gathered.attachments:
        told = wording.attachment(one.number, one.title)
        name, again = file_name(told, extension), 1
        while name.casefold() in taken:
            again += 1
            name = file_name(f"{told} ({again})", extension)
        taken.add(name.casefold())
        yield Filed(name, content, day, told, Direction.IN, gathered.meeting.case_number)


def _attendance(gathered: Gathered, day: date) -> Iterable[Filed]:
    meeting, case = gathered.meeting, gathered.meeting.case_number
    told = wording.attendance_title(meeting.title)
    for form in ("xlsx", "pdf"):
        drawn = exports.write(gathered.extract, form)
        content = always_the_same(drawn) if form == "xlsx" else drawn
        yield Filed(f"{wording.ATTENDANCE}.{form}", content, day, told, Direction.INTERNAL, case)
    lines = table(wording.HISTORY, gathered.history)
    name = f"{wording.HISTORY_FILE}.csv"
    yield Filed(
        name, lines, local_day(gathered.at), wording.history_title(meeting.title), Direction.INTERNAL, case
    )
