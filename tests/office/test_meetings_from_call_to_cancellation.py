"""A meeting's life: called, answered, moved, answered again, cancelled; and what everybody's calendar was told."""

from dataclasses import replace
from datetime import date, time, timedelta

from meetings import refusals
from meetings.attendance import Count, earlier_answer
from meetings.model import AnswerKind, MeetingState, Session, Source
from meetings.office import Actor
from tests.parts.council import NOW, ONE_DAY, TWO_DAYS
from tests.parts.room import Room

LATER = (replace(ONE_DAY[0], day=date(2027, 3, 9)),)
EVERYBODY = ["Eva Region", "Ann Aarhus", "Bo Aarhus", "Cai Aarhus", "Dan Aarhus", "Ea Skive", "Fie Viborg"]


def test_convening_calls_the_members_in_the_order_they_sit_and_not_the_secretariat(room: Room) -> None:
    id = room.convened()
    roll = room.roll(id)
    assert [line.person.name for line in roll.lines] == EVERYBODY
    assert roll.count() == Count(pending=7)
    assert room.meeting(id).state is MeetingState.CONVENED
    assert room.told(id, "Ann Aarhus") == [("convened", "teams"), ("convened", "mail")]
    assert room.told(id, "Sara Sekretær") == []


def test_convening_twice_changes_nothing(room: Room) -> None:
    id = room.convened()
    before = room.seen(id)
    room.now += timedelta(hours=1)
    room.do(lambda office: office.convene(id, room.secretary))
    assert room.seen(id) == before


def test_every_answer_stands_in_the_roll_and_in_the_sums(room: Room) -> None:
    id = room.convened()
    room.answer(id, "Ann Aarhus", AnswerKind.ONSITE)
    room.answer(id, "Ea Skive", AnswerKind.DECLINED, remark="ferie")
    room.answer(id, "Bo Aarhus", AnswerKind.DECLINED, substitute=room.who("Tea Vikar"))
    room.answer(id, "Fie Viborg", AnswerKind.TENTATIVE)
    roll = room.roll(id)
    assert room.standings(id) == {
        "Eva Region": "pending",
        "Ann Aarhus": "attending",
        "Bo Aarhus": "substituted",
        "Cai Aarhus": "pending",
        "Dan Aarhus": "pending",
        "Ea Skive": "declined",
        "Fie Viborg": "tentative",
    }
    assert roll.count() == Count(attending=1, substituted=1, declined=1, pending=3, tentative=1)
    assert roll.count_municipalities() == Count(attending=1, declined=1, tentative=1)


def test_a_moved_meeting_asks_everybody_again_and_knows_the_old_answers(room: Room) -> None:
    id = room.convened()
    room.answer(id, "Ann Aarhus", AnswerKind.ONSITE)
    room.answer(id, "Ea Skive", AnswerKind.DECLINED)
    room.now += timedelta(days=1)
    moved = room.do(lambda office: office.move(id, LATER, "Lokalet er optaget", room.secretary))
    assert (moved.round, moved.before_move, moved.sessions) == (2, ONE_DAY, LATER)
    roll = room.roll(id)
    assert roll.count() == Count(pending=7)
    earlier = {line.person.name: earlier_answer(line) for line in roll.lines}
    kinds = {name: answer.kind for name, answer in earlier.items() if answer}
    assert kinds == {"Ann Aarhus": AnswerKind.ONSITE, "Ea Skive": AnswerKind.DECLINED}
    assert room.told(id, "Fie Viborg")[-2:] == [("moved", "teams"), ("moved", "mail")]
    room.answer(id, "Ea Skive", AnswerKind.ONSITE)
    line = room.roll(id).line(room.who("Ea Skive"))
    assert [one.kind for one in (*line.answers, *line.earlier)] == [AnswerKind.ONSITE, AnswerKind.DECLINED]


def test_a_seminar_moved_to_one_day_keeps_what_was_answered_for_both(room: Room) -> None:
    id = room.convened(TWO_DAYS)
    room.answer(id, "Ann Aarhus", AnswerKind.ONSITE)
    room.do(lambda office: office.move(id, LATER, "", room.secretary))
    line = room.roll(id).line(room.who("Ann Aarhus"))
    assert [one.session for one in line.earlier] == [1, 2]
    assert room.roll(id).count() == Count(pending=7)


def test_a_cancelled_meeting_takes_no_answers_and_leaves_every_calendar(room: Room) -> None:
    id = room.convened()
    room.answer(id, "Bo Aarhus", AnswerKind.DECLINED, substitute=room.who("Tea Vikar"))
    room.now += timedelta(days=1)
    room.do(lambda office: office.cancel(id, "For få punkter", room.secretary))
    assert room.meeting(id).state is MeetingState.CANCELLED
    assert isinstance(room.refused(id, "Ann Aarhus", AnswerKind.ONSITE), refusals.MeetingCancelled)
    assert {room.entry(id, name)[1] for name in [*EVERYBODY, "Tea Vikar"]} == {"CANCEL"}
    assert room.told(id, "Tea Vikar")[-2:] == [("cancelled", "teams"), ("cancelled", "mail")]
    assert room.told(id, "Bo Aarhus")[-1:] == [("cancelled", "teams")]
    before = room.seen(id)
    room.do(lambda office: office.cancel(id, "For få punkter", room.secretary))
    assert room.seen(id) == before


