"""Taking back, and being away: what somebody means by a word about what was answered before, or about many meetings at once.

There is no memory but the books: the meeting that is meant is the one answered last, when that is not long ago. Nothing
is ever registered here; the cards have the buttons.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dialogs import attendance, status
from dialogs.cards.answers import answer_card
from dialogs.cards.corrections import away_card, comes_from_card, several_card
from dialogs.cards.parts import box, text
from dialogs.cards.status import no_meeting_card, which_meeting_card
from dialogs.heard import Reply, Show
from dialogs.intents import Attend, Away, ComesFrom, Correct, Decline, Several
from dialogs.turn import Turn
from dialogs.views import View, coming
from meetings.attendance import Line
from meetings.model import Meeting, Mode

JUST_NOW = timedelta(hours=1)
"""How long a bare "nej, online alligevel" is a word about what was answered last."""


def said_away(turn: Turn, wish: Away) -> Show:
    """The meetings of that time, with what was answered to each; a meeting of two days is one of them when one day is."""
    found = [turn.see(one.id, whole=False) for one in coming(turn.office, turn.me) if _falls_in(one, wish)]
    contact = status.contact(turn)
    return away_card(wish, found, contact, turn.w)


def said_from(turn: Turn, wish: ComesFrom) -> Show:
    """The meetings from that day on, each to be answered for itself."""
    found = [turn.see(one.id, whole=False) for one in coming(turn.office, turn.me)]
    those = [view for view in found if _falls_in(view.meeting, Away(wish.first))]
    return comes_from_card(wish, those, turn.w)


def _falls_in(meeting: Meeting, away: Away) -> bool:
    return any((away.first or one.day) <= one.day <= (away.last or one.day) for one in meeting.sessions)


def said_several(turn: Turn, wish: Several) -> Reply:
    """Each meeting with what was understood of it; of those that are not the person's nothing."""
    coming_ = [turn.see(one.id, whole=False) for one in coming(turn.office, turn.me)]
    found = [(view, one) for one in wish.answers for view in coming_ if _is_that_day(view.meeting, one.day)]
    if len(found) > 1:
        return several_card(found, turn.w)
    match found[0][1] if found else wish.answers[0]:
        case Attend() as one:
            return attendance.said_attend(turn, one, plain=False)
        case Decline() as one:
            return attendance.said_decline(turn, one, plain=False)


def _is_that_day(meeting: Meeting, day: date | None) -> bool:
    return any(session.day == day for session in meeting.sessions)


def said_correct(turn: Turn, wish: Correct) -> Reply:
    last = answered_last(turn)
    match wish:
        case Correct(day=date() as day):
            return _of_that_day(turn, day, last)
        case Correct(other=True):
            return _another(turn, last)
        case Correct(online=bool() as online) if last is not None and last.meeting.mode is Mode.HYBRID:
            return attendance.confirm_attend(turn, last.meeting.id, Attend(online=online))
        case Correct(online=bool() as online) if last is None:
            return attendance.said_attend(turn, Attend(online=online), plain=False)
        case _ if last is not None:
            return answer_card(
                turn.see(last.meeting.id), turn.w, above=[box(text(turn.w.correct_last, space="None"))]
            )
        case _:
            return status.show_status(turn)


def _of_that_day(turn: Turn, day: date, last: View | None) -> Show:
    meetings = coming(turn.office, turn.me)
    that_day = [one for one in meetings if any(session.day == day for session in one.sessions)]
    match that_day:
        case [one]:
            return answer_card(turn.see(one.id), turn.w, above=_stands(turn, last, besides=one))
        case []:
            next_ = turn.see(meetings[0].id, whole=False) if meetings else None
            return no_meeting_card(turn.w, next_, day=turn.w.weekday_date(day))
        case _:
            return which_meeting_card(_views(turn, that_day), turn.w)


def _another(turn: Turn, last: View | None) -> Show:
    """Not the one answered last: the only other one, or which of the others?"""
    others = [one for one in coming(turn.office, turn.me) if last is None or one.id != last.meeting.id]
    match others:
        case []:
            return (
                no_meeting_card(turn.w, None)
                if last is None
                else answer_card(turn.see(last.meeting.id), turn.w)
            )
        case [one] if last is not None:
            return answer_card(turn.see(one.id), turn.w, above=_stands(turn, last, besides=one))
        case _:
            return which_meeting_card(_views(turn, others), turn.w)


def _stands(turn: Turn, last: View | None, *, besides: Meeting) -> Sequence[dict[str, object]]:
    """What was registered for the wrong meeting is told, so that it can be taken back there."""
    w = turn.w
    if last is None or last.line is None or last.meeting.id == besides.id:
        return [box(text(w.correct_nothing_changed, space="None"))]
    told = w.correct_stands(w.the_meeting(last.meeting), w.answer_of(last.line, last.meeting))
    return [box(text(told, space="None"))]


def _views(turn: Turn, meetings: Sequence[Meeting]) -> list[View]:
    return [turn.see(one.id, whole=False) for one in meetings]


def answered_last(turn: Turn) -> View | None:
    """The coming meeting the person answered last, when that was just now."""
    since = turn.office.now - JUST_NOW
    answered = [
        (at, one.meeting)
        for one in turn.office.my_meetings(turn.me)
        if one.line is not None and (at := _answered_at(one.line)) is not None and at >= since
        if turn.office.now < one.meeting.starts_at
    ]
    if not answered:
        return None
    _, meeting = max(answered, key=lambda pair: pair[0])
    return turn.see(meeting.id, whole=False)


def _answered_at(line: Line) -> datetime | None:
    answered = [one.at for one in line.answers]
    return max([*answered, *(one.at for one in line.substitutions)], default=None)
