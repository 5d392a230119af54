"""Every moment at which the process can die, once, twice and three times in a row: the engine itself, on real books.

A life is what one process does until everything it owes is done, waiting included. It is lived once from each state of
the world that can be found at its start; the world is kept at each of its moments, and is where the next life begins.
Two moments that leave the same world behind have the same future, which is lived only once and counted for both.

A commit is one step, as SQLite makes it; a call may have been given to the wire when its sender dies, and then arrives
or does not: both are tried.

    python -m tests.faults.crashes --deaths 2                every one
    python -m tests.faults.crashes --deaths 3 --share 0.1    a third death in a tenth of the worlds two deaths leave
"""

import argparse
import asyncio
import hashlib
import os
import random
import time as stopwatch
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import repeat

from bot.days_off import closed
from bot.delivery import Delivery, MailMessage, Render, TeamsMessage
from meetings.model import AnswerKind, MeetingId, MeetingKind, Mode, Session, Source
from meetings.notices import FINAL, Channel, NewNotice, Notice, NoticeState
from meetings.office import Actor, MeetingPlan, Office
from meetings.office.post import Errand
from storage.records import BookRecords
from tests.delivery.world import MEMBERS, OPERATOR, WRITER, found
from tests.faults.by_hand import DOMAIN, Books, Fate, Loop, MortalBooks, loop, migrated, quietly, run
from tests.faults.outside import Mailboxes, Outside, Teams, Weather, Wire, card, cheap, fair, message_id
from tests.parts.council import COMMITTEE, NOW

RESTARTS_AFTER = timedelta(seconds=10)
KNOCKS, KNOCKS_EVERY = 200, 30.0
"""Before a gate that is shut one knocks again and again, as the clock does; a breaker opens after five minutes."""
REMINDED = datetime(2027, 2, 8, 8, 15, tzinfo=UTC)
MEETING = MeetingId("ekr-2027-03-02")
TUESDAY = (Session(1, date(2027, 3, 2), time(9, 30), time(11, 30)),)
A_WEEK_LATER = (Session(1, date(2027, 3, 9), time(9, 30), time(11, 30)),)
SEMINAR = (
    Session(1, date(2027, 4, 20), time(10, 0), time(17, 0)),
    Session(2, date(2027, 4, 21), time(9, 0), time(15, 0)),
)


def as_it_is(errand: Errand) -> TeamsMessage | MailMessage:
    """The mails that are really written; they take ten times as long as all the rest."""
    return WRITER(errand) if errand.notice.new.channel is Channel.MAIL else card(errand)


@dataclass(frozen=True)
class World:
    """All there is at one moment. Worlds with the same `mark` have the same future."""

    books: bytes
    outside: Outside
    at: datetime
    mark: bytes


def mark_of(books: Books, outside: Outside, at: datetime) -> bytes:
    """Who holds a lease, and by which token, is left out: it is one of those who are dead."""
    rows = [books.raw.execute(query).fetchall() for query in _WHAT_MATTERS]
    seen = (
        [(one.at, one.conversation, one.notice) for one in outside.cards],
        [(one.at, one.id, one.content) for one in outside.mails],
        sorted(outside.calls.items()),
    )
    return hashlib.sha256(repr((at, rows, seen)).encode()).digest()


_WHAT_MATTERS = (
    "SELECT id, state, next_at, attempts, activity_id, last_error, settled_by, tried_at, sent_at,"
    " CASE WHEN state IN ('claimed', 'sending') THEN lease_until END FROM delivery ORDER BY id",
    "SELECT * FROM card ORDER BY 1, 2",
    "SELECT * FROM road ORDER BY 1, 2",
)


@dataclass
class Tally:
    """What came of all schedules with so many deaths."""

    schedules: int = 0
    notices: int = 0
    lost: int = 0
    doubled_cards: int = 0
    sent_unseen: int = 0
    other_bytes: int = 0
    repeated_mails: int = 0
    settled: int = 0
    on_both_roads: int = 0
    overtaken: int = 0

    def add(self, other: "Tally", times: int = 1) -> None:
        for name, count in vars(other).items():
            setattr(self, name, getattr(self, name) + count * times)

    @property
    def faults(self) -> int:
        return self.lost + self.doubled_cards + self.sent_unseen + self.other_bytes


