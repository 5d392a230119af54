"""Answers to an address of one's own: who knows it is believed, who does not changes nothing that was answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars import of_person
from documents.reply import read
from meetings import replies
from meetings.incoming import Attendee, Event, Mail, Reply, Vouched
from meetings.model import AnswerKind, Source
from meetings.office import Actor, NewSubstitute
from meetings.own_addresses import OwnAddress, Shown, own_address, secret_of
from meetings.replies import Decision, Earlier, Invited, Judgement, Known, PartStat, Reason
from storage import BookRecords
from tests.mail.samples import SENDER
from tests.parts.calendar_post import calendar_mails
from tests.parts.council import NOW, TWO_DAYS
from tests.parts.room import Room
from tests.replies import samples
from tests.replies.samples import Part, mail, multipart, verdict
from tests.replies.test_taking import ANN, BO, LATER, TEA, Post

BASE = "rsvp@styrmand.example.dk"
SECRETS = "abcdefghijklmnopqrstuvwxyz"


def in_turn() -> OwnAddress:
    """A through Z, then B through A: each another, and none a surprise."""
    turns = count()
    return lambda: own_address(BASE, SECRETS[(n := next(turns) % 26) :] + SECRETS[:n])


@pytest.fixture
def post(room: Room) -> Post:
    """A meeting whose invitations each have an address of their own."""
    room.own_address = in_turn()
    return Post(room, room.convened())


def address(post: Post, name: str) -> str:
    entry = post.room.books.read_now(lambda records: records.entry(post.id, post.room.who(name)))
    return entry.answers_to if entry else ""


def answers(post: Post, name: str, partstat: str, **how: object) -> Judgement:
    """To the person's own address, with nobody who vouches."""
    to = f"Delivered-To: {address(post, name)}"
    return post(name, partstat, headers=(to,), **how)


def counted(partstat: PartStat) -> Judgement:
    return Judgement(Decision.COUNTED, Reason.ANSWERS, partstat)


UNCONFIRMED = Judgement(Decision.TO_A_PERSON, Reason.UNCONFIRMED)


# The address itself


def test_each_is_invited_from_an_address_of_ones_own_that_nothing_changes(room, post):
    first = {name: address(post, name) for name in (ANN, BO)}
    assert len(set(first.values())) == 2
    assert all(one.startswith("rsvp+") for one in first.values())
    room.now += timedelta(hours=1)
    room.do(lambda office: office.move(post.id, LATER, "", room.secretary))
    room.now += timedelta(hours=1)
    room.answer(post.id, BO, AnswerKind.DECLINED)
    room.own_address = lambda: ""
    room.now += timedelta(hours=1)
    room.do(lambda office: office.cancel(post.id, "", room.secretary))
    assert {name: address(post, name) for name in (ANN, BO)} == first


def test_what_was_begun_without_one_stays_without(room):
    post = Post(room, room.convened())
    room.own_address = in_turn()
    room.now += timedelta(hours=1)
    room.do(lambda office: office.move(post.id, LATER, "", room.secretary))
    assert address(post, BO) == ""
    assert post(BO, "ACCEPTED", sequence=1).decision is Decision.COUNTED


def test_request_update_and_cancel_of_every_entry_bear_the_same_organizer_as_from(room):
    room.own_address = in_turn()
    post = Post(room, room.convened(TWO_DAYS))
    convened = calendar_mails(room, BO)
    room.now += timedelta(hours=1)
    room.do(lambda office: office.cancel(post.id, "Aflyst", room.secretary))
    cancelled = calendar_mails(room, BO)
    assert (len(convened), len(cancelled)) == (2, 2)
    for content in (*convened, *cancelled):
        own = address(post, BO)
        assert f"<{own}>".encode() in content.partition(b"\r\n\r\n")[0]
        understood = read(content)
        assert isinstance(understood, Reply)
        assert understood.mail.senders == (own,)
        assert understood.mail.shown == (secret_of(own),)


