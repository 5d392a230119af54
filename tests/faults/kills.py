"""kill -9 of the whole bot, in the middle of its work: real processes, real sockets, a real connector and mail server.

Forty people are called to meeting after meeting, a card and a mail each. When the connector has heard from the bot for
a while, one process is killed at a random moment and started again; in the end everything is given time to settle.
What stands in the chats and mailboxes is then held against the books.

    python -m tests.faults.kills [--kills 20] [--only sqlite-1]
"""

import argparse
import asyncio
import json
import os
import random
import re
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as wall
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, Self
from urllib.parse import unquote

from sqlalchemy import make_url, text

from bot.days_off import closed
from meetings.model import MeetingKind, Mode, Role, Session
from meetings.notices import FINAL, Channel, Notice, NoticeState
from meetings.office import MeetingPlan, Office
from storage import Store, engines, migrate
from storage.records import BookRecords
from tests.delivery.world import OPERATOR, road
from tests.faults.child import READY, FastClock
from tests.faults.life import MUNICIPALITIES
from tests.parts import council
from tests.parts.apart import Apart
from tests.parts.council import COMMITTEE
from tests.parts.postgres import Postgres, shared_server
from tests.parts.scratch import scratch
from tests.parts.smtp import SmtpServer
from tests.parts.teams import APP_ID, TENANT, Connector, KeyServer, Login
from tests.parts.waiting import wait_until

LOOPBACK = "127.0.0.1"
BEGAN = datetime(2027, 2, 8, 9, 15, tzinfo=UTC)
SPEED = 20.0
DOMAIN = "styrmand.example.dk"
ROOT = Path(__file__).parents[2]
TITLE = re.compile(r'"meeting": "m(\d+)"')


class Cut(Enum):
    """What a network can keep from us."""

    BOOKS = auto()
    TEAMS = auto()
    MAIL = auto()
    MAILBOX = auto()


@dataclass
class Figures:
    """Seconds are the machine's; `lease` is how long a claim holds in them.

    `started` is how long a process took from its start to its first knock. `heard_again` and `free_again` are counted
    from when a process was at work: the kill, where others were, or else the readiness of the next one.
    """

    where: str
    replicas: int
    kills: int = 0
    notices: int = 0
    lost: int = 0
    doubled_cards: int = 0
    doubled_mails: int = 0
    unseen: int = 0
    repeated: int = 0
    other_bytes: int = 0
    unknown: int = 0
    unsettled: int = 0
    both_roads: int = 0
    lease: float = 0.0
    started: list[float] = field(default_factory=list)
    heard_again: list[float] = field(default_factory=list)
    free_again: list[float] = field(default_factory=list)

    @property
    def met(self) -> bool:
        """The same mail twice bears one Message-ID and is shown once; anything else twice is a fault."""
        wrong = self.lost + self.doubled_cards + self.doubled_mails + self.unseen + self.unsettled
        return not wrong and max(p95(self.free_again), p95(self.heard_again)) < self.lease + 5

    def row(self) -> tuple[str, ...]:
        return (
            self.where,
            str(self.replicas),
            str(self.kills),
            str(self.notices),
            str(self.lost),
            str(self.doubled_cards),
            str(self.doubled_mails),
            str(self.unseen),
            f"{self.unknown} ({self.unsettled})",
            str(self.both_roads),
            str(self.repeated),
            f"{p95(self.started):.1f}",
            f"{p95(self.heard_again):.1f}",
            f"{p95(self.free_again):.1f} ({self.lease:.0f})",
        )


HEADINGS = (
    "database",
    "processes",
    "kills",
    "notices",
    "lost",
    "cards twice",
    "mails twice",
    "sent, unseen",
    "unknown (left)",
    "seen on both roads",
    "mails sent again, same bytes and Message-ID",
    "start, s (p95)",
    "first call again, s (p95)",
    "what the dead held is free, s (p95; lease)",
)


class Clock(Protocol):
    """What a trial's processes take for the time."""

    def __call__(self) -> datetime: ...
    def to_environment(self) -> dict[str, str]: ...


