"""The workbook, read again with openpyxl and compared sheet by sheet."""

import io
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from documents.attendance_list import Extract, as_xlsx
from documents.cells import clean
from meetings.attendance import Roll, Standing
from meetings.model import (
    AnswerKind,
    Language,
    MeetingState,
    Mode,
    Observation,
    OrganisationKind,
    PersonId,
    Source,
)
from tests.parts.rolls import (
    AT,
    AWAY,
    COMMITTEE,
    ONLINE,
    ONSITE,
    TUESDAY,
    WEDNESDAY,
    Table,
    meeting,
    municipality,
    rolls,
    sample,
)
from wording.papers import words

HEAD = [
    "Deltagerliste: Styregruppen for Europæisk Kulturregion",
    "Tirsdag den 2. marts 2027 kl. 9.30-11.30 · Teams · Sagsnr. 1-00-00-0-27",
    "Udtrukket den 5. februar 2027 kl. 14.05",
    None,
]


def read(roll: Roll, **how: Any) -> Workbook:
    handout = how.pop("handout", False)
    return load_workbook(io.BytesIO(as_xlsx(Extract(COMMITTEE, roll, AT, **how), handout=handout)))


def rows(book: Workbook, sheet: str) -> list[list[Any]]:
    """Cell values without the blanks at the end of a row."""
    found = [list(row) for row in book[sheet].iter_rows(values_only=True)]
    for row in found:
        while row and row[-1] is None:
            row.pop()
    return found


def wall(text: str) -> datetime:
    """A moment as a spreadsheet knows it, without a zone."""
    return datetime.fromisoformat(text)


def head() -> list[list[Any]]:
    return [[line] if line else [] for line in HEAD]


def test_the_list_has_a_row_for_each_person_in_danish_order_and_the_region_in_a_block_of_its_own():
    columns = ["Medlem", "Titel", "Svar", "Stedfortræder", "Fremmødt"]
    columns += ["Bemærkning", "Nærmere", "Besvaret", "Kanal", "E-mail"]

    def at(minute: int) -> datetime:
        return wall(f"2027-02-05 14:{minute:02}")

    chef, call = "Kulturchef", "Kommer kl. 10, ring +45 12 34 56 78"
    assert rows(read(sample()), "Deltagerliste") == [
        *head(),
        ["Kommune", *columns],
        ["Favrskov", "Hans Vinther", chef, "Deltager", None, None, None, "Efter fristen", at(10), "Teams", "p5@example.dk"],
        ["Odder", "Martin Fogh", chef, "Afbud", None, None, None, None, at(11), "Teams", "p6@example.dk"],
        ["Samsø", "Marie Rask", "Kulturkonsulent", "Mangler svar", *[None] * 6, "p7@example.dk"],
        ["Samsø", "Bo Lund", chef, "Måske", None, None, None, None, at(13), "Teams", "p8@example.dk"],
        ["Aarhus", "Rikke Møller", chef, "Stedfortræder", "Nina Bech", None, None, "Stedfortræder uden mandat", at(7), "Teams", "p2@example.dk"],
        ["Aarhus", "Åse Ørsted", chef, "Deltager", None, None, call, None, at(9), "Teams", "p4@example.dk"],
        [],
        ["Region og øvrige"],
        ["Organisation", *columns],
        ["Region Midtjylland", "Signe Dahlgaard", "Udviklingsdirektør (formand)", "Deltager", *[None] * 4, at(6), "Teams", "p1@example.dk"],
        ["KD-Net", "Kaj Holm", "Observatør", "Deltager", *[None] * 4, at(14), "Teams", "p9@example.dk"],
    ]  # fmt: skip


def test_the_summary_counts_persons_and_municipalities_apart():
    sums = ["Inviteret", "Deltager selv", "Stedfortræder", "Afbud", "Mangler svar", "Måske"]
    day = wall("2027-03-02")
    assert rows(read(sample()), "Opgørelse") == [
        *head(),
        ["Optalt", "Dag", *sums, "Fremmødt"],
        ["Personer", day, 8, 4, 1, 1, 1, 1],
        ["Kommuner", day, 4, 2, 0, 1, 0, 1],
        [],
        ["Kommune for kommune"],
        ["Organisation", "Svar", *sums],
        ["Favrskov", "Deltager", 1, 1, 0, 0, 0, 0],
        ["Odder", "Afbud", 1, 0, 0, 1, 0, 0],
        ["Samsø", "Måske", 2, 0, 0, 0, 1, 1],
        ["Aarhus", "Deltager", 2, 1, 1, 0, 0, 0],
        ["Region Midtjylland", "Deltager", 1, 1, 0, 0, 0, 0],
        ["KD-Net", "Deltager", 1, 1, 0, 0, 0, 0],
        [],
        [words(Language.DA).a_municipality_attends],
    ]


