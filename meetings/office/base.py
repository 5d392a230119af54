"""What every desk of the office has at hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meetings import refusals
from meetings.model import AgendaRights, AuditEntry, CommitteeId, Hands, PersonId, Role, Source
from meetings.own_addresses import OwnAddress, no_address
from meetings.ports import Records
from meetings.scribe import SILENT, Scribe
from meetings.terms import in_force
from meetings.workdays import DaysOff, local_day


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and by which road. `person` None is the operator at the machine (the command line)."""

    person: PersonId | None
    source: Source


class Desk:
    """`now` is aware; `days_off` says which dates are public holidays; `scribe` writes what papers are to say.

    `own_address` makes the address that a calendar entry begun now is answered to.
    """

    scribe: Scribe = SILENT
    own_address: OwnAddress = staticmethod(no_address)

    def __init__(self, records: Records, now: datetime, days_off: DaysOff) -> None:
        self.records = records
        self.now = now
        self.days_off = days_off

    def roles(self, committee: CommitteeId, person: PersonId) -> frozenset[Role]:
        """The roles a person holds in a committee today."""
        today = local_day(self.now)
        return frozenset(
            membership.role
            for id, membership in self.records.memberships_of(person)
            if id == committee and membership.holds(today)
        )

    def secretariat(self, committee: CommitteeId) -> tuple[PersonId, ...]:
        today = local_day(self.now)
        return tuple(
            membership.person.id
            for membership in self.records.memberships(committee)
            if membership.role is Role.SECRETARIAT and membership.holds(today)
        )

    def is_secretariat(self, committee: CommitteeId, person: PersonId) -> bool:
        return Role.SECRETARIAT in self.roles(committee, person)

    def require_secretariat(self, committee: CommitteeId, actor: Actor, act: str) -> None:
        """Raises NotAllowed unless the actor is the committee's secretariat or the operator."""
        if actor.person is not None and not self.is_secretariat(committee, actor.person):
            raise refusals.NotAllowed(act)

    def rights(self, committee: CommitteeId) -> AgendaRights:
        """Who may do what with the committee's agendas, by the terms in force today."""
        found = in_force(self.records.committee(committee), local_day(self.now))
        return found.rights if found else AgendaRights()

    def holds(self, committee: CommitteeId, person: PersonId, hands: Hands) -> bool:
        """Whether a person's are such hands: by role, or as a member of the working group that is named."""
        if hands.roles & self.roles(committee, person):
            return True
        return hands.committee is not None and bool(self.roles(hands.committee, person))

    def require(self, committee: CommitteeId, actor: Actor, hands: Hands, act: str) -> None:
        """Raises NotAllowed unless these are the actor's hands, or he is the operator."""
        if actor.person is not None and not self.holds(committee, actor.person, hands):
            raise refusals.NotAllowed(act)

    def write_down(
        self,
        actor: Actor,
        act: str,
        subject: str,
        *,
        on_behalf_of: PersonId | None = None,
        details: Iterable[str] = (),
    ) -> None:
        behalf = on_behalf_of if on_behalf_of != actor.person else None
        self.records.audit(
            AuditEntry(self.now, actor.person, behalf, act, subject, actor.source, " ".join(details))
        )
