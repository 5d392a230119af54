"""The web as it is served: a real server in a thread, the demo's cooperation in real books, a clock we own."""

import asyncio
import html
import http.client
import shutil
import sqlite3
import threading
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeVar

from aiohttp import web

import storage
from bot.clock import Beat
from bot.crowd import Crowd
from bot.days_off import closed
from bot.demo import committees, people
from bot.desk import Desk
from bot.links import SignedLinks
from bot.metrics import Metrics
from bot.papers import Press
from bot.teams.answering import Answer as DoorAnswer
from bot.web.answer_page import AnswerPage
from bot.web.calendars import Calendars
from bot.web.downloads import Downloads
from bot.web.health import Health
from bot.web.messages import Messages
from bot.web.secretariat.address import routes as secretariat_routes
from bot.web.secretariat.keys import Cookies
from bot.web.secretariat.room import Room
from bot.web.site import site
from documents.letter import Mailbox as Sender
from meetings.attendance import Line
from meetings.model import Meeting, MeetingId, MeetingKind, Mode, Person, Session, Source
from meetings.office import Actor, MeetingPlan, Newcomer, Office
from storage import Store
from tests.demo.books import NOW
from tests.parts.teams import Watch

T = TypeVar("T")
OPERATOR = Actor(None, Source.SECRETARIAT)
ORGANIZER = "moeder@kulturregion.example.dk"
GROUP = committees.STEERING_GROUP.id
SPRING = (Session(1, date(2027, 4, 20), time(9, 30), time(11, 30)),)
TWO_DAYS = (
    Session(1, date(2027, 4, 20), time(10, 0), time(17, 0)),
    Session(2, date(2027, 4, 21), time(9, 0), time(15, 0)),
)


@dataclass(frozen=True)
class Page:
    """An answer as a browser gets it."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def main(self) -> list[str]:
        """What a person reads in the main part, a line for each paragraph, label or cell; plain spaces."""
        return _read(self.text, "main")

    @property
    def fields(self) -> dict[str, str]:
        """What the form would send if nothing were touched; an unchosen answer is left out."""
        return _fields(self.text)

    @property
    def choices(self) -> dict[str, str]:
        """The radio buttons' words by their values."""
        reader = _Reader("main")
        reader.feed(self.text)
        return reader.choices

    def wrong(self, field: str) -> str:
        """The message that a field is described by."""
        return _by_id(self.text, f"{field}-fejl")


@dataclass
class Ticker:
    """Stands for the clockwork: says what it is told to say."""

    told: dict[str, Beat] = field(default_factory=lambda: {"pump": Beat(timedelta(seconds=2), late=False)})

    def beats(self) -> Mapping[str, Beat]:
        return self.told


@dataclass
class Mailbox:
    """Stands for the mailbox of answers: as well as it is told to be."""

    failures: int = 0
    why: str = "TimeoutError"
    ago: timedelta | None = timedelta(seconds=5)


class NoDoor:
    """The messages endpoint is another room's."""

    async def receive(self, _body: bytes, _authorization: str | None) -> DoorAnswer:
        return DoorAnswer(401)


@dataclass
class House:
    port: int
    desk: Desk
    links: SignedLinks
    clock: Watch
    ticker: Ticker
    metrics: Metrics
    file: Path
    knocks: list[datetime]
    mailbox: Mailbox

    # asking it

    def get(self, path: str, **headers: str) -> Page:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, form: Mapping[str, str], **headers: str) -> Page:
        body = urllib.parse.urlencode(form).encode()
        return self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"} | headers)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = {}) -> Page:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as line:
            line.request(
                method, path, body, {name.replace("_", "-"): value for name, value in headers.items()}
            )
            answer = line.getresponse()
            return Page(answer.status, dict(answer.getheaders()), answer.read())

    def answer(self, path: str, **form: str) -> Page:
        """Sends the form and goes where the answer leads, as a browser does."""
        taken = self.post(path, form)
        return self.get(taken.headers["Location"]) if taken.status == 303 else taken

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    # its books

    def act(self, verb: Callable[[Office], T]) -> T:
        return self.desk.write_now(verb)

    def person(self, name: str) -> Person:
        address = next((one.email for one in people.EVERYBODY if one.name == name), name)
        found = self.desk.read_now(lambda office: office.records.person_with_email(address))
        assert found is not None, name
        return found

    @property
    def coming(self) -> Meeting:
        """The demo's next meeting, which is convened."""
        held = self.desk.read_now(lambda office: office.records.meetings_of_committee(GROUP))
        return next(one for one in held if one.state == "convened" and one.starts_at > NOW)

    def convene(
        self,
        days: tuple[Session, ...] = SPRING,
        kind: MeetingKind = MeetingKind.ORDINARY,
        mode: Mode = Mode.ONLINE,
        **more: str,
    ) -> Meeting:
        place = {"place": "" if mode is Mode.ONLINE else "Regionshuset Viborg, A1"}
        plan = MeetingPlan(GROUP, "Forårets møde", kind, mode, days, **{**place, **more})
        return self.act(lambda office: office.convene(office.create(plan, OPERATOR).id, OPERATOR))

    def enrol(self, name: str, organisation: str) -> Person:
        email = next(
            (one.email for one in people.EVERYBODY if one.name == name), f"{name[:3].lower()}@x.example.dk"
        )
        newcomer = Newcomer(name, email, "Kulturkonsulent", organisation)
        return self.act(lambda office: office.enrol(GROUP, newcomer, OPERATOR).person)

    def path(self, name: str, meeting: Meeting | None = None) -> str:
        """Where this person's mail link leads."""
        link = self.links.answer((meeting or self.coming).id, self.person(name).id)
        return urllib.parse.urlsplit(link).path

    def list_path(self, name: str, form: str, meeting: MeetingId | None = None) -> str:
        link = self.links.attendance_list(meeting or self.coming.id, self.person(name).id, form)
        return urllib.parse.urlsplit(link).path

    def feed_path(self, name: str) -> str:
        """Where a new calendar link of this person leads; the one before ends."""
        made, person = self.links.new_feed(), self.person(name).id
        self.act(lambda office: office.open_calendar(person, made.digest, Actor(person, Source.TEAMS)))
        return urllib.parse.urlsplit(made.address).path

    def plan_path(self, name: str) -> str:
        return urllib.parse.urlsplit(self.links.year_plan(GROUP, self.person(name).id)).path

    def line(self, name: str, meeting: Meeting | None = None) -> Line:
        id = (meeting or self.coming).id
        found = self.desk.read_now(lambda office: office.roll_call(id)).line(self.person(name).id)
        assert found is not None, name
        return found

    def said(self, name: str, meeting: Meeting | None = None) -> list[tuple[str, str, str]]:
        """What the books hold of a person: answer, remark and who comes instead, by day."""
        line = self.line(name, meeting)
        instead = {one.session: one.substitute.name for one in line.substitutions}
        return [(one.kind.value, one.remark, instead.get(one.session, "")) for one in line.answers]

    def everything(self) -> list[str]:
        """Every row of every table."""
        with closing(sqlite3.connect(self.file)) as books:
            return list(books.iterdump())


