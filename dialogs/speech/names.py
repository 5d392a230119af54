"""Names in a sentence: a person the lexicon knows, typos and all, or the name as it was written.

    "min kollega ellen petersen fra Aarhus"  ->  Ellen Pedersen, whom the lexicon knows

A first name is enough when only one person has it; a name that could be two people's is nobody's in particular.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from dialogs.intents import Lexicon, NamedPerson
from dialogs.speech.words import Word, fold
from meetings.model import PersonId

_BEFORE = frozenset(
    fold("""min mit mine vores en et kollega kollegaen kolleger kollegaer medarbejder chef leder konsulent
    kulturkonsulent kulturchef afdelingsleder stedfortræder stedfortrædere suppleant vikar vedkommende at så og
    da hr fru frk så her is er bliver hedder med navnet nemlig på istedet i stedet vil sender for mig af
    a an my our colleague deputy substitute manager boss mr mrs ms the and with as to that so then instead by""").split()
)
_AFTER = frozenset(
    "fra from hos i som på ved in at of vil is er og and med mailadresse mail email e tlf telefon".split()
)
_NOBODY = frozenset(
    fold("""han hun ham hende de dem den det der nogen ingen anden andre andet du man os jer dig mig denne dette
    hvem hvad alle mange flere vikar toget bussen mad kaffe ja nej tak ikke
    he she him her they them someone somebody anyone nobody else other another one it this that you us
    everyone yes no""").split()
)


def named(words: Sequence[Word], lexicon: Lexicon) -> NamedPerson | None:
    """Who is named by these words, or None when it is "en kollega", "hun", or two people."""
    spoken = [word for word in words if word.plain not in {"E", "F", "G"}]
    name = _trimmed(spoken)
    known = _known(spoken, lexicon) or _known(name, lexicon)
    if known is not None:
        return NamedPerson(known[1], known[0])
    if not name or _NOBODY & {name[0].plain, name[-1].plain}:
        return None
    return NamedPerson(_with_capitals(_as_written(name)))


def of_one(words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """The words that are the name, when nobody is known by it: without "min kollega" and "fra Aarhus"."""
    name = _trimmed(words)
    return [] if _known(words, lexicon) or _known(name, lexicon) else name


def looks_like_a_name(words: Iterable[Word], lexicon: Lexicon) -> bool:
    """Whether it is a name wherever it stands: known, or two words and more with capitals."""
    name = _trimmed([word for word in words if word.plain.islower()])
    if _known(name, lexicon) is not None:
        return True
    if _NOBODY & {word.plain for word in name}:
        return False
    return 2 <= len(name) <= 4 and all(word.written.istitle() for word in name)


def marked(words: Iterable[Word], lexicon: Lexicon) -> tuple[Word, ...]:
    """The words, those that stand in a known name marked as such."""
    known = {
        part for _, name in (*lexicon.people, *lexicon.called, *lexicon.members) for part in _parts(name)
    }
    return tuple(replace(word, of_a_name=True) if _bare(word.plain) in known else word for word in words)


def _trimmed(words: Sequence[Word]) -> list[Word]:
    """Without "min kollega" before and "fra Aarhus Kommune" after."""
    name = list(words)
    while name and name[0].plain in _BEFORE:
        name.pop(0)
    after = [place for place, word in enumerate(name) if word.plain in _AFTER]
    if after and name[after[0]].plain in {"og", "and"}:
        return []
    return name[: after[0]] if after else name


def _as_written(name: Sequence[Word]) -> str:
    return "".join(("-" if word.hyphen else " ") + word.written for word in name)[1:]


def _with_capitals(written: str) -> str:
    """A name all in small or all in great letters gets its capitals."""
    return written.title() if written.islower() or written.isupper() else written


def _known(name: Sequence[Word], lexicon: Lexicon) -> tuple[PersonId, str] | None:
    """By the strictest way of knowing that knows anybody, if it knows just one."""
    sought = [_bare(fold(word.written)) for word in name]
    if not sought:
        return None
    people = [(person, _parts(person[1])) for person in lexicon.people]
    for knows in (_same, _part_of, _misspelt):
        fitting = [person for person, parts in people if knows(sought, parts)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _parts(name: str) -> list[str]:
    return [_bare(part) for part in fold(name).replace("-", " ").replace(".", " ").split()]


def _bare(part: str) -> str:
    """Østermark, Oestermark and Ostermark are one name."""
    return part.replace("oe", "o").replace("ae", "a").replace("aa", "a")


def _same(sought: Sequence[str], parts: Sequence[str]) -> bool:
    return sorted(sought) == sorted(parts)


def _part_of(sought: Sequence[str], parts: Sequence[str]) -> bool:
    """As "Ellen", "Ellen P", "Pedersen, Ellen", or with a middle name more or less; a surname alone is enough."""
    if len(sought) > len(parts):
        return len(parts) > 1 and set(parts) <= set(sought)
    return all(any(_abbreviates(one, part) for part in parts) for one in sought) and len(sought[0]) > 1


def _abbreviates(one: str, part: str) -> bool:
    return one == part or (len(one) == 1 and part.startswith(one))


def _misspelt(sought: Sequence[str], parts: Sequence[str]) -> bool:
    if len(sought) == 1:
        return _slipped(sought[0], parts[0])
    return len(sought) <= len(parts) and all(any(_near(one, part) for part in parts) for one in sought)


def _slipped(one: str, name: str) -> bool:
    """A first name alone may want a letter, have one too many, or two swapped; but Karin is not Karen."""
    replaced = len(one) == len(name) and sorted(one) != sorted(name)
    return len(one) >= 4 and len(name) >= 5 and not replaced and OSA.distance(one, name) == 1


def _near(one: str, part: str) -> bool:
    allowed = 0 if len(part) < 5 else 1 if len(part) < 9 else 2
    return OSA.distance(one, part, score_cutoff=allowed) <= allowed
