"""The recommendations of an item: the words before them, a line each, and the verb each turns on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.incoming_paper.paragraphs import Paragraph, as_text
from meetings.model import Recommendation
from wording.verbs import DOES, verb_of

_PROPOSER = re.compile(
    r"(?P<lead>[^.:;]*?\b(?:indstiller?|indstilles|foreslår)\b[^.:;]*?,?\s+at)\b\s*:?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Recommended:
    """`rest` is what stands among them and recommends nothing: next steps."""

    proposes: str
    recommendations: tuple[Recommendation, ...]
    rest: str = ""


def recommended(found: Sequence[Paragraph], leads: Sequence[str] = ()) -> Recommended:
    """Points under points become lines of the one above them (001_40c9bc0715cd5de3.txt:1239-1253).

    `leads` are words before a recommendation that are known beforehand.
    """
    proposes = ""
    lines: list[str] = []
    rest: list[Paragraph] = []
    first_mark = next((one.mark for one in found if one.mark), "")
    for one in found:
        lead, text = _split(one.text, leads)
        if rest:
            rest.append(one)
        elif one.mark and one.mark != first_mark and lines and not one.mark.endswith(")"):
            lines[-1] += f"\n– {one.text}"
        elif not one.mark and one.text.endswith((":", " at")) and not lines:
            proposes = one.text.rstrip(": ")
        elif lead and lead == (proposes or lead) and text:
            proposes = lead
            lines.append(text)
        elif one.mark or lead:
            lines.append(one.text)
        else:
            rest.append(one)
    return Recommended(proposes, tuple(Recommendation(verb_of(line), line) for line in lines), as_text(rest))


def _split(text: str, leads: Sequence[str]) -> tuple[str, str]:
    """The words before a recommendation, and what is recommended.

    "Fællessekretariatet indstiller til styregruppen, at" · "indsatserne videreføres"; "Det indstilles, at KKR
    Midtjylland" · "drøfter"; "KKR Midtjylland" · "tager til efterretning, at …".
    """
    for known in leads:
        rest = text[len(known) :].strip()
        if text.casefold().startswith(f"{known.casefold()} ") and rest[:1].islower():
            return text[: len(known)], rest
    if found := _PROPOSER.match(text):
        lead, rest = found["lead"], text[found.end() :]
        if re.match("det indstilles", lead, re.IGNORECASE):
            subject, does = _who_does(rest, 6)
            return f"{lead} {subject}" if subject else lead, does
        return lead, rest
    return _who_does(text, 4)


def _who_does(text: str, most: int) -> tuple[str, str]:
    """The few words before the first that says what is done, and the rest; no words where they are not few."""
    verb = DOES.search(text)
    if verb and 0 < len(text[: verb.start()].split()) <= most:
        return text[: verb.start()].strip(), text[verb.start() :]
    return "", text
