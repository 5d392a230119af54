"""What the bot needs of Teams and Entra."""

import aiohttp

from bot.checks import logins, network
from bot.checks.findings import Finding
from bot.offices import system_clock
from bot.settings import GUID, MICROSOFT_LOGIN, MICROSOFT_METADATA, Settings, over_tls
from bot.teams.credentials import AppLogin
from bot.teams.files import KEPT_AT
from bot.teams.hosts import ServiceHosts
from bot.teams.keys import SigningKeys


async def app_id(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return logins.guid(
        settings.app_id, "is not set: nothing that Microsoft signs could be known as meant for the bot"
    )


async def home_tenant(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return logins.guid(settings.home_tenant, "is not set: the bot could not log in")


async def app_secret(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """Each secret by itself: with two, the old one may have run out without anybody noticing."""
    if not settings.app_secrets:
        return Finding.fault("is not set: the bot could not log in")
    if not (settings.app_id and settings.home_tenant):
        return Finding.fault("cannot be tested before app id and home tenant are set")
    login = AppLogin(settings.app_id, settings.home_tenant, settings.login_authority, settings.app_secrets)
    return await logins.each_secret(login, session)


async def tenants(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    listed = settings.tenant_ids
    if not listed:
        return Finding.fault("is not set: nobody could use the bot")
    if odd := sorted(one for one in listed if not GUID.fullmatch(one)):
        return Finding.fault(f"not a tenant id: {', '.join(odd)}")
    if settings.home_tenant and settings.home_tenant.casefold() not in {one.casefold() for one in listed}:
        return Finding.warning("the home tenant is not among them: nobody of it can use the bot")
    return Finding.ok(f"{len(listed)} may use the bot")


async def service_hosts(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    try:
        hosts = ServiceHosts.listed(settings.extra_hosts)
    except ValueError as fault:
        return Finding.fault(str(fault))
    if hosts.loopback:
        return Finding.warning("a local address is listed: for tests, and not for service")
    more = f" and {', '.join(settings.extra_hosts)}" if settings.extra_hosts else ""
    return Finding.ok(f"Microsoft's own{more}")


async def file_hosts(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    try:
        hosts = ServiceHosts.listed(settings.extra_file_hosts, KEPT_AT)
    except ValueError as fault:
        return Finding.fault(str(fault))
    if hosts.loopback:
        return Finding.warning("a local address is listed: for tests, and not for service")
    return Finding.ok(", ".join((*KEPT_AT, *settings.extra_file_hosts)))


async def keys(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    try:
        found = await SigningKeys(session, settings.openid_metadata, system_clock).published()
    except network.FAULTS as fault:
        return Finding.fault(f"the signing keys cannot be read: {network.words(fault)}")
    whose = "Microsoft's" if settings.openid_metadata == MICROSOFT_METADATA else "not the public cloud's"
    return Finding.ok(f"{len(found)} signing keys, {whose}")


async def authority(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if not over_tls(settings.login_authority):
        return Finding.fault("must begin with https://: the secret could be read on the way")
    if not settings.login_authority.startswith("https://"):
        return Finding.warning("is not https: the secret can be read on the way")
    return Finding.ok(
        "Microsoft's" if settings.login_authority == MICROSOFT_LOGIN else "not the public cloud's"
    )
