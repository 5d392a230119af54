"""Meetings with their days, who is called, what they answered, and how it came about."""

from dataclasses import replace
from datetime import time

import pytest

from meetings import refusals
from meetings.attendance import Line, Roll
from meetings.model import (
    Answer,
    AnswerKind,
    Invitee,
    Meeting,
    MeetingId,
    MeetingState,
    Observation,
    Person,
    Role,
    Session,
    Source,
    Substitution,
)
from storage import BookRecords, Overtaken, Store
from tests.parts import council
from tests.parts.council import AARHUS, COMMITTEE, NOW, REGION, SKIVE, TWO_DAYS, VIBORG, later


@pytest.fixture
def books(books: Store) -> Store:
    books.write_now(council.found)
    return books


def put(books: Store, *meetings: Meeting) -> None:
    def write(records: BookRecords) -> None:
        for meeting in meetings:
            records.put_meeting(meeting)

    books.write_now(write)


def answer(person: Person, kind: AnswerKind, session: int = 1, round: int = 1) -> Answer:
    return Answer(person.id, session, kind, round, Source.TEAMS, NOW, person.id)


# Meetings


def test_a_meeting_is_read_as_written(books: Store) -> None:
    meeting = council.meeting(sessions=TWO_DAYS)
    put(books, meeting)
    assert books.read_now(lambda records: records.meeting(meeting.id)) == meeting
    assert books.write_now(lambda records: records.meeting(meeting.id, lock=True)) == meeting


def test_a_changed_meeting_is_read_with_its_days_before_the_move(books: Store) -> None:
    meeting = council.meeting(sessions=TWO_DAYS)
    moved = replace(
        meeting,
        sessions=(Session(1, TWO_DAYS[1].day, time(2, 30), time(15, 0)),),
        before_move=TWO_DAYS,
        round=2,
        revision=5,
        state=MeetingState.CONVENED,
        reason="Lokalet er optaget",
        case_number="1-00-00-27",
        join_url="https://teams.example/1",
        convened_at=later(hours=1),
        agenda_published_at=later(days=1, microseconds=7),
        agenda_note="Mødet holdes via Teams",
    )
    put(books, meeting, moved)
    assert books.read_now(lambda records: records.meeting(meeting.id)) == moved


def test_the_wall_time_its_zone_and_the_instant_are_all_kept(books: Store) -> None:
    put(books, council.meeting())
    row = books.read_now(
        lambda records: records.connection.exec_driver_sql(
            "SELECT starts, zone, starts_at FROM session"
        ).one()
    )
    assert str(row.starts).startswith("09:30:00")
    assert row.zone == "Europe/Copenhagen"
    assert str(row.starts_at).startswith("2027-03-02 08:30:00")


def test_the_same_meeting_written_twice_is_one(books: Store) -> None:
    meeting = council.meeting()
    put(books, meeting, meeting)
    assert books.read_now(lambda records: records.meeting(meeting.id)) == meeting


def test_a_meeting_is_not_written_over_a_newer_revision_of_itself(books: Store) -> None:
    meeting = council.meeting()
    put(books, replace(meeting, revision=3))
    for stale in (meeting, replace(meeting, title="En anden", revision=3)):
        with pytest.raises(Overtaken):
            put(books, stale)
    assert books.read_now(lambda records: records.meeting(meeting.id)) == replace(meeting, revision=3)


def test_a_meeting_exists_once_it_is_written(books: Store) -> None:
    put(books, council.meeting())
    exists = [
        books.read_now(lambda records, slug=slug: records.meeting_exists(MeetingId(slug)))
        for slug in ("ekr-2027-03-02", "ekr-2027-03-03")
    ]
    assert exists == [True, False]


def test_a_committees_meetings_come_by_their_start(books: Store) -> None:
    late, early = council.meeting("a", TWO_DAYS), council.meeting("b")
    put(books, late, early)
    assert books.read_now(lambda records: records.meetings_of_committee(COMMITTEE.id)) == [early, late]


