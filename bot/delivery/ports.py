"""What the post needs of others: the books, words for a notice, and the two ways out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from meetings.model import Road
from meetings.notices import Channel
from meetings.office.post import Errand
from meetings.outcomes import Outcome
from meetings.ports import Records

T = TypeVar("T")
Card = dict[str, Any]


class Books(Protocol):
    """The store: a unit of work runs in its thread and is committed when it returns, or not at all."""

    async def write(self, work: Callable[[Records], T]) -> T: ...
    async def read(self, work: Callable[[Records], T]) -> T: ...


@dataclass(frozen=True, slots=True)
class TeamsMessage:
    """A card that rings; `earlier` is what becomes of the card the person already has, lest a dead one be answered.

    One `in_place` becomes that card itself, without ringing; who has none gets it as any other.
    """

    card: Card
    summary: str
    earlier: Card | None = None
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class MailMessage:
    """Mails to one address, in this order; more than one where a calendar needs an entry a day."""

    letters: tuple[bytes, ...]
    recipient: str


Render = Callable[[Errand], TeamsMessage | MailMessage]
"""Called in a thread: a mail takes some milliseconds, and the loop has people waiting."""


class Tally(Protocol):
    """Who counts, for those who watch."""

    def tried(self, channel: Channel, outcome: Outcome) -> None: ...
    def taken_over(self, count: int) -> None: ...


class TeamsSender(Protocol):
    """Neither call raises for what a network does, nor tries a thing twice that could stand there twice."""

    async def post(self, road: Road, card: Card, summary: str) -> Outcome: ...
    async def update(self, road: Road, activity_id: str, card: Card, summary: str) -> Outcome: ...


class MailSender(Protocol):
    """`Unknown` for an answer lost after the final dot; the same bytes will then be sent again."""

    async def send(self, content: bytes, recipient: str) -> Outcome: ...
