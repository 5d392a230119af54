"""What stands in an item: its title, its parts under their headings, what is recommended, decided and attached."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.incoming_paper.attached import ADDRESS, attachment
from documents.incoming_paper.beginnings import TITLE_LIMIT, Found
from documents.incoming_paper.headings import ATTACHED, CASE, heading_of, is_heading, known_in
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
from documents.incoming_paper.recommending import recommended
from documents.layouts import HEADED, Layout
from meetings.model import Attachment, Draft, Language

TEXT_LIMIT = 60_000
_ABOUT = ("Forslagsstiller: ", "Oplæg: ", "Gæster: ", "Udsat ", "Nyt eller ændret")
_MINUTES = re.compile(r"(\d{1,3})\s+min\.")
"""What our own papers say of an item on the line of its case number."""
_CLOSED = re.compile(r"\s*\((?:lukket(?: punkt)?)\)\s*$", re.IGNORECASE)


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
    title = _title(found, setting)
    read = _Body(layout, setting, marks)
    for line in found.body:
        read.take(line)
    parts, told = read.done()
    asked = recommended(parts.get("recommendations", []), marks.leads)
    texts = _texts(parts, asked.rest, found.line)
    agreed = tuple(one.text for one in parts.get("follow_ups", []))
    agreed_as = told.pop("follow_ups", layout.heading("follow_ups", Language.DA)) if agreed else ""
    draft = Draft(
        title=_CLOSED.sub("", title),
        recommendations=asked.recommendations,
        proposes=asked.proposes,
        attachments=tuple(read.attachments),
        closed=_CLOSED.search(title) is not None,
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
        headings=tuple(sorted(told.items())),
    )
    decision = as_text(parts.get("decision", []))
    return ReadItem(found.line, found.number, draft, decision, read.about, agreed, agreed_as)


def _title(found: Found, setting: Setting) -> str:
    title = ""
    for part in found.title:
        title = joined(title, part, setting) if title else part
    if not title:
        raise WrongPaper(Fault(found.line, Problem.TITLE_MISSING, found.number))
    if len(_CLOSED.sub("", title)) > TITLE_LIMIT:
        raise WrongPaper(Fault(found.line, Problem.TOO_LONG, str(TITLE_LIMIT)))
    return title


def _texts(parts: Mapping[str, list[Paragraph]], rest: str, line: int) -> dict[str, str]:
    """`rest` is what stands with the recommendations and is none: what comes next."""
    texts = {part: as_text(parts.get(part, [])) for part in _TEXTS}
    texts["next_steps"] = "\n\n".join(filter(None, (rest, texts["next_steps"])))
    if any(len(text) > TEXT_LIMIT for text in texts.values()):
        raise WrongPaper(Fault(line, Problem.TOO_LONG, str(TEXT_LIMIT)))
    return texts


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
        self.words = known_in(layout)
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
        if (line.heading or not self.marks.headed) and (heading := heading_of(line.said, self.words)):
            self._begin(*heading, line)
        elif ATTACHED.match(line.said) and (not ours or line.style == _OF_ATTACHMENTS):
            self.attachments.append(attachment(ATTACHED.sub("", line.said, count=1)))
            self.open_attachment = True
        elif self.open_attachment and gap <= int(self.setting.double) and not line.whole:
            self._more_attached(line)
        elif (not ours or line.style == _SMALL) and self._is_case(line):
            self.open_attachment = False
        elif not ours and (address := ADDRESS.fullmatch(line.said)) is not None:
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
        case = CASE.fullmatch(told[0])
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
        elif (address := ADDRESS.fullmatch(line.said)) and last.url:
            self._address(address[0])
        elif not would_have_fitted(before, line.said, self.setting) or line.said[:1].islower():
            again = attachment(joined(before, line.said, self.setting))
            self.attachments[-1] = Attachment(again.title, again.url, number=last.number)
        elif address := ADDRESS.fullmatch(line.said):
            self._address(address[0])
        else:
            self.attachments.append(attachment(line.said))

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


__all__ = ["TEXT_LIMIT", "Marks", "item_of"]
