"""Word files as people make them, read or refused with the place; and those that are made to do harm, refused at once."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from documents.incoming_paper import Kind, ReadPaper, WrongPaper, read
from meetings.model import Mode

TITLE = "Dagsorden til møde den 2. marts 2021 i styregruppen"


def written(*build: Callable[[Paper], object]) -> bytes:
    paper = Document()
    for part in build:
        part(paper)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def says(text: str, style: str | None = None, *, bold: bool = False) -> Callable[[Paper], object]:
    def put(paper: Paper) -> None:
        paper.add_paragraph(style=style).add_run(text).bold = bold or None

    return put


def titled(paper: ReadPaper) -> list[tuple[str, str]]:
    return [(one.number, one.draft.title) for one in paper.items]


# As people make them


def table(*rows: tuple[str, ...]) -> Callable[[Paper], object]:
    def put(paper: Paper) -> None:
        made = paper.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text

    return put


def test_a_table_for_the_head_is_read():
    paper = read(
        written(
            says("Referat"),
            table(
                ("Møde", "Styregruppen for Europæisk Kulturregion"),
                ("Dato", "2. marts 2021"),
                ("Tid", "kl. 9.30-11.30"),
                ("Sted", "Online via Teams"),
                ("Deltagere", "Hans Vinther, Favrskov Kommune\nNina Bech for Ole Thorsen, Holstebro Kommune"),
                ("Afbud", "Martin Fogh, Britta Hald"),
                ("Referent", "Karen Lund"),
            ),
            says("1. Budget"),
            says("Beslutning: Godkendt."),
            says("2. Evt."),
        )
    )
    head = paper.head
    assert (paper.kind, str(head.day), str(head.start), str(head.end), head.mode) == (
        Kind.MINUTES,
        "2021-03-02",
        "09:30:00",
        "11:30:00",
        Mode.ONLINE,
    )
    assert head.taker == "Karen Lund"
    assert [(name.name, name.instead_of) for line in head.attendance for name in line.names] == [
        ("Hans Vinther", ""),
        ("Nina Bech", "Ole Thorsen"),
        ("Martin Fogh", ""),
        ("Britta Hald", ""),
    ]
    assert [(one.draft.title, one.decision) for one in paper.items] == [("Budget", "Godkendt."), ("Evt.", "")]


def test_bold_instead_of_headings_is_read():
    paper = read(
        written(
            says(TITLE, bold=True),
            says("1. Budget", bold=True),
            says("Baggrund", bold=True),
            says("Der er overskud."),
            says("Indstilling", bold=True),
            says("Det indstilles, at styregruppen godkender budgettet."),
            says("2. Evt.", bold=True),
        )
    )
    (budget, other) = paper.items
    assert (budget.draft.background, [one.text for one in budget.draft.recommendations]) == (
        "Der er overskud.",
        ["godkender budgettet."],
    )
    assert other.draft.title == "Evt."


@pytest.mark.parametrize("how", [{"style": "Heading 2"}, {"bold": True}])
def test_items_without_numbers_are_numbered_as_they_stand(how: dict[str, object]):
    paper = read(
        written(
            says(TITLE, "Title"),
            says("Velkomst", **how),
            says("Budget", **how),
            says("Baggrund:"),
            says("Der er overskud."),
            says("Evt.", **how),
        )
    )
    assert titled(paper) == [("1", "Velkomst"), ("2", "Budget"), ("3", "Evt.")]
    assert paper.items[1].draft.background == "Der er overskud."


def numbered_by_word(paper: Paper) -> None:
    """Two levels of one list, as Word's own numbering makes them, and points with letters."""
    numbering = paper.part.numbering_part.element
    levels = (("decimal", "%1."), ("decimal", "%1.%2."))
    kind = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for at, (form, shown) in enumerate(levels)
    )
    letters = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    for id, told in (("90", kind), ("91", letters)):
        numbering.insert(
            0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}">{told}</w:abstractNum>')
        )
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>')
        )
    for text, list_id, level in (
        ("Velkomst", "90", 0),
        ("Status", "90", 0),
        ("Rejsepuljen", "90", 1),
        ("den ene", "91", 0),
        ("den anden", "91", 0),
        ("Gæsteophold", "90", 1),
        ("Evt.", "90", 0),
    ):
        listed(paper.add_paragraph(text), list_id, level)


def listed(paragraph: Paragraph, list_id: str, level: int) -> None:
    told = parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )
    paragraph._p.get_or_add_pPr().append(told)


def test_numbers_and_letters_that_word_draws_are_read_as_they_are_seen():
    paper = read(written(says(TITLE), numbered_by_word))
    assert titled(paper) == [
        ("1", "Velkomst"),
        ("2", "Status"),
        ("2.1", "Rejsepuljen"),
        ("2.2", "Gæsteophold"),
        ("3", "Evt."),
    ]
    assert paper.items[2].draft.introduction == "a) den ene\nb) den anden"


@pytest.mark.parametrize(
    "form", ["Punkt {}: {}", "Pkt. {} {}", "Ad {}. {}", "Ad pkt. {} – {}", "{}) {}", "{}. {}"]
)
def test_numbers_are_read_however_a_house_writes_them(form: str):
    titles = ("Velkomst", "Budget", "Evt.")
    told = [says(form.format(at, title)) for at, title in enumerate(titles, start=1)]
    paper = read(written(says(TITLE), told[0], told[1], says("Punktet blev udsat i maj."), told[2]))
    assert titled(paper) == [("1", "Velkomst"), ("2", "Budget"), ("3", "Evt.")]


