"""A Word document as lines: its paragraphs and rows, with the numbers and bullets that Word draws itself.

Read from the XML of ECMA-376 part 1, chapter 17, and not by python-docx: what somebody sends may be made to do harm,
and here nothing is looked up anywhere, no part is larger than it may be, and time grows with the number of paragraphs.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError, fromstring

PARAGRAPHS = 8_000
PART_LIMIT = 40_000_000
"""Bytes of one part, unpacked: a Word document of 8,000 full paragraphs has a fifth of that."""
PARTS = 4_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOT_SAID = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr")} | {f"{_MC}Fallback"}
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}
_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)", re.IGNORECASE)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


BROKEN = (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)
"""What unpacking says of bytes that are no archive; for a password and an unknown method it is RuntimeError."""


class Unreadable(Exception):
    """No Word document, or one that is made to do harm."""


class TooLarge(Exception):
    """More paragraphs than a paper has, or a part that unpacks to more than a paper is."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the document. `mark` is the number or bullet Word draws before it; `style` the name, in small letters."""

    text: str
    mark: str = ""
    heading: bool = False
    bold: bool = False
    style: str = ""
    table: bool = False


def said(content: bytes) -> Iterator[Said]:
    """Empty lines part paragraphs that are no list lines, as they do in text. Raises Unreadable or TooLarge."""
    paper = _Paper.of(content)
    for block in paper.blocks():
        if block.tag == f"{_W}tbl":
            yield from _table(block, paper)
        else:
            yield from _paragraph(block, paper)


def _paragraph(block: Element, paper: "_Paper") -> Iterator[Said]:
    lines, mark = paper.text(block).split("\n"), paper.mark(block)
    heading, style = paper.is_heading(block), paper.style(block).name
    bold = paper.is_bold(block)
    for at, line in enumerate(lines):
        text = line.strip() if mark else line.rstrip()
        yield Said(text, mark if at == 0 and text else "", heading and bool(text), bold, style)
    for box in block.iter(f"{_W}txbxContent"):
        for inner in box.iter(f"{_W}p"):
            yield Said(paper.text(inner).replace("\n", " ").strip())
    if not mark:
        yield Said("")


def _table(table: Element, paper: "_Paper") -> Iterator[Said]:
    """A row a line. One cell is a box round paragraphs; a name with a list beside it has the list under it."""
    for row in _within(table, f"{_W}tr"):
        cells = [list(_paragraphs_of(cell)) for cell in _within(row, f"{_W}tc")]
        filled = [cell for cell in cells if any(paper.text(one).strip() for one in cell)]
        if len(cells) == 1:
            for one in cells[0]:
                yield from _paragraph(one, paper)
        elif len(filled) == 2 and sum(_line_count(one, paper) for one in filled[1]) > 1:
            yield Said(_flat(filled[0], paper), table=True)
            for one in filled[1]:
                yield from (line for line in _paragraph(one, paper) if line.text)
        else:
            yield Said("  ".join(_flat(cell, paper) for cell in cells).strip(), table=True)
    yield Said("")


