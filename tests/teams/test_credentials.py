"""The bot's own token: one at a time, renewed in time, its secret never shown."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.bearer import NoToken
from bot.teams.credentials import AppCredentials, AppLogin
from bot.teams.wire import open_session
from tests.parts.teams import APP_ID, Login, Watch, in_the_loop


@dataclass
class Counter:
    credentials: AppCredentials
    login: Login
    watch: Watch


@asynccontextmanager
async def counter(*secrets: str) -> AsyncIterator[Counter]:
    watch = Watch()
    async with Login() as login, open_session() as session:
        app = AppLogin(APP_ID, "home tenant", f"{login.url}/", secrets or ("open sesame",))
        credentials = AppCredentials(session, app, watch)
        yield Counter(credentials, login, watch)
        await credentials.close()


@in_the_loop
async def test_a_token_is_asked_for_in_the_home_tenant_and_kept():
    async with counter() as at:
        assert [await at.credentials.token() for _ in range(3)] == ["token-1"] * 3
        form = {
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": "open sesame",
            "scope": "https://api.botframework.com/.default",
        }
        assert at.login.asked == [("home tenant", form)]


@in_the_loop
async def test_a_hundred_callers_share_one_request():
    async with counter() as at:
        at.login.delay = 0.02
        assert await asyncio.gather(*(at.credentials.token() for _ in range(100))) == ["token-1"] * 100
        assert len(at.login.asked) == 1


@in_the_loop
async def test_five_minutes_before_its_end_it_is_renewed_and_nobody_waits():
    async with counter() as at:
        await at.credentials.token()
        at.watch.move(minutes=54, seconds=59)
        assert (await at.credentials.token(), len(at.login.asked)) == ("token-1", 1)
        at.watch.move(seconds=2)
        at.login.delay = 0.02
        assert await at.credentials.token() == "token-1"
        at.watch.move(minutes=5)
        assert await at.credentials.token() == "token-2"
        assert len(at.login.asked) == 2


@in_the_loop
async def test_a_token_that_cannot_be_renewed_is_used_to_its_end():
    async with counter() as at:
        await at.credentials.token()
        at.login.accepts.clear()
        at.watch.move(minutes=56)
        assert await at.credentials.token() == "token-1"
        at.watch.move(minutes=4)
        with pytest.raises(NoToken, match="invalid_client"):
            await at.credentials.token()


@in_the_loop
async def test_a_forgotten_token_is_replaced_unless_it_already_was():
    async with counter() as at:
        old = await at.credentials.token()
        at.credentials.forget(old)
        new = await at.credentials.token()
        at.credentials.forget(old)
        assert (old, new, await at.credentials.token()) == ("token-1", "token-2", "token-2")


@in_the_loop
async def test_of_two_secrets_either_may_be_the_valid_one():
    async with counter("the old one", "open sesame") as at:
        assert await at.credentials.token() == "token-1"
        assert [form["client_secret"] for _, form in at.login.asked] == ["the old one", "open sesame"]


@in_the_loop
async def test_a_login_that_keeps_silent_is_not_waited_for_and_has_refused_nobody():
    async with (
        Login() as login,
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.05)) as impatient,
    ):
        login.delay = 5
        credentials = AppCredentials(
            impatient, AppLogin(APP_ID, "home", login.url, ("open sesame",)), Watch()
        )
        with pytest.raises(NoToken) as slow:
            await credentials.token()
    assert (slow.value.reason, slow.value.refused) == ("TimeoutError", False)


@in_the_loop
async def test_a_token_is_asked_for_what_it_is_to_open():
    async with Login() as login, open_session() as session:
        for_mail = AppLogin(APP_ID, "home", login.url, ("open sesame",), "https://mail.example.dk/.default")
        await AppCredentials(session, for_mail, Watch()).token()
        assert [form["scope"] for _, form in login.asked] == ["https://mail.example.dk/.default"]


@in_the_loop
async def test_neither_secret_nor_token_shows_in_logs_and_representations():
    async with counter("canary-secret") as at:
        with capture_logs() as logs, pytest.raises(NoToken) as refusal:
            await at.credentials.token()
        at.login.accepts.add("canary-secret")
        await at.credentials.token()
        shown = f"{logs}{refusal.value!r}{vars(at.credentials)}"
        assert "canary-secret" not in shown
        assert "token-1" not in shown
        assert logs == [
            {
                "event": "app_token_not_fetched",
                "reason": "invalid_client",
                "scope": "https://api.botframework.com/.default",
                "log_level": "warning",
            }
        ]
