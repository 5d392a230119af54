"""Bots to measure against each other, each a process of its own that prints its address as one line of JSON.

    python -m tests.bench.peers world               keys, login and connector for all of them, and signed tokens
    python -m tests.bench.peers floor '<world>'     bare aiohttp and json: no check, no SDK, no books, a card of that size
    python -m tests.bench.peers stock '<world>'     botbuilder's own CloudAdapter with an echo bot
    python -m tests.bench.peers door '<world>'      our front door with an echo turn
    python -m tests.bench.peers styrmand '<world>'  the whole bot, with its books at world["database"]

The stock adapter fails on every invoke that returns a body, so its echo returns none; and it fetches a new app token
on each turn, which we spare it. Both make it faster than it is.
"""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web

from bot.teams.arrivals import Arrival, Execute, Message
from bot.teams.credentials import AppLogin
from bot.teams.opening import Registration, open_door
from bot.teams.replies import CardReply, Nothing, Reply, Text
from bot.teams.tokens import REMEMBERED
from tests.bench.taps import TENANTS
from tests.parts.teams import APP_ID, TENANT, Connector, Json, KeyServer, Login, TeamsClient

TOKENS = REMEMBERED + 200
"""More than anybody remembers: taken in turn, each is verified anew."""

CARD: Json = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "fallbackText": "Tilmeldt",
    "body": [
        {"type": "TextBlock", "text": f"Linje {n} i et kort af almindelig størrelse", "wrap": True}
        for n in range(12)
    ],
    "actions": [
        {
            "type": "Action.Execute",
            "title": title,
            "verb": verb,
            "data": {"meeting": "ekr-2021-03-02", "version": 1},
        }
        for title, verb in (("Deltag", "attend"), ("Afbud", "decline"), ("Bemærkning", "remark"))
    ],
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def now() -> datetime:
    return datetime.now(UTC)


def application(messages: Handler) -> web.Application:
    app = web.Application()
    app.router.add_post("/api/messages", messages)
    return app


async def echo(arrival: Arrival) -> Reply:
    match arrival.what:
        case Execute():
            return CardReply(CARD, replaces=True, summary="Tilmeldt")
        case Message(text):
            return Text(f"echo: {text}")
        case _:
            return Nothing()


@asynccontextmanager
async def door(world: Json) -> AsyncIterator[web.Application]:
    login = AppLogin(APP_ID, "home", world["login"], ("open sesame",))
    trusted = (world["connector"],)
    tenants = frozenset({TENANT, *TENANTS})
    registration = Registration(login, tenants, trusted, openid_metadata=world["metadata"])
    async with open_door(registration, now=now, turn=echo, on_fault=lambda code, _: Text(code)) as opened:

        async def messages(request: web.Request) -> web.Response:
            answer = await opened.front.receive(await request.read(), request.headers.get("Authorization"))
            if answer.body is None:
                return web.Response(status=answer.status)
            return web.json_response(answer.body, status=answer.status)

        yield application(messages)


@asynccontextmanager
async def floor(_world: Json) -> AsyncIterator[web.Application]:
    async with aiohttp.ClientSession() as session:

        async def messages(request: web.Request) -> web.Response:
            told = await request.json()
            if told["type"] == "invoke":
                return web.json_response({"statusCode": 200, "type": "card", "value": CARD})
            url = f"{told['serviceUrl']}v3/conversations/{told['conversation']['id']}/activities"
            async with session.post(url, json={"type": "message", "text": f"echo: {told['text']}"}) as sent:
                await sent.read()
            return web.Response()

        yield application(messages)


@asynccontextmanager
async def stock(world: Json) -> AsyncIterator[web.Application]:
    from botbuilder.core import InvokeResponse, TurnContext
    from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
    from botbuilder.schema import Activity
    from botframework.connector.auth import AppCredentials, ServiceClientCredentialsFactory

    class Given(AppCredentials):
        def get_access_token(self, force_refresh: bool = False) -> str:  # noqa: ARG002  # the SDK names it
            return "token"

    class Credentials(ServiceClientCredentialsFactory):
        given = Given(APP_ID)

        async def is_valid_app_id(self, app_id: str) -> bool:
            return app_id == APP_ID

        async def is_authentication_disabled(self) -> bool:
            return False

        async def create_credentials(self, *_: Any, **__: Any) -> AppCredentials:
            return self.given

    class Configuration:
        TO_CHANNEL_FROM_BOT_LOGIN_URL = world["login"]
        TO_CHANNEL_FROM_BOT_OAUTH_SCOPE = "https://api.botframework.com"
        TO_BOT_FROM_CHANNEL_TOKEN_ISSUER = "https://api.botframework.com"
        TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL = world["metadata"]
        TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL = world["metadata"]

    class Echo:
        async def on_turn(self, context: TurnContext) -> None:
            if context.activity.type == "invoke":
                await context.send_activity(Activity(type="invokeResponse", value=InvokeResponse(status=200)))
            elif context.activity.type == "message":
                await context.send_activity(f"echo: {context.activity.text}")

    authentication = ConfigurationBotFrameworkAuthentication(
        Configuration(), credentials_factory=Credentials()
    )
    adapter, bot = CloudAdapter(authentication), Echo()

    async def messages(request: web.Request) -> web.Response:
        return await adapter.process(request, bot)

    yield application(messages)


@asynccontextmanager
async def styrmand(world: Json) -> AsyncIterator[web.Application]:
    """As `styrmand serve` runs it; what the convening planned is sent before anything is measured."""
    from bot.app import open_service, settle
    from bot.logs import configure
    from bot.settings import Settings

    configure("INFO", as_json=True)
    settings = Settings(
        database_url=world["database"],
        public_url="https://styrmand.example.dk",
        secret_key="a key of the benchmark's own, long enough",
        app_id=APP_ID,
        app_secret="open sesame",
        home_tenant="home",
        tenants=",".join(TENANTS),
        service_hosts=world["connector"],
        openid_metadata=world["metadata"],
        login_authority=world["login"],
        smtp_url="",
        mail_folder=world["mails"],
        turns_a_minute=0,
    )
    async with open_service(settings) as service:
        await service.delivery.drain()
        settle()
        yield service.application


PEERS: dict[str, Callable[[Json], AbstractAsyncContextManager[web.Application]]] = {
    "floor": floor,
    "stock": stock,
    "door": door,
    "styrmand": styrmand,
}


def tell(facts: Json) -> None:
    print(json.dumps(facts | {"pid": os.getpid()}), flush=True)


async def hold_world() -> None:
    async with KeyServer() as keys, Login() as login, Connector() as connector:
        connector.remember = False
        teams = TeamsClient(connector.service_url, now=now)
        tell(
            {
                "metadata": keys.metadata,
                "login": login.url,
                "connector": connector.url,
                "service_url": connector.service_url,
                "tokens": [teams.token(jti=str(number)) for number in range(TOKENS)],
            }
        )
        await asyncio.Event().wait()


async def hold_peer(name: str, world: Json) -> None:
    async with PEERS[name](world) as app:
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        tell({"port": runner.addresses[0][1]})
        await asyncio.Event().wait()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["world"]:
            asyncio.run(hold_world())
        case [peer, world]:
            asyncio.run(hold_peer(peer, json.loads(world)))
        case _:
            sys.exit(__doc__)
