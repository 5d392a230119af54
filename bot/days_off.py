"""The days Danish public offices keep closed, by the `holidays` library."""

from datetime import date
from functools import cache

import holidays


def closed(day: date) -> bool:
    """Public holidays, and 1 May, Constitution Day (5 June), 24 and 31 December; weekends are no part of it.

    1 May is no holiday by law, but a day or half a day off in many municipalities: nobody is chased on it and
    no deadline falls on it. *Store bededag* is an ordinary Friday since 2024.
    """
    return day in _closed_in(day.year)


@cache
def _closed_in(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DK", years=year, categories=("public", "optional")))
