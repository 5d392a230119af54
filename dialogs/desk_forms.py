"""What the secretariat typed on a form, read into values; what cannot be read is told at its field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from meetings.model import CommitteeId, MeetingKind, Mode, Role, Session
from meetings.office import MeetingPlan, Newcomer
from meetings.workdays import local

Typed = Mapping[str, str]
T = TypeVar("T", MeetingKind, Mode, Role)


class Unread(Exception):
    """The field `name` cannot be read: `problem` is missing, odd, incomplete or past."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(name)
        self.name, self.problem = name, problem


@dataclass(frozen=True, slots=True)
class When:
    """Date, begin and end of one day, as the ids of its fields."""

    day: str
    start: str
    end: str


FIRST, SECOND = When("day", "start", "end"), When("day_two", "start_two", "end_two")


def meeting_plan(typed: Typed, committee: CommitteeId, now: datetime) -> MeetingPlan:
    """Raises Unread for the first field that cannot be read; what is against a rule the office refuses."""
    return MeetingPlan(
        committee=committee,
        title=typed.get("title", ""),
        kind=_one_of(MeetingKind, typed, "kind", MeetingKind.ORDINARY),
        mode=_one_of(Mode, typed, "mode", Mode.ONSITE),
        sessions=sessions(typed),
        place=typed.get("place", ""),
        join_url=typed.get("join_url", "").strip(),
        response_deadline=_deadline(typed, now),
    )


def newcomer(typed: Typed, principals: Mapping[str, str]) -> Newcomer:
    """A member as typed; `principals` are the addresses of those one may be deputy for, by the value of their choice.

    Raises Unread for a day or a role that cannot be read. Who is no deputy comes for nobody.
    """
    role = _one_of(Role, typed, "role", Role.MEMBER)
    return Newcomer(
        name=" ".join(typed.get("name", "").split()),
        email=typed.get("email", "").strip(),
        title=" ".join(typed.get("title", "").split()),
        organisation=typed.get("organisation", "").strip(),
        role=role,
        since=_day("since", typed) if typed.get("since", "").strip() else None,
        until=_day("until", typed) if typed.get("until", "").strip() else None,
        deputy_for=principals.get(typed.get("deputy_for", ""), "") if role is Role.DEPUTY else "",
    )


def last_day(typed: Typed) -> date:
    """Raises Unread."""
    return _day("until", typed)


def sessions(typed: Typed) -> tuple[Session, ...]:
    """One day or two; the second is left out when nothing of it is typed, and must be whole when something is."""
    first = _session(1, FIRST, typed)
    given = [bool(typed.get(name, "").strip()) for name in (SECOND.day, SECOND.start, SECOND.end)]
    if not any(given):
        return (first,)
    if not all(given):
        raise Unread(SECOND.day, "incomplete")
    return (first, _session(2, SECOND, typed))


def _session(number: int, names: When, typed: Typed) -> Session:
    return Session(number, _day(names.day, typed), _clock(names.start, typed), _clock(names.end, typed))


def _day(name: str, typed: Typed) -> date:
    try:
        return date.fromisoformat(_needed(name, typed))
    except ValueError:
        raise Unread(name, "odd") from None


def _clock(name: str, typed: Typed) -> time:
    """Teams sends "09:30"; a field drawn as text may bring "9.30"."""
    written = _needed(name, typed).replace(".", ":").zfill(5)
    try:
        read = time.fromisoformat(written)
    except ValueError:
        raise Unread(name, "missing") from None
    if read.tzinfo is not None:
        raise Unread(name, "missing")
    return read.replace(second=0, microsecond=0)


def _needed(name: str, typed: Typed) -> str:
    if written := typed.get(name, "").strip():
        return written
    raise Unread(name, "missing")


def _deadline(typed: Typed, now: datetime) -> datetime | None:
    """Both date and time, or neither; never one that has passed."""
    if not typed.get("response_deadline", "").strip() and not typed.get("response_time", "").strip():
        return None
    try:
        due = local(_day("response_deadline", typed), _clock("response_time", typed))
    except Unread:
        raise Unread("response_deadline", "odd") from None
    if due <= now:
        raise Unread("response_deadline", "past")
    return due


def _one_of(kind: type[T], typed: Typed, name: str, otherwise: T) -> T:
    try:
        return kind(typed[name]) if typed.get(name) else otherwise
    except ValueError:
        raise Unread(name, "odd") from None
