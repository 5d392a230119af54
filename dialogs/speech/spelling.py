"""Misspelt words: the nearest word the phrases use, when it is near enough and there is only one such."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.intents import Greet, Thank
from dialogs.speech import asking, coming, days, notation, reaching, slots
from dialogs.speech.words import Word, fold

_COMMAND_WORDS = frozenset(
    word
    for intent, danish, english in (*asking.COMMANDS, *reaching.COMMANDS)
    if not isinstance(intent, Greet | Thank)
    for word in f"{danish} {english}".replace(",", " ").split()
)
_COMMANDS_OF_A_WORD = frozenset(
    written.strip()
    for _, danish, english in (*asking.COMMANDS, *reaching.COMMANDS)
    for written in f"{danish}, {english}".split(",")
)
_OFTEN = """
    komme kommer deltage deltager deltagelse desværre alligevel forhindret afmeld afmelding afmelde framelde melde
    melder tilmelde tilmelder tilmeldt tilmelding møder mødet fysisk virtuelt online teams sender stedet kollega
    svaret mangler hvornår hvilke hvordan dagsordenen deltagerlisten punktet foreslå forslag påmindelse rykker
    indkalde flytte flyttes aflyse aflyses engelsk måske forsinket ferie optaget regne stedfortræderen
    attend attending coming cannot unable meeting instead answered missing agenda remind reminder english danish
    substitute deputy decline unfortunately tomorrow
"""
_MENDED = sorted({word for word in {*_COMMAND_WORDS, *_OFTEN.split(), *days.WORDS} if len(word) >= 5})
"""The words whose slips are mended: those that carry a sentence. Mending every word would make words out of words."""

_VOCABULARY = frozenset(
    map(
        fold,
        {
            *_COMMAND_WORDS,
            *_MENDED,
            *notation.vocabulary(asking.BLOCKS, asking.CLASSES),
            *notation.vocabulary(reaching.BLOCKS, {**coming.CLASSES, **reaching.CLASSES}),
            *notation.vocabulary(coming.BLOCKS, coming.CLASSES),
            *notation.vocabulary(slots.BLOCKS, slots.CLASSES),
        },
    )
)

# Words of their own that are a slip away from one of those.
_ORDINARY = frozenset(
    fold(
        """
        afbrud afgud aflæs aflæse aflæses afløs afløse afløses aflyste anmeld anmelde anmeldt afdeling afmåling
        melding udmelding agende anser cancer charge chance deltag deltaget fejltagelse gentagelse vedtagelse
        kommando kommandoen kommen domme dommer kammer komma lomme lommer somme tomme tommer kæmmer mangel mangles
        manglet manglede mandler måder bøder føder søder mødre mødte mødt modet kødet mordet jøder gæste fæste nyeste
        næsten nægte borgen margen morgens sorgen mandat mandatet statue statut stats skrog steder stadet sædet svedet
        svares sparet såret varet skaret team teamet temaer terms sendes ender kender render sonder ferien frie serie
        forlag forsalg forslog forhandlet forandret forhindre forhindrer forsinke forsinker forsikret forsket forsynet
        flette flotte flygte lytte punk pynt punks hjælper hjulpen hjælmen hjalp rykket trykker dykker rykkes rækker
        tilmed tildeler tildeling tilsending supplement substitut mars match parts arts maske påske moske mede mele
        gruppe grupper milde meler messing optager optage egne tegne rene regner indfald indkaldt jaguar hvile hviske læste viste
        miste lister listet fysik skilt skrift stift mellem
        """
    ).split()
)
_KNOWN = _VOCABULARY | _ORDINARY

_LONG = 9
"""Letters from which on two slips are forgiven, not one: a letter wrong, missing or too many, or two swapped."""

_FOLDED = [fold(word) for word in _MENDED]


def is_a_word(plain: str) -> bool:
    """Whether it is a word of the phrases, or one of its own: then it is no slip."""
    return plain in _KNOWN


def corrected(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with their slips mended; a name is no slip."""
    return tuple(map(_corrected, words))


def _corrected(word: Word) -> Word:
    if len(word.plain) < 4 or not word.plain.isalpha() or word.of_a_name or is_a_word(word.plain):
        return word
    return replace(word, plain=_nearest(word) or word.plain)


def _nearest(word: Word) -> str | None:
    """By the fewer slips, with æøå or with ae oe aa; a day that could be two days is none of them."""
    slips: dict[str, int] = {}
    for written, spellings in ((word.written.casefold(), _MENDED), (word.plain, _FOLDED)):
        for _, count, place in process.extract(
            written, spellings, scorer=OSA.distance, score_cutoff=2, limit=6
        ):
            if count <= _forgiven(_MENDED[place]):
                slips[_MENDED[place]] = min(int(count), slips.get(_MENDED[place], 9))
    fewest = min(slips.values(), default=0)
    nearest = sorted(meant for meant, count in slips.items() if count == fewest)
    if len(nearest) > 1 and days.WORDS.issuperset(nearest):
        return None
    return next(map(fold, sorted(nearest, key=_unlikely)), None)


def _unlikely(meant: str) -> tuple[bool, bool, int]:
    """What is a command alone before what is a part of one, and the longer first."""
    return meant not in _COMMANDS_OF_A_WORD, meant not in _COMMAND_WORDS, -len(meant)


def _forgiven(meant: str) -> int:
    return 2 if len(meant) >= _LONG else 1
