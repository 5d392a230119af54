"""Member lists as secretariats send them."""

import io
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from documents.attendance_list import Extract, as_csv, as_xlsx
from documents.members_file import MemberRow, Problem, RowError, WrongFile, read
from meetings.model import Language, Role
from tests.parts.rolls import AT, COMMITTEE, sample
from wording import papers

LIST = (
    "Kommune;Navn;E-mail;Titel\r\n"
    "Favrskov;Hans Vinther;hans@favrskov.example.dk;Kulturchef\r\n"
    "Ærø;Åse Øgaard;aase@aeroe.example.dk;Kulturkonsulent\r\n"
)
ROWS = (
    MemberRow(2, "Favrskov", "Hans Vinther", "hans@favrskov.example.dk", "Kulturchef"),
    MemberRow(3, "Ærø", "Åse Øgaard", "aase@aeroe.example.dk", "Kulturkonsulent"),
)


def errors_of(data: bytes) -> tuple[RowError, ...]:
    with pytest.raises(WrongFile) as refused:
        read(data)
    return refused.value.errors


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_usual_separator_and_encoding_gives_the_same_rows(encoding: str, delimiter: str):
    assert read(LIST.replace(";", delimiter).encode(encoding)) == ROWS


def test_quotes_semicolons_and_line_breaks_in_a_cell_are_one_cell():
    text = 'Kommune;Navn;E-mail;Titel\nOdder;"Bo\nLund";bo@odder.example.dk;"Chef; ""kultur"""\n'
    assert read(text.encode()) == (MemberRow(2, "Odder", "Bo Lund", "bo@odder.example.dk", 'Chef; "kultur"'),)


def test_headings_may_be_english_in_any_order_among_columns_nobody_asked_for():
    text = "Notes,Email,Full name,Municipality,Role,Language\n-,bo@odder.example.dk,Bo Lund,Odder,Vice chair,English\n"
    assert read(text.encode()) == (
        MemberRow(2, "Odder", "Bo Lund", "bo@odder.example.dk", role=Role.VICE_CHAIR, language=Language.EN),
    )


@pytest.mark.parametrize("role", [*Role, "Næstformand", "suppleant", "medlem", "reference member"])
def test_roles_are_known_in_both_languages(role: str):
    text = f"Kommune;Navn;E-mail;Rolle\nOdder;Bo Lund;bo@odder.example.dk;{role}\n"
    assert read(text.encode())[0].role in Role


@pytest.mark.parametrize(
    "written",
    ["2027-03-02", "02-03-2027", "2/3-2027", "2.3.2027", "02/03/2027", "2. marts 2027", "2 March 2027"],
)
def test_the_day_stands_first_in_a_danish_date(written: str):
    text = f"Kommune;Navn;E-mail;Medlem fra\nOdder;Bo Lund;bo@odder.example.dk;{written}\n"
    assert read(text.encode())[0].since == date(2027, 3, 2)


def test_an_apostrophe_that_guards_a_formula_is_taken_off_and_any_other_stays():
    text = "Kommune;Navn;E-mail;Titel\nOdder;'t Hooft;bo@odder.example.dk;'=Chef\n"
    assert read(text.encode()) == (MemberRow(2, "Odder", "'t Hooft", "bo@odder.example.dk", "=Chef"),)


