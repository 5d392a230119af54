"""The head of a paper: which body, which day, from when to when, how one meets."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time

from documents.incoming_paper.lines import Fault, Line, Problem, WrongPaper
from documents.incoming_paper.paper import Head, Kind, ReadItem
from meetings.model import Language, Mode
from wording import dates

_MONTHS = [dates.month(number, Language.DA) for number in range(1, 13)]
_DAY = re.compile(rf"(\d{{1,2}})\.?\s*({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE)
_HOURS = re.compile(
    r"kl\.?\s*(\d{1,2})(?:[.:](\d\d))?\s*(?:[-–—]|til)\s*(\d{1,2})(?:[.:](\d\d))?", re.IGNORECASE
)
_TITLE = re.compile(
    r"(dagsorden|foreløbig dagsorden|endelig dagsorden|tillægsdagsorden|referat|beslutningsreferat|opsamling)\b.*\bmøde",
    re.IGNORECASE,
)
_AGENDA = re.compile("(?:foreløbig |endelig |tillægs)?dagsorden", re.IGNORECASE)
_FRAME = re.compile(r"(?:dagsorden|oversigt|punkter|indhold|agenda)\s*:?", re.IGNORECASE)
_PRACTICAL = re.compile(r"(?:tid og sted|tid|sted|dato|tidspunkt)\s*:?\s+", re.IGNORECASE)
_APART = re.compile(r"virtuel|online|teams|zoom|skype|videomøde", re.IGNORECASE)
_BOTH = re.compile(r"hybrid|eller (?:via )?teams|og (?:via )?teams", re.IGNORECASE)
_APPROVED = re.compile(r"referat\w*\b.*\bden\s", re.IGNORECASE)
_AHEAD = re.compile(r"(?:møde\s+i\b|møde\b|næste møde).*?\bden\s", re.IGNORECASE)


def titles(lines: Sequence[Line]) -> list[int]:
    """Where in the lines a paper begins: its title names a meeting."""
    return [at for at, line in enumerate(lines) if _is_title(lines, at)]


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """A line, or two, that begins with what it is and holds a date; a sentence does not begin so."""
    text = lines[at].said
    if not _TITLE.match(text) or text.endswith((".", ",")):
        return False
    follows = lines[at + 1].said if at + 1 < len(lines) else ""
    return bool(_DAY.search(text) or _DAY.search(f"{text} {follows}"))


def kind_of(title: str) -> Kind:
    return Kind.AGENDA if _AGENDA.match(title) else Kind.MINUTES


def day_in(text: str, line: int = 0) -> date | None:
    """The first date of a text. Raises WrongPaper for one that is not in the calendar."""
    found = _DAY.search(text)
    if found is None:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        raise WrongPaper(Fault(line, Problem.BAD_DATE, found[0])) from None


def read_head(title: str, lines: Sequence[Line], at: int) -> Head:
    """From the title and what stands between it and the first item; `at` is the title's line."""
    told = " ".join(line.said for line in lines if line.said and not _FRAME.fullmatch(line.said))
    day = day_in(title, at) or day_in(told, lines[0].number if lines else at)
    start, end = _hours(told or title, lines[0].number if lines else at)
    mode = None
    if told:
        mode = Mode.HYBRID if _BOTH.search(told) else Mode.ONLINE if _APART.search(told) else Mode.ONSITE
    return Head(title, day, start, end, mode, _note(told))


def _hours(text: str, line: int) -> tuple[time | None, time | None]:
    found = _HOURS.search(text)
    if found is None:
        return None, None
    try:
        start, end = time(int(found[1]), int(found[2] or 0)), time(int(found[3]), int(found[4] or 0))
    except ValueError:
        raise WrongPaper(Fault(line, Problem.BAD_HOURS, found[0])) from None
    if end <= start:
        raise WrongPaper(Fault(line, Problem.BAD_HOURS, found[0]))
    return start, end


def _note(told: str) -> str:
    """What the head says beside day and hours: "Mødet afholdes virtuelt via Teams, …"."""
    rest = _PRACTICAL.sub("", told, count=1) if _PRACTICAL.match(told) else told
    rest = _HOURS.sub("", rest, count=1)
    rest = re.sub(rf"^\s*(?:\w+dag\s+)?(?:den\s+)?{_DAY.pattern}", "", rest, count=1, flags=re.IGNORECASE)
    return rest.strip(" .,;·|-–") + ("." if rest.rstrip().endswith(".") and rest.strip(" .,;·|-–") else "")


def neighbours(items: Iterable[ReadItem]) -> tuple[date | None, date | None]:
    """The day of the meeting whose minutes are approved, and of the next one, where the items say."""
    after = before = None
    for item in items:
        title = item.draft.title
        told = f"{title} {item.draft.background} {item.draft.case_presentation}"
        if after is None and re.match("godkendelse af referat", title, re.IGNORECASE):
            after = _dated(_APPROVED, told)
        if before is None and re.search("næste møde", title, re.IGNORECASE):
            before = _dated(_AHEAD, told)
    return after, before


def _dated(before: re.Pattern[str], text: str) -> date | None:
    found = before.search(text)
    return day_in(text[found.start() :]) if found else None
