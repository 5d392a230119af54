"""Every moment that delivery keeps and holds against the clock, when that is set back by an hour or a day.

One test for each line of the table in docs/reliability.md.
"""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.delivery.pacing import documented
from meetings.model import COPENHAGEN, Account, Meeting
from meetings.notices import Channel, Kind, NewNotice, NoticeState
from meetings.outcomes import PROOF_WITHIN, RETRY_WITHIN, Outcome, Retry, Unknown
from storage import Store
from tests.delivery.test_throttling import in_teams
from tests.delivery.world import OPERATOR, World, road, world

TEN = datetime(2027, 1, 26, 10, tzinfo=COPENHAGEN)
"""A Tuesday."""
MINUTE = timedelta(minutes=1)
HANDS_AND_KNOCKS = timedelta(seconds=34)
"""A reap and a knock later."""

BACK = pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)], ids=["an hour", "a day"])


@pytest.fixture
def at(books: Store) -> World:
    made = world(books)
    made.go_to(TEN)
    return made


def due(at: World, since: timedelta, *, channel: Channel = Channel.TEAMS, people: int = 3) -> Meeting:
    """A meeting of whose notices all have gone, and as many more that have been due for so long."""
    meeting = at.convene()
    at.drain()
    at.chats.heard.clear()
    at.mailbox.raw.clear()
    notices = [
        NewNotice(
            meeting.id, one, Kind.UNCONFIRMED, "now", channel, at.watch() - since, meeting.starts_at, meeting.round
        )
        for one in in_teams(at)[:people]
    ]  # fmt: skip
    at.office(lambda office: office.records.plan(notices))
    return meeting


def refuse(at: World, outcome: Outcome) -> None:
    at.chats.answers = lambda _road, _card: outcome


def well(at: World) -> None:
    at.chats.answers = lambda _road, _card: None


def set_back(at: World, by: timedelta) -> datetime:
    at.watch.shows -= by
    return at.watch.shows


def until(at: World, true, *, within: timedelta) -> timedelta:
    """What the clockwork does, until that is so; how long it took."""
    began = at.watch()
    post = at.post()
    while not true() and at.watch() - began <= within:

        async def round() -> None:
            await post.reap()
            await post.drain()

        asyncio.run(round())
        at.wait(seconds=4)
    return at.watch() - began


def states(at: World, meeting: Meeting) -> set[NoticeState]:
    return {one.state for one in at.notices(meeting, Kind.UNCONFIRMED)}


@BACK
def test_a_road_shut_by_retry_after_opens_when_its_pause_is_over(at: World, back: timedelta):
    due(at, 2 * back)
    refuse(at, Retry(timedelta(minutes=5), "Throttled", busy=True))
    at.drain(hands=1)
    well(at)
    set_back(at, back)
    took = until(at, lambda: len(at.chats.heard) == 3, within=timedelta(hours=2))
    assert timedelta(minutes=5) <= took <= timedelta(minutes=6) + HANDS_AND_KNOCKS


@BACK
def test_a_road_that_was_down_is_tried_again_when_its_pause_is_over(at: World, back: timedelta):
    due(at, 2 * back)
    refuse(at, Retry(timedelta(seconds=5), "ClientConnectorError", reached=False))
    for _ in range(8):
        at.drain()
        at.wait(seconds=40)
    well(at)
    set_back(at, back)
    assert until(at, lambda: at.chats.heard, within=timedelta(hours=2)) <= timedelta(minutes=6) + MINUTE


@BACK
def test_a_road_that_is_down_for_four_hours_is_so_whatever_the_clock_shows(at: World, back: timedelta):
    due(at, 2 * back)
    refuse(at, Retry(timedelta(seconds=5), "ClientConnectorError", reached=False))
    for _ in range(40):
        at.drain()
        at.wait(minutes=3)
    set_back(at, back)
    took = until(at, lambda: len(at.mailbox.raw) >= 2, within=timedelta(hours=30))
    assert timedelta(hours=1, minutes=55) <= took <= timedelta(hours=4, minutes=10)


@BACK
def test_what_waits_for_another_try_is_tried_within_a_minute(at: World, back: timedelta):
    meeting = due(at, 2 * back, channel=Channel.MAIL, people=1)
    at.mailbox.answers = lambda _to, _raw: Retry(timedelta(minutes=30), "451 4.3.0")
    at.drain()
    assert states(at, meeting) == {NoticeState.RETRY}
    at.mailbox.answers = lambda _to, _raw: None
    set_back(at, back)
    took = until(at, lambda: at.mailbox.raw, within=timedelta(hours=2))
    assert took <= RETRY_WITHIN + HANDS_AND_KNOCKS


