"""A TOML file read as strictly as a form: every key is asked for, and every fault is kept with its place."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from documents.cells import clean
from meetings.addresses import is_work_address

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
SIZE_LIMIT = 1_000_000
_CLOCK = re.compile("([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")


class Problem(StrEnum):
    """What is wrong with a file or one of its keys; `wording.committee_file` has the sentence."""

    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    NOT_TOML = "not_toml"
    NOTHING = "nothing"
    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"
    NOT_TEXT = "not_text"
    NOT_NUMBER = "not_number"
    NOT_NUMBERS = "not_numbers"
    NOT_TEXTS = "not_texts"
    NOT_DAY = "not_day"
    NOT_TIME = "not_time"
    NOT_TRUE = "not_true"
    NOT_TABLE = "not_table"
    NOT_TABLES = "not_tables"
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    OUTSIDE_HOURS = "outside_hours"
    UNKNOWN_CHOICE = "unknown_choice"
    BAD_SLUG = "bad_slug"
    BAD_ADDRESS = "bad_address"
    TWICE = "twice"
    NAMESAKE = "namesake"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    OVERLAP = "overlap"
    NO_SUCH_CLAUSE = "no_such_clause"
    ONLY_A_GUIDELINE = "only_a_guideline"


@dataclass(frozen=True, slots=True)
class Fault:
    """`place` names the table as a reader finds it, "committee 2 · terms 1", and is empty for the file as a whole.

    `text` is the fact the sentence needs: the limit, the choices, the other place, what the parser said.
    """

    place: str
    key: str
    problem: Problem
    text: str = ""


class WrongFile(Exception):
    """The file cannot be taken as it is, and none of it was; `faults` says all there is to mend."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


def parsed(data: bytes) -> dict[str, Any]:
    """Raises WrongFile with the one thing that keeps the file from being TOML at all."""
    if len(data) > SIZE_LIMIT:
        raise WrongFile([Fault("", "", Problem.TOO_LARGE)])
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise WrongFile([Fault("", "", Problem.NOT_UTF8)]) from None
    except (ValueError, RecursionError) as fault:
        raise WrongFile([Fault("", "", Problem.NOT_TOML, str(fault))]) from None


