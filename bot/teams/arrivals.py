"""What arrives from Teams, in our own words: who, where, and what they did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

ArrivalKey = NewType("ArrivalKey", str)
Scalar = str | int | float | bool | None
Data = Mapping[str, Scalar]


class Scope(StrEnum):
    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who did it, as Microsoft's token vouches for it.

    Authorise by (tenant, aad_object) only. `user` is unique per bot and person (`29:…`), `name` is decoration.
    """

    tenant: str
    aad_object: str | None
    user: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened: plain columns to store, and all that is needed to write there unasked.

    `team` is set in channels only. `locale` ("da-DK") and `timezone` ("Europe/Copenhagen") are the client's.
    """

    conversation: str
    scope: Scope
    service_url: str
    bot: str
    channel: str = "msteams"
    team: str | None = None
    locale: str | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    user: str
    aad_object: str | None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that came along: what it was called, and where Teams keeps it for some minutes.

    Both come from the client. `url` is empty for a picture pasted into the message, which is no file.
    """

    name: str
    url: str = field(default="", repr=False)  # it is a key to the file


@dataclass(frozen=True, slots=True)
class Message:
    """What was written: NFC, without control characters and without the bot's own mention; and what came along."""

    text: str
    files: tuple[SentFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Submit:
    """Action.Submit was pressed. The data comes from the client and proves nothing."""

    data: Data


@dataclass(frozen=True, slots=True)
class Execute:
    """Action.Execute was pressed, or Teams refreshed the card by itself (`automatic`)."""

    verb: str
    data: Data
    automatic: bool


@dataclass(frozen=True, slots=True)
class TaskFetch:
    """Somebody asks for a form."""

    data: Data


@dataclass(frozen=True, slots=True)
class TaskSubmit:
    """Somebody sent a form."""

    data: Data


@dataclass(frozen=True, slots=True)
class Installation:
    """The app was added or removed. May come before, after or together with MembersAdded."""

    added: bool


@dataclass(frozen=True, slots=True)
class MembersAdded:
    """People, the bot itself apart, who came into the conversation."""

    bot_itself: bool
    members: tuple[Newcomer, ...]


@dataclass(frozen=True, slots=True)
class MembersRemoved:
    bot_itself: bool
    members: tuple[Newcomer, ...]


@dataclass(frozen=True, slots=True)
class ReadReceipt:
    last_read: str | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """Reactions put on or taken off the message named by the arrival's `reply_to`."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """What Teams may send and we have no use for, e.g. Other("typing") or Other("invoke", "signin/verifyState")."""

    type: str
    name: str | None = None


Invocation = Execute | TaskFetch | TaskSubmit
What = (
    Message
    | Submit
    | Invocation
    | Installation
    | MembersAdded
    | MembersRemoved
    | ReadReceipt
    | Reaction
    | Other
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing that reached us.

    `key` is the same when Teams delivers the same thing again; None where Teams gave it no id, so that nobody
    can tell. `reply_to` is the message the tapped card or the reaction sits on.
    """

    key: ArrivalKey | None
    caller: Caller
    place: Place
    reply_to: str | None
    what: What
