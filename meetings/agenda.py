"""Agenda items: what may be proposed, until when, and in which order they stand."""

from collections.abc import Iterable
from datetime import datetime

from meetings import refusals
from meetings.addresses import is_web_address
from meetings.model import AgendaItem, Draft, ItemState, Meeting, MeetingState

TITLE_LIMIT = 120
TEXT_LIMIT = 2000
ATTACHMENT_LIMIT = 500


def check_draft(draft: Draft) -> None:
    """Raises BadField with the name of the first field that cannot be taken."""
    if not draft.title.strip():
        raise refusals.BadField("title", "missing")
    _check_length("title", draft.title.strip(), TITLE_LIMIT)
    _check_length("background", draft.background.strip(), TEXT_LIMIT)
    for recommendation in draft.recommendations:
        _check_length("recommendation", recommendation.text, TEXT_LIMIT)
    for attachment in draft.attachments:
        _check_length("attachment", attachment.title, ATTACHMENT_LIMIT)
        _check_length("attachment", attachment.url, ATTACHMENT_LIMIT)
        if attachment.url and not is_web_address(attachment.url):
            raise refusals.BadField("attachment", "invalid")
    if draft.minutes is not None and not 1 <= draft.minutes <= 480:
        raise refusals.BadField("minutes", "invalid")


def state_on_arrival(meeting: Meeting, now: datetime, *, late_is_fine: bool) -> ItemState:
    """Submitted before the deadline; after it late, when the proposer sends it all the same.

    Raises ItemDeadlinePassed, MeetingCancelled or MeetingStarted.
    """
    if meeting.state is MeetingState.CANCELLED:
        raise refusals.MeetingCancelled(meeting)
    if meeting.state is MeetingState.HELD or now >= meeting.starts_at:
        raise refusals.MeetingStarted(meeting)
    if now <= meeting.deadlines.items:
        return ItemState.SUBMITTED
    if late_is_fine:
        return ItemState.LATE
    raise refusals.ItemDeadlinePassed(meeting, meeting.deadlines.items)


def in_order(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """4, 4.1, 4.2, 4.10, 5; those without a number last, as they came."""
    return tuple(sorted(items, key=lambda item: (not item.number, _numeric(item.number), item.id)))


def on_agenda(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    return tuple(item for item in in_order(items) if item.state is ItemState.ACCEPTED and item.number)


def _numeric(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())


def _check_length(name: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise refusals.BadField(name, "too_long", limit)
