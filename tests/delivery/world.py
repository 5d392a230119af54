"""A small cooperation with its books, chats, mailbox and watch: what the post is tested on."""

import asyncio
import email
import email.policy
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from bot.days_off import closed
from bot.delivery import Books, Delivery, MailMessage, TeamsMessage
from bot.mail import MailWriter
from bot.render import IN_PLACE
from meetings.model import (
    Account,
    Meeting,
    MeetingKind,
    Mode,
    Organisation,
    Person,
    PersonId,
    Road,
    Role,
    Session,
    Source,
)
from meetings.notices import Channel, Kind, Notice, NoticeState
from meetings.office import Actor, MeetingPlan, Office
from meetings.office.post import Errand
from meetings.outcomes import Outcome, Sent
from meetings.ports import Records
from storage import Store
from tests.mail.samples import SENDER, FixedLinks
from tests.parts import council
from tests.parts.council import COMMITTEE, NOW, REGION, SKIVE, VIBORG

T = TypeVar("T")
BOT = "28:styrmand"
WITHOUT_TEAMS = "Aase Uden"
MEMBERS = (
    ("Mette Kjærgaard", VIBORG),
    ("Jonas Østermark", VIBORG),
    ("Ellen Pedersen", SKIVE),
    (WITHOUT_TEAMS, SKIVE),
)
TUESDAY = (Session(1, date(2027, 3, 2), time(9, 30), time(11, 30)),)
OPERATOR = Actor(None, Source.PAGE)


@dataclass
class Watch:
    shows: datetime = NOW

    def __call__(self) -> datetime:
        return self.shows

    def move_to(self, at: datetime) -> None:
        self.shows = max(self.shows, at)


@dataclass(frozen=True, slots=True)
class Heard:
    """A card as it stands in a chat."""

    at: datetime
    conversation: str
    card: dict[str, Any]

    @property
    def kind(self) -> str:
        return str(self.card["kind"])


Answering = Callable[[Road, dict[str, Any]], Outcome | None]


@dataclass
class Chats:
    """Teams as the post sees it. `answers` may say how a card ends; one that is lost may stand there all the same."""

    now: Watch
    heard: list[Heard] = field(default_factory=list)
    freshened: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    answers: Answering = lambda _road, _card: None
    stands_when_lost: bool = True
    talking: set[str] = field(default_factory=set)
    hold: asyncio.Event | None = None
    most: int = 0
    doubled: int = 0
    """How often somebody was written to while being written to."""

    async def post(self, road: Road, card: dict[str, Any], summary: str) -> Outcome:  # noqa: ARG002 - a toast
        self.doubled += road.conversation in self.talking
        self.talking.add(road.conversation)
        self.most = max(self.most, len(self.talking))
        try:
            await (self.hold.wait() if self.hold else asyncio.sleep(0))
            outcome = self.answers(road, card)
            if outcome is None or (self.stands_when_lost and type(outcome).__name__ == "Unknown"):
                self.heard.append(Heard(self.now(), road.conversation, card))
            return outcome or Sent(f"a{len(self.heard)}")
        finally:
            self.talking.discard(road.conversation)

    async def update(self, road: Road, activity_id: str, card: dict[str, Any], summary: str) -> Outcome:  # noqa: ARG002
        self.freshened.append((activity_id, card))
        return Sent(activity_id)


@dataclass
class Mailbox:
    """Takes every mail, and shows one of those that bear one Message-ID."""

    now: Watch
    raw: list[tuple[datetime, str, bytes]] = field(default_factory=list)
    answers: Callable[[str, bytes], Outcome | None] = lambda _to, _raw: None

    async def send(self, content: bytes, recipient: str) -> Outcome:
        await asyncio.sleep(0)
        outcome = self.answers(recipient, content)
        if outcome is None or type(outcome).__name__ == "Unknown":
            self.raw.append((self.now(), recipient, content))
        return outcome or Sent()

    @property
    def seen(self) -> list[tuple[str, str]]:
        """Recipient and subject up to its colon, one a Message-ID."""
        by_id: dict[str, tuple[str, str]] = {}
        for _, to, raw in self.raw:
            message = email.message_from_bytes(raw, policy=email.policy.default)
            by_id[message["Message-ID"]] = (to, message["Subject"].partition(":")[0])
        return sorted(by_id.values())