def test_the_history_tells_who_said_what_when_and_by_which_road():
    roll = sample()
    hans, rikke = roll.lines[3].person, roll.lines[1].person
    nina = roll.lines[1].substitutions[0].substitute
    later = AT + timedelta(hours=1)
    history = [
        Observation(later, rikke, 1, ONLINE, AWAY, nina, Source.SECRETARIAT, PersonId(99), False, 1),
        Observation(AT, hans, 1, None, ONLINE, None, Source.CALENDAR, hans.id, True, 1),
        Observation(later, hans, 1, ONLINE, None, None, Source.TEAMS, hans.id, False, 0),
    ]
    assert rows(read(roll, history=history), "Historik")[4:] == [
        [
            "Tid",
            "Hvem",
            "Organisation",
            "Dag",
            "Fra",
            "Til",
            "Stedfortræder",
            "Kanal",
            "Registreret af",
            "Efter fristen",
        ],
        [
            wall("2027-02-05 14:05"),
            "Hans Vinther",
            "Favrskov",
            wall("2027-03-02"),
            None,
            "Deltager online",
            None,
            "Kalendersvar",
            "Hans Vinther",
            "Ja",
        ],
        [
            wall("2027-02-05 15:05"),
            "Rikke Møller",
            "Aarhus",
            wall("2027-03-02"),
            "Deltager online",
            "Afbud",
            "Nina Bech",
            "Sekretariatet",
            "Sekretariatet",
        ],
        [
            wall("2027-02-05 15:05"),
            "Hans Vinther",
            "Favrskov",
            None,
            "Deltager online",
            None,
            None,
            "Teams",
            "Hans Vinther",
        ],
    ]


def test_a_seminar_has_the_columns_and_the_sums_of_each_day():
    table = Table(meeting(TUESDAY, WEDNESDAY, mode=Mode.HYBRID))
    table.seat("Hans Vinther", municipality("Favrskov"), ONSITE, ONLINE)
    table.seat("Ida Søgaard", municipality("Randers"), AWAY, "Nina Bech")
    book = read(table.roll)
    per_day = ["Svar 2. marts", "Stedfortræder 2. marts", "Fremmødt 2. marts"]
    per_day += ["Svar 3. marts", "Stedfortræder 3. marts", "Fremmødt 3. marts"]
    listed = rows(book, "Deltagerliste")
    days = "Tirsdag den 2. marts 2027 kl. 9.30-11.30 og onsdag den 3. marts 2027 kl. 9.00-15.00"
    assert listed[1] == [f"{days} · Teams · Sagsnr. 1-00-00-0-27"]
    assert listed[4][3:9] == per_day
    assert [row[3:11] for row in listed[5:]] == [
        ["Deltager", None, None, "Deltager", None, None, None, "Deltager på stedet, deltager online"],
        ["Afbud", None, None, "Stedfortræder", "Nina Bech", None, None, None],
    ]
    assert rows(book, "Opgørelse")[5:11] == [
        ["Personer", "Hele mødet", 2, 1, 1, 0, 0, 0],
        ["Kommuner", "Hele mødet", 2, 1, 1, 0, 0, 0],
        ["Personer", wall("2027-03-02"), 2, 1, 0, 1, 0, 0],
        ["Kommuner", wall("2027-03-02"), 2, 1, 0, 1, 0, 0],
        ["Personer", wall("2027-03-03"), 2, 1, 1, 0, 0, 0],
        ["Kommuner", wall("2027-03-03"), 2, 1, 1, 0, 0, 0],
    ]