def test_the_calendar_ledger_rises_when_the_time_changes_and_with_every_cancellation(room: Room) -> None:
    id = room.convened()
    ledger = [room.entry(id, "Bo Aarhus")]
    substitutes = [room.entry(id, "Tea Vikar")]

    def after(verb: object) -> None:
        room.now += timedelta(minutes=1)
        verb()
        ledger.append(room.entry(id, "Bo Aarhus"))
        substitutes.append(room.entry(id, "Tea Vikar"))

    tea = room.who("Tea Vikar")
    after(lambda: room.answer(id, "Bo Aarhus", AnswerKind.DECLINED, substitute=tea))
    after(lambda: room.answer(id, "Bo Aarhus", AnswerKind.ONSITE))
    after(lambda: room.answer(id, "Bo Aarhus", AnswerKind.DECLINED, substitute=tea))
    after(lambda: room.do(lambda office: office.move(id, LATER, "", room.secretary)))
    after(lambda: room.do(lambda office: office.cancel(id, "", room.secretary)))
    assert ledger == [
        (0, "REQUEST"),
        (1, "CANCEL"),
        (2, "REQUEST"),
        (3, "CANCEL"),
        (4, "REQUEST"),
        (5, "CANCEL"),
    ]
    assert substitutes == [
        None,
        (0, "REQUEST"),
        (1, "CANCEL"),
        (2, "REQUEST"),
        (3, "CANCEL"),
        (3, "CANCEL"),
    ]


def test_only_the_secretariat_convenes_moves_and_cancels(room: Room) -> None:
    id = room.convened()
    member = room.by("Ann Aarhus")
    for verb in (
        lambda office: office.create(room.plan(TWO_DAYS), member),
        lambda office: office.convene(id, member),
        lambda office: office.move(id, LATER, "", member),
        lambda office: office.cancel(id, "", member),
        lambda office: office.take_answer(id, room.who("Bo Aarhus"), AnswerKind.ONSITE, member),
    ):
        assert isinstance(room.refuses(id, verb), refusals.NotAllowed)


def test_the_same_name_for_a_meeting_is_counted_on(room: Room) -> None:
    ids = [room.do(lambda office: office.create(room.plan(), room.secretary)).id for _ in range(3)]
    assert ids == ["ekr-2027-03-02", "ekr-2027-03-02-2", "ekr-2027-03-02-3"]


def test_every_change_is_in_the_audit_log_with_who_and_on_whose_behalf(room: Room) -> None:
    id = room.convened()
    ann, sara = room.who("Ann Aarhus"), room.who("Sara Sekretær")
    room.answer(id, "Ann Aarhus", AnswerKind.ONSITE)
    room.answer(id, "Ann Aarhus", AnswerKind.DECLINED, actor=room.secretary)
    room.do(lambda office: office.move(id, LATER, "", room.secretary))
    room.do(lambda office: office.publish_agenda(id, Actor(None, Source.SECRETARIAT)))
    room.do(lambda office: office.cancel(id, "", room.secretary))
    lines = room.books.read_now(lambda records: records.audit_of(id))
    assert [(line.act, line.actor, line.on_behalf_of, line.source) for line in lines] == [
        ("meeting.create", sara, None, Source.SECRETARIAT),
        ("meeting.convene", sara, None, Source.SECRETARIAT),
        ("answer", ann, None, Source.TEAMS),
        ("answer", sara, ann, Source.SECRETARIAT),
        ("meeting.move", sara, None, Source.SECRETARIAT),
        ("agenda.publish", None, None, Source.SECRETARIAT),
        ("meeting.cancel", sara, None, Source.SECRETARIAT),
    ]
    assert {line.at for line in lines} == {NOW}


def test_nobody_is_called_to_an_hour_that_comes_twice(room: Room) -> None:
    """The night of 31 October 2027: what a calendar would show is one of two hours."""
    id = room.convened()
    for start, end, field in ((time(2, 30), time(4), "start"), (time(0, 30), time(2), "end")):
        night = (Session(1, date(2027, 10, 31), start, end),)
        created = room.attempt(lambda office, night=night: office.create(room.plan(night), room.secretary))
        moved = room.refuses(id, lambda office, night=night: office.move(id, night, "", room.secretary))
        told = [(one.name, one.problem) for one in (created, moved) if isinstance(one, refusals.BadField)]
        assert told == [(field, "twice")] * 2
