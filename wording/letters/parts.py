"""A letter as its parts, told once and set twice: as HTML and as plain text, with the same content."""

from dataclasses import dataclass

from meetings.model import Language


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Set apart and small: how this letter came to be, not what it is about."""

    text: str


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line "Sted: Godsbanen"; with `url` the value is a link."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that looks like a button; the first of several is the likeliest."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Point:
    """An item of an agenda: `number` is "4.1", `note` what it is there for, `papers` where its files are fetched."""

    number: str
    title: str
    note: str = ""
    papers: tuple[Choice, ...] = ()

    @property
    def depth(self) -> int:
        return self.number.count(".")

    @property
    def label(self) -> str:
        """4. but 4.1."""
        return self.number if self.depth else f"{self.number}."


@dataclass(frozen=True, slots=True)
class Points:
    rows: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    rows: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Six digits to be typed elsewhere."""

    text: str


Part = Paragraph | Note | Callout | Heading | Facts | Points | Bullets | Choices | Code


@dataclass(frozen=True, slots=True)
class LetterText:
    """`above` stands small over the title (the committee), `glimpse` is what a mailbox shows beside the subject."""

    language: Language
    subject: str
    title: str
    above: str
    glimpse: str
    greeting: str
    parts: tuple[Part, ...]
    contact: str
    closing: tuple[str, ...]
    foot: tuple[Fact, ...]
