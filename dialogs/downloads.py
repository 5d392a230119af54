"""Who may fetch which of a meeting's papers; the doors look again when the link is used."""

from datetime import date

from dialogs.cards.downloads import AGENDA, JOURNAL, MINUTES, papers_card
from dialogs.cards.status import no_meeting_card
from dialogs.heard import Reply, Show
from dialogs.turn import Turn
from dialogs.views import concerning
from meetings.model import MeetingId
from meetings.paper import MinutesState


def show_papers(turn: Turn, meeting: MeetingId) -> Show:
    """The secretariat has them as they stand, others what was sent out."""
    view = turn.see(meeting, whole=False)
    desk = turn.office.is_secretariat(view.meeting.committee, turn.me)
    minutes = turn.office.records.minutes(meeting)
    there = []
    if desk or view.meeting.agenda_published_at or turn.office.published(meeting):
        there.append(AGENDA)
    if (desk and turn.office.now >= view.meeting.starts_at) or (
        minutes is not None and minutes.state is not MinutesState.DRAFT
    ):
        there.append(MINUTES)
    if desk:
        there.append(JOURNAL)
    return papers_card(view, turn.w, turn.links, there)


def said_papers(turn: Turn, day: date | None) -> Reply:
    """Of the named day, else of the next meeting."""
    meetings = concerning(turn.office, turn.me)
    found = [one for one in meetings if day is None or any(session.day == day for session in one.sessions)]
    if found:
        return show_papers(turn, found[0].id)
    next_ = turn.see(meetings[0].id, whole=False) if meetings else None
    return no_meeting_card(turn.w, next_, day=turn.w.weekday_date(day) if day else "")
