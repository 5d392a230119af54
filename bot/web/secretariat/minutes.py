"""The minutes after the meeting: what they say, the round of comments, follow-ups, and approval."""

from collections.abc import Mapping

from aiohttp import web

from bot.web.secretariat.agenda import answer_one
from bot.web.secretariat.days import day_of, number
from bot.web.secretariat.room import DONE, Looking, Room, Shown, Tab
from documents.minutes_paper import attendance
from meetings import refusals
from meetings.model import Meeting
from meetings.paper import About, FollowUpId, FollowUpState, MinutesState
from meetings.workdays import local

SEND_FIELDS = ("goer", "til")
ANSWER_FIELDS = ("kommentar", "svar")
FOLLOW_FIELDS = ("goer", "note")


class MinutesPages:
    def __init__(self, room: Room) -> None:
        self.room = room

    async def show(self, request: web.Request) -> web.Response:
        """GET /sekretariat/moede/{meeting}/referat."""
        return await self.room.show(request, look)

    async def take(self, request: web.Request) -> web.Response:
        """POST: out for comments, or approved."""
        return await self.room.take(request, SEND_FIELDS, act, look)

    async def answer_comment(self, request: web.Request) -> web.Response:
        return await self.room.take(request, ANSWER_FIELDS, answer_comment, look)

    async def end_follow_up(self, request: web.Request) -> web.Response:
        return await self.room.take(request, FOLLOW_FIELDS, end_follow_up, look)


def look(here: Looking) -> Shown:
    meeting = here.see()
    office = here.office
    paper = office.minutes_paper(meeting.id, public=False)
    minutes = office.records.minutes(meeting.id)
    changes = here.may_change(meeting) and (minutes is None or minutes.state is not MinutesState.APPROVED)
    facts = {
        "minutes": minutes,
        "items": paper.items,
        "decisions": paper.decisions,
        "follow_ups": paper.follow_ups,
        "attendance": list(attendance(paper, here.words.language)),
        "comments": office.comments_on(meeting.id, About.MINUTES),
        "changes": changes,
        "approves": minutes is not None and _may_approve(here, meeting),
        "now": here.now,
    }
    return Shown("minutes.html", here.words.minutes_title(meeting), Tab.MINUTES, facts, meeting)


def _may_approve(here: Looking, meeting: Meeting) -> bool:
    office = here.office
    approve = office.rights(meeting.committee).approve
    return office.is_chair(meeting.committee, here.me) or office.holds(meeting.committee, here.me, approve)


def act(here: Looking, fields: Mapping[str, str]) -> str:
    meeting = here.see()
    match fields["goer"]:
        case "send":
            day = day_of(fields["til"], "until")
            policy = here.office.records.committee(meeting.committee).policy
            until = local(day, policy.deadline_at) if day else None
            here.office.send_minutes(meeting.id, here.actor, until)
        case "godkend":
            here.office.approve_minutes(meeting.id, here.actor)
        case _:
            raise refusals.BadField("answer", "missing")
    done = "minutes_sent" if fields["goer"] == "send" else "minutes_approved"
    return f"/sekretariat/moede/{meeting.id}/referat?{DONE}={done}"


def answer_comment(here: Looking, fields: Mapping[str, str]) -> str:
    meeting = here.see()
    answer_one(here, fields)
    return f"/sekretariat/moede/{meeting.id}/referat?{DONE}=answered#kommentarer"


def end_follow_up(here: Looking, fields: Mapping[str, str]) -> str:
    """Done, dropped, or taken up again."""
    meeting = here.see()
    id = FollowUpId(number(here.asked.place["follow_up"], "follow-up"))
    if here.office.records.follow_up(id).meeting != meeting.id:
        raise refusals.Unknown("follow-up")
    if fields["goer"] not in set(FollowUpState):
        raise refusals.BadField("answer", "missing")
    here.office.end_follow_up(id, FollowUpState(fields["goer"]), here.actor, fields["note"])
    return f"/sekretariat/moede/{meeting.id}/referat#opfoelgning"
