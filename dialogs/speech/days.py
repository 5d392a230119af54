"""Days in a sentence: "på tirsdag den 2. marts", "2/3", "i uge 9", "on March 2nd", "tomorrow".

    day      = [weekday] [den|d.] number [month] [year]  |  numbers  |  weekday  |  span  |  words
    numbers  = 2027-03-02 | 2/3[-2027] | 2.3.[2027] | 2-3-2027 | (d.|den) 2.3
    span     = [næste|denne] uge [9] | i marts | martsmødet   a week or a month stands for the meeting in it
             | hele marts                              … for all of them
    words    = i dag | i morgen | i overmorgen | om en uge | første dag (of a meeting of several days) ...
    seminar  = seminaret | begge dage                  all its days, when there is only one to come

What can mean several days means the meeting day among them, else the next one. A day that cannot be
("31. februar", "uge 54", "mandag den 2. marts" when that is a Tuesday) is no day at all: None.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.intents import Lexicon
from dialogs.speech import which_day
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
_EVERY_WEEKDAY = _WEEKDAYS | _SHORT_WEEKDAYS
_LONG_MONTHS = _numbered(_MONTH_NAMES, start=1)
MONTHS = frozenset(_LONG_MONTHS)
"""Their names, folded."""
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


Parts = Mapping[str, str | None]
Days = tuple[date | None, ...]
"""What was written is one day, or two, or all of a seminar; None is a day that cannot be. None at all: it is no day."""
Reading = Callable[[Parts, Lexicon], Days]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a day stands among the plain text, and which day it is; two for "2.-3. marts", None for none.

    `whole`: the first day of a seminar, all of which is meant. `named`: by the word "martsmødet", which stays beside it.
    """

    start: int
    end: int
    days: Days
    whole: bool = False
    named: bool = False


# Which day the parts of a pattern are


def _date(parts: Parts, lexicon: Lexicon) -> Days:
    day, month = _number(parts["day"]), _month(parts["month"])
    return (which_day.calendar_day(day, month, parts.get("year"), _weekday_of(parts), lexicon),)


def _two_dates(parts: Parts, lexicon: Lexicon) -> Days:
    """Of "2. eller 3. marts" nobody knows which."""
    both = (*_date(parts, lexicon), *_date({**parts, "day": parts["other"]}, lexicon))
    return both if parts.get("either") is None else (*both, None)


def _day_of_month(parts: Parts, lexicon: Lexicon) -> Days:
    return (which_day.day_of_month(_number(parts["day"]), _weekday_of(parts), lexicon),)


def _two_days_of_month(parts: Parts, lexicon: Lexicon) -> Days:
    """The second in the month of the first: "den 13. og 14."."""
    (first,) = _day_of_month(parts, lexicon)
    if first is None:
        return (None,)
    return _two_dates({"day": parts["day"], "month": str(first.month), **_others(parts)}, lexicon)


def _others(parts: Parts) -> dict[str, str | None]:
    return {name: parts[name] for name in ("other", "either")}


def _from_today(days: int) -> Reading:
    return lambda _, lexicon: (which_day.ahead(days, lexicon),)


def _ahead(parts: Parts, lexicon: Lexicon) -> Days:
    days = 7 if parts["unit"] in {"uge", "week"} else 1
    return (which_day.ahead(days * _number(parts["count"]), lexicon),)


def _weekday(meant: Callable[[int, Lexicon], date | None]) -> Reading:
    def read(parts: Parts, lexicon: Lexicon) -> Days:
        return (meant(_EVERY_WEEKDAY[parts["weekday"] or parts["other"] or ""], lexicon),)

    return read


def _week(parts: Parts, lexicon: Lexicon) -> Days:
    return _all_of(which_day.in_week(_number(parts["week"]), lexicon), lexicon)


def _weeks_ahead(weeks: int) -> Reading:
    return lambda _, lexicon: _all_of(which_day.in_week_ahead(weeks, lexicon), lexicon)


def _in_month(parts: Parts, lexicon: Lexicon) -> Days:
    return _all_of(which_day.in_month(_month(parts["month"]), parts.get("year"), lexicon), lexicon)


def _all_of(day: date | None, lexicon: Lexicon) -> Days:
    """The seminar whose day it is, or that day."""
    return next((days for days in lexicon.seminars if day in days), (day,))


def _whole_month(parts: Parts, lexicon: Lexicon) -> Days:
    """All meetings of that month, as far as there are two; its first day where there is none."""
    first = which_day.in_month(_month(parts["month"]), None, lexicon)
    if first is None or first not in lexicon.meeting_days:
        return (first,)
    month = (first.year, first.month)
    return tuple(day for day in sorted(lexicon.meeting_days) if (day.year, day.month) == month)[:2]


