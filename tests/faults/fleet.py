"""Members who tap all the time while processes behind the address are ended, killed, replaced or upgraded.

A tap is a signed POST, as Teams sends it; what gets no good answer is sent again with the same id, as Teams or the person
does it. In the end the books must hold what each was told last.
"""

import asyncio
import itertools
import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import aiohttp

from bot.offices import system_clock
from meetings.model import Account, AnswerKind, MeetingId, PersonId
from storage import Store
from storage.records import BookRecords
from tests.delivery.world import road
from tests.faults.kills import DOMAIN, Trial
from tests.parts.teams import TENANT, Person, TeamsClient
from tests.parts.waiting import wait_until

TAPPERS = 8
VERBS = {"answer.online": AnswerKind.ONLINE, "answer.decline": AnswerKind.DECLINED}
TEAMS_WAITS = 15.0


@dataclass
class Taps:
    """`told` is what each was told last; `ends` counts the tries by how they ended, `seconds` and `in_vain` are how long
    those that were taken had to wait for their answer, and the others for theirs.
    """

    told: dict[PersonId, AnswerKind] = field(default_factory=dict)
    ends: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    in_vain: list[float] = field(default_factory=list)
    given_up: int = 0

    @property
    def answered(self) -> int:
        return self.ends["answered"]

    @property
    def again(self) -> int:
        return self.ends.total() - self.answered


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def seat(trial: Trial) -> dict[PersonId, Person]:
    """Some members get an account that may talk to the bot."""
    with Store.open(trial.url, domain=DOMAIN) as store:
        return store.write_now(lambda records: _seated(records, trial))


def _seated(records: BookRecords, trial: Trial) -> dict[PersonId, Person]:
    people = [
        one.person for one in records.memberships(council_id(records)) if one.person.name.startswith("Medlem")
    ]
    seated = {}
    for person in people[:TAPPERS]:
        by = Person(person.name, f"29:{person.id}", f"aad-{person.id}", TENANT)
        known = replace(
            road(person, conversation=f"chat-{person.id}"),
            account=Account(TENANT, by.aad_object),
            service_url=trial.microsoft.connector.service_url,
        )
        records.put_road(known)
        seated[person.id] = by
    return seated


def council_id(records: BookRecords):
    return records.committees()[0].id


@contextmanager
def tapping(
    trial: Trial,
    seated: dict[PersonId, Person],
    ports: list[int],
    meeting: str = "m1",
    *,
    anew: bool = False,
) -> Iterator[Taps]:
    """They tap from here to the end of the block, each at one of the `ports` by turns, and finish their last tap.

    `anew`: who is told that nothing was saved taps again, which is another tap; else it is Teams that sends it again.
    """
    taps, stop = Taps(), threading.Event()
    failed: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(_tap(trial, seated, ports, meeting, taps, stop, anew))
        except BaseException as fault:  # noqa: BLE001 - it is told below
            failed.append(fault)

    thread = threading.Thread(target=run, name="members")
    thread.start()
    try:
        yield taps
    finally:
        stop.set()
        thread.join(120)
    if failed:
        raise failed[0]


async def _tap(trial, seated, ports, meeting, taps: Taps, stop: threading.Event, anew: bool) -> None:
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    timeout = aiohttp.ClientTimeout(total=TEAMS_WAITS)
    places = [f"{trial.reached_at}:{port}" for port in ports]
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        client = TeamsClient(trial.microsoft.connector.service_url, now=system_clock)
        headers = {"Authorization": f"Bearer {client.token()}", "Content-Type": "application/json"}
        await asyncio.gather(
            *(
                _member(session, client, headers, who, by, itertools.cycle(places), meeting, taps, stop, anew)
                for who, by in seated.items()
            )
        )


async def _member(session, client, headers, who, by, places, meeting, taps: Taps, stop, anew) -> None:
    dice = random.Random(who)
    for number in itertools.count():
        if stop.is_set():
            return
        verb = dice.choice(sorted(VERBS))
        data = {"verb": verb, "meeting": meeting, "round": "1", "revision": "2"}
        chat = {"id": f"chat-{who}", "conversationType": "personal", "tenantId": TENANT}
        activity = client.execute(verb, data, by, id=f"tap-{who}-{number}", conversation=chat)
        for again in range(60):
            if anew:
                activity["id"] = f"tap-{who}-{number}-{again}"
            if await _sent(session, headers, activity, next(places), taps):
                taps.told[who] = VERBS[verb]
                break
            await asyncio.sleep(0.4)
        else:
            taps.given_up += 1
        await asyncio.sleep(0.05 + dice.random() * 0.1)


async def _sent(session, headers, activity, where: str, taps: Taps) -> bool:
    began = time.monotonic()
    try:
        async with session.post(f"http://{where}/api/messages", json=activity, headers=headers) as answer:
            body = await answer.json(content_type=None) if answer.status == 200 else None
    except aiohttp.ClientConnectorError:
        how = "nobody there"
    except TimeoutError:
        how = "no answer in time"
    except (aiohttp.ClientError, OSError):
        how = "cut"
    else:
        good = body is not None and body.get("statusCode") == 200
        how = "answered" if good else f"answered {answer.status}"
        if good and "ikke gemme" in str(body):
            how = "told that it was not saved"
    taps.ends[how] += 1
    if how == "answered":
        taps.seconds.append(time.monotonic() - began)
    else:
        taps.in_vain.append(time.monotonic() - began)
    return how == "answered"


def up(trial: Trial, port: int, seconds: float = 90, path: str = "/readyz") -> None:
    """Waits until somebody there is ready."""

    def ready() -> bool:
        with socket.socket() as line:
            line.settimeout(2)
            try:
                line.connect(("127.0.0.1", port))
                line.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
                return b" 200 " in line.recv(64)
            except OSError:
                return False

    wait_until(ready, seconds, lambda: f"ready at {port}; log:\n{(trial.folder / 'log').read_text()[-2000:]}")


def kept(
    trial: Trial, taps: Taps, meeting: str = "m1"
) -> dict[PersonId, tuple[AnswerKind, AnswerKind | None]]:
    """Whose answer in the books is not what they were told last."""
    with Store.open(trial.url, domain=DOMAIN) as store:
        roll = store.read_now(lambda records: records.roll(records.meeting(MeetingId(meeting))))
    wrong = {}
    for who, told in taps.told.items():
        line = roll.line(who)
        answer = line.answer(1) if line else None
        if answer is None or answer.kind is not told:
            wrong[who] = (told, answer.kind if answer else None)
    return wrong


def once_more(taps: Taps, count: int, seconds: float = 60) -> None:
    """Waits until so many more taps have been answered."""
    before = taps.answered
    wait_until(lambda: taps.answered >= before + count, seconds, lambda: f"{count} more taps; {taps.ends}")


__all__ = ["Taps", "free_port", "kept", "once_more", "seat", "tapping", "up"]
