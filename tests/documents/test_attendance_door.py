"""The list by the door, as Word and as PDF."""

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn

from documents.attendance_pdf import as_pdf
from documents.attendance_word import as_docx
from documents.door_list import Block, DoorList, door_list
from documents.roster import Extract
from meetings.model import Language, Mode
from tests.parts.rolls import AT, COMMITTEE, ONSITE, TUESDAY, WEDNESDAY, Table, meeting, municipality, sample

LISTED = Extract(COMMITTEE, sample(), AT)
CHIEF = "Kulturchef"
COLUMNS = ["Kommune", "Navn", "Titel", "Svar", "Underskrift"]
MUNICIPAL = [
    ["Favrskov", "Hans Vinther", CHIEF, "Deltager", ""],
    ["Odder", "Martin Fogh", CHIEF, "Afbud", ""],
    ["Samsø", "Marie Rask", "Kulturkonsulent", "Mangler svar", ""],
    ["Samsø", "Bo Lund", CHIEF, "Måske", ""],
    ["Aarhus", "Rikke Møller", CHIEF, "Stedfortræder", ""],
    ["Aarhus", "Nina Bech (for Rikke Møller)", CHIEF, "Stedfortræder", ""],
    ["Aarhus", "Åse Ørsted", CHIEF, "Deltager", ""],
]
OTHERS = [
    ["Region Midtjylland", "Signe Dahlgaard", "Udviklingsdirektør (formand)", "Deltager", ""],
    ["KD-Net", "Kaj Holm", "Observatør", "Deltager", ""],
]


def seminar(language: Language = Language.DA) -> Extract:
    table = Table(meeting(TUESDAY, WEDNESDAY, mode=Mode.ONSITE))
    table.seat("Ida Søgaard", municipality("Randers"), ONSITE, "Nina Bech")
    return Extract(COMMITTEE, table.roll, AT, language=language)


def test_everybody_called_has_a_line_and_so_has_who_comes_instead():
    assert door_list(LISTED) == DoorList(
        "Deltagerliste: Styregruppen for Europæisk Kulturregion",
        [
            "Tirsdag den 2. marts 2027 kl. 9.30-11.30 · Teams · Sagsnr. 1-00-00-0-27",
            "Udtrukket den 5. februar 2027 kl. 14.05",
        ],
        [
            Block("Kommuner", COLUMNS, MUNICIPAL, 1),
            Block("Region og øvrige", ["Organisation", *COLUMNS[1:]], OTHERS, 1),
        ],
        "Sagsnr. 1-00-00-0-27",
    )


def test_a_seminar_is_signed_for_day_by_day():
    (block,) = door_list(seminar()).blocks
    assert block.columns[4:] == ["Underskrift 2. marts", "Underskrift 3. marts"]
    assert list(block.rows) == [
        ["Randers", "Ida Søgaard", CHIEF, "Deltager", "", ""],
        ["Randers", "Nina Bech (for Ida Søgaard)", CHIEF, "Stedfortræder", "", ""],
    ]


def test_word_has_headings_a_repeated_head_and_danish():
    paper = Document(io.BytesIO(as_docx(LISTED)))
    outline = [(one.style.name, one.text) for one in paper.paragraphs]
    assert outline == [
        ("Heading 1", "Deltagerliste: Styregruppen for Europæisk Kulturregion"),
        ("Normal", "Tirsdag den 2. marts 2027 kl. 9.30-11.30 · Teams · Sagsnr. 1-00-00-0-27"),
        ("Normal", "Udtrukket den 5. februar 2027 kl. 14.05"),
        ("Heading 2", "Kommuner"),
        ("Heading 2", "Region og øvrige"),
    ]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    assert tables == [[COLUMNS, *MUNICIPAL], [["Organisation", *COLUMNS[1:]], *OTHERS]]
    for table in paper.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    languages = {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))}
    assert languages == {"da-DK"}
    assert (paper.core_properties.title, paper.core_properties.language) == (outline[0][1], "da-DK")
    page = paper.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert page.footer.paragraphs[0].text.startswith("Sagsnr. 1-00-00-0-27\tSide ")


def test_word_lies_on_its_side_for_a_seminar_and_speaks_english_when_asked():
    paper = Document(io.BytesIO(as_docx(seminar(language=Language.EN))))
    page = paper.sections[0]
    assert page.page_width > page.page_height
    assert paper.paragraphs[0].text == "Attendance list: Styregruppen for Europæisk Kulturregion"
    assert paper.core_properties.language == "en-GB"


@pytest.mark.parametrize("extract", [LISTED, seminar(), seminar(language=Language.EN)])
def test_pdf_is_tagged_has_its_language_and_title_and_is_the_same_every_time(extract: Extract):
    drawn = as_pdf(extract)
    assert drawn.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in drawn
    assert b"/Marked true" in drawn
    assert re.search(rb"/Lang\s?\(%s\b" % extract.language.encode(), drawn)
    assert b"pdfuaid:part" in drawn
    assert "Europæisk Kulturregion" in drawn.decode("utf-8", "replace")
    assert as_pdf(extract) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "#panic()",
        "$x$ *fed* _kursiv_ = Overskrift",
        '"]); #read("/etc/passwd")',
        "<w:p/>&amp;",
        "\x00\x0b\ud800x",
    ],
)
def test_what_people_wrote_is_never_markup(text: str):
    table = Table(meeting())
    table.seat(text, municipality(text), ONSITE, title=text)
    extract = Extract(COMMITTEE, table.roll, AT)
    shown = " ".join(text.translate({0: None, 11: None, 0xD800: None}).split())
    (block,) = door_list(extract).blocks
    assert list(block.rows) == [[shown, shown, shown, "Deltager", ""]]
    assert Document(io.BytesIO(as_docx(extract))).tables[0].rows[1].cells[1].text == shown
    assert as_pdf(extract).startswith(b"%PDF")
