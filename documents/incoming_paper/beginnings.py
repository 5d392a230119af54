"""Where each item of a paper begins, and which lines are under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.incoming_paper.headings import begins_something, is_heading
from documents.incoming_paper.lines import Line
from documents.incoming_paper.paragraphs import Setting, would_have_fitted
from meetings.model import Language
from wording import dates

TITLE_LIMIT = 300
_MONTH = "|".join(dates.month(number, Language.DA) for number in range(1, 13))
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})"
_FORMS = (
    re.compile(rf"(?=\d+\.){_NUMBER}\.?(?:\s+|$)"),
    re.compile(
        rf"(?:ad\s+)?(?:dagsordens)?(?:punkt|pkt\.?)\s*{_NUMBER}\s*(?:[.:)–-]\s*|\s+|$)", re.IGNORECASE
    ),
    re.compile(rf"ad\s+{_NUMBER}\s*(?:[.:)–-]\s*|\s+|$)", re.IGNORECASE),
    re.compile(rf"{_NUMBER}\)\s+"),
)
"""1. Velkomst; Punkt 1: Velkomst; Ad 1 Velkomst; 1) Velkomst."""
_USUAL = re.compile(r"(?:evt\b|eventuelt|godkendelse af|velkomst)", re.IGNORECASE)
_DATED = re.compile(rf"\d{{1,2}}\.\s*(?:{_MONTH})\b", re.IGNORECASE)
_ACTIONS = re.compile(r"aktionsliste|actions", re.IGNORECASE)
_OF_ACTIONS = re.compile(r"(?:punkt|item)\s+(?:opgave|task)\s+(?:ansvarlig|responsible)\b", re.IGNORECASE)
_AT_A_GLANCE = re.compile(r"(?:nr\.?|no\.)\s+(?:punkt|item|emne|sag)\b", re.IGNORECASE)
GLUED = re.compile(r"(?<=[.:;])\s*(\d{1,3}(?:\.\d{1,3})+)\.$")
_LAST = re.compile(r"(?:evt\.?|eventuelt)\s*", re.IGNORECASE)
_FIRST = frozenset({"1", "1.1"})
_OVER = 8
"""So many empty lines after "Evt." are the end of the paper, when something else follows in the same file."""


@dataclass(slots=True)
class Found:
    """An item while it is read: its title and the lines under it."""

    line: int
    number: str
    title: list[str]
    body: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Split:
    """What stands before the first item, the items, and the lines of a table of contents between the two.

    `last` is the number of the last line that belongs to an item, 0 without one.
    """

    before: list[Line] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    contents: list[Line] = field(default_factory=list)

    @property
    def last(self) -> int:
        if not self.found:
            return 0
        end = self.found[-1]
        return max([end.line, *(line.number for line in end.body if line.said)])


def split(lines: Sequence[Line], setting: Setting) -> Split:
    """A number begins an item only where it follows the one before (4, 4.1, 5): other numbers are text.

    Titles that all stand bare before 1 comes again are a table of contents, as is a table of numbers and items.
    In a paper whose titles are headings of Word no other line begins an item.
    """
    return _Splitting(lines, setting).done()


def numbered(lines: Sequence[Line]) -> list[Line]:
    """A Word paper whose titles have no numbers: its headings, or else what is bold from end to end, counted from 1."""
    titled = [line for line in lines[1:] if line.said and not is_heading(line.said) and not line.table]
    headings = [line.number for line in titled if line.heading]
    bold = [line.number for line in titled if line.bold and len(line.said) <= TITLE_LIMIT]
    count = {number: at for at, number in enumerate(headings or bold, start=1)}
    return [
        replace(line, text=f"{count[line.number]}. {line.said}", heading=True)
        if line.number in count
        else line
        for line in lines
    ]


class _Splitting:
    """Line by line; `at` is the next one, `empty` how many empty ones stand before it."""

    def __init__(self, lines: Sequence[Line], setting: Setting) -> None:
        self.lines = lines
        self.setting = setting
        self.form = _form(lines)
        self.told = Split()
        self.at = self.empty = 0

    def done(self) -> Split:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            if self._begins_what_is_to_be_done(line):
                break
            if _AT_A_GLANCE.match(line.said) and _bare(self.told.found):
                self._pass_table(line)
                continue
            if self._is_over(line):
                break
            self._take(line)
        return self.told

    def _begins_what_is_to_be_done(self, line: Line) -> bool:
        """Our own list of it only repeats what stands under the items."""
        if not self.told.found or not _ACTIONS.fullmatch(line.said):
            return False
        follows = next((one.said for one in self.lines[self.at :] if one.said), "")
        return _OF_ACTIONS.match(follows) is not None

    def _pass_table(self, line: Line) -> None:
        """The items at a glance: to the first empty line, or the end of Word's table."""
        lines, contents = self.lines, self.told.contents
        contents.append(line)
        while self.at < len(lines) and (line := lines[self.at]).said:
            if lines[self.at - 1].table and not line.table:
                return
            contents.append(line)
            self.at += 1

    def _is_over(self, line: Line) -> bool:
        """Something follows on the last item that is far from it."""
        if not line.said:
            self.empty += 1
            return False
        empty, self.empty = self.empty, 0
        found = self.told.found
        return bool(found) and empty >= _OVER and _LAST.fullmatch(" ".join(found[-1].title)) is not None

    def _take(self, line: Line) -> None:
        found = self.told.found
        number, title = _numbered(line, found, self.form)
        if number:
            if found and number == found[0].number:
                self._were_contents()
            self._begin(line.number, number, title)
        elif found and (glued := self._glued(line)):
            found[-1].body.append(replace(line, text=line.said[: glued.start()], set_as=""))
            self._begin(line.number, glued[1])
        else:
            (found[-1].body if found else self.told.before).append(line)

    def _were_contents(self) -> None:
        for one in self.told.found:
            self.told.contents += (Line(one.line, one.number), *one.body)
        self.told.found.clear()

    def _glued(self, line: Line) -> re.Match[str] | None:
        """The next number at the end of a line of text."""
        glued = None if self.form.heading else GLUED.search(line.said)
        return glued if glued and _follows(glued[1], self.told.found[-1].number) else None

    def _begin(self, line: int, number: str, title: str = "") -> None:
        """A title may stand on the next line, or go on there."""
        item = Found(line, number, [title] if title else [])
        self.told.found.append(item)
        while self.at < len(self.lines):
            following = self.lines[self.at]
            if item.title and (not following.said or not self._title_goes_on(item.title[-1], following)):
                return
            if following.said:
                item.title.append(following.said)
            self.at += 1

    def _title_goes_on(self, before: str, line: Line) -> bool:
        """Titles are set larger, so that in a paper with empty lines between lines the next line at once is the rest."""
        if line.whole or begins_something(line.said) or _numbered(line, self.told.found, self.form)[0]:
            return False
        if self.setting.double:
            return True
        return line.said[:1].islower() and not would_have_fitted(before, line.said, self.setting)


