"""A sheet as a Word document, in the styles of a template: the built-in one, or the secretariat's own.

A template is a .docx with Word's own styles (Heading 1-5, List Bullet, List Bullet 2, Table Grid). A paragraph
that says `{{ indhold }}` is where the paper goes, otherwise the end; `{{ titel }}`, `{{ dato }}`, `{{ sagsnr }}` and
`{{ afsender }}` may stand anywhere, head and foot included.
"""

import io
import zipfile
from datetime import UTC
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docxtpl.template import DocxTemplate
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from documents.archives import always_the_same
from documents.sheets import (
    Attached,
    Block,
    Facts,
    Heading,
    Point,
    Points,
    Sheet,
    Table,
    Text,
    ends_of_items,
    leads_on,
    one_line,
    unbroken,
)
from wording import sheets as wording

NEEDED = (
    "Normal",
    *(f"Heading {level}" for level in range(1, 6)),
    "List Bullet",
    "List Bullet 2",
    "Table Grid",
)
_NOTE, _ATTACHED = "Styrmand Note", "Styrmand Bilag"
_HERE = "\ue0ff"
_WIDE = Cm(16.2)


class WrongTemplate(Exception):
    """A template that cannot be used; the words are for the operator."""


def as_docx(sheet: Sheet, template: bytes | None = None) -> bytes:
    """The same sheet drawn at the same moment is the same file. Raises WrongTemplate."""
    paper = _paper(sheet, template or built_in())
    put = _Writer(paper, sheet)
    ends = ends_of_items(sheet.blocks)
    for at, block in enumerate(sheet.blocks):
        put.block(block)
        if put.last is not None and at in ends:
            put.last.paragraph_format.keep_with_next = False
        elif put.last is not None and any(leads_on(block, one) for one in sheet.blocks[at + 1 : at + 2]):
            put.last.paragraph_format.keep_with_next = True
    put.done()
    _about(paper, sheet)
    out = io.BytesIO()
    paper.save(out)
    return always_the_same(out.getvalue())


def _paper(sheet: Sheet, template: bytes) -> Paper:
    told = {
        "titel": sheet.title,
        "dato": sheet.day,
        "sagsnr": sheet.case,
        "afsender": sheet.author,
        "indhold": _HERE,
    }
    try:
        filled = DocxTemplate(io.BytesIO(template))
        filled.render(told, SandboxedEnvironment(autoescape=True))
        out = io.BytesIO()
        filled.save(out)
        paper: Paper = Document(io.BytesIO(out.getvalue()))
    except TemplateError as fault:
        raise WrongTemplate(f"the template has a {{{{ … }}}} that cannot be filled in: {fault}") from None
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        raise WrongTemplate("the template is not a Word document (.docx)") from None
    there = {style.name for style in paper.styles}
    if missing := [name for name in NEEDED if name not in there]:
        raise WrongTemplate(f"the template has no style named {missing[0]}")
    return paper


class _Writer:
    """Puts blocks where the template says, one after the other."""

    def __init__(self, paper: Paper, sheet: Sheet) -> None:
        self.paper = paper
        self.sheet = sheet
        self.last: Paragraph | None = None
        self.here = next((one for one in paper.paragraphs if _HERE in one.text), None)
        there = {style.name for style in paper.styles}
        self.noted, self.linked = _NOTE in there, "Hyperlink" in there
        self.attached = _ATTACHED if _ATTACHED in there else None

    def done(self) -> None:
        """Takes the mark away."""
        if self.here is not None:
            self.here._p.getparent().remove(self.here._p)  # noqa: SLF001 - python-docx cannot remove

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self._paragraph(block.text, f"Heading {min(block.level, 5)}")
            case Text(small=True):
                self._small(block.text)
            case Text():
                self._paragraph(block.text)
            case Points():
                for point in block.points:
                    self._point(point)
            case Attached():
                self._attached(block)
            case Facts():
                for name, told in block.rows:
                    fact = self._paragraph("")
                    fact.paragraph_format.space_after = Pt(2)
                    fact.add_run(f"{name}: ").bold = True
                    fact.add_run(unbroken(told))
            case Table():
                self._table(block)

    def _paragraph(self, text: str, style: str | None = None) -> Paragraph:
        text = unbroken(text)
        if self.here is not None:
            self.last = self.here.insert_paragraph_before(text, style)
        else:
            self.last = self.paper.add_paragraph(text, style)
        return self.last

    def _small(self, text: str) -> None:
        if self.noted:
            self._paragraph(text, _NOTE)
            return
        run = self._paragraph("").add_run(text)
        run.font.size, run.font.color.rgb = Pt(9.5), RGBColor(0x3D, 0x47, 0x4F)

    def _point(self, point: Point) -> None:
        """A point with a count of its own is set in like a bullet, and has its count instead."""
        if point.mark:
            counted = self._paragraph(f"{point.mark}\t{point.text}")
            counted.paragraph_format.left_indent, counted.paragraph_format.first_line_indent = (
                Cm(0.63),
                Cm(-0.63),
            )
        else:
            self._paragraph(point.text, "List Bullet")
        for under in point.under:
            self._paragraph(under, "List Bullet 2")

    def _attached(self, block: Attached) -> None:
        line = self._paragraph("" if block.url else block.text, self.attached)
        if block.url:
            _link(line, block.text, block.url, styled=self.linked)

    def _table(self, block: Table) -> None:
        table = self.paper.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        table.autofit = False
        for cell, heading in zip(table.rows[0].cells, block.columns, strict=True):
            cell.paragraphs[0].add_run(heading).bold = True
            _shaded(cell._tc)  # noqa: SLF001 - nor for shades
        _mark(table.rows[0]._tr, "w:tblHeader")  # noqa: SLF001 - python-docx has no name for these marks
        for row in block.rows:
            line = table.add_row()
            _mark(line._tr, "w:cantSplit")  # noqa: SLF001
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = unbroken(text)
        whole = sum(block.widths)
        for column, share in zip(table.columns, block.widths, strict=True):
            column.width = int(_WIDE * share / whole)
            for cell in column.cells:
                cell.width = column.width
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            cell.paragraphs[0].paragraph_format.line_spacing = 1
        _described(table._tbl, block.caption)  # noqa: SLF001
        if self.here is not None:
            self.here._p.addprevious(table._tbl)  # noqa: SLF001
        self._paragraph("").paragraph_format.space_after = Pt(0)


