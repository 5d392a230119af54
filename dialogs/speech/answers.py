"""Yes, no and somebody else: what a message says of coming.

    message   = clause {(, | . | men | at jeg | fordi … | nothing) clause}
    clause    = yes | no | excuse | wish | instead | comes | polite
    yes       = "jeg kommer" | "kan godt" | "tilmeld mig" …
    no        = "jeg kan ikke [komme]" | "afbud" | "jeg melder fra" …
    excuse    = "jeg er syg" …            a no, unless something is said outright
    wish      = "jeg vil gerne komme"     a yes, unless anything else is said
    word      = "ja" | "nej"              the weakest, and only when the rest is understood as well
    instead   = NAME "kommer i stedet" …
    comes     = NAME "kommer"             counts beside a no: "jeg kan ikke, Ellen kommer"
    maybe     = "måske" | "hvis" | "tror" …   anywhere: nothing is taken for an answer

A clause counts only when every word of it is accounted for: "jeg kan ikke finde dagsordenen" is no answer.
Clauses that say nothing of coming are passed over beside one that does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from itertools import accumulate, chain

from dialogs.intents import Attend, Decline, Intent, Lexicon, NamedPerson, SendSubstitute
from dialogs.speech import coming, names, notation, slots, spelling
from dialogs.speech.outcome import Outcome, Unsure, dated
from dialogs.speech.words import BREAK, Word, clauses, plain


class Says(IntEnum):
    """What a clause says; of yes and no the higher number is the stronger word."""

    NOTHING = 0
    UNKNOWN = 1
    YES_WORD = 10
    NO_WORD = 11
    WISH = 20
    EXCUSE = 30
    YES = 40
    NO = 41
    INSTEAD = 50
    COMES = 51
    MAYBE = 60


_FOR = frozenset({Says.YES, Says.WISH, Says.YES_WORD})
_AGAINST = frozenset({Says.NO, Says.EXCUSE, Says.NO_WORD})


@dataclass(frozen=True, slots=True)
class Clause:
    says: Says
    words: tuple[Word, ...]
    who: tuple[Word, ...] = ()

    @property
    def days(self) -> tuple[date | None, ...]:
        return tuple(word.day for word in self.words if word.plain == "D")

    @property
    def online(self) -> bool | None:
        """Where to be; None when nothing, or both, was said."""
        letters = {word.plain for word in self.words} & {"N", "P"}
        return None if len(letters) != 1 else "N" in letters


# Reading a clause

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
    for pattern in notation.patterns(block, coming.CLASSES)
)
_MAYBE = notation.any_of(coming.MAYBE, coming.CLASSES)
_NOK = re.compile(coming.NOK)
_JOINT = re.compile(coming.JOINT)
_REASON = re.compile(coming.REASON)
_NO_BREAK = re.compile(r"(?<!\S)(?:, E ,|(?:stedfortraeder|suppleant|vikar|substitute|deputy) ,) ")
_ONLY_SLOTS = re.compile(f"(?:[{notation.SLOTS}] )+")

_STARTS = frozenset(
    """jeg vi i min mit og saa kan kommer melder nej ja jo hej hello tak desvaerre stedfortraeder afbud sender
    er har det den skal deltager passer and so my we he she please D M""".split()
)
"""Words a clause may begin with in a sentence without commas; a name may, too."""
_ASIDE = re.compile("(?:jeg|vi|skal|har|i (?:am|have|will)|we) ")
"""What may follow "jeg kan ikke" without a comma and be left unread."""
_LONGEST_RUN_ON = 40
"""Words; a longer stretch without a mark is no answer to anything."""
_BEFORE = frozenset("og and so saa eller or ja jo ok okay klart super perfekt yes".split())
"""What a clause may begin with and be the same without."""


def read(words: Sequence[Word], lexicon: Lexicon) -> list[Clause]:
    """The clauses of a message whose days are slots already."""
    parts = clauses(_parted(_joined(words)))
    return list(chain.from_iterable(_of_part(part, lexicon) for part in parts))


def _joined(words: Sequence[Word]) -> list[Word]:
    """Without the breaks that part nothing: "stedfortræder: Ellen", "Ellen, ellen@aarhus.dk, kommer i stedet"."""
    text = plain(words)
    needless = {at for found in _NO_BREAK.finditer(text) for at in range(*found.span()) if text[at] == BREAK}
    starts = accumulate((len(word.plain) + 1 for word in words), initial=0)
    return [word for word, start in zip(words, starts, strict=False) if start not in needless]


def _parted(words: Sequence[Word]) -> list[Word]:
    """With a break for every "men" and "at jeg"."""
    joints = [slots.between(words, *found.span()) for found in _JOINT.finditer(plain(words))]
    first = {joint[0] for joint in joints}
    rest = {word for joint in joints for word in joint[1:]}
    return [replace(word, plain=BREAK) if word in first else word for word in words if word not in rest]


def _of_part(words: tuple[Word, ...], lexicon: Lexicon) -> Iterator[Clause]:
    """Up to the reason, and of the reason only whether it is an excuse."""
    reason = _REASON.search(plain(words))
    if reason is None:
        yield from _clauses(words, lexicon)
        return
    if reason.start():
        yield from _clauses(slots.between(words, 0, reason.start()), lexicon)
    rest = slots.between(words, reason.end(), len(plain(words))) if reason.end() < len(plain(words)) else ()
    why = _one(rest, lexicon) if rest else None
    yield why if why and why.says is Says.EXCUSE else Clause(Says.NOTHING, ())


def _clauses(words: tuple[Word, ...], lexicon: Lexicon) -> Sequence[Clause]:
    whole = _one(words, lexicon)
    if whole is not None:
        return [whole]
    if len(words) > _LONGEST_RUN_ON:
        return [Clause(Says.UNKNOWN, words)]
    return _run_on(words, lexicon) or [_refusal_and_aside(words, lexicon) or Clause(Says.UNKNOWN, words)]


def _one(words: tuple[Word, ...], lexicon: Lexicon) -> Clause | None:
    """The clause these words are, when all of them are understood."""
    heard = _matched(words, lexicon) or _matched(slots.lifted(words), lexicon)
    if heard is not None and heard.says is Says.NOTHING:
        return heard
    return Clause(Says.MAYBE, words) if _is_maybe(words, lexicon) else heard


def _matched(words: tuple[Word, ...], lexicon: Lexicon) -> Clause | None:
    text = plain(words)
    if _ONLY_SLOTS.fullmatch(text) and "G" not in text:
        return Clause(Says.NOTHING, words)
    for says, phrase, of_a_name in _PHRASES:
        found = phrase.fullmatch(text)
        if found is None:
            continue
        who = slots.between(words, *found.span("who")) if "who" in phrase.groupindex else ()
        if says is Says.NOTHING or not who or _can_be_a_name(who, lexicon, surely=of_a_name):
            return Clause(says, words, who)
    return _matched(words[1:], lexicon) if words[0].plain in _BEFORE and len(words) > 1 else None


def _can_be_a_name(who: Sequence[Word], lexicon: Lexicon, *, surely: bool) -> bool:
    """Words of the phrases ("træde ind") are no name, unless they are written as one."""
    if surely:
        return names.looks_like_a_name(who, lexicon)
    name = names.of_one(who, lexicon)
    return not any(
        word.written.islower() and spelling.is_a_word(word.plain) for word in (*name[:1], *name[-1:])
    )


def _is_maybe(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Perhaps, said of oneself: "måske kan Ellen" is about Ellen."""
    text = plain(words)
    if not (_MAYBE.search(text) or _NOK.search(text)):
        return False
    of_oneself = {"jeg", "vi", "i", "we", "mig"} & {word.plain for word in words}
    return bool(of_oneself) or not any(names.is_part_of_one(word, lexicon) for word in words)


