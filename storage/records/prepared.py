"""Statements for the driver as SQLAlchemy compiled them, with SQLAlchemy's own conversions of values and columns.

On SQLite an answer is eleven statements of 20 µs each; by `Connection.execute` each of them costs some 70 µs more, half
of the whole turn (docs/decisions/0008). On PostgreSQL, where a notice on its way out is some twenty statements, what
SQLAlchemy does around each of them is two thirds of what it costs the process.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Executable, Row, Table
from sqlalchemy.sql import visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlmodel.sql.sqltypes import UTCDateTime

Names = tuple[str, ...]
Convert = Callable[[Any], Any]
_row_type: Any = namedtuple  # noqa: PYI024 - the columns are known when it runs


class Result(Protocol):
    """As much of SQLAlchemy's result as the records read."""

    @property
    def rowcount(self) -> int: ...
    def all(self) -> Sequence[Row[Any]]: ...
    def first(self) -> Row[Any] | None: ...
    def scalar_one(self) -> Any: ...


class Fetched:
    """What was fetched at once; a row is a tuple that knows its columns by name, as SQLAlchemy's is."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: Sequence[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def all(self) -> Sequence[Row[Any]]:
        return self._rows

    def first(self) -> Row[Any] | None:
        return self._rows[0] if self._rows else None

    def scalar_one(self) -> Any:
        [row] = self._rows
        return row[0]


def all_of(several: Sequence[Fetched]) -> Fetched:
    """One after the other."""
    return Fetched([row for one in several for row in one.all()], sum(one.rowcount for one in several))


class Prepared:
    """One statement: its text, how each value goes in, and how each column comes out."""

    def __init__(self, statement: Any, compiled: SQLCompiler, dialect: Dialect, names: Names) -> None:
        """`names` are those of the values that will be given to it."""
        self._text = compiled.string
        by_place = compiled.positiontup
        self._by_place = by_place is not None
        self._names = tuple(compiled.binds if by_place is None else by_place)
        self._values: list[Any] = [None] * len(self._names)
        """The statement's own, and room for those that are given."""
        self._from: list[tuple[int, str, Convert | None]] = []
        for place, name in enumerate(self._names):
            bind = compiled.binds[name]
            convert = _into(bind.type, dialect)
            if bind.required or name in names:
                self._from.append((place, name, convert))
            else:
                own = bind.effective_value
                self._values[place] = convert(own) if convert else own
        self._returns = bool(len(statement.exported_columns))
        self._conversions = [
            (place, convert)
            for place, column in enumerate(statement.exported_columns)
            if (convert := _conversion(column.type, dialect))
        ]
        self._row: Callable[[Sequence[Any]], Any] | None = None

    def run(self, driver: Any, values: Mapping[str, Any]) -> Fetched:
        """Raises the driver's own errors, which `storage.faults` reads as well; KeyError for a value not given."""
        told = self._values.copy()
        for place, name, convert in self._from:
            told[place] = values[name] if convert is None else convert(values[name])
        given = told if self._by_place else dict(zip(self._names, told, strict=True))
        cursor = driver.execute(self._text, given)
        if not self._returns:
            return Fetched((), cursor.rowcount)
        make = self._row or self._named(cursor.description)
        found = cursor.fetchall()
        return Fetched([make(self._converted(one)) for one in found] if found else (), cursor.rowcount)

    def _named(self, description: Sequence[Sequence[Any]]) -> Callable[[Sequence[Any]], Any]:
        names = [column[0] for column in description]
        self._row = _row_type("Row", names, rename=True)._make
        return self._row

    def _converted(self, found: Sequence[Any]) -> Sequence[Any]:
        if not self._conversions:
            return found
        row = list(found)
        for place, convert in self._conversions:
            row[place] = convert(row[place])
        return row


def _conversion(of: Any, dialect: Dialect) -> Convert | None:
    """A notice has seven times in it: SQLAlchemy's three calls for each are half the reading of one."""
    if isinstance(of, UTCDateTime):
        return _utc if dialect.name == "sqlite" else _aware
    convert: Convert | None = of.dialect_impl(dialect).result_processor(dialect, None)
    return convert


def _utc(text: str | None) -> datetime | None:
    """As SQLAlchemy writes it, without a zone."""
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


def _aware(at: datetime | None) -> datetime | None:
    """The session's zone is UTC, and by another name than ours."""
    return None if at is None else at.astimezone(UTC)


def _text(value: Any) -> str | None:
    """As SQLAlchemy writes it; raises ValueError for a moment without a zone."""
    if value is None:
        return None
    if value.tzinfo is UTC:
        return value.isoformat(" ", "microseconds")[:26]  # type: ignore[no-any-return]  # a datetime's
    if value.utcoffset() is None:
        raise ValueError("Datetime values must have timezone information")
    return value.astimezone(UTC).isoformat(" ", "microseconds")[:26]  # type: ignore[no-any-return]  # a datetime's


def _into(of: Any, dialect: Dialect) -> Convert | None:
    if isinstance(of, UTCDateTime) and dialect.name == "sqlite":
        return _text
    convert: Convert | None = of.dialect_impl(dialect).bind_processor(dialect)
    return convert


class Known:
    """A statement that was executed before: the table it writes, those it reads, and how it is prepared."""

    __slots__ = ("_prepared", "reads", "writes")

    def __init__(self, statement: Any) -> None:
        self.writes: str | None = statement.table.name if statement.is_dml else None
        self.reads = frozenset(one.name for one in visitors.iterate(statement) if isinstance(one, Table))
        self._prepared: dict[tuple[str, Names], Prepared | None] = {}

    def prepared(self, statement: Executable, names: Names, dialect: Dialect) -> Prepared | None:
        so = (dialect.name, names)
        if so not in self._prepared:
            self._prepared[so] = _prepare(statement, names, dialect)
        return self._prepared[so]


class Executed:
    """The statements that were executed before: a statement made for one execution only is not worth the trouble."""

    def __init__(self) -> None:
        self._seen: WeakKeyDictionary[Executable, Known] = WeakKeyDictionary()

    def known(self, statement: Executable) -> tuple[Known, bool]:
        """And whether it has been here before."""
        if known := self._seen.get(statement):
            return known, True
        known = self._seen[statement] = Known(statement)
        return known, False

    def prepared(self, statement: Executable, names: Names, dialect: Dialect) -> Prepared | None:
        """None for a statement that is new, or that SQLAlchemy must complete at each execution."""
        known, before = self.known(statement)
        return known.prepared(statement, names, dialect) if before else None


def _prepare(statement: Any, names: Names, dialect: Dialect) -> Prepared | None:
    if not (statement.is_select or statement.is_dml):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=names if statement.is_dml else None)
    completed_later = (
        compiled.post_compile_params,
        compiled.literal_execute_params,
        compiled.insert_prefetch,
        compiled.update_prefetch,
    )
    return None if any(completed_later) else Prepared(statement, compiled, dialect, names)
