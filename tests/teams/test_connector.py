"""The way out: how each answer of Bot Connector is understood."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver

from bot.teams.arrivals import Place, Scope
from bot.teams.connector import ONCE, REPLYING, Connector, Insistence
from bot.teams.credentials import AppCredentials, AppLogin
from bot.teams.hosts import ServiceHosts
from bot.teams.letters import Letter
from bot.teams.outcomes import Closed, Failed, Outcome, Retry, Sent, Unknown
from bot.teams.wire import open_session
from tests.parts import teams as parts
from tests.parts.teams import APP_ID, BOT, Call, Canned, Login, Watch, in_the_loop

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Dagsorden"}]}
SECONDS_5, MINUTES_5 = timedelta(seconds=5), timedelta(minutes=5)


@dataclass
class Mailroom:
    ours: Connector
    theirs: parts.Connector
    login: Login
    place: Place
    naps: list[float] = field(default_factory=list)


@asynccontextmanager
async def mailroom(
    session: aiohttp.ClientSession | None = None, *hosts: str, patience: float = 10
) -> AsyncIterator[Mailroom]:
    """Our connector and theirs, with a sleep that only takes notes and a chance of one half."""
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)

    async with parts.Connector() as theirs, Login() as login, session or open_session() as wire:
        credentials = AppCredentials(wire, AppLogin(APP_ID, "home", login.url, ("open sesame",)), Watch())
        trusted = ServiceHosts.listed([theirs.url, *hosts])
        ours = Connector(
            wire,
            credentials,
            trusted,
            Watch(),
            sleep=nap,
            chance=lambda: 0.5,
            timeout=timedelta(seconds=patience),
        )
        yield Mailroom(ours, theirs, login, Place("a:1", Scope.PERSONAL, theirs.service_url, BOT), naps)
        await credentials.close()


Send = Callable[[Mailroom], Awaitable[Outcome]]


def post(at: Mailroom) -> Awaitable[Outcome]:
    return at.ours.post(at.place, Letter("hej"))


def update(at: Mailroom) -> Awaitable[Outcome]:
    return at.ours.update(at.place, "m1", Letter("hej"))


FRAME = {"from": {"id": BOT}, "conversation": {"id": "a:1"}}


@in_the_loop
async def test_each_call_says_on_the_wire_what_it_should():
    async with mailroom() as at:
        assert [
            await at.ours.post(at.place, Letter("hej")),
            await at.ours.post(at.place, Letter(card=CARD, summary="Dagsorden")),
            await at.ours.update(at.place, "m1", Letter(card=CARD, summary="Ændret")),
        ] == [Sent("message-1"), Sent("message-2"), Sent("m1")]
        attachments = [{"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}]
        activities = "/v3/conversations/a%3A1/activities"
        assert at.theirs.calls == [
            Call("POST", activities, {"type": "message", "text": "hej", "textFormat": "plain", **FRAME}),
            Call(
                "POST",
                activities,
                {"type": "message", "summary": "Dagsorden", "attachments": attachments, **FRAME},
            ),
            Call(
                "PUT",
                f"{activities}/m1",
                {"type": "message", "summary": "Ændret", "attachments": attachments, **FRAME},
            ),
        ]
        assert {call.authorization for call in at.theirs.calls} == {"Bearer token-1"}


BLOCKED = (
    "ConversationBlockedByUser",
    "MessageWritesBlocked",
    "BotNotInConversationRoster",
    "BotDisabledByAdmin",
)


@pytest.mark.parametrize(
    ("answer", "posted", "put"),
    [
        (Canned(200, {"id": "1"}), Sent("1"), Sent("1")),
        (Canned(201, {"id": "1"}), Sent("1"), Sent("1")),
        (Canned(202), Sent(None), Sent(None)),
        (Canned(200, {"id": 7}), Sent(None), Sent(None)),
        (
            Canned.error(429, "Throttled", Retry_After="17"),
            *[Retry(timedelta(seconds=17), "Throttled", busy=True)] * 2,
        ),
        (Canned.error(429, "Throttled", Retry_After="0"), *[Retry(SECONDS_5, "Throttled", busy=True)] * 2),
        (Canned.error(429, "Throttled"), *[Retry(SECONDS_5, "Throttled", busy=True)] * 2),
        (Canned.error(429, "Throttled", Retry_After="soon"), *[Retry(SECONDS_5, "Throttled", busy=True)] * 2),
        (
            Canned.error(429, "Throttled", Retry_After="9" * 40),
            *[Retry(timedelta(hours=1), "Throttled", busy=True)] * 2,
        ),
        (
            Canned.error(429, "Throttled", Retry_After=f"Nov {'9' * 20} 21 07:28:00"),
            *[Retry(SECONDS_5, "Throttled", busy=True)] * 2,
        ),
        (
            Canned.error(429, "Throttled", Retry_After="Fri, 20 Nov 2026 12:00:30 GMT"),
            *[Retry(timedelta(seconds=30), "Throttled", busy=True)] * 2,
        ),
        (Canned.error(412, "PreconditionFailed"), *[Retry(timedelta(seconds=3), "PreconditionFailed")] * 2),
        *[(Canned.error(403, code), Closed(code), Closed(code)) for code in BLOCKED],
        (Canned(403), Closed("HTTP 403"), Closed("HTTP 403")),
        (Canned.error(404, "ConversationNotFound"), *[Closed("ConversationNotFound")] * 2),
        (Canned.error(413, "MessageSizeTooBig"), *[Failed("MessageSizeTooBig")] * 2),
        (Canned.error(400, "BadSyntax"), *[Failed("BadSyntax")] * 2),
        (Canned.error(405, "<b>Vibeke</b>"), *[Failed("HTTP 405")] * 2),
        (Canned.error(408, "Timeout"), Unknown("Timeout"), Retry(SECONDS_5, "Timeout")),
        *[
            (Canned.error(status, "ServiceError"), Unknown("ServiceError"), Retry(SECONDS_5, "ServiceError"))
            for status in (500, 502, 503, 504, 520)
        ],
        (Canned(cut=True), Unknown("ServerDisconnectedError"), Retry(SECONDS_5, "ServerDisconnectedError")),
        (Canned(delay=1.2), Unknown("TimeoutError"), Retry(SECONDS_5, "TimeoutError")),
    ],
)
@in_the_loop
async def test_what_an_answer_means_for_a_new_message_and_for_a_change(answer, posted, put):
    async with mailroom(patience=0.6 if answer.delay else 10) as at:
        for send, meaning in ((post, posted), (update, put)):
            at.theirs.will_answer(
                *[answer] * (2 if answer.cut else 1)
            )  # aiohttp itself repeats a cut PUT once
            assert await send(at) == meaning
            at.theirs._canned.clear()
        assert at.naps == []


@in_the_loop
async def test_a_refused_token_is_renewed_once():
    async with mailroom() as at:
        at.theirs.will_answer(Canned(401))
        assert await post(at) == Sent("message-1")
        assert [call.authorization for call in at.theirs.calls] == ["Bearer token-1", "Bearer token-2"]
        at.theirs.will_answer(Canned(401), Canned.error(401, "BotNotRegistered"))
        assert await post(at) == Retry(MINUTES_5, "BotNotRegistered", barred=True)
        assert len(at.theirs.calls) == 4


@in_the_loop
async def test_without_a_token_nothing_is_sent():
    async with mailroom() as at:
        at.login.accepts.clear()
        assert await post(at) == Retry(MINUTES_5, "NoToken: invalid_client", barred=True)
        await at.login.__aexit__()
        assert await update(at) == Retry(SECONDS_5, "NoToken: ClientConnectorError", reached=False)
        assert at.theirs.calls == []


@in_the_loop
async def test_a_login_in_trouble_of_its_own_is_no_word_on_the_registration():
    async with mailroom() as at:
        at.login.trouble = 503
        assert await post(at) == Retry(SECONDS_5, "NoToken: HTTP 503", reached=False)
        at.login.trouble = 0
        assert await post(at) == Sent("message-1")


@in_the_loop
async def test_a_call_that_is_given_up_is_not_sent_afterwards():
    """It ends with a reset, at which the kernel forgets what the other end has not taken yet."""
    ended = asyncio.get_running_loop().create_future()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.read()
        except ConnectionError as how:
            ended.set_result(type(how))
        else:
            ended.set_result(None)
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        where = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with mailroom(None, where, patience=0.3) as at:
            at.place = replace(at.place, service_url=where)
            assert await post(at) == Unknown("TimeoutError")
            assert await asyncio.wait_for(ended, 5) is ConnectionResetError


@pytest.mark.parametrize("send", [post, update])
@in_the_loop
async def test_a_refused_connection_may_be_tried_again(send):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
        async with mailroom(None, nobody) as at:
            at.place = replace(at.place, service_url=nobody)
            assert await send(at) == Retry(SECONDS_5, "ClientConnectorError", reached=False)


@in_the_loop
async def test_a_call_that_got_no_connection_in_time_may_be_tried_again():
    narrow = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1))
    async with mailroom(narrow, patience=1) as at:
        await post(at)
        at.theirs.will_answer(Canned(201, {"id": "slow"}, delay=0.7))
        assert await asyncio.gather(post(at), post(at)) == [
            Sent("slow"),
            Retry(SECONDS_5, "ConnectionTimeoutError", reached=False),
        ]


class NoNames(AbstractResolver):
    async def resolve(self, host: str, *_: object, **__: object) -> list[object]:  # type: ignore[override]
        raise OSError(f"no such host: {host}")

    async def close(self) -> None:
        pass


@in_the_loop
async def test_a_name_that_is_not_found_may_be_tried_again():
    async with mailroom(aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=NoNames()))) as at:
        at.place = replace(at.place, service_url="https://smba.trafficmanager.net/emea/")
        assert await post(at) == Retry(SECONDS_5, "ClientConnectorDNSError", reached=False)


@in_the_loop
async def test_a_message_of_28_kb_goes_and_a_larger_one_is_not_even_tried():
    async with mailroom() as at:
        frame = len(
            json.dumps({"type": "message", "text": "", "textFormat": "plain", **FRAME}, separators=(",", ":"))
        )
        fits = "x" * (28 * 1024 - frame)
        assert await at.ours.post(at.place, Letter(fits)) == Sent("message-1")
        assert await at.ours.post(at.place, Letter(fits + "x")) == Failed("MessageSizeTooBig")
        assert await at.ours.post(at.place, Letter("å" * (15 * 1024))) == Failed("MessageSizeTooBig")
        assert len(at.theirs.calls) == 1


THROTTLED = Canned.error(429, "Throttled")
CONFLICT = Canned.error(412, "PreconditionFailed")


@pytest.mark.parametrize(
    ("answers", "insist", "outcome", "naps"),
    [
        ([THROTTLED], ONCE, Retry(SECONDS_5, "Throttled", busy=True), []),
        ([THROTTLED, CONFLICT], REPLYING, Sent("message-1"), [0.375, 0.625]),
        ([Canned.error(429, "Throttled", Retry_After="2")], REPLYING, Sent("message-1"), [2.125]),
        (
            [Canned.error(429, "Throttled", Retry_After="30")],
            REPLYING,
            Retry(timedelta(seconds=30), "Throttled", busy=True),
            [],
        ),
        ([THROTTLED] * 9, REPLYING, Retry(SECONDS_5, "Throttled", busy=True), [0.375, 0.625, 1.125]),
        (
            [THROTTLED] * 9,
            Insistence(9, timedelta(seconds=1)),
            Retry(SECONDS_5, "Throttled", busy=True),
            [0.375, 0.625],
        ),
        ([Canned(500)], REPLYING, Unknown("HTTP 500"), []),
        ([Canned(403)], REPLYING, Closed("HTTP 403"), []),
    ],
)
@in_the_loop
async def test_a_reply_is_tried_again_for_a_few_seconds_and_only_after_429_and_412(
    answers, insist, outcome, naps
):
    async with mailroom() as at:
        at.theirs.will_answer(*answers)
        assert await at.ours.post(at.place, Letter("hej"), insist) == outcome
        assert at.naps == naps


@in_the_loop
async def test_many_messages_share_the_pooled_connections_and_one_token():
    async with mailroom() as at:
        outcomes = await asyncio.gather(*(post(at) for _ in range(100)))
        assert len([each for each in outcomes if isinstance(each, Sent)]) == 100
        assert len(at.login.asked) == 1
