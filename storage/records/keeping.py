"""What has been kept long enough, found by its age: throwing it away leaves the committee's record as it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, exists, func, literal, or_, select, update

from meetings.model import MeetingState, PersonId
from meetings.workdays import local_day
from storage import tables
from storage.records.base import Pages

_session, _answer, _reply = tables.session.c, tables.answer.c, tables.reply.c
_person, _road, _membership = tables.person.c, tables.road.c, tables.membership.c
_BEFORE: Any = bindparam("before")
_MANY: Any = bindparam("many")

_OVER = (
    select(_session.meeting_id)
    .where(~_session.old)
    .group_by(_session.meeting_id)
    .having(func.max(_session.ends_at) < _BEFORE)
)
_WIPE_REMARKS = (
    update(tables.answer).where(_answer.remark != "", _answer.meeting_id.in_(_OVER)).values(remark="")
)
_OLD_DRAFTS = delete(tables.item_draft).where(tables.item_draft.c.at < _BEFORE)
_OLD_UNSAVED = delete(tables.unsaved).where(tables.unsaved.c.at < _BEFORE)
_OLD_VISITS = delete(tables.visit).where(tables.visit.c.until < _BEFORE)
_OLD_REPLIES = select(_reply.mail).where(_reply.received_at < _BEFORE).order_by(_reply.mail).limit(_MANY)
_MAILS: Any = bindparam("mails", expanding=True)
_DROP_SETTLEMENTS = delete(tables.settlement).where(tables.settlement.c.mail.in_(_MAILS))
_DROP_REPLIES = delete(tables.reply).where(_reply.mail.in_(_MAILS))


def _seated(since: Any) -> Any:
    """Whether a person of the outer query sits somewhere on that day or later."""
    until = or_(_membership.until.is_(None), _membership.until >= since)
    return exists().where(_membership.person_id == _person.id, until)


def _called() -> Any:
    """Whether a person of the outer query is called to, or comes to, a meeting that ends after `before`."""
    ends_later = (~_session.old, _session.ends_at >= _BEFORE)
    invitee, instead = tables.invitee.c, tables.substitution.c
    return or_(
        exists().where(
            invitee.person_id == _person.id, invitee.meeting_id == _session.meeting_id, *ends_later
        ),
        exists().where(
            instead.substitute_id == _person.id, instead.meeting_id == _session.meeting_id, *ends_later
        ),
    )


TAKEN = "journal-"
"""Before a meeting's slug: what its package was taken under, in the audit log."""


def _awaits_the_archive() -> Any:
    """Whether a person of the outer query was at a meeting whose journal package nobody has taken yet.

    The bot is not the archive; but until the archive has it, the list of who came is nowhere else.
    """
    meeting, presence = tables.meeting.c, tables.presence.c
    invitee, instead = tables.invitee.c, tables.substitution.c
    inner = (tables.person, tables.meeting)
    there = or_(
        exists().where(invitee.meeting_id == meeting.id, invitee.person_id == _person.id).correlate(*inner),
        exists()
        .where(instead.meeting_id == meeting.id, instead.substitute_id == _person.id)
        .correlate(*inner),
        exists().where(presence.meeting_id == meeting.id, presence.person_id == _person.id).correlate(*inner),
    )
    taken = exists().where(tables.audit.c.subject == literal(TAKEN) + meeting.id).correlate(*inner)
    waits = exists().where(meeting.state != MeetingState.CANCELLED, there, ~taken)
    return waits.correlate(tables.person)


def _named(table: Table, *columns: str, since: Any = None) -> Any:
    named = or_(*(table.c[column] == _person.id for column in columns))
    return exists().where(named) if since is None else exists().where(named, table.c.at >= since)


_GONE_SINCE = (~_seated(bindparam("day")), ~_called())
_OLD_ROADS = (
    select(_road.tenant, _road.aad_object)
    .join_from(tables.road, tables.person, _road.person_id == _person.id)
    .where(*_GONE_SINCE)
    .limit(_MANY)
)
_DROP_ROAD = delete(tables.road).where(
    _road.tenant == bindparam("of_tenant"), _road.aad_object == bindparam("of_object")
)
_LEFT_BY_STRANGERS = delete(tables.road).where(_road.person_id.is_(None), ~_road.installed)
_LEAVERS = (
    select(_person.id)
    .where(
        _person.erased_at.is_(None),
        *_GONE_SINCE,
        # Somebody of whom nothing is known to be old may have come today.
        or_(
            _named(tables.membership, "person_id"),
            _named(tables.invitee, "person_id"),
            _named(tables.answer_history, "person_id", "substitute_id", "by_id"),
            _named(tables.audit, "actor_id", "on_behalf_of_id"),
        ),
        ~_awaits_the_archive(),
        ~_named(tables.answer_history, "person_id", "substitute_id", "by_id", since=_BEFORE),
        ~_named(tables.audit, "actor_id", "on_behalf_of_id", since=_BEFORE),
    )
    .order_by(_person.id)
    .limit(_MANY)
)


class KeepingPages(Pages):
    def purge_remarks(self, before: datetime) -> int:
        """Of meetings that were over before then; the answers stay."""
        return self._done(_WIPE_REMARKS, before)

    def purge_typed(self, before: datetime) -> int:
        """What was typed and never sent, in the chat's form and on the pages."""
        return self._done(_OLD_DRAFTS, before) + self._done(_OLD_UNSAVED, before)

    def purge_visits(self, before: datetime) -> int:
        return self._done(_OLD_VISITS, before)

    def purge_replies(self, before: datetime, many: int) -> int:
        mails = [row.mail for row in self.rows(_OLD_REPLIES, before=before, many=many)]
        if mails:
            self.run(_DROP_SETTLEMENTS, {"mails": mails})
            self.run(_DROP_REPLIES, {"mails": mails})
        return len(mails)

    def purge_roads(self, before: datetime, many: int) -> int:
        """Conversations with those who have sat nowhere and come to nothing since, and with strangers who took the app away."""
        gone: int = self.run(_LEFT_BY_STRANGERS).rowcount
        old = self.rows(_OLD_ROADS, before=before, day=local_day(before), many=many)
        for row in old:
            self.run(_DROP_ROAD, {"of_tenant": row.tenant, "of_object": row.aad_object})
        return gone + len(old)

    def leavers(self, before: datetime, many: int) -> Sequence[PersonId]:
        """Those whom nothing has concerned since then, and who have not been forgotten yet."""
        found = self.rows(_LEAVERS, before=before, day=local_day(before), many=many)
        return [PersonId(row.id) for row in found]

    def _done(self, statement: Any, before: datetime) -> int:
        count: int = self.run(statement, {"before": before}).rowcount
        return count
