"""What the page of the running meeting shows: the items and how far they are, the clock's facts, who is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.web.secretariat.room import Looking
from meetings import agenda
from meetings.attendance import Standing
from meetings.carrying import asks_for_outcome
from meetings.model import AgendaItem, ItemId, Meeting, Person, PersonId, Role
from meetings.paper import Attendance, Decision, Note, Outcome, Presence
from meetings.presence import session_at
from meetings.workdays import local_day


@dataclass(frozen=True, slots=True)
class Stop:
    """An item on the way through the meeting; `mark` is done, missing, now or plain."""

    item: AgendaItem
    mark: str
    said: str
    chosen: bool
    sub: bool


@dataclass(frozen=True, slots=True)
class At:
    """Where the chosen item stands in time. `until` is when it is to be done by its own minutes."""

    place: int
    of: int
    planned: datetime | None
    began: datetime | None
    ended: datetime | None
    until: datetime | None
    behind: int

    @property
    def runs(self) -> bool:
        return self.began is not None and self.ended is None


@dataclass(frozen=True, slots=True)
class Choice:
    """An outcome, and what the minutes would say by themselves."""

    outcome: Outcome
    text: str
    proposed: str


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of the room; `presence` is None for whoever has neither come nor said anything.

    `awaited` are those who said they come, and whom nobody has seen before it begins.
    """

    person: Person
    place: str
    presence: Presence | None
    instead_of: str
    there: bool
    awaited: bool

    @property
    def chip(self) -> str:
        """How it is drawn: who is there, who is waited for, who has gone or sent word, and who has said nothing."""
        if self.there:
            return "attending"
        if self.awaited:
            return "substituted bare"
        return "declined" if self.presence else "pending bare"


# The meeting and its items


def has_begun(here: Looking, meeting: Meeting) -> bool:
    """From the morning of its first day: then presence and outcomes can be noted."""
    return local_day(here.now) >= meeting.sessions[0].day


def now_at(here: Looking, meeting: Meeting) -> ItemId | None:
    """The item the meeting has taken up and is not done with."""
    running = [one for one in here.office.records.courses(meeting.id).values() if one.ended is None]
    return max(running, key=lambda one: one.began).item if running else None


def stops(
    here: Looking, meeting: Meeting, items: Sequence[AgendaItem], chosen: AgendaItem | None
) -> list[Stop]:
    decisions, at = here.office.records.decisions(meeting.id), now_at(here, meeting)

    def mark(item: AgendaItem) -> str:
        if item.id == at:
            return "now"
        if item.id in decisions:
            return "done"
        return "missing" if asks_for_outcome(item, items) else "plain"

    marks = {item.id: mark(item) for item in items}
    return [
        Stop(
            item,
            marks[item.id],
            here.words.stop_marks[marks[item.id]],
            chosen is not None and item.id == chosen.id,
            bool(item.parent),
        )
        for item in items
    ]