@BACK
def test_what_is_unknown_is_settled_within_ten_minutes(at: World, back: timedelta):
    meeting = due(at, timedelta(), people=1)
    refuse(at, Unknown("HTTP 502"))
    at.drain()
    assert states(at, meeting) == {NoticeState.UNKNOWN}
    set_back(at, back)
    took = until(at, lambda: NoticeState.SETTLED in states(at, meeting), within=timedelta(hours=2))
    assert PROOF_WITHIN <= took <= PROOF_WITHIN + HANDS_AND_KNOCKS


@BACK
def test_what_a_dead_process_held_is_free_at_the_next_look(at: World, back: timedelta):
    meeting = due(at, 2 * back)
    at.store.write_now(
        lambda records: records.claim(at.watch(), 3, "dead", timedelta(minutes=3), Channel.TEAMS)
    )
    set_back(at, back)
    took = until(at, lambda: states(at, meeting) == {NoticeState.SENT}, within=timedelta(hours=2))
    assert took <= HANDS_AND_KNOCKS


@BACK
def test_what_is_in_living_hands_is_brought_once_though_another_takes_it_over(at: World, back: timedelta):
    meeting = due(at, 2 * back, people=1)

    async def go() -> None:
        at.chats.hold = asyncio.Event()
        post = at.post(owner="living")
        await post.pump()
        async with asyncio.timeout(20):
            while not at.chats.talking:  # noqa: ASYNC110 - a chat tells nobody
                await asyncio.sleep(0.01)
        set_back(at, back)
        await at.post(owner="another").reap()
        at.chats.hold.set()
        await post.drain()

    asyncio.run(go())
    assert (len(at.chats.heard), states(at, meeting)) == (1, {NoticeState.SENT})


@BACK
def test_an_appointment_is_kept_by_the_clock_as_it_is_now(at: World, back: timedelta):
    """What was due for less than the clock was set back by and has not been begun is due then: the clock is believed."""
    meeting = due(at, timedelta())
    became_due = at.watch()
    set_back(at, back)
    at.drain()
    assert states(at, meeting) == {NoticeState.PLANNED}
    at.go_to(became_due)
    at.drain()
    assert (states(at, meeting), len(at.chats.heard)) == ({NoticeState.SENT}, 3)


@BACK
def test_what_is_worthless_after_a_moment_is_so_by_the_clock_as_it_is_now(at: World, back: timedelta):
    meeting = due(at, timedelta())
    at.go_to(meeting.starts_at + MINUTE)
    set_back(at, back)
    at.drain()
    assert states(at, meeting) == {NoticeState.SENT}


@BACK
def test_nobody_is_reminded_again_on_the_day_on_which_the_clock_says_it_was(at: World, back: timedelta):
    meeting = due(at, timedelta(), people=0)
    reminders = at.notices(meeting, Kind.REMINDER)
    at.go_to(max(one.next_at for one in reminders))
    at.drain()
    at.chats.heard.clear()
    set_back(at, back)
    at.office(lambda office: office.remind_now(meeting.id, OPERATOR))
    at.drain()
    at.wait(days=1)
    at.drain()
    told = [one.conversation for one in at.chats.heard if one.kind == "reminder"]
    assert len(told) == len(set(told))


@BACK
def test_a_code_goes_at_once(at: World, back: timedelta):
    at.mailbox.raw.clear()
    stranger = Account("tenant", "aad-of-a-stranger")
    at.office(lambda office: office.begin_link(stranger, at.people["Ellen Pedersen"].email))
    set_back(at, back)
    at.drain()
    assert len(at.mailbox.raw) == 1


@BACK
def test_the_paces_of_this_process_keep_nobody_waiting_for_longer_than_they_would(at: World, back: timedelta):
    pacing, to = documented(), road(at.people["Ellen Pedersen"])
    now = at.watch()
    for _ in range(60):
        pacing.talk(to, now)
        pacing.tenant(to, now)
    then = now - back
    assert pacing.talk(to, then) == timedelta()
    held = pacing.tenant(to, then)
    assert isinstance(held, timedelta)
    assert held <= timedelta(seconds=1)
