"""Files sent in the chat are fetched from where Teams keeps them, and from nowhere else: over real HTTP."""

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.teams.files import Files, open_files
from dialogs.heard import NotFetched
from tests.parts.teams import FileHost, in_the_loop

LIMIT = 1_000_000
A_WHILE = timedelta(seconds=20)


@asynccontextmanager
async def at_home(patience: timedelta = A_WHILE) -> AsyncIterator[tuple[FileHost, Files]]:
    """A host that is listed, and who fetches from it."""
    async with FileHost() as host, open_files((host.url,), patience) as files:
        yield host, files


@in_the_loop
async def test_a_file_is_fetched_as_it_is_without_any_token():
    async with at_home() as (host, files):
        content = bytes(range(256)) * 1000
        assert await files.fetch(host.put("a%20b.pdf?tempauth=v1.x%2Fy", b""), LIMIT) is NotFetched.GONE
        assert await files.fetch(host.put("budget.pdf", content), LIMIT) == content
        assert {authorization for _, authorization in host.asked} == {None}


@in_the_loop
async def test_the_query_goes_along_untouched_since_it_is_signed():
    async with at_home() as (host, files):
        host.files["/download.aspx"] = b"%PDF-"
        asked = f"{host.url}/download.aspx?UniqueId=%7B1%7D&tempauth=v1.a%2Bb"
        assert await files.fetch(asked, LIMIT) == b"%PDF-"


@in_the_loop
async def test_no_more_is_read_than_is_taken_whatever_the_host_says_of_its_length():
    async with at_home() as (host, files):
        assert await files.fetch(host.put("large.pdf", b"x" * (LIMIT + 1)), LIMIT) is NotFetched.TOO_LARGE
        host.endless.add("/endless.pdf")
        assert await files.fetch(f"{host.url}/endless.pdf", LIMIT) is NotFetched.TOO_LARGE
        assert host.sent < 50 * LIMIT  # what lies in the buffers of the way is sent, and no more


@in_the_loop
async def test_what_would_be_larger_unpacked_is_not_unpacked():
    async with at_home() as (host, files):
        host.headers = {"Content-Encoding": "gzip"}
        place = host.put("bomb.txt", gzip.compress(b"x" * 10 * LIMIT))
        assert await files.fetch(place, LIMIT) is NotFetched.GONE


@in_the_loop
async def test_a_slow_host_is_waited_for_a_while():
    async with at_home(timedelta(milliseconds=200)) as (host, files):
        host.delay = 5
        assert await files.fetch(host.put("late.pdf", b"%PDF-"), LIMIT) is NotFetched.TOO_SLOW


@in_the_loop
async def test_a_redirect_is_followed_at_home_and_to_nobody_else():
    async with at_home() as (host, files), FileHost() as other:
        other.files["/secret"] = b"%PDF-"
        host.put("there.pdf", b"%PDF-")
        host.redirects = {
            "/moved.pdf": "/there.pdf",
            "/away.pdf": f"{other.url}/secret",
            "/round.pdf": "/round.pdf",
            "/odd.pdf": "http://[",
            "/file.pdf": "file:///etc/passwd",
        }
        found = {path: await files.fetch(f"{host.url}{path}", LIMIT) for path in host.redirects}
        assert found == {
            "/moved.pdf": b"%PDF-",
            "/away.pdf": NotFetched.ELSEWHERE,
            "/round.pdf": NotFetched.GONE,
            "/odd.pdf": NotFetched.GONE,
            "/file.pdf": NotFetched.ELSEWHERE,
        }
        assert other.asked == []


ELSEWHERE = (
    *("", "-", "budget.pdf", "//contoso.sharepoint.com/a", "file:///etc/passwd", "data:text/plain,a"),
    "http://contoso.sharepoint.com/a.pdf",
    "https://contoso.sharepoint.com:8443/a.pdf",
    "https://contoso.sharepoint.com.evil.example/a.pdf",
    "https://evil.example/contoso.sharepoint.com",
    "https://evil.example#contoso.sharepoint.com",
    "https://evilsharepoint.com/a.pdf",
    "https://sharepoint.com/a.pdf",
    "https://contoso.sharepoint.com@evil.example/a.pdf",
    "https://evil.example\\@contoso.sharepoint.com/a.pdf",
    "https://user:word@contoso.sharepoint.com/a.pdf",
    "https://contoso.sharepoint.com./a.pdf",
    "https://contoso.sharepoint.com%2eevil.example/a.pdf",
    "https://contoso.sharepoint.com\n/a.pdf",
    "https://cöntoso.sharepoint.com.evil.example/a.pdf",
    "https://127.0.0.1/a.pdf",
    "https://[::1]/a.pdf",
    "https://[::ffff:127.0.0.1]/a.pdf",
    "https://2130706433/a.pdf",
    "https://169.254.169.254/latest/meta-data/",
    "http://metadata.google.internal/",
    "https://localhost/a.pdf",
    "http://localhost:1/a.pdf",
    "http://127.0.0.1:1/a.pdf",
    "https://smba.trafficmanager.net/emea/v3/attachments/0/views/original",
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_lies_elsewhere_is_not_asked_for(address: str):
    @in_the_loop
    async def asked() -> None:
        async with at_home() as (host, files):
            assert await files.fetch(address, LIMIT) in {NotFetched.ELSEWHERE, NotFetched.GONE}
            assert host.asked == []
            if "sharepoint" not in address:
                assert files._trusted(address or "x") is None

    asked()


@pytest.mark.parametrize(
    "address",
    [
        "https://contoso.sharepoint.com/a.pdf",
        "https://contoso-my.sharepoint.com/personal/m%C3%A6/_layouts/15/download.aspx?UniqueId=1&tempauth=v1.a",
        "https://contoso-my.sharepoint.com:443/personal/mæ/a.pdf",
        "https://Contoso-my.SharePoint.com/a.pdf",
    ],
)
def test_where_teams_keeps_files_is_trusted(address: str):
    @in_the_loop
    async def asked() -> None:
        async with open_files() as files:
            assert files._trusted(address) is not None

    asked()
