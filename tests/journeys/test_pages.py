"""From a word in the chat into the secretariat's pages, over the demo's real doors: loopback, so the cookie is plain."""

import http.cookiejar
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.parts.service import running_demo
from tests.parts.waiting import wait_until


def test_the_word_sider_opens_the_pages_once(tmp_path: Path):
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with running_demo(tmp_path) as demo:

        def state(person: str = "") -> dict:
            with browser.open(f"{demo.url}/demo/state?person={person}") as answer:
                return json.load(answer)

        karen = next(one["id"] for one in state()["people"] if one["name"] == "Karen Lund")
        said = urllib.request.Request(
            f"{demo.url}/demo/people/{karen}/say",
            json.dumps({"text": "sider"}).encode(),
            {"Content-Type": "application/json"},
        )
        browser.open(said).close()
        link = wait_until(
            lambda: re.search(rf"{demo.url}/sekretariat/ind/[\w.\-]+", json.dumps(state(karen))),
            20,
            "a link in the chat",
        )[0]
        with browser.open(link) as door:
            assert "Åbn sekretariatets sider" in door.read().decode()
        with browser.open(link, b"") as front:
            assert urllib.parse.urlsplit(front.url).path == "/sekretariat/"
            assert "<h1>Møder</h1>" in front.read().decode()
        (cookie,) = jar
        assert (cookie.name, cookie.secure, cookie.has_nonstandard_attr("HttpOnly")) == (
            "styrmand",
            False,
            True,
        )
        another = urllib.request.build_opener(urllib.request.HTTPErrorProcessor())
        with pytest.raises(urllib.error.HTTPError) as spent:
            another.open(link, b"")
        assert (spent.value.code, "Linket er brugt" in spent.value.read().decode()) == (410, True)
