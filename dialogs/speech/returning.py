"""The day an absence ends or begins on: "er tilbage 1. september", "går på barsel på fredag og er tilbage i juni", "kan først komme fra 1. maj".

    away = [absent [day]] "er tilbage" day  |  "går på orlov" day
    from = "kan ikke komme før" day

With nothing else beside it but politeness and a no.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dialogs.intents import Away, ComesFrom, Lexicon
from dialogs.speech import clauses, coming, notation, periods, slots
from dialogs.speech.outcome import Outcome, Unsure
from dialogs.speech.words import BREAK, Word, fold, parts, plain

CLASSES = {
    "LASTING": """
        barsel barselsorlov forældreorlov orlov sygeorlov udlandsophold udlandet udstationering
        leave maternity_leave parental_leave paternity_leave sick_leave
    """,
}
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
    I_ return (from/to) (work/LASTING/holiday/vacation/the_office)
"""
"""With the day one is away until; the day itself one is there."""
NOT_BEFORE = """
    JEG (kan) først KOMME/KOMMER (igen)
    JEG KOMMER først (igen)
    JEG kan ikke (KOMME) før
    I_ CANNOT (COME) before/until
"""
"""With the day from which on one comes."""


BLOCKS = (BEGINS, BACK, NOT_BEFORE)
_CLASSES = {**coming.CLASSES, **CLASSES}
_BEGINS, _BACK, _NOT_BEFORE = (notation.whole(block, _CLASSES) for block in BLOCKS)
_NO_MORE_THAN_NO = {clauses.Says.NOTHING, clauses.Says.NO, clauses.Says.EXCUSE}
_LONGEST = timedelta(days=300)
"""A day that was, read as next year's, is no day to be away until."""


def read(
    words: Sequence[Word], text: str, lexicon: Lexicon, absent: Sequence[notation.Pattern]
) -> Outcome | None:
    """`words` have their days as slots; `absent` are the phrases of being away."""
    return _back(words, text, lexicon, absent) or _begins(words, text, lexicon)


def not_before(words: Sequence[Word]) -> bool:
    return fits(words, _NOT_BEFORE)


def _back(
    words: Sequence[Word], text: str, lexicon: Lexicon, absent: Sequence[notation.Pattern]
) -> Outcome | None:
    """What ends it, with what began it beside it or nothing: "går på barsel på fredag og er tilbage 1. september"."""
    said = [tuple(word for word in part if word.plain != BREAK) for _, part in parts(_parted(words))]
    ends = [part for part in said if fits(part, (*_BACK, *_NOT_BEFORE))]
    if len(ends) != 1 or [word.plain for word in ends[0] if word.plain in {"D", "F"}] != ["D"]:
        return None
    others = [part for part in said if part is not ends[0]]
    begins = [word.day for part in others for word in part if word.plain == "D"]
    if len(begins) > 1 or not _only_absent(others, lexicon, absent):
        return None
    day = next(word for word in ends[0] if word.plain == "D")
    first = periods.first_of(day, text)
    if first is None or (begins and (begins[0] is None or begins[0] >= first)):
        return Unsure((Away(),))
    if first - lexicon.today > _LONGEST:
        return None
    if not begins and not others and not_before(ends[0]):
        return ComesFrom(first) if not _is_in_a_seminar(first, lexicon) else None
    return Away(begins[0] if begins else None, first - timedelta(days=1))


def _begins(words: Sequence[Word], text: str, lexicon: Lexicon) -> Away | None:
    """ "Jeg går på orlov 1. april", and nothing else."""
    said = [part for _, part in parts(words)]
    begins = [part for part in said if fits(part, _BEGINS)]
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


def _only_absent(
    others: Sequence[Sequence[Word]], lexicon: Lexicon, absent: Sequence[notation.Pattern]
) -> bool:
    for part in others:
        bare = [word for word in part if word.plain != "D"]
        heard = {one.says for one in clauses.read(part, lexicon)}
        if not (fits(bare, absent) or heard <= _NO_MORE_THAN_NO):
            return False
    return True


def fits(part: Sequence[Word], phrases: Sequence[notation.Pattern]) -> bool:
    return any(
        phrase.fullmatch(one) for phrase in phrases for one in (plain(part), plain(slots.lifted(part)))
    )


def _is_in_a_seminar(day: date, lexicon: Lexicon) -> bool:
    """ "Kan først komme den 14." is an answer to its second day."""
    return any(day in days[1:] for days in lexicon.seminars)