def _within(whole: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, and not those of a table inside a cell."""
    waiting = list(reversed(whole))
    while waiting:
        one = waiting.pop()
        if one.tag == tag:
            yield one
        elif one.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            waiting.extend(reversed(one))


def _paragraphs_of(cell: Element) -> Iterator[Element]:
    """Those of a table within the cell too."""
    return cell.iter(f"{_W}p")


def _line_count(paragraph: Element, paper: "_Paper") -> int:
    return sum(bool(line.strip()) for line in paper.text(paragraph).split("\n"))


def _flat(cell: Iterable[Element], paper: "_Paper") -> str:
    told = [f"{paper.mark(one)} {paper.text(one)}" for one in cell]
    return " ".join(" ".join(told).split())


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    heading: bool = False
    bold: bool = False
    listed: tuple[str, int] | None = None


@dataclass
class _Paper:
    """The parts that are read, and how far each list has counted."""

    body: Element
    styles: Mapping[str, _Style]
    default: str
    levels: Mapping[tuple[str, int], tuple[str, str, int]]
    notes: Mapping[str, str]
    links: Mapping[str, str]
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, content: bytes) -> "_Paper":
        with _opened(content) as packed:
            main = _main_part(packed)
            whole = _parsed(packed, main)
            body = whole.find(f"{_W}body") if whole is not None else None
            if body is None:
                raise Unreadable
            if sum(1 for _ in body.iter(f"{_W}p")) > PARAGRAPHS:
                raise TooLarge
            related = _related(packed, main)
            styles = _parsed(packed, related.get("styles", ""))
            numbering = _parsed(packed, related.get("numbering", ""))
            notes = [(kind, _parsed(packed, related.get(kind, ""))) for kind in ("footnotes", "endnotes")]
            links = _targets(packed, main)
        paper = cls(body, _styles(styles), _default(styles), _levels(numbering), {}, links)
        paper.notes = dict(note for kind, part in notes for note in paper.notes_of(kind, part))
        return paper

    def blocks(self) -> Iterator[Element]:
        """Paragraphs and tables as they follow each other, those in content controls too."""
        waiting = list(reversed(self.body))
        while waiting:
            one = waiting.pop()
            if one.tag in (f"{_W}p", f"{_W}tbl"):
                yield one
            elif one.tag not in _NOT_SAID and one.tag != f"{_W}sectPr":
                waiting.extend(reversed(one))

    def text(self, paragraph: Element) -> str:
        return "".join(self._runs(paragraph)).replace("\t", "  ")

    def _runs(self, paragraph: Element) -> Iterator[str]:
        """What is read aloud: no deleted words, no hidden ones, no codes of fields; notes stand where they are noted."""
        waiting: list[Element | str] = list(reversed(paragraph))
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                yield one
            elif one.tag == f"{_W}t":
                yield one.text or ""
            elif one.tag in _SIGNS:
                yield "" if one.get(f"{_W}type") in ("page", "column") else _SIGNS[one.tag]
            elif one.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                kind = one.tag.removeprefix(_W).removesuffix("Reference")
                note = self.notes.get(f"{kind}s{one.get(f'{_W}id')}", "")
                yield f" [{note}]" if note else ""
            elif one.tag == f"{_W}hyperlink":
                waiting += [self._address(one), *reversed(one)]
            elif one.tag not in _NOT_SAID and one.tag != f"{_W}txbxContent" and not _is_hidden(one):
                waiting.extend(reversed(one))

    def _address(self, link: Element) -> str:
        """Where the words lead, where they do not say so themselves and it is an attachment's line that is read."""
        url = self.links.get(link.get(f"{_R}id", ""), "")
        shown = "".join(one.text or "" for one in link.iter(f"{_W}t"))
        return f": {url}" if url and shown.startswith(("./.", "Bilag")) and url not in shown else ""

    def style(self, paragraph: Element) -> _Style:
        told = paragraph.find(f"{_W}pPr/{_W}pStyle")
        key = told.get(f"{_W}val", "") if told is not None else self.default
        return self.styles.get(key, _Style())

    def is_heading(self, paragraph: Element) -> bool:
        level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        if level is not None:
            return level.get(f"{_W}val", "9") < "9"
        return self.style(paragraph).heading

    def is_bold(self, paragraph: Element) -> bool:
        """From end to end."""
        runs = [
            run
            for run in paragraph.iter(f"{_W}r")
            if any((one.text or "").strip() for one in run.iter(f"{_W}t"))
        ]
        own = self.style(paragraph).bold
        return bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b"), own) for run in runs)

    # lists

    def mark(self, paragraph: Element) -> str:
        """4.1. for a numbered title, a dash for a point, a dot for one under it, nothing for a plain paragraph."""
        style = self.style(paragraph)
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        listed = _list_of(own) if own is not None else style.listed
        deep = (listed is not None and listed[1] > 0) or style.name[-1:].isdecimal()
        bullet = "•" if deep else "–"
        if listed is None or listed not in self.levels:
            return bullet if style.name.startswith("list bullet") and listed is None and own is None else ""
        if not self.text(paragraph).strip():
            return ""
        form, shown, _ = self.levels[listed]
        if form in ("bullet", "none"):
            return bullet if form == "bullet" else ""
        return self._counted(*listed, shown)

    def _counted(self, list_id: str, level: int, shown: str) -> str:
        counts = self.counts.setdefault(list_id, [0] * 9)
        for above in (*range(level), level):
            start = self.levels.get((list_id, above), ("", "", 1))[2]
            counts[above] = counts[above] + 1 if above == level and counts[above] else counts[above] or start
        counts[level + 1 :] = [0] * (8 - level)
        return re.sub("%([1-9])", lambda found: self._number(list_id, int(found[1]) - 1), shown)

    def _number(self, list_id: str, level: int) -> str:
        number = self.counts[list_id][level]
        form = self.levels.get((list_id, level), ("decimal", "", 1))[0]
        match form:
            case "lowerLetter" | "upperLetter":
                letter = chr(ord("a") + (number - 1) % 26)
                return letter if form == "lowerLetter" else letter.upper()
            case "lowerRoman" | "upperRoman":
                roman = _roman(number)
                return roman if form == "lowerRoman" else roman.upper()
            case _:
                return str(number)

    def notes_of(self, kind: str, part: Element | None) -> Iterator[tuple[str, str]]:
        for note in part if part is not None else ():
            if note.get(f"{_W}type") is None:
                told = (self.text(one) for one in note.iter(f"{_W}p"))
                yield f"{kind}{note.get(f'{_W}id')}", " ".join(" ".join(told).split())


def _roman(number: int) -> str:
    told = ""
    for worth, sign in _ROMAN:
        while number >= worth and len(told) < 12:
            told, number = told + sign, number - worth
    return told


def _is_on(mark: Element | None, otherwise: bool) -> bool:
    return otherwise if mark is None else mark.get(f"{_W}val", "1") not in ("0", "false", "off")


def _is_hidden(run: Element) -> bool:
    return run.tag == f"{_W}r" and _is_on(run.find(f"{_W}rPr/{_W}vanish"), False)


def _list_of(properties: Element) -> tuple[str, int] | None:
    """The list and its level; list 0 takes a paragraph out of the one its style is in."""
    id, level = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
    if id is None or id.get(f"{_W}val") == "0":
        return None
    told = level.get(f"{_W}val", "0") if level is not None else "0"
    return id.get(f"{_W}val", ""), min(int(told), 8) if told.isdecimal() else 0


# The parts


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN:
        raise Unreadable from None
    if len(packed.infolist()) > PARTS:
        packed.close()
        raise TooLarge
    return packed


def _parsed(packed: zipfile.ZipFile, name: str) -> Element | None:
    """A part as XML, or nothing where there is none. A document type is refused: Word writes none, and bombs need it."""
    try:
        about = packed.getinfo(name)
    except KeyError:
        return None
    if about.file_size > PART_LIMIT:
        raise TooLarge
    try:
        with packed.open(about) as part:
            told = part.read(PART_LIMIT + 1)
    except BROKEN:
        raise Unreadable from None
    if len(told) > PART_LIMIT:
        raise TooLarge
    if b"\0" in told or b"<!DOCTYPE" in told or b"<!ENTITY" in told:
        raise Unreadable
    try:
        return fromstring(told)  # noqa: S314 - without a document type there are no entities
    except (ParseError, ValueError, LookupError):
        raise Unreadable from None


def _main_part(packed: zipfile.ZipFile) -> str:
    for _, kind, target, _ in _relations(packed, "_rels/.rels"):
        if kind == "officeDocument":
            return normpath(target).lstrip("/")
    return "word/document.xml"


def _relations(packed: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str, str, bool]]:
    """Id, kind, target, and whether it lies outside the file."""
    part = _parsed(packed, name)
    for one in part if part is not None else ():
        if one.tag == _RELATION:
            kind = one.get("Type", "").rpartition("/")[2]
            yield one.get("Id", ""), kind, one.get("Target", ""), one.get("TargetMode") == "External"


