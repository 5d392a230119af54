"""What came by mail: each mail once, with what was decided of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select

from meetings.model import MeetingId, PersonId
from meetings.notices import Kind, NewNotice
from meetings.replies import Decision, Noted, Reason, Settled
from storage import tables
from storage.records.base import Pages, by_dialect, upsert
from storage.records.notice_rows import is_known, new_from
from storage.records.people import email_key

_reply, _delivery, _meeting = tables.reply.c, tables.delivery.c, tables.meeting.c
_settled, _closed, _person = tables.settlement.c, tables.closed_mailbox.c, tables.person.c

_REPLIES = select(tables.reply)
_REPLY = _REPLIES.where(_reply.mail == bindparam("mail"))
_REPLIES_OF = _REPLIES.where(
    _reply.meeting_id == bindparam("meeting"), _reply.person_id == bindparam("person")
).order_by(_reply.received_at, _reply.mail)
_FOR_A_PERSON = (
    select(tables.reply)
    .select_from(tables.reply.outerjoin(tables.settlement, _settled.mail == _reply.mail))
    .where(_reply.decision == Decision.TO_A_PERSON, _settled.mail.is_(None))
    .order_by(_reply.received_at.desc(), _reply.mail)
)
_FOR_A_PERSON_ABOUT = _FOR_A_PERSON.where(_reply.meeting_id == bindparam("meeting"))
_PROPOSALS = _REPLIES.where(
    _reply.meeting_id == bindparam("meeting"), _reply.reason == Reason.PROPOSES_A_TIME
).order_by(_reply.received_at, _reply.mail)
_PUT_REPLY = by_dialect(lambda into: into(tables.reply).on_conflict_do_nothing().returning(_reply.mail))
_SETTLE = by_dialect(lambda into: into(tables.settlement).on_conflict_do_nothing().returning(_settled.mail))
_CLOSED = (
    select(_closed.reason)
    .select_from(tables.closed_mailbox.join(tables.person, _person.id == _closed.person_id))
    .where(_closed.person_id == bindparam("person"), _closed.email_key == _person.email_key)
)
_CLOSE = upsert(tables.closed_mailbox)
_REOPEN = delete(tables.closed_mailbox).where(_closed.person_id == bindparam("person"))
_TOLD_LAST = select(func.max(_delivery.sent_at)).where(
    _delivery.person_id == bindparam("person"),
    _delivery.kind == Kind.REPLIES_WAIT,
    _delivery.meeting_id.is_(None),
)
_WITH_UID = select(_meeting.id).where(_meeting.uid == bindparam("uid"))
_TOLD_BY = select(tables.delivery).where(_delivery.message_id == bindparam("message_id")).limit(1)

_REASONS = {one.value: one for one in Reason}
"""A reason that only another version knows is for a person to find out: he reads the mail."""


class ReplyPages(Pages):
    def meeting_with_uid(self, uid: str) -> MeetingId | None:
        found = self.row(_WITH_UID, uid=uid)
        return MeetingId(found.id) if found else None

    def told_by(self, message_id: str) -> NewNotice | None:
        found = self.row(_TOLD_BY, message_id=message_id)
        return new_from(found) if found and is_known(found) else None

    def reply(self, mail: str) -> Noted | None:
        found = self.row(_REPLY, mail=mail)
        return _noted_from(found) if found else None

    def replies_of(self, meeting: MeetingId, person: PersonId) -> Sequence[Noted]:
        return [_noted_from(row) for row in self.rows(_REPLIES_OF, meeting=meeting, person=person)]

    def replies_for_a_person(self, meeting: MeetingId | None = None) -> Sequence[Noted]:
        if meeting is None:
            return [_noted_from(row) for row in self.rows(_FOR_A_PERSON)]
        return [_noted_from(row) for row in self.rows(_FOR_A_PERSON_ABOUT, meeting=meeting)]

    def proposals(self, meeting: MeetingId) -> Sequence[Noted]:
        """Settled ones too: what was wished for stays a wish."""
        return [_noted_from(row) for row in self.rows(_PROPOSALS, meeting=meeting)]

    def settle_reply(self, mail: str, how: Settled, by: PersonId | None, now: datetime) -> bool:
        values = {"mail": mail, "at": now, "by_id": by, "how": how}
        return self.run(_SETTLE, values).first() is not None

    def told_of_replies(self, person: PersonId) -> datetime | None:
        return self.run(_TOLD_LAST, {"person": person}).scalar_one()  # type: ignore[no-any-return]  # the column's

    def mailbox_closed(self, person: PersonId) -> str | None:
        return self.remembered("closed mailbox", person, lambda: self._mailbox_closed(person))

    def _mailbox_closed(self, person: PersonId) -> str | None:
        found = self.row(_CLOSED, person=person)
        return found.reason if found else None

    def close_mailbox(self, person: PersonId, email: str, reason: str, now: datetime) -> None:
        values = {"person_id": person, "email_key": email_key(email), "at": now, "reason": reason}
        self.run(_CLOSE, values)

    def reopen_mailbox(self, person: PersonId) -> bool:
        return self.run(_REOPEN, {"person": person}).rowcount == 1

    def put_reply(self, reply: Noted) -> bool:
        """False when another process has just written the same mail down."""
        start, end = reply.proposed or (None, None)
        written = self.run(
            _PUT_REPLY,
            {
                "mail": reply.mail,
                "received_at": reply.received_at,
                "decision": reply.decision,
                "reason": reply.reason,
                "meeting_id": reply.meeting,
                "person_id": reply.person,
                "round": reply.round,
                "sender": reply.sender,
                "confirm": reply.confirm,
                "method": reply.method,
                "uid": reply.uid,
                "attendee": reply.attendee,
                "partstat": reply.partstat,
                "sequence": reply.sequence,
                "stamp": reply.stamp,
                "comment": reply.comment,
                "sent_by": reply.sent_by,
                "delegated_to": reply.delegated_to,
                "proposed_start": start,
                "proposed_end": end,
                "status": reply.status,
            },
        )
        return written.first() is not None


def _noted_from(row: Row[Any]) -> Noted:
    return Noted(
        mail=row.mail,
        received_at=row.received_at,
        decision=Decision(row.decision),
        reason=_REASONS.get(row.reason, Reason.LETTER),
        meeting=MeetingId(row.meeting_id) if row.meeting_id is not None else None,
        person=PersonId(row.person_id) if row.person_id is not None else None,
        round=row.round,
        sender=row.sender,
        confirm=row.confirm,
        method=row.method,
        uid=row.uid,
        attendee=row.attendee,
        partstat=row.partstat,
        sequence=row.sequence,
        stamp=row.stamp,
        comment=row.comment,
        sent_by=row.sent_by,
        delegated_to=row.delegated_to,
        proposed=(row.proposed_start, row.proposed_end) if row.proposed_start is not None else None,
        status=row.status,
    )
