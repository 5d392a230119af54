"""Being away for a time: "på barsel til september", "ferie fra 1. marts til 20. april", "væk resten af året".

    away   = absent period | period absent | NO period       and nothing else but politeness
           | [absent [day]] "er tilbage" day
    absent = "jeg er på orlov" | "fraværende" | "on leave" …
    from   = YES "fra" day                                   a period, too, and no answer to the meeting of that day

A single day, and a month or a week with one meeting day in it, are no period: what is said of them is an answer to that
meeting.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dialogs.intents import Attend, Away, ComesFrom, Decline, Lexicon
from dialogs.speech import answers, clauses, coming, notation, periods, slots
from dialogs.speech.outcome import Outcome, Unsure
from dialogs.speech.words import BREAK, Word, fold, parts, plain

CLASSES = {
    "LASTING": """
        barsel barselsorlov forældreorlov orlov sygeorlov udlandsophold udlandet udstationering
        leave maternity_leave parental_leave paternity_leave sick_leave
    """,
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

BEGINS = """
    (JEG) (skal) går/gå/starter/starte/begynder/begynde (fra/min/mit) (på) LASTING
    I_ (am) go/going/start/starting (on) (my) LASTING
"""
"""With the day it begins on."""
BACK = """
    (JEG) (er) (så/først) tilbage/retur (igen/først) (fra/på/i/efter) (min/mit) (LASTING/*ferie/arbejde/arbejdet/kontoret/job/jobbet/kursus/rejse)
    er JEG (så/først) tilbage/retur (igen) (fra/på/i/efter) (min/mit) (LASTING/*ferie/arbejde/arbejdet/kontoret/job/jobbet/kursus/rejse)
    (JEG) er tilbage (igen) på/i/fra <some>
    (JEG) kommer/vender/møder/begynder/starter først tilbage/igen/ind (fra/på/i/efter/til) (LASTING/*ferie/arbejde/arbejdet/kontoret/job/jobbet)
    (JEG) kommer/vender tilbage fra/på/til LASTING/*ferie/arbejde/arbejdet/kontoret/jobbet
    (JEG) starter/begynder/tiltræder først (i/på) (arbejde/arbejdet/job/jobbet/stillingen)
    (I_) (am/are/will_be) (only) back (again) (at/in/from) (work/LASTING/holiday/vacation/the_office)
    I_ return (from/to) (LASTING/holiday/vacation/work/the_office)
"""
"""With the day one is away until; the day itself one is there."""
NOT_BEFORE = """
    JEG (kan) først KOMME/KOMMER (igen)
    JEG KOMMER først (igen)
    JEG kan ikke (KOMME) før
    I_ CANNOT (COME) before/until
"""
"""With the day from which on one comes."""

_HINT = re.compile(
    r"(?<!\S)(?:fra|from|til|indtil|until|till|through|resten|rest|hele|all|foraaret|sommeren|efteraaret|spring|summer|autumn|naeste"
    r"|kommende|next|uger?|weeks?|foreloebig|videre|ubestemt|notice|now|mellem|between|-|D) "
)
_NO_MORE_THAN_NO = {clauses.Says.NOTHING, clauses.Says.NO, clauses.Says.EXCUSE}
_CLASSES = {**coming.CLASSES, **CLASSES}
BLOCKS = (LASTING, PERHAPS_LASTING, ABSENT, NOT_COMING, BEGINS, BACK, NOT_BEFORE)
_LASTING = notation.any_of(LASTING, _CLASSES)
_PERHAPS_LASTING = notation.any_of(PERHAPS_LASTING, _CLASSES)
_BEGINS = notation.whole(BEGINS, _CLASSES)
_BACK = notation.whole(BACK, _CLASSES)
_NOT_BEFORE = notation.whole(NOT_BEFORE, _CLASSES)
_ABSENT = notation.whole(ABSENT, _CLASSES)
_NOT_COMING = notation.whole(NOT_COMING, _CLASSES)


def read(spelt: Sequence[Word], words: Sequence[Word], text: str, lexicon: Lexicon) -> Outcome | None:
    """A period one is away in, or comes from, when the rest of the message says no more than that.

    `words` have their days as slots.
    """
    if not _HINT.search(plain(words)):
        return None
    if ends_or_begins := _back(words, text, lexicon) or _begins(words, text, lexicon):
        return ends_or_begins
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


# Back again


def _back(words: Sequence[Word], text: str, lexicon: Lexicon) -> Outcome | None:
    """What ends it, with what began it beside it or nothing: "går på barsel på fredag og er tilbage 1. september"."""
    said = [tuple(word for word in part if word.plain != BREAK) for _, part in parts(_parted(words))]
    ends = [part for part in said if _fits(part, (*_BACK, *_NOT_BEFORE))]
    if len(ends) != 1 or [word.plain for word in ends[0] if word.plain in {"D", "F"}] != ["D"]:
        return None
    others = [part for part in said if part is not ends[0]]
    begins = [word.day for part in others for word in part if word.plain == "D"]
    if len(begins) > 1 or not _only_absent(others, lexicon):
        return None
    day = next(word for word in ends[0] if word.plain == "D")
    first = periods.first_of(day, text)
    if first is None or (begins and (begins[0] is None or begins[0] >= first)):
        return Unsure((Away(),))
    if not begins and not others and _fits(ends[0], _NOT_BEFORE):
        return ComesFrom(first) if not _is_in_a_seminar(first, lexicon) else None
    return Away(begins[0] if begins else None, first - timedelta(days=1))


def _begins(words: Sequence[Word], text: str, lexicon: Lexicon) -> Away | None:
    """ "Jeg går på orlov 1. april", and nothing else."""
    said = [part for _, part in parts(words)]
    begins = [part for part in said if _fits(part, _BEGINS)]
    others = [one.says for part in said if part not in begins for one in clauses.read(part, lexicon)]
    days = [word for part in begins for word in part if word.plain == "D"]
    if len(begins) != 1 or len(days) != 1 or any(says is not clauses.Says.NOTHING for says in others):
        return None
    first = periods.first_of(days[0], text)
    return Away(first, None) if first and not _until_word(days[0]) else None


def _until_word(day: Word) -> bool:
    return fold(day.written) in {"til", "indtil", "until", "till", "frem"}


def _parted(words: Sequence[Word]) -> list[Word]:
    """ "… og er tilbage": the "og" before the end of it parts two clauses."""
    return [
        replace(word, plain=BREAK) if word.plain in {"og", "and", "men", "but"} else word for word in words
    ]


def _only_absent(others: Sequence[Sequence[Word]], lexicon: Lexicon) -> bool:
    for part in others:
        bare = [word for word in part if word.plain != "D"]
        heard = {one.says for one in clauses.read(part, lexicon)}
        if not (_fits(bare, (*_ABSENT, *_NOT_COMING)) or heard <= _NO_MORE_THAN_NO):
            return False
    return True


def _fits(part: Sequence[Word], phrases: Sequence[notation.Pattern]) -> bool:
    return any(
        phrase.fullmatch(one) for phrase in phrases for one in (plain(part), plain(slots.lifted(part)))
    )


def _is_in_a_seminar(day: date, lexicon: Lexicon) -> bool:
    """ "Kan først komme den 14." is an answer to its second day."""
    return any(day in days[1:] for days in lexicon.seminars)


# A period, and what is said of it


def _says_yes(words: Sequence[Word], period: periods.Period, lexicon: Lexicon) -> bool:
    """ "Jeg kommer fra 1. marts", and nothing else."""
    rest = _without(words, period, lexicon)
    if _fits(rest, _NOT_BEFORE):
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
    others = [part for _, part in parts(rest) if not _fits(part, phrases)]
    heard = [clause for part in others for clause in clauses.read(part, lexicon)]
    return len(others) < len(list(parts(rest))) and all(one.says is clauses.Says.NOTHING for one in heard)


def _is_of_a_meeting(word: Word) -> bool:
    """ "Jeg melder fra til mødet i næste uge" is about that meeting; a day beside the period is about that day."""
    return word.plain == "D" or word.plain.endswith(("moede", "moedet", "meeting", "seminaret"))