def test_changes_that_are_tracked_hidden_words_and_notes():
    """What was deleted and what is hidden is not said; what was put in is; a footnote stands where it is noted."""

    def tracked(paper: Paper) -> None:
        paragraph = paper.add_paragraph("Der er ")._p
        paragraph.append(
            parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>underskud</w:delText></w:r></w:del>")
        )
        paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>overskud</w:t></w:r></w:ins>"))
        paragraph.append(
            parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>hemmeligt</w:t></w:r>")
        )
        paragraph.append(
            parse_xml(f"<w:r {nsdecls('w')}><w:t> i</w:t><w:noBreakHyphen/><w:t>år.</w:t></w:r>")
        )

    (budget, _) = read(written(says(TITLE), says("1. Budget"), tracked, says("2. Evt."))).items
    assert budget.draft.introduction == "Der er overskud i-år."


def test_the_words_of_an_attachment_lead_where_they_did():
    def linked(paper: Paper) -> None:
        line = paper.add_paragraph()
        link = OxmlElement("w:hyperlink")
        address = "https://moeder.example.dk/bilag/1.pdf"
        reltype = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), line.part.relate_to(address, reltype, is_external=True))
        link.append(line.add_run("./. Bilag 1.1: Regnskab")._r)
        line._p.append(link)

    (budget, _) = read(written(says(TITLE), says("1. Budget"), linked, says("2. Evt."))).items
    (attached,) = budget.draft.attachments
    assert (attached.title, attached.url, attached.number) == (
        "Regnskab",
        "https://moeder.example.dk/bilag/1.pdf",
        "1.1",
    )


def test_what_is_no_agenda_is_refused_with_its_line():
    with pytest.raises(WrongPaper) as wrong:
        read(written(says("Aftale"), says("1. Parterne"), says("Kommunerne.")))
    assert [(one.line, one.problem.value, one.text) for one in wrong.value.faults] == [
        (3, "no_paper", "Parterne")
    ]


# Made to do harm


def packed(document: bytes, **parts: bytes) -> bytes:
    """A document with that as its text, and whatever else is in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def document(body: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<w:document {nsdecls("w")}><w:body>{body}</w:body></w:document>'.encode()


PARAGRAPH = "<w:p><w:r><w:t>Et afsnit med tekst</w:t></w:r></w:p>"
BOMB = "".join(
    f'<!ENTITY a{n} "{"&a" + str(n - 1) + ";" if n else "ha"}{"&a" + str(n - 1) + ";" if n else "ha"}">'
    for n in range(40)
)
HOSTILE = {
    "a bomb of a hundred megabytes": (lambda: packed(document(" " * 100_000_000)), "too_large"),
    "a bomb in the styles": (
        lambda: packed(
            document(PARAGRAPH),
            **{
                "word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                b'relationships"><Relationship Id="r1" Type="x/styles" Target="styles.xml"/></Relationships>',
                "word/styles.xml": b" " * 60_000_000,
            },
        ),
        "too_large",
    ),
    "entities within entities": (
        lambda: packed(document("<w:p><w:r><w:t>&a39;</w:t></w:r></w:p>", f"<!DOCTYPE w [{BOMB}]>")),
        "unreadable",
    ),
    "an entity from elsewhere": (
        lambda: packed(
            document(
                "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
                '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
            )
        ),
        "unreadable",
    ),
    "the same in UTF-16": (
        lambda: packed(
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'.encode(
                "utf-16"
            )
        ),
        "unreadable",
    ),
    "ten thousand paragraphs": (lambda: packed(document(PARAGRAPH * 10_000)), "too_large"),
    "a hundred thousand rows": (
        lambda: packed(document(f"<w:tbl>{f'<w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr>' * 100_000}</w:tbl>")),
        "too_large",
    ),
    "five thousand parts": (
        lambda: packed(document(PARAGRAPH), **{f"word/media/{n}.png": b"" for n in range(5_000)}),
        "too_large",
    ),
    "no document": (lambda: packed(b"not XML"), "unreadable"),
    "no body": (lambda: packed(b"<a/>"), "unreadable"),
    "half a file": (lambda: packed(document(PARAGRAPH * 100))[:200], "unreadable"),
    "a cell as wide as the sea": (
        lambda: packed(
            document(
                "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr>"
                f"{PARAGRAPH}</w:tc></w:tr></w:tbl>"
            )
        ),
        "no_items",
    ),
    "tables in tables": (
        lambda: packed(
            document("<w:tbl><w:tr><w:tc>" * 3_000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 3_000)
        ),
        "no_items",
    ),
    "styles that go round": (
        lambda: packed(
            document(f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>{PARAGRAPH}'),
            **{
                "word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                b'relationships"><Relationship Id="r1" Type="x/styles" Target="styles.xml"/></Relationships>',
                "word/styles.xml": f'<w:styles {nsdecls("w")}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
                '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'.encode(),
            },
        ),
        "no_items",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_do_harm_is_refused_at_once(name: str):
    make, problem = HOSTILE[name]
    content, began = make(), time.process_time()
    with pytest.raises(WrongPaper) as wrong:
        read(content)
    assert [one.problem.value for one in wrong.value.faults] == [problem]
    assert time.process_time() - began < 3
