"""Slots: stretches of a sentence that mean one thing wherever they stand, each made one word with a capital letter.

    D   a day            "på tirsdag den 2. marts"                  see `days`
    N   on a screen      "på teams", "online"
    P   in the room      "fysisk", "på stedet"
    M   the meeting      "til mødet", "på næste styregruppemøde"
    E   an address       "jonas@viborg.dk"
    G   gladly           "gerne", "godt", "fint"
    F   filling          "desværre", "alligevel", "kl. 9.30"

What is left of "på tirsdag kan jeg desværre alligevel ikke komme til mødet" is "D kan jeg F F ikke komme M".
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from dialogs.intents import Lexicon
from dialogs.speech import days, notation
from dialogs.speech.words import BREAK, Word, plain

CLASSES = {
    "VIA": "på via over gennem med ved fra on with by through as",
    "TIL": "til i på for ved med_til to at in along_to",
    "DET": "det dette vores jeres den de the this our that your",
    "NÆSTE": "næste kommende ordinære første dette vores jeres",
    "NEXT": "next upcoming the this our that coming",
    "KIND": "steering group committee board steering_group",
    "CIRCA": "ca cirka about omkring et en a an lidt max op_til",
    "COUNT": """
        5 10 15 20 25 30 45 1 2 3 fem ti femten tyve tredive kvarter halv halv_time par few five ten
        fifteen
    """,
    "MINUTES": "min mins minut minutter minutes minuts time timer timers times hour hours kvarter kvarters tid",
}

SCREEN = """
    (VIA) (teams) linket
    (VIA) (en/et/a/the) teams/zoom/skype/online/virtuelt/virtuel/digitalt/digital (møde/deltagelse)
    (VIA) (en/et/a) skærm/skærmen/video/videolink/videoen/webcam/nettet/internettet/telefonen/telefon/computeren
    (VIA) (et) fjernmøde/videomøde/teamsmøde/onlinemøde
    as remote
    hjemmefra/remote/remotely/virtually/digitally
    on/by/over (the) phone/screen/computer
    from home
"""
ROOM = """
    (ved/med) fysisk (fremmøde)
    med/ved fremmøde
    på stedet/adressen
    in person
    on site
    onsite/physically
