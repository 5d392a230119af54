"""What was heard and what is said back: plain values between the doors and the talk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from meetings.model import (
    Account,
    AgendaItem,
    Attachment,
    CommitteeId,
    FileId,
    ItemId,
    MeetingId,
    Person,
    PersonId,
)

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


class NotFetched(StrEnum):
    """Why there are no bytes of a file."""

    PICTURE = "picture"
    """Pasted into the message; Teams keeps it elsewhere, and it has no name."""
    UNWANTED = "unwanted"
    """It was not asked for, because there is nothing it could be laid on, or it has a type that is not taken."""
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    GONE = "gone"
    TOO_MANY = "too_many"
    ELSEWHERE = "elsewhere"
    """It lies where Teams keeps no files; nothing was fetched from there."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file somebody sent: its bytes, or why there are none."""

    name: str
    content: bytes | NotFetched = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files, and what was written with them."""

    files: tuple[Handed, ...]
    text: str = ""


Heard = Said | Tapped | FormWanted | Arrived | Dropped


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


@dataclass(frozen=True, slots=True)
class NewFeed:
    """The address of a calendar by subscription, told once; the books keep the digest of its key."""

    address: str
    digest: str


NOW, MINUTES = "nu", "referat"
ROOMS = frozenset({NOW, MINUTES})
"""The pages of a meeting that a link may lead to, beside its first."""

FileLink = Callable[[AgendaItem, Attachment], str]
"""Where a reader fetches a stored file of an item; empty where there is none to fetch."""


def no_files(_: AgendaItem, __: Attachment) -> str:
    return ""


class Links(Protocol):
    """Signed links into the web, made by the doors; each is good for the person and the time it is made for."""

    def attendance_list(self, meeting: MeetingId, person: PersonId, form: str) -> str:
        """A download of the attendance list ("xlsx", "csv" …), good for ten minutes."""

    def paper(self, meeting: MeetingId, person: PersonId, paper: str, form: str) -> str:
        """A download of a paper ("dagsorden", "referat", "journal") in a form ("pdf", "docx" …), for ten minutes."""

    def mailed_paper(self, meeting: MeetingId, person: PersonId, paper: str, sent: datetime) -> str:
        """The same as a PDF, for a mail of that moment: good for three months, and the same for every try."""

    def file(self, meeting: MeetingId, person: PersonId, item: ItemId, file: FileId, since: datetime) -> str:
        """One file of an item, good for three months from then as long as the person may read the item."""

    def pages(self, person: PersonId, meeting: MeetingId | None, room: str = "") -> str:
        """The secretariat's pages (at one meeting), good for ten minutes and for going in once. `room` is one of `ROOMS`."""

    def answer(self, meeting: MeetingId, person: PersonId) -> str:
        """The answer page of one person at one meeting."""

    def year_plan(self, committee: CommitteeId, person: PersonId) -> str:
        """A download of a committee's meetings as one calendar file, good for ten minutes."""

    def new_feed(self) -> NewFeed:
        """Another one every time."""

    def privacy(self) -> str: ...


def files_for(links: Links, meeting: MeetingId, person: PersonId, since: datetime) -> FileLink:
    """The stored files of a meeting's items, for one reader."""

    def link(item: AgendaItem, one: Attachment) -> str:
        return links.file(meeting, person, item.id, one.file, since) if one.file else ""

    return link
