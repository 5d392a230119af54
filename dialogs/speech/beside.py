"""What somebody asks or tells in the same breath as his answer: "Jeg deltager. Er der frokost?".

beside = sentence "?"                                  that says nothing of coming
       | what the secretariat should know              "jeg er vegetar"
"""

from collections.abc import Iterator, Sequence

from dialogs.intents import AskContact, Attend, AttendInPart, Beside, Decline, Lexicon, SendSubstitute
from dialogs.speech import clauses, questions
from dialogs.speech.clauses import Says
from dialogs.speech.outcome import Unsure
from dialogs.speech.words import BREAK, ENDS, Word, clause_starts, until

ANSWERS = (Attend, AttendInPart, Decline, SendSubstitute)
FEW = 2


def read(words: Sequence[Word], text: str, lexicon: Lexicon) -> Beside | None:
    """The first such sentence of a message that is an answer, or what follows a comma in one."""
    for before, sentence in enumerate(_sentences(words)):
        for start in clause_starts(sentence):
            if found := _asked(sentence[start:], text, lexicon, anything=before > 0 and start == 0):
                return found
    return None


def _asked(words: Sequence[Word], text: str, lexicon: Lexicon, *, anything: bool) -> Beside | None:
    """What nobody can tell counts only where it may be `anything`.

    "…, ok?" asks nothing, and before the answer may stand what somebody else asked ("Kommer du? Ja").
    """
    spoken = [word for word in words if word.plain != BREAK]
    begins, ends = spoken[0].start, spoken[-1].end
    asks = text[ends:].lstrip(" )").startswith("?")
    if not _says_nothing_of_coming(words, lexicon):
        return None
    found = questions.reached(spoken) or (questions.asked(spoken) if asks else None)
    wanted = None if isinstance(found, Unsure) else found
    told = isinstance(wanted, AskContact)
    unknown = asks and wanted is None and anything and len(spoken) > FEW
    if not (told or unknown or (asks and wanted)):
        return None
    return Beside(text[begins:ends] + "?" * asks, wanted)


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
