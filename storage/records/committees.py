"""Committees with their terms of reference, and who has sat in them when."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from meetings import refusals
from meetings.model import (
    AgendaRights,
    Clause,
    Committee,
    CommitteeId,
    Contact,
    Hands,
    MeetingKind,
    Membership,
    OrganisationKind,
    PersonId,
    Policy,
    Role,
    SeatLimit,
    StandingItem,
    StandingKind,
    Strength,
    Terms,
)
from meetings.order import danish
from storage import tables
from storage.faults import Overtaken
from storage.records.base import Pages, by_dialect, upsert
from storage.records.people import Who, person_from

_committee, _terms, _membership = tables.committee.c, tables.terms.c, tables.membership.c
_COMMITTEES = (
    select(
        tables.committee,
        _terms.position,
        _terms.since,
        _terms.until,
        _terms.clauses,
        _terms.seat_limits,
        _terms.substitute_clause,
        _terms.rights,
        _terms.chair_clause,
    )
    .select_from(tables.committee.outerjoin(tables.terms, _terms.committee_id == _committee.id))
    .order_by(_committee.id, _terms.position)
)
_COMMITTEE = _COMMITTEES.where(_committee.id == bindparam("committee"))
_PUT_COMMITTEE = upsert(tables.committee)
_DROP_TERMS = delete(tables.terms).where(_terms.committee_id == bindparam("committee"))
_ADD_TERMS = insert(tables.terms)

_who = Who("who")
_MEMBERSHIPS = select(
    *_who.columns,
    _membership.committee_id,
    _membership.role,
    _membership.since,
    _membership.until,
    _membership.position,
    _membership.deputy_for,
).select_from(_who.joined.join(tables.membership, _membership.person_id == _who.person.c.id))
_OF_COMMITTEE = _MEMBERSHIPS.where(_membership.committee_id == bindparam("committee"))
_OF_PERSON = _MEMBERSHIPS.where(_membership.person_id == bindparam("person")).order_by(_membership.id)
_PUT_MEMBERSHIP = by_dialect(
    lambda into: (fresh := into(tables.membership)).on_conflict_do_update(
        index_elements=["committee_id", "person_id", "role", "since"],
        set_={name: fresh.excluded[name] for name in ("until", "position", "deputy_for")},
    )
)
_DROP_MEMBERSHIP = delete(tables.membership).where(
    _membership.committee_id == bindparam("committee"),
    _membership.person_id == bindparam("person"),
    _membership.role == bindparam("held"),
    _membership.since == bindparam("first"),
)
_END_MEMBERSHIP = (
    update(tables.membership)
    .where(
        _membership.committee_id == bindparam("committee"),
        _membership.person_id == bindparam("person"),
        _membership.since <= bindparam("last"),
        _membership.until.is_(None) | (_membership.until > bindparam("last")),
    )
    .values(until=bindparam("last"))
)


class CommitteePages(Pages):
    def committee(self, id: CommitteeId) -> Committee:
        return self.known("committee", id, lambda: self._committee(id))

    def _committee(self, id: CommitteeId) -> Committee:
        for committee in _committees(self.rows(_COMMITTEE, committee=id)):
            return committee
        raise refusals.Unknown("committee", id)

    def committees(self) -> Sequence[Committee]:
        """In the Danish order of their names."""
        return sorted(_committees(self.rows(_COMMITTEES)), key=lambda one: (danish(one.name), one.id))

    def put_committee(self, committee: Committee) -> None:
        self.run(_PUT_COMMITTEE, _values(committee))
        self.run(_DROP_TERMS, {"committee": committee.id})
        if committee.terms:
            dated = enumerate(committee.terms)
            self.run(_ADD_TERMS, [_terms_values(committee.id, position, one) for position, one in dated])

    def memberships(self, committee: CommitteeId) -> Sequence[Membership]:
        return self.known("memberships", committee, lambda: self._memberships(committee))

    def _memberships(self, committee: CommitteeId) -> Sequence[Membership]:
        found = [_membership_from(row) for row in self.rows(_OF_COMMITTEE, committee=committee)]
        return sorted(found, key=lambda one: (one.order, danish(one.person.name), one.since, one.role))

    def memberships_of(self, person: PersonId) -> Sequence[tuple[CommitteeId, Membership]]:
        return self.remembered("memberships of", person, lambda: self._memberships_of(person))

    def _memberships_of(self, person: PersonId) -> Sequence[tuple[CommitteeId, Membership]]:
        rows = self.rows(_OF_PERSON, person=person)
        return [(CommitteeId(row.committee_id), _membership_from(row)) for row in rows]

    def put_membership(self, committee: CommitteeId, membership: Membership) -> None:
        """A person's role since a day; the same again changes its end, its order and its principal."""
        self.run(
            _PUT_MEMBERSHIP,
            {
                "committee_id": committee,
                "person_id": membership.person.id,
                "role": membership.role,
                "since": membership.since,
                "until": membership.until,
                "position": membership.order,
                "deputy_for": membership.deputy_for,
            },
        )

    def drop_membership(self, committee: CommitteeId, seat: Membership) -> None:
        """Raises Overtaken where there is none such: of two who drop it, one has."""
        which = {"committee": committee, "person": seat.person.id, "held": seat.role, "first": seat.since}
        if self.run(_DROP_MEMBERSHIP, which).rowcount == 0:
            raise Overtaken(committee)

    def end_membership(self, committee: CommitteeId, person: PersonId, until: date) -> None:
        """Every role that would last longer ends on that day, its last."""
        self.run(_END_MEMBERSHIP, {"committee": committee, "person": person, "last": until})


