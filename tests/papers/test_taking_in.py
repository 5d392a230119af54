"""What is refused of an old paper, with its line; what Word's own numbers become; layouts and templates of one's own."""

import csv
import hashlib
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import layouts, sheet_word
from documents.incoming_paper import Kind, WrongPaper, read
from documents.sheet_word import WrongTemplate, as_docx
from meetings.model import Verb
from tests.cli.terminal import Terminal, refused
from tests.papers.compare import SAMPLES
from tests.papers.test_papers import AGENDA

SAMPLE = SAMPLES / "ekr.txt"
HEAD = "Dagsorden til møde den 2. marts 2021 i styregruppen\nTid og sted: 2. marts 2021 kl. 9.30 – 11.30. Teams.\n\n"


def faults(text: str | bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(WrongPaper) as wrong:
        read(text.encode() if isinstance(text, str) else text)
    return [(one.line, one.problem.value, one.text) for one in wrong.value.faults]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", (0, "empty", "")),
        (" \n\n", (0, "empty", "")),
        (b"%PDF-1.7 ...", (0, "unreadable", "")),
        (b"PK\x03\x04 broken", (0, "unreadable", "")),
        ("Kære alle\n\nVi ses.\n", (1, "no_items", "")),
        (
            HEAD.replace("2. marts 2021", "31. februar 2021") + "1. Velkomst\n",
            (1, "bad_date", "31. februar 2021"),
        ),
        (HEAD.replace("11.30", "8.30") + "1. Velkomst\n", (2, "bad_hours", "kl. 9.30 – 8.30")),
        (HEAD + "1. Velkomst\n\n2.\n", (6, "title_missing", "2")),
        (HEAD + f"1. {'Meget ' * 60}langt\n", (4, "too_long", "300")),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str | bytes, told: tuple[int, str, str]):
    assert faults(text) == [told]


def test_two_agendas_in_a_file_are_named_and_one_can_be_chosen():
    both = f"{HEAD}1. Velkomst\n\n{HEAD.replace('2. marts', '3. maj')}1. Godkendelse\n"
    assert [(line, problem) for line, problem, _ in faults(both)] == [(1, "several"), (6, "several")]
    chosen = read(both.encode(), heading="3. maj")
    assert ([one.draft.title for one in chosen.items], [line for line, _ in chosen.others]) == (
        ["Godkendelse"],
        [1],
    )
    assert [one.draft.title for one in read(both.encode(), first=6).items] == ["Godkendelse"]


def test_minutes_are_read_with_what_was_decided():
    text = HEAD.replace("Dagsorden til", "Referat af") + (
        "1. Budget\nIndstilling:\n- Sekretariatet indstiller, at budgettet godkendes.\n"
        "Beslutning: Styregruppen godkendte indstillingen.\n\n2. Evt.\n"
    )
    paper = read(text.encode())
    assert paper.kind is Kind.MINUTES
    assert [(one.number, one.decision) for one in paper.items] == [
        ("1", "Styregruppen godkendte indstillingen."),
        ("2", ""),
    ]
    assert [(one.verb, one.text) for one in paper.items[0].draft.recommendations] == [
        (Verb.APPROVE, "budgettet godkendes.")
    ]


def test_dates_at_the_start_of_a_line_and_lists_with_numbers_are_text():
    text = (
        HEAD
        + "1. Velkomst\n\nDer var møde den\n2. marts og igen den\n3. maj.\n\n1) det ene\n2) det andet\n\n2. Evt.\n"
    )
    paper = read(text.encode())
    assert [one.draft.title for one in paper.items] == ["Velkomst", "Evt."]
    assert paper.items[0].draft.introduction == (
        "Der var møde den 2. marts og igen den 3. maj.\n\n1) det ene\n2) det andet"
    )


