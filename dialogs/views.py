"""A meeting as one person sees it: what cards are drawn from, looked up in the open books."""

from dataclasses import dataclass, replace
from datetime import datetime

from meetings import refusals
from meetings.attendance import Line, Roll
from meetings.model import (
    AgendaItem,
    Committee,
    Meeting,
    MeetingId,
    MeetingState,
    Organisation,
    Person,
    PersonId,
    Role,
)
from meetings.office import Office


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may come instead; `deputy` is the standing one."""

    person: Person
    deputy: bool


@dataclass(frozen=True, slots=True)
class View:
    """`line` is the reader's own; `comes_for` are those he comes for as substitute.

    `approves` says that agendas and minutes are his to approve.
    """

    reader: Person
    meeting: Meeting
    committee: Committee
    now: datetime
    roll: Roll
    line: Line | None = None
    comes_for: tuple[Line, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    secretariat: bool = False
    approves: bool = False

    @property
    def is_open(self) -> bool:
        """Whether an answer would be taken now."""
        return self.meeting.state is MeetingState.CONVENED and self.now < self.meeting.starts_at

    @property
    def organisation(self) -> Organisation:
        """For whom the reader is called, or where he comes from."""
        return self.line.invitee.organisation if self.line else self.reader.organisation


def see(office: Office, id: MeetingId, person: PersonId, *, whole: bool = True) -> View:
    """The meeting as `person` sees it; to those it does not concern there is no such meeting (Unknown).

    `whole` looks up agenda and possible substitutes too, which a receipt does not need.
    """
    meeting = office.records.meeting(id)
    roll = office.records.roll(meeting)
    roles = office.roles(meeting.committee, person)
    seen = View(
        reader=office.records.person(person),
        meeting=meeting,
        committee=office.records.committee(meeting.committee),
        now=office.now,
        roll=roll,
        line=roll.line(person),
        comes_for=roll.principals(person),
        secretariat=Role.SECRETARIAT in roles,
    )
    called = seen.line is not None or bool(seen.comes_for)
    if not (called or roles) or (meeting.state is MeetingState.PLANNED and not seen.secretariat):
        raise refusals.Unknown("meeting")
    return _filled(office, seen) if whole else seen


def may_see(office: Office, meeting: Meeting, person: PersonId) -> bool:
    """Whether a meeting concerns a person: called to it, coming instead of somebody, or of its committee."""
    try:
        see(office, meeting.id, person, whole=False)
    except refusals.Unknown:
        return False
    return True


def coming(office: Office, person: PersonId) -> tuple[Meeting, ...]:
    """The meetings a person is called to, or comes to, that have not begun; the next first."""
    return tuple(one.meeting for one in office.my_meetings(person) if office.now < one.meeting.starts_at)


def concerning(office: Office, person: PersonId) -> tuple[Meeting, ...]:
    """`coming`, and those of the person's committees he is not called to himself; the next first."""
    own = {one.id: one for one in coming(office, person)}
    for committee in office.my_committees(person):
        for one in office.coming_meetings_of(committee):
            if one.state is MeetingState.CONVENED and office.now < one.starts_at:
                own.setdefault(one.id, one)
    return tuple(sorted(own.values(), key=lambda one: one.starts_at))


def to_convene(office: Office, person: PersonId) -> tuple[Meeting, ...]:
    """Planned meetings of the committees a person is the secretariat of, that nobody has been called to; the next first."""
    planned = [
        one
        for committee in office.secretariat_for(person)
        for one in office.coming_meetings_of(committee)
        if one.state is MeetingState.PLANNED and office.now < one.starts_at
    ]
    return tuple(sorted(planned, key=lambda one: one.starts_at))


def _filled(office: Office, seen: View) -> View:
    candidates = _candidates(office, seen) if seen.line and seen.is_open else ()
    return replace(seen, candidates=candidates, agenda=office.agenda_for(seen.meeting, seen.reader.id))


def _candidates(office: Office, seen: View) -> tuple[Candidate, ...]:
    deputies = {one.id for one in office.deputies(seen.meeting.committee, seen.reader.id)}
    return tuple(
        Candidate(one, one.id in deputies) for one in office.candidates(seen.meeting.id, seen.reader.id)
    )


__all__ = ["Candidate", "View", "coming", "concerning", "see", "to_convene"]
