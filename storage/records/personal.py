"""All that is kept of one person, handed out or forgotten, by the map of `storage.personal`."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, exists, func, or_, select, update

from meetings import refusals
from meetings.model import DropId, Language, MeetingId, OrganisationId, Person, PersonId
from storage import tables
from storage.personal import TEXTS, WHOSE, Fate
from storage.records.base import upsert
from storage.records.dropped import DroppedPages
from storage.records.people import PeoplePages, email_key

_person, _erasure, _record = tables.person.c, tables.erasure.c, tables.name_on_record.c
_reply, _minutes = tables.reply.c, tables.minutes.c
_PUT_ERASURE, _PUT_NAME = upsert(tables.erasure), upsert(tables.name_on_record)
_ERASURES = select(_erasure.person_id, _erasure.salt, _erasure.digest)
_READMIT = delete(tables.erasure).where(_erasure.person_id == bindparam("person"))
_ERASED = select(_person.erased_at).where(_person.id == bindparam("person"))
_RENAME = (
    update(tables.person)
    .where(_person.id == bindparam("person"))
    .values(
        name=bindparam("called"),
        email=bindparam("address"),
        email_key=bindparam("address"),
        title="",
        erased_at=bindparam("at"),
    )
)
_NAMES = select(_record.person_id, _record.name).where(_record.meeting_id == bindparam("meeting"))
_OF_RECORD = (
    select(_minutes.meeting_id)
    .where(
        _minutes.version > 0,
        or_(
            *(
                exists().where(
                    table.c.meeting_id == _minutes.meeting_id, table.c[column] == bindparam("person")
                )
                for table, column in (
                    (tables.invitee, "person_id"),
                    (tables.substitution, "substitute_id"),
                    (tables.presence, "person_id"),
                    (tables.follow_up, "responsible_id"),
                )
            )
        ),
    )
    .order_by(_minutes.meeting_id)
)
LAST = ("settlement", "reply", "dropped_file")
"""These have more to them than a person's id; the rest is deleted by it."""


