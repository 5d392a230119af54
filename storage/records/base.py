"""What every theme of the books has at hand: the open connection, and statements that suit either database.

Statements are built once, at import, so that SQLAlchemy finds them compiled; values come in by name.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Row, Table
from sqlalchemy.dialects import postgresql, sqlite

from meetings import refusals
from storage import engines
from storage.records.memory import Memory
from storage.records.prepared import Executed, Known, Result, all_of

DOMAIN = "styrmand.invalid"
"""Ends the Message-IDs of books that were not told the house's own domain."""

T = TypeVar("T")
Values = dict[str, Any] | Sequence[Mapping[str, Any]]
ByDialect = dict[str, Executable]
_EXECUTED = Executed()
FEW = 40
"""So many sets of values are soonest written one by one; for more SQLAlchemy makes one long statement."""


class Pages:
    """`writing` says that rows may be locked; a reader may not, and need not.

    `planned` counts the new notices of this unit of work: without any, nobody need be woken to send them.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        writing: bool = True,
        domain: str = DOMAIN,
        memory: Memory | None = None,
    ) -> None:
        self.connection = connection
        self.writing = writing
        self.domain = domain
        self.planned = 0
        self._dialect = connection.dialect
        self._driver = engines.raw(connection)
        self._sqlite = None if self.on_postgresql else self._driver
        self._lasts = memory is not None
        self._memory = memory or Memory()

    @property
    def on_postgresql(self) -> bool:
        return self._dialect.name == "postgresql"

    def known(self, what: str, id: Hashable, read: Callable[[], T]) -> T:
        """What this unit of work has read before and not written since: the talk and the rules both ask."""
        return self._memory.recall((what, id), read)

    def remembered(self, what: str, id: Hashable, read: Callable[[], T]) -> T:
        """The same where no other writes meanwhile, and what the units before this one have read still holds."""
        return self._memory.recall((what, id), read) if self._lasts else read()

    def run(self, statement: Executable | ByDialect, values: Values | None = None) -> Result:
        """Executes once, or once for each of several values (none: not at all would be the caller's business)."""
        one = statement[self._dialect.name] if isinstance(statement, dict) else statement
        known, before = _EXECUTED.known(one)
        if known.writes:
            self._memory.writes(known.writes)
        else:
            self._memory.reads(known.reads)
        found = self._by_driver(known, one, values) if before else None
        return self.connection.execute(one, values) if found is None else found

    def _by_driver(self, known: Known, statement: Executable, values: Values | None) -> Result | None:
        """None where SQLAlchemy does it better, or only SQLAlchemy can."""
        if values is None or isinstance(values, dict):
            given = values or {}
            prepared = known.prepared(statement, tuple(given), self._dialect)
            return prepared.run(self._driver, given) if prepared else None
        if self.on_postgresql or len(values) > FEW:
            return None
        prepared = known.prepared(statement, tuple(values[0]), self._dialect)
        return all_of([prepared.run(self._driver, each) for each in values]) if prepared else None

    def row(self, statement: Executable, **values: Any) -> Row[Any] | None:
        return self.run(statement, values).first()

    def rows(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        return self.run(statement, values).all()

    def one(self, what: str, name: object, statement: Executable, **values: Any) -> Row[Any]:
        """The one row, or Unknown."""
        if found := self.row(statement, **values):
            return found
        raise refusals.Unknown(what, str(name))


def by_dialect(build: Callable[[Any], Executable]) -> ByDialect:
    """The same INSERT .. ON CONFLICT for each database; SQLAlchemy keeps it in the dialects."""
    return {"sqlite": build(sqlite.insert), "postgresql": build(postgresql.insert)}


def upsert(table: Table, *stays: str) -> ByDialect:
    """Inserts a whole row, or overwrites everything of it but its key and the columns that stay as they began."""
    keys = [*table.primary_key.columns, *(table.c[name] for name in stays)]

    def build(into: Any) -> Executable:
        fresh = into(table)
        rest = {column.name: fresh.excluded[column.name] for column in table.columns if column not in keys}
        statement: Executable = fresh.on_conflict_do_update(
            index_elements=list(table.primary_key.columns), set_=rest
        )
        return statement

    return by_dialect(build)
