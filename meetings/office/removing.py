"""Removing a member who was added by mistake (`meetings.removal`): asked about first, and gone without a mark afterwards."""

from dataclasses import dataclass

from meetings import removal
from meetings.model import CommitteeId, Meeting, Membership, Person, Role, Trace
from meetings.notices import TO_SECRETARIAT, Kind
from meetings.office.base import Actor
from meetings.office.leaving import as_it_was
from meetings.office.members import MembersDesk

REMOVED = "member.remove"


@dataclass(frozen=True, slots=True)
class Removal:
    """A membership that goes, or has gone; `taken_off` are the meetings ahead whose lists the person was on for it.

    `forgotten` says that the person went too.
    """

    seat: Membership
    taken_off: tuple[Meeting, ...] = ()
    forgotten: bool = False

    @property
    def person(self) -> Person:
        return self.seat.person


class RemovingDesk(MembersDesk):
    def may_be_removed(self, committee: CommitteeId, marked: str, actor: Actor) -> Removal:
        """What removing would do, before it is done; of the person it says nothing. Raises as `remove_member` does."""
        self.records.committee(committee)
        self.require_secretariat(committee, actor, REMOVED)
        return self._checked(committee, marked, actor)

    def remove_member(self, committee: CommitteeId, marked: str, actor: Actor) -> Removal:
        """Takes the membership out of the books; `marked` is the `membership.mark` it was asked about with.

        Lists of meetings ahead go on without the person, and what was planned to be told him is not. Where nothing
        else names him he is forgotten, name and address: the audit log alone keeps that somebody was added and removed,
        by number. Raises SomethingCame, SeatChanged where it is another or gone by now, BadField for the last
        secretariat, Unknown, NotAllowed; nothing is written then.
        """
        self.records.committee(committee)
        # Who answers, convenes or calls in meanwhile waits here, or is seen below.
        for one in self._ahead(committee):
            self.records.meeting(one.id, lock=True)
        self.require_secretariat(committee, actor, REMOVED)
        going = self._checked(committee, marked, actor)
        seat, person = going.seat, going.person.id
        self._withdraw(committee, going)
        self.records.drop_membership(committee, seat)
        self.write_down(actor, REMOVED, committee, on_behalf_of=person, details=[as_it_was(seat)])
        if self.records.is_named(person):
            return going
        # Not as one who is erased: a namesake is named in texts of others, who keeps his name there.
        self.records.strike_person(person, self.scribe.former_participant(), self.now)
        self.write_down(actor, "person.erase", f"person-{person}", details=["person=1"])
        return Removal(seat, going.taken_off, forgotten=True)

    # how it is done

    def _checked(self, committee: CommitteeId, marked: str, actor: Actor) -> Removal:
        seat = self.seat(committee, marked)
        everybody = self.records.memberships(committee)
        traces = self._traces(committee, seat)
        removal.check(seat, everybody, traces, self.now, by_operator=actor.person is None)
        left = self._left(committee, seat)
        called = [one for one in self._called(committee, seat) if not removal.stays_called(left, one)]
        return Removal(seat, tuple(called))

    def _traces(self, committee: CommitteeId, seat: Membership) -> frozenset[Trace]:
        found = self.records.traces(seat.person.id, committee)
        been = any(not removal.is_ahead(one, self.now) for one in self._called(committee, seat))
        return found | {Trace.MEETING} if been else found

    def _called(self, committee: CommitteeId, seat: Membership) -> list[Meeting]:
        """The committee's meetings whose lists the person stands on."""
        of_person = self.records.meetings_of_person(seat.person.id)
        ours = [one for one in of_person if one.committee == committee]
        return [one for one in ours if self.records.roll(one).line(seat.person.id)]

    def _left(self, committee: CommitteeId, seat: Membership) -> list[Membership]:
        held = [one for one in self.records.memberships(committee) if one.person.id == seat.person.id]
        return [one for one in held if one != seat]

    def _ahead(self, committee: CommitteeId) -> list[Meeting]:
        return [
            one for one in self.records.meetings_of_committee(committee) if removal.is_ahead(one, self.now)
        ]

    def _withdraw(self, committee: CommitteeId, going: Removal) -> None:
        """The lists without him, and nothing told that was to be told him for this membership."""
        person, off = going.person.id, {one.id for one in going.taken_off}
        for meeting in going.taken_off:
            lines = self.records.roll(meeting).lines
            self.records.put_invitees(meeting.id, [one.invitee for one in lines if one.person.id != person])
            self.records.drop_entry(meeting.id, person)
        left = self._left(committee, going.seat)
        desk = TO_SECRETARIAT if any(one.role is Role.SECRETARIAT for one in left) else frozenset[Kind]()
        ours = {one.id for one in self.records.meetings_of_committee(committee)}
        none_of_it = off if left else ours
        self.records.withdraw(person, none_of_it, frozenset(Kind) - desk)
        self.records.withdraw(person, ours - none_of_it, TO_SECRETARIAT - desk)


__all__ = ["Removal", "RemovingDesk"]