class Microsoft:
    """The connector, the login and the keys, in a loop of their own; they listen at `host` and are called `known_as`."""

    def __init__(self, host: str = LOOPBACK, known_as: str = LOOPBACK) -> None:
        self.connector, self.login, self.keys = Connector(), Login(), KeyServer()
        for server in (self.connector, self.login, self.keys):
            server.host, server.known_as = host, known_as
        self.connector.delay = 0.03
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="microsoft", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        for server in (self.connector, self.login, self.keys):
            self._run(server.__aenter__())
        return self

    def __exit__(self, *_: object) -> None:
        for server in (self.connector, self.login, self.keys):
            self._run(server.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def cards(self) -> Counter[tuple[str, str]]:
        """How often each conversation was told of each meeting."""
        return Counter((conversation, number) for conversation, number, _ in self.told())

    def told(self) -> Iterator[tuple[str, str, float]]:
        """Each card: the conversation, the number of the meeting, and when it came (monotonic)."""
        for call in list(self.connector.calls):
            if (
                call.method == "POST"
                and call.body
                and (found := TITLE.search(json.dumps(call.body, ensure_ascii=False)))
            ):
                yield unquote(call.path).split("/")[3], found[1], call.at


@dataclass
class Trial:
    """Books with forty people in them, the outside, and as many processes as were asked for."""

    url: str
    folder: Path
    microsoft: Microsoft
    smtp: SmtpServer
    clock: "Clock | None"
    more: dict[str, str] = field(default_factory=dict)
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)
    begun: dict[int, float] = field(default_factory=dict)
    ports: dict[int, int] = field(default_factory=dict)
    meetings: int = 0
    apart: Apart | None = None
    """Where the processes run, if not among us."""

    @property
    def reached_at(self) -> str:
        return self.apart.open.there if self.apart else LOOPBACK

    def now(self) -> datetime:
        return self.clock() if self.clock else datetime.now(UTC)

    def found(self) -> None:
        migrate(self.url)
        with Store.open(self.url, domain=DOMAIN) as store:
            store.write_now(self._found)

    def _found(self, records: BookRecords) -> None:
        council.found(records)
        for number, home in enumerate(MUNICIPALITIES * 2):
            records.put_organisation(home)
            person = council.add(records, f"Medlem {number} {home.short}", home)
            council.seat(records, person, order=number)
            if number % 9:
                service = self.microsoft.connector.service_url
                known = road(person)
                records.put_road(
                    type(known)(**{n: getattr(known, n) for n in known.__slots__} | {"service_url": service})
                )
        council.seat(records, council.add(records, "Karen Lund", council.REGION), Role.SECRETARIAT, order=99)

    def convene(self, count: int) -> None:
        """Each a card and a mail to everybody, due at once."""
        with Store.open(self.url, domain=DOMAIN) as store:
            for _ in range(count):
                self.meetings += 1
                store.write_now(self._call)

    def _call(self, records: BookRecords) -> None:
        office = Office(records, self.now(), closed)
        office.domain = DOMAIN
        day = self.now().date() + timedelta(days=57 + self.meetings)
        sessions = (Session(1, day, wall(9, 30), wall(11, 30)),)
        plan = MeetingPlan(
            COMMITTEE.id,
            f"Møde nr. {self.meetings}.",
            MeetingKind.EXTRAORDINARY,
            Mode.ONLINE,
            sessions,
            slug=f"m{self.meetings}",
        )
        office.create(plan, OPERATOR)
        office.convene(plan.slug, OPERATOR)

    def environment(self, port: int) -> dict[str, str]:
        settings = {
            "DATABASE_URL": self.url,
            "HOST": self.reached_at,
            "PORT": str(port),
            "PUBLIC_URL": f"https://{DOMAIN}",
            "SECRET_KEY": "a secret for trials, and long enough to be taken",
            "APP_ID": APP_ID,
            "APP_SECRET": "open sesame",
            "HOME_TENANT": TENANT,
            "TENANTS": TENANT,
            "SERVICE_HOSTS": self.microsoft.connector.url,
            "OPENID_METADATA": self.microsoft.keys.metadata,
            "LOGIN_AUTHORITY": self.microsoft.login.url,
            "SMTP_URL": self.smtp.url,
            "TURNS_A_MINUTE": "0",
            "MAIL_FOLDER": str(self.folder / "mail"),
        }
        mine = {f"STYRMAND_{name}": value for name, value in settings.items()}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("STYRMAND_")}
        clock = self.clock.to_environment() if self.clock else {}
        return inherited | mine | clock | {READY: str(self.folder / "ready")} | self.more

    def start(self, **more: str) -> "subprocess.Popen[bytes]":
        """`more` are settings of this one process, by the names of its environment."""
        port = free_port()
        order = [sys.executable, "-m", "tests.faults.child"]
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                self.apart.command(*order) if self.apart else order,
                cwd=ROOT,
                env=self.environment(port) | more,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.begun[process.pid], self.ports[process.pid] = time.monotonic(), port
        self.processes.append(process)
        return process

    def ready(self) -> dict[int, float]:
        """When each process was first at work."""
        file = self.folder / "ready"
        told = file.read_text("ascii").splitlines() if file.exists() else []
        return {int(pid): float(at) for pid, at in map(str.split, told)}

    def at_work_since(self, moment: float) -> float:
        """The first time at or after `moment` at which one of the living processes was at work; now if none is yet."""
        ready, living = self.ready(), {one.pid for one in self.processes}
        return max(moment, min((at for pid, at in ready.items() if pid in living), default=time.monotonic()))

    def kill_one(self, dice: random.Random) -> int:
        victim = self.processes.pop(dice.randrange(len(self.processes)))
        victim.kill()
        victim.wait(10)
        return victim.pid

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(40)
        self.processes = []

    def end_all(self) -> None:
        """Whatever has become of the trial, nothing of it stays behind."""
        for process in self.processes:
            process.kill()
            process.wait(10)

    def calls(self) -> int:
        return len(self.microsoft.connector.calls) + len(self.smtp.received)


