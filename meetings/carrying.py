"""What goes on to another meeting: deferred and unfinished items, promises, and what was decided of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from meetings.agenda import is_heading, on_agenda
from meetings.model import (
    AgendaItem,
    ItemId,
    ItemState,
    Later,
    Meeting,
    MeetingState,
    StandingKind,
)
from meetings.paper import Decision

ROUNDS = frozenset(
    {StandingKind.WELCOME, StandingKind.ROUND, StandingKind.NEXT_MEETING, StandingKind.OTHER_BUSINESS}
)
"""Nothing is decided under these, unless somebody writes it down."""


def asks_for_outcome(item: AgendaItem, items: Iterable[AgendaItem]) -> bool:
    """Whether the minutes must say what became of it: not of headings, rounds, or a bare title."""
    if item.standing in ROUNDS:
        return False
    if item.standing is StandingKind.MINUTES and not item.recommendations:
        return False  # they are approved already
    texts = (item.introduction, item.background, item.status_report, item.case_presentation, item.since_last)
    said = bool(item.recommendations) or any(texts)
    return said and (bool(item.recommendations) or not is_heading(item, items))


def without_outcome(
    items: Sequence[AgendaItem], decisions: Mapping[ItemId, Decision]
) -> tuple[AgendaItem, ...]:
    return tuple(
        item for item in on_agenda(items) if item.id not in decisions and asks_for_outcome(item, items)
    )


def belongs_at(meeting: Meeting, wanted: Later | None, since: Meeting) -> bool:
    """Whether what was put off at `since` is due at this meeting: it was named, its month has come, or it is next.

    A month is due at its first meeting, and at the first after it when it had none.
    """
    if meeting.starts_at <= since.starts_at or meeting.state is MeetingState.CANCELLED:
        return False
    if wanted is None or (wanted.meeting is None and wanted.month is None):
        return True
    if wanted.meeting is not None:
        return wanted.meeting == meeting.id
    assert wanted.month is not None, "checked above"
    return meeting.sessions[0].day >= wanted.month


def due_at(
    meeting: Meeting, put_off: Iterable[tuple[AgendaItem, Meeting]]
) -> tuple[tuple[AgendaItem, Meeting], ...]:
    """Of the items that wait, with the meetings they wait at, those this meeting is to have."""
    return tuple(
        (item, since)
        for item, since in put_off
        if item.state is ItemState.DEFERRED and belongs_at(meeting, item.wanted_for, since)
    )


def same_matter(one: str, other: str) -> bool:
    """Whether two titles are of one recurring item."""
    return _bare(one) == _bare(other) != ""


def month_of(day: date) -> date:
    return day.replace(day=1)


def _bare(title: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in title.casefold()).split())