@contextmanager
def house(loaded: Path, folder: Path) -> Iterator[House]:
    file = folder / "books.db"
    shutil.copyfile(loaded, file)
    clock, ticker, metrics, knocks = Watch(NOW), Ticker(), Metrics(), list[datetime]()
    mailbox = Mailbox()
    url = f"sqlite:///{file}"
    with Store.open(url) as store:
        desk = Desk(store, clock, closed, "styrmand.example.dk")
        links = SignedLinks(
            "https://moeder.example.dk", ["a key for tests that is long enough to sign"], clock
        )
        application = site(
            Messages(NoDoor(), metrics),
            Health(desk, ticker, metrics, partial(storage.state_of, url), mailbox),
            AnswerPage(desk, links, lambda: knocks.append(clock())),
            Downloads(desk, links),
            [
                web.get("/fejl", _break),
                *Calendars(desk, links, Sender("Fællessekretariatet", ORGANIZER)).routes(),
                *secretariat_routes(
                    Room(desk, Cookies(encrypted=links.encrypted), lambda: knocks.append(clock())),
                    links,
                    Press(),
                ),
            ],
            Crowd(400, clock),
        )
        with served(application) as port:
            yield House(port, desk, links, clock, ticker, metrics, file, knocks, mailbox)


async def _break(_: web.Request) -> web.Response:
    raise ValueError("Hans Vinther <hans.vinther@favrskov.example.dk> kan ikke")


@contextmanager
def served(application: web.Application) -> Iterator[int]:
    """The application on a free port of this machine, in a thread with a loop of its own."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)

    async def begin() -> int:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port: int = runner.addresses[0][1]
        return port

    thread = threading.Thread(target=loop.run_forever, name="web", daemon=True)
    thread.start()
    try:
        yield asyncio.run_coroutine_threadsafe(begin(), loop).result(10)
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


# Reading a page as a person does

_LINES = {
    "p",
    "h1",
    "h2",
    "dt",
    "dd",
    "label",
    "legend",
    "li",
    "option",
    "button",
    "blockquote",
    "figcaption",
    "summary",
}
_VOID = {"input", "meta", "link", "br"}


class _Reader(HTMLParser):
    def __init__(self, within: str) -> None:
        super().__init__()
        self.within = within
        self.depth = 0
        self.lines: list[str] = []
        self.choices: dict[str, str] = {}
        self._value = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == self.within or self.depth:
            self.depth += tag not in _VOID
        if tag in _LINES or given.get("class") == "line":
            self.lines.append("")
        if tag == "input" and given.get("type") == "radio":
            self._value = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if self.depth:
            self.depth -= 1
        if tag == "label":
            self._value = ""
        if tag in _LINES:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.depth:
            return
        if self._value and data.strip():
            self.choices[self._value] = _plain(data)
        self.lines[-1:] = [f"{self.lines[-1] if self.lines else ''}{data}"]


def _read(text: str, within: str) -> list[str]:
    reader = _Reader(within)
    reader.feed(text)
    return [line for line in map(_plain, reader.lines) if line]


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def _by_id(text: str, id: str) -> str:
    _, _, rest = text.partition(f'id="{id}">')
    return _plain(html.unescape(rest.partition("<")[0]))


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "input" if given["type"] == "radio":
                if "checked" in given:
                    self.fields[given["name"]] = given["value"]
            case "input":
                self.fields[given["name"]] = given["value"]
            case "select" | "textarea":
                self._in = given["name"]
                self.fields[self._in] = ""
            case "option" if "selected" in given:
                self.fields[self._in] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag in {"select", "textarea"}:
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "bemaerkning":
            self.fields[self._in] += data


def _fields(text: str) -> dict[str, str]:
    form = _Form()
    form.feed(text)
    return form.fields
