"""What a cooperation is founded on: its organisations, its committees and their rules, told anew or corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date

from meetings.model import Committee, CommitteeId, Organisation


@dataclass(frozen=True, slots=True)
class Founding:
    """Organisations and committees as somebody tells them.

    What is left out stays as it is. `withdrawn` are the first days of terms of reference that were entered by
    mistake and have never been in force: the only way to take something away.
    """

    organisations: tuple[Organisation, ...] = ()
    committees: tuple[Committee, ...] = ()
    withdrawn: Mapping[CommitteeId, frozenset[date]] = field(default_factory=dict)


def told_anew(known: Committee, told: Committee, withdrawn: frozenset[date]) -> Committee:
    """The committee as told; terms that are known by another first day stay in force when they were."""
    gone = withdrawn | {terms.since for terms in told.terms}
    kept = [terms for terms in known.terms if terms.since not in gone]
    return replace(told, terms=tuple(sorted([*kept, *told.terms], key=lambda terms: terms.since)))


def differences(before: Organisation | Committee, after: Organisation | Committee) -> tuple[str, ...]:
    """The names of the fields that are not the same."""
    names = (one.name for one in fields(after))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
