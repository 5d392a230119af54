"""After the books were put back from a copy: what is held, who decides on it, and what proves that it had come."""

import asyncio
from datetime import datetime, timedelta

import pytest

from meetings import refusals
from meetings.held import AFTER_A_RESTORE, Hold
from meetings.model import COPENHAGEN, AnswerKind, Meeting, Role, Source
from meetings.notices import Kind, Notice, NoticeState
from meetings.office import Actor, proofs
from meetings.office.held import chosen
from storage import Store
from tests.delivery.world import OPERATOR, World, road, world
from tests.parts import council
from tests.parts.council import NOW, REGION

REMINDER = datetime(2027, 2, 8, 9, 15, tzinfo=COPENHAGEN)


@pytest.fixture
def at(books: Store) -> World:
    return world(books)


def restored(at: World) -> Meeting:
    """Everybody was called, and nobody reminded yet; then the books were put back."""
    meeting = at.convene()
    at.drain()
    at.chats.heard.clear()
    at.mailbox.raw.clear()
    at.go_to(REMINDER)
    at.office(lambda office: office.hold(NOW, OPERATOR))
    return meeting


def held(at: World) -> list[Notice]:
    return list(at.read(lambda records: records.held()))


def secretary(at: World) -> Actor:
    return Actor(at.secretary.id, Source.TEAMS)


def test_what_was_due_is_held_and_what_comes_is_not(at: World):
    meeting = restored(at)
    states = {(one.new.kind, one.state) for one in at.notices(meeting) if one.new.kind is not Kind.CONVENED}
    assert states == {
        (Kind.REMINDER, NoticeState.HELD),
        (Kind.REMINDER, NoticeState.PLANNED),
        (Kind.DAY_BEFORE, NoticeState.PLANNED),
        (Kind.DEADLINE_PASSED, NoticeState.PLANNED),
    }
    assert all(one.next_at <= at.watch() for one in held(at))
    at.drain()
    assert at.chats.heard == []


def test_the_hold_is_known_by_when_the_copy_was_taken(at: World):
    restored(at)
    assert at.read(lambda records: records.last_hold()) == Hold(NOW, at.watch(), len(held(at)))
    [line] = at.read(lambda records: records.audit_of("books"))
    assert (line.act, line.details) == (
        "books.restored",
        f"copy-{NOW:%Y-%m-%dT%H:%M:%SZ} held-{len(held(at))}",
    )


def test_what_is_let_go_is_judged_by_what_is_true_then(at: World):
    """Ellen has answered since; the others are reminded, once."""
    meeting = restored(at)
    ellen = at.people["Ellen Pedersen"]
    at.office(
        lambda office: office.take_answer(
            meeting.id, ellen.id, AnswerKind.DECLINED, Actor(ellen.id, Source.TEAMS)
        )
    )
    back = at.office(lambda office: office.held_about(meeting.id, secretary(at)))
    assert at.office(lambda office: office.let_go(back.held, secretary(at))) == len(back.held)
    at.drain()
    reminded = sorted(one.card["name"] for one in at.chats.heard if one.kind == Kind.REMINDER)
    assert reminded == sorted(
        one.to.name for one in back.held if one.to not in {ellen, at.people["Aase Uden"]}
    )
    assert held(at) == []


def test_what_was_sent_before_ends_as_given_by_hand(at: World):
    meeting = restored(at)
    back = at.office(lambda office: office.held_about(meeting.id, secretary(at)))
    one, *rest = back.held
    assert at.office(lambda office: office.sent_before([one], secretary(at))) == 1
    assert at.office(lambda office: office.sent_before([one], secretary(at))) == 0
    assert at.office(lambda office: office.let_go([one], secretary(at))) == 0
    assert at.read(lambda records: records.notice(one.notice.id)).state is NoticeState.SETTLED
    assert [kept.id for kept in held(at)] == [one.notice.id for one in rest]
    assert at.office(lambda office: office.undelivered(meeting.id)) == ()


def test_they_are_chosen_all_by_kind_or_one_by_one(at: World):
    meeting = restored(at)
    back = at.office(lambda office: office.held_about(meeting.id, secretary(at)))
    one = back.held[1]
    assert chosen(back, "all") == back.held
    assert list(chosen(back, "kind-reminder")) == list(back.held)
    assert chosen(back, "kind-agenda") == []
    assert chosen(back, str(one.notice.id)) == [one]


