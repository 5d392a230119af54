"""The verb a recommendation turns on, as it is written in Danish or English."""

import re
from collections.abc import Sequence

from meetings.model import Verb

_FORMS: Sequence[tuple[Verb, str]] = (
    (Verb.APPROVE, "godkend|vedtag|tiltræd|approv|adopt"),
    (Verb.APPOINT, "udpeg|vælg(?:er|es)|appoint"),
    (Verb.DECIDE, "beslut|decid"),
    (Verb.TAKE_NOTE, "til efterretning|til orientering|take[sn]? note"),
    (Verb.DISCUSS, "drøft|discuss"),
    (Verb.CONSIDER, "behandl|consider"),
    (Verb.REPORT, "gør status|gøres status|report"),
)
_VERBS = tuple((verb, re.compile(rf"\b(?:{forms})", re.IGNORECASE)) for verb, forms in _FORMS)

_BEGINS = re.compile(
    r"(?:godkender|vedtager|tiltræder|udpeger|vælger|beslutter|tager|drøfter|behandler|gør status|hører"
    r"|approves|adopts|appoints|decides|takes note|discusses|considers)\b",
    re.IGNORECASE,
)


def lacks_subject(text: str) -> bool:
    """Whether a line begins with what the committee does, and does not say who: "godkender budgettet"."""
    return _BEGINS.match(text) is not None


def verb_of(text: str, otherwise: Verb) -> Verb:
    """Of the verbs in a line the one that stands first."""
    found = [(match.start(), verb) for verb, forms in _VERBS if (match := forms.search(text))]
    return min(found, key=lambda one: one[0])[1] if found else otherwise
