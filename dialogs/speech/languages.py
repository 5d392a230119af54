"""Which of the two languages a message is in, by the words only one of them has; Danish when nothing tells."""

from collections.abc import Sequence

from dialogs.speech import asking, reaching
from dialogs.speech.words import Word, fold
from meetings.model import Language


def _words(spellings: str) -> frozenset[str]:
    return frozenset(fold(spellings).replace(",", " ").split())


_COMMANDS = (*asking.COMMANDS, *reaching.COMMANDS)
_DANISH_COMMANDS = _words(" ".join(danish for _, danish, _ in _COMMANDS))
_ENGLISH_COMMANDS = _words(" ".join(english for _, _, english in _COMMANDS))
_BOTH = (_DANISH_COMMANDS & _ENGLISH_COMMANDS) | {"agenda", "i", "for"}

_DANISH = _DANISH_COMMANDS | _words("""jeg vi mig os min mit mine du er kan kommer komme deltager deltage ikke og på til fra med har det den der de
        hvem hvad hvornår hvor hvorfor hvordan hvilke mangler svaret svar møde mødet møder næste punkt dagsorden
        dagsordenen tak hej goddag ja nej måske desværre gerne godt stedet stedfortræder afbud tilmeld afmeld sprog
        hjælp log ud dansk engelsk eller men så en et som vil skal må af om i dag morgen mandag tirsdag onsdag torsdag
        fredag lørdag søndag januar februar marts maj juni juli oktober deltagerliste listen ryk påmind indkald flyt
        aflys liste syg ferie koden""")
_ENGLISH = _ENGLISH_COMMANDS | _words("""the am is are can cannot could will would not come coming attend attending join joining participate who what
    when where why how which has have did do does please thanks thank you your hello hi hey help me my we us our it
    this that on of from with instead about item agenda propose meeting meetings next list reminder remind yes no sorry
    unfortunately and answered replied tomorrow today monday tuesday wednesday thursday friday saturday sunday
    january february march may june july october english language substitute sick ill make code cancel move be
    afraid decline minutes contact human real person secretariat see last could talk store data delete approved been
    members chairs leave stay until only showing calendar open tasks still withdraw email stop ask should discuss maybe perhaps might if think know not sure probably possibly hope switch speak to
    never mind wrong forget
    danish be there late in person again everyone everybody all another busy away holiday today tonight""")


def written_in(words: Sequence[Word]) -> Language:
    spoken = [word.plain for word in words if word.plain not in _BOTH]
    danish = sum(word in _DANISH for word in spoken) + any(_is_danish_spelling(word) for word in words)
    english = sum(word in _ENGLISH for word in spoken)
    return Language.EN if english > danish else Language.DA


def _is_danish_spelling(word: Word) -> bool:
    return not {"æ", "ø", "å"}.isdisjoint(word.written.casefold())
