"""What neither road could bring: told to the secretariat, tried again, or noted as told in another way."""

import asyncio
from datetime import timedelta

import pytest

from meetings import refusals
from meetings.model import Meeting, Source
from meetings.notices import Channel, Kind, Notice, NoticeState
from meetings.office import Actor, Amendment
from meetings.outcomes import Closed, Failed, Retry
from meetings.undelivered import Undelivered, Why
from storage import Store
from tests.delivery.world import OPERATOR, World, road, world


@pytest.fixture
def at(books: Store) -> World:
    found = world(books)
    found.office(lambda office: office.records.put_road(road(found.secretary)))
    return found


def bounce(at: World, name: str, reason: str = "550 5.1.1") -> None:
    address = at.people[name].email
    at.mailbox.answers = lambda who, _: Closed(reason) if who == address else None


def bounced(at: World, name: str = "Aase Uden") -> tuple[Meeting, Undelivered]:
    bounce(at, name)
    meeting = at.convene()
    at.drain()
    [one] = at.office(lambda office: office.undelivered(meeting.id))
    return meeting, one


def secretary(at: World) -> Actor:
    return Actor(at.secretary.id, Source.TEAMS)


def to_secretary(at: World) -> list[str]:
    """That a refused mail waits for a person is a word of its own, and may go at once."""
    told = [one.kind for one in at.chats.heard if one.card["to"] == at.secretary.id]
    return [kind for kind in told if kind != Kind.REPLIES_WAIT]


def test_a_bounced_mail_lies_on_the_desk_with_its_reason(at: World):
    _, one = bounced(at)
    assert (one.to, one.why, one.in_teams, one.may_again) == (
        at.people["Aase Uden"],
        Why.ADDRESS,
        False,
        True,
    )


def test_that_the_same_stands_in_teams_is_told(at: World):
    _, one = bounced(at, "Ellen Pedersen")
    assert (one.why, one.in_teams) == (Why.ADDRESS, True)


@pytest.mark.parametrize(
    ("outcome", "why"),
    [(Failed("552 5.3.4"), Why.REFUSED), (Failed("cannot be written"), Why.OURS)],
)
def test_every_reason_has_its_words(at: World, outcome, why):
    at.mailbox.answers = lambda who, _: outcome if who == at.people["Aase Uden"].email else None
    meeting = at.convene()
    at.drain()
    [one] = at.office(lambda office: office.undelivered(meeting.id))
    assert one.why is why


def test_the_secretariat_is_told_once_a_day_when_it_is_at_work(at: World):
    bounced(at)
    assert to_secretary(at) == []
    at.wait(minutes=11)
    at.drain()
    assert to_secretary(at) == ["undelivered"]
    at.wait(hours=1)
    at.drain()
    assert to_secretary(at) == ["undelivered"]


def test_who_was_not_reached_after_the_day_had_been_told_of_is_told_of_the_next_day(at: World):
    meeting, first = bounced(at)
    at.wait(minutes=11)
    at.drain()
    bounce(at, "Ellen Pedersen")
    at.office(lambda office: office.amend(meeting.id, Amendment(place="Rådhuset"), OPERATOR))
    at.drain()
    at.wait(minutes=11)
    at.drain()
    assert to_secretary(at) == ["undelivered"]
    at.office(lambda office: office.given_otherwise(first.notice.id, secretary(at)))
    for _ in range(3):
        at.wait(days=1)
        at.drain()
    assert to_secretary(at) == ["undelivered", "undelivered"]


def test_nobody_is_told_of_what_was_seen_to_meanwhile(at: World):
    _, one = bounced(at)
    at.office(lambda office: office.given_otherwise(one.notice.id, secretary(at)))
    at.wait(minutes=11)
    at.drain()
    assert to_secretary(at) == []


def test_what_came_too_late_is_reported_after_the_meeting(at: World):
    meeting = at.convene()
    aase = at.people["Aase Uden"].email
    at.mailbox.answers = lambda who, _: Retry(timedelta(minutes=1), "451") if who == aase else None
    at.drain()
    at.go_to(meeting.ends_at + timedelta(minutes=1))
    at.drain()
    found = at.office(lambda office: office.undelivered(meeting.id))
    assert {(one.why, one.may_again) for one in found if one.notice.new.kind is Kind.CONVENED} == {
        (Why.TOO_LATE, False)
    }
    at.wait(minutes=11)
    at.drain()
    assert "undelivered" in to_secretary(at)