def _seminar(_: Parts, lexicon: Lexicon) -> Days:
    return lexicon.seminars[0] if len(lexicon.seminars) == 1 else ()


def _both_days(parts: Parts, lexicon: Lexicon) -> Days:
    return _seminar(parts, lexicon)


def _of_seminar(number: int) -> Reading:
    return lambda _, lexicon: (which_day.day_of_seminar(number, lexicon),)


def _weekday_of(parts: Parts) -> int | None:
    return _EVERY_WEEKDAY.get(parts.get("weekday") or "")


def _month(written: str | None) -> int:
    return _MONTHS.get(written or "") or _number(written)


def _number(written: str | None) -> int:
    named = _ORDINALS.get(written or "") or _COUNTS.get(written or "")
    return named or int(written or 0)


# How it is written


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_ON = "(?:(?:fra og med|paa|til|fra|for|on|by|den|d|the) ){0,3}?"
_W = f"(?:(?P<weekday>{_any_of(_EVERY_WEEKDAY)}) (?:, )?)?(?:(?:den|d|the) )?"
_LONG_W = f"(?P<weekday>{_any_of(_WEEKDAYS)})"
_N = "(?P<day>[0-9]{1,2})"
_NTH = rf"{_N}(?:\.|st|nd|rd|th)?"
_SURE_NTH = rf"{_N}(?:\.|st|nd|rd|th)"
_M = f"(?P<month>{_any_of(_MONTHS)})"
_LONG_M = f"(?P<month>{_any_of(_LONG_MONTHS)})"
_M_NUMBER = "(?P<month>[0-9]{1,2})"
_Y = "(?: (?:, )?(?P<year>20[0-9]{2}))?"
_NO_ITEM = "(?<!punkt )(?<!punktet )(?<!item )"
_NO_DURATION = "(?! (?:time|timer|times|dag|dage|dags|hour|hours) )"
_TO = "(?:(?:til|paa|i|for|to|at|the) ){0,2}"
_OF_IT = "(?: (?:af|paa|i|til|ved|of|at|in)(?: the)? (?:seminaret|seminar))?"
_OF = "(?:(?:seminarets|seminaret|seminar) )?"
_SEMINAR = rf"{_TO}(?:det |vores |this |our )?(?:seminaret|seminar)"
_TIME_OF_DAY = "(?: tidlig| formiddag| eftermiddag| morgen| aften| morning| afternoon)?"

