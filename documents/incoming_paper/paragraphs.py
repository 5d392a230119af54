"""Lines back to the paragraphs they were broken from: wraps joined, hyphens of a wrap away, points one a line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import quantiles

from documents.incoming_paper.lines import Line

BULLET = re.compile("[-–—•·*▪○�\uf0b7]\\s+(?=\\S)")
_COUNTED = re.compile(r"(?:\d{1,2}|[a-zæøå])\)\s+(?=\S)")
_HANGING = re.compile(r"(?:og|eller|samt|til|hhv\.|m\.)\b")
_COMPOUND = re.compile(r"\b(\w+-)(?=[a-zæøå])")
_ADDRESS = re.compile(r"https?://\S*$")
_BEGINS = re.compile("[\"'”»(]?[A-ZÆØÅÉ0-9]")
_OPEN = re.compile(r"\b(?:og|eller|i|af|på|til|for|med|at|den|det|en|et|der|som|fra|om)$")
_ENDS = tuple('.:;?!"”»)')


@dataclass(frozen=True, slots=True)
class Setting:
    """How the paper is set: whether every line has an empty one after it, how long a line gets, what has hyphens.

    Where every line has an empty one after it, paragraphs are further apart.
    """

    double: bool
    width: int
    compounds: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Setting":
        filled = [at for at, line in enumerate(lines) if line.said]
        pairs = [later - earlier for earlier, later in pairwise(filled)]
        wider = sum(pair > 3 for pair in pairs)
        double = pairs.count(2) > 2 * pairs.count(1) and 10 * wider > pairs.count(2)
        lengths = [len(lines[at].said) for at in filled]
        width = int(quantiles(lengths, n=20)[-2]) if len(lengths) > 5 else 90
        words = (line.said[:-1] for line in lines)
        compounds = frozenset(found.casefold() for text in words for found in _COMPOUND.findall(text))
        return cls(double, width, compounds)


@dataclass(slots=True)
class Paragraph:
    """`mark` is the bullet or count it began with, empty for plain text; `line` is where it begins."""

    line: int
    text: str
    mark: str = ""
    last: str = field(default="", repr=False)
    whole: bool = False


def paragraphs(lines: Iterable[Line], setting: Setting) -> list[Paragraph]:
    found: list[Paragraph] = []
    gap = 0
    for line in lines:
        if not line.said:
            gap += 1
            continue
        mark = _mark(line.said)
        if found and not mark and _goes_on(found[-1], line, gap, setting):
            found[-1].text = joined(found[-1].text, line.said, setting)
            found[-1].last = line.said
        else:
            found.append(
                Paragraph(
                    line.number, line.said[len(mark) :], mark.strip(), line.set_as or line.said, line.whole
                )
            )
        gap = 0
    return found


def _mark(text: str) -> str:
    found = BULLET.match(text) or _COUNTED.match(text)
    return found[0] if found else ""


def _goes_on(before: Paragraph, line: Line, gap: int, setting: Setting) -> bool:
    """Whether a line is the rest of a paragraph that was broken: at the end of a line, or of a page."""
    if before.whole:
        return False
    small = not _BEGINS.match(line.said) or before.last.endswith(("-", ","))
    if gap > int(setting.double):
        return small and not before.last.endswith(_ENDS)
    if setting.double and gap == 0 and (line.page or line.text.startswith(" ")):
        return small
    if before.mark or _OPEN.search(before.last):
        small = small or not before.last.endswith(_ENDS)
    return small or not would_have_fitted(before.last, line.said, setting)


def would_have_fitted(before: str, after: str, setting: Setting) -> bool:
    """Whether the next word had room on the line: then the line was ended on purpose."""
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) <= setting.width


def joined(before: str, after: str, setting: Setting) -> str:
    """ "op-" and "mærksomhed" are one word, "corona-" and "restriktioner" keep their hyphen, as does "2018-19"."""
    if not before.endswith("-") or before.endswith(" -"):
        return f"{before} {after}"
    if _HANGING.match(after):
        return f"{before} {after}"
    prefix = before.rsplit(maxsplit=1)[-1].casefold()
    kept = not after[:1].islower() or _ADDRESS.search(before) or prefix.lstrip("('\"”»") in setting.compounds
    return f"{before}{after}" if kept else f"{before[:-1]}{after}"


def as_text(found: Iterable[Paragraph]) -> str:
    """As texts are kept: an empty line between paragraphs, points as lines that begin with a dash."""
    text = ""
    after_point = False
    for one in found:
        point = bool(one.mark)
        line = f"{_shown(one.mark)} {one.text}" if point else one.text
        between = "" if not text else "\n" if point and after_point else "\n\n"
        text += between + line
        after_point = point
    return text


def _shown(mark: str) -> str:
    return mark if mark.endswith(")") else "–"
