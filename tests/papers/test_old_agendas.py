"""Agendas written elsewhere, taken in by the command, kept in the books and written out again: nothing is lost."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from documents.incoming_paper import WrongPaper, read
from tests.cli.terminal import Terminal
from tests.papers.compare import (
    EKR,
    KKR,
    SAMPLES,
    SEEDS,
    lines,
    missing,
    outline_of_word,
    own_lines,
    said_in_pdf,
    said_in_word,
    squeezed,
    under,
)
from tests.parts.missing import missing as missing_part
from tests.parts.missing import not_here


@dataclass(frozen=True)
class Old:
    """A paper with the committee it is of, its meeting, and the words by which it is found in a file of several."""

    file: Path
    committee: str
    meeting: str
    heading: str = ""
    kind: str = "agenda"


@dataclass(frozen=True)
class Taken:
    """An old paper in the books: `lines` are its own, without those that are the page's by the import's own word."""

    meeting: str
    kind: str
    lines: list[str]


OLD = {
    "seed-ekr": Old(EKR, "ekr-styregruppe", "ekr-2021-03-02"),
    "seed-kkr": Old(KKR, "kkr-midtjylland", "kkr-2019-08-29"),
    "seed-summary": Old(EKR, "sprogstrategi", "sprogstrategi-2021-03-15", "Opsamling på møde", "minutes"),
    "sample-ekr": Old(SAMPLES / "ekr.txt", "ekr-styregruppe", "ekr-2019-05-14"),
    "sample-kkr": Old(SAMPLES / "kkr.txt", "kkr-midtjylland", "kkr-2019-04-23"),
    "sample-minutes": Old(SAMPLES / "referat.txt", "ekr-styregruppe", "ekr-2019-10-30", kind="minutes"),
    "sample-summary": Old(SAMPLES / "opsamling.txt", "ekr-styregruppe", "ekr-2019-11-20", kind="minutes"),
}
TAKEN = {  # the papers of the source texts, by their lines
    EKR: {"agenda": (1040, 1279), "minutes": (1527, 1560)},
    KKR: {"agenda": (1, 656)},
}
"""No other is an agenda, minutes or a summary; what comes of the rest is said below."""

REFUSED = {
    "000_48a1f42ab9f75780.txt": {(1, 101): (1, "no_items", "")},
    "001_40c9bc0715cd5de3.txt": {
        (1, 305): (76, "no_paper", "DK2020"),
        (306, 566): (306, "no_paper", "Rammen for Human First"),
        (567, 999): (569, "no_paper", "Indledning"),
        (1000, 1039): (1000, "no_items", ""),
        (1284, 1450): (1333, "no_paper", "Udvikling af europæisk samarbejde og udsyn"),
        (1451, 1526): (1451, "no_items", ""),
        (1561, 1863): (1582, "no_paper", "Indledning"),
    },
    "002_c55d86b5dfef17c2.txt": {(1, 235): (1, "no_items", "")},
    "003_c6c01a60045c2f7b.txt": {(1, 454): (1, "no_items", "")},
}
"""Agreements, plans, memos and slides, with the line and the words that the refusal names."""


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source texts are not beside the project")
def test_every_stretch_of_the_source_texts_is_a_paper_that_is_taken_or_refused_with_its_place():
    told: dict[str, dict[tuple[int, int], tuple[int, str, str]]] = {}
    for name, stretches in REFUSED.items():
        for first, last in stretches:
            with pytest.raises(WrongPaper) as wrong:
                read((SEEDS / name).read_bytes(), first=first, last=last)
            (fault,) = wrong.value.faults
            told.setdefault(name, {})[first, last] = (fault.line, fault.problem.value, fault.text)
    assert told == REFUSED
    taken: dict[Path, dict[str, tuple[int, int]]] = {}
    for file, heading in ((EKR, "Dagsorden til møde"), (EKR, "Opsamling på møde"), (KKR, "")):
        paper = read(file.read_bytes(), heading=heading)
        taken.setdefault(file, {})[paper.kind.value] = (paper.first, paper.last)
    assert taken == TAKEN
    assert sorted(one.name for one in SEEDS.glob("*.txt")) == sorted({*REFUSED, EKR.name, KKR.name})


@pytest.fixture(params=OLD)
def old(request: pytest.FixtureRequest) -> Old:
    found = OLD[request.param]
    if not found.file.is_file():
        not_here(str(SEEDS), "the papers of the source texts are not compared")
    return found


def taken_in(styrmand: Terminal, old: Old) -> Taken:
    found = ["--heading", old.heading] if old.heading else []
    told = styrmand("agenda", "import", str(old.file), "--committee", old.committee, "--json", *found).json
    assert (told["meeting"], told["kind"]) == (old.meeting, old.kind)
    first, last = told["lines"]
    beside = [range(start, end + 1) for start, end in told["left_out"]]
    said = [
        text
        for number, text in enumerate(old.file.read_text("utf-8").split("\n")[first - 1 : last], start=first)
        if not any(number in stretch for stretch in beside) and number not in told["furniture"]
    ]
    return Taken(old.meeting, old.kind, own_lines(said))


def exported(styrmand: Terminal, taken: Taken, form: str) -> bytes:
    said = styrmand(taken.kind, "export", taken.meeting, "--format", form)
    assert (said.code, said.err) == (0, "")
    return said.raw


def test_every_line_stands_in_the_text_in_order(styrmand: Terminal, old: Old):
    taken = taken_in(styrmand, old)
    assert missing(taken.lines, exported(styrmand, taken, "text").decode()) == []


def test_every_line_stands_in_word_in_order(styrmand: Terminal, old: Old):
    taken = taken_in(styrmand, old)
    assert missing(taken.lines, said_in_word(exported(styrmand, taken, "docx"))) == []


def test_every_line_stands_in_the_pdf_in_order(styrmand: Terminal, old: Old):
    if shutil.which("pdftotext") is None:
        missing_part("No pdftotext", "install Debian's package poppler-utils")
    taken = taken_in(styrmand, old)
    assert missing(taken.lines, said_in_pdf(exported(styrmand, taken, "pdf"))) == []


def test_every_line_stands_on_the_page_in_order(styrmand: Terminal, old: Old):
    taken = taken_in(styrmand, old)
    page = exported(styrmand, taken, "html").decode()
    told = re.sub(r"<[^>]+>", " ", page.split("</nav>")[0].split("<body>")[1] + page.split("</nav>")[1])
    for sign, entity in (('"', "&#34;"), ("'", "&#39;"), ("&", "&amp;")):
        told = told.replace(entity, sign)
    assert missing(taken.lines, told) == []


def test_addresses_are_in_every_form(styrmand: Terminal, old: Old):
    """Those at the foot of a page are no lines of the text: they stand with the attachments they belong to."""
    taken = taken_in(styrmand, old)
    whole = re.sub(r"-\n(?=\S+\.pdf)", "-", old.file.read_text("utf-8"))
    ends = {"seed-ekr": "kulturregion.dk/siteassets"}
    wanted = [one for one in re.findall(r"https?://\S+", whole) if old.file != EKR or ends["seed-ekr"] in one]
    for form, said in (("text", bytes.decode), ("docx", said_in_word)):
        told = squeezed(said(exported(styrmand, taken, form)))
        assert [one for one in wanted if squeezed(one) not in told and old.kind == "agenda"] == []


def test_taken_in_again_it_changes_nothing(styrmand: Terminal, old: Old):
    taken_in(styrmand, old)
    found = ["--heading", old.heading] if old.heading else []
    again = styrmand("agenda", "import", str(old.file), "--committee", old.committee, "--json", *found).json
    assert (again["created"], again["added"], again["changed"], again["removed"]) == (False, [], [], [])
    assert again["unchanged"] == [item["number"] for item in again["items"]]


def test_what_was_written_out_can_be_taken_in_again(styrmand: Terminal, old: Old):
    """Text and Word, with the items at a glance and all: the books are as they were."""
    taken = taken_in(styrmand, old)
    before = {form: exported(styrmand, taken, form) for form in ("text", "docx")}
    for form, content in before.items():
        file = styrmand.folder / f"again.{form}"
        file.write_bytes(content)
        again = styrmand(
            "agenda", "import", str(file), "--committee", old.committee, "--meeting", taken.meeting, "--json"
        ).json
        assert (form, again["added"], again["changed"], again["removed"]) == (form, [], [], [])
    assert exported(styrmand, taken, "text") == before["text"]


def test_a_dry_run_says_what_would_be_done_and_does_nothing(styrmand: Terminal, old: Old):
    before = styrmand("meeting", "list", "--json").json
    found = ["--heading", old.heading] if old.heading else []
    told = styrmand(
        "agenda", "import", str(old.file), "--committee", old.committee, "--dry-run", "--json", *found
    ).json
    assert (told["dry_run"], told["meeting"]) == (True, old.meeting)
    assert len(told["added"]) + len(told["changed"]) > 0
    assert styrmand("meeting", "list", "--json").json == before


@pytest.mark.skipif(not EKR.is_file(), reason="the source texts are not beside the project")
def test_the_lines_of_the_steering_groups_agenda_stand_under_their_headings(styrmand: Terminal):
    taken = taken_in(styrmand, OLD["seed-ekr"])
    text = exported(styrmand, taken, "text").decode()
    word = exported(styrmand, taken, "docx")
    items = [(level, title) for level, title in outline_of_word(word) if re.match(r"\d", title)]
    assert [(level, title.partition(" ")[0]) for level, title in items] == [
        (2, "1."),
        (2, "2."),
        (2, "3."),
        (2, "4."),
        (3, "4.1."),
        (3, "4.2."),
        (3, "4.3."),
        (3, "4.4."),
        (2, "5."),
        (2, "6."),
        (2, "7."),
        (2, "8."),
    ]
    titles = [title for _, title in items]
    told = lines(EKR, 1040, 1283)
    begin = [at for at, line in enumerate(told) if re.match(r"\d(\.\d)?\. \S", line)]
    # 4.4 has its number at the end of the line before its title (001:1205-1207).
    begin.insert(7, told.index("Kommunikation"))
    for (number, title), start, end in zip(enumerate(titles), begin, [*begin[1:], len(told)], strict=True):
        of_item = [line.removesuffix("4.4.") for line in told[start + 1 : end]]
        assert missing(of_item, under(titles, text, title)) == [], number


@pytest.mark.skipif(not KKR.is_file(), reason="the source texts are not beside the project")
def test_the_lines_of_kkrs_agenda_stand_under_their_headings(styrmand: Terminal):
    taken = taken_in(styrmand, OLD["seed-kkr"])
    text = exported(styrmand, taken, "text").decode()
    titles = [title for _, title in outline_of_word(exported(styrmand, taken, "docx"))]
    items = [title for title in titles if re.match(r"\d", title)]
    assert [title.partition(" ")[0] for title in items] == (
        [
            "1.",
            "1.1.",
            "2.",
            "2.1.",
            "3.",
            "3.1.",
            "3.2.",
            "3.3.",
            "4.",
            "4.1.",
            "5.",
            "6.",
            "6.1.",
            "7.",
            "7.1.",
        ]
    )
    for part, quote in (
        ("3.3.", "Alliancen om den nære psykiatri har sat følgende initiativer i gang for unge,"),
        ("6.1.", "Rammeaftale om koordinering af danskundervisning for voksne udlændi"),
        ("4.1.", "Claus Wistoft (V) Syddjurs, har valgt at træde ud af Praksisplanudvalget og"),
        ("2.1.", "Niels Jensen er direktør for VARO Specialmaskiner i Hornslet og har tillige"),
    ):
        title = next(one for one in items if one.startswith(part))
        assert squeezed(quote) in squeezed(under(items, text, title))
    addresses = re.findall(
        r"https?://\S+", under(items, text, next(one for one in items if one.startswith("3.1.")))
    )
    assert [one.split("/")[2] for one in addresses] == ["em.dk", "gogreenwithaarhus.dk"]


@pytest.mark.skipif(not EKR.is_file(), reason="the source texts are not beside the project")
def test_a_part_cut_out_of_the_bundle_is_read_as_the_whole_is(styrmand: Terminal, tmp_path: Path):
    cut = tmp_path / "dagsorden.txt"
    cut.write_text("\n".join(EKR.read_text("utf-8").split("\n")[1039:1283]))
    of_bundle = styrmand("agenda", "import", str(EKR), "--committee", "ekr-styregruppe", "--json").json
    again = styrmand("agenda", "import", str(cut), "--committee", "ekr-styregruppe", "--json").json
    by_lines = styrmand(
        "agenda",
        "import",
        str(EKR),
        "--committee",
        "ekr-styregruppe",
        "--from",
        "1040",
        "--to",
        "1283",
        "--json",
    ).json
    assert of_bundle["changed"] == ["2", "3", "4", "4.1", "4.2", "4.3", "4.4", "5", "6"]
    assert (again["changed"], by_lines["changed"]) == ([], [])
    assert of_bundle["remarks"] == [
        "line 1527: another paper was left alone: Opsamling på møde om den regionale sprogstrategi den 15. marts 2021",
        "lines 1-1039 stand before the paper and were left out: Handlingsplan for KKR Midtjyllands klimastrategi…",
        "lines 1295-1517 stand after the paper and were left out: Der indsættes link til video.…",
    ]


@pytest.mark.skipif(not KKR.is_file(), reason="the source texts are not beside the project")
def test_what_was_guessed_and_left_out_is_told(styrmand: Terminal):
    said = styrmand("agenda", "import", str(KKR), "--committee", "kkr-midtjylland")
    assert (said.code, said.err.splitlines()) == (
        0,
        [
            "styrmand: lines 4-24 are before the first item and were left out: Mission…",
            "styrmand: the file does not say the meeting's day: 2019-08-29 lies halfway between the meetings it "
            "names, and 09:00-12:00 is a guess; --session says otherwise",
        ],
    )
    told = styrmand(
        "agenda",
        "import",
        str(KKR),
        "--committee",
        "kkr-midtjylland",
        "--session",
        "2019-09-11 10.00-15.00",
        "--json",
    ).json
    assert (told["meeting"], told["guessed"]) == ("kkr-2019-09-11", [])
