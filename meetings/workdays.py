"""Workdays in Copenhagen: the days off are handed in, the zone's two clock changes are settled here."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from meetings.model import COPENHAGEN

DaysOff = Callable[[date], bool]
"""Says whether a date is a Danish public holiday (or a day public offices keep closed)."""

OPENS, CLOSES = time(8, 0), time(16, 0)


def is_workday(day: date, days_off: DaysOff) -> bool:
    return day.weekday() < 5 and not days_off(day)


def workdays_before(day: date, count: int, days_off: DaysOff) -> date:
    """The workday that lies `count` workdays before `day`; with 0, `day` itself or the workday before it."""
    back = day
    if count == 0:
        while not is_workday(back, days_off):
            back -= timedelta(days=1)
        return back
    for _ in range(count):
        back -= timedelta(days=1)
        while not is_workday(back, days_off):
            back -= timedelta(days=1)
    return back


def workdays_after(day: date, count: int, days_off: DaysOff) -> date:
    """The workday that lies `count` workdays after `day`."""
    on = day
    for _ in range(count):
        on += timedelta(days=1)
        while not is_workday(on, days_off):
            on += timedelta(days=1)
    return on


def local(day: date, at: time) -> datetime:
    """The instant, in UTC, of a wall-clock time in Copenhagen."""
    return datetime.combine(day, at, COPENHAGEN).astimezone(UTC)


def local_day(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()


def comes_twice(at: datetime) -> bool:
    """Whether it lies in the hour that the clock repeats in October, so that its time on the wall is two instants."""
    wall = at.astimezone(UTC).astimezone(COPENHAGEN)
    return wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()


def whole_day(at: datetime) -> tuple[datetime, datetime]:
    """From midnight to midnight in Copenhagen, of the day that `at` lies on."""
    day = local_day(at)
    return local(day, time.min), local(day + timedelta(days=1), time.min)


def next_open(at: datetime, days_off: DaysOff) -> datetime:
    """`at` itself when it lies on a workday between 8 and 16 in Copenhagen, else the next such opening."""
    wall = at.astimezone(COPENHAGEN)
    day = wall.date()
    if is_workday(day, days_off):
        if OPENS <= wall.time() < CLOSES:
            return at
        if wall.time() < OPENS:
            return local(day, OPENS)
    day += timedelta(days=1)
    while not is_workday(day, days_off):
        day += timedelta(days=1)
    return local(day, OPENS)