def test_a_substitute_has_another_than_the_principal(room, post):
    substitute = NewSubstitute("Tea Vikar", room.people[TEA].email)
    room.answer(post.id, BO, AnswerKind.DECLINED, substitute=substitute)
    theirs = {address(post, BO), address(post, TEA)}
    assert len(theirs) == 2
    assert "" not in theirs
    assert answers(post, TEA, "DECLINED").decision is Decision.COUNTED


# What counts


@pytest.mark.parametrize("partstat", list(PartStat))
def test_an_answer_to_ones_own_address_counts_without_anybody_vouching(room, post, partstat):
    assert answers(post, BO, partstat.value) == counted(partstat)


def test_a_change_that_is_sent_to_it_is_not_asked_about(room, post):
    answers(post, BO, "ACCEPTED")
    room.now += timedelta(hours=1)
    assert answers(post, BO, "DECLINED") == counted(PartStat.DECLINED)
    assert room.standings(post.id)[BO] == "declined"
    assert "confirm" not in {kind for kind, _ in room.told(post.id, BO)}


@pytest.mark.parametrize(
    "shown",
    [
        lambda own: {"headers": (f"X-Original-To: {own.upper()}",)},
        lambda own: {"headers": (f"To: <{own.replace('styrmand', 'gateway')}>",)},
    ],
    ids=["in capitals", "in another domain"],
)
def test_it_counts_as_the_servers_on_the_way_wrote_it(post, shown):
    assert post(BO, "DECLINED", **shown(address(post, BO))) == counted(PartStat.DECLINED)


def test_it_counts_where_only_the_organizer_of_the_answer_shows_it(post):
    assert post(BO, "DECLINED", f"ORGANIZER:mailto:{address(post, BO)}") == counted(PartStat.DECLINED)


def test_the_second_day_of_a_seminar_is_answered_to_the_same_address(room):
    room.own_address = in_turn()
    post = Post(room, room.convened(TWO_DAYS))
    name, _, domain = room.meeting(post.id).uid.partition("@")
    assert answers(post, BO, "ACCEPTED").decision is Decision.COUNTED
    assert answers(post, BO, "DECLINED", uid=f"{name}-2@{domain}").decision is Decision.COUNTED
    assert [room.standings(post.id, day)[BO] for day in (1, 2)] == ["attending", "declined"]


# What does not


@pytest.mark.parametrize("passed", [(), (verdict("dmarc=pass header.from=aarhus.example.dk"),)])
def test_an_answer_to_another_address_waits_for_the_secretariat_and_is_told_to_the_person(room, post, passed):
    """Also where a server vouches: it says which house the mail is from, and a colleague writes from there too."""
    before = room.roll(post.id), room.history(post.id)
    assert post(BO, "DECLINED", "COMMENT:Desværre", headers=passed) == UNCONFIRMED
    assert (room.roll(post.id), room.history(post.id)) == before
    assert post.kept() == [("unconfirmed", room.people[BO].email)]
    assert room.told(post.id, BO)[-1] == ("unconfirmed", "teams")
    assert room.audit(post.id)[-1] == "reply.to-a-person"


def test_the_secretariat_may_take_it_as_the_answer_after_all(room, post):
    post(BO, "DECLINED")
    [waits] = room.books.read_now(lambda records: records.replies_for_a_person(post.id))
    room.do(lambda office: office.take_waiting(waits.key, AnswerKind.DECLINED, room.secretary))
    line = room.roll(post.id).line(room.who(BO))
    assert [(one.kind, one.source) for one in line.answers] == [(AnswerKind.DECLINED, Source.SECRETARIAT)]
    assert post.kept() == []


def test_the_person_is_told_once_a_day_however_many_come(room, post):
    for _ in range(3):
        assert post(BO, "DECLINED") == UNCONFIRMED
    room.now += timedelta(days=1)
    post(BO, "DECLINED")
    assert [kind for kind, _ in room.told(post.id, BO)].count("unconfirmed") == 2