class Table:
    """One table of the file.

    A key that is asked for and wrong becomes a fault, and a harmless value goes on in its place, so that one
    reading finds everything; `close` finds the keys nobody asked for.
    """

    def __init__(
        self, values: Mapping[str, Any], faults: list[Fault], place: str = "", path: tuple[str, ...] = ()
    ) -> None:
        self.place = place
        self._path = path
        self._values = values
        self._faults = faults
        self._asked: list[str] = []

    def wrong(self, key: str, problem: Problem, text: object = "") -> None:
        self._faults.append(Fault(self.place, key, problem, str(text)))

    def has(self, key: str) -> bool:
        self._asked.append(key)
        return key in self._values

    def close(self) -> None:
        known = ", ".join(sorted(set(self._asked)))
        for key in self._values:
            if key not in self._asked:
                self.wrong(key, Problem.UNKNOWN_KEY, known)

    # values

    def text(self, key: str, limit: int, *, otherwise: str | None = None) -> str:
        """On one line, without what cannot be seen; empty counts as missing."""
        value = self._value(key, str, Problem.NOT_TEXT, otherwise)
        line = " ".join(clean(value or "").split())
        if value is not None and not line and otherwise != "":
            self.wrong(key, Problem.MISSING)
        if len(line) > limit:
            self.wrong(key, Problem.TOO_LONG, limit)
        return line

    def address(self, key: str) -> str:
        address = self.text(key, 254)
        if address and not is_work_address(address):
            self.wrong(key, Problem.BAD_ADDRESS)
        return address

    def slug(self, key: str, limit: int) -> str:
        slug = self.text(key, limit)
        parts = slug.split("-")
        if slug and not all(part.isascii() and part.isalnum() and part == part.lower() for part in parts):
            self.wrong(key, Problem.BAD_SLUG)
        return slug

    def number(self, key: str, most: int, *, least: int = 0, otherwise: int | None = None) -> int:
        number = self._value(key, int, Problem.NOT_NUMBER, otherwise)
        if number is None:
            return least
        return self._bounded(key, number, least, most)

    def numbers(self, key: str, most: int, *, otherwise: tuple[int, ...]) -> tuple[int, ...]:
        """Each of them once, the largest first."""
        found = self._value(key, list, Problem.NOT_NUMBERS, list(otherwise)) or []
        if not all(type(one) is int for one in found):
            self.wrong(key, Problem.NOT_NUMBERS)
            return otherwise
        return tuple(sorted({self._bounded(key, one, 0, most) for one in found}, reverse=True))

    def day(self, key: str, *, needed: bool = True) -> date | None:
        if not needed and not self.has(key):
            return None
        day = self._value(key, date, Problem.NOT_DAY, None)
        if isinstance(day, datetime):
            self.wrong(key, Problem.NOT_DAY)
            return None
        return day

    def clock(self, key: str, *, otherwise: time) -> time:
        """A time of TOML's own, or in quotes as people write it: "9.00", "09:00"."""
        if not self.has(key):
            return otherwise
        match self._values[key]:
            case time(second=0, microsecond=0) as wall:
                return wall
            case str(written) if found := _CLOCK.fullmatch(written.strip()):
                hours, minutes = map(int, found.groups())
                return time(hours, minutes)
        self.wrong(key, Problem.NOT_TIME)
        return otherwise

    def choice(self, key: str, of: type[E], *, otherwise: E | None = None) -> E:
        first = next(iter(of))
        if otherwise is not None and not self.has(key):
            return otherwise
        told = self._value(key, str, Problem.NOT_TEXT, None)
        if told is not None and told not in [one.value for one in of]:
            self.wrong(key, Problem.UNKNOWN_CHOICE, ", ".join(one.value for one in of))
            return first
        return of(told) if told is not None else first

    def choices(self, key: str, of: type[E]) -> tuple[E, ...]:
        """Several of them, each once."""
        told = self._value(key, list, Problem.NOT_TEXTS, None) or []
        known = {one.value: one for one in of}
        if not all(isinstance(one, str) for one in told):
            self.wrong(key, Problem.NOT_TEXTS)
            return ()
        if any(one not in known for one in told):
            self.wrong(key, Problem.UNKNOWN_CHOICE, ", ".join(known))
        return tuple(dict.fromkeys(known[one] for one in told if one in known))

    def is_set(self, key: str) -> bool:
        """A mark that is `true` or left out."""
        if not self.has(key):
            return False
        if self._values[key] is not True:
            self.wrong(key, Problem.NOT_TRUE)
        return True

    # tables within

    def table(self, key: str, *, needed: bool) -> "Table":
        """The table of that name; an empty one where there is none."""
        if not needed and not self.has(key):
            return self._within(key, {}, self._faults)
        found = self._value(key, dict, Problem.NOT_TABLE, None, self._header(key))
        # What is missing is told once, and not once more for each of its keys.
        return self._within(key, found or {}, self._faults if found is not None else [])

    def tables(self, key: str, named_by: str = "") -> "list[Table]":
        """In their order; what stands in `named_by` is told with their place."""
        if not self.has(key):
            return []
        found = self._values[key]
        if not (isinstance(found, list) and all(isinstance(one, dict) for one in found)):
            self.wrong(key, Problem.NOT_TABLES, self._header(key))
            return []
        return [
            self._within(key, one, self._faults, f" {number}{_named(one, named_by)}")
            for number, one in enumerate(found, start=1)
        ]

    # how it is done

    def _value(
        self, key: str, kind: type[T], problem: Problem, otherwise: T | None, text: str = ""
    ) -> T | None:
        if not self.has(key):
            if otherwise is None:
                self.wrong(key, Problem.MISSING)
            return otherwise
        value = self._values[key]
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        self.wrong(key, problem, text)
        return otherwise

    def _bounded(self, key: str, number: int, least: int, most: int) -> int:
        if least <= number <= most:
            return number
        self.wrong(key, Problem.OUT_OF_RANGE, f"{least} to {most}")
        return least

    def _within(self, key: str, values: Mapping[str, Any], faults: list[Fault], which: str = "") -> "Table":
        place = " · ".join(part for part in (self.place, f"{key}{which}") if part)
        return Table(values, faults, place, (*self._path, key))

    def _header(self, key: str) -> str:
        return ".".join((*self._path, key))


def _named(values: Mapping[str, Any], by: str) -> str:
    name = clean(str(values.get(by, "")))[:60]
    return f" ({name})" if name else ""


def each_once(entries: Iterable[tuple[Table, str, object]]) -> None:
    """Tells of every key whose value stood further up already; an empty value is missing, not the same."""
    seen: dict[object, Table] = {}
    for table, key, value in entries:
        if value and value in seen:
            table.wrong(key, Problem.TWICE, seen[value].place)
        seen.setdefault(value, table)
