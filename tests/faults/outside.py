"""Teams and the mailboxes as people see them: what stands there is the truth the books are held against.

What the wire does to a call is told by `Weather`; a process that dies (`Fate`) sends nothing more, but what it had
given to the wire may arrive all the same.
"""

import asyncio
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from bot.delivery import MailMessage, TeamsMessage
from bot.render import IN_PLACE
from meetings.model import Road
from meetings.notices import Channel
from meetings.office.post import Errand
from meetings.outcomes import Closed, Failed, Outcome, Retry, Sent, Unknown
from tests.faults.by_hand import Fate


class Wire(Enum):
    """What becomes of one call."""

    WELL = auto()
    LOST_ANSWER = auto()
    LOST_CALL = auto()
    REFUSED_FOR_NOW = auto()
    UNREACHED = auto()
    CLOSED = auto()
    REFUSED = auto()


ARRIVES = {Wire.WELL, Wire.LOST_ANSWER}
Weather = Callable[[Channel, str, int], Wire]
"""By channel, whom it is for (conversation or address) and how often that one was called before."""


def fair(_channel: Channel, _to: str, _before: int) -> Wire:
    return Wire.WELL


@dataclass(frozen=True, slots=True)
class Card:
    """`in_place` is one that took an earlier one's place: twice is once."""

    at: datetime
    conversation: str
    shown: dict[str, Any]
    in_place: bool = False

    @property
    def notice(self) -> int:
        return int(self.shown["notice"])


@dataclass(frozen=True, slots=True)
class Mail:
    at: datetime
    to: str
    id: str
    content: bytes
    _shown: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def shown(self) -> dict[str, Any]:
        """What a letter of `cheap` says it is about."""
        if not self._shown:
            self._shown.update(json.loads(self.content.partition(b"About: ")[2].partition(b"\r\n")[0]))
        return self._shown


@dataclass
class Outside:
    """What stands in the chats (`cards`) and came to the mailboxes (`mails`).

    Somebody may listen: when a call is made, while it is under way, and when it arrives.
    """

    now: Callable[[], datetime]
    weather: Weather = fair
    cards: list[Card] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    freshened: list[str] = field(default_factory=list)
    calls: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    latency: Callable[[], float] = lambda: 0.0
    on_call: Callable[[Card | Mail], None] = lambda _: None
    on_wire: Callable[[Card | Mail], None] = lambda _: None
    on_arrival: Callable[[Card | Mail], None] = lambda _: None
    _in_the_air: list[Card | Mail] = field(default_factory=list)

    def copy(self, *, landed: bool = False) -> "Outside":
        """Without its listeners; `landed`: what is on the wire arrives, though nobody waits for the answer."""
        made = replace(
            self,
            cards=list(self.cards),
            mails=list(self.mails),
            freshened=list(self.freshened),
            calls=defaultdict(int, self.calls),
            _in_the_air=[],
        )
        if landed:
            for one in self._in_the_air:
                made._arrive(one)
        return made

    @property
    def in_the_air(self) -> bool:
        return bool(self._in_the_air)

    def land(self) -> None:
        """The process is dead; the wire is not."""
        in_the_air, self._in_the_air = self._in_the_air, []
        for one in in_the_air:
            self._arrive(one)

    def lose(self) -> None:
        self._in_the_air = []

    def _arrive(self, one: Card | Mail) -> None:
        if isinstance(one, Card):
            self.cards.append(one)
        else:
            self.mails.append(one)
        self.on_arrival(one)

    def _drawn(self, channel: Channel, to: str) -> Wire:
        self.calls[to] += 1
        return self.weather(channel, to, self.calls[to] - 1)

    async def carry(self, channel: Channel, to: str, one: Card | Mail, fate: Fate) -> Wire:
        """One call, with a moment before it, one while it is under way, and one after."""
        fate.pass_by()
        self.on_call(one)
        wire = self._drawn(channel, to)
        arriving = wire in ARRIVES
        if arriving:
            self._in_the_air.append(one)
        self.on_wire(one)
        await asyncio.sleep(self.latency())  # who is cancelled here leaves it in the air
        fate.pass_by()
        if arriving:
            self._in_the_air.remove(one)
            self._arrive(one)
        fate.pass_by()
        return wire


