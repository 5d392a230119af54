"""The post at its gates: under Microsoft's limits, patient with who has had enough, and not spinning before closed doors."""

import asyncio
import time
from collections import deque
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from datetime import time as hour
from itertools import pairwise

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.delivery import MailMessage, TeamsMessage
from bot.delivery.pacing import A_TENANT, Pacing, documented
from bot.roads import TeamsRoads
from bot.teams.connector import Connector
from bot.teams.credentials import AppCredentials, AppLogin
from bot.teams.hosts import ServiceHosts
from bot.teams.wire import open_session
from meetings.gates import STRIKES, TEAMS_PACE, Pace
from meetings.model import COPENHAGEN, AnswerKind, Meeting, PersonId, Session, Source
from meetings.notices import Channel, Kind, NewNotice, NoticeState
from meetings.office import Actor
from meetings.office.doors import Paces
from meetings.office.post import Errand
from meetings.outcomes import Outcome, Retry, Unknown
from meetings.windows import Places
from storage import Store
from tests.delivery.world import MEMBERS, Mailbox, World, render, road, world
from tests.meetings.test_gates import LIMIT, most_in_a_second
from tests.parts import teams as parts
from tests.parts.council import SKIVE
from tests.parts.teams import APP_ID, Login

MORNING = datetime(2027, 1, 19, 8, tzinfo=COPENHAGEN)
UNREACHED = Retry(timedelta(seconds=5), "ClientConnectorError", reached=False)


@pytest.fixture
def at(books: Store) -> World:
    return world(books)


def burst(at: World, meeting: Meeting, people: list[PersonId], count: int) -> None:
    """So many cards due now, of a kind that is always right."""
    notices = [
        NewNotice(
            meeting.id,
            people[number % len(people)],
            Kind.UNCONFIRMED,
            f"burst-{number}",
            Channel.TEAMS,
            at.watch(),
            meeting.starts_at,
            round=meeting.round,
        )
        for number in range(count)
    ]
    at.office(lambda office: office.records.plan(notices))


def called(at: World) -> Meeting:
    meeting = at.convene()
    at.drain()
    at.chats.heard.clear()
    return meeting


def in_teams(at: World) -> list[PersonId]:
    return [person.id for name, person in at.people.items() if name != "Aase Uden"]


def without_earlier(errand: Errand) -> TeamsMessage | MailMessage:
    """A card that changes no other: one request each."""
    message = render(errand)
    return replace(message, earlier=None) if isinstance(message, TeamsMessage) else message


# The pace


def test_a_morning_burst_stays_under_the_limit_and_ends_as_soon_as_it_allows(at: World):
    """With a clock that is handed: whoever sleeps moves it."""

    async def sleep(seconds: float) -> None:
        at.wait(seconds=seconds)

    meeting, count = called(at), 600
    at.go_to(MORNING)
    burst(at, meeting, in_teams(at), count)
    pacing = Pacing(Paces(TEAMS_PACE), tenants=Places(*A_TENANT))
    asyncio.run(at.post(hands=2, pacing=pacing, sleep=sleep, render=without_earlier).drain())
    sent = [one.at for one in at.chats.heard if one.kind == "unconfirmed"]
    assert len(sent) == count
    assert most_in_a_second(sent) <= LIMIT
    assert max(sent) - MORNING <= timedelta(seconds=count / LIMIT * 1.1)


class Strict(parts.Connector):
    """Bot Connector with its limit: each call counts when it arrives, however long the way held it up."""

    def __init__(self) -> None:
        super().__init__()
        self.refused = 0
        self._lately: deque[float] = deque()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        now = time.monotonic()
        while self._lately and now - self._lately[0] >= 1:
            self._lately.popleft()
        self._lately.append(now)
        if len(self._lately) > LIMIT:
            self.refused += 1
            return web.json_response(
                {"error": {"code": "Throttled"}}, status=429, headers={"Retry-After": "1"}
            )
        return await super()._answer(request)


def test_the_local_connector_refuses_nothing_of_a_burst(sqlite_books: Store):
    members = tuple((f"Medlem Nummer{number}", SKIVE) for number in range(80))
    at, count = world(sqlite_books, members), 240
    meeting = called(at)
    at.go_to(MORNING)
    began = [0.0]

    def now() -> datetime:
        """Morning, and from then on as time goes by: the network is real."""
        return MORNING + timedelta(seconds=time.monotonic() - began[0])

    async def go() -> tuple[Strict, float]:
        async with AsyncExitStack() as stack:
            enter = stack.enter_async_context
            theirs, login, session = await enter(Strict()), await enter(Login()), await enter(open_session())
            credentials = AppCredentials(session, AppLogin(APP_ID, "home", login.url, ("open sesame",)), now)
            stack.push_async_callback(credentials.close)
            roads = TeamsRoads(Connector(session, credentials, ServiceHosts.listed([theirs.url]), now))
            people = list(at.people.values())
            at.office(
                lambda office: [
                    office.records.put_road(replace(road(one), service_url=theirs.service_url))
                    for one in people
                ]
            )
            burst(at, meeting, [one.id for one in people], count)
            began[0] = time.monotonic()
            post = at.post(hands=16, pacing=documented(), teams=roads, render=without_earlier)
            post._now = now
            await post.drain()
            return theirs, time.monotonic() - began[0]

    theirs, took = asyncio.run(go())
    assert (len(theirs.said()), theirs.refused) == (count, 0)
    assert took <= count / LIMIT * 2, "a busy machine may take longer, but not twice as long"


