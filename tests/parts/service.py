"""The whole service as it runs, in a thread of its own: real HTTP, real books, a clock that is moved.

The demo, with mails as files; and the service as Microsoft meets it, with keys, login, connector and SMTP round it.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import quote, unquote

import aiohttp
import structlog
from aiohttp import web
from sqlalchemy import create_engine, text

from bot.app import demo_settings, load_demo, open_service
from bot.clock import MovableClock
from bot.demo import cooperation, tenancy
from bot.logs import configure
from bot.offices import open_desk, system_clock
from bot.settings import Settings
from meetings import model as domain
from meetings.office import Office
from tests.dialogs.stage import button, card_lines, seen
from tests.parts.ports import free_port
from tests.parts.teams import (
    APP_ID,
    BOT,
    TENANT,
    Connector,
    FileHost,
    KeyServer,
    Login,
    Person,
    TeamsClient,
    Watch,
)
from tests.parts.waiting import wait_until

T = TypeVar("T")
SECRET = "a secret for tests, and long enough to be taken"


@dataclass(frozen=True, slots=True)
class Running:
    """A running demo; `clock` is the one everything goes by, and may be moved from outside."""

    url: str
    settings: Settings
    clock: MovableClock

    @property
    def mail_folder(self) -> Path:
        return self.settings.mail_folder


@contextmanager
def running_demo(folder: Path, *, began: datetime | None = None, database_url: str = "") -> Iterator[Running]:
    """The demo on a free port; its clock stands at `began` (aware) when given, and runs on from there."""
    port = free_port()
    clock = MovableClock()
    if began is not None:
        clock.move_to(began)
    given = Settings(
        _env_file=None,
        demo=True,
        port=port,
        database_url=database_url or f"sqlite:///{folder}/styrmand.db",
        mail_folder=folder / "mail",
        secret_key=SECRET,
    )
    settings = demo_settings(given)
    load_demo(settings, clock)
    ready, stop = threading.Event(), _Stop()
    thread = threading.Thread(
        target=lambda: asyncio.run(_serve(settings, clock, ready, stop)), name="service"
    )
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    thread.start()
    try:
        assert ready.wait(120), "the service did not start within two minutes"
        yield Running(settings.base_url, settings, clock)
    finally:
        stop()
        thread.join(40)
        structlog.configure(**before)


class _Stop:
    """Ends the service from another thread."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.event: asyncio.Event | None = None

    def __call__(self) -> None:
        if self.loop and self.event:
            self.loop.call_soon_threadsafe(self.event.set)


