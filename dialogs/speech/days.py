"""Days in a sentence: "på tirsdag den 2. marts", "2/3", "i uge 9", "on March 2nd", "tomorrow".

    day      = [weekday] [den|d.] number [month] [year]  |  numbers  |  weekday  |  span  |  words
    numbers  = 2027-03-02 | 2/3[-2027] | 2.3.[2027] | 2-3-2027 | (d.|den) 2.3
    span     = [næste|denne] uge [9] | i marts         a week or a month stands for the meeting in it
    words    = i dag | i morgen | i overmorgen | om en uge | første dag (of a meeting of several days) ...

What can mean several days means the meeting day among them, else the next one. A day that cannot be
("31. februar", "uge 54", "mandag den 2. marts" when that is a Tuesday) is no day at all: None.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dialogs.intents import Lexicon
from dialogs.speech.words import Word, fold, plain


def _numbered(names: str, start: int = 0) -> dict[str, int]:
    """Each name, folded, with the number of its line; a line may give several names to one number."""
    of_line = enumerate((line.split() for line in names.strip().splitlines()), start)
    return {fold(name): number for number, several in of_line for name in several}


_WEEKDAY_NAMES = """
    mandag monday
    tirsdag tuesday
    onsdag wednesday
    torsdag thursday
    fredag friday
    lørdag saturday
    søndag sunday
"""
_MONTH_NAMES = """
    januar january
    februar february
    marts march
    april
    maj may
    juni june
    juli july
    august
    september
    oktober october
    november
    december
"""
_WEEKDAYS = _numbered(_WEEKDAY_NAMES)
_SHORT_WEEKDAYS = _numbered("""
    man mon
    tir tirs tue tues
    ons wed
    tor tors thu thurs
    fre fri
    lør sat
    søn sun
""")
_MONTHS = _numbered(_MONTH_NAMES, start=1) | _numbered(
    """
    jan
    feb
    mar
    apr
    maj
    jun
    jul
    aug
    sep sept
    okt oct
    nov
    dec
    """,
    start=1,
)
_LONG_MONTHS = _numbered(_MONTH_NAMES, start=1)
_ORDINALS = {
    fold(name): number
    for number, name in enumerate(
        """første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende
        fjortende femtende sekstende syttende attende nittende tyvende enogtyvende toogtyvende treogtyvende
        fireogtyvende femogtyvende seksogtyvende syvogtyvende otteogtyvende niogtyvende tredivte
        enogtredivte""".split(),
        start=1,
    )
}
_COUNTS = {"en": 1, "et": 1, "a": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4}

WORDS = {*_WEEKDAY_NAMES.split(), *_MONTH_NAMES.split(), "overmorgen", "morgen", "tomorrow", "today"}
"""What may be misspelt and still be heard."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a day stands among the plain text, and which day it is; two for "2.-3. marts", None for none."""

    start: int
    end: int
    days: tuple[date | None, ...]


Reader = Callable[[re.Match[str], Lexicon], tuple[date | None, ...]]


# Which day it is


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


