"""The clauses of a message, and what each says of coming.

    message   = clause {(, | . | men | at jeg | fordi … | nothing) clause}
    clause    = yes | no | excuse | wish | word | instead | comes | maybe | polite
    yes       = "jeg kommer" | "kan godt" | "tilmeld mig" …
    no        = "jeg kan ikke [komme]" | "afbud" | "jeg melder fra" …
    excuse    = "jeg er syg" …
    wish      = "jeg vil gerne komme"
    word      = "ja" | "nej"
    instead   = NAME "kommer i stedet" …
    comes     = NAME "kommer"
    maybe     = "måske" | "hvis" | "tror" …   anywhere in it
    polite    = "hej" | "tak for invitationen" | only slots

A clause counts only when every word of it is accounted for: "jeg kan ikke finde dagsordenen" is no answer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from dialogs.intents import Lexicon
from dialogs.speech import coming, names, notation, slots, spelling
from dialogs.speech.words import BREAK, Word, parts, plain


class Says(Enum):
    NOTHING = auto()
    UNKNOWN = auto()
    YES = auto()
    NO = auto()
    EXCUSE = auto()
    WISH = auto()
    YES_WORD = auto()
    NO_WORD = auto()
    INSTEAD = auto()
    COMES = auto()
    MAYBE = auto()


@dataclass(frozen=True, slots=True)
class Clause:
    says: Says
    words: tuple[Word, ...]
    who: tuple[Word, ...] = ()
    mark: str = ""
    """What stands before it: "," or "men" or the end of a sentence; nothing where it runs on."""

    @property
    def days(self) -> tuple[date | None, ...]:
        return tuple(word.day for word in self.words if word.plain == "D")

    @property
    def but(self) -> bool:
        return self.mark in _BUT

    @property
    def online(self) -> bool | None:
        """Where to be; None when nothing, or both, was said."""
        letters = {word.plain for word in self.words} & {"N", "P"}
        return None if len(letters) != 1 else "N" in letters


_PHRASES = tuple(
    (says, pattern, block in {coming.INSTEAD_IF_A_NAME, coming.COMES})
    for says, block in (
        (Says.WISH, coming.WISH),
        (Says.YES, coming.YES),
        (Says.NO, coming.NO),
        (Says.EXCUSE, coming.EXCUSE),
        (Says.YES_WORD, coming.YES_WORD),
        (Says.NO_WORD, coming.NO_WORD),
        (Says.INSTEAD, coming.INSTEAD),
        (Says.INSTEAD, coming.INSTEAD_IF_A_NAME),
        (Says.NOTHING, coming.POLITE),
        (Says.COMES, coming.COMES),
    )
    for pattern in notation.whole(block, coming.CLASSES)
)
_MAYBE = notation.any_of(coming.MAYBE, coming.CLASSES)
_NOK = re.compile(coming.NOK)
_JOINT = re.compile(coming.JOINT)
_REASON = re.compile(coming.REASON)
_SUBSTITUTES = (["stedfortraeder"], ["suppleant"], ["vikar"], ["substitute"], ["deputy"])
_CONDITION = re.compile(r"(?<!\S)(?:kun|only|forudsat|undtagen|medmindre) (?:hvis|if|saafremt|naar|at) ")
_ONLY_SLOTS = re.compile(f"(?:[{notation.SLOTS}] )+")

_STARTS = frozenset(
    """jeg vi i min mit og saa kan kommer melder nej ja jo hej hello tak desvaerre stedfortraeder afbud sender
    er har det den skal deltager passer and so my we he she please D""".split()
)
"""Words a clause may begin with in a sentence without commas; a name may, too."""
_ASIDE = re.compile("(?:jeg|vi|skal|har|i (?:am|have|will)|we) ")
"""What may follow "jeg kan ikke" without a comma and be left unread."""
_LONGEST_RUN_ON = 40
"""Words; a longer stretch without a mark is no answer to anything."""
_BUT = frozenset({"men", "but"})
_VERBS = frozenset(
    """kan kommer deltager er har melder moeder stiller naar sidder holder ligger bliver maa skal vil siger takker
    can cannot will is has""".split()
)
_YESES = frozenset("ja jo yes ok okay".split())
_BEFORE = _YESES | frozenset("og and so saa eller or klart super perfekt".split())
"""What a clause may begin with and be the same without."""


def read(words: Sequence[Word], lexicon: Lexicon) -> list[Clause]:
    """The clauses of a message whose days are slots already."""
    heard: list[Clause] = []
    for mark, part in parts(_parted(_joined(words))):
        of_whom = heard[-1].says if heard and mark == "," else Says.NOTHING
        found = list(_of_part(part, lexicon))
        found[:1] = [replace(one, mark=mark.casefold()) for one in found[:1]]
        heard.extend(map(_somebody_s, found) if of_whom is Says.UNKNOWN else found)
    return heard


def _somebody_s(clause: Clause) -> Clause:
    """In "Vibeke Jensen, Aarhus Kommune, kan ikke deltage" the second half is nothing the speaker does."""
    return replace(clause, says=Says.UNKNOWN) if clause.words and clause.words[0].plain in _VERBS else clause


def _joined(words: Sequence[Word]) -> list[Word]:
    """Without the breaks that part nothing: "stedfortræder: Ellen", "Ellen, ellen@aarhus.dk, kommer i stedet"."""
    return [word for at, word in enumerate(words) if not (word.plain == BREAK and _parts_nothing(words, at))]


def _parts_nothing(words: Sequence[Word], at: int) -> bool:
    before, after = plain(words[max(at - 2, 0) : at]), plain(words[at + 1 : at + 3])
    return before == f"{BREAK} E " or after == f"E {BREAK} " or before.split()[-1:] in _SUBSTITUTES


def _parted(words: Sequence[Word]) -> list[Word]:
    """With a break for every "men" and "at jeg"."""
    joints = [slots.between(words, *found.span()) for found in _JOINT.finditer(plain(words))]
    first = {joint[0] for joint in joints}
    rest = {word for joint in joints for word in joint[1:]}
    return [replace(word, plain=BREAK) if word in first else word for word in words if word not in rest]


def _of_part(words: tuple[Word, ...], lexicon: Lexicon) -> Iterator[Clause]:
    """Up to the reason; of the reason only whether it is an excuse, and its meeting's day where none stands before."""
    text = plain(words)
    reason = _REASON.search(text)
    if reason is None:
        yield from _clauses(words, lexicon)
        return
    before = _clauses(slots.between(words, 0, reason.start()), lexicon) if reason.start() else ()
    yield from before
    if reason.end() < len(text):
        behind = slots.between(words, reason.end(), len(text))
        why = _one(behind, lexicon)
        undated = before and not any(clause.days for clause in before)
        days = tuple(word for word in behind if undated and word.day in lexicon.meeting_days)
        yield why if why and why.says is Says.EXCUSE else Clause(Says.NOTHING, days)


