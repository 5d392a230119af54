"""Answers, the cap of seats, the waiting list, and substitutes, on real books."""

import asyncio
from datetime import timedelta

import pytest

from meetings import refusals, seats
from meetings.attendance import Count
from meetings.model import AnswerKind, Language, MeetingKind, Observation, Role, Source
from meetings.notices import Kind
from meetings.office import NewSubstitute
from storage import BookRecords
from tests.parts import council
from tests.parts.council import AARHUS, COMMITTEE, NOW, TWO_DAYS, TWO_SEATS
from tests.parts.room import Room

ANN, BO, CAI, DAN, TEA = "Ann Aarhus", "Bo Aarhus", "Cai Aarhus", "Dan Aarhus", "Tea Vikar"


# Answers


def test_an_answer_is_changed_until_the_meeting_starts(room: Room) -> None:
    id = room.convened()
    room.answer(id, ANN, AnswerKind.ONSITE)
    room.now = room.meeting(id).starts_at - timedelta(microseconds=1)
    room.answer(id, ANN, AnswerKind.DECLINED)
    assert room.standings(id)[ANN] == "declined"
    room.now = room.meeting(id).starts_at
    assert isinstance(room.refused(id, ANN, AnswerKind.ONSITE), refusals.MeetingStarted)


def test_an_answer_after_the_deadline_is_taken_and_marked_late(room: Room) -> None:
    id = room.convened()
    deadline = room.meeting(id).deadlines.responses
    room.now = deadline
    assert not room.answer(id, ANN, AnswerKind.ONSITE).late
    room.now = deadline + timedelta(microseconds=1)
    assert room.answer(id, BO, AnswerKind.ONSITE).late
    lines = {line.person.name: line.answers for line in room.roll(id).lines}
    assert [lines[ANN][0].late, lines[BO][0].late] == [False, True]
    assert [one.late for one in room.history(id)] == [False, True]