def test_word_with_its_own_numbers_and_bullets_is_read_as_it_is_shown(tmp_path: Path):
    paper = Document()
    paper.add_paragraph("Dagsorden til møde den 2. marts 2021 i styregruppen")
    for title in ("Velkomst", "Budget"):
        paper.add_paragraph(title, "List Number")
        paper.add_paragraph(f"Om {title.lower()}.")
    paper.add_paragraph("Indstilling:")
    paper.add_paragraph("Det indstilles, at budgettet godkendes", "List Bullet")
    paper.add_paragraph("herunder puljen", "List Bullet 2")
    out = io.BytesIO()
    paper.save(out)
    found = read(out.getvalue())
    assert [(one.number, one.draft.title, one.draft.introduction) for one in found.items] == [
        ("1", "Velkomst", "Om velkomst."),
        ("2", "Budget", "Om budget."),
    ]
    (line,) = found.items[1].draft.recommendations
    assert line.text == "budgettet godkendes\n– herunder puljen"


def test_an_old_code_page_is_read_as_well():
    assert (
        read(SAMPLE.read_text("utf-8").encode("cp1252", "replace")).items == read(SAMPLE.read_bytes()).items
    )


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=80), max_size=30))
def test_any_text_is_read_or_refused(lines: list[str]):
    with suppress(WrongPaper):
        assert read("\n".join(lines).encode()).items


# Into the books


def test_a_fault_changes_nothing(styrmand: Terminal):
    broken = styrmand.folder / "broken.txt"
    broken.write_text(HEAD + "1. Velkomst\n\n2.\n")
    before = styrmand("agenda", "export", "ekr-2021-03-02", "--format", "text").out
    said = styrmand("agenda", "import", str(broken), "--committee", "ekr-styregruppe")
    assert said == refused("broken.txt: line 6: item 2 has no title")
    assert styrmand("agenda", "export", "ekr-2021-03-02", "--format", "text").out == before


def test_another_agenda_is_not_written_over_unless_it_is_asked_for(styrmand: Terminal):
    other = styrmand.folder / "other.txt"
    other.write_text(HEAD + "1. Velkomst og præsentationsrunde\n\n2. Noget helt andet\n")
    taking = ("agenda", "import", str(other), "--committee", "ekr-styregruppe")
    assert styrmand(*taking) == refused(
        "ekr-2021-03-02 has another agenda: item 2 is “Forventninger til åbningen af kulturen efter restriktionerne”, "
        "and the file has “Noget helt andet” there; --replace takes the file's items instead"
    )
    told = styrmand(*taking, "--replace", "--json").json
    assert (told["added"], len(told["removed"])) == (["2"], 11)
    text = styrmand("agenda", "export", "ekr-2021-03-02", "--format", "text").out
    assert "2. Noget helt andet" in text
    assert "Budget 2021-22" not in text


def test_a_paper_that_names_no_day_needs_to_be_told(styrmand: Terminal):
    bare = styrmand.folder / "bare.txt"
    bare.write_text("1. Velkomst\n\n2. Evt.\n")
    taking = ("agenda", "import", str(bare), "--committee", "ekr-styregruppe")
    assert styrmand(*taking) == refused(
        "the file does not say which day the meeting is: give --session '2027-03-02 9.30-11.30', or --meeting"
    )
    told = styrmand(*taking, "--session", "2020-05-04 9.30-11.30", "--json").json
    assert (told["meeting"], told["created"], told["guessed"]) == ("ekr-2020-05-04", True, [])
    (held,) = [one for one in styrmand("meeting", "list", "--json").json if one["slug"] == "ekr-2020-05-04"]
    assert (held["state"], held["invited"]) == ("held", 0)


def test_taken_in_minutes_say_what_was_decided(styrmand: Terminal):
    old = styrmand.folder / "referat.txt"
    old.write_text(
        "Referat af møde den 4. maj 2020 i styregruppen\nTid og sted: 4. maj 2020 kl. 9.30 – 11.30. Teams.\n\n"
        "1. Budget\nIndstilling:\n- Sekretariatet indstiller, at budgettet godkendes.\n"
        "Beslutning: Styregruppen godkendte indstillingen.\n\n2. Evt.\n"
    )
    told = styrmand("agenda", "import", str(old), "--committee", "ekr-styregruppe", "--json").json
    assert (told["kind"], told["decided"]) == ("minutes", ["1"])
    text = styrmand("minutes", "export", told["meeting"], "--format", "text").out
    assert "Beslutning: Styregruppen godkendte indstillingen." in text
    assert "Udkast" not in text


# The journal package


