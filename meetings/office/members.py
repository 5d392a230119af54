"""Who sits in a committee: enrolling from a list or one by one, and correcting what is written of a member."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from meetings import membership, organisations, refusals
from meetings.membership import mark, overlaps, serves, succeeds
from meetings.model import (
    CALLED,
    Committee,
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
from meetings.office.base import Actor
from meetings.office.leaving import Ending, LeavingDesk
from meetings.workdays import local_day


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A member as a list or a form has it; `organisation` by name as it was written, `deputy_for` by address."""

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
    """What became of a newcomer; `differs` are the fields in which a known person stays as the books have it.

    `called` are the convened meetings he was called to with it, `not_called` those that go without him.
    """

    person: Person
    new_person: bool
    new_membership: bool
    differs: tuple[str, ...] = ()
    called: tuple[Meeting, ...] = ()
    not_called: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A seat as it was and as it is; `convened` are coming meetings whose lists keep role and organisation of before."""

    before: Membership
    after: Membership
    convened: tuple[Meeting, ...] = ()


class MembersDesk(LeavingDesk):
    def enrol(
        self, committee: CommitteeId, newcomer: Newcomer, actor: Actor, *, call_in: bool = False
    ) -> Enrolment:
        """Makes somebody a member; who is known by the address is not made twice.

        Whoever holds the role at any time of the new period keeps place and period, so that a list may be
        read again. With `call_in` he is called to the meetings of the period that are convened already and have
        not begun; one he comes to for somebody else stays as it is. Raises Unknown for committee, organisation
        or principal, KeptOut, and NotAllowed for anybody but the secretariat; nothing is written then.
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
        if seated is not None:
            self.write_down(actor, "member.enrol", committee, on_behalf_of=person.id)
        without = tuple(self._without(committee, seated)) if seated else ()
        called = [one for one in without if call_in and self.call_in(one, person, newcomer.role, actor)]
        return Enrolment(
            person,
            known is None,
            seated is not None,
            _differs(person, newcomer, organisation),
            tuple(called),
            tuple(one for one in without if one not in called),
        )

    def add_member(
        self, committee: CommitteeId, newcomer: Newcomer, actor: Actor, *, call_in: bool = False
    ) -> Enrolment:
        """As `enrol`, for somebody who was written on a form and is meant to be new.

        Raises BadField for what a list would have been refused for, and for the address of a member; AddressTaken
        for that of somebody called otherwise; and as `enrol` does. Nothing is written then.
        """
        self.require_secretariat(committee, actor, "members.import")
        self._check(committee, newcomer)
        known = self.records.person_with_email(newcomer.email)
        if known is not None and not membership.same_name(known.name, newcomer.name):
            raise refusals.AddressTaken(known)
        try:
            enrolled = self.enrol(committee, newcomer, actor, call_in=call_in)
        except refusals.KeptOut:  # nobody is told of somebody else that he asked to be forgotten
            raise refusals.BadField("email", "unusable") from None
        if not enrolled.new_membership:
            raise refusals.BadField("email", "member")
        return enrolled

    def change_member(self, committee: CommitteeId, seat: str, wanted: Newcomer, actor: Actor) -> Correction:
        """Writes a member as `wanted`; `seat` is the `membership.mark` the form was filled from.

        Another role from a later day follows on the one held, which ends the day before. A new address is used at
        once, for what stands in the calendar too. Raises SeatChanged where somebody else was faster, SitsElsewhere
        for what another secretariat answers for, AddressTaken, BadField, Unknown (also for one who has been
        forgotten), NotAllowed.
        """
        self.records.committee(committee)
        self.require_secretariat(committee, actor, "member.change")
        before = self.seat(committee, seat)
        if self.records.is_erased(before.person.id):
            raise refusals.Unknown("person")
        wanted = replace(wanted, since=wanted.since or before.since)
        self._check(committee, wanted, before.person)
        person = self._as_wanted(before.person, wanted)
        after = replace(
            before,
            person=person,
            role=wanted.role,
            since=wanted.since or before.since,
            until=wanted.until,
            deputy_for=self._principal(wanted.deputy_for),
        )
        if after == before:
            return Correction(before, before)
        self._check_person(before.person, person, actor)
        self._check_seat(committee, before, after, actor)
        self._correct_person(before.person, person)
        self._reseat(committee, before, after)
        changed = _changed(before, after)
        self.write_down(actor, "member.change", committee, on_behalf_of=person.id, details=changed)
        keeps = {"role", "organisation"} & set(changed)
        convened = [one for one in self._convened(committee) if self.records.roll(one).line(person.id)]
        return Correction(before, after, tuple(convened) if keeps else ())

    def seat(self, committee: CommitteeId, marked: str) -> Membership:
        """The seat that is as it was when it was marked. Raises SeatChanged."""
        for one in self.records.memberships(committee):
            if mark(one) == marked:
                return one
        raise refusals.SeatChanged

    def seats_of(self, committee: CommitteeId, *, past: bool = False) -> tuple[Membership, ...]:
        """Those of today and of days to come, in the order they sit; with `past` those that have ended too."""
        today = local_day(self.now)
        held = self.records.memberships(committee)
        return tuple(one for one in held if past or one.until is None or one.until >= today)

    def in_teams(self, person: PersonId) -> bool:
        """Whether a card would reach the person."""
        return any(road.is_open for road in self.records.roads_of(person))

    def convened_ahead(self, committee: CommitteeId) -> tuple[Meeting, ...]:
        """The meetings somebody new would have to be called in to."""
        return tuple(self._convened(committee))

    # how it is done

    def _check(self, committee: CommitteeId, wanted: Newcomer, person: Person | None = None) -> None:
        """What can be said of the words on a form alone. Raises BadField, or Unknown for the organisation."""
        membership.check_text(wanted.name, wanted.email, wanted.title)
        if not wanted.organisation:
            raise refusals.BadField("organisation", "missing")
        self._organisation_called(wanted.organisation)
        membership.check_period(wanted.since or local_day(self.now), wanted.until)
        if wanted.role is not Role.DEPUTY:
            return
        principal = self._principal(wanted.deputy_for)
        if principal is None:
            raise refusals.BadField("deputy_for", "missing")
        if person is not None and principal == person.id:
            raise refusals.BadField("deputy_for", "self")
        if all(one.person.id != principal for one in self.seats_of(committee)):
            raise refusals.BadField("deputy_for", "not_member")

    def _as_wanted(self, person: Person, wanted: Newcomer) -> Person:
        organisation = self._organisation_called(wanted.organisation)
        return replace(
            person, name=wanted.name, email=wanted.email, title=wanted.title, organisation=organisation
        )

    def _check_person(self, before: Person, after: Person, actor: Actor) -> None:
        """Nobody gets into another committee's seat, or another person's account, by way of a correction."""
        if after == before:
            return
        elsewhere = () if actor.person is None else tuple(self._other_desks(before.id, actor.person))
        if elsewhere:
            raise refusals.SitsElsewhere(before, elsewhere)
        if after.email == before.email:
            return
        if not membership.akin(before.name, after.name):
            raise refusals.BadField("name", "another")
        taken = self.records.person_with_email(after.email)
        if taken is not None and taken.id != before.id:
            raise refusals.AddressTaken(taken)
        if self.records.is_kept_out(after.email):
            raise refusals.BadField("email", "unusable")

    def _other_desks(self, person: PersonId, asker: PersonId) -> Iterator[Committee]:
        """Where the person sits, or will, and the asker is not the secretariat."""
        today = local_day(self.now)
        held = self.records.memberships_of(person)
        for id in dict.fromkeys(id for id, one in held if one.until is None or one.until >= today):
            if not self.is_secretariat(id, asker):
                yield self.records.committee(id)

    def _check_seat(
        self, committee: CommitteeId, before: Membership, after: Membership, actor: Actor
    ) -> None:
        others = [one for one in self.records.memberships(committee) if one != before]
        if any(overlaps(one, after) for one in others):
            raise refusals.BadField("since", "overlaps")
        today = local_day(self.now)
        leaves = serves(before, today) and not serves(after, today) and not succeeds(before, after)
        if leaves and actor.person is not None and not any(serves(one, today) for one in others):
            raise refusals.BadField("role", "last_desk")

    def _correct_person(self, before: Person, after: Person) -> None:
        if after == before:
            return
        self.records.correct_person(after)
        if after.email == before.email:
            return
        self.records.reopen_mailbox(after.id)
        for meeting in self.records.meetings_of_person(after.id):
            entry = self.records.entry(meeting.id, after.id)
            if (
                entry
                and entry.stands
                and meeting.state is MeetingState.CONVENED
                and meeting.ends_at > self.now
            ):
                self._call_by_mail(meeting, entry)

    def _reseat(self, committee: CommitteeId, before: Membership, after: Membership) -> None:
        if succeeds(before, after):
            last = after.since - timedelta(days=1)
            self.records.put_membership(committee, replace(before, until=last))
        elif (after.role, after.since) != (before.role, before.since):
            self.records.drop_membership(committee, before)
        self.records.put_membership(committee, after)

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
    ) -> Membership | None:
        """None when the role is held already."""
        held = self.records.memberships(committee)
        order = max((one.order for one in held), default=0) + 1
        since = newcomer.since or local_day(self.now)
        wanted = Membership(person, newcomer.role, since, newcomer.until, order, principal)
        if any(overlaps(one, wanted) for one in held):
            return None
        self.records.put_membership(committee, wanted)
        return wanted

    def _convened(self, committee: CommitteeId) -> Iterator[Meeting]:
        for meeting in self.records.meetings_of_committee(committee):
            if meeting.state is MeetingState.CONVENED and meeting.starts_at > self.now:
                yield meeting

    def _without(self, committee: CommitteeId, seat: Membership) -> Iterator[Meeting]:
        """The convened meetings of the seat's time whose list it is not on, and would be if they were convened now."""
        for meeting in self._convened(committee):
            holds = seat.role in CALLED and seat.holds(meeting.sessions[0].day)
            if holds and self.records.roll(meeting).line(seat.person.id) is None:
                yield meeting


def _differs(person: Person, newcomer: Newcomer, organisation: Organisation) -> tuple[str, ...]:
    """A list without titles says nothing about them."""
    told = {"name": newcomer.name, "title": newcomer.title, "organisation": organisation}
    return tuple(name for name, value in told.items() if value and getattr(person, name) != value)


def _changed(before: Membership, after: Membership) -> list[str]:
    """The names of what is another; never what it was or is."""
    of_person = ("name", "email", "title", "organisation")
    of_seat = ("role", "since", "until", "deputy_for")
    return [
        *(name for name in of_person if getattr(before.person, name) != getattr(after.person, name)),
        *(name for name in of_seat if getattr(before, name) != getattr(after, name)),
    ]


__all__ = ["Correction", "Ending", "Enrolment", "MembersDesk", "Newcomer"]
