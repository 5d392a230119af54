"""A card whose answer was lost is held until something proves that it came: a tap, a card drawn anew, a receipt."""

import asyncio
from datetime import date, datetime, time, timedelta

import pytest

from bot.render import Renderer
from meetings.model import COPENHAGEN, Meeting, Session
from meetings.notices import Channel, Kind, Notice, NoticeState
from meetings.office import proofs
from meetings.outcomes import Unknown
from storage import Store
from tests.delivery.test_engine import to
from tests.delivery.world import WRITER, World, world

AFTERNOON = (Session(1, date(2027, 3, 2), time(13, 0), time(15, 0)),)
REMINDER = datetime(2027, 2, 8, 9, 15, tzinfo=COPENHAGEN)


@pytest.fixture
def at(books: Store) -> World:
    return world(books)


def held(at: World) -> tuple[Meeting, Notice]:
    """Ellen's reminder, of which nobody knows whether it came."""
    meeting = at.convene()
    at.drain()
    at.chats.answers = to("Ellen", Unknown("HTTP 502"))
    at.go_to(REMINDER)
    at.drain()
    at.chats.answers = lambda _road, _card: None
    [notice] = [one for one in at.notices(meeting) if one.state is NoticeState.UNKNOWN]
    return meeting, notice


def settle(at: World) -> None:
    at.wait(minutes=11)
    asyncio.run(at.post().reap())
    at.drain()


def mails_to_ellen(at: World) -> list[str]:
    ellen = at.people["Ellen Pedersen"].email
    return [subject for who, subject in at.mailbox.seen if who == ellen and subject == "Vi mangler dit svar"]


def test_a_tap_by_the_person_proves_the_card_and_spares_the_mail(at: World):
    meeting, notice = held(at)
    ellen = at.people["Ellen Pedersen"]
    proven = at.office(lambda office: office.prove(notice.id, ellen.id, "1770000000123", proofs.TAPPED))
    assert proven is not None
    assert proven.state is NoticeState.SENT
    settle(at)
    assert mails_to_ellen(at) == []
    assert at.read(lambda records: records.card_of(meeting.id, ellen.id)) == "1770000000123"
    assert at.read(lambda records: records.notice(notice.id)).state is NoticeState.SENT


def test_it_is_proven_once_and_by_nobody_else(at: World):
    _, notice = held(at)
    ellen, mette = at.people["Ellen Pedersen"], at.people["Mette Kjærgaard"]
    by = [mette.id, ellen.id, ellen.id]
    found = [
        at.office(lambda office, who=who: office.prove(notice.id, who, "a", proofs.TAPPED)) for who in by
    ]
    assert [one is not None for one in found] == [False, True, False]


def test_after_the_mail_has_settled_it_a_tap_changes_nothing(at: World):
    _, notice = held(at)
    settle(at)
    ellen = at.people["Ellen Pedersen"]
    assert at.office(lambda office: office.prove(notice.id, ellen.id, "a", proofs.TAPPED)) is None
    assert len(mails_to_ellen(at)) == 1


def message_made(at: datetime) -> str:
    return str(int(at.timestamp() * 1000))


@pytest.mark.parametrize(
    ("later", "proves"), [(0.4, True), (-0.1, False), (90, True), (91, False), (-60, False), (3600, False)]
)
def test_a_receipt_for_a_message_made_while_the_card_was_under_way_proves_it(at: World, later, proves):
    _, notice = held(at)
    ellen = at.people["Ellen Pedersen"]
    message = message_made(REMINDER + timedelta(seconds=later))
    proven = at.office(lambda office: office.read_up_to(ellen.id, message))
    assert (proven is not None) is proves
    settle(at)
    assert len(mails_to_ellen(at)) == (not proves)
    assert (at.read(lambda records: records.notice(notice.id)).state is NoticeState.SENT) is proves


