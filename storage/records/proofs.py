"""What proves that a card has come: a tap, a redrawing, a read receipt."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from meetings.model import PersonId
from meetings.notices import Channel, Notice, NoticeId, NoticeState
from storage import tables
from storage.records.base import Pages
from storage.records.notice_rows import NOW, is_known, notice_from, notices_from, one_of

_delivery = tables.delivery.c

_PROVABLE = (
    _delivery.person_id == bindparam("person"),
    _delivery.channel == Channel.TEAMS,
    one_of(_delivery.state, [NoticeState.SENDING, NoticeState.UNKNOWN, NoticeState.HELD]),
)
_OPEN_CARD = (
    _delivery.person_id == bindparam("person"),
    _delivery.channel == Channel.TEAMS,
    one_of(_delivery.state, [NoticeState.SENDING, NoticeState.UNKNOWN]),
)
_MAY_BE_PROVEN = select(_delivery.id).where(_delivery.id == bindparam("notice"), *_PROVABLE)
_PROVE = (
    update(tables.delivery)
    .where(_delivery.id == bindparam("notice"), *_PROVABLE)
    .values(
        state=NoticeState.SENT,
        sent_at=func.coalesce(_delivery.tried_at, _delivery.due_at),
        activity_id=bindparam("activity"),
        settled_by=bindparam("settled"),
        last_error="",
    )
    .returning(tables.delivery)
)
_UNPROVEN = (
    select(tables.delivery)
    .where(*_OPEN_CARD, _delivery.tried_at.is_not(None), _delivery.spoken_at.is_(None))
    .order_by(_delivery.tried_at.desc())
)
_SPOKE = update(tables.delivery).where(*_OPEN_CARD, _delivery.spoken_at.is_(None)).values(spoken_at=NOW)
_KNOWN_CARD = (
    select(_delivery.id)
    .where(_delivery.person_id == bindparam("person"), _delivery.activity_id == bindparam("activity"))
    .limit(1)
)


class ProofPages(Pages):
    def prove(self, notice: NoticeId, person: PersonId, activity_id: str, settled_by: str) -> Notice | None:
        """To SENT, where the card was brought to this very person; None for any other.

        A held one was sent before the books were put back, when nobody remembers.
        """
        values = {"notice": notice, "person": person, "activity": activity_id, "settled": settled_by}
        return next(iter(notices_from(self.run(_PROVE, values).all())), None)

    def may_be_proven(self, notice: NoticeId, person: PersonId) -> bool:
        return self.row(_MAY_BE_PROVEN, notice=notice, person=person) is not None

    def unproven(self, person: PersonId) -> Sequence[tuple[Notice, datetime]]:
        """Cards that may or may not stand in the person's chat, the last tried first, each with when it was tried.

        But for those since whose try the two have spoken.
        """
        rows = self.rows(_UNPROVEN, person=person)
        return [(notice_from(row), row.tried_at) for row in rows if is_known(row)]

    def spoke(self, person: PersonId, now: datetime) -> bool:
        return self.run(_SPOKE, {"person": person, "now": now}).rowcount > 0

    def is_known_card(self, person: PersonId, activity_id: str) -> bool:
        return self.row(_KNOWN_CARD, person=person, activity=activity_id) is not None
