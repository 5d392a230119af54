"""F17, the taps: how long members wait for their answers while a morning's reminders go out to a local connector.

The bot is a process of its own and keeps to the documented pace; the taps are signed, come over HTTP from another
process at a steady rate (whatever became of those before), and each changes an answer.

    python -m tests.faults.tapping [sqlite|postgresql] [--seconds 120] [--processes 1]
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as wall

import aiohttp
from sqlalchemy import text

from bot.days_off import closed
from meetings.model import MeetingKind, Mode, Role, Session
from meetings.office import MeetingPlan, Office
from storage import BookRecords, Store
from tests.delivery.world import OPERATOR, road
from tests.faults.child import PACED, FastClock
from tests.faults.kills import DOMAIN, ROOT, Ledger, Trial, trial, until
from tests.faults.rig import EIGHT
from tests.parts import council
from tests.parts.council import COMMITTEE
from tests.parts.teams import TENANT, Json, Person, TeamsClient

PEOPLE, LIMIT, A_SECOND = 200, 50, 47
TAPPED = "m0"
"""Nobody is reminded of this one: it is being answered."""


@dataclass(frozen=True)
class Morning:
    """Milliseconds a tap took, and seconds from eight o'clock to the first and the last card."""

    engine: str
    processes: int
    cards: int
    doubled: int
    first: float
    last: float
    busiest_second: int
    taps: int
    refused: int
    p50: float
    p99: float
    slowest: float

    @property
    def met(self) -> bool:
        ideal = self.cards / LIMIT
        sent = (
            self.first < 5 and self.last <= ideal * 1.1 and self.busiest_second <= LIMIT and not self.doubled
        )
        return sent and not self.refused and self.p99 < 500