def test_a_persons_meetings_are_those_called_to_and_those_come_to_for_another(books: Store) -> None:
    called, for_another, formerly, not_theirs = (council.meeting(id) for id in "abcd")
    formerly = replace(formerly, round=2)

    def write(records: BookRecords) -> tuple[Person, Person]:
        bo, ase = council.add(records, "Bo Bak", SKIVE), council.add(records, "Åse Ø", AARHUS)
        for meeting in (formerly, for_another, called, not_theirs):
            records.put_meeting(meeting)
        records.put_invitees(called.id, [Invitee(bo, SKIVE, Role.MEMBER, 1)])
        records.put_invitees(not_theirs.id, [Invitee(ase, AARHUS, Role.MEMBER, 1)])
        for meeting in (for_another, formerly):
            records.put_substitution(meeting.id, Substitution(1, ase.id, bo, 1, NOW))
        return bo, ase

    bo, ase = books.write_now(write)
    assert books.read_now(lambda records: records.meetings_of_person(bo.id)) == [called, for_another]
    assert books.read_now(lambda records: records.meetings_of_person(ase.id)) == [not_theirs]


# The roll


def called(records: BookRecords, meeting: Meeting) -> dict[str, Person]:
    """Four people of two municipalities and the region, in the order they sit."""
    people = {
        name: council.add(records, name, organisation)
        for name, organisation in (("Eva", REGION), ("Bo", SKIVE), ("Åse", AARHUS), ("Ib", AARHUS))
    }
    records.put_meeting(meeting)
    invitees = [
        Invitee(person, person.organisation, Role.CHAIR if order == 1 else Role.MEMBER, order)
        for order, person in enumerate(people.values(), 1)
    ]
    records.put_invitees(meeting.id, list(reversed(invitees)))
    return people


def test_the_roll_holds_everybody_called_in_the_order_they_sit(books: Store) -> None:
    meeting = council.meeting()
    people = books.write_now(lambda records: called(records, meeting))
    expected = [
        Line(Invitee(person, person.organisation, Role.CHAIR if order == 1 else Role.MEMBER, order))
        for order, person in enumerate(people.values(), 1)
    ]
    assert books.read_now(lambda records: records.roll(meeting)) == Roll(meeting, tuple(expected))
    assert books.read_now(lambda records: records.roll(meeting, AARHUS.id)) == Roll(
        meeting, tuple(expected[2:])
    )
    assert books.read_now(lambda records: records.roll(meeting, VIBORG.id)) == Roll(meeting, ())


def test_the_roll_holds_answers_substitutes_and_what_was_answered_before_the_move(books: Store) -> None:
    first = council.meeting(sessions=TWO_DAYS)
    second = replace(first, round=2, revision=2)

    def write(records: BookRecords) -> tuple[dict[str, Person], Person]:
        people = called(records, first)
        stand_in = council.add(records, "Tea Vikar", AARHUS)
        for day in (2, 1):
            records.put_answer(first.id, answer(people["Åse"], AnswerKind.ONSITE, day))
        records.put_substitution(first.id, Substitution(1, people["Bo"].id, stand_in, 1, NOW))
        records.put_meeting(second)
        records.put_answer(first.id, answer(people["Åse"], AnswerKind.DECLINED, 2, round=2))
        late = replace(
            answer(people["Ib"], AnswerKind.TENTATIVE, 1, 2), late=True, remark="måske", by=people["Eva"].id
        )
        records.put_answer(first.id, late)
        records.put_substitution(
            first.id, Substitution(2, people["Åse"].id, stand_in, 2, later(hours=1), mandate=False)
        )
        return people, stand_in

    people, stand_in = books.write_now(write)
    roll = books.read_now(lambda records: records.roll(second))
    assert [(line.person.name, line.answers, line.substitutions, line.earlier) for line in roll.lines] == [
        ("Eva", (), (), ()),
        ("Bo", (), (), ()),
        (
            "Åse",
            (answer(people["Åse"], AnswerKind.DECLINED, 2, 2),),
            (Substitution(2, people["Åse"].id, stand_in, 2, later(hours=1), mandate=False),),
            (answer(people["Åse"], AnswerKind.ONSITE, 1), answer(people["Åse"], AnswerKind.ONSITE, 2)),
        ),
        (
            "Ib",
            (
                replace(
                    answer(people["Ib"], AnswerKind.TENTATIVE, 1, 2),
                    late=True,
                    remark="måske",
                    by=people["Eva"].id,
                ),
            ),
            (),
            (),
        ),
    ]
    of_aarhus = books.read_now(lambda records: records.roll(second, AARHUS.id))
    assert of_aarhus.lines == roll.lines[2:]


