"""Minutes without numbered items: what stands under each heading becomes an item, in the order of the paper.

001_40c9bc0715cd5de3.txt:1527-1552: a title, who was there, "Opsamling på mødet:", paragraphs and points.
"""

import re
from collections.abc import Sequence

from documents.incoming_paper import attendance
from documents.incoming_paper import head as heads
from documents.incoming_paper.beginnings import Split
from documents.incoming_paper.lines import Line
from documents.incoming_paper.paper import Kind, ReadItem
from documents.incoming_paper.paragraphs import (
    BULLET,
    Setting,
    as_text,
    paragraphs,
    would_have_fitted,
)
from meetings.model import Draft

_LONGEST = 70
_FRAMING = 2
"""So many lines ("Dagsorden") may stand between the head and the first number."""
_LEADS_ON = re.compile(r"\b(?:at|om|følgende|herunder)\s*:?$", re.IGNORECASE)


def is_one(lines: Sequence[Line], told: Split) -> bool:
    """Minutes by their title, with something said before any number."""
    title = next(line.said for line in lines if line.said)
    if heads.kind_of(title) is not Kind.MINUTES:
        return False
    before = told.before or lines
    _, body = parted(before, Setting.of(lines))
    said = [line for line in body if line.said and not heads.is_frame(line.said)]
    return len(said) > (_FRAMING if told.found else 0)


def length(lines: Sequence[Line], told: Split) -> int:
    """How many of the lines: where numbers follow, what they number begins on a page of its own, if pages can be seen."""
    if not told.found:
        return len(lines)
    numbered = next(at for at, line in enumerate(lines) if line.number == told.found[0].line)
    pages = [at for at in range(1, numbered + 1) if _page_begins(lines[at])]
    return pages[-1] if pages else len(lines)


def _page_begins(line: Line) -> bool:
    return bool(line.said) and (line.page or line.text.startswith(" ")) and not BULLET.match(line.said)


def parted(lines: Sequence[Line], setting: Setting) -> tuple[list[Line], list[Line]]:
    """The title with when, where and who was there; and what was said."""
    said = [line for line in lines if line.said]
    _, many = heads.whole_title(said)
    ends = lines.index(said[many - 1]) + 1
    rest = heads.labelled(lines[ends:])
    taken = attendance.take(rest, setting, heads.is_practical)
    own = {line.number for line in taken.rest}
    body = len(rest)
    runs_on = False
    for at, line in enumerate(rest):
        if line.said and line.number in own and not line.table:
            practical = heads.is_practical(line.said)
            if not practical and not (runs_on and not line.whole):
                body = at
                break
            runs_on = True
        else:
            runs_on = False
    kept = rest[body:]
    while kept and not kept[-1].said:
        kept.pop()
    return [*lines[:ends], *rest[:body]], kept


def items(body: Sequence[Line], setting: Setting) -> tuple[ReadItem, ...]:
    """Numbered as they stand, for the books; what comes before the first heading stands under the paper's own word."""
    found: list[tuple[Line, str, list[Line]]] = []
    for at, line in enumerate(body):
        if _is_heading(body, at, setting):
            found.append((line, line.said.rstrip(": "), []))
        elif line.said and not found:
            found.append((line, "Opsamling", [line]))
        elif found:
            found[-1][2].append(line)
    return tuple(
        ReadItem(line.number, str(number), Draft(title), as_text(paragraphs(under, setting)))
        for number, (line, title, under) in enumerate(found, start=1)
    )


def _is_heading(body: Sequence[Line], at: int, setting: Setting) -> bool:
    """A short line of its own, with an empty one before it, that something stands under and that leads into nothing."""
    line = body[at]
    if line.heading or (line.bold and len(line.said) <= _LONGEST):
        return True
    if not line.said or len(line.said) > _LONGEST or BULLET.match(line.said) or not line.said[0].isupper():
        return False
    if (at and body[at - 1].said) or _LEADS_ON.search(line.said):
        return False
    follows = next((one for one in body[at + 1 :] if one.said), None)
    if follows is None or line.said.endswith((".", ",", "!", "?", ";")):
        return False
    if line.said.endswith(":"):
        return True
    alone = not body[at + 1].said or would_have_fitted(line.said, follows.said, setting)
    return alone and follows.said[:1].isupper() and not BULLET.match(follows.said)