def _run_on(words: tuple[Word, ...], lexicon: Lexicon) -> list[Clause]:
    """Clauses without a comma between them, when every one is understood; else none."""
    places = [at for at, word in enumerate(words) if at == 0 or _may_begin(word, lexicon)][:8]
    following: dict[int, list[Clause]] = {len(words): []}
    for start in reversed(places):
        for end in sorted(following, reverse=True):
            one = _one(words[start:end], lexicon)
            if one is not None:
                following[start] = [one, *following[end]]
                break
    return following.get(0, [])


def _may_begin(word: Word, lexicon: Lexicon) -> bool:
    return word.plain in _STARTS or word.written[:1].isupper() or names.is_part_of_one(word, lexicon)


def _refusal_and_aside(words: tuple[Word, ...], lexicon: Lexicon) -> Clause | None:
    """ "jeg kan ikke jeg skal til tandlæge": a no, and what follows is left unread."""
    for end in range(2, len(words)):
        if _ASIDE.match(plain(words[end:])):
            no = _one(words[:end], lexicon)
            if no is not None and no.says is Says.NO:
                return no
    return None


# Weighing the clauses


def answer(words: Sequence[Word], text: str, lexicon: Lexicon) -> Outcome | None:
    """What is said of coming, or None when nothing is."""
    heard = read(words, lexicon)
    said = _strongest(_of_meetings(heard, lexicon))
    meant = _meant(said, heard, text, lexicon)
    if meant is None or not any(clause.says is Says.MAYBE for clause in heard):
        return meant
    return meant if isinstance(meant, Unsure) else Unsure((meant,))


def _meant(said: Sequence[Clause], heard: Sequence[Clause], text: str, lexicon: Lexicon) -> Outcome | None:
    instead = [clause for clause in heard if clause.says is Says.INSTEAD]
    coming_too = [clause for clause in said if clause.says in _FOR]
    if said and not coming_too:
        return _declined(said, heard, text, lexicon)
    if len(coming_too) < len(said):
        return _both(said, heard)
    if instead:
        wanted = SendSubstitute(substitute=_who(instead, heard, text, lexicon))
        outright = any(clause.says is Says.YES for clause in said)
        return Unsure((wanted, Attend())) if outright else dated(wanted, _days(instead, heard, lexicon))
    return dated(Attend(online=_where(said, heard)), _days(said, heard, lexicon)) if said else None


