"""Agenda items in a message: one that is proposed, with its title, and one that is asked after.

    titled    = ("punkt" | "forslag" …) [":" | "om"] TITLE         begins the message
    wish      = "jeg vil gerne have et punkt på om" TITLE | "sæt" TITLE "på dagsordenen" …
    decision  = "hvad besluttede vi om" WORDS …
    item      = "hvad blev der af mit punkt om" WORDS | "hvad sker der med" WORDS of a known item …

A title is kept as it is written, to the end of its line or sentence.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from dialogs.intents import AskDecision, AskItem, Lexicon, Propose
from dialogs.speech import asking, notation, slots
from dialogs.speech.asking import items, proposals
from dialogs.speech.words import ENDS, Word, clause_starts, fold, plain, until

_TITLED = notation.patterns(proposals.TITLED, asking.CLASSES)
_WISHED = notation.patterns(proposals.WISHED, asking.CLASSES)
_UNTITLED = notation.any_of(proposals.UNTITLED, asking.CLASSES)
_ITEM_ABOUT = notation.patterns(items.ITEM_ABOUT, asking.CLASSES)
_ITEM_IF_KNOWN = notation.patterns(items.ITEM_IF_KNOWN, asking.CLASSES)
_DECISION_ABOUT = notation.patterns(items.DECISION_ABOUT, asking.CLASSES)
_DECISION = notation.any_of(items.DECISION, asking.CLASSES)
_ITEM = notation.any_of(items.ITEM, asking.CLASSES)

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*\.?(?=\s|$)")
_NO_TITLE = frozenset(fold("det dette den noget lidt andet it this that something ting").split())
_KNOWN_ENOUGH = 80
"""Of a hundred, as rapidfuzz compares the words of two titles in any order."""

_AND = frozenset("og saa ogsaa desuden and also then".split())

_AROUND = (
    "[\\s.,;:!\u2026\"'\u201c\u201d\u00ab\u00bb\u2013\u2014-]|[:;=]-?[)(DP]|<3"
    "|[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
)
_AROUND_TITLE = re.compile(f"^(?:{_AROUND})+|(?:{_AROUND})+$")


def titled(words: Sequence[Word], text: str) -> Propose | AskItem | None:
    """As "punkt: Budget 2027", at the beginning; "punkt 4.1" asks for that item."""
    title = _title(_TITLED, until(words, 0, "\n"), text, "\n")
    if title and _NUMBER.fullmatch(title):
        return AskItem(title)
    return Propose(title) if title and not _NUMBER.match(title) else None


def wished(words: Sequence[Word], text: str) -> tuple[int, Propose] | None:
    """A wish for an item on the agenda, and the word where it begins; with its title, if it has one."""
    for start in clause_starts(words):
        sentence = _without_and(until(words, start, ENDS))
        if _UNTITLED.fullmatch(plain(sentence)):
            return start, Propose()
        title = _title((*_WISHED, *_TITLED), sentence, text, ENDS)
        if title and fold(title) not in _NO_TITLE and not _NUMBER.match(title):
            return start, Propose(title)
    return None


def _without_and(sentence: Sequence[Word]) -> Sequence[Word]:
    """ "… og så vil jeg gerne have et punkt på" begins like "jeg vil gerne have et punkt på"."""
    joints = len(list(takewhile(lambda word: word.plain in _AND, sentence)))
    return sentence[joints:]


def asked_after(words: Sequence[Word], text: str, lexicon: Lexicon) -> AskItem | AskDecision | None:
    """An item somebody asks after, or what was decided of it, with the words it is known by."""
    for start in clause_starts(words):
        sentence = until(words, start, ENDS)
        if _ITEM.fullmatch(plain(sentence)):
            return AskItem()
        if decided := _decided(sentence, text):
            return decided
        about = _title(_ITEM_ABOUT, sentence, text, ENDS)
        if about is None:
            about = _if_known(_title(_ITEM_IF_KNOWN, sentence, text, ENDS), lexicon)
        if about is not None:
            return AskItem(about)
        if _ITEM.match(plain(sentence)):
            return AskItem()
    return None


def _decided(sentence: Sequence[Word], text: str) -> AskDecision | None:
    about = _title(_DECISION_ABOUT, sentence, text, ENDS)
    if about:
        return AskDecision(about)
    return AskDecision() if _DECISION.fullmatch(plain(sentence)) else None


def _if_known(about: str | None, lexicon: Lexicon) -> str | None:
    """Only words that an item is really known by."""
    if about is None:
        return None
    scores = (fuzz.token_set_ratio(fold(about), fold(title)) for title in lexicon.items)
    return about if any(score >= _KNOWN_ENOUGH for score in scores) else None


def _title(patterns: Sequence[re.Pattern[str]], words: Sequence[Word], text: str, ends: str) -> str | None:
    """As it is written, with a bracket or mark after its last word when that ends the sentence."""
    spoken = plain(words)
    for pattern in patterns:
        found = pattern.fullmatch(spoken)
        if found is not None:
            stood = slots.between(words, *found.span("title"))
            end = stood[-1].end if stood[-1] is not words[-1] else _end(text, stood[-1].end, ends)
            return _bare(text[stood[0].start : end])
    return None


def _end(text: str, start: int, ends: str) -> int:
    following = re.compile(f"[{re.escape(ends)}]").search(text, start)
    return following.start() if following else len(text)


def _bare(title: str) -> str:
    """Without quotation marks, a full stop or emoji around it; blanks are single."""
    return _AROUND_TITLE.sub("", " ".join(title.split()))
