"""Whatever people do in whatever order, the sums add up, the cap holds, and the calendars are told the truth."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from meetings import refusals, seats
from meetings.attendance import Roll, Standing
from meetings.entries import Entry, Method
from meetings.model import AnswerKind, MeetingId, MeetingKind, MeetingState, Observation, PersonId, Source
from meetings.office import Actor, Amendment, NewSubstitute, Office
from storage import BookRecords, Store
from tests.parts.council import AARHUS, NOW, TWO_DAYS, VIBORG
from tests.parts.room import SEATED, Room

CALLED = [name for name, _, _ in SEATED]
OUTSIDERS = ["Tea Vikar", "Sara Sekretær"]
people = st.sampled_from([*CALLED, *OUTSIDERS])
called = st.sampled_from(CALLED)
days = st.sampled_from([None, (1,), (2,), (1, 2)])
kinds = st.sampled_from([kind for kind in AnswerKind if kind is not AnswerKind.ONLINE])
substitutes = st.sampled_from(["tea.vikar", "bo.aarhus", "ny"])
CAP = 2

_numbers = count(1)


class Verbs(RuleBasedStateMachine):
    """One two-day meeting with two seats a municipality; every history gets a meeting of its own."""

    room: Room

    @initialize()
    def convene(self) -> None:
        self.room.now = NOW
        self.number = next(_numbers)
        slug = f"meeting-{self.number}"
        self.id: MeetingId = self.room.convened(TWO_DAYS, kind=MeetingKind.SEMINAR, slug=slug)
        self.entries: dict[PersonId, Entry] = {}

    # what people do

    def attempt(self, verb: Callable[[Office], Any]) -> None:
        """A refusal must leave everything as it was."""
        self.room.now += timedelta(seconds=1)
        before = self.room.seen(self.id)
        if isinstance(self.room.attempt(verb), refusals.Refusal):
            assert self.room.seen(self.id) == before

    @rule(who=people, kind=kinds, sessions=days, remark=st.sampled_from(["", "med bil"]))
    def answer(self, who: str, kind: AnswerKind, sessions: Any, remark: str) -> None:
        person, actor = self.room.who(who), self.room.by(who)
        self.attempt(
            lambda office: office.take_answer(self.id, person, kind, actor, sessions=sessions, remark=remark)
        )

    @rule(who=called, kind=kinds, sessions=days)
    def answer_for_somebody(self, who: str, kind: AnswerKind, sessions: Any) -> None:
        person, actor = self.room.who(who), self.room.secretary
        self.attempt(lambda office: office.take_answer(self.id, person, kind, actor, sessions=sessions))

    @rule(who=called, sessions=days)
    def withdraw_an_answer(self, who: str, sessions: Any) -> None:
        person, actor = self.room.who(who), self.room.secretary
        self.attempt(lambda office: office.withdraw_answer(self.id, person, actor, sessions))

    @rule(who=called, whom=substitutes, sessions=days)
    def send_substitute(self, who: str, whom: str, sessions: Any) -> None:
        name = f"{whom}-{self.number}" if whom == "ny" else whom
        named = NewSubstitute("Vikar", f"{name}@aarhus.example.dk")
        person, actor = self.room.who(who), self.room.by(who)
        self.attempt(
            lambda office: office.take_answer(
                self.id, person, AnswerKind.DECLINED, actor, sessions=sessions, substitute=named
            )
        )

    @rule(place=st.sampled_from(["Rådhuset", "Godsbanen", "Skive"]))
    def amend(self, place: str) -> None:
        change, secretary = Amendment(place=place), self.room.secretary
        self.attempt(lambda office: office.amend(self.id, change, secretary))

    @rule(asker=called, holder=called)
    def ask_for_seat(self, asker: str, holder: str) -> None:
        one, other, actor = self.room.who(asker), self.room.who(holder), self.room.by(asker)
        self.attempt(lambda office: office.ask_for_seat(self.id, one, other, actor))

    @rule(asker=called, holder=called)
    def give_seat(self, asker: str, holder: str) -> None:
        one, other, actor = self.room.who(holder), self.room.who(asker), self.room.by(holder)
        self.attempt(lambda office: office.give_seat(self.id, one, other, actor))

    @rule(days_on=st.integers(1, 3), one_day=st.booleans())
    def move(self, days_on: int, one_day: bool) -> None:
        def verb(office: Office) -> None:
            sessions = office.records.meeting(self.id).sessions
            moved = tuple(
                type(one)(one.number, one.day + timedelta(days=days_on), one.start, one.end)
                for one in sessions
            )
            office.move(self.id, moved[:1] if one_day else moved, "", self.room.secretary)

        self.attempt(verb)

    @rule(hours=st.integers(1, 48))
    def wait(self, hours: int) -> None:
        self.room.now += timedelta(hours=hours)

    @precondition(lambda self: self.room.meeting(self.id).state is MeetingState.CONVENED)
    @rule(really=st.integers(0, 9))
    def cancel(self, really: int) -> None:
        if really == 0:
            self.attempt(lambda office: office.cancel(self.id, "", Actor(None, Source.SECRETARIAT)))

    # what is always true

    @invariant()
    def the_books_are_true(self) -> None:
        def look(records: BookRecords) -> tuple[Roll, Sequence[Observation], Sequence[Entry]]:
            roll = records.roll(records.meeting(self.id))
            return roll, records.history(self.id), records.entries(self.id)

        roll, history, entries = self.room.books.read_now(look)
        the_cap_holds_and_nobody_waits_for_a_free_seat(roll)
        the_sums_add_up(roll)
        nobody_sits_in_two_seats(roll)
        every_answer_is_the_last_thing_its_history_says(roll, history)
        for entry in entries:
            before = self.entries.get(entry.person, entry)
            assert entry == before or (entry.sequence >= before.sequence and entry.stamp > before.stamp)
            self.entries[entry.person] = entry
        stands = {entry.person for entry in entries if entry.method is Method.REQUEST}
        assert stands == should_stand(roll)

    def teardown(self) -> None:
        forged = self.room.books.read_now(lambda records: list(records.forged()))
        assert forged == []


def the_cap_holds_and_nobody_waits_for_a_free_seat(roll: Roll) -> None:
    for day in roll.meeting.days:
        for town in (AARHUS.id, VIBORG.id):
            taken = len(seats.holders(roll, town, day))
            assert taken <= CAP
            if roll.meeting.state is MeetingState.CONVENED and taken < CAP:
                assert not seats.waiting(roll, town, day)


def the_sums_add_up(roll: Roll) -> None:
    for day in (None, *roll.meeting.days):
        assert roll.count(day).invited == len(roll.lines) == len(CALLED)
        assert roll.count_municipalities(day).invited == 3
    by_standing = [line for standing in Standing for line in roll.with_standing(standing)]
    assert len(by_standing) == len(CALLED)


def nobody_sits_in_two_seats(roll: Roll) -> None:
    for day in roll.meeting.days:
        sitting = [person.id for line in roll.lines if (person := line.sits(day))]
        assert len(sitting) == len(set(sitting))


def every_answer_is_the_last_thing_its_history_says(roll: Roll, history: Sequence[Observation]) -> None:
    last = {(one.person.id, one.session, one.round): one for one in history}
    stands = {(one.person, one.session) for line in roll.lines for one in line.answers}
    here = {key: one for key, one in last.items() if key[2] == roll.meeting.round and roll.line(key[0])}
    assert stands == {key[:2] for key, one in here.items() if one.after is not None}
    for line in roll.lines:
        for answer in line.answers:
            said = last[answer.person, answer.session, answer.round]
            assert (said.after, said.at, said.source, said.by, said.late) == (
                answer.kind,
                answer.at,
                answer.source,
                answer.by,
                answer.late,
            )
            seat = line.substitution(answer.session)
            assert said.substitute == (seat.substitute if seat else None)


def should_stand(roll: Roll) -> set[PersonId]:
    """In whose calendar the meeting stands: those who may still come, and those who come for them."""
    if roll.meeting.state is MeetingState.CANCELLED:
        return set()
    away = {Standing.DECLINED, Standing.SUBSTITUTED}
    invited = {line.person.id for line in roll.lines if line.overall(roll.meeting.days) not in away}
    return invited | {one.substitute.id for line in roll.lines for one in line.substitutions}


def explore(books: Store, histories: int) -> None:
    class Here(Verbs):
        room = Room(books).furnish()

    run_state_machine_as_test(
        Here, settings=settings(max_examples=histories, stateful_step_count=20, deadline=None, database=None)
    )


def test_any_sequence_of_verbs_keeps_the_books_true(sqlite_books: Store) -> None:
    explore(sqlite_books, histories=40)


def test_any_sequence_of_verbs_keeps_them_true_on_postgresql_too(postgresql_books: Store) -> None:
    explore(postgresql_books, histories=8)
