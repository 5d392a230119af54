"""The items of a paper: where each begins, which headings it has, and what stands under them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from documents.incoming_paper.lines import Fault, Line, Problem, WrongPaper
from documents.incoming_paper.paper import ReadItem
from documents.incoming_paper.paragraphs import (
    Paragraph,
    Setting,
    as_text,
    joined,
    paragraphs,
    would_have_fitted,
)
from documents.incoming_paper.recommending import Recommended, recommended
from documents.layouts import HEADED, Layout
from meetings.model import Attachment, Draft, Language
from wording import dates

TITLE_LIMIT = 300
TEXT_LIMIT = 60_000
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
_CASE = re.compile(
    r"(?P<said>[Ss]ags?nr\.?\s*:?\s*)?(?P<case>(?:[A-ZÆØÅ]+-)?\d[\w./-]*\d)"
    r"(?:\s+(?P<initials>[a-zæøå]{2,8}(?:/[a-zæøå]{2,8})*))?"
)
_ABOUT = ("Forslagsstiller: ", "Oplæg: ", "Gæster: ", "Udsat ", "Nyt eller ændret")
_MINUTES = re.compile(r"(\d{1,3})\s+min\.")
"""What our own papers say of an item on the line of its case number."""
_ATTACHED = re.compile(r"\./\.\s*")
_BILAG = re.compile(r"bilag(?:\s+(\d+(?:\.\d+)*))?\s*:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_CLOSED = re.compile(r"\s*\((?:lukket(?: punkt)?)\)\s*$", re.IGNORECASE)
_LAST = re.compile(r"(?:evt\.?|eventuelt)\s*", re.IGNORECASE)
_FIRST = frozenset({"1", "1.1"})
_OVER = 8
"""So many empty lines after "Evt." are the end of the paper, when something else follows in the same file."""

_OTHER_WORDS = {
    "indstilling": "recommendations",
    "indstillinger": "recommendations",
    "indstilling og næste skridt": "recommendations",
    "resume": "introduction",
    "resumé": "introduction",
    "sagsfremstilling": "case_presentation",
    "konklusion": "decision",
    "referat": "decision",
    "beslutning": "decision",
    "aftalt": "follow_ups",
}


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
    told = Split()
    found = told.found
    form = _form(lines)
    empty = at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if found and _ACTIONS.fullmatch(line.said) and _lists_actions(lines, at):
            return told
        if _AT_A_GLANCE.match(line.said) and not any(one.said for each in found for one in each.body):
            at = _past_table(lines, at, told)
            continue
        if not line.said:
            empty += 1
        elif found and empty >= _OVER and _LAST.fullmatch(" ".join(found[-1].title)):
            return told
        else:
            empty = 0
        number, title = _numbered(line, found, form)
        if number and found and number == found[0].number:
            told.contents += [one for each in found for one in (Line(each.line, each.number), *each.body)]
            found.clear()
        if number:
            item = Found(line.number, number, [title] if title else [])
            found.append(item)
            at = _rest_of_title(lines, at, found, setting, form)
            continue
        if (
            found
            and not form.heading
            and (glued := GLUED.search(line.said))
            and _follows(glued[1], found[-1].number)
        ):
            found[-1].body.append(replace(line, text=line.said[: glued.start()], set_as=""))
            found.append(Found(line.number, glued[1], []))
            at = _rest_of_title(lines, at, found, setting, form)
            continue
        (found[-1].body if found else told.before).append(line)
    return told


def _lists_actions(lines: Sequence[Line], at: int) -> bool:
    """Whether our own list of what is to be done follows, which only repeats what stands under the items."""
    follows = next((line.said for line in lines[at:] if line.said), "")
    return _OF_ACTIONS.match(follows) is not None


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


def _past_table(lines: Sequence[Line], at: int, told: Split) -> int:
    """The items at a glance: to the first empty line, or the end of Word's table."""
    told.contents.append(lines[at - 1])
    while at < len(lines) and lines[at].said and (lines[at].table or not lines[at - 1].table):
        told.contents.append(lines[at])
        at += 1
    return at


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
    again = found and number == found[0].number and not any(one.said for each in found for one in each.body)
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


def _rest_of_title(
    lines: Sequence[Line], at: int, found: Sequence[Found], setting: Setting, form: _Form
) -> int:
    """A title may stand on the next line, or go on there."""
    item = found[-1]
    while at < len(lines):
        line = lines[at]
        if not line.said:
            if item.title:
                return at
            at += 1
            continue
        if item.title and (line.whole or _is_own(line) or _numbered(line, found, form)[0]):
            return at
        if item.title and not _title_goes_on(item.title[-1], line, setting):
            return at
        item.title.append(line.said)
        at += 1
    return at


def _title_goes_on(before: str, line: Line, setting: Setting) -> bool:
    """Titles are set larger, so that in a paper with empty lines between lines the next line at once is the rest."""
    if setting.double:
        return True
    return line.said[:1].islower() and not would_have_fitted(before, line.said, setting)


