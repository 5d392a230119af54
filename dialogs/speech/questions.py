"""Commands, questions, wishes and orders: what a message asks for, apart from coming or not.

command   = "status" | "møder" | "hjælp" …                   the whole message, letter for letter
language  = "sprog" ("dansk" | "engelsk") | "english please" …
titled    = "punkt" [":"] TITLE | "jeg vil gerne have et punkt på om" TITLE …
item      = "hvad blev der af mit punkt om" WORDS …
order     = ("aflys" | "flyt" | "ryk" …) …                   begins a clause
question  = "hvem mangler at svare" | "hvornår er næste møde" …   anywhere
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from dialogs.intents import AskItem, ChooseLanguage, Intent, Lexicon, Move, Propose
from dialogs.speech import asking, notation, slots
from dialogs.speech.outcome import Outcome, dated
from dialogs.speech.words import BREAK, Word, fold, plain


ENDS = ".!?\n\u2026"
"""What ends a sentence."""

_COMMANDS = {
    fold(spelling): intent
    for intent, danish, english in asking.COMMANDS
    for spelling in " ".join(f"{danish}, {english}".split()).split(", ")
}

_NAME_LANGUAGE = notation.patterns(asking.NAME_LANGUAGE, asking.CLASSES)
_WISH_LANGUAGE = notation.patterns(asking.WISH_LANGUAGE, asking.CLASSES)
_TITLED = notation.patterns(asking.TITLED, asking.CLASSES)
_WISHED = notation.patterns(asking.WISHED, asking.CLASSES)
_UNTITLED = notation.patterns(asking.UNTITLED, asking.CLASSES)
_ITEM_ABOUT = notation.patterns(asking.ITEM_ABOUT, asking.CLASSES)
_ITEM_IF_KNOWN = notation.patterns(asking.ITEM_IF_KNOWN, asking.CLASSES)
_ITEM = notation.any_of(asking.ITEM, asking.CLASSES)
_ORDERS = tuple((intent, notation.any_of(block, asking.CLASSES)) for intent, block in asking.ORDERS)
_QUESTIONS = tuple((intent, notation.any_of(block, asking.CLASSES)) for intent, block in asking.QUESTIONS)


def command(words: Sequence[Word]) -> Intent | None:
    """The command that is the whole of the message."""
    spoken = " ".join(word.plain for word in words if word.plain != BREAK)
    return _COMMANDS.get(spoken)


def language_named(words: Sequence[Word]) -> ChooseLanguage | None:
    """ "sprog engelsk"."""
    return _language(_NAME_LANGUAGE, words)


def language_wished(words: Sequence[Word]) -> ChooseLanguage | None:
    """ "kan du skrive på engelsk?" """
    parts = (_until(words, start, f",{ENDS}") for start in _clause_starts(words))
    return next(filter(None, (_language(_WISH_LANGUAGE, part) for part in parts)), None)


def _language(patterns: Sequence[re.Pattern[str]], words: Sequence[Word]) -> ChooseLanguage | None:
    if not _any_matches(patterns, words):
        return None
    return ChooseLanguage(
        next(asking.LANGUAGES[word.plain] for word in words if word.plain in asking.LANGUAGES)
    )


# Titles


def titled(words: Sequence[Word], text: str) -> Propose | AskItem | None:
    """ "punkt: Budget 2027", the title as it was written; "punkt 4.1" asks for that item."""
    for start in _clause_starts(words):
        title = _title(_TITLED, _until(words, start, "\n"), text, "\n")
        if title and _NUMBER.fullmatch(title):
            return AskItem(title)
        if title and not _NUMBER.match(title):
            return Propose(title)
    return None


def proposed(words: Sequence[Word], text: str) -> Propose | None:
    """A wish for an item on the agenda, with its title as it was written, if it was."""
    for start in _clause_starts(words):
        sentence = _until(words, start, ENDS)
        if _any_matches(_UNTITLED, sentence):
            return Propose()
        title = _title(_WISHED, sentence, text, ENDS)
        if title and fold(title) not in _NO_TITLE:
            return Propose(title)
    return None


def item_asked(words: Sequence[Word], text: str, lexicon: Lexicon) -> AskItem | None:
    """An item somebody asks after, with the words it is known by."""
    for start in _clause_starts(words):
        sentence = _until(words, start, ENDS)
        if _ITEM.fullmatch(plain(sentence)):
            return AskItem()
        about = _title(_ITEM_ABOUT, sentence, text, ENDS)
        if about is None:
            about = _if_known(_title(_ITEM_IF_KNOWN, sentence, text, ENDS), lexicon)
        if about is not None:
            return AskItem(about)
        if _ITEM.match(plain(sentence)):
            return AskItem()
    return None


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*\.?(?=\s|$)")
_NO_TITLE = frozenset(fold("det dette den noget lidt andet it this that something ting").split())
_KNOWN_ENOUGH = 80


def _if_known(about: str | None, lexicon: Lexicon) -> str | None:
    """Only words that an item is really known by."""
    if about is None:
        return None
    scores = (fuzz.token_set_ratio(fold(about), fold(title)) for title in lexicon.items)
    return about if any(score >= _KNOWN_ENOUGH for score in scores) else None


def _title(patterns: Sequence[re.Pattern[str]], words: Sequence[Word], text: str, ends: str) -> str | None:
    """As it is written, to the end of the sentence when nothing follows it there."""
    spoken = plain(words)
    for pattern in patterns:
        found = pattern.fullmatch(spoken)
        if found is None:
            continue
        stood = slots.between(words, *found.span("title"))
        end = stood[-1].end if stood[-1] is not words[-1] else _end_of_line(text, stood[-1].end, ends)
        return _bare(text[stood[0].start : end])
    return None


def _end_of_line(text: str, start: int, ends: str) -> int:
    following = re.compile(f"[{re.escape(ends)}]").search(text, start)
    return following.start() if following else len(text)


def _bare(title: str) -> str:
    """Without quotation marks, a full stop or emoji around it; blanks are single."""
    return _AROUND_TITLE.sub("", " ".join(title.split()))


_AROUND = r"[\s.,;:!\u2026\"'\u201c\u201d\u00ab\u00bb\u2013\u2014-]|[:;=][-']?[)(DP]|<3|[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_AROUND_TITLE = re.compile(rf"^(?:{_AROUND})+|(?:{_AROUND})+$")


def _clause_starts(words: Sequence[Word]) -> Iterator[int]:
    for place in range(len(words)):
        if words[place].plain != BREAK and (place == 0 or words[place - 1].plain == BREAK):
            yield place


def _until(words: Sequence[Word], start: int, marks: str) -> Sequence[Word]:
    """From here up to a break that is written so."""
    end = start
    while end < len(words) and not (words[end].plain == BREAK and words[end].written in marks):
        end += 1
    return words[start:end]


def _any_matches(patterns: Sequence[re.Pattern[str]], words: Sequence[Word]) -> bool:
    text = plain(words)
    return any(pattern.fullmatch(text) for pattern in patterns)


# Orders and questions


_LONGEST_LEAD = 8


def ordered(words: Sequence[Word]) -> Outcome | None:
    """What somebody wants done, when a clause begins with it."""
    for start in _clause_starts(words):
        clause = _until(words, start, f",:;{ENDS}")
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