def _strongest(clauses: Iterable[Clause]) -> list[Clause]:
    """The yes and no that weigh most; a bare word or a wish only when nothing else was left unread."""
    heard = list(clauses)
    sides = [clause for clause in heard if clause.says in _FOR | _AGAINST]
    top = max((_weight(clause) for clause in sides), default=0)
    if top <= _weight(Says.WISH) and any(clause.says is Says.UNKNOWN for clause in heard):
        return []
    return [clause for clause in sides if _weight(clause) == top]


def _weight(said: Clause | Says) -> int:
    return (said.says if isinstance(said, Clause) else said) // 10


def _of_meetings(heard: Sequence[Clause], lexicon: Lexicon) -> list[Clause]:
    """Without what is said of other days: "ikke d. 2., men jeg kan d. 9." is a no when there is a meeting on the 2nd."""
    of_a_meeting = [clause for clause in heard if set(clause.days) & set(lexicon.meeting_days)]
    if not any(clause.says in _FOR | _AGAINST for clause in of_a_meeting):
        return list(heard)
    return [clause for clause in heard if clause in of_a_meeting or not any(clause.days)]


def _declined(said: Sequence[Clause], heard: Sequence[Clause], text: str, lexicon: Lexicon) -> Outcome:
    instead = [clause for clause in heard if clause.says is Says.INSTEAD]
    comes = [clause for clause in heard if clause.says is Says.COMES]
    days = _days([*said, *instead, *comes], heard, lexicon)
    if instead or comes:
        who = _who(instead or comes, heard, text, lexicon)
        return dated(Decline(substitute=who) if who else SendSubstitute(), days)
    where = {clause.online for clause in said if clause.says is Says.NO}
    if where and None not in where:
        return _only_not_there(where, heard, days)
    return dated(Decline(), days)


def _only_not_there(where: set[bool | None], heard: Sequence[Clause], days: Sequence[date | None]) -> Outcome:
    """ "ikke fysisk" may be "men på teams": with that it is a yes, without it it is no answer."""
    elsewhere = {clause.online for clause in heard if clause.says is Says.NOTHING} - where - {None}
    if elsewhere and len(where) == 1:
        return dated(Attend(online=True not in where), days)
    return Unsure((Attend(online=True not in where), Decline()))


def _both(said: Sequence[Clause], heard: Sequence[Clause]) -> Outcome:
    """A yes and a no: of two places ("ikke fysisk, men på teams") a yes, else nobody knows."""
    yes = [clause for clause in said if clause.says in _FOR]
    no = [clause for clause in said if clause.says in _AGAINST]
    not_there = {clause.online for clause in no}
    where = _where(yes, heard)
    if None not in not_there and where not in not_there:
        online = where if where is not None else True not in not_there
        return dated(Attend(online=online), [day for clause in said for day in clause.days])
    return Unsure((_on_its_day(Attend(), yes), _on_its_day(Decline(), no)))


def _on_its_day(intent: Intent, clauses: Sequence[Clause]) -> Intent:
    outcome = dated(intent, [day for clause in clauses for day in clause.days])
    return outcome.guesses[0] if isinstance(outcome, Unsure) else outcome


def _where(said: Sequence[Clause], heard: Sequence[Clause]) -> bool | None:
    """On a screen or in the room, if the answer says so, or a clause beside it that says nothing else."""
    places = {clause.online for clause in said} - {None}
    beside = {clause.online for clause in heard if clause.says is Says.NOTHING} - {None}
    chosen = places or beside
    return chosen.pop() if len(chosen) == 1 else None


def _days(said: Sequence[Clause], heard: Sequence[Clause], lexicon: Lexicon) -> list[date | None]:
    """The days of the answer itself, else those named by the way: "vedr. 2. marts: jeg kommer"."""
    own = [day for clause in said for day in clause.days]
    aside = [day for clause in heard if clause.says is Says.NOTHING for day in clause.days]
    meetings = [day for clause in heard for day in clause.days if day in lexicon.meeting_days]
    return own or aside or meetings


def _who(
    clauses: Sequence[Clause], heard: Sequence[Clause], text: str, lexicon: Lexicon
) -> NamedPerson | None:
    """The one person named, with the one address of the message; two are nobody."""
    named = {names.named(clause.who, text, lexicon) for clause in clauses} - {None}
    emails = {word.written.lower() for clause in heard for word in clause.words if word.plain == "E"}
    email = emails.pop() if len(emails) == 1 else ""
    match list(named):
        case [NamedPerson() as one]:
            return replace(one, email=email)
        case []:
            return NamedPerson(email, None, email) if email else None
        case _:
            return None
