"""From typed text to words: folded, one spelling a word, and still knowing where in the text they stood.

    "Jeg ka' ik d.2/3 🙏"  ->  jeg kan ikke d 2/3

Folded means small letters, ae oe aa for æ ø å, no accents. Punctuation that ends a clause is a word of its own, ",".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dialogs.speech.shorthand import SHORT, WITH_DOT

READ = 1_000
"""Characters of a message that are read; a title is taken whole."""
READ_WORDS = 150
"""Words of it, breaks included: a letter is not a chat, and reading has to end in good time."""

_LETTERS = {"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "œ": "oe", "å": "aa"}


def fold(text: str) -> str:
    """Small letters, æøå as ae oe aa, accents off: "Mødér" is "moeder"."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return "".join(map(_folded_letter, composed))


def _folded_letter(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    marks = unicodedata.normalize("NFD", letter)
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `plain` is what phrases are compared with, `start` and `end` where it stands in the text.

    A slot (a day, a place to be, an address) is one word as well, with a capital letter for `plain`; see `slots`.
    `hyphen`: it hangs by one on the word before. `of_a_name`: a person the lexicon knows is called so. `whole`: the day is
    the first of a seminar, and all of it is meant.
    """

    written: str
    plain: str
    start: int
    end: int
    day: date | None = None
    hyphen: bool = False
    of_a_name: bool = False
    whole: bool = False


BREAK = ","
"""Every mark that ends a clause."""
ENDS = ".!?\n\u2026"
"""The marks that end a sentence."""

_NUMBER = r"[0-9]{1,4}/[0-9]{1,4}(?:[/-](?:20)?[0-9]{2})?(?![\w/])|[0-9]{1,4}(?:[./:-][0-9]{1,4}){1,2}\.?(?!\w)|[0-9]{1,2}(?:st|nd|rd|th)\b|[0-9]{1,2}\.(?![0-9])|[0-9]+"
_CLOCK = "(?:[01]?[0-9]|2[0-4])(?:[.:][0-5][0-9])"
_TIME = (
    rf"(?:kl(?:okken)?\.?\s{{0,3}}{_CLOCK}?|{_CLOCK}(?=\s?[-\u2013]\s?{_CLOCK}|:))(?:\s?[-\u2013]\s?{_CLOCK}?)?(?!\w)"
    r"|[0-9]{1,2}:[0-9]{2}(?![0-9])"
    r"|(?:[01]?[0-9]|2[0-4])\.(?:00|1[3-9]|[2-5][0-9])(?![0-9./-])"
)
_TOKEN = re.compile(
    r"(?P<mail>[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    rf"|(?P<time>{_TIME})"
    r"|(?P<half>1/2(?=\s+(?:time|hour)))"
    rf"|(?P<number>{_NUMBER})"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|['\u2019\u00b4`](?=[^\W\d_]))*'?)"
    r"|(?P<dash>(?<=[0-9.])\s?[-\u2013]\s?(?=[0-9]))"
    r"|(?P<break>[,;:!?.\n\u2026]|(?<=\s)[-\u2013\u2014](?=\s))",
    re.IGNORECASE,
)
_FACES = re.compile(r"(?<!\w)(?:[:;=]['o-]?[)(DPpO|/*]+|<3+)(?!\w)")
_SIGN_OFF = re.compile(
    r"""(?:^|[\s.,!?])(?:
        (?:med\s)?(?:venlige?|bedste|k(?:æ|ae)rlige?|de\sbedste|mange|gode)\s+hils(?:en|ner)
        | mvh | vh | kh | dbh | m\.v\.h | v\.h
        | (?:best|kind|warm)\sregards | kind\swishes | best\swishes | yours\ssincerely
        )\b(?![\w.]*@).*
        | [\n.!]\s*(?:hilsen|hilsner|regards)\b.*
        | (?<=\w)[.!?]?\s+/\s?[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s*$
        """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


_TICKED = re.compile("([0-9][.]?)\\s{0,3}[\u2705\u2714\u2611\U0001f44d]\ufe0f?")
_CROSSED = re.compile("([0-9][.]?)\\s{0,3}[\u274c\u2716\u2718\U0001f6ab\U0001f44e]\ufe0f?")
"""A tick or a cross behind a day is a yes or a no; anywhere else it is none."""


def tidy(text: str) -> str:
    """Composed letters, one kind of blank, no invisible marks, and no greeting at the foot."""
    one_blank = re.sub(r"[^\S\n]", " ", re.sub("\r\n?|\u2028|\u2029", "\n", text))
    said = _CROSSED.sub(r"\1 nej, ", _TICKED.sub(r"\1 ja, ", one_blank))
    seen = "".join(filter(_is_visible, unicodedata.normalize("NFC", said)))
    return _SIGN_OFF.sub("", seen[:READ]).rstrip() + seen[READ:]


def _is_visible(letter: str) -> bool:
    return letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def split(text: str) -> tuple[Word, ...]:
    """The words of a tidied text, in order; emoji, brackets and faces are none, nor is a mark at the end."""
    without_faces = _FACES.sub(lambda face: " " * len(face[0]), text[:READ])
    words: list[Word] = []
    for found in islice(_TOKEN.finditer(without_faces), READ_WORDS):
        words.extend(_words_of(found, words))
    while words and words[-1].plain == BREAK:
        words.pop()
    return tuple(words)


def _words_of(found: re.Match[str], before: Sequence[Word]) -> Iterator[Word]:
    written, kind = found[0], found.lastgroup or ""
    if kind == "break" and written == "." and before and _is_short(before[-1]):
        return
    spoken = _spoken(written) if kind == "word" else [_AS.get(kind, written.casefold())]
    hyphen = (
        found.string[max(found.start() - 1, 0)] == "-"
        and bool(before)
        and before[-1].end == found.start() - 1
    )
    for part in spoken:
        yield Word(written, part, *found.span(), hyphen=hyphen)


_AS = {"mail": "E", "time": "F", "dash": "-", "half": "halv", "break": BREAK}


def _spoken(written: str) -> list[str]:
    """What is said by it: "ka'" is "kan", "I'm" is "I am"."""
    word = fold(re.sub("[\u2019\u00b4`]", "'", written))
    bare = word.rstrip("'")
    return SHORT.get(word, SHORT.get(bare, bare)).split()


def _is_short(word: Word) -> bool:
    """An abbreviation or an initial, whose full stop ends nothing."""
    return len(word.written) == 1 or word.written.casefold() in WITH_DOT


def plain(words: Iterable[Word]) -> str:
    """The words for a phrase to match: a space after each."""
    return "".join(f"{word.plain} " for word in words)


def clause_starts(words: Sequence[Word]) -> Iterator[int]:
    """The places after a break, and the first."""
    for place, word in enumerate(words):
        if word.plain != BREAK and (place == 0 or words[place - 1].plain == BREAK):
            yield place


def until(words: Sequence[Word], start: int, marks: str) -> Sequence[Word]:
    """From a word up to a break that is written as one of these marks."""
    end = start
    while end < len(words) and not (words[end].plain == BREAK and words[end].written in marks):
        end += 1
    return words[start:end]


def parts(words: Sequence[Word]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """What stands between the breaks, each with the mark before it; never empty ones."""
    mark = ""
    part: list[Word] = []
    for word in words:
        if word.plain != BREAK:
            part.append(word)
            continue
        if part:
            yield mark, tuple(part)
        mark, part = word.written, []
    if part:
        yield mark, tuple(part)
