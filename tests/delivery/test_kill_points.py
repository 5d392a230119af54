"""The process dies at every point of its work, once and twice: nothing is lost, and no card stands there twice.

A death is an exception that nothing but the test catches; from then on the dead process can neither write nor send.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest

from meetings.model import COPENHAGEN, Meeting
from meetings.notices import Channel, Kind, Notice, NoticeState
from meetings.outcomes import Outcome
from storage import Store
from tests.delivery.world import MEMBERS, Chats, Mailbox, Watch, World, world

REMINDED = datetime(2027, 2, 8, 9, 15, tzinfo=COPENHAGEN)
OPEN = {NoticeState.PLANNED, NoticeState.CLAIMED, NoticeState.SENDING, NoticeState.RETRY, NoticeState.UNKNOWN}


class Death(BaseException):
    """kill -9."""


@dataclass
class Fate:
    """Counts the moments of a process's life, and ends it at one of them."""

    at: int | None
    moments: int = 0
    dead: bool = False

    def pass_by(self) -> None:
        if not self.dead:
            self.moments += 1
            self.dead = self.moments == self.at
        if self.dead:
            raise Death

    async def live_through(self, deed: Callable[[], Awaitable]):
        """A moment before and a moment after: a deed may be done and nobody left to know."""
        self.pass_by()
        done = await deed()
        self.pass_by()
        return done


@dataclass
class MortalBooks:
    store: Store
    fate: Fate

    async def write(self, work):
        return await self.fate.live_through(lambda: self.store.write(work))

    async def read(self, look):
        return await self.store.read(look)


@dataclass
class MortalSender:
    """Chats or a mailbox, as far as the process lives to use them."""

    sender: object
    fate: Fate
    names: tuple[str, ...] = field(default=("post", "update", "send"))

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Outcome]]:
        if name not in self.names:
            raise AttributeError(name)
        deed = getattr(self.sender, name)

        async def mortal(*facts: object) -> Outcome:
            return await self.fate.live_through(lambda: deed(*facts))

        return mortal


def live(at: World, fate: Fate, owner: str) -> bool:
    """One process's life: it reaps and brings what it can. Says whether it died."""

    async def go() -> None:
        books = MortalBooks(at.store, fate)
        post = at.post(
            books=books,
            owner=owner,
            hands=1,
            teams=MortalSender(at.chats, fate),
            mail=MortalSender(at.mailbox, fate),
        )
        try:
            await post.reap()
            await post.drain()
        except Death:
            pass

    asyncio.run(go())
    return fate.dead


def live_on(at: World, deaths: tuple[int, ...]) -> list[int]:
    """Processes that die at these moments, and one that does not; then time enough for all to be settled."""
    lived = []
    for number, death in enumerate((*deaths, None)):
        fate = Fate(death)
        live(at, fate, f"process-{number}")
        lived.append(fate.moments)
        at.wait(minutes=4)
    for number in range(2):
        at.wait(minutes=11)
        live(at, Fate(None), f"later-{number}")
    return lived


@dataclass(frozen=True)
class Begun:
    file: Path
    at: World
    meeting: Meeting
    kind: Kind

    @contextmanager
    def again(self, folder: Path) -> Iterator[World]:
        """A world of its own, on a copy of the books."""
        copy = folder / "copy.db"
        shutil.copyfile(self.file, copy)
        with Store.open(f"sqlite:///{copy}") as store:
            watch = Watch(self.at.watch())
            yield replace(self.at, store=store, watch=watch, chats=Chats(watch), mailbox=Mailbox(watch))
        for file in folder.glob("copy.db*"):
            file.unlink()

    def judge(self, at: World) -> None:
        """Everybody was told, in Teams at most once and in the mailbox once, and the books say what happened."""
        cards = Counter(one.card["to"] for one in at.chats.heard)
        mails = Counter(to for to, _ in at.mailbox.seen)
        told = {one.id for one in at.people.values() if cards[one.id] or mails[one.email]}
        assert told == {one.id for one in at.people.values()}
        assert all(count == 1 for count in (cards + mails).values())
        notices = at.notices(self.meeting, self.kind)
        due = [one for one in notices if one.new.due_at <= at.watch()]
        assert not OPEN & {one.state for one in due}
        assert {one.new.person for one in due if _is_card(one) and one.state is NoticeState.SENT} <= set(
            cards
        )
        copies = {(to, _id(raw)) for _, to, raw in at.mailbox.raw}
        assert len({raw for _, _, raw in at.mailbox.raw}) == len(copies)


@pytest.fixture(scope="module", params=["convening", "reminding"])
def begun(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Begun:
    """Books in which two people, one without Teams, are to be convened, or have been and are to be reminded."""
    file = tmp_path_factory.mktemp("begun") / "books.db"
    shutil.copyfile(migrated_file, file)
    with Store.open(f"sqlite:///{file}") as store:
        at = world(store, MEMBERS[::3])
        meeting = at.convene()
        if request.param == "convening":
            return Begun(file, at, meeting, Kind.CONVENED)
        at.drain()
        at.go_to(REMINDED)
        at.chats.heard.clear()
        at.mailbox.raw.clear()
        return Begun(file, at, meeting, Kind.REMINDER)


def _is_card(notice: Notice) -> bool:
    return notice.new.channel is Channel.TEAMS


def _id(raw: bytes) -> bytes:
    return raw.partition(b"Message-ID: ")[2].partition(b"\r\n")[0]


def test_a_life_without_a_death(begun: Begun, tmp_path: Path):
    with begun.again(tmp_path) as at:
        live_on(at, ())
        begun.judge(at)
        assert len(at.chats.heard) == 1


def test_one_death_at_every_moment(begun: Begun, tmp_path: Path):
    with begun.again(tmp_path) as at:
        [moments] = live_on(at, ())
    assert moments > 12
    for death in range(1, moments + 1):
        with begun.again(tmp_path) as at:
            live_on(at, (death,))
            begun.judge(at)


def test_two_deaths(begun: Begun, tmp_path: Path):
    with begun.again(tmp_path) as at:
        [moments] = live_on(at, ())
    for first in range(1, moments + 1, 2):
        for second in range(1 + first % 3, moments + 1, 5):
            with begun.again(tmp_path) as at:
                live_on(at, (first, second))
                begun.judge(at)