async def _serve(settings: Settings, clock: MovableClock, ready: threading.Event, stop: _Stop) -> None:
    stop.loop, stop.event = asyncio.get_running_loop(), asyncio.Event()
    async with open_service(settings, clock) as service:
        runner = web.AppRunner(service.application, access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", settings.port).start()
            ready.set()
            await stop.event.wait()
        finally:
            await runner.cleanup()


# The service as it runs for real: not the demo


MONDAY = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
"""10.00 in Copenhagen, on a workday."""

PUBLIC_URL = "https://styrmand.example.dk"
Seen = dict[str, Any]


class House:
    """The whole service behind its front door, with Microsoft round it on loopback; everything is asked from outside.

    Keys, login, connector and client live in a loop of their own, which the service shares. The connector may be slow
    or refuse; `watch` stands still until it is moved; tokens go by the real clock.
    """

    def __init__(
        self,
        database_url: str,
        smtp_url: str,
        folder: Path,
        imap_url: str = "",
        mail_trusts: str = "",
        **more: str,
    ) -> None:
        self.database_url, self.smtp_url, self.folder = database_url, smtp_url, folder
        self.imap_url, self.mail_trusts, self.more = imap_url, mail_trusts, more
        self.watch = Watch(MONDAY)
        self.keys, self.login, self.connector = KeyServer(), Login(), Connector()
        self.files = FileHost()
        self.cards: dict[str, Seen] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="service")
        self._microsoft, self._running = AsyncExitStack(), AsyncExitStack()
        self._up = False
        self._people: dict[str, domain.Person] = {}

    # Its life

    def open(self) -> Self:
        self._thread.start()
        self.run(self._begin())
        self.start()
        self.drain()
        return self

    def start(self) -> None:
        self.run(self._start())
        self._up = True

    def stop(self) -> None:
        """As SIGTERM does it: no more requests, then the post, then the books."""
        self._up = False
        self.run(self._running.aclose())

    def restart(self) -> None:
        """A new process as far as memory goes; books, mailbox and Microsoft stay."""
        self.stop()
        self.start()

    def close(self) -> None:
        try:
            self.stop()
            self.run(self._microsoft.aclose())
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(40)
            self._loop.close()

    def run(self, work: Coroutine[Any, Any, T], seconds: float = 120) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    async def _begin(self) -> None:
        enter = self._microsoft.enter_async_context
        for server in (self.keys, self.login, self.connector, self.files):
            await enter(server)
        session = await enter(
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(total=60)
            )
        )
        self.client = TeamsClient(self.connector.service_url, session=session, now=system_clock)
        with open_desk(self.settings, self.watch) as desk:
            desk.write_now(cooperation.load)

    @property
    def settings(self) -> Settings:
        tenants = {tenancy.tenant(one.id) for one in cooperation.organisations()} | {TENANT}
        return Settings(
            _env_file=None,
            public_url=PUBLIC_URL,
            database_url=self.database_url,
            secret_key=SECRET,
            app_id=APP_ID,
            app_secret="open sesame",
            home_tenant=TENANT,
            tenants=",".join(sorted(tenants)),
            service_hosts=self.connector.url,
            file_hosts=self.files.url,
            openid_metadata=self.keys.metadata,
            login_authority=self.login.url,
            smtp_url=self.smtp_url,
            imap_url=self.imap_url,
            mail_trusts=self.mail_trusts,
            mail_folder=self.folder / "mail",
            turns_a_minute=0,
        ).model_copy(update=self.more)

    async def _start(self) -> None:
        self._running = AsyncExitStack()
        enter = self._running.enter_async_context
        self.service = await enter(open_service(self.settings, self.watch, real_now=system_clock))
        runner = web.AppRunner(self.service.application, access_log=None, shutdown_timeout=2)
        await runner.setup()
        self._running.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        self.client.endpoint = f"{self.url}/api/messages"

    # The books

    def office(self, verb: Callable[[Office], T]) -> T:
        """A verb of the office, behind everybody's back; also while the service is down."""
        if self._up:
            return self.run(self.service.desk.write(verb))
        with open_desk(self.settings, self.watch) as desk:
            return desk.write_now(verb)

    def look(self, verb: Callable[[Office], T]) -> T:
        if self._up:
            return self.run(self.service.desk.read(verb))
        with open_desk(self.settings, self.watch) as desk:
            return desk.read_now(verb)

    def person(self, name: str) -> domain.Person:
        if name not in self._people:
            self._people = {one.name: one for one in self.everybody()}
        return self._people[name]

    def everybody(self) -> list[domain.Person]:
        return self.look(
            lambda office: [
                person
                for organisation in office.records.organisations()
                for person in office.records.people_of(organisation.id)
            ]
        )

    def has_teams(self, *names: str) -> None:
        """The app is there already, and the account linked."""
        people = [self.person(name) for name in names]
        roads = [replace(tenancy.road(one, self.connector.service_url), bot=BOT) for one in people]

        def note(office: Office) -> None:
            for road in roads:
                office.note_road(road)

        self.office(note)

    def written(self) -> dict[str, list[str]]:
        """All that stands in the books where a turn may write, but for who has been heard from."""
        return self.run(asyncio.to_thread(_written, self.database_url))

    # Teams

    def seat(self, name: str) -> Person:
        seat = tenancy.seat(self.person(name))
        return Person(name, seat.user, seat.account.aad_object, seat.account.tenant)

    def send(self, activity: Seen) -> tuple[int, Any]:
        return self.run(self.client.send(activity))

    def send_together(self, activities: Iterable[Seen]) -> list[tuple[int, Any]]:
        """All on the wire before any is answered, as far as one client can."""

        async def burst() -> list[tuple[int, Any]]:
            return await asyncio.gather(*(self.client.send(one) for one in activities))

        return self.run(burst())

    def told(self, conversation: str) -> list[Seen]:
        """What was posted to a conversation, as the message bodies, the oldest first."""
        path = f"/v3/conversations/{quote(conversation, safe='')}/activities"
        return [
            call.body
            for call in list(self.connector.calls)
            if unquote(call.path).startswith(unquote(path)) and call.body and call.body["type"] == "message"
        ]

    def chat(self, who: str | Person) -> list[Seen]:
        by = self.seat(who) if isinstance(who, str) else who
        return self.told(f"a:{by.user[3:]}")

    def says(self, who: str | Person, text: str, **fields: Any) -> list[str]:
        """What is answered to a message, as lines; the card is the person's last."""
        by = self.seat(who) if isinstance(who, str) else who
        before = len(self.chat(by))
        status, _ = self.send(self.client.message(text, by, **fields))
        assert status == 200, status
        return self._read(by, self.chat(by)[before:])

    def taps(self, who: str | Person, title: str, card: Seen | None = None, /, **typed: str) -> list[str]:
        """Presses a button of the person's last card, or of `card`; a card in the answer takes its place."""
        by = self.seat(who) if isinstance(who, str) else who
        action, fields = button(card or self.cards[by.user], title)
        data = dict(action["data"])
        filled = {} if action.get("associatedInputs") == "none" else {**fields, **typed}
        if action["type"] == "Action.Execute":
            return self.executes(by, action["verb"], {**data, **filled})
        if data.pop("msteams", None):
            return self.opens(by, data)
        before = len(self.chat(by))
        status, body = self.send(self.client.task_submit({**data, **filled}, by))
        assert status == 200, status
        # A form that was taken closes its window, and its receipt stands in the chat.
        return self._in_window(by, body) if body else self._read(by, self.chat(by)[before:])

    def executes(self, who: str | Person, verb: str, data: Seen) -> list[str]:
        by = self.seat(who) if isinstance(who, str) else who
        status, body = self.send(self.client.execute(verb, data, by))
        assert (status, body["statusCode"]) == (200, 200), (status, body)
        if body["type"].endswith("card.adaptive"):
            return self._shown(by, body["value"])
        return [seen(body["value"])]

    def submits(self, who: str | Person, title: str, card: Seen | None = None, /, **typed: str) -> list[str]:
        """The same button where the client knows no Action.Execute: its fallback, as a message without text."""
        by = self.seat(who) if isinstance(who, str) else who
        action, fields = button(card or self.cards[by.user], title)
        fallback = action["fallback"]
        assert fallback["type"] == "Action.Submit", fallback
        filled = {} if fallback.get("associatedInputs") == "none" else {**fields, **typed}
        before = len(self.chat(by))
        status, _ = self.send(self.client.submit({**fallback["data"], **filled}, by=by))
        assert status == 200, status
        return self._read(by, self.chat(by)[before:])

    def opens(self, who: str | Person, data: Seen) -> list[str]:
        """A form window, by task/fetch."""
        by = self.seat(who) if isinstance(who, str) else who
        status, body = self.send(self.client.task_fetch(data, by))
        assert status == 200, status
        return self._in_window(by, body)

    def card_about(self, who: str, text: str, which: int = -1) -> Seen:
        """The latest card in somebody's chat that says so, waited for; it is that person's last."""
        by = self.seat(who)

        def found() -> Seen | None:
            cards = [card for one in self.chat(by) if (card := _card(one))]
            fitting = [one for one in cards if text in "\n".join(card_lines(one))]
            return fitting[which] if fitting else None

        self.cards[by.user] = wait_until(found, 10, lambda: f"a card says {text!r}")
        return self.cards[by.user]

    def _read(self, by: Person, bodies: list[Seen]) -> list[str]:
        lines: list[str] = []
        for body in bodies:
            card = _card(body)
            lines += self._shown(by, card) if card else [seen(body.get("text", ""))]
        return lines

    def _shown(self, by: Person, card: Seen) -> list[str]:
        self.cards[by.user] = card
        return list(card_lines(card))

    def _in_window(self, by: Person, body: Any) -> list[str]:
        task = body["task"]
        if task["type"] == "message":
            return [seen(task["value"])]
        return [f"<{seen(task['value']['title'])}>", *self._shown(by, task["value"]["card"]["content"])]

    # Pages and post

    def get(self, path: str) -> tuple[int, bytes]:
        return self.run(self._http("GET", path))

    def post(self, path: str, **form: str) -> tuple[int, bytes]:
        """The page one is led to."""
        return self.run(self._http("POST", path, form))

    async def _http(self, method: str, path: str, form: Seen | None = None) -> tuple[int, bytes]:
        assert self.client.session
        url = f"{self.url}{path.removeprefix(PUBLIC_URL)}"
        headers = {"Origin": self.url} if method == "POST" else {}
        async with self.client.session.request(method, url, data=form, headers=headers) as answer:
            return answer.status, await answer.read()

    def drain(self) -> None:
        """Brings all that is due by the watch, and returns when the last of it has gone or failed."""
        self.run(self.service.delivery.drain())

    def reap(self) -> None:
        self.run(self.service.delivery.reap())


