"""The notation phrases are written in, and its way to regular expressions over folded words.

    møder             that word, folded: "moeder"
    kommer/er_med     either of them; _ is a blank inside an alternative
    *mødet            a word that ends so: "styregruppemødet"
    (lige)            may be left out; so may (i stedet)
    KOMME             one of a class of words; from the table handed in
    D N M …           a slot, see `slots`; slots that are not named may stand between any two words
    <who>             up to seven words that are kept: a name
    <title>           all the rest, kept
    <some>            up to six words that do not matter, none of them "jeg", "kan", "ikke" and the like
    ^                 here a clause begins
    ...               up to eight words that do not matter

Phrases stand one a line; what follows # on a line is for people.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from dialogs.speech.words import fold

Pattern = re.Pattern[str]
Classes = Mapping[str, str]
"""Words of one use under a name in capitals, a blank between them."""

SLOTS = "DEFGMNP"
_ANY_SLOTS = f"(?:[{SLOTS}] )*"
_NO_NAME = """jeg vi du i ikke kan kommer hvis at som men hvem hvad hvornår hvorfor er har skal vil må
    måske om when what who if but not can am are is have has will"""
_NOT_THESE = f"(?!(?:{'|'.join(fold(_NO_NAME).split())}) )"
_KEPT = {
    "<who>": rf"(?P<who>(?:{_NOT_THESE}(?:[^ ,A-Z]+|E) ){{1,7}}?)",
    "<some>": rf"(?:{_NOT_THESE}[^ ,]+ ){{1,6}}?",
    "<title>": r"(?P<title>.+?)",
}
_PIECE = re.compile(r"[()]|[^\s()]+")


def lines(phrases: str) -> list[str]:
    """The phrases of a block, without what is said of them."""
    stripped = (line.split("#")[0].strip() for line in phrases.splitlines())
    return [line for line in stripped if line]


def pattern(phrase: str, classes: Classes) -> re.Pattern[str]:
    """For `plain` text, a word and a blank, a word and a blank; slots may stand between."""
    return re.compile(_ANY_SLOTS + _expression(phrase, classes, _ANY_SLOTS))


def patterns(phrases: str, classes: Classes) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(phrase, classes) for phrase in lines(phrases))


def whole(phrases: str, classes: Classes) -> tuple[re.Pattern[str], ...]:
    """For a full match by any of the phrases: one expression for all that keep nothing, and one for each that does."""
    keep = [line for line in lines(phrases) if "<who>" in line]
    others = [_expression(line, classes, _ANY_SLOTS) for line in lines(phrases) if line not in keep]
    together = [re.compile(f"{_ANY_SLOTS}(?:{'|'.join(others)})")] if others else []
    return (*together, *(pattern(line, classes) for line in keep))


def any_of(phrases: str, classes: Classes) -> re.Pattern[str]:
    """One expression that finds any phrase of a block among the words, the longest first, slots not let in."""
    longest_first = sorted(lines(phrases), key=len, reverse=True)
    return re.compile(
        r"(?<!\S)(?:" + "|".join(_expression(line, classes, "") for line in longest_first) + ")"
    )


def _expression(phrase: str, classes: Classes, between: str) -> str:
    return "".join(_pieces(phrase, classes, between))


def _pieces(phrase: str, classes: Classes, between: str) -> Iterator[str]:
    for piece in _PIECE.findall(phrase):
        match piece:
            case "(":
                yield "(?:"
            case ")":
                yield ")?"
            case "^":
                yield "(?:^|(?<=, ))"
            case "...":
                yield "(?:[^ ,]+ ){0,8}?" + between
            case "<who>" | "<title>" | "<some>":
                yield _KEPT[piece] + between
            case _:
                either = (_alternative(words, between) for words in _spelt_out(piece, classes))
                yield f"(?:{'|'.join(either)}) {between}"


def _alternative(words: str, between: str) -> str:
    if words in SLOTS:
        return words
    return f" {between}".join(map(_one_word, words.split("_")))


def _one_word(word: str) -> str:
    return "[a-z]*" + fold(word[1:]) if word.startswith("*") else re.escape(fold(word))


def _spelt_out(piece: str, classes: Classes) -> Iterator[str]:
    for alternative in piece.split("/"):
        yield from classes[alternative].split() if alternative in classes else [alternative]


def vocabulary(blocks: Iterable[str], classes: Classes) -> set[str]:
    """Every word the phrases use, with æøå."""
    phrases = [phrase for block in blocks for phrase in lines(block)]
    pieces = (piece for phrase in phrases for piece in _PIECE.findall(phrase))
    spelt = (words for piece in pieces for words in _spelt_out(piece, classes))
    split = (word.lstrip("*") for words in spelt for word in words.split("_"))
    return {word for word in split if word.isalpha() and word not in SLOTS}
