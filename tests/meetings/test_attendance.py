"""Where everybody stands, the sums of it, and until when an answer is taken."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given

from meetings import refusals
from meetings.attendance import (
    Count,
    Line,
    Roll,
    Standing,
    check_open,
    earlier_answer,
    is_late,
    silent,
    wavers,
)
from meetings.model import Answer, AnswerKind, Deadlines, Meeting, MeetingState, Source, Substitution
from tests.parts.rolls import KDNET, REGION, TUESDAY, WEDNESDAY, Table, meeting, municipality, rolls

ONLINE, ONSITE, AWAY = AnswerKind.ONLINE, AnswerKind.ONSITE, AnswerKind.DECLINED
MAYBE, WAITING = AnswerKind.TENTATIVE, AnswerKind.WAITING
VIBORG, SKIVE, AARHUS = municipality("Viborg"), municipality("Skive"), municipality("Aarhus")

DEADLINE = datetime(2027, 2, 11, 11, 0, tzinfo=UTC)
STARTS = datetime(2027, 3, 2, 8, 30, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def seated(*said: AnswerKind | str | None) -> Line:
    """One invitee of a meeting of two days, who said that: an answer, a substitute's name or nothing, by day."""
    table = Table(meeting(TUESDAY, WEDNESDAY))
    table.seat("Vibeke Jensen", AARHUS, *said)
    return table.lines[0]


def names(lines: tuple[Line, ...]) -> list[str]:
    return [line.person.name for line in lines]


# One line


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        (ONSITE, Standing.ATTENDING),
        (ONLINE, Standing.ATTENDING),
        (AWAY, Standing.DECLINED),
        (MAYBE, Standing.TENTATIVE),
        (WAITING, Standing.PENDING),
        ("Ellen Pedersen", Standing.SUBSTITUTED),
        (None, Standing.PENDING),
    ],
)
def test_an_invitee_stands_where_the_answer_puts_him_that_day_and_nowhere_the_next(said, standing):
    line = seated(said)
    assert (line.standing(1), line.standing(2)) == (standing, Standing.PENDING)


def test_a_substitute_counts_for_more_than_what_the_principal_answered():
    line = seated(ONLINE, ONLINE)
    ellen = Table(meeting()).person("Ellen Pedersen", AARHUS)
    substituted = replace(
        line, substitutions=(Substitution(2, line.person.id, ellen, 1, at=DEADLINE - timedelta(days=1)),)
    )
    assert [substituted.standing(day) for day in (1, 2)] == [Standing.ATTENDING, Standing.SUBSTITUTED]


def test_in_a_seat_sits_the_invitee_the_substitute_or_nobody():
    def sitting(*said: AnswerKind | str | None) -> list[str | None]:
        line = seated(*said)
        return [person.name if (person := line.sits(day)) else None for day in (1, 2)]

    assert sitting(ONSITE, "Ellen Pedersen") == ["Vibeke Jensen", "Ellen Pedersen"]
    assert sitting(AWAY, MAYBE) == [None, None]
    assert sitting(WAITING, None) == [None, None]


SAID = {
    ONLINE: Standing.ATTENDING,
    "Ellen Pedersen": Standing.SUBSTITUTED,
    MAYBE: Standing.TENTATIVE,
    None: Standing.PENDING,
    AWAY: Standing.DECLINED,
}


@pytest.mark.parametrize(("first", "second"), list(product(SAID, SAID)))
def test_of_two_days_the_better_one_counts_and_only_he_has_declined_who_declined_both(first, second):
    better = min(SAID[first], SAID[second], key=list(SAID.values()).index)
    line = seated(first, second)
    assert (line.overall([1, 2]), line.overall([2, 1]), line.overall([2])) == (better, better, SAID[second])


# The whole roll


