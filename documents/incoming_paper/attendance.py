"""The block of who was there in the head of minutes: headings, a name a line or several in a sentence, who came for whom.

The grammar is the seeds' (001_40c9bc0715cd5de3.txt:1528-1536) and that of other bodies' minutes: "Deltagere", "Til
stede", "Afbud", "Fraværende uden afbud", "Gæster", "X for Y", "X (stedfortræder for Y)", "(kom kl. 9.45)".
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from documents.incoming_paper.lines import Line
from documents.incoming_paper.paragraphs import BULLET, Setting, joined, would_have_fitted
from meetings.old_attendance import OldLine, OldName
from meetings.paper import Attendance, Form

_PRESENT, _AWAY, _ABSENT = Attendance.PRESENT, Attendance.APOLOGY, Attendance.ABSENT

_LABELS: Sequence[tuple[str, Attendance | None]] = (
    (r"fraværende uden afbud|udeblevet|udeblevne|ikke mødt|absent without apology", _ABSENT),
    (r"fraværende med afbud|(?:der var )?afbud(?: fra)?|meldt afbud|apologies", _AWAY),
    (
        r"mødedeltagere|deltagere?|deltog|til ?stede|fremmødte?|mødte?|gæster?|øvrige deltagere|observatører?"
        r"|(?:desuden|endvidere) deltog|(?:fra )?sekretariatet?|sekretariat|participants|present|guests",
        _PRESENT,
    ),
    (r"fraværende", None),
)
_LABEL = tuple(
    (re.compile(rf"(?P<label>(?:{words}))\s*(?::\s*|$)", re.IGNORECASE), told) for words, told in _LABELS
)
_SENTENCES = (
    re.compile(r"der var afbud fra\s+(?P<names>.+?)\.?$", re.IGNORECASE),
    re.compile(r"afbud fra\s+(?P<names>.+?)\.?$", re.IGNORECASE),
    re.compile(
        r"alle (?:var mødt|var til stede|mødte),?\s*undtagen\s+(?P<names>.+?),?\s*som .*afbud\.?$",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<names>.+?)\s+(?:havde|har)\s+(?:meldt|sendt)\s+afbud\.?$", re.IGNORECASE),
    re.compile(r"apologies were received from\s+(?P<names>.+?)\.?$", re.IGNORECASE),
)
_WORD = r"[A-ZÆØÅÉÖÜÄ][\w'’.-]*"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|af|von|van|de|der|den|la|le))*\s+{_WORD}"
_FOR = (
    r"(?:\s+(?:deltog|mødte|kom|attended))?(?:\s+som)?\s*[,(]?\s*(?:(?:stedfortræder|suppleant|substitut)\s+for"
    r"|i stedet for|på vegne af|instead of|for)\s+"
)
_INSTEAD = re.compile(
    rf"(?P<who>{_NAME})(?P<own>(?:\s*\([^()]*\)|,[^,()]*(?=,|\())?){_FOR}(?P<for>{_NAME})\)?"
)
_ENTRY = re.compile(
    rf"{_NAME}(?=\s*(?:$|[,(;–-]|deltog\b|for\b|i stedet\b|som\b|på vegne\b|kom\b|gik\b|og\b|samt\b|and\b|\.$))"
)
_FIRST = re.compile(rf"{_NAME}")
_CLOCK = r"kl\.?\s*(\d{1,2})(?:[.:](\d\d))?"
_CAME = re.compile(rf"\b(?:kom|ankom|deltog fra|fra|came at|from)\s+{_CLOCK}", re.IGNORECASE)
_LEFT = re.compile(rf"\b(?:gik|forlod mødet|deltog til|til|left at|until)\s+{_CLOCK}", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:pkt|punkt|kl)\b\.?\s*\d|\b(?:deltog (?:fra|til|i|under)|kom|gik|forlod|del af mødet)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:ref(?:erent)?|formand|næstformand|mødeleder|ordstyrer|suppleant|observatør|sekretariat|sekretær|gæst"
    r"|online|via teams|teams|chair|minutes)\.?$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[\w ]{2,30}:|\d+(?:\.\d+)*\.\s")
_NOBODY = re.compile(r"(?:ingen|none|-|–|intet)\.?$", re.IGNORECASE)
_AND = re.compile(r"\s+(?:og|samt|and)\s+(?=[A-ZÆØÅÉ])")


@dataclass(slots=True)
class Taken:
    """What of the head is the block of who was there, and what is not."""

    block: list[OldLine] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)


def take(lines: Iterable[Line], setting: Setting, practical: Callable[[str], bool]) -> Taken:
    """The block ends with a line that is none of it: what follows is the head's again, or the paper itself.

    `practical` lines ("Mødeleder: …") may stand among those of the block and do not end it.
    """
    reading = _Reading(setting)
    for line in lines:
        apart = reading.ended or practical(line.said)
        if apart or not reading.take(line):
            reading.taken.rest.append(line)
    reading.taken.block = _alone(reading.taken.block, reading.bare)
    return reading.taken


def _alone(block: Sequence[OldLine], bare: Collection[str]) -> list[OldLine]:
    """One name without a bullet under a heading stands on its line: "Afbud: Ole Thorsen"."""
    told = list(block)
    for at, line in enumerate(block):
        follows = block[at + 1].form if at + 1 < len(block) else Form.HEADING
        if at and line.form is Form.POINT and line.text in bare:
            single = block[at - 1].form is Form.HEADING and follows is not Form.POINT
            told[at] = replace(line, form=Form.SENTENCE) if single else line
    return told


@dataclass(slots=True)
class _Reading:
    setting: Setting
    taken: Taken = field(default_factory=Taken)
    part: Attendance | None = None
    inside: bool = False
    listing: bool = False
    ended: bool = False
    gap: bool = False
    bare: set[str] = field(default_factory=set)
    run: Line | None = None
    """The line names stand one after the other in, which may go on in the next."""

    def take(self, line: Line) -> bool:
        said = line.said
        if not said:
            self.gap = True
            return self.inside
        gap, self.gap = self.gap, False
        if labelled := _label(said):
            self._heading(line, *labelled)
        elif names := _sentence(said):
            self._end_list()
            self._sentence(line, said, names, _AWAY)
        elif self.listing and _lists_many(said, line.number):
            self._sentence(line, said, said, self.part)
        elif self.listing and (BULLET.match(said) or _is_entry(said)):
            self._entry(line)
        elif self.run is not None and not gap and self._runs_on(self.run.text, line):
            self._go_on(line)
        elif self.listing and not gap and not line.whole and self.taken.block:
            self._longer(line)
        else:
            self.ended = self.inside
            return False
        return True

    def _runs_on(self, before: str, line: Line) -> bool:
        if line.whole or before.endswith(".") or _OTHER.match(line.said):
            return False
        open_ = before.endswith((",", "-", " og", " samt"))
        if _sentence(before) and line.said.endswith("."):
            return True
        return open_ or line.said[:1].islower() or not would_have_fitted(before, line.said, self.setting)

    def _heading(self, line: Line, label: str, part: Attendance | None, rest: str) -> None:
        self.inside, self.part, self.run = True, part, None
        self.listing = not rest
        self.taken.block.append(OldLine(Form.HEADING, label))
        if rest:
            self._sentence(line, rest, rest, part)

    def _sentence(self, line: Line, said: str, names: str, part: Attendance | None) -> None:
        self.inside, self.part = True, part
        self.run = replace(line, text=said)
        self.taken.block.append(OldLine(Form.SENTENCE, said, tuple(_several(line.number, names, part))))

    def _go_on(self, line: Line) -> None:
        """The rest of a sentence that was broken at the end of its line."""
        assert self.run is not None, "asked before"
        whole = joined(self.run.text, line.said, self.setting)
        names = _sentence(whole) or whole
        self.taken.block.pop()
        self._sentence(replace(self.run, text=whole), whole, names, self.part)

    def _entry(self, line: Line) -> None:
        said = BULLET.sub("", line.said, count=1)
        if said == line.said:
            self.bare.add(said)
        self.taken.block.append(OldLine(Form.POINT, said, tuple(_one(line.number, said, self.part))))

    def _longer(self, line: Line) -> None:
        last = self.taken.block.pop()
        if last.form is not Form.POINT:
            self.taken.block.append(last)
            self._entry(line)
            return
        whole = joined(last.text, line.said, self.setting)
        number = last.names[0].line if last.names else line.number
        self.taken.block.append(OldLine(Form.POINT, whole, tuple(_one(number, whole, self.part))))

    def _end_list(self) -> None:
        self.listing = False


def _label(text: str) -> tuple[str, Attendance | None, str] | None:
    """The heading with its colon as it is written, what it tells, and what runs on after it."""
    for form, told in _LABEL:
        if found := form.match(text):
            label = text[: found.end("label")]
            colon = ":" if ":" in text[found.end("label") : found.end()] else ""
            return f"{label}{colon}", told, text[found.end() :].strip()
    return None


def _sentence(text: str) -> str | None:
    return next((found["names"] for form in _SENTENCES if (found := form.match(text))), None)


def _is_entry(text: str) -> bool:
    return _ENTRY.match(text) is not None


def _lists_many(text: str, line: int) -> bool:
    """A line of names under a heading: more of them than a name and what stands beside it."""
    if BULLET.match(text) or not _is_entry(text):
        return False
    many = len(list(_several(line, text, None)))
    return many > 2 or (many > 1 and _AND.search(text) is not None)


# Names


def _one(line: int, text: str, part: Attendance | None) -> Iterator[OldName]:
    """One entry: a name, and what is said of it."""
    text = text.strip().removesuffix(".").strip()
    if instead := _INSTEAD.match(text):
        yield _told(line, instead["who"], part, instead["own"] + text[instead.end() :], instead["for"])
    elif named := _FIRST.match(text):
        yield _told(line, named[0], part, text[named.end() :])
    elif text and not _NOBODY.fullmatch(text):
        yield OldName(line, text, part)


def _several(line: int, text: str, part: Attendance | None) -> Iterator[OldName]:
    """Names one after the other: what is no name of its own belongs to the one before."""
    entry = ""
    for piece in _pieces(text):
        if entry and not _is_name(piece):
            entry = f"{entry}, {piece}"
            continue
        if entry:
            yield from _one(line, entry, part)
        entry = piece
    if entry:
        yield from _one(line, entry, part)


def _pieces(text: str) -> Iterator[str]:
    """Parts between commas, semicolons and "og", but for those in brackets."""
    depth, start, told = 0, 0, []
    for at, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if sign in ",;" and depth <= 0:
            told.append(text[start:at])
            start = at + 1
    for part in (*told, text[start:]):
        yield from (one.strip() for one in _AND.split(part) if one.strip())


def _is_name(piece: str) -> bool:
    """Two words or more with capitals, and no organisation."""
    named = _FIRST.match(piece)
    return (
        named is not None
        and not re.search(r"\bkommune$|^region\b|^direktion", piece, re.IGNORECASE)
        and _ENTRY.match(piece) is not None
    )


def _told(line: int, name: str, part: Attendance | None, beside: str, instead_of: str = "") -> OldName:
    told = OldName(line, name, part, instead_of=instead_of)
    for piece in re.split(r"[,;()\[\]]|\s[–-]\s", beside):
        words = piece.strip(" .")
        if words and not _ROLE.fullmatch(words):
            told = _with(told, words)
    return told


def _with(told: OldName, words: str) -> OldName:
    """Coming and going by the clock, by something else, or else what stands beside the name."""
    came, left = _CAME.search(words), _LEFT.search(words)
    if came or left:
        return replace(told, came=_time(came) if came else told.came, left=_time(left) if left else told.left)
    if _MOVES.search(words):
        return replace(told, untimed="; ".join(filter(None, (told.untimed, words))))
    return replace(told, said=(*told.said, words))


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
