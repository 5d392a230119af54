"""Dates, times and lists as Danes and the English write them, in Copenhagen time; no-break spaces inside.

Danish: `tirsdag den 2. marts 2021 kl. 9.30-11.30`, no leading zero (Babel's short time would give 09.30). A full stop after
a day's number is always followed by a no-break space: Teams draws "8. februar" with an ordinary one as a list.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time

from meetings.model import COPENHAGEN, Language, Session
from meetings.paper import Stay

NB = "\u00a0"

_DAYS = {
    Language.DA: ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    Language.DA: (
        "januar februar marts april maj juni juli august september oktober november december".split()
    ),
    Language.EN: (
        "January February March April May June July August September October November December".split()
    ),
}


def weekday(day: date, language: Language = Language.DA) -> str:
    return _DAYS[language][day.weekday()]


def month(number: int, language: Language = Language.DA) -> str:
    return _MONTHS[language][number - 1]


def day_month(day: date, language: Language = Language.DA) -> str:
    """2. marts · 2 March."""
    dot = "." if language is Language.DA else ""
    return f"{day.day}{dot}{NB}{month(day.month, language)}"


def short_date(day: date, language: Language = Language.DA) -> str:
    """2. marts 2021 · 2 March 2021."""
    return f"{day_month(day, language)}{NB}{day.year}"


def long_date(day: date, language: Language = Language.DA) -> str:
    """tirsdag den 2. marts 2021 · Tuesday 2 March 2021."""
    article = f"den{NB}" if language is Language.DA else ""
    return f"{weekday(day, language)} {article}{short_date(day, language)}"


def weekday_date(day: date, language: Language = Language.DA) -> str:
    """tirsdag den 2. marts, where the year goes without saying."""
    article = f"den{NB}" if language is Language.DA else ""
    return f"{weekday(day, language)} {article}{day_month(day, language)}"


def clock(at: time, language: Language = Language.DA) -> str:
    """9.30 · 9:30."""
    mark = "." if language is Language.DA else ":"
    return f"{at.hour}{mark}{at.minute:02}"


def hours(start: time, end: time, language: Language = Language.DA) -> str:
    """kl. 9.30-11.30 · 9:30-11:30."""
    at = f"kl.{NB}" if language is Language.DA else ""
    return f"{at}{clock(start, language)}-{clock(end, language)}"


def session(one: Session, language: Language = Language.DA) -> str:
    """tirsdag den 2. marts 2021 kl. 9.30-11.30."""
    comma = "," if language is Language.EN else ""
    return f"{long_date(one.day, language)}{comma} {hours(one.start, one.end, language)}"


def sessions(days: Sequence[Session], language: Language = Language.DA) -> str:
    """The days of a meeting, joined by "og"."""
    return listing((session(one, language) for one in days), language)


def moment(at: datetime, language: Language = Language.DA) -> str:
    """torsdag den 11. februar kl. 12.00, of an instant."""
    wall = at.astimezone(COPENHAGEN)
    joint = f" kl.{NB}" if language is Language.DA else f" at{NB}"
    return f"{weekday_date(wall.date(), language)}{joint}{clock(wall.time(), language)}"


def full_moment(at: datetime, language: Language = Language.DA) -> str:
    """onsdag den 3. februar 2027 kl. 10.14, of an instant."""
    wall = at.astimezone(COPENHAGEN)
    joint = f" kl.{NB}" if language is Language.DA else f" at{NB}"
    return f"{long_date(wall.date(), language)}{joint}{clock(wall.time(), language)}"


def week(day: date, language: Language = Language.DA) -> str:
    """uge 9, by ISO 8601."""
    return f"{'uge' if language is Language.DA else 'week'}{NB}{day.isocalendar().week}"


def listing(words: Iterable[str], language: Language = Language.DA) -> str:
    """Favrskov, Herning og Aarhus."""
    all_words = list(words)
    if len(all_words) < 2:
        return "".join(all_words)
    joint = "og" if language is Language.DA else "and"
    return f"{', '.join(all_words[:-1])} {joint} {all_words[-1]}"


def capital(sentence: str) -> str:
    """The same with a capital first letter, and the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def came_and_left(
    stays: Iterable[Stay], clock: Callable[[datetime], str], came: str, left: str, again: str
) -> list[str]:
    """Each coming and going with its hour, in their order."""
    told: list[str] = []
    for stay in stays:
        if stay.came:
            told.append(f"{again if told else came} {clock(stay.came)}")
        if stay.left:
            told.append(f"{left} {clock(stay.left)}")
    return told
