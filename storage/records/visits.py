"""Visits to the secretariat's pages."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from meetings.model import PersonId
from meetings.visits import Visit
from storage import tables
from storage.records.base import Pages, by_dialect

_visit = tables.visit.c

_ADD_VISIT = by_dialect(
    lambda into: (
        into(tables.visit).on_conflict_do_nothing(index_elements=[_visit.ticket]).returning(_visit.key)
    )
)
_VISIT = select(tables.visit).where(_visit.key == bindparam("of"))
_END_VISIT = update(tables.visit).where(_visit.key == bindparam("of")).values(left_at=bindparam("at"))
_FORGET_VISITS = delete(tables.visit).where(_visit.until < bindparam("before"))


class VisitPages(Pages):
    def add_visit(self, visit: Visit) -> bool:
        added = self.run(
            _ADD_VISIT,
            {
                "key": visit.key,
                "ticket": visit.ticket,
                "person_id": visit.person,
                "began_at": visit.began_at,
                "until": visit.until,
                "left_at": visit.left_at,
            },
        )
        return added.first() is not None

    def visit(self, key: str) -> Visit | None:
        found = self.row(_VISIT, of=key)
        if found is None:
            return None
        return Visit(
            found.key, found.ticket, PersonId(found.person_id), found.began_at, found.until, found.left_at
        )

    def end_visit(self, key: str, at: datetime) -> None:
        self.run(_END_VISIT, {"of": key, "at": at})

    def forget_visits(self, before: datetime) -> None:
        self.run(_FORGET_VISITS, {"before": before})
