"""`styrmand check`: what can be tested of settings, roads and credentials from here, in plain words."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import urlsplit

import aiohttp

import storage
from bot.mail import smtp
from bot.settings import Settings, SettingsFault, check_to_serve
from bot.teams.credentials import AppCredentials, AppLogin, NoToken
from bot.teams.hosts import ServiceHosts

TIMEOUT = aiohttp.ClientTimeout(total=10)
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class Grade(StrEnum):
    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


MARKS = {Grade.OK: "ok   ", Grade.WARNING: "warn ", Grade.FAULT: "FAULT"}


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was tested."""

    name: str
    grade: Grade
    text: str

    @property
    def failed(self) -> bool:
        return self.grade is Grade.FAULT

    @property
    def mark(self) -> str:
        return MARKS[self.grade]

    def as_json(self) -> dict[str, str]:
        return {"name": self.name, "result": self.grade.value, "text": self.text}


def run(settings: Settings) -> list[Result]:
    """Tests everything in order; one failing test does not stop the next."""
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> list[Result]:
    results = [*_settings(settings), _hosts(settings), *_tenants(settings), _database(settings)]
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        roads: list[Callable[[Settings, aiohttp.ClientSession], Awaitable[Result]]] = [
            _keys,
            _token,
            _public,
        ]
        results += await asyncio.gather(*(road(settings, session) for road in roads))
    results.append(await _mail(settings))
    return results


def _settings(settings: Settings) -> list[Result]:
    try:
        check_to_serve(settings)
    except SettingsFault as fault:
        return [Result("settings", Grade.FAULT, text) for text in fault.faults]
    return [Result("settings", Grade.OK, "everything needed to serve is set")]


def _hosts(settings: Settings) -> Result:
    try:
        ServiceHosts.listed(settings.extra_hosts)
    except ValueError as fault:
        return Result("STYRMAND_SERVICE_HOSTS", Grade.FAULT, str(fault))
    return Result("STYRMAND_SERVICE_HOSTS", Grade.OK, f"Microsoft's own and {len(settings.extra_hosts)} more")


def _tenants(settings: Settings) -> list[Result]:
    odd = sorted(one for one in settings.tenant_ids if not GUID.fullmatch(one))
    if odd:
        return [Result("STYRMAND_TENANTS", Grade.FAULT, f"not a tenant id: {one}") for one in odd]
    if settings.home_tenant and settings.home_tenant not in settings.tenant_ids:
        text = "the home tenant is not among them: nobody of it can use the bot"
        return [Result("STYRMAND_TENANTS", Grade.WARNING, text)]
    return [Result("STYRMAND_TENANTS", Grade.OK, f"{len(settings.tenant_ids)} tenants may use the bot")]


def _database(settings: Settings) -> Result:
    name = "STYRMAND_DATABASE_URL"
    try:
        state = storage.state_of(settings.database_url)
    except storage.Unavailable as fault:
        return Result(name, Grade.FAULT, f"the database cannot be used: {fault.fault}")
    match state:
        case storage.Current():
            return Result(name, Grade.OK, "reachable, its tables are this version's")
        case storage.Newer():
            return Result(name, Grade.FAULT, "its tables are a newer version's: install that version")
        case _:
            return Result(name, Grade.FAULT, "its tables must be brought up first: styrmand db upgrade")


async def _keys(settings: Settings, session: aiohttp.ClientSession) -> Result:
    name = "STYRMAND_OPENID_METADATA"
    try:
        async with session.get(settings.openid_metadata) as answer:
            metadata = await answer.json(content_type=None)
        async with session.get(metadata["jwks_uri"]) as answer:
            keys = (await answer.json(content_type=None))["keys"]
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as fault:
        return Result(name, Grade.FAULT, f"Microsoft's signing keys cannot be read: {type(fault).__name__}")
    return Result(name, Grade.OK, f"{len(keys)} signing keys")


async def _token(settings: Settings, session: aiohttp.ClientSession) -> Result:
    name = "STYRMAND_APP_SECRET"
    if not (settings.app_id and settings.app_secret and settings.home_tenant):
        return Result(
            name, Grade.FAULT, "app id, secret and home tenant are needed before a token can be asked for"
        )
    login = AppLogin(settings.app_id, settings.home_tenant, settings.login_authority, settings.app_secrets)
    credentials = AppCredentials(session, login, lambda: datetime.now(UTC))
    try:
        await credentials.token()
    except NoToken as fault:
        return Result(name, Grade.FAULT, f"no token was given: {fault.reason}")
    finally:
        await credentials.close()
    return Result(name, Grade.OK, "a token was given")


async def _public(settings: Settings, session: aiohttp.ClientSession) -> Result:
    name = "STYRMAND_PUBLIC_URL"
    if urlsplit(settings.public_url).scheme != "https":
        return Result(name, Grade.FAULT, "is not an https address")
    try:
        async with session.get(f"{settings.base_url}/healthz") as answer:
            status = answer.status
    except (aiohttp.ClientError, TimeoutError) as fault:
        return Result(
            name, Grade.WARNING, f"not reachable from here (the bot may be stopped): {type(fault).__name__}"
        )
    if status != 200:
        return Result(name, Grade.FAULT, f"/healthz answered {status}: does the proxy lead to the bot?")
    return Result(name, Grade.OK, "leads to the bot")


async def _mail(settings: Settings) -> Result:
    name = "STYRMAND_SMTP_URL"
    if not settings.smtp_url:
        return Result(
            name, Grade.WARNING, f"not set: mails are written to {settings.mail_folder} and reach nobody"
        )
    fault = await smtp.try_out(settings.smtp_url)
    if fault:
        return Result(name, Grade.FAULT, fault)
    return Result(name, Grade.OK, "the server lets us in")
