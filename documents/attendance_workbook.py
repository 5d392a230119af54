"""The attendance list as a workbook: the list, the sums, and for the secretariat the history of every answer.

No cell holds a formula: text is written as text, and one that looks like a formula keeps its apostrophe, so that
editing it in Excel does not make it one.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.cells import clean, looks_like_formula
from documents.roster import Cell, Extract, by_organisation, columns, people_in, wall
from meetings.attendance import Count, Line, Standing
from meetings.model import Observation, Organisation, OrganisationKind, PersonId, Source
from wording import papers

_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_A4 = 9
_NARROWEST, _WIDEST = 9, 42
_ARROW = 3
_FIRST_ROW = 4
_STYLE = "Table Style Light 1"
_INK, _LINE, _QUIET = "#0B4F6C", "#BFC9D1", "#595959"


@dataclass(frozen=True, slots=True)
class _Table:
    """`name` is known to Excel's own formulas; `to_fill_in` are the columns for Ja and Nej."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    heading: str = ""
    to_fill_in: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class _Look:
    """The formats of one workbook."""

    title: Format
    block: Format
    note: Format
    head: Format
    sum_head: Format
    text: Format
    quoted: Format
    sum: Format
    moment: Format
    day: Format


def as_xlsx(extract: Extract, *, handout: bool = False) -> bytes:
    """The workbook. The handout has no remarks, no addresses and no history."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _AS_TEXT) as book:
        book.set_properties(_properties(extract))
        look = _look(book, extract.words)
        _lay_out(book, extract.words.list_sheet, _list_tables(extract, handout=handout), extract, look)
        _lay_out(book, extract.words.count_sheet, _count_tables(extract), extract, look)
        if not handout:
            _lay_out(book, extract.words.history_sheet, [_history_table(extract)], extract, look)
    return out.getvalue()


def _properties(extract: Extract) -> dict[str, object]:
    meeting, words = extract.roll.meeting, extract.words
    return {
        "title": clean(words.heading(extract.committee.name)),
        "subject": clean(papers.meeting_line(meeting, words)),
        "author": clean(extract.committee.contact.name),
        "category": words.list_sheet,
        "keywords": clean(meeting.case_number),
        "comments": clean(words.extracted(extract.at)),
        "created": extract.at.astimezone(UTC).replace(tzinfo=None),
    }


def _look(book: xlsxwriter.Workbook, words: papers.Danish) -> _Look:
    """Lines and fills of our own: not every reader draws the styles of tables."""
    cell = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": _LINE}
    head = {"bold": True, "valign": "top", "text_wrap": True, "bg_color": _INK, "font_color": "#FFFFFF"}
    return _Look(
        title=book.add_format({"bold": True, "font_size": 16}),
        block=book.add_format({"bold": True, "font_size": 12}),
        note=book.add_format({"font_color": _QUIET}),
        head=book.add_format(head),
        sum_head=book.add_format({**head, "align": "center"}),
        text=book.add_format(cell),
        sum=book.add_format({**cell, "align": "center"}),
        quoted=book.add_format({**cell, "quote_prefix": True}),
        moment=book.add_format({**cell, "num_format": words.moment_format, "align": "left"}),
        day=book.add_format({**cell, "num_format": words.day_format, "align": "left"}),
    )


# What stands on the sheets


def _list_tables(extract: Extract, *, handout: bool) -> list[_Table]:
    """Municipalities, and after them the region and others: sorting the one leaves the other in peace."""
    words, shown = extract.words, columns(extract, handout=handout)
    headings = [column.heading for column in shown]
    to_fill_in = [at for at, column in enumerate(shown) if column.to_fill_in]
    municipal: list[list[Cell]] = []
    others: list[list[Cell]] = []
    for organisation, lines in by_organisation(extract.roll):
        block = municipal if organisation.kind is OrganisationKind.MUNICIPALITY else others
        block += [[column.of(line) for column in shown] for line in lines]
    tables = []
    if municipal or not others:
        tables.append(_Table("Deltagere", headings, municipal, to_fill_in=to_fill_in))
    if others:
        named = [words.organisation, *headings[1:]]
        tables.append(_Table("Andre", named, others, words.others if municipal else "", to_fill_in))
    return tables


def _count_tables(extract: Extract) -> list[_Table]:
    words = extract.words
    sums = [words.invited, *(words.column(one) for one in Standing)]
    return [
        _Table("Optalt", [words.counted, words.day, *sums, words.present], list(_totals(extract))),
        _Table(
            "Kommunevis",
            [words.organisation, words.answer, *sums],
            [_sums_of(extract, *one) for one in by_organisation(extract.roll)],
            heading=words.municipality_by_municipality,
        ),
    ]


def _totals(extract: Extract) -> Iterable[list[Cell]]:
    """Persons and municipalities, counted apart; a seminar is counted whole and day by day."""
    words, roll = extract.words, extract.roll
    sessions = roll.meeting.sessions
    if len(sessions) > 1:
        yield [words.persons, words.whole_meeting, *_sums(roll.count()), None]
        yield [words.municipalities, words.whole_meeting, *_sums(roll.count_municipalities()), None]
    for one in sessions:
        yield [words.persons, one.day, *_sums(roll.count(one.number)), None]
        yield [words.municipalities, one.day, *_sums(roll.count_municipalities(one.number)), None]


def _sums_of(extract: Extract, organisation: Organisation, lines: Sequence[Line]) -> list[Cell]:
    standing = extract.words.standings[extract.roll.standing_of(organisation.id)]
    days = extract.roll.meeting.days
    found = [line.overall(days) for line in lines]
    return [organisation.short, standing, *_sums(Count(*(found.count(one) for one in Standing)))]


def _sums(count: Count) -> tuple[int, ...]:
    """In the order of `Standing`, after all that were called."""
    return (
        count.invited,
        count.attending,
        count.substituted,
        count.declined,
        count.pending,
        count.tentative,
    )


def _history_table(extract: Extract) -> _Table:
    words, names = extract.words, people_in(extract)
    headings = [
        words.when,
        words.who,
        words.organisation,
        words.day,
        words.before,
        words.after,
        words.substitute,
        words.road,
        words.by,
        words.late,
    ]

    def row(seen: Observation) -> list[Cell]:
        return [
            wall(seen.at),
            seen.person.name,
            seen.person.organisation.short,
            _day_of(extract, seen),
            words.kinds[seen.before] if seen.before else None,
            words.kinds[seen.after] if seen.after else None,
            seen.substitute.name if seen.substitute else None,
            words.sources[seen.source],
            names[seen.by].name if seen.by in names else _office(words, seen.source),
            words.yes if seen.late else None,
        ]

    return _Table("Historik", headings, [row(seen) for seen in sorted(extract.history, key=_at)])


def _at(seen: Observation) -> tuple[datetime, PersonId, int]:
    return seen.at, seen.person.id, seen.session


def _day_of(extract: Extract, seen: Observation) -> date | None:
    """The day an answer was about; what was answered before the last move but one has no day any more."""
    meeting = extract.roll.meeting
    rounds = {meeting.round: meeting.sessions, meeting.round - 1: meeting.before_move}
    return next((one.day for one in rounds.get(seen.round, ()) if one.number == seen.session), None)


def _office(words: papers.Danish, source: Source) -> str | None:
    return words.secretariat if source is Source.SECRETARIAT else None


# How a sheet is laid out


def _lay_out(
    book: xlsxwriter.Workbook, name: str, tables: Sequence[_Table], extract: Extract, look: _Look
) -> None:
    sheet = book.add_worksheet(name)
    words = extract.words
    sheet.write_string(0, 0, clean(words.heading(extract.committee.name)), look.title)
    sheet.write_string(1, 0, clean(papers.meeting_line(extract.roll.meeting, words)))
    sheet.write_string(2, 0, clean(words.extracted(extract.at)), look.note)
    widths = _widths(tables)
    row = _FIRST_ROW
    for table in tables:
        row = _write(sheet, row, table, widths, words, look)
    if name == words.count_sheet:
        sheet.write_string(row, 0, words.a_municipality_attends, look.note)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _set_up_print(sheet, extract)


def _write(
    sheet: Worksheet, row: int, table: _Table, widths: Sequence[int], words: papers.Danish, look: _Look
) -> int:
    """Writes a table from `row` on and says where the next one may begin. Excel wants one row in the emptiest."""
    if table.heading:
        sheet.write_string(row, 0, table.heading, look.block)
        row += 1
    last, right = row + max(len(table.rows), 1), len(table.headings) - 1
    heads = [
        {"header": heading, "header_format": look.sum_head if _is_sum(table, at) else look.head}
        for at, heading in enumerate(table.headings)
    ]
    sheet.add_table(row, 0, last, right, {"name": table.name, "style": _STYLE, "columns": heads})
    sheet.set_row(row, _height(table.headings, [width - _ARROW for width in widths]))
    for at, cells in enumerate(table.rows, start=row + 1):
        sheet.set_row(at, _height(cells, widths))
        for column, cell in enumerate(cells):
            _put(sheet, at, column, cell, look)
    for column in table.to_fill_in:
        sheet.data_validation(row + 1, column, last, column, _yes_or_no(words))
    return last + 2


def _is_sum(table: _Table, column: int) -> bool:
    return any(isinstance(row[column], int) for row in table.rows)


def _put(sheet: Worksheet, row: int, column: int, cell: Cell, look: _Look) -> None:
    match cell:
        case None | "":
            sheet.write_blank(row, column, None, look.text)
        case datetime():
            sheet.write_datetime(row, column, cell, look.moment)
        case date():
            sheet.write_datetime(row, column, datetime.combine(cell, time()), look.day)
        case int():
            sheet.write_number(row, column, cell, look.sum)
        case str():
            form = look.quoted if looks_like_formula(cell) else look.text
            sheet.write_string(row, column, clean(cell), form)


def _yes_or_no(words: papers.Danish) -> dict[str, object]:
    return {
        "validate": "list",
        "source": [words.yes, words.no],
        "error_title": words.present,
        "error_message": words.yes_or_no,
    }


def _widths(tables: Sequence[_Table]) -> list[int]:
    """Wide enough for what stands there and the filter's arrow, and no wider than a page bears; headings wrap."""
    widths = [_NARROWEST] * max(len(table.headings) for table in tables)
    for table in tables:
        for at, heading in enumerate(table.headings):
            words = max(len(word) for word in heading.split())
            cells = (_length(row[at]) for row in table.rows)
            widths[at] = min(max(widths[at], words + _ARROW, *cells), _WIDEST)
    return widths


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Points for as many lines as the fullest cell needs: not every reader fits a row to its text."""
    lines = (
        sum(len(wrap(line, width)) or 1 for line in clean(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str)
    )
    return min(15.0 * max(lines, default=1) + 3, 400)


def _length(cell: Cell) -> int:
    match cell:
        case datetime():
            return len("30. september 2027 kl. 10.30")
        case date():
            return len("30. september 2027")
        case _:
            return max((len(line) for line in clean(str(cell or "")).split("\n")), default=0) + 2


def _set_up_print(sheet: Worksheet, extract: Extract) -> None:
    """A4 on its side, one page wide, the head on every page."""
    words, case = extract.words, extract.roll.meeting.case_number
    sheet.freeze_panes(_FIRST_ROW + 1, 2)
    sheet.repeat_rows(_FIRST_ROW)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    left = _in_footer(words.case_number(case)) if case else ""
    sheet.set_footer(f"&L{left}&C{words.page('&P', '&N')}&R{_in_footer(words.extracted(extract.at))}")


def _in_footer(text: str) -> str:
    """An ampersand is a command there; Excel takes 255 characters in all."""
    return clean(text)[:80].replace("&", "&&")
