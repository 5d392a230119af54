"""The agenda as a sheet: head, the items at a glance, then each item in its house layout."""

from collections.abc import Iterable, Sequence
from itertools import chain

from documents.item_sheet import FileLinks, Frame, item_blocks, nowhere
from documents.layouts import Layout
from documents.sheets import Block, Facts, Heading, Sheet, Table, Text, one_line
from meetings.model import AgendaItem, Language, Meeting
from meetings.paper import AgendaPaper, Slot, Stage
from wording import sheets as wording

NOT_ON_AGENDAS = frozenset({"decision", "follow_ups"})


def agenda_sheet(
    paper: AgendaPaper, layout: Layout, language: Language = Language.DA, *, files: FileLinks = nowhere
) -> Sheet:
    frame = Frame(
        paper.committee,
        layout,
        language,
        paper.public,
        [part for part in layout.sections if part not in NOT_ON_AGENDAS],
        files,
    )
    words, meeting = frame.words, paper.meeting
    title = words.agenda_title(meeting.sessions, paper.committee.name)
    items = [item_blocks(slot.item, frame, lambda _: (), _notes(slot, paper, words)) for slot in paper.slots]
    return Sheet(
        title=one_line(words.public(title) if paper.public else title),
        language=language,
        author=one_line(paper.committee.contact.name),
        case=one_line(words.case_number(meeting.case_number)) if meeting.case_number else "",
        drawn_at=paper.drawn_at,
        page=words.page(),
        blocks=(
            Heading(1, one_line(words.public(title) if paper.public else title)),
            *_stage(paper, words),
            *practical(meeting, frame, meeting.agenda_note, paper.lead, paper.taker),
            Heading(2, words.agenda),
            *_overview(paper, words),
            *chain.from_iterable(items),
            *_attachments(paper, words),
        ),
        bullet=layout.bullet,
        day=words.days(meeting.sessions),
    )


def practical(
    meeting: Meeting, frame: Frame, note: str, lead: str, taker: str, *, is_over: bool = False
) -> Iterable[Block]:
    """When, where (in the words of `note`, else in ours), who leads and who writes: as one line, or as a list."""
    words, form = frame.words, frame.layout.time_range
    when = ", ".join(
        words.session(one, form.format(start=words.clock(one.start), end=words.clock(one.end)))
        for one in meeting.sessions
    )
    where = note or words.where(meeting, is_over=is_over)
    led = [(words.lead, lead), (words.taker, taker)]
    if frame.layout.practical == "line":
        yield Text(one_line(words.time_and_place(when, where)))
    else:
        led = [(words.when, when), (words.place, where), *led]
    if meeting.case_number:
        led.append((words.case, meeting.case_number))
    facts = tuple((name, one_line(told)) for name, told in led if told)
    if facts:
        yield Facts(facts)


def _stage(paper: AgendaPaper, words: wording.Danish) -> Iterable[Block]:
    """Whether it is a draft; an old agenda that was never sent from here is none."""
    version = paper.version
    if version is None:
        if paper.drawn_at < paper.meeting.starts_at and paper.meeting.agenda_published_at is None:
            yield Text(words.stages[Stage.DRAFT], small=True)
        return
    told = [words.stages[version.stage], words.version(version.number, version.at)]
    if version.comments_until:
        told.append(words.comments_until(version.comments_until))
    yield Text(" · ".join(one for one in told if one), small=True)


def _notes(slot: Slot, paper: AgendaPaper, words: wording.Danish) -> Sequence[str]:
    told = [words.new_or_changed] if slot.item.number in paper.supplements else []
    return [*told, *([words.minutes_long(slot.item.minutes)] if slot.item.minutes else [])]


def _overview(paper: AgendaPaper, words: wording.Danish) -> Iterable[Block]:
    """Number, title, kind, who presents, and time; a column nobody has filled is left out."""
    columns = (words.number, words.item, words.kind, words.presents, words.when)
    timed = any(slot.item.minutes for slot in paper.slots)
    rows = [
        (
            f"{slot.item.number}.",
            _title(slot.item, words),
            _kind(slot.item, paper.public, words),
            "" if paper.public else one_line(slot.item.presenter),
            _time(slot, words) if timed else "",
        )
        for slot in paper.slots
    ]
    kept = [at for at in range(len(columns)) if at < 2 or any(row[at] for row in rows)]
    if rows:
        yield Table(
            words.overview,
            tuple(columns[at] for at in kept),
            tuple(tuple(row[at] for at in kept) for row in rows),
            tuple((7, 41, 18, 15, 19)[at] for at in kept),
        )


def _attachments(paper: AgendaPaper, words: wording.Danish) -> Iterable[Block]:
    """All of them at a glance (samlet bilagsliste), where files of ours go along; under its item each leads somewhere.

    An old agenda that was taken in comes out without, as it stood.
    """
    rows = [
        (one.number, one_line(one.title), one_line(f"{item.number}. {item.title}"))
        for item in paper.items
        for one in item.attachments
        if one.number
    ]
    ours = any(one.file for item in paper.items for one in item.attachments)
    if ours and len(rows) > 1:
        yield Heading(2, words.all_attachments)
        columns = (words.number, words.bilag, words.item)
        yield Table(words.all_attachments, columns, tuple(rows), (10, 50, 40))


def _title(item: AgendaItem, words: wording.Danish) -> str:
    return one_line(f"{item.title} ({words.closed})" if item.closed else item.title)


def _kind(item: AgendaItem, public: bool, words: wording.Danish) -> str:
    return "" if public and item.closed else ", ".join(words.marks[mark] for mark in item.marks)


def _time(slot: Slot, words: wording.Danish) -> str:
    long = words.minutes_long(slot.item.minutes) if slot.item.minutes else ""
    return words.from_clock(slot.starts_at) + (f" · {long}" if long else "") if slot.starts_at else long