def test_the_same_answer_twice_adds_nothing(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    assert room.answer(id, ANN, AnswerKind.ONSITE, remark="med bil").changed
    before = room.seen(id)
    room.now += timedelta(hours=1)
    receipt = room.answer(id, ANN, AnswerKind.ONSITE, remark="med bil")
    assert not receipt.changed
    assert room.seen(id) == before


def test_the_history_holds_every_observation_and_the_last_one_counts(room: Room) -> None:
    id = room.convened()
    ann = room.people[ANN]
    room.answer(id, ANN, AnswerKind.ONSITE, actor=room.by(ANN, Source.CALENDAR))
    room.answer(id, ANN, AnswerKind.DECLINED, actor=room.by(ANN, Source.MAIL_LINK))
    room.answer(id, ANN, AnswerKind.ONSITE, actor=room.secretary)
    sara = room.who("Sara Sekretær")
    on, off = AnswerKind.ONSITE, AnswerKind.DECLINED
    assert room.history(id) == [
        Observation(NOW, ann, 1, None, on, None, Source.CALENDAR, ann.id, False, 1),
        Observation(NOW, ann, 1, on, off, None, Source.MAIL_LINK, ann.id, False, 1),
        Observation(NOW, ann, 1, off, on, None, Source.SECRETARIAT, sara, False, 1),
    ]
    assert room.standings(id)[ANN] == "attending"


def test_a_day_of_a_seminar_is_answered_by_itself(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    room.answer(id, ANN, AnswerKind.ONSITE, sessions=[2])
    assert (room.standings(id, 1)[ANN], room.standings(id, 2)[ANN]) == ("pending", "attending")
    assert isinstance(room.refused(id, ANN, AnswerKind.ONSITE, sessions=[3]), refusals.BadField)


def test_who_is_not_called_is_not_invited(room: Room) -> None:
    id = room.convened()
    for kind in (AnswerKind.ONSITE, AnswerKind.DECLINED):
        assert isinstance(room.refused(id, TEA, kind), refusals.NotInvited)


# Seats


def test_the_third_of_a_municipality_is_refused_with_the_clause_and_who_sits_there(room: Room) -> None:
    id = room.convened()
    room.answer(id, ANN, AnswerKind.ONSITE)
    room.answer(id, BO, AnswerKind.DECLINED, substitute=room.who(TEA))
    refusal = room.refused(id, CAI, AnswerKind.ONSITE)
    assert isinstance(refusal, refusals.SeatsTaken)
    assert (refusal.session, refusal.organisation, refusal.seats, refusal.clause, refusal.holders) == (
        1,
        AARHUS,
        2,
        TWO_SEATS,
        (room.people[ANN], room.people[TEA]),
    )
    room.answer(id, DAN, AnswerKind.ONSITE)  # an observer takes no seat
    room.answer(id, "Eva Region", AnswerKind.ONSITE)


def test_a_third_cannot_send_a_substitute_past_the_cap_either(room: Room) -> None:
    id = room.convened()
    for name in (ANN, BO):
        room.answer(id, name, AnswerKind.ONSITE)
    refusal = room.refused(
        id, CAI, AnswerKind.DECLINED, substitute=NewSubstitute("Ny Mand", "ny@aarhus.example.dk")
    )
    assert isinstance(refusal, refusals.SeatsTaken)


def test_the_cap_counts_each_day_of_a_seminar(room: Room) -> None:
    id = room.convened(TWO_DAYS, kind=MeetingKind.SEMINAR)
    room.answer(id, ANN, AnswerKind.ONSITE)
    room.answer(id, BO, AnswerKind.ONSITE, sessions=[1])
    refusal = room.refused(id, CAI, AnswerKind.ONSITE)
    assert isinstance(refusal, refusals.SeatsTaken)
    assert refusal.session == 1
    room.answer(id, CAI, AnswerKind.ONSITE, sessions=[2])
    assert [room.standings(id, day)[CAI] for day in (1, 2)] == ["pending", "attending"]


def test_fifty_simultaneous_taps_of_one_municipality_never_exceed_the_cap(room: Room) -> None:
    def write(records: BookRecords) -> list[str]:
        names = [f"Nr {number} Aarhus" for number in range(50)]
        for order, name in enumerate(names):
            room.people[name] = council.add(records, name, AARHUS)
            council.seat(records, room.people[name], Role.MEMBER, 10 + order)
        return names

    names = room.books.write_now(write)
    id = room.convened()

    async def tap(name: str) -> object:
        def work(records: BookRecords) -> object:
            return room.office(records).take_answer(id, room.who(name), AnswerKind.ONSITE, room.by(name))

        return await room.books.write(work)

    async def all_at_once() -> list[object]:
        return await asyncio.gather(*map(tap, names), return_exceptions=True)

    done = asyncio.run(all_at_once())
    refused = [one for one in done if isinstance(one, refusals.SeatsTaken)]
    holders = seats.holders(room.roll(id), AARHUS.id, 1)
    assert (len(done) - len(refused), len(refused), len(holders)) == (2, 48, 2)
    assert {(one.clause, one.holders) for one in refused} == {(TWO_SEATS, holders)}
    assert len(room.history(id)) == 2
    assert room.roll(id).count().invited == 57


# The waiting list, and a colleague's seat


def test_the_longest_waiting_gets_the_seat_that_becomes_free(room: Room) -> None:
    id = room.convened(TWO_DAYS, kind=MeetingKind.SEMINAR)
    for name in (ANN, BO):
        room.answer(id, name, AnswerKind.ONSITE)
    room.do(lambda office: office.wait_for_seat(id, room.who(CAI), room.by(CAI)))
    assert room.standings(id)[CAI] == "pending"
    room.now += timedelta(hours=1)
    room.answer(id, ANN, AnswerKind.DECLINED, sessions=[2])
    assert [room.standings(id, day)[CAI] for day in (1, 2)] == ["pending", "attending"]
    last = room.history(id)[-1]
    assert (last.person.name, last.session, last.after, last.source, last.by) == (
        CAI,
        2,
        AnswerKind.ONSITE,
        Source.RULE,
        room.who(ANN),
    )
    assert room.told(id, CAI)[-1] == ("seat_given", "teams")


def test_who_is_given_a_seat_has_the_meeting_in_the_calendar_again(room: Room) -> None:
    id = room.convened(TWO_DAYS, kind=MeetingKind.SEMINAR)
    room.answer(id, CAI, AnswerKind.DECLINED, substitute=room.who(TEA))
    assert room.entry(id, CAI) == (1, "CANCEL")
    room.now += timedelta(minutes=1)
    room.answer(id, CAI, AnswerKind.WAITING, sessions=[1])
    assert room.standings(id)[CAI] == "attending"
    assert room.entry(id, CAI) == (2, "REQUEST")


def test_who_waits_with_a_seat_free_gets_it_at_once(room: Room) -> None:
    id = room.convened()
    receipt = room.do(lambda office: office.wait_for_seat(id, room.who(CAI), room.by(CAI)))
    assert receipt.line.standing(1) == "attending"


def test_a_seat_is_asked_for_and_given_past_the_waiting_list(room: Room) -> None:
    id = room.convened()
    for name in (ANN, BO):
        room.answer(id, name, AnswerKind.ONSITE)
    ann, cai = room.who(ANN), room.who(CAI)
    why = room.refuses(id, lambda office: office.give_seat(id, ann, cai, room.by(ANN)))
    assert isinstance(why, refusals.SeatNotAsked)
    room.do(lambda office: office.ask_for_seat(id, cai, ann, room.by(CAI)))
    assert room.told(id, ANN)[-1] == ("seat_asked", "teams")
    room.now += timedelta(minutes=1)
    room.do(lambda office: office.give_seat(id, ann, cai, room.by(ANN)))
    standings = room.standings(id)
    assert [standings[name] for name in (ANN, BO, CAI)] == ["declined", "attending", "attending"]
    assert room.told(id, CAI)[-1] == ("seat_given", "teams")
    why = room.refuses(id, lambda office: office.give_seat(id, room.who(BO), cai, room.by(BO)))
    assert isinstance(why, refusals.SeatNotAsked)


def test_a_seat_is_not_given_to_who_waits_no_longer(room: Room) -> None:
    id = room.convened()
    for name in (ANN, BO):
        room.answer(id, name, AnswerKind.ONSITE)
    ann, cai = room.who(ANN), room.who(CAI)
    room.do(lambda office: office.ask_for_seat(id, cai, ann, room.by(CAI)))
    room.answer(id, CAI, AnswerKind.DECLINED)
    why = room.refuses(id, lambda office: office.give_seat(id, ann, cai, room.by(ANN)))
    assert isinstance(why, refusals.SeatNotAsked)


def test_only_the_days_that_are_waited_for_are_given(room: Room) -> None:
    id = room.convened(TWO_DAYS, kind=MeetingKind.SEMINAR)
    room.answer(id, ANN, AnswerKind.ONSITE)
    room.answer(id, BO, AnswerKind.ONSITE, sessions=[1])
    room.answer(id, CAI, AnswerKind.ONSITE, sessions=[2])
    ann, cai = room.who(ANN), room.who(CAI)
    room.do(lambda office: office.ask_for_seat(id, cai, ann, room.by(CAI)))
    assert [room.standings(id, day)[CAI] for day in (1, 2)] == ["pending", "attending"]
    room.do(lambda office: office.give_seat(id, ann, cai, room.by(ANN)))
    assert [room.standings(id, day)[CAI] for day in (1, 2)] == ["attending", "attending"]
    assert [room.standings(id, day)[ANN] for day in (1, 2)] == ["declined", "attending"]


def test_an_observer_has_no_seat_to_give(room: Room) -> None:
    id = room.convened()
    for name in (ANN, BO, DAN):
        room.answer(id, name, AnswerKind.ONSITE)
    cai, dan = room.who(CAI), room.who(DAN)
    why = room.refuses(id, lambda office: office.ask_for_seat(id, cai, dan, room.by(CAI)))
    assert isinstance(why, refusals.NotInvited)


# Substitutes


def test_a_substitute_takes_the_seat_and_the_principal_stays_declined(room: Room) -> None:
    id = room.convened()
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=room.who(TEA), remark="ferie")
    line = room.roll(id).line(room.who(ANN))
    assert (line.answer(1).kind, line.answer(1).remark, line.sits(1)) == (
        AnswerKind.DECLINED,
        "ferie",
        room.people[TEA],
    )
    assert room.standings(id)[ANN] == "substituted"
    assert room.history(id)[-1].substitute == room.people[TEA]
    assert [room.entry(id, name) for name in (ANN, TEA)] == [(1, "CANCEL"), (0, "REQUEST")]
    assert room.told(id, TEA) == [("substitute", "teams"), ("substitute", "mail")]


def test_a_substitute_may_come_for_one_day_of_a_seminar(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    room.answer(id, ANN, AnswerKind.ONSITE)
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=room.who(TEA), sessions=[2])
    line = room.roll(id).line(room.who(ANN))
    assert [line.sits(day).name for day in (1, 2)] == [ANN, TEA]
    assert room.entry(id, ANN) == (0, "REQUEST")
    assert room.roll(id).count(2) == Count(substituted=1, pending=6)


def test_a_new_substitute_is_written_down_in_the_principals_organisation(room: Room) -> None:
    id = room.convened()
    new = NewSubstitute(" Ellen Pedersen ", "Ellen@Aarhus.example.dk")
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=new)
    ellen = room.books.read_now(lambda records: records.person_with_email("ellen@aarhus.example.dk"))
    assert (ellen.name, ellen.organisation, ellen.language) == ("Ellen Pedersen", AARHUS, Language.DA)
    assert room.roll(id).line(room.who(ANN)).sits(1) == ellen
    again = NewSubstitute("Ellen", "ELLEN@aarhus.example.dk")
    other = room.convened(TWO_DAYS)
    room.answer(other, BO, AnswerKind.DECLINED, substitute=again)
    assert room.roll(other).line(room.who(BO)).sits(1) == ellen


