"""What the secretariat may do with a proposal, from which state, and what comes of two that are one."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from meetings.agenda import WAITING, tidy, written
from meetings.model import AgendaItem, Draft, ItemState


class Act(StrEnum):
    ACCEPT = "accept"
    RETURN = "return"
    REJECT = "reject"
    DEFER = "defer"
    MERGE = "merge"
    REMOVE = "remove"


_OPEN = WAITING | {ItemState.RETURNED}
FROM: Mapping[Act, frozenset[ItemState]] = {
    Act.ACCEPT: _OPEN | {ItemState.DEFERRED, ItemState.REJECTED, ItemState.REMOVED},
    Act.RETURN: WAITING,
    Act.REJECT: _OPEN,
    Act.DEFER: _OPEN | {ItemState.ACCEPTED},
    Act.MERGE: WAITING | {ItemState.ACCEPTED},
    Act.REMOVE: frozenset({ItemState.ACCEPTED}),
}
"""The states each may be done from. A proposal that was withdrawn is the proposer's own affair."""

INTO = WAITING | {ItemState.ACCEPTED}
"""The states of an item that another may be merged into."""

NEEDS_REASON = frozenset({Act.RETURN, Act.REJECT, Act.REMOVE})


def may(act: Act, item: AgendaItem) -> bool:
    return item.state in FROM[act] and not (act is not Act.REMOVE and item.standing is not None)


def merged(into: AgendaItem, other: AgendaItem, heading: str) -> Draft:
    """Both in one: the other's texts under a heading of their own, its lines after those that are there.

    Minutes are added up; the item is closed when either was.
    """
    first, second = written(into), written(other)
    texts: dict[str, Any] = {
        name: _joined(getattr(first, name), getattr(second, name), heading)
        for name in (
            "introduction",
            "background",
            "since_last",
            "status_report",
            "case_presentation",
            "financial_impact",
            "next_steps",
        )
    }
    minutes = [one.minutes for one in (first, second) if one.minutes is not None]
    return tidy(
        replace(
            first,
            **texts,
            recommendations=tuple(dict.fromkeys(first.recommendations + second.recommendations)),
            attachments=first.attachments + second.attachments,
            guests=tuple(dict.fromkeys(first.guests + second.guests)),
            minutes=min(sum(minutes), 480) if minutes else None,
            closed=first.closed or second.closed,
        )
    )


def _joined(first: str, second: str, heading: str) -> str:
    if not second or second == first:
        return first
    return f"{first}\n\n{heading}\n\n{second}".strip() if first else second
