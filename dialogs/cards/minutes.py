"""Where a meeting's minutes stand, and the way to them."""

from collections.abc import Sequence

from dialogs import buttons
from dialogs.cards.guidance import plain_card
from dialogs.cards.meeting import day_facts
from dialogs.cards.papers import comment_button
from dialogs.cards.parts import BUTTONS, Action, at_most, card, facts, link, show, tap, text
from dialogs.heard import MINUTES, NOW, Show
from dialogs.views import View
from meetings.model import Meeting
from meetings.paper import About, Minutes, MinutesState
from wording.dates import capital
from wording.talk import Words

MOST_OTHERS = 2


def minutes_card(
    view: View,
    minutes: Minutes | None,
    url: str,
    others: Sequence[Meeting],
    w: Words,
    *,
    running: bool = False,
) -> Show:
    """`url` is empty where the reader may not have them; `others` were held before. `running`: the meeting is on its way."""
    heading, told = _running(view, minutes, w) if running else _state(view, minutes, w)
    return show(
        card(
            w,
            over=f"{w.secretariat} · {view.committee.name}" if view.secretariat else view.committee.name,
            heading=heading,
            body=[facts([*day_facts(w, view.meeting), *_when(minutes, w)]), text(told)],
            actions=_actions(view, minutes, url, others, w),
            says=w.minutes_card_says(heading, view.meeting),
        )
    )


def _running(view: View, minutes: Minutes | None, w: Words) -> tuple[str, str]:
    """Until the minutes are out it is the meeting itself that the secretariat works at."""
    if minutes and minutes.state is not MinutesState.DRAFT:
        return _state(view, minutes, w)
    return w.running_heading, w.meeting_running_text


def _state(view: View, minutes: Minutes | None, w: Words) -> tuple[str, str]:
    if view.now < view.meeting.starts_at:
        return w.minutes_ahead, w.minutes_ahead_text
    match minutes.state if minutes else MinutesState.DRAFT:
        case MinutesState.APPROVED:
            return w.minutes_approved, w.minutes_approved_text
        case MinutesState.COMMENTS:
            told = w.minutes_for_comments_text if _open(view, minutes) else w.minutes_after_comments
            return w.minutes_for_comments, told
        case MinutesState.DRAFT if view.secretariat:
            return w.minutes_yours, w.minutes_yours_text
        case MinutesState.DRAFT:
            return w.minutes_not_out, w.minutes_not_out_text


def _open(view: View, minutes: Minutes | None) -> bool:
    """Whether comments are asked for now."""
    out = minutes is not None and minutes.state is MinutesState.COMMENTS
    return bool(out and minutes and minutes.comments_until and view.now <= minutes.comments_until)


def _when(minutes: Minutes | None, w: Words) -> list[tuple[str, str]]:
    if minutes is None or minutes.state is MinutesState.DRAFT:
        return []
    moments = (
        (w.minutes_sent_label, minutes.sent_at),
        (w.minutes_approved_label, minutes.approved_at),
        (w.comments_until_label, None if minutes.approved_at else minutes.comments_until),
    )
    return [(label, capital(w.full_moment(at))) for label, at in moments if at]


def _actions(
    view: View, minutes: Minutes | None, url: str, others: Sequence[Meeting], w: Words
) -> list[Action]:
    meeting = view.meeting
    out = minutes is not None and minutes.state is MinutesState.COMMENTS
    return at_most(
        BUTTONS,
        [_pages(view, minutes, w)] if view.secretariat else [],
        [link(w.open_minutes, url)] if url else [],
        [comment_button(meeting, view.agenda, w, About.MINUTES)] if _open(view, minutes) else [],
        [tap(w, w.approve_minutes, buttons.ApproveMinutes(meeting.id), aside=view.secretariat)]
        if out and view.approves
        else [],
        [tap(w, w.see_decisions, buttons.ShowDecisions(), aside=bool(url))],
        _to(others, w),
    )


def _pages(view: View, minutes: Minutes | None, w: Words) -> Action:
    """Where the meeting is run until it is closed, and after that where its minutes are written."""
    room = MINUTES if minutes else NOW
    return tap(w, w.open_pages, buttons.OpenPages(view.meeting.id, room))


def _to(others: Sequence[Meeting], w: Words, *, aside: bool = True) -> list[Action]:
    return [
        tap(w, w.short_heading(one), buttons.ShowMinutes(one.id), aside=aside, tip=w.minutes_of_meeting(one))
        for one in others[:MOST_OTHERS]
    ]


def no_minutes_card(w: Words, others: Sequence[Meeting]) -> Show:
    """There is no such meeting; `others` are the latest held."""
    told = w.no_minutes_then if others else w.no_minutes_yet
    return plain_card(w, w.product, w.no_minutes, told, first=_to(others, w, aside=False))


def nothing_running_card(w: Words) -> Show:
    convene = [tap(w, w.convene, buttons.ConveneForm())]
    return plain_card(w, w.secretariat, w.running_heading, w.nothing_running, first=convene)
