"""Member lists as the secretariat keeps them, CSV or Excel, read into plain rows or refused with row numbers."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from documents.cells import clean, unguarded
from meetings.addresses import is_work_address
from meetings.model import Language, Role
from wording import dates, papers

SIZE_LIMIT = 5_000_000
_HEAD_WITHIN = 25
_LENGTHS = {"name": 120, "email": 254, "title": 120, "organisation": 120}
_DAY = re.compile(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})|(\d{1,2})\.?\s+([a-zæøå]+)\s+(\d{4})")
_NAMES: Mapping[str, frozenset[str]] = {
    "organisation": frozenset({"kommune", "organisation", "kommune/organisation", "municipality"}),
    "name": frozenset({"navn", "medlem", "name", "member", "fulde navn", "full name"}),
    "email": frozenset(
        {"e-mail", "email", "mail", "e-mailadresse", "mailadresse", "e-post", "email address"}
    ),
    "title": frozenset({"titel", "stilling", "stillingsbetegnelse", "title", "job title"}),
    "role": frozenset({"rolle", "funktion", "role"}),
    "since": frozenset({"fra", "medlem fra", "fra dato", "since", "from", "member from"}),
    "until": frozenset({"til", "medlem til", "til dato", "until", "to", "member until"}),
    "deputy_for": frozenset({"suppleant for", "deputy for"}),
    "language": frozenset({"sprog", "language"}),
}
_MONTHS = {dates.month(at, language).casefold(): at for language in Language for at in range(1, 13)}
_NEEDED = ("organisation", "name", "email")


class Problem(StrEnum):
    """What is wrong with a file or one of its rows; `wording.papers` has the sentence."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    NO_HEAD = "no_head"
    NO_ROWS = "no_rows"
    MISSING = "missing"
    TOO_LONG = "too_long"
    BAD_ADDRESS = "bad_address"
    UNKNOWN_ROLE = "unknown_role"
    UNKNOWN_LANGUAGE = "unknown_language"
    BAD_DATE = "bad_date"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    TWICE = "twice"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    """This and the next two are for whoever has the books open to say."""
    UNKNOWN_PRINCIPAL = "unknown_principal"
    KEPT_OUT = "kept_out"


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A line of the list, as written: whether the organisation is known is for the books to say.

    `row` is the number Excel shows at its left. `deputy_for` is the address of the principal.
    """

    row: int
    organisation: str
    name: str
    email: str
    title: str = ""
    role: Role = Role.MEMBER
    since: date | None = None
    until: date | None = None
    deputy_for: str = ""
    language: Language = Language.DA


@dataclass(frozen=True, slots=True)
class RowError:
    """`row` 0 is the file as a whole; `column` is the field's name in `MemberRow`, `text` what stood there."""

    row: int
    column: str
    problem: Problem
    text: str = ""


class WrongFile(Exception):
    """The list cannot be taken as it is, and none of it was; `errors` says what to mend, row by row."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = tuple(errors)


Sheet = list[tuple[int, list[str | date]]]
"""The filled rows of a table with their numbers; real dates stay dates."""


def read(data: bytes) -> tuple[MemberRow, ...]:
    """Every row of the list, or WrongFile with everything that is wrong with it.

    CSV with `;`, `,` or TAB, in UTF-8 with or without BOM, UTF-16 with BOM or Windows-1252; or the first sheet of
    an XLSX that has a heading row. Danish and English headings, in any order; unknown columns are left alone.
    """
    if len(data) > SIZE_LIMIT:
        raise WrongFile([RowError(0, "", Problem.TOO_LARGE)])
    head, sheet = _with_head(_sheets(data))
    rows, errors = _rows(head, sheet)
    errors += _twice(rows)
    if not rows and not errors:
        errors.append(RowError(0, "", Problem.NO_ROWS))
    if errors:
        raise WrongFile(sorted(errors, key=lambda error: error.row))
    return tuple(rows)


# From bytes to rows of text


def _sheets(data: bytes) -> Iterator[Sheet]:
    """The ways this file can be taken for a table, to be tried in turn."""
    if data.startswith(b"PK\x03\x04"):
        yield from _workbook(data)
        return
    text = _decoded(data)
    for delimiter in ";\t,":
        yield [
            (number, [unguarded(cell) for cell in row])
            for number, row in _csv(text, delimiter)
            if any(cell.strip() for cell in row)
        ]


def _csv(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number a spreadsheet would show: a cell with a line break is still one row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error as error:
        raise WrongFile([RowError(reader.line_num, "", Problem.UNREADABLE)]) from error


def _decoded(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if marked else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongFile([RowError(0, "", Problem.UNREADABLE)])


def _workbook(data: bytes) -> Iterator[Sheet]:
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = enumerate(sheet.iter_rows(values_only=True), start=1)
            yield [(number, [_cell(value) for value in row]) for number, row in rows if any(row)]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise WrongFile([RowError(0, "", Problem.UNREADABLE)]) from error


def _cell(value: object) -> str | date:
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case None:
            return ""
        case _:
            return unguarded(str(value))


# The head


def _with_head(sheets: Iterable[Sheet]) -> tuple[Mapping[str, int], Sheet]:
    """The first table with a heading row near its top, and the rows below it."""
    fullest: Mapping[str, int] = {}
    for sheet in sheets:
        for at, (_, cells) in enumerate(sheet[:_HEAD_WITHIN]):
            head = _head(cells)
            if set(_NEEDED) <= set(head):
                return head, sheet[at + 1 :]
            fullest = max(fullest, head, key=len)
    missing = [name for name in _NEEDED if name not in fullest]
    raise WrongFile([RowError(0, name, Problem.NO_HEAD) for name in missing])


def _head(cells: Sequence[str | date]) -> Mapping[str, int]:
    """Which field stands in which column; of two columns with one meaning the first counts."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        heading = _text(cell).casefold().rstrip(":* ")
        for field, names in _NAMES.items():
            if heading in names:
                found.setdefault(field, at)
    return found


