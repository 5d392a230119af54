"""Who old minutes say was there: each name beside the people of the books, and nothing guessed.

A name is somebody's when it is that person's whole name and what stands beside it is his organisation, or his
title. Where no organisation stands there, he must be the only one of that name in the committee.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from enum import StrEnum

from meetings.model import Organisation, Person, PersonId
from meetings.paper import Attendance, Form, Named, Presence, WrittenLine


class Doubt(StrEnum):
    """Why a name stays the text it is, or what of it does."""

    UNKNOWN = "unknown"
    """Nobody of that name, in that organisation or (where none stands there) in the committee."""
    SEVERAL = "several"
    ELSEWHERE = "elsewhere"
    """There is one of that name in the committee, but from another organisation."""
    BOTH = "both"
    """The paper has him among those who came and among those who did not."""
    UNSAID = "unsaid"
    """The paper says he was away and not whether he had sent apologies."""
    UNTIMED = "untimed"
    """Came later or left earlier by an item and not by the clock, which stands in the text alone."""


@dataclass(frozen=True, slots=True)
class OldName:
    """A name as the paper has it: `said` is what stands beside it, `instead_of` whom he came for.

    `attendance` is None where the paper does not say whether apologies came; `untimed` are words of coming and
    going that name no hour ("deltog fra pkt. 4").
    """

    line: int
    name: str
    attendance: Attendance | None
    said: tuple[str, ...] = ()
    instead_of: str = ""
    came: time | None = None
    left: time | None = None
    untimed: str = ""


@dataclass(frozen=True, slots=True)
class OldLine:
    """A heading, a point or a sentence of the block, with the names in it."""

    form: Form
    text: str
    names: tuple[OldName, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful:
    line: int
    name: str
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Seen:
    """What the paper says of one person of the books; `instead_of` is whom he came for."""

    person: Person
    attendance: Attendance
    came: time | None = None
    left: time | None = None
    instead_of: Person | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """`seen` in the order of the paper, each person once; `lines` the block as it is kept."""

    seen: tuple[Seen, ...] = ()
    lines: tuple[WrittenLine, ...] = ()
    doubts: tuple[Doubtful, ...] = ()


@dataclass(frozen=True, slots=True)
class Crowd:
    """Whom a name may be: `members` of the committee, and everybody the books know, of whichever organisation."""

    members: Sequence[Person]
    everybody: Sequence[Person]
    organisations: Sequence[Organisation]

    def organisation(self, words: str) -> Organisation | None:
        """Aarhus Kommune, Aarhus, Århus; nothing where several are called so."""
        wanted = _organisation_key(words)
        found = [
            one
            for one in self.organisations
            if wanted in {_organisation_key(one.name), _organisation_key(one.short)}
        ]
        return found[0] if len(found) == 1 else None


def recognised(lines: Sequence[OldLine], crowd: Crowd) -> Recognised:
    found = _Reading(crowd)
    kept = [found.line(line) for line in lines]
    both = found.contradicted()
    doubts = found.doubts + [Doubtful(name.line, name.name, Doubt.BOTH) for name in both.values()]
    return Recognised(
        tuple(one for one in _once(found.seen) if one.person.id not in both),
        tuple(_without(line, both) for line in kept),
        tuple(sorted(doubts, key=lambda one: one.line)),
    )


@dataclass(slots=True)
class _Reading:
    """The lines one after the other."""

    crowd: Crowd
    seen: list[Seen] = field(default_factory=list)
    doubts: list[Doubtful] = field(default_factory=list)
    names: dict[PersonId, list[OldName]] = field(default_factory=dict)

    def line(self, line: OldLine) -> WrittenLine:
        told = [named for name in line.names for named in self._named(name)]
        return WrittenLine(line.form, line.text, tuple(told))

    def _named(self, name: OldName) -> Iterable[Named]:
        principal = None
        if name.instead_of:
            own = replace(name, name=name.instead_of, instead_of="", attendance=Attendance.APOLOGY)
            principal = self._who(own)
            if principal:
                self._see(Seen(principal, Attendance.APOLOGY), own)
        person = self._who(name, principal)
        organisation = _first(map(self.crowd.organisation, name.said))
        seat = organisation.name if organisation else ""
        if person is None or name.attendance is None:
            if person is not None:
                self.doubts.append(Doubtful(name.line, name.name, Doubt.UNSAID))
            yield Named(None, name.attendance, seat, name.name)
        else:
            self._see(Seen(person, name.attendance, name.came, name.left, principal), name)
            if name.untimed:
                self.doubts.append(Doubtful(name.line, f"{name.name}: {name.untimed}", Doubt.UNTIMED))
            yield Named(person.id, name.attendance, person.organisation.name)
        if principal:
            yield Named(principal.id, Attendance.APOLOGY)

    def _see(self, seen: Seen, name: OldName) -> None:
        self.seen.append(seen)
        self.names.setdefault(seen.person.id, []).append(replace(name, attendance=seen.attendance))

    def contradicted(self) -> dict[PersonId, OldName]:
        """Those who are both here and away, with where they were named last."""
        return {
            id: names[-1] for id, names in self.names.items() if len({name.attendance for name in names}) > 1
        }

    def _who(self, name: OldName, principal: Person | None = None) -> Person | None:
        found, doubt = _match(name, self.crowd, principal)
        if doubt:
            self.doubts.append(Doubtful(name.line, name.name, doubt))
        return found


def _match(name: OldName, crowd: Crowd, principal: Person | None) -> tuple[Person | None, Doubt | None]:
    """The one person a name can be, or why it is nobody."""
    named = [crowd.organisation(words) for words in name.said]
    there = [one for one in named if one is not None]
    members = _called(name.name, crowd.members)
    if there:
        pool = _from(there[0], members) or _from(there[0], _called(name.name, crowd.everybody))
    elif principal is not None:
        pool = _from(principal.organisation, _called(name.name, crowd.everybody))
    else:
        pool = members
    beside = {_key(words) for words, one in zip(name.said, named, strict=True) if one is None}
    fitting = [one for one in pool if beside <= {_key(one.title)}]
    match fitting:
        case [one]:
            return one, None
        case []:
            return None, Doubt.ELSEWHERE if members else Doubt.UNKNOWN
        case _:
            return None, Doubt.SEVERAL


def _called(name: str, people: Iterable[Person]) -> list[Person]:
    found = {one.id: one for one in people if _key(one.name) == _key(name)}
    return list(found.values())


def _from(organisation: Organisation, people: Iterable[Person]) -> list[Person]:
    return [one for one in people if one.organisation.id == organisation.id]


def _once(seen: Iterable[Seen]) -> Iterable[Seen]:
    """A principal stands beside his substitute and among the apologies: he is away once."""
    found: dict[PersonId, Seen] = {}
    for one in seen:
        found.setdefault(one.person.id, one)
    return found.values()


def _without(line: WrittenLine, people: Collection[PersonId]) -> WrittenLine:
    return replace(line, named=tuple(one for one in line.named if one.person not in people))


def _first(found: Iterable[Organisation | None]) -> Organisation | None:
    return next((one for one in found if one is not None), None)


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _organisation_key(text: str) -> str:
    return re.sub(r"\s+kommunes?$", "", _key(text)).replace("aa", "å")


def stands_as_written(lines: Sequence[WrittenLine], presences: Iterable[Presence]) -> bool:
    """Whether the block says of everybody of the books what is known of them now, and of nobody else."""
    known: dict[PersonId, set[Attendance | None]] = {}
    for presence in presences:
        known.setdefault(presence.person, set()).add(presence.attendance)
    told: dict[PersonId, set[Attendance | None]] = {}
    for one in (one for line in lines for one in line.named):
        if one.person is not None:
            told.setdefault(one.person, set()).add(one.attendance)
    return bool(lines) and known == told
