"""Answers by calendar on real books: taken once, in their order, and never more than they may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from documents.reply import read
from meetings.model import AnswerKind, MeetingId, Mode, Session, Source
from meetings.office import NewSubstitute, Taken
from meetings.replies import Decision, Judgement, Noted, PartStat, Reason
from tests.parts.council import AARHUS, NOW, ONE_DAY, TWO_DAYS
from tests.parts.room import Room
from tests.replies import samples
from tests.replies.samples import Part, mail

ANN, BO, CAI, EVA, TEA = "Ann Aarhus", "Bo Aarhus", "Cai Aarhus", "Eva Region", "Tea Vikar"
LATER = (Session(1, ONE_DAY[0].day + timedelta(days=7), ONE_DAY[0].start, ONE_DAY[0].end),)


class Post:
    """The mailbox of a meeting: writes answers and hands them to the office."""

    def __init__(self, room: Room, id: MeetingId) -> None:
        self.room, self.id, self.count = room, id, 0

    def reply(
        self,
        name: str,
        partstat: str,
        *more: str,
        sequence: int | None = 0,
        at: datetime | None = None,
        uid: str = "",
        id: str = "",
        sender: str = "",
        headers: tuple[str, ...] = (),
        method: str = "REPLY",
    ) -> bytes:
        self.count += 1
        address = self.room.people[name].email
        content = samples.answer(
            partstat,
            *more,
            attendee=address,
            uid=uid or self.room.meeting(self.id).uid,
            sequence=sequence,
            stamp=f"{at or self.room.now:%Y%m%dT%H%M%SZ}",
            method=method,
        )
        part = Part(content, "text/calendar; charset=UTF-8")
        return mail(part, *headers, sender=sender or address, id=id or f"<{self.count}@klient.example.dk>")

    def take(self, content: bytes) -> Taken:
        understood = read(content, [samples.TRUSTED])
        return self.room.do(lambda office: office.take_reply(understood))

    def __call__(self, name: str, partstat: str, *more: str, **how: object) -> Judgement:
        return self.take(self.reply(name, partstat, *more, **how)).judgement  # type: ignore[arg-type]

    def kept(self) -> list[tuple[str, str]]:
        """What is kept for a person, the latest first."""
        lines = self.room.books.read_now(lambda records: records.replies_for_a_person(self.id))
        return [(one.reason.value, one.attendee) for one in lines]


@pytest.fixture
def convened(room: Room) -> Callable[..., Post]:
    return lambda *args, **more: Post(room, room.convened(*args, **more))


@pytest.fixture
def post(convened: Callable[..., Post]) -> Post:
    return convened()


def counted(partstat: PartStat, reason: Reason = Reason.ANSWERS, *, confirm: bool = False) -> Judgement:
    return Judgement(Decision.COUNTED, reason, partstat, confirm=confirm)


# What counts


@pytest.mark.parametrize(
    ("partstat", "standing", "kind"),
    [
        (PartStat.ACCEPTED, "attending", AnswerKind.ONSITE),
        (PartStat.DECLINED, "declined", AnswerKind.DECLINED),
        (PartStat.TENTATIVE, "tentative", AnswerKind.TENTATIVE),
    ],
)
def test_an_answer_by_calendar_is_an_answer(room, post, partstat, standing, kind):
    assert post(BO, partstat.value, "COMMENT:Kører sammen med Ann") == counted(partstat)
    assert room.standings(post.id)[BO] == standing
    line = room.roll(post.id).line(room.who(BO))
    assert [(one.kind, one.source, one.by, one.remark) for one in line.answers] == [
        (kind, Source.CALENDAR, room.who(BO), "Kører sammen med Ann")
    ]
    assert [(one.after, one.source) for one in room.history(post.id)] == [(kind, Source.CALENDAR)]


def test_the_same_mail_again_changes_nothing(room, post):
    content = post.reply(BO, "DECLINED")
    post.take(content)
    before = room.seen(post.id)
    room.now += timedelta(hours=1)
    again = Judgement(Decision.IGNORED, Reason.SEEN_BEFORE)
    assert post.take(content) == Taken(again, post.id, room.who(BO), first=Decision.COUNTED)
    assert room.seen(post.id) == before


def test_another_mail_with_the_same_answer_changes_nothing(room, post):
    post(BO, "ACCEPTED")
    history = room.history(post.id)
    room.now += timedelta(hours=1)
    assert post(BO, "ACCEPTED") == counted(PartStat.ACCEPTED, Reason.STANDS_ALREADY)
    assert room.history(post.id) == history


def test_a_long_comment_is_cut_to_a_remark(room, post):
    post(BO, "ACCEPTED", "COMMENT:" + "Tog " * 200)
    remark = room.roll(post.id).line(room.who(BO)).answers[0].remark
    assert (len(remark) <= 300, remark[-1]) == (True, "…")


def test_the_remark_stands_when_the_same_answer_comes_without_one(room, post):
    post(BO, "ACCEPTED", "COMMENT:Kommer med tog")
    room.now += timedelta(hours=1)
    post(BO, "ACCEPTED")
    assert room.roll(post.id).line(room.who(BO)).answers[0].remark == "Kommer med tog"


def test_an_older_answer_that_comes_late_does_not_win(room, post):
    morning = room.now
    room.now += timedelta(hours=2)
    post(BO, "DECLINED")
    assert post(BO, "ACCEPTED", at=morning) == Judgement(Decision.IGNORED, Reason.OLDER)
    assert room.standings(post.id)[BO] == "declined"


def test_of_chat_and_calendar_the_one_that_was_said_last_stands(room, post):
    morning = room.now
    room.now += timedelta(hours=2)
    room.answer(post.id, BO, AnswerKind.ONSITE)
    assert post(BO, "DECLINED", at=morning) == Judgement(Decision.IGNORED, Reason.OLDER)
    room.now += timedelta(hours=2)
    assert post(BO, "DECLINED") == counted(PartStat.DECLINED, confirm=True)
    assert [(one.after, one.source) for one in room.history(post.id)] == [
        (AnswerKind.ONSITE, Source.TEAMS),
        (AnswerKind.DECLINED, Source.CALENDAR),
    ]


def test_a_change_that_the_mail_server_vouches_for_needs_no_confirming(room, post):
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(hours=1)
    vouched = samples.verdict("dmarc=pass header.from=aarhus.example.dk")
    assert post(BO, "DECLINED", headers=(vouched,)) == counted(PartStat.DECLINED)


def test_who_comes_online_and_accepts_in_the_calendar_still_comes_online(room):
    hybrid = replace(room.plan(), mode=Mode.HYBRID)
    id = room.do(lambda office: office.convene(office.create(hybrid, room.secretary).id, room.secretary).id)
    room.answer(id, BO, AnswerKind.ONLINE)
    room.now += timedelta(hours=1)
    assert Post(room, id)(BO, "ACCEPTED").reason is Reason.STANDS_ALREADY
    assert room.roll(id).line(room.who(BO)).answers[0].kind is AnswerKind.ONLINE


# Substitutes


def test_declining_in_the_calendar_keeps_the_substitute_one_has_named(room, post):
    room.answer(post.id, BO, AnswerKind.DECLINED, substitute=room.who(TEA))
    room.now += timedelta(hours=1)
    assert post(BO, "DECLINED", "COMMENT:Tea kommer", sequence=1).decision is Decision.COUNTED
    assert room.standings(post.id)[BO] == "substituted"


def test_a_substitute_who_declines_in_the_calendar_leaves_the_seat_empty(room, post):
    room.answer(post.id, BO, AnswerKind.DECLINED, substitute=room.who(TEA))
    room.now += timedelta(hours=1)
    assert post(TEA, "ACCEPTED").reason is Reason.STANDS_ALREADY
    assert post(TEA, "DECLINED").decision is Decision.COUNTED
    assert room.standings(post.id)[BO] == "declined"
    assert room.told(post.id, BO)[-1] == ("substitute_left", "teams")


def test_a_new_substitute_answers_under_the_address_that_was_written(room, post):
    room.answer(
        post.id, BO, AnswerKind.DECLINED, substitute=NewSubstitute("Ny Vikar", f"ny@{AARHUS.id}.example.dk")
    )
    room.people["Ny Vikar"] = room.books.read_now(
        lambda records: records.person_with_email(f"ny@{AARHUS.id}.example.dk")
    )
    room.now += timedelta(hours=1)
    assert post("Ny Vikar", "DECLINED").decision is Decision.COUNTED


# Moves and rounds


def moved(room: Room, post: Post) -> None:
    room.now += timedelta(days=1)
    room.do(lambda office: office.move(post.id, LATER, "", room.secretary))


def test_an_answer_to_the_old_time_is_asked_again_once_in_a_round(room, post):
    moved(room, post)
    told = room.told(post.id, BO)
    assert post(BO, "ACCEPTED", "DTSTART:20270302T083000Z") == Judgement(
        Decision.ASKED_AGAIN, Reason.OLD_TIME
    )
    assert room.standings(post.id)[BO] == "pending"
    assert room.told(post.id, BO) == [*told, ("moved", "teams"), ("moved", "mail")]
    assert post(BO, "ACCEPTED") == Judgement(Decision.IGNORED, Reason.ASKED_BEFORE)
    assert room.entry(post.id, BO) == (1, "REQUEST")


def test_the_question_that_is_asked_again_has_the_number_of_the_ledger_and_a_later_stamp(room, post):
    moved(room, post)
    before = room.books.read_now(lambda records: records.entry(post.id, room.who(BO)))
    room.now += timedelta(hours=1)
    post(BO, "ACCEPTED")
    after = room.books.read_now(lambda records: records.entry(post.id, room.who(BO)))
    assert (after.sequence, after.stamp > before.stamp) == (before.sequence, True)


def test_an_answer_to_the_new_time_counts(room, post):
    moved(room, post)
    assert post(BO, "ACCEPTED", sequence=1) == counted(PartStat.ACCEPTED)


def test_an_answer_to_the_invitation_before_one_that_followed_a_change_of_mind_counts(room, post):
    """The time is the same: SEQUENCE rose because the entry was taken away and came back."""
    room.answer(post.id, BO, AnswerKind.DECLINED)
    room.now += timedelta(hours=1)
    room.answer(post.id, BO, AnswerKind.ONSITE)
    room.now += timedelta(hours=1)
    assert room.entry(post.id, BO) == (2, "REQUEST")
    assert post(BO, "TENTATIVE").decision is Decision.COUNTED


def test_a_calendar_that_asks_for_the_invitation_gets_it_once(room, post):
    told = room.told(post.id, BO)
    assert post(BO, "NEEDS-ACTION", method="REFRESH").decision is Decision.ASKED_AGAIN
    assert post(BO, "NEEDS-ACTION", method="REFRESH").decision is Decision.IGNORED
    assert room.told(post.id, BO) == [*told, ("calendar", "mail")]


# Days


def test_the_second_entry_of_a_seminar_is_answered_by_itself(room, convened):
    post = convened(TWO_DAYS)
    name, _, domain = room.meeting(post.id).uid.partition("@")
    assert post(BO, "ACCEPTED").decision is Decision.COUNTED
    assert post(BO, "DECLINED", uid=f"{name}-2@{domain}").decision is Decision.COUNTED
    assert [room.standings(post.id, day)[BO] for day in (1, 2)] == ["attending", "declined"]


def test_a_third_entry_of_two_is_unknown(room, convened):
    post = convened(TWO_DAYS)
    name, _, domain = room.meeting(post.id).uid.partition("@")
    assert post(BO, "DECLINED", uid=f"{name}-3@{domain}") == Judgement(Decision.REFUSED, Reason.UNKNOWN_UID)


# What may not count


def test_nobody_answers_for_another(room, post):
    before = room.roll(post.id)
    assert post(BO, "DECLINED", sender="eve@evil.example") == Judgement(
        Decision.REFUSED, Reason.SENDER_IS_ANOTHER
    )
    assert room.roll(post.id) == before


def test_a_forged_sender_changes_nothing(room, post):
    forged = samples.verdict("dmarc=fail header.from=aarhus.example.dk")
    assert post(BO, "DECLINED", headers=(forged,)) == Judgement(Decision.REFUSED, Reason.SENDER_IS_FORGED)
    assert room.standings(post.id)[BO] == "pending"


def test_one_who_is_not_called_goes_to_a_person(room, post):
    assert post(TEA, "ACCEPTED") == Judgement(Decision.TO_A_PERSON, Reason.NOT_INVITED)
    assert post.kept() == [("not_invited", room.people[TEA].email)]


def test_the_uid_is_compared_byte_for_byte(room, post):
    assert post(BO, "DECLINED", uid=room.meeting(post.id).uid.upper()).reason is Reason.UNKNOWN_UID


def test_the_third_of_an_organisation_goes_to_a_person(room, post):
    for name in (ANN, BO):
        assert post(name, "ACCEPTED").decision is Decision.COUNTED
    assert post(CAI, "ACCEPTED") == Judgement(Decision.TO_A_PERSON, Reason.SEATS_TAKEN)
    assert room.standings(post.id)[CAI] == "pending"


def test_an_answer_after_the_meeting_has_begun_is_refused(room, post):
    room.now = room.meeting(post.id).starts_at
    assert post(BO, "DECLINED") == Judgement(Decision.REFUSED, Reason.MEETING_CLOSED)


def test_a_proposed_time_is_kept_with_all_that_was_said(room, post):
    times = ("DTSTART:20270303T083000Z", "DTEND:20270303T103000Z", "COMMENT:Hellere onsdag")
    taken = post.take(post.reply(BO, "TENTATIVE", *times, method="COUNTER", id="<forslag@x>"))
    assert taken == Taken(Judgement(Decision.TO_A_PERSON, Reason.PROPOSES_A_TIME), post.id, room.who(BO))
    (kept,) = room.books.read_now(lambda records: records.replies_for_a_person())
    assert kept == Noted(
        mail="<forslag@x>",
        received_at=NOW,
        decision=Decision.TO_A_PERSON,
        reason=Reason.PROPOSES_A_TIME,
        meeting=post.id,
        person=room.who(BO),
        round=1,
        sender=room.people[BO].email,
        method="COUNTER",
        uid=room.meeting(post.id).uid,
        attendee=room.people[BO].email,
        partstat="TENTATIVE",
        sequence=0,
        stamp=NOW,
        comment="Hellere onsdag",
        proposed=(
            datetime.fromisoformat("2027-03-03T08:30:00Z"),
            datetime.fromisoformat("2027-03-03T10:30:00Z"),
        ),
    )
    assert room.audit(post.id)[-1] == "reply.to-a-person"


def test_a_bounce_is_kept_with_the_person_our_mail_was_for(room, post):
    ours = next(
        one.message_id
        for one in room.notices(post.id)
        if one.new.person == room.who(BO) and one.new.channel.value == "mail"
    )
    taken = post.take(samples.bounce(about=ours))
    assert taken == Taken(Judgement(Decision.TO_A_PERSON, Reason.NOT_REACHED), post.id, room.who(BO))
    (kept,) = room.books.read_now(lambda records: records.replies_of(post.id, room.who(BO)))
    assert (kept.attendee, kept.status) == (samples.BO, "5.1.1")


def test_a_bounce_of_a_mail_we_never_sent_is_about_nobody(post):
    assert post.take(samples.bounce()) == Taken(Judgement(Decision.TO_A_PERSON, Reason.NOT_REACHED))


def test_an_absence_never_counts(room, post):
    before = room.seen(post.id)
    taken = post.take(post.reply(BO, "DECLINED", headers=("Auto-Submitted: auto-replied",)))
    assert taken.judgement == Judgement(Decision.IGNORED, Reason.ABSENCE)
    assert room.seen(post.id) == before
