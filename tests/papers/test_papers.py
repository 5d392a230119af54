"""Agendas and minutes as Word, PDF, page and text: what they say, and that programs find their way in them."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import layouts
from documents.agenda_paper import agenda_sheet
from documents.minutes_paper import minutes_sheet
from documents.sheet_html import as_html
from documents.sheet_pdf import as_pdf
from documents.sheet_text import WIDE, as_text
from documents.sheet_word import as_docx
from documents.sheets import Heading, Sheet, Table, one_line, texts
from meetings.model import Attachment, Language, Recommendation, Verb
from meetings.paper import Attendance, Course, MinutesState, Slot, Stay
from tests.papers import made
from tests.papers.compare import said_in_word, squeezed
from tests.parts import verapdf
from tests.parts.browser import Page
from tests.parts.libreoffice import converted

EKR, KKR = layouts.built_in("ekr"), layouts.built_in("kkr")
AGENDA = agenda_sheet(made.AGENDA, EKR)
OF_KKR = agenda_sheet(replace(made.AGENDA, committee=made.KKR), KKR)
PRESENT, AWAY, ABSENT = Attendance.PRESENT, Attendance.APOLOGY, Attendance.ABSENT
SEEN = (
    made.seen("Signe Dahlgaard", PRESENT),
    made.seen("Rikke Møller", AWAY),
    made.seen("Nina Bech", PRESENT),
    made.seen("Hans Vinther", PRESENT, Stay(came=made.DRAWN)),
    made.seen("Martin Fogh", AWAY),
    made.seen("Marie Rask", ABSENT),
)
MINUTES = minutes_sheet(made.minutes(made.EKR, MinutesState.APPROVED, *SEEN), EKR)
SHEETS = {
    "agenda-ekr": AGENDA,
    "agenda-kkr": OF_KKR,
    "agenda-english": agenda_sheet(made.AGENDA, EKR, Language.EN),
    "minutes-ekr": MINUTES,
    "minutes-kkr": minutes_sheet(made.minutes(made.KKR, MinutesState.COMMENTS), KKR),
}


def item_of(sheet: Sheet, number: str) -> str:
    """What plain text says of one item."""
    text = as_text(sheet).decode()
    titles = [
        block.text for block in sheet.blocks if isinstance(block, Heading) and re.match(r"\d", block.text)
    ]
    at = next(n for n, title in enumerate(titles) if title.startswith(f"{number}. "))
    rest = text.split(f"\n{titles[at]}\n", 1)[1]
    return rest.split(f"\n{titles[at + 1]}\n")[0].strip("\n") if at + 1 < len(titles) else rest


# What they say


def test_the_steering_groups_layout_has_attachments_first_and_whole_sentences():
    assert item_of(AGENDA, "2").split("\n") == [
        "Sagsnr. SAG-2027-00012 kal · Forslagsstiller: Aarhus Kommune v/Rikke Møller · Oplæg: Signe Dahlgaard · "
        "Gæster: Kaj Holm, KD-Net · Udsat 2 gange · 30\u00a0min.",
        "",
        "./. Bilag 2.1: To løsninger: https://moeder.example.dk/bilag/to-løsninger.pdf",
        "./. Bilag 2.2: Økonomi",
        "",
        "Punktet er på efter ønske fra tre kommuner.",
        "",
        "Baggrund: I 2026 blev tre systemer brugt.",
        "",
        "Det gav dobbelte tilmeldinger:",
        "",
        "- i juni",
        "- i september",
        "",
        "Siden sidst: Arbejdsgruppen har set på to løsninger.",
        "",
        "Sagsfremstilling:",
        "1) Den første koster mindst",
        "2) Den anden dækker flest",
        "",
        "Økonomi: Ingen bemærkninger.",
        "",
        "Indstilling og næste skridt:",
        "- Fællessekretariatet indstiller til styregruppen, at styregruppen drøfter behovet",
        "- Fællessekretariatet indstiller til styregruppen, at arbejdsgruppens oplæg godkendes, herunder",
        "  • tidsplanen",
        "  • budgettet på 1.197.728 kr.",
        "",
        "Svar samles den 3. juni.",
    ]


@pytest.mark.parametrize(
    ("written", "own_words", "told"),
    [
        (
            "drøfter sagen",
            "",
            "Fællessekretariatet indstiller til styregruppen, at styregruppen drøfter sagen",
        ),
        (
            "Godkender det",
            "",
            "Fællessekretariatet indstiller til styregruppen, at styregruppen godkender det",
        ),
        ("det godkendes", "", "Fællessekretariatet indstiller til styregruppen, at det godkendes"),
        ("drøfter sagen", "Det indstilles, at gruppen", "Det indstilles, at gruppen drøfter sagen"),
    ],
)
def test_a_recommendation_that_names_nobody_is_the_committees(written: str, own_words: str, told: str):
    one = made.item("1", "Budget", (Verb.DISCUSS, written), proposes=own_words)
    paper = replace(made.AGENDA, slots=(Slot(one, None),))
    assert f"- {told}" in item_of(agenda_sheet(paper, EKR), "1").split("\n")


def test_kkrs_layout_has_the_recommendation_before_the_matter_and_attachments_last():
    told = [line for line in item_of(OF_KKR, "2").split("\n") if line]
    headings = [line for line in told if line in KKR.headings[Language.DA].values()]
    assert headings == [
        "Baggrund",
        "Indstilling",
        "Siden sidst",
        "Sagsfremstilling",
        "Økonomi",
        "Næste skridt",
    ]
    assert told[0].startswith("SAG-2027-00012 kal · ")
    assert told[-2:] == [
        "./. To løsninger: https://moeder.example.dk/bilag/to-løsninger.pdf",
        "./. Økonomi",
    ]
    assert "Det indstilles, at KKR:" in told
    assert "Det indstilles, at KKR budgettet godkendes" in item_of(OF_KKR, "3.1").split("\n")


def test_an_items_own_heading_stands_instead_of_the_layouts():
    own = replace(made.ITEMS[3], headings=(("recommendations", "Indstilling"),))
    sheet = agenda_sheet(replace(made.AGENDA, slots=(replace(made.AGENDA.slots[3], item=own),)), EKR)
    assert "Indstilling:" in texts(sheet.blocks)
    assert "Indstilling og næste skridt:" not in texts(sheet.blocks)


def test_the_items_stand_at_a_glance_with_kind_and_time():
    (glance,) = [block for block in AGENDA.blocks if isinstance(block, Table)]
    assert glance.columns == ("Nr.", "Punkt", "Type", "Oplæg", "Tid")
    assert glance.rows == (
        ("1.", "Velkomst", "", "", "kl.\u00a09.30 · 5\u00a0min."),
        ("2.", "Fælles billetsystem", "Drøftelse, Beslutning", "Signe Dahlgaard", "30\u00a0min."),
        ("3.", "Økonomi", "", "", ""),
        ("3.1.", "Budget 2027-28", "Beslutning", "", "20\u00a0min."),
        ("3.2.", "Valg af leverandør (lukket punkt)", "Beslutning", "", ""),
        ("4.", "Evt.", "", "", ""),
    )


def test_the_items_at_a_glance_fit_in_a_mail():
    text = as_text(AGENDA).decode().replace("\u00a0", " ")
    table = text.split("\nDagsorden\n\n")[1].split("\n\n")[0]
    assert table.split("\n") == [
        "Nr.   Punkt                        Type         Oplæg       Tid",
        "----  ---------------------------  -----------  ----------  ------------",
        "1.    Velkomst                                              kl. 9.30 ·",
        "                                                            5 min.",
        "2.    Fælles billetsystem          Drøftelse,   Signe       30 min.",
        "                                   Beslutning   Dahlgaard",
        "3.    Økonomi",
        "3.1.  Budget 2027-28               Beslutning               20 min.",
        "3.2.  Valg af leverandør (lukket   Beslutning",
        "      punkt)",
        "4.    Evt.",
    ]


_CELLS = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=120),
    min_size=3,
    max_size=3,
)


@given(st.lists(_CELLS, max_size=6))
def test_no_table_is_wider_than_a_mail(rows: list[list[str]]):
    cells = [[one_line(cell) for cell in row] for row in rows]
    table = Table("", ("Nr.", "Punkt", "Type"), tuple(map(tuple, cells)), (8, 70, 22))
    lines = as_text(replace(AGENDA, blocks=(table,))).decode().split("\n")
    assert [line for line in lines if len(line) > WIDE] == []
    assert squeezed("".join(lines)).count("Punkt") >= 1
    letters = sorted("".join(lines[2:]).replace(" ", ""))
    assert letters == sorted("".join(cell for row in cells for cell in row).replace(" ", ""))


@pytest.mark.parametrize(
    ("over", "says"),
    [
        (False, "Mødet holdes online via Teams, jf. indkaldelsen af 1. februar."),
        (True, "Mødet blev holdt online via Teams, jf. indkaldelsen af 1. februar."),
    ],
)
def test_minutes_speak_of_the_meeting_in_the_past_once_it_has_been(over: bool, says: str):
    ends = made.MEETING.ends_at
    paper = replace(made.minutes(), drawn_at=ends if over else ends - timedelta(minutes=1))
    told = as_text(minutes_sheet(paper, EKR)).decode().replace("\u00a0", " ")
    assert says in told
    bare = replace(paper, meeting=replace(made.MEETING, agenda_note=""))
    told = as_text(minutes_sheet(bare, EKR)).decode().replace("\u00a0", " ")
    assert ("Mødet blev holdt online via Teams." if over else "Mødet holdes online via Teams.") in told


def test_who_was_out_for_an_item_took_part_in_the_others():
    """Each item took ten minutes; whoever came a minute late was there for all of them."""
    begins = made.MEETING.starts_at
    ten = timedelta(minutes=10)
    courses = {
        one.id: Course(one.id, begins + n * ten, begins + (n + 1) * ten) for n, one in enumerate(made.ITEMS)
    }
    out = (Stay(left=begins + 2 * ten), Stay(begins + 4 * ten))
    early, late = (Stay(left=begins + 3 * ten),), (Stay(begins + ten / 10),)
    seen = (
        made.seen("Signe Dahlgaard", PRESENT, *late),
        made.seen("Nina Bech", PRESENT, *out),
        made.seen("Hans Vinther", PRESENT, *early),
    )
    paper = made.minutes(made.EKR, MinutesState.APPROVED, *seen)
    at = {"drawn_at": made.MEETING.ends_at, "courses": courses}
    lines = [as_text(minutes_sheet(replace(paper, **at), EKR, language)).decode() for language in Language]
    danish, english = ([line for line in text.split("\n") if line.startswith("• ")][:3] for text in lines)
    assert [line.replace("\u00a0", " ") for line in danish] == [
        "• Signe Dahlgaard (Region Midtjylland) (kom kl. 9.31)",
        "• Nina Bech deltog for Rikke Møller, Aarhus Kommune (deltog i punkt 1-2 og 3.2-4)",
        "• Hans Vinther, Favrskov Kommune (deltog i punkt 1-3)",
    ]
    assert [line.replace("\u00a0", " ").rpartition(" (")[2] for line in english[1:]] == [
        "took part in items 1-2 and 3.2-4)",
        "took part in items 1-3)",
    ]


def test_minutes_say_who_was_there_what_was_decided_and_what_is_to_be_done():
    text = as_text(MINUTES).decode()
    assert "Godkendt af formanden den\u00a05.\u00a0marts\u00a02027\n" in text
    assert text.split("Sagsnr.: 1-00-00-0-27\n\n")[1].split("\n\nDagsorden\n")[0].split("\n") == [
        "Mødedeltagere:",
        "• Signe Dahlgaard (Region Midtjylland)",
        "• Nina Bech deltog for Rikke Møller, Aarhus Kommune",
        "• Hans Vinther, Favrskov Kommune (kom kl.\u00a010.30)",
        "",
        "Der var afbud fra Rikke Møller og Martin Fogh.",
        "",
        "Fraværende uden afbud: Marie Rask.",
    ]
    assert item_of(MINUTES, "3.1").split("\n") == [
        "Indstilling og næste skridt:",
        "- Fællessekretariatet indstiller til styregruppen, at budgettet godkendes",
        "",
        "Beslutning: Styregruppen godkendte indstillingen.",
        "",
        "Opfølgning:",
        "- Budgettet offentliggøres (ansvarlig: Fællessekretariatet)",
    ]
    (actions,) = [block for block in MINUTES.blocks if isinstance(block, Table)]
    assert actions.rows == (
        ("2.", "Oplægget sendes ud", "Rikke Møller, Aarhus", "1.\u00a0april\u00a02027", "Åben"),
        ("3.1.", "Budgettet offentliggøres", "Fællessekretariatet", "", "Udført"),
    )


def test_a_public_paper_has_neither_closed_items_nor_people():
    agenda = agenda_sheet(replace(made.AGENDA, public=True), EKR)
    minutes = minutes_sheet(made.minutes(made.EKR, MinutesState.APPROVED, *SEEN, public=True), EKR)
    for sheet in (agenda, minutes):
        told = "\n".join(texts(sheet.blocks))
        assert made.CLOSED_TEXT not in told
        assert "Punktet behandles lukket." in told
        people = {line.person.name for line in made.ROLL.lines} - {"Signe Dahlgaard"}
        assert [name for name in {*people, "Kaj Holm", "Nina Bech", " kal"} if name in told] == []
    assert "Repræsenteret på mødet" in texts(minutes.blocks)
    assert agenda.title.endswith("(offentlig udgave)")


def test_the_summarys_block_of_who_was_there_is_the_seeds_own(styrmand):
    told = styrmand("minutes", "export", "sprogstrategi-2021-03-15", "--format", "text").out
    block = told.split("\n\nDagsorden\n")[0].rpartition("Mødedeltagere:\n")[2]
    assert block.split("\n") == [
        "• Anette Ørbæk Andersen, Ringkøbing-Skjern Kommune",
        "• Mette Højborg, Holstebro Kommune",
        "• Hans Minor Vedel, Favrskov Kommune",
        "• Ellen Pedersen deltog for Vibeke Jensen, Aarhus Kommune",
        "• Thomas Born Smidt, Silkeborg Kommune",
        "• Brian Høyer Lorentsen (KD-Net)",
        "",
        "Der var afbud fra Vibeke Jensen, Marianne Holst Nielsen, Kenneth Koed og Jan Lund Andersen.",
    ]


# Word


@pytest.mark.parametrize("name", SHEETS)
def test_word_has_headings_in_order_its_language_and_heads_of_tables(name: str):
    sheet = SHEETS[name]
    paper = Document(io.BytesIO(as_docx(sheet)))
    levels = [int(one.style.name[-1]) for one in paper.paragraphs if one.style.name.startswith("Heading ")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))} == {sheet.tag}
    assert (paper.core_properties.title, paper.core_properties.language) == (sheet.title, sheet.tag)
    assert paper.core_properties.author == "Fællessekretariatet"
    for table in paper.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    assert any(one.style.name == "List Bullet" for one in paper.paragraphs)
    foot = paper.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Sagsnr. 1-00-00-0-27" if sheet.language is Language.DA else "Case no.")


def test_word_says_all_that_the_sheet_says():
    for sheet in SHEETS.values():
        told = squeezed(said_in_word(as_docx(sheet)))
        assert [line for line in texts(sheet.blocks) if squeezed(line) not in told] == []


def test_libreoffice_opens_it_and_sees_the_same(tmp_path: Path):
    """Its own reading of our Word file: every line, and the headings as headings."""
    for name in ("agenda-ekr", "minutes-kkr"):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(as_docx(SHEETS[name]))
        with zipfile.ZipFile(converted(file, "odt", tmp_path)) as odt:
            content = odt.read("content.xml").decode()
        told = squeezed(re.sub(r"<[^>]+>", "", content.replace("&apos;", "'").replace("&amp;", "&")))
        assert [line for line in texts(SHEETS[name].blocks) if squeezed(line) not in told] == []
        wanted = [block.level for block in SHEETS[name].blocks if isinstance(block, Heading)]
        assert [
            int(level) for level in re.findall(r'<text:h [^>]*text:outline-level="(\d)"', content)
        ] == wanted
        assert "<table:table-header-rows>" in content


def test_word_is_the_same_file_every_time():
    for sheet in SHEETS.values():
        assert as_docx(sheet) == as_docx(sheet)


# PDF


@pytest.mark.parametrize("name", SHEETS)
def test_pdf_is_tagged_with_title_language_and_bookmarks(name: str):
    sheet = SHEETS[name]
    drawn = as_pdf(sheet)
    assert drawn == as_pdf(sheet)
    with pikepdf.open(io.BytesIO(drawn)) as paper, paper.open_outline() as outline:
        assert bool(paper.Root.MarkInfo.Marked)
        assert str(paper.Root.Lang).casefold() == sheet.tag.casefold()
        assert str(paper.docinfo["/Title"]) == sheet.title
        assert bool(paper.Root.ViewerPreferences.DisplayDocTitle)
        (top,) = outline.root
        assert top.title == sheet.title
        wanted = [block.text for block in sheet.blocks if isinstance(block, Heading) and block.level == 2]
        assert [one.title for one in top.children] == wanted
        with paper.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_verapdf_finds_nothing_wrong_with_them(tmp_path: Path):
    files = [tmp_path / f"{name}.pdf" for name in SHEETS]
    for file in files:
        file.write_bytes(as_pdf(SHEETS[file.stem]))
    assert verapdf.faults(*files) == []


# The page


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_is_accessible_wide_and_narrow(page: Page, dark: bool):
    for name in ("agenda-ekr", "minutes-kkr"):
        page.show(as_html(SHEETS[name]).decode())
        page.emulate(dark=dark)
        for width in (1100, 320):
            page.resize(width)
            assert page.axe() == []
            assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_the_page_has_landmarks_headings_and_no_script():
    for sheet in SHEETS.values():
        told = as_html(sheet).decode()
        assert f'<html lang="{sheet.tag}">' in told
        assert [told.count(f"<{one}") for one in ("main", "nav", "header>", "footer", "h1")] == [
            1,
            1,
            1,
            1,
            1,
        ]
        assert "<script" not in told
        levels = [int(level) for level in re.findall(r"<h(\d)", told)]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
        assert "@media print" in told
        assert "prefers-color-scheme: dark" in told


# Whatever people write

# Anything a keyboard, a clipboard or an attacker may send, with the signs that mean something somewhere.
TEXT = st.text(
    st.one_of(st.sampled_from("#<>\\$*_`{}[]&;%@\u202e\u2066\u200b\x00\x0b\x1b\ufffe\n🎉é"), st.characters()),
    max_size=60,
)


@settings(max_examples=25)
@given(TEXT, TEXT, TEXT)
def test_what_people_wrote_is_never_markup(title: str, text: str, url: str):
    odd = replace(
        made.ITEMS[1],
        title=title,
        background=text,
        introduction=text,
        proposes=title,
        recommendations=(Recommendation(Verb.APPROVE, text),),
        attachments=(Attachment(title, f"https://{url}"), Attachment(text, url)),
        case_number=title,
    )
    sheet = agenda_sheet(replace(made.AGENDA, slots=(replace(made.AGENDA.slots[1], item=odd),)), EKR)
    said = texts(sheet.blocks)
    paper = Document(io.BytesIO(as_docx(sheet)))
    headings = [one.text for one in paper.paragraphs if one.style.name == "Heading 2"]
    assert headings == [
        block.text for block in sheet.blocks if isinstance(block, Heading) and block.level == 2
    ]
    page = as_html(sheet).decode()
    assert page.count("<h2") == len(headings)
    assert "<script" not in page
    assert [
        link for link in re.findall(r'href="([^"]*)"', page) if not link.startswith(("#", "https://"))
    ] == []
    assert as_text(sheet).decode().count("\n") < 200
    assert as_pdf(sheet).startswith(b"%PDF-1.7")
    assert not any(sign in line for line in said for sign in "\x00\x0b\x1b\u202e\u2066")


def test_the_largest_agenda_breaks_no_layout(tmp_path: Path):
    """200 items, texts of 2,000 letters, tables of attachments, emoji, and words longer than a line."""
    sheet = agenda_sheet(made.largest(), EKR)
    drawn = as_pdf(sheet)
    file = tmp_path / "largest.pdf"
    file.write_bytes(drawn)
    with pikepdf.open(file) as paper, paper.open_outline() as outline:
        assert 300 < len(paper.pages) < 420
        assert len(outline.root[0].children) == 201
    few = made.largest()
    part = tmp_path / "part.pdf"
    part.write_bytes(as_pdf(agenda_sheet(replace(few, slots=few.slots[48:51]), EKR)))
    assert verapdf.faults(part) == []
    paper = Document(io.BytesIO(as_docx(sheet)))
    assert sum(one.style.name == "Heading 2" for one in paper.paragraphs) == 201
    assert as_html(sheet).count(b"<h2") == 201


def test_nothing_of_the_largest_runs_over_the_edge_of_the_page(page: Page):
    few = made.largest()
    page.show(as_html(agenda_sheet(replace(few, slots=few.slots[49:51]), EKR)).decode())
    for width in (320, 1100):
        page.resize(width)
        assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
