"""Between the fields of an item's form and the item: what is typed is read strictly, and nothing else is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dialogs.cards.agenda import ASKS
from meetings import agenda
from meetings.agenda import ATTACHMENT_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from meetings.model import AgendaItem, Attachment, Draft, Language, Recommendation, Verb
from wording.talk import Words, words
from wording.verbs import verb_of

LONG = ("since_last", "case_presentation", "next_steps")
SHORT = ("presenter", "case_number")
LIMITS = {
    "title": TITLE_LIMIT,
    "background": TEXT_LIMIT,
    "recommendation": TEXT_LIMIT,
    "attachment": ATTACHMENT_LIMIT,
    **dict.fromkeys(LONG, TEXT_LIMIT),
    **dict.fromkeys(SHORT, ATTACHMENT_LIMIT),
}
FIELDS = frozenset({*LIMITS, "ask", "minutes", "closed"})
CLOSED = "closed"


def problems_in(typed: Mapping[str, str], w: Words, *, background: bool = True) -> dict[str, str]:
    """Every field that cannot be taken, so that nobody has to send the form three times."""
    needed = ("title", "ask", "background") if background else ("title",)
    found = {
        name: w.field_problem(name, "missing", None) for name in needed if not typed.get(name, "").strip()
    }
    if "ask" not in found and typed.get("ask", "") not in {*ASKS, *(() if background else ("",))}:
        found["ask"] = w.field_problem("ask", "missing", None)
    for name, limit in LIMITS.items():
        if len(typed.get(name, "")) > limit:
            found[name] = w.field_problem(name, "too_long", limit)
    if not _minutes_fit(typed.get("minutes", "")):
        found["minutes"] = w.field_problem("minutes", "invalid", None)
    return found


def draft_of(typed: Mapping[str, str], item: AgendaItem | None = None) -> Draft:
    """The proposal as typed; of an item that is there already, what the form has no field for stays.

    A recommendation stands on each line and has the verb it names, else the one that was chosen. What is to be
    done is written in Danish, as the agenda is.
    """
    before = agenda.written(item) if item else Draft("")
    texts: dict[str, Any] = {name: typed.get(name, "").strip() for name in (*LONG, *SHORT)}
    return replace(
        before,
        title=typed["title"].strip(),
        background=typed.get("background", "").strip(),
        recommendations=_recommendations(typed, before.recommendations),
        minutes=int(typed["minutes"]) if typed.get("minutes") else None,
        attachments=_attachments(typed.get("attachment", "").strip(), before.attachments),
        closed=typed.get("closed", "") == CLOSED,
        **texts,
    )


def as_typed(item: AgendaItem) -> dict[str, str]:
    """An item as its form would have been filled in."""
    first = next(iter(item.recommendations), None)
    ask = next((one.verb for one in item.recommendations if one.verb in ASKS), None)
    standard = words(Language.DA).standard_recommendation(first.verb) if first and first.verb in ASKS else ""
    lines = [_one_line(one.text) for one in item.recommendations]
    return {
        "title": item.title,
        "ask": ask.value if ask else "",
        "background": item.background,
        "recommendation": "" if lines == [standard] else "\n".join(lines),
        "minutes": str(item.minutes or ""),
        "attachment": next((one.url for one in item.attachments if one.url), ""),
        "closed": CLOSED if item.closed else "",
        **{name: getattr(item, name) for name in (*LONG, *SHORT)},
    }


def _recommendations(
    typed: Mapping[str, str], before: Sequence[Recommendation]
) -> tuple[Recommendation, ...]:
    """Those of before that are still written are kept as they were, with their points and verbs."""
    chosen = Verb(typed["ask"]) if typed.get("ask") else None
    lines = [
        line.strip().removeprefix("–").removeprefix("- ").strip()
        for line in typed.get("recommendation", "").splitlines()
    ]
    known = {_one_line(one.text): one for one in before}
    said = [
        known.get(line) or Recommendation(verb_of(line, chosen or Verb.DECIDE), line)
        for line in lines
        if line
    ]
    if said or chosen is None:
        return tuple(said)
    standard = words(Language.DA).standard_recommendation(chosen)
    return (known.get(standard) or Recommendation(chosen, standard),)


def _attachments(url: str, before: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """The form knows one link; files and further links stay."""
    first = next((one for one in before if one.url), None)
    if first and first.url == url:
        return tuple(before)
    rest = tuple(one for one in before if one is not first)
    return (Attachment(words(Language.DA).attachment_title, url), *rest) if url else rest


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _minutes_fit(typed: str) -> bool:
    return not typed or (typed.isascii() and typed.isdigit() and len(typed) < 4)