def _of(main: str) -> str:
    folder, _, file = main.rpartition("/")
    return join(folder, "_rels", f"{file}.rels")


def _related(packed: zipfile.ZipFile, main: str) -> Mapping[str, str]:
    folder = main.rpartition("/")[0]
    return {
        kind: normpath(join(folder, target)).lstrip("/")
        for _, kind, target, outside in _relations(packed, _of(main))
        if not outside
    }


def _targets(packed: zipfile.ZipFile, main: str) -> Mapping[str, str]:
    """Addresses that words lead to: they are written down and never followed."""
    return {
        id: target
        for id, kind, target, outside in _relations(packed, _of(main))
        if outside and kind == "hyperlink" and target.startswith(("http://", "https://"))
    }


def _styles(part: Element | None) -> Mapping[str, _Style]:
    told = (
        {one.get(f"{_W}styleId", ""): one for one in part.findall(f"{_W}style")} if part is not None else {}
    )
    return {id: _style(id, told) for id in told}


def _style(id: str, told: Mapping[str, Element]) -> _Style:
    """With what it has from the style it is based on, and that from its own, as far as that goes without going round."""
    line: list[Element] = []
    while id in told and told[id] not in line and len(line) < 20:
        line.append(told[id])
        based = told[id].find(f"{_W}basedOn")
        id = based.get(f"{_W}val", "") if based is not None else ""
    name = line[0].find(f"{_W}name")
    called = (name.get(f"{_W}val", "") if name is not None else "").casefold()
    outlined = [
        found.get(f"{_W}val", "9")
        for one in line
        if (found := one.find(f"{_W}pPr/{_W}outlineLvl")) is not None
    ]
    bold = [_is_on(found, False) for one in line if (found := one.find(f"{_W}rPr/{_W}b")) is not None]
    lists = [found for one in line if (found := one.find(f"{_W}pPr/{_W}numPr")) is not None]
    heading = _HEADING.match(called) is not None or bool(outlined and outlined[0] < "9")
    return _Style(called, heading, bool(bold and bold[0]), _list_of(lists[0]) if lists else None)


