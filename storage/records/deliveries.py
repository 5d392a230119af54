"""The delivery books: who holds what is due, and how it ended.

Every change of state is one guarded UPDATE, so that of two who try only one succeeds (docs/decisions/0006).
"""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Update,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    union_all,
    update,
)

from meetings.notices import PROMPT, TEAMS_ONLY, Channel, Kind, Notice, NoticeId, NoticeState
from meetings.outcomes import PROOF_WITHIN, RETRY_WITHIN
from storage import tables
from storage.records.base import Pages
from storage.records.notice_rows import KNOWN, NOW, READY, notices_from, one_of

_delivery, _road = tables.delivery.c, tables.road.c

COMES_FROM: Mapping[NoticeState, tuple[NoticeState, ...]] = {
    NoticeState.PLANNED: (NoticeState.CLAIMED,),
    NoticeState.RETRY: (NoticeState.CLAIMED, NoticeState.SENDING),
    NoticeState.CANCELLED: (NoticeState.CLAIMED,),
    NoticeState.SKIPPED: (NoticeState.CLAIMED,),
    NoticeState.DEAD: (NoticeState.CLAIMED, NoticeState.SENDING),
    NoticeState.UNKNOWN: (NoticeState.SENDING,),
    NoticeState.SENT: (NoticeState.SENDING, NoticeState.UNKNOWN),
    NoticeState.SETTLED: (NoticeState.UNKNOWN,),
}
"""The outcomes, and the states each may follow.

A claimed one is planned again when the office is closed, and dead when nothing can be sent of it.
"""


def _claim(picked: Select[Any]) -> Update:
    """What somebody waits for (by its own index), and of the others as many as there is room for then.

    The former is never planned ahead, and due whatever the clock shows that it is asked for by.
    """
    ready = picked.where(READY).order_by(_delivery.next_at, _delivery.id).with_for_update(skip_locked=True)
    room: ColumnElement[int] = bindparam("free", type_=Integer)
    due, planned = _delivery.next_at <= NOW, _delivery.state == NoticeState.PLANNED
    prompt = ready.where(one_of(_delivery.kind, sorted(PROMPT)), or_(planned, due)).limit(room).cte("prompt")
    taken = select(func.count()).select_from(prompt).scalar_subquery()
    others = (
        ready.where(one_of(_delivery.kind, sorted(set(Kind) - PROMPT)), due).limit(room - taken).cte("others")
    )
    # The limit is kept to already; it tells PostgreSQL how few they are.
    chosen = union_all(select(prompt.c.id), select(others.c.id)).limit(room)
    claimed: Update = (
        update(tables.delivery)
        .where(_delivery.id.in_(chosen))
        .values(
            state=NoticeState.CLAIMED,
            lease_owner=bindparam("owner"),
            lease_token=bindparam("token"),
            lease_from=bindparam("since"),
            lease_until=bindparam("until"),
        )
        .returning(tables.delivery)
    )
    return claimed


_OF_CHANNEL = select(_delivery.id).where(_delivery.channel == bindparam("by_channel"))
_WAITS_FOR = select(_road.person_id).where(
    _road.tenant.in_(bindparam("not_to", expanding=True)),
    _road.person_id.is_not(None),
    _road.installed,
    _road.closed.is_(None),
)
_CLAIM = _claim(_OF_CHANNEL)
_CLAIM_AROUND = _claim(_OF_CHANNEL.where(_delivery.person_id.not_in(_WAITS_FOR)))

_OURS = and_(_delivery.id == bindparam("notice"), _delivery.lease_token == bindparam("token"))
_BEGIN = (
    update(tables.delivery)
    .where(_OURS, _delivery.state == NoticeState.CLAIMED, _delivery.lease_until > NOW)
    .values(state=NoticeState.SENDING, attempts=_delivery.attempts + 1, tried_at=NOW)
)
_FINISH = {
    state: update(tables.delivery)
    .where(_OURS, one_of(_delivery.state, before))
    .values(
        state=state,
        next_at=func.coalesce(bindparam("again", type_=_delivery.next_at.type), _delivery.next_at),
        last_error=bindparam("error"),
        activity_id=func.coalesce(func.nullif(bindparam("activity"), ""), _delivery.activity_id),
        settled_by=bindparam("settled"),
        attempts=_delivery.attempts - bindparam("unspent"),
        unreached=_delivery.unreached + bindparam("unspent"),
        sent_at=NOW if state is NoticeState.SENT else _delivery.sent_at,
    )
    for state, before in COMES_FROM.items()
}
_CERTAIN = or_(
    _delivery.state == NoticeState.CLAIMED,
    _delivery.channel == Channel.MAIL,
    one_of(_delivery.kind, sorted(TEAMS_ONLY)),
)
_RELEASE_ALL = (
    update(tables.delivery)
    .where(one_of(_delivery.state, [NoticeState.CLAIMED, NoticeState.SENDING]))
    .values(
        state=case((_CERTAIN, NoticeState.RETRY.value), else_=NoticeState.UNKNOWN.value),
        next_at=case((_CERTAIN, NOW), else_=bindparam("settle", type_=_delivery.next_at.type)),
        last_error="lease ran out",
    )
    .returning(tables.delivery)
)
_TAKE_OVER = _RELEASE_ALL.where(or_(_delivery.lease_until <= NOW, _delivery.lease_from > NOW))
_RELEASE = _RELEASE_ALL.where(_delivery.lease_owner == bindparam("owner"))
_SOON = bindparam("soon", type_=_delivery.next_at.type)
_SOONER = (
    update(tables.delivery)
    .where(_delivery.state == bindparam("waiting"), _delivery.next_at > _SOON, _delivery.lease_from > NOW)
    .values(next_at=_SOON)
)
_CARRIERS = (
    select(_delivery.lease_owner)
    .distinct()
    .where(
        one_of(_delivery.state, [NoticeState.CLAIMED, NoticeState.SENDING]),
        _delivery.channel == Channel.TEAMS,
        _delivery.lease_from > bindparam("since", type_=_delivery.next_at.type),
    )
)
_NEXT_DUE = select(func.min(_delivery.next_at)).where(
    READY, KNOWN, _delivery.channel == bindparam("by_channel")
)
_NEXT_DUE_AROUND = _NEXT_DUE.where(_delivery.person_id.not_in(_WAITS_FOR))


