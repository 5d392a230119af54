"""What has become of notices: looked up, and seen to by hand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select, update

from meetings import refusals
from meetings.model import MeetingId, PersonId
from meetings.notices import REMINDERS, TOO_LATE, Channel, NewNotice, Notice, NoticeId, NoticeState
from storage import tables
from storage.records.base import Pages
from storage.records.notice_rows import NOW, is_known, notice_from, notices_from, one_of

_delivery = tables.delivery.c

UNDER_NOBODYS_HANDS = frozenset(
    {
        NoticeState.PLANNED,
        NoticeState.RETRY,
        NoticeState.UNKNOWN,
        NoticeState.DEAD,
        NoticeState.SKIPPED,
        NoticeState.HELD,
    }
)
"""What a person may end: it waits, or was given up, and nobody is bringing it."""

_THIS = _delivery.id == bindparam("notice")
_NOTICES = select(tables.delivery)
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
_IN_STATES = (
    select(tables.delivery)
    .where(_delivery.state.in_(bindparam("states", expanding=True)))
    .order_by(_delivery.next_at, _delivery.id)
    .limit(bindparam("many"))
)
_OUTBOX = select(_delivery.state, func.count().label("amount")).group_by(_delivery.state)
_UNSETTLED = _NOTICES.where(_delivery.state == NoticeState.UNKNOWN, _delivery.next_at <= NOW).order_by(
    _delivery.next_at, _delivery.id
)
_UNSETTLED_FREE = _UNSETTLED.with_for_update(skip_locked=True)
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
_UNDELIVERED_OF = _UNDELIVERED.where(_delivery.meeting_id == bindparam("meeting"))
_SEND_AGAIN = (
    update(tables.delivery)
    .where(_THIS, one_of(_delivery.state, [NoticeState.DEAD, NoticeState.HELD]))
    .values(state=NoticeState.RETRY, next_at=NOW, attempts=0, unreached=0)
)
_GIVEN_BY_HAND = (
    update(tables.delivery)
    .where(_THIS, one_of(_delivery.state, sorted(UNDER_NOBODYS_HANDS)))
    .values(state=NoticeState.SETTLED, settled_by=bindparam("settled"))
)


class OutboxPages(Pages):
    def notice(self, id: NoticeId) -> Notice:
        row = self.one("notice", id, _NOTICE, notice=id)
        if not is_known(row):
            raise refusals.Unknown("notice", str(id))
        return notice_from(row)

    def notices_of(self, meeting: MeetingId) -> Sequence[Notice]:
        """By the time they were due."""
        return notices_from(self.rows(_NOTICES_OF, meeting=meeting))

    def notices_to(self, meeting: MeetingId, person: PersonId) -> Sequence[Notice]:
        """By the time they were due."""
        return notices_from(self.rows(_NOTICES_TO, meeting=meeting, person=person))

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
        return notices_from(self.rows(_REMINDED, **values))

    def notices_in(self, states: Collection[NoticeState], many: int) -> Sequence[Notice]:
        """The next due first."""
        return notices_from(self.rows(_IN_STATES, states=sorted(states), many=many))

    def outbox(self) -> Mapping[NoticeState, int]:
        """States nothing is in are left out."""
        return {NoticeState(row.state): row.amount for row in self.rows(_OUTBOX)}

    def unsettled(self, now: datetime) -> Sequence[Notice]:
        """A writer holds them, and passes over those another writer is settling."""
        return notices_from(self.rows(_UNSETTLED_FREE if self.writing else _UNSETTLED, now=now))

    def undelivered(self, meeting: MeetingId | None = None) -> Sequence[Notice]:
        """Of one meeting, or all there are."""
        if meeting is None:
            return notices_from(self.rows(_UNDELIVERED))
        return notices_from(self.rows(_UNDELIVERED_OF, meeting=meeting))

    def send_again(self, notice: NoticeId, now: datetime) -> bool:
        """DEAD or HELD -> RETRY, with all its attempts before it."""
        return self.run(_SEND_AGAIN, {"notice": notice, "now": now}).rowcount == 1

    def given_by_hand(self, notice: NoticeId, settled_by: str) -> bool:
        """UNDER_NOBODYS_HANDS -> SETTLED."""
        return self.run(_GIVEN_BY_HAND, {"notice": notice, "settled": settled_by}).rowcount == 1
