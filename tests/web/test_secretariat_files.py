"""Files laid by an item on the pages: taken, shown, fetched, refused without a word being lost, and filed."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot import journal
from bot.papers import Kind, Press, draw
from bot.web import forms
from meetings.files import SIZE_LIMIT
from meetings.model import AgendaItem, Attachment, FileId
from tests.web.house import House, Page
from tests.web.test_secretariat_agenda import DESK, address, by_title, item
from tests.web.visitor import Visitor, form_of, inside

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
PAGE = b"<p>Ikke en PDF</p>"
EDGE = "kant"
File = tuple[str, bytes]


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return out.getvalue()


@pytest.fixture
def desk(home: House) -> Visitor:
    return inside(home, DESK)


def body(form: dict[str, str], files: Sequence[File]) -> bytes:
    """As a browser writes it: the files stand among the fields, with a name in UTF-8."""
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'.encode() for name, text in form.items()
    ]
    parts[2:2] = [
        f'Content-Disposition: form-data; name="filer"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
        + content
        for name, content in files or [("", b"")]
    ]
    return b"".join(b"--kant\r\n" + part + b"\r\n" for part in parts) + b"--kant--\r\n"


def lay(desk: Visitor, page: str, files: Sequence[File], /, **typed: str) -> Page:
    form = form_of(desk.get(page).text, page) | typed
    return post(desk, page, form, files)


def post(desk: Visitor, page: str, form: dict[str, str], files: Sequence[File]) -> Page:
    headers = {"Content-Type": f"multipart/form-data; boundary={EDGE}", "Cookie": desk.cookie}
    answer = desk.home.ask("POST", page, body(form, files), headers)
    return desk.get(answer.headers["Location"]) if answer.status == 303 else answer


def fifth(home: House) -> AgendaItem:
    return by_title(home, "Fælles ansøgning")


def place(found: AgendaItem) -> str:
    return f"/sekretariat/punkt/{found.id}"


def papers(home: House, found: AgendaItem) -> list[tuple[str, str]]:
    return [(one.number, one.title) for one in item(home, found.id).attachments]


def id_of(content: bytes) -> FileId:
    return FileId(hashlib.sha256(content).hexdigest())


def test_several_files_are_laid_by_an_item_with_its_text_and_numbered(home: House, desk: Visitor):
    fifth_ = fifth(home)
    done = lay(
        desk, place(fifth_), [("Økonomi.pdf", PDF), ("tal.csv", b"a;b\r\n")], background="Ny baggrund."
    )
    assert done.main[0] == "Punktet er gemt."
    assert item(home, fifth_.id).background == "Ny baggrund."
    before = [(f"{fifth_.number}.{n}", one.title) for n, one in enumerate(fifth_.attachments, 1)]
    n = len(before)
    new = [(f"{fifth_.number}.{n + 1}", "Økonomi"), (f"{fifth_.number}.{n + 2}", "tal")]
    assert papers(home, fifth_) == [*before, *new]
    assert item(home, fifth_.id).attachments[n] == Attachment(
        "Økonomi", "", id_of(PDF), f"{fifth_.number}.{n + 1}", "application/pdf", len(PDF)
    )


def test_a_file_is_fetched_to_be_saved_and_never_shown(home: House, desk: Visitor):
    fifth_ = fifth(home)
    lay(desk, place(fifth_), [("Økonomi.pdf", PDF)])
    number = papers(home, fifth_)[-1][0]
    assert f"Hent Bilag {number} (PDF, 1 kB)" in desk.get(place(fifth_)).text.replace("\u00a0", " ")
    got = desk.get(f"{place(fifth_)}/bilag/{id_of(PDF)}")
    assert (got.status, got.body) == (200, PDF)
    named = f"attachment; filename=\"Bilag {number} - _konomi.pdf\"; filename*=UTF-8''Bilag%20{number}%20-%20%C3%98konomi.pdf"
    headers = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")
    assert [got.headers[name] for name in headers] == [
        "application/pdf",
        named,
        "nosniff",
        "private, no-store",
    ]


def test_the_preview_of_the_agenda_leads_to_each_file(home: House, desk: Visitor):
    fifth_ = fifth(home)
    lay(desk, place(fifth_), [("Økonomi.pdf", PDF)])
    preview = desk.get(f"/sekretariat/moede/{home.coming.id}/dagsorden.html")
    where = f"{place(fifth_)}/bilag/{id_of(PDF)}"
    assert f'<a href="{where}">' in preview.text
    assert desk.get(where).body == PDF


def test_only_who_may_read_the_item_fetches_its_files(home: House, desk: Visitor):
    fifth_ = fifth(home)
    lay(desk, place(fifth_), [("b.pdf", PDF)])
    where = f"/bilag/{id_of(PDF)}"
    other = next(
        one
        for one in home.desk.read_now(lambda office: office.draft_of(home.coming.id))
        if one.id != fifth_.id
    )
    assert inside(home, "Niels Bro").get(f"{place(fifth_)}{where}").status == 200
    assert inside(home, "Birgitte Toft").get(f"{place(fifth_)}{where}").status == 404
    assert home.get(f"{place(fifth_)}{where}").status == 403
    assert desk.get(f"{place(other)}{where}").status == 404


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (("b.exe", b"MZ"), "»b.exe« er ikke af en type, vi tager imod. Det kan være: pdf, docx, xlsx,"),
        (("b.pdf", PAGE), "»b.pdf« er ikke den type, som navnet siger."),
        (("b.docx", zipped("program.exe")), "»b.docx« er ikke den type, som navnet siger."),
        (("b.docx", zipped("word/document.xml", "word/vbaProject.bin")), "»b.docx« er ikke den type,"),
        (("b.xlsx", b"PK\x03\x04 ikke en ZIP"), "»b.xlsx« er ikke den type, som navnet siger."),
        (("b.txt", b""), "»b.txt« er tom."),
        (("b.pdf", PDF.ljust(SIZE_LIMIT + 1)), "»b.pdf« fylder for meget. En fil må højst fylde 20,0 MB."),
    ],
)
def test_a_file_that_is_refused_costs_no_word_that_was_typed(
    home: House, desk: Visitor, file: File, says: str
):
    fifth_ = fifth(home)
    refused = lay(desk, place(fifth_), [("a.pdf", PDF), file], background="Lang tekst, skrevet i dag.")
    assert (refused.status, refused.main[0]) == (422, "Ingen af filerne er lagt ved")
    assert refused.main[1].startswith(says)
    assert form_of(refused.text, place(fifth_))["background"] == "Lang tekst, skrevet i dag."
    assert item(home, fifth_.id) == fifth_
    assert id_of(PDF) not in "".join(home.everything())


def test_files_that_are_too_large_together_are_refused_and_not_held(
    home: House, desk: Visitor, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(forms, "FILES_LIMIT", 40)
    refused = lay(desk, place(fifth(home)), [("a.pdf", PDF), ("b.pdf", PDF + b" ")], background="Min tekst")
    assert refused.main[1].startswith("»b.pdf« er én for meget:")
    assert form_of(refused.text, place(fifth(home)))["background"] == "Min tekst"
    monkeypatch.setattr(forms, "BODY_LIMIT", 400)
    assert lay(desk, place(fifth(home)), [("a.pdf", PDF.ljust(500))]).status == 413


def test_a_text_that_is_refused_costs_no_file(home: House, desk: Visitor):
    fifth_ = fifth(home)
    refused = lay(desk, place(fifth_), [("a.pdf", PDF)], minutes="mange")
    assert refused.status == 422
    again = form_of(refused.text, place(fifth_))
    assert post(desk, place(fifth_), again | {"minutes": "5"}, []).main[0] == "Punktet er gemt."
    assert (papers(home, fifth_)[-1][1], item(home, fifth_.id).minutes) == ("a", 5)


def test_two_who_lay_files_by_the_same_item_both_get_theirs(home: House, desk: Visitor):
    fifth_ = fifth(home)
    mine = form_of(desk.get(place(fifth_)).text, place(fifth_))
    lay(inside(home, DESK), place(fifth_), [("deres.pdf", PDF)], background="Deres")
    post(desk, place(fifth_), mine | {"next_steps": "Mine"}, [("mine.txt", b"ord")])
    found = item(home, fifth_.id)
    assert [one.title for one in found.attachments if one.file] == ["deres", "mine"]
    assert (found.background, found.next_steps) == ("Deres", "Mine")


def test_the_same_file_sent_twice_is_laid_there_once(home: House, desk: Visitor):
    fifth_ = fifth(home)
    word = zipped("[Content_Types].xml", "word/document.xml")
    for _ in range(2):
        assert lay(desk, place(fifth_), [("notat.docx", word)]).status == 200
    assert [one.title for one in item(home, fifth_.id).attachments if one.file] == ["notat"]


def test_a_file_goes_when_its_title_is_emptied(home: House, desk: Visitor):
    fifth_ = fifth(home)
    lay(desk, place(fifth_), [("a.pdf", PDF)])
    row = len(item(home, fifth_.id).attachments)
    lay(desk, place(fifth_), [], **{f"bilag{row}": ""})
    assert item(home, fifth_.id).attachments == fifth_.attachments


def test_a_new_item_takes_its_files_with_it(home: House, desk: Visitor):
    lay(desk, address(home, "/nyt"), [("a.pdf", PDF)], title="Nyt punkt med bilag")
    made = by_title(home, "Nyt punkt med bilag")
    assert papers(home, made) == [(f"{made.number}.1", "a")]


def test_nobody_outside_has_a_file_kept(home: House, desk: Visitor):
    fifth_ = fifth(home)
    form = form_of(desk.get(place(fifth_)).text, place(fifth_)) | {
        "background": "Skrevet, før besøget sluttede."
    }
    desk.cookie = ""
    answer = post(desk, place(fifth_), form, [("a.pdf", PDF)])
    assert (answer.status, "Skrevet, før besøget sluttede." in answer.text) == (403, True)
    assert item(home, fifth_.id) == fifth_


def test_the_papers_name_the_file_and_the_journal_holds_it_with_its_checksum(home: House, desk: Visitor):
    fifth_ = fifth(home)
    lay(desk, place(fifth_), [("Økonomi.pdf", PDF)])
    number = papers(home, fifth_)[-1][0]
    agenda = home.desk.read_now(lambda office: draw(office, Kind.AGENDA, home.coming.id, public=False))
    assert f"Bilag {number}: Økonomi" in Press().write(agenda, "text").decode()
    home.clock.shows += timedelta(minutes=1)
    gathered = home.desk.read_now(lambda office: journal.gather(office, home.coming.id))
    with zipfile.ZipFile(io.BytesIO(journal.write(gathered, Press()))) as package:
        name = f"Bilag {number} - Økonomi.pdf"
        assert package.read(name) == PDF
        assert (
            f"{hashlib.sha256(PDF).hexdigest()}  {name}"
            in package.read("SHA256SUMS.txt").decode().splitlines()
        )
        assert f"{name};" in package.read("indeks.csv").decode("utf-8-sig")
