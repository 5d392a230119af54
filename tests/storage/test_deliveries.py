"""The delivery books: planning once, and every change of state with its guard (DELIVERY section 2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Executable

from meetings import refusals
from meetings.entries import Entry, Method
from meetings.model import AgendaItem, ItemId, ItemState, PersonId
from meetings.notices import Channel, Kind, NewNotice, Notice, NoticeId, NoticeState, by_mail
from meetings.outcomes import PROOF_WITHIN, RETRY_WITHIN
from storage import BookRecords, Store
from storage.records import deliveries, outbox
from tests.parts import council
from tests.parts.council import NOW, SKIVE, later

LEASE = timedelta(minutes=2)
MEETING = council.meeting()
BO, IB = PersonId(1), PersonId(2)
REMINDER = NewNotice(MEETING.id, BO, Kind.REMINDER, "T-1@x", Channel.TEAMS, NOW, later(days=30), round=1)
CODE = NewNotice(None, BO, Kind.LINK_CODE, "link-1", Channel.MAIL, NOW, later(minutes=15))
INVITATION = NewNotice(
    MEETING.id,
    IB,
    Kind.CONVENED,
    "r1-s0",
    Channel.MAIL,
    later(seconds=1),
    later(days=60),
    round=1,
    entry=Entry(MEETING.id, IB, 0, NOW, Method.REQUEST),
    item=ItemId(1),
    about=BO,
)


def found(records: BookRecords) -> None:
    council.found(records)
    records.put_meeting(MEETING)
    for name in ("Bo", "Ib"):
        council.add(records, name, SKIVE)
    records.add_item(AgendaItem(ItemId(0), MEETING.id, "Budget", ItemState.LATE))


@pytest.fixture
def books(books: Store) -> Store:
    books.write_now(found)
    return books


def plan(books: Store, *notices: NewNotice) -> int:
    return books.write_now(lambda records: records.plan(notices))


def claim(books: Store, at: datetime = NOW, free: int = 10, owner: str = "a") -> list[Notice]:
    return list(books.write_now(lambda records: records.claim(at, free, owner, LEASE)))


def begin(books: Store, notice: Notice, at: datetime = NOW) -> bool:
    return books.write_now(lambda records: records.begin(notice, at))


def finish(books: Store, notice: Notice, state: NoticeState, at: datetime = NOW, **more: object) -> bool:
    return books.write_now(lambda records: records.finish(notice, state, at, **more))


def seen(books: Store, notice: Notice) -> Notice:
    return books.read_now(lambda records: records.notice(notice.id))


# Planning


def test_a_planned_notice_is_read_as_it_was_planned(books: Store) -> None:
    assert plan(books, REMINDER, INVITATION, CODE) == 3
    first, second = books.read_now(lambda records: records.notices_of(MEETING.id))
    assert [first, second] == [
        Notice(first.id, REMINDER, NoticeState.PLANNED, REMINDER.due_at, message_id=first.message_id),
        Notice(second.id, INVITATION, NoticeState.PLANNED, INVITATION.due_at, message_id=second.message_id),
    ]


def test_the_same_notice_is_planned_once(books: Store) -> None:
    assert plan(books, REMINDER, CODE) == 2
    assert plan(books, REMINDER, INVITATION, CODE, replace(REMINDER, due_at=later(days=1))) == 1
    assert plan(books) == 0
    assert books.read_now(lambda records: records.outbox()) == {NoticeState.PLANNED: 3}


@pytest.mark.parametrize(
    "other",
    [
        replace(REMINDER, person=IB),
        replace(REMINDER, kind=Kind.AGENDA),
        replace(REMINDER, occasion="T-2@x"),
        by_mail(REMINDER),
        replace(CODE, occasion="link-2"),
        replace(CODE, person=IB),
    ],
)
def test_another_person_kind_occasion_or_channel_is_another_notice(books: Store, other: NewNotice) -> None:
    plan(books, REMINDER, CODE)
    assert plan(books, other) == 1


def test_a_message_id_is_the_notices_own_and_is_the_same_after_every_try(books: Store) -> None:
    plan(books, REMINDER, by_mail(REMINDER), INVITATION)
    before = {one.message_id for one in books.read_now(lambda records: records.notices_of(MEETING.id))}
    assert len(before) == 3
    assert all(one.startswith("<") and one.endswith("@books.example.dk>") for one in before)
    for notice in claim(books, later(minutes=1)):
        begin(books, notice, later(minutes=1))
        finish(books, notice, NoticeState.RETRY, later(minutes=1), next_at=NOW)
    after = {one.message_id for one in claim(books, later(minutes=2))}
    assert after == before


# Claiming


def test_what_is_due_is_claimed_the_longest_due_first_and_no_more_than_are_free(books: Store) -> None:
    notices = [replace(REMINDER, occasion=str(n), due_at=later(minutes=-n)) for n in range(5)]
    plan(books, *notices, replace(REMINDER, occasion="tomorrow", due_at=later(days=1)))
    assert [one.new.occasion for one in claim(books, free=2)] == ["4", "3"]
    assert [one.new.occasion for one in claim(books)] == ["2", "1", "0"]
    assert claim(books) == []


def test_what_somebody_waits_for_is_claimed_first_and_no_more_than_are_free(books: Store) -> None:
    reminders = [by_mail(replace(REMINDER, occasion=str(n), due_at=later(minutes=-n))) for n in range(3)]
    codes = [replace(CODE, occasion=f"link-{n}", due_at=later(seconds=-n)) for n in range(3)]
    plan(books, *reminders, *codes)
    claims = [[one.new.occasion for one in claim(books, free=free)] for free in (2, 2, 9)]
    assert claims == [["link-2", "link-1"], ["link-0", "2"], ["1", "0"]]


def test_what_somebody_waits_for_is_due_whatever_the_clock_shows_until_it_waits_for_another_try(
    books: Store,
) -> None:
    plan(books, CODE, by_mail(REMINDER))
    before = later(hours=-1)
    (code,) = claim(books, before)
    finish(books, code, NoticeState.RETRY, before, next_at=later(minutes=-50))
    assert (code.new, claim(books, later(minutes=-51))) == (CODE, [])
    assert [one.new for one in claim(books, later(minutes=-50))] == [CODE]


def test_a_claimed_notice_says_so_and_bears_a_token(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    assert notice == Notice(
        notice.id,
        REMINDER,
        NoticeState.CLAIMED,
        NOW,
        message_id=notice.message_id,
        lease_token=notice.lease_token,
    )
    assert notice.lease_token
    assert seen(books, notice) == notice


def test_a_kind_this_version_does_not_know_waits_for_one_that_does(books: Store) -> None:
    plan(books, REMINDER, INVITATION)
    books.write_now(
        lambda records: records.connection.exec_driver_sql(
            "UPDATE delivery SET kind = 'carrier_pigeon' WHERE kind = 'reminder'"
        )
    )
    assert [one.new for one in claim(books, later(minutes=1))] == [INVITATION]
    assert books.read_now(lambda records: records.outbox()) == {
        NoticeState.PLANNED: 1,
        NoticeState.CLAIMED: 1,
    }


# The guards


def test_only_who_claimed_it_begins_and_only_once(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    assert not begin(books, replace(notice, lease_token="another's"))
    assert begin(books, notice)
    assert not begin(books, notice)
    assert (seen(books, notice).state, seen(books, notice).attempts) == (NoticeState.SENDING, 1)


def test_nobody_begins_after_the_lease_has_run_out(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    assert not begin(books, notice, NOW + LEASE)
    assert begin(books, notice, NOW + LEASE - timedelta(microseconds=1))


FROM_CLAIMED = {
    NoticeState.PLANNED,
    NoticeState.RETRY,
    NoticeState.CANCELLED,
    NoticeState.SKIPPED,
    NoticeState.DEAD,
}
FROM_SENDING = {NoticeState.SENT, NoticeState.RETRY, NoticeState.DEAD, NoticeState.UNKNOWN}
FROM_UNKNOWN = {NoticeState.SENT, NoticeState.SETTLED}
OUTCOMES = FROM_CLAIMED | FROM_SENDING | FROM_UNKNOWN


def unbegun(books: Store, notice: Notice) -> None:
    pass


def begun(books: Store, notice: Notice) -> None:
    assert begin(books, notice)


def unknown(books: Store, notice: Notice) -> None:
    begun(books, notice)
    assert finish(books, notice, NoticeState.UNKNOWN)


def sent(books: Store, notice: Notice) -> None:
    begun(books, notice)
    assert finish(books, notice, NoticeState.SENT)


@pytest.mark.parametrize(
    ("bring", "allowed"),
    [(unbegun, FROM_CLAIMED), (begun, FROM_SENDING), (unknown, FROM_UNKNOWN), (sent, set())],
)
def test_an_outcome_follows_only_the_states_it_may(
    books: Store, bring: Callable[[Store, Notice], None], allowed: set[NoticeState]
) -> None:
    followed = set()
    for state in sorted(OUTCOMES):
        plan(books, replace(REMINDER, occasion=state))
        (notice,) = claim(books)
        bring(books, notice)
        before = seen(books, notice).state
        if finish(books, notice, state, next_at=later(days=9)):
            followed.add(state)
        assert seen(books, notice).state == (state if state in followed else before)
    assert followed == allowed


@pytest.mark.parametrize("state", [NoticeState.CLAIMED, NoticeState.SENDING])
def test_what_is_no_outcome_is_not_written(books: Store, state: NoticeState) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    with pytest.raises(ValueError, match=f"{state} is no outcome"):
        finish(books, notice, state)


def test_an_outcome_is_written_only_by_who_holds_the_notice(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    assert not finish(books, replace(notice, lease_token=""), NoticeState.SKIPPED)
    assert not finish(books, replace(notice, id=NoticeId(404)), NoticeState.SKIPPED)


def test_what_was_sent_says_when_and_is_done_with(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    begin(books, notice)
    assert finish(books, notice, NoticeState.SENT, later(seconds=1), activity_id="1:abc")
    assert seen(books, notice) == replace(
        notice, state=NoticeState.SENT, attempts=1, sent_at=later(seconds=1)
    )
    assert claim(books, later(days=1)) == []


def test_what_is_to_be_tried_again_waits_for_its_time(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    begin(books, notice)
    finish(books, notice, NoticeState.RETRY, error="429", next_at=later(minutes=5))
    assert claim(books, later(minutes=4)) == []
    (again,) = claim(books, later(minutes=5))
    assert (again.attempts, again.last_error, again.next_at) == (1, "429", later(minutes=5))
    assert again.lease_token != notice.lease_token
    assert not begin(books, notice, later(minutes=5))
    assert not finish(books, notice, NoticeState.SENT)


def test_what_waits_for_open_hours_has_not_been_tried(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    assert finish(books, notice, NoticeState.PLANNED, next_at=later(hours=8))
    assert claim(books, later(hours=7)) == []
    (again,) = claim(books, later(hours=8))
    assert again.attempts == 0


# What was left behind


def test_a_lease_that_ran_out_frees_what_was_not_begun_and_holds_what_may_have_been_sent(
    books: Store,
) -> None:
    card, mail, waiting = REMINDER, by_mail(REMINDER), replace(REMINDER, occasion="not begun")
    plan(books, card, mail, waiting)
    held = {(one.new.channel, one.new.occasion): one for one in claim(books)}
    begin(books, held["teams", "T-1@x"])
    begin(books, held["mail", "T-1@x"])
    out = NOW + LEASE
    assert books.write_now(lambda records: records.take_over(out - timedelta(microseconds=1))) == []
    taken = books.write_now(lambda records: records.take_over(out))
    assert {(one.new.channel, one.new.occasion): (one.state, one.next_at) for one in taken} == {
        ("teams", "T-1@x"): (NoticeState.UNKNOWN, out + PROOF_WITHIN),
        ("mail", "T-1@x"): (NoticeState.RETRY, out),
        ("teams", "not begun"): (NoticeState.RETRY, out),
    }
    assert books.write_now(lambda records: records.take_over(out)) == []
    assert {one.new.occasion for one in claim(books, out)} == {"not begun", "T-1@x"}


def test_a_clock_set_back_does_not_keep_a_lease_for_ever(books: Store) -> None:
    plan(books, REMINDER)
    claim(books)
    within, before = NOW - LEASE, NOW - LEASE - timedelta(seconds=1)
    assert books.write_now(lambda records: records.take_over(within)) == []
    (freed,) = books.write_now(lambda records: records.take_over(before))
    assert freed.state is NoticeState.RETRY


def test_a_sender_who_was_taken_over_may_still_say_that_it_was_sent(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    begin(books, notice)
    books.write_now(lambda records: records.take_over(NOW + LEASE))
    assert finish(books, notice, NoticeState.SENT, NOW + LEASE, activity_id="1:abc")
    assert seen(books, notice).state is NoticeState.SENT


def test_the_unknown_are_settled_when_their_time_has_come(books: Store) -> None:
    plan(books, REMINDER, replace(REMINDER, occasion="earlier"))
    for notice, at in zip(claim(books), (later(minutes=9), None), strict=True):
        begin(books, notice)
        finish(books, notice, NoticeState.UNKNOWN, next_at=at)
    look = [
        [one.new.occasion for one in books.read_now(lambda records, at=at: records.unsettled(at))]
        for at in (later(minutes=8), later(minutes=9), NOW + PROOF_WITHIN)
    ]
    assert look == [[], ["T-1@x"], ["T-1@x", "earlier"]]
    (notice, _) = books.write_now(lambda records: records.unsettled(NOW + PROOF_WITHIN))
    assert finish(books, notice, NoticeState.SETTLED, settled_by="mail")
    assert not finish(books, notice, NoticeState.SETTLED, settled_by="mail")


def test_two_who_settle_at_once_settle_different_ones(postgresql_books: Store) -> None:
    books = postgresql_books
    books.write_now(found)
    plan(books, REMINDER)
    (notice,) = claim(books)
    unknown(books, notice)

    def settle(records: BookRecords) -> tuple[int, int]:
        mine = records.unsettled(NOW + PROOF_WITHIN)
        others = books.write_now(lambda other: other.unsettled(NOW + PROOF_WITHIN))
        return len(mine), len(others)

    assert books.write_now(settle) == (1, 0)


def test_two_who_claim_at_once_claim_different_ones(postgresql_books: Store) -> None:
    books = postgresql_books
    books.write_now(found)
    plan(books, *(replace(REMINDER, occasion=str(n), due_at=later(seconds=n)) for n in range(4)))

    def take(records: BookRecords) -> list[list[str]]:
        mine = records.claim(later(hours=1), 2, "a", LEASE)
        others = claim(books, later(hours=1))
        return [[one.new.occasion for one in each] for each in (mine, others)]

    assert books.write_now(take) == [["0", "1"], ["2", "3"]]


# What is asked


def test_a_reminder_that_was_or_may_have_been_sent_counts_and_no_other(books: Store) -> None:
    expected = {
        NoticeState.SENT: True,
        NoticeState.UNKNOWN: True,
        NoticeState.RETRY: False,
        NoticeState.DEAD: False,
    }
    found_to_count = {}
    for number, state in enumerate(expected):
        at = later(days=number)
        plan(books, replace(REMINDER, occasion=state, due_at=at))
        (notice,) = claim(books, at)
        begin(books, notice, at)
        finish(books, notice, state, at, next_at=later(days=99))
        found_to_count[state] = reminded(books, at, at + timedelta(days=1))
    assert found_to_count == expected


def test_a_reminder_by_mail_counts_once_it_was_tried_unless_the_first_try_was_refused_for_good(
    books: Store,
) -> None:
    counted = {}
    for number, state in enumerate((NoticeState.RETRY, NoticeState.SKIPPED, NoticeState.DEAD)):
        at = later(days=number)
        plan(books, replace(REMINDER, occasion=state, due_at=at, channel=Channel.MAIL))
        (notice,) = claim(books, at)
        begin(books, notice, at)
        finish(books, notice, state, at, next_at=later(days=99))
        counted[state] = reminded(books, at, at + timedelta(days=1))
    assert counted == {NoticeState.RETRY: True, NoticeState.SKIPPED: True, NoticeState.DEAD: False}


def test_a_reminder_by_mail_that_was_refused_at_its_second_try_may_have_come_at_the_first(
    books: Store,
) -> None:
    plan(books, replace(REMINDER, channel=Channel.MAIL))
    for state in (NoticeState.RETRY, NoticeState.DEAD):
        (notice,) = claim(books)
        begin(books, notice)
        finish(books, notice, state, next_at=NOW)
    assert reminded(books, NOW, later(days=1))


def reminded(books: Store, since: datetime, until: datetime, person: PersonId = BO) -> bool:
    return bool(books.read_now(lambda records: records.reminded_between(MEETING.id, person, since, until)))


def test_a_reminder_counts_in_its_own_time_and_for_its_own_person(books: Store) -> None:
    plan(books, REMINDER, replace(REMINDER, kind=Kind.AGENDA, person=IB))
    for notice in claim(books):
        begin(books, notice)
    assert reminded(books, NOW, later(seconds=1))
    assert not reminded(books, later(seconds=1), later(days=1))
    assert not reminded(books, later(days=-1), NOW)
    assert not reminded(books, NOW, later(days=1), IB)


def test_a_settled_reminder_counts_by_the_mail_it_became(books: Store) -> None:
    plan(books, REMINDER)
    (notice,) = claim(books)
    unknown(books, notice)
    finish(books, notice, NoticeState.SETTLED, settled_by="mail")
    assert not reminded(books, NOW, later(days=1))


def test_the_next_due_and_the_longest_due_are_known(books: Store) -> None:
    ask = lambda: books.read_now(  # noqa: E731
        lambda records: (records.next_due(), records.oldest_due(NOW))
    )
    assert ask() == (None, None)
    plan(books, replace(REMINDER, due_at=later(hours=1)))
    assert ask() == (later(hours=1), None)
    plan(books, replace(REMINDER, occasion="old", due_at=later(hours=-1)))
    assert ask() == (later(hours=-1), later(hours=-1))
    claim(books)
    assert ask() == (later(hours=1), None)


def test_the_outbox_counts_by_state(books: Store) -> None:
    plan(books, REMINDER, INVITATION, CODE)
    (sent_one, *_) = claim(books, free=1)
    begin(books, sent_one)
    finish(books, sent_one, NoticeState.SENT)
    assert books.read_now(lambda records: records.outbox()) == {
        NoticeState.PLANNED: 2,
        NoticeState.SENT: 1,
    }


def test_a_notice_that_is_not_there_is_unknown(books: Store) -> None:
    with pytest.raises(refusals.Unknown) as missing:
        books.read_now(lambda records: records.notice(NoticeId(404)))
    assert (missing.value.what, missing.value.name) == ("notice", "404")


# Beside it: the calendar ledger, the cards, what has been seen


def test_the_ledger_keeps_the_last_entry_of_each_person(books: Store) -> None:
    first = Entry(MEETING.id, IB, 0, NOW, Method.REQUEST)
    second = Entry(MEETING.id, IB, 1, later(hours=1), Method.CANCEL)
    others = Entry(MEETING.id, BO, 4, NOW, Method.REQUEST)
    for entry in (first, second, others):
        books.write_now(lambda records, entry=entry: records.put_entry(entry))
    assert books.read_now(lambda records: records.entry(MEETING.id, IB)) == second
    assert books.read_now(lambda records: records.entries(MEETING.id)) == [others, second]
    assert books.read_now(lambda records: records.entry(MEETING.id, PersonId(404))) is None


def test_the_address_an_entry_began_with_stays_whatever_is_written_of_it(books: Store) -> None:
    own = "rsvp+abcdefghijklmnopqrstuvwxyz@styrmand.example.dk"
    begun = Entry(MEETING.id, IB, 0, NOW, Method.REQUEST, own)
    plain = Entry(MEETING.id, BO, 0, NOW, Method.REQUEST)
    for entry in (begun, plain):
        books.write_now(lambda records, entry=entry: records.put_entry(entry))
    for address in ("", "rsvp+other@styrmand.example.dk"):
        for person in (IB, BO):
            later_one = Entry(MEETING.id, person, 1, later(hours=1), Method.CANCEL, address)
            books.write_now(lambda records, entry=later_one: records.put_entry(entry))
    found = books.read_now(lambda records: records.entries(MEETING.id))
    assert {one.person: one.answers_to for one in found} == {IB: own, BO: ""}


def test_a_person_has_one_card_about_a_meeting(books: Store) -> None:
    card = lambda: books.read_now(lambda records: records.card_of(MEETING.id, BO))  # noqa: E731
    assert card() is None
    for activity in ("1:a", "1:b"):
        books.write_now(lambda records, activity=activity: records.put_card(MEETING.id, BO, activity))
    assert card() == "1:b"


def test_what_teams_delivers_twice_is_seen_first_once(books: Store) -> None:
    first = [
        books.write_now(lambda records, key=key: records.first_seen(key, NOW)) for key in ("a", "b", "a")
    ]
    assert first == [True, True, False]


def test_what_was_claimed_before_the_clock_was_set_back_waits_no_longer_than_it_may(books: Store) -> None:
    plan(books, REMINDER, replace(REMINDER, person=IB), INVITATION)
    unknown, retried, kept = claim(books, later(minutes=1))
    for notice in (unknown, retried, kept):
        begin(books, notice, later(minutes=1))
    finish(books, unknown, NoticeState.UNKNOWN, later(minutes=1))
    finish(books, retried, NoticeState.RETRY, later(minutes=1), next_at=later(minutes=30))
    finish(books, kept, NoticeState.RETRY, later(minutes=1), next_at=later(minutes=-59.5))
    before = later(minutes=-60)
    told = [
        books.write_now(lambda records, at=at: records.wait_by_the_clock(at))
        for at in (later(minutes=1), before, later(minutes=-59.5))
    ]
    assert told == [0, 2, 0]
    assert [seen(books, one).next_at for one in (unknown, retried, kept)] == [
        before + PROOF_WITHIN,
        before + RETRY_WITHIN,
        later(minutes=-59.5),
    ]


def test_those_who_have_cards_in_hand_are_known_where_several_may_write(books: Store, engine: str) -> None:
    plan(books, *[replace(REMINDER, occasion=str(n)) for n in range(4)], CODE)
    for owner in ("a", "b", "b"):
        claim(books, free=1, owner=owner)
    claim(books, later(minutes=1), owner="c", free=1)
    claim(books, later(minutes=2), owner="d")  # a mail

    def carriers(since: datetime) -> str:
        return "".join(sorted(books.read_now(lambda records: records.carriers(since - LEASE))))

    several = engine == "postgresql"
    assert [carriers(later(seconds=at)) for at in (-1, 30, 90)] == (
        ["abc", "c", ""] if several else ["", "", ""]
    )


# How they are found


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (deliveries._CLAIM, "ix_delivery_ready"),
        (deliveries._CLAIM, "ix_delivery_prompt"),
        (deliveries._NEXT_DUE, "ix_delivery_ready"),
        (outbox._UNSETTLED, "ix_delivery_state_next_at_id"),
        (deliveries._TAKE_OVER, "ix_delivery_state_next_at_id"),
        (deliveries._SOONER, "ix_delivery_state_next_at_id"),
        (outbox._THE_SAME_BY, "sqlite_autoindex_delivery_1"),
    ],
    ids=[
        "claim",
        "claim what is waited for",
        "next due",
        "unsettled",
        "take over",
        "sooner",
        "the same by another road",
    ],
)
def test_what_the_clock_asks_at_every_knock_is_looked_up_and_not_sorted(
    sqlite_books: Store, statement: Executable, index: str
):
    def plan(records: BookRecords) -> str:
        compiled = statement.compile(dialect=records.connection.dialect)  # type: ignore[attr-defined]  # a ClauseElement
        steps = records.connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {compiled}", (None,) * len(compiled.positiontup)
        )
        return " ".join(str(step[3]) for step in steps)

    told = sqlite_books.write_now(plan)
    assert (index in told, "TEMP B-TREE" in told, "SCAN delivery" in told) == (True, False, False), told