def test_what_falls_due_in_a_moment_does_not_wait_for_the_next_knock(at: World):
    meeting = called(at)
    at.go_to(MORNING - timedelta(seconds=0.05))
    notices = [
        NewNotice(
            meeting.id,
            person,
            Kind.UNCONFIRMED,
            "soon",
            Channel.TEAMS,
            MORNING,
            meeting.starts_at,
            meeting.round,
        )
        for person in in_teams(at)
    ]
    at.office(lambda office: office.records.plan(notices))

    async def go() -> None:
        post = at.post()
        await post.pump()
        assert not at.chats.heard
        at.go_to(MORNING)
        async with asyncio.timeout(20):
            while len(at.chats.heard) < len(notices):  # noqa: ASYNC110 - a chat tells nobody
                await asyncio.sleep(0.01)
        await post.stop()

    asyncio.run(go())


def test_one_conversation_gets_two_cards_in_two_seconds_and_the_rest_later(at: World):
    meeting = called(at)
    at.go_to(MORNING)
    burst(at, meeting, in_teams(at)[:1], 5)

    async def go() -> list[int]:
        post = at.post(pacing=Pacing(talks=documented().talks))
        heard = []
        for _ in range(8):
            await post.drain()
            heard.append(len(at.chats.heard))
            at.wait(seconds=2)
        return heard

    heard = asyncio.run(go())
    assert heard[-1] == 5
    assert max(now - before for before, now in pairwise([0, *heard])) <= 2


# Who has had enough


def other_tenant(at: World, name: str) -> None:
    person = at.people[name]
    moved = road(person)
    account = replace(moved.account, tenant="other")
    at.office(lambda office: office.records.put_road(replace(moved, installed=False)))
    at.office(lambda office: office.records.put_road(replace(moved, account=account)))


def test_retry_after_holds_back_the_whole_tenant_and_nobody_elses(at: World):
    other_tenant(at, "Ellen Pedersen")
    meeting = called(at)
    at.go_to(MORNING)
    burst(at, meeting, in_teams(at), 9)
    tried: list[str] = []

    def answer(road, _card) -> Outcome | None:
        tried.append(road.account.tenant)
        return (
            Retry(timedelta(seconds=20), "Throttled", busy=True) if road.account.tenant != "other" else None
        )

    at.chats.answers = answer
    at.drain(hands=2)
    assert (tried.count("tenant"), tried.count("other")) == (1, 3)
    at.wait(seconds=19)
    at.drain(hands=2)
    assert tried.count("tenant") == 1
    at.chats.answers = lambda _road, _card: None
    at.wait(seconds=2)
    at.drain()
    at.wait(seconds=30)
    at.drain()
    assert len(at.chats.heard) == 9


def test_a_day_without_network_spends_no_attempts_and_does_not_spin(at: World):
    meeting = called(at)
    at.go_to(MORNING)
    burst(at, meeting, in_teams(at), 60)
    tries = [0]

    def answer(_road, _card) -> Outcome:
        tries[0] += 1
        return UNREACHED

    at.chats.answers = answer
    at.mailbox.answers = lambda _who, _raw: UNREACHED
    for _ in range(24 * 6):
        at.drain()
        at.wait(minutes=10)
    assert tries[0] < 24 * 6 + 60, "about one each time, however many wait"
    notices = at.notices(meeting, Kind.UNCONFIRMED)
    assert {one.attempts for one in notices} == {0}
    assert not at.chats.heard
    at.chats.answers = lambda _road, _card: None
    at.mailbox.answers = lambda _who, _raw: None
    for _ in range(12):
        at.drain()
        at.wait(minutes=5)
    notices = at.notices(meeting, Kind.UNCONFIRMED)
    ended = [one for one in notices if one.state is NoticeState.SENT]
    assert len(ended) == 60, "each by one road, cards before the four hours were over, mails after"


