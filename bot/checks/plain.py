"""Settings that can be told and need no trying."""

import aiohttp

from bot.checks.findings import Check, Finding
from bot.settings import Settings


async def templates(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    folder = settings.templates
    if folder is None:
        return Finding.ok("the built-in ones")
    return Finding.ok(str(folder)) if folder.is_dir() else Finding.fault(f"{folder} is no folder")


async def turns_a_minute(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return Finding.ok(str(settings.turns_a_minute) if settings.turns_a_minute else "no limit")


def kept(field: str) -> Check:
    """A period that pydantic has bounded already."""

    async def check(settings: Settings, _: aiohttp.ClientSession) -> Finding:
        return Finding.ok(f"{getattr(settings, field)} days")

    return check


async def log(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return Finding.ok(settings.log_level.upper())


async def log_json(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return Finding.ok("lines for programs" if settings.log_json else "lines for people")


async def demo(settings: Settings, _: aiohttp.ClientSession) -> Finding:
    return (
        Finding.fault("is what `styrmand demo` sets for itself: unset it")
        if settings.demo
        else Finding.ok("is not set")
    )