@pytest.mark.parametrize(
    ("named", "problem"),
    [(ANN, "self"), (BO, "invited"), ("Ea Skive", "invited")],
)
def test_who_is_called_does_not_come_for_another(room: Room, named: str, problem: str) -> None:
    id = room.convened()
    email = room.people[named].email
    refusal = room.refused(id, ANN, AnswerKind.DECLINED, substitute=NewSubstitute(named, email))
    assert isinstance(refusal, refusals.NoSuchSubstitute)
    assert refusal.problem == problem


def test_a_substitute_from_elsewhere_is_refused_with_the_clause(room: Room) -> None:
    id = room.convened()
    stranger = room.books.write_now(lambda records: council.add(records, "Uffe Skive", council.SKIVE))
    refusal = room.refused(
        id, ANN, AnswerKind.DECLINED, substitute=NewSubstitute(stranger.name, stranger.email)
    )
    assert isinstance(refusal, refusals.NoSuchSubstitute)
    assert (refusal.problem, refusal.clause) == ("organisation", council.OWN_PEOPLE)


def test_a_substitute_sits_in_one_seat_a_day(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    tea = room.who(TEA)
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=tea, sessions=[1])
    refusal = room.refused(id, BO, AnswerKind.DECLINED, substitute=tea)
    assert isinstance(refusal, refusals.NoSuchSubstitute)
    assert refusal.problem == "taken"
    room.answer(id, BO, AnswerKind.DECLINED, substitute=tea, sessions=[2])
    assert [line.person.name for line in room.roll(id).principals(tea)] == [ANN, BO]


