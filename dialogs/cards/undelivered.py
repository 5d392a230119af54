"""For the secretariat: who was not reached, with what and why, and what can be done about it."""

from collections.abc import Iterable, Sequence

from dialogs import buttons
from dialogs.cards.parts import Action, Element, box, card, choice, facts, show, tap, text
from dialogs.heard import Show
from dialogs.views import View
from meetings.undelivered import Undelivered
from wording.talk import Words

MOST = 8
"""So many stand on one card; the others follow when these have been seen to."""


def undelivered_card(
    view: View, found: Sequence[Undelivered], w: Words, *, above: Iterable[Element] = ()
) -> Show:
    more = len(found) - MOST
    heading = w.not_delivered(len(found)) if found else w.all_delivered
    body = [
        *above,
        facts([(w.meeting, w.heading(view.meeting))]),
        text(w.not_delivered_hint if found else w.all_delivered_text),
        *(_one(one, w) for one in found[:MOST]),
        *([text(w.and_more(more), small=True)] if more > 0 else []),
        *_which(found[:MOST], w),
    ]
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}",
            heading=heading,
            body=body,
            actions=[
                *_ways_on(view, found[:MOST], w),
                tap(w, w.see_overview, buttons.Overview(view.meeting.id)),
            ],
            says=heading,
            wide=True,
        )
    )


def _one(one: Undelivered, w: Words) -> Element:
    told = [
        text(f"{one.to.name}, {one.to.organisation.name}", bold=True, space="None"),
        text(w.not_brought(one.notice.new.kind, one.why), space="Small"),
    ]
    if one.in_teams:
        told.append(text(w.stands_in_teams, space="Small"))
    return box(*told)


def _which(found: Sequence[Undelivered], w: Words) -> list[Element]:
    if len(found) < 2:
        return []
    choices = [(f"{one.to.name}: {w.told_of(one.notice.new.kind)}", str(one.notice.id)) for one in found]
    return [choice("notice", w.which_message, choices, value=choices[0][1], needed=w.which_message)]


def _ways_on(view: View, found: Sequence[Undelivered], w: Words) -> list[Action]:
    """Both are about what is chosen above; a card with one message has nothing to choose."""
    if not found:
        return []
    first, meeting, several = found[0].notice.id, view.meeting.id, len(found) > 1
    again = tap(w, w.try_again, buttons.TryAgain(meeting, first), takes_fields=several)
    otherwise = tap(w, w.given_otherwise, buttons.GivenOtherwise(meeting, first), takes_fields=several)
    return [*([again] if any(one.may_again for one in found) else []), otherwise]
