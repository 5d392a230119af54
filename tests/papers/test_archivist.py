"""A journal package as whoever files it opens it: unpacked, summed with sha256sum, its index in a spreadsheet."""

import csv
import io
import ntpath
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PureWindowsPath

import openpyxl
import pytest

from bot.offices import open_desk
from bot.settings import Settings
from documents.journal import Filed, file_name, package
from meetings.agenda import written
from meetings.model import MeetingId, Source
from meetings.office import Actor, Office
from tests.cli.terminal import Terminal
from tests.parts.libreoffice import SEMICOLONS, converted
from wording.journal import Direction

OPERATOR = Actor(None, Source.SECRETARIAT)
AT = datetime(2027, 3, 5, 12, 0, tzinfo=UTC)
NAMES = (
    "Budget 2027.pdf",
    'Budget; 2027 "endelig" (2).pdf',
    "Ærø, Åse & Ødis: rejsehold.pdf",
    "=CMD(1+1).pdf",
    "📎 notat.pdf",
    "a\u030abent hus.pdf",
    "con.pdf",
)
"""The last but one is written with a ring of its own, as a Mac does."""


def attach(styrmand: Terminal) -> MeetingId:
    """Seven files with such names on one item, two of one title on another; then the agenda goes out."""
    settings = Settings(_env_file=None, database_url=f"sqlite:///{styrmand.folder}/books.db")

    def work(office: Office) -> MeetingId:
        meeting = next(
            one
            for one in office.records.meetings_of_committee("ekr-styregruppe")
            if one.starts_at > office.now and len(office.draft_of(one.id)) > 3
        )
        first, second = office.draft_of(meeting.id)[1:3]
        office.attach(
            first.id, [(name, b"%PDF-" + str(n).encode()) for n, name in enumerate(NAMES)], OPERATOR
        )
        laid = office.attach(second.id, [("Notat.pdf", b"%PDF-a"), ("NOTAT.pdf", b"%PDF-b")], OPERATOR)
        # The same number cannot be had twice; the same title can.
        draft = written(laid)
        papers = tuple(replace(one, title="Notat") for one in draft.attachments)
        office.edit_item(second.id, replace(draft, attachments=papers), OPERATOR)
        office.publish_agenda(meeting.id, OPERATOR)
        return meeting.id

    with open_desk(settings) as desk:
        return desk.write_now(work)


@pytest.fixture
def unpacked(styrmand: Terminal) -> Path:
    meeting = attach(styrmand)
    assert styrmand("journal", "export", meeting, "-o", "pakke.zip").code == 0
    folder = styrmand.folder / "pakke"
    with zipfile.ZipFile(styrmand.folder / "pakke.zip") as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return folder


def test_every_file_is_what_its_checksum_says(unpacked: Path):
    program = shutil.which("sha256sum")
    assert program, "coreutils has it"
    told = subprocess.run(
        [program, "--check", "--strict", "SHA256SUMS.txt"], cwd=unpacked, capture_output=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, b"")
    summed = {line.rpartition(": ")[0] for line in told.stdout.decode().splitlines()}
    assert summed == {file.name for file in unpacked.iterdir()} - {"SHA256SUMS.txt"}


def test_the_index_opens_in_a_spreadsheet_with_every_cell_as_it_was_written(unpacked: Path, tmp_path: Path):
    book = openpyxl.load_workbook(converted(unpacked / "indeks.csv", "xlsx", tmp_path, opened_as=SEMICOLONS))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert rows[0] == ["filnavn", "dokumentdato", "titel", "retning", "sagsnr"]
    assert {len(row) for row in rows} == {5}
    assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]
    titles = [row[2] for row in rows[1:] if row[0].startswith("Bilag")]
    assert titles == [
        "Bilag 2.1 - Budget 2027",
        'Bilag 2.2 - Budget; 2027 "endelig" (2)',
        "Bilag 2.3 - Ærø, Åse & Ødis: rejsehold",
        "Bilag 2.4 - =CMD(1+1)",
        "Bilag 2.5 - 📎 notat",
        "Bilag 2.6 - a\u030abent hus",
        "Bilag 2.7 - con",
        "Bilag 3.1 - Notat",
        "Bilag 3.2 - Notat",
    ]


def test_the_index_names_every_file_and_no_other(unpacked: Path):
    with (unpacked / "indeks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert {row["filnavn"] for row in rows} == {file.name for file in unpacked.iterdir()} - {
        *("indeks.csv", "SHA256SUMS.txt")
    }
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["dokumentdato"]) for row in rows)
    assert {row["retning"] for row in rows} == {"Indgående", "Udgående", "Intern"}


def test_every_name_can_be_written_on_windows(unpacked: Path):
    for file in unpacked.iterdir():
        assert not set(file.name) & set('<>:"/\\|?*'), file.name
        assert not file.name.endswith((" ", "."))
        assert not _is_a_device(file.name), file.name
        assert len(file.name) < 130


def _is_a_device(name: str) -> bool:
    """As 3.13 has it; there pathlib's own is on its way out."""
    told = getattr(ntpath, "isreserved", None)
    return told(name) if told else PureWindowsPath(name).is_reserved()


def test_the_paper_has_a_list_of_its_attachments(styrmand: Terminal):
    meeting = attach(styrmand)
    text = styrmand("agenda", "export", meeting, "--format", "text").out.replace("\u00a0", " ")
    assert "Bilagsoversigt" in text
    listed = text[text.index("Bilagsoversigt") :]
    assert re.findall(r"^(\d\.\d)\b", listed, re.MULTILINE) == [
        *("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3.1", "3.2")
    ]


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("con", "_con.pdf"),
        ("CON.budget", "_CON.budget.pdf"),
        ("lpt1", "_lpt1.pdf"),
        ("konto", "konto.pdf"),
        ("..", "_.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("a\u030abent", "åbent.pdf"),
        ("x\u202efdp", "xfdp.pdf"),
        ("navn. ", "navn.pdf"),
    ],
)
def test_a_name_is_safe_on_every_file_system(stem: str, name: str):
    assert file_name(stem, "pdf") == name


def test_two_names_that_differ_in_case_only_are_refused_since_windows_would_lose_one():
    one = Filed("Notat.pdf", b"a", date(2027, 3, 2), "Notat", Direction.IN)
    with pytest.raises(ValueError, match="two documents of one name"):
        package([one, replace(one, name="NOTAT.pdf")], AT)


def test_what_looks_like_a_formula_is_text_in_the_index():
    filed = Filed("a.pdf", b"a", date(2027, 3, 2), "=1+1", Direction.IN, "@sag")
    with zipfile.ZipFile(io.BytesIO(package([filed], AT))) as packed:
        index = packed.read("indeks.csv").decode("utf-8-sig")
    assert index.splitlines()[1] == "a.pdf;2027-03-02;'=1+1;Indgående;'@sag"
