"""What an agenda written elsewhere says of its meeting, and which of the committee's meetings that is."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from meetings.model import (
    AgendaItem,
    Attachment,
    Draft,
    Meeting,
    MeetingState,
    Mode,
    Recommendation,
    Session,
    StandingKind,
)
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


def same_words(one: str, other: str) -> bool:
    """But for signs and spaces."""
    return _squeezed(one) == _squeezed(other)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


_TEXTS = (
    "title",
    "introduction",
    "background",
    "since_last",
    "status_report",
    "case_presentation",
    "financial_impact",
    "next_steps",
)
_FACTS = ("closed", "case_number", "initials", "headings")


def parts(items: Iterable[OldItem]) -> frozenset[str]:
    """The texts that some item of the paper has."""
    names = (*_TEXTS[1:], "recommendations", "attachments")
    return frozenset(name for name in names for old in items if getattr(old.draft, name))


def rewritten(item: AgendaItem, old: OldItem, lead: str = "", *, minutes: bool = False) -> AgendaItem:
    """The item as the paper has it; what a paper does not say stays as the books have it.

    Minutes leave out most of what an agenda says: it is not gone for that.

    A text of the same words stays as it was written, and so does a recommendation that the paper only says in full:
    `lead` are the committee's own words before one. A file that is attached stays the file.
    """
    draft = old.draft
    told = {name: getattr(draft, name) for name in _FACTS}
    for name in _TEXTS:
        before, after = getattr(item, name), getattr(draft, name)
        same_text = _squeezed(before) == _squeezed(after) or (minutes and not after)
        told[name] = before if same_text else after
    told["presenter"] = draft.presenter or item.presenter
    told["minutes"] = draft.minutes or item.minutes
    if draft.attachments or not minutes:
        told["attachments"] = _attachments(item.attachments, draft.attachments)
    same = _recommends(item.recommendations, item.proposes or lead) == _recommends(
        draft.recommendations, draft.proposes or lead
    ) or _in_full(item, draft, lead)
    if not same and (draft.recommendations or not minutes):
        told |= {"recommendations": draft.recommendations, "proposes": draft.proposes}
    return replace(item, **told)


def _attachments(before: Sequence[Attachment], after: Sequence[Attachment]) -> tuple[Attachment, ...]:
    known = {_squeezed(one.title): one for one in before}
    kept = (known.get(_squeezed(one.title)) for one in after)
    return tuple(
        old if old and (old.file or old.url == one.url) else one for old, one in zip(kept, after, strict=True)
    )


def _recommends(lines: Iterable[Recommendation], lead: str) -> list[str]:
    """Each as a whole sentence; who says "Det indstilles, at …" himself does not have it said before him."""
    return [_squeezed(one.text if _SAYS_WHO.match(one.text) else f"{lead} {one.text}") for one in lines]


def _in_full(item: AgendaItem, draft: Draft, lead: str) -> bool:
    """Whether the paper only adds who does what the books ask for: "at styregruppen godkender budgettet"."""
    if item.proposes or len(item.recommendations) != len(draft.recommendations):
        return False
    told = zip(item.recommendations, _recommends(draft.recommendations, draft.proposes or lead), strict=True)
    return all(
        said.startswith(_squeezed(lead))
        and said.endswith(_squeezed(one.text))
        and len(said) - len(_squeezed(lead)) - len(_squeezed(one.text)) <= _SUBJECT
        for one, said in told
    )


_SUBJECT = 40
_SAYS_WHO = re.compile(r"[^,]*(?:indstille|foreslår)[^,]*, at ", re.IGNORECASE)


def is_over(sessions: Sequence[Session], now: datetime) -> bool:
    return sessions[-1].ends_at <= now
