"""A file into a paper: which part of it, its head, its items; and a last look that nothing was lost on the way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents import layouts
from documents.incoming_paper import head as heads
from documents.incoming_paper import summaries
from documents.incoming_paper.attached import addresses_at_the_foot
from documents.incoming_paper.beginnings import GLUED, Found, Split, numbered, split
from documents.incoming_paper.headings import is_heading
from documents.incoming_paper.items import Marks, item_of
from documents.incoming_paper.lines import (
    Fault,
    Line,
    Problem,
    WrongPaper,
    lines_of,
    unbroken,
    without_furniture,
)
from documents.incoming_paper.paper import Head, Kind, ReadItem, ReadPaper
from documents.incoming_paper.paragraphs import BULLET, Setting
from documents.layouts import Layout
from meetings.importing import standing

_MARK = re.compile(
    r"\./\.\s*(?:bilag(?:\s+[\d.]+)?\s*:\s*)?|\s*\(lukket(?: punkt)?\)\s*$|sagsnr\.?\s*:?\s*", re.IGNORECASE
)
_CASE = re.compile(r"[A-ZÆØÅ]+-\d{4}-\d+\s+[a-zæøå/]+")


def read(
    content: bytes,
    *,
    layout: Layout | None = None,
    first: int = 0,
    last: int = 0,
    heading: str = "",
    leads: Sequence[str] = (),
) -> ReadPaper:
    """The paper in a file, or in the lines from `first` to `last` of it, or the one whose title has `heading` in it.

    Headings worded otherwise than in `layout` are kept with their item. In a file of several papers it is the
    only agenda, else the only minutes. `leads` are the words before a recommendation that are known. Raises
    WrongPaper with every fault that was found.
    """
    whole, furniture = without_furniture(_cut(lines_of(content), first, last))
    lines, begins, others = _chosen(whole, heading)
    told = split(lines, Setting.of(lines))
    if begins and not told.found and heads.kind_of(lines[0].said) is Kind.AGENDA:
        lines = numbered(lines)
        told = split(lines, Setting.of(lines))
    if begins and summaries.is_one(lines, told):
        paper = _summary(lines[: summaries.length(lines, told)], layout)
    elif told.last:
        paper = _numbered(lines, told, begins, layout, leads)
    else:
        raise WrongPaper(Fault(lines[0].number, Problem.NO_ITEMS))
    left_out = (*paper.left_out, *_beside(whole, lines, paper))
    page = tuple(line.number for line in furniture if paper.first <= line.number <= paper.last)
    return replace(paper, others=others, left_out=left_out, furniture=page)


def _beside(whole: Sequence[Line], lines: Sequence[Line], paper: ReadPaper) -> Iterator[tuple[int, int, str]]:
    """What stands in the file before the paper, and after it where no other one begins."""
    before = [line for line in whole if line.said and line.number < paper.first]
    after = [line for line in lines if line.said and line.number > paper.last]
    for stretch in (before, after):
        if stretch:
            yield stretch[0].number, stretch[-1].number, stretch[0].said


def _numbered(
    lines: Sequence[Line], told: Split, begins: bool, layout: Layout | None, leads: Sequence[str]
) -> ReadPaper:
    # What follows the paper in its file is set in another way.
    lines = unbroken([line for line in lines if line.number <= told.last])
    setting = Setting.of(lines)
    told = split(lines, setting)
    addresses_at_the_foot(told.found)
    shape = layout or layouts.built_in(_shape(lines))
    items = tuple(_items(told.found, shape, setting, Marks.of(lines, leads)))
    head, left_out = _head(told.before, begins, setting)
    if not begins:
        _check_is_a_paper(items)
    after, ahead = heads.neighbours(items)
    paper = ReadPaper(
        kind=_kind(head.title, items),
        layout=shape.key,
        head=replace(head, after=after, before=ahead),
        items=items,
        first=lines[0].number,
        last=told.last,
        left_out=left_out,
    )
    _check_nothing_lost(lines, [*told.before, *told.contents], paper)
    return paper


def _kind(title: str, items: Sequence[ReadItem]) -> Kind:
    if title:
        return heads.kind_of(title)
    return Kind.MINUTES if any(one.decision for one in items) else Kind.AGENDA


def _summary(lines: Sequence[Line], layout: Layout | None) -> ReadPaper:
    """Minutes without numbers: headings, and what was said under each (001_40c9bc0715cd5de3.txt:1527-1552)."""
    lines = unbroken(lines)
    setting = Setting.of(lines)
    framing, body = summaries.parted(lines, setting)
    items = summaries.items(body, setting)
    head, _ = _head(framing, True, setting)
    shape = layout or layouts.built_in(_shape(lines))
    paper = ReadPaper(
        kind=Kind.MINUTES,
        layout=shape.key,
        head=head,
        items=items,
        first=lines[0].number,
        last=body[-1].number,
        numbered=False,
    )
    _check_nothing_lost(lines, framing, paper)
    return paper


def _check_is_a_paper(items: Sequence[ReadItem]) -> None:
    """A file that names no meeting is an agenda or minutes by what its items are; agreements have numbers too.

    Raises WrongPaper.
    """
    marks = (
        standing(one.draft.title) or one.draft.recommendations or one.draft.case_number or one.decision
        for one in items
    )
    if not any(marks):
        raise WrongPaper(Fault(items[0].line, Problem.NO_PAPER, items[0].draft.title[:60]))


def _cut(lines: Sequence[Line], first: int, last: int) -> Sequence[Line]:
    kept = [line for line in lines if first <= line.number <= (last or line.number)]
    if not any(line.said for line in kept):
        raise WrongPaper(Fault(0, Problem.NO_SUCH_LINES, f"{first}-{last}" if last else str(first)))
    return kept


def _chosen(lines: Sequence[Line], heading: str) -> tuple[Sequence[Line], bool, tuple[tuple[int, str], ...]]:
    """The lines of the paper that is wanted, whether they begin with its title, and the papers beside it."""
    starts = heads.titles(lines)
    wanted = [at for at in starts if heading.casefold() in lines[at].said.casefold()] if heading else starts
    if heading and not wanted:
        raise WrongPaper(Fault(0, Problem.NO_SUCH_HEADING, heading))
    if not wanted:
        return lines, False, ()
    agendas = [at for at in wanted if heads.kind_of(lines[at].said) is Kind.AGENDA]
    best = agendas or wanted
    if len(best) > 1:
        raise WrongPaper(*(Fault(lines[at].number, Problem.SEVERAL, lines[at].said) for at in best))
    start = best[0]
    end = next((at for at in starts if at > start), len(lines))
    others = tuple((lines[at].number, lines[at].said) for at in starts if at != start)
    return lines[start:end], True, others


def _shape(lines: Sequence[Line]) -> str:
    """Case numbers under titles and headings on lines of their own are the marks of the KKR layout."""
    own_line = sum(line.said in {"Baggrund", "Indstilling", "Sagsfremstilling"} for line in lines)
    run_in = sum(
        bool(re.match("(?:Baggrund|Siden sidst|Status|Indstilling.*):", line.said)) for line in lines
    )
    cases = sum(bool(_CASE.fullmatch(line.said)) for line in lines)
    return "kkr" if own_line + cases > run_in else "ekr"


def _items(found: Sequence[Found], layout: Layout, setting: Setting, marks: Marks) -> list[ReadItem]:
    """Every fault is told, not only the first."""
    items: list[ReadItem] = []
    faults: list[Fault] = []
    for one in found:
        try:
            items.append(item_of(one, layout, setting, marks))
        except WrongPaper as wrong:
            faults += wrong.faults
    if faults:
        raise WrongPaper(*faults)
    return items


def _head(
    before: Sequence[Line], begins: bool, setting: Setting
) -> tuple[Head, tuple[tuple[int, int, str], ...]]:
    """With a title all before the first item is head; without one it is only what names the meeting."""
    before = heads.labelled(before)
    said = [line for line in before if line.said]
    if not begins:
        return Head(), ((said[0].number, said[-1].number, said[0].said),) if said else ()
    title, many = heads.whole_title(said)
    rest = [line for line in before if line.number > said[many - 1].number]
    return heads.read_head(title, rest, said[0].number, setting), ()


# Nothing is lost


def _check_nothing_lost(lines: Sequence[Line], before: Sequence[Line], paper: ReadPaper) -> None:
    """Every word of every line under an item must have been placed somewhere. Raises WrongPaper with the lines that were not."""
    kept = _squeezed(" ".join(_told(paper)))
    framing = {line.number for line in before}
    lost = [
        Fault(line.number, Problem.LOST, line.said[:60])
        for line in lines
        if line.number not in framing and not is_heading(line.said) and not _is_there(line.said, kept)
    ]
    if lost:
        raise WrongPaper(*lost)


def _told(paper: ReadPaper) -> list[str]:
    told = [paper.head.title, paper.head.note]
    for item in paper.items:
        draft = item.draft
        told += [f"{item.number}.", draft.title, draft.case_number, draft.initials, draft.introduction]
        told += [draft.background, draft.since_last, draft.status_report, draft.case_presentation]
        told += [draft.financial_impact, draft.next_steps, item.decision, item.about, *item.agreed]
        told += [f"{one.title} {one.url}" for one in draft.attachments]
        for one in draft.recommendations:
            told.append(f"{draft.proposes} {one.text}")
        told.append(draft.proposes)
    return told


def _is_there(line: str, kept: str) -> bool:
    """Letter for letter, but for what the layout says anew: a heading, a bullet, the mark of an attachment."""
    glued = GLUED.search(line)
    told = (line, _MARK.sub("", line), line.partition(":")[2], line[: glued.start()] if glued else line)
    return any(_squeezed(BULLET.sub("", one)) in kept for one in told)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
