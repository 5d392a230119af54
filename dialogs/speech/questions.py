"""Commands, languages, orders and questions: what a message asks for, apart from coming and from items.

command   = "status" | "møder" | "hjælp" …                        the whole message, letter for letter
language  = "sprog" ("dansk" | "engelsk") | "kan du tale engelsk" …
order     = ("aflys" | "flyt" | "ryk" …) …                        begins a clause, after "kan du lige"
question  = "hvem mangler at svare" | "hvornår er næste møde" …    anywhere
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dialogs.intents import ChooseLanguage, Intent, Move
from dialogs.speech import asking, notation
from dialogs.speech.outcome import Outcome, dated
from dialogs.speech.words import BREAK, ENDS, Word, clause_starts, fold, plain, until

_COMMANDS = {
    fold(spelling): intent
    for intent, danish, english in asking.COMMANDS
    for spelling in " ".join(f"{danish}, {english}".split()).split(", ")
}
_NAME_LANGUAGE = notation.any_of(asking.NAME_LANGUAGE, asking.CLASSES)
_LANGUAGE_ALONE = notation.any_of(asking.LANGUAGE_ALONE, asking.CLASSES)
_WISH_LANGUAGE = notation.any_of(asking.WISH_LANGUAGE, asking.CLASSES)
_ORDERS = tuple((intent, notation.any_of(block, asking.CLASSES)) for intent, block in asking.ORDERS)
_QUESTIONS = tuple((intent, notation.any_of(block, asking.CLASSES)) for intent, block in asking.QUESTIONS)
_LONGEST_LEAD = 8


def command(words: Sequence[Word]) -> Intent | None:
    """The command that is the whole of the message."""
    return _COMMANDS.get(" ".join(word.plain for word in words if word.plain != BREAK))


def language_named(words: Sequence[Word]) -> ChooseLanguage | None:
    """As "sprog engelsk", and nothing else."""
    return _language(words) if _NAME_LANGUAGE.fullmatch(plain(words)) else None


def language_wished(words: Sequence[Word]) -> ChooseLanguage | None:
    """As "kan du skrive på engelsk?", beside other things."""
    if _LANGUAGE_ALONE.fullmatch(plain(words)):
        return _language(words)
    for start in clause_starts(words):
        clause = until(words, start, f",{ENDS}")
        if _WISH_LANGUAGE.fullmatch(plain(clause)):
            return _language(clause)
    return None


def _language(words: Sequence[Word]) -> ChooseLanguage:
    return ChooseLanguage(
        next(asking.LANGUAGES[word.plain] for word in words if word.plain in asking.LANGUAGES)
    )


def ordered(words: Sequence[Word]) -> Outcome | None:
    """What somebody wants done, when a clause begins with it."""
    for start in clause_starts(words):
        clause = until(words, start, f",:;{ENDS}")
        for begins in _after_lead(clause):
            for intent, pattern in _ORDERS:
                if pattern.match(begins):
                    return dated(intent, (word.day for word in words if _names_its_day(word, intent)))
    return None


def _after_lead(clause: Sequence[Word]) -> Iterator[str]:
    """The clause, and the clause without each word more of "kan du lige"."""
    lead = takewhile(lambda word: word.plain in asking.LEAD, clause[:_LONGEST_LEAD])
    for place in range(1 + sum(1 for _ in lead)):
        yield plain(clause[place:])


def _names_its_day(word: Word, intent: Intent) -> bool:
    """A meeting that is moved "til den 9. marts" is not the one of that day."""
    return word.plain == "D" and not (isinstance(intent, Move) and word.written.casefold() in {"til", "to"})


def asked(words: Sequence[Word]) -> Outcome | None:
    """The first question, in the order of the table."""
    text = plain(words)
    for intent, pattern in _QUESTIONS:
        if pattern.search(text):
            return dated(intent, (word.day for word in words if word.plain == "D"))
    return None
