"""F16: the backup of yesterday is put back, by each of the ways an operator has, after a day of which it knows nothing.

What went out on that day must not go out again unseen: it is listed first, and a person decides.
"""

import asyncio
import email
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import storage
from meetings.model import COPENHAGEN, Session
from meetings.notices import Kind, Notice, NoticeId, NoticeState
from meetings.outcomes import Outcome, Unknown
from storage import Store
from storage.engines import address, file_of
from tests.delivery.world import OPERATOR, TUESDAY, World, world
from tests.faults.rows import Row
from tests.parts.council import SKIVE, VIBORG
from tests.parts.postgres import find_tools

MEMBERS = tuple((f"{name} Hansen", (VIBORG, SKIVE)[number % 2]) for number, name in enumerate(
    ("Anna", "Bo", "Carl", "Ditte", "Erik", "Freja", "Gerda", "Hans", "Ida", "Jens", "Karla", "Lars")
))  # fmt: skip
APRIL = (Session(1, date(2027, 4, 6), time(9, 30), time(11, 30)),)
MAY = (Session(1, date(2027, 5, 4), time(9, 30), time(11, 30)),)
YESTERDAY = datetime(2027, 2, 8, 7, 30, tzinfo=COPENHAGEN)
REMINDING = datetime(2027, 2, 8, 9, 30, tzinfo=COPENHAGEN)
TODAY = datetime(2027, 2, 9, 8, 30, tzinfo=COPENHAGEN)

PutBack = Callable[[str, Path], str]
"""Puts a backup in the place of the books at a URL, and says where they are now."""


def books_in(file: Path) -> str:
    return books_at(f"sqlite:///{file}")


def books_at(url: str) -> str:
    storage.migrate(url)
    return url


def by_the_command(url: str, backup: Path) -> str:
    """`styrmand restore`."""
    storage.restore(url, backup, stamp="yesterday", force=True)
    return url


def by_copying_the_file(url: str, backup: Path) -> str:
    """As one does who knows no better."""
    file = file_of(address(url))
    assert file is not None
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    file.write_bytes(backup.read_bytes())
    return url


def by_pg_restore(url: str, backup: Path) -> str:
    """Over the tables that stand there."""
    _pg_restore(url, backup, "--clean", "--if-exists")
    return url


def by_pg_restore_elsewhere(fresh: str) -> PutBack:
    """Into a new database, as after the loss of a server."""

    def by_pg_restore_in_a_new_database(_: str, backup: Path) -> str:
        _pg_restore(fresh, backup)
        return fresh

    return by_pg_restore_in_a_new_database


def _pg_restore(url: str, backup: Path, *how: str) -> None:
    command = [str(find_tools() / "pg_restore"), "--no-owner", *how, f"--dbname={url}", str(backup)]
    subprocess.run(command, check=True, capture_output=True)


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a notice the one it is, in whatever books it stands."""

    meeting: str | None
    person: int
    kind: str
    occasion: str
    channel: str


def key(notice: Notice) -> Key:
    new = notice.new
    return Key(new.meeting, new.person, new.kind.value, new.occasion, new.channel.value)


def a_backup_of_yesterday(url: str, put_back: PutBack, *, by_hand: bool = False) -> Row:
    """`by_hand`: the operator calls `styrmand hold`, because the way of putting back leaves no trace."""
    backup = Path(f"{file_of(address(url)) or _beside(url)}.backup")
    with Store.open(url, domain="styrmand.example.dk") as store:
        at = world(store, MEMBERS)
        _a_day_begins(at)
        storage.backup(url, backup)
        _the_day_that_is_lost(at)
        gone = {key(one) for one in _all(at) if one.state in {NoticeState.SENT, NoticeState.SETTLED}}
    with Store.open(put_back(url, backup), domain="styrmand.example.dk") as store:
        backup.unlink()
        return _row(at, store, gone, put_back.__name__.replace("_", " "), by_hand=by_hand)


def _beside(url: str) -> Path:
    return Path("/tmp") / url.rpartition("/")[2].partition("?")[0]


def _a_day_begins(at: World) -> None:
    """March is called and everybody told; April is called, and its messages are still in the queue at the backup."""
    at.convene(TUESDAY)
    at.drain()
    at.go_to(YESTERDAY)
    at.convene(APRIL, slug="ekr-2027-04-06")


def _the_day_that_is_lost(at: World) -> None:
    """April goes out, then March's reminders; of one card nobody knows, and a mail settles it. One member answers."""
    at.drain()
    at.chats.answers = lambda _road, card: _lost(card)
    at.go_to(REMINDING)
    at.drain()
    at.wait(minutes=20)
    asyncio.run(at.post().reap())
    at.drain()
    at.chats.answers = lambda _road, _card: None


