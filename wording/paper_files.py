"""What is wrong with an agenda or minutes that were to be taken in, in English for the operator: the line first."""

from collections.abc import Mapping
from typing import Protocol

_SAID: Mapping[str, str] = {
    "too_large": "the file is larger than 10 MB, or longer than 100,000 lines",
    "unreadable": "the file is neither text nor a Word document (.docx); save a PDF as text first",
    "empty": "the file is empty",
    "no_items": "there is neither a title of minutes (Referat af møde …, Opsamling på møde …) nor a numbered item (1. …) from here on",
    "no_paper": "“{}” is numbered, but nothing names a meeting: there is no title (Dagsorden til møde …, Referat af møde …), "
    "no item that stands on agendas, and nobody recommends anything",
    "no_such_lines": "the file has nothing in lines {}",
    "no_such_heading": "no title of an agenda or minutes in the file says “{}”",
    "several": "one of several papers in the file: “{}”; say which with --heading or --from",
    "title_missing": "item {} has no title",
    "bad_date": "“{}” is not in the calendar",
    "bad_hours": "“{}” are not hours from and to",
    "too_long": "is longer than {} characters",
    "lost": "would be lost: “{}” belongs to no part of an item that is known",
}


_DOUBTS: Mapping[str, str] = {
    "unknown": "nobody of that name and organisation is known, or in the committee where none is named",
    "several": "there are several of that name",
    "elsewhere": "the books have one of that name in another organisation",
    "both": "stands both among those who came and among those who did not",
    "unsaid": "the paper does not say whether apologies were sent",
    "untimed": "no hour is named",
}


class Doubtful(Protocol):
    """A name of old minutes that stayed text, wholly or in part."""

    @property
    def line(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def doubt(self) -> str: ...


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


def doubtful(one: Doubtful) -> str:
    """line 1532: “Ellen Pedersen” stays text: …"""
    return f"line {one.line}: “{one.name}” stays text: {_DOUBTS[one.doubt]}"