def _clauses(words: tuple[Word, ...], lexicon: Lexicon) -> Sequence[Clause]:
    whole = _one(words, lexicon)
    if whole is not None:
        return [whole]
    if len(words) > _LONGEST_RUN_ON:
        return [Clause(Says.UNKNOWN, words)]
    return _run_on(words, lexicon) or [_refusal_and_aside(words, lexicon) or Clause(Says.UNKNOWN, words)]


def _one(words: tuple[Word, ...], lexicon: Lexicon) -> Clause | None:
    """The clause these words are, when all of them are understood."""
    lifted = slots.lifted(words)
    heard = _matched(words, lexicon) or (_matched(lifted, lexicon) if lifted != words else None)
    if heard is not None and heard.says is Says.NOTHING and not _CONDITION.search(plain(words)):
        return heard
    return Clause(Says.MAYBE, words) if _is_maybe(words) else heard


def _matched(words: tuple[Word, ...], lexicon: Lexicon) -> Clause | None:
    text = plain(words)
    if _ONLY_SLOTS.fullmatch(text) and "G" not in text:
        return Clause(Says.NOTHING, words)
    if _between_two_days(words):
        return None
    for says, phrase, of_a_name in _PHRASES:
        found = phrase.fullmatch(text)
        if found is None:
            continue
        who = slots.between(words, *found.span("who")) if "who" in phrase.groupindex else ()
        if says is Says.NOTHING or not who or _can_be_a_name(who, lexicon, surely=of_a_name):
            return Clause(says, words, who)
    return _matched(words[1:], lexicon) if _says_nothing_yet(words) else None


def _between_two_days(words: Sequence[Word]) -> bool:
    """In "2/3 ja 9/6 nej" the "ja" is said of the one and not of the other."""
    first, last = words[0].day, words[-1].day
    return first is not None and last is not None and first != last


def _says_nothing_yet(words: Sequence[Word]) -> bool:
    """ "Ja" before an answer; "ja den 13." is one."""
    return words[0].plain in _BEFORE and len(words) > 1 and not (words[0].plain in _YESES and words[1].day)


def _can_be_a_name(who: Sequence[Word], lexicon: Lexicon, *, surely: bool) -> bool:
    """Words of the phrases ("træde ind") are no name, unless they are written as one."""
    if surely:
        return names.looks_like_a_name(who, lexicon)
    name = names.of_one(who, lexicon)
    return not any(
        word.written.islower() and spelling.is_a_word(word.plain) for word in (*name[:1], *name[-1:])
    )


def _is_maybe(words: Sequence[Word]) -> bool:
    """Perhaps, said of oneself: "måske kan Ellen" is about Ellen."""
    text = plain(words)
    if not (_MAYBE.search(text) or _NOK.search(text)):
        return False
    of_oneself = {"jeg", "vi", "i", "we", "mig"} & set(
        text.replace("i mit sted", "").replace("i stedet", "").split()
    )
    return bool(of_oneself) or not any(word.of_a_name for word in words)


def _run_on(words: tuple[Word, ...], lexicon: Lexicon) -> list[Clause]:
    """Clauses without a comma between them, when every one is understood; else none."""
    places = [at for at, word in enumerate(words) if at == 0 or _may_begin(word)][:8]
    following: dict[int, list[Clause]] = {len(words): []}
    for start in reversed(places):
        for end in sorted(following, reverse=True):
            one = _one(words[start:end], lexicon)
            if one is not None:
                following[start] = [one, *following[end]]
                break
    return following.get(0, [])


def _may_begin(word: Word) -> bool:
    return word.plain in _STARTS or word.written[:1].isupper() or word.of_a_name


def _refusal_and_aside(words: tuple[Word, ...], lexicon: Lexicon) -> Clause | None:
    """As in "jeg kan ikke jeg skal til tandlæge": a no, and what follows is left unread."""
    for end in range(2, len(words)):
        if _ASIDE.match(plain(words[end:])):
            no = _one(words[:end], lexicon)
            if no is not None and no.says is Says.NO:
                return no
    return None