def test_the_handout_has_neither_remarks_nor_addresses_nor_history():
    book = read(sample(), handout=True)
    assert book.sheetnames == ["Deltagerliste", "Opgørelse"]
    assert rows(book, "Deltagerliste")[4] == [
        "Kommune",
        "Medlem",
        "Titel",
        "Svar",
        "Stedfortræder",
        "Fremmødt",
    ]
    seen = " ".join(str(cell) for sheet in book.sheetnames for row in rows(book, sheet) for cell in row)
    assert "@" not in seen
    assert "+45" not in seen


def test_the_sheets_are_tables_that_filter_freeze_their_head_and_print_on_a4():
    book = read(sample())
    tables = {table.name: table.ref for sheet in book for table in sheet.tables.values()}
    assert tables == {
        "Deltagere": "A5:K11",
        "Andre": "A14:K16",
        "Optalt": "A5:I7",
        "Kommunevis": "A10:H16",
        "Historik": "A5:J6",
    }
    assert all(table.autoFilter is not None for sheet in book for table in sheet.tables.values())
    for sheet in book:
        assert sheet.freeze_panes == "C6"
        assert sheet.print_title_rows == "$5:$5"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.left.text == "Sagsnr. 1-00-00-0-27"
        assert sheet.oddFooter.center.text == "Side &P af &N"
        assert sheet.oddFooter.right.text == "Udtrukket den 5. februar 2027 kl. 14.05"
        assert all(9 <= column.width <= 43 for column in sheet.column_dimensions.values())


