"""What follows from answers by other roads: confirmed, shown to the secretariat, closed roads, and mails that wait."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from documents.reply import read
from meetings import refusals
from meetings.contradictions import stance
from meetings.model import Account, AnswerKind, Road, Source
from meetings.notices import Channel, Kind, NoticeState
from meetings.office.post import PostDesk
from meetings.outcomes import Closed, Unknown
from meetings.replies import Decision, Reason
from storage import tables
from tests.parts import council
from tests.parts.room import SECRETARIAT, Room
from tests.replies import samples
from tests.replies.samples import Part, mail
from tests.replies.test_taking import BO, CAI, EVA, TEA, Post

VOUCHED = samples.verdict("dmarc=pass header.from=aarhus.example.dk")
WEDNESDAY = ("DTSTART:20270303T083000Z", "DTEND:20270303T103000Z")
THURSDAY = ("DTSTART:20270304T083000Z", "DTEND:20270304T103000Z")


@pytest.fixture
def post(room: Room) -> Post:
    return Post(room, room.convened())


def at_desk(room: Room, verb):
    return room.books.write_now(lambda records: verb(PostDesk(records, room.now, council.no_days_off)))


def words_that_mails_wait(room: Room, name: str) -> list[datetime]:
    """When a person is to be told of them: words about no one meeting."""

    def look(records):
        rows = records.rows(select(tables.delivery).where(tables.delivery.c.kind == Kind.REPLIES_WAIT))
        return sorted(row.due_at for row in rows if row.person_id == room.who(name))

    return room.books.read_now(look)


# A change nobody vouched for


def test_a_change_nobody_vouched_for_is_told_to_the_person_in_teams(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(hours=1)
    post(BO, "DECLINED")
    assert ("confirm", "teams") in room.told(post.id, BO)


@pytest.mark.parametrize("headers", [(VOUCHED,)])
def test_a_change_that_is_vouched_for_and_a_first_answer_ask_nobody(room, post, headers):
    post(BO, "ACCEPTED")
    room.now += timedelta(hours=1)
    post(BO, "DECLINED", headers=headers)
    assert ("confirm", "teams") not in room.told(post.id, BO)


def test_it_was_not_me_sets_back_what_stood_and_no_more(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE, remark="Med tog")
    room.now += timedelta(hours=1)
    post(BO, "DECLINED")
    room.now += timedelta(hours=1)
    receipt = room.do(lambda office: office.set_back(post.id, room.who(BO), room.by(BO)))
    assert receipt.changed
    assert room.standings(post.id)[BO] == "attending"
    again = room.do(lambda office: office.set_back(post.id, room.who(BO), room.by(BO)))
    assert not again.changed


def test_a_substitute_comes_back_with_it(room, post):
    room.answer(post.id, BO, AnswerKind.DECLINED, substitute=room.who(TEA))
    room.now += timedelta(hours=1)
    post(BO, "ACCEPTED", sequence=1)
    assert room.standings(post.id)[BO] == "attending"
    room.now += timedelta(hours=1)
    room.do(lambda office: office.set_back(post.id, room.who(BO), room.by(BO)))
    (seated,) = room.roll(post.id).line(room.who(BO)).substitutions
    assert seated.substitute.id == room.who(TEA)


def test_what_was_vouched_for_or_answered_since_is_not_set_back(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(hours=1)
    post(BO, "DECLINED", headers=(VOUCHED,))
    assert not room.do(lambda office: office.set_back(post.id, room.who(BO), room.by(BO))).changed
    room.now += timedelta(hours=1)
    room.answer(post.id, BO, AnswerKind.ONSITE)
    assert not room.do(lambda office: office.set_back(post.id, room.who(BO), room.by(BO))).changed


def test_nobody_sets_back_for_another(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(hours=1)
    post(BO, "DECLINED")
    why = room.refuses(post.id, lambda office: office.set_back(post.id, room.who(BO), room.by(CAI)))
    assert isinstance(why, refusals.NotAllowed)


# One truth


def both(room: Room, post: Post):
    return [
        (one.person.name, stance(one.earlier), one.earlier.source, stance(one.later), one.later.source)
        for one in room.do(lambda office: office.news(post.id)).differing
    ]


def test_yes_in_the_chat_and_no_in_the_calendar_are_both_shown_and_the_later_counts(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(days=1)
    post(BO, "DECLINED", headers=(VOUCHED,))
    assert room.standings(post.id)[BO] == "declined"
    assert both(room, post) == [(BO, "attending", Source.TEAMS, "declined", Source.CALENDAR)]
    assert room.told(post.id, SECRETARIAT) == [("differs", "teams")]


@pytest.mark.parametrize(("partstat", "sequence"), [("ACCEPTED", 0)], ids=["the same again"])
def test_the_same_by_two_roads_is_no_contradiction(room, post, partstat, sequence):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(days=1)
    post(BO, partstat, sequence=sequence)
    assert (both(room, post), room.told(post.id, SECRETARIAT)) == ([], [])


def test_who_changes_his_mind_in_one_place_contradicts_nobody(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(days=1)
    room.answer(post.id, BO, AnswerKind.DECLINED)
    assert (both(room, post), room.told(post.id, SECRETARIAT)) == ([], [])


def test_what_the_secretariat_writes_down_has_been_talked_over(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(days=1)
    post(BO, "DECLINED", headers=(VOUCHED,))
    room.now += timedelta(hours=1)
    room.answer(post.id, BO, AnswerKind.ONSITE, actor=room.secretary)
    assert both(room, post) == []


def test_the_secretariat_is_told_of_one_person_once_a_day(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    for hour, said in enumerate(("DECLINED", "ACCEPTED", "DECLINED")):
        room.now += timedelta(minutes=30)
        post(BO, said, sequence=hour, headers=(VOUCHED,))
        room.now += timedelta(minutes=30)
        room.answer(post.id, BO, AnswerKind.ONSITE if said == "DECLINED" else AnswerKind.DECLINED)
    assert room.told(post.id, SECRETARIAT) == [("differs", "teams")]


@pytest.mark.parametrize(
    ("source", "renewed"),
    [
        (Source.CALENDAR, True),
        (Source.MAIL_LINK, True),
        (Source.TEAMS, False),
    ],
)
def test_the_card_follows_an_answer_that_came_by_another_road(room, post, source, renewed):
    room.books.write_now(lambda records: records.put_card(post.id, room.who(BO), "1"))
    room.answer(post.id, BO, AnswerKind.ONSITE, actor=room.by(BO, source))
    assert (("card", "teams") in room.told(post.id, BO)) is renewed


def test_without_a_card_there_is_nothing_to_renew(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE, actor=room.by(BO, Source.MAIL_LINK))
    assert ("card", "teams") not in room.told(post.id, BO)


# Måske


def test_who_said_maybe_is_asked_again_in_words_of_its_own(room, post):
    post(BO, "TENTATIVE")
    asked = [
        one.new.occasion.partition("@")[0]
        for one in room.notices(post.id)
        if one.new.kind is Kind.MAYBE and one.new.person == room.who(BO)
    ]
    assert asked == ["T-3", "T-1", "T-0", "eve"]


def test_who_has_decided_is_not_asked_whether_he_knows(room, post):
    post(BO, "TENTATIVE")
    room.now += timedelta(hours=1)
    room.answer(post.id, BO, AnswerKind.ONSITE)
    due = next(one for one in room.notices(post.id) if one.new.kind is Kind.MAYBE)
    room.now = due.new.due_at
    taken = at_desk(room, lambda desk: desk.take(200, "test"))
    told = {one.notice.new.kind: one.reason for one in taken.passed}
    assert told[Kind.MAYBE] == "not in doubt"


def test_who_said_maybe_gets_no_ordinary_reminder_and_never_two_a_day(room, post):
    post(BO, "TENTATIVE")
    due = next(one for one in room.notices(post.id) if one.new.kind is Kind.MAYBE)
    room.now = due.new.due_at
    taken = at_desk(room, lambda desk: desk.take(200, "test"))
    mine = [one for one in taken.passed if one.notice.new.person == room.who(BO)]
    assert (Kind.REMINDER, "answered") in [(one.notice.new.kind, one.reason) for one in mine]
    assert Kind.MAYBE not in [one.notice.new.kind for one in mine if one.reason != "no road in Teams"]


# Bounces


def ours(room: Room, post: Post, name: str) -> str:
    return next(
        one.message_id
        for one in room.notices(post.id)
        if one.new.person == room.who(name) and one.new.channel is Channel.MAIL
    )


def closed(room: Room, name: str) -> str | None:
    return room.books.read_now(lambda records: records.mailbox_closed(room.who(name)))


@pytest.mark.parametrize(
    ("status", "reason"),
    [("5.1.1", "5.1.1"), ("5.4.4", "5.4.4"), ("5.2.2", None), ("5.7.1", None), ("4.4.1", None)],
)
def test_a_bounce_of_our_mail_closes_the_road_where_it_will_not_be_open_tomorrow(room, post, status, reason):
    post.take(samples.bounce(status, about=ours(room, post, BO)))
    assert closed(room, BO) == reason


def test_a_bounce_that_names_no_mail_of_ours_closes_nothing(room, post):
    post.take(samples.bounce(about="<gaet@styrmand.example.dk>"))
    assert closed(room, BO) is None


def test_an_absence_closes_nothing_and_counts_for_nothing(room, post):
    post.take(post.reply(BO, "DECLINED", headers=("Auto-Submitted: auto-replied",)))
    assert (closed(room, BO), room.standings(post.id)[BO]) == (None, "pending")


def test_nothing_is_mailed_to_a_closed_mailbox_and_nothing_in_its_place(room, post):
    post.take(samples.bounce(about=ours(room, post, BO)))
    taken = at_desk(room, lambda desk: desk.take(200, "test"))
    passed = {
        one.reason
        for one in taken.passed
        if one.notice.new.person == room.who(BO) and one.notice.new.channel is Channel.MAIL
    }
    assert passed == {"the mailbox is closed"}
    assert not [one for one in taken.errands if one.to.id == room.who(BO)]


def test_the_secretariat_opens_it_and_so_does_another_address(room, post):
    post.take(samples.bounce(about=ours(room, post, BO)))
    other = room.attempt(lambda office: office.reopen_mailbox(room.who(BO), room.by(CAI)))
    assert isinstance(other, refusals.NotAllowed)
    assert room.do(lambda office: office.reopen_mailbox(room.who(BO), room.secretary))
    assert closed(room, BO) is None
    assert not room.do(lambda office: office.reopen_mailbox(room.who(BO), room.secretary))

    room.books.write_now(
        lambda records: records.close_mailbox(room.who(BO), "gammel@aarhus.example.dk", "5.1.1", room.now)
    )
    assert closed(room, BO) is None, "that was another address"


# What waits for a person


def keys(room: Room, name: str | None = SECRETARIAT) -> list[tuple[str, str]]:
    found = room.do(lambda office: office.waiting_for(room.who(name) if name else None))
    return [(one.reply.key, one.reply.reason.value) for one in found]


def test_the_secretariat_is_told_once_for_all_that_comes_within_ten_minutes(room, post):
    for name in (BO, CAI, EVA):
        post(name, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    began = room.now
    assert words_that_mails_wait(room, SECRETARIAT) == [began]
    room.now += timedelta(minutes=11)
    post(BO, "TENTATIVE", *THURSDAY, method="COUNTER")
    assert words_that_mails_wait(room, SECRETARIAT) == [began, began + timedelta(minutes=20)]


def test_word_of_what_has_been_settled_is_not_sent(room, post):
    post(BO, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    ((key, _),) = keys(room)
    room.do(lambda office: office.put_aside(key, room.secretary))
    room.now += timedelta(minutes=10)
    taken = at_desk(room, lambda desk: desk.take(200, "test"))
    assert [one.reason for one in taken.passed if one.notice.new.kind is Kind.REPLIES_WAIT] == ["settled"]
    assert keys(room) == []


def test_word_is_written_from_all_that_waits(room, post):
    post(BO, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    room.now += timedelta(minutes=10)

    def look(desk: PostDesk):
        (notice,) = [
            one
            for one in desk.records.claim(room.now, 200, "x", timedelta(minutes=3))
            if one.new.kind is Kind.REPLIES_WAIT
        ]
        return desk.brief(notice)

    errand = at_desk(room, look)
    assert [(one.reply.reason, one.person.name) for one in errand.waiting] == [(Reason.PROPOSES_A_TIME, BO)]


def test_a_reply_is_taken_as_the_persons_answer_and_waits_no_more(room, post):
    post(BO, "DECLINED", "COMMENT:Min chef svarer", sender=room.people[BO].email, headers=())
    room.now += timedelta(hours=1)
    sent_by = 'ATTENDEE;PARTSTAT=DECLINED;SENT-BY="mailto:anden@aarhus.example.dk":mailto:'
    content = samples.answer("DECLINED", attendee=room.people[BO].email, uid=room.meeting(post.id).uid)
    content = content.replace(b"ATTENDEE;PARTSTAT=DECLINED:mailto:", sent_by.encode())
    sent = mail(Part(content, "text/calendar"), sender=room.people[BO].email, id="<hjælper@x>")
    assert room.do(lambda office: office.take_reply(read(sent))).judgement.decision is Decision.TO_A_PERSON
    ((key, reason),) = keys(room)
    assert reason == "sent_by_another"
    room.do(lambda office: office.take_waiting(key, AnswerKind.ONSITE, room.secretary))
    (answer,) = room.roll(post.id).line(room.who(BO)).answers
    assert (answer.kind, answer.source, answer.by) == (
        AnswerKind.ONSITE,
        Source.SECRETARIAT,
        room.who(SECRETARIAT),
    )
    assert keys(room) == []
    assert "reply.taken" in room.audit(post.id)


def test_one_who_is_not_called_can_only_be_put_aside(room, post):
    post(TEA, "ACCEPTED")
    ((key, _),) = keys(room)
    why = room.attempt(lambda office: office.take_waiting(key, AnswerKind.ONSITE, room.secretary))
    assert isinstance(why, refusals.Unknown)
    assert keys(room) == [(key, "not_invited")]


def test_seats_that_are_taken_leave_it_waiting(room, post):
    for name in ("Ann Aarhus", BO):
        room.answer(post.id, name, AnswerKind.ONSITE)
    post(CAI, "ACCEPTED")
    ((key, reason),) = keys(room)
    assert reason == "seats_taken"
    why = room.attempt(lambda office: office.take_waiting(key, AnswerKind.ONSITE, room.secretary))
    assert isinstance(why, refusals.SeatsTaken)
    assert keys(room) == [(key, "seats_taken")]


def test_members_and_strangers_see_nothing_of_what_waits_and_the_operator_all(room, post):
    post(BO, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    letter = mail(Part(b"Hej", "text/plain"), sender="ukendt@langt.vaek.example", id="<brev@x>")
    room.do(lambda office: office.take_reply(read(letter)))
    assert keys(room, BO) == []
    assert len(keys(room)) == len(keys(room, None)) == 2
    ((first, _), *_rest) = keys(room)
    why = room.attempt(lambda office: office.put_aside(first, room.by(BO)))
    assert isinstance(why, refusals.Unknown)


def test_a_strangers_letter_is_told_of_the_next_morning(room, post):
    letter = mail(Part(b"Hej", "text/plain"), sender="ukendt@langt.vaek.example", id="<brev@x>")
    room.do(lambda office: office.take_reply(read(letter)))
    assert words_that_mails_wait(room, SECRETARIAT) == [datetime(2027, 1, 19, 8, 0, tzinfo=UTC)]


def test_a_mail_the_server_refuses_waits_as_a_bounce_would(room, post):
    taken = at_desk(room, lambda desk: desk.take(200, "test"))
    errand = next(
        one for one in taken.errands if one.to.id == room.who(BO) and one.notice.new.channel is Channel.MAIL
    )
    at_desk(room, lambda desk: desk.begin(errand))
    ruling = at_desk(room, lambda desk: desk.finish(errand, Closed("550 5.1.1")))
    assert (ruling.state, closed(room, BO)) == (NoticeState.DEAD, "550 5.1.1")
    assert [reason for _, reason in keys(room)] == ["not_reached"]


# Another time


def test_proposed_times_are_gathered_as_a_small_poll(room, post):
    post(BO, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    room.now += timedelta(minutes=1)
    post(CAI, "TENTATIVE", *THURSDAY, method="COUNTER")
    room.now += timedelta(minutes=1)
    post(EVA, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    times = room.do(lambda office: office.proposed(post.id))
    assert [(one.start, [who.name for who in one.by], one.others) for one in times] == [
        (datetime.fromisoformat("2027-03-03T08:30:00Z"), [BO, EVA], 5),
        (datetime.fromisoformat("2027-03-04T08:30:00Z"), [CAI], 6),
    ]


def test_of_one_members_proposals_the_latest_counts_and_settling_one_takes_no_wish_away(room, post):
    post(BO, "TENTATIVE", *WEDNESDAY, method="COUNTER")
    room.now += timedelta(minutes=1)
    post(BO, "TENTATIVE", *THURSDAY, method="COUNTER")
    for key, _ in keys(room):
        room.do(lambda office, key=key: office.put_aside(key, room.secretary))
    times = room.do(lambda office: office.proposed(post.id))
    assert [(one.session.day.isoformat(), one.session.start.isoformat()) for one in times] == [
        ("2027-03-04", "09:30:00")
    ]


# The card in place, when Teams does not have it any more


def card_errand(room: Room, post: Post):
    road = Road(Account("t", "bo"), room.who(BO), "29:bo", "28:bot", "a:bo", "https://smba.example/")

    def write(records):
        records.put_road(road)
        records.put_card(post.id, room.who(BO), "1")

    room.books.write_now(write)
    room.answer(post.id, BO, AnswerKind.ONSITE, actor=room.by(BO, Source.MAIL_LINK))
    taken = at_desk(room, lambda desk: desk.take(200, "test"))
    errand = next(one for one in taken.errands if one.kind is Kind.CARD)
    assert (errand.earlier, at_desk(room, lambda desk: desk.begin(errand))) == ("1", True)
    return errand, road


def test_a_card_that_is_gone_closes_no_conversation_and_is_not_made_up_for_by_mail(room, post):
    errand, road = card_errand(room, post)
    ruling = at_desk(room, lambda desk: desk.finish(errand, Closed("404 ActivityNotFoundInConversation")))
    assert (ruling.state, ruling.by_mail) == (NoticeState.DEAD, False)
    assert room.books.read_now(lambda records: records.road(road.account)).is_open
    assert ("card", "mail") not in room.told(post.id, BO)


def test_a_renewal_whose_answer_was_lost_is_sent_again(room, post):
    errand, _ = card_errand(room, post)
    ruling = at_desk(room, lambda desk: desk.finish(errand, Unknown("TimeoutError")))
    assert ruling.state is NoticeState.RETRY


def test_a_renewal_its_sender_died_on_is_taken_over_and_sent_again(room, post):
    errand, _ = card_errand(room, post)
    room.now += timedelta(minutes=10)
    freed = at_desk(room, lambda desk: desk.take_over())
    assert [one.state for one in freed if one.id == errand.notice.id] == [NoticeState.RETRY]
