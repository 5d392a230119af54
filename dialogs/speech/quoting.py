"""What of a message is the writer's own: not the mail that was pasted below it, and not the lines quoted with ">".

A card that is quoted and asks for an answer says which meeting a bare "ja" below it is about, when it names only one.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from dialogs.intents import Attend, AttendInPart, Decline, Lexicon, SendSubstitute, Understood
from dialogs.speech import slots
from dialogs.speech.words import fold, split, tidy

_FORWARDED = re.compile(
    r"""^[ \t]*(?:
        -{2,}[ ]?(?:videresendt|oprindelig|forwarded|original)\b
        | (?:videresendt|oprindelig)[ ]meddelelse\b
        | (?:vs|fw|fwd|videresendt(?:[ ]fra[^\n:]{1,40})?|forwarded)[ ]?:
        | (?:fra|from)[ ]?:[^\n]*\n\s*(?:sendt|dato|til|cc|emne|sent|date|to|subject)[ ]?:
        | den[ ][^\n]{4,60}[ ]skrev[ ][^\n]{0,80}:
        | on[ ][^\n]{4,60}[ ]wrote:
        )""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
"""Where a pasted mail begins, as Outlook and others write its head in Danish and English."""
_QUOTED = re.compile(r"^[ \t]*(?:>|&gt;)[^\n]*\n?", re.MULTILINE)

_SAID_BY_ANOTHER = re.compile(
    r"""(?P<who>\b(?:skriver|skrev|skrevet|svarer|svarede|siger|sagde|melder|writes|wrote|says|said)[^\n"»«“”:]{0,30}:\s*)
    (?:["“”][^"“”]*["“”]|»[^«]*«|«[^»]*»)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What somebody else is quoted with: »Ole skriver: "Jeg kommer ikke"«."""
_SOMETHING = "citat. "
"""Stands for what was quoted, where nobody knows what "nej" below it is an answer to."""
_CALLS = re.compile(
    r"svar senest|svarfrist|mangler dit svar|svar igen|om du kommer|kommer du|deltager du"
    r"|answer by|(?:need|missing|miss) your answer|answer again|are you coming|whether you (?:are )?com"
)
"""What the cards that call to a meeting say, and what people write who ask."""
_CALLS_FOR_NO_ANSWER = re.compile(
    r"rigtigt\?|right\?|var det dig|was (?:it|that) you|dit svar(?::| er)|your answer(?::| is| to .{1,60}(?: is| has| was) )"
)
"""A card that has understood or registered something: "nej" below it may be to that."""


def own_words(text: str) -> str:
    """Empty when all of it is somebody else's: nobody has answered by sending on what another wrote."""
    begins = _FORWARDED.search(text)
    above = _SAID_BY_ANOTHER.sub(r"\g<who>" + _SOMETHING, text[: begins.start()] if begins else text)
    if ">" not in above and "&gt;" not in above:
        return above
    own = _QUOTED.sub("", above).strip("\n")
    return f"{_SOMETHING}{own}" if own and own != above.strip("\n") else own


def quoted(text: str) -> str:
    """What stands on the lines quoted with ">", without those marks."""
    return re.sub(r"^[ \t]*(?:>|&gt;)[ \t]?", "", "".join(_QUOTED.findall(text)), flags=re.MULTILINE)


def bare(text: str) -> str:
    """The writer's own words, and nothing to stand for what is quoted."""
    return own_words(text).removeprefix(_SOMETHING)


def answered(heard: Understood, quote: str, lexicon: Lexicon) -> Understood | None:
    """The answer without a day, to the one meeting the quoted card calls to; None where it calls to none or to several."""
    words = slots.with_days(split(tidy(quote)), lexicon)
    named = {word.day for word in words if word.day in lexicon.meeting_days}
    day = _one_meeting(named, lexicon)
    called = _CALLS.search(fold(quote)) and not _CALLS_FOR_NO_ANSWER.search(fold(quote))
    if (
        day is None
        or not called
        or not isinstance(heard.intent, Attend | AttendInPart | Decline | SendSubstitute)
    ):
        return None
    whole = any(day in days for days in lexicon.seminars) and all(
        word.whole for word in words if word.day == day
    )
    return replace(heard, intent=replace(heard.intent, day=day, whole=whole), plain=False)


def _one_meeting(named: Collection[date | None], lexicon: Lexicon) -> date | None:
    of_one = [set(days) for days in lexicon.seminars if named and set(named) <= set(days)]
    days = [day for day in named if day is not None]
    return min(days) if len(days) == 1 or of_one else None
