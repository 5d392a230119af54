"""One item as blocks, in the order and under the headings of its house layout: the same on agendas and in minutes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from documents.layouts import Layout
from documents.sheets import Attached, Block, Heading, Point, Points, Text, address, body, one_line
from meetings.model import AgendaItem, Attachment, Committee, Language
from wording import sheets as wording
from wording.scribe import called
from wording.verbs import lacks_subject

FileLinks = Callable[[AgendaItem, Attachment], str]
"""Where the reader of this paper finds a stored file; empty where it is only named."""


def nowhere(_: AgendaItem, __: Attachment) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every item of a paper is drawn with. `parts` are the layout's sections that this paper shows."""

    committee: Committee
    layout: Layout
    language: Language
    public: bool
    parts: Sequence[str]
    files: FileLinks = nowhere
    depth: int = 0
    """How many levels deeper than 2 the items of the first level stand."""
    numbered: bool = True

    @property
    def words(self) -> wording.Danish:
        return wording.words(self.language)


def title(item: AgendaItem, frame: Frame) -> Heading:
    """4.1. Udvikling af europæisk samarbejde og udsyn."""
    closed = f" ({frame.words.closed})" if item.closed else ""
    level = min(6, 2 + frame.depth + item.number.count("."))
    number = f"{item.number}. " if frame.numbered else ""
    return Heading(level, one_line(f"{number}{item.title}{closed}"))


def item_blocks(
    item: AgendaItem, frame: Frame, more: Callable[[str], Iterable[Block]], notes: Sequence[str] = ()
) -> Iterable[Block]:
    """`more` gives what stands under the parts only minutes have (decision, follow_ups); `notes` go on the small line."""
    yield title(item, frame)
    if frame.public and item.closed:
        yield Text(frame.words.behind_closed_doors, small=True)
        return
    for part in frame.parts:
        yield from _part(part, item, frame, more, notes)


def _part(
    part: str, item: AgendaItem, frame: Frame, more: Callable[[str], Iterable[Block]], notes: Sequence[str]
) -> Iterable[Block]:
    match part:
        case "case_line":
            if line := _case_line(item, frame, notes):
                yield Text(line, small=True)
        case "attachments":
            yield from attached(item, frame)
        case "introduction":
            yield from body(item.introduction)
        case "recommendations":
            yield from _recommendations(item, frame)
        case "next_steps" if frame.layout.next_steps_join and item.recommendations:
            yield from body(item.next_steps)
        case "said":
            yield from more(part)
        case "decision" | "follow_ups":
            yield from _under(part, item, frame, list(more(part)))
        case _:
            yield from _under(part, item, frame, list(body(getattr(item, part))))


def _under(part: str, item: AgendaItem, frame: Frame, blocks: Sequence[Block]) -> Iterable[Block]:
    """Nothing where there is nothing to say: an empty heading is for titles only."""
    if not blocks:
        return
    worded = dict(item.headings).get(part) or frame.layout.heading(part, frame.language)
    run_in = frame.layout.run_in
    level = min(6, title(item, frame).level + 1)
    yield Heading(level, one_line(f"{worded}:" if run_in else worded), run_in)
    yield from blocks


def _recommendations(item: AgendaItem, frame: Frame) -> Iterable[Block]:
    lines = [list(body(_with_subject(one.text, item, frame))) for one in item.recommendations]
    told = [line for line in lines if line]
    lead = one_line(item.proposes or frame.committee.proposes or frame.words.proposes)
    if frame.layout.whole_sentences:
        points = tuple(_point(line, lead) for line in told)
        yield from _under("recommendations", item, frame, [Points(points)] if points else [])
    elif len(told) == 1:
        point = _point(told[0], lead)
        under = [Points(tuple(Point(text) for text in point.under))] if point.under else []
        yield from _under("recommendations", item, frame, [Text(point.text), *under])
    else:
        points = tuple(_point(line, "") for line in told)
        yield from _under(
            "recommendations", item, frame, [Text(f"{lead}:"), Points(points)] if points else []
        )


def _with_subject(text: str, item: AgendaItem, frame: Frame) -> str:
    """The words before it ask for a whole sentence: "…, at styregruppen godkender budgettet".

    Words of the item's own, as an imported one has, are left as they were written.
    """
    lead = (frame.committee.proposes or frame.words.proposes).rstrip()
    if item.proposes or not lead.endswith((", at", " that")) or not lacks_subject(text):
        return text
    return f"{called(frame.committee)} {text[:1].lower()}{text[1:]}"


def _point(line: Sequence[Block], lead: str) -> Point:
    """The first line of a recommendation with the words before it; the rest are points under it."""
    said = [text for block in line for text in _lines(block)]
    first = said[0] if not lead or _says_who(said[0]) else f"{lead} {said[0]}"
    return Point(first, under=tuple(said[1:]))


def _lines(block: Block) -> Iterable[str]:
    match block:
        case Points():
            yield from (f"{point.mark} {point.text}".strip() for point in block.points)
        case Text():
            yield block.text
        case _:
            raise AssertionError("a text is paragraphs and points")


def _says_who(text: str) -> bool:
    """Whether somebody wrote the whole sentence: "Det indstilles, at …" is not said twice."""
    begins, comma, _ = text.casefold().partition(", at ")
    return bool(comma) and ("indstille" in begins or "foreslår" in begins)


def attached(item: AgendaItem, frame: Frame) -> Iterable[Block]:
    """./. Bilag 4.1: Titel: https://… · ./. Bilag 4.2: Titel (PDF, 1,2 MB), which leads to the file itself."""
    for one in item.attachments:
        name = f"{frame.words.bilag} {one.number}" if one.number else frame.words.bilag
        told = frame.layout.attachment.format(bilag=name, title=one.title)
        if one.file is not None:
            yield Attached(one_line(f"{told} ({frame.words.file_is(one)})"), frame.files(item, one))
            continue
        url = "" if one.url == one.title else one.url
        yield Attached(one_line(f"{told}: {url}" if url else told), one_line(address(one.url)))


def _case_line(item: AgendaItem, frame: Frame, notes: Sequence[str]) -> str:
    """SAG-2019-03640 chbo/jhp · Oplæg: Klimachefen · 20 min.; a public one names nobody."""
    words = frame.words
    told = []
    if item.case_number:
        initials = "" if frame.public else item.initials
        told.append(frame.layout.case_line.format(case=item.case_number, initials=initials))
    if item.proposer:
        named = "" if frame.public else item.proposer.name
        told.append(words.proposer(item.proposer.organisation.name, named))
    if item.presenter and not frame.public:
        told.append(words.presenter(item.presenter))
    if item.guests and not frame.public:
        told.append(words.guests(item.guests))
    if item.deferrals:
        told.append(words.lineage(item.deferrals))
    return " · ".join(one_line(one) for one in [*told, *notes])