def test_the_right_address_and_a_sender_called_forged_is_left_to_people(room, post):
    forged = verdict("dmarc=fail header.from=aarhus.example.dk")
    to = f"To: {address(post, BO)}"
    assert post(BO, "DECLINED", headers=(forged, to)) == UNCONFIRMED
    assert room.standings(post.id)[BO] == "pending"


def test_an_address_of_an_earlier_meeting_is_none_of_this_one(room, post):
    later = Post(room, room.convened(slug="senere"))
    assert later(BO, "DECLINED", headers=(f"To: {address(post, BO)}",)) == UNCONFIRMED


def test_one_who_was_passed_the_invitation_goes_to_a_person_as_ever(room, post):
    """Tea, who is not called, answers what Bo has forwarded; and somebody answers for Bo with his invitation in hand."""
    to = (f"To: {address(post, BO)}",)
    assert post(TEA, "ACCEPTED", headers=to) == Judgement(Decision.TO_A_PERSON, Reason.NOT_INVITED)
    content = samples.answer(
        "ACCEPTED", attendee=f"{room.people[BO].email}", uid=room.meeting(post.id).uid
    ).replace(b"PARTSTAT=", f'SENT-BY="mailto:{room.people[TEA].email}";PARTSTAT='.encode())
    sent = mail(Part(content), *to, sender=room.people[TEA].email, id="<bud@x>")
    assert post.take(sent).judgement == Judgement(Decision.TO_A_PERSON, Reason.SENT_BY_ANOTHER)


def test_the_address_of_somebody_else_in_the_meeting_is_refused(room, post):
    before = room.roll(post.id), room.history(post.id)
    noted = post(BO, "DECLINED", headers=(f"To: {address(post, ANN)}",))
    assert noted == Judgement(Decision.REFUSED, Reason.ANOTHERS_ADDRESS)
    assert (room.roll(post.id), room.history(post.id)) == before


# Where it stands, and where it does not


def test_it_is_in_ones_own_invitation_and_nowhere_else_that_anybody_reads(room, post):
    bos, anns = (secret_of(address(post, name)) for name in (BO, ANN))
    post(BO, "DECLINED", headers=(f"To: {address(post, ANN)}",))
    to_ann = b"".join(calendar_mails(room, ANN)).decode()
    assert anns in to_ann
    assert bos not in to_ann

    def look(records: BookRecords) -> str:
        office = room.office(records)
        feed = of_person(room.people[BO], office.calendar_of(room.who(BO)), SENDER)
        kept = (
            office.about(room.who(BO)),
            office.roll_call(post.id),
            records.replies_of(post.id, room.who(BO)),
        )
        return f"{feed!r} {kept!r} {records.entries(post.id)!r} {records.audit_of(post.id)!r}"

    written = room.books.read_now(look)
    assert post.id in written
    assert [one for one in (bos, anns) if one in written] == []


def test_it_goes_with_whoever_is_forgotten(room, post):
    tea = NewSubstitute("Tea Vikar", room.people[TEA].email)
    room.answer(post.id, BO, AnswerKind.DECLINED, substitute=tea)
    room.do(lambda office: office.cancel(post.id, "", room.secretary))
    assert address(post, TEA).startswith("rsvp+")
    room.do(lambda office: office.erase(room.who(TEA), Actor(None, Source.SECRETARIAT)))
    assert address(post, TEA) == ""


# Twelve forged replies, with the setting and without


@dataclass(frozen=True)
class Forged:
    """A mail that says Bo declines, who said yes: what becomes of it with addresses of ones own and without.

    `changes` says that without them his answer is changed all the same, `confirm` that he is then asked about it.
    """

    write: Callable[[Post], bytes]
    on: tuple[Decision, Reason]
    off: tuple[Decision, Reason]
    changes: bool = False
    confirm: bool = False