def _committees(rows: Sequence[Row[Any]]) -> Iterator[Committee]:
    for _, lines in groupby(rows, key=lambda row: row.id):
        yield _committee_from(tuple(lines))


# What was read is kept by its columns, not by its id, so that it can never be out of date.


@lru_cache(maxsize=2000)
def _committee_from(lines: tuple[Row[Any], ...]) -> Committee:
    row = lines[0]
    return Committee(
        id=CommitteeId(row.id),
        name=row.name,
        contact=Contact(row.contact_name, row.contact_email, row.contact_phone),
        policy=Policy(
            item_workdays=row.item_workdays,
            response_workdays=row.response_workdays,
            agenda_workdays=row.agenda_workdays,
            deadline_at=row.deadline_at,
            reminder_workdays=tuple(json.loads(row.reminder_workdays)),
            reminder_at=row.reminder_at,
            day_before_at=row.day_before_at,
            comment_workdays=row.comment_workdays,
        ),
        terms=tuple(_terms_from(line) for line in lines if line.position is not None),
        called=row.called,
        layout=row.layout,
        proposes=row.proposes,
        standing=_standing(row.standing),
    )


def _values(committee: Committee) -> dict[str, Any]:
    return {
        "id": committee.id,
        "name": committee.name,
        "contact_name": committee.contact.name,
        "contact_email": committee.contact.email,
        "contact_phone": committee.contact.phone,
        "item_workdays": committee.policy.item_workdays,
        "response_workdays": committee.policy.response_workdays,
        "agenda_workdays": committee.policy.agenda_workdays,
        "deadline_at": committee.policy.deadline_at,
        "reminder_workdays": json.dumps(committee.policy.reminder_workdays),
        "reminder_at": committee.policy.reminder_at,
        "day_before_at": committee.policy.day_before_at,
        "comment_workdays": committee.policy.comment_workdays,
        "called": committee.called,
        "layout": committee.layout,
        "proposes": committee.proposes,
        "standing": _written([asdict(one) for one in committee.standing]),
    }


def _terms_values(committee: CommitteeId, position: int, terms: Terms) -> dict[str, Any]:
    own = terms.substitute_own_organisation
    return {
        "committee_id": committee,
        "position": position,
        "since": terms.since,
        "until": terms.until,
        "clauses": _written([asdict(clause) for clause in terms.clauses]),
        "seat_limits": _written([asdict(limit) for limit in terms.seat_limits]),
        "substitute_clause": _written(asdict(own)) if own else None,
        "rights": _written(
            {field.name: _hands_written(getattr(terms.rights, field.name)) for field in fields(AgendaRights)}
        ),
        "chair_clause": _written(asdict(terms.chair_decides)) if terms.chair_decides else None,
    }


def _terms_from(row: Row[Any]) -> Terms:
    own = row.substitute_clause
    return Terms(
        row.since,
        row.until,
        _clauses(row.clauses),
        _seat_limits(row.seat_limits),
        _clause(json.loads(own)) if own else None,
        _rights(row.rights),
        _clause(json.loads(row.chair_clause)) if row.chair_clause else None,
    )


def _written(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False)


def _clauses(text: str) -> tuple[Clause, ...]:
    return tuple(map(_clause, json.loads(text)))


def _seat_limits(text: str) -> tuple[SeatLimit, ...]:
    return tuple(
        SeatLimit(
            kind=MeetingKind(limit["kind"]),
            seats=limit["seats"],
            clause=_clause(limit["clause"]),
            organisations=OrganisationKind(limit["organisations"]),
        )
        for limit in json.loads(text)
    )


def _rights(text: str) -> AgendaRights:
    """One that was written by a version which did not know of a right has the usual hands there."""
    return AgendaRights(**{act: _hands(hands) for act, hands in json.loads(text).items()})


def _hands(document: dict[str, Any]) -> Hands:
    committee = document["committee"]
    return Hands(
        frozenset(map(Role, document["roles"])), CommitteeId(committee) if committee is not None else None
    )


def _hands_written(hands: Hands) -> dict[str, Any]:
    return {"roles": sorted(hands.roles), "committee": hands.committee}


def _standing(text: str) -> tuple[StandingItem, ...]:
    return tuple(StandingItem(**{**one, "kind": StandingKind(one["kind"])}) for one in json.loads(text))


def _clause(document: dict[str, Any]) -> Clause:
    return Clause(**{**document, "strength": Strength(document["strength"])})


def _membership_from(row: Row[Any]) -> Membership:
    return Membership(
        person=person_from(row[: Who.width]),
        role=Role(row.role),
        since=row.since,
        until=row.until,
        order=row.position,
        deputy_for=row.deputy_for,
    )