def test_another_secretariat_neither_sees_nor_decides(at: World):
    meeting = restored(at)
    stranger = at.office(lambda office: council.add(office.records, "Sune Fremmed", REGION))
    actor = Actor(stranger.id, Source.TEAMS)
    assert at.office(lambda office: office.held_back(actor)) == ()
    with pytest.raises(refusals.NotAllowed):
        at.office(lambda office: office.held_about(meeting.id, actor))
    with pytest.raises(refusals.Unknown):
        at.office(lambda office: office.let_go(office.held(), actor))
    assert held(at)


def test_a_tap_on_its_card_proves_that_it_had_come(at: World):
    """The card stands in the chat since the day the books know nothing of; it names the notice."""
    restored(at)
    one = next(notice for notice in held(at) if notice.new.channel == "teams")
    person = one.new.person
    assert at.read(lambda records: records.may_be_proven(one.id, person))
    proven = at.office(lambda office: office.prove(one.id, person, "1770000000123", proofs.TAPPED))
    assert proven is not None
    assert (proven.state, proven.sent_at) == (NoticeState.SENT, proven.new.due_at)
    assert one.id not in {left.id for left in held(at)}
    assert at.office(lambda office: office.prove(one.id, person, "1", proofs.TAPPED)) is None


def test_answers_are_taken_and_counted_while_it_is_held(at: World):
    meeting = restored(at)
    jonas = at.people["Jonas Østermark"]
    at.office(
        lambda office: office.take_answer(
            meeting.id, jonas.id, AnswerKind.DECLINED, Actor(jonas.id, Source.TEAMS)
        )
    )
    roll = at.read(lambda records: records.roll(records.meeting(meeting.id)))
    assert roll.line(jonas.id).answer(1) is not None


def test_each_secretary_is_told_once(at: World):
    at.office(lambda office: office.records.put_road(road(at.secretary)))
    second = at.office(lambda office: council.add(office.records, "Anders Skriver", REGION))
    at.office(lambda office: council.seat(office.records, second, Role.SECRETARIAT, order=8))
    restored(at)
    at.drain()
    at.wait(hours=5)
    at.drain()
    assert [one.card["to"] for one in at.chats.heard if one.kind == Kind.RESTORED] == [at.secretary.id]
    told = [one for one in at.mailbox.seen if one[1].startswith("Databasen er sat tilbage")]
    assert [who for who, _ in told] == [second.email]


def test_nobody_is_left_held_when_the_meeting_is_over(at: World):
    meeting = restored(at)
    at.go_to(meeting.ends_at + timedelta(days=2))
    asyncio.run(at.post().reap())
    assert held(at) == []
    ended = [one for one in at.notices(meeting) if one.state is NoticeState.SKIPPED]
    assert ended
    assert at.office(lambda office: office.undelivered(meeting.id)) == ()


def test_what_was_worthless_by_the_restore_is_not_called_undelivered(at: World):
    """Whether it was sent nobody knows; neither a word to the secretariat nor a message goes out about it."""
    meeting = at.convene()
    at.drain()
    at.go_to(meeting.ends_at + timedelta(days=3))
    at.office(lambda office: office.hold(NOW, OPERATOR))
    assert held(at) == []
    reminders = at.notices(meeting, Kind.REMINDER)
    assert {(one.state, one.last_error) for one in reminders} == {(NoticeState.SKIPPED, "too late")}
    assert at.office(lambda office: office.undelivered(meeting.id)) == ()
    assert AFTER_A_RESTORE == "restore"


def test_what_another_process_was_sending_at_the_backup_is_held(at: World):
    """It may have ended well a moment later."""
    meeting = at.convene()

    def under_way(office):
        found = office.records.claim(at.watch(), 3, "old", timedelta(minutes=3))
        assert office.records.begin(found[0], at.watch())
        return found

    claimed = at.office(under_way)
    at.office(lambda office: office.hold(NOW, OPERATOR))
    assert {one.id for one in claimed} <= {one.id for one in held(at)}
    at.office(lambda office: office.records.release(at.watch()))
    assert NoticeState.UNKNOWN not in at.states(meeting)
    assert not at.office(
        lambda office: office.records.finish(claimed[0], NoticeState.SENT, at.watch(), activity_id="1")
    )
