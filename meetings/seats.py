"""Seats are counted per organisation, a substitute sits in the principal's, and a free one goes to who waits."""

from meetings import refusals
from meetings.attendance import Line, Roll, Standing
from meetings.model import AnswerKind, OrganisationId, Person, Role, SeatLimit

SEATED = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.DEPUTY})
"""Observers and reference members take part without taking one of their organisation's seats."""


def counts(line: Line) -> bool:
    """Whether the line takes one of its organisation's seats."""
    return line.invitee.role in SEATED


def holders(roll: Roll, organisation: OrganisationId, session: int) -> tuple[Person, ...]:
    """Those who sit in the organisation's seats at a session, substitutes included."""
    seated = (line.sits(session) for line in roll.of(organisation) if counts(line))
    return tuple(person for person in seated if person is not None)


def check_seat(roll: Roll, line: Line, session: int, limit: SeatLimit | None) -> None:
    """Raises SeatsTaken when the others of the organisation hold every seat at the session."""
    if limit is None or not counts(line) or line.sits(session) is not None:
        return
    taken = holders(roll, line.invitee.organisation.id, session)
    if len(taken) >= limit.seats:
        raise refusals.SeatsTaken(
            roll.meeting, session, line.invitee.organisation, limit.seats, limit.clause, taken
        )


def waiting(roll: Roll, organisation: OrganisationId, session: int) -> tuple[Line, ...]:
    """The waiting list of one organisation, first come first."""
    lines = [line for line in roll.of(organisation) if waits(line, session)]
    return tuple(sorted(lines, key=lambda line: _asked_at(line, session)))


def free_seats(roll: Roll, organisation: OrganisationId, session: int, limit: SeatLimit | None) -> int:
    if limit is None:
        return len(roll.of(organisation))
    return max(0, limit.seats - len(holders(roll, organisation, session)))


def next_in_line(
    roll: Roll, organisation: OrganisationId, session: int, limit: SeatLimit | None
) -> Line | None:
    """Who gets the seat that has become free, if one is and somebody waits."""
    if free_seats(roll, organisation, session, limit) == 0:
        return None
    return next(iter(waiting(roll, organisation, session)), None)


def waits(line: Line, session: int) -> bool:
    answer = line.answer(session)
    return (
        answer is not None
        and answer.kind is AnswerKind.WAITING
        and line.standing(session) is Standing.PENDING
    )


def _asked_at(line: Line, session: int) -> tuple[float, int]:
    answer = line.answer(session)
    return (answer.at.timestamp() if answer else 0.0, line.invitee.order)
