"""The whole door put together from its settings, opened and closed as one."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.crowd import Crowd
from bot.teams.answering import Answering
from bot.teams.connector import Connector
from bot.teams.credentials import AppCredentials, AppLogin
from bot.teams.front_door import FrontDoor, OnFault, Turn
from bot.teams.hosts import ServiceHosts
from bot.teams.keys import SigningKeys
from bot.teams.repeats import Repeats
from bot.teams.tokens import ISSUER, TokenCheck
from bot.teams.wire import open_session

OPENID_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"


@dataclass(frozen=True, slots=True)
class Registration:
    """The bot as Microsoft and the operator know it. ValueError where one of the three needed parts is missing."""

    login: AppLogin
    tenants: frozenset[str]
    service_hosts: tuple[str, ...] = ()
    openid_metadata: str = OPENID_METADATA
    issuer: str = ISSUER

    def __post_init__(self) -> None:
        for name, value in (
            ("app id", self.login.app_id),
            ("secret", self.login.secrets),
            ("tenants", self.tenants),
        ):
            if not value:
                raise ValueError(f"the Teams door does not open without {name}")


@dataclass(frozen=True, slots=True)
class TeamsDoor:
    """The way in and the way out."""

    front: FrontDoor
    connector: Connector


@asynccontextmanager
async def open_door(
    registration: Registration,
    *,
    now: Callable[[], datetime],
    turn: Turn,
    on_fault: OnFault,
    crowd: Crowd | None = None,
) -> AsyncIterator[TeamsDoor]:
    """Open the door inside the running loop; on leaving, what is still being sent gets its time."""
    hosts = ServiceHosts.listed(registration.service_hosts)
    async with open_session() as session:
        keys = SigningKeys(session, registration.openid_metadata, now)
        credentials = AppCredentials(session, registration.login, now)
        connector = Connector(session, credentials, hosts, now)
        answering = Answering(connector)
        tokens = TokenCheck(keys, app_id=registration.login.app_id, now=now, issuer=registration.issuer)
        front = FrontDoor(
            tokens=tokens,
            hosts=hosts,
            tenants=registration.tenants,
            repeats=Repeats(now),
            answering=answering,
            turn=turn,
            on_fault=on_fault,
            crowd=crowd,
        )
        try:
            yield TeamsDoor(front, connector)
        finally:
            await answering.close()
            await keys.close()
            await credentials.close()
