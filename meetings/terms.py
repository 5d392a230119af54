"""Terms of reference: which rules of a committee were in force on a day."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from meetings.model import Clause, Committee, MeetingKind, Organisation, SeatLimit, Terms


def in_force(committee: Committee, on: date) -> Terms | None:
    """The terms of that day; the latest begun wins where two overlap."""
    valid = [
        terms for terms in committee.terms if terms.since <= on and (terms.until is None or on <= terms.until)
    ]
    return max(valid, key=lambda terms: terms.since, default=None)


def seat_limit(
    committee: Committee, kind: MeetingKind, organisation: Organisation, on: date
) -> SeatLimit | None:
    terms = in_force(committee, on)
    limits = terms.seat_limits if terms else ()
    return next(
        (limit for limit in limits if limit.kind is kind and limit.organisations is organisation.kind), None
    )


def clauses(committee: Committee, on: date) -> tuple[Clause, ...]:
    terms = in_force(committee, on)
    return terms.clauses if terms else ()


def overlapping(terms: Iterable[Terms]) -> tuple[tuple[Terms, Terms], ...]:
    """Neighbours in time of which the earlier lasts into the later; none when no two are in force on one day."""
    neighbours = pairwise(sorted(terms, key=lambda one: one.since))
    return tuple((one, next) for one, next in neighbours if one.until is None or next.since <= one.until)
