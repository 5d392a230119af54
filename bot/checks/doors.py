"""Where the bot is reached, and the key its links are signed with."""

import aiohttp

from bot.addresses import is_loopback
from bot.checks import network
from bot.checks.findings import Finding
from bot.settings import Settings
from bot.teams.wire import read_object


async def host(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if is_loopback(settings.host):
        return Finding.ok(f"{settings.host}: this machine only, as a proxy before it needs")
    return Finding.warning(f"{settings.host}: other machines can reach it past the proxy, without TLS")


async def port(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    if settings.port == 0:
        return Finding.fault("0 is another port at each start: no proxy would find it")
    return Finding.ok(str(settings.port))


async def public(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    if not settings.public_url:
        return Finding.fault("is not set: links in mails and cards would lead nowhere")
    if not settings.public_url.startswith("https://"):
        return Finding.fault("must begin with https://")
    try:
        async with session.get(f"{settings.base_url}/healthz", raise_for_status=True) as answer:
            found = await read_object(answer)
    except aiohttp.ClientResponseError as fault:
        return Finding.fault(f"/healthz answers {fault.status}: does the proxy lead to the bot?")
    except network.FAULTS as fault:
        return Finding.warning(f"not reached from here ({network.words(fault)}); the bot may be stopped")
    if found != {"status": "ok"}:
        return Finding.fault("/healthz is answered by something else than this bot")
    return Finding.ok("leads to the bot")


async def secret_key(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    match len(settings.secret_keys):
        case 0:
            return Finding.fault("is not set: no link could be signed")
        case 1:
            return Finding.ok("set")
        case more:
            return Finding.ok(f"{more} keys, the last one signs")