def _shaded(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, told in (("val", "clear"), ("color", "auto"), ("fill", "EEF1F3")):
        shade.set(qn(f"w:{name}"), told)
    cell.get_or_add_tcPr().append(shade)


def _mark(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _described(table: Any, caption: str) -> None:
    """What a screen reader says of the table, and that its first row is its head."""
    properties = table.tblPr
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    look = OxmlElement("w:tblLook")
    for name, told in (("val", "0020"), ("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "0")):
        look.set(qn(f"w:{name}"), told)
    for name, told in (("lastColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), told)
    properties.append(look)
    margins = OxmlElement("w:tblCellMar")
    for name, wide in (("top", "50"), ("left", "100"), ("bottom", "50"), ("right", "100")):
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:w"), wide)
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    look.addprevious(margins)
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), caption)
    properties.append(told)


def _link(line: Paragraph, text: str, url: str, *, styled: bool) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), line.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = line.add_run(text)
    if styled:
        run.style = "Hyperlink"
    else:
        run.font.underline, run.font.color.rgb = True, RGBColor(0x0B, 0x4F, 0x8A)
    link.append(run._r)  # noqa: SLF001 - nor for links
    line._p.append(link)  # noqa: SLF001


def _about(paper: Paper, sheet: Sheet) -> None:
    """The language in the styles, so that Word proofs it; title, author and case in the file's properties."""
    defaults = paper.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        for old in defaults.findall(qn("w:lang")):
            defaults.remove(old)
        defaults.append(_speech(sheet.tag))
    about = paper.core_properties
    about.title, about.subject, about.keywords = sheet.title[:255], sheet.day[:255], sheet.case[:255]
    about.author = about.last_modified_by = sheet.author[:255]
    about.language, about.comments, about.revision = sheet.tag, "", 1
    about.created = about.modified = sheet.drawn_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _speech(tag: str) -> Any:
    speech = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        speech.set(qn(name), tag)
    return speech


# The built-in template


@cache
def built_in() -> bytes:
    """A4 in Calibri, with case number and page in the foot; a secretariat begins its own from it."""
    paper = Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.4)
    page.top_margin = page.bottom_margin = Cm(2.2)
    _styles(paper)
    paper.add_paragraph("{{ indhold }}")
    _foot(page.footer.paragraphs[0])
    out = io.BytesIO()
    paper.save(out)
    return always_the_same(out.getvalue())


def _styles(paper: Paper) -> None:
    body = paper.styles["Normal"]
    body.font.name, body.font.size = "Calibri", Pt(11)
    body.paragraph_format.space_after, body.paragraph_format.line_spacing = Pt(6), 1.1
    for level, size, before, after in (
        (1, 20, 0, 12),
        (2, 15, 18, 6),
        (3, 12.5, 12, 4),
        (4, 11, 10, 2),
        (5, 11, 8, 2),
    ):
        style = paper.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold, style.font.italic = (
            "Calibri",
            Pt(size),
            True,
            False,
        )
        style.font.color.rgb = RGBColor(0x10, 0x18, 0x1E)
        fonts = style.element.rPr.rFonts
        for name in list(fonts.attrib):
            if "Theme" in name:
                del fonts.attrib[name]
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    note = paper.styles.add_style(_NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = body
    note.font.size, note.font.color.rgb = Pt(9.5), RGBColor(0x3D, 0x47, 0x4F)
    note.paragraph_format.keep_with_next = True
    attached = paper.styles.add_style(_ATTACHED, WD_STYLE_TYPE.PARAGRAPH)
    attached.base_style = body
    attached.paragraph_format.space_after = Pt(3)
    link = paper.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x0B, 0x4F, 0x8A)


def _foot(foot: Paragraph) -> None:
    foot.add_run("{{ sagsnr }}\t\t")
    first, between = (one_line(part) for part in wording.Danish().page())
    foot.add_run(f"{first} ")
    _field(foot, "PAGE")
    foot.add_run(f" {between} ")
    _field(foot, "NUMPAGES")


def _field(foot: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    foot._p.append(field)  # noqa: SLF001 - nor for fields
