"""The composition root: every part is made here, from the settings, and handed on."""

import asyncio
import gc
import random
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import aiohttp
import structlog
from aiohttp import web

import storage
from bot.bearer import ForThread, Tokens
from bot.clock import Clockwork, Job, MovableClock
from bot.crowd import Crowd
from bot.days_off import closed
from bot.delivery import Delivery, MailSender
from bot.delivery.pacing import documented
from bot.demo import cooperation, moved, tenancy
from bot.demo.chat import Chat
from bot.demo.microsoft import Microsoft
from bot.desk import Desk
from bot.links import SignedLinks
from bot.mail import sender_for
from bot.mail.imap import ImapServer
from bot.mail.inbox import Inbox
from bot.mail_login import open_tokens
from bot.metrics import Metrics
from bot.offices import mail_writer, mailbox, open_desk, own_addresses, signed_links, system_clock
from bot.papers import Press
from bot.pulse import Pulse
from bot.render import Renderer
from bot.roads import TeamsRoads
from bot.settings import Settings, SettingsFault
from bot.teams.credentials import AppLogin
from bot.teams.files import open_files
from bot.teams.opening import Registration, open_door
from bot.turns import Turns, on_fault
from bot.upkeep import purge_and_tell
from bot.web.answer_page import AnswerPage
from bot.web.calendars import Calendars
from bot.web.downloads import Downloads
from bot.web.health import Health
from bot.web.messages import Messages
from bot.web.secretariat.address import routes as secretariat_routes
from bot.web.secretariat.keys import Cookies
from bot.web.secretariat.room import Room
from bot.web.site import site
from meetings.incoming import Understood
from meetings.model import PersonId
from meetings.office import Office, Taken
from meetings.ports import Clock
from storage.store import Store

log = structlog.get_logger("styrmand.app")

PUMP_EVERY = timedelta(seconds=4)
REAP_EVERY = timedelta(seconds=30)
PURGE_EVERY = timedelta(hours=1)
LOOK_EVERY = timedelta(seconds=10)
WITHOUT_TEAMS = frozenset({"samsoe", "lemvig"})
"""Of these municipalities Samsø has no Teams at all, and Lemvig's members have not linked their accounts yet."""


# The server


@dataclass(frozen=True, slots=True)
class Service:
    """The running parts that tests and the demo take hold of."""

    settings: Settings
    desk: Desk
    links: SignedLinks
    delivery: Delivery
    clockwork: Clockwork
    application: web.Application
    pulse: Pulse
    inbox: Inbox | None = None
    outdated: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the tables have become a newer version's, which this process must not touch."""


class Knocker:
    """Wakes the clock once it is there; turns may come before it."""

    def __init__(self) -> None:
        self.clockwork: Clockwork | None = None

    def __call__(self) -> None:
        if self.clockwork is not None:
            self.clockwork.knock("pump")

    def from_elsewhere(self, loop: asyncio.AbstractEventLoop) -> Callable[[], None]:
        """For another thread, which may outlive the loop."""

        def knock() -> None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self)

        return knock


@asynccontextmanager
async def open_service(
    settings: Settings,
    now: Clock = system_clock,
    *,
    real_now: Callable[[], datetime] = system_clock,
    ticking: bool = True,
) -> AsyncIterator[Service]:
    """Everything but the listening socket. `now` may be moved by the demo; tokens are judged by `real_now`.

    With `ticking` False whoever opens it starts and stops the clockwork.
    """
    async with AsyncExitStack() as stack:
        store = Store.open(settings.database_url, domain=settings.domain)
        stack.push_async_callback(store.close)
        desk = Desk(store, now, closed, settings.domain, own_addresses(settings))
        links = signed_links(settings, now)
        knock = Knocker()
        metrics = Metrics()
        pulse = Pulse()
        metrics.stall.set_function(pulse.longest)
        stack.push_async_callback(pulse.stop)
        files = await stack.enter_async_context(open_files(settings.extra_file_hosts))
        turns = Turns(desk, links, links.code_of, knock, metrics.unavailable_for, files.fetch)
        door = await stack.enter_async_context(
            open_door(
                _registration(settings),
                now=real_now,
                turn=turns.take,
                on_fault=on_fault,
                crowd=Crowd(settings.turns_a_minute, real_now),
            )
        )
        tokens = await stack.enter_async_context(open_tokens(settings, real_now))
        mail = sender_for(settings.smtp_url, settings.mail_folder, tokens, bounces_to=settings.sender[1])
        stack.push_async_callback(mail.close)
        delivery = _engine(settings, store, links, TeamsRoads(door.connector), mail, now, metrics)
        outdated = asyncio.Event()
        clockwork = knock.clockwork = Clockwork(_jobs(settings, desk, delivery, outdated))
        inbox = _inbox(settings, desk, knock, tokens)
        store.on_news(knock.from_elsewhere(asyncio.get_running_loop()))
        if held := await desk.write(lambda office: office.hold_if_restored()):
            log.warning("books.restored", copy=str(held.taken_at or ""), held=held.notices)
        await delivery.begin_afresh(alone=not store.shared)
        demo = await _demo_routes(stack, settings, desk, delivery, now) if settings.demo else []
        state = partial(storage.state_of, settings.database_url)
        application = site(
            Messages(door.front, metrics),
            Health(desk, clockwork, metrics, state, inbox),
            AnswerPage(desk, links, knock),
            Downloads(desk, links, press := Press(settings.templates)),
            [
                *Calendars(desk, links, mailbox(settings)).routes(),
                *secretariat_routes(Room(desk, Cookies(encrypted=links.encrypted), knock), links, press),
                *demo,
            ],
            Crowd(settings.turns_a_minute, real_now),
        )
        if ticking:
            pulse.start()
            clockwork.start()
            stack.push_async_callback(clockwork.stop)
        stack.push_async_callback(delivery.stop)
        if inbox is not None:
            await inbox.start()
            stack.push_async_callback(inbox.stop)
        yield Service(settings, desk, links, delivery, clockwork, application, pulse, inbox, outdated)


