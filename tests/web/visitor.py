"""Somebody inside the secretariat's pages, without a browser: keeps the cookie, fills in the forms that are there."""

import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Protocol

from bot.links import SignedLinks
from meetings.model import MeetingId, Person
from tests.web.house import House, Page

FORM = "application/x-www-form-urlencoded"


class Home(Protocol):
    """Whatever serves the pages."""

    @property
    def links(self) -> SignedLinks: ...

    def person(self, name: str, /) -> Person: ...

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = ...
    ) -> Page: ...


@dataclass
class Visitor:
    """`enter` goes in by a new link from the chat; what is asked afterwards carries the cookie that was given."""

    home: Home
    name: str
    cookie: str = ""
    set_cookies: list[str] = field(default_factory=list)

    def ticket(self, meeting: MeetingId | None = None, room: str = "") -> str:
        link = self.home.links.pages(self.home.person(self.name).id, meeting, room)
        return urllib.parse.urlsplit(link).path

    def enter(self, ticket: str = "") -> Page:
        return self.post(ticket or self.ticket(), {})

    def get(self, path: str, **headers: str) -> Page:
        return self._kept(self.home.ask("GET", path, headers=self._own(headers)))

    def post(self, path: str, form: dict[str, str], **headers: str) -> Page:
        body = urllib.parse.urlencode(form).encode()
        return self._kept(self.home.ask("POST", path, body, {"Content-Type": FORM} | self._own(headers)))

    def send(self, page: str, action: str = "", /, **typed: str) -> Page:
        """Fills in the form of a page that leads to `action` (the page itself) and goes where the answer leads."""
        shown = self.get(page)
        form = form_of(shown.text, action or urllib.parse.urlsplit(page).path)
        answer = self.post(action or urllib.parse.urlsplit(page).path, form | typed)
        return self.get(answer.headers["Location"]) if answer.status == 303 else answer

    def _own(self, headers: dict[str, str]) -> dict[str, str]:
        return headers | ({"Cookie": self.cookie} if self.cookie else {})

    def _kept(self, page: Page) -> Page:
        if given := page.headers.get("Set-Cookie"):
            self.set_cookies.append(given)
            self.cookie = given.partition(";")[0]
        return page


def inside(home: House, name: str) -> Visitor:
    visitor = Visitor(home, name)
    assert visitor.enter().status == 303
    return visitor


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self.forms.append((given.get("action", ""), {}))
            case "input" if given.get("type") in {"radio", "checkbox"}:
                if "checked" in given:
                    self.forms[-1][1][given["name"]] = given.get("value", "on")
            case "input":
                self.forms[-1][1][given["name"]] = given.get("value", "")
            case "select" | "textarea":
                self._in = given["name"]
                self.forms[-1][1].setdefault(self._in, "")
            case "option" if "selected" in given:
                self.forms[-1][1][self._in] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag in {"select", "textarea"}:
            self._in = ""

    def handle_data(self, data: str) -> None:
        if (
            self._in
            and re.search(r"\S", data)
            and self.get_starttag_text()
            and "textarea" in str(self.get_starttag_text())
        ):
            self.forms[-1][1][self._in] += data


def form_of(text: str, action: str) -> dict[str, str]:
    """What the form that leads to `action` would send if nothing were touched."""
    reader = _Forms()
    reader.feed(text)
    found = [fields for where, fields in reader.forms if where == action]
    assert found, (action, [where for where, _ in reader.forms])
    return found[0]
