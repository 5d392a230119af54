"""Being away for a time: "på barsel til september", "ferie fra 1. marts til 20. april", "væk resten af året".

    away   = absent period | period absent | NO period       and nothing else but politeness
           | a day it ends or begins on                           `returning`
    absent = "jeg er på orlov" | "fraværende" | "on leave" …
    from   = YES "fra" day                                   a period, too, and no answer to the meeting of that day

A single day, and a month or a week with one meeting day in it, are no period: what is said of them is an answer to that
meeting.
"""

import re
from collections.abc import Sequence

from dialogs.intents import Attend, Away, ComesFrom, Decline, Lexicon
from dialogs.speech import answers, clauses, coming, notation, periods, returning, slots
from dialogs.speech.outcome import Outcome, Unsure
from dialogs.speech.words import BREAK, Word, parts, plain

CLASSES = {
    **returning.CLASSES,
    "GONE": "væk fraværende bortrejst sygemeldt udenlands ude_at_rejse ude_af_huset rejst syg ude away abroad off out out_of_office",
}
LASTING = """
    (er/går) (F) på/i/on LASTING
    har/holder (F) LASTING
    er/bliver/am/are/will_be (F) GONE
    er/am/are (F) på/i/on *ferie/kursus/rejse/tjenesterejse/studietur/holiday/vacation
    er JEG (F) på LASTING
    er/bliver JEG (F) GONE
    er JEG (F) på *ferie/kursus/rejse/tjenesterejse/studietur
    ^ (på/i/on) LASTING/GONE
"""
"""Away for as long as one says: what follows with "til" is the end of it."""
PERHAPS_LASTING = """
    har/holder (F) *ferie/feriefri/fri
    have (F) holiday/holidays/vacation
"""
"""Of "har ferie til juni" nobody knows whether it ends or begins then."""

ABSENT = """
    (JEG) (er/bliver/har/holder/skal/går) (på/i) LASTING/GONE/*ferie/feriefri/fri/kursus/rejse/tjenesterejse/studietur (F)
    er/har/holder JEG (F) (på/i) LASTING/GONE/*ferie/feriefri/fri/kursus/rejse/tjenesterejse/studietur (F)
    (I_) (am/are/will_be) (on) LASTING/GONE/holiday/vacation/travelling/unavailable (F)
    fravær/absent/absence
    (JEG) (melder/sender) afbud (til/fra/for/i) alle/begge/samtlige (møder/dage) (i)
    (JEG) kan (F) ikke (KOMME) (F) til alle/nogen/begge/samtlige (møder/dage) (i)
"""
"""What may stand beside a period and be no answer by itself."""

NOT_COMING = """
    afbud
    (JEG) (melder/sender) AFBUD
    (JEG) kan (F) ikke (KOMME) (F)
"""
"""Beside a longer period; "jeg kan ikke komme i næste uge" is an answer to the meeting of that week."""

_HINT = re.compile(
    r"(?<!\S)(?:fra|from|til|indtil|until|till|through|resten|rest|hele|all|foraaret|sommeren|efteraaret|spring|summer|autumn|naeste"
    r"|kommende|next|uger?|weeks?|foreloebig|videre|ubestemt|notice|now|mellem|between|-|D) "
)
_CLASSES = {**coming.CLASSES, **CLASSES}
BLOCKS = (LASTING, PERHAPS_LASTING, ABSENT, NOT_COMING)
_LASTING = notation.any_of(LASTING, _CLASSES)
_PERHAPS_LASTING = notation.any_of(PERHAPS_LASTING, _CLASSES)
_ABSENT = notation.whole(ABSENT, _CLASSES)
_NOT_COMING = notation.whole(NOT_COMING, _CLASSES)


def read(spelt: Sequence[Word], words: Sequence[Word], text: str, lexicon: Lexicon) -> Outcome | None:
    """A period one is away in, or comes from, when the rest of the message says no more than that.

    `words` have their days as slots.
    """
    if not _HINT.search(plain(words)):
        return None
    if turning := returning.read(words, text, lexicon, (*_ABSENT, *_NOT_COMING)):
        return turning
    lifted = plain(slots.lifted(words))
    lasting = _LASTING.search(lifted) is not None
    if (found := _period(spelt, words, text, lexicon, lasting=lasting)) or lasting:
        return found
    if _PERHAPS_LASTING.search(lifted):
        perhaps = _period(spelt, words, text, lexicon, lasting=True)
        return Unsure((perhaps, Decline())) if isinstance(perhaps, Away) else None
    return None


def _period(
    spelt: Sequence[Word], words: Sequence[Word], text: str, lexicon: Lexicon, *, lasting: bool
) -> Away | ComesFrom | None:
    for said, period in (
        (spelt, periods.named(spelt, lexicon, lasting=lasting)),
        (words, periods.dated(words, text, lexicon, lasting=lasting)),
    ):
        if period and _says_no(said, period, lexicon):
            return period.away
        if period and period.away.first and not period.away.last and _says_yes(said, period, lexicon):
            return ComesFrom(period.away.first)
    return None


# A period, and what is said of it


def _says_yes(words: Sequence[Word], period: periods.Period, lexicon: Lexicon) -> bool:
    """ "Jeg kommer fra 1. marts", and nothing else."""
    rest = _without(words, period, lexicon)
    if returning.not_before(rest):
        return True
    heard = clauses.read(rest, lexicon)
    said = answers.answer(heard, lexicon)
    return (
        isinstance(said, Attend)
        and said.day is None
        and clauses.Says.UNKNOWN not in {one.says for one in heard}
    )


def _without(words: Sequence[Word], period: periods.Period, lexicon: Lexicon) -> tuple[Word, ...]:
    spoken = plain(words)
    before, after = spoken[: period.start].count(" "), spoken[: period.end].count(" ")
    return slots.with_days([*words[:before], *words[after:]], lexicon)


def _says_no(words: Sequence[Word], period: periods.Period, lexicon: Lexicon) -> bool:
    rest = _without(words, period, lexicon)
    if not any(word.plain != BREAK for word in rest) or any(_is_of_a_meeting(word) for word in rest):
        return False
    if _is_absent(rest, lexicon, _ABSENT if period.sole else (*_ABSENT, *_NOT_COMING)):
        return True
    heard = clauses.read(rest, lexicon)
    said = answers.answer(heard, lexicon)
    heard_to = {clause.says for clause in heard}
    if clauses.Says.UNKNOWN in heard_to or (period.sole and clauses.Says.NO in heard_to):
        return False
    return isinstance(said, Decline)


def _is_absent(rest: Sequence[Word], lexicon: Lexicon, phrases: Sequence[notation.Pattern]) -> bool:
    """ "Hej, ferie": one of the phrases, and nothing but politeness beside it."""
    others = [part for _, part in parts(rest) if not returning.fits(part, phrases)]
    heard = [clause for part in others for clause in clauses.read(part, lexicon)]
    return len(others) < len(list(parts(rest))) and all(one.says is clauses.Says.NOTHING for one in heard)


def _is_of_a_meeting(word: Word) -> bool:
    """ "Jeg melder fra til mødet i næste uge" is about that meeting; a day beside the period is about that day."""
    return word.plain == "D" or word.plain.endswith(("moede", "moedet", "meeting", "seminaret"))