def _default(part: Element | None) -> str:
    for one in part.findall(f"{_W}style") if part is not None else ():
        if one.get(f"{_W}type") == "paragraph" and one.get(f"{_W}default") in ("1", "true"):
            return one.get(f"{_W}styleId", "")
    return ""


def _levels(part: Element | None) -> Mapping[tuple[str, int], tuple[str, str, int]]:
    """(list, level) → (kind of number, how it is shown, where it begins)."""
    if part is None:
        return {}
    kinds = {one.get(f"{_W}abstractNumId", ""): one for one in part.findall(f"{_W}abstractNum")}
    told: dict[tuple[str, int], tuple[str, str, int]] = {}
    for number in part.findall(f"{_W}num"):
        ref, id = number.find(f"{_W}abstractNumId"), number.get(f"{_W}numId", "")
        kind = kinds.get(ref.get(f"{_W}val", "")) if ref is not None else None
        for level in kind.findall(f"{_W}lvl") if kind is not None else ():
            told[id, _int(level.get(f"{_W}ilvl"))] = (
                _value(level, "numFmt", "bullet"),
                _value(level, "lvlText", ""),
                _int(_value(level, "start", "1")),
            )
        for other in number.findall(f"{_W}lvlOverride"):
            at = (id, _int(other.get(f"{_W}ilvl")))
            start = other.find(f"{_W}startOverride")
            if start is not None and at in told:
                told[at] = (*told[at][:2], _int(start.get(f"{_W}val")))
    return told


def _value(of: Element, name: str, otherwise: str) -> str:
    found = of.find(f"{_W}{name}")
    return found.get(f"{_W}val", otherwise) if found is not None else otherwise


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 0
