"""A letter's parts set as HTML and as plain text. Nothing is said in one that is not said in the other."""

import textwrap
from collections.abc import Iterator

from jinja2 import Environment, PackageLoader, StrictUndefined

from wording.letters import LetterText
from wording.letters.parts import (
    Bullets,
    Callout,
    Choices,
    Code,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Part,
    Point,
    Points,
)

WIDTH = 72

_pages = Environment(
    loader=PackageLoader("bot.mail"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
_pages.tests["of_kind"] = lambda part, kind: type(part).__name__ == kind


def html(letter: LetterText) -> str:
    return _pages.get_template("letter.html").render(letter=letter)


def plain(letter: LetterText) -> str:
    foot = "\n".join(_fact(fact) for fact in letter.foot)
    blocks = [
        _filled(letter.greeting),
        *(_set(part) for part in letter.parts),
        *([_filled(letter.contact)] if letter.contact else []),
        "\n".join(letter.closing),
        f"--\n{letter.above}\n{foot}",
    ]
    return "\n\n".join([_title(letter.title), *blocks]) + "\n"


def _set(part: Part) -> str:
    match part:
        case Paragraph(text) | Callout(text) | Note(text):
            return _filled(text)
        case Heading(text):
            return _title(text)
        case Facts(rows):
            return "\n".join(_fact(row) for row in rows)
        case Points(rows):
            return "\n".join(_point(row) for row in rows)
        case Bullets(rows):
            return "\n".join(_hanging("- ", row) for row in rows)
        case Choices(rows):
            return "\n\n".join(f"{row.label}:\n{row.url}" for row in rows)
        case Code(text):
            return f"    {text}"


def _title(text: str) -> str:
    return f"{text}\n{'-' * min(len(text), WIDTH)}"


def _fact(fact: Fact) -> str:
    """A link stands on a line of its own, whole: a mail reader makes no link of half of one."""
    if fact.url:
        return f"{fact.label or fact.value}:\n{fact.url}"
    return _hanging(f"{fact.label}: ", fact.value)


def _point(point: Point) -> str:
    note = f" ({point.note})" if point.note else ""
    indent = "   " * point.depth
    line = _hanging(f"{indent}{point.label} ", f"{point.title}{note}")
    papers = (f"{indent}    {paper.label}:\n{paper.url}" for paper in point.papers)
    return "\n".join([line, *papers])


def _hanging(first: str, text: str) -> str:
    return "\n".join(_lines(text, first, " " * min(len(first), 4)))


def _filled(text: str) -> str:
    return "\n".join(line for paragraph in text.splitlines() for line in _lines(paragraph))


def _lines(text: str, first: str = "", later: str = "") -> Iterator[str]:
    """Filled to the width; a word longer than it (an address) is never broken, nor a no-break space."""
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
