"""The secretariat's mails that wait: looked through, taken as answers, or put aside; and the times that are proposed."""

from dialogs.cards.behalf import answered_for_card
from dialogs.cards.waiting import reply_card, times_card, waiting_card
from dialogs.heard import Show
from dialogs.turn import Turn
from meetings import refusals
from meetings.model import AnswerKind, MeetingId
from meetings.office import Waiting


def show_waiting(turn: Turn, *, above: str = "") -> Show:
    """Raises NotAllowed for whoever is no secretary."""
    if not turn.office.secretariat_for(turn.me):
        raise refusals.NotAllowed("replies")
    return waiting_card(turn.office.waiting_for(turn.me), turn.w, above=above)


def show_reply(turn: Turn, key: str) -> Show:
    """What has been settled meanwhile is gone from the list, which is shown instead."""
    one = _found(turn, key)
    return reply_card(one, turn.w, is_open=_is_open(turn, one)) if one else show_waiting(turn)


def take_reply(turn: Turn, key: str, kind: AnswerKind) -> Show:
    """Counts as the person's own; the history says that the secretariat wrote it down."""
    one = _found(turn, key)
    if one is None or one.meeting is None:
        return show_waiting(turn)
    receipt = turn.office.take_waiting(key, kind, turn.actor)
    return answered_for_card(turn.see(one.meeting.id, whole=False), receipt.line, turn.w, late=receipt.late)


def put_aside(turn: Turn, key: str) -> Show:
    if _found(turn, key) is None:
        return show_waiting(turn)
    turn.office.put_aside(key, turn.actor)
    return show_waiting(turn, above=turn.w.aside_done)


def mail_again(turn: Turn, key: str) -> Show:
    """The bounce itself is settled by it."""
    one = _found(turn, key)
    if one is None or one.person is None:
        return show_waiting(turn)
    turn.office.reopen_mailbox(one.person.id, turn.actor)
    turn.office.put_aside(key, turn.actor)
    return show_waiting(turn, above=turn.w.mail_open)


def show_times(turn: Turn, meeting: MeetingId) -> Show:
    view = turn.see(meeting, whole=False)
    turn.office.require_secretariat(view.meeting.committee, turn.actor, "overview")
    return times_card(view, turn.office.proposed(meeting), turn.w)


def _found(turn: Turn, key: str) -> Waiting | None:
    if not turn.office.secretariat_for(turn.me):
        raise refusals.NotAllowed("replies")
    return next((one for one in turn.office.waiting_for(turn.me) if one.reply.key == key), None)


def _is_open(turn: Turn, one: Waiting) -> bool:
    return one.meeting is not None and turn.see(one.meeting.id, whole=False).is_open


__all__ = ["mail_again", "put_aside", "show_reply", "show_times", "show_waiting", "take_reply"]
