"""Texts side by side: what was changed, told in words, and what two who wrote at once may both keep."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from meetings.agenda import WRITTEN, on_agenda, written
from meetings.model import AgendaItem, Attachment, Draft, ItemId, Recommendation


class Fate(StrEnum):
    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, and whether they stand in both texts, only in the old or only in the new."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One text of an item (by its name in `Draft`), as it was and as it is, as readable lines."""

    name: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return word_by_word(self.before, self.after)


class Turn(StrEnum):
    """What happened to an item between two versions of an agenda."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One item's change. `before` and `after` are the item as it stood; one of them is None for what came or went."""

    turn: Turn
    before: AgendaItem | None
    after: AgendaItem | None
    changes: tuple[FieldChange, ...] = ()

    @property
    def item(self) -> AgendaItem:
        found = self.after or self.before
        assert found is not None, "an item changed that was never there"
        return found


# Differences


def word_by_word(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts in one row: kept and gone words are the old text, kept and new ones the new."""
    old, new = _words(before), _words(after)
    pieces: list[Piece] = []
    for act, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            pieces.append(Piece(Fate.KEPT, "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece(Fate.GONE, "".join(old[a:b])))
        if d > c:
            pieces.append(Piece(Fate.NEW, "".join(new[c:d])))
    return tuple(pieces)


def text_changes(before: Draft, after: Draft) -> tuple[FieldChange, ...]:
    """Field by field, in the order of a paper."""
    return tuple(
        FieldChange(name, as_text(getattr(before, name)), as_text(getattr(after, name)))
        for name in WRITTEN
        if _meant(getattr(before, name)) != _meant(getattr(after, name))
    )


def difference(before: Iterable[AgendaItem], after: Iterable[AgendaItem]) -> tuple[Difference, ...]:
    """What a reader of the one version must know of the other: items gone first, the rest in the new order.

    An item that only got another number because others came or went is not told of.
    """
    old = {item.id: item for item in on_agenda(before)}
    new = {item.id: item for item in on_agenda(after)}
    moved = _moved(list(old), list(new))
    gone = [Difference(Turn.REMOVED, item, None) for id, item in old.items() if id not in new]
    return (*gone, *(told for id, item in new.items() for told in _told(old.get(id), item, id in moved)))


def _told(before: AgendaItem | None, after: AgendaItem, moved: bool) -> Iterable[Difference]:
    if before is None:
        yield Difference(Turn.ADDED, None, after)
        return
    if moved or before.number.count(".") != after.number.count("."):
        yield Difference(Turn.MOVED, before, after)
    if changes := text_changes(written(before), written(after)):
        yield Difference(Turn.CHANGED, before, after, changes)


def _moved(old: Sequence[ItemId], new: Sequence[ItemId]) -> set[ItemId]:
    """The fewest items whose moving explains the new order."""
    before, after = [id for id in old if id in new], [id for id in new if id in old]
    kept = {
        id
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for id in before[block.a : block.a + block.size]
    }
    return set(before) - kept


def fingerprint(items: Iterable[AgendaItem]) -> str:
    """The same for the same agenda, whatever has become of proposals beside it."""
    told = [(item.id, item.number, _meant(written(item))) for item in on_agenda(items)]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def as_text(value: object) -> str:
    """A field of a draft as lines a person reads."""
    match value:
        case None | False:
            return ""
        case True:
            return "✓"
        case Recommendation(text=text):
            return text
        case Attachment(title=title, url=url):
            return f"{title} {url}".strip()
        case tuple():
            return "\n".join(as_text(one) for one in value)
        case _:
            return str(value)


def _meant(value: object) -> object:
    """Without what the numbering alone decides."""
    match value:
        case Attachment():
            return replace(value, number="")
        case tuple():
            return tuple(map(_meant, value))
        case Draft():
            return tuple(_meant(getattr(value, name)) for name in WRITTEN)
        case _:
            return value


def _words(text: str) -> list[str]:
    """Words with the spaces after them, so that nothing is lost when they are put together."""
    found: list[str] = []
    for letter in text:
        if found and (letter.isspace() or not found[-1][-1].isspace()):
            found[-1] += letter
        else:
            found.append(letter)
    return found


# Two who wrote at once


def clashes(base: Draft, mine: Draft, theirs: Draft) -> tuple[str, ...]:
    """The fields both have written something of their own in."""
    return tuple(
        name
        for name in WRITTEN
        if len({repr(_meant(getattr(draft, name))) for draft in (base, mine, theirs)}) > 2
    )


def both(base: Draft, mine: Draft, theirs: Draft) -> Draft:
    """Their text with all that I changed in it; right where nothing clashes."""
    changed = {
        name: getattr(mine, name)
        for name in WRITTEN
        if _meant(getattr(mine, name)) != _meant(getattr(base, name))
    }
    return replace(theirs, **changed)


def woven(base: str, theirs: str, mine: str) -> str:
    """Two texts that began as one, line by line in one: what either took out is gone, what either wrote is there.

    Where both wrote at the same place, theirs comes before mine.
    """
    if mine in (base, theirs):
        return theirs
    lines = base.splitlines()
    (their_new, their_kept), (my_new, my_kept) = _written_into(lines, theirs), _written_into(lines, mine)
    told: list[str] = []
    for place in range(len(lines) + 1):
        new, own = their_new.get(place, []), my_new.get(place, [])
        told += new if own == new else new + own
        if place in their_kept & my_kept:
            told.append(lines[place])
    return "\n".join(told)


def _written_into(lines: Sequence[str], text: str) -> tuple[dict[int, list[str]], set[int]]:
    """What was written before each line, by its place, and the places of the lines that were left standing."""
    after = text.splitlines()
    new: dict[int, list[str]] = {}
    kept: set[int] = set()
    for tag, start, end, first, last in SequenceMatcher(None, lines, after, autojunk=False).get_opcodes():
        if tag == "equal":
            kept |= set(range(start, end))
        elif first < last:
            new[start] = after[first:last]
    return new, kept
