"""Which answers count, which are asked again, and which a person has to look at."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from meetings import replies
from meetings.incoming import (
    Attendee,
    Bounce,
    Event,
    Fault,
    Mail,
    Matter,
    Other,
    Reply,
    Undelivered,
    Unreadable,
    Vouched,
)
from meetings.model import Language
from meetings.replies import Decision, Earlier, Invited, Judgement, Known, Noted, PartStat, Reason
from tests.replies.samples import BO, UID
from wording.replies import reason

NOW = datetime(2027, 1, 18, 13, 0, tzinfo=UTC)
SAID = datetime(2027, 1, 18, 12, 0, tzinfo=UTC)
START = datetime(2027, 3, 2, 8, 30, tzinfo=UTC)
MAIL = Mail("<1@x>", (BO,), SAID, vouched=Vouched.PASSED)
UNVOUCHED = replace(MAIL, vouched=Vouched.UNKNOWN)
ACCEPTS = Attendee(BO, "ACCEPTED")
EVENT = Event((UID,), (ACCEPTS,), sequence=1, stamp=SAID, start=START)
ANSWER = Reply(MAIL, "REPLY", "REPLY", (EVENT,))
INVITED = Invited(BO, sequence=1, since=1, starts=(START,))
KNOWN = Known(ours=True, invited=INVITED)
COUNTED = Judgement(Decision.COUNTED, Reason.ANSWERS, PartStat.ACCEPTED)


def decided(reply: Reply = ANSWER, invited: Invited | None = INVITED) -> tuple[Decision, Reason]:
    judged = replies.judge(reply, Known(ours=True, invited=invited), NOW)
    return judged.decision, judged.reason


def saying(partstat: str = "ACCEPTED", *, mail: Mail = MAIL, method: str = "REPLY", **event: object) -> Reply:
    said = replace(EVENT, attendees=(Attendee(BO, partstat),), **event)  # type: ignore[arg-type]
    return Reply(mail, method, "", (said,))


# What counts


@pytest.mark.parametrize("partstat", list(PartStat))
def test_yes_no_and_maybe_count_each_as_itself(partstat):
    assert replies.judge(saying(partstat), KNOWN, NOW) == Judgement(
        Decision.COUNTED, Reason.ANSWERS, partstat
    )


def test_an_answer_needs_no_stamp_no_sequence_and_no_method_in_the_mail():
    bare = Reply(MAIL, "REPLY", "", (Event((UID,), (ACCEPTS,)),))
    assert replies.judge(bare, Known(ours=True, invited=replace(INVITED, since=0)), NOW) == COUNTED


def test_the_address_is_compared_blind_to_case_and_to_the_spelling_of_its_domain():
    answer = Reply(
        replace(MAIL, senders=("Bjørn@xn--rdhus-mra.dk",)),
        "REPLY",
        "",
        (replace(EVENT, attendees=(Attendee("BJØRN@RÅDHUS.dk", "ACCEPTED"),)),),
    )
    assert decided(answer, replace(INVITED, address="bjørn@rådhus.dk")) == (Decision.COUNTED, Reason.ANSWERS)


def test_of_several_attendees_the_one_who_sent_it_answers():
    answer = Reply(
        MAIL, "REPLY", "", (replace(EVENT, attendees=(Attendee("eva@x.dk", "DECLINED"), ACCEPTS)),)
    )
    assert replies.judge(answer, KNOWN, NOW) == COUNTED


def test_the_answer_that_stands_already_counts_without_changing_anything():
    assert decided(invited=replace(INVITED, stands=PartStat.ACCEPTED)) == (
        Decision.COUNTED,
        Reason.STANDS_ALREADY,
    )


@pytest.mark.parametrize(
    ("mail", "stands", "confirm"),
    [
        (UNVOUCHED, None, False),
        (UNVOUCHED, PartStat.ACCEPTED, False),
        (UNVOUCHED, PartStat.DECLINED, True),
        (MAIL, PartStat.DECLINED, False),
        (Mail("<1@x>", bare=True), PartStat.DECLINED, False),
    ],
)
def test_a_change_that_nobody_vouches_for_is_to_be_confirmed(mail, stands, confirm):
    judged = replies.judge(saying(mail=mail), Known(True, replace(INVITED, stands=stands)), NOW)
    assert (judged.decision, judged.confirm) == (Decision.COUNTED, confirm)


def test_an_answer_for_one_day_of_the_meeting_is_for_that_day():
    second = START + timedelta(days=1)
    judged = replies.judge(
        saying(of_series=True, day=second), Known(True, replace(INVITED, starts=(START, second))), NOW
    )
    assert judged == replace(COUNTED, day=second)


# The order of answers


def test_an_answer_to_the_old_time_is_asked_again_once():
    old = saying(sequence=0, start=START - timedelta(days=7))
    assert decided(old) == (Decision.ASKED_AGAIN, Reason.OLD_TIME)
    assert decided(old, replace(INVITED, asked_again=True)) == (Decision.IGNORED, Reason.ASKED_BEFORE)


def test_an_old_version_that_does_not_say_its_time_is_the_old_time():
    assert decided(saying(sequence=0, start=None)) == (Decision.ASKED_AGAIN, Reason.OLD_TIME)
    assert decided(saying(sequence=None, start=None)) == (Decision.ASKED_AGAIN, Reason.OLD_TIME)


def test_an_old_version_of_the_same_time_counts():
    assert decided(saying(sequence=0)) == (Decision.COUNTED, Reason.ANSWERS_AN_OLD_VERSION)
    assert decided(saying(sequence=3), replace(INVITED, sequence=5, since=2)) == (
        Decision.COUNTED,
        Reason.ANSWERS,
    )


def test_an_answer_to_what_was_never_sent_is_refused():
    assert decided(saying(sequence=2)) == (Decision.REFUSED, Reason.NEWER_THAN_OURS)


@pytest.mark.parametrize(
    ("earlier", "decision"),
    [
        (Earlier(1, SAID + timedelta(seconds=1)), Decision.IGNORED),
        (Earlier(1, SAID), Decision.COUNTED),  # the same second: the later receipt wins
        (Earlier(0, SAID + timedelta(days=1)), Decision.COUNTED),  # SEQUENCE goes before DTSTAMP
        (Earlier(None, SAID + timedelta(seconds=1)), Decision.IGNORED),
    ],
)
def test_answers_are_ordered_by_sequence_then_stamp_then_receipt(earlier, decision):
    assert decided(invited=replace(INVITED, earlier=earlier))[0] is decision


def test_an_answer_to_a_lower_sequence_than_the_last_is_older():
    invited = replace(INVITED, since=0, earlier=Earlier(1, SAID - timedelta(days=1)))
    assert decided(saying(sequence=0), invited) == (Decision.IGNORED, Reason.OLDER)


def test_a_clock_that_runs_ahead_does_not_win_for_ever():
    assert replies.stamp_of(saying(stamp=NOW + timedelta(days=400)), NOW) == NOW


def test_without_a_stamp_the_mails_date_counts_and_without_that_the_receipt():
    assert replies.stamp_of(saying(stamp=None), NOW) == SAID
    assert replies.stamp_of(saying(stamp=None, mail=replace(MAIL, date=None)), NOW) == NOW


def test_what_the_person_said_since_by_another_road_stands():
    assert decided(invited=replace(INVITED, said=SAID + timedelta(minutes=1))) == (
        Decision.IGNORED,
        Reason.OLDER,
    )
    assert decided(invited=replace(INVITED, said=SAID - timedelta(minutes=1)))[0] is Decision.COUNTED


@pytest.mark.parametrize("partstat", ["NEEDS-ACTION", "", "IN-PROCESS"])
def test_no_answer_overwrites_nothing(partstat):
    assert decided(saying(partstat)) == (Decision.IGNORED, Reason.NO_ANSWER)


def test_the_same_mail_is_taken_once():
    assert replies.judge(ANSWER, replace(KNOWN, seen=True), NOW) == Judgement(
        Decision.IGNORED, Reason.SEEN_BEFORE
    )


# What a person has to look at


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (saying("DELEGATED"), Reason.DELEGATED),
        (saying("TENTATIVE", method="COUNTER"), Reason.PROPOSES_A_TIME),
        (
            Reply(MAIL, "REPLY", "", (replace(EVENT, attendees=(replace(ACCEPTS, sent_by="sekr@x.dk"),)),)),
            Reason.SENT_BY_ANOTHER,
        ),
        (
            Reply(
                replace(MAIL, senders=("sekr@x.dk",)),
                "REPLY",
                "",
                (replace(EVENT, attendees=(replace(ACCEPTS, sent_by="sekr@x.dk"),)),),
            ),
            Reason.SENT_BY_ANOTHER,
        ),
        (
            Reply(
                Mail("<1@x>", bare=True),
                "REPLY",
                "",
                (replace(EVENT, attendees=(ACCEPTS, Attendee("b@x.dk"))),),
            ),
            Reason.SEVERAL_ATTENDEES,
        ),
        (
            Reply(MAIL, "REPLY", "", (EVENT, replace(EVENT, attendees=(Attendee(BO, "DECLINED"),)))),
            Reason.SEVERAL_ANSWERS,
        ),
    ],
)
def test_what_a_program_should_not_decide_goes_to_a_person(answer, why):
    assert decided(answer) == (Decision.TO_A_PERSON, why)


def test_one_who_was_not_invited_goes_to_a_person():
    assert decided(invited=None) == (Decision.TO_A_PERSON, Reason.NOT_INVITED)


def test_a_substitute_may_say_yes_or_no_but_not_maybe():
    substitute = replace(INVITED, substitute=True, stands=PartStat.ACCEPTED)
    assert decided(saying("ACCEPTED"), substitute) == (Decision.COUNTED, Reason.STANDS_ALREADY)
    assert decided(saying("DECLINED"), substitute) == (Decision.COUNTED, Reason.ANSWERS)
    assert decided(saying("TENTATIVE"), substitute) == (Decision.TO_A_PERSON, Reason.SUBSTITUTE_IN_DOUBT)


def test_a_calendar_that_asks_for_the_invitation_gets_it_once():
    asks = saying("NEEDS-ACTION", method="REFRESH")
    assert decided(asks) == (Decision.ASKED_AGAIN, Reason.WANTS_IT_AGAIN)
    assert decided(asks, replace(INVITED, asked_again=True)) == (Decision.IGNORED, Reason.ASKED_BEFORE)


# What is refused


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (replace(ANSWER, parameter="REQUEST"), Reason.METHODS_DIFFER),
        (replace(ANSWER, method="REQUEST", parameter=""), Reason.NOT_AN_ANSWER),
        (replace(ANSWER, events=()), Reason.NO_EVENT),
        (replace(ANSWER, events=(replace(EVENT, kind="VTODO"),)), Reason.NO_EVENT),
        (saying(uids=()), Reason.NO_UID),
        (saying(uids=("",)), Reason.NO_UID),
        (saying(uids=(UID, "other@x")), Reason.SEVERAL_UIDS),
        (saying(uids=("x'; DROP TABLE meeting;--<script>",)), Reason.UNKNOWN_UID),
        (replace(ANSWER, events=(replace(EVENT, attendees=()),)), Reason.NO_ATTENDEE),
        (saying(mail=replace(MAIL, senders=())), Reason.SENDER_UNCLEAR),
        (saying(mail=replace(MAIL, senders=("", ""))), Reason.SENDER_UNCLEAR),
        (saying(mail=replace(MAIL, senders=("eve@evil.example", BO))), Reason.SENDER_UNCLEAR),
        (saying(mail=replace(MAIL, senders=("eve@evil.example",))), Reason.SENDER_IS_ANOTHER),
        (saying(mail=replace(MAIL, vouched=Vouched.FAILED)), Reason.SENDER_IS_FORGED),
        (saying(of_series=True, day=START + timedelta(days=1)), Reason.NO_SUCH_DAY),
        (saying(of_series=True, day=None), Reason.NO_SUCH_DAY),
    ],
)
def test_what_cannot_be_an_answer_is_refused(answer, why):
    assert decided(answer) == (Decision.REFUSED, why)


def test_a_meeting_that_is_not_ours_is_refused():
    assert replies.judge(ANSWER, replies.UNHEARD, NOW) == Judgement(Decision.REFUSED, Reason.UNKNOWN_UID)


def test_busy_times_are_no_answer():
    assert decided(saying(kind="VFREEBUSY")) == (Decision.IGNORED, Reason.BUSY_TIMES)


@pytest.mark.parametrize(
    ("understood", "judgement"),
    [
        (Other(MAIL, Matter.LETTER), Judgement(Decision.TO_A_PERSON, Reason.LETTER)),
        (Other(MAIL, Matter.SEALED), Judgement(Decision.TO_A_PERSON, Reason.SEALED)),
        (Other(MAIL, Matter.ABSENCE), Judgement(Decision.IGNORED, Reason.ABSENCE)),
        (Other(MAIL, Matter.RECEIPT), Judgement(Decision.IGNORED, Reason.RECEIPT)),
        (
            Bounce(MAIL, (Undelivered(BO, "5.1.1", permanent=True, gone=True),)),
            Judgement(Decision.TO_A_PERSON, Reason.NOT_REACHED),
        ),
        (
            Bounce(MAIL, (Undelivered(BO, "4.4.1", permanent=False, gone=False),)),
            Judgement(Decision.IGNORED, Reason.NOT_REACHED_YET),
        ),
        *((Unreadable(MAIL, fault), Judgement(Decision.REFUSED, Reason(fault.value))) for fault in Fault),
    ],
)
def test_a_mail_without_an_answer_is_judged_by_what_it_is(understood, judgement):
    assert replies.judge(understood, replies.UNHEARD, NOW) == judgement


# As if it were ours, and what is kept


def test_an_answer_to_an_unknown_meeting_can_be_judged_as_if_it_were_ours():
    assert replies.judge(ANSWER, replies.as_if_ours(ANSWER), NOW) == COUNTED


def test_what_is_kept_holds_all_that_was_said_and_no_endless_text():
    who = Attendee(BO, "TENTATIVE", sent_by="sekr@x.dk", delegated_to=("a@x.dk", "b@x.dk"))
    event = replace(
        EVENT, attendees=(who,), sequence=2**40, end=START + timedelta(hours=2), comment="a" * 30_000
    )
    counter = Reply(MAIL, "COUNTER", "COUNTER", (event,))
    judged = replies.judge(counter, KNOWN, NOW)
    assert replies.note(counter, judged, NOW) == Noted(
        mail="<1@x>",
        received_at=NOW,
        decision=Decision.TO_A_PERSON,
        reason=Reason.SENT_BY_ANOTHER,
        sender=BO,
        method="COUNTER",
        uid=UID,
        attendee=BO,
        partstat="TENTATIVE",
        stamp=SAID,
        comment="a" * 1_999 + "…",
        sent_by="sekr@x.dk",
        delegated_to="a@x.dk b@x.dk",
        proposed=(START, START + timedelta(hours=2)),
    )


@pytest.mark.parametrize("why", list(Reason))
def test_every_reason_is_said_in_both_tongues(why):
    danish, english = reason(why, Language.DA), reason(why, Language.EN)
    assert (bool(danish), bool(english), danish != english) == (True, True, True)
