"""A notice as its row has it, and how its states are asked for."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, bindparam, literal_column

from meetings.entries import Entry, Method
from meetings.model import ItemId, MeetingId, PersonId
from meetings.notices import Channel, Kind, NewNotice, Notice, NoticeId, NoticeState
from storage import tables

_delivery = tables.delivery.c
_KINDS = frozenset(kind.value for kind in Kind)


def one_of(column: Any, closed_set: Iterable[StrEnum]) -> ColumnElement[bool]:
    """Written out and not bound: a statement whose list is filled in at each execution cannot be prepared."""
    return column.in_([literal_column(f"'{one}'") for one in closed_set])  # type: ignore[no-any-return]


READY = one_of(_delivery.state, [NoticeState.PLANNED, NoticeState.RETRY])
NOW: BindParameter[Any] = bindparam("now", type_=_delivery.next_at.type)
KNOWN = one_of(_delivery.kind, sorted(Kind))
"""A row of a kind that another version made waits for one that knows it, in whatever state that one left it."""


def notices_from(rows: Iterable[Row[Any]]) -> list[Notice]:
    """But for those of kinds this version does not know."""
    return [notice_from(row) for row in rows if is_known(row)]


def is_known(row: Row[Any]) -> bool:
    return row.kind in _KINDS


def notice_from(row: Row[Any]) -> Notice:
    return Notice(
        id=NoticeId(row.id),
        new=new_from(row),
        state=NoticeState(row.state),
        next_at=row.next_at,
        attempts=row.attempts,
        unreached=row.unreached,
        message_id=row.message_id,
        lease_token=row.lease_token or "",
        last_error=row.last_error,
        sent_at=row.sent_at,
    )


def new_from(row: Row[Any]) -> NewNotice:
    meeting = MeetingId(row.meeting_id) if row.meeting_id is not None else None
    person = PersonId(row.person_id)
    entry = None
    if meeting is not None and row.entry_method is not None:
        entry = Entry(meeting, person, row.entry_sequence, row.entry_stamp, Method(row.entry_method))
    return NewNotice(
        meeting=meeting,
        person=person,
        kind=Kind(row.kind),
        occasion=row.occasion,
        channel=Channel(row.channel),
        due_at=row.due_at,
        not_after=row.not_after,
        round=row.round,
        entry=entry,
        item=ItemId(row.item_id) if row.item_id is not None else None,
        about=PersonId(row.about_id) if row.about_id is not None else None,
    )
