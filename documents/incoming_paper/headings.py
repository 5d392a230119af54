"""The words that begin a part of an item, in our own papers and in those of others, and the lines that are marked."""

import re

from documents.layouts import HEADED, Layout
from meetings.model import Language

ATTACHED = re.compile(r"\./\.\s*")
CASE = re.compile(
    r"(?P<said>[Ss]ags?nr\.?\s*:?\s*)?(?P<case>(?:[A-ZÆØÅ]+-)?\d[\w./-]*\d)"
    r"(?:\s+(?P<initials>[a-zæøå]{2,8}(?:/[a-zæøå]{2,8})*))?"
)
_KNOWN = {
    "indstilling": "recommendations",
    "indstillinger": "recommendations",
    "indstilling og næste skridt": "recommendations",
    "resume": "introduction",
    "resumé": "introduction",
    "sagsfremstilling": "case_presentation",
    "konklusion": "decision",
    "referat": "decision",
    "beslutning": "decision",
    "aftalt": "follow_ups",
    "baggrund": "background",
    "siden sidst": "since_last",
    "status": "status_report",
    "økonomi": "financial_impact",
    "næste skridt": "next_steps",
    "opfølgning": "follow_ups",
}


def known_in(layout: Layout) -> dict[str, str]:
    """The part each heading begins, as others word it or as the layout does."""
    ours = {
        layout.heading(part, language).casefold(): part
        for language in (Language.EN, Language.DA)
        for part in HEADED
    }
    return _KNOWN | ours


def heading_of(text: str, known: dict[str, str] = _KNOWN) -> tuple[str, str, str] | None:
    """The part a heading begins, its words, and the text that runs on after its colon."""
    begun, colon, rest = text.partition(":")
    part = known.get(begun.strip().casefold())
    return (part, begun.strip(), rest.strip()) if part and (colon or not rest) else None


def is_heading(text: str) -> bool:
    return heading_of(text) is not None and not text.partition(":")[2].strip()


def begins_something(text: str) -> bool:
    """Not the rest of what stands before it: an attachment, a case number or a heading."""
    return bool(ATTACHED.match(text) or CASE.fullmatch(text) or heading_of(text))


__all__ = ["ATTACHED", "CASE", "begins_something", "heading_of", "is_heading", "known_in"]