class Ledger:
    """The books as an onlooker reads them, while others write."""

    def __init__(self, url: str) -> None:
        self._engine = (
            engines.reading(make_url(url))
            if url.startswith("sqlite")
            else engines.reading(engines.address(url))
        )

    def ask(self, query: str, **values: object) -> list[tuple]:
        with self._engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    def held_by(self, pid: int) -> int:
        """Notices that a process is in the middle of."""
        query = (
            "SELECT count(*) FROM delivery WHERE state IN ('claimed', 'sending') AND lease_owner LIKE :owner"
        )
        return int(self.ask(query, owner=f"%-{pid}")[0][0])

    def open(self) -> int:
        """Due and not at their end."""
        states = ", ".join(f"'{state}'" for state in FINAL)
        return int(
            self.ask(f"SELECT count(*) FROM delivery WHERE kind = 'convened' AND state NOT IN ({states})")[0][
                0
            ]
        )


def run(trial: Trial, figures: Figures, kills: int, seed: int) -> Figures:
    dice, ledger = random.Random(seed), Ledger(trial.url)
    held: dict[int, float] = {}

    def look() -> None:
        for pid, since in list(held.items()):
            if not ledger.held_by(pid):
                figures.free_again.append(max(0.0, time.monotonic() - trial.at_work_since(since)))
                del held[pid]

    for _ in range(figures.replicas):
        trial.start()
    for _ in range(kills):
        enough = trial.calls() + dice.randint(5, 50)
        _keep_busy(trial, ledger)
        until(lambda enough=enough: trial.calls() > enough, 90, trial, look)
        time.sleep(dice.random() * 0.05)
        pid, killed_at = trial.kill_one(dice), time.monotonic()
        figures.kills += 1
        if ledger.held_by(pid):
            held[pid] = killed_at
        heard = trial.calls()
        trial.start()
        _keep_busy(trial, ledger)
        until(lambda heard=heard: trial.calls() > heard, 90, trial, look)
        figures.heard_again.append(max(0.0, time.monotonic() - trial.at_work_since(killed_at)))
    until(lambda: not held and not ledger.open(), 180, trial, look)
    trial.stop()
    figures.started = [at - trial.begun[pid] for pid, at in trial.ready().items()]
    return judged(trial, figures)


def _keep_busy(trial: Trial, ledger: Ledger) -> None:
    """A card and a mail for each of thirty-eight people are a meeting."""
    if ledger.open() < 120:
        trial.convene(2)


def until(done, seconds: float, trial: Trial, meanwhile) -> None:
    def ask() -> bool:
        meanwhile()
        if any(process.poll() is not None for process in trial.processes):
            raise AssertionError(f"a process ended by itself:\n{(trial.folder / 'log').read_text()[-3000:]}")
        return bool(done())

    wait_until(ask, seconds, lambda: f"done; log:\n{(trial.folder / 'log').read_text()[-2000:]}")


