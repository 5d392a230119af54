"""Calendars by subscription: who has which key, and what stands in a person's calendar or a committee's year."""

from dataclasses import dataclass
from datetime import date, datetime

from meetings import refusals
from meetings.attendance import Line
from meetings.model import (
    AuditEntry,
    Committee,
    CommitteeId,
    Meeting,
    MeetingState,
    Person,
    PersonId,
    Role,
)
from meetings.office.base import Actor, Desk
from meetings.workdays import local_day


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting in a calendar: the reader's own line, or those he comes for; neither in a committee's year plan.

    `changed_at` is when the meeting, or what the reader answered, last changed.
    """

    meeting: Meeting
    committee: Committee
    changed_at: datetime
    reader: Person | None = None
    line: Line | None = None
    comes_for: tuple[Line, ...] = ()


class CalendarDesk(Desk):
    """A key to a calendar is kept as its digest only, one a person; whoever holds it reads, and nothing else."""

    def open_calendar(self, person: PersonId, digest: str, actor: Actor) -> None:
        """The key a person had before opens nothing from now on."""
        self.records.put_feed(person, digest, self.now)
        self.write_down(actor, "calendar.open", f"person-{person}")

    def close_calendar(self, person: PersonId, actor: Actor) -> None:
        """Doing it twice changes nothing."""
        if self.records.feed_since(person) is not None:
            self.records.end_feed(person)
            self.write_down(actor, "calendar.close", f"person-{person}")

    def calendar_since(self, person: PersonId) -> datetime | None:
        return self.records.feed_since(person)

    def calendar_behind(self, digest: str) -> tuple[Person, tuple[Appointment, ...]]:
        """Raises Unknown for a key that opens nothing, or nothing any more."""
        owner = self.records.feed_owner(digest)
        if owner is None:
            raise refusals.Unknown("calendar")
        return self.records.person(owner), self.calendar_of(owner)

    def calendar_of(self, person: PersonId) -> tuple[Appointment, ...]:
        """All meetings of the person's committees, and those he is called or comes to besides; by start.

        What nobody has been called to yet is for the secretariat alone.
        """
        roles = self._roles_today(person)
        found = {one.id: one for one in self.records.meetings_of_person(person)}
        for committee in roles:
            found |= {one.id: one for one in self.records.meetings_of_committee(committee)}
        reader = self.records.person(person)
        return tuple(
            self._appointment(one, reader)
            for one in sorted(found.values(), key=lambda one: (one.starts_at, one.id))
            if one.state is not MeetingState.PLANNED or Role.SECRETARIAT in roles.get(one.committee, ())
        )

    def year_plan(
        self, committee: CommitteeId, actor: Actor, year: int | None = None
    ) -> tuple[Appointment, ...]:
        """The committee's meetings of a year, or of this one and all later; planned ones for the secretariat alone.

        Raises Unknown, also for a committee the actor has no seat in.
        """
        own = self._roles_today(actor.person).get(committee, frozenset()) if actor.person else None
        if own is not None and not own:
            raise refusals.Unknown("committee", committee)
        of = self.records.committee(committee)
        return tuple(
            Appointment(one, of, self._changed_at(one))
            for one in self.records.meetings_of_committee(committee)
            if _in_year(one.sessions[0].day, year, local_day(self.now))
            and (one.state is not MeetingState.PLANNED or own is None or Role.SECRETARIAT in own)
        )

    # how it is found

    def _roles_today(self, person: PersonId) -> dict[CommitteeId, frozenset[Role]]:
        today = local_day(self.now)
        ids = [id for id, seat in self.records.memberships_of(person) if seat.holds(today)]
        return {id: self.roles(id, person) for id in dict.fromkeys(ids)}

    def _appointment(self, meeting: Meeting, reader: Person) -> Appointment:
        roll = self.records.roll(meeting)
        committee = self.records.committee(meeting.committee)
        changed = self._changed_at(meeting, reader.id)
        return Appointment(
            meeting, committee, changed, reader, roll.line(reader.id), roll.principals(reader.id)
        )

    def _changed_at(self, meeting: Meeting, reader: PersonId | None = None) -> datetime:
        """By the audit log; what came into the books by another way has not changed since."""
        lines = [one for one in self.records.audit_of(meeting.id) if _concerns(one, reader)]
        return max((one.at for one in lines), default=meeting.convened_at or meeting.starts_at)


def _concerns(line: AuditEntry, reader: PersonId | None) -> bool:
    about = line.on_behalf_of or line.actor
    return line.act.startswith(("meeting.", "agenda.")) or (reader is not None and about == reader)


def _in_year(day: date, year: int | None, today: date) -> bool:
    return day.year >= today.year if year is None else day.year == year


__all__ = ["Appointment", "CalendarDesk"]