def test_a_substitute_who_steps_back_leaves_the_seat_and_the_principals_answer(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=room.who(TEA), remark="ferie")
    room.now += timedelta(hours=1)
    room.answer(id, TEA, AnswerKind.DECLINED, sessions=[2])
    line = room.roll(id).line(room.who(ANN))
    assert [line.standing(day) for day in (1, 2)] == ["substituted", "declined"]
    assert [answer.remark for answer in line.answers] == ["ferie", "ferie"]
    assert room.entry(id, TEA) == (1, "REQUEST")
    assert room.told(id, TEA)[-2:] == [("substitute", "teams"), ("substitute", "mail")]
    assert room.told(id, ANN)[-1] == ("substitute_left", "teams")
    before = room.seen(id)
    room.answer(id, TEA, AnswerKind.DECLINED, sessions=[2])
    assert room.seen(id) == before
    room.answer(id, TEA, AnswerKind.DECLINED)
    assert room.standings(id)[ANN] == "declined"
    assert room.entry(id, TEA) == (2, "CANCEL")


def test_a_substitute_who_comes_on_other_days_gets_a_new_entry(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=room.who(TEA), sessions=[1])
    room.now += timedelta(hours=1)
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=room.who(TEA))
    assert room.entry(id, TEA) == (1, "REQUEST")
    room.now += timedelta(hours=1)
    room.answer(id, ANN, AnswerKind.ONSITE, sessions=[1])
    assert room.entry(id, TEA) == (2, "REQUEST")
    assert room.told(id, TEA) == [("substitute", "teams"), ("substitute", "mail")] * 3
    room.now += timedelta(hours=1)
    before = room.told(id, TEA)
    room.answer(id, ANN, AnswerKind.ONLINE, sessions=[1])
    assert (room.entry(id, TEA), room.told(id, TEA)) == ((2, "REQUEST"), before)


