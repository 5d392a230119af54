"""The head of a paper: which body, which day, from when to when, how one meets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time

from documents.incoming_paper import attendance
from documents.incoming_paper.lines import Fault, Line, Problem, WrongPaper
from documents.incoming_paper.paper import Head, Kind, ReadItem
from documents.incoming_paper.paragraphs import Setting
from meetings.model import Language, Mode
from wording import dates

_MONTHS = [dates.month(number, Language.DA) for number in range(1, 13)]
_DAY = re.compile(rf"(\d{{1,2}})\.?\s*({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE)
_HOURS = re.compile(
    r"kl\.?\s*(\d{1,2})(?:[.:](\d\d))?\s*(?:[-–—]|til)\s*(\d{1,2})(?:[.:](\d\d))?", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?P<kind>(?:foreløbig |endelig |tillægs)?dagsorden|(?:beslutnings|møde)?referat|opsamling|udkast til referat)\b"
    r"(?P<of>.*\b\w*møde)?",
    re.IGNORECASE,
)

_AGENDA = re.compile("(?:foreløbig |endelig |tillægs)?dagsorden", re.IGNORECASE)
_FRAME = re.compile(r"(?:dagsorden|oversigt|punkter|indhold|agenda)\s*:?", re.IGNORECASE)
_PRACTICAL = re.compile(
    r"(?:tid og sted|tid|sted|dato|tidspunkt|mødetid|mødedato|mødested)(?:\s*:\s*|\s+)", re.IGNORECASE
)
_LEAD = re.compile(r"(?:mødeleder|ordstyrer|dirigent|chair)\s*:\s*(?P<who>.+)", re.IGNORECASE)
_TAKER = re.compile(r"(?:referent|minute-taker)\s*:\s*(?P<who>.+)", re.IGNORECASE)
_CASE = re.compile(r"(?:sags(?:nr\.?|nummer)|case no\.)\s*:\s*(?P<case>\S+)", re.IGNORECASE)
_DRAFT = re.compile(r"udkast(?: til (?:bemærkninger|kommentering|referat|dagsorden))?\b.*", re.IGNORECASE)
_STANDS = re.compile(
    r"(?:tillægsdagsorden|version \d|godkendt (?:af|på|den)\b.*\d{4}|(?:eventuelle )?bemærkninger sendes\b).*",
    re.IGNORECASE,
)
"""Where the paper stood when it was written out: the books know that better."""
_APART = re.compile(r"virtuel|online|teams|zoom|skype|videomøde", re.IGNORECASE)
_BOTH = re.compile(r"hybrid|eller (?:via )?teams|og (?:via )?teams", re.IGNORECASE)
_APPROVED = re.compile(r"referat\w*\b.*\bden\s", re.IGNORECASE)
_AHEAD = re.compile(r"(?:møde\s+i\b|møde\b|næste møde).*?\bden\s", re.IGNORECASE)


def titles(lines: Sequence[Line]) -> list[int]:
    """Where in the lines a paper begins: its title names a meeting, or is the first word of the file."""
    first = next((at for at, line in enumerate(lines) if line.said), 0)
    found = [at for at, line in enumerate(lines) if _is_title(lines, at)]
    if not found and (begins := _TITLE.match(lines[first].said)) and _opens(lines[first], begins):
        return [first]
    return found


def _opens(line: Line, begins: re.Match[str]) -> bool:
    """ "Referat", "Referat af styregruppemøde", "Dagsorden – møde i styregruppen": no sentence."""
    named = bool(begins["of"]) or begins.end("kind") == len(line.said)
    return named and not line.said.endswith((".", ",", ":"))


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """A line, or two, that begins with what it is and holds a date; a sentence does not begin so."""
    text = lines[at].said
    begins = _TITLE.match(text)
    if begins is None or not begins["of"] or text.endswith((".", ",")):
        return False
    follows = lines[at + 1].said if at + 1 < len(lines) else ""
    return bool(_DAY.search(text) or _DAY.search(f"{text} {follows}"))


def whole_title(said: Sequence[Line]) -> tuple[str, int]:
    """The title, of the first lines that say something, and how many of them it is: two where the day is in the second."""
    title, here = said[0].said, said[0].number
    if len(said) > 1 and not day_in(title, here) and not is_practical(said[1].said):
        both = f"{title} {said[1].said}"
        if day_in(both, here) and _TITLE.match(title) and not said[1].table:
            return both, 2
    return title, 1


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


def is_frame(text: str) -> bool:
    """ "Dagsorden" between the head and the items."""
    return _FRAME.fullmatch(text) is not None


def is_practical(text: str) -> bool:
    """Whether a line says when, where, who led, or where the paper stands."""
    forms = (_PRACTICAL, _LEAD, _TAKER, _CASE, _STANDS)
    return any(form.match(text) for form in forms) or _DRAFT.fullmatch(text) is not None


def read_head(title: str, lines: Sequence[Line], at: int, setting: Setting) -> Head:
    """From the title and what stands between it and the first item; `at` is the title's line."""
    there = attendance.take(lines, setting, is_practical)
    said = [line for line in there.rest if line.said and not _FRAME.fullmatch(line.said)]
    facts = {name: found for line in said for name, found in _fact(line.said)}
    told = " ".join(_unlabelled(line.said) for line in said if not _is_fact(line.said))
    first = lines[0].number if lines else at
    start, end = _hours(told or title, first)
    return Head(
        title=title,
        day=day_in(title, at) or day_in(told, first),
        start=start,
        end=end,
        mode=_mode(told),
        note=_note(told),
        attendance=tuple(there.block),
        lead=facts.get("who_led", ""),
        taker=facts.get("who_wrote", ""),
        case_number=facts.get("case", ""),
        draft=any(_DRAFT.fullmatch(line.said) for line in said),
    )


def labelled(lines: Iterable[Line]) -> list[Line]:
    """Rows of a table in the head as "Dato: 2. marts 2021"."""
    return [
        replace(line, text=": ".join(line.said.split("  ", 1)))
        if line.table and "  " in line.said and ":  " not in line.said
        else line
        for line in lines
    ]


def _fact(text: str) -> Iterator[tuple[str, str]]:
    for name, form, group in (
        ("who_led", _LEAD, "who"),
        ("who_wrote", _TAKER, "who"),
        ("case", _CASE, "case"),
    ):
        if found := form.fullmatch(text):
            yield name, found[group].strip()


def _is_fact(text: str) -> bool:
    forms = (_LEAD, _TAKER, _CASE, _STANDS, _DRAFT)
    return any(form.fullmatch(text) for form in forms)


def _unlabelled(text: str) -> str:
    return _PRACTICAL.sub("", text, count=1) if _PRACTICAL.match(text) else text


def _mode(told: str) -> Mode | None:
    if not told:
        return None
    return Mode.HYBRID if _BOTH.search(told) else Mode.ONLINE if _APART.search(told) else Mode.ONSITE


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
    rest = _HOURS.sub("", told, count=1)
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
