"""What was planned, and what has become of those it concerns before it goes out."""

from datetime import UTC, date, datetime, time

import pytest

from meetings.model import AnswerKind, Meeting, PersonId, Role, Session, Source
from meetings.notices import Channel, Kind, NoticeState
from meetings.office import Actor
from meetings.outcomes import Failed, Retry
from storage import Store
from tests.delivery.world import OPERATOR, TUESDAY, World, road, world
from tests.parts import council
from tests.parts.council import COMMITTEE, REGION, VIBORG

WEDNESDAY = (Session(1, date(2027, 3, 3), time(9, 30), time(11, 30)),)
LONGER = (Session(1, date(2027, 3, 2), time(9, 30), time(12, 30)),)
METTE, JONAS = "Mette Kjærgaard", "Jonas Østermark"


@pytest.fixture
def at(books: Store) -> World:
    found = world(books)
    found.office(lambda office: office.records.put_road(road(found.secretary)))
    return found


def heard(at: World, kind: Kind) -> list[str]:
    return [one.card["name"] for one in at.chats.heard if one.kind == kind]


def until(at: World, year: int, month: int, day: int, hour: int = 9) -> None:
    at.go_to(datetime(year, month, day, hour, tzinfo=UTC))
    at.drain()


# A meeting that is moved, and begins when it did before


@pytest.mark.parametrize("moves", [(WEDNESDAY, TUESDAY), (LONGER,)], ids=["there and back", "longer"])
def test_who_is_asked_anew_is_reminded_anew_though_it_begins_when_it_did(at: World, moves):
    meeting = at.convene()
    at.drain()
    for sessions in moves:
        at.wait(hours=1)
        at.office(lambda office, sessions=sessions: office.move(meeting.id, sessions, "", OPERATOR))
    mette = at.people[METTE].id
    comes = Actor(mette, Source.TEAMS)
    at.office(lambda office: office.take_answer(meeting.id, mette, AnswerKind.ONLINE, comes))
    until(at, 2027, 2, 8)
    assert sorted(heard(at, Kind.REMINDER)) == ["Ellen Pedersen", "Jonas Ostermark"]
    until(at, 2027, 3, 1)
    assert heard(at, Kind.DAY_BEFORE) == ["Mette Kjaergaard"]


def test_the_secretariat_reminds_again_on_the_day_of_a_move_that_was_taken_back(at: World):
    meeting = at.convene()
    at.drain()
    for sessions in (WEDNESDAY, TUESDAY):
        at.office(lambda office: office.remind_now(meeting.id, OPERATOR))
        at.wait(minutes=1)
        at.office(lambda office, sessions=sessions: office.move(meeting.id, sessions, "", OPERATOR))
    at.office(lambda office: office.remind_now(meeting.id, OPERATOR))
    at.drain()
    assert len(heard(at, Kind.REMINDER)) == len(at.people) - 1


# Substitutes and seats, while Teams is out of reach


def out_of_reach(at: World) -> None:
    at.chats.answers = lambda _road, _card: Retry(at.watch() - at.watch(), "no answer", reached=False)


def in_reach(at: World) -> None:
    at.chats.answers = lambda _road, _card: None
    for _ in range(3):
        at.wait(minutes=10)
        at.drain()


def sent_instead(at: World, meeting: Meeting, instead: PersonId | None) -> None:
    mette = at.people[METTE].id
    by, kind = Actor(mette, Source.TEAMS), AnswerKind.ONLINE if instead is None else AnswerKind.DECLINED
    at.wait(minutes=1)
    at.office(lambda office: office.take_answer(meeting.id, mette, kind, by, substitute=instead))
    at.drain()


@pytest.mark.parametrize(("times", "says"), [(2, [Kind.RELEASED]), (3, [Kind.SUBSTITUTE, Kind.SUBSTITUTE])])
def test_a_substitute_is_told_nothing_that_was_over_before_it_could_be_told(at: World, times: int, says):
    vikar = at.store.write_now(lambda records: council.add(records, "Tea Vikar", VIBORG))
    at.office(lambda office: office.records.put_road(road(vikar)))
    meeting = at.convene()
    at.drain()
    out_of_reach(at)
    for instead in (vikar.id, None, vikar.id)[:times]:
        sent_instead(at, meeting, instead)
    in_reach(at)
    told = [one.kind for one in at.chats.heard if one.card["to"] == vikar.id]
    assert set(told) == set(says)


