"""F6: the machine's own clock is set forward and back, on by a day, past three that it slept through, to 29 February.

What the process takes for the wall clock is `tests/parts/set_clock.c`'s; the monotonic one is left alone, as whoever
sets a clock does. The bot is as it is: its clock, its APScheduler, its pace, and reminders that were planned before.

    python -m tests.faults.clocks
"""

import shutil
import struct
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from signal import SIGCONT, SIGSTOP

from sqlalchemy import text

from meetings.model import COPENHAGEN, MeetingId, PersonId
from meetings.notices import Channel, Kind, NewNotice
from storage import BookRecords, Store
from tests.faults.kills import DOMAIN, Trial, trial, until

BEGINS = datetime(2028, 2, 21, 9, 30, tzinfo=COPENHAGEN)
"""A Monday; the meetings of the trial are in April."""

PATIENCE = 60.0
SOURCE = Path(__file__).parents[1] / "parts" / "set_clock.c"


@dataclass
class SetClock:
    """Shows the machine's time and as much as it is ahead; the processes look that up in a file, each time they ask."""

    file: Path
    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def set(self, ahead: timedelta) -> None:
        self.ahead = ahead
        with self.file.open("r+b" if self.file.exists() else "wb", buffering=0) as file:
            file.write(struct.pack("=q", round(ahead.total_seconds())))

    def to_environment(self) -> dict[str, str]:
        return {"LD_PRELOAD": str(library(self.file.parent)), "SET_CLOCK": str(self.file)}


def library(folder: Path) -> Path:
    """Made there. FileNotFoundError without a C compiler."""
    made = folder / "set_clock.so"
    if not made.exists():
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            raise FileNotFoundError("a C compiler: Debian's package gcc")
        subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", made, SOURCE], check=True)
    return made


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

    def remind(self, due: datetime) -> tuple[str, int]:
        """A meeting of its own, everybody called to it, and a reminder for each due then; its number, how many cards."""
        self.made.convene(1)
        number = self.made.meetings
        with Store.open(self.made.url, domain=DOMAIN) as store:
            return str(number), store.write_now(lambda records: _plan(records, number, due))

    def jump(
        self, what: str, to: timedelta, due_in: timedelta, meanwhile: Callable[[], None] | None = None
    ) -> Jump:
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
        return Jump(
            what,
            expected,
            len(cards),
            max(came, default=ends) - due,
            sum(cards.values()) - len(cards),
            sum(at < due - 0.5 for at in came),
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
    roads = _by_teams(records, id)
    records.connection.execute(
        text("UPDATE delivery SET state = 'sent', sent_at = due_at WHERE meeting_id = :id"), {"id": id}
    )
    records.connection.execute(
        text("DELETE FROM delivery WHERE meeting_id = :id AND kind <> 'convened'"), {"id": id}
    )
    records.plan(
        [
            NewNotice(id, one, Kind.REMINDER, "trial", Channel.TEAMS, due, due + timedelta(days=5), 1)
            for one in roads
        ]
    )
    return len(roads)


def _by_teams(records: BookRecords, meeting: MeetingId) -> list[PersonId]:
    told = {one.new.person for one in records.notices_of(meeting) if one.new.kind is Kind.CONVENED}
    return sorted(one for one in told if records.roads_of(one))


def jumps() -> Iterator[Jump]:
    """One process on SQLite, through a week of February 2028."""
    with trial("sqlite", None) as made:
        clock = SetClock(made.folder / "faketime")
        clock.set(BEGINS - datetime.now(UTC))
        made.clock = clock
        post = Reminding(made, clock)
        made.start()
        until(lambda: len(made.ready()) == 1, 120, made, lambda: None)
        soon, past = timedelta(seconds=15), timedelta(minutes=-20)
        yield post.jump("+1 h", timedelta(hours=1), past)
        yield post.jump("-1 h", timedelta(hours=-1), soon)
        yield post.jump("+1 day", timedelta(days=1), past)
        asleep = timedelta(days=3)
        yield post.jump("asleep for three days", asleep, past, lambda: post.sleep(asleep))
        clock.set(clock.ahead + timedelta(days=3))
        yield post.jump("on to 29 February", timedelta(days=1), past)
        made.stop()


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
    made._call(records)
    records.connection.execute(text("UPDATE delivery SET next_at = :due"), {"due": due})
    return len(_by_teams(records, MeetingId("m1")))


def all_of_them() -> Iterator[Jump]:
    yield from jumps()
    yield two_clocks()


if __name__ == "__main__":
    for one in all_of_them():
        print(one, flush=True)
