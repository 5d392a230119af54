"""What an agenda written elsewhere says of its meeting, and which of the committee's meetings that is."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from meetings.model import Draft, Meeting, MeetingState, Mode, Session, StandingKind
from meetings.old_attendance import OldLine
from meetings.paper import Outcome
from meetings.workdays import DaysOff, is_workday

USUAL_HOURS = (time(9, 0), time(12, 0))
"""Where the paper names none; that it was guessed is told."""

_STANDING = {
    "velkomst": StandingKind.WELCOME,
    "godkendelse af referat": StandingKind.MINUTES,
    "siden sidst": StandingKind.SINCE_LAST,
    "gensidig orientering": StandingKind.ROUND,
    "punkter til næste møde": StandingKind.NEXT_MEETING,
    "evt": StandingKind.OTHER_BUSINESS,
    "eventuelt": StandingKind.OTHER_BUSINESS,
}
_OUTCOMES = (
    (Outcome.DEFERRED, r"\b(?:udsat|udsættes|udskydes|udskudt)\b"),
    (Outcome.UNFINISHED, r"\bnåede ikke\b"),
    (
        Outcome.FOLLOWED,
        r"\b(?:godkendte?|tiltrådt|tiltrådte|tog .*til efterretning|drøftede|indstillingen)\b",
    ),
)


@dataclass(frozen=True, slots=True)
class OldItem:
    """`decision` is empty where nothing was decided yet; `agreed` is what is to be done, under the heading `agreed_as`."""

    number: str
    draft: Draft
    decision: str = ""
    agreed: tuple[str, ...] = ()
    agreed_as: str = ""

    def said(self, known: Collection[str]) -> str:
        """What the minutes say of it: follow-ups are part of the text but for those `known` to the books by their task."""
        rest = [line for line in self.agreed if not any(_is_task(line, task) for task in known)]
        listed = "\n".join([f"{self.agreed_as}:", "", *(f"– {line}" for line in rest)]) if rest else ""
        return "\n\n".join(filter(None, (self.decision, listed)))


def _is_task(line: str, task: str) -> bool:
    """With or without whose it is and when: "Oplægget sendes ud (ansvarlig: …)"."""
    said, own = _squeezed(line), _squeezed(task)
    return said == own or (said.startswith(own) and line.rstrip().endswith(")"))


@dataclass(frozen=True, slots=True)
class OldPaper:
    """An agenda or minutes as they were read. `after` and `before` bound the day where the paper does not say it.

    `attendance` is the block of who was there. A `draft` says so itself; what is not `numbered` is a summary.
    """

    items: tuple[OldItem, ...]
    sessions: tuple[Session, ...] = ()
    mode: Mode | None = None
    note: str = ""
    title: str = ""
    after: date | None = None
    before: date | None = None
    minutes: bool = False
    attendance: tuple[OldLine, ...] = ()
    lead: str = ""
    taker: str = ""
    case_number: str = ""
    draft: bool = False
    numbered: bool = True


def candidates(meetings: Iterable[Meeting], paper: OldPaper) -> tuple[Meeting, ...]:
    """Meetings the paper may belong to: that day's; without a day those between the two it names.

    A cancelled one is none.
    """
    there = [one for one in meetings if one.state is not MeetingState.CANCELLED]
    if paper.sessions:
        days = {one.day for one in paper.sessions}
        return tuple(one for one in there if days & {session.day for session in one.sessions})
    if paper.after is None and paper.before is None:
        return ()
    first, last = paper.after or date.min, paper.before or date.max
    return tuple(one for one in there if first < one.sessions[0].day < last)


def likely_day(paper: OldPaper, days_off: DaysOff) -> date | None:
    """Halfway between the meeting before and the next one, which is where meetings with a rhythm lie; else nothing."""
    if paper.after is None or paper.before is None or paper.before - paper.after < timedelta(days=2):
        return None
    day = paper.after + (paper.before - paper.after) / 2
    while not is_workday(day, days_off) and day + timedelta(days=1) < paper.before:
        day += timedelta(days=1)
    return day


def standing(title: str) -> StandingKind | None:
    """What a title that stands on every agenda is for."""
    said = re.split(r"[.,]| og | fra ", title.casefold(), maxsplit=1)[0].strip()
    return _STANDING.get(said)


def outcome(decision: str) -> Outcome:
    """What the words of a decision amount to; words that do not say are noted."""
    for found, words in _OUTCOMES:
        if re.search(words, decision, re.IGNORECASE):
            return found
    return Outcome.NOTED


def same_title(one: str, other: str) -> bool:
    """But for signs and spaces."""
    return _squeezed(one) == _squeezed(other)


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def is_over(sessions: Sequence[Session], now: datetime) -> bool:
    return sessions[-1].ends_at <= now