WRITER = MailWriter(FixedLinks(), lambda link: f"{link:06}", SENDER)


def render(errand: Errand) -> TeamsMessage | MailMessage:
    """Letters as they are; cards that say what they are about."""
    if errand.notice.new.channel is Channel.MAIL:
        return WRITER(errand)
    meeting = errand.meeting
    card = {
        "kind": errand.kind.value,
        "to": errand.to.id,
        "name": errand.to.name,
        "starts": f"{meeting.starts_at:%Y%m%dT%H%M}" if meeting else "",
        "notice": errand.notice.id,
    }
    quiet = errand.kind in IN_PLACE
    earlier = None if quiet else {"kind": "earlier", "to": errand.to.id}
    return TeamsMessage(card, errand.kind.value, earlier, in_place=quiet)


@dataclass
class World:
    """`office` runs a verb; `post` is an engine over these books, chats and mails."""

    store: Store
    watch: Watch
    chats: Chats
    mailbox: Mailbox
    people: dict[str, Person]
    secretary: Person

    def office(self, verb: Callable[[Office], T]) -> T:
        def work(records: Records) -> T:
            office = Office(records, self.watch(), closed)
            office.domain = "styrmand.example.dk"
            return verb(office)

        return self.store.write_now(work)

    def read(self, look: Callable[[Records], T]) -> T:
        return self.store.read_now(look)

    def post(self, *, books: Books | None = None, owner: str = "a", **more: Any) -> Delivery:
        parts = {"render": render, "teams": self.chats, "mail": self.mailbox} | more
        return Delivery(books or self.store, now=self.watch, days_off=closed, owner=owner, **parts)

    def convene(self, sessions: tuple[Session, ...] = TUESDAY, slug: str = "ekr-2027-03-02") -> Meeting:
        plan = MeetingPlan(
            COMMITTEE.id, "Ordinært møde", MeetingKind.ORDINARY, Mode.ONLINE, sessions, slug=slug
        )
        meeting = self.office(lambda office: office.create(plan, OPERATOR))
        return self.office(lambda office: office.convene(meeting.id, OPERATOR))

    def states(self, meeting: Meeting) -> dict[NoticeState, int]:
        found: dict[NoticeState, int] = {}
        for one in self.notices(meeting):
            found[one.state] = found.get(one.state, 0) + 1
        return found

    def notices(self, meeting: Meeting, kind: Kind | None = None) -> list[Notice]:
        found = self.read(lambda records: records.notices_of(meeting.id))
        return [one for one in found if kind is None or one.new.kind is kind]

    def drain(self, **more: Any) -> None:
        asyncio.run(self.post(**more).drain())

    def go_to(self, at: datetime) -> None:
        self.watch.move_to(at)

    def wait(self, **span: float) -> None:
        self.watch.move_to(self.watch() + timedelta(**span))


def account(person: PersonId) -> Account:
    return Account("tenant", f"aad-{person}")


def road(person: Person, *, closed: str | None = None, conversation: str = "") -> Road:
    return Road(
        account=account(person.id),
        person=person.id,
        user=f"29:{person.id}",
        bot=BOT,
        conversation=conversation or f"chat-{person.id}",
        service_url="https://smba.trafficmanager.net/emea/",
        closed=closed,
    )


def found(
    records: Records, members: tuple[tuple[str, Organisation], ...] = MEMBERS
) -> tuple[dict[str, Person], Person]:
    """Members, all but one with a road in Teams, and a secretary without one."""
    council.found(records)
    people = {}
    for order, (name, organisation) in enumerate(members, start=1):
        person = council.add(
            records, name.replace("Aa", "A").replace("æ", "ae").replace("Ø", "O"), organisation
        )
        people[name] = person
        council.seat(records, person, order=order)
        if name != WITHOUT_TEAMS:
            records.put_road(road(person))
    secretary = council.add(records, "Karen Lund", REGION, "Sekretær")
    council.seat(records, secretary, Role.SECRETARIAT, order=9)
    return people, secretary


def world(store: Store, members: tuple[tuple[str, Organisation], ...] = MEMBERS) -> World:
    watch = Watch()
    people, secretary = store.write_now(lambda records: found(records, members))
    return World(store, watch, Chats(watch), Mailbox(watch), people, secretary)
