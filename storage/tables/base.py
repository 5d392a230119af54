"""What every table has in common: names of constraints, STRICT types on SQLite, closed sets as checks."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    MetaData,
    String,
    Table,
    Time,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


@compiles(String, "sqlite")
@compiles(DateTime, "sqlite")
@compiles(Date, "sqlite")
@compiles(Time, "sqlite")
def _as_text(*_: Any, **__: Any) -> str:
    """STRICT tables know INTEGER, REAL, TEXT, BLOB and ANY, and refuse VARCHAR and DATETIME."""
    return "TEXT"


@compiles(Boolean, "sqlite")
@compiles(BigInteger, "sqlite")
def _as_integer(*_: Any, **__: Any) -> str:
    return "INTEGER"


class Book(SQLModel, registry=registry(metadata=metadata)):
    """The base of every table, with its own metadata: nothing here is global."""


def one_of(column: str, values: Iterable[StrEnum]) -> CheckConstraint:
    known = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({known})", name=column)


def table(row: type[Book]) -> Table:
    """The statements' name for a row's table, which is STRICT on SQLite."""
    found = metadata.tables[str(row.__tablename__)]
    found.kwargs["sqlite_strict"] = True  # a dialect's options, set after the fact
    return found
