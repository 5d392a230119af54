"""The mailbox on a real IMAP server: read, taken once, moved to where it belongs, and nothing lost on the way."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta

import pytest

import storage
from bot.bearer import NoToken
from bot.mail.imap import ImapServer as Server
from bot.mail.imap import PasswordRefused, try_out
from bot.mail.inbox import DONE, FOR_A_PERSON, Inbox
from documents.reply import read
from meetings.incoming import Fault, Reply, Understood, Unreadable
from meetings.model import AnswerKind
from meetings.office import Taken
from meetings.replies import Decision, Judgement, Reason
from storage import Unavailable
from tests.parts.imap import ImapServer
from tests.parts.imap import running as imap_server
from tests.parts.room import Room
from tests.parts.waiting import wait_until
from tests.replies import samples
from tests.replies.samples import BO, answer, mail

SOON = timedelta(seconds=0.2)


@pytest.fixture(scope="module", params=["as it comes", "folders below INBOX, neither IDLE nor MOVE"])
def server(request: pytest.FixtureRequest) -> Iterator[ImapServer]:
    plain = request.param == "as it comes"
    yield from imap_server(below_inbox=not plain, simple=not plain)


@pytest.fixture
def imap(server: ImapServer) -> Iterator[ImapServer]:
    """The server with an empty mailbox."""
    yield server
    with server.open() as mailbox:
        for folder in ["INBOX", *(one.name for one in mailbox.folder.list() if one.name != "INBOX")]:
            if r"\Noselect" not in next(one.flags for one in mailbox.folder.list() if one.name == folder):
                mailbox.folder.set(folder)
                mailbox.delete(mailbox.uids())


def folder(imap: ImapServer, name: str) -> list[bytes]:
    with imap.open() as mailbox:
        names = [one.name for one in mailbox.folder.list()]
    return list(imap.lying_in(next((one for one in names if one in {name, f"INBOX.{name}"}), name)))


def placed(imap: ImapServer) -> dict[str, list[str]]:
    """The Message-IDs in each folder."""
    return {
        name: sorted(read(one).mail.id for one in folder(imap, name))
        for name in ("INBOX", DONE, FOR_A_PERSON)
    }


def running(inbox: Inbox, during: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        await inbox.start()
        try:
            await during()
        finally:
            await inbox.stop()

    asyncio.run(run())


def until(
    imap: ImapServer, expected: dict[str, list[str]], seconds: float = 20
) -> Callable[[], Awaitable[None]]:
    async def during() -> None:
        there = lambda: placed(imap) == expected  # noqa: E731 - asked again and again
        await asyncio.to_thread(wait_until, there, seconds, lambda: f"{expected}, not {placed(imap)}")

    return during


class Book:
    """An office that decides as it is told, and remembers what it was asked."""

    def __init__(self, *decisions: Decision | Exception) -> None:
        self.decisions, self.asked = list(decisions), list[str]()

    def take(self, understood: Understood) -> Taken:
        self.asked.append(understood.mail.id)
        decision = self.decisions.pop(0) if self.decisions else Decision.COUNTED
        if isinstance(decision, Exception):
            raise decision
        return Taken(Judgement(decision, Reason.ANSWERS))

    def inbox(self, imap: ImapServer, **more: object) -> Inbox:
        return Inbox(Server.at(imap.url), self.take, look_every=SOON, pauses=[SOON], **more)  # type: ignore[arg-type]


def letter(number: int) -> bytes:
    return mail(answer(), id=f"<{number}@x>")


def test_each_mail_is_taken_in_the_order_it_came_and_moved_to_where_it_belongs(imap):
    imap.deliver(*map(letter, range(1, 6)))
    book = Book(*Decision)
    expected = {"INBOX": [], DONE: ["<1@x>", "<2@x>", "<4@x>"], FOR_A_PERSON: ["<3@x>", "<5@x>"]}
    running(book.inbox(imap), until(imap, expected))
    assert book.asked == [f"<{n}@x>" for n in range(1, 6)]


def test_a_mail_is_moved_as_it_came_byte_for_byte_and_unread(imap):
    content = samples.google()
    imap.deliver(content)
    running(
        Book().inbox(imap), until(imap, {"INBOX": [], DONE: ["<svar-1@aarhus.example.dk>"], FOR_A_PERSON: []})
    )
    assert folder(imap, DONE) == [content]


def test_a_mail_that_comes_while_it_waits_is_read_at_once_where_the_server_tells_of_it(imap):
    inbox = Inbox(Server.at(imap.url), Book().take, look_every=timedelta(seconds=30 if _tells(imap) else 1))

    async def during() -> None:
        await asyncio.sleep(1)
        started = time.monotonic()
        await asyncio.to_thread(imap.deliver, letter(1))
        await until(imap, {"INBOX": [], DONE: ["<1@x>"], FOR_A_PERSON: []})()
        assert time.monotonic() - started < 15

    running(inbox, during)


def _tells(imap: ImapServer) -> bool:
    line = Server.at(imap.url).open()
    can = line.can_idle
    line.close()
    return can


def test_the_books_away_for_a_while_lose_nothing(imap):
    imap.deliver(letter(1), letter(2))
    book = Book(Unavailable(storage.Fault.LOCKED), Unavailable(storage.Fault.LOCKED))
    running(book.inbox(imap), until(imap, {"INBOX": [], DONE: ["<1@x>", "<2@x>"], FOR_A_PERSON: []}))
    assert book.asked == ["<1@x>", "<1@x>", "<1@x>", "<2@x>"]


def test_a_mail_that_we_fail_on_stays_and_does_not_stop_the_next(imap):
    imap.deliver(letter(1), letter(2))
    running(
        Book(RuntimeError("ours")).inbox(imap),
        until(imap, {"INBOX": ["<1@x>"], DONE: ["<2@x>"], FOR_A_PERSON: []}),
    )


def test_the_server_away_for_a_while_loses_nothing(imap):
    imap.deliver(letter(1))
    book = Book()
    inbox = book.inbox(imap)

    async def during() -> None:
        await until(imap, {"INBOX": [], DONE: ["<1@x>"], FOR_A_PERSON: []})()
        await asyncio.to_thread(imap.down)
        await asyncio.to_thread(wait_until, lambda: inbox.failures >= 2, 20, "the reader has noticed")
        await asyncio.to_thread(imap.up)
        await asyncio.to_thread(imap.deliver, letter(2))
        await until(imap, {"INBOX": [], DONE: ["<1@x>", "<2@x>"], FOR_A_PERSON: []})()
        await asyncio.to_thread(wait_until, lambda: inbox.failures == 0, 20, "all is well again")

    running(inbox, during)
    assert book.asked == ["<1@x>", "<2@x>"]


def test_a_mail_that_was_written_down_but_not_moved_goes_where_it_would_have_gone(imap):
    imap.deliver(letter(1))
    seen = Taken(Judgement(Decision.IGNORED, Reason.SEEN_BEFORE), first=Decision.TO_A_PERSON)
    inbox = Inbox(Server.at(imap.url), lambda _: seen, look_every=SOON, pauses=[SOON])
    running(inbox, until(imap, {"INBOX": [], DONE: [], FOR_A_PERSON: ["<1@x>"]}))


def test_a_mail_that_is_too_big_is_not_fetched_whole(imap):
    seen: list[Understood] = []

    def take(understood: Understood) -> Taken:
        seen.append(understood)
        return Taken(Judgement(Decision.REFUSED, Reason.MAIL_TOO_BIG))

    imap.deliver(letter(1) + b"fyld " * 800_000)
    inbox = Inbox(Server.at(imap.url), take, look_every=SOON, pauses=[SOON])

    async def during() -> None:
        await asyncio.to_thread(wait_until, lambda: len(folder(imap, FOR_A_PERSON)) == 1, 20, "it is moved")

    running(inbox, during)
    assert [one.fault for one in seen if isinstance(one, Unreadable)] == [Fault.MAIL_TOO_BIG]


def test_it_stops_while_it_waits(imap):
    inbox = Inbox(Server.at(imap.url), Book().take, look_every=timedelta(minutes=5))

    async def during() -> None:
        await asyncio.sleep(1)

    started = time.monotonic()
    running(inbox, during)
    assert time.monotonic() - started < 10
    assert not [one for one in threading.enumerate() if one.name == "inbox"]


@pytest.mark.parametrize("engine", ["sqlite"])
def test_an_answer_in_the_mailbox_stands_on_the_list(room: Room, imap):
    id = room.convened()
    uid = room.meeting(id).uid
    content = samples.mail(answer("DECLINED", "COMMENT:Ferie", uid=uid))
    imap.deliver(content, content, samples.mail(answer("ACCEPTED", uid="fremmed@x"), id="<2@x>"))

    def take(understood: Understood) -> Taken:
        assert isinstance(understood, Reply)
        return room.do(lambda office: office.take_reply(understood))

    inbox = Inbox(Server.at(imap.url), take, look_every=SOON, pauses=[SOON])
    own = "<svar-1@aarhus.example.dk>"
    running(inbox, until(imap, {"INBOX": [], DONE: [own, own], FOR_A_PERSON: ["<2@x>"]}))
    (given,) = room.roll(id).line(room.who("Bo Aarhus")).answers
    assert (given.kind, given.remark, room.people["Bo Aarhus"].email) == (AnswerKind.DECLINED, "Ferie", BO)


# How long it waits before a new try


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (TimeoutError(), [5, 15, 60, 60, 60]),
        (NoToken("TimeoutError"), [5, 15, 60, 60, 60]),
        (NoToken("invalid_client", refused=True), [5, 15, 60, 300, 300]),
        (PasswordRefused(), [5, 15, 60, 300, 300]),
    ],
    ids=["away", "no login to be reached", "no token for us", "a wrong password"],
)
@pytest.mark.parametrize("chance", [0.0, 0.5])
def test_a_mailbox_that_was_away_for_long_is_tried_every_minute_and_one_that_refuses_us_every_five(
    fault: Exception, seconds: list[int], chance: float
):
    """Spread by a quarter, lest several processes come back at the same moment."""
    inbox = Inbox(Server.at("imap://u@h"), Book().take, chance=lambda: chance)
    assert [inbox.pause_after(fault, tries) for tries in range(1, 6)] == [
        timedelta(seconds=one * (0.75 + chance / 2)) for one in seconds
    ]


# The address of the mailbox


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("imaps://mo%40x.dk:a%2Fb@mail.x.dk", Server("imaps", "mail.x.dk", 993, "mo@x.dk", "a/b")),
        ("imap://u@h:1143", Server("imap", "h", 1143, "u", "")),
        ("imap+starttls://u:p@h", Server("imap+starttls", "h", 143, "u", "p")),
    ],
)
def test_the_mailbox_has_an_address(url, server):
    assert Server.at(url) == server


@pytest.mark.parametrize(
    "url", ["", "pop3://u:hemmelig@h", "imap://h", "imaps://u:hemmelig@", "imap://u:hemmelig#/@h:x"]
)
def test_a_wrong_address_is_told_without_the_password(url):
    with pytest.raises(ValueError) as wrong:
        Server.at(url)
    assert "hemmelig" not in str(wrong.value)


def test_trying_it_out_says_what_is_wrong(imap):
    assert try_out(imap.url) == ""
    assert try_out(imap.url.replace("hemmeligt", "forkert")).startswith("no way in: ")
    assert try_out("imap://u:p@127.0.0.1:1") == "no way in: ConnectionRefusedError"
    assert "hemmelig" not in repr(Server.at(imap.url))
