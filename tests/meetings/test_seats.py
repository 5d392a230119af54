"""Two of each municipality: who sits there, who is refused with the clause, and who gets the seat that falls free."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import refusals
from meetings.attendance import Line, Roll
from meetings.model import (
    AnswerKind,
    Clause,
    MeetingKind,
    Organisation,
    Person,
    Role,
    SeatLimit,
)
from meetings.seats import SEATED, check_seat, free_seats, holders, next_in_line, waiting
from tests.parts.rolls import AT, REGION, TUESDAY, WEDNESDAY, Table, meeting, municipality, rolls

ONLINE, AWAY, WAITING = AnswerKind.ONLINE, AnswerKind.DECLINED, AnswerKind.WAITING
HERNING, SKIVE = municipality("Herning"), municipality("Skive")
CLAUSE = Clause(
    "seats",
    "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.",
    "Aftale om kultursamarbejde",
    "000:14-16",
)
TWO = SeatLimit(MeetingKind.ORDINARY, 2, CLAUSE)


def round_the_table(*said: AnswerKind | str | None, of: Organisation = HERNING) -> Table:
    """A meeting of two days; everybody says the same of both."""
    table = Table(meeting(TUESDAY, WEDNESDAY))
    for number, what in enumerate(said, start=1):
        table.seat(f"Medlem {number}", of, what, what)
    return table


def names(people: tuple[Person, ...]) -> list[str]:
    return [person.name for person in people]


def last(table: Table) -> Line:
    return table.lines[-1]


def check_both_days(roll: Roll, line: Line, limit: SeatLimit | None) -> None:
    for day in (1, 2):
        check_seat(roll, line, day, limit)


# Who sits there


def test_a_substitute_sits_in_the_seat_of_the_principal_who_stays_away():
    table = round_the_table("Ellen Pedersen", ONLINE, AWAY, None, AnswerKind.TENTATIVE, WAITING)
    table.seat("Somebody of elsewhere", SKIVE, ONLINE, ONLINE)
    assert names(holders(table.roll, HERNING.id, 1)) == ["Ellen Pedersen", "Medlem 2"]
    assert names(holders(table.roll, SKIVE.id, 1)) == ["Somebody of elsewhere"]
    assert holders(table.roll, REGION.id, 1) == ()


def test_observers_and_reference_members_take_no_seat_and_need_none():
    table = round_the_table(ONLINE, ONLINE)
    table.seat("En observatør", HERNING, ONLINE, ONLINE, role=Role.OBSERVER)
    table.seat("Et referencemedlem", HERNING, ONLINE, ONLINE, role=Role.REFERENCE)
    table.seat("Nok en observatør", HERNING, role=Role.OBSERVER)
    assert names(holders(table.roll, HERNING.id, 1)) == ["Medlem 1", "Medlem 2"]
    check_both_days(table.roll, last(table), TWO)


def test_the_chair_sits_in_one_of_the_own_municipalitys_seats():
    table = Table(meeting())
    table.seat("Formanden", HERNING, ONLINE, role=Role.CHAIR)
    table.seat("Næstformanden", HERNING, ONLINE, role=Role.VICE_CHAIR)
    assert names(holders(table.roll, HERNING.id, 1)) == ["Formanden", "Næstformanden"]


# Who is refused


def test_the_third_is_refused_with_the_clause_and_those_who_hold_the_seats():
    table = round_the_table(ONLINE, "Ellen Pedersen", None)
    with pytest.raises(refusals.SeatsTaken) as refused:
        check_seat(table.roll, last(table), 1, TWO)
    facts = refused.value
    assert (facts.meeting, facts.session, facts.organisation, facts.seats, facts.clause) == (
        table.meeting,
        1,
        HERNING,
        2,
        CLAUSE,
    )
    assert names(facts.holders) == ["Medlem 1", "Ellen Pedersen"]


@pytest.mark.parametrize("said", [None, AWAY, AnswerKind.TENTATIVE, WAITING])
def test_a_seat_is_free_while_nobody_has_taken_it(said):
    table = round_the_table(ONLINE, said, None)
    check_both_days(table.roll, last(table), TWO)


def test_who_holds_a_seat_may_answer_again_and_send_another_in_his_place():
    table = round_the_table(ONLINE, "Ellen Pedersen")
    for line in table.lines:
        check_both_days(table.roll, line, TWO)


def test_without_a_limit_everybody_finds_a_seat():
    table = round_the_table(ONLINE, ONLINE, ONLINE, None)
    check_both_days(table.roll, last(table), None)
    assert free_seats(table.roll, HERNING.id, 1, None) == 4


def test_more_than_the_limit_came_before_it_was_in_force_and_nobody_else_gets_in():
    table = round_the_table(ONLINE, ONLINE, ONLINE, WAITING)
    assert (free_seats(table.roll, HERNING.id, 1, TWO), next_in_line(table.roll, HERNING.id, 1, TWO)) == (
        0,
        None,
    )
    with pytest.raises(refusals.SeatsTaken):
        check_seat(table.roll, last(table), 1, TWO)


def test_each_day_has_seats_of_its_own():
    table = Table(meeting(TUESDAY, WEDNESDAY))
    table.seat("Only the first day", HERNING, ONLINE, AWAY)
    table.seat("Both days", HERNING, ONLINE, ONLINE)
    table.seat("A third", HERNING)
    check_seat(table.roll, last(table), 2, TWO)
    with pytest.raises(refusals.SeatsTaken) as refused:
        check_seat(table.roll, last(table), 1, TWO)
    assert (refused.value.session, names(refused.value.holders)) == (
        1,
        ["Only the first day", "Both days"],
    )
    assert [free_seats(table.roll, HERNING.id, day, TWO) for day in (1, 2)] == [0, 1]


# Who waits


def asked(line: Line, minute: int) -> Line:
    return replace(line, answers=tuple(replace(one, at=AT.replace(minute=minute)) for one in line.answers))


def test_the_waiting_list_is_first_come_first_and_at_the_same_instant_as_they_sit():
    table = round_the_table(WAITING, WAITING, ONLINE, WAITING, WAITING, AWAY)
    table.seat("Somebody of elsewhere", SKIVE, WAITING)
    one, two, three, four, five, *others = table.lines
    roll = Roll(
        table.meeting,
        (asked(one, 30), asked(two, 20), three, asked(four, 40), asked(five, 20), *others),
    )
    assert names(tuple(line.person for line in waiting(roll, HERNING.id, 1))) == [
        "Medlem 2",
        "Medlem 5",
        "Medlem 1",
        "Medlem 4",
    ]


def test_who_has_found_a_substitute_does_not_wait_any_more():
    table = round_the_table("Ellen Pedersen")
    [line] = table.lines
    waits = replace(line, answers=tuple(replace(one, kind=WAITING) for one in line.answers))
    assert waiting(Roll(table.meeting, (waits,)), HERNING.id, 1) == ()


def test_the_seat_that_falls_free_goes_to_the_first_in_line():
    table = round_the_table(ONLINE, WAITING, WAITING, ONLINE)
    assert next_in_line(table.roll, HERNING.id, 1, TWO) is None
    free = round_the_table(ONLINE, WAITING, WAITING, AWAY)
    assert next_in_line(free.roll, HERNING.id, 1, TWO) == free.lines[1]
    nobody_waits = round_the_table(ONLINE, None)
    assert next_in_line(nobody_waits.roll, HERNING.id, 1, TWO) is None


def test_the_line_of_one_day_is_not_the_line_of_the_other():
    table = Table(meeting(TUESDAY, WEDNESDAY))
    table.seat("Waits for the second day", HERNING, AWAY, WAITING)
    table.seat("Waits for both", HERNING, WAITING, WAITING)
    table.seat("Sits", HERNING, ONLINE, ONLINE)
    first, second, _ = table.lines
    assert [next_in_line(table.roll, HERNING.id, day, TWO) for day in (1, 2)] == [second, first]


def is_refused(roll: Roll, line: Line, day: int, limit: SeatLimit) -> bool:
    try:
        check_seat(roll, line, day, limit)
    except refusals.SeatsTaken:
        return True
    return False


@given(rolls(), st.integers(0, 3))
def test_a_seat_is_refused_exactly_when_none_is_free_and_nobody_waits_beside_a_free_one(roll, seats):
    limit = replace(TWO, seats=seats)
    for line in roll.lines:
        of = line.invitee.organisation.id
        for day in roll.meeting.days:
            may = line.invitee.role not in SEATED or line.sits(day) is not None
            free = free_seats(roll, of, day, limit)
            assert is_refused(roll, line, day, limit) == (not may and free == 0)
            following = waiting(roll, of, day)[:1] if free else ()
            assert next_in_line(roll, of, day, limit) == (following[0] if following else None)
