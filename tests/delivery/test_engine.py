"""The post on real books: what is due is brought once, by the road that leads there, and noted."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from time import monotonic
from typing import TypeVar

import pytest
from structlog.testing import capture_logs

from bot.delivery import engine
from meetings import notices
from meetings.model import COPENHAGEN, AnswerKind, Meeting, Road, Session, Source
from meetings.notices import Channel, Kind, Notice, NoticeState
from meetings.office import Actor, Amendment
from meetings.office.post import PostDesk
from meetings.outcomes import Closed, Failed, Outcome, Retry, Unknown
from meetings.undelivered import Why
from storage import BookRecords, Fault, Store, Unavailable
from tests.delivery.world import OPERATOR, TUESDAY, WITHOUT_TEAMS, World, render, road, world

T = TypeVar("T")
FIRST_REMINDER = datetime(2027, 2, 8, 9, 15, tzinfo=COPENHAGEN)
SECOND_REMINDER = datetime(2027, 2, 10, 9, 15, tzinfo=COPENHAGEN)


@pytest.fixture
def at(books: Store) -> World:
    return world(books)


def conversation(at: World, name: str) -> str:
    return f"chat-{at.people[name].id}"


def once(outcome: Outcome, *, after: int = 0):
    """Teams answers like this, once, and is well otherwise."""
    count = 0

    def answering(_: Road, __: dict[str, object]) -> Outcome | None:
        nonlocal count
        count += 1
        return outcome if count == after + 1 else None

    return answering


def to(name: str, outcome: Outcome):
    """Teams answers like this in one chat, always."""
    return lambda _, card: outcome if card["name"].startswith(name.split(maxsplit=1)[0]) else None


def answer(at: World, meeting: Meeting, name: str, kind: AnswerKind = AnswerKind.ONLINE) -> None:
    person = at.people[name].id
    at.office(lambda office: office.take_answer(meeting.id, person, kind, Actor(person, Source.TEAMS)))


# Brought


def test_everybody_is_convened_once_in_teams_and_by_mail(at: World):
    meeting = at.convene()
    at.drain()
    assert Counter((one.conversation, one.kind) for one in at.chats.heard) == {
        (conversation(at, name), "convened"): 1 for name in at.people if name != WITHOUT_TEAMS
    }
    assert at.mailbox.seen == sorted((one.email, "Indkaldelse") for one in at.people.values())
    assert at.states(meeting)[NoticeState.SENT] == 7
    [teamless] = [one for one in at.notices(meeting, Kind.CONVENED) if one.state is NoticeState.DEAD]
    assert teamless.last_error == "no road in Teams"


def test_once_more_brings_nothing_more(at: World):
    at.convene()
    at.drain()
    before = (list(at.chats.heard), list(at.mailbox.raw))
    at.drain()
    assert (at.chats.heard, at.mailbox.raw) == before


def test_the_silent_are_reminded_and_no_one_else(at: World):
    meeting = at.convene()
    at.drain()
    answer(at, meeting, "Mette Kjærgaard")
    answer(at, meeting, "Jonas Østermark", AnswerKind.DECLINED)
    at.go_to(FIRST_REMINDER)
    at.drain()
    assert [one.conversation for one in at.chats.heard if one.kind == "reminder"] == [
        conversation(at, "Ellen Pedersen")
    ]
    assert [to for to, subject in at.mailbox.seen if subject == "Vi mangler dit svar"] == [
        at.people[WITHOUT_TEAMS].email
    ]
    assert Counter(one.last_error for one in at.notices(meeting, Kind.REMINDER) if one.last_error) == {
        "answered": 2,
        "no road in Teams": 1,
    }


def test_a_bot_that_slept_at_nine_reminds_when_it_wakes(at: World):
    at.convene()
    at.drain()
    at.go_to(FIRST_REMINDER + timedelta(hours=1))
    at.drain()
    assert {one.at for one in at.chats.heard if one.kind == "reminder"} == {
        FIRST_REMINDER + timedelta(hours=1)
    }


def test_a_bot_that_woke_in_the_evening_waits_for_the_morning(at: World):
    meeting = at.convene()
    at.drain()
    at.go_to(FIRST_REMINDER.replace(hour=18))
    at.drain()
    assert not [one for one in at.chats.heard if one.kind == "reminder"]
    waiting = [one.next_at for one in at.notices(meeting, Kind.REMINDER) if one.state is NoticeState.PLANNED]
    assert min(waiting) == datetime(2027, 2, 9, 8, tzinfo=COPENHAGEN)
    at.go_to(min(waiting))
    at.drain()
    assert len([one for one in at.chats.heard if one.kind == "reminder"]) == 3


def test_two_reminders_of_one_day_are_one(at: World):
    meeting = at.convene()
    at.drain()
    at.go_to(FIRST_REMINDER)
    at.office(lambda office: office.remind_now(meeting.id, OPERATOR))
    at.drain()
    at.wait(hours=2)
    at.office(lambda office: office.remind_now(meeting.id, OPERATOR))
    at.drain()
    reminded = Counter(one.conversation for one in at.chats.heard if one.kind == "reminder")
    assert set(reminded.values()) == {1}
    assert Counter(subject for _, subject in at.mailbox.seen)["Vi mangler dit svar"] == 1


def test_only_those_who_will_be_reminded_are_counted(at: World):
    meeting = at.convene()
    at.drain()
    at.go_to(FIRST_REMINDER - timedelta(hours=1))
    one = at.people["Ellen Pedersen"].id
    first, _ = at.office(lambda office: office.remind_now(meeting.id, OPERATOR, [one]))
    at.drain()
    others, due = at.office(lambda office: office.remind_now(meeting.id, OPERATOR))
    silent = {line.person.id for line in at.office(lambda office: office.roll_call(meeting.id)).lines}
    assert ([told.person for told in first], {told.person for told in others}) == ([one], silent - {one})
    at.drain()
    assert at.office(lambda office: office.remind_now(meeting.id, OPERATOR)) == ([], due)
    at.wait(days=1)
    assert len(at.office(lambda office: office.remind_now(meeting.id, OPERATOR))[0]) == len(silent)


def test_an_answer_between_the_claim_and_the_send_still_spares_the_reminder(at: World):
    meeting = at.convene()
    at.drain()
    at.go_to(FIRST_REMINDER)

    def answers_meanwhile(errand):
        if errand.to.id == at.people["Ellen Pedersen"].id and errand.kind is Kind.REMINDER:
            answer(at, meeting, "Ellen Pedersen")
        return render(errand)

    at.drain(render=answers_meanwhile)
    assert conversation(at, "Ellen Pedersen") not in {
        one.conversation for one in at.chats.heard if one.kind == "reminder"
    }


def test_a_moved_meeting_takes_its_old_reminders_with_it(at: World):
    meeting = at.convene()
    at.drain()
    later = (Session(1, date(2027, 3, 9), time(13), time(15)),)
    at.office(lambda office: office.move(meeting.id, later, "Formanden er forhindret", OPERATOR))
    at.go_to(SECOND_REMINDER)
    at.drain()
    starts = {(one.kind, one.card["starts"]) for one in at.chats.heard}
    assert ("moved", "20270309T1200") in starts
    assert ("reminder", "20270302T0830") not in starts
    moved = [one for one in at.notices(meeting) if one.last_error == "meeting moved"]
    assert {one.state for one in moved} == {NoticeState.CANCELLED}


def test_the_card_a_person_has_is_freshened_when_a_new_one_rings(at: World):
    meeting = at.convene()
    at.drain()
    convened = {one.conversation: f"a{n}" for n, one in enumerate(at.chats.heard, start=1)}
    at.office(lambda office: office.cancel(meeting.id, "For få punkter", OPERATOR))
    at.drain()
    assert sorted(at.chats.freshened, key=str) == sorted(
        (
            (convened[f"chat-{person.id}"], {"kind": "earlier", "to": person.id})
            for name, person in at.people.items()
            if name != WITHOUT_TEAMS
        ),
        key=str,
    )


def test_a_corrected_detail_puts_the_card_right_and_rings_nowhere_twice(at: World):
    meeting = at.convene()
    at.drain()
    rang, mailed = len(at.chats.heard), len(at.mailbox.raw)
    at.wait(hours=1)
    for _ in range(2):
        at.office(lambda office: office.amend(meeting.id, Amendment(place="Rådhuset"), OPERATOR))
        at.drain()
    assert len(at.chats.heard) == rang
    assert [card["kind"] for _, card in at.chats.freshened] == ["amended"] * 3
    told = [to for _, to, _ in at.mailbox.raw[mailed:]]
    assert sorted(told) == sorted(person.email for person in at.people.values())
    # The next card is again the person's one card, and it is the one that was put right.
    ids = [one for one, _ in at.chats.freshened]
    at.office(lambda office: office.cancel(meeting.id, "", OPERATOR))
    at.drain()
    assert sorted(one for one, _ in at.chats.freshened[3:]) == sorted(ids)


def test_who_was_called_and_corrected_at_once_hears_of_it_once_and_in_full(at: World):
    meeting = at.convene()
    at.wait(minutes=1)
    at.office(lambda office: office.amend(meeting.id, Amendment(place="Rådhuset"), OPERATOR))
    at.drain()
    assert [one.kind for one in at.chats.heard] == ["convened"] * 3
    assert at.chats.freshened == []
    assert sorted(at.mailbox.seen) == sorted((one.email, "Indkaldelse") for one in at.people.values())


def test_the_day_before_is_told_to_those_who_come_and_to_substitutes(at: World):
    meeting = at.convene()
    answer(at, meeting, "Mette Kjærgaard")
    ellen, stand_in = at.people["Ellen Pedersen"], at.secretary
    at.office(lambda office: office.records.put_road(road(stand_in)))
    skive = at.office(
        lambda office: office.records.add_person(
            "Bo Holm", "bo@skive.example.dk", "", ellen.organisation.id, ellen.language
        )
    )
    at.office(lambda office: office.records.put_road(road(skive)))
    at.office(
        lambda office: office.take_answer(
            meeting.id, ellen.id, AnswerKind.DECLINED, Actor(ellen.id, Source.TEAMS), substitute=skive.id
        )
    )
    at.go_to(datetime(2027, 3, 1, 9, tzinfo=COPENHAGEN))
    at.drain()
    assert sorted(one.conversation for one in at.chats.heard if one.kind == "day_before") == sorted(
        [conversation(at, "Mette Kjærgaard"), f"chat-{skive.id}"]
    )


# Not brought


def test_who_has_blocked_the_bot_gets_a_mail_and_no_more_cards(at: World):
    meeting = at.convene()
    at.chats.answers = to("Ellen", Closed("ConversationBlockedByUser"))
    at.drain()
    ellen = at.people["Ellen Pedersen"]
    [closed_road] = at.read(lambda records: records.roads_of(ellen.id))
    assert closed_road.closed == "ConversationBlockedByUser"
    tried: list[str] = []
    at.chats.answers = lambda road, _: tried.append(road.conversation)
    at.go_to(FIRST_REMINDER)
    at.drain()
    assert conversation(at, "Ellen Pedersen") not in tried
    assert (ellen.email, "Vi mangler dit svar") in at.mailbox.seen
    assert {
        (one.new.channel, one.state)
        for one in at.notices(meeting, Kind.CONVENED)
        if one.new.person == ellen.id
    } == {(Channel.TEAMS, NoticeState.DEAD), (Channel.MAIL, NoticeState.SENT)}


def test_the_mail_is_planned_in_the_moment_the_road_is_closed(at: World):
    meeting = at.convene()
    at.drain()
    at.go_to(FIRST_REMINDER)
    at.chats.answers = to("Ellen", Closed("BotNotInConversationRoster"))
    at.mailbox.answers = lambda _to, _raw: Retry(timedelta(minutes=1), "421")
    at.drain()
    told = [
        one for one in at.notices(meeting, Kind.REMINDER) if one.new.person == at.people["Ellen Pedersen"].id
    ]
    first = [one for one in told if one.new.due_at == FIRST_REMINDER]
    assert [(one.new.channel, one.state) for one in first] == [
        (Channel.TEAMS, NoticeState.DEAD),
        (Channel.MAIL, NoticeState.RETRY),
    ]


def test_a_second_road_is_tried_before_the_mail(at: World):
    ellen = at.people["Ellen Pedersen"]
    other = road(ellen, conversation="chat-other")
    other = replace(other, account=replace(other.account, tenant="zz-other"))
    at.office(lambda office: office.records.put_road(other))
    at.convene()
    at.chats.answers = lambda road, _: (
        Closed("ConversationNotFound") if road.conversation == f"chat-{ellen.id}" else None
    )
    at.drain()
    assert [one.conversation for one in at.chats.heard if one.card["to"] == ellen.id] == ["chat-other"]


def test_hearing_from_somebody_opens_the_road_again(at: World):
    at.convene()
    at.chats.answers = to("Ellen", Closed("ConversationBlockedByUser"))
    at.drain()
    ellen = at.people["Ellen Pedersen"]
    at.office(lambda office: office.note_road(road(ellen)))
    at.chats.answers = lambda _road, _card: None
    at.go_to(FIRST_REMINDER)
    at.drain()
    assert conversation(at, "Ellen Pedersen") in {
        one.conversation for one in at.chats.heard if one.kind == "reminder"
    }


def test_throttled_cards_are_tried_again_and_heard_once(at: World):
    meeting = at.convene()
    at.chats.answers = once(Retry(timedelta(seconds=30), "Throttled"))
    at.drain()
    assert at.states(meeting)[NoticeState.RETRY] == 1
    at.wait(seconds=31)
    at.drain()
    assert Counter(one.conversation for one in at.chats.heard).most_common(1)[0][1] == 1
    assert len(at.chats.heard) == 3


def test_teams_that_is_down_all_day_is_replaced_by_mail(at: World):
    meeting = at.convene()
    at.drain()
    at.chats.answers = lambda _road, _card: Retry(timedelta(seconds=5), "ClientConnectorError", reached=False)
    at.go_to(FIRST_REMINDER)
    for _ in range(40):
        at.drain()
        at.wait(minutes=10)
    told = [one for one in at.mailbox.seen if one[1] == "Vi mangler dit svar"]
    assert len(told) == 4
    assert at.watch().astimezone(COPENHAGEN).time() < time(16)
    dead = [one for one in at.notices(meeting, Kind.REMINDER) if one.state is NoticeState.DEAD]
    assert {one.attempts for one in dead} == {0}
    assert len(dead) == 4


@pytest.mark.parametrize("stands", [True, False], ids=["it stands there", "it does not"])
def test_an_unknown_card_is_never_sent_again_and_a_mail_settles_it(at: World, stands):
    meeting = at.convene()
    at.drain()
    at.chats.stands_when_lost = stands
    at.chats.answers = to("Ellen", Unknown("HTTP 502"))
    at.go_to(FIRST_REMINDER)
    at.drain()
    ellen = at.people["Ellen Pedersen"]
    assert NoticeState.UNKNOWN in at.states(meeting)
    assert (ellen.email, "Vi mangler dit svar") not in at.mailbox.seen
    at.chats.answers = lambda _road, _card: None
    at.wait(minutes=10)
    asyncio.run(at.post().reap())
    at.drain()
    assert [one.kind for one in at.chats.heard if one.card["to"] == ellen.id].count("reminder") == stands
    assert (ellen.email, "Vi mangler dit svar") in at.mailbox.seen
    [raw] = [raw for _, who, raw in at.mailbox.raw if who == ellen.email and b"Vi_mangler" in raw]
    assert b"m=C3=A5ske allerede" in raw
    assert NoticeState.UNKNOWN not in at.states(meeting)


def test_an_unknown_reminder_that_was_answered_meanwhile_is_settled_without_a_mail(at: World):
    meeting = at.convene()
    at.drain()
    at.chats.answers = to("Ellen", Unknown("HTTP 504"))
    at.go_to(FIRST_REMINDER)
    at.drain()
    answer(at, meeting, "Ellen Pedersen")
    at.wait(minutes=10)
    asyncio.run(at.post().reap())
    at.drain()
    assert (at.people["Ellen Pedersen"].email, "Vi mangler dit svar") not in at.mailbox.seen
    assert at.states(meeting)[NoticeState.SETTLED] == 1


def test_an_unknown_invitation_needs_no_second_mail(at: World):
    at.convene()
    at.chats.answers = to("Ellen", Unknown("HTTP 502"))
    at.drain()
    at.wait(minutes=10)
    asyncio.run(at.post().reap())
    at.drain()
    assert [to for to, _ in at.mailbox.seen].count(at.people["Ellen Pedersen"].email) == 1


def test_a_lost_answer_sends_the_same_mail_again_byte_for_byte(at: World):
    at.convene()
    lost = [Unknown("SMTPServerDisconnected"), None]
    ellen = at.people["Ellen Pedersen"].email
    at.mailbox.answers = lambda who, _: lost.pop(0) if who == ellen and lost else None
    at.drain()
    at.wait(minutes=2)
    at.drain()
    twice = [raw for _, who, raw in at.mailbox.raw if who == ellen]
    assert len(twice) == 2
    assert twice[0] == twice[1]


def test_a_refused_address_is_given_up_and_said_so(at: World):
    meeting = at.convene()
    ellen = at.people["Ellen Pedersen"].email
    at.mailbox.answers = lambda who, _: Closed("550 5.1.1") if who == ellen else None
    with capture_logs() as logs:
        at.drain()
    assert [
        (one["channel"], one["reason"], one["by_mail"]) for one in logs if one["event"] == "notice.dead"
    ] == [("mail", "550 5.1.1", False)]
    assert at.states(meeting)[NoticeState.DEAD] == 2


def test_a_mail_that_never_got_through_is_skipped_when_it_is_worthless_and_that_is_told(at: World):
    meeting = at.convene()
    at.mailbox.answers = lambda _who, _raw: Retry(timedelta(minutes=1), "451")
    at.drain()
    at.go_to(meeting.ends_at + timedelta(seconds=1))
    with capture_logs() as logs:
        at.drain()
    late = [one for one in logs if one["event"] == "notice.passed" and one["reason"] == "too late"]
    assert {one["log_level"] for one in late} == {"warning"}
    assert Counter(one["kind"] for one in late)["convened"] == 4


def test_one_that_cannot_be_written_goes_by_mail_and_holds_nobody_up(at: World):
    def poison(errand):
        if errand.notice.new.channel is Channel.TEAMS and errand.to == at.people["Ellen Pedersen"]:
            raise KeyError("Ellen Pedersen")
        return render(errand)

    meeting = at.convene()
    at.drain()
    at.go_to(FIRST_REMINDER)
    with capture_logs() as logs:
        at.drain(render=poison)
    assert len([one for one in at.chats.heard if one.kind == "reminder"]) == 2
    assert (at.people["Ellen Pedersen"].email, "Vi mangler dit svar") in at.mailbox.seen
    assert at.states(meeting).get(NoticeState.CLAIMED) is None
    assert "Ellen" not in str(logs)


def test_one_that_cannot_be_judged_holds_nobody_up_and_is_reported(at: World, monkeypatch):
    ellen, briefed = at.people["Ellen Pedersen"], PostDesk.brief

    def poison(desk: PostDesk, notice: Notice):
        if notice.new.person == ellen.id:
            raise KeyError("Ellen Pedersen")
        return briefed(desk, notice)

    meeting = at.convene()
    with monkeypatch.context() as patch, capture_logs() as logs:
        patch.setattr(PostDesk, "brief", poison)
        at.drain()
    assert len(at.chats.heard) == 2
    assert {
        one.state
        for one in at.notices(meeting)
        if one.new.person == ellen.id and one.new.kind is Kind.CONVENED
    } == {NoticeState.DEAD}
    faults = [one for one in logs if one["event"] == "delivery.fault"]
    assert {(one["fault"], one["kind"]) for one in faults} == {("KeyError", "convened")}
    assert "Ellen" not in str(logs)
    [lies] = at.office(lambda office: office.undelivered(meeting.id))
    assert (lies.to, lies.why, lies.may_again) == (ellen, Why.OURS, True)
    assert at.notices(meeting, Kind.UNDELIVERED)


def test_an_unknown_card_that_cannot_be_judged_is_settled_by_mail_and_holds_up_no_other(
    at: World, monkeypatch
):
    at.chats.answers = lambda _road, _card: Unknown("HTTP 502")
    meeting = at.convene()
    at.drain()
    at.wait(minutes=11)
    ellen, judged = at.people["Ellen Pedersen"], notices.judge

    def poison(new, now_true, days_off, now):
        if new.person == ellen.id:
            raise ValueError(new)
        return judged(new, now_true, days_off, now)

    monkeypatch.setattr(notices, "judge", poison)
    asyncio.run(at.post().reap())
    assert NoticeState.UNKNOWN not in at.states(meeting)


def test_a_sender_that_raises_has_perhaps_sent(at: World):
    class Broken:
        async def post(self, *_: object) -> Outcome:
            raise RuntimeError("Ellen Pedersen")

        async def update(self, *_: object) -> Outcome:
            return Failed("no")

    meeting = at.convene()
    with capture_logs() as logs:
        at.drain(teams=Broken())
    assert at.states(meeting)[NoticeState.UNKNOWN] == 3
    assert "Ellen" not in str(logs)


# Many at a time


SECOND = (replace(TUESDAY[0], day=date(2027, 3, 9)),)


def test_never_more_at_a_time_than_there_are_hands(at: World):
    first, second = at.convene(), at.convene(SECOND, "ekr-2027-03-09")
    asyncio.run(at.post(hands=2).drain())
    assert at.chats.most <= 2
    assert len(at.chats.heard) == 6
    assert (at.states(first)[NoticeState.SENT], at.states(second)[NoticeState.SENT]) == (7, 7)


def test_nobody_is_written_to_while_being_written_to(at: World):
    async def go() -> None:
        at.chats.hold = asyncio.Event()
        post = at.post()
        await post.pump()
        async with asyncio.timeout(20):
            while len(at.mailbox.raw) < 8 or len(at.chats.talking) < 3:  # noqa: ASYNC110 - neither tells
                await asyncio.sleep(0.01)
        at.chats.hold.set()
        await post.drain()

    at.convene()
    at.convene(SECOND, "ekr-2027-03-09")
    asyncio.run(go())
    assert (len(at.chats.heard), at.chats.doubled) == (6, 0)


def test_a_pump_returns_while_the_sends_go_on_and_the_first_free_hand_claims_on(at: World):
    async def go() -> tuple[int, int]:
        at.chats.hold = asyncio.Event()
        post = at.post(hands=3)
        await post.pump()
        busy = post.under_way
        at.chats.hold.set()
        await post.drain()
        return busy, post.under_way

    at.convene()
    busy, left = asyncio.run(go())
    assert (0 < busy <= 3, left) == (True, 0)
    assert len(at.chats.heard) == 3


class Counting:
    """Books that count the units of work."""

    def __init__(self, at: World) -> None:
        self.store, self.units = at.store, 0
        self.read = at.store.read

    async def write(self, work: Callable[[BookRecords], T]) -> T:
        self.units += 1
        return await self.store.write(work)


def test_a_knock_with_nothing_to_do_is_one_unit_of_work_for_cards_and_mails_together(at: World):
    books = Counting(at)
    asyncio.run(at.post(books=books).pump())
    assert books.units == 1


def test_one_card_is_claimed_intended_and_noted_and_nobody_looks_again(at: World):
    person = at.people["Mette Kjærgaard"].id
    meeting = at.convene()
    at.drain()
    answer(at, meeting, "Jonas Østermark", AnswerKind.DECLINED)
    at.drain()
    at.office(
        lambda office: office.records.plan(
            notices.tell(Kind.UNCONFIRMED, meeting, person, office.now, occasion="just this")
        )
    )
    books = Counting(at)
    asyncio.run(at.post(books=books).drain())
    assert (at.chats.heard[-1].kind, books.units) == ("unconfirmed", 3)


def test_what_the_books_would_not_hand_out_is_asked_for_again_by_who_drains(at: World):
    """The first hand to be free finds them closed; when the last is done they are open again."""
    at.convene()

    class Once(Counting):
        async def write(self, work: Callable[[BookRecords], T]) -> T:
            shut = self.units == 3  # after a claim, an intent and a note
            value = None if shut else await super().write(work)
            self.units += shut
            if shut:
                raise Unavailable(Fault.LOCKED)
            return value

    asyncio.run(at.post(books=Once(at), hands=1).drain())
    assert len(at.chats.heard) == 3


def test_two_engines_share_the_work_and_double_nothing(at: World):
    async def go() -> None:
        await asyncio.gather(at.post(owner="a").drain(), at.post(owner="b").drain())

    meeting = at.convene()
    asyncio.run(go())
    assert Counter(one.conversation for one in at.chats.heard).most_common(1)[0][1] == 1
    assert len(at.mailbox.raw) == len(at.mailbox.seen) == 4
    assert at.states(meeting)[NoticeState.SENT] == 7


def test_told_to_stop_it_ends_what_has_begun_and_gives_the_rest_back(at: World):
    async def go() -> None:
        at.chats.hold = asyncio.Event()
        post = at.post()
        await post.pump()
        await asyncio.sleep(0.2)
        stopping = asyncio.create_task(post.stop())
        await asyncio.sleep(0.01)
        at.chats.hold.set()
        await stopping
        await post.pump()

    meeting = at.convene()
    asyncio.run(go())
    states = at.states(meeting)
    assert not {NoticeState.CLAIMED, NoticeState.SENDING, NoticeState.UNKNOWN} & set(states)
    at.drain(owner="the next one")
    assert at.states(meeting)[NoticeState.SENT] == 7
    assert Counter(one.conversation for one in at.chats.heard).most_common(1)[0][1] == 1


def test_what_does_not_end_in_time_is_settled_by_the_next_one(at: World):
    async def go() -> None:
        at.chats.hold = asyncio.Event()
        post = at.post()
        await post.pump()
        while not at.chats.talking:  # noqa: ASYNC110 - a chat tells nobody that it is being written to
            await asyncio.sleep(0.001)
        await post.stop(within=timedelta(seconds=0.05))

    meeting = at.convene()
    asyncio.run(go())
    at.chats.hold = None
    assert NoticeState.SENDING in at.states(meeting)
    at.wait(minutes=4)
    asyncio.run(at.post(owner="next").reap())
    at.drain(owner="next")
    states = at.states(meeting)
    assert NoticeState.SENDING not in states
    assert all(count <= 1 for count in Counter(one.conversation for one in at.chats.heard).values())


def test_told_to_stop_while_the_books_say_nothing_it_ends_all_the_same(at: World, monkeypatch):
    """However many pumps, and hands with an outcome, wait for the books just then."""
    monkeypatch.setattr(engine, "LAST_WORD", timedelta(seconds=0.05))

    class Frozen(Counting):
        async def write(self, work: Callable[[BookRecords], T]) -> T:
            if at.chats.heard:
                await asyncio.sleep(0.3)
                raise Unavailable(Fault.UNREACHABLE)
            return await super().write(work)

    async def go() -> float:
        post = at.post(books=Frozen(at), hands=4)
        knocks = [asyncio.create_task(post.pump())]
        while not at.chats.heard:  # noqa: ASYNC110 - a chat tells nobody that it was written to
            await asyncio.sleep(0.001)
        knocks += [asyncio.create_task(post.pump()) for _ in range(20)]
        await asyncio.sleep(0.01)
        began = monotonic()
        await post.stop(within=timedelta(seconds=0.5))
        await post.stop(within=timedelta(seconds=0.5))
        took = monotonic() - began
        await asyncio.gather(*knocks, return_exceptions=True)
        return took

    meeting = at.convene()
    assert asyncio.run(go()) < 1.5
    at.wait(minutes=4)
    asyncio.run(at.post().reap())
    at.wait(minutes=11)
    asyncio.run(at.post().reap())
    at.drain()
    assert not {NoticeState.CLAIMED, NoticeState.SENDING, NoticeState.UNKNOWN} & set(at.states(meeting))
    assert Counter(one.conversation for one in at.chats.heard).most_common(1)[0][1] == 1


def test_a_note_the_books_would_not_take_goes_with_the_next(at: World):
    class Shaky:
        """Books whose disk is full just when the first outcomes are to be written."""

        def __init__(self) -> None:
            self.faults = 0

        async def write(self, work):
            if at.chats.heard and self.faults < 3:
                self.faults += 1
                raise OSError("No space left on device")
            return await at.store.write(work)

        async def read(self, look):
            return await at.store.read(look)

    async def go() -> None:
        post = at.post(books=Shaky())
        for _ in range(10):
            try:
                await post.drain()
            except OSError:
                continue

    meeting = at.convene()
    asyncio.run(go())
    at.wait(minutes=4)
    asyncio.run(at.post().reap())
    at.drain()
    assert Counter(one.conversation for one in at.chats.heard).most_common(1)[0][1] == 1
    assert len(at.mailbox.seen) == 4
    assert not {NoticeState.CLAIMED, NoticeState.SENDING} & set(at.states(meeting))


def test_a_code_goes_by_mail_at_any_hour_and_dies_after_a_quarter_of_an_hour(at: World):
    ellen = at.people["Ellen Pedersen"]
    at.go_to(datetime(2027, 2, 7, 22, tzinfo=COPENHAGEN))
    stranger = replace(road(ellen).account, aad_object="new")
    at.office(lambda office: office.begin_link(stranger, ellen.email))
    at.drain()
    assert at.mailbox.seen == [(ellen.email, "Din kode til Styrmand")]
    at.office(lambda office: office.begin_link(stranger, ellen.email))
    at.wait(minutes=16)
    at.drain()
    assert at.mailbox.seen == [(ellen.email, "Din kode til Styrmand")]
