"""Books that were put back from a copy: how they are recognised, and what is held for it (docs/decisions/0014).

A SQLite copy of ours has the minute it was taken in its header (`storage.copies`); tables on PostgreSQL remember
under which numbers they were made, and a dump makes them anew under others.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, insert, or_, select, text, update

from meetings.held import AFTER_A_RESTORE, Hold
from meetings.model import MeetingId
from meetings.notices import TEAMS_ONLY, TOO_LATE, Notice, NoticeState
from storage import copies, tables
from storage.records.base import Pages
from storage.records.notice_rows import NOW, READY, notices_from, one_of

_delivery, _hold = tables.delivery.c, tables.hold.c

HERE = (
    "concat((SELECT oid FROM pg_database WHERE datname = current_database()), '.', 'delivery'::regclass::oid)"
)
"""Where these tables are, as migration 0010 has written it down."""

_HERE = text(f"SELECT {HERE}")
_HOME = select(tables.home.c.place)
_MOVE_IN = update(tables.home).values(place=bindparam("here"))

_MAY_HAVE_GONE = (
    or_(
        one_of(_delivery.state, [NoticeState.CLAIMED, NoticeState.SENDING, NoticeState.UNKNOWN]),
        READY & (_delivery.next_at <= NOW),
    ),
    ~one_of(_delivery.kind, sorted(TEAMS_ONLY)),
)
_LAPSE = {
    "state": NoticeState.SKIPPED,
    "last_error": TOO_LATE,
    "settled_by": AFTER_A_RESTORE,
}
_LAPSED = update(tables.delivery).where(*_MAY_HAVE_GONE, _delivery.not_after <= NOW).values(_LAPSE)
_LAPSE_HELD = (
    update(tables.delivery)
    .where(_delivery.state == NoticeState.HELD, _delivery.not_after <= NOW)
    .values(_LAPSE)
)
_HOLD = update(tables.delivery).where(*_MAY_HAVE_GONE).values(state=NoticeState.HELD)
_WRITE_DOWN = insert(tables.hold)
_LAST_HOLD = select(tables.hold).order_by(_hold.id.desc()).limit(1)
_HELD = (
    select(tables.delivery)
    .where(_delivery.state == NoticeState.HELD)
    .order_by(_delivery.due_at, _delivery.id)
)
_HELD_ABOUT = _HELD.where(_delivery.meeting_id == bindparam("meeting"))
_HELD_COUNT = select(func.count()).select_from(tables.delivery).where(_delivery.state == NoticeState.HELD)
_LAST = (
    select(func.max(tables.audit.c.at)),
    select(func.max(_delivery.tried_at)),
    select(func.max(tables.inbound.c.received_at)),
)


class HoldPages(Pages):
    def restored(self) -> bool:
        if self._sqlite is not None:
            return copies.taken_at(self._sqlite) is not None
        home = self.row(_HOME.with_for_update() if self.writing else _HOME)
        return home is not None and home.place != self._here()

    def taken_at(self) -> datetime | None:
        return copies.taken_at(self._sqlite) if self._sqlite is not None else None

    def last_change(self) -> datetime | None:
        found = [self.run(one).scalar_one() for one in _LAST]
        return max((at for at in found if at is not None), default=None)

    def hold(self, taken_at: datetime | None, now: datetime) -> Hold:
        self.run(_LAPSED, {"now": now})
        held = Hold(taken_at, now, self.run(_HOLD, {"now": now}).rowcount)
        self.run(_WRITE_DOWN, {"taken_at": taken_at, "held_at": now, "notices": held.notices})
        if self._sqlite is not None:
            copies.forget(self._sqlite)
        else:
            self.run(_MOVE_IN, {"here": self._here()})
        return held

    def last_hold(self) -> Hold | None:
        found = self.row(_LAST_HOLD)
        return Hold(found.taken_at, found.held_at, found.notices) if found else None

    def held(self, meeting: MeetingId | None = None) -> Sequence[Notice]:
        rows = self.rows(_HELD) if meeting is None else self.rows(_HELD_ABOUT, meeting=meeting)
        return notices_from(rows)

    def held_count(self) -> int:
        return int(self.run(_HELD_COUNT).scalar_one())

    def lapse_held(self, now: datetime) -> int:
        return self.run(_LAPSE_HELD, {"now": now}).rowcount

    def _here(self) -> str:
        return str(self.run(_HERE).scalar_one())
