"""What follows from a try: every outcome on both roads, fresh and worn."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.model import MeetingId, PersonId
from meetings.notices import Channel, Kind, NewNotice, Notice, NoticeId, NoticeState, by_mail
from meetings.outcomes import (
    PATIENCE,
    PATIENCE_UNREACHED,
    STEPS,
    Closed,
    Failed,
    Retry,
    Ruling,
    Sent,
    Unknown,
    rule,
)

NOW = datetime(2027, 2, 9, 8, 0, 5, tzinfo=UTC)
NEW = NewNotice(
    meeting=MeetingId("ekr-2027-03-02"),
    person=PersonId(1),
    kind=Kind.REMINDER,
    occasion="T-2@20270302T0830Z",
    channel=Channel.TEAMS,
    due_at=datetime(2027, 2, 9, 8, tzinfo=UTC),
    not_after=datetime(2027, 3, 2, 8, 30, tzinfo=UTC),
    round=1,
)
CARD = Notice(NoticeId(7), NEW, NoticeState.CLAIMED, NEW.due_at)
MAIL = replace(CARD, new=by_mail(NEW))


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


@pytest.mark.parametrize(
    ("notice", "outcome", "ruling"),
    [
        (CARD, Sent("a1"), Ruling(NoticeState.SENT, activity_id="a1")),
        (CARD, Sent(), Ruling(NoticeState.SENT)),
        (MAIL, Sent(), Ruling(NoticeState.SENT)),
        (CARD, Retry(seconds(1), "Throttled"), Ruling(NoticeState.RETRY, "Throttled", NOW + seconds(10))),
        (CARD, Retry(seconds(90), "Throttled"), Ruling(NoticeState.RETRY, "Throttled", NOW + seconds(90))),
        (MAIL, Retry(seconds(10), "421"), Ruling(NoticeState.RETRY, "421", NOW + seconds(10))),
        (
            CARD,
            Unknown("HTTP 502"),
            Ruling(NoticeState.UNKNOWN, "HTTP 502", NOW + timedelta(minutes=10)),
        ),
        (MAIL, Unknown("ReadTimeout"), Ruling(NoticeState.RETRY, "ReadTimeout", NOW + seconds(60))),
        (
            CARD,
            Closed("ConversationBlockedByUser"),
            Ruling(NoticeState.DEAD, "ConversationBlockedByUser", by_mail=True, closes_road=True),
        ),
        (MAIL, Closed("550 5.1.1"), Ruling(NoticeState.DEAD, "550 5.1.1")),
        (
            CARD,
            Failed("MessageSizeTooBig"),
            Ruling(NoticeState.DEAD, "MessageSizeTooBig", by_mail=True),
        ),
        (MAIL, Failed("554"), Ruling(NoticeState.DEAD, "554")),
    ],
)
def test_what_follows_from_a_first_try(notice, outcome, ruling):
    assert rule(notice, outcome, NOW) == ruling


def test_a_closed_road_leads_to_the_other_one_before_the_mail():
    assert rule(CARD, Closed("ConversationNotFound"), NOW, other_road=True) == Ruling(
        NoticeState.RETRY, "ConversationNotFound", NOW, closes_road=True
    )


def test_the_waits_grow_and_the_last_one_lasts():
    waits = [rule(replace(MAIL, attempts=n), Retry(seconds(0), "451"), NOW).next_at for n in range(8)]
    assert waits == [NOW + step for step in (*STEPS, STEPS[-1], STEPS[-1])]


def test_teams_loses_our_patience_and_the_mail_takes_over():
    refused, unreached = Retry(seconds(1), "Throttled"), Retry(seconds(5), "DNS", reached=False)
    tries = [
        (rule(replace(CARD, attempts=n), refused, NOW), rule(replace(CARD, unreached=n), unreached, NOW))
        for n in (PATIENCE - 2, PATIENCE - 1, PATIENCE_UNREACHED - 2, PATIENCE_UNREACHED - 1)
    ]
    assert [(one.by_mail, other.by_mail) for one, other in tries] == [
        (False, False),
        (True, False),
        (True, False),
        (True, True),
    ]


@pytest.mark.parametrize("how", [{"reached": False}, {"barred": True}])
def test_a_try_that_nobody_answered_or_that_was_barred_is_not_counted(how):
    retry = Retry(seconds(5), "ClientConnectorError", **how)
    at = NOW + seconds(10)
    assert rule(CARD, retry, NOW) == Ruling(NoticeState.RETRY, retry.reason, at, unspent=True)
    assert rule(replace(CARD, attempts=PATIENCE - 1), retry, NOW).state is NoticeState.RETRY


def test_the_waits_are_spread_by_chance():
    waits = [rule(CARD, Retry(seconds(0), "429"), NOW, chance=one).next_at for one in (0.0, 0.5, 0.999)]
    assert waits == [NOW + seconds(7.5), NOW + seconds(10), NOW + seconds(12.495)]


def test_a_card_that_could_only_come_too_late_goes_by_mail_at_once():
    soon = replace(CARD, new=replace(NEW, not_after=NOW + timedelta(minutes=2)))
    assert rule(soon, Retry(timedelta(minutes=5), "Throttled"), NOW) == Ruling(
        NoticeState.DEAD, "Throttled", by_mail=True
    )


def test_an_unknown_one_that_is_late_already_is_settled_sooner():
    late = replace(CARD, new=replace(NEW, due_at=NOW - timedelta(minutes=12)))
    later = replace(CARD, new=replace(NEW, due_at=NOW - timedelta(hours=2)))
    assert rule(late, Unknown("x"), NOW).next_at == NOW + timedelta(minutes=3)
    assert rule(later, Unknown("x"), NOW).next_at == NOW


OUTCOMES = st.one_of(
    st.builds(Sent, st.none() | st.just("a1")),
    st.builds(Retry, st.timedeltas(seconds(0), timedelta(hours=1)), st.just("r"), st.booleans()),
    st.sampled_from([Unknown("r"), Closed("r"), Failed("r")]),
)


@given(OUTCOMES, st.integers(0, 40), st.sampled_from([CARD, MAIL]), st.booleans())
def test_nobody_is_forgotten_and_no_card_doubled(outcome, attempts, notice, other):
    ruling = rule(replace(notice, attempts=attempts), outcome, NOW, other_road=other)
    card = notice is CARD
    if isinstance(outcome, Unknown) and card:
        assert ruling.state is NoticeState.UNKNOWN  # never tried again as a card
    if ruling.state in {NoticeState.RETRY, NoticeState.UNKNOWN}:
        assert ruling.next_at is not None
        assert ruling.next_at >= NOW
    if ruling.state is NoticeState.DEAD:
        assert ruling.by_mail is card
    assert ruling.closes_road is (card and isinstance(outcome, Closed))