def test_the_package_has_an_index_checksums_and_the_same_bytes_every_time(styrmand: Terminal):
    for name in ("one.zip", "two.zip"):
        assert styrmand("journal", "export", "ekr-2021-03-02", "-o", name).code == 0
    one, two = ((styrmand.folder / name).read_bytes() for name in ("one.zip", "two.zip"))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    index = list(csv.reader(io.StringIO(parts["indeks.csv"].decode("utf-8-sig")), delimiter=";"))
    assert index[0] == ["filnavn", "dokumentdato", "titel", "retning", "sagsnr"]
    assert [(row[0], row[3], row[4]) for row in index[1:]] == [
        ("dagsorden.pdf", "Udgående", "1-00-00-0-21"),
        ("dagsorden.docx", "Udgående", "1-00-00-0-21"),
        ("deltagerliste.xlsx", "Intern", "1-00-00-0-21"),
        ("deltagerliste.pdf", "Intern", "1-00-00-0-21"),
        ("historik.csv", "Intern", "1-00-00-0-21"),
    ]
    sums = dict(reversed(line.split("  ")) for line in parts.pop("SHA256SUMS.txt").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}


# One's own templates and layouts


def own_template(*lines: str) -> bytes:
    paper = Document(io.BytesIO(sheet_word.built_in()))
    paper.paragraphs[0].insert_paragraph_before("Fællessekretariatet, Skottenborg 26")
    for line in lines:
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def test_the_secretariats_own_template_frames_the_paper(styrmand: Terminal):
    folder = styrmand.folder / "templates"
    folder.mkdir()
    (folder / "dagsorden.docx").write_bytes(own_template("Venlig hilsen {{ afsender }} · {{ titel }}"))
    styrmand(
        "agenda", "export", "ekr-2021-03-02", "--format", "docx", "-o", "own.docx", templates="templates"
    )
    paper = Document(styrmand.folder / "own.docx")
    told = [one.text for one in paper.paragraphs]
    title = "Dagsorden til møde den 2. marts 2021 i styregruppen for Europæisk Kulturregion"
    assert told[0] == "Fællessekretariatet, Skottenborg 26"
    assert told[1].replace("\u00a0", " ") == title
    assert told[-1].replace("\u00a0", " ") == f"Venlig hilsen Fællessekretariatet · {title}"
    assert not any("{{" in line or "\ue0ff" in line for line in told)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (b"no zip", "the template is not a Word document (.docx)"),
        (own_template("{{ titel }"), "the template has a {{ … }} that cannot be filled in"),
        (
            own_template("{{ titel.__class__.__mro__ }}"),
            "the template has a {{ … }} that cannot be filled in",
        ),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_the_reason(template: bytes, says: str):
    with pytest.raises(WrongTemplate) as wrong:
        as_docx(AGENDA, template)
    assert str(wrong.value).startswith(says)


def test_a_layout_of_ones_own_is_data(styrmand: Terminal):
    folder = styrmand.folder / "templates"
    folder.mkdir()
    assert styrmand("agenda", "template", "--layout", "ekr", "-o", "templates/ekr.toml").code == 0
    own = (
        (folder / "ekr.toml").read_text().replace('background = "Baggrund"', 'background = "Sagens baggrund"')
    )
    (folder / "ekr.toml").write_text(own)
    text = styrmand("agenda", "export", "ekr-2021-03-02", "--format", "text", templates="templates").out
    assert "\nSagens baggrund: " in text
    (folder / "ekr.toml").write_text(own.replace("run_in = true", "run_in = 1"))
    assert styrmand(
        "agenda", "export", "ekr-2021-03-02", "--format", "text", templates="templates"
    ) == refused("ekr.toml: run_in must be true or false")


def test_the_built_in_layouts_are_whole():
    for key in layouts.BUILT_IN:
        assert layouts.built_in(key).key == key


def test_the_built_in_template_is_written_to_begin_with_and_never_over_a_file(styrmand: Terminal):
    assert styrmand("agenda", "template").out == "written: dagsorden.docx\n"
    assert (styrmand.folder / "dagsorden.docx").read_bytes() == sheet_word.built_in()
    assert styrmand("agenda", "template") == refused(
        "dagsorden.docx: is there already, and is not written over"
    )