def _answer(**how: object) -> Callable[[Post], bytes]:
    return lambda post: post.reply(BO, "DECLINED", **how)  # type: ignore[arg-type]


def _to(name: str) -> Callable[[Post], bytes]:
    return lambda post: post.reply(BO, "DECLINED", headers=(f"To: {address(post, name)}",))


def _nested(post: Post) -> bytes:
    part = Part(post.reply(BO, "DECLINED").partition(b"\r\n\r\n")[2])
    for n in range(40):
        part = multipart(part, boundary=f"b{n}")
    return mail(part, id="<dyb@x>", sender=samples.BO)


def _older(post: Post) -> bytes:
    """His own answer of an hour before, caught on the way and sent once more under another Message-ID."""
    to = f"To: {address(post, BO)}"
    return post.reply(BO, "DECLINED", at=post.room.now - timedelta(hours=1), headers=(to,))


REFUSED, PERSON, TAKEN = Decision.REFUSED, Decision.TO_A_PERSON, Decision.COUNTED
FAIL, PASS = (f"dmarc={one} header.from=aarhus.example.dk" for one in ("fail", "pass"))
FORGED = {
    "from a stranger": Forged(
        _answer(sender="eve@evil.example"),
        (REFUSED, Reason.SENDER_IS_ANOTHER),
        (REFUSED, Reason.SENDER_IS_ANOTHER),
    ),
    "his From, and a server that says it is forged": Forged(
        _answer(headers=(verdict(FAIL),)),
        (REFUSED, Reason.SENDER_IS_FORGED),
        (REFUSED, Reason.SENDER_IS_FORGED),
    ),
    "his From, and nobody who vouches": Forged(
        _answer(), (PERSON, Reason.UNCONFIRMED), (TAKEN, Reason.ANSWERS), changes=True, confirm=True
    ),
    "his From, by a colleague of his house": Forged(
        _answer(headers=(verdict(PASS),)),
        (PERSON, Reason.UNCONFIRMED),
        (TAKEN, Reason.ANSWERS),
        changes=True,
    ),
    "his From, to a guessed address": Forged(
        _answer(headers=(f"To: {own_address(BASE, 'q' * 26)}",)),
        (PERSON, Reason.UNCONFIRMED),
        (TAKEN, Reason.ANSWERS),
        changes=True,
        confirm=True,
    ),
    "his From, to the address of somebody else": Forged(
        _to(ANN), (REFUSED, Reason.ANOTHERS_ADDRESS), (TAKEN, Reason.ANSWERS), changes=True, confirm=True
    ),
    "two Froms": Forged(
        _answer(sender=f"{samples.BO}, eve@evil.example"),
        (REFUSED, Reason.SENDER_UNCLEAR),
        (REFUSED, Reason.SENDER_UNCLEAR),
    ),
    "a version that was never sent": Forged(
        _answer(sequence=7, headers=(verdict(PASS),)),
        (PERSON, Reason.UNCONFIRMED),
        (REFUSED, Reason.NEWER_THAN_OURS),
    ),
    "an old answer of his own": Forged(
        _older, (Decision.IGNORED, Reason.OLDER), (Decision.IGNORED, Reason.OLDER)
    ),
    "a COUNTER": Forged(
        _answer(method="COUNTER"), (PERSON, Reason.PROPOSES_A_TIME), (PERSON, Reason.PROPOSES_A_TIME)
    ),
    "nested forty deep": Forged(_nested, (REFUSED, Reason.TOO_DEEP), (REFUSED, Reason.TOO_DEEP)),
    "ten megabytes": Forged(
        lambda post: post.reply(BO, "DECLINED") + b"x" * 10_000_000,
        (REFUSED, Reason.MAIL_TOO_BIG),
        (REFUSED, Reason.MAIL_TOO_BIG),
    ),
}


