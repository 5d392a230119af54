"""Whoever waits for a word gets it, however much else is due."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.pacing import Pacing
from meetings.gates import Pace
from meetings.model import Account, AnswerKind, Source
from meetings.notices import Channel, Kind, NewNotice
from meetings.office import Actor
from meetings.office.doors import Paces
from storage import Store
from tests.delivery.test_throttling import MORNING, burst, called, in_teams
from tests.delivery.world import World, world

STRANGER = Account("tenant", "aad-of-a-stranger")


@pytest.fixture
def at(books: Store) -> World:
    return world(books)


def backlog(at: World, count: int) -> None:
    """So many reminders by mail, due since an hour."""
    meeting = called(at)
    at.go_to(MORNING)
    people = [one.id for one in at.people.values()]
    due = at.watch() - timedelta(hours=1)
    notices = [
        NewNotice(meeting.id, people[n % len(people)], Kind.UNCONFIRMED, f"b{n}", Channel.MAIL, due, meeting.starts_at, 1)
        for n in range(count)
    ]  # fmt: skip
    at.office(lambda office: office.records.plan(notices))


def test_a_code_is_among_the_next_mails_however_many_reminders_are_due(at: World):
    """Thirty mails a minute: the reminders take a quarter of an hour, and the code is good for fifteen minutes."""
    backlog(at, 500)

    async def go() -> list[str]:
        async def sleep(seconds: float) -> None:
            at.wait(seconds=seconds)
            await asyncio.sleep(0)

        post = at.post(hands=4, pacing=Pacing(Paces(mail=Pace(0.5))), sleep=sleep)
        await post.pump()
        while len(at.mailbox.raw) < 10:
            at.wait(seconds=4)
            await post.drain()
        before = len(at.mailbox.raw)
        ellen = at.people["Ellen Pedersen"].email
        at.office(lambda office: office.begin_link(STRANGER, ellen))
        asked = at.watch()
        while at.watch() < asked + timedelta(seconds=20):
            at.wait(seconds=4)
            await post.drain()
        await post.stop()
        return [told for _, to, told in at.mailbox.raw[before:]]

    at.mailbox.raw.clear()
    mails = asyncio.run(go())
    codes = [number for number, mail in enumerate(mails) if b"<link_code." in mail]
    assert len(codes) == 1
    assert codes[0] <= 4, "behind those only that were in hand already"


def test_a_card_that_follows_an_answer_goes_before_the_cards_that_were_due_long_ago(at: World):
    meeting = called(at)
    at.go_to(MORNING)
    burst(at, meeting, in_teams(at), 60)
    ellen = at.people["Ellen Pedersen"].id
    at.wait(minutes=5)
    by_link = Actor(ellen, Source.PAGE)
    at.office(lambda office: office.take_answer(meeting.id, ellen, AnswerKind.DECLINED, by_link))
    claimed = at.store.write_now(
        lambda records: records.claim(at.watch(), 3, "a", timedelta(minutes=3), Channel.TEAMS)
    )
    assert [one.new.kind for one in claimed] == [Kind.CARD, Kind.UNCONFIRMED, Kind.UNCONFIRMED]
