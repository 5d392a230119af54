"""What is wrong with a committee file, in English for the operator: the place first, then how it must be."""

from collections.abc import Mapping
from typing import Protocol

_SAID: Mapping[str, str] = {
    "too_large": "the file is larger than 1 MB",
    "not_utf8": "the file is not text in UTF-8",
    "not_toml": "the file is not TOML: {}",
    "nothing": "the file has neither an [[organisation]] nor a [[committee]]",
    "unknown_key": "is not a key here; there are {}",
    "missing": "is missing",
    "not_text": "must be text in quotes",
    "not_number": "must be a whole number",
    "not_numbers": "must be whole numbers in brackets, such as [2, 0]",
    "not_texts": 'must be words in quotes in brackets, such as ["chair", "secretariat"]',
    "not_day": "must be a date without quotes, such as 2027-03-02",
    "not_time": 'must be a time of day, such as "09:00"',
    "not_true": "must be true, or left out",
    "not_table": "must be a table: [{}]",
    "not_tables": "must be tables in double brackets: [[{}]]",
    "too_long": "is longer than {} characters",
    "out_of_range": "must lie within {}",
    "outside_hours": "must lie between {}: nothing is sent outside these hours",
    "unknown_choice": "must be one of {}",
    "bad_slug": "may hold a-z, 0-9 and single hyphens",
    "bad_address": "is not a mail address",
    "twice": "is the same as in {}",
    "namesake": "could be mistaken for {}: lists of members may mean either",
    "ends_before_it_begins": "lies before the day these terms begin",
    "overlap": "must be {} or earlier: the next terms begin the day after",
    "no_such_clause": "names a clause these terms do not have; they have {}",
    "only_a_guideline": "names a clause of strength guideline; nobody can be refused with that",
}


class Fault(Protocol):
    """`place` is the table within the file, `text` the fact the sentence needs."""

    @property
    def place(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def problem(self) -> str: ...
    @property
    def text(self) -> str: ...


def fault(fault: Fault) -> str:
    """committee 1 (fjord) · terms 2 (2027-01-01) · until: must be a date without quotes, such as 2027-03-02."""
    place = " · ".join(part for part in (fault.place, fault.key) if part)
    said = _SAID[fault.problem].format(fault.text or "none")
    return f"{place}: {said}" if place else said
