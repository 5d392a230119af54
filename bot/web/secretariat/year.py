"""The year plan of a committee: its weeks, its meetings and the deadlines that lead up to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aiohttp import web

from bot.web.secretariat.room import Looking, Room, Shown, Tab
from meetings import refusals
from meetings.model import Committee, Meeting, MeetingKind, MeetingState
from meetings.workdays import local_day

FIRST_YEAR, LAST_YEAR = 2000, 2199


@dataclass(frozen=True, slots=True)
class Week:
    """`mark` is what stands in it: meeting, seminar, annual or holiday; empty for an ordinary week."""

    number: int
    mark: str
    sign: str
    says: str
    now: bool


@dataclass(frozen=True, slots=True)
class Entry:
    day: date
    week: int
    when: str
    what: str
    type: str
    mark: str
    leads_to: str = ""


class YearPage:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/aarsplan/{committee}?aar=2027."""
        return await self.room.show(request, look)


def look(here: Looking) -> Shown:
    committee = committee_of(here)
    year = _year(here)
    meetings = [
        one
        for one in here.office.records.meetings_of_committee(committee.id)
        if one.state is not MeetingState.CANCELLED and any(day.day.year == year for day in one.sessions)
    ]
    facts = {
        "committee": committee,
        "others": [one for one in here.visitor.committees if one.id != committee.id],
        "year": year,
        "sum": here.words.year_sum(len(meetings), *_kinds(meetings)),
        "weeks": list(_weeks(here, year, meetings)),
        "entries": sorted(_entries(here, year, meetings), key=lambda one: (one.day, one.mark != "deadline")),
    }
    return Shown("year.html", here.words.year_title(year), Tab.YEAR, facts)


def committee_of(here: Looking) -> Committee:
    """The committee of the address. Raises Unknown for one whose pages the visitor may not see."""
    wanted = here.asked.place["committee"]
    found = next((one for one in here.visitor.committees if one.id == wanted), None)
    if found is None:
        raise refusals.Unknown("committee")
    return found


def _year(here: Looking) -> int:
    """The one asked for, else that of the next meeting, else this one."""
    asked = here.asked.query.get("aar", "")
    if asked.isascii() and asked.isdigit() and FIRST_YEAR <= int(asked) <= LAST_YEAR:
        return int(asked)
    ahead = here.office.coming_meetings_of(committee_of(here))
    return ahead[0].sessions[0].day.year if ahead else local_day(here.office.now).year


def _kinds(meetings: Sequence[Meeting]) -> tuple[int, int]:
    kinds = [one.kind for one in meetings]
    return kinds.count(MeetingKind.SEMINAR), kinds.count(MeetingKind.ANNUAL)


# Weeks


def _weeks(here: Looking, year: int, meetings: Sequence[Meeting]) -> Iterable[Week]:
    words, today = here.words, local_day(here.office.now)
    monday = date.fromisocalendar(year, 1, 1)
    while monday.isocalendar().year == year:
        days = [monday + timedelta(days=more) for more in range(7)]
        here_now = [one for one in meetings if any(session.day in days for session in one.sessions)]
        closed = [day for day in days[:5] if here.office.days_off(day)]
        mark = _mark(here_now, closed)
        sign, name = words.week_marks[mark] if mark else ("", "")
        told = [words.span(one.sessions) for one in here_now] or [words.day_in_year(one) for one in closed]
        number = monday.isocalendar().week
        yield Week(number, mark, sign, words.week_of(number, told, [name] if name else []), today in days)
        monday += timedelta(weeks=1)


def _mark(meetings: Sequence[Meeting], closed: Sequence[date]) -> str:
    kinds = {one.kind for one in meetings}
    if MeetingKind.ANNUAL in kinds:
        return "annual"
    if MeetingKind.SEMINAR in kinds:
        return "seminar"
    if kinds:
        return "meeting"
    return "holiday" if closed else ""


# Meetings and deadlines


def _entries(here: Looking, year: int, meetings: Sequence[Meeting]) -> Iterable[Entry]:
    words = here.words
    for one in meetings:
        first = one.sessions[0].day
        yield Entry(
            first,
            first.isocalendar().week,
            words.sessions_in_year(one.sessions),
            words.year_meeting(one),
            words.year_kind(one.kind),
            "meeting",
            f"/sekretariat/moede/{one.id}",
        )
        for at, what in (
            (one.deadlines.items, words.items_due_for(one)),
            (one.deadlines.responses, words.answers_due_for(one)),
            (one.deadlines.agenda, words.agenda_due_for(one)),
        ):
            day = local_day(at)
            if day.year == year:
                yield Entry(
                    day,
                    day.isocalendar().week,
                    words.day_in_year(day),
                    what,
                    words.deadline_type,
                    "deadline",
                )
