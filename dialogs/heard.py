"""What was heard and what is said back: plain values between the doors and the talk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from meetings.model import Account, MeetingId, Person, PersonId

Card = dict[str, Any]
"""An Adaptive Card as JSON; built in `dialogs.cards` only."""


class Scope(StrEnum):
    """Where it is said: outside a personal chat nothing personal is shown."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the verified account, and the person it is linked to, if any."""

    account: Account
    person: Person | None
    scope: Scope = Scope.PERSONAL
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Written text, as typed, without the mention of the bot."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button: its verb, the ids its card carried, and what was typed in the card's fields.

    All of it comes from the client and can be altered: it says what is wished for, never what is allowed.
    `in_form` tells a form window's button (task/submit) from a card's.
    """

    verb: str
    data: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    in_form: bool = False


@dataclass(frozen=True, slots=True)
class FormWanted:
    """A form window is to be opened (task/fetch)."""

    verb: str
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Arrived:
    """The bot was installed by, or added beside, this account."""


Heard = Said | Tapped | FormWanted | Arrived


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing to say."""


@dataclass(frozen=True, slots=True)
class Say:
    text: str


@dataclass(frozen=True, slots=True)
class Show:
    """A card; `replaces` says that it takes the tapped card's place. `summary` is the toast's text."""

    card: Card
    summary: str
    replaces: bool = True


@dataclass(frozen=True, slots=True)
class Ask:
    """A form window with a card in it."""

    title: str
    card: Card


Reply = Silence | Say | Show | Ask


class Links(Protocol):
    """Signed links into the web, made by the doors; each is good for the person and the time it is made for."""

    def attendance_list(self, meeting: MeetingId, person: PersonId, form: str) -> str:
        """A download of the attendance list ("xlsx", "csv" …), good for ten minutes."""

    def paper(self, meeting: MeetingId, person: PersonId, paper: str, form: str) -> str:
        """A download of a paper ("dagsorden", "referat", "journal") in a form ("pdf", "docx" …), for ten minutes."""

    def answer(self, meeting: MeetingId, person: PersonId) -> str:
        """The answer page of one person at one meeting."""

    def privacy(self) -> str: ...