def morning(engine: str, seconds: int = 120, taps_a_second: int = 20, processes: int = 1) -> Morning:
    """Several share the reminders; all taps go to the first."""
    meetings = max(1, A_SECOND * seconds // PEOPLE)
    with trial(engine) as made:
        made.microsoft.connector.delay = 0.15
        with Store.open(made.url, domain=DOMAIN) as store:
            store.write_now(lambda records: _people(records, made.microsoft.connector.service_url))
            for number in range(meetings + 1):
                store.write_now(lambda records, number=number: _call(records, number))
        made.clock = FastClock((EIGHT - timedelta(seconds=20)).isoformat(), time.time(), 1)
        made.more[PACED] = "1"
        process, *_ = [made.start() for _ in range(processes)]
        until(lambda: len(made.ready()) == processes, 60, made, lambda: None)
        until(lambda: made.now() > EIGHT, 40, made, lambda: None)
        eight = time.monotonic()
        measured = _tap(made, made.ports[process.pid], seconds, taps_a_second)
        ledger = Ledger(made.url)
        left = "SELECT count(*) FROM delivery WHERE kind = 'reminder' AND state <> 'sent'"
        until(lambda: not ledger.ask(left)[0][0], 120, made, lambda: None)
        made.stop()
        cards = made.microsoft.cards()
        came = sorted(at - eight for _, number, at in made.microsoft.told() if number != TAPPED[1:])
        took = sorted(one["ms"] for one in measured)
        return Morning(
            engine,
            processes,
            len(cards),
            sum(cards.values()) - len(cards),
            came[0],
            came[-1],
            _busiest(came),
            len(took),
            sum(one["status"] != 200 for one in measured),
            took[len(took) // 2],
            took[len(took) * 99 // 100],
            took[-1],
        )


def _people(records: BookRecords, service: str) -> None:
    """Beside the forty, whose seats are taken away: they are another trial's."""
    for one in records.memberships(COMMITTEE.id):
        if one.role is Role.MEMBER:
            records.end_membership(COMMITTEE.id, one.person.id, EIGHT.date() - timedelta(days=60))
    for number in range(PEOPLE):
        person = council.add(records, f"Borger {number}", council.VIBORG)
        council.seat(records, person, order=100 + number)
        mine = road(person)
        account = replace(mine.account, tenant=TENANT)
        records.put_road(replace(mine, account=account, service_url=service))


def _call(records: BookRecords, number: int) -> None:
    """Called some weeks ago; the reminders are due at eight."""
    office = Office(records, EIGHT - timedelta(days=14), closed)
    office.domain = DOMAIN
    day = date(2027, 3, 2) + timedelta(days=number % 3)
    sessions = (Session(1, day, wall(9, 30), wall(11, 30)),)
    kind = MeetingKind.EXTRAORDINARY
    plan = MeetingPlan(COMMITTEE.id, f"Møde {number}", kind, Mode.HYBRID, sessions, slug=f"m{number}")
    office.create(plan, OPERATOR)
    office.convene(plan.slug, OPERATOR)
    run = records.connection.execute
    run(text("UPDATE delivery SET state = 'sent', sent_at = due_at WHERE kind = 'convened'"))
    run(text("DELETE FROM delivery WHERE meeting_id = :id AND kind <> 'convened'"), {"id": plan.slug})
    if plan.slug != TAPPED:
        evening = Office(records, EIGHT - timedelta(hours=12), closed)
        evening.domain = DOMAIN
        evening.remind_now(plan.slug, OPERATOR)


def _busiest(came: list[float]) -> int:
    first = most = 0
    for last, at in enumerate(came):
        while came[first] <= at - 1:
            first += 1
        most = max(most, last - first + 1)
    return most


# The taps


def _tap(made: Trial, port: int, seconds: int, taps_a_second: int) -> list[Json]:
    connector = made.microsoft.connector
    teams = TeamsClient(connector.service_url, now=lambda: datetime.now().astimezone())
    with Store.open(made.url, domain=DOMAIN) as store:
        people = store.read_now(
            lambda records: [
                (one.person, records.roads_of(one.person.id)[0])
                for one in records.memberships(COMMITTEE.id)
                if records.roads_of(one.person.id)
            ]
        )
    taps = [
        teams.execute(
            verb,
            {"verb": verb, "meeting": TAPPED, "round": "1", "revision": "2"},
            by=Person(who.name, known.user, known.account.aad_object, known.account.tenant),
        )
        for verb in ("answer.online", "answer.onsite")
        for who, known in people[-PEOPLE:]
    ]
    order = {
        "port": port,
        "token": teams.token(),
        "taps": taps,
        "seconds": seconds,
        "a_second": taps_a_second,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.tapping", "--as-client"],
        cwd=ROOT,
        input=json.dumps(order).encode(),
        check=True,
        stdout=subprocess.PIPE,
    )
    measured: list[Json] = json.loads(done.stdout)
    return measured


async def tap(order: Json) -> list[Json]:
    """Every tap at its own moment: one that waits holds up no other."""
    url, headers = (
        f"http://127.0.0.1:{order['port']}/api/messages",
        {"Authorization": f"Bearer {order['token']}"},
    )
    async with aiohttp.ClientSession(headers=headers, connector=aiohttp.TCPConnector(limit=0)) as session:

        async def one(number: int) -> Json:
            await asyncio.sleep(number / order["a_second"])
            activity = order["taps"][number % len(order["taps"])] | {"id": f"tap-{number}"}
            began = time.perf_counter()
            async with session.post(url, json=activity) as answer:
                await answer.read()
                return {"ms": (time.perf_counter() - began) * 1000, "status": answer.status}

        return list(await asyncio.gather(*map(one, range(order["seconds"] * order["a_second"]))))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engine", nargs="?", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--processes", type=int, default=1, help="several need postgresql")
    parser.add_argument("--as-client", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.as_client:
        json.dump(asyncio.run(tap(json.load(sys.stdin))), sys.stdout)
    else:
        print(morning(asked.engine, asked.seconds, processes=asked.processes))


if __name__ == "__main__":
    main()