@dataclass
class Scenario:
    """A world in which something is due. `weather` is the same for each call with the same history."""

    name: str
    begin: Callable[["Builder"], None]
    hands: int = 1
    weather: Weather = fair
    render: Render = cheap
    share: float = 1.0
    """Of the worlds that are left by two deaths, so many are lived on with a third in them, drawn from `seed`."""
    seed: int = 1
    lived: int = 0
    left: set[bytes] = field(default_factory=set)
    """By two deaths, where there may be a third: the marks of those worlds, and of those that were drawn."""
    drawn: set[bytes] = field(default_factory=set)
    _known: dict[tuple[bytes, int], list[Tally]] = field(default_factory=dict)

    def tallies(self, deaths: int) -> list[Tally]:
        """By the number of deaths, 0 first."""
        self._deaths = deaths
        builder = Builder()
        self.begin(builder)
        self._books = builder.books
        self._before = frozenset(one.id for one in builder.books.look(_all_notices) if one.state in FINAL)
        try:
            return self._explore(builder.world(self.weather), deaths)
        finally:
            builder.books.close()

    def _explore(self, world: World, deaths: int) -> list[Tally]:
        known = (world.mark, deaths)
        if known not in self._known:
            self._known[known] = self._lived(world, deaths)
        return self._known[known]

    def _lived(self, world: World, deaths: int) -> list[Tally]:
        self._books.restore(world.books)
        life = Life(self._books, world, self.hands, self.render, keeps=deaths > 0)
        life.live()
        self.lived += 1
        tallies = [judged(self._books, life.outside, life.letters, self._before)]
        tallies += [Tally() for _ in range(deaths)]
        for one, times in life.moments():
            more = deaths - 1 if deaths != 2 or self._draws(one) else 0
            for number, tally in enumerate(self._explore(one, more), start=1):
                tallies[number].add(tally, times)
        return tallies

    def _draws(self, world: World) -> bool:
        """Of a world in which one death has happened, and another, whether a third is tried."""
        if self._deaths < 3:
            return True
        self.left.add(world.mark)
        drawn = random.Random(f"{self.seed} {world.mark.hex()}").random() < self.share
        if drawn:
            self.drawn.add(world.mark)
        return drawn


class Builder:
    """Two people, or four, one of them without Teams, before anything is due."""

    def __init__(self) -> None:
        self.books = Books.of(migrated())
        self.shows = NOW

    def watch(self) -> datetime:
        return self.shows

    def people(self, members=MEMBERS) -> None:
        self.books.put(lambda records: found(records, members))  # and a secretary

    def office(self, verb):
        def work(records):
            office = Office(records, self.shows, closed)
            office.domain = DOMAIN
            return verb(office)

        return self.books.put(work)

    def convene(self, sessions=TUESDAY, slug=MEETING) -> None:
        plan = MeetingPlan(
            COMMITTEE.id, "Ordinært møde", MeetingKind.ORDINARY, Mode.ONLINE, sessions, slug=slug
        )
        self.office(lambda office: office.create(plan, OPERATOR))
        self.office(lambda office: office.convene(slug, OPERATOR))

    def bring_all(self) -> None:
        """All that is due is brought, and forgotten."""
        life = Life(self.books, self.world(fair), 16, cheap, keeps=False)
        life.live()
        self.shows = life.watch()

    def world(self, weather: Weather) -> World:
        return World(self.books.copy(), Outside(self.watch, weather), self.shows, b"")


