"""`styrmand check`: what can be tested of settings, roads and credentials from here, in plain words."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from enum import StrEnum

import aiohttp
from aiosmtplib import SMTPException
from dotenv import dotenv_values

import storage
from bot import bearer
from bot.addresses import is_loopback
from bot.bearer import ForThread, NoToken
from bot.mail import imap, smtp
from bot.mail_login import mail_login, open_tokens
from bot.offices import open_desk
from bot.settings import (
    ENV_FILE,
    EXCHANGE_ONLINE,
    GUID,
    MICROSOFT_LOGIN,
    MICROSOFT_METADATA,
    PREFIX,
    Settings,
    SettingsFault,
    check_to_serve,
    over_tls,
    secret_address_fault,
    variable,
)
from bot.teams.credentials import AppCredentials, AppLogin
from bot.teams.files import KEPT_AT
from bot.teams.hosts import ServiceHosts
from bot.teams.keys import SigningKeys
from bot.teams.wire import open_session, read_object

NOBODY = "nobody listens there, or a firewall is between"
NO_HOST = "there is no such host"
NO_TRUST = "its certificate is not accepted here"
NO_ANSWER = "no answer in time"
TRIED = "styrmand-check"
"""Stands where a secret would: no address that anybody was given looks like it."""
_NETWORK = (aiohttp.ClientError, TimeoutError, OSError, ValueError)


class Grade(StrEnum):
    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    grade: Grade
    text: str


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


Check = Callable[[Settings, aiohttp.ClientSession], Awaitable[Finding]]


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
        return _fault(f"could not be tested: {type(odd).__name__}")


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


def _ok(text: str) -> Finding:
    return Finding(Grade.OK, text)


def _warning(text: str) -> Finding:
    return Finding(Grade.WARNING, text)


def _fault(text: str) -> Finding:
    return Finding(Grade.FAULT, text)


def _now() -> datetime:
    return datetime.now(UTC)


def _network(what: BaseException) -> str:
    """A fault of the network in the words of somebody who has to mend it."""
    match what:
        case aiohttp.ClientConnectorDNSError():
            return NO_HOST
        case aiohttp.ClientConnectorCertificateError():
            return NO_TRUST
        case aiohttp.ClientSSLError():
            return "no TLS connection can be made"
        case aiohttp.ClientConnectorError():
            return NOBODY
        case aiohttp.ClientResponseError(status=status):
            return f"it answers {status}"
        case aiohttp.InvalidURL():
            return "the address cannot be read"
        case TimeoutError():
            return NO_ANSWER
        case ValueError():
            return "what it answers is something else"
        case _:
            return "the connection broke"


# one setting each


async def _database(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    try:
        state = await asyncio.to_thread(storage.state_of, settings.database_url)
    except storage.Unavailable as fault:
        return _fault(f"the database cannot be used: {fault.fault.value.replace('_', ' ')}")
    match state:
        case storage.Current():
            return await asyncio.to_thread(_held, settings)
        case storage.Ahead():
            return _ok("reachable, and its tables are the next version's, which this one can go on with")
        case storage.Newer():
            return _fault("its tables are a newer version's: install that version")
        case storage.Older():
            return _fault("its tables are an older version's: run styrmand db upgrade")
        case storage.Empty():
            return _fault("it has no tables yet: run styrmand db upgrade")


def _held(settings: Settings) -> Finding:
    """Whether people must decide on something first, or the start will hold it."""
    with open_desk(settings) as desk:
        held, fresh = desk.read_now(lambda office: (office.records.held_count(), office.records.restored()))
    if fresh:
        return _warning("reachable, and put back from a backup: at the start, what was due by then is held")
    if held:
        return _warning(f"reachable; {held} notices are held since it was restored: see styrmand hold list")
    return _ok("reachable, and its tables are this version's")


async def _host(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if is_loopback(settings.host):
        return _ok(f"{settings.host}: this machine only, as a proxy before it needs")
    return _warning(f"{settings.host}: other machines can reach it past the proxy, without TLS")


async def _port(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if settings.port == 0:
        return _fault("0 is another port at each start: no proxy would find it")
    return _ok(str(settings.port))


async def _public(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    if not settings.public_url:
        return _fault("is not set: links in mails and cards would lead nowhere")
    if not settings.public_url.startswith("https://"):
        return _fault("must begin with https://")
    try:
        async with session.get(f"{settings.base_url}/healthz", raise_for_status=True) as answer:
            found = await read_object(answer)
    except aiohttp.ClientResponseError as fault:
        return _fault(f"/healthz answers {fault.status}: does the proxy lead to the bot?")
    except _NETWORK as fault:
        return _warning(f"not reached from here ({_network(fault)}); the bot may be stopped")
    if found != {"status": "ok"}:
        return _fault("/healthz is answered by something else than this bot")
    return _ok("leads to the bot")


async def _secret_key(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    match len(settings.secret_keys):
        case 0:
            return _fault("is not set: no link could be signed")
        case 1:
            return _ok("set")
        case more:
            return _ok(f"{more} keys, the last one signs")


async def _app_id(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _guid(
        settings.app_id, "is not set: nothing that Microsoft signs could be known as meant for the bot"
    )


async def _home_tenant(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _guid(settings.home_tenant, "is not set: the bot could not log in")


def _guid(value: str, missing: str) -> Finding:
    if not value:
        return _fault(missing)
    return (
        _ok("set")
        if GUID.fullmatch(value)
        else _fault("is not an id like 00000000-0000-0000-0000-000000000000")
    )


_LOGIN = {
    "invalid_client": "the secret is wrong or has run out",
    "unauthorized_client": "the application is not known in the tenant",
    "invalid_request": "the application or the tenant is not known there",
    "invalid_scope": "MAIL_SCOPE names nothing that is known there",
    "invalid_resource": "MAIL_SCOPE names nothing that the tenant has",
    "ClientConnectorDNSError": NO_HOST,
    "ClientConnectorCertificateError": NO_TRUST,
    "ClientConnectorError": NOBODY,
    "ConnectionTimeoutError": NO_ANSWER,
    "TimeoutError": NO_ANSWER,
}


async def _app_secret(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """Each secret by itself: with two, the old one may have run out without anybody noticing."""
    if not settings.app_secrets:
        return _fault("is not set: the bot could not log in")
    if not (settings.app_id and settings.home_tenant):
        return _fault("cannot be tested before app id and home tenant are set")
    login = AppLogin(settings.app_id, settings.home_tenant, settings.login_authority, settings.app_secrets)
    return await _each_secret(login, session)


async def _each_secret(login: AppLogin, session: aiohttp.ClientSession) -> Finding:
    wrong = [reason for one in login.secrets if (reason := await _refused(one, login, session))]
    if not wrong:
        return _ok("the login gives a token")
    text = _no_token(wrong[0])
    return _fault(text) if len(wrong) == len(login.secrets) else _warning(f"of one of the two secrets {text}")


def _no_token(reason: str) -> str:
    return f"no token is given: {_LOGIN.get(reason, reason)}"


async def _refused(secret: str, login: AppLogin, session: aiohttp.ClientSession) -> str:
    credentials = AppCredentials(session, replace(login, secrets=(secret,)), _now)
    try:
        await credentials.token()
    except NoToken as fault:
        return fault.reason
    finally:
        await credentials.close()
    return ""


async def _tenants(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    listed = settings.tenant_ids
    if not listed:
        return _fault("is not set: nobody could use the bot")
    if odd := sorted(one for one in listed if not GUID.fullmatch(one)):
        return _fault(f"not a tenant id: {', '.join(odd)}")
    if settings.home_tenant and settings.home_tenant.casefold() not in {one.casefold() for one in listed}:
        return _warning("the home tenant is not among them: nobody of it can use the bot")
    return _ok(f"{len(listed)} may use the bot")


async def _hosts(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    try:
        hosts = ServiceHosts.listed(settings.extra_hosts)
    except ValueError as fault:
        return _fault(str(fault))
    if hosts.loopback:
        return _warning("a local address is listed: for tests, and not for service")
    more = f" and {', '.join(settings.extra_hosts)}" if settings.extra_hosts else ""
    return _ok(f"Microsoft's own{more}")


async def _file_hosts(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    try:
        hosts = ServiceHosts.listed(settings.extra_file_hosts, KEPT_AT)
    except ValueError as fault:
        return _fault(str(fault))
    if hosts.loopback:
        return _warning("a local address is listed: for tests, and not for service")
    return _ok(", ".join((*KEPT_AT, *settings.extra_file_hosts)))


async def _keys(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    try:
        found = await SigningKeys(session, settings.openid_metadata, _now).published()
    except _NETWORK as fault:
        return _fault(f"the signing keys cannot be read: {_network(fault)}")
    whose = "Microsoft's" if settings.openid_metadata == MICROSOFT_METADATA else "not the public cloud's"
    return _ok(f"{len(found)} signing keys, {whose}")


async def _authority(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if not over_tls(settings.login_authority):
        return _fault("must begin with https://: the secret could be read on the way")
    if not settings.login_authority.startswith("https://"):
        return _warning("is not https: the secret can be read on the way")
    return _ok("Microsoft's" if settings.login_authority == MICROSOFT_LOGIN else "not the public cloud's")


_MAIL_SERVER = {
    "530": "it wants a name and a password",
    "534": "it does not take this way of logging in",
    "535": "name or password is wrong",
    "538": "it wants TLS before the password",
    "SMTPConnectError": NOBODY,
    "SMTPConnectTimeoutError": NO_ANSWER,
    "SMTPTimeoutError": NO_ANSWER,
    "SMTPServerDisconnected": "it hangs up; is it TLS where plain was meant, or the other way round?",
    "SMTPNotSupported": "it does not offer the login or the STARTTLS that is asked of it",
    "SMTPException": "it does not offer the login or the STARTTLS that is asked of it",
}
_NOT_SEND_AS = "it does not take the token: has the application SMTP.SendAsApp and this mailbox, and is SMTP AUTH on for it?"
_MAILBOX = {
    "PasswordRefused": "name or password is wrong; Exchange Online takes ;AUTH=XOAUTH2 after the name, and no password",
    "TokenRefused": "it does not take the token: has the application IMAP.AccessAsApp, and is it known to Exchange as a "
    "service principal with this mailbox?",
    "NotOpened": "let in, but this mailbox is not opened to the application",
    "NotOffered": "it does not offer the login that is asked of it",
}


async def _smtp(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if not settings.smtp_url:
        return _warning(f"is not set: mails are written to {settings.mail_folder} and reach nobody")
    try:
        async with open_tokens(settings, _now) as tokens:
            fault = await smtp.try_out(settings.smtp_url, tokens)
    except NoToken as none:
        return _fault(_no_token(none.reason))
    if not fault:
        return _ok("the server lets us in")
    if bearer.wanted(settings.smtp_url) and "535" in fault.split():
        return _fault(f"{fault} ({_NOT_SEND_AS})")
    why = next((text for word, text in _MAIL_SERVER.items() if word in fault.replace(":", "").split()), "")
    return _fault(f"{fault} ({why})" if why else fault)


async def _imap(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if not settings.imap_url:
        return _ok("is not set: answers from calendars are not read")
    try:
        async with open_tokens(settings, _now) as tokens:
            brought = ForThread(tokens, asyncio.get_running_loop())
            fault = await asyncio.to_thread(imap.try_out, settings.imap_url, brought)
    except NoToken as none:
        return _fault(_no_token(none.reason))
    if not fault:
        return _ok("the server lets us in")
    why = _MAILBOX.get(fault.rpartition(" ")[2])
    return _fault(f"{fault} ({why})" if why else fault)


async def _mail_tenant(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _of_token(settings, settings.mail_tenant) or _ok(settings.mail_tenant or "the home tenant")


async def _mail_app_id(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if unused := _of_token(settings, settings.mail_app_id):
        return unused
    return _guid(settings.mail_app_id, "") if settings.mail_app_id else _ok("the bot's own")


async def _mail_app_secret(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    if unused := _of_token(settings, settings.mail_app_secret):
        return unused
    login = mail_login(settings)
    if not (login.app_id and login.home_tenant and login.secrets):
        return _fault("cannot be tested before there are an app id, its secret and a tenant")
    return await _each_secret(login, session)


async def _mail_scope(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    whose = "Exchange Online's" if settings.mail_scope == EXCHANGE_ONLINE else settings.mail_scope
    return _of_token(settings, "") or _ok(whose)


def _of_token(settings: Settings, value: str) -> Finding | None:
    """What there is to say where no mail server is logged in to with a token."""
    if settings.mail_by_token:
        return None
    return _warning("is not used: neither mail address has ;AUTH=XOAUTH2") if value else _ok("is not used")


async def _mail_trusts(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if settings.imap_url and not settings.trusted_servers:
        return _warning("is not set: no mail server vouches for who an answer is from")
    return _ok(", ".join(settings.trusted_servers) or "is not set")


async def _mail_from(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    address = settings.sender[1]
    if "@" not in address:
        return _fault("must hold an address, such as: Sekretariatet <moeder@example.dk>")
    if settings.smtp_url and settings.mail_from == Settings.model_fields["mail_from"].default:
        return _fault("is not set: nobody reads the mailbox of the default")
    return _ok(address)


async def _secret_address(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    """Asks the mail server, and sends nothing: the mailbox is read by the service, which would take it for a letter."""
    address = settings.mail_secret_address.strip()
    if not address:
        return _ok("is not set: calendars answer to the address of MAIL_FROM")
    if fault := secret_address_fault(settings):
        return _fault(fault)
    name, domain = address.rsplit("@", 1)
    tried = f"{name}+{TRIED}@{domain}"
    by_hand = f"try by hand: a mail to {tried} must come into the mailbox of MAIL_FROM, and one from it must get out"
    if not settings.smtp_url or not settings.imap_url:
        return _warning(f"SMTP_URL and IMAP_URL are not both set, so nobody can answer to it; {by_hand}")
    try:
        async with open_tokens(settings, _now) as tokens:
            refused = await smtp.try_address(settings.smtp_url, settings.sender[1], tried, tokens)
    except (NoToken, ValueError, SMTPException, OSError):
        return _warning(f"SMTP_URL has to work before it can be tested; {by_hand}")
    if refused:
        return _fault(
            f"the mail server answers {refused} for {tried}: it does not deliver it, or we may not send as it"
        )
    return _ok(f"the server takes mails for {tried} and from it; {by_hand}")


async def _templates(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    folder = settings.templates
    if folder is None:
        return _ok("the built-in ones")
    return _ok(str(folder)) if folder.is_dir() else _fault(f"{folder} is no folder")


async def _mails_a_minute(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _ok(str(settings.mails_a_minute) if settings.mails_a_minute else "as many as there are")


async def _turns_a_minute(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _ok(str(settings.turns_a_minute) if settings.turns_a_minute else "no limit")


async def _mail_folder(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _ok("is not used" if settings.smtp_url else str(settings.mail_folder))


async def _log(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _ok(settings.log_level.upper())


async def _log_json(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _ok("lines for programs" if settings.log_json else "lines for people")


async def _demo(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return _fault("is what `styrmand demo` sets for itself: unset it") if settings.demo else _ok("is not set")


def _kept(field: str) -> Check:
    """A period that pydantic has bounded already."""

    async def check(settings: Settings, _: aiohttp.ClientSession) -> Finding:
        return _ok(f"{getattr(settings, field)} days")

    return check


CHECKS: Mapping[str, Check] = {
    "database_url": _database,
    "host": _host,
    "port": _port,
    "public_url": _public,
    "secret_key": _secret_key,
    "app_id": _app_id,
    "app_secret": _app_secret,
    "home_tenant": _home_tenant,
    "tenants": _tenants,
    "service_hosts": _hosts,
    "file_hosts": _file_hosts,
    "openid_metadata": _keys,
    "login_authority": _authority,
    "smtp_url": _smtp,
    "imap_url": _imap,
    "mail_tenant": _mail_tenant,
    "mail_app_id": _mail_app_id,
    "mail_app_secret": _mail_app_secret,
    "mail_scope": _mail_scope,
    "mail_trusts": _mail_trusts,
    "mail_from": _mail_from,
    "mail_secret_address": _secret_address,
    "mail_folder": _mail_folder,
    "mails_a_minute": _mails_a_minute,
    "templates": _templates,
    "turns_a_minute": _turns_a_minute,
    "keep_files_days": _kept("keep_files_days"),
    "keep_typed_days": _kept("keep_typed_days"),
    "keep_codes_days": _kept("keep_codes_days"),
    "keep_notices_days": _kept("keep_notices_days"),
    "keep_remarks_days": _kept("keep_remarks_days"),
    "keep_mails_days": _kept("keep_mails_days"),
    "keep_roads_days": _kept("keep_roads_days"),
    "keep_people_days": _kept("keep_people_days"),
    "log_level": _log,
    "log_json": _log_json,
    "demo": _demo,
}
"""Every setting has its place here, in the order they are listed in `Settings`."""