def _engine(
    settings: Settings,
    store: Store,
    links: SignedLinks,
    teams: TeamsRoads,
    mail: MailSender,
    now: Clock,
    metrics: Metrics,
) -> Delivery:
    truly = now is system_clock
    return Delivery(
        store,
        Renderer(mail_writer(settings, links), now),
        teams,
        mail,
        now,
        closed,
        # A clock that is moved or stands still says nothing of a second at the other end.
        pacing=documented(settings.mails_a_minute) if truly else None,
        shared_clock=truly,
        tally=metrics,
        chance=random.random,
    )


def _jobs(settings: Settings, desk: Desk, delivery: Delivery, outdated: asyncio.Event) -> list[Job]:
    return [
        Job("pump", PUMP_EVERY, delivery.pump),
        Job("reap", REAP_EVERY, delivery.reap),
        Job("tables", LOOK_EVERY, partial(_look_at_tables, settings.database_url, outdated)),
        Job("purge", PURGE_EVERY, partial(purge_and_tell, desk, settings)),
    ]


async def _look_at_tables(url: str, outdated: asyncio.Event) -> None:
    """Another process may have upgraded them beyond what this version can go on with."""
    try:
        state = await asyncio.to_thread(storage.state_of, url)
    except storage.Unavailable:
        return  # `/readyz` tells it
    if isinstance(state, storage.Newer) and not outdated.is_set():
        log.error("database.newer", revision=state.revision)
        outdated.set()


def _inbox(settings: Settings, desk: Desk, knock: Callable[[], None], tokens: Tokens) -> Inbox | None:
    """What an answer plans to be sent goes out at once, as after a tap; the mailbox is read in a thread of its own."""
    if not settings.imap_url:
        return None
    loop = asyncio.get_running_loop()

    def take(understood: Understood) -> Taken:
        taken, planned = desk.write_now(
            lambda office: (office.take_reply(understood), office.records.planned)
        )
        if planned:
            with suppress(RuntimeError):  # the loop has ended; what was planned is in the books
                loop.call_soon_threadsafe(knock)
        return taken

    server = ImapServer.at(settings.imap_url, ForThread(tokens, loop))
    return Inbox(server, take, settings.trusted_servers)


def _registration(settings: Settings) -> Registration:
    login = AppLogin(
        app_id=settings.app_id,
        home_tenant=settings.home_tenant,
        authority=settings.login_authority,
        secrets=settings.app_secrets,
    )
    return Registration(login, settings.tenant_ids, settings.extra_hosts, settings.openid_metadata)


def load_demo(settings: Settings, now: Clock) -> None:
    """Brings the books up and loads the cooperation, with a road for all who have Teams; twice changes nothing."""
    storage.migrate(settings.database_url)
    service_url = f"{settings.base_url}/demo/connector"
    with open_desk(settings, now) as desk:
        desk.write_now(cooperation.load)
        desk.write_now(lambda office: _open_roads(office, service_url))


def run(settings: Settings, announce: Callable[[str], object] | None = None) -> None:
    """Serves until SIGTERM or SIGINT, then drains. Raises Served, NotMigrated or TooNew before anything listens.

    TooNew also when another process has upgraded the tables to what this version cannot go on with; it drains then, too.
    Tables of an older version are brought up first, on SQLite after a copy; a database without any is left alone,
    because its address may be wrong.
    """
    now: Clock = system_clock
    with storage.served_by_one(settings.database_url):
        if settings.demo:
            now = demo_clock(settings)
            load_demo(settings, now)
        else:
            bring_up(settings)
        asyncio.run(serve(settings, now, announce))


