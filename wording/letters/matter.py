"""What a letter is about, with what every sentence of it needs."""

from collections.abc import Callable
from dataclasses import dataclass

from meetings.model import AgendaItem, Attachment, Committee, Language, Meeting
from meetings.office.post import Errand
from wording.letters.english import EnglishWords
from wording.letters.parts import Part
from wording.letters.words import Words

WORDS: dict[Language, Words] = {Language.DA: Words(), Language.EN: EnglishWords()}


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the letter's links lead: `answer` is this person's page for this meeting; `code` is for a link code.

    `paper` is what was sent out, as a PDF: whoever has no Teams can fetch it nowhere else. `file` is where the reader
    fetches a stored file of an item.
    """

    privacy: str
    answer: str = ""
    code: str = ""
    paper: str = ""
    file: Callable[[AgendaItem, Attachment], str] = lambda _, __: ""

    def preselected(self, answer: str) -> str:
        """The page with an answer chosen and not yet given: mail scanners follow links."""
        return f"{self.answer}?svar={answer}"


@dataclass(frozen=True, slots=True)
class Matter:
    """An errand about a meeting, with what every sentence of it needs."""

    errand: Errand
    words: Words
    ways: Ways
    meeting: Meeting
    committee: Committee

    @property
    def name(self) -> str:
        return self.words.name(self.meeting, self.committee)

    @property
    def the_name(self) -> str:
        return self.words.the_name(self.meeting, self.committee)

    @property
    def days(self) -> str:
        return self.words.days(self.meeting.sessions)

    @property
    def organisation(self) -> str:
        line = self.errand.line
        return (line.invitee.organisation if line else self.errand.to.organisation).name

    @property
    def principals(self) -> tuple[str, ...]:
        return tuple(line.person.name for line in self.errand.comes_for)


@dataclass(frozen=True, slots=True)
class Draft:
    subject: str
    title: str
    parts: tuple[Part, ...]
