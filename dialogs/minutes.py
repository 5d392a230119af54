"""The minutes of a meeting that was held, as far as the reader may have them; and the meeting that is running."""

from dataclasses import replace
from datetime import date, datetime

from dialogs.cards.downloads import MINUTES
from dialogs.cards.minutes import minutes_card, no_minutes_card, nothing_running_card
from dialogs.heard import Reply, Show
from dialogs.status import next_meeting
from dialogs.turn import Turn
from dialogs.views import View
from meetings.model import Meeting, MeetingId, MeetingState
from meetings.paper import Minutes, MinutesState
from meetings.refusals import Refusal
from meetings.workdays import local_day


def said_minutes(turn: Turn, day: date | None, month: int | None) -> Show:
    """Of the last meeting that was held, or the last that day or that month: a year is seldom named."""
    held = _held(turn)
    found = next((one for one in held if _is_of(one, day, month, turn.office.now)), None)
    return show_minutes(turn, found.id) if found else no_minutes_card(turn.w, held)


def show_minutes(turn: Turn, meeting: MeetingId | None) -> Show:
    """The link is the one a mail would carry today: the door looks again when it is used."""
    if meeting is None:
        return said_minutes(turn, None, None)
    return _shown(turn, meeting)


def run_meeting(turn: Turn) -> Reply:
    """For a secretariat the meeting of today, else the last one; for members the way in."""
    desks = turn.office.secretariat_for(turn.me)
    if not desks:
        return next_meeting(turn)
    own = {desk.id for desk in desks}
    today = local_day(turn.office.now)
    mine = [
        meeting
        for desk in desks
        for meeting in turn.office.coming_meetings_of(desk)
        if meeting.state is MeetingState.CONVENED and any(one.day == today for one in meeting.sessions)
    ]
    found = [*mine, *(one for one in _held(turn) if one.committee in own)]
    return _shown(turn, found[0].id, running=True) if found else nothing_running_card(turn.w)


def _shown(turn: Turn, id: MeetingId, *, running: bool = False) -> Show:
    view = _with_approval(turn, turn.see(id))
    minutes = turn.office.records.minutes(id)
    others = [one for one in _held(turn) if one.id != id and one.committee == view.meeting.committee]
    url = (
        turn.links.mailed_paper(id, turn.me, MINUTES, turn.office.now)
        if _may_have(turn, view, minutes)
        else ""
    )
    return minutes_card(view, minutes, url, others, turn.w, running=running)


def _may_have(turn: Turn, view: View, minutes: Minutes | None) -> bool:
    """Drafts are the secretariat's; whoever has left the committee has none."""
    if not _may_read(turn, view.meeting):
        return False
    if view.secretariat:
        return view.now >= view.meeting.starts_at
    return minutes is not None and minutes.state is not MinutesState.DRAFT


def _with_approval(turn: Turn, view: View) -> View:
    committee = view.meeting.committee
    rights = turn.office.rights(committee)
    may = turn.office.is_chair(committee, turn.me) or turn.office.holds(committee, turn.me, rights.approve)
    return replace(view, approves=may)


def _held(turn: Turn) -> list[Meeting]:
    """Those the person may know of that have begun, the latest first."""
    records, now = turn.office.records, turn.office.now
    known = {one.id: one for one in records.meetings_of_person(turn.me)}
    for committee in turn.office.my_committees(turn.me):
        known |= {one.id: one for one in records.meetings_of_committee(committee.id)}
    over = [
        one
        for one in known.values()
        if one.state is MeetingState.HELD or (one.state is MeetingState.CONVENED and one.starts_at <= now)
    ]
    return sorted(filter(lambda one: _may_read(turn, one), over), key=lambda one: one.starts_at, reverse=True)


def _may_read(turn: Turn, meeting: Meeting) -> bool:
    try:
        turn.office.check_reader(meeting, turn.me)
    except Refusal:
        return False
    return True


def _is_of(meeting: Meeting, day: date | None, month: int | None, now: datetime) -> bool:
    """A day ahead was named without its year, and is meant of one that has passed."""
    days = [session.day for session in meeting.sessions]
    if day is None:
        return month is None or any(one.month == month for one in days)
    if day <= local_day(now):
        return day in days
    return any((one.month, one.day) == (day.month, day.day) for one in days)
