"""The recommendations of an item: the words before them, a line each, and the verb each turns on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.incoming_paper.paragraphs import Paragraph, as_text
from meetings.model import Recommendation, Verb

_PROPOSER = re.compile(
    r"(?P<lead>[^.:;]*?\b(?:indstiller?|indstilles|foreslår)\b[^.:;]*?,?\s+at)\b\s*:?\s*", re.IGNORECASE
)
_VERBS: Sequence[tuple[Verb, re.Pattern[str]]] = tuple(
    (verb, re.compile(rf"\b(?:{forms})\b", re.IGNORECASE))
    for verb, forms in (
        # What asks most stands first: a line that is noted and approved is a decision.
        (Verb.APPROVE, "godkender|godkendes|godkende|vedtager|vedtages|tiltræder|tiltrædes"),
        (Verb.APPOINT, "udpeger|udpeges"),
        (Verb.DECIDE, "beslutter|besluttes|fastlægger|igangsætter"),
        (Verb.DISCUSS, "drøfter|drøftes"),
        (Verb.CONSIDER, "behandler|behandles"),
        (Verb.TAKE_NOTE, "til efterretning|orienteres|til orientering"),
        (Verb.REPORT, "gør status"),
    )
)
_STARTS = re.compile(
    r"\b(?:godkender|tager|drøfter|beslutter|behandler|udpeger|vælger|gør|orienteres|tiltræder|indstiller)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recommended:
    """`rest` is what stands among them and recommends nothing: next steps."""

    proposes: str
    recommendations: tuple[Recommendation, ...]
    rest: str = ""


def verb_of(text: str) -> Verb:
    """Of the verbs of the main clause, else of the line, the one that asks most; a line that names none is to be decided."""
    for told in (text.partition(",")[0], text.partition(", at ")[0]):
        for verb, forms in _VERBS:
            if forms.search(told):
                return verb
    return Verb.DECIDE


def recommended(found: Sequence[Paragraph]) -> Recommended:
    """Points under points become lines of the one above them (001_40c9bc0715cd5de3.txt:1239-1253)."""
    proposes = ""
    lines: list[str] = []
    rest: list[Paragraph] = []
    first_mark = next((one.mark for one in found if one.mark), "")
    for one in found:
        lead, text = _split(one.text)
        if one.mark and one.mark != first_mark and lines and not one.mark.endswith(")"):
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


def _split(text: str) -> tuple[str, str]:
    """The words before a recommendation, and what is recommended.

    "Fællessekretariatet indstiller til styregruppen, at" · "indsatserne videreføres"; "Det indstilles, at KKR
    Midtjylland" · "drøfter"; "KKR Midtjylland" · "tager til efterretning, at …".
    """
    if found := _PROPOSER.match(text):
        lead, rest = found["lead"], text[found.end() :]
        if re.match("det indstilles", lead, re.IGNORECASE) and (verb := _STARTS.search(rest)):
            subject = rest[: verb.start()].strip()
            if 0 < len(subject.split()) <= 6:
                return f"{lead} {subject}", rest[verb.start() :]
        return lead, rest
    if (verb := _STARTS.search(text)) and 0 < len(text[: verb.start()].split()) <= 4:
        return text[: verb.start()].strip(), text[verb.start() :]
    return "", text
