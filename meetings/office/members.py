"""Who sits in a committee: enrolling from a list, and ending a membership on a day."""

from dataclasses import dataclass, replace
from datetime import date

from meetings import organisations, refusals
from meetings.model import (
    CommitteeId,
    Language,
    Meeting,
    MeetingState,
    Membership,
    Organisation,
    Person,
    PersonId,
    Role,
)
from meetings.office.base import Actor, Desk
from meetings.workdays import local_day


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A row of a member list; `organisation` by name as the secretariat writes it, `deputy_for` by address."""

    name: str
    email: str
    title: str
    organisation: str
    role: Role = Role.MEMBER
    since: date | None = None
    until: date | None = None
    deputy_for: str = ""
    language: Language = Language.DA


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What became of a newcomer; `differs` are the fields in which a known person stays as the books have it."""

    person: Person
    new_person: bool
    new_membership: bool
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """The memberships that got their last day now, and the meetings after it the person has been called to already."""

    person: Person
    ended: tuple[Membership, ...]
    still_called: tuple[Meeting, ...]


class MembersDesk(Desk):
    def enrol(self, committee: CommitteeId, newcomer: Newcomer, actor: Actor) -> Enrolment:
        """Makes somebody a member; who is known by the address is not made twice.

        Whoever holds the role at any time of the new period keeps place and period, so that a list may be
        read again. Raises Unknown for committee, organisation or principal, and NotAllowed for anybody but the
        secretariat; nothing is written then.
        """
        self.records.committee(committee)
        self.require_secretariat(committee, actor, "members.import")
        organisation = self._organisation_called(newcomer.organisation)
        principal = self._principal(newcomer.deputy_for)
        known = self.records.person_with_email(newcomer.email)
        person = known or self.records.add_person(
            newcomer.name, newcomer.email, newcomer.title, organisation.id, newcomer.language
        )
        seated = self._seat(committee, person, newcomer, principal)
        if seated:
            self.write_down(actor, "member.enrol", committee, on_behalf_of=person.id)
        return Enrolment(person, known is None, seated, _differs(person, newcomer, organisation))

    def end_membership(self, committee: CommitteeId, email: str, until: date, actor: Actor) -> Ending:
        """Every role that would last longer ends with that day; doing it again changes nothing.

        Meetings the person has been called to are left as they are, and handed back. Raises Unknown for
        committee, person or membership, BadField for a day before the first one, and NotAllowed.
        """
        self.records.committee(committee)
        self.require_secretariat(committee, actor, "member.end")
        person = self.records.person_with_email(email)
        if person is None:
            raise refusals.Unknown("person")
        held = [one for one in self.records.memberships(committee) if one.person.id == person.id]
        if not held:
            raise refusals.Unknown("membership")
        if until < min(one.since for one in held):
            raise refusals.BadField("until", "before_membership")
        ended = tuple(replace(one, until=until) for one in held if one.holds(until) and one.until != until)
        if ended:
            self.records.end_membership(committee, person.id, until)
            self.write_down(
                actor, "member.end", committee, on_behalf_of=person.id, details=[until.isoformat()]
            )
        return Ending(person, ended, self._called_after(committee, person.id, until))

    def _organisation_called(self, name: str) -> Organisation:
        found = organisations.called(name, self.records.organisations())
        if found is None:
            raise refusals.Unknown("organisation", name)
        return found

    def _principal(self, address: str) -> PersonId | None:
        if not address:
            return None
        principal = self.records.person_with_email(address)
        if principal is None:
            raise refusals.Unknown("principal")
        return principal.id

    def _seat(
        self, committee: CommitteeId, person: Person, newcomer: Newcomer, principal: PersonId | None
    ) -> bool:
        """False when the role is held already."""
        held = self.records.memberships(committee)
        order = max((one.order for one in held), default=0) + 1
        since = newcomer.since or local_day(self.now)
        wanted = Membership(person, newcomer.role, since, newcomer.until, order, principal)
        if any(_is_the_same(one, wanted) for one in held):
            return False
        self.records.put_membership(committee, wanted)
        return True

    def _called_after(self, committee: CommitteeId, person: PersonId, day: date) -> tuple[Meeting, ...]:
        coming = (
            meeting
            for meeting in self.records.meetings_of_person(person)
            if meeting.committee == committee
            and meeting.state is MeetingState.CONVENED
            and meeting.sessions[0].day > day
            and meeting.ends_at > self.now
        )
        return tuple(one for one in coming if self.records.roll(one).line(person))


def _is_the_same(held: Membership, wanted: Membership) -> bool:
    return (
        held.person.id == wanted.person.id
        and held.role is wanted.role
        and (held.until is None or wanted.since <= held.until)
        and (wanted.until is None or held.since <= wanted.until)
    )


def _differs(person: Person, newcomer: Newcomer, organisation: Organisation) -> tuple[str, ...]:
    """A list without titles says nothing about them."""
    told = {"name": newcomer.name, "title": newcomer.title, "organisation": organisation}
    return tuple(name for name, value in told.items() if value and getattr(person, name) != value)


__all__ = ["Ending", "Enrolment", "MembersDesk", "Newcomer"]
