"""The delivery books: what is planned, who holds it, how it ended; and the calendar ledger and cards beside it.

Every change of state is one guarded UPDATE, so that of two who try only one succeeds (docs/decisions/0006).
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    Integer,
    Row,
    Select,
    Update,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql

from meetings.entries import Entry, Method
from meetings.model import ItemId, MeetingId, PersonId
from meetings.notices import (
    PROMPT,
    REMINDERS,
    TEAMS_ONLY,
    TOO_LATE,
    Channel,
    Kind,
    NewNotice,
    Notice,
    NoticeId,
    NoticeState,
)
from meetings.outcomes import PROOF_WITHIN, RETRY_WITHIN
from storage import tables
from storage.records.base import Pages, by_dialect, upsert

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

_delivery, _entry, _card, _road = tables.delivery.c, tables.calendar_entry.c, tables.card.c, tables.road.c


def one_of(column: Any, closed_set: Iterable[StrEnum]) -> ColumnElement[bool]:
    """Written out and not bound: a statement whose list is filled in at each execution cannot be prepared."""
    return column.in_([literal_column(f"'{one}'") for one in closed_set])  # type: ignore[no-any-return]


_READY = one_of(_delivery.state, [NoticeState.PLANNED, NoticeState.RETRY])
_NOW: BindParameter[Any] = bindparam("now", type_=_delivery.next_at.type)

_PLAN = by_dialect(
    lambda into: into(tables.delivery).on_conflict_do_nothing().returning(tables.delivery.c.id)
)

_FORGOTTEN = select(tables.person.c.id).where(tables.person.c.erased_at.is_not(None))


_PLANNED: tuple[str, ...] = (
    *("meeting_id", "person_id", "kind", "occasion", "channel", "due_at", "not_after", "round"),
    *(
        "entry_sequence",
        "entry_stamp",
        "entry_method",
        "item_id",
        "about_id",
        "message_id",
        "state",
        "next_at",
    ),
    *("attempts", "unreached", "activity_id", "settled_by", "last_error"),
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


def _claim(picked: Select[Any]) -> Update:
    """What somebody waits for (by its own index), and of the others as many as there is room for then.

    The former is never planned ahead, and due whatever the clock shows that it is asked for by.
    """
    ready = picked.where(_READY).order_by(_delivery.next_at, _delivery.id).with_for_update(skip_locked=True)
    room: ColumnElement[int] = bindparam("free", type_=Integer)
    due, planned = _delivery.next_at <= _NOW, _delivery.state == NoticeState.PLANNED
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
    .where(_OURS, _delivery.state == NoticeState.CLAIMED, _delivery.lease_until > _NOW)
    .values(state=NoticeState.SENDING, attempts=_delivery.attempts + 1, tried_at=_NOW)
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
        sent_at=_NOW if state is NoticeState.SENT else _delivery.sent_at,
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
        next_at=case((_CERTAIN, _NOW), else_=bindparam("settle", type_=_delivery.next_at.type)),
        last_error="lease ran out",
    )
    .returning(tables.delivery)
)
_TAKE_OVER = _RELEASE_ALL.where(or_(_delivery.lease_until <= _NOW, _delivery.lease_from > _NOW))
_SOON = bindparam("soon", type_=_delivery.next_at.type)
_SOONER = (
    update(tables.delivery)
    .where(_delivery.state == bindparam("waiting"), _delivery.next_at > _SOON, _delivery.lease_from > _NOW)
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
_RELEASE = _RELEASE_ALL.where(_delivery.lease_owner == bindparam("owner"))
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
_SPOKE = update(tables.delivery).where(*_OPEN_CARD, _delivery.spoken_at.is_(None)).values(spoken_at=_NOW)
_KNOWN_CARD = (
    select(_delivery.id)
    .where(_delivery.person_id == bindparam("person"), _delivery.activity_id == bindparam("activity"))
    .limit(1)
)
_NOTICES = select(tables.delivery)
_UNSETTLED = _NOTICES.where(_delivery.state == NoticeState.UNKNOWN, _delivery.next_at <= _NOW).order_by(
    _delivery.next_at, _delivery.id
)
_UNSETTLED_FREE = _UNSETTLED.with_for_update(skip_locked=True)
_NOTICE = _NOTICES.where(_delivery.id == bindparam("notice"))
_NOTICES_OF = _NOTICES.where(_delivery.meeting_id == bindparam("meeting")).order_by(
    _delivery.due_at, _delivery.id
)
_NOTICES_TO = _NOTICES_OF.where(_delivery.person_id == bindparam("person"))
_THE_SAME_BY = _NOTICES.where(
    _delivery.meeting_id == bindparam("meeting"),
    _delivery.person_id == bindparam("person"),
    _delivery.kind == bindparam("of_kind"),
    _delivery.occasion == bindparam("at_occasion"),
    _delivery.channel == bindparam("by_channel"),
)
_REMINDED = select(tables.delivery).where(
    _delivery.meeting_id == bindparam("meeting"),
    _delivery.person_id == bindparam("person"),
    one_of(_delivery.kind, sorted(REMINDERS)),
    or_(
        one_of(_delivery.state, [NoticeState.SENDING, NoticeState.SENT, NoticeState.UNKNOWN]),
        # a mail whose answer was lost, or whose sender died, may be there, and goes again as the same
        and_(
            _delivery.channel == Channel.MAIL,
            or_(
                one_of(_delivery.state, [NoticeState.RETRY, NoticeState.CLAIMED, NoticeState.SKIPPED]),
                and_(_delivery.state == NoticeState.DEAD, _delivery.attempts > 1),
            ),
        ),
    ),
    _delivery.tried_at >= bindparam("since"),
    _delivery.tried_at < bindparam("until"),
)
_NEXT_DUE = select(func.min(_delivery.next_at)).where(_READY, _delivery.channel == bindparam("by_channel"))
_NEXT_DUE_AROUND = _NEXT_DUE.where(_delivery.person_id.not_in(_WAITS_FOR))
_UNDELIVERED = (
    select(tables.delivery)
    .where(
        one_of(_delivery.state, [NoticeState.DEAD, NoticeState.SKIPPED]),
        _delivery.settled_by == "",
        or_(
            and_(_delivery.state == NoticeState.DEAD, _delivery.channel == Channel.MAIL),
            and_(_delivery.state == NoticeState.SKIPPED, _delivery.last_error.startswith(TOO_LATE)),
        ),
    )
    .order_by(_delivery.due_at.desc(), _delivery.id.desc())
)
_THIS = _delivery.id == bindparam("notice")
_SEND_AGAIN = (
    update(tables.delivery)
    .where(_THIS, one_of(_delivery.state, [NoticeState.DEAD, NoticeState.HELD]))
    .values(state=NoticeState.RETRY, next_at=_NOW, attempts=0, unreached=0)
)
_GIVEN_BY_HAND = (
    update(tables.delivery)
    .where(_THIS, one_of(_delivery.state, [NoticeState.DEAD, NoticeState.SKIPPED, NoticeState.HELD]))
    .values(state=NoticeState.SETTLED, settled_by=bindparam("settled"))
)
_UNDELIVERED_OF = _UNDELIVERED.where(_delivery.meeting_id == bindparam("meeting"))
_IN_STATES = (
    select(tables.delivery)
    .where(_delivery.state.in_(bindparam("states", expanding=True)))
    .order_by(_delivery.next_at, _delivery.id)
    .limit(bindparam("many"))
)
_OUTBOX = select(_delivery.state, func.count().label("amount")).group_by(_delivery.state)

_ENTRIES = select(tables.calendar_entry).where(_entry.meeting_id == bindparam("meeting"))
_ENTRY = _ENTRIES.where(_entry.person_id == bindparam("person"))
_ENTRIES_IN_ORDER = _ENTRIES.order_by(_entry.person_id)
_PUT_ENTRY = upsert(tables.calendar_entry)
_CARD = select(_card.activity_id).where(
    _card.meeting_id == bindparam("meeting"), _card.person_id == bindparam("person")
)
_PUT_CARD = upsert(tables.card)
_SEEN = by_dialect(
    lambda into: into(tables.inbound).on_conflict_do_nothing().returning(tables.inbound.c.received_at)
)


class DeliveryPages(Pages):
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
            },
        )

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
        return sorted(map(notice_from, claimed), key=_turn)

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
        return sorted(map(notice_from, taken), key=lambda notice: notice.id)

    def release(self, now: datetime, owner: str | None = None) -> Sequence[Notice]:
        """Whatever the lease says: at the start nothing of one's own is under way. Without an owner, everybody's."""
        values: dict[str, Any] = {"now": now, "settle": now + PROOF_WITHIN}
        if owner is None:
            freed = self.rows(_RELEASE_ALL, **values)
        else:
            freed = self.rows(_RELEASE, **values, owner=owner)
        return sorted(map(notice_from, freed), key=lambda notice: notice.id)

    def prove(self, notice: NoticeId, person: PersonId, activity_id: str, settled_by: str) -> Notice | None:
        """To SENT, where the card was brought to this very person; None for any other.

        A held one was sent before the books were put back, when nobody remembers.
        """
        values = {"notice": notice, "person": person, "activity": activity_id, "settled": settled_by}
        proven = self.run(_PROVE, values).all()
        return notice_from(proven[0]) if proven else None

    def may_be_proven(self, notice: NoticeId, person: PersonId) -> bool:
        return self.row(_MAY_BE_PROVEN, notice=notice, person=person) is not None

    def unproven(self, person: PersonId) -> Sequence[tuple[Notice, datetime]]:
        """Cards that may or may not stand in the person's chat, the last tried first, each with when it was tried.

        But for those since whose try the two have spoken.
        """
        return [(notice_from(row), row.tried_at) for row in self.rows(_UNPROVEN, person=person)]

    def spoke(self, person: PersonId, now: datetime) -> bool:
        return self.run(_SPOKE, {"person": person, "now": now}).rowcount > 0

    def is_known_card(self, person: PersonId, activity_id: str) -> bool:
        return self.row(_KNOWN_CARD, person=person, activity=activity_id) is not None

    def undelivered(self, meeting: MeetingId | None = None) -> Sequence[Notice]:
        """Of one meeting, or all there are."""
        if meeting is None:
            return [notice_from(row) for row in self.rows(_UNDELIVERED)]
        return [notice_from(row) for row in self.rows(_UNDELIVERED_OF, meeting=meeting)]

    def send_again(self, notice: NoticeId, now: datetime) -> bool:
        """DEAD or HELD -> RETRY, with all its attempts before it."""
        return self.run(_SEND_AGAIN, {"notice": notice, "now": now}).rowcount == 1

    def given_by_hand(self, notice: NoticeId, settled_by: str) -> bool:
        """DEAD, SKIPPED or HELD -> SETTLED."""
        return self.run(_GIVEN_BY_HAND, {"notice": notice, "settled": settled_by}).rowcount == 1

    def notices_in(self, states: Collection[NoticeState], many: int) -> Sequence[Notice]:
        """The next due first."""
        return [notice_from(row) for row in self.rows(_IN_STATES, states=sorted(states), many=many)]

    def unsettled(self, now: datetime) -> Sequence[Notice]:
        """A writer holds them, and passes over those another writer is settling."""
        return [
            notice_from(row) for row in self.rows(_UNSETTLED_FREE if self.writing else _UNSETTLED, now=now)
        ]

    def notice(self, id: NoticeId) -> Notice:
        return notice_from(self.one("notice", id, _NOTICE, notice=id))

    def notices_of(self, meeting: MeetingId) -> Sequence[Notice]:
        """By the time they were due."""
        return [notice_from(row) for row in self.rows(_NOTICES_OF, meeting=meeting)]

    def notices_to(self, meeting: MeetingId, person: PersonId) -> Sequence[Notice]:
        """By the time they were due."""
        return [notice_from(row) for row in self.rows(_NOTICES_TO, meeting=meeting, person=person)]

    def the_same_by(self, channel: Channel, new: NewNotice) -> Notice | None:
        found = self.row(
            _THE_SAME_BY,
            meeting=new.meeting,
            person=new.person,
            of_kind=new.kind,
            at_occasion=new.occasion,
            by_channel=channel,
        )
        return notice_from(found) if found else None

    def reminded_between(
        self, meeting: MeetingId, person: PersonId, since: datetime, until: datetime
    ) -> Sequence[Notice]:
        values = {"meeting": meeting, "person": person, "since": since, "until": until}
        return [notice_from(row) for row in self.rows(_REMINDED, **values)]

    def next_due(self) -> datetime | None:
        return min(filter(None, map(self._next_due, Channel)), default=None)

    def _next_due(self, channel: Channel, not_to: Collection[str] = ()) -> datetime | None:
        if not_to:
            around = {"by_channel": channel, "not_to": sorted(not_to)}
            return self.run(_NEXT_DUE_AROUND, around).scalar_one()  # type: ignore[no-any-return]  # the column's
        return self.run(_NEXT_DUE, {"by_channel": channel}).scalar_one()  # type: ignore[no-any-return]  # the column's

    def outbox(self) -> Mapping[NoticeState, int]:
        """States nothing is in are left out."""
        return {NoticeState(row.state): row.amount for row in self.rows(_OUTBOX)}

    def oldest_due(
        self, now: datetime, channels: Collection[Channel] = tuple(Channel), not_to: Collection[str] = ()
    ) -> datetime | None:
        """When the one that has waited longest became due; None when nothing waits."""
        found = [self._next_due(one, not_to if one is Channel.TEAMS else ()) for one in channels]
        due = min((one for one in found if one is not None), default=None)
        return due if due is not None and due <= now else None

    def card_of(self, meeting: MeetingId, person: PersonId) -> str | None:
        found = self.row(_CARD, meeting=meeting, person=person)
        return found.activity_id if found else None

    def put_card(self, meeting: MeetingId, person: PersonId, activity_id: str) -> None:
        self.run(_PUT_CARD, {"meeting_id": meeting, "person_id": person, "activity_id": activity_id})

    def first_seen(self, activity_key: str, now: datetime) -> bool:
        return self.run(_SEEN, {"activity_key": activity_key, "received_at": now}).first() is not None


def _entry_from(row: Row[Any]) -> Entry:
    return Entry(
        MeetingId(row.meeting_id), PersonId(row.person_id), row.sequence, row.stamp, Method(row.method)
    )


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


def _turn(notice: Notice) -> tuple[bool, datetime, NoticeId]:
    return notice.new.kind not in PROMPT, notice.next_at, notice.id


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
