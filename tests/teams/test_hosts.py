"""Whom the bot shows its token to."""

import pytest
from aiohttp import web

from bot.teams.arrivals import Place, Scope
from bot.teams.hosts import ServiceHosts
from bot.teams.letters import Letter
from bot.teams.outcomes import Failed
from tests.parts.teams import BOT, Canned, LocalServer, in_the_loop
from tests.teams.stage import stage

TRUSTED = [
    "https://smba.trafficmanager.net/emea/",
    "https://smba.trafficmanager.net/emea",
    "https://smba.trafficmanager.net",
    "https://smba.trafficmanager.net:443/emea/11111111-2222-3333-4444-555555555555/",
    "https://webchat.botframework.com/",
    "https://smba.infra.gcc.teams.microsoft.com/gcc/",
    "https://smba.infra.gov.teams.microsoft.us/gov/",
    "https://smba.infra.dod.teams.microsoft.us/",
    "https://smba.example.dk/",
    "https://a.b.cloud.example.dk/x",
    "http://127.0.0.1:9000/emea/",
    "http://localhost:9001",
]

# 9999 becomes the trap's port, 9000 the listed connector's.
UNTRUSTED = [
    "",
    "smba.trafficmanager.net",
    "//smba.trafficmanager.net/",
    "http://smba.trafficmanager.net/",
    "HTTPS://smba.trafficmanager.net/",
    "https://SMBA.TRAFFICMANAGER.NET/",
    "ftp://smba.trafficmanager.net/",
    "javascript:https://smba.trafficmanager.net/",
    "https://smba.trafficmanager.net:444/",
    "https://smba.trafficmanager.net:80/",
    "https://smba.trafficmanager.net:0443/",
    "https://smba.trafficmanager.net./emea/",
    "https://smba.trafficmanager.net.evil.example/",
    "https://evil.example/smba.trafficmanager.net/",
    "https://evil-smba.trafficmanager.net/",
    "https://evil.smba.trafficmanager.net/",
    "https://trafficmanager.net/",
    "https://xsmba.trafficmanager.net/",
    "https://botframework.com/",
    "https://evilbotframework.com/",
    "https://a.botframework.com.evil.example/",
    "https://.botframework.com/",
    "https://a..botframework.com/",
    "https://smba.trafficmanager.net@127.0.0.1:9999/",
    "https://user:pass@smba.trafficmanager.net/",
    "http://smba.trafficmanager.net@127.0.0.1:9999/",
    "http://127.0.0.1:9000@127.0.0.1:9999/",
    "https://smba.trafficmanager.net\\@127.0.0.1:9999/",
    "https://smba.trafficmanager.net%2f@127.0.0.1:9999/",
    "https://127.0.0.1:9999#smba.trafficmanager.net/",
    "https://127.0.0.1:9999?smba.trafficmanager.net/",
    "https://smba.trafficmanager.net/?to=http://127.0.0.1:9999/",
    "https://smba.trafficmanager.net/#x",
    "https://smba.trafficmanager.net/../../admin/",
    "https://smba.trafficmanager.net/a/./b",
    "https://smba.trafficmanager.net//127.0.0.1:9999/",
    "https://smba.trafficmanager.net/%2e%2e/",
    " https://smba.trafficmanager.net/",
    "https://smba.trafficmanager.net/\r\nHost: 127.0.0.1:9999",
    "https://smba.trafficmanager.net/\n",
    "https://ѕmba.trafficmanager.net/",
    "https://smba。trafficmanager。net/",
    "https://smba.tra\u00adfficmanager.net/",
    "http://127.0.0.1:9999/emea/",
    "http://127.0.0.1/",
    "https://127.0.0.1:9000/",
    "http://127.1:9999/",
    "http://2130706433:9999/",
    "http://0x7f000001:9999/",
    "http://0:9999/",
    "http://[::1]:9999/",
    "http://[::ffff:127.0.0.1]:9999/",
    "https://[::ffff:127.0.0.1]/",
    "http://localhost:9999/",
    "http://localhost.:9000/",
    "http://127.0.0.1:9000.evil.example/",
    "http://127.0.0.1:90000/",
]


@pytest.mark.parametrize("url", TRUSTED)
def test_microsofts_and_the_listed_service_urls_are_trusted(url):
    hosts = ServiceHosts.listed(
        ["smba.example.dk", "*.cloud.example.dk", "http://127.0.0.1:9000", "localhost:9001"]
    )
    assert hosts.trusts(url)


@pytest.mark.parametrize("url", UNTRUSTED)
def test_no_other_service_url_is_trusted(url):
    assert not ServiceHosts.listed(["http://127.0.0.1:9000"]).trusts(url)


NO_HOSTS = ("", "*", "*.", "*.net.*", "example", "sm ba.dk", "SMBA.example.dk", "blåbær.dk")
NO_BARE_HOSTS = ("https://smba.example.dk", "smba.example.dk/", "smba.example.dk:443", "http://127.0.0.1")
ADDRESSES = ("http://10.0.0.1:80", "10.0.0.1", "[::1]:80", "0x7f.0x1")


@pytest.mark.parametrize("entry", [*NO_HOSTS, *NO_BARE_HOSTS, *ADDRESSES])
def test_an_entry_that_is_no_host_is_refused_at_the_start(entry):
    with pytest.raises(ValueError, match="not a host name"):
        ServiceHosts.listed([entry])


class Trap(LocalServer):
    """Listens where nobody should ever call."""

    def __init__(self) -> None:
        self.seen: list[str | None] = []

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", "/{anything:.*}", self._caught)]

    async def _caught(self, request: web.Request) -> web.Response:
        self.seen.append(request.headers.get("Authorization"))
        return web.json_response({"id": "caught"}, status=201)


@in_the_loop
async def test_no_token_ever_reaches_a_stored_or_told_address_that_is_not_listed():
    async with Trap() as trap, stage() as on:
        for url in (
            each.replace("9999", str(trap.port)).replace("9000", str(on.connector.port)) for each in UNTRUSTED
        ):
            place = Place("a:1", Scope.PERSONAL, url, BOT)
            assert await on.door.connector.post(place, Letter("x")) == Failed("UntrustedServiceUrl")
            assert await on.door.connector.update(place, "a", Letter("x")) == Failed("UntrustedServiceUrl")
            told = on.teams.message("hej", serviceUrl=url)
            assert await on.teams.send(told, f"Bearer {on.teams.token(serviceurl=url)}") == (401, None)
        assert (trap.seen, on.connector.calls, on.login.asked, on.turns.arrivals) == ([], [], [], [])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@in_the_loop
async def test_a_redirect_is_not_followed(status):
    async with Trap() as trap, stage() as on:
        on.connector.will_answer(Canned(status, headers={"Location": f"{trap.url}/v3/conversations"}))
        place = Place("a:1", Scope.PERSONAL, on.connector.service_url, BOT)
        assert await on.door.connector.post(place, Letter("x")) == Failed(f"HTTP {status}")
        assert trap.seen == []


@in_the_loop
async def test_a_conversation_id_cannot_walk_out_of_its_path():
    async with stage() as on:
        place = Place("../../evil?x=#/ø", Scope.PERSONAL, on.connector.service_url, BOT)
        await on.door.connector.update(place, "a/b", Letter("x"))
        assert [(call.method, call.path) for call in on.connector.calls] == [
            ("PUT", "/v3/conversations/..%2F..%2Fevil%3Fx%3D%23%2F%C3%B8/activities/a%2Fb")
        ]
