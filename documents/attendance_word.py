"""The list by the door as a Word document: real headings, Danish throughout, the head on every page."""

import io
from datetime import UTC

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from documents.door_list import Block, DoorList, door_list
from documents.roster import Extract
from meetings.model import Language

_LANGUAGES = {Language.DA: "da-DK", Language.EN: "en-GB"}
_LONG, _SHORT, _MARGIN = Cm(29.7), Cm(21), Cm(1.8)


def as_docx(extract: Extract) -> bytes:
    listed = door_list(extract)
    paper = Document()
    _set_up(paper, extract, listed)
    paper.add_heading(listed.title, level=1)
    for line in listed.lines:
        paper.add_paragraph(line)
    for block in listed.blocks:
        paper.add_heading(block.heading, level=2)
        _table(paper, block)
    _footer(paper.sections[0].footer.paragraphs[0], extract, listed)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _set_up(paper: Paper, extract: Extract, listed: DoorList) -> None:
    """A4, upright for one day and on its side for several; the language in the styles, so that Word proofs Danish."""
    page, wide = paper.sections[0], len(extract.roll.meeting.sessions) > 1
    page.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    style.paragraph_format.space_after = Pt(0)
    speech = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        speech.set(qn(name), _LANGUAGES[extract.language])
    defaults = paper.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(speech)
    about = paper.core_properties
    about.title, about.subject = listed.title, listed.lines[0]
    about.author = about.last_modified_by = extract.committee.contact.name
    about.keywords, about.comments = extract.roll.meeting.case_number, ""
    about.language = _LANGUAGES[extract.language]
    about.created = about.modified = extract.at.astimezone(UTC).replace(tzinfo=None)


def _table(paper: Paper, block: Block) -> None:
    table = paper.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, block.columns, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    _mark(table.rows[0], "w:tblHeader")
    for row in block.rows:
        line = table.add_row()
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
        line.height = Cm(0.85)
        _mark(line, "w:cantSplit")
    _widths(table, block)


def _mark(row: _Row, name: str) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for these marks
    properties.append(OxmlElement(name))


def _widths(table: Table, block: Block) -> None:
    """What is signed gets the room the rest leaves."""
    table.autofit = False
    named = [Cm(3.2), Cm(4.6), Cm(3.6), Cm(2.4)]
    whole = _LONG if block.to_sign > 1 else _SHORT
    left = (whole - 2 * _MARGIN - sum(named)) // block.to_sign
    for column, width in zip(table.columns, [*named, *[left] * block.to_sign], strict=True):
        column.width = width
        for cell in column.cells:
            cell.width, cell.vertical_alignment = width, WD_ALIGN_VERTICAL.CENTER


def _footer(foot: Paragraph, extract: Extract, listed: DoorList) -> None:
    first, _, rest = extract.words.page("\0", "\0").partition("\0")
    between = rest.removesuffix("\0")
    foot.add_run(f"{listed.case}\t" if listed.case else "\t")
    foot.add_run(first)
    _field(foot, "PAGE")
    foot.add_run(between)
    _field(foot, "NUMPAGES")


def _field(foot: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    foot._p.append(field)  # noqa: SLF001 - nor for fields