def _calendar_day(
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


def _day_of_month(day: int, weekday: int | None, lexicon: Lexicon) -> date | None:
    """ "den 7.": of this month or one of the twelve that follow."""
    first = lexicon.today.year * 12 + lexicon.today.month - 1
    months = [divmod(first + ahead, 12) for ahead in range(13)]
    dated = [one for one in _that_exist((y, m + 1, day) for y, m in months) if one >= lexicon.today]
    fitting = [one for one in dated if weekday is None or one.weekday() == weekday]
    return _meeting_or_first(fitting, lexicon)


def _days(start: date, count: int) -> list[date]:
    ahead = min(count, (date.max - start).days + 1)
    return [start + timedelta(days=number) for number in range(ahead)]


def _weekday(number: int, lexicon: Lexicon) -> date | None:
    """Today only when there is a meeting today, else within the week."""
    week = _days(lexicon.today, 8)
    if lexicon.today not in lexicon.meeting_days:
        week = week[1:]
    return _meeting_or_first((day for day in week if day.weekday() == number), lexicon)


def _next_weekday(number: int, lexicon: Lexicon) -> date | None:
    """ "næste tirsdag" is for some the coming one and for some the one of next week: the meeting decides."""
    coming = [day for day in _days(lexicon.today, 15)[1:] if day.weekday() == number]
    next_monday = lexicon.today + timedelta(days=7 - lexicon.today.weekday())
    of_next_week = next_monday + timedelta(days=number)
    of_a_meeting = [day for day in coming if day in lexicon.meeting_days]
    return next(iter(of_a_meeting), of_next_week)


def _last_weekday(number: int, lexicon: Lexicon) -> date:
    back = (lexicon.today.weekday() - number - 1) % 7 + 1
    return lexicon.today - timedelta(days=back)


def _week_from(monday: date, lexicon: Lexicon) -> date | None:
    return _meeting_or_first(_days(monday, 7), lexicon)


def _week_number(week: int, lexicon: Lexicon) -> date | None:
    year = lexicon.today.isocalendar().year
    for candidate in (year, year + 1):
        try:
            monday = date.fromisocalendar(candidate, week, 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= lexicon.today:
            return _week_from(monday, lexicon)
    return None


def _month(number: int, written: str | None, lexicon: Lexicon) -> date | None:
    year = int(written) if written else lexicon.today.year + (number < lexicon.today.month)
    return _meeting_or_first(_that_exist((year, number, day) for day in range(1, 32)), lexicon)


def _day_of_seminar(number: int, lexicon: Lexicon) -> date | None:
    """The first or second of the first run of meeting days on end."""
    coming = sorted(day for day in lexicon.meeting_days if day >= lexicon.today)
    runs = [pair for pair in pairwise(coming) if pair[1] - pair[0] == timedelta(days=1)]
    return runs[0][number - 1] if runs else None


# How it is written


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_ON = "(?:(?:paa|til|fra|for|on|by|den|d|the) ){0,3}?"
_W = f"(?:(?P<weekday>{_any_of(_WEEKDAYS)}|{_any_of(_SHORT_WEEKDAYS)}) (?:, )?)?(?:(?:den|d|the) )?"
_SURE_W = f"(?P<weekday>{_any_of(_WEEKDAYS)})"
_N = r"(?P<day>[0-9]{1,2})"
_NTH = r"(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th)?"
_M = rf"(?P<month>{_any_of(_MONTHS)})"
_Y = r"(?: (?:, )?(?P<year>20[0-9]{2}))?"
_NO_ITEM = "(?<!punkt )(?<!punktet )(?<!item )"
_NO_DURATION = "(?! (?:time|timer|times|dag|dage|dags|hour|hours) )"


def _numbers(found: re.Match[str], lexicon: Lexicon) -> tuple[date | None, ...]:
    day, month = int(found["day"]), int(found["month"])
    return (_calendar_day(day, month, found["year"], _weekday_of(found), lexicon),)


def _named_month(found: re.Match[str], lexicon: Lexicon) -> tuple[date | None, ...]:
    day, month = _number(found["day"]), _MONTHS[found["month"]]
    return (_calendar_day(day, month, found["year"], _weekday_of(found), lexicon),)


def _two_days(found: re.Match[str], lexicon: Lexicon) -> tuple[date | None, ...]:
    month, year = _MONTHS[found["month"]], found["year"]
    return tuple(_calendar_day(int(found[one]), month, year, None, lexicon) for one in ("first", "second"))


def _number(written: str) -> int:
    return _ORDINALS[written] if written in _ORDINALS else int(written)


def _weekday_of(found: re.Match[str]) -> int | None:
    name = found["weekday"]
    return None if name is None else {**_WEEKDAYS, **_SHORT_WEEKDAYS}[name]


def _ahead(days: int) -> Reader:
    return lambda _, lexicon: tuple(_days(lexicon.today, days + 1)[days:])


def _relative(found: re.Match[str], lexicon: Lexicon) -> tuple[date | None, ...]:
    count = _COUNTS.get(found["count"]) or int(found["count"])
    days = count * (7 if found["unit"] in {"uge", "uger", "week", "weeks"} else 1)
    return tuple(_days(lexicon.today, days + 1)[days:])


def _this_week(weeks_ahead: int) -> Reader:
    def read(_: re.Match[str], lexicon: Lexicon) -> tuple[date | None, ...]:
        monday = lexicon.today - timedelta(days=lexicon.today.weekday())
        return (_week_from(monday + timedelta(weeks=weeks_ahead), lexicon),)

    return read


def _which_weekday(reading: Callable[[int, Lexicon], date | None]) -> Reader:
    def read(found: re.Match[str], lexicon: Lexicon) -> tuple[date | None, ...]:
        return (reading({**_WEEKDAYS, **_SHORT_WEEKDAYS}[found["weekday"]], lexicon),)

    return read


# The first that fits, from left to right; what is written stands beside.
_READINGS: tuple[tuple[str, Reader], ...] = (
    # 2027-03-02
    (rf"{_ON}{_W}(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-{_N}\.?", _numbers),
    # 2/3-2027, 2.3.2027, 02-03-27, 2/3 2027
    (
        rf"{_ON}{_W}{_N}[./-](?P<month>[0-9]{{1,2}})\.?(?:[./-]| )(?:- )?(?P<year>20[0-9]{{2}}|[0-9]{{2}}(?<=[./-]..))\.?",
        _numbers,
    ),
    # 2/3 and 2.3. are days; 1/2 time is not
    (rf"{_ON}{_W}{_N}/(?P<month>[0-9]{{1,2}})(?P<year>)\.?{_NO_DURATION}", _numbers),
    (rf"{_NO_ITEM}{_ON}{_W}{_N}\.(?P<month>0?[0-9]|1[0-2])\.(?P<year>)", _numbers),
    # 2.-3. marts, 2. og 3. marts 2027
    (
        rf"{_ON}(?:den |d )?(?P<first>[0-9]{{1,2}})\.?(?: (?:-|og|til|to|and|eller|or) (?:den |d )?|-)"
        rf"(?P<second>[0-9]{{1,2}})\.? {_M}{_Y}",
        _two_days,
    ),
    # d. 2.3, den 2-3: only with d. or den
    (
        rf"{_ON}(?:(?P<weekday>{_any_of(_WEEKDAYS)}) (?:, )?)?(?:den|d) {_N}[.-](?P<month>[0-9]{{1,2}})(?P<year>)",
        _numbers,
    ),
    # tirsdag den 2. marts 2027, 2 March, the 2nd of March
    (rf"{_ON}{_W}{_NTH} (?:of )?{_M}{_Y}", _named_month),
    # den anden marts
    (rf"{_ON}{_W}(?P<day>{_any_of(_ORDINALS)}) {_M}{_Y}", _named_month),
    # March 2nd, 2027
    (rf"{_ON}{_W}{_M} (?:the )?{_NTH}{_Y}", _named_month),
    # mandag den 7., d. 7, the 7th
    (
        rf"{_ON}{_SURE_W} (?:, )?(?:(?:den|d|the) )?(?P<day>[0-9]{{1,2}})(?:\.|st|nd|rd|th)",
        lambda found, lexicon: (_day_of_month(int(found["day"]), _weekday_of(found), lexicon),),
    ),
    (
        rf"{_ON}(?:den|d|the) (?P<day>[0-9]{{1,2}})(?:\.|st|nd|rd|th)?{_NO_DURATION}",
        lambda found, lexicon: (_day_of_month(int(found["day"]), None, lexicon),),
    ),
    # i overmorgen, i morgen, i dag
    (r"(?:i overmorgen|overmorgen|the day after tomorrow|day after tomorrow)", _ahead(2)),
    (r"(?:i morgen(?: tidlig| formiddag| eftermiddag| aften)?|tomorrow(?: morning| afternoon)?)", _ahead(1)),
    (r"(?:i (?:dag|aften|eftermiddag|formiddag)|today|tonight|this (?:morning|afternoon))", _ahead(0)),
    (r"(?:i gaar|yesterday)", lambda _, lexicon: (lexicon.today - timedelta(days=1),)),
    # om en uge, om 14 dage, in two weeks
    (
        rf"(?:om|in) (?P<count>[0-9]{{1,2}}|{_any_of(_COUNTS)}) (?P<unit>uger?|dage?|weeks?|days?)",
        _relative,
    ),
    # i tirsdags, sidste tirsdag
    (
        rf"(?:i (?P<weekday>{_any_of(_WEEKDAYS)})s|(?:sidste|last) (?P<again>{_any_of(_WEEKDAYS)}))",
        lambda found, lexicon: (_last_weekday(_WEEKDAYS[found["weekday"] or found["again"]], lexicon),),
    ),
    # næste tirsdag, tirsdag i næste uge, på tirsdag, på tirs
    (
        rf"{_ON}(?:naeste |next ){_SURE_W}|{_ON}(?P<of>{_any_of(_WEEKDAYS)}) (?:i )?(?:naeste uge|next week)",
        lambda found, lexicon: (_next_weekday(_WEEKDAYS[found["weekday"] or found["of"]], lexicon),),
    ),
    (
        rf"{_ON}(?:nu |kommende |this |coming )?{_SURE_W}(?:en|ens|smoede|smoedet)?"
        r"(?: formiddag| eftermiddag| morgen| aften| morning| afternoon)?",
        _which_weekday(_weekday),
    ),
    (
        rf"(?:paa|on|til|d|den) (?P<weekday>{_any_of(_SHORT_WEEKDAYS)})",
        _which_weekday(_weekday),
    ),
    # i uge 9, næste uge, denne uge
    (
        r"(?:i |til |in |for )?(?:uge|week) (?P<week>[0-9]{1,2})\.?",
        lambda found, lexicon: (_week_number(int(found["week"]), lexicon),),
    ),
    (r"(?:i |til |for )?(?:naeste uge|next week)", _this_week(1)),
    (r"(?:i |til |for )?(?:denne uge|indevaerende uge|this week)", _this_week(0)),
    # i marts
    (
        rf"(?:i|til|in) (?:naeste |next )?(?P<month>{_any_of(_LONG_MONTHS)}){_Y}",
        lambda found, lexicon: (_month(_MONTHS[found["month"]], found["year"], lexicon),),
    ),
    # første dag, dag 2
    (
        r"(?:den |paa |the |on ){0,2}(?:foerste|first) (?:moededag|seminardag|dag|dagen|day)|(?:dag|day) 1",
        lambda _, lexicon: (_day_of_seminar(1, lexicon),),
    ),
    (
        r"(?:den |paa |the |on ){0,2}(?:anden|second|sidste|last) (?:moededag|seminardag|dag|dagen|day)|(?:dag|day) 2",
        lambda _, lexicon: (_day_of_seminar(2, lexicon),),
    ),
)
_COMPILED = tuple((re.compile(rf"(?<!\S)(?:{pattern}) "), reader) for pattern, reader in _READINGS)


def find(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Found]:
    """The days of a sentence from left to right, no two of them of the same words."""
    text = plain(words)
    at = 0
    for found, reader in sorted(_all(text), key=lambda one: one[0].start()):
        if found.start() >= at:
            at = found.end()
            yield Found(found.start(), at, reader(found, lexicon))


def _all(text: str) -> Iterator[tuple[re.Match[str], Reader]]:
    """In the order of the table, so that the first of those at one place is the one that counts."""
    for pattern, reader in _COMPILED:
        for found in pattern.finditer(text):
            yield found, reader