def two_days() -> Roll:
    table = Table(meeting(TUESDAY, WEDNESDAY))
    table.seat("Signe Dahlgaard", REGION, ONSITE, ONSITE)
    table.seat("Rikke Møller", AARHUS, "Nina Bech", AWAY)
    table.seat("Åse Ørsted", AARHUS, AWAY, AWAY)
    table.seat("Hans Vinther", SKIVE, AWAY, ONSITE)
    table.seat("Marie Rask", SKIVE, None, AWAY)
    table.seat("Bo Lund", VIBORG, AWAY)
    table.seat("Kaj Holm", VIBORG, MAYBE, MAYBE)
    table.seat("Ida Lomborg", KDNET, AWAY, "Jens Ærø")
    return table.roll


def test_persons_are_counted_day_by_day_and_at_the_meeting_as_a_whole():
    roll = two_days()
    assert [roll.count(session) for session in (None, 1, 2)] == [
        Count(attending=2, substituted=2, declined=1, pending=2, tentative=1),
        Count(attending=1, substituted=1, declined=4, pending=1, tentative=1),
        Count(attending=2, substituted=1, declined=3, pending=1, tentative=1),
    ]


def test_municipalities_are_counted_beside_and_the_region_is_none():
    roll = two_days()
    assert roll.municipalities() == (AARHUS, SKIVE, VIBORG)
    assert [roll.count_municipalities(session) for session in (None, 1, 2)] == [
        Count(attending=1, substituted=1, tentative=1),
        Count(substituted=1, pending=1, tentative=1),
        Count(attending=1, declined=1, tentative=1),
    ]


def test_a_municipality_has_declined_only_when_all_its_people_have():
    roll = two_days()
    assert [[roll.standing_of(one.id, [day]) for day in (1, 2)] for one in roll.municipalities()] == [
        [Standing.SUBSTITUTED, Standing.DECLINED],
        [Standing.PENDING, Standing.ATTENDING],
        [Standing.TENTATIVE, Standing.TENTATIVE],
    ]
    assert roll.standing_of(SKIVE.id) is Standing.ATTENDING


def test_nobody_called_is_nobody_counted():
    roll = Table(meeting()).roll
    assert (roll.count(), roll.count_municipalities(), silent(roll)) == (Count(), Count(), ())


@given(rolls())
def test_the_invited_are_always_the_sum_of_the_five_as_persons_and_as_municipalities(roll):
    for session in (None, *roll.meeting.days):
        people, towns = roll.count(session), roll.count_municipalities(session)
        assert people.invited == len(roll.lines)
        assert towns.invited == len(roll.municipalities())
        assert people.answered == people.invited - people.pending
    parted = [roll.with_standing(standing) for standing in Standing]
    assert Count(*map(len, parted)) == roll.count()
    assert sorted(line.invitee.order for part in parted for line in part) == [
        line.invitee.order for line in roll.lines
    ]


@given(rolls())
def test_a_municipality_stands_where_the_best_of_its_people_does(roll):
    for one in roll.municipalities():
        theirs = {line.overall(roll.meeting.days) for line in roll.of(one.id)}
        best = next(standing for standing in SAID.values() if standing in theirs)
        assert roll.standing_of(one.id) is best


def test_a_line_is_found_by_its_invitee_and_the_principals_by_their_substitute():
    table = Table(meeting(TUESDAY, WEDNESDAY))
    rikke = table.seat("Rikke Møller", AARHUS, "Nina Bech", "Nina Bech")
    hans = table.seat("Hans Vinther", SKIVE, ONLINE, "Ellen Pedersen")
    line, other = table.lines
    nina = line.substitutions[0].substitute
    assert (table.roll.line(rikke.id), table.roll.line(nina.id)) == (line, None)
    assert (table.roll.principals(nina.id), table.roll.principals(hans.id)) == ((line,), ())
    assert table.roll.principals(other.substitutions[0].substitute.id) == (other,)
    assert table.roll.of(AARHUS.id) == (line,)


# Those who have not answered