def test_presence_is_chosen_from_yes_and_no():
    sheet = read(sample())["Deltagerliste"]
    assert [
        (str(rule.sqref), rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation
    ] == [
        ("F6:F11", "list", '"Ja,Nej"'),
        ("F15:F16", "list", '"Ja,Nej"'),
    ]


def test_dates_are_dates_in_danish():
    sheet = read(sample())["Deltagerliste"]
    assert (sheet["I6"].is_date, sheet["I6"].number_format) == (
        True,
        r'[$-406]d\.\ mmmm\ yyyy\ "kl."\ h\.mm',
    )


def test_the_file_says_what_it_is():
    about = read(sample()).properties
    assert (about.title, about.subject, about.creator, about.keywords, about.created) == (
        HEAD[0],
        HEAD[1],
        "Fællessekretariatet",
        "1-00-00-0-27",
        AT.replace(tzinfo=None),
    )


def test_a_meeting_nobody_is_called_to_yet_and_a_cancelled_one_say_so():
    planned = read(Roll(meeting(state=MeetingState.PLANNED), ()))
    assert rows(planned, "Deltagerliste")[1][0].startswith("Ikke indkaldt endnu · Tirsdag")
    cancelled = read(replace(sample(), meeting=meeting(state=MeetingState.CANCELLED)))
    assert rows(cancelled, "Deltagerliste")[1][0].startswith("AFLYST · Tirsdag")


def test_in_english_every_sheet_is_english():
    book = read(sample(), language=Language.EN)
    assert book.sheetnames == ["Attendance list", "Summary", "History"]
    listed = rows(book, "Attendance list")
    assert listed[:3] == [
        ["Attendance list: Styregruppen for Europæisk Kulturregion"],
        ["Tuesday 2 March 2027, 9:30-11:30 · Teams · Case no. 1-00-00-0-27"],
        ["Extracted on 5 February 2027 at 14:05"],
    ]
    assert listed[5][:5] == ["Favrskov", "Hans Vinther", "Kulturchef", "Attending", None]
    assert book["Attendance list"].data_validations.dataValidation[0].formula1 == '"Yes,No"'


def test_the_same_list_is_the_same_file():
    extract = Extract(COMMITTEE, sample(), AT)
    assert as_xlsx(extract) == as_xlsx(extract)


@settings(max_examples=40, deadline=None)
@given(rolls())
def test_every_sum_is_the_rolls_own_and_invited_is_the_sum_of_the_four(roll: Roll):
    summary = rows(read(roll), "Opgørelse")
    split = summary.index(["Kommune for kommune"])
    totals = [row[2:] for row in summary[5 : split - 1]]
    whole = [] if len(roll.meeting.days) == 1 else [None]
    expected = [count for day in (*whole, *roll.meeting.days) for count in _both(roll, day)]
    assert totals == expected
    each = [row[2:] for row in summary[split + 2 : -2] if row]
    assert all(row[0] == sum(row[1:]) for row in (*totals, *each))
    assert [sum(column) for column in zip(*each, strict=True)] == (expected[0] if each else [])


def _both(roll: Roll, day: int | None) -> tuple[list[int], list[int]]:
    persons, municipalities = roll.count(day), roll.count_municipalities(day)
    return tuple(
        [one.invited, one.attending, one.substituted, one.declined, one.pending, one.tentative]
        for one in (persons, municipalities)
    )


@settings(max_examples=40, deadline=None)
@given(rolls())
def test_the_list_shows_everybody_once_and_the_standings_it_shows_add_up(roll: Roll):
    if len(roll.meeting.days) > 1:
        roll = replace(roll, meeting=meeting())
    listed = [row for row in rows(read(roll), "Deltagerliste")[5:] if len(row) > 3 and row[1] != "Medlem"]
    assert sorted(row[1] for row in listed) == sorted(line.person.name for line in roll.lines)
    shown = [row[3] for row in listed]
    names = {"Deltager": Standing.ATTENDING, "Stedfortræder": Standing.SUBSTITUTED}
    names |= {"Afbud": Standing.DECLINED, "Mangler svar": Standing.PENDING, "Måske": Standing.TENTATIVE}
    count = roll.count()
    assert [shown.count(name) for name in names] == [
        count.attending,
        count.substituted,
        count.declined,
        count.pending,
        count.tentative,
    ]


@settings(max_examples=40, deadline=None)
@given(rolls())
def test_municipalities_stand_before_the_rest_and_aarhus_last_among_them(roll: Roll):
    alphabet = ["Favrskov", "Ikast-Brande", "Odder", "Samsø", "Ærø", "Aarhus", "Region Midtjylland", "KD-Net"]
    listed = [row[0] for row in rows(read(roll), "Deltagerliste")[5:] if len(row) > 3]
    shown = [name for name in listed if name != "Organisation"]
    assert shown == sorted(shown, key=alphabet.index)
    assert sum(line.invitee.organisation.kind is OrganisationKind.MUNICIPALITY for line in roll.lines) == sum(
        name in alphabet[:6] for name in shown
    )


HOSTILE = [
    "=1+1",
    '=HYPERLINK("https://ond.example";"Klik")',
    "+45 12 34 56 78",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A2)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    " =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "https://ond.example",
    "mailto:p@ond.example",
    "internal:Ark1!A1",
    "{=1+1}",
    "1e5",
    "0012",
    "_x0041_",
    '&L&"Arial"&P',
    'a;b"c"\r\nd',
    "\x1b[31mrød\x07",
    "\ud800halv",
    "<b>&amp;</b>",
    "x" * 40_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str):
    table = Table(replace(meeting(), case_number=text[:60], place=text[:60]))
    substitute = text[:100]
    table.seat(text[:100], municipality(text[:100]), substitute, title=text, remark=text)
    who = table.lines[0].person
    history = [Observation(AT, who, 1, None, AWAY, who, Source.TEAMS, who.id, False, 1)]
    book = load_workbook(
        io.BytesIO(
            as_xlsx(Extract(replace(COMMITTEE, name=text[:100]), table.roll, AT, history)),
        )
    )
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    remark = book["Deltagerliste"]["G6"]
    assert remark.data_type == "s"
    assert remark.value == clean(text)


def test_a_phone_number_comes_back_as_it_was_written_and_stays_text_when_edited():
    table = Table(meeting())
    table.seat("Hans Vinther", municipality("Favrskov"), ONLINE, remark="+45 12 34 56 78")
    cell = read(table.roll)["Deltagerliste"]["G6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("+45 12 34 56 78", "s", True)


def test_a_waiting_is_counted_as_missing_and_a_perhaps_by_itself():
    table = Table(meeting())
    table.seat("Bo Lund", municipality("Samsø"), AnswerKind.WAITING)
    table.seat("Ib Lund", municipality("Samsø"), AnswerKind.TENTATIVE)
    listed = rows(read(table.roll), "Deltagerliste")[5:]
    assert [(row[3], row[7]) for row in listed] == [
        ("Mangler svar", "På venteliste"),
        ("Måske", None),
    ]
