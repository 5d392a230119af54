"""F6: the machine's own clock is set forward and back, on by a day, past three that it slept through, to 29 February.

The clock is libfaketime's, which leaves the monotonic one alone, as whoever sets a clock does. The bot is as it is:
its clock, its APScheduler, its pace, and reminders that were planned before.

    python -m tests.faults.clocks
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from signal import SIGCONT, SIGSTOP

from sqlalchemy import text

from meetings.model import COPENHAGEN, MeetingId
from meetings.notices import Channel, Kind, NewNotice
from storage import BookRecords, Store
from tests.faults.kills import DOMAIN, Trial, trial, until

PLACES = ("/usr/lib/*/faketime/libfaketimeMT.so.1", "/usr/lib/faketime/libfaketimeMT.so.1")
BEGINS = datetime(2028, 2, 21, 9, 30, tzinfo=COPENHAGEN)
"""A Monday; the meetings of the trial are in April."""

PATIENCE = 60.0


def library() -> Path:
    """FileNotFoundError where it is not installed."""
    for place in PLACES:
        for found in Path("/").glob(place.removeprefix("/")):
            return found
    raise FileNotFoundError("libfaketime: Debian's package faketime")


@dataclass
class SetClock:
    """Shows the machine's time and as much as it is ahead; the processes read that from a file, at every look."""

    file: Path
    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def set(self, ahead: timedelta) -> None:
        self.ahead = ahead
        self.file.with_suffix(".new").write_text(f"{ahead.total_seconds():+f}\n", "ascii")
        self.file.with_suffix(".new").rename(self.file)

    def to_environment(self) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(library()),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }


@dataclass(frozen=True)
class Jump:
    """Seconds of the machine's between when the reminders were due by the clock and when the last of them came."""

    what: str
    expected: int
    came: int
    late: float
    doubled: int
    early: int = 0

    @property
    def met(self) -> bool:
        return self.came == self.expected and self.late < 30 and not self.doubled and not self.early


@dataclass
class Reminding:
    made: Trial
    clock: SetClock
    told: list[Jump] = field(default_factory=list)

    def remind(self, due: datetime) -> tuple[str, int]:
        """A meeting of its own, everybody called to it, and a reminder for each due then; its number, how many cards."""
        self.made.convene(1)
        number = self.made.meetings
        with Store.open(self.made.url, domain=DOMAIN) as store:
            return str(number), store.write_now(lambda records: _plan(records, number, due))

    def jump(
        self, what: str, to: timedelta, due_in: timedelta, meanwhile: Callable[[], None] | None = None
    ) -> None:
        """Reminders that are due `due_in` after what the clock shows once it has been set on by `to`."""
        number, expected = self.remind(self.clock() + to + due_in)
        assert not self.cards(number), "nothing is due yet"
        if meanwhile:
            meanwhile()
        else:
            self.clock.set(self.clock.ahead + to)
        due = time.monotonic() + max(0.0, due_in.total_seconds())
        ends = due + PATIENCE
        while len(self.cards(number)) < expected and time.monotonic() < ends:
            time.sleep(0.1)
        time.sleep(2)  # whatever would come twice
        came = [at for _, one, at in self.made.microsoft.told() if one == number]
        cards = self.cards(number)
        self.told.append(
            Jump(
                what,
                expected,
                len(cards),
                max(came, default=ends) - due,
                sum(cards.values()) - len(cards),
                sum(at < due - 0.5 for at in came),
            )
        )

    def cards(self, number: str) -> Counter[str]:
        return Counter(to for to, one, _ in self.made.microsoft.told() if one == number)

    def sleep(self, long: timedelta) -> None:
        """The machine stands still, its monotonic clock too; when it wakes the other one is set right."""
        for process in self.made.processes:
            process.send_signal(SIGSTOP)
        time.sleep(2)
        self.clock.set(self.clock.ahead + long)
        for process in self.made.processes:
            process.send_signal(SIGCONT)


def _plan(records: BookRecords, number: int, due: datetime) -> int:
    """The calls themselves are another trial's, and count as made."""
    id = MeetingId(f"m{number}")
    calls = [one for one in records.notices_of(id) if one.new.channel is Channel.TEAMS]
    roads = [one for one in calls if records.roads_of(one.new.person)]
    records.connection.execute(
        text("UPDATE delivery SET state = 'sent', sent_at = due_at WHERE meeting_id = :id"), {"id": id}
    )
    records.connection.execute(
        text("DELETE FROM delivery WHERE meeting_id = :id AND kind <> 'convened'"), {"id": id}
    )
    records.plan(
        [
            NewNotice(
                id, one.new.person, Kind.REMINDER, "trial", Channel.TEAMS, due, due + timedelta(days=5), 1
            )
            for one in roads
        ]
    )
    return len(roads)


def jumps() -> list[Jump]:
    """One process on SQLite, through a week of February 2028."""
    with trial("sqlite", None) as made:
        clock = SetClock(made.folder / "faketime")
        clock.set(BEGINS - datetime.now(UTC))
        made.clock = clock
        post = Reminding(made, clock)
        made.start()
        until(lambda: len(made.ready()) == 1, 120, made, lambda: None)
        soon, past = timedelta(seconds=15), timedelta(minutes=-20)
        post.jump("+1 h", timedelta(hours=1), past)
        post.jump("-1 h", timedelta(hours=-1), soon)
        post.jump("+1 day", timedelta(days=1), past)
        asleep = timedelta(days=3)
        post.jump("asleep for three days", asleep, past, lambda: post.sleep(asleep))
        clock.set(clock.ahead + timedelta(days=3))
        post.jump("on to 29 February", timedelta(days=1), past)
        made.stop()
        return post.told


def two_clocks() -> Jump:
    """Two processes on one PostgreSQL, one of whose clocks is a minute ahead: they go by the server's."""
    with trial("postgresql", None) as made:
        right, ahead = SetClock(made.folder / "right"), SetClock(made.folder / "ahead")
        right.set(timedelta())
        ahead.set(timedelta(minutes=1))
        for clock in (right, ahead):
            made.clock = clock
            made.start()
        made.clock = None
        until(lambda: len(made.ready()) == 2, 120, made, lambda: None)
        with Store.open(made.url, domain=DOMAIN) as store:
            made.meetings += 1
            due = datetime.now(UTC) + timedelta(seconds=20)
            expected = store.write_now(lambda records: _call_at(made, records, due))
        at = time.monotonic() + 20
        post = Reminding(made, right)
        until(lambda: len(post.cards("1")) == expected, 80, made, lambda: None)
        time.sleep(2)
        came, cards = [when for _, _, when in made.microsoft.told()], post.cards("1")
        made.stop()
        return Jump(
            "two replicas whose clocks differ by a minute",
            expected,
            len(cards),
            max(came) - at,
            sum(cards.values()) - len(cards),
            sum(when < at - 0.5 for when in came),
        )


def _call_at(made: Trial, records: BookRecords, due: datetime) -> int:
    made._call(records)  # noqa: SLF001 - as it does itself, and not at once
    records.connection.execute(text("UPDATE delivery SET next_at = :due"), {"due": due})
    calls = [one for one in records.notices_of(MeetingId("m1")) if one.new.channel is Channel.TEAMS]
    return sum(bool(records.roads_of(one.new.person)) for one in calls)


def all_of_them() -> Iterator[Jump]:
    yield from jumps()
    yield two_clocks()


if __name__ == "__main__":
    for one in all_of_them():
        print(one, flush=True)
