"""Agenda items: what may be proposed, until when, in which order they stand, and how long they take."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta

from meetings import refusals
from meetings.addresses import is_web_address
from meetings.model import (
    AgendaItem,
    Draft,
    ItemId,
    ItemState,
    Meeting,
    MeetingState,
    Recommendation,
    StandingKind,
)
from meetings.paper import Slot

TITLE_LIMIT = 120
TEXT_LIMIT = 2000
"""For what is typed in the chat; where there is more room, `LONG_LIMIT`."""
LONG_LIMIT = 20_000
ATTACHMENT_LIMIT = 500
MOST_LINES = 50
"""Recommendations, attachments, guests of one item."""

WAITING = frozenset({ItemState.SUBMITTED, ItemState.LATE})
CLOSING = frozenset({StandingKind.ROUND, StandingKind.NEXT_MEETING, StandingKind.OTHER_BUSINESS})
"""These end an agenda; what is taken on comes before them."""

WRITTEN = tuple(field.name for field in fields(Draft))
_LONG = (
    "introduction",
    "background",
    "since_last",
    "status_report",
    "case_presentation",
    "financial_impact",
    "next_steps",
)
_SHORT = ("proposes", "presenter", "case_number", "initials")


# What is written


def written(item: AgendaItem) -> Draft:
    """An item as its text alone."""
    return Draft(**{name: getattr(item, name) for name in WRITTEN})


def rewritten(item: AgendaItem, draft: Draft) -> AgendaItem:
    """The item with another text, one version on."""
    return replace(item, version=item.version + 1, **{name: getattr(draft, name) for name in WRITTEN})


def tidy(draft: Draft) -> Draft:
    """Without spaces around it, and without lines that say nothing."""
    texts = {name: getattr(draft, name).strip() for name in ("title", *_LONG, *_SHORT)}
    said = (Recommendation(one.verb, one.text.strip()) for one in draft.recommendations)
    return replace(
        draft,
        **texts,
        recommendations=tuple(one for one in said if one.text),
        guests=tuple(guest.strip() for guest in draft.guests if guest.strip()),
    )


def check_draft(draft: Draft, *, limit: int = TEXT_LIMIT) -> None:
    """Raises BadField with the name of the first field that cannot be taken."""
    if not draft.title.strip():
        raise refusals.BadField("title", "missing")
    _check_length("title", draft.title.strip(), TITLE_LIMIT)
    for name in _LONG:
        _check_length(name, getattr(draft, name).strip(), limit)
    for name in _SHORT:
        _check_length(name, getattr(draft, name).strip(), ATTACHMENT_LIMIT)
    _check_lines(draft, limit)
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


# Order


def in_order(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """4, 4.1, 4.2, 4.10, 5; those without a number last, as they came."""
    return tuple(sorted(items, key=lambda item: (not item.number, _numeric(item.number), item.id)))


def on_agenda(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    return tuple(item for item in in_order(items) if item.state is ItemState.ACCEPTED and item.number)


def is_heading(item: AgendaItem, items: Iterable[AgendaItem]) -> bool:
    """Whether sub-items stand under it."""
    return any(one.parent == item.number for one in items if one.number)


def placed(
    items: Sequence[AgendaItem], moved: AgendaItem, after: ItemId | None, *, sub: bool = False
) -> tuple[AgendaItem, ...]:
    """The agenda with `moved` standing after another item (None: first), everything numbered anew.

    With `sub` it stands under that item, or beside it where that is a sub-item itself. Sub-items go where their
    heading goes. Raises BadField when it would stand under itself, or its sub-items three deep.
    """
    blocks = _blocks(one for one in items if one.id != moved.id or is_heading(moved, items))
    own = next((block for block in blocks if block[0].id == moved.id), [moved])
    rest = [block for block in blocks if block is not own]
    if after is None:
        return _numbered([own, *rest])
    place = next((n for n, block in enumerate(rest) if any(one.id == after for one in block)), None)
    if place is None or (sub and len(own) > 1):
        raise refusals.BadField("place", "invalid")
    if sub:
        block = rest[place]
        at = next(n for n, one in enumerate(block) if one.id == after)
        at = len(block) if at == 0 else at + 1
        rest[place] = [*block[:at], moved, *block[at:]]
        return _numbered(rest)
    return _numbered([*rest[: place + 1], own, *rest[place + 1 :]])


def taken_on(items: Sequence[AgendaItem], new: AgendaItem) -> tuple[AgendaItem, ...]:
    """The agenda with a new item as the last before those that end it."""
    blocks = _blocks(items)
    closing = len(blocks)
    while closing and blocks[closing - 1][0].standing in CLOSING:
        closing -= 1
    return _numbered([*blocks[:closing], [new], *blocks[closing:]])


def appended(items: Sequence[AgendaItem], new: AgendaItem) -> tuple[AgendaItem, ...]:
    return _numbered([*_blocks(items), [new]])


def renumbered(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Without gaps, as after an item was taken off; sub-items that lost their heading stand for themselves."""
    return _numbered(_blocks(items))


