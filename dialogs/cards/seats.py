"""Seats: the rule that holds them, the waiting list, and a colleague who may give his."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.buttons import drawn
from dialogs.cards.meeting import chosen, day_facts
from dialogs.cards.parts import BUTTONS, PRIMARY, Element, at_most, box, card, facts, row, show, tap, text
from dialogs.heard import Show
from dialogs.views import View
from meetings.attendance import Line
from meetings.model import Clause, Person
from wording.talk import Words
from wording.tongue import first_name


def clause_box(w: Words, clause: Clause, *, place: bool = False) -> Element:
    """A rule's own words and where they stand; with `place` so exactly that the line can be found."""
    source = w.clause_place(clause) if place else clause.source
    return box(text(w.quoted(clause.quote), space="None"), text(source, small=True, space="Small"))


def seats_card(view: View, w: Words, clause: Clause, count: int, day: int, holders: Sequence[Line]) -> Show:
    """Every seat is held: the rule in its own words, the waiting list, and the colleagues who may be asked."""
    meeting, organisation = view.meeting, view.organisation
    named = [_holder(one, day, w) for one in holders]
    on = w.weekday_date(chosen(meeting.sessions, (day,))[0].day) if len(meeting.sessions) > 1 else ""
    wait = tap(w, w.wait_for_seat, drawn(buttons.Wait, meeting))
    ask = [
        tap(
            w,
            w.ask_holder(called),
            drawn(buttons.AskForSeat, meeting, holder=one.person.id),
            aside=place >= PRIMARY,
            tip=w.ask_holder(one.person.name),
        )
        for place, (one, called) in enumerate(zip(holders, _called(holders), strict=True))
    ]
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.seats_taken(count),
            body=[
                facts(day_facts(w, meeting)),
                text(w.seats_held(organisation.name, count, named, on)),
                text(w.the_rule, bold=True, space="Medium"),
                clause_box(w, clause),
                text(w.not_registered_yet(), space="Medium"),
                row(wait),
            ],
            actions=at_most(BUTTONS - 1, ask, [tap(w, w.decline_alone, _decline(view), aside=bool(ask))]),
            says=w.seats_says(organisation.short, count),
        )
    )


def _decline(view: View) -> buttons.Decline:
    declined: buttons.Decline = drawn(buttons.Decline, view.meeting)
    return declined


def _holder(line: Line, day: int, w: Words) -> str:
    seated = line.substitution(day)
    return w.comes_instead(seated.substitute.name, line.person.name) if seated else line.person.name


def _called(holders: Sequence[Line]) -> list[str]:
    """First names, which leave room for the rest of the button; whole ones where two are called the same."""
    first = [first_name(one.person.name) for one in holders]
    told = [
        name if first.count(name) == 1 else one.person.name for name, one in zip(first, holders, strict=True)
    ]
    return [name if len(name) <= NAME_LETTERS else f"{name[:NAME_LETTERS]}…" for name in told]


NAME_LETTERS = 14
"""What a button has room for on a phone, beside its other words."""


def seat_asked_card(view: View, holder: Person, w: Words) -> Show:
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.seat_asked(holder.name),
            body=[
                facts(day_facts(w, view.meeting)),
                text(w.seat_asked_text(holder.name), space="Medium"),
            ],
            actions=[
                tap(w, w.see_meeting, buttons.ShowMeeting(view.meeting.id)),
                tap(w, w.see_status, buttons.ShowStatus()),
            ],
            says=w.seat_asked_says(holder.name),
        )
    )


def seat_given_card(view: View, asker: Person, w: Words) -> Show:
    return _short_card(view, w, w.seat_given(asker.name), w.seat_given_text(asker.name))


def seat_not_given_card(view: View, w: Words, heading: str) -> Show:
    return _short_card(view, w, heading, w.seat_not_needed_text())


def _short_card(view: View, w: Words, heading: str, sentence: str) -> Show:
    return show(
        card(
            w,
            over=view.committee.name,
            heading=heading,
            body=[facts(day_facts(w, view.meeting)), text(sentence, space="Medium")],
            actions=[
                tap(w, w.see_meeting, buttons.ShowMeeting(view.meeting.id)),
                tap(w, w.see_status, buttons.ShowStatus()),
            ],
            says=f"{heading}. {sentence}",
        )
    )
