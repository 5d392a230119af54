"""The door of the secretariat's pages: in by a ticket that is good once, and asked at every step who one still is."""

from collections.abc import Mapping
from dataclasses import dataclass

from meetings import refusals
from meetings.model import Committee, CommitteeId, Meeting, MeetingId, Person, PersonId, Source
from meetings.office.base import Actor
from meetings.office.people import PeopleDesk
from meetings.visits import DRAFT_LIMIT, DRAFT_LIVES, SEES, VISIT_LIVES, Unsaved, Visit


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is inside, and the committees whose pages that person may see today."""

    person: Person
    committees: tuple[Committee, ...]
    desks: frozenset[CommitteeId]
    """Of these committees the visitor is the secretariat, and may change things."""


class VisitDesk(PeopleDesk):
    def enter(self, ticket: str, person: PersonId, key: str) -> Visit:
        """Begins a visit; `ticket` and `key` are hashes. Raises TicketSpent, or NotAllowed without a page to see."""
        self._visitor(person)
        visit = Visit(key, ticket, person, self.now, self.now + VISIT_LIVES)
        self.records.forget_visits(before=self.now - VISIT_LIVES)
        self.records.forget_unsaved(before=self.now - DRAFT_LIVES)
        if not self.records.add_visit(visit):
            raise refusals.TicketSpent
        self.write_down(Actor(person, Source.PAGE), "pages.enter", f"person-{person}")
        return visit

    def leave(self, key: str) -> None:
        """Ends a visit; doing it twice changes nothing."""
        visit = self.records.visit(key)
        if visit is not None and visit.lasts(self.now):
            self.records.end_visit(key, self.now)
            self.write_down(Actor(visit.person, Source.PAGE), "pages.leave", f"person-{visit.person}")

    def visitor(self, key: str) -> Visitor:
        """Who the visit is by, with the roles of today. Raises NoVisit, or NotAllowed when the last role has ended."""
        visit = self.records.visit(key)
        if visit is None or not visit.lasts(self.now):
            raise refusals.NoVisit
        return self._visitor(visit.person)

    def seen_by(self, visitor: Visitor, meeting: MeetingId) -> Meeting:
        """The meeting; to those whose page it is not there is none (Unknown)."""
        found = self.records.meeting(meeting)
        if found.committee not in {one.id for one in visitor.committees}:
            raise refusals.Unknown("meeting")
        return found

    def keep_unsaved(self, place: str, typed: Mapping[str, str], actor: Actor) -> None:
        """What somebody is typing, so that a closed window loses nothing; too much of it is not kept."""
        if actor.person is not None and sum(map(len, typed.values())) <= DRAFT_LIMIT:
            self.records.put_unsaved(actor.person, place, Unsaved(typed, self.now))

    def drop_unsaved(self, place: str, actor: Actor) -> None:
        self.keep_unsaved(place, {}, actor)

    def unsaved(self, place: str, person: PersonId) -> Unsaved | None:
        return self.records.unsaved(person, place)

    def pages_of(self, person: PersonId) -> tuple[Committee, ...]:
        """The committees whose pages a person may see today. Raises NotAllowed when there are none."""
        seen = tuple(one for one in self.my_committees(person) if self.roles(one.id, person) & SEES)
        if not seen:
            raise refusals.NotAllowed("pages")
        return seen

    def _visitor(self, person: PersonId) -> Visitor:
        seen = self.pages_of(person)
        desks = frozenset(one.id for one in seen if self.is_secretariat(one.id, person))
        return Visitor(self.records.person(person), seen, desks)


__all__ = ["VisitDesk", "Visitor"]