def numbered_attachments(item: AgendaItem) -> AgendaItem:
    """Bilag 4.1, 4.2 … of item 4."""
    papers = tuple(
        replace(paper, number=f"{item.number}.{place}" if item.number else "")
        for place, paper in enumerate(item.attachments, start=1)
    )
    return item if papers == item.attachments else replace(item, attachments=papers)


def _blocks(items: Iterable[AgendaItem]) -> list[list[AgendaItem]]:
    """Each item of its own with those under it."""
    blocks: list[list[AgendaItem]] = []
    for item in in_order(items):
        if item.parent and blocks and blocks[-1][0].number == item.parent:
            blocks[-1].append(item)
        else:
            blocks.append([item])
    return blocks


def _numbered(blocks: Sequence[Sequence[AgendaItem]]) -> tuple[AgendaItem, ...]:
    return tuple(
        numbered_attachments(replace(item, number=f"{top}.{under}" if under else str(top)))
        for top, block in enumerate(blocks, start=1)
        for under, item in enumerate(block)
    )


def _numeric(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())


# Who sees what


def without_closed(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """For observers and the public: closed items and all under them are not there; the others keep their numbers."""
    found = tuple(items)
    closed = {item.number for item in found if item.closed and item.number}
    return tuple(item for item in found if not item.closed and item.parent not in closed)


def as_public(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Without closed items, and naming neither proposers nor guests."""
    return tuple(
        replace(item, proposer=None, guests=(), note="", presenter="") for item in without_closed(items)
    )


# Time


def schedule(meeting: Meeting, items: Sequence[AgendaItem]) -> tuple[Slot, ...]:
    """When each item is reckoned to begin; None after the first whose length nobody has said.

    A heading without minutes takes none of its own. What does not fit in one day begins the next.
    """
    slots: list[Slot] = []
    days = list(meeting.sessions)
    at: datetime | None = days[0].starts_at
    for item in items:
        if at is not None and len(days) > 1 and at >= days[0].ends_at:
            days.pop(0)
            at = days[0].starts_at
        slots.append(Slot(item, at))
        if at is not None and item.minutes is not None:
            at += timedelta(minutes=item.minutes)
        elif not is_heading(item, items):
            at = None
    return tuple(slots)


def over_by(meeting: Meeting, items: Iterable[AgendaItem]) -> int:
    """How many minutes more the items take than there are; 0 when they fit."""
    there_are = sum((day.ends_at - day.starts_at for day in meeting.sessions), timedelta())
    wanted = timedelta(minutes=sum(item.minutes or 0 for item in items))
    return max(0, int((wanted - there_are).total_seconds() // 60))


def _check_lines(draft: Draft, limit: int) -> None:
    for recommendation in draft.recommendations:
        _check_length("recommendation", recommendation.text, limit)
    for guest in draft.guests:
        _check_length("guests", guest, ATTACHMENT_LIMIT)
    for name, lines in (
        ("recommendation", draft.recommendations),
        ("attachment", draft.attachments),
        ("guests", draft.guests),
    ):
        if len(lines) > MOST_LINES:
            raise refusals.BadField(name, "too_many", MOST_LINES)
    for attachment in draft.attachments:
        _check_length("attachment", attachment.title, ATTACHMENT_LIMIT)
        _check_length("attachment", attachment.url, ATTACHMENT_LIMIT)
        if attachment.url and not is_web_address(attachment.url):
            raise refusals.BadField("attachment", "invalid")


def _check_length(name: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise refusals.BadField(name, "too_long", limit)