"""
MEETING = """
    (TIL) (DET) teams/online/virtuelle/digitale/fysiske mødet/møde
    (TIL) (DET) (NÆSTE) *mødet/*seminaret/*styregruppen/arbejdsgruppen/bestyrelsen/kulturregionen
    (TIL) (DET) NÆSTE *møde/*seminar
    (TIL) *styregruppemøde/bestyrelsesmøde/årsmøde
    til/på møde/seminar
    (TIL) (DET) NEXT (KIND) meeting/seminar
    til/i den/det/dette
"""
GLADLY = """
    (rigtig/meget/så/hjertens) gerne
    godt/sagtens/fint/udmærket
    med (stor) glæde/fornøjelse
    gladly/happily
    with pleasure
"""
FILLING = """
    kun/only/både/hellere/blot
    sgu/virkelig/egentlig/ærlig_talt/simpelthen
    desværre/beklageligvis/uheldigvis/ærgerligt_nok
    alligevel/heller/også/lige/bare/altså/jo/dog/faktisk/nemlig/derfor/så_derfor/pludselig
    helt/ganske sikkert/bestemt
    med sikkerhed
    bestemt/selvfølgelig/naturligvis/absolut
    eventuelt
    fortsat/stadig/stadigvæk/igen/nu/selv/personligt/så/her/endelig/hermed
    (mange/tusind) tak
    venligst
    jf/jævnfør/jfr nedenstående/ovenstående/mail/mailen/aftale
    som planlagt/aftalt/sædvanlig/sædvanligt
    denne/den/næste gang
    (på) den/denne (pågældende) dag/dato
    på dagen
    (på) det tidspunkt
    hele dagen/vejen/mødet/ugen
    (i) den/denne uge
    that/this/all week
    begge/alle dage
    i år
    (på) samme dag/tid/tidspunkt
    til det
    (jeg) beklager
    undskyld/sorry/øv
    i hvert fald
    (ind/frem) til da
    indtil da
    så længe
    i mellemtiden
    alene/alone
    under alle omstændigheder
    som det ser ud nu/lige_nu
    med (så) kort varsel
    med det samme
    unfortunately/sadly/regrettably/regretfully
    i am (so/very) afraid/sorry (that/to_say)
    (so/very) sorry
    i regret that
    actually/really/just/also/then/anyway/definitely/certainly/absolutely/again/still/now/either/however/myself
    after all
    for sure
    of course
    this time
    (on) that day/date
    all day
    both days
    please/thank_you/thanks/many_thanks
    as planned
    (CIRCA) (COUNT) COUNT MINUTES
    (fra/til/efter/før/from/until/till/after/before/at/by/omkring/about/inden/indtil/allerede) F   # kl. 9.30
"""

BLOCKS = (SCREEN, ROOM, MEETING, GLADLY, FILLING)
_LIFTS = tuple(
    (letter, notation.any_of(block, CLASSES))
    for letter, block in (("M", MEETING), ("N", SCREEN), ("P", ROOM), ("G", GLADLY), ("F", FILLING))
)
_ASIDE = frozenset({BREAK, "men", "but"})
"""What stands between a meeting and a day that is another matter."""
_AND = frozenset({"og", "samt", "and"})
_IN = frozenset({"i", "paa", "in", "at"})


def with_days(words: Sequence[Word], lexicon: Lexicon) -> tuple[Word, ...]:
    """The same with every day as one word D, two when two were meant; D without a day could not be."""
    lifted = list(words)
    all_found = list(days.find(words, lexicon))
    for found in reversed(all_found):
        place = _place(words, found.start, found.end)
        told = () if found.named and _has_its_day(found, all_found, words) else found.days
        kept = words[place][-1:] if found.named else ()
        lifted[place] = [*kept, *(_slot("D", words[place], day, whole=found.whole) for day in told)]
    return tuple(word for at, word in enumerate(lifted) if not _joins_days(lifted, at))


def _joins_days(words: Sequence[Word], at: int) -> bool:
    """The "og" of "2/3 og 9/6"."""
    around = [word.plain for word in (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2])]
    return words[at].plain in _AND and around == ["D", "D"]


def _has_its_day(meeting: days.Found, all_found: Sequence[days.Found], words: Sequence[Word]) -> bool:
    """In "på seminaret kun den 14." it is that day, and in "martsmødet d. 2." it is told twice."""
    spoken = plain(words)
    months = {(day.year, day.month) for day in meeting.days if day}
    for found in all_found:
        between = spoken[min(meeting.end, found.end) : max(meeting.start, found.start)].split()
        same = months & {(day.year, day.month) for day in found.days if day}
        moved_to = words[_place(words, found.start, found.end)][0].plain in {"til", "to"}
        if found is not meeting and not (found.named or moved_to) and same and _ASIDE.isdisjoint(between):
            return True
    return False


def lifted(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same with every other slot as one word."""
    for letter, pattern in _LIFTS:
        words = _lifted(words, letter, pattern)
    return _places(words)


def _lifted(words: Sequence[Word], letter: str, pattern: re.Pattern[str]) -> Sequence[Word]:
    kept = list(words)
    for found in reversed(list(pattern.finditer(plain(words)))):
        place = _place(words, *found.span())
        kept[place] = [_slot(letter, words[place])]
    return kept


def between(words: Sequence[Word], start: int, end: int) -> tuple[Word, ...]:
    """The words at a stretch of their plain text."""
    return tuple(words[_place(words, start, end)])


def _places(words: Sequence[Word]) -> tuple[Word, ...]:
    """With "i Viborg" as filling, where the place has its capital letter."""
    kept = list(words)
    for at in range(len(words) - 2, 0, -1):
        if words[at].plain in _IN and words[at + 1].written.istitle() and words[at + 1].plain.islower():
            kept[at : at + 2] = [_slot("F", words[at : at + 2])]
    return tuple(kept)


def _slot(letter: str, stood: Sequence[Word], day: date | None = None, *, whole: bool = False) -> Word:
    return Word(stood[0].written, letter, stood[0].start, stood[-1].end, day, whole=whole)


def _place(words: Sequence[Word], start: int, end: int) -> slice:
    begins = [*accumulate((len(word.plain) + 1 for word in words), initial=0)]
    return slice(bisect_right(begins, start) - 1, bisect_right(begins, end - 1))
