"""Several meetings at once, asked back one by one: those that fall in the time one is away, and those one has answered together."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.cards.guidance import write_button
from dialogs.cards.parts import BUTTONS, Element, at_most, card, show, tap, text
from dialogs.cards.status import MOST_MEETINGS, meeting_buttons, meeting_told, my_answer
from dialogs.heard import Show
from dialogs.intents import Attend, Away, ComesFrom, Decline
from dialogs.views import View
from meetings.model import AnswerKind, Contact, Mode
from wording.dates import capital
from wording.talk import Words


def away_card(away: Away, found: Sequence[View], contact: Contact | None, w: Words) -> Show:
    """Nothing is registered: a button for each meeting, and the way to the secretariat for a longer leave."""
    heading = w.away_heading(away.first, away.last)
    told = w.away_nothing_registered if found else w.away_no_meetings
    return show(
        card(
            w,
            over=w.product,
            heading=heading,
            body=[*_lines(found, w), text(told, space="Medium"), text(w.away_for_long, small=True)],
            actions=at_most(
                BUTTONS,
                meeting_buttons(found[:MOST_MEETINGS], w),
                write_button(w, contact, subject=w.away_subject, aside=bool(found)),
                [tap(w, w.see_meetings, buttons.ShowMeetings(), aside=bool(found))],
            ),
            says=f"{heading} {told}",
        )
    )


def comes_from_card(wish: ComesFrom, found: Sequence[View], w: Words) -> Show:
    """The meetings from that day on; "fra 1. marts" is no answer to any one of them."""
    heading = w.comes_from_heading(wish.first)
    told = w.away_nothing_registered if found else w.comes_from_no_meetings
    return show(
        card(
            w,
            over=w.product,
            heading=heading,
            body=[*_lines(found, w), text(told, space="Medium")],
            actions=at_most(
                BUTTONS,
                meeting_buttons(found[:MOST_MEETINGS], w),
                [tap(w, w.see_meetings, buttons.ShowMeetings(), aside=bool(found))],
            ),
            says=f"{heading} {told}",
        )
    )


def several_card(found: Sequence[tuple[View, Attend | Decline]], w: Words) -> Show:
    """What was said to each of several meetings; a button for each, since every meeting is answered for itself."""
    meetings = list({view.meeting.id: view for view, _ in found}.values())
    told = [
        text(meeting_told(view, _answer(view, one, w), meetings, w), space="Small") for view, one in found
    ]
    return show(
        card(
            w,
            over=w.product,
            heading=w.understood,
            body=[*told, text(w.away_nothing_registered, space="Medium")],
            actions=at_most(
                BUTTONS,
                meeting_buttons(meetings[:MOST_MEETINGS], w),
                [tap(w, w.see_meetings, buttons.ShowMeetings(), aside=True)],
            ),
            says=f"{w.understood} {w.away_nothing_registered}",
        )
    )


def _answer(view: View, said: Attend | Decline, w: Words) -> str:
    """With the day, where it is one of several; how one comes only where that was said."""
    match said:
        case Decline():
            answer = w.apology
        case Attend(online=bool() as online):
            kind = AnswerKind.ONLINE if online else AnswerKind.ONSITE
            answer = capital(w.answer_word(kind, view.meeting.mode))
        case Attend():
            answer = capital(w.answer_word(AnswerKind.ONSITE, Mode.ONSITE))
    if said.day is None or said.whole or len(view.meeting.sessions) == 1:
        return answer
    return f"{answer} ({w.weekday_date(said.day)})"


def _lines(found: Sequence[View], w: Words) -> list[Element]:
    if not found:
        return []
    told = [
        text(meeting_told(one, my_answer(one, w), found, w), space="Small") for one in found[:MOST_MEETINGS]
    ]
    more = len(found) - MOST_MEETINGS
    return [text(w.away_meetings(len(found))), *told, *([text(w.more_meetings(more))] if more > 0 else [])]
