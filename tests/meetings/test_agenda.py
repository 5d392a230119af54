"""What may be proposed, until when, and in which order items stand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import refusals
from meetings.agenda import check_draft, in_order, on_agenda, state_on_arrival
from meetings.model import (
    AgendaItem,
    Attachment,
    Deadlines,
    Draft,
    ItemId,
    ItemState,
    Meeting,
    MeetingId,
    MeetingState,
    Recommendation,
    Verb,
)
from tests.parts.rolls import meeting

# A draft

FULL = Draft(
    "Musikuddannelse i Midtjylland",
    background="Kort om sagen",
    recommendations=(
        Recommendation(Verb.DISCUSS, "drøfter oplægget"),
        Recommendation(Verb.APPROVE, "godkender tidsplanen"),
    ),
    minutes=15,
    attachments=(Attachment("Oplæg", "https://rm.example.dk/bilag/1"), Attachment("Eftersendes")),
)


def advice(*texts: str) -> tuple[Recommendation, ...]:
    return tuple(Recommendation(Verb.DISCUSS, text) for text in texts)


def link(url: str) -> tuple[Attachment, ...]:
    return (Attachment("Først et godt", "https://rm.example.dk"), Attachment("Bilag", url))


def long_link(length: int) -> tuple[Attachment, ...]:
    return link("https://rm.example.dk/".ljust(length, "x"))


@pytest.mark.parametrize(
    "draft",
    [
        FULL,
        Draft("Evt."),
        Draft("x" * 120),
        Draft(" " + "x" * 120 + "\n", background="x" * 2000 + " \n"),
        replace(FULL, background="x" * 2000),
        replace(FULL, recommendations=advice("kort", "x" * 2000)),
        replace(FULL, attachments=long_link(500)),
        replace(FULL, minutes=1),
        replace(FULL, minutes=480),
        replace(FULL, minutes=None),
    ],
)
def test_a_draft_within_the_limits_is_taken(draft):
    check_draft(draft)


@pytest.mark.parametrize(
    ("draft", "field", "problem", "limit"),
    [
        (replace(FULL, title=""), "title", "missing", None),
        (replace(FULL, title=" \t\n"), "title", "missing", None),
        (replace(FULL, title="x" * 121), "title", "too_long", 120),
        (replace(FULL, background="x" * 2001), "background", "too_long", 2000),
        (replace(FULL, recommendations=advice("kort", "x" * 2001)), "recommendation", "too_long", 2000),
        (replace(FULL, attachments=long_link(501)), "attachment", "too_long", 500),
        (replace(FULL, attachments=(Attachment("x" * 501),)), "attachment", "too_long", 500),
        (replace(FULL, attachments=link("http://rm.example.dk")), "attachment", "invalid", None),
        (replace(FULL, attachments=link("rm.example.dk")), "attachment", "invalid", None),
        (replace(FULL, attachments=link("javascript:alert(1)")), "attachment", "invalid", None),
        (replace(FULL, attachments=link("https://rm.example.dk/a b")), "attachment", "invalid", None),
        (replace(FULL, attachments=link("https://")), "attachment", "invalid", None),
        (replace(FULL, minutes=0), "minutes", "invalid", None),
        (replace(FULL, minutes=481), "minutes", "invalid", None),
        (replace(FULL, minutes=-5), "minutes", "invalid", None),
    ],
)
def test_a_draft_outside_them_is_refused_with_the_fields_name(draft, field, problem, limit):
    with pytest.raises(refusals.BadField) as refused:
        check_draft(draft)
    assert (refused.value.name, refused.value.problem, refused.value.limit) == (field, problem, limit)


def test_of_several_faults_the_first_field_is_named():
    worst = Draft("", "x" * 2001, advice("x" * 2001), 0, link("rm.example.dk"))
    with pytest.raises(refusals.BadField) as refused:
        check_draft(worst)
    assert refused.value.name == "title"


# The deadline

DEADLINE = datetime(2027, 2, 9, 11, 0, tzinfo=UTC)
STARTS = datetime(2027, 3, 2, 8, 30, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def called(state: MeetingState = MeetingState.CONVENED) -> Meeting:
    later = DEADLINE + timedelta(days=5)
    return replace(meeting(state=state), deadlines=Deadlines(DEADLINE, later, later))


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.CONVENED])
@pytest.mark.parametrize("late_is_fine", [False, True])
@pytest.mark.parametrize("now", [DEADLINE - INSTANT, DEADLINE])
def test_an_item_until_the_deadline_is_in_time_whatever_its_proposer_expected(state, late_is_fine, now):
    assert state_on_arrival(called(state), now, late_is_fine=late_is_fine) is ItemState.SUBMITTED


def test_an_item_after_the_deadline_is_refused_with_the_deadline():
    with pytest.raises(refusals.ItemDeadlinePassed) as refused:
        state_on_arrival(called(), DEADLINE + INSTANT, late_is_fine=False)
    assert (refused.value.meeting, refused.value.deadline) == (called(), DEADLINE)


@pytest.mark.parametrize("now", [DEADLINE + INSTANT, STARTS - INSTANT])
def test_an_item_after_the_deadline_goes_on_the_late_list_when_it_may(now):
    assert state_on_arrival(called(), now, late_is_fine=True) is ItemState.LATE


@pytest.mark.parametrize(
    ("state", "now", "refusal"),
    [
        (MeetingState.CONVENED, STARTS, refusals.MeetingStarted),
        (MeetingState.PLANNED, STARTS, refusals.MeetingStarted),
        (MeetingState.HELD, DEADLINE, refusals.MeetingStarted),
        (MeetingState.CANCELLED, DEADLINE, refusals.MeetingCancelled),
        (MeetingState.CANCELLED, STARTS, refusals.MeetingCancelled),
    ],
)
def test_a_meeting_that_is_over_or_off_takes_no_items_not_even_late(state, now, refusal):
    with pytest.raises(refusal) as refused:
        state_on_arrival(called(state), now, late_is_fine=True)
    assert refused.value.meeting == called(state)


# The order


def item(number: str, id: int = 1, state: ItemState = ItemState.ACCEPTED) -> AgendaItem:
    return AgendaItem(ItemId(id), MeetingId("ekr-2027-03-02"), f"Punkt {number}", state, number)


def numbers(items: tuple[AgendaItem, ...]) -> list[str]:
    return [one.number for one in items]


def test_items_stand_in_the_order_of_their_numbers_not_of_their_letters():
    jumbled = [item(number) for number in ("10", "4.10", "5", "4", "4.2", "4.1", "4.1.1")]
    assert numbers(in_order(jumbled)) == ["4", "4.1", "4.1.1", "4.2", "4.10", "5", "10"]


def test_items_without_a_number_stand_last_as_they_came():
    items = [item("", 3), item("2", 4), item("", 1), item("1", 9)]
    assert [one.id for one in in_order(items)] == [9, 4, 1, 3]


@pytest.mark.parametrize("number", ["4.a", "4.²", "IV", "4.", ".", " 4 "])
def test_a_number_that_is_none_hinders_nobody(number):
    assert {one.id for one in in_order([item("4.1", 1), item(number, 2), item("5", 3)])} == {1, 2, 3}


parts = st.lists(st.integers(1, 30), min_size=1, max_size=3).map(tuple)


@given(st.lists(parts, unique=True, max_size=12), st.randoms())
def test_any_agenda_comes_out_in_order_however_it_went_in(agenda, chance):
    items = [item(".".join(map(str, number)), n) for n, number in enumerate(sorted(agenda))]
    assert in_order(chance.sample(items, len(items))) == tuple(items)


def test_only_accepted_items_with_a_number_stand_on_the_agenda():
    items = [
        item("2", 1),
        item("", 2),
        item("1", 3),
        *(item("3", n, state) for n, state in enumerate(ItemState, start=4) if state != ItemState.ACCEPTED),
    ]
    assert on_agenda(items) == (item("1", 3), item("2", 1))


def test_a_sub_item_knows_the_item_above_it():
    assert [item(number).parent for number in ("4", "4.1", "4.10.2", "")] == ["", "4", "4.10", ""]
