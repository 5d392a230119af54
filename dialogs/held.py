"""What may have been sent before the books were put back from a copy: seen, sent after all, or marked as sent."""

from dialogs.cards.held import held_card, held_meetings_card
from dialogs.heard import Show
from dialogs.turn import Turn
from dialogs.views import View
from meetings import refusals
from meetings.model import MeetingId
from meetings.office.held import chosen


def show_held(turn: Turn, meeting: MeetingId | None, *, above: str = "") -> Show:
    """Of the one meeting there is, or first which. Raises NotAllowed for whoever is no secretary, and Unknown."""
    if meeting is not None:
        return held_card(
            _see(turn, meeting), turn.office.held_about(meeting, turn.actor), turn.w, above=above
        )
    if not turn.office.secretariat_for(turn.me):
        raise refusals.NotAllowed("held")
    back = turn.office.held_back(turn.actor)
    if len(back) == 1:
        return held_card(_see(turn, back[0].meeting.id), back[0], turn.w, above=above)
    return held_meetings_card(turn.office.records.last_hold(), back, turn.w, above=above)


def send(turn: Turn, meeting: MeetingId, which: str) -> Show:
    _see(turn, meeting)
    found = chosen(turn.office.held_about(meeting, turn.actor), which)
    return show_held(turn, meeting, above=turn.w.held_sent(turn.office.let_go(found, turn.actor)))


def was_sent(turn: Turn, meeting: MeetingId, which: str) -> Show:
    _see(turn, meeting)
    found = chosen(turn.office.held_about(meeting, turn.actor), which)
    return show_held(turn, meeting, above=turn.w.held_marked(turn.office.sent_before(found, turn.actor)))


def _see(turn: Turn, meeting: MeetingId) -> View:
    view = turn.see(meeting, whole=False)
    turn.office.require_secretariat(view.meeting.committee, turn.actor, "held")
    return view
