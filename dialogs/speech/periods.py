"""Stretches of time in a sentence: "fra 1. marts til 20. april", "til september", "uge 7-9", "resten af året".

    period = "fra" day "til" day | day ("til" | "-") day | "til" day | "fra" day | "uge 7-9" | month "til" month
           | "resten af året" | "hele foråret" | "de næste to måneder" | "indtil videre" | a month, a week

A month one is away "til" ends before it begins; a day does not.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.intents import Away, Lexicon
from dialogs.speech import days, which_day
from dialogs.speech.words import Word, fold, plain

_ENDS = frozenset("til indtil until till through to frem".split())
_BEGINS = frozenset("fra from".split())
_MONTHS = "|".join(sorted(days.MONTHS, key=len, reverse=True))
_COUNT = "(?P<count>[0-9]{1,2}|en|et|to|tre|fire|fem|seks|two|three|four|five|six|couple of|par)"
_UNIT = "(?P<unit>dage|uger|maaneder|days|weeks|months|uge|maaned|week|month)"
_UNTIL = "(?:frem til|lige til|indtil|til|until|till|through|to)(?: og med| and including)?"

_SEASONS = {
    **dict.fromkeys(("foraaret", "spring"), (3, 5)),
    **dict.fromkeys(("sommeren", "sommerferien", "summer"), (6, 8)),
    **dict.fromkeys(("efteraaret", "autumn", "fall"), (9, 11)),
    "aaret": (1, 12),
    "year": (1, 12),
}
_PERIODS = tuple(
    (name, re.compile(rf"(?<!\S)(?:{pattern}) "))
    for name, pattern in (
        ("open", "(?:paa ubestemt tid|indtil videre|foreloebig|until further notice|for now|resten af min tid)"),
        ("open", rf"{_UNTIL} (?:(?:efter|after) )?(?:sommerferien|sommer|paaske|jul|nytaar|the summer|summer|easter|christmas)"),
        ("rest", r"(?:i )?(?:hele )?(?:resten af|the rest of)(?: the)? (?P<season>aaret|foraaret|sommeren|efteraaret|year|spring|summer|autumn)"),
        ("season", r"(?:i |in )?(?:hele|all|the whole)? ?(?:i )?(?P<season>foraaret|sommeren|efteraaret|spring|summer|autumn)"),
        ("ahead", rf"(?:i |for )?(?:de |the )?(?:naeste|kommende|next) {_COUNT} {_UNIT}(?: frem)?"),
        ("weeks", r"(?:i |in )?(?:uge|uger|uge|week|weeks) (?P<first>[0-9]{1,2})\.?(?:-| (?:(?:-|til|og|to|and|,) )(?:(?:uge )?[0-9]{1,2} (?:, )?(?:og|and) )?(?:uge )?)(?P<last>[0-9]{1,2})\.?"),
        ("months", rf"(?:fra |from |i |in )?(?P<first>{_MONTHS}) (?:til|to|until|-|til og med|og|and) (?P<last>{_MONTHS})"),
        ("until_month", rf"{_UNTIL} (?P<last>{_MONTHS})"),
        ("from_month", rf"(?:fra og med|fra|from) (?P<first>{_MONTHS})(?: maaned)?(?: og frem(?:ad|efter)?| onwards?)?"),
    )
)  # fmt: skip
_SPAN = re.compile(
    r"(?<!\S)(?:fra |from |mellem |between )?(?P<first>D) (?:(?:og med|og frem|og) )?(?:(?:til|to|until|til og med|og|and|-|indtil) )?(?P<last>D) "
)
_LAST = re.compile(
    rf"(?<!\S)(?:(?P<word>{_UNTIL}|frem) )?(?P<last>D) (?:D )*(?P<onwards>(?:og frem(?:ad|efter)?|onwards?) )?"
)
_DAY_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_WEEK = re.compile(
    r"(?:(?:i|til|in|for|fra|indtil|denne|this) ){0,2}(?:(?:uge|week) [0-9]{1,2}\.?|(?:naeste|denne|indevaerende|next|this) (?:uge|week)|uge|week)"
)


@dataclass(frozen=True, slots=True)
class Period:
    start: int
    end: int
    away: Away
    sole: bool = False
    """A month or a week by itself."""


# Named


def named(words: Sequence[Word], lexicon: Lexicon, *, lasting: bool) -> Period | None:
    """One that is named by its words; `lasting`: away for as long as one says, so that "til" is the end of it."""
    spoken = plain(words)
    for name, pattern in _PERIODS:
        found = pattern.search(spoken)
        if found and (away := _away(name, found, lexicon, lasting=lasting)):
            return Period(found.start(), found.end(), away)
    return None


def _away(
    name: str, found: re.Match[str], lexicon: Lexicon, *, lasting: bool
) -> Away | None:  # one case a kind
    match name:
        case "open":
            return Away()
        case "rest":
            return Away(None, _season(found["season"], lexicon)[1])
        case "season":
            return Away(*_season(found["season"], lexicon))
        case "ahead":
            return Away(lexicon.today, _ahead(found["count"], found["unit"], lexicon))
        case "weeks":
            first = which_day.monday_of(int(found["first"]), lexicon)
            last = which_day.monday_of(int(found["last"]), lexicon)
            if first is None or last is None or last <= first:
                return None
            return Away(first, last + timedelta(days=6))
        case "months":
            begins = _month(found["first"], lexicon)[0]
            return Away(begins, _month(found["last"], lexicon, after=begins)[1])
        case "until_month":
            return _until_month(found, lexicon) if lasting else None
        case _:
            return Away(_month(found["first"], lexicon)[0], None)


def _until_month(found: re.Match[str], lexicon: Lexicon) -> Away:
    begins, ends = _month(found["last"], lexicon)
    included = "og med" in found[0] or "including" in found[0] or "through" in found[0]
    return Away(None, ends if included else begins - timedelta(days=1))


def _month(name: str, lexicon: Lexicon, after: date | None = None) -> tuple[date, date]:
    """Its first and last day: this year's while it is not over, else the next's."""
    number, today = days.month_named(name) or 1, after or lexicon.today
    year = today.year + (number < today.month)
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def _season(name: str, lexicon: Lexicon) -> tuple[date, date]:
    begins, ends = _SEASONS[name]
    year = lexicon.today.year + (ends < lexicon.today.month)
    return date(year, begins, 1), date(year, ends, monthrange(year, ends)[1])


def _ahead(count: str, unit: str, lexicon: Lexicon) -> date | None:
    number = _COUNTS.get(count) or int(count)
    length = 1 if unit.startswith("da") else 7 if unit.startswith(("uge", "week")) else 31
    return which_day.ahead(number * length, lexicon)


_COUNTS = {
    **dict.fromkeys(("en", "et"), 1),
    **dict.fromkeys(("to", "two"), 2),
    **dict.fromkeys(("tre", "three", "par", "couple of"), 3),
    **dict.fromkeys(("fire", "four"), 4),
    **dict.fromkeys(("fem", "five"), 5),
    **dict.fromkeys(("seks", "six"), 6),
}


# By days


def dated(words: Sequence[Word], text: str, lexicon: Lexicon, *, lasting: bool) -> Period | None:
    """One between days, which are slots in `words`."""
    spoken = plain(words)
    if (span := _SPAN.search(spoken)) and (period := _from_to(words, spoken, span, text)):
        return period
    for found in _LAST.finditer(spoken):
        first = words[spoken[: found.start("last")].count(" ")]
        if first.day and (period := _one(first, found, text, lexicon, lasting=lasting)):
            return period
    return None


def _from_to(words: Sequence[Word], spoken: str, found: re.Match[str], text: str) -> Period | None:
    """Two days are a period with "til" or a dash between them, or with "fra" before; "2. og 3. marts" are two days."""
    first, last = (words[spoken[: found.start(part)].count(" ")] for part in ("first", "last"))
    if first.start == last.start:
        written = text[first.start : first.end]
        joined = re.search(r"\d\.?\s?[-\u2013]|\btil\b|\bto\b", written) is not None
    else:
        between = found[0].split()
        joined = (
            fold(last.written) in _ENDS
            or not {"-", *_ENDS}.isdisjoint(between)
            or fold(first.written) in _BEGINS
        )
    if not joined or first.day is None or last.day is None or last.day <= first.day:
        return None
    return Period(found.start(), found.end(), Away(first.day, _end(last, text)))


def _one(word: Word, found: re.Match[str], text: str, lexicon: Lexicon, *, lasting: bool) -> Period | None:
    """A day one is away from or until; a month or week by itself, when none or several of its days are a meeting's."""
    assert word.day is not None
    kind, first = _kind(word, text), fold(word.written)
    start, end = found.span()
    if found["word"] or first in _ENDS:
        until = _until(word, kind, found["word"] or first, text)
        return Period(start, end, until) if lasting else None
    if kind == "day":
        begins = first in _BEGINS or found["onwards"]
        return Period(start, end, Away(word.day, None)) if begins else None
    monday, sunday = _whole(word.day, kind)
    meetings = [day for day in lexicon.meeting_days if monday <= day <= sunday]
    return Period(start, end, Away(monday, sunday), sole=True) if len(meetings) != 1 else None


def first_of(word: Word, text: str) -> date | None:
    """The day itself, or the first of the week or month that was named."""
    return word.day and _whole(word.day, _kind(word, text))[0]


def _until(word: Word, kind: str, before: str, text: str) -> Away:
    assert word.day is not None
    if kind == "day" or "med" in before or "through" in before:
        return Away(None, _end(word, text))
    return Away(None, _whole(word.day, kind)[0] - timedelta(days=1))


def _end(word: Word, text: str) -> date | None:
    return word.day and _whole(word.day, _kind(word, text))[1]


def _kind(word: Word, text: str) -> str:
    written = fold(text[word.start : word.end])
    if _WEEK.fullmatch(written):
        return "week"
    dated = _DAY_NUMBER.search(written) is not None or days.month_named(written) is None
    return "day" if dated else "month"


def _whole(day: date, kind: str) -> tuple[date, date]:
    match kind:
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        case "month":
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
        case _:
            return day, day