def bring_up(settings: Settings) -> None:
    """Tables of an older version are upgraded. Raises TooNew or Unavailable."""
    if isinstance(storage.state_of(settings.database_url), storage.Older):
        done = storage.migrate(settings.database_url)
        log.info("database.upgraded", backup=str(done.backup or ""))


def settle() -> None:
    """What was loaded to run stays for good, so the collector need not walk through it: 0.2 s in which nobody is answered.

    Before anybody can ask, and the first of its walks since the loading began.
    """
    gc.collect()
    gc.freeze()
    gc.enable()


async def serve(settings: Settings, now: Clock, announce: Callable[[str], object] | None = None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with open_service(settings, now, ticking=False) as service:
        runner = web.AppRunner(service.application, access_log=None, shutdown_timeout=10)
        await runner.setup()
        settle()
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
            # Not before: in the demo what is sent goes to this very server.
            service.clockwork.start()
            service.pulse.start()
            if announce:
                _announce(settings, announce)
            await _first_of(stop, service.outdated)
        finally:
            if settings.demo:
                await service.delivery.stop()  # what is under way goes to this very server
            # At the same time: one after the other would take longer than a SIGTERM leaves.
            reading = [service.inbox.stop()] if service.inbox else []
            await asyncio.gather(runner.cleanup(), service.delivery.stop(), *reading)
            await service.clockwork.stop()
    if service.outdated.is_set():
        raise storage.TooNew


async def _first_of(*events: asyncio.Event) -> None:
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for one in waiting:
        one.cancel()


# The demo


def demo_settings(settings: Settings) -> Settings:
    """The settings of the demo: this machine only, and Microsoft played by this very server."""
    base = f"http://127.0.0.1:{settings.port}"
    with_demo = {
        "demo": True,
        "public_url": base,
        "app_id": tenancy.APP_ID,
        "app_secret": "demo",
        "home_tenant": tenancy.HOME_TENANT,
        "tenants": ",".join(sorted(_demo_tenants())),
        "service_hosts": base,
        "file_hosts": base,
        "openid_metadata": f"{base}/demo/openid",
        "login_authority": f"{base}/demo/login",
        "smtp_url": "",
        "imap_url": "",
        "turns_a_minute": 0,
        "keep_roads_days": 36500,  # its meetings of 2021 are there to be looked at
        "keep_people_days": 36500,
        "mail_from": "Fællessekretariatet <moeder@kulturregion.example.dk>",
    }
    return settings.model_copy(update=with_demo)


def demo_clock(settings: Settings) -> MovableClock:
    """Shows what it showed when the demo ended, and the time that has gone since."""
    url = settings.database_url
    return MovableClock(ahead=moved.ahead(url), keep=partial(moved.keep, url))


def clear_demo(settings: Settings) -> None:
    """Throws away books, mails and moved clock, but only those of the demo's own default place."""
    if settings.database_url != Settings.model_fields["database_url"].default:
        raise SettingsFault(["--fresh clears the demo's own database only: unset STYRMAND_DATABASE_URL"])
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    for one in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        one.unlink(missing_ok=True)
    moved.forget(settings.database_url)
    shutil.rmtree(settings.mail_folder, ignore_errors=True)


def _demo_tenants() -> set[str]:
    return {tenancy.tenant(organisation.id) for organisation in cooperation.organisations()}


def _open_roads(office: Office, service_url: str) -> None:
    linked: set[PersonId] = set()
    for committee in office.records.committees():
        for membership in office.records.memberships(committee.id):
            person = membership.person
            if person.id in linked or person.organisation.id in WITHOUT_TEAMS:
                continue
            linked.add(person.id)
            office.note_road(tenancy.road(person, service_url))


async def _demo_routes(
    stack: AsyncExitStack, settings: Settings, desk: Desk, delivery: Delivery, now: Clock
) -> list[web.RouteDef]:
    assert isinstance(now, MovableClock), "the demo's clock can be moved"
    clock = now
    session = await stack.enter_async_context(aiohttp.ClientSession())
    microsoft = Microsoft(settings.base_url, now)

    async def advance(target: datetime) -> int:
        before = await desk.read(_sent)
        await clock.advance_to(target, delivery.drain, delivery.next_due)
        return await desk.read(_sent) - before

    chat = Chat(desk, microsoft, session, settings.mail_folder, advance)
    return [*microsoft.routes(), *chat.routes()]


def _sent(office: Office) -> int:
    outbox = office.records.outbox()
    return sum(outbox.get(state, 0) for state in outbox if state.value in {"sent", "settled"})


def _announce(settings: Settings, announce: Callable[[str], object]) -> None:
    base = settings.base_url
    for line in (
        "",
        f"  Styrmand is running. Open   {base}/chat",
        f"  Mails are written to        {settings.mail_folder}/",
        f"  Is it well?                 {base}/readyz",
        "  Stop with Ctrl-C. Start afresh with: .venv/bin/styrmand demo --fresh",
        "",
    ):
        announce(line)
