"""Microsoft's signing keys: rolled over, withdrawn, slow to come and not to be had."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest
from aiohttp import web

from bot.teams.keys import SigningKeys, _as_safe
from bot.teams.wire import open_session
from tests.parts.teams import KeyServer, LocalServer, Signer, Watch, in_the_loop
from tests.teams.stage import stage

OLD, NEW, NEWER = Signer("key-1"), Signer("key-2"), Signer("key-3")


@dataclass
class Cabinet:
    server: KeyServer
    watch: Watch
    keys: SigningKeys

    async def knows(self, *signers: Signer) -> list[bool]:
        return [await self.keys.find(signer.kid) is not None for signer in signers]


@asynccontextmanager
async def cabinet() -> AsyncIterator[Cabinet]:
    watch = Watch()
    async with KeyServer(OLD) as server, open_session() as session:
        keys = SigningKeys(session, server.metadata, watch)
        yield Cabinet(server, watch, keys)
        await keys.close()


@in_the_loop
async def test_a_new_key_is_accepted_within_a_second_of_its_publication():
    async with stage() as on:
        assert (await on.teams.send(on.teams.message("x")))[0] == 200
        on.keys.signers = [NEW]
        before = time.monotonic()
        rolled = replace(on.teams, signer=NEW)
        assert (await rolled.send(rolled.message("x")))[0] == 200
        assert time.monotonic() - before < 1


@in_the_loop
async def test_a_withdrawn_key_is_good_for_24_hours_more():
    async with cabinet() as at:
        await at.knows(OLD)
        at.server.signers = [NEW]
        assert await at.knows(NEW, OLD) == [True, True]
        at.watch.move(hours=23, minutes=59)
        assert await at.knows(OLD) == [True]
        at.watch.move(minutes=1)
        assert await at.knows(OLD, NEW) == [False, True]


@in_the_loop
async def test_strangers_make_us_fetch_at_most_once_in_five_minutes():
    async with cabinet() as at:
        await at.knows(OLD)
        for minute in range(10):
            assert not any(await at.knows(*(Signer(f"made-up-{minute}-{n}") for n in range(5))))
            at.watch.move(minutes=1)
        assert at.server.fetches == 1 + 2


@in_the_loop
async def test_after_five_minutes_the_next_new_key_is_found():
    async with cabinet() as at:
        await at.knows(OLD, Signer("made-up"))
        at.server.signers = [OLD, NEWER]
        assert await at.knows(NEWER) == [False]
        at.watch.move(minutes=5)
        assert await at.knows(NEWER) == [True]


@in_the_loop
async def test_a_hundred_callers_share_one_fetch():
    async with cabinet() as at:
        at.server.delay = 0.05
        found = await asyncio.gather(*(at.keys.find(OLD.kid) for _ in range(100)))
        assert (all(found), at.server.fetches) == (True, 1)


@in_the_loop
async def test_one_caller_who_gives_up_leaves_the_fetch_to_the_others():
    async with cabinet() as at:
        at.server.delay = 0.05
        impatient, patient = (
            asyncio.create_task(at.keys.find(OLD.kid)),
            asyncio.create_task(at.keys.find(OLD.kid)),
        )
        await asyncio.sleep(0)
        impatient.cancel()
        assert await patient is not None
        assert at.server.fetches == 1


@in_the_loop
async def test_while_the_key_server_is_down_known_keys_hold_and_afterwards_new_ones_come():
    async with cabinet() as at:
        await at.knows(OLD)
        at.server.broken = True
        at.watch.move(hours=30)
        assert await at.knows(OLD, NEW) == [True, False]
        at.server.broken, at.server.signers = False, [NEW]
        assert await at.knows(NEW) == [False]
        at.watch.move(seconds=10)
        assert await at.knows(NEW, OLD) == [True, True]


@in_the_loop
async def test_a_key_server_that_is_not_there_leaves_the_known_keys():
    async with cabinet() as at:
        await at.knows(OLD)
        await at.server.__aexit__()
        at.watch.move(hours=25)
        assert await at.knows(OLD, NEW) == [True, False]


@in_the_loop
async def test_a_daily_refresh_keeps_nobody_waiting():
    async with cabinet() as at:
        await at.knows(OLD)
        at.watch.move(hours=24)
        at.server.delay = 60
        last = at.keys._fetched
        assert await at.knows(OLD, OLD) == [True, True]
        assert (at.keys._refresh is not None, at.keys._fetched) == (True, last)


async def longest_stall(until: asyncio.Task[object]) -> float:
    """Tick every millisecond and give the longest pause between two ticks."""
    longest, last = 0.0, time.monotonic()
    while not until.done():
        await asyncio.sleep(0.001)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    return longest


@in_the_loop
async def test_a_slow_key_server_stalls_nobody():
    stalls = []
    for _ in range(5):  # the machine may stall by itself; we do not stall five times
        async with stage() as on:
            on.keys.delay = 0.3
            unknown = replace(on.teams, signer=NEW)
            knocking = [
                on.teams.send(on.teams.message("x")),
                *(unknown.send(unknown.message("y")) for _ in range(10)),
            ]
            all_ = asyncio.ensure_future(asyncio.gather(*knocking))
            stalls.append(await longest_stall(all_))
            assert [status for status, _ in await all_] == [200] + [401] * 10
        if stalls[-1] < 0.05:
            break
    assert min(stalls) < 0.05


class OddServer(LocalServer):
    """A key server that answers anything."""

    def __init__(self, metadata: object, keys: object = None) -> None:
        self.metadata, self.keys = metadata, keys

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/metadata", self._metadata),
            web.get("/keys", self._keys),
            web.get("/moved", self._moved),
        ]

    async def _metadata(self, _request: web.Request) -> web.Response:
        told = self.metadata
        if isinstance(told, dict):
            told = {name: str(value).replace("SELF", self.url) for name, value in told.items()}
        return web.json_response(told)

    async def _keys(self, _request: web.Request) -> web.Response:
        return web.json_response(self.keys)

    async def _moved(self, _request: web.Request) -> web.Response:
        raise web.HTTPFound(f"{self.url}/keys")


HERE = {"jwks_uri": "SELF/keys"}


@pytest.mark.parametrize(
    ("metadata", "keys"),
    [
        ([], None),
        ({}, None),
        ({"jwks_uri": "ftp://127.0.0.1/keys"}, None),
        ({"jwks_uri": "SELF/moved"}, {"keys": [OLD.jwk()]}),
        (HERE, []),
        (HERE, {"keys": []}),
        (HERE, {"keys": 7}),
        (HERE, {"keys": [7, {}, {"kid": 7}, {"kid": "key-1"}, {"kid": "key-1", "kty": "EC"}]}),
        (HERE, {"keys": [OLD.jwk() | {"n": 7}]}),
        (HERE, {"keys": [OLD.jwk() | {"n": "AQAB"}]}),
        (HERE, {"keys": [OLD.jwk() | {"use": "enc"}]}),
        (HERE, {"keys": [OLD.jwk() | {"endorsements": "msteams"}]}),
        (HERE, {"keys": "key-1", "padding": "x" * 600_000}),
    ],
)
@in_the_loop
async def test_an_odd_key_server_gives_no_keys_and_no_fault(metadata, keys):
    async with OddServer(metadata, keys) as server, open_session() as session:
        assert await SigningKeys(session, f"{server.url}/metadata", Watch()).find("key-1") is None


def test_keys_announced_over_https_are_not_fetched_in_the_clear():
    assert not _as_safe("http://login.botframework.com/keys", "https://login.botframework.com/metadata")
    assert _as_safe("https://login.botframework.com/keys", "https://login.botframework.com/metadata")


@in_the_loop
async def test_of_odd_and_good_keys_the_good_ones_are_taken():
    keys = {"keys": [None, {"kid": "key-1", "kty": "oct"}, OLD.jwk()]}
    async with OddServer(HERE, keys) as server, open_session() as session:
        assert await SigningKeys(session, f"{server.url}/metadata", Watch()).find("key-1") is not None
