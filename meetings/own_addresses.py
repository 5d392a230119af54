"""An address of its own for each calendar entry: who answers to it has had the invitation in hand (docs/decisions/0009).

`rsvp@example.dk` becomes `rsvp+<26 letters>@example.dk`; mail servers deliver both to the same mailbox (RFC 5233).
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from secrets import compare_digest

SECRET_LENGTH = 26
"""Letters a-z and digits 2-7, five bits each: 130 bits, in one case, since a gateway may change that."""

SHOWN_LIMIT = 20
"""Secrets in one mail that are looked at. One that means well shows one."""

OwnAddress = Callable[[], str]
"""A new address for an entry that is begun; empty where entries have none of their own."""

_SECRET = re.compile(rf"(?:\+|%2b)([a-z2-7]{{{SECRET_LENGTH}}})(?![a-z0-9])")


class Shown(StrEnum):
    """What an answer shows of the address its entry is to be answered to.

    UNASKED: the entry has none of its own. MISSING: none, or one that nobody was given for this meeting.
    """

    UNASKED = "unasked"
    RIGHT = "right"
    MISSING = "missing"
    ANOTHERS = "anothers"


def no_address() -> str:
    return ""


def own_address(base: str, secret: str) -> str:
    """Raises ValueError for a secret that would not be found again."""
    name, at, domain = base.rpartition("@")
    address = f"{name}+{secret}{at}{domain}"
    if not secret or secret_of(address) != secret:
        raise ValueError("not a secret of an address")
    return address


def secret_of(address: str) -> str:
    return next(iter(secrets_in([address])), "")


def secrets_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The secrets that stand in headers or in a calendar's ORGANIZER, each once.

    Wherever one stands, whoever wrote it knew it; so it need not be the only thing in its line, and what a gateway
    has made of the address round it (`SRS0=…=rsvp+secret@…`, `%2B` for the plus, another domain) does no harm.
    """
    found = (one for text in texts for one in _SECRET.findall(_lower(text)))
    return tuple(dict.fromkeys(found))[:SHOWN_LIMIT]


def shows(mine: str, others: Iterable[str], shown: Iterable[str]) -> Shown:
    """`mine` is the answering person's own address of the entry, `others` those of everybody else in the meeting."""
    secret, known = secret_of(mine), tuple(shown)
    if not secret:
        return Shown.UNASKED
    if _is_among(secret, known):
        return Shown.RIGHT
    taken = [one for one in map(secret_of, others) if one]
    of_others = sum(_is_among(one, known) for one in taken)
    return Shown.ANOTHERS if of_others else Shown.MISSING


def _is_among(secret: str, shown: Iterable[str]) -> bool:
    """All are compared, each letter by letter, so that the time tells nothing of how much was right."""
    return sum(compare_digest(secret, one) for one in shown) > 0


def _lower(text: str) -> str:
    """ASCII letters only: what else folds to one of them (K, the Kelvin sign) is no address of ours."""
    return re.sub(r"[A-Z]+", lambda found: found.group().lower(), text)


__all__ = ["OwnAddress", "Shown", "no_address", "own_address", "secret_of", "secrets_in", "shows"]
