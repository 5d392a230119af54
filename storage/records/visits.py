"""Visits to the secretariat's pages, and what is typed there and not saved yet."""

import json
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from meetings.model import PersonId
from meetings.visits import Unsaved, Visit
from storage import tables
from storage.records.base import Pages, by_dialect, upsert

_visit, _unsaved = tables.visit.c, tables.unsaved.c

_ADD_VISIT = by_dialect(
    lambda into: (
        into(tables.visit).on_conflict_do_nothing(index_elements=[_visit.ticket]).returning(_visit.key)
    )
)
_VISIT = select(tables.visit).where(_visit.key == bindparam("of"))
_END_VISIT = update(tables.visit).where(_visit.key == bindparam("of")).values(left_at=bindparam("at"))
_FORGET_VISITS = delete(tables.visit).where(_visit.until < bindparam("before"))


_PUT_UNSAVED = upsert(tables.unsaved)
_UNSAVED = select(tables.unsaved).where(
    _unsaved.person_id == bindparam("person"), _unsaved.place == bindparam("at_place")
)
_DROP_UNSAVED = delete(tables.unsaved).where(
    _unsaved.person_id == bindparam("person"), _unsaved.place == bindparam("at_place")
)
_FORGET_UNSAVED = delete(tables.unsaved).where(_unsaved.at < bindparam("before"))


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

    def put_unsaved(self, person: PersonId, place: str, unsaved: Unsaved) -> None:
        if not unsaved.typed:
            self.run(_DROP_UNSAVED, {"person": person, "at_place": place})
            return
        typed = json.dumps(dict(unsaved.typed), ensure_ascii=False)
        self.run(_PUT_UNSAVED, {"person_id": person, "place": place, "at": unsaved.at, "typed": typed})

    def unsaved(self, person: PersonId, place: str) -> Unsaved | None:
        found = self.row(_UNSAVED, person=person, at_place=place)
        return Unsaved(json.loads(found.typed), found.at) if found else None

    def forget_unsaved(self, before: datetime) -> None:
        self.run(_FORGET_UNSAVED, {"before": before})
