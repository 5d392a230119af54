"""A paper as blocks, before it is Word, PDF, a page or plain text: what is said, in order, and what kind of thing it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from documents.cells import seen
from meetings.addresses import is_web_address
from meetings.model import Language
from wording.dates import NB, month


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the title of the paper. `run_in` is one that plain text prints before its text, on the same line."""

    level: int
    text: str
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `small` is a line about the item rather than of it."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """`mark` is a count the writer gave it himself ("1)"), empty for a bullet."""

    text: str
    mark: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """`bullet` is what stands before each where it is not the paper's own."""

    points: tuple[Point, ...]
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment's line, with the address its title leads to."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`caption` is told to those who do not see it as a table; `widths` are shares of the page."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are: Mødeleder · Niels Bro."""

    rows: tuple[tuple[str, str], ...]


Block = Heading | Text | Points | Attached | Table | Facts


@dataclass(frozen=True, slots=True)
class Sheet:
    """`page` are the words of the foot round the two numbers: "Side ", " af ". `drawn_at` is aware.

    `bullet` is what plain text puts before a point.
    """

    title: str
    language: Language
    author: str
    case: str
    drawn_at: datetime
    page: tuple[str, str]
    blocks: tuple[Block, ...]
    bullet: str = "–"
    day: str = ""

    @property
    def tag(self) -> str:
        return {Language.DA: "da-DK", Language.EN: "en-GB"}[self.language]


_SPACES = re.compile("[ \t\n\x0b\f\x1c-\x1f\x85\u2000-\u2006\u2008-\u200a\u2028\u2029]+")


def one_line(text: str) -> str:
    """As a title or a cell holds it; no-break spaces stay."""
    return _SPACES.sub(" ", seen(text)).strip()


def body(text: str) -> Iterable[Block]:
    """A text as people write it: an empty line or a new line parts paragraphs, a dash or a count begins a point."""
    points: list[Point] = []
    for line in seen(text).split("\n"):
        told = one_line(line)
        if not told:
            continue
        if point := _point(told):
            points.append(point)
            continue
        if points:
            yield Points(tuple(points))
            points = []
        yield Text(told)
    if points:
        yield Points(tuple(points))


def _point(line: str) -> Point | None:
    mark, _, rest = line.partition(" ")
    if not rest.strip():
        return None
    if mark in _BULLETS:
        return Point(rest.strip())
    counted = mark.endswith(")") and mark[:-1].isascii() and mark[:-1].isalnum() and len(mark) <= 3
    return Point(rest.strip(), mark) if counted else None


_BULLETS = frozenset("-–—•*·")


def ends_of_items(blocks: Sequence[Block]) -> frozenset[int]:
    """Where the blocks of an item end that says nothing but its title: a page may turn there, as nothing hangs on it."""
    level, ends = 0, set()
    for at, (block, follows) in enumerate(pairwise(blocks)):
        level = block.level if isinstance(block, Heading) else level
        bare = isinstance(block, Heading) or (isinstance(block, Text) and block.small)
        if bare and isinstance(follows, Heading) and follows.level <= level:
            ends.add(at)
    return frozenset(ends)


def leads_on(block: Block, follows: Block) -> bool:
    """Whether an attachment's line stands before the item's text, with which it stays: the last of them does."""
    return isinstance(block, Attached) and (
        isinstance(follows, Text) or (isinstance(follows, Heading) and follows.run_in)
    )


def same_words(one: str, other: str) -> bool:
    """But for spaces and signs."""
    return re.sub(r"[\W_]+", "", one).casefold() == re.sub(r"[\W_]+", "", other).casefold()


_DATES = re.compile(
    rf"(?<=\d\.) (?=(?:{'|'.join(month(number) for number in range(1, 13))})\b)|(?<=\bkl\.) (?=\d)"
)


def unbroken(text: str) -> str:
    """Dates and hours that people wrote, so that no line ends inside one: "1. februar", "kl. 9.30"."""
    return _DATES.sub(NB, text)


def address(url: str) -> str:
    """An address a paper may lead to, or nothing: what is no web address is shown and not followed."""
    return url if is_web_address(url) else ""


def texts(blocks: Iterable[Block]) -> Sequence[str]:
    """Everything a sheet says, block by block, for those who look for something in it."""
    return [line for block in blocks for line in _said(block)]


def _said(block: Block) -> Iterable[str]:
    match block:
        case Heading() | Text() | Attached():
            yield block.text
        case Points():
            for point in block.points:
                yield from (f"{point.mark} {point.text}".strip(), *point.under)
        case Table():
            yield from ("\t".join(row) for row in (block.columns, *block.rows))
        case Facts():
            yield from ("\t".join(row) for row in block.rows)
