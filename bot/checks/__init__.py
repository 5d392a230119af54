"""`styrmand check`: what can be tested of settings, roads and credentials from here, in plain words."""

import asyncio
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import aiohttp
from dotenv import dotenv_values

from bot.checks import books, doors, mail, plain, teams
from bot.checks.findings import Check, Finding, Grade
from bot.settings import ENV_FILE, PREFIX, Settings, SettingsFault, check_to_serve, variable
from bot.teams.wire import open_session


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was tested; `name` is the environment variable it is about."""

    name: str
    grade: Grade
    text: str

    @property
    def failed(self) -> bool:
        return self.grade is Grade.FAULT

    def as_json(self) -> dict[str, str]:
        return {"name": self.name, "result": self.grade.value, "text": self.text}


def run(settings: Settings, environment: Mapping[str, str] | None = None) -> list[Result]:
    """Tests everything, in the order of the settings; one failing test does not stop the next."""
    return asyncio.run(examine(settings, os.environ if environment is None else environment))


async def examine(settings: Settings, environment: Mapping[str, str]) -> list[Result]:
    async with open_session() as session:
        found = await asyncio.gather(*(_found(check, settings, session) for check in CHECKS.values()))
    tested = [Result(variable(field), one.grade, one.text) for field, one in zip(CHECKS, found, strict=True)]
    return [*tested, *_in_the_way(settings, tested), *_unknown(environment)]


async def _found(check: Check, settings: Settings, session: aiohttp.ClientSession) -> Finding:
    try:
        return await check(settings, session)
    except Exception as odd:  # noqa: BLE001 - a check that stumbles must not take the others with it
        return Finding.fault(f"could not be tested: {type(odd).__name__}")


def _in_the_way(settings: Settings, tested: Iterable[Result]) -> Iterator[Result]:
    """What keeps `styrmand serve` from starting and was not told above."""
    told = {result.name for result in tested if result.failed}
    try:
        check_to_serve(settings)
    except SettingsFault as fault:
        for text in fault.faults:
            name = text.split(maxsplit=1)[0]
            if name not in told:
                yield Result(name, Grade.FAULT, text.removeprefix(name).strip())


def _unknown(environment: Mapping[str, str]) -> Iterator[Result]:
    """A misspelt name would be passed over in silence."""
    known = {variable(field) for field in Settings.model_fields}
    named = {name.upper() for name in [*environment, *_in_file()] if name.upper().startswith(PREFIX)}
    for name in sorted(named - known):
        near = get_close_matches(name, known, n=1)
        yield Result(name, Grade.WARNING, f"is no setting{f'; meant is perhaps {near[0]}' if near else ''}")


def _in_file() -> Iterable[str]:
    return dotenv_values(ENV_FILE, encoding="utf-8-sig")


CHECKS: Mapping[str, Check] = {
    "database_url": books.database,
    "host": doors.host,
    "port": doors.port,
    "public_url": doors.public,
    "secret_key": doors.secret_key,
    "app_id": teams.app_id,
    "app_secret": teams.app_secret,
    "home_tenant": teams.home_tenant,
    "tenants": teams.tenants,
    "service_hosts": teams.service_hosts,
    "file_hosts": teams.file_hosts,
    "openid_metadata": teams.keys,
    "login_authority": teams.authority,
    "smtp_url": mail.sending,
    "imap_url": mail.reading,
    "mail_tenant": mail.tenant,
    "mail_app_id": mail.app_id,
    "mail_app_secret": mail.app_secret,
    "mail_scope": mail.scope,
    "mail_trusts": mail.trusts,
    "mail_from": mail.sender,
    "mail_secret_address": mail.secret_address,
    "mail_folder": mail.folder,
    "mails_a_minute": mail.a_minute,
    "templates": plain.templates,
    "turns_a_minute": plain.turns_a_minute,
    "keep_files_days": plain.kept("keep_files_days"),
    "keep_typed_days": plain.kept("keep_typed_days"),
    "keep_codes_days": plain.kept("keep_codes_days"),
    "keep_notices_days": plain.kept("keep_notices_days"),
    "keep_remarks_days": plain.kept("keep_remarks_days"),
    "keep_mails_days": plain.kept("keep_mails_days"),
    "keep_roads_days": plain.kept("keep_roads_days"),
    "keep_people_days": plain.kept("keep_people_days"),
    "log_level": plain.log,
    "log_json": plain.log_json,
    "demo": plain.demo,
}
"""Every setting has its place here, in the order they are listed in `Settings`."""
