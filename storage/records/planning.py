"""What is planned: each notice once, and none for who was forgotten."""

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, bindparam, func, select
from sqlalchemy.dialects import postgresql

from meetings.notices import NewNotice, NoticeState
from storage import tables
from storage.records.base import Pages, by_dialect

_delivery = tables.delivery.c

_PLAN = by_dialect(
    lambda into: into(tables.delivery).on_conflict_do_nothing().returning(tables.delivery.c.id)
)
_FORGOTTEN = select(tables.person.c.id).where(tables.person.c.erased_at.is_not(None))
_PLANNED: tuple[str, ...] = (
    *("meeting_id", "person_id", "kind", "occasion", "channel", "due_at", "not_after", "round"),
    *("entry_sequence", "entry_stamp", "entry_method", "item_id", "about_id"),
    *("message_id", "state", "next_at", "attempts", "unreached", "activity_id", "settled_by", "last_error"),
)


def _by_columns() -> Executable:
    """A list of values for each column.

    With a place for each value of each row, reading the statement itself was most of what a batch cost.
    """
    lists = [bindparam(name, type_=postgresql.ARRAY(_delivery[name].type)) for name in _PLANNED]
    rows = func.unnest(*lists).table_valued(*_PLANNED).render_derived()
    return (
        postgresql.insert(tables.delivery)
        .from_select(_PLANNED, select(*(rows.c[name] for name in _PLANNED)), include_defaults=False)
        .on_conflict_do_nothing()
        .returning(_delivery.id)
    )


_PLAN_COLUMNS = _by_columns()


class PlanPages(Pages):
    def plan(self, notices: Sequence[NewNotice]) -> int:
        if not notices:
            return 0
        nobody = {row.id for row in self.rows(_FORGOTTEN)}
        rows = [_values(notice, self.domain) for notice in notices if notice.person not in nobody]
        if not rows:
            return 0
        if self.on_postgresql:
            new = len(self.run(_PLAN_COLUMNS, {name: [row[name] for row in rows] for name in _PLANNED}).all())
        else:
            new = len(self.run(_PLAN, rows).all())
        self.planned += new
        return new


def _message_id(notice: NewNotice, domain: str) -> str:
    """Made once, of what makes the notice the one it is, so that every try of it carries the same."""
    parts = (notice.meeting, notice.person, notice.kind, notice.occasion, notice.channel, notice.due_at)
    digest = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
    return f"<{notice.kind}.{digest[:32]}@{domain}>"


def _values(notice: NewNotice, domain: str) -> dict[str, Any]:
    entry = notice.entry
    return {
        "meeting_id": notice.meeting,
        "person_id": notice.person,
        "kind": notice.kind,
        "occasion": notice.occasion,
        "channel": notice.channel,
        "due_at": notice.due_at,
        "not_after": notice.not_after,
        "round": notice.round,
        "entry_sequence": entry.sequence if entry else None,
        "entry_stamp": entry.stamp if entry else None,
        "entry_method": entry.method if entry else None,
        "item_id": notice.item,
        "about_id": notice.about,
        "message_id": _message_id(notice, domain),
        "state": NoticeState.PLANNED,
        "next_at": notice.due_at,
        "attempts": 0,
        "unreached": 0,
        "activity_id": "",
        "settled_by": "",
        "last_error": "",
    }
