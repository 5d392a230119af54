"""Ten known ways to lose a notice or to bring it twice, planted one at a time: each must be found.

python -m tests.faults.mutants
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.delivery import Delivery
from meetings import notices, outcomes
from meetings.notices import Channel, Drop, Go, NoticeState, NotYet
from meetings.office.attendance import AttendanceDesk
from meetings.office.post import PostDesk
from meetings.outcomes import Ruling
from storage.records import deliveries
from storage.records.deliveries import DeliveryPages
from tests.faults import crashes, outside, rig
from tests.faults.by_hand import quietly
from tests.faults.life import USUAL, Chances
from tests.faults.outside import Wire
from tests.faults.witness import Broken
from tests.faults.year import Year


@dataclass(frozen=True)
class Mutant:
    """`name` says what the code does wrong; `at` is where the wrong thing is put in the place of the right one."""

    name: str
    at: Any
    attribute: str
    wrong: Callable[[Any], Any]
    found_by: Callable[[], str]


@contextmanager
def planted(mutant: Mutant) -> Iterator[None]:
    right = getattr(mutant.at, mutant.attribute)
    setattr(mutant.at, mutant.attribute, mutant.wrong(right))
    try:
        yield
    finally:
        setattr(mutant.at, mutant.attribute, right)


# Who finds them


def by_deaths(which: int, deaths: int = 1) -> Callable[[], str]:
    def look() -> str:
        scenario = list(crashes.scenarios())[which]
        try:
            tallies = scenario.tallies(deaths)
        except AssertionError as broken:
            return str(broken)
        found = [tally for tally in tallies if tally.faults]
        return f"{scenario.name}: {found[0]}" if found else ""

    return look


def by_years(seeds: int = 4, chances: Chances = USUAL) -> Callable[[], str]:
    def look() -> str:
        for seed in range(1, seeds + 1):
            try:
                Year(seed, chances).live()
            except (Broken, AssertionError) as broken:
                return f"seed {seed}: {broken}"
        return ""

    return look


def by_rig(weather: Callable[..., Wire], *, people: int = 8) -> Callable[[], str]:
    def look() -> str:
        made = rig.Rig(people, 1)
        made.outside.weather = weather
        try:
            made.live(20)
        except Broken as broken:
            return str(broken)
        seen = {one.shown["to"] for one in [*made.outside.cards, *made.outside.mails]}
        return "" if len(seen) == people else f"{people - len(seen)} were never told"

    return look


def _lossy(_channel: Channel, _to: str, before: int) -> Wire:
    return Wire.LOST_ANSWER if before == 0 else Wire.WELL


def _gone(channel: Channel, _to: str, before: int) -> Wire:
    return Wire.LOST_CALL if channel is Channel.TEAMS else Wire.WELL


# What they do


def _sends_again(right: Any) -> Any:
    def in_doubt(notice: Any, reason: str, now: Any, *more: Any) -> Ruling:
        return Ruling(NoticeState.RETRY, reason, now + timedelta(minutes=1))

    return in_doubt


def _no_intent(right: Any) -> Any:
    """The row stays claimed until the answer is there."""

    def begin(self: PostDesk, errand: Any) -> bool:
        return self._still(errand)

    return begin


def _takes_over_as_unsent(right: Any) -> Any:
    def take_over(self: DeliveryPages, now: Any) -> Any:
        taken = right(self, now)
        for one in taken:
            if one.state is NoticeState.UNKNOWN:
                self.connection.exec_driver_sql(f"UPDATE delivery SET state = 'retry' WHERE id = {one.id}")
        return taken

    return take_over


def _settles_without_mail(right: Any) -> Any:
    def end(self: PostDesk, notice: Any) -> Any:
        self.records.finish(notice, NoticeState.SETTLED, self.now, error=notice.last_error, settled_by="mail")
        return notices

    return lambda self, notice: (end(self, notice), right(_Deaf(self), notice))[1]


class _Deaf:
    """A desk whose plans are not written."""

    def __init__(self, desk: PostDesk) -> None:
        self._desk = desk
        self.records = _NoPlans(desk.records)
        self.now = desk.now

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


class _NoPlans:
    def __init__(self, records: Any) -> None:
        self._records = records

    def plan(self, _notices: Any) -> int:
        return 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)


def _sent_before_it_is(right: Any) -> Any:
    """The outcome is written first, and then it is sent."""

    async def attempt(self: Delivery, errand: Any, since: float, send: Any) -> Any:
        async def sent_already() -> Any:
            await self._note(errand, outcomes.Sent("a"))
            return await send()

        return await right(self, errand, since, sent_already)

    return attempt


def _at_any_hour(right: Any) -> Any:
    def judge(new: Any, now_true: Any, days_off: Any, now: Any) -> Any:
        verdict = right(new, now_true, days_off, now)
        return Go() if isinstance(verdict, NotYet) else verdict

    return judge


def _whoever_has_answered(right: Any) -> Any:
    def judge(new: Any, now_true: Any, days_off: Any, now: Any) -> Any:
        verdict = right(new, now_true, days_off, now)
        return Go() if isinstance(verdict, Drop) and verdict.reason == "answered" else verdict

    return judge


def _whatever_has_changed(right: Any) -> Any:
    """What was true at the claim is not asked again at the intent."""
    return lambda _self, _errand: True


def _twice_a_day(right: Any) -> Any:
    return lambda _self, *_facts: False


def _the_old_time(right: Any) -> Any:
    return lambda _notice, _now_true: None


def _a_new_id_each_time(right: Any) -> Any:
    def letter(errand: Any) -> Any:
        message = right(errand)
        return replace(
            message, letters=tuple(one + secrets.token_bytes(4).hex().encode() for one in message.letters)
        )

    return letter


def _no_cap(right: Any) -> Any:
    return lambda _self, *_facts: None


def mutants() -> tuple[Mutant, ...]:
    rough, convening = 4, 1
    return (
        Mutant("a card whose answer was lost is sent again", outcomes, "_in_doubt", _sends_again, by_rig(_lossy)),
        Mutant("no intent before the socket", PostDesk, "begin", _no_intent, by_deaths(convening)),
        Mutant("what a dead sender was sending counts as unsent", deliveries.DeliveryPages, "take_over",
               _takes_over_as_unsent, by_deaths(convening)),
        Mutant("an unknown card is settled without a mail", PostDesk, "_end_unknown", _settles_without_mail,
               by_rig(_gone)),
        Mutant("written as sent before it is", Delivery, "_attempt", _sent_before_it_is, by_deaths(convening)),
        Mutant("sent at any hour", notices, "judge", _at_any_hour, by_years()),
        Mutant("reminds whoever has answered", notices, "judge", _whoever_has_answered, by_years()),
        Mutant("does not look again before the socket", PostDesk, "_still", _whatever_has_changed,
               by_years(8, Chances(meanwhile=0.3))),
        Mutant("reminds twice a day", PostDesk, "_reminded_today", _twice_a_day, by_years(12)),
        Mutant("tells the old time of a moved meeting", notices, "_overtaken", _the_old_time, by_years(8)),
        Mutant("other bytes at each try of a mail", outside, "letter", _a_new_id_each_time, by_deaths(rough)),
        Mutant("the seats are not counted", AttendanceDesk, "_check_seats", _no_cap, by_years(8)),
    )  # fmt: skip


def found() -> Iterator[tuple[str, str]]:
    """Each mutant by name, and what gave it away; empty when nothing did."""
    for mutant in mutants():
        with planted(mutant), quietly():
            yield mutant.name, mutant.found_by()


def main() -> int:
    missed = 0
    for name, how in found():
        missed += not how
        print(f"{'FOUND ' if how else 'MISSED'} {name}: {how[:110]}", flush=True)
    return missed


if __name__ == "__main__":
    raise SystemExit(main())