def test_the_seat_stays_with_the_organisation_it_was_given_to(books: Store) -> None:
    meeting = council.meeting()

    def write(records: BookRecords) -> Person:
        records.put_meeting(meeting)
        bo = council.add(records, "Bo", VIBORG)
        records.put_invitees(meeting.id, [Invitee(bo, SKIVE, Role.OBSERVER, 4)])
        return bo

    bo = books.write_now(write)
    assert books.read_now(lambda records: records.roll(meeting, SKIVE.id)).lines == (
        Line(Invitee(bo, SKIVE, Role.OBSERVER, 4)),
    )


def test_calling_again_replaces_the_whole_list(books: Store) -> None:
    meeting = council.meeting()

    def write(records: BookRecords) -> Person:
        people = called(records, meeting)
        records.put_invitees(meeting.id, [Invitee(people["Ib"], AARHUS, Role.CHAIR, 9)])
        return people["Ib"]

    ib = books.write_now(write)
    expected = (Line(Invitee(ib, AARHUS, Role.CHAIR, 9)),)
    assert books.read_now(lambda records: records.roll(meeting)).lines == expected
    books.write_now(lambda records: records.put_invitees(meeting.id, []))
    assert books.read_now(lambda records: records.roll(meeting)).lines == ()


def test_an_answer_written_again_is_the_current_one(books: Store) -> None:
    meeting = council.meeting()

    def write(records: BookRecords) -> Answer:
        people = called(records, meeting)
        records.put_answer(meeting.id, answer(people["Bo"], AnswerKind.ONSITE))
        changed = replace(answer(people["Bo"], AnswerKind.DECLINED), source=Source.CALENDAR, at=later(days=1))
        records.put_answer(meeting.id, changed)
        return changed

    changed = books.write_now(write)
    lines = books.read_now(lambda records: records.roll(meeting)).lines
    assert [line.answers for line in lines] == [(), (changed,), (), ()]


def test_the_roll_within_a_unit_of_work_follows_every_write(books: Store) -> None:
    meeting = council.meeting()

    def write(records: BookRecords) -> list[tuple[object, ...]]:
        people = called(records, meeting)
        bo, stand_in = people["Bo"], council.add(records, "Tea Vikar", SKIVE)
        seen: list[tuple[object, ...]] = []

        def look() -> None:
            line = records.roll(records.meeting(meeting.id), SKIVE.id).lines[0]
            whole = records.roll(records.meeting(meeting.id)).lines[1]
            assert line == whole
            seen.append((line.answers, line.substitutions, line.earlier))

        look()
        records.put_answer(meeting.id, answer(bo, AnswerKind.DECLINED))
        look()
        records.put_substitution(meeting.id, Substitution(1, bo.id, stand_in, 1, NOW))
        look()
        records.end_substitution(meeting.id, bo.id, 1)
        look()
        records.put_meeting(replace(meeting, round=2, revision=2))
        look()
        return [stand_in, *seen]

    stand_in, *seen = books.write_now(write)
    bo = books.read_now(lambda records: records.roll(meeting, SKIVE.id)).lines[0].person
    declined = answer(bo, AnswerKind.DECLINED)
    assert seen == [
        ((), (), ()),
        ((declined,), (), ()),
        ((declined,), (Substitution(1, bo.id, stand_in, 1, NOW),), ()),
        ((declined,), (), ()),
        ((), (), (declined,)),
    ]


