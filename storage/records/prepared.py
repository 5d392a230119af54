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

from sqlalchemy import Dialect, Executable, Row
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


class Prepared:
    """One statement: its text, how each value goes in, and how each column comes out."""

    def __init__(self, statement: Any, compiled: SQLCompiler, dialect: Dialect) -> None:
        self._text = compiled.string
        names = compiled.binds if compiled.positiontup is None else compiled.positiontup
        self._values = {name: _value(compiled.binds[name], name, dialect) for name in names}
        self._order = compiled.positiontup
        self._returns = bool(len(statement.exported_columns))
        self._conversions = [
            (place, convert)
            for place, column in enumerate(statement.exported_columns)
            if (convert := _conversion(column.type, dialect))
        ]
        self._row: Callable[[Sequence[Any]], Any] | None = None

    def run(self, driver: Any, values: Mapping[str, Any]) -> Fetched:
        """Raises the driver's own errors, which `storage.faults` reads as well."""
        cursor = driver.execute(self._text, self._given(values))
        if not self._returns:
            return Fetched((), cursor.rowcount)
        row = self._row or self._named(cursor.description)
        found = cursor.fetchall()
        if self._conversions:
            found = map(self._converted, found)
        return Fetched([row(one) for one in found], cursor.rowcount)

    def _given(self, values: Mapping[str, Any]) -> Sequence[Any] | Mapping[str, Any]:
        """By place for SQLite, by name for psycopg."""
        if self._order is None:
            return {name: read(values) for name, read in self._values.items()}
        return [self._values[name](values) for name in self._order]

    def _named(self, description: Sequence[Sequence[Any]]) -> Callable[[Sequence[Any]], Any]:
        names = [column[0] for column in description]
        self._row = _row_type("Row", names, rename=True)._make
        return self._row

    def _converted(self, found: Sequence[Any]) -> Sequence[Any]:
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


def _value(bind: Any, name: str, dialect: Dialect) -> Callable[[Mapping[str, Any]], Any]:
    """Takes the bind's value out of those given; one that was not given and has none is a KeyError."""
    convert: Convert | None = bind.type.dialect_impl(dialect).bind_processor(dialect)
    if not bind.required:
        own = bind.effective_value
        fixed = convert(own) if convert else own
        return lambda values: (
            (convert(values[name]) if convert else values[name]) if name in values else fixed
        )
    return (lambda values: convert(values[name])) if convert else (lambda values: values[name])


class Executed:
    """The statements that were executed before: a statement made for one execution only is not worth the trouble."""

    def __init__(self) -> None:
        self._seen: WeakKeyDictionary[Executable, dict[tuple[str, Names], Prepared | None]] = (
            WeakKeyDictionary()
        )

    def prepared(self, statement: Executable, names: Names, dialect: Dialect) -> Prepared | None:
        """None for a statement that is new, or that SQLAlchemy must complete at each execution."""
        known = self._seen.get(statement)
        if known is None:
            self._seen[statement] = {}
            return None
        so = (dialect.name, names)
        if so not in known:
            known[so] = _prepare(statement, names, dialect)
        return known[so]


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
    return None if any(completed_later) else Prepared(statement, compiled, dialect)
