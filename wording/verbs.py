"""What a recommendation asks for, read from its words: the verb it turns on, in Danish or English, and who is to do it."""

import re
from collections.abc import Sequence

from meetings.model import Verb

_FORMS: Sequence[tuple[Verb, str]] = (
    # What asks most stands first: a line that is noted and approved is a decision.
    (
        Verb.APPROVE,
        "godkende[rs]?|godkend|vedtage[rs]?|vedtag|tiltræde[rs]?|tiltræd|approve[sd]?|adopt(?:s|ed)?",
    ),
    (Verb.APPOINT, "udpege[rs]?|udpeg|vælge[rs]|appoint(?:s|ed)?"),
    (Verb.DECIDE, "beslutte[rs]?|beslut|fastlægge[rs]?|igangsætte[rs]?|decide[sd]?"),
    (Verb.DISCUSS, "drøfte[rs]?|drøft|discuss(?:es|ed)?"),
    (Verb.CONSIDER, "behandle[rs]?|behandl|consider(?:s|ed)?"),
    (Verb.TAKE_NOTE, "til efterretning|orienteres|til orientering|take[sn]? note"),
    (Verb.REPORT, "gør status|gøres status|reports?"),
)
_VERBS = tuple((verb, re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)) for verb, forms in _FORMS)

_DOES = (
    "godkender|vedtager|tiltræder|udpeger|vælger|beslutter|tager|drøfter|behandler|gør status|hører|orienteres"
    "|indstiller|approves|adopts|appoints|decides|takes note|discusses|considers"
)
DOES = re.compile(rf"\b(?:{_DOES})\b", re.IGNORECASE)
"""What a committee does with a matter: the word where "KKR Midtjylland tager … til efterretning" turns."""
_BEGINS = re.compile(rf"(?:{_DOES})\b", re.IGNORECASE)


def lacks_subject(text: str) -> bool:
    """Whether a line begins with what the committee does, and does not say who: "godkender budgettet"."""
    return _BEGINS.match(text) is not None


def verb_of(text: str, otherwise: Verb = Verb.DECIDE) -> Verb:
    """Of the verbs of the main clause, else of the line, the one that asks most; `otherwise` where it names none."""
    for told in (text.partition(",")[0], text.partition(", at ")[0], text):
        for verb, forms in _VERBS:
            if forms.search(told):
                return verb
    return otherwise
