"""Who was in the room: coming and going during a day, and which items each was there for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby, pairwise

from meetings.model import AgendaItem, ItemId, Meeting
from meetings.paper import Attendance, Course, Presence, Stay
from meetings.workdays import local_day

Span = tuple[datetime, datetime]
"""From when until when the meeting was at an item."""


def session_at(meeting: Meeting, at: datetime) -> int:
    """The day it is, or the last begun; before all of them the first."""
    begun = [one.number for one in meeting.sessions if one.day <= local_day(at)]
    return begun[-1] if begun else meeting.sessions[0].number


# Coming and going


def came(known: Presence | None, at: datetime) -> tuple[Stay, ...]:
    """The stays of somebody who comes in: again after having left, else for the first time.

    Of somebody who is in the room already it puts right when he came.
    """
    before = _stays(known)
    if before and before[-1].left is None:
        before = before[:-1]
    return (*before, Stay(came=at))


def left(known: Presence | None, at: datetime) -> tuple[Stay, ...]:
    """The stays of somebody who goes out; of somebody who is out already it puts right when he left."""
    *before, last = _stays(known) or (Stay(),)
    return (*before, Stay(last.came, at))


def in_order(stays: Sequence[Stay]) -> bool:
    """Whether nobody leaves before he came or comes before he left."""
    times = [one for stay in stays for one in (stay.came, stay.left)]
    inner = times[1:-1]
    known = [one for one in times if one is not None]
    return None not in inner and all(one < next for one, next in pairwise(known))


def _stays(known: Presence | None) -> tuple[Stay, ...]:
    return known.stays if known and known.attendance is Attendance.PRESENT else ()


# Item by item


def spans(
    meeting: Meeting, items: Sequence[AgendaItem], courses: Mapping[ItemId, Course], until: datetime
) -> Mapping[ItemId, Span]:
    """When the meeting was at each item, as far as `until`; none at all where nobody noted any of it.

    An item that nobody took up on its own lies between those before and after it.
    """
    began = [(courses[item.id].began, place) for place, item in enumerate(items) if item.id in courses]
    if not began:
        return {}
    found: dict[ItemId, Span] = {}
    for place, item in enumerate(items):
        if course := courses.get(item.id):
            found[item.id] = (course.began, course.ended or max(until, course.began))
            continue
        ended = [courses[one.id].ended or until for one in items[:place] if one.id in courses]
        later = [at for at, other in began if other > place]
        start = max(ended, default=meeting.starts_at)
        end = min(later, default=max(start, until))
        found[item.id] = (min(start, end), end)
    return found


def was_there(presence: Presence, span: Span) -> bool:
    """Whether somebody was in the room for at least half of the time.

    Who goes out because an item is no business of his does so a moment after it was called, and may be back a
    moment before the next.
    """
    begin, end = span
    return presence.at(begin) if begin == end else 2 * _overlap(presence, span) >= end - begin


def there_for(
    meeting: Meeting, found: Mapping[ItemId, Span], presences: Iterable[Presence]
) -> tuple[ItemId, ...]:
    """The items that somebody with these presences, one a day, was there for."""
    by_day = {one.session: one for one in presences}
    return tuple(
        item
        for item, span in found.items()
        if (that := by_day.get(session_at(meeting, span[0]))) and was_there(that, span)
    )


def _overlap(presence: Presence, span: Span) -> timedelta:
    if presence.attendance is not Attendance.PRESENT:
        return timedelta()
    begin, end = span
    stays = presence.stays or (Stay(),)
    parts = [min(stay.left or end, end) - max(stay.came or begin, begin) for stay in stays]
    return sum((part for part in parts if part > timedelta()), timedelta())


def runs(items: Sequence[AgendaItem], there: Iterable[ItemId]) -> tuple[tuple[str, str], ...]:
    """The numbers of the items somebody was there for, neighbours as first and last: 1-3 and 5."""
    seen = set(there)
    found = []
    for is_there, group in groupby(items, key=lambda item: item.id in seen):
        if is_there:
            numbers = [item.number for item in group]
            found.append((numbers[0], numbers[-1]))
    return tuple(found)
