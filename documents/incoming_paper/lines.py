"""A file as numbered lines: text as it is, Word paragraph by paragraph with the numbers and bullets Word draws itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from documents.cells import clean
from documents.incoming_paper import word

SIZE_LIMIT = 10_000_000
_LINE_LIMIT = 100_000
_NO_PAPER_SO_WIDE = 150
_PAGE_NUMBER = re.compile(
    r"(?:.{0,60}\s{2,})?(?:side|page|s\.)\s*\d{1,3}(?:\s*(?:af|of|/)\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–]",
    re.IGNORECASE,
)


class Problem(StrEnum):
    """What is wrong with a paper; `wording.paper_files` has the sentence."""

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NO_ITEMS = "no_items"
    NO_PAPER = "no_paper"
    NO_SUCH_LINES = "no_such_lines"
    NO_SUCH_HEADING = "no_such_heading"
    SEVERAL = "several"
    TITLE_MISSING = "title_missing"
    BAD_DATE = "bad_date"
    BAD_HOURS = "bad_hours"
    TOO_LONG = "too_long"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Fault:
    """`line` is 0 for the file as a whole; `text` is what stands there, or the fact the sentence needs."""

    line: int
    problem: Problem
    text: str = ""


class WrongPaper(Exception):
    """A paper that cannot be taken as it is."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Line:
    """`whole` is a paragraph of its own (Word), which the next line never continues; `set_as` what stood before it, too.

    `heading` is one of Word's own headings, `bold` a line that is bold from end to end, `table` a row.
    `style` is the name of its style, in small letters. `page` is the first line of a page, where the file says so.
    """

    number: int
    text: str
    whole: bool = False
    set_as: str = ""
    heading: bool = False
    bold: bool = False
    table: bool = False
    style: str = ""
    page: bool = False

    @property
    def said(self) -> str:
        return self.text.strip()


def lines_of(content: bytes) -> Sequence[Line]:
    """Lines from 1, with the ends of lines cut off. Raises WrongPaper."""
    if len(content) > SIZE_LIMIT:
        raise WrongPaper(Fault(0, Problem.TOO_LARGE))
    found = _word(content) if content.startswith(b"PK\x03\x04") else list(_lines(content))
    if not any(line.said for line in found):
        raise WrongPaper(Fault(0, Problem.EMPTY))
    if len(found) > _LINE_LIMIT:
        raise WrongPaper(Fault(0, Problem.TOO_LARGE))
    return found


def unbroken(lines: Sequence[Line]) -> Sequence[Line]:
    """Text with lines longer than a page is wide was never broken to one: each line is a paragraph."""
    if max(len(line.text) for line in lines) > _NO_PAPER_SO_WIDE:
        return [replace(line, whole=True) for line in lines]
    return lines


def _lines(content: bytes) -> Iterator[Line]:
    page = False
    for at, text in enumerate(_text(content), start=1):
        page = page or text.startswith("\f")
        line = Line(at, text.removeprefix("\f"))
        yield replace(line, page=page and bool(line.said))
        page = page and not line.said


def without_furniture(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[Line, ...]]:
    """Text without what a page has at its head and foot, and what that was: page numbers, and lines that come again.

    A line that comes again stands first or last on three pages or more, and on half of them, but for its figures.
    """
    if any(line.whole for line in lines):
        return lines, ()
    edges = list(_edges(lines))
    often = Counter(_unfigured(line) for line in edges)
    pages = sum(line.page for line in lines) + 1
    running = {text for text, times in often.items() if times >= max(3, pages / 2)}
    gone = {line.number for line in edges if _unfigured(line) in running}
    gone |= {line.number for line in lines if _PAGE_NUMBER.fullmatch(line.said)}
    kept = [replace(line, text="") if line.number in gone else line for line in lines]
    return kept, tuple(line for line in lines if line.number in gone)


def _edges(lines: Sequence[Line]) -> Iterator[Line]:
    """The first and the last line that says something, of each page."""
    page: list[Line] = []
    for line in (*lines, Line(0, "", page=True)):
        if line.page and page:
            yield page[0]
            if len(page) > 1:
                yield page[-1]
            page = []
        if line.said:
            page.append(line)


def _unfigured(line: Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.said.split()))


def _text(content: bytes) -> Iterator[str]:
    """UTF-8 with or without its mark, else the code page of a Danish PC. A page's first line begins with FF."""
    if b"\0" in content or content.startswith(b"%PDF"):
        raise WrongPaper(Fault(0, Problem.UNREADABLE))
    try:
        told = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        told = content.decode("cp1252", "replace")
    told = re.sub("(?<![\r\n])\f", "\n\f", told) if "\f" in told else told
    for line in re.split("\r\n|\r|\n", told):
        mark = "\f" if line.startswith("\f") else ""
        yield mark + clean(line.replace("\f", " ").replace("\t", "  ").replace("\v", " ")).rstrip()


# Word


def _word(content: bytes) -> list[Line]:
    try:
        return [_line(at, one) for at, one in enumerate(word.said(content), start=1)]
    except word.TooLarge:
        raise WrongPaper(Fault(0, Problem.TOO_LARGE)) from None
    except word.Unreadable:
        raise WrongPaper(Fault(0, Problem.UNREADABLE)) from None


def _line(number: int, one: word.Said) -> Line:
    text = clean(one.text)
    return Line(
        number,
        f"{one.mark} {text}" if one.mark else text,
        whole=True,
        heading=one.heading,
        bold=one.bold,
        table=one.table,
        style=one.style,
    )
