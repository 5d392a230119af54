"""Which day is meant by what was written of it: the meeting's among those it can mean, else the next one.

Every function gives None for a day that cannot be.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from dialogs.intents import Lexicon


def _meeting_or_first(candidates: Iterable[date], lexicon: Lexicon) -> date | None:
    """The coming meeting day among them, any meeting day, the first coming one, else the first."""
    days = list(candidates)
    meetings = [day for day in days if day in lexicon.meeting_days]
    coming = [day for day in days if day >= lexicon.today]
    ranked = [*(day for day in meetings if day >= lexicon.today), *meetings, *coming, *days]
    return next(iter(ranked), None)


def _exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _that_exist(days: Iterable[tuple[int, int, int]]) -> list[date]:
    return [day for one in days if (day := _exists(*one)) is not None]


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) <= 2 else 0)


def calendar_day(
    day: int, month: int, year: str | None, weekday: int | None, lexicon: Lexicon
) -> date | None:
    years = [_year(year)] if year else range(lexicon.today.year - 1, lexicon.today.year + 9)
    dated = _that_exist((one, month, day) for one in years)
    if not year:
        dated = [one for one in dated if one >= lexicon.today or one in lexicon.meeting_days]
    chosen = _meeting_or_first(dated, lexicon)
    if weekday is None or chosen in lexicon.meeting_days:
        return chosen
    near = [one for one in dated[: 1 if year else 2] if one.weekday() == weekday]
    return _meeting_or_first(near, lexicon)


def day_of_month(day: int, weekday: int | None, lexicon: Lexicon) -> date | None:
    """As in "den 7.": of this month or one of the twelve that follow."""
    first = lexicon.today.year * 12 + lexicon.today.month - 1
    months = [divmod(first + ahead, 12) for ahead in range(13)]
    dated = [one for one in _that_exist((y, m + 1, day) for y, m in months) if one >= lexicon.today]
    fitting = [one for one in dated if weekday is None or one.weekday() == weekday]
    return _meeting_or_first(fitting, lexicon)


def ahead(days: int, lexicon: Lexicon) -> date | None:
    """So many days after today, or before it."""
    try:
        return lexicon.today + timedelta(days=days)
    except OverflowError:
        return None


def _days(start: date, count: int) -> list[date]:
    until = min(count, (date.max - start).days + 1)
    return [start + timedelta(days=number) for number in range(until)]


def coming_weekday(number: int, lexicon: Lexicon) -> date | None:
    """Today only when there is a meeting today, else within the week."""
    week = _days(lexicon.today, 8)
    if lexicon.today not in lexicon.meeting_days:
        week = week[1:]
    return _meeting_or_first((day for day in week if day.weekday() == number), lexicon)


def next_weekday(number: int, lexicon: Lexicon) -> date | None:
    """For some "næste tirsdag" is the coming one and for some the one of next week: the meeting decides."""
    coming = [day for day in _days(lexicon.today, 15)[1:] if day.weekday() == number]
    of_a_meeting = [day for day in coming if day in lexicon.meeting_days]
    return next(iter(of_a_meeting), None) or ahead(7 - lexicon.today.weekday() + number, lexicon)


def last_weekday(number: int, lexicon: Lexicon) -> date | None:
    return ahead(-((lexicon.today.weekday() - number - 1) % 7 + 1), lexicon)


def in_week_ahead(weeks: int, lexicon: Lexicon) -> date | None:
    """In this week (0), in the next (1)."""
    monday = ahead(7 * weeks - lexicon.today.weekday(), lexicon)
    return _meeting_or_first(_days(monday, 7), lexicon) if monday else None


def in_week(week: int, lexicon: Lexicon) -> date | None:
    monday = monday_of(week, lexicon)
    return _meeting_or_first(_days(monday, 7), lexicon) if monday else None


def monday_of(week: int, lexicon: Lexicon) -> date | None:
    """Of this year's week of that number while it is not over, else of the next year's."""
    year = lexicon.today.isocalendar().year
    for candidate in (year, year + 1):
        try:
            monday = date.fromisocalendar(candidate, week, 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= lexicon.today:
            return monday
    return None


def in_month(number: int, written: str | None, lexicon: Lexicon) -> date | None:
    year = int(written) if written else lexicon.today.year + (number < lexicon.today.month)
    return _meeting_or_first(_that_exist((year, number, day) for day in range(1, 32)), lexicon)


def day_of_seminar(number: int, lexicon: Lexicon) -> date | None:
    """The first or second of the first run of meeting days on end."""
    coming = sorted(day for day in lexicon.meeting_days if day >= lexicon.today)
    runs = [pair for pair in pairwise(coming) if pair[1] - pair[0] == timedelta(days=1)]
    return runs[0][number - 1] if runs else None