class PersonalPages(PeoplePages, DroppedPages):
    def about_person(self, id: PersonId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Every row that is kept for or names a person, by table, without keys and hashes; times in ISO 8601, UTC."""
        address = self.person(id).email
        found = {name: self._rows_about(tables.metadata.tables[name], id, address) for name in WHOSE}
        return {name: rows for name, rows in found.items() if rows}

    def erase_person(self, id: PersonId, called: str, at: datetime, *, keep_out: bool) -> Mapping[str, int]:
        """Forgets him: how many rows of each table went or were changed.

        `keep_out` remembers a hash of his address, so that no list takes him in again unasked.
        """
        person = self.person(id)
        name, address = person.name, person.email
        gone = {
            "settlement": self._count(delete(tables.settlement).where(_settled_of(id, address))),
            "reply": self._count(delete(tables.reply).where(_replies_of(id, address))),
            "dropped_file": self._forget_dropped(id),
        }
        for table_name, whose in WHOSE.items():
            if whose.owner and table_name not in LAST:
                table = tables.metadata.tables[table_name]
                gone[table_name] = self._count(delete(table).where(_is_any(table, whose.owner, id)))
        gone["answer"] = self._count(
            update(tables.answer)
            .where(tables.answer.c.person_id == id, tables.answer.c.remark != "")
            .values(remark="")
        )
        for table, column in _scrubbed():
            gone[table.name] = gone.get(table.name, 0) + self._scrub(table, column, (name, address), called)
        if keep_out:
            self._keep_out(id, address, at)
        self.strike_person(id, called, at)
        return {table: count for table, count in sorted(gone.items()) if count} | {"person": 1}

    def strike_person(self, id: PersonId, called: str, at: datetime) -> None:
        address = f"slettet-{id}@slettet.invalid"
        self.run(_RENAME, {"person": id, "called": called, "address": address, "at": at})

    def is_erased(self, id: PersonId) -> bool:
        found = self.row(_ERASED, person=id)
        return found is not None and found.erased_at is not None

    def is_kept_out(self, email: str) -> bool:
        """Whether this is the address of somebody who asked to be forgotten."""
        return self._erasure_of(email) is not None

    def readmit(self, email: str) -> bool:
        """He asks to be in again: a list may name him from now on, as somebody new."""
        found = self._erasure_of(email)
        if found is not None:
            self.run(_READMIT, {"person": found})
        return found is not None

    def meetings_of_record(self, id: PersonId) -> Sequence[MeetingId]:
        """Those whose minutes were sent out and may name the person."""
        return [MeetingId(row.meeting_id) for row in self.rows(_OF_RECORD, person=id)]

    def put_name_on_record(self, meeting: MeetingId, id: PersonId, name: str) -> None:
        self.run(_PUT_NAME, {"meeting_id": meeting, "person_id": id, "name": name})

    def names_on_record(self, meeting: MeetingId) -> Mapping[PersonId, str]:
        return {PersonId(row.person_id): row.name for row in self.rows(_NAMES, meeting=meeting)}

    def add_person(
        self, name: str, email: str, title: str, organisation: OrganisationId, language: Language
    ) -> Person:
        """Raises KeptOut for somebody who asked to be forgotten."""
        if self.is_kept_out(email):
            raise refusals.KeptOut
        return super().add_person(name, email, title, organisation, language)

    # how it is done

    def _count(self, statement: Any) -> int:
        return self.run(statement).rowcount

    def _rows_about(self, table: Table, id: PersonId, address: str) -> list[dict[str, Any]]:
        whose = WHOSE[table.name]
        shown = [
            column
            for column in table.columns
            if column.name not in whose.secret and column.type.python_type is not bytes
        ]
        where = _is_any(table, (*whose.owner, *whose.names), id)
        if table is tables.reply:
            where = _replies_of(id, address)
        elif table is tables.settlement:
            where = or_(where, _settled_of(id, address))
        rows = self.connection.execute(select(*shown).where(where).order_by(*table.primary_key.columns))
        return [{name: _plain(value) for name, value in row._mapping.items()} for row in rows]  # noqa: SLF001 - its public name

    def _forget_dropped(self, id: PersonId) -> int:
        waiting = [DropId(one.id) for one in self.dropped(id)]
        self.drop_dropped(waiting)
        return len(waiting)

    def _scrub(self, table: Table, column: Column[Any], words: Iterable[str], called: str) -> int:
        """Takes words out of a text in whatever case; they may stand in JSON, where they are written as they are."""
        wanted = [word for word in words if word.strip()]
        keys = list(table.primary_key.columns)
        likely = or_(*(func.lower(column).contains(word.lower(), autoescape=True) for word in wanted))
        # SQLite's lower() leaves Æ alone, so what begins with one is also looked for as it is written.
        likely = or_(likely, *(column.contains(word, autoescape=True) for word in wanted))
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in wanted), re.IGNORECASE)
        changed = 0
        for row in self.connection.execute(select(*keys, column.label("said")).where(likely)).all():
            told = pattern.sub(called, row.said)
            if told != row.said:
                here = [key == value for key, value in zip(keys, row[:-1], strict=True)]
                changed += self._count(update(table).where(*here).values({column.name: told}))
        return changed

    def _keep_out(self, id: PersonId, address: str, at: datetime) -> None:
        salt = secrets.token_hex(16)
        digest = _digest(salt, address)
        self.run(_PUT_ERASURE, {"person_id": id, "at": at, "salt": salt, "digest": digest})

    def _erasure_of(self, email: str) -> PersonId | None:
        for row in self.rows(_ERASURES):
            if secrets.compare_digest(_digest(row.salt, email), row.digest):
                return PersonId(row.person_id)
        return None


def _digest(salt: str, email: str) -> str:
    """Each with a salt of its own, so that no list of addresses can be tried on all of them at once."""
    return hashlib.sha256(f"{salt}\n{email_key(email)}".encode()).hexdigest()


def _is_any(table: Table, columns: Iterable[str], id: PersonId) -> Any:
    return or_(*(table.c[column] == id for column in columns))


def _replies_of(id: PersonId, address: str) -> Any:
    """Mails of his, and about him: also those of which nobody could say whose they were."""
    key = email_key(address)
    return or_(
        _reply.person_id == id,
        *(func.lower(column) == key for column in (_reply.sender, _reply.attendee)),
    )


def _settled_of(id: PersonId, address: str) -> Any:
    return tables.settlement.c.mail.in_(select(_reply.mail).where(_replies_of(id, address)))


def _scrubbed() -> Iterable[tuple[Table, Column[Any]]]:
    for name, columns in TEXTS.items():
        table = tables.metadata.tables[name]
        yield from ((table, table.c[column]) for column, fate in columns.items() if fate is Fate.SCRUBBED)


def _plain(value: object) -> object:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return value


__all__ = ["PersonalPages"]
