"""Sentences made fit for a card: what people typed shows as they typed it, in Markdown and where there is none.

Teams reads Markdown in texts, facts and labels, and none in button titles, toasts and what is read aloud. A word
joiner (U+2060, which is not seen and takes no room) parts what would mean something together; only what it cannot
part gets a backslash, so that a client which knows no backslashes shows as few as can be.
"""

import re
import unicodedata
from functools import lru_cache

from wording.dates import NB
from wording.marks import OPEN, SHUT

JOINER = "\u2060"

_BREAKS = re.compile(r"[\r\n\t\v\f\u2028\u2029]+")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_STRONG = re.compile(f"{OPEN}([^{OPEN}{SHUT}]+){SHUT}")
_MARKS = re.compile(f"[{OPEN}{SHUT}]")

_ORDINARY = re.compile(r"[A-Za-zÆØÅæøå»][ \"#%'()+,\-./0-9:;=?@A-Z^a-z\xa0-\xac\xae-\u02ff]*")
"""Most sentences: Latin letters and nothing that means something. They need no second look."""

_MEANS_SOMETHING = re.compile(r"([\\`*])|(?<![0-9A-Za-zÆØÅæøå])(_)|(_)(?![0-9A-Za-zÆØÅæøå])")
_PARTED = (
    (re.compile(r"\]\("), f"]{JOINER}("),  # a link
    (re.compile(r"\]\["), f"]{JOINER}["),
    (re.compile(r"\]:"), f"]{JOINER}:"),
    (re.compile(r"!\["), f"!{JOINER}["),  # a picture
    (re.compile(r"<(?=[A-Za-z/!?])"), f"<{JOINER}"),  # a tag, an address, a mention
    (re.compile(r"&(?=[#A-Za-z])"), f"&{JOINER}"),  # an entity
    (re.compile(r"~(?=~)"), f"~{JOINER}"),
    (re.compile(r"\{(?=\{)"), f"{{{JOINER}"),  # Teams' own macros
    (re.compile(r"\$(?=\{)"), f"${JOINER}"),
)
_AT_THE_START = (
    (re.compile(r"^(\d{1,9}[.)])[ \t]"), rf"\1{NB}"),  # "8. februar" is no list
    (re.compile(r"^([-+])[ \t]"), rf"\1{NB}"),
    (re.compile(r"^(#{1,6})(?=[ \t]|$)"), rf"\1{JOINER}"),
    (re.compile(r"^(>)"), rf"{JOINER}\1"),
    (re.compile(r"^(\|)"), rf"{JOINER}\1"),
    (re.compile(r"^([-+=]+)$"), rf"{JOINER}\1"),
    (re.compile(r"^(\d{1,9}[.)])$"), rf"{JOINER}\1"),
    (re.compile(r"^(-)(?=[ \t]*-)"), rf"{JOINER}\1"),  # a rule
)


def one_line(text: str) -> str:
    """The text on one line, without what is not seen, so that it reads the same wherever it is put."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", _BREAKS.sub(" ", text)))
    return seen.strip()


# A meeting's title, its day and its buttons stand on forty people's cards: what was drawn lately is remembered.
@lru_cache(maxsize=2048)
def plain(sentence: str) -> str:
    """For button titles, toasts, choices and what is read aloud: no marks, and nothing a reader could take for one."""
    if _ORDINARY.fullmatch(sentence):
        return sentence.rstrip()
    return _begun(_part(one_line(_MARKS.sub("", sentence))).replace("``", f"`{JOINER}`"))


@lru_cache(maxsize=2048)
def markdown(sentence: str) -> str:
    """For texts and facts: strong words are bold, and everything else means itself."""
    if _ORDINARY.fullmatch(sentence):
        return sentence.rstrip()
    pieces = _STRONG.split(one_line(sentence))
    return _begun(
        "".join(_bold(piece) if place % 2 else _escaped(piece) for place, piece in enumerate(pieces))
    )


def as_typed(text: str) -> str:
    """For a field to be filled with: letter by letter, but for Teams' own macros (the door takes the joiner away)."""
    return text.replace("{{", f"{{{JOINER}{{").replace("${", f"${JOINER}{{")


def paragraphs(text: str) -> list[str]:
    """The lines somebody typed, each a sentence of its own; empty ones left out."""
    return [line for line in (one_line(part) for part in re.split(r"\r\n|[\r\n\u2028\u2029]", text)) if line]


def _begun(line: str) -> str:
    """The beginning of a line may mean a list, a heading, a quotation; a joiner or a no-break space prevents it."""
    for means, instead in _AT_THE_START:
        line = means.sub(instead, line)
    return line


def _bold(words: str) -> str:
    """Markdown opens and shuts bold at words only, so blanks move outside."""
    inner = _escaped(words).strip()
    return f"**{inner}**" if inner else " "


def _escaped(words: str) -> str:
    return _part(_MEANS_SOMETHING.sub(r"\\\g<0>", _MARKS.sub("", words)))


def _part(text: str) -> str:
    for means, instead in _PARTED:
        text = means.sub(instead, text)
    return text
