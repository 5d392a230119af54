"""The cards about a calendar link, and about the year's meetings as a file."""

from collections.abc import Sequence
from itertools import chain

from dialogs import buttons
from dialogs.cards.guidance import plain_card
from dialogs.cards.parts import Element, card, field, link, row, show, tap, text
from dialogs.heard import Show
from wording.talk import Words

ADDRESS_LIMIT = 500


def calendar_card(w: Words, since: str) -> Show:
    """`since` says from when the reader's link is, and is empty where there is none."""
    standing = [text(w.calendar_since(since), bold=True), text(w.calendar_anew_text, space="Small")]
    make = tap(w, w.calendar_anew if since else w.calendar_make, buttons.MakeCalendar())
    end = [tap(w, w.calendar_end, buttons.EndCalendar())] if since else []
    return show(
        card(
            w,
            over=w.product,
            heading=w.calendar_heading,
            body=[text(w.calendar_text), text(w.calendar_yours), *(standing if since else [])],
            actions=[make, *end, tap(w, w.plan_get, buttons.GetYearPlan())],
            says=w.calendar_says(),
        )
    )


def calendar_made_card(w: Words, address: str) -> Show:
    """In a field, from which every Teams can copy it; nothing in it is sent anywhere."""
    return show(
        card(
            w,
            over=w.product,
            heading=w.calendar_made,
            body=[
                field("address", w.calendar_address, limit=ADDRESS_LIMIT, value=address),
                text(w.calendar_how),
                text(w.calendar_yours),
                text(w.calendar_anew_text, small=True),
            ],
            actions=[tap(w, w.see_meetings, buttons.ShowMeetings())],
            says=w.calendar_made_says(),
        )
    )


def calendar_ended_card(w: Words) -> Show:
    return plain_card(w, w.product, w.calendar_ended, w.calendar_ended_text)


def year_plan_card(w: Words, files: Sequence[tuple[str, str]]) -> Show:
    """A committee's name and address each."""
    if not files:
        return plain_card(w, w.product, w.coming_heading, w.no_plan)
    whole = len(files) == 1
    return show(
        card(
            w,
            over=files[0][0] if whole else w.product,
            heading=w.plan_heading,
            body=[
                text(w.plan_text),
                *([] if whole else chain.from_iterable(_named(w, *file) for file in files)),
            ],
            actions=[
                *(link(w.plan_get, url, tip=name) for name, url in files if whole),
                tap(w, w.calendar_link, buttons.AskCalendar()),
            ],
            says=w.plan_says(),
        )
    )


def _named(w: Words, name: str, url: str) -> tuple[Element, ...]:
    """A name may be longer than a button."""
    return text(name, bold=True), row(link(w.plan_get, url, tip=name))
