"""How the text of each field is read: exactly as a card of ours writes it, or not at all (ValueError)."""

from collections.abc import Callable, Mapping
from typing import Any

from dialogs.buttons.files import MOST_DROPS
from dialogs.buttons.kinds import OTHER, Days
from dialogs.heard import ROOMS
from meetings.model import AnswerKind, DropId, Language
from meetings.notices import Kind
from meetings.office.held import ALL, OF_KIND
from meetings.paper import About

_SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def _slug(text: str) -> str:
    if not text or len(text) > 80 or not set(text) <= _SLUG:
        raise ValueError
    return text


def _key(text: str) -> str:
    if len(text) != 16 or not set(text) <= frozenset("0123456789abcdef"):
        raise ValueError
    return text


def count(text: str) -> int:
    """A number from 1, written as `str` writes it."""
    if not text.isascii() or not text.isdigit() or len(text) > 15 or text.startswith("0"):
        raise ValueError
    return int(text)


def _which(text: str) -> str:
    kind = text.removeprefix(OF_KIND)
    if text != ALL and kind not in set(Kind):
        count(text)
    return text


def _room(text: str) -> str:
    if text not in ROOMS:
        raise ValueError
    return text


def _days(text: str) -> Days:
    days = tuple(count(part) for part in text.split(","))
    if len(set(days)) != len(days) or len(days) > 14:
        raise ValueError
    return tuple(sorted(days))


def _drops(text: str) -> tuple[DropId, ...]:
    drops = tuple(DropId(count(part)) for part in text.split(","))
    if len(drops) > MOST_DROPS:
        raise ValueError
    return drops


def _somebody(text: str) -> int | None:
    return None if text == OTHER else count(text)


READ: Mapping[str, Callable[[str], Any]] = {
    "meeting": _slug,
    "committee": _slug,
    "round": count,
    "revision": count,
    "days": _days,
    "substitute": _somebody,
    "holder": count,
    "asker": count,
    "item": count,
    "drops": _drops,
    "reply": _key,
    "seat": _key,
    "person": count,
    "answer": AnswerKind,
    "version": count,
    "comment": count,
    "follow_up": count,
    "about": About,
    "seen": _slug,
    "notice": count,
    "which": _which,
    "room": _room,
    "language": Language,
}