@dataclass(frozen=True, slots=True)
class _Form:
    """How the paper writes its numbers: only lines set as its first title is begin an item."""

    heading: bool
    words: re.Pattern[str]


def _form(lines: Sequence[Line]) -> _Form:
    """The first of the forms that a first item is numbered in; "1)" also counts points, unless an "Evt." is so numbered."""
    headed = [line.said for line in lines if line.heading]
    for heading, said in ((True, headed), (False, [line.said for line in lines])):
        for form in _FORMS:
            begun = [found for text in said if (found := form.match(text)) and not _DATED.match(text)]
            if any(one["number"] in _FIRST for one in begun) and (
                form is not _FORMS[-1] or any(_USUAL.match(one.string[one.end() :]) for one in begun)
            ):
                return _Form(heading, form)
    return _Form(False, _FORMS[0])


def _numbered(line: Line, found: Sequence[Found], form: _Form) -> tuple[str, str]:
    if form.heading and not line.heading:
        return "", ""
    begun = form.words.match(line.said)
    if begun is None or _DATED.match(line.said):
        return "", ""
    number = begun["number"]
    title = line.said[begun.end() :].strip()
    again = found and number == found[0].number and _bare(found)
    if not (again or (_follows(number, found[-1].number) if found else number in _FIRST)):
        return "", ""
    return (
        (number, title)
        if not title or form.heading or title[0].isupper() or title[0].isdigit() or title[0] in "\"'”»("
        else ("", "")
    )


def _follows(number: str, before: str) -> bool:
    """5 after 4 and after 4.4; 4.1 after 4; 4.2 after 4.1 and after 4.1.3."""
    new, old = [int(part) for part in number.split(".")], [int(part) for part in before.split(".")]
    if len(new) > len(old):
        return new == [*old, 1]
    return new[:-1] == old[: len(new) - 1] and new[-1] == old[len(new) - 1] + 1


def _bare(found: Sequence[Found]) -> bool:
    """Titles only, with nothing under any of them."""
    return not any(line.said for one in found for line in one.body)


__all__ = ["GLUED", "TITLE_LIMIT", "Found", "Split", "numbered", "split"]
