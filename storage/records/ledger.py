"""The calendar ledger, the card that stands in each chat, and the messages that were seen before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from meetings.entries import Entry, Method
from meetings.model import MeetingId, PersonId
from storage import tables
from storage.records.base import Pages, by_dialect, upsert

_entry, _card = tables.calendar_entry.c, tables.card.c

_ENTRIES = select(tables.calendar_entry).where(_entry.meeting_id == bindparam("meeting"))
_ENTRY = _ENTRIES.where(_entry.person_id == bindparam("person"))
_ENTRIES_IN_ORDER = _ENTRIES.order_by(_entry.person_id)
_PUT_ENTRY = upsert(tables.calendar_entry, "answers_to")
_DROP_ENTRY = delete(tables.calendar_entry).where(
    _entry.meeting_id == bindparam("meeting"), _entry.person_id == bindparam("person")
)
_CARD = select(_card.activity_id).where(
    _card.meeting_id == bindparam("meeting"), _card.person_id == bindparam("person")
)
_PUT_CARD = upsert(tables.card)
_SEEN = by_dialect(
    lambda into: into(tables.inbound).on_conflict_do_nothing().returning(tables.inbound.c.received_at)
)


class LedgerPages(Pages):
    def entry(self, meeting: MeetingId, person: PersonId) -> Entry | None:
        found = self.row(_ENTRY, meeting=meeting, person=person)
        return _entry_from(found) if found else None

    def entries(self, meeting: MeetingId) -> Sequence[Entry]:
        return [_entry_from(row) for row in self.rows(_ENTRIES_IN_ORDER, meeting=meeting)]

    def put_entry(self, entry: Entry) -> None:
        self.run(
            _PUT_ENTRY,
            {
                "meeting_id": entry.meeting,
                "person_id": entry.person,
                "sequence": entry.sequence,
                "stamp": entry.stamp,
                "method": entry.method,
                "answers_to": entry.answers_to,
            },
        )

    def drop_entry(self, meeting: MeetingId, person: PersonId) -> None:
        self.run(_DROP_ENTRY, {"meeting": meeting, "person": person})

    def card_of(self, meeting: MeetingId, person: PersonId) -> str | None:
        found = self.row(_CARD, meeting=meeting, person=person)
        return found.activity_id if found else None

    def put_card(self, meeting: MeetingId, person: PersonId, activity_id: str) -> None:
        self.run(_PUT_CARD, {"meeting_id": meeting, "person_id": person, "activity_id": activity_id})

    def first_seen(self, activity_key: str, now: datetime) -> bool:
        return self.run(_SEEN, {"activity_key": activity_key, "received_at": now}).first() is not None


def _entry_from(row: Row[Any]) -> Entry:
    return Entry(
        MeetingId(row.meeting_id),
        PersonId(row.person_id),
        row.sequence,
        row.stamp,
        Method(row.method),
        row.answers_to,
    )