def _lost(card: dict[str, object]) -> Outcome | None:
    return Unknown("HTTP 504") if str(card["name"]).startswith("Bo") else None


def _row(at: World, store: Store, gone: set[Key], how: str, *, by_hand: bool) -> Row:
    at.store = store
    at.chats.heard.clear()
    at.mailbox.raw.clear()
    at.go_to(TODAY)
    open_before = _open_and_due(at)
    would_double = {one for one in open_before if one in gone}
    if by_hand:
        at.office(lambda office: office.hold(None, OPERATOR))
    else:
        at.office(lambda office: office.hold_if_restored())
    listed = {key(one.notice): one for one in at.office(lambda office: office.held())}
    of_a_meeting = at.office(lambda office: office.held_back(OPERATOR))
    _live(at)
    too_soon = _brought(at) & {one.notice.id for one in listed.values()}
    twice_asked = at.office(lambda office: office.hold_if_restored())
    may = at.convene(MAY, slug="ekr-2027-05-04")
    _live(at)
    as_usual = all(one.state is not NoticeState.PLANNED for one in at.notices(may, Kind.CONVENED))
    told = sum(one.new.kind is Kind.RESTORED and one.state is NoticeState.SENT for one in _all(at))
    half = [one for number, one in enumerate(listed.values()) if number % 2]
    rest = [one for number, one in enumerate(listed.values()) if not number % 2]
    at.office(lambda office: (office.let_go(half, OPERATOR), office.sent_before(rest, OPERATOR)))
    _live(at)
    unasked = _brought(at) & {one.notice.id for one in rest}
    left = at.office(lambda office: office.held())
    unlisted = too_soon | unasked
    found = would_double & listed.keys()
    return Row(
        "F16",
        f"the backup of yesterday put back {how}",
        f"{len(gone)} messages went out before the restore, {len(would_double)} of them would go out again: listed before "
        f"sending {len(found)} of {len(would_double)} (and {len(listed) - len(found)} that had not gone out); sent "
        f"unlisted or undecided {len(unlisted)}; let go {len(half)}, marked as sent {len(rest)}, left {len(left)}; the "
        f"secretariat told {told} time{'s' if told != 1 else ''}",
        "listed before sending N of N, sent unlisted 0, told once",
        would_double == found
        and len(would_double) > 20
        and not unlisted
        and not left
        and told == 1
        and as_usual
        and twice_asked is None
        and sum(len(one.held) for one in of_a_meeting) == len(listed),
        "python -m tests.faults.report F16",
    )


def _live(at: World) -> None:
    """Six hours in which everything is done that the clock does."""
    for _ in range(6):
        asyncio.run(at.post().reap())
        at.drain()
        at.wait(hours=1)


def _all(at: World) -> list[Notice]:
    return list(at.read(lambda records: records.notices_in(tuple(NoticeState), 10_000)))


def _open_and_due(at: World) -> set[Key]:
    waiting = {NoticeState.PLANNED, NoticeState.RETRY, NoticeState.UNKNOWN, NoticeState.SENDING}
    return {key(one) for one in _all(at) if one.state in waiting and one.next_at <= at.watch()}


def _brought(at: World) -> set[NoticeId]:
    """What anybody has seen since the books were put back."""
    by_message_id = {one.message_id: one.id for one in _all(at)}
    cards = {NoticeId(one.card["notice"]) for one in at.chats.heard}
    mails = {str(email.message_from_bytes(raw)["Message-ID"]) for _, _, raw in at.mailbox.raw}
    return cards | {by_message_id[one] for one in mails}