def test_who_has_given_a_seat_up_again_is_not_told_that_it_is_his(at: World):
    third = at.store.write_now(lambda records: council.add(records, "Tove Tredje", VIBORG))
    at.store.write_now(lambda records: council.seat(records, third, order=7))
    at.office(lambda office: office.records.put_road(road(third)))
    meeting = at.convene()
    at.drain()

    def say(who: PersonId, kind: AnswerKind) -> None:
        at.wait(minutes=1)
        by = Actor(who, Source.TEAMS)
        at.office(lambda office: office.take_answer(meeting.id, who, kind, by))
        at.drain()

    mette, jonas = at.people[METTE].id, at.people[JONAS].id
    say(mette, AnswerKind.ONLINE)
    say(jonas, AnswerKind.ONLINE)
    say(third.id, AnswerKind.WAITING)
    out_of_reach(at)
    say(mette, AnswerKind.DECLINED)
    say(third.id, AnswerKind.DECLINED)
    in_reach(at)
    assert heard(at, Kind.SEAT_GIVEN) == []
    say(mette, AnswerKind.ONLINE)
    for _ in range(2):
        say(third.id, AnswerKind.WAITING)
        say(mette, AnswerKind.DECLINED)
        say(third.id, AnswerKind.DECLINED)
        say(mette, AnswerKind.ONLINE)
    assert heard(at, Kind.SEAT_GIVEN) == ["Tove Tredje"] * 2


@pytest.mark.parametrize(("says", "asked"), [(None, ["Mette Kjaergaard"]), (AnswerKind.DECLINED, [])])
def test_nobody_is_asked_for_a_seat_that_is_wanted_no_more(at: World, says: AnswerKind | None, asked):
    third = at.store.write_now(lambda records: council.add(records, "Tove Tredje", VIBORG))
    at.store.write_now(lambda records: council.seat(records, third, order=7))
    meeting = at.convene()
    at.drain()
    mette, by = at.people[METTE].id, Actor(third.id, Source.TEAMS)
    for who in (mette, at.people[JONAS].id):
        sits = Actor(who, Source.TEAMS)
        at.office(
            lambda office, who=who, sits=sits: office.take_answer(meeting.id, who, AnswerKind.ONLINE, sits)
        )
    out_of_reach(at)
    at.office(lambda office: office.ask_for_seat(meeting.id, third.id, mette, by))
    at.drain()
    if says is not None:
        at.office(lambda office: office.take_answer(meeting.id, third.id, says, by))
    in_reach(at)
    assert heard(at, Kind.SEAT_ASKED) == asked


# Another secretariat


def hands_over(at: World, until: date | None) -> PersonId:
    """Somebody new is the secretariat; the one before her is it until that day."""
    new = at.store.write_now(lambda records: council.add(records, "Nora Ny", REGION))
    at.store.write_now(lambda records: council.seat(records, new, Role.SECRETARIAT, order=10))
    at.office(lambda office: office.records.put_road(road(new)))
    if until is not None:
        email = at.secretary.email
        at.office(lambda office: office.end_membership(COMMITTEE.id, email, until, OPERATOR))
    return new.id


@pytest.mark.parametrize(
    ("until_", "told"),
    [(date(2027, 1, 31), ["Nora Ny"]), (None, ["Karen Lund", "Nora Ny"])],
    ids=["who has left", "who stays"],
)
def test_who_has_answered_is_told_to_those_who_are_the_secretariat_then(at: World, until_, told):
    at.convene()
    hands_over(at, until_)
    at.drain()
    until(at, 2027, 2, 11, hour=11)
    at.drain()
    assert sorted(heard(at, Kind.DEADLINE_PASSED)) == told


def test_what_could_not_be_brought_to_a_secretary_who_has_left_is_not_sent_when_it_is_tried_again(at: World):
    meeting = at.convene()
    at.drain()
    refuses = Failed("552 5.3.4")
    at.chats.answers = lambda _road, card: Failed("400") if card["kind"] == "deadline_passed" else None
    at.mailbox.answers = lambda to, _raw: refuses if to == at.secretary.email else None
    until(at, 2027, 2, 11, hour=11)
    [dead] = [one for one in at.notices(meeting, Kind.DEADLINE_PASSED) if one.new.channel is Channel.MAIL]
    assert dead.state is NoticeState.DEAD
    new = hands_over(at, date(2027, 2, 11))
    at.chats.answers = lambda _road, _card: None
    until(at, 2027, 2, 12)
    at.office(lambda office: office.try_again(dead.id, OPERATOR))
    at.drain()
    at.drain()
    assert at.read(lambda records: records.notice(dead.id)).state is NoticeState.SKIPPED
    assert [one.card["to"] for one in at.chats.heard if one.kind == Kind.DEADLINE_PASSED] == [new]