class Life:
    """One process, from its start until nothing is open that is due within a day."""

    def __init__(self, books: Books, world: World, hands: int, render: Render, *, keeps: bool) -> None:
        self.books, self.began, self.hands, self.render, self.keeps = books, world.at, hands, render, keeps
        self.outside = world.outside.copy()
        self.outside.now = self.watch
        self.until = self.began + timedelta(days=1)
        self.letters: dict[int, set[str]] = {}
        self.loop: Loop | None = None
        self._worlds: dict[bytes, World] = {}
        self._times: Counter[bytes] = Counter()

    def moments(self) -> Iterator[tuple[World, int]]:
        """The worlds it could have left behind by dying, and at how many moments each."""
        return ((self._worlds[mark], times) for mark, times in self._times.items())

    def watch(self) -> datetime:
        return self.began + timedelta(seconds=self.loop.time() if self.loop else 0)

    def live(self) -> None:
        with loop() as self.loop:
            run(self.loop, self._live())
            self.began = self.watch()  # the loop's time goes with the loop
        self.loop = None

    async def _live(self) -> None:
        fate = Fate(strikes=self._moment)
        post = Delivery(
            MortalBooks(self.books, fate),
            self._render,
            Teams(self.outside, fate),
            Mailboxes(self.outside, fate),
            self.watch,
            closed,
            hands=self.hands,
            owner="somebody",
        )
        for _ in range(KNOCKS):
            await post.reap()
            await post.drain()
            if (pause := self._pause()) is None:
                return
            await asyncio.sleep(pause)
        raise AssertionError(f"never done at {self.watch()}: {self._open()}")

    def _moment(self) -> bool:
        """Nobody dies here: the world is kept as it would be found."""
        if self.keeps:
            self._keep(self.outside)
            if self.outside.in_the_air:
                self._keep(self.outside.copy(landed=True))
        return False

    def _keep(self, outside: Outside) -> None:
        at = self.watch() + RESTARTS_AFTER
        mark = mark_of(self.books, outside, at)
        self._times[mark] += 1
        if mark not in self._worlds:
            self._worlds[mark] = World(self.books.copy(), outside.copy(), at, mark)

    def _render(self, errand: Errand) -> TeamsMessage | MailMessage:
        message = self.render(errand)
        if isinstance(message, MailMessage):
            self.letters[errand.notice.id] = {message_id(one) for one in message.letters}
        return message

    def _open(self) -> list[tuple[str, str, str]]:
        return self.books.raw.execute(
            "SELECT state, next_at, coalesce(lease_until, '') FROM delivery"
            " WHERE state NOT IN ('sent', 'settled', 'dead', 'cancelled', 'skipped')"
        ).fetchall()

    def _pause(self) -> float | None:
        """Seconds until something of the open becomes due; None when it is more than a day."""
        whens = [
            datetime.fromisoformat(lease if state in {"claimed", "sending"} else next_at)
            for state, next_at, lease in self._open()
        ]
        now = self.watch()
        at = min((one.replace(tzinfo=UTC) for one in whens), default=None)
        return None if at is None or at > self.until else max((at - now).total_seconds() + 1, KNOCKS_EVERY)


def judged(books: Books, outside: Outside, letters: dict[int, set[str]], before: frozenset[int]) -> Tally:
    """What the people saw, against what the books say; `before` had come to an end before all this began."""
    ended = [one for one in books.look(_all_notices) if one.id not in before and one.state in FINAL]
    mails = {_word(one.new): one for one in ended if one.new.channel is Channel.MAIL}
    cards = Counter(one.notice for one in outside.cards)
    copies: dict[str, list[bytes]] = {}
    for one in outside.mails:
        copies.setdefault(one.id, []).append(one.content)

    def in_mail(new: NewNotice) -> bool:
        mail = mails.get(_word(new))
        return mail is not None and letters.get(mail.id, {mail.message_id}) <= set(copies)

    tally = Tally(schedules=1, notices=len(ended))
    for notice in ended:
        by_card, by_letter = cards[notice.id] > 0, in_mail(notice.new)
        here = by_card if notice.new.channel is Channel.TEAMS else by_letter
        if notice.state in {NoticeState.SENT, NoticeState.SETTLED, NoticeState.DEAD}:
            tally.lost += not (by_card or by_letter)
        tally.sent_unseen += notice.state is NoticeState.SENT and not here
        tally.settled += notice.state is NoticeState.SETTLED
        tally.on_both_roads += (
            notice.state in {NoticeState.SETTLED, NoticeState.DEAD} and by_card and by_letter
        )
        tally.overtaken += notice.state in {NoticeState.CANCELLED, NoticeState.SKIPPED}
    tally.doubled_cards = sum(count - 1 for count in cards.values())
    tally.repeated_mails = sum(len(one) - 1 for one in copies.values())
    tally.other_bytes = sum(len(set(one)) - 1 for one in copies.values())
    return tally


def _word(new: NewNotice) -> tuple[object, ...]:
    """What is said to whom on what occasion, by whichever road."""
    return new.meeting, new.person, new.kind, new.occasion


