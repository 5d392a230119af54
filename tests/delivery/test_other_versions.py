"""Notices of a kind that another version made: an upgrade was rolled back, or two versions run side by side."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from meetings import refusals
from meetings.model import Meeting
from meetings.notices import Channel, Kind, NoticeId, NoticeState, replies_wait
from meetings.replies import Decision, Noted, Reason
from storage import BookRecords, Store, tables
from tests.delivery.world import OPERATOR, World, road, world

row = tables.delivery.c
OF_TOMORROW = "of_tomorrow"


@pytest.fixture
def at(books: Store) -> World:
    return world(books)


def of_tomorrow(at: World, state: NoticeState) -> tuple[Meeting, NoticeId]:
    """A mail of the convening is of a kind that only the next version knows, and stands as that has left it."""
    meeting = at.convene()
    notice = min(one.id for one in at.notices(meeting) if one.new.channel is Channel.MAIL)
    leased = {
        "lease_owner": "of tomorrow",
        "lease_token": "t",
        "lease_from": at.watch(),
        "lease_until": at.watch(),
    }
    left = update(tables.delivery).where(row.id == notice)
    at.store.write_now(
        lambda records: records.run(left.values(kind=OF_TOMORROW, state=state, next_at=at.watch(), **leased))
    )
    at.wait(minutes=20)
    return meeting, notice


def state_of(at: World, notice: NoticeId) -> str:
    return str(at.read(lambda records: records.run(select(row.state).where(row.id == notice)).scalar_one()))


@pytest.mark.parametrize(
    ("left", "then"),
    [
        (NoticeState.PLANNED, "planned"),
        (NoticeState.CLAIMED, "retry"),
        (NoticeState.SENDING, "retry"),
        (NoticeState.UNKNOWN, "unknown"),
        (NoticeState.HELD, "held"),
    ],
)
@pytest.mark.parametrize("knock", ["begin", "reap"])
def test_it_holds_up_nobody_and_waits_for_who_knows_it(at: World, left: NoticeState, then: str, knock: str):
    _, notice = of_tomorrow(at, left)
    post = at.post()
    asyncio.run(post.begin_afresh(alone=True) if knock == "begin" else post.reap())
    at.drain()
    assert (state_of(at, notice), len(at.mailbox.raw)) == (then, len(at.people) - 1)


def test_a_process_is_not_called_stuck_for_what_it_cannot_send(at: World):
    of_tomorrow(at, NoticeState.PLANNED)
    at.drain()
    assert at.read(lambda records: records.oldest_due(at.watch())) is None


@pytest.mark.parametrize(
    "left", [NoticeState.PLANNED, NoticeState.DEAD, NoticeState.SKIPPED, NoticeState.HELD]
)
def test_the_secretariat_sees_and_does_all_that_concerns_the_others(at: World, left: NoticeState):
    meeting, notice = of_tomorrow(at, left)
    looks: list[Callable[..., object]] = [
        lambda office: office.undelivered(meeting.id),
        lambda office: office.held(),
        lambda office: office.cancel(meeting.id, "", OPERATOR),
    ]
    for look in looks:
        at.office(look)
    assert notice not in [one.id for one in at.notices(meeting)]
    with pytest.raises(refusals.Unknown):
        at.office(lambda office: office.try_again(notice, OPERATOR))


def test_a_mail_that_another_version_has_judged_stops_nobodys_post(at: World):
    """The word that it waits is written from it."""
    unread = Noted("m1", at.watch(), Decision.TO_A_PERSON, Reason.SEALED, sender="bo@viborg.example.dk")
    as_of_tomorrow = update(tables.reply).values(reason=OF_TOMORROW)
    told = replies_wait([at.secretary.id], at.watch())

    def come(records: BookRecords) -> None:
        records.put_road(road(at.secretary))
        records.put_reply(unread)
        records.run(as_of_tomorrow)
        records.plan(told)

    at.store.write_now(come)
    at.convene()
    at.drain()
    assert [one.kind for one in at.chats.heard].count(Kind.CONVENED) == len(at.people) - 1
    [waits] = at.office(lambda office: office.waiting_for(at.secretary.id))
    assert waits.reply.reason is Reason.LETTER


def test_a_tap_on_its_card_and_a_refusal_of_its_mail_are_nothing_to_this_version(at: World):
    _, notice = of_tomorrow(at, NoticeState.UNKNOWN)
    whose = select(row.person_id, row.message_id).where(row.id == notice)
    person, message_id = at.read(lambda records: records.run(whose).one())
    at.store.write_now(
        lambda records: records.run(
            update(tables.delivery).where(row.id == notice).values(channel=Channel.TEAMS, tried_at=at.watch())
        )
    )
    assert at.read(lambda records: records.told_by(message_id)) is None
    assert at.read(lambda records: list(records.unproven(person))) == []
    assert at.office(lambda office: office.prove(notice, person, "a1", "tap")) is None