@pytest.mark.parametrize("secret", [True, False], ids=["on", "off"])
@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_of_twelve_forged_replies_none_changes_an_answer(room, forged, secret):
    """Without addresses of ones own four do; three of them are asked about (`confirm`), and a colleague's is not."""
    if secret:
        room.own_address = in_turn()
    post = Post(room, room.convened())
    vouched = verdict(PASS)
    assert post(BO, "ACCEPTED", headers=(vouched, f"To: {address(post, BO)}")).decision is TAKEN
    before = room.roll(post.id), room.history(post.id)
    room.now += timedelta(minutes=1)
    judged = post.take(forged.write(post)).judgement
    assert (judged.decision, judged.reason) == (forged.on if secret else forged.off)
    assert judged.confirm is (forged.confirm and not secret)
    unchanged = (room.roll(post.id), room.history(post.id)) == before
    assert unchanged is (secret or not forged.changes)


def test_there_are_twelve():
    assert len(FORGED) == 12


# Whatever is written


START = LATER[0].starts_at
ANSWERED = Invited(
    samples.BO,
    sequence=2,
    since=1,
    starts=(START,),
    earlier=Earlier(1, NOW - timedelta(days=1)),
    stands=PartStat.ACCEPTED,
)
_PARTSTATS = st.sampled_from(["ACCEPTED", "DECLINED", "TENTATIVE", "NEEDS-ACTION", "DELEGATED", "", "X"])
_ATTENDEES = st.builds(
    Attendee,
    st.sampled_from([samples.BO, samples.BO.upper(), "eve@evil.example"]),
    _PARTSTATS,
    st.sampled_from(["", samples.BO, "eve@evil.example"]),
)
_STAMPS = st.none() | st.sampled_from([NOW - timedelta(days=9), NOW, NOW + timedelta(days=9)])
_EVENTS = st.builds(
    Event,
    st.just((samples.UID,)),
    st.lists(_ATTENDEES, min_size=1, max_size=2).map(tuple),
    st.none() | st.integers(0, 4),
    _STAMPS,
    st.none() | st.just(START),
)
_MAILS = st.builds(
    Mail,
    st.just("<1@x>"),
    st.sampled_from([(samples.BO,), (samples.BO.upper(),), (), (samples.BO, samples.BO)]),
    st.none() | st.just(NOW),
    st.booleans(),
    st.sampled_from(Vouched),
)
_REPLIES = st.builds(
    Reply,
    _MAILS,
    st.sampled_from(["REPLY", "COUNTER", "REFRESH", "REQUEST"]),
    st.just(""),
    st.tuples(_EVENTS),
)


@given(_REPLIES, st.sampled_from([Shown.MISSING, Shown.ANOTHERS]), st.booleans())
def test_without_the_secret_no_answer_counts_whatever_else_is_right(reply, shown, substitute):
    invited = replace(ANSWERED, shown=shown, substitute=substitute)
    judged = replies.judge(reply, Known(ours=True, invited=invited), NOW)
    assert judged.decision is not Decision.COUNTED
    assert judged.decision is not Decision.ASKED_AGAIN or judged.reason is Reason.WANTS_IT_AGAIN


@given(_REPLIES)
def test_with_it_an_answer_counts_or_not_as_where_a_server_vouches(reply):
    """But for a server that calls it forged; and nothing is ever to be confirmed."""
    with_it = replies.judge(reply, Known(ours=True, invited=replace(ANSWERED, shown=Shown.RIGHT)), NOW)
    assert with_it.confirm is False
    vouched = replace(reply, mail=replace(reply.mail, vouched=Vouched.PASSED))
    if reply.mail.vouched is not Vouched.FAILED:
        assert with_it == replies.judge(vouched, Known(ours=True, invited=ANSWERED), NOW)
    else:
        assert with_it.decision is not Decision.COUNTED