def standing_at(here: Looking, meeting: Meeting, item: AgendaItem) -> At:
    items = here.office.agenda_at(meeting.id)
    slot = next(one for one in agenda.schedule(meeting, items) if one.item.id == item.id)
    course = here.office.records.courses(meeting.id).get(item.id)
    began = course.began if course else None
    until = began + timedelta(minutes=item.minutes) if began and item.minutes else None
    behind = int((began - slot.starts_at).total_seconds() // 60) if began and slot.starts_at else 0
    place = next(n for n, one in enumerate(items, 1) if one.id == item.id)
    return At(
        place, len(items), slot.starts_at, began, course.ended if course else None, until, max(0, behind)
    )


# What it came to


def choices(here: Looking, item: AgendaItem) -> list[Choice]:
    """Without a recommendation there is nothing to follow."""
    kinds = [
        one for one in Outcome if item.recommendations or one not in {Outcome.FOLLOWED, Outcome.OTHERWISE}
    ]
    words = here.words.outcomes
    return [Choice(one, words[one], here.office.proposed_decision(item.id, one)) for one in kinds]


def as_written(here: Looking, item: AgendaItem, decided: Decision | None) -> dict[str, str]:
    """The form as the books would fill it in: what was decided, or what the item's verbs propose, and the notes."""
    note = here.office.note_of(item.id)
    usual = Outcome.FOLLOWED if item.recommendations else Outcome.NOTED
    outcome = decided.outcome if decided else usual
    put_off = decided.later if decided else None
    when = ""
    if put_off and put_off.meeting:
        when = f"moede:{put_off.meeting}"
    elif put_off and put_off.month:
        when = f"maaned:{put_off.month}"
    return {
        "udfald": outcome.value,
        "tekst": decided.text if decided else here.office.proposed_decision(item.id, usual),
        "senere": when,
        "set": seen(decided),
        "noter": note.text if note else "",
        "noter_set": noted(note),
        **dict.fromkeys(("opgave", "ansvarlig", "hvem", "frist"), ""),
    }


def seen(decided: Decision | None) -> str:
    """Which decision somebody had before his eyes."""
    return decided.at.isoformat() if decided else ""


def noted(note: Note | None) -> str:
    """Which version of the notes somebody had before his eyes."""
    return str(note.version) if note and note.version else ""


# Who is there


def presence_of(here: Looking, meeting: Meeting, person: PersonId, session: int) -> Presence | None:
    return next((one for one in here.office.expect(meeting.id, session) if one.person == person), None)


def seats(here: Looking, meeting: Meeting) -> list[Seat]:
    """Those called, each with who comes instead, and whoever else has been noted; in the order they sit."""
    session = session_at(meeting, here.now)
    noted = {one.person: one for one in here.office.expect(meeting.id, session)}
    people: dict[PersonId, tuple[Person, str, str]] = {}
    for line in here.office.records.roll(meeting).lines:
        place = line.invitee.organisation.short
        people[line.person.id] = (line.person, place, "")
        if line.standing(session) is Standing.SUBSTITUTED and (instead := line.substitution(session)):
            people[instead.substitute.id] = (instead.substitute, place, line.person.name)
    for id in noted:
        if id not in people:
            person = here.office.records.person(id)
            people[id] = (person, person.organisation.short, "")
    early = here.now < next(one.starts_at for one in meeting.sessions if one.number == session)
    return [
        _seat(here, person, place, noted.get(id), instead, early=early)
        for id, (person, place, instead) in people.items()
    ]


def _seat(
    here: Looking, person: Person, place: str, presence: Presence | None, instead: str, *, early: bool
) -> Seat:
    there = presence is not None and presence.at(here.now)
    awaited = early and there and presence is not None and not presence.stays
    return Seat(person, place, presence, instead, there and not awaited, awaited)


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who comes instead of another has no seat of his own."""

    there: int
    awaited: int
    seats: int


def turnout(seated: Sequence[Seat]) -> Turnout:
    return Turnout(
        sum(one.there for one in seated),
        sum(one.awaited for one in seated),
        sum(not one.instead_of for one in seated),
    )


def missed(here: Looking, meeting: Meeting, item: AgendaItem) -> tuple[int, list[str]] | None:
    """How many were in the room for an item, and who of those at the meeting was not; None while it is not known."""
    there = here.office.present_at(meeting.id, item.id)
    if there is None:
        return None
    names = [
        seat.person.name
        for seat in seats(here, meeting)
        if seat.presence and seat.presence.attendance is Attendance.PRESENT and seat.person.id not in there
    ]
    return len(there), names


def others(here: Looking, meeting: Meeting) -> list[Person]:
    """Of the committee and not in the room yet: the secretariat, deputies."""
    known = {seat.person.id for seat in seats(here, meeting)}
    today = local_day(here.now)
    found = {
        one.person.id: one.person
        for one in here.office.records.memberships(meeting.committee)
        if one.holds(today) and one.person.id not in known
    }
    return list(found.values())


def leads(here: Looking, meeting: Meeting) -> str:
    """The chair, when present."""
    lines = here.office.records.roll(meeting).lines
    return next((one.person.name for one in lines if one.invitee.role is Role.CHAIR), "")
