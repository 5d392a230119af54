"""The front page: each committee with what is coming and what was held."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.web.secretariat.room import Looking, Room, Shown, Tab
from meetings.attendance import Count
from meetings.model import Committee, Meeting, MeetingState
from meetings.paper import FollowUp
from meetings.terms import in_force
from meetings.workdays import local_day

HELD_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting ahead; `proposals` are those that wait for the secretariat."""

    meeting: Meeting
    count: Count
    proposals: int


@dataclass(frozen=True, slots=True)
class Shelf:
    committee: Committee
    coming: Sequence[Coming]
    held: Sequence[Meeting]
    overdue: Sequence[FollowUp]
    decides: bool
    """Whether the chair may decide between meetings, or once could and did."""


class FrontPage:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/."""
        return await self.room.show(request, look)


def look(here: Looking) -> Shown:
    shelves = [_shelf(here, one) for one in here.visitor.committees]
    return Shown("front.html", here.words.front_title, Tab.MEETINGS, {"shelves": shelves})


def _shelf(here: Looking, committee: Committee) -> Shelf:
    ahead = here.office.coming_meetings_of(committee)
    past = [
        one
        for one in here.office.records.meetings_of_committee(committee.id)
        if one.state in {MeetingState.CONVENED, MeetingState.HELD} and one not in ahead
    ]
    terms = in_force(committee, local_day(here.now))
    decides = bool(terms and terms.chair_decides) or bool(here.office.records.chair_decisions(committee.id))
    overdue = here.office.overdue(committee.id) if committee.id in here.visitor.desks else ()
    return Shelf(
        committee, [_coming(here, one) for one in ahead], past[::-1][:HELD_AT_MOST], overdue, decides
    )


def _coming(here: Looking, meeting: Meeting) -> Coming:
    count = here.office.records.roll(meeting).count()
    return Coming(meeting, count, len(here.office.proposals_for(meeting.id)))
