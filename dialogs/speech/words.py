"""From typed text to words: folded, one spelling a word, and still knowing where in the text they stood.

    "Jeg ka' ik d.2/3 🙏"  ->  jeg kan ikke d 2/3

Folded means small letters, ae oe aa for æ ø å, no accents. Punctuation that ends a clause is a word of its own, ",".
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

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
    """

    written: str
    plain: str
    start: int
    end: int
    day: date | None = None


BREAK = ","
"""Every mark that ends a clause."""

# What people on phones write, and what it stands for. Two words for one are fine.
SHORT = {
    # sms
    "j": "jeg",
    "jg": "jeg",
    "jge": "jeg",
    "ej": "ikke",
    "ik": "ikke",
    "ikk": "ikke",
    "ike": "ikke",
    "ikek": "ikke",
    "iike": "ikke",
    "ikkke": "ikke",
    "ka": "kan",
    "kna": "kan",
    "ska": "skal",
    "pa": "paa",
    "go": "god",
    "osse": "ogsaa",
    "os'": "ogsaa",
    "imorgen": "i morgen",
    "imorgn": "i morgen",
    "imrg": "i morgen",
    "idag": "i dag",
    "iaften": "i aften",
    "istedet": "i stedet",
    "istedetfor": "i stedet for",
    "isted": "i stedet",
    "iorden": "i orden",
    "jep": "ja",
    "jeps": "ja",
    "yep": "yes",
    "yup": "yes",
    "yeah": "yes",
    "jaa": "ja",
    "jatak": "ja tak",
    "nejtak": "nej tak",
    "naeh": "nej",
    "niks": "nej",
    "nope": "no",
    "nix": "nej",
    "hlep": "help",
    "hepl": "help",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "tx": "thanks",
    "ty": "thanks",
    "thanx": "thanks",
    "tks": "thanks",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "cu": "see you",
    "u": "you",
    "ur": "your",
    # English contractions, with and without the apostrophe
    "can't": "cannot",
    "cant": "cannot",
    "won't": "will not",
    "wont": "will not",
    "don't": "do not",
    "dont": "do not",
    "didn't": "did not",
    "hasn't": "has not",
    "hasnt": "has not",
    "haven't": "have not",
    "havent": "have not",
    "isn't": "is not",
    "aren't": "are not",
    "couldn't": "could not",
    "shan't": "will not",
    "wouldn't": "would not",
    "i'm": "i am",
    "im": "i am",
    "i'll": "i will",
    "i'd": "i would",
    "i've": "i have",
    "we're": "we are",
    "we'll": "we will",
    "we've": "we have",
    "he's": "he is",
    "she's": "she is",
    "she'll": "she will",
    "he'll": "he will",
    "who's": "who is",
    "what's": "what is",
    "when's": "when is",
    "where's": "where is",
    "it's": "it is",
    "that's": "that is",
    "let's": "let us",
    "gonna": "going to",
    "wanna": "want to",
    # Danish contractions and abbreviations
    "ka'": "kan",
    "ha'": "have",
    "sku'": "skulle",
    "klokken": "kl",
    "vedroerende": "vedr",
    "angaaende": "vedr",
    "ang": "vedr",
    "dagsordnen": "dagsordenen",
    "dagsordnenen": "dagsordenen",
    "stedfortraedere": "stedfortraeder",
    "logud": "log ud",
    "signout": "sign out",
    "logout": "log out",
    "stedfor": "i stedet for",
    "evt": "eventuelt",
    "mtg": "meeting",
    "sub": "substitute",
}
_WITH_DOT = frozenset(
    """d kl nr ca evt ang vedr pga bl inkl ekskl hr fr tlf mv osv pt
    jan feb mar apr jun jul aug sep sept okt oct nov dec
    tirs ons tors fre mon tue tues wed thu thurs fri""".split()
)

_NUMBER = (
    r"[0-9]{1,4}(?:[./:-][0-9]{1,4}){1,2}\.?(?!\w)|[0-9]{1,2}(?:st|nd|rd|th)\b|[0-9]{1,2}\.(?![0-9])|[0-9]+"
)
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
        )\b.*
        | [\n.!]\s*(?:hilsen|hilsner|regards)\b.*
        | (?<=\w)[.!?]?\s+/\s?[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s*$
        """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def tidy(text: str) -> str:
    """Composed letters, one kind of blank, no invisible marks, and no greeting at the foot."""
    seen = "".join(filter(_is_visible, unicodedata.normalize("NFC", text.replace("\r\n", "\n"))))
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


def _words_of(found: re.Match[str], before: Sequence[Word]) -> Iterable[Word]:
    written, kind = found[0], found.lastgroup
    start, end = found.span()
    match kind:
        case "mail":
            yield Word(written, "E", start, end)
        case "time":
            yield Word(written, "F", start, end)
        case "dash":
            yield Word(written, "-", start, end)
        case "number":
            yield Word(written, written.casefold(), start, end)
        case "word":
            plain = fold(re.sub("[\u2019\u00b4`]", "'", written))
            for part in SHORT.get(plain, SHORT.get(plain.rstrip("'"), plain.rstrip("'"))).split():
                yield Word(written, part, start, end)
        case "half":
            yield Word(written, "halv", start, end)
        case _ if not (written == "." and before and _is_short(before[-1])):
            yield Word(written, BREAK, start, end)
        case _:
            return


def _is_short(word: Word) -> bool:
    """An abbreviation or an initial, whose full stop ends nothing."""
    return len(word.written) == 1 or word.written.casefold() in _WITH_DOT


def plain(words: Iterable[Word]) -> str:
    """The words for a phrase to match: a space after each."""
    return "".join(f"{word.plain} " for word in words)


def clauses(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """What stands between the breaks; never empty ones."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.plain == BREAK:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]