def test_a_principal_who_comes_after_all_lets_the_substitute_go(room: Room) -> None:
    id = room.convened()
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=room.who(TEA))
    room.now += timedelta(hours=1)
    room.answer(id, ANN, AnswerKind.ONSITE)
    assert room.standings(id)[ANN] == "attending"
    assert [room.entry(id, name) for name in (ANN, TEA)] == [(2, "REQUEST"), (1, "CANCEL")]
    assert room.told(id, TEA)[-2:] == [("released", "teams"), ("released", "mail")]


def test_a_substitute_of_two_is_let_go_by_one_and_still_comes_for_the_other(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    tea = room.who(TEA)
    room.answer(id, ANN, AnswerKind.DECLINED, substitute=tea, sessions=[1])
    room.now += timedelta(minutes=1)
    room.answer(id, BO, AnswerKind.DECLINED, substitute=tea, sessions=[2])
    room.now += timedelta(minutes=1)
    assert room.entry(id, TEA) == (1, "REQUEST")
    room.answer(id, BO, AnswerKind.ONSITE, sessions=[2])
    assert room.entry(id, TEA) == (2, "REQUEST")
    assert room.told(id, TEA)[-2:] == [("substitute", "teams"), ("substitute", "mail")]
    told = [one.new.about for one in room.notices(id) if one.new.kind is Kind.SUBSTITUTE]
    assert told[-1] == room.who(ANN)
    room.answer(id, ANN, AnswerKind.ONSITE)
    assert room.entry(id, TEA) == (3, "CANCEL")
    assert room.told(id, TEA)[-2:] == [("released", "teams"), ("released", "mail")]


def test_a_substitute_of_two_who_steps_back_from_both_comes_for_nobody(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    for day, name in enumerate((ANN, BO), 1):
        room.answer(id, name, AnswerKind.DECLINED, substitute=room.who(TEA), sessions=[day])
    room.now += timedelta(minutes=1)
    room.answer(id, TEA, AnswerKind.DECLINED)
    assert room.entry(id, TEA) == (3, "CANCEL")
    assert room.roll(id).principals(room.who(TEA)) == ()


def test_candidates_are_deputies_then_earlier_substitutes_then_uncalled_colleagues(room: Room) -> None:
    def write(records: BookRecords) -> None:
        for name in ("Per Vikar", "Ole Suppleant"):
            room.people[name] = council.add(records, name, AARHUS)
        deputy = council.Membership(
            room.people["Ole Suppleant"], Role.DEPUTY, council.date(2024, 1, 1), deputy_for=room.who(ANN)
        )
        records.put_membership(COMMITTEE.id, deputy)

    room.books.write_now(write)
    earlier = room.convened()
    room.answer(earlier, ANN, AnswerKind.DECLINED, substitute=room.who(TEA))
    id = room.convened(TWO_DAYS)
    candidates = room.do(lambda office: office.candidates(id, room.who(ANN)))
    assert [person.name for person in candidates] == ["Ole Suppleant", TEA, "Per Vikar"]
