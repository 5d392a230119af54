"""What was read of a paper, before anybody asks the books."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from meetings.model import Draft, Mode
from meetings.old_attendance import OldLine


class Kind(StrEnum):
    AGENDA = "agenda"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the items. `day` and the hours are None where the paper does not say them.

    `after` and `before` are the days of the meeting whose minutes are approved and of the next one, where the
    items name them: an agenda without a date lies between the two. `attendance` is the block of who was there,
    `lead` who led the meeting and `taker` who wrote. A `draft` says so itself.
    """

    title: str = ""
    day: date | None = None
    start: time | None = None
    end: time | None = None
    mode: Mode | None = None
    note: str = ""
    after: date | None = None
    before: date | None = None
    attendance: tuple[OldLine, ...] = ()
    lead: str = ""
    taker: str = ""
    case_number: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class ReadItem:
    """`line` is where its title stands; `decision` is empty on an agenda. `about` is the line with its case number.

    `agreed` are the points of what is to be done, `agreed_as` the heading over them.
    """

    line: int
    number: str
    draft: Draft
    decision: str = ""
    about: str = ""
    agreed: tuple[str, ...] = ()
    agreed_as: str = ""


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """`left_out` are stretches (first line, last line, how it begins) that belong to no item: a frame, a leaflet.

    `others` are further papers in the same file, by their line and title. `layout` is the house layout it follows.
    A paper that is not `numbered` is a summary: its items are headings, each with what was said under it.
    `furniture` are the lines of page numbers and of what comes again at the head or foot of a page.
    """

    kind: Kind
    layout: str
    head: Head
    items: tuple[ReadItem, ...]
    first: int
    last: int
    left_out: tuple[tuple[int, int, str], ...] = ()
    others: tuple[tuple[int, str], ...] = ()
    numbered: bool = True
    furniture: tuple[int, ...] = ()
