"""What takes back something said just before: "nej, jeg mente tirsdag", "online alligevel", "glem det", "den anden gruppe".

    correction = {"nej" | "hov" | politeness} (undo | other | "jeg mente" day | place "alligevel")

Only where the message says nothing else: "jeg kan ikke, glem det" is no clear word at all. It is never an answer; what
was registered stands until a button is tapped.
"""

from collections.abc import Iterable, Sequence

from dialogs.intents import Attend, Correct, Decline
from dialogs.speech import coming, notation, slots
from dialogs.speech.clauses import Clause, Says
from dialogs.speech.outcome import Outcome, Unsure
from dialogs.speech.words import fold, plain

CLASSES = {
    **coming.CLASSES,
    "HOV": "hov ups uups oops øv hovsa næ vent undskyld sorry nej no nå wait stop beklager",
    "MENTE": "mente mener tænkte skrev_forkert ville_skrive",
    "ANDET": "andet anden forkerte forkert",
    "NOT_MEANT": "fejl fejltagelse misforståelse forkert tastefejl smutter mistake",
}

UNDO = """
    (HOV) (det/den) var/er (en) NOT_MEANT (det_sidste/af_mig)
    (HOV) det var ikke meningen/det_jeg_mente/sådan_ment
    (jeg) glem/glemmer/ignorer/ignorér/slet/fortryd/annuller/drop/stryg (lige) det/den/det_sidste/det_der/det_jeg_skrev/det_jeg_lige_skrev/den_sidste (igen/så)
    (jeg) (vil) (F) fortryder/fortrød/fortryde (det/mit_svar/svaret) (igen)
    jeg har fortrudt (det)
    tag/træk det tilbage (igen)
    jeg trækker det tilbage
    (jeg) (kom_til_at/fik) trykke/trykket/trykkede/skrev/skrive/skrevet/svarede/svare/svaret forkert
    never mind
    forget/scratch/undo/cancel/ignore it/that/this
    (that) was (a/my) mistake/wrong
    my mistake/bad
    i (have) changed my mind
    jeg har skiftet mening
    jeg har ombestemt mig
"""
OTHER = """
    (det/jeg) (var/er/mente/mener/gjaldt/gælder) (for/i/til) (det/den) ANDET møde/gruppe/dag/styregruppe/udvalg/arbejdsgruppe
    (det) (var/er) (for/i/til) den anden
    (HOV) (det) (var) ikke det møde/den_gruppe/den_dag
    (det) (var) (det/den) forkerte/forkert møde/gruppe/dag
    (i) (meant) (it) (was) (for) the other meeting/group/day/one/committee
    wrong meeting/group/day
"""
MEANT_A_DAY = """
    jeg MENTE D (HOV)
    det gjaldt/gælder/drejer_sig_om/var (M) D
    det er/var/skulle_være/skal_være D (jeg) (MENTE)
    D MENTE jeg
    ikke D men D
    jeg MENTE ikke D men D
    i meant D
    not D but D
    it is/was D
"""
MEANT_A_PLACE = """
    (HOV) (så) N/P (i_stedet/instead/rather)
    jeg MENTE N/P
    jeg MENTE (F) N/P
    (så) hellere N/P
    det skal/skulle være N/P
    i meant N/P
"""
BLOCKS = (UNDO, OTHER, MEANT_A_DAY, MEANT_A_PLACE)
_UNDO, _OTHER, _DAY, _PLACE = (notation.whole(block, CLASSES) for block in BLOCKS)
_NOS = frozenset(fold(f"no nej {CLASSES['HOV']}").split())
_LONGEST = 12
"""Words of a clause; whoever takes something back is short."""
_AGAIN = frozenset("alligevel hellere stedet instead anyway rather after mente meant".split())


def read(heard: Sequence[Clause]) -> Outcome | None:
    """A correction with nothing beside it but a no and politeness."""
    found = [(clause, _of(clause)) for clause in heard]
    corrections = [one for _, one in found if one is not None]
    rest = [clause for clause, one in found if one is None]
    if len(corrections) != 1 or any(not _is_by_the_way(clause) for clause in rest):
        return _taken_back(found) or _day_after_no(heard)
    correction = corrections[0]
    no_before = any(clause.says is Says.NO_WORD or _is_no(clause) for clause in rest)
    said = {word.plain for clause in heard for word in clause.words}
    if correction.online is not None and not (no_before or _AGAIN & said):
        return None
    return correction


def _taken_back(found: Sequence[tuple[Clause, Correct | None]]) -> Unsure | None:
    """ "Jeg kommer, glem det" says nothing any more; "glem det, jeg kommer" is an answer."""
    return Unsure((Correct(),)) if found and found[-1][1] == Correct() else None


def _day_after_no(heard: Sequence[Clause]) -> Outcome | None:
    """Of "nej, den 13." and "ikke den 2., men den 13." nobody knows whether the 13th is declined or is the right one."""
    match [clause for clause in heard if clause.words]:
        case [no, day] if _is_a_day(day) and day.days[0] is not None and _is_only_no(no):
            declined = next((one for one in no.days if one is not None), day.days[0])
            return Unsure((Correct(day.days[0]), Decline(declined), Attend(day.days[0])))
        case _:
            return None


def _is_only_no(clause: Clause) -> bool:
    spoken = [word.plain for word in slots.lifted(clause.words) if word.plain != "F"]
    return clause.says is Says.NO_WORD or spoken in (["ikke", "D"], ["not", "D"])


def _is_a_day(clause: Clause) -> bool:
    return [word.plain for word in slots.lifted(clause.words) if word.plain != "F"] == ["D"]


def _is_by_the_way(clause: Clause) -> bool:
    return clause.says in {Says.NOTHING, Says.NO_WORD} or _is_no(clause)


def _is_no(clause: Clause) -> bool:
    return all(word.plain in _NOS for word in clause.words)


def _of(clause: Clause) -> Correct | None:
    if len(clause.words) > _LONGEST:
        return None
    begins = next((at for at, word in enumerate(clause.words) if word.plain not in _NOS), 0)
    wordings = {clause.words, clause.words[begins:]}
    lifted = {slots.lifted(words) for words in wordings}
    spoken = {plain(words) for words in (*wordings, *lifted)}
    if _fits(spoken, _DAY):
        return Correct(clause.days[-1]) if clause.days[-1] is not None else Correct(other=True)
    if _fits(spoken, _OTHER):
        return Correct(other=True)
    if _fits(spoken, _UNDO):
        return Correct()
    where = {word.plain for words in lifted for word in words} & {"N", "P"}
    return Correct(online="N" in where) if len(where) == 1 and _fits(spoken, _PLACE) else None


def _fits(spoken: Iterable[str], phrases: Sequence[notation.Pattern]) -> bool:
    return any(phrase.fullmatch(one) for phrase in phrases for one in spoken)
