"""The attendance list behind a link: for the secretariat, for ten minutes, in the form that was signed."""

import json
from datetime import timedelta

import pytest

from bot import exports
from documents.attendance_list import as_text
from meetings.model import MeetingId, Role
from tests.demo.books import NOW
from tests.web.house import GROUP, House

SECRETARY, MEMBER = "Karen Lund", "Mette Kjærgaard"
HELD = MeetingId("sprogstrategi-2021-03-15")
OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS = {
    "xlsx": ("deltagerliste-sprogstrategi-2021-03-15.xlsx", f"{OFFICE}.spreadsheetml.sheet", b"PK\x03\x04"),
    "csv": ("deltagerliste-sprogstrategi-2021-03-15.csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
    "docx": (
        "deltagerliste-sprogstrategi-2021-03-15.docx",
        f"{OFFICE}.wordprocessingml.document",
        b"PK\x03\x04",
    ),
    "pdf": ("deltagerliste-sprogstrategi-2021-03-15.pdf", "application/pdf", b"%PDF-"),
    "json": ("deltagerliste-sprogstrategi-2021-03-15.json", "application/json", b"{\n"),
    "text": (
        "deltagerliste-sprogstrategi-2021-03-15.txt",
        "text/plain; charset=utf-8",
        "Mødedeltagere:".encode(),
    ),
}


def test_every_form_the_list_has_is_tested_here():
    assert set(exports.FORMS) == set(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_the_secretariat_gets_the_list_as_a_file_with_its_name_and_type(home: House, form):
    name, media_type, begins = FORMS[form]
    file = home.get(home.list_path(SECRETARY, form, HELD))
    assert file.status == 200
    assert file.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert file.headers["Content-Type"] == media_type
    assert file.headers["Cache-Control"] == "private, no-store"
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Referrer-Policy"] == "no-referrer"
    assert file.body.startswith(begins)


def test_the_text_is_the_same_as_everywhere(home: House):
    roll = home.desk.read_now(lambda office: office.roll_call(HELD))
    assert home.get(home.list_path(SECRETARY, "text", HELD)).text == as_text(roll)


def test_the_list_is_what_is_true_at_the_download(home: House):
    path = home.list_path(SECRETARY, "json")
    home.answer(home.path(MEMBER), svar="afbud")
    rows = json.loads(home.get(path).text)["rows"]
    assert [row["answer"] for row in rows if row["person"] == MEMBER] == ["declined"]


def test_after_ten_minutes_the_link_is_over(home: House):
    path = home.list_path(SECRETARY, "csv")
    home.clock.shows = NOW + timedelta(minutes=10)
    assert home.get(path).status == 200
    home.clock.shows = NOW + timedelta(minutes=10, seconds=1)
    page = home.get(path)
    assert (page.status, page.main) == (
        410,
        [
            "Linket gælder ikke længere",
            "Links til deltagerlisten gælder i ti minutter. Skriv deltagerliste til Styrmand i Teams for at få et nyt.",
        ],
    )


def test_who_is_no_longer_the_secretariat_gets_nothing_from_a_good_link(home: House):
    path = home.list_path(SECRETARY, "csv")
    assert home.get(path).status == 200
    person = home.person(SECRETARY)
    yesterday = NOW.date() - timedelta(days=1)
    held = home.desk.read_now(lambda office: office.records.memberships_of(person.id))
    assert {id for id, one in held if one.role is Role.SECRETARIAT} >= {GROUP}
    home.act(lambda office: office.records.end_membership(GROUP, person.id, yesterday))
    page = home.get(path)
    assert (page.status, page.main) == (
        403,
        ["Linket virker ikke", "Deltagerlisten kan kun hentes af mødets sekretariat."],
    )


def test_neither_a_member_nor_another_committees_secretariat_gets_the_list(home: House):
    assert [home.get(home.list_path(name, "csv")).status for name in (MEMBER, "Birgitte Toft")] == [403, 403]


@pytest.mark.parametrize(
    "alter",
    [
        lambda path: path[:-3] + "AAA",
        lambda path: path.replace("/liste/", "/liste/A"),
        lambda path: path + "A",
        lambda _: "/liste/x",
        lambda _: "/liste/%FF",
    ],
)
def test_an_altered_link_opens_nothing(home: House, alter):
    page = home.get(alter(home.list_path(SECRETARY, "csv")))
    assert (page.status, page.main[0]) == (404, "Linket virker ikke")


def test_neither_form_nor_purpose_of_a_link_can_be_changed(home: House):
    """The form is inside the signature; a form nobody writes and a key for another page open nothing."""
    odd = home.list_path(SECRETARY, "exe")
    answer = home.path(SECRETARY).replace("/svar/", "/liste/")
    assert [home.get(path).status for path in (odd, answer)] == [403, 404]


def test_a_download_changes_nothing(home: House):
    before = home.everything()
    for form in ("csv", "xlsx"):
        home.get(home.list_path(SECRETARY, form))
    assert home.everything() == before


def test_who_asks_in_english_is_told_in_english(home: House):
    page = home.get("/liste/x", Accept_Language="en")
    assert page.main[0] == "The link does not work"
