"""The database."""

import asyncio

import aiohttp

import storage
from bot.checks.findings import Finding
from bot.offices import open_desk
from bot.settings import Settings


async def database(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    try:
        state = await asyncio.to_thread(storage.state_of, settings.database_url)
    except storage.Unavailable as fault:
        return Finding.fault(f"the database cannot be used: {fault.fault.value.replace('_', ' ')}")
    match state:
        case storage.Current():
            return await asyncio.to_thread(_held, settings)
        case storage.Ahead():
            return Finding.ok(
                "reachable, and its tables are the next version's, which this one can go on with"
            )
        case storage.Newer():
            return Finding.fault("its tables are a newer version's: install that version")
        case storage.Older():
            return Finding.fault("its tables are an older version's: run styrmand db upgrade")
        case storage.Empty():
            return Finding.fault("it has no tables yet: run styrmand db upgrade")


def _held(settings: Settings) -> Finding:
    """Whether people must decide on something first, or the start will hold it."""
    with open_desk(settings) as desk:
        held, fresh = desk.read_now(lambda office: (office.records.held_count(), office.records.restored()))
    if fresh:
        return Finding.warning(
            "reachable, and put back from a backup: at the start, what was due by then is held"
        )
    if held:
        return Finding.warning(
            f"reachable; {held} notices are held since it was restored: see styrmand hold list"
        )
    return Finding.ok("reachable, and its tables are this version's")