def workbook(*rows: list[object]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_with_its_real_dates_and_its_own_row_numbers():
    data = workbook(
        ["Medlemmer af styregruppen"],
        [],
        ["Kommune", "Medlem", "E-mail", "Fra", "Til"],
        [
            "Odder",
            "Bo Lund",
            "bo@odder.example.dk",
            datetime.fromisoformat("2026-01-01"),
            date(2029, 12, 31),
        ],
    )
    assert read(data) == (
        MemberRow(
            4,
            "Odder",
            "Bo Lund",
            "bo@odder.example.dk",
            since=date(2026, 1, 1),
            until=date(2029, 12, 31),
        ),
    )


@pytest.mark.parametrize("write", [as_xlsx, as_csv])
def test_our_own_list_can_be_read_back_with_its_blocks(write):
    taken = read(write(Extract(COMMITTEE, sample(), AT)))
    assert [(row.organisation, row.name, row.email) for row in taken] == [
        ("Favrskov", "Hans Vinther", "p5@example.dk"),
        ("Odder", "Martin Fogh", "p6@example.dk"),
        ("Samsø", "Marie Rask", "p7@example.dk"),
        ("Samsø", "Bo Lund", "p8@example.dk"),
        ("Aarhus", "Rikke Møller", "p2@example.dk"),
        ("Aarhus", "Åse Ørsted", "p4@example.dk"),
        ("Region Midtjylland", "Signe Dahlgaard", "p1@example.dk"),
        ("KD-Net", "Kaj Holm", "p9@example.dk"),
    ]


def test_everything_that_is_wrong_is_told_at_once_with_its_row():
    text = (
        "Kommune;Navn;E-mail;Rolle;Fra;Til;Sprog;Suppleant for;Titel\n"
        ";Bo Lund;bo@odder.example.dk\n"
        "Odder;;bo\n"
        "Odder;Ib Lund;ib@odder.example.dk;kasserer;31-02-2027;;tysk;ib\n"
        "\n"
        "Odder;Eva;eva@odder.example.dk;;2027-01-02;2027-01-01\n"
        "Odder;Eva To;EVA@odder.example.dk\n"
        "Odder;Ida;ida@odder.example.dk;;;;;;" + "x" * 121 + "\n"
        "Odder;Kaj;kaj@odder.example.dk\n"
        "Odder;Kaj To;KAJ@odder.example.dk\n"
    )
    assert errors_of(text.encode()) == (
        RowError(2, "organisation", Problem.MISSING),
        RowError(3, "name", Problem.MISSING),
        RowError(3, "email", Problem.BAD_ADDRESS, "bo"),
        RowError(4, "deputy_for", Problem.BAD_ADDRESS, "ib"),
        RowError(4, "role", Problem.UNKNOWN_ROLE, "kasserer"),
        RowError(4, "language", Problem.UNKNOWN_LANGUAGE, "tysk"),
        RowError(4, "since", Problem.BAD_DATE, "31-02-2027"),
        RowError(6, "until", Problem.ENDS_BEFORE_IT_BEGINS, "2027-01-01"),
        RowError(8, "title", Problem.TOO_LONG, "x" * 121),
        RowError(10, "email", Problem.TWICE, "KAJ@odder.example.dk"),
    )


@pytest.mark.parametrize(
    "address",
    ["a@b.dk,c@d.dk", "Bo <bo@odder.dk>", "bo@odder", "bo odder@x.dk", "bo@x.dk\u202e", "@x.dk", "bo@.dk"],
)
def test_an_address_is_one_plain_address(address: str):
    text = f'Kommune;Navn;E-mail\nOdder;Bo;"{address}"\n'
    if address.endswith("\u202e"):  # unseen marks go, as everywhere
        assert read(text.encode())[0].email == "bo@x.dk"
        return
    assert [error.problem for error in errors_of(text.encode())] == [Problem.BAD_ADDRESS]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.NO_HEAD),
        (b"PK\x03\x04 not a workbook", Problem.UNREADABLE),
        (b"\xff\xfe\x00", Problem.UNREADABLE),
        (b"Kommune;Navn\nOdder;Bo\n", Problem.NO_HEAD),
        (b"Kommune;Navn;E-mail\n", Problem.NO_ROWS),
        (b"x" * 5_000_001, Problem.TOO_LARGE),
        (b"Kommune;Navn;\x81E-mail\n", Problem.UNREADABLE),
    ],
)
def test_a_file_that_is_no_list_is_refused(data: bytes, problem: Problem):
    assert {error.problem for error in errors_of(data)} == {problem}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes):
    with suppress(WrongFile):
        assert read(data)


def test_every_problem_has_its_sentence_and_every_field_its_name():
    for language in Language:
        words = papers.words(language)
        assert set(words.problems) == set(Problem)
        assert set(words.fields) == set(MemberRow.__dataclass_fields__) - {"row"}
    danish = papers.words(Language.DA)
    assert danish.row_error(RowError(7, "email", Problem.BAD_ADDRESS, "hans")) == (
        "Række 7 · E-mail (»hans«): Det er ikke én e-mailadresse."
    )
    assert danish.row_error(RowError(0, "", Problem.NO_ROWS)) == "Listen er tom."
    assert papers.words(Language.EN).row_error(RowError(2, "name", Problem.MISSING)) == (
        "Row 2 · Name: The field is empty."
    )