def test_when_teams_is_down_for_four_hours_its_cards_go_by_mail(at: World):
    meeting = called(at)
    at.go_to(MORNING)
    at.mailbox.raw.clear()
    burst(at, meeting, in_teams(at), 30)
    at.chats.answers = lambda _road, _card: UNREACHED
    mails: list[int] = []
    for _ in range(50):
        at.drain()
        mails.append(len(at.mailbox.raw))
        at.wait(minutes=5)
    assert mails[46] < 5
    assert mails[-1] in {29, 30}, "the one that tries the road is still a card"


def test_a_card_that_follows_an_answer_is_no_mail_when_teams_is_down_for_so_long(at: World):
    meeting = called(at)
    mette = at.people["Mette Kjærgaard"].id
    at.go_to(MORNING)
    at.mailbox.raw.clear()
    burst(at, meeting, in_teams(at), 9)
    at.chats.answers = lambda _road, _card: UNREACHED
    for _ in range(50):
        at.wait(minutes=5)
        at.drain()
    by_link = Actor(mette, Source.MAIL_LINK)
    at.office(lambda office: office.records.put_card(meeting.id, mette, "a1"))
    at.office(lambda office: office.take_answer(meeting.id, mette, AnswerKind.ONLINE, by_link))
    at.drain()
    cards = at.notices(meeting, Kind.CARD)
    assert cards
    assert {one.new.channel for one in cards} == {Channel.TEAMS}
    assert at.notices(meeting, Kind.UNDELIVERED) == []


def test_five_lost_answers_in_a_row_spare_the_others(at: World):
    """Teams answers 502 to everybody: most cards wait instead of becoming unknown."""
    meeting = called(at)
    at.go_to(MORNING)
    burst(at, meeting, in_teams(at), 40)
    at.chats.answers = lambda _road, _card: Unknown("HTTP 502")
    at.chats.stands_when_lost = False
    at.drain(hands=2)
    states = at.states(meeting)
    assert states[NoticeState.UNKNOWN] == STRIKES
    at.chats.answers = lambda _road, _card: None
    at.wait(seconds=40)
    at.drain(hands=2)
    assert len(at.chats.heard) in {1, 35}, "one tries the road, and when it came the others follow"
    for _ in range(3):
        at.wait(seconds=40)
        at.drain(hands=2)
    assert len(at.chats.heard) == 35


def test_a_road_that_will_not_have_us_is_tried_seldom_and_an_alarm_is_raised(at: World):
    meeting = at.convene()
    tries: list[datetime] = []

    def answer(_who, _raw) -> Outcome:
        tries.append(at.watch())
        return Retry(timedelta(minutes=5), "550 5.7.60", barred=True)

    at.mailbox.answers = answer
    with capture_logs() as logs:
        for _ in range(60):
            at.drain()
            at.wait(minutes=1)
    assert 8 <= len(tries) <= 20
    assert [one["event"] for one in logs if one["log_level"] == "error"].count("gate.barred") >= 1
    assert {one.attempts for one in at.notices(meeting, Kind.CONVENED) if one.state is NoticeState.RETRY} == {
        0
    }
    at.mailbox.answers = lambda _who, _raw: None
    for _ in range(8):
        at.wait(minutes=6)
        at.drain()
    assert len(at.mailbox.seen) == 4


# Hands of their own


@dataclass
class Slow(Mailbox):
    """A mail server that accepts a connection and says nothing more."""

    dead: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, content: bytes, recipient: str) -> Outcome:
        await self.dead.wait()
        return await super().send(content, recipient)


def test_a_mail_server_that_accepts_and_dies_holds_up_no_card(at: World):
    async def go() -> int:
        slow = Slow(at.watch)
        post = at.post(mail=slow, hands=3)
        await post.pump()
        async with asyncio.timeout(20):
            while len(at.chats.heard) < 3:  # noqa: ASYNC110 - a chat tells nobody
                await asyncio.sleep(0.01)
        heard = len(at.chats.heard)
        slow.dead.set()
        await post.drain()
        return heard

    at.convene()
    assert asyncio.run(go()) == 3
    assert len(MEMBERS) == 4


def test_a_mail_for_each_calendar_entry_counts_as_a_mail(at: World):
    """Three days with hours of their own are three entries, and a calendar reads one a mail."""
    days = tuple(Session(n, date(2027, 3, n), hour(8 + n), hour(15)) for n in (1, 2, 3))
    at.convene(days)
    at.wait(seconds=1)

    async def sleep(seconds: float) -> None:
        at.wait(seconds=seconds)
        await asyncio.sleep(0)

    post = at.post(hands=4, pacing=Pacing(Paces(mail=Pace(0.5))), sleep=sleep)
    began, times = at.watch(), len(at.people)

    async def go() -> None:
        while len(at.mailbox.raw) < 3 * times:
            await post.drain()
            at.wait(seconds=0.5)

    asyncio.run(go())
    assert at.watch() - began >= timedelta(seconds=2 * 3 * (times - 1))
    assert len(at.mailbox.seen) == 3 * times
