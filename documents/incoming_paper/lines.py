"""A file as numbered lines: text as it is, Word paragraph by paragraph with the numbers and bullets Word draws itself."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from docx import Document
from docx.document import Document as WordPaper
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from documents.cells import clean

SIZE_LIMIT = 10_000_000
_LINE_LIMIT = 100_000
_NO_PAPER_SO_WIDE = 150


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
    """

    number: int
    text: str
    whole: bool = False
    set_as: str = ""
    heading: bool = False
    bold: bool = False
    table: bool = False

    @property
    def said(self) -> str:
        return self.text.strip()


def lines_of(content: bytes) -> Sequence[Line]:
    """Lines from 1, with the ends of lines cut off. Raises WrongPaper."""
    if len(content) > SIZE_LIMIT:
        raise WrongPaper(Fault(0, Problem.TOO_LARGE))
    if content.startswith(b"PK\x03\x04"):
        found = [Line(at, text, whole=True) for at, text in enumerate(_word(content), start=1)]
    else:
        found = [Line(at, text) for at, text in enumerate(_text(content), start=1)]
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


def _text(content: bytes) -> Iterator[str]:
    """UTF-8 with or without its mark, else the code page of a Danish PC."""
    if b"\0" in content or content.startswith(b"%PDF"):
        raise WrongPaper(Fault(0, Problem.UNREADABLE))
    try:
        told = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        told = content.decode("cp1252", "replace")
    for line in re.split("\r\n|\r|\n", told.replace("\f", "\n ")):
        yield clean(line.replace("\t", "  ").replace("\v", " ")).rstrip()


# Word


def _word(content: bytes) -> Iterator[str]:
    """An empty line after every paragraph that is no list line, so that paragraphs part as they do in text."""
    try:
        paper = Document(io.BytesIO(content))
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, SyntaxError):
        raise WrongPaper(Fault(0, Problem.UNREADABLE)) from None
    lists = _Lists(paper)
    for block in paper.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block, lists)
            continue
        yield from _paragraph(block, lists)


def _table(table: Table, lists: "_Lists") -> Iterator[str]:
    """A row a line. A table with one column is a box round paragraphs."""
    for row in table.rows:
        cells = list({id(cell._tc): cell for cell in row.cells}.values())  # noqa: SLF001 - merged cells come twice
        if len(cells) == 1:
            for one in cells[0].paragraphs:
                yield from _paragraph(one, lists)
            continue
        yield "  ".join(" ".join(cell.text.split()) for cell in cells)
    yield ""


def _paragraph(paragraph: Paragraph, lists: "_Lists") -> Iterator[str]:
    mark = lists.mark(paragraph)
    text = clean(paragraph.text.replace("\t", "  ").replace("\v", "\n"))
    for at, line in enumerate(text.split("\n")):
        yield f"{mark} {line.strip()}" if mark and at == 0 and line.strip() else line.rstrip()
    if not mark:
        yield ""


class _Lists:
    """The numbers and bullets that Word draws: they are not in the text, but in the list a paragraph belongs to."""

    def __init__(self, paper: WordPaper) -> None:
        self.counts: dict[str, list[int]] = {}
        self.levels = dict(_levels(paper))

    def mark(self, paragraph: Paragraph) -> str:
        """4.1. for a numbered title, a dash for a point, a dot for one under it, nothing for a plain paragraph."""
        listed, style = _list_of(paragraph), _style_name(paragraph)
        bullet = "•" if (listed and listed[1]) or style[-1:].isdecimal() else "–"
        if listed is None or listed not in self.levels:
            return bullet if style.startswith("list bullet") else ""
        form, shown = self.levels[listed]
        if form != "decimal":
            return bullet
        list_id, level = listed
        counts = self.counts.setdefault(list_id, [0] * 9)
        counts[level] += 1
        counts[level + 1 :] = [0] * (8 - level)
        return re.sub("%([1-9])", lambda found: str(counts[int(found[1]) - 1]), shown)


def _levels(paper: WordPaper) -> Iterator[tuple[tuple[str, int], tuple[str, str]]]:
    """(list, level) → (kind of number, how it is shown)."""
    try:
        numbering = paper.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    kinds = {one.get(qn("w:abstractNumId")): one for one in numbering.findall(qn("w:abstractNum"))}
    for one in numbering.findall(qn("w:num")):
        ref = one.find(qn("w:abstractNumId"))
        kind = kinds.get(ref.get(qn("w:val"))) if ref is not None else None
        for level in kind.findall(qn("w:lvl")) if kind is not None else ():
            form, shown = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
            if form is not None and shown is not None:
                at = int(level.get(qn("w:ilvl"), "0"))
                yield (
                    (one.get(qn("w:numId"), ""), at),
                    (form.get(qn("w:val"), ""), shown.get(qn("w:val"), "")),
                )


def _list_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list and level a paragraph has, itself or by its style."""
    style = paragraph.style
    for element in (paragraph._p, *_styles(style)):  # noqa: SLF001 - python-docx does not speak of lists
        properties = element.find(qn("w:pPr"))
        listed = properties.find(qn("w:numPr")) if properties is not None else None
        if listed is None:
            continue
        id, level = listed.find(qn("w:numId")), listed.find(qn("w:ilvl"))
        if id is None or id.get(qn("w:val")) == "0":
            return None
        return id.get(qn("w:val"), ""), int(level.get(qn("w:val"), "0")) if level is not None else 0
    return None


def _styles(style: Any) -> Iterator[Any]:
    while style is not None:
        yield style.element
        style = style.base_style


def _style_name(paragraph: Paragraph) -> str:
    return (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