def test_silent_is_who_has_left_a_day_without_any_answer_in_the_order_they_sit():
    table = Table(meeting(TUESDAY, WEDNESDAY))
    table.seat("Silent both days", SKIVE)
    table.seat("Silent the second day", VIBORG, ONLINE)
    table.seat("Maybe and waiting", AARHUS, MAYBE, WAITING)
    table.seat("Away and online", AARHUS, AWAY, ONLINE)
    table.seat("Substituted, then silent", REGION, "Ellen Pedersen")
    table.seat("Substituted both days", REGION, "Jens Ærø", "Jens Ærø")
    assert names(silent(table.roll)) == [
        "Silent both days",
        "Silent the second day",
        "Substituted, then silent",
    ]


def test_wavering_is_who_said_maybe_and_left_nothing_open():
    table = Table(meeting(TUESDAY, WEDNESDAY))
    table.seat("Maybe both days", SKIVE, MAYBE, MAYBE)
    table.seat("Maybe and away", VIBORG, MAYBE, AWAY)
    table.seat("Maybe, then silent", AARHUS, MAYBE)
    table.seat("Maybe, but somebody comes instead", REGION, ONLINE, "Jens Ærø")
    found = tuple(line for line in table.roll.lines if wavers(line, table.roll.meeting.days))
    assert names(found) == ["Maybe both days", "Maybe and away"]


def test_somebody_comes_in_the_seat_of_one_who_never_answered_himself():
    table = Table(meeting())
    table.seat("Vibeke Jensen", AARHUS, "Ellen Pedersen")
    [line] = table.lines
    assert silent(Roll(table.meeting, (replace(line, answers=()),))) == ()


@given(rolls())
def test_whoever_is_not_silent_has_said_something_of_every_day(roll):
    quiet = silent(roll)
    assert [line for line in roll.lines if line in quiet] == list(quiet)
    for line in roll.lines:
        said = {one.session for one in (*line.answers, *line.substitutions)}
        assert (line in quiet) == (said < set(roll.meeting.days))


# Until when


def convened(state: MeetingState = MeetingState.CONVENED) -> Meeting:
    return replace(meeting(state=state), deadlines=Deadlines(DEADLINE, DEADLINE, DEADLINE))


def refusal(state: MeetingState, now: datetime) -> type[refusals.Refusal] | None:
    try:
        check_open(convened(state), now)
    except refusals.Refusal as refused:
        return type(refused)
    return None


@pytest.mark.parametrize(
    ("state", "before", "from_the_start"),
    [
        (MeetingState.PLANNED, refusals.NotConvened, refusals.NotConvened),
        (MeetingState.CONVENED, None, refusals.MeetingStarted),
        (MeetingState.CANCELLED, refusals.MeetingCancelled, refusals.MeetingCancelled),
        (MeetingState.HELD, refusals.MeetingStarted, refusals.MeetingStarted),
    ],
)
def test_answers_are_taken_from_the_convening_until_the_very_start(state, before, from_the_start):
    assert [refusal(state, now) for now in (DEADLINE, STARTS - INSTANT, STARTS)] == [
        before,
        before,
        from_the_start,
    ]


def test_the_refusal_names_the_meeting():
    with pytest.raises(refusals.MeetingStarted) as refused:
        check_open(convened(), STARTS)
    assert refused.value.meeting == convened()


def test_an_answer_at_the_deadline_is_in_time_and_the_next_instant_late():
    assert [is_late(convened(), now) for now in (DEADLINE - INSTANT, DEADLINE, DEADLINE + INSTANT)] == [
        False,
        False,
        True,
    ]


# After a move


def test_what_was_answered_before_the_meeting_was_moved_is_known_and_does_not_count():
    line = seated()
    before = Answer(line.person.id, 1, ONLINE, 1, Source.TEAMS, DEADLINE, line.person.id)
    moved = replace(line, earlier=(before,))
    assert (earlier_answer(moved), earlier_answer(line)) == (before, None)
    assert (moved.overall([1, 2]), moved.sits(1)) == (Standing.PENDING, None)
    assert silent(Roll(replace(convened(), round=2), (moved,))) == (moved,)
