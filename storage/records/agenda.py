"""Agenda items with their recommendations and attachments."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, insert, select, update

from meetings import refusals
from meetings.model import (
    AgendaItem,
    Attachment,
    CommitteeId,
    FileId,
    ItemId,
    ItemState,
    Later,
    MeetingId,
    PersonId,
    Recommendation,
    StandingKind,
    Verb,
)
from storage import tables
from storage.records.base import Pages
from storage.records.people import Who, person_from

_item, _recommendation, _attachment = tables.agenda_item.c, tables.recommendation.c, tables.attachment.c
_who = Who("who")
_OWN = [column for column in _item if column.name != "proposer_id"]

_ITEMS = select(*_who.columns, *(column.label(f"item_{column.name}") for column in _OWN)).select_from(
    tables.agenda_item.outerjoin(_who.person, _who.person.c.id == _item.proposer_id).outerjoin(
        _who.organisation, _who.organisation.c.id == _who.person.c.organisation_id
    )
)
_WITH_ID = _item.id == bindparam("item")
_AT_MEETING = _item.meeting_id == bindparam("meeting")
_BY_PROPOSER = _item.proposer_id == bindparam("proposer")

Statements = tuple[Select[Any], Select[Any], Select[Any]]


def _of(condition: Any, *order: Any) -> Statements:
    """The items of one condition, and their two kinds of lines."""
    ids = select(_item.id).where(condition)
    return (
        _ITEMS.where(condition).order_by(*order),
        select(tables.recommendation)
        .where(_recommendation.item_id.in_(ids))
        .order_by(_recommendation.position),
        select(tables.attachment).where(_attachment.item_id.in_(ids)).order_by(_attachment.position),
    )


_ITEM = _of(_WITH_ID)
_ITEMS_AT = _of(_AT_MEETING, _item.id)
_ITEMS_BY = _of(_BY_PROPOSER, _item.submitted_at.desc(), _item.id.desc())
_DEFERRED = _of(
    (_item.state == ItemState.DEFERRED)
    & _item.meeting_id.in_(
        select(tables.meeting.c.id).where(tables.meeting.c.committee_id == bindparam("committee"))
    ),
    _item.id,
)
_ADD_ITEM = insert(tables.agenda_item).returning(_item.id)
_PUT_ITEM = update(tables.agenda_item).where(_WITH_ID)
_ADD_RECOMMENDATIONS, _ADD_ATTACHMENTS = insert(tables.recommendation), insert(tables.attachment)
_DROP_LINES = tuple(
    delete(table).where(table.c.item_id == bindparam("item"))
    for table in (tables.recommendation, tables.attachment)
)


class AgendaPages(Pages):
    def items(self, meeting: MeetingId) -> Sequence[AgendaItem]:
        """As they came."""
        return self.remembered("items", meeting, lambda: self._items(_ITEMS_AT, meeting=meeting))

    def items_by(self, proposer: PersonId) -> Sequence[AgendaItem]:
        return self._items(_ITEMS_BY, proposer=proposer)

    def item(self, id: ItemId) -> AgendaItem:
        for item in self._items(_ITEM, item=id):
            return item
        raise refusals.Unknown("item", str(id))

    def deferred_items(self, committee: CommitteeId) -> Sequence[AgendaItem]:
        return self._items(_DEFERRED, committee=committee)

    def add_item(self, item: AgendaItem) -> AgendaItem:
        added = replace(item, id=ItemId(self.run(_ADD_ITEM, _values(item)).scalar_one()))
        self._add_lines(added)
        return added

    def put_item(self, item: AgendaItem) -> None:
        if self.run(_PUT_ITEM.values(**_values(item)), {"item": item.id}).rowcount != 1:
            raise refusals.Unknown("item", str(item.id))
        for statement in _DROP_LINES:
            self.run(statement, {"item": item.id})
        self._add_lines(item)

    def _add_lines(self, item: AgendaItem) -> None:
        said, papers = item.recommendations, item.attachments
        if said:
            self.run(_ADD_RECOMMENDATIONS, _lines(item.id, map(_recommendation_values, said)))
        if papers:
            self.run(_ADD_ATTACHMENTS, _lines(item.id, map(_attachment_values, papers)))

    def _items(self, statements: Statements, **values: Any) -> Sequence[AgendaItem]:
        items, recommendations, attachments = (self.rows(statement, **values) for statement in statements)
        said, papers = _grouped(recommendations), _grouped(attachments)
        return [_item_from(row, said[row.item_id], papers[row.item_id]) for row in items]


def _lines(item: ItemId, values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"item_id": item, "position": position, **line} for position, line in enumerate(values)]


def _grouped(rows: Iterable[Row[Any]]) -> Mapping[int, list[Row[Any]]]:
    found = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found


def _item_from(row: Row[Any], said: Sequence[Row[Any]], papers: Sequence[Row[Any]]) -> AgendaItem:
    proposer = row[: Who.width]
    return AgendaItem(
        id=ItemId(row.item_id),
        meeting=MeetingId(row.item_meeting_id),
        title=row.item_title,
        state=ItemState(row.item_state),
        number=row.item_number,
        proposer=person_from(proposer) if proposer[0] is not None else None,
        submitted_at=row.item_submitted_at,
        background=row.item_background,
        since_last=row.item_since_last,
        status_report=row.item_status_report,
        case_presentation=row.item_case_presentation,
        next_steps=row.item_next_steps,
        recommendations=tuple(Recommendation(Verb(line.verb), line.text) for line in said),
        attachments=tuple(map(_attachment_from, papers)),
        minutes=row.item_minutes,
        presenter=row.item_presenter,
        case_number=row.item_case_number,
        initials=row.item_initials,
        closed=row.item_closed,
        note=row.item_note,
        introduction=row.item_introduction,
        proposes=row.item_proposes,
        financial_impact=row.item_financial_impact,
        guests=tuple(json.loads(row.item_guests)),
        headings=tuple((name, words) for name, words in json.loads(row.item_headings)),
        standing=StandingKind(row.item_standing) if row.item_standing else None,
        origin=row.item_origin_id,
        deferrals=row.item_deferrals,
        wanted_for=later_from(row.item_wanted_meeting_id, row.item_wanted_month),
        merged_into=row.item_merged_into_id,
        version=row.item_version,
    )


def _values(item: AgendaItem) -> dict[str, Any]:
    return {
        "meeting_id": item.meeting,
        "title": item.title,
        "state": item.state,
        "number": item.number,
        "proposer_id": item.proposer.id if item.proposer else None,
        "submitted_at": item.submitted_at,
        "background": item.background,
        "since_last": item.since_last,
        "status_report": item.status_report,
        "case_presentation": item.case_presentation,
        "next_steps": item.next_steps,
        "minutes": item.minutes,
        "presenter": item.presenter,
        "case_number": item.case_number,
        "initials": item.initials,
        "closed": item.closed,
        "note": item.note,
        "introduction": item.introduction,
        "proposes": item.proposes,
        "financial_impact": item.financial_impact,
        "guests": json.dumps(item.guests, ensure_ascii=False),
        "headings": json.dumps(item.headings, ensure_ascii=False),
        "standing": item.standing,
        "origin_id": item.origin,
        "deferrals": item.deferrals,
        "wanted_meeting_id": item.wanted_for.meeting if item.wanted_for else None,
        "wanted_month": item.wanted_for.month if item.wanted_for else None,
        "merged_into_id": item.merged_into,
        "version": item.version,
    }


def later_from(meeting: str | None, month: date | None) -> Later | None:
    return Later(MeetingId(meeting) if meeting else None, month) if meeting or month else None


def _attachment_from(row: Row[Any]) -> Attachment:
    return Attachment(
        row.title,
        row.url,
        FileId(row.file_id) if row.file_id else None,
        row.number,
        row.content_type,
        row.size,
    )


def _recommendation_values(one: Recommendation) -> dict[str, Any]:
    return {"verb": one.verb, "text": one.text}


def _attachment_values(one: Attachment) -> dict[str, Any]:
    return {
        "title": one.title,
        "url": one.url,
        "file_id": one.file,
        "number": one.number,
        "content_type": one.content_type,
        "size": one.size,
    }