# Of those that begin at one place the highest counts; what is written stands beside.
_WRITTEN: tuple[tuple[Reading, str], ...] = (
    (_date, rf"{_ON}{_W}(?P<year>[0-9]{{4}})-{_M_NUMBER}-{_N}\.?"),  # 2027-03-02
    # 2/3-2027, 2.3.2027, 02-03-27, 2/3 2027
    (_date, rf"{_ON}{_W}{_N}[./-]{_M_NUMBER}(?:\.? (?:- )?(?P<year>20[0-9]{{2}}))\.?"),
    (_date, rf"{_ON}{_W}{_N}[./-]{_M_NUMBER}[./-](?P<year>20[0-9]{{2}}|[0-9]{{2}})\.?"),
    (_date, rf"{_ON}{_W}{_N}/{_M_NUMBER}\.?{_NO_DURATION}"),  # 2/3, but not 1/2 time
    (_date, rf"{_NO_ITEM}{_ON}{_W}{_N}\.(?P<month>0?[0-9]|1[0-2])\."),  # 2.3., but not punkt 2.3.
    # 2.-3. marts, 2. og 3. marts 2027
    (_two_dates, rf"{_ON}{_N}\.?(?: (?:-|og|til|to|and|(?P<either>eller|or)) (?:den |d )?|-)(?P<other>[0-9]{{1,2}})\.? {_M}{_Y}"),
    (_date, rf"{_ON}(?:{_LONG_W} (?:, )?)?(?:den|d) {_N}[.-]{_M_NUMBER}"),  # d. 2.3, den 2-3
    (_date, rf"{_ON}{_W}{_NTH} (?:of )?{_M}{_Y}"),  # tirsdag den 2. marts 2027, the 2nd of March
    (_date, rf"{_ON}{_W}(?P<day>{_any_of(_ORDINALS)}) {_M}{_Y}"),  # den anden marts
    (_date, rf"{_ON}{_W}{_M} (?:the )?{_NTH}{_Y}"),  # March 2nd, 2027
    (_day_of_month, rf"{_ON}{_LONG_W} (?:, )?(?:(?:den|d|the) )?{_SURE_NTH}"),  # mandag den 7.
    (_two_days_of_month, rf"{_ON}(?:den|d|the) {_NTH} (?:-|og|til|to|and|(?P<either>eller|or)) (?:den |d |the )?(?P<other>[0-9]{{1,2}})(?:\.|st|nd|rd|th)"),
    (_day_of_month, rf"{_ON}(?:den|d|the) {_NTH}{_NO_DURATION}"),  # d. 7, the 7th
    (_from_today(2), r"i overmorgen|overmorgen|(?:the )?day after tomorrow"),
    (_from_today(1), rf"(?:i morgen|tomorrow){_TIME_OF_DAY}"),
    (_from_today(0), r"i (?:dag|aften|eftermiddag|formiddag)|today|tonight|this (?:morning|afternoon)"),
    (_from_today(-1), r"i gaar|yesterday"),
    # om en uge, om 14 dage, in two weeks
    (_ahead, rf"(?:om|in) (?P<count>[0-9]{{1,2}}|{_any_of(_COUNTS)}) (?P<unit>uge|dag|week|day)(?:r|e|s)?"),
    (_weekday(which_day.last_weekday), rf"i {_LONG_W}s|(?:sidste|last) (?P<other>{_any_of(_WEEKDAYS)})"),
    (_weekday(which_day.next_weekday), rf"{_ON}(?:naeste |next ){_LONG_W}|{_ON}(?P<other>{_any_of(_WEEKDAYS)}) (?:i naeste uge|next week)"),
    (_weekday(which_day.coming_weekday), rf"{_ON}(?:nu |kommende |this |coming )?{_LONG_W}(?:en|ens|smoede|smoedet)?{_TIME_OF_DAY}"),
    (_weekday(which_day.coming_weekday), rf"(?:paa|on|til|d|den) (?P<weekday>{_any_of(_SHORT_WEEKDAYS)})"),  # på tirs
    (_week, r"(?:i |til |in |for )?(?:uge|week) (?P<week>[0-9]{1,2})\.?"),
    (_weeks_ahead(1), r"(?:i |til |for )?(?:naeste uge|next week)"),
    (_weeks_ahead(0), r"(?:i |til |for )?(?:denne uge|indevaerende uge|this week)"),
    (_whole_month, rf"(?:i |in )?(?:hele|all of|the whole of|all) {_LONG_M}(?: maaned)?"),  # hele marts
    (_in_month, rf"(?:i|til|in) (?:naeste |next )?{_LONG_M}(?: maaned)?{_Y}"),  # i marts
    # martsmødet, til juni mødet
    (_in_month, rf"{_TO}{_LONG_M}(?:s? (?:moedet|moede|seminaret|seminar|meeting)|moedet|moede|seminaret|seminar)"),
    (_of_seminar(1), rf"{_OF}(?:(?:(?:den|paa|the|on) ){{0,2}}(?:foerste|first) (?:moededag|seminardag|dag|dagen|day)|(?:dag|day) 1){_OF_IT}"),
    (_of_seminar(2), rf"{_OF}(?:(?:(?:den|paa|the|on) ){{0,2}}(?:anden|second|sidste|last) (?:moededag|seminardag|dag|dagen|day)|(?:dag|day) 2){_OF_IT}"),
    (_both_days, rf"{_TO}(?:begge|both) (?:seminar)?(?:dage|dagene|days){_OF_IT}"),
    (_seminar, _SEMINAR),
)  # fmt: skip
_COMPILED = tuple((reading, re.compile(rf"(?<!\S)(?:{pattern}) ")) for reading, pattern in _WRITTEN)


def month_named(word: str) -> int | None:
    """The number of the month a folded word or two name: "marts", "i marts", "martsmoedet"."""
    for part in word.split():
        for name, number in _LONG_MONTHS.items():
            if part == name or (part.startswith(name) and part.endswith(("moedet", "moede", "seminaret"))):
                return number
    return None


def find(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Found]:
    """The days of a sentence from left to right, no two of them of the same words."""
    text = plain(words)
    at = 0
    for reading, found in sorted(_all(text), key=lambda one: one[1].start()):
        if found.start() >= at and (days := reading(found.groupdict(), lexicon)):
            at = found.end()
            named = reading in {_seminar, _in_month} and found[0].endswith(("moedet ", "seminaret "))
            whole = days in lexicon.seminars
            yield Found(found.start(), at, days[:1] if whole else days, whole=whole, named=named)


def _all(text: str) -> Iterator[tuple[Reading, re.Match[str]]]:
    """In the order of the table, which the sorting by place keeps for those of one place."""
    for reading, pattern in _COMPILED:
        for found in pattern.finditer(text):
            yield reading, found
