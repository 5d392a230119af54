"""What somebody asks or tells in the same breath as his answer: "Jeg deltager. Er der frokost? Og hvem kommer fra Viborg?".

beside = sentence "?"                                  that says nothing of coming
       | what the secretariat should know              "jeg er vegetar", "flyt venligst mødet"
       | what is said of another's coming, or of a time one is away

Beside a question it is what sounds like an answer and was not understood: nobody is to think that it was.
"""

import re
from collections.abc import Iterator, Sequence

from dialogs.intents import (
    AnswerFor,
    AskContact,
    Attend,
    AttendInPart,
    Away,
    Beside,
    CancelMeeting,
    ComesFrom,
    Decline,
    Intent,
    Lexicon,
    Move,
    Propose,
    SendSubstitute,
    Several,
)
from dialogs.speech import away, clauses, others, questions, titles
from dialogs.speech.clauses import Says
from dialogs.speech.outcome import Unsure
from dialogs.speech.words import BREAK, ENDS, Word, clause_starts, plain, until

ANSWERS = (Attend, AttendInPart, Decline, SendSubstitute, Several)
TOLD = (AskContact, Move, CancelMeeting, AnswerFor, Away, ComesFrom, Propose)
"""What is not to be passed over, with or without a question mark."""
FEW = 2


def read(meant: Intent, words: Sequence[Word], text: str, lexicon: Lexicon) -> tuple[Beside, ...]:
    """All such sentences of a message that is an answer, and what follows a comma in one; in order."""
    if not isinstance(meant, ANSWERS):
        half = _half_said(words, text, lexicon) if isinstance(meant, AskContact) else ()
        return (*half, *_asked_too(meant, words, text, lexicon))
    found: list[Beside] = []
    for before, sentence in enumerate(_sentences(words)):
        for start in clause_starts(sentence):
            to_its_end = _asked(sentence[start:], text, lexicon, anything=before > 0 and start == 0)
            if one := to_its_end or _told(until(sentence, start, ","), text, lexicon):
                found.append(one)
                break
    return tuple(dict.fromkeys(found))


_COMING = re.compile(
    "(?:jeg|vi|i) (?:[a-z]+ )?(?:kommer|deltager|er|melder|kan|come|attend|will|can|cannot) "
)


def _half_said(words: Sequence[Word], text: str, lexicon: Lexicon) -> Iterator[Beside]:
    """ "Jeg kommer med toget d. 2. marts, hvor langt er der fra stationen?", "Ja. Er der frokost?": no answer, but it sounds like one."""
    for clause in clauses.read(words, lexicon):
        of_a_meeting = set(clause.days) & set(lexicon.meeting_days)
        comes = clause.says is Says.UNKNOWN and of_a_meeting and _COMING.match(plain(clause.words))
        if not comes and clause.says not in {Says.YES_WORD, Says.NO_WORD}:
            continue
        begins, ends = clause.words[0].start, clause.words[-1].end
        if not text[ends:].lstrip(" )").startswith("?"):
            yield Beside(text[begins:ends], Attend())


def _asked_too(meant: Intent, words: Sequence[Word], text: str, lexicon: Lexicon) -> Iterator[Beside]:
    """Of several questions the one that is answered is left out, once; the others are told."""
    if text.count("?") < 2:
        return
    sentences = enumerate(_sentences(words))
    parts = (_asked(part, text, lexicon, anything=place > 0) for place, part in sentences)
    asked = [one for one in parts if one]
    theirs = [one for one in asked if one.written.endswith("?")]
    answered = next((one for one in theirs if type(one.intent) is type(meant)), None)
    if answered is not None:
        yield from (one for one in dict.fromkeys(theirs) if one is not answered and one.intent != meant)


def _asked(words: Sequence[Word], text: str, lexicon: Lexicon, *, anything: bool) -> Beside | None:
    """What nobody can tell counts only where it may be `anything`.

    "…, ok?" asks nothing, and before the answer may stand what somebody else asked ("Kommer du? Ja").
    """
    spoken = [word for word in words if word.plain != BREAK]
    begins, ends = spoken[0].start, spoken[-1].end
    asks = text[ends:].lstrip(" )").startswith("?")
    if not _says_nothing_of_coming(words, lexicon):
        return None
    wanted = _wanted(spoken, text, lexicon, asks=asks)
    unknown = asks and wanted is None and anything and len(spoken) > FEW
    if not (isinstance(wanted, TOLD) or unknown or (asks and wanted)):
        return None
    return Beside(text[begins:ends] + "?" * asks, wanted)


def _told(words: Sequence[Word], text: str, lexicon: Lexicon) -> Beside | None:
    """ "Flyt venligst mødet, jeg kan ikke": what is for a person, up to the comma."""
    one = _asked(words, text, lexicon, anything=False)
    return one if one and isinstance(one.intent, TOLD) else None


def _wanted(spoken: Sequence[Word], text: str, lexicon: Lexicon, *, asks: bool) -> Intent | None:
    found = questions.reached(spoken) or questions.ordered(spoken)
    if found is None and asks:
        found = questions.asked(spoken)
    if found is None and (wish := titles.wished(spoken, text)) and wish[0] == 0:
        found = wish[1]
    if found is None and not asks:
        heard = clauses.read(spoken, lexicon)
        found = others.spoken_of(heard, text, lexicon) or away.read(spoken, spoken, text, lexicon)
    return None if isinstance(found, Unsure) else found


def _sentences(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    start = 0
    while start < len(words):
        sentence = until(words, start, ENDS)
        start += len(sentence) + 1
        if any(word.plain != BREAK for word in sentence):
            yield sentence


def _says_nothing_of_coming(words: Sequence[Word], lexicon: Lexicon) -> bool:
    said = {clause.says for clause in clauses.read(words, lexicon)}
    return Says.UNKNOWN in said and said <= {Says.UNKNOWN, Says.NOTHING}