@contextmanager
def open_house(
    database_url: str,
    smtp_url: str,
    folder: Path,
    imap_url: str = "",
    mail_trusts: str = "",
    **more: str,
) -> Iterator[House]:
    """On a migrated database with nothing in it; the cooperation of the demo is loaded, its mails are out,
    and nobody has the app yet. `more` are settings."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    house = House(database_url, smtp_url, folder, imap_url, mail_trusts, **more)
    try:
        yield house.open()
    finally:
        house.close()
        structlog.configure(**before)


@contextmanager
def everything_logged() -> Iterator[StringIO]:
    """The log at DEBUG as `styrmand serve` sets it up, from every library, into what is handed out."""
    ours, root = structlog.get_config(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    lines = StringIO()
    configure("DEBUG", as_json=True, stream=lines)
    try:
        yield lines
    finally:
        structlog.configure(**ours)
        root.handlers[:] = handlers
        root.setLevel(level)


def _card(body: Seen) -> Seen | None:
    attached = body.get("attachments") or []
    return attached[0]["content"] if attached else None


TABLES = (
    *(
        "answer",
        "answer_history",
        "substitution",
        "seat_wish",
        "agenda_item",
        "meeting",
        "session",
        "invitee",
    ),
    *("delivery", "link", "audit", "person", "membership"),
)


def _written(database_url: str) -> dict[str, list[str]]:
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.connect() as connection:
            return {
                table: sorted(str(row) for row in connection.execute(text(f"SELECT * FROM {table}")))
                for table in TABLES
            }
    finally:
        engine.dispose()