@pytest.mark.parametrize("message", ["", "abc", "1", "9" * 30, "²" * 13])
def test_a_receipt_for_what_is_no_message_of_teams_proves_nothing(at: World, message):
    held(at)
    ellen = at.people["Ellen Pedersen"]
    assert at.office(lambda office: office.read_up_to(ellen.id, message)) is None


def test_a_receipt_for_another_card_of_ours_proves_nothing(at: World):
    meeting, _ = held(at)
    ellen = at.people["Ellen Pedersen"]
    message = message_made(REMINDER)
    [convened] = [
        one
        for one in at.notices(meeting, Kind.CONVENED)
        if one.new.person == ellen.id and one.new.channel is Channel.TEAMS
    ]
    at.office(
        lambda office: office.records.connection.exec_driver_sql(
            f"UPDATE delivery SET activity_id = '{message}' WHERE id = {convened.id}"
        )
    )
    assert at.office(lambda office: office.read_up_to(ellen.id, message)) is None


def test_a_receipt_proves_nothing_once_the_two_have_spoken(at: World):
    """What she writes and what she is answered are messages of that minute, too: her reminder may not be there."""
    _, notice = held(at)
    ellen = at.people["Ellen Pedersen"]
    assert at.office(lambda office: (office.spoke(ellen.id), office.spoke(ellen.id))) == (True, False)
    message = message_made(REMINDER + timedelta(seconds=20))
    assert at.office(lambda office: office.read_up_to(ellen.id, message)) is None
    settle(at)
    assert len(mails_to_ellen(at)) == 1
    assert at.office(lambda office: office.prove(notice.id, ellen.id, "a", proofs.TAPPED)) is None


def test_a_tap_still_proves_after_the_two_have_spoken(at: World):
    _, notice = held(at)
    ellen = at.people["Ellen Pedersen"]
    at.office(lambda office: office.spoke(ellen.id))
    assert at.office(lambda office: office.prove(notice.id, ellen.id, "a", proofs.TAPPED)) is not None


def test_a_receipt_that_may_be_of_either_of_two_cards_proves_neither(at: World):
    """Reminders of two meetings, both lost: whose card is read nobody knows."""
    at.convene()
    at.convene(AFTERNOON, slug="ekr-2027-03-02b")
    at.drain()
    at.chats.answers = to("Ellen", Unknown("HTTP 502"))
    at.go_to(REMINDER)
    at.drain()
    ellen = at.people["Ellen Pedersen"]
    assert len(at.read(lambda records: records.unproven(ellen.id))) == 2
    message = message_made(REMINDER + timedelta(seconds=1))
    assert at.office(lambda office: office.read_up_to(ellen.id, message)) is None


def test_every_button_of_a_card_that_comes_unasked_bears_its_number(at: World):
    seen: list[tuple[object, int]] = []
    render = Renderer(WRITER, at.watch)

    def note(errand):
        message = render(errand)
        if errand.notice.new.channel is Channel.TEAMS:
            seen.extend((data.get("told_by"), errand.notice.id) for data in buttons(message.card))
        return message

    at.convene()
    at.chats.answers = lambda _road, _card: None
    asyncio.run(_drain_cards(at, note))
    assert len(seen) > 6
    assert {told_by for told_by, _ in seen} == {str(id) for _, id in seen}


async def _drain_cards(at: World, render) -> None:
    class Silent:
        async def post(self, *_: object):
            return Unknown("nobody looks")

        async def update(self, *_: object):
            return Unknown("nobody looks")

    await at.post(render=render, teams=Silent()).drain()


def buttons(part: object) -> list[dict[str, object]]:
    match part:
        case {"type": "Action.Submit" | "Action.Execute", "data": dict(data), **rest}:
            return [data, *buttons(rest)]
        case dict():
            return [one for value in part.values() for one in buttons(value)]
        case list():
            return [one for value in part for one in buttons(value)]
        case _:
            return []