@dataclass
class Teams:
    outside: Outside
    fate: Fate

    async def post(self, road: Road, card: dict[str, Any], summary: str) -> Outcome:  # noqa: ARG002 - a toast
        one = Card(self.outside.now(), road.conversation, card)
        wire = await self.outside.carry(Channel.TEAMS, road.conversation, one, self.fate)
        return _outcome(wire, f"a{len(self.outside.cards)}")

    async def update(self, road: Road, activity_id: str, card: dict[str, Any], summary: str) -> Outcome:  # noqa: ARG002
        if "notice" not in card:  # the earlier card, put right: a nicety, tried once
            self.fate.pass_by()
            self.outside.freshened.append(activity_id)
            self.fate.pass_by()
            return Sent(activity_id)
        one = Card(self.outside.now(), road.conversation, card, in_place=True)
        wire = await self.outside.carry(Channel.TEAMS, road.conversation, one, self.fate)
        return _outcome(wire, activity_id)


@dataclass
class Mailboxes:
    outside: Outside
    fate: Fate

    async def send(self, content: bytes, recipient: str) -> Outcome:
        one = Mail(self.outside.now(), recipient, message_id(content), content)
        wire = await self.outside.carry(Channel.MAIL, recipient, one, self.fate)
        return _outcome(wire, None)


def _outcome(wire: Wire, id: str | None) -> Outcome:
    match wire:
        case Wire.WELL:
            return Sent(id)
        case Wire.LOST_ANSWER | Wire.LOST_CALL:
            return Unknown("HTTP 502")
        case Wire.REFUSED_FOR_NOW:
            return Retry(timedelta(seconds=20), "Throttled")
        case Wire.UNREACHED:
            return Retry(timedelta(seconds=20), "ClientConnectorError", reached=False)
        case Wire.CLOSED:
            return Closed("BotNotInConversationRoster")
        case Wire.REFUSED:
            return Failed("BadSyntax")


def message_id(content: bytes) -> str:
    return content.partition(b"Message-ID: ")[2].partition(b"\r\n")[0].decode()


def about(errand: Errand) -> dict[str, Any]:
    """What a card or mail would be drawn from, and no drawing."""
    new = errand.notice.new
    return {
        "notice": errand.notice.id,
        "kind": new.kind.value,
        "occasion": new.occasion,
        "to": new.person,
        "meeting": new.meeting or "",
        "round": new.round,
        "withdraws": new.entry is not None and not new.entry.stands,
    }


def card(errand: Errand) -> TeamsMessage:
    earlier = {"kind": "earlier"} if errand.earlier else None
    return TeamsMessage(about(errand), errand.kind.value, earlier, in_place=errand.kind in IN_PLACE)


def letter(errand: Errand) -> MailMessage:
    """One mail, whose bytes are the same only when all that the real one is written from is."""
    written_from = (
        errand.dated,
        errand.to.id,
        errand.notice.new.entry,
        errand.meeting and errand.meeting.revision,
        errand.line and errand.line.answers,
        errand.instead,
    )
    digest = hashlib.sha256(repr(written_from).encode()).hexdigest()
    text = f"Message-ID: {errand.notice.message_id}\r\nAbout: {json.dumps(about(errand))}\r\n\r\n{digest}"
    return MailMessage((text.encode(),), errand.to.email)


def cheap(errand: Errand) -> TeamsMessage | MailMessage:
    """`Render` for those who send a million of them."""
    return letter(errand) if errand.notice.new.channel is Channel.MAIL else card(errand)
