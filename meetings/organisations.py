"""How an organisation is recognised by the name somebody wrote it with."""

import re
from collections.abc import Iterable
from itertools import combinations

from meetings.model import Organisation
from meetings.order import danish

_HYPHENS = re.compile("[-\u2010\u2011\u2013]")
_KIND = "kommune"


def spelling(name: str) -> str:
    """What all ways of writing a name have in common.

    Case, accents, hyphens, aa for å, and "Kommune" at the end do not count: Århus is Aarhus Kommune.
    """
    words = _HYPHENS.sub(" ", name).split()
    if len(words) > 1 and words[-1].casefold() == _KIND:
        words.pop()
    return danish(" ".join(words))[0]


def spellings(organisation: Organisation) -> frozenset[str]:
    """All it answers to: its id, its name and its short name."""
    return frozenset(map(spelling, (organisation.id, organisation.name, organisation.short)))


def called(name: str, organisations: Iterable[Organisation]) -> Organisation | None:
    wanted = spelling(name)
    return next((one for one in organisations if wanted in spellings(one)), None)


def namesakes(organisations: Iterable[Organisation]) -> tuple[tuple[Organisation, Organisation], ...]:
    """Pairs that answer to the same name, so that a list of members could mean either."""
    pairs = combinations(organisations, 2)
    return tuple((one, other) for one, other in pairs if spellings(one) & spellings(other))
