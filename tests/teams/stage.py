"""The whole door on loopback, for the tests of this room."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.crowd import Crowd
from bot.teams.arrivals import Arrival
from bot.teams.credentials import AppLogin
from bot.teams.front_door import LARGEST_BODY, FrontDoor
from bot.teams.opening import Registration, TeamsDoor, open_door
from bot.teams.replies import Nothing, Reply, Text
from bot.teams.wire import open_session
from tests.parts.teams import APP_ID, TENANT, Connector, KeyServer, LocalServer, Login, TeamsClient, Watch


class BotServer(LocalServer):
    """What the web room will do: bytes and header to the front door, status and JSON back."""

    front: FrontDoor

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/api/messages", self._messages)]

    async def _messages(self, request: web.Request) -> web.Response:
        if (request.content_length or 0) > LARGEST_BODY:
            return web.Response(status=413)
        answer = await self.front.receive(await request.read(), request.headers.get("Authorization"))
        if answer.body is None:
            return web.Response(status=answer.status)
        return web.json_response(answer.body, status=answer.status)


@dataclass
class Turns:
    """Answers every arrival with `reply`, and remembers them; a fault instead of a reply is raised."""

    reply: Reply | Exception = field(default_factory=Nothing)
    arrivals: list[Arrival] = field(default_factory=list)

    async def __call__(self, arrival: Arrival) -> Reply:
        self.arrivals.append(arrival)
        if isinstance(self.reply, Exception):
            raise self.reply
        return self.reply


@dataclass
class Stage:
    keys: KeyServer
    login: Login
    connector: Connector
    watch: Watch
    turns: Turns
    door: TeamsDoor
    teams: TeamsClient


@asynccontextmanager
async def stage(reply: Reply | Exception | None = None, *, turns_a_minute: int = 0) -> AsyncIterator[Stage]:
    """Everything up and connected; `reply` is what each turn says."""
    watch, turns = Watch(), Turns(reply or Nothing())
    async with KeyServer() as keys, Login() as login, Connector() as connector, BotServer() as bot:
        registration = Registration(
            AppLogin(APP_ID, "home-tenant", login.url, ("open sesame",)),
            tenants=frozenset({TENANT}),
            service_hosts=(connector.url,),
            openid_metadata=keys.metadata,
        )
        async with (
            open_session() as session,
            open_door(
                registration,
                now=watch,
                turn=turns,
                on_fault=_sorry,
                crowd=Crowd(turns_a_minute, watch),
            ) as door,
        ):
            bot.front = door.front
            teams = TeamsClient(
                connector.service_url, now=watch, session=session, endpoint=f"{bot.url}/api/messages"
            )
            yield Stage(keys, login, connector, watch, turns, door, teams)


def _sorry(code: str, _arrival: Arrival) -> Reply:
    return Text(f"Fejl {code}" if code.isalnum() and len(code) == 6 else "no code")