def _all_notices(records: BookRecords) -> list[Notice]:
    return [
        notice
        for committee in records.committees()
        for meeting in records.meetings_of_committee(committee.id)
        for notice in records.notices_of(meeting.id)
    ]


# What is due


def _convening(at: Builder) -> None:
    at.people(MEMBERS[::3])
    at.convene()


def _reminding(at: Builder) -> None:
    _convening(at)
    at.bring_all()
    at.shows = REMINDED


def _moving(at: Builder) -> None:
    """One has answered; the card he has is drawn anew."""
    _convening(at)
    at.bring_all()
    at.office(lambda office: office.take_answer(MEETING, 1, AnswerKind.ONLINE, Actor(1, Source.TEAMS)))
    at.office(lambda office: office.move(MEETING, A_WEEK_LATER, "", OPERATOR))


def _seminar(at: Builder) -> None:
    """Two mails make one notice: the days have different hours."""
    at.people(MEMBERS[::3])
    at.convene(SEMINAR)


def _four(at: Builder) -> None:
    at.people(MEMBERS)
    at.convene()


def _rough(channel: Channel, to: str, before: int) -> Wire:
    """Each of the things a wire does, to somebody; every mail is lost in one way or another before it gets through."""
    if channel is Channel.MAIL:
        return (Wire.LOST_ANSWER, Wire.UNREACHED, Wire.WELL)[min(before, 2)]
    bad = {"chat-1": Wire.LOST_ANSWER, "chat-2": Wire.REFUSED_FOR_NOW, "chat-3": Wire.CLOSED}
    return bad.get(to, Wire.LOST_CALL) if before == 0 else Wire.WELL


def scenarios() -> Iterator[Scenario]:
    yield Scenario("convening", _convening, render=as_it_is)
    yield Scenario("reminding", _reminding)
    yield Scenario("moving, with a card drawn anew", _moving)
    yield Scenario("a seminar, two mails a notice", _seminar, render=as_it_is)
    yield Scenario("convening on a rough wire", _convening, weather=_rough)
    yield Scenario("reminding on a rough wire", _reminding, weather=_rough)
    yield Scenario("four at once, on sixteen hands", _four, hands=16)
    yield Scenario("four at once, on a rough wire", _four, hands=16, weather=_rough)


@dataclass(frozen=True)
class Tried:
    """What came of one scenario, by the number of deaths; `drawn` of the `left` worlds saw a third."""

    name: str
    tallies: list[Tally]
    lived: int
    left: int
    drawn: int


def _tried(number: int, deaths: int, share: float, seed: int) -> Tried:
    scenario = list(scenarios())[number]
    scenario.share, scenario.seed = share, seed
    with quietly():
        tallies = scenario.tallies(deaths)
    return Tried(scenario.name, tallies, scenario.lived, len(scenario.left), len(scenario.drawn))


def tried(deaths: int, share: float = 1.0, seed: int = 1) -> Iterator[Tried]:
    """Each scenario, as many at a time as there are cores."""
    every = range(len(list(scenarios())))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(_tried, every, repeat(deaths), repeat(share), repeat(seed))


def together(all_of_them: Iterable[Tried]) -> list[Tally]:
    """All scenarios, by the number of deaths."""
    whole: list[Tally] = []
    for one in all_of_them:
        whole += [Tally() for _ in one.tallies[len(whole) :]]
        for number, tally in enumerate(one.tallies):
            whole[number].add(tally)
    return whole


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--deaths", type=int, default=2, help="how many times the process may die (2)")
    parser.add_argument("--share", type=float, default=1.0, help="of the worlds two deaths leave (1.0: all)")
    parser.add_argument("--seed", type=int, default=1, help="what draws them (1)")
    asked = parser.parse_args()
    began, faults = stopwatch.perf_counter(), 0
    for one in tried(asked.deaths, asked.share, asked.seed):
        for number, tally in enumerate(one.tallies):
            print(f"{one.name:32} {number} deaths: {tally}")
            faults += tally.faults
        third = f", a third death in {one.drawn} of {one.left} worlds" if asked.deaths > 2 else ""
        took = stopwatch.perf_counter() - began
        print(f"{one.name:32} lives lived {one.lived}{third}, {took:.1f} s", flush=True)
    return faults > 0


if __name__ == "__main__":
    raise SystemExit(main())
