"""Ending a membership on a day: what follows from it, doing it, and taking it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from meetings import refusals, seats
from meetings.attendance import Line, Roll, Standing
from meetings.model import (
    AnswerKind,
    AuditEntry,
    CommitteeId,
    Meeting,
    MeetingState,
    Membership,
    Person,
    PersonId,
    Role,
    Source,
)
from meetings.office.attendance import AttendanceDesk
from meetings.office.base import Actor
from meetings.office.convening import ConveningDesk
from meetings.paper import FollowUpState

ENDED, TAKEN_BACK = "member.end", "member.resume"
_NOT_THERE = frozenset({Standing.DECLINED})


@dataclass(frozen=True, slots=True)
class Ending:
    """The memberships that got their last day now, and the meetings after it the person has been called to already.

    At those that `apologised` names an apology was registered with the ending.
    """

    person: Person
    ended: tuple[Membership, ...]
    still_called: tuple[Meeting, ...]
    apologised: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Awaited:
    """A meeting after the last day that counts on the person.

    `instead` was to come in his place; `frees` says that a counted seat becomes free, and `waiting` who waits for it.
    """

    meeting: Meeting
    standing: Standing
    instead: Person | None = None
    frees: bool = False
    waiting: Person | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """What follows when all that somebody is in a committee ends with the day `until`.

    `vacant` are the roles of chair and secretariat that nobody holds on the day after; `deputies` come for nobody
    then, and `promised` counts what the person has still agreed to do.
    """

    person: Person
    until: date
    ends: tuple[Membership, ...]
    awaited: tuple[Awaited, ...] = ()
    vacant: tuple[Role, ...] = ()
    deputies: tuple[Person, ...] = ()
    promised: int = 0


@dataclass(frozen=True, slots=True)
class Resumption:
    """The memberships as they are again; at `apologies` what was registered with the ending still stands."""

    person: Person
    resumed: tuple[Membership, ...]
    apologies: tuple[Meeting, ...] = ()


class LeavingDesk(AttendanceDesk, ConveningDesk):
    def what_follows(self, committee: CommitteeId, person: PersonId, until: date, actor: Actor) -> Leaving:
        """What ending would mean, before it is done. Raises as `end_membership` does."""
        self.require_secretariat(committee, actor, ENDED)
        who = self.records.person(person)
        ends = self._lasting(committee, person, until)
        gone = {(one.person.id, one.role, one.since) for one in ends}
        left = [
            one
            for one in self.records.memberships(committee)
            if (one.person.id, one.role, one.since) not in gone and one.holds(until + timedelta(days=1))
        ]
        return Leaving(
            who,
            until,
            ends,
            tuple(self._awaited(one, person) for one in self._called_after(committee, person, until)),
            _vacant(ends, left),
            tuple(one.person for one in left if one.deputy_for == person),
            self._still_promised(committee, person),
        )

    def end_membership(
        self, committee: CommitteeId, email: str, until: date, actor: Actor, *, apologise: bool = False
    ) -> Ending:
        """Every role that would last longer ends with that day; doing it again changes nothing.

        Meetings the person has been called to are left as they are, and handed back; with `apologise` an apology is
        registered at each that has not begun. Raises Unknown for committee, person or membership, BadField for a
        day before the first one, and NotAllowed.
        """
        self.records.committee(committee)
        self.require_secretariat(committee, actor, ENDED)
        person = self.records.person_with_email(email)
        if person is None:
            raise refusals.Unknown("person")
        lasting = self._lasting(committee, person.id, until)
        called = self._called_after(committee, person.id, until)
        # Whoever ends his own secretariat with a day that is over may not register anything afterwards.
        excused = tuple(one for one in called if apologise and self._apologise(one, person.id, actor))
        if lasting:
            self.records.end_membership(committee, person.id, until)
            told = [until.isoformat(), *map(as_it_was, lasting)]
            self.write_down(actor, ENDED, committee, on_behalf_of=person.id, details=told)
        return Ending(person, tuple(replace(one, until=until) for one in lasting), called, excused)

    def take_back_ending(self, committee: CommitteeId, person: PersonId, actor: Actor) -> Resumption:
        """Undoes the latest ending: each membership lasts as long as it did before it.

        So does each answer that an apology of the ending took the place of: who came comes again, where there is a
        seat, and who had not answered is asked and reminded again. Raises NotAllowed, and NotEnded where nothing
        was ended or the day has been changed since.
        """
        self.records.committee(committee)
        self.require_secretariat(committee, actor, TAKEN_BACK)
        entry = self._latest_ending(committee, person)
        until, *was = entry.details.split() if entry else ("",)
        before = _before(was)
        resumed = tuple(
            replace(one, until=before[one.role, one.since])
            for one in self.records.memberships(committee)
            if one.person.id == person
            and (one.role, one.since) in before
            and one.until is not None
            and one.until.isoformat() == until
        )
        if entry is None or not resumed:
            raise refusals.NotEnded
        for one in resumed:
            self.records.put_membership(committee, one)
        self.write_down(actor, TAKEN_BACK, committee, on_behalf_of=person)
        called = self._called_after(committee, person, date.fromisoformat(until))
        apologies = [one for one in called if not self._stands_again(one, person, entry.at, actor)]
        return Resumption(self.records.person(person), resumed, tuple(apologies))

    # how it is done

    def _lasting(self, committee: CommitteeId, person: PersonId, until: date) -> tuple[Membership, ...]:
        """What would last longer. Raises Unknown for who has no seat, BadField for a day before the first one."""
        held = [one for one in self.records.memberships(committee) if one.person.id == person]
        if not held:
            raise refusals.Unknown("membership")
        if until < min(one.since for one in held):
            raise refusals.BadField("until", "before_membership")
        return tuple(one for one in held if one.holds(until) and one.until != until)

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

    def _awaited(self, meeting: Meeting, person: PersonId) -> Awaited:
        roll = self.records.roll(meeting)
        line = self._line(meeting, person)
        instead = next((one.substitute for one in line.substitutions), None)
        standing = line.overall(meeting.days)
        if not self._holds_a_seat(meeting, line):
            return Awaited(meeting, standing, instead)
        waiting = [one.person for day in meeting.days for one in _waiting(roll, line, day)]
        return Awaited(meeting, standing, instead, frees=True, waiting=next(iter(waiting), None))

    def _holds_a_seat(self, meeting: Meeting, line: Line) -> bool:
        """One of those that are counted."""
        sits = any(line.sits(day) is not None for day in meeting.days)
        return sits and seats.counts(line) and self._limit(meeting, line) is not None

    def _apologise(self, meeting: Meeting, person: PersonId, actor: Actor) -> bool:
        line = self._line(meeting, person)
        if self.now >= meeting.starts_at or line.overall(meeting.days) in _NOT_THERE:
            return False
        by = Actor(actor.person, Source.SECRETARIAT)
        return self.take_answer(meeting.id, person, AnswerKind.DECLINED, by).changed

    def _stands_again(self, meeting: Meeting, person: PersonId, ended_at: datetime, actor: Actor) -> bool:
        """Each day as it stood before the ending; False where an apology that came with it is left.

        One that was changed since is left alone, and counts as changed. Whoever had not answered has not answered again.
        """
        held = self.records.meeting(meeting.id, lock=True)
        answers = self._line(held, person).answers
        given = {one.session for one in answers if (one.at, one.source) == (ended_at, Source.SECRETARIAT)}
        if self.now >= held.starts_at or not given:
            return True
        before = {
            one.session: one.before
            for one in self.records.history(held.id)
            if one.person.id == person
            and one.session in given
            and (one.at, one.source) == (ended_at, Source.SECRETARIAT)
        }
        by = Actor(actor.person, Source.SECRETARIAT)
        silent = [day for day in sorted(given) if before[day] is None]
        if silent:
            self.withdraw_answer(held.id, person, by, silent)
        back = [self._answers_again(held, person, day, before[day], by) for day in sorted(given - {*silent})]
        return all(back)

    def _answers_again(
        self, meeting: Meeting, person: PersonId, day: int, kind: AnswerKind | None, by: Actor
    ) -> bool:
        """False for an apology: somebody was to come instead, and may have other plans by now."""
        if kind is None or kind is AnswerKind.DECLINED:
            return False
        try:
            self.take_answer(meeting.id, person, kind, by, sessions=[day])
        except refusals.SeatsTaken:  # somebody who waited has it now, and keeps it
            return False
        return True

    def _still_promised(self, committee: CommitteeId, person: PersonId) -> int:
        return sum(
            one.state is FollowUpState.OPEN and one.responsible is not None and one.responsible.id == person
            for one in self.records.follow_ups(committee)
        )

    def _latest_ending(self, committee: CommitteeId, person: PersonId) -> AuditEntry | None:
        """None also when it was taken back."""
        acts = [
            one
            for one in self.records.audit_of(committee)
            if one.act in {ENDED, TAKEN_BACK} and (one.on_behalf_of or one.actor) == person
        ]
        return acts[-1] if acts and acts[-1].act == ENDED else None


def _vacant(ends: Iterable[Membership], left: Iterable[Membership]) -> tuple[Role, ...]:
    still = {one.role for one in left}
    wanted = {Role.CHAIR, Role.SECRETARIAT} & {one.role for one in ends}
    return tuple(role for role in Role if role in wanted - still)


def _waiting(roll: Roll, line: Line, day: int) -> tuple[Line, ...]:
    return seats.waiting(roll, line.invitee.organisation.id, day)


def as_it_was(seat: Membership) -> str:
    """member@2020-01-01=2029-12-31, as the audit trail keeps it; nothing after the sign where no end was set."""
    return f"{seat.role}@{seat.since}={seat.until or ''}"


def _before(written: Iterable[str]) -> Mapping[tuple[Role, date], date | None]:
    """By role and first day, when each membership would have ended."""
    found: dict[tuple[Role, date], date | None] = {}
    for one in written:
        key, _, until = one.partition("=")
        role, _, since = key.partition("@")
        found[Role(role), date.fromisoformat(since)] = date.fromisoformat(until) if until else None
    return found


__all__ = ["Awaited", "Ending", "Leaving", "LeavingDesk", "Resumption", "as_it_was"]
