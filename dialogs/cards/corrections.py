"""Being away for a time: the meetings that fall in it, asked back one by one."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.cards.guidance import write_button
from dialogs.cards.parts import BUTTONS, Element, at_most, card, show, tap, text
from dialogs.cards.status import MOST_MEETINGS, meeting_buttons, meeting_told, my_answer
from dialogs.heard import Show
from dialogs.intents import Away
from dialogs.views import View
from meetings.model import Contact
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


def _lines(found: Sequence[View], w: Words) -> list[Element]:
    if not found:
        return []
    told = [
        text(meeting_told(one, my_answer(one, w), found, w), space="Small") for one in found[:MOST_MEETINGS]
    ]
    more = len(found) - MOST_MEETINGS
    return [text(w.away_meetings(len(found))), *told, *([text(w.more_meetings(more))] if more > 0 else [])]