def test_nobody_sits_in_two_seats_at_once(books: Store) -> None:
    meeting = council.meeting(sessions=TWO_DAYS)

    def write(records: BookRecords) -> None:
        people = called(records, meeting)
        for principal, session in (("Bo", 1), ("Åse", 2), ("Åse", 1)):
            substitution = Substitution(session, people[principal].id, people["Ib"], 1, NOW)
            records.put_substitution(meeting.id, substitution)

    with pytest.raises(Exception, match=r"substitution.*substitute_id|uq_substitution"):
        books.write_now(write)


def test_earlier_substitutes_come_once_each_and_the_latest_first(books: Store) -> None:
    first, second = council.meeting("a"), council.meeting("b", TWO_DAYS)

    def write(records: BookRecords) -> tuple[Person, list[Person]]:
        people = called(records, first)
        records.put_meeting(second)
        tea, per = council.add(records, "Tea", SKIVE), council.add(records, "Per", SKIVE)
        bo = people["Bo"].id
        records.put_substitution(first.id, Substitution(1, bo, tea, 1, NOW))
        records.put_substitution(second.id, Substitution(1, bo, per, 1, later(days=1)))
        records.put_substitution(second.id, Substitution(2, bo, per, 1, later(days=1)))
        return people["Bo"], [per, tea]

    bo, expected = books.write_now(write)
    assert books.read_now(lambda records: records.earlier_substitutes(bo.id)) == expected


def test_the_history_is_read_in_the_order_it_happened(books: Store) -> None:
    meeting = council.meeting()

    def write(records: BookRecords) -> list[Observation]:
        people = called(records, meeting)
        bo, eva = people["Bo"], people["Eva"]
        told = [
            Observation(NOW, bo, 1, None, AnswerKind.ONSITE, None, Source.PAGE, bo.id, False, 1),
            Observation(
                later(minutes=-5),
                bo,
                1,
                AnswerKind.ONSITE,
                AnswerKind.DECLINED,
                eva,
                Source.RULE,
                eva.id,
                True,
                2,
            ),
            Observation(NOW, eva, 2, AnswerKind.WAITING, None, None, Source.CALENDAR, eva.id, False, 1),
        ]
        for one in told:
            records.observe(meeting.id, one)
        return told

    told = books.write_now(write)
    assert books.read_now(lambda records: records.history(meeting.id)) == told


# Seat wishes


def test_a_seat_that_was_asked_for_is_asked_for_until_the_wish_is_dropped(books: Store) -> None:
    meeting = council.meeting()

    def write(records: BookRecords) -> list[bool]:
        people = called(records, meeting)
        bo, ase, ib = people["Bo"].id, people["Åse"].id, people["Ib"].id
        records.put_seat_wish(meeting.id, bo, ase, NOW)
        records.put_seat_wish(meeting.id, bo, ase, later(hours=1))
        asked = [records.seat_wish(meeting.id, bo, holder) for holder in (ase, ib)]
        records.drop_seat_wishes(meeting.id, bo)
        return [*asked, records.seat_wish(meeting.id, bo, ase)]

    assert books.write_now(write) == [True, False, False]


def test_a_wish_does_not_outlive_a_move(books: Store) -> None:
    meeting = council.meeting()

    def write(records: BookRecords) -> bool:
        people = called(records, meeting)
        records.put_seat_wish(meeting.id, people["Bo"].id, people["Åse"].id, NOW)
        records.put_meeting(replace(meeting, round=2, revision=2))
        return records.seat_wish(meeting.id, people["Bo"].id, people["Åse"].id)

    assert books.write_now(write) is False


def test_a_meeting_that_is_not_there_is_unknown(books: Store) -> None:
    for lock in (False, True):
        with pytest.raises(refusals.Unknown) as unknown:
            books.write_now(lambda records, lock=lock: records.meeting(MeetingId("nowhere"), lock=lock))
        assert (unknown.value.what, unknown.value.name) == ("meeting", "nowhere")


def test_a_foreign_key_to_nothing_is_refused(books: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        books.write_now(lambda records: records.put_meeting(replace(council.meeting(), committee="nowhere")))
    assert books.read_now(lambda records: records.meetings_of_committee(COMMITTEE.id)) == []
