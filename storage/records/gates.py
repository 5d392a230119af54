"""The gates before the roads out, the server's clock, and what is old enough to be thrown away."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, func, select

from meetings.gates import Gate, opened
from meetings.notices import FINAL
from storage import tables
from storage.records.base import Pages, by_dialect, upsert

_gate, _delivery, _inbound, _link = tables.gate.c, tables.delivery.c, tables.inbound.c, tables.link.c

_GATES = select(tables.gate).order_by(_gate.name)
_GATE = select(tables.gate).where(_gate.name == bindparam("gate")).with_for_update()
_PUT_GATE = upsert(tables.gate)
_NEW_GATE = by_dialect(lambda into: into(tables.gate).on_conflict_do_nothing())
_SERVER_TIME = select(func.clock_timestamp())

INTRODUCTIONS = "introduced:"
"""These keys are kept: a group is greeted once, however long ago."""

_BEFORE: Any = bindparam("before")
_MANY: Any = bindparam("many")
_OLD_INBOUND = (
    select(_inbound.activity_key)
    .where(_inbound.received_at < _BEFORE, ~_inbound.activity_key.startswith(INTRODUCTIONS))
    .limit(_MANY)
)
_PURGE_INBOUND = delete(tables.inbound).where(_inbound.activity_key.in_(_OLD_INBOUND))
_OLD_NOTICES = (
    select(_delivery.id)
    .where(
        and_(_delivery.not_after < _BEFORE, _delivery.state.in_(sorted(FINAL))),
        _delivery.id < select(func.max(_delivery.id)).scalar_subquery(),
    )
    .limit(_MANY)
)
_PURGE_NOTICES = delete(tables.delivery).where(_delivery.id.in_(_OLD_NOTICES))
_OLD_LINKS = (
    select(_link.id)
    .where(_link.expires < _BEFORE, _link.id < select(func.max(_link.id)).scalar_subquery())
    .limit(_MANY)
)
_PURGE_LINKS = delete(tables.link).where(_link.id.in_(_OLD_LINKS))


class GatePages(Pages):
    def server_time(self) -> datetime | None:
        """What the database server's clock shows; None for a file, which has none."""
        if not self.on_postgresql:
            return None
        return self.run(_SERVER_TIME).scalar_one()  # type: ignore[no-any-return]  # the function's

    def gates(self) -> Sequence[Gate]:
        return self.remembered("gates", "", lambda: [_gate_from(row) for row in self.rows(_GATES)])

    def gate(self, name: str, now: datetime) -> Gate:
        """As it stands, opened where there was none; other writers wait for it until this unit of work ends."""
        if found := self.row(_GATE, gate=name):
            return _gate_from(found)
        self.run(_NEW_GATE, _values(opened(name, now)))
        return _gate_from(self.one("gate", name, _GATE, gate=name))

    def put_gate(self, gate: Gate) -> None:
        self.run(_PUT_GATE, _values(gate))

    # what is thrown away, at most `many` at a time; the newest of what is numbered stays, lest its number come again

    def purge_inbound(self, before: datetime, many: int) -> int:
        return self.run(_PURGE_INBOUND, {"before": before, "many": many}).rowcount

    def purge_notices(self, before: datetime, many: int) -> int:
        """Those that ended and were worthless by then."""
        return self.run(_PURGE_NOTICES, {"before": before, "many": many}).rowcount

    def purge_links(self, before: datetime, many: int) -> int:
        return self.run(_PURGE_LINKS, {"before": before, "many": many}).rowcount


def _values(gate: Gate) -> dict[str, Any]:
    return {name: getattr(gate, name) for name in Gate.__slots__}


def _gate_from(row: Row[Any]) -> Gate:
    return Gate(**{name: getattr(row, name) for name in Gate.__slots__})