class DeliveryPages(Pages):
    def claim(
        self,
        now: datetime,
        free: int,
        owner: str,
        lease: timedelta,
        channel: Channel | None = None,
        not_to: Collection[str] = (),
    ) -> Sequence[Notice]:
        """Kinds this version does not know wait for one that does."""
        if channel is None:
            cards = self.claim(now, free, owner, lease, Channel.TEAMS, not_to)
            left = free - len(cards)
            return [*cards, *(self.claim(now, left, owner, lease, Channel.MAIL) if left else ())]
        values: dict[str, Any] = {
            "now": now,
            "free": free,
            "owner": owner,
            "token": secrets.token_hex(8),
            "since": now - lease,
            "until": now + lease,
            "by_channel": channel,
        }
        if not_to:
            claimed = self.rows(_CLAIM_AROUND, **values, not_to=sorted(not_to))
        else:
            claimed = self.rows(_CLAIM, **values)
        return sorted(notices_from(claimed), key=_turn)

    def carriers(self, since: datetime) -> Collection[str]:
        if not self.on_postgresql:
            return ()
        return frozenset(row.lease_owner for row in self.rows(_CARRIERS, since=since))

    def begin(self, notice: Notice, now: datetime) -> bool:
        """Counts the try: it is made, whatever becomes of it."""
        values = {"notice": notice.id, "token": notice.lease_token, "now": now}
        return self.run(_BEGIN, values).rowcount == 1

    def finish(
        self,
        notice: Notice,
        state: NoticeState,
        now: datetime,
        *,
        error: str = "",
        next_at: datetime | None = None,
        activity_id: str = "",
        settled_by: str = "",
        unspent: bool = False,
    ) -> bool:
        """Raises ValueError for a state that is no outcome.

        An unknown one may be found sent later, also by the sender whose lease ran out meanwhile; without a
        `next_at` it is settled after PROOF_WITHIN.
        """
        if state not in _FINISH:
            raise ValueError(f"{state} is no outcome")
        if state is NoticeState.UNKNOWN and next_at is None:
            next_at = now + PROOF_WITHIN
        values = {
            "notice": notice.id,
            "token": notice.lease_token,
            "now": now,
            "again": next_at,
            "error": error,
            "activity": activity_id,
            "settled": settled_by,
            "unspent": int(unspent),
        }
        return self.run(_FINISH[state], values).rowcount == 1

    def wait_by_the_clock(self, now: datetime) -> int:
        """What was claimed later than now, was so before the clock was set back."""
        waits = ((NoticeState.RETRY, RETRY_WITHIN), (NoticeState.UNKNOWN, PROOF_WITHIN))
        return sum(
            self.run(_SOONER, {"waiting": state, "soon": now + within, "now": now}).rowcount
            for state, within in waits
        )

    def take_over(self, now: datetime) -> Sequence[Notice]:
        """A lease has also run out when the clock was set back to before it can have begun."""
        taken = self.rows(_TAKE_OVER, now=now, settle=now + PROOF_WITHIN)
        return sorted(notices_from(taken), key=lambda notice: notice.id)

    def release(self, now: datetime, owner: str | None = None) -> Sequence[Notice]:
        """Whatever the lease says: at the start nothing of one's own is under way. Without an owner, everybody's."""
        values: dict[str, Any] = {"now": now, "settle": now + PROOF_WITHIN}
        if owner is None:
            freed = self.rows(_RELEASE_ALL, **values)
        else:
            freed = self.rows(_RELEASE, **values, owner=owner)
        return sorted(notices_from(freed), key=lambda notice: notice.id)

    def next_due(self) -> datetime | None:
        return min(filter(None, map(self._next_due, Channel)), default=None)

    def oldest_due(
        self, now: datetime, channels: Collection[Channel] = tuple(Channel), not_to: Collection[str] = ()
    ) -> datetime | None:
        """When the one that has waited longest became due; None when nothing waits."""
        found = [self._next_due(one, not_to if one is Channel.TEAMS else ()) for one in channels]
        due = min((one for one in found if one is not None), default=None)
        return due if due is not None and due <= now else None

    def _next_due(self, channel: Channel, not_to: Collection[str] = ()) -> datetime | None:
        if not_to:
            around = {"by_channel": channel, "not_to": sorted(not_to)}
            return self.run(_NEXT_DUE_AROUND, around).scalar_one()  # type: ignore[no-any-return]  # the column's
        return self.run(_NEXT_DUE, {"by_channel": channel}).scalar_one()  # type: ignore[no-any-return]  # the column's


def _turn(notice: Notice) -> tuple[bool, datetime, NoticeId]:
    return notice.new.kind not in PROMPT, notice.next_at, notice.id
