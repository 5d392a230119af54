"""Who did what. The lines about one subject form a chain, so that a line changed behind our back is found."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC
from itertools import groupby
from typing import Any

from sqlalchemy import Row, String, bindparam, func, insert, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from meetings.model import AuditEntry, PersonId, Source
from storage import tables
from storage.records.base import Pages


class sha256_hex(GenericFunction[str]):  # noqa: N801 - named as it is called in SQL
    """SHA-256 of a text. PostgreSQL has it under another name; SQLite's connections bring it (`engines`)."""

    type = String()
    inherit_cache = True


@compiles(sha256_hex, "postgresql")
def _on_postgres(function: Any, compiler: Any, **how: Any) -> str:
    return f"encode(sha256(convert_to({compiler.process(function.clauses, **how)}, 'UTF8')), 'hex')"


_audit = tables.audit.c
_before = tables.audit.alias("before")
_LAST = func.coalesce(
    select(_before.c.chain)
    .where(_before.c.subject == bindparam("subject"))
    .order_by(_before.c.id.desc())
    .limit(1)
    .scalar_subquery(),
    "",
)
_AUDIT = insert(tables.audit).values(
    at=bindparam("at"),
    actor_id=bindparam("actor"),
    on_behalf_of_id=bindparam("on_behalf_of"),
    act=bindparam("act"),
    subject=bindparam("subject"),
    source=bindparam("source"),
    details=bindparam("details"),
    follows=_LAST,
    chain=sha256_hex(_LAST.concat(bindparam("digest"))),
)
_LINES = select(tables.audit).order_by(_audit.subject, _audit.id)
_ABOUT = _LINES.where(_audit.subject == bindparam("about"))


class AuditPages(Pages):
    def audit(self, entry: AuditEntry) -> None:
        """On PostgreSQL two writers about one subject at once collide, and the second is run again."""
        self.run(
            _AUDIT,
            {
                "at": entry.at,
                "actor": entry.actor,
                "on_behalf_of": entry.on_behalf_of,
                "act": entry.act,
                "subject": entry.subject,
                "source": entry.source,
                "details": entry.details,
                "digest": _digest(entry),
            },
        )

    def audit_of(self, subject: str) -> Sequence[AuditEntry]:
        """In the order it was done."""
        return [_entry_from(row) for row in self.rows(_ABOUT, about=subject)]

    def forged(self) -> Iterator[AuditEntry]:
        """Lines that are not as they were written, or do not follow the one before them. Reads the whole book."""
        for _, lines in groupby(self.connection.execute(_LINES), key=lambda row: row.subject):
            follows = ""
            for row in lines:
                entry = _entry_from(row)
                if row.follows != follows or row.chain != _chain(follows, entry):
                    yield entry
                follows = row.chain


def _chain(follows: str, entry: AuditEntry) -> str:
    return hashlib.sha256((follows + _digest(entry)).encode()).hexdigest()


def _digest(entry: AuditEntry) -> str:
    at = entry.at.astimezone(UTC).isoformat()
    said = [at, entry.actor, entry.on_behalf_of, entry.act, entry.subject, entry.source, entry.details]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _entry_from(row: Row[Any]) -> AuditEntry:
    return AuditEntry(
        at=row.at,
        actor=PersonId(row.actor_id) if row.actor_id is not None else None,
        on_behalf_of=PersonId(row.on_behalf_of_id) if row.on_behalf_of_id is not None else None,
        act=row.act,
        subject=row.subject,
        source=Source(row.source),
        details=row.details,
    )
