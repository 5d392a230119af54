"""Who has answered differently on different roads: the later counts, and the secretariat sees both."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from meetings.attendance import Line, Standing
from meetings.model import ATTENDING, AnswerKind, Observation, Person, PersonId, Source

_SETTLES = frozenset({Source.SECRETARIAT, Source.RULE})
"""What the secretariat writes down has been talked over, and a rule contradicts nobody."""


@dataclass(frozen=True, slots=True)
class Differing:
    """The last two answers of one person, on these days; `later` is the one that counts."""

    person: Person
    earlier: Observation
    later: Observation
    days: tuple[int, ...]


def differs(before: Line, after: Line, days: Iterable[int]) -> bool:
    """Whether an answer that was just taken says otherwise than another road did."""
    return any(_differs_on(before, after, day) for day in days)


def _differs_on(before: Line, after: Line, day: int) -> bool:
    earlier, later = before.answer(day), after.answer(day)
    if earlier is None or later is None or later == earlier:
        return False
    return _apart(earlier.source, later.source) and before.standing(day) is not after.standing(day)


def differing(history: Iterable[Observation], round: int) -> tuple[Differing, ...]:
    """Of the present round, by name in the order of the latest; `history` is in the order it happened.

    What was withdrawn contradicts nothing, and neither does what was said before it.
    """
    said: dict[tuple[PersonId, int], list[Observation]] = defaultdict(list)
    for one in history:
        if one.round == round:
            answers = said[one.person.id, one.session]
            if one.after is None:
                answers.clear()
            else:
                answers.append(one)
    found: dict[PersonId, Differing] = {}
    for (person, day), answers in said.items():
        if pair := _pair(answers):
            days = found[person].days if person in found else ()
            found[person] = Differing(pair[1].person, *pair, (*days, day))
    return tuple(sorted(found.values(), key=lambda one: (one.later.at, one.person.id)))


def _pair(answers: Sequence[Observation]) -> tuple[Observation, Observation] | None:
    if len(answers) < 2:
        return None
    earlier, later = answers[-2:]
    if not _apart(earlier.source, later.source) or stance(earlier) == stance(later):
        return None
    return earlier, later


@dataclass(frozen=True, slots=True)
class Stood:
    """What stood before an answer."""

    kind: AnswerKind
    substitute: PersonId | None = None


def undone(line: Line, history: Sequence[Observation], doubtful: Collection[datetime]) -> Mapping[int, Stood]:
    """What stood on each day before an answer by calendar of one of these moments, where that one still counts."""
    found: dict[int, Stood] = {}
    for answer in line.answers:
        if answer.source is not Source.CALENDAR or answer.at not in doubtful:
            continue
        mine = [one for one in history if (one.person.id, one.session) == (answer.person, answer.session)]
        mine = [one for one in mine if one.round == answer.round and one.at <= answer.at]
        if mine and mine[-1].before is not None:
            seated = mine[-2].substitute if len(mine) > 1 else None
            found[answer.session] = Stood(mine[-1].before, seated.id if seated else None)
    return found


def stance(observation: Observation) -> Standing:
    """What an answer comes to, however one comes."""
    if observation.substitute is not None:
        return Standing.SUBSTITUTED
    match observation.after:
        case kind if kind in ATTENDING:
            return Standing.ATTENDING
        case AnswerKind.DECLINED:
            return Standing.DECLINED
        case AnswerKind.TENTATIVE:
            return Standing.TENTATIVE
        case _:
            return Standing.PENDING


def _apart(earlier: Source, later: Source) -> bool:
    return earlier is not later and later not in _SETTLES and earlier is not Source.RULE


__all__ = ["Differing", "Stood", "differing", "differs", "stance", "undone"]