# The rows


def _rows(head: Mapping[str, int], sheet: Sheet) -> tuple[list[MemberRow], list[RowError]]:
    rows: list[MemberRow] = []
    errors: list[RowError] = []
    for number, cells in sheet:
        if set(_NEEDED) <= set(again := _head(cells)):
            head = again  # a second block of the list, with a head of its own
        elif sum(_text(cell) != "" for cell in cells) > 1:
            _take(number, head, cells, rows, errors)
    return rows, errors


def _take(
    number: int,
    head: Mapping[str, int],
    cells: Sequence[str | date],
    rows: list[MemberRow],
    errors: list[RowError],
) -> None:
    """Reads one row; a row with a single filled cell, a heading between two blocks, never comes here."""
    raw = {field: cells[at] if at < len(cells) else "" for field, at in head.items()}
    text = {field: _text(cell) for field, cell in raw.items()}
    wrong = [RowError(number, field, problem, text.get(field, "")) for field, problem in _problems(text, raw)]
    errors += wrong
    if not wrong:
        rows.append(_member(number, text, raw))


def _member(number: int, text: Mapping[str, str], raw: Mapping[str, str | date]) -> MemberRow:
    return MemberRow(
        row=number,
        organisation=text["organisation"],
        name=text["name"],
        email=text["email"].removeprefix("mailto:"),
        title=text.get("title", ""),
        role=_role(text.get("role", "")) or Role.MEMBER,
        since=_day(raw.get("since", "")),
        until=_day(raw.get("until", "")),
        deputy_for=text.get("deputy_for", ""),
        language=_language(text.get("language", "")) or Language.DA,
    )


def _problems(text: Mapping[str, str], raw: Mapping[str, str | date]) -> Iterator[tuple[str, Problem]]:
    yield from ((field, Problem.MISSING) for field in _NEEDED if not text[field])
    for field, limit in _LENGTHS.items():
        if len(text.get(field, "")) > limit:
            yield field, Problem.TOO_LONG
    for field, (parse, problem) in _PARSED.items():
        if text.get(field) and parse(raw[field]) is None:
            yield field, problem
    since, until = _day(raw.get("since", "")), _day(raw.get("until", ""))
    if since and until and until < since:
        yield "until", Problem.ENDS_BEFORE_IT_BEGINS


def _twice(rows: Sequence[MemberRow]) -> list[RowError]:
    """One person stands once in a committee; the second row with an address is the wrong one."""
    seen: set[str] = set()
    errors = []
    for row in rows:
        if row.email.casefold() in seen:
            errors.append(RowError(row.row, "email", Problem.TWICE, row.email))
        seen.add(row.email.casefold())
    return errors


# What stands in a cell


def _text(cell: str | date) -> str:
    return cell.isoformat() if isinstance(cell, date) else " ".join(clean(cell).split())


def _address(cell: str | date) -> str | None:
    text = _text(cell).removeprefix("mailto:")
    return text if is_work_address(text) else None


def _role(cell: str | date) -> Role | None:
    known = {role.value.replace("_", " "): role for role in Role} | {"medlem": Role.MEMBER}
    for language in Language:
        known |= {word: role for role, word in papers.words(language).roles.items()}
    return known.get(_text(cell).casefold().replace("_", " "))


def _language(cell: str | date) -> Language | None:
    known = {"da": Language.DA, "dansk": Language.DA, "danish": Language.DA}
    known |= {"en": Language.EN, "engelsk": Language.EN, "english": Language.EN}
    return known.get(_text(cell).casefold())


def _day(cell: str | date) -> date | None:
    """2027-03-02, 02-03-2027, 2/3-2027, 2.3.2027 or 2. marts 2027; the day stands first, as Danes write."""
    if isinstance(cell, date):
        return cell
    text = _text(cell).casefold()
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, number, year, named_day, name, named_year = found.groups()
    month = _MONTHS.get(name, 0) if name else int(number)
    try:
        return date(int(year or named_year), month, int(day or named_day))
    except ValueError:
        return None


_PARSED: Mapping[str, tuple[Callable[[str | date], object], Problem]] = {
    "email": (_address, Problem.BAD_ADDRESS),
    "deputy_for": (_address, Problem.BAD_ADDRESS),
    "role": (_role, Problem.UNKNOWN_ROLE),
    "language": (_language, Problem.UNKNOWN_LANGUAGE),
    "since": (_day, Problem.BAD_DATE),
    "until": (_day, Problem.BAD_DATE),
}
