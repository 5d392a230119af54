"""Welcome, hello, and who I am where others read along."""

from dialogs import buttons
from dialogs.cards.meeting import when_and_where
from dialogs.cards.parts import (
    Action,
    Element,
    card,
    facts,
    link,
    section,
    show,
    tap,
    text,
    window,
)
from dialogs.cards.status import answer_button, low, my_answer
from dialogs.heard import Links, Show
from dialogs.views import View
from meetings.model import Person
from wording.talk import Words
from wording.tongue import first_name


def welcome_card(person: Person, view: View | None, w: Words, links: Links, *, linked: bool = False) -> Show:
    """Once, on arriving; `linked` when the account has just been linked."""
    heading = w.linked_heading if linked else w.welcome
    first = (
        w.linked_text(person.name, person.organisation.name)
        if linked
        else w.welcome_text(person.organisation.name)
    )
    return show(
        card(
            w,
            over=view.committee.name if view else w.product,
            heading=heading,
            body=[
                text(first),
                *_next(view, w),
                text(w.welcome_hint, space="Medium"),
                text(w.answers_seen, small=True),
            ],
            actions=[*_ways_on(view, w), link(w.privacy, links.privacy(), aside=True)],
            says=w.linked_says(person.name)
            if linked
            else w.welcome_says(view.meeting if view else None, low(view, w)),
        )
    )


def hello_card(person: Person, view: View | None, w: Words) -> Show:
    return show(
        card(
            w,
            over=view.committee.name if view else w.product,
            heading=w.hello(first_name(person.name)),
            body=[*_next(view, w), text(w.welcome_hint, space="Medium")],
            actions=_ways_on(view, w),
            says=w.hello_says(first_name(person.name)),
        )
    )


def next_meeting_card(view: View, w: Words) -> Show:
    """When it is, and what one has answered."""
    return show(
        card(
            w,
            over=view.committee.name,
            heading=w.next_meeting,
            body=[
                text(view.meeting.title, space="Small"),
                facts([*when_and_where(w, view.meeting), (w.my_answer, my_answer(view, w))]),
            ],
            actions=_ways_on(view, w),
            says=w.meeting_plain(view.meeting),
        )
    )


def _next(view: View | None, w: Words) -> list[Element]:
    if view is None:
        return [text(w.no_meetings_text)]
    return [
        section(w.next_meeting, rule=False),
        facts(
            [*when_and_where(w, view.meeting, week=False), (w.my_answer, my_answer(view, w))], space="Small"
        ),
    ]


def _ways_on(view: View | None, w: Words) -> list[Action]:
    first = [answer_button(view, w), window(w, w.propose, buttons.ItemForm())] if view else []
    return [
        *first,
        tap(w, w.see_status, buttons.ShowStatus()),
        tap(w, w.help, buttons.ShowHelp(), aside=bool(first)),
    ]


def introduction_card(w: Words) -> Show:
    """To a group or a channel, once: nothing about anybody."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.introduction,
            body=[text(w.introduction_text)],
            actions=[tap(w, w.help, buttons.ShowHelp())],
            says=w.introduction_says,
        ),
        replaces=False,
    )


def in_private_card(w: Words) -> Show:
    """What is personal is not said where others read along."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.in_private,
            body=[text(w.in_private_text)],
            actions=[tap(w, w.see_meetings, buttons.ShowMeetings()), tap(w, w.help, buttons.ShowHelp())],
            says=f"{w.in_private}. {w.in_private_text}",
        ),
        replaces=False,
    )