def judged(trial: Trial, figures: Figures) -> Figures:
    cards = trial.microsoft.cards()
    copies: dict[str, list[bytes]] = {}
    for one in trial.smtp.received:
        copies.setdefault(one.message["Message-ID"], []).append(one.raw)
    with Store.open(trial.url, domain=DOMAIN) as store:
        planned = store.read_now(
            lambda records: [
                one for number in range(1, trial.meetings + 1) for one in records.notices_of(f"m{number}")
            ]
        )
    notices = [one for one in planned if one.new.kind.value == "convened"]
    mails = {(one.new.meeting, one.new.person): one for one in notices if one.new.channel is Channel.MAIL}
    for one in notices:
        _judge(one, mails, cards, copies, figures)
    figures.notices = len(notices)
    figures.doubled_cards = sum(count - 1 for count in cards.values())
    figures.repeated = sum(len(one) - 1 for one in copies.values())
    figures.other_bytes = sum(len(set(one)) - 1 for one in copies.values())
    figures.doubled_mails = figures.other_bytes + len(copies.keys() - {one.message_id for one in planned})
    return figures


def _judge(one: Notice, mails, cards, copies, figures: Figures) -> None:
    number = str(one.new.meeting).removeprefix("m")
    by_card = cards[f"chat-{one.new.person}", number] > 0
    mail = mails.get((one.new.meeting, one.new.person))
    by_mail = mail is not None and mail.message_id in copies
    here = by_card if one.new.channel is Channel.TEAMS else by_mail
    figures.lost += not (by_card or by_mail)
    figures.unseen += one.state is NoticeState.SENT and not here
    figures.unknown += one.state is NoticeState.SETTLED
    figures.unsettled += one.state not in FINAL
    figures.both_roads += one.state is NoticeState.SETTLED and by_card


def p50(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)] if values else 0.0


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def trial(
    engine: str,
    speed: float | None = SPEED,
    *,
    books: Path | None = None,
    server: Postgres | None = None,
    apart: Apart | None = None,
    cut: Collection[Cut] = (),
) -> Iterator[Trial]:
    """Without a speed by the machine's own clock. `books` is a folder for the file, `server` one that is there.

    With `apart` the processes run there, and what is `cut` is on the far side of the line that may swallow.
    """

    def host(what: Cut) -> str:
        return (apart.cut if what in cut else apart.open).here if apart else LOOPBACK

    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(dir=scratch())))
        url = f"sqlite:///{books or folder}/books.db"
        if engine == "postgresql":
            server = server or stack.enter_context(shared_server(f"kills-{os.getpid()}"))
            url = server.fresh()
        if apart and Cut.TEAMS in cut:
            apart.call_localhost(apart.cut, folder)
        known_as = "localhost" if apart else LOOPBACK
        microsoft = stack.enter_context(Microsoft(host(Cut.TEAMS), known_as))
        smtp = SmtpServer(host=host(Cut.MAIL)).start()
        stack.callback(smtp.stop)
        clock = FastClock(BEGAN.isoformat(), time.time(), speed) if speed else None
        made = Trial(url, folder, microsoft, smtp, clock, apart=apart)
        stack.callback(made.end_all)
        made.found()
        yield made


WHERE = {"sqlite-1": ("sqlite", 1), "postgresql-1": ("postgresql", 1), "postgresql-3": ("postgresql", 3)}


def measure(name: str, kills: int, seed: int = 1, speed: float = SPEED) -> Figures:
    engine, replicas = WHERE[name]
    with trial(engine, speed) as made:
        lease = timedelta(minutes=3).total_seconds() / speed
        return run(made, Figures(engine, replicas, lease=lease), kills, seed)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(WHERE))
    asked = parser.parse_args()
    print("| " + " | ".join(HEADINGS) + " |")
    print("|" + "---|" * len(HEADINGS))
    met = True
    for name in [asked.only] if asked.only else WHERE:
        figures = measure(name, asked.kills, asked.seed)
        met = met and figures.met
        print("| " + " | ".join(figures.row()) + " |", flush=True)
    return not met


if __name__ == "__main__":
    raise SystemExit(main())
