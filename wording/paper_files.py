"""What is wrong with an agenda or minutes that were to be taken in, in English for the operator: the line first."""

from collections.abc import Mapping
from typing import Protocol

_SAID: Mapping[str, str] = {
    "too_large": "the file is larger than 10 MB, or longer than 100,000 lines",
    "unreadable": "the file is neither text nor a Word document (.docx); save a PDF as text first",
    "empty": "the file is empty",
    "no_items": "there is no numbered item (1. …) from here on",
    "no_such_lines": "the file has nothing in lines {}",
    "no_such_heading": "no title of an agenda or minutes in the file says “{}”",
    "several": "one of several papers in the file: “{}”; say which with --heading or --from",
    "title_missing": "item {} has no title",
    "bad_date": "“{}” is not in the calendar",
    "bad_hours": "“{}” are not hours from and to",
    "too_long": "is longer than {} characters",
    "lost": "would be lost: “{}” belongs to no part of an item that is known",
}


class Fault(Protocol):
    """`line` is 0 for the file as a whole, `text` the fact the sentence needs."""

    @property
    def line(self) -> int: ...
    @property
    def problem(self) -> str: ...
    @property
    def text(self) -> str: ...


def fault(one: Fault) -> str:
    """line 1205: would be lost: “…”."""
    said = _SAID[one.problem].format(one.text)
    return f"line {one.line}: {said}" if one.line else said