def _is_own(line: Line) -> bool:
    """A line that begins something of its own."""
    return bool(
        _ATTACHED.match(line.said) or _CASE.fullmatch(line.said) or _heading(line.said, {}) is not None
    )


# What stands in an item


def _words(layout: Layout) -> dict[str, str]:
    return {
        layout.heading(part, language).casefold(): part
        for language in (Language.EN, Language.DA)
        for part in HEADED
    }


def _heading(text: str, words: dict[str, str]) -> tuple[str, str, str] | None:
    """The part a heading begins, its words, and the text that runs on after its colon."""
    begun, colon, rest = text.partition(":")
    known = words or _KNOWN
    part = known.get(begun.strip().casefold())
    return (part, begun.strip(), rest.strip()) if part and (colon or not rest) else None


def is_heading(text: str) -> bool:
    return _heading(text, {}) is not None and not text.partition(":")[2].strip()


_KNOWN = _OTHER_WORDS | {
    "baggrund": "background",
    "siden sidst": "since_last",
    "status": "status_report",
    "økonomi": "financial_impact",
    "næste skridt": "next_steps",
    "opfølgning": "follow_ups",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What in the paper is marked as what: parts by headings of Word, and in our own the rest by its style.

    `leads` are words before a recommendation that are known beforehand.
    """

    headed: bool = False
    ours: bool = False
    leads: tuple[str, ...] = ()

    @classmethod
    def of(cls, lines: Iterable[Line], leads: Sequence[str] = ()) -> "Marks":
        told = [line for line in lines if line.style]
        headed = any(line.heading and is_heading(line.said) for line in told)
        ours = any(line.style in (_SMALL, _OF_ATTACHMENTS) for line in told)
        return cls(headed, ours, tuple(lead for lead in leads if lead))


_SMALL, _OF_ATTACHMENTS = "styrmand note", "styrmand bilag"


def item_of(found: Found, layout: Layout, setting: Setting, marks: Marks) -> ReadItem:
    """Raises WrongPaper for a title that is missing or a text that is far too long."""
    title = ""
    for part in found.title:
        title = joined(title, part, setting) if title else part
    if not title:
        raise WrongPaper(Fault(found.line, Problem.TITLE_MISSING, found.number))
    closed = _CLOSED.search(title)
    title = _CLOSED.sub("", title)
    if len(title) > TITLE_LIMIT:
        raise WrongPaper(Fault(found.line, Problem.TOO_LONG, str(TITLE_LIMIT)))
    read = _Body(layout, setting, marks)
    for line in found.body:
        read.take(line)
    parts, told = read.done()
    asked: Recommended = recommended(parts.get("recommendations", []), marks.leads)
    texts = {part: as_text(parts.get(part, [])) for part in _TEXTS}
    if asked.rest:
        texts["next_steps"] = "\n\n".join(filter(None, (asked.rest, texts["next_steps"])))
    for text in texts.values():
        if len(text) > TEXT_LIMIT:
            raise WrongPaper(Fault(found.line, Problem.TOO_LONG, str(TEXT_LIMIT)))
    draft = Draft(
        title=title,
        recommendations=asked.recommendations,
        proposes=asked.proposes,
        attachments=tuple(read.attachments),
        closed=closed is not None,
        case_number=read.case[0],
        initials=read.case[1],
        presenter=read.presenter,
        minutes=read.minutes or None,
        introduction=texts["introduction"],
        background=texts["background"],
        since_last=texts["since_last"],
        status_report=texts["status_report"],
        case_presentation=texts["case_presentation"],
        financial_impact=texts["financial_impact"],
        next_steps=texts["next_steps"],
    )
    agreed = tuple(one.text for one in parts.get("follow_ups", []))
    agreed_as = told.pop("follow_ups", layout.heading("follow_ups", Language.DA)) if agreed else ""
    draft = replace(draft, headings=tuple(sorted(told.items())))
    return ReadItem(
        found.line, found.number, draft, as_text(parts.get("decision", [])), read.about, agreed, agreed_as
    )


_TEXTS = (
    "introduction",
    "background",
    "since_last",
    "status_report",
    "case_presentation",
    "financial_impact",
    "next_steps",
)


class _Body:
    """Lines under a title, sorted into the parts of an item."""

    def __init__(self, layout: Layout, setting: Setting, marks: Marks) -> None:
        self.layout = layout
        self.marks = marks
        self.setting = setting
        self.words = _KNOWN | _words(layout)
        self.part = "introduction"
        self.lines: dict[str, list[Line]] = {}
        self.told: dict[str, str] = {}
        self.attachments: list[Attachment] = []
        self.case = ("", "")
        self.presenter = self.about = ""
        self.minutes: int | None = None
        self.open_attachment = False
        self.gap = 0

    def take(self, line: Line) -> None:
        if not line.said:
            self.gap += 1
            self.lines.setdefault(self.part, []).append(line)
            return
        gap, self.gap = self.gap, 0
        ours = self.marks.ours
        if (line.heading or not self.marks.headed) and (heading := _heading(line.said, self.words)):
            self._begin(*heading, line)
        elif _ATTACHED.match(line.said) and (not ours or line.style == _OF_ATTACHMENTS):
            self.attachments.append(_attachment(_ATTACHED.sub("", line.said, count=1)))
            self.open_attachment = True
        elif self.open_attachment and gap <= int(self.setting.double) and not line.whole:
            self._more_attached(line)
        elif (not ours or line.style == _SMALL) and self._is_case(line):
            self.open_attachment = False
        elif not ours and (address := _ADDRESS.fullmatch(line.said)) is not None:
            self._address(address[0])
        else:
            self.open_attachment = False
            self.lines.setdefault(self.part, []).append(line)

    def done(self) -> tuple[dict[str, list[Paragraph]], dict[str, str]]:
        return {part: paragraphs(lines, self.setting) for part, lines in self.lines.items()}, self.told

    def _begin(self, part: str, words: str, rest: str, line: Line) -> None:
        self.open_attachment = False
        self.part = part
        if part in HEADED and words.casefold() != self.layout.heading(part, Language.DA).casefold():
            self.told[part] = words
        if rest:
            self.lines.setdefault(part, []).append(replace(line, text=rest, set_as=line.said))

    def _is_case(self, line: Line) -> bool:
        if (
            self.part != "introduction"
            or self.case[0]
            or any(one.said for one in self.lines.get("introduction", []))
        ):
            return False
        told = line.said.split(" · ")
        case = _CASE.fullmatch(told[0])
        if case and (case["said"] or case["initials"] or len(told) > 1 or line.style == _SMALL):
            self.case = (case["case"], case["initials"] or "")
            told = told[1:]
        elif not _is_about(told[0]):
            return False
        if not all(map(_is_about, told)):
            self.case = ("", "")
            return False
        self.presenter = next((one.removeprefix("Oplæg: ") for one in told if one.startswith("Oplæg: ")), "")
        self.minutes = next((int(found[1]) for one in told if (found := _MINUTES.fullmatch(one))), None)
        self.about = line.said
        return True

    def _more_attached(self, line: Line) -> None:
        """The rest of an attachment's line, or another one under the same mark."""
        last = self.attachments[-1]
        before = f"{last.title} {last.url}".strip()
        ends_in_address = bool(last.url) and " " not in line.said and before.endswith(("-", "/", "_"))
        if ends_in_address:
            self.attachments[-1] = Attachment(last.title, last.url + line.said, number=last.number)
        elif (address := _ADDRESS.fullmatch(line.said)) and last.url:
            self._address(address[0])
        elif not would_have_fitted(before, line.said, self.setting) or line.said[:1].islower():
            again = _attachment(joined(before, line.said, self.setting))
            self.attachments[-1] = Attachment(again.title, again.url, number=last.number)
        elif address := _ADDRESS.fullmatch(line.said):
            self._address(address[0])
        else:
            self.attachments.append(_attachment(line.said))

    def _address(self, address: str) -> None:
        """An address alone on a line: at the foot of a page it is where an attachment's words lead."""
        self.open_attachment = False
        for at, one in enumerate(self.attachments):
            if not one.url:
                self.attachments[at] = Attachment(one.title, address, number=one.number)
                return
        self.attachments.append(Attachment(address, address))


def _is_about(text: str) -> bool:
    return text.startswith(_ABOUT) or _MINUTES.fullmatch(text) is not None


def _attachment(text: str) -> Attachment:
    """Bilag 4.1: Titel: https://…"""
    numbered = _BILAG.match(text)
    told = text[numbered.end() :] if numbered else text
    address = _ADDRESS.search(told)
    title = told[: address.start()].rstrip(" :–-") if address else told
    url = address[0] if address else ""
    return Attachment(title or url, url, number=(numbered[1] or "") if numbered else "")


def addresses_at_the_foot(found: Sequence[Found]) -> None:
    """Hands addresses at the foot of a page to the item whose attachments on that page they belong to.

    Where a page ends is no longer in the text; its next page begins with a line that is set in by a space. So
    many addresses as the item before has attachments without one are theirs (004_a3c5df4cdc8326a4.txt:335-389).
    """
    for before, item in pairwise(found):
        here = [at for at, line in enumerate(item.body) if _ADDRESS.fullmatch(line.said)]
        if not here or any(_ATTACHED.match(line.said) for line in item.body[: here[0]]):
            continue
        if len(here) == _without_address(before) and _page_begins(item.body, here[-1]):
            before.body += [item.body[at] for at in here]
            item.body[:] = [line for at, line in enumerate(item.body) if at not in here]


def _page_begins(body: Sequence[Line], at: int) -> bool:
    follows: Iterator[Line] = (line for line in body[at + 1 :] if line.said)
    after = next(follows, None)
    return after is None or after.page or after.text.startswith(" ")


def _without_address(item: Found) -> int:
    start = next((at for at, line in enumerate(item.body) if _ATTACHED.match(line.said)), None)
    if start is None:
        return 0
    told = [line.said for line in item.body[start:] if line.said]
    return 0 if any("http" in text for text in told) else len(told)
