"""What came of somebody's being in a committee: found in the rows that name him, table by table.

Every table of `storage.personal.WHOSE` stands here; tests/storage/test_traces.py fails for one that does not.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    false,
    literal,
    not_,
    or_,
    select,
    union,
)

from meetings.model import CommitteeId, MeetingId, PersonId, Trace
from meetings.notices import Kind, NoticeState
from meetings.removal import ADDING
from storage import tables
from storage.faults import Overtaken
from storage.personal import WHOSE
from storage.records.base import Pages
from storage.records.keeping import TAKEN
from storage.records.notice_rows import one_of

TRACES: Mapping[str, Trace | None] = {
    # the adding itself
    "membership": Trace.DEPUTY,
    "invitee": None,
    "calendar_entry": None,
    # the person, in whatever committee
    "person": None,
    "erasure": None,
    "road": None,
    "link": None,
    "feed": None,
    "dropped_file": None,
    "closed_mailbox": None,
    "visit": None,
    "unsaved": None,
    # what came of it
    "answer": Trace.ANSWER,
    "answer_history": Trace.ANSWER,
    "substitution": Trace.ANSWER,
    "seat_wish": Trace.ANSWER,
    "reply": Trace.ANSWER,
    "presence": Trace.PRESENCE,
    "stay": Trace.PRESENCE,
    "name_on_record": Trace.PAPER,
    "delivery": Trace.WORD,
    "card": Trace.WORD,
    "agenda_item": Trace.PROPOSAL,
    "item_draft": Trace.PROPOSAL,
    "item_version": Trace.PAPER,
    "item_note": Trace.PAPER,
    "agenda_version": Trace.PAPER,
    "agenda_approval": Trace.PAPER,
    "comment": Trace.PAPER,
    "decision": Trace.PAPER,
    "minutes": Trace.PAPER,
    "chair_decision": Trace.PAPER,
    "follow_up": Trace.TASK,
    "settlement": Trace.ACTED,
    "audit": Trace.ACTED,
}
"""What a row that names somebody is a trace of, in the committee it belongs to; None where it is none by itself."""

_PERSON: Any = bindparam("person")
_COMMITTEE: Any = bindparam("committee")
_delivery, _audit, _membership = tables.delivery.c, tables.audit.c, tables.membership.c
_MEETINGS = select(tables.meeting.c.id).where(tables.meeting.c.committee_id == _COMMITTEE)
_ITEMS = select(tables.agenda_item.c.id).where(tables.agenda_item.c.meeting_id.in_(_MEETINGS))
_MAILS = select(tables.reply.c.mail).where(tables.reply.c.meeting_id.in_(_MEETINGS))
NEVER_TRIED = and_(
    one_of(
        _delivery.state,
        [
            NoticeState.PLANNED,
            NoticeState.RETRY,
            NoticeState.CANCELLED,
            NoticeState.SKIPPED,
            NoticeState.DEAD,
        ],
    ),
    _delivery.tried_at.is_(None),
)
"""Certainly nobody has it: it never went to the socket, is nowhere on its way there, and was not put back from a copy."""


def _named_in(table: Table) -> ColumnElement[bool]:
    whose = WHOSE[table.name]
    return or_(*(table.c[column] == _PERSON for column in (*whose.owner, *whose.names)))


def _of_the_committee(table: Table) -> ColumnElement[bool]:
    columns = table.c
    if table is tables.audit:
        filed = select(literal(TAKEN) + tables.meeting.c.id).where(
            tables.meeting.c.committee_id == _COMMITTEE
        )
        return or_(_audit.subject == _COMMITTEE, _audit.subject.in_(_MEETINGS), _audit.subject.in_(filed))
    ways = {"committee_id": None, "meeting_id": _MEETINGS, "item_id": _ITEMS, "mail": _MAILS}
    name, among = next((name, among) for name, among in ways.items() if name in columns)
    column: Column[Any] = columns[name]
    return column == _COMMITTEE if among is None else column.in_(among)


_NOT_ADDING = or_(_audit.actor_id == _PERSON, _audit.act.not_in([literal(act) for act in sorted(ADDING)]))
"""Whoever adds others has acted; whoever was only added has not."""
_NARROWED: Mapping[str, ColumnElement[bool]] = {
    "membership": _membership.deputy_for == _PERSON,
    "delivery": or_(_delivery.about_id == _PERSON, not_(NEVER_TRIED)),
    # What was done for him has rows of its own, and so have answers.
    "audit": and_(_audit.actor_id == _PERSON, _audit.act != "answer"),
}


def _found() -> Iterator[Select[Any]]:
    for name, trace in TRACES.items():
        if trace is not None:
            table = tables.metadata.tables[name]
            narrowed = _NARROWED.get(name, ~false())
            yield select(literal(trace.value).label("trace")).where(
                exists().where(_named_in(table), _of_the_committee(table), narrowed)
            )


def _names() -> Iterator[ColumnElement[bool]]:
    for name in WHOSE:
        table = tables.metadata.tables[name]
        if table is not tables.person:
            narrowed = _NOT_ADDING if table is tables.audit else ~false()
            yield exists().where(_named_in(table), narrowed)


_TRACES = union(*_found())
_IS_NAMED = select(tables.person.c.id).where(tables.person.c.id == _PERSON, or_(*_names()))
_TO_WITHDRAW = and_(
    _delivery.person_id == _PERSON,
    _delivery.meeting_id.in_(bindparam("meetings", expanding=True)),
    _delivery.kind.in_(bindparam("kinds", expanding=True)),
)
_WITHDRAW = delete(tables.delivery).where(_TO_WITHDRAW, NEVER_TRIED)
_LEFT = select(_delivery.id).where(_TO_WITHDRAW).limit(1)


class TracePages(Pages):
    def traces(self, id: PersonId, committee: CommitteeId) -> frozenset[Trace]:
        found = self.rows(_TRACES, person=id, committee=committee)
        return frozenset(Trace(row.trace) for row in found)

    def is_named(self, id: PersonId) -> bool:
        return self.row(_IS_NAMED, person=id) is not None

    def withdraw(self, id: PersonId, meetings: Collection[MeetingId], kinds: Collection[Kind]) -> None:
        """Raises Overtaken for what somebody has claimed since it was looked at."""
        if not meetings or not kinds:
            return
        which = {"person": id, "meetings": sorted(meetings), "kinds": sorted(kinds)}
        self.run(_WITHDRAW, which)
        if self.row(_LEFT, **which) is not None:
            raise Overtaken(id)


__all__ = ["NEVER_TRIED", "TRACES", "TracePages"]