def test_trying_again_brings_it(at: World):
    meeting, one = bounced(at)
    at.mailbox.answers = lambda _who, _raw: None
    at.office(lambda office: office.try_again(one.notice.id, secretary(at)))
    at.drain()
    assert at.office(lambda office: office.undelivered(meeting.id)) == ()
    assert at.read(lambda records: records.notice(one.notice.id)).state is NoticeState.SENT
    assert [entry.act for entry in at.read(lambda records: records.audit_of(meeting.id))][
        -1
    ] == "notice.try_again"


def test_what_was_told_otherwise_is_off_the_desk_and_is_not_sent(at: World):
    meeting, one = bounced(at)
    at.office(lambda office: office.given_otherwise(one.notice.id, secretary(at)))
    assert at.office(lambda office: office.undelivered(meeting.id)) == ()
    at.mailbox.answers = lambda _who, _raw: None
    at.wait(days=1)
    at.drain()
    assert at.read(lambda records: records.notice(one.notice.id)).state is NoticeState.SETTLED


def test_what_is_to_be_tried_again_is_not_sent_once_somebody_has_told_the_person(at: World):
    _, one = bounced(at)
    at.mailbox.answers = lambda _who, _raw: None
    at.office(lambda office: office.try_again(one.notice.id, secretary(at)))
    at.office(lambda office: office.given_otherwise(one.notice.id, secretary(at)))
    sent = len(at.mailbox.raw)
    at.drain()
    assert len(at.mailbox.raw) == sent


def test_what_has_come_meanwhile_is_not_noted_as_told_otherwise(at: World):
    _, one = bounced(at)
    at.mailbox.answers = lambda _who, _raw: None
    at.office(lambda office: office.try_again(one.notice.id, secretary(at)))
    at.drain()
    with pytest.raises(refusals.NothingToSettle):
        at.office(lambda office: office.given_otherwise(one.notice.id, secretary(at)))


def test_what_is_not_given_up_or_of_no_use_cannot_be_tried_again(at: World):
    meeting, one = bounced(at)
    [sent] = [
        notice
        for notice in at.notices(meeting, Kind.CONVENED)
        if notice.new.person == at.people["Ellen Pedersen"].id and notice.new.channel is Channel.MAIL
    ]
    for notice in (sent, _too_late(at, meeting, one.notice)):
        with pytest.raises(refusals.NothingToTry):
            at.office(lambda office, notice=notice: office.try_again(notice.id, secretary(at)))


def _too_late(at: World, meeting: Meeting, notice: Notice) -> Notice:
    at.go_to(meeting.ends_at + timedelta(days=3))
    return notice


@pytest.mark.parametrize("verb", ["try_again", "given_otherwise"])
def test_only_the_secretariat_does_that(at: World, verb):
    _, one = bounced(at)
    mette = Actor(at.people["Mette Kjærgaard"].id, Source.TEAMS)
    with pytest.raises(refusals.NotAllowed):
        at.office(lambda office: getattr(office, verb)(one.notice.id, mette))
    with pytest.raises(refusals.Unknown):
        at.office(lambda office: getattr(office, verb)(999_999, secretary(at)))


def test_a_report_that_cannot_be_brought_is_not_reported(at: World):
    at.office(lambda office: office.records.put_road(road(at.secretary, closed="blocked")))
    at.mailbox.answers = lambda _who, _raw: Failed("554")
    meeting = at.convene()
    at.drain()
    for _ in range(4):
        at.wait(minutes=11)
        at.drain()
    kinds = [one.new.kind for one in at.notices(meeting) if one.new.person == at.secretary.id]
    assert kinds.count(Kind.UNDELIVERED) == 2, "the card and the mail in its place"


def test_tried_again_it_has_all_its_attempts(at: World):
    _, one = bounced(at)
    at.mailbox.answers = lambda _who, _raw: Retry(timedelta(seconds=5), "451")
    at.office(lambda office: office.try_again(one.notice.id, secretary(at)))
    asyncio.run(at.post().drain())
    assert at.read(lambda records: records.notice(one.notice.id)).attempts == 1
