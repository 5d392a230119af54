"""Two texts side by side: nothing is lost in telling them apart, or in joining what two wrote at once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import agenda
from meetings.model import AgendaItem, Attachment, Draft, ItemId, ItemState, MeetingId, StandingKind
from meetings.versions import (
    Fate,
    Turn,
    both,
    clashes,
    difference,
    fingerprint,
    text_changes,
    word_by_word,
    woven,
)

TEXTS = st.text(alphabet="ab \nø", max_size=60)
DRAFTS = st.builds(
    Draft, title=TEXTS, background=TEXTS, next_steps=TEXTS, minutes=st.none() | st.integers(1, 60)
)


def item(id: int, number: str, title: str = "", **more: object) -> AgendaItem:
    made = AgendaItem(ItemId(id), MeetingId("a"), title or f"Punkt {id}", ItemState.ACCEPTED, number)
    return replace(made, **more)


@given(TEXTS, TEXTS)
def test_the_pieces_put_together_are_both_texts(before: str, after: str):
    pieces = word_by_word(before, after)
    assert "".join(one.text for one in pieces if one.fate is not Fate.NEW) == before
    assert "".join(one.text for one in pieces if one.fate is not Fate.GONE) == after


@given(DRAFTS, DRAFTS)
def test_a_text_beside_itself_has_no_changes_and_beside_another_exactly_the_fields_that_differ(
    one: Draft, other: Draft
):
    assert text_changes(one, one) == ()
    assert {change.name for change in text_changes(one, other)} == {
        name for name in agenda.WRITTEN if getattr(one, name) != getattr(other, name)
    }


@given(DRAFTS, DRAFTS, DRAFTS)
def test_what_two_wrote_at_once_is_joined_unless_they_wrote_in_the_same_field(
    base: Draft, mine: Draft, theirs: Draft
):
    fields = clashes(base, mine, theirs)
    joined = both(base, mine, theirs)
    for name in agenda.WRITTEN:
        was, my, their = (getattr(draft, name) for draft in (base, mine, theirs))
        if name not in fields:
            assert getattr(joined, name) == (my if my != was else their)
        else:
            assert len({was, my, their}) == 3


def test_an_item_that_only_got_another_number_is_not_told_of():
    before = (item(1, "1"), item(2, "2"), item(3, "3"))
    after = (item(4, "1", "Nyt"), item(1, "2"), item(2, "3"), item(3, "4"))
    assert [(one.turn, one.item.id) for one in difference(before, after)] == [(Turn.ADDED, 4)]


def test_of_three_items_the_one_that_was_moved_is_told():
    before = (item(1, "1"), item(2, "2"), item(3, "3"))
    after = (item(3, "1"), item(1, "2"), item(2, "3"))
    assert [(one.turn, one.item.id) for one in difference(before, after)] == [(Turn.MOVED, 3)]


def test_what_was_taken_off_comes_first_and_an_attachments_number_is_no_change():
    papers = (Attachment("Regnskab", number="2.1"),)
    before = (item(1, "1"), item(2, "2", attachments=papers))
    after = (item(2, "1", attachments=(replace(papers[0], number="1.1"),)),)
    assert [(one.turn, one.item.id) for one in difference(before, after)] == [(Turn.REMOVED, 1)]


def test_a_fingerprint_tells_agendas_apart_and_not_what_has_become_of_their_items():
    one = (item(1, "1"), item(2, "2"))
    assert fingerprint(one) == fingerprint((item(1, "1", note="Hej", version=4), item(2, "2")))
    for other in ((item(2, "1"), item(1, "2")), one[:1], (item(1, "1", closed=True), item(2, "2"))):
        assert fingerprint(one) != fingerprint(other)


# Order


@st.composite
def agendas(draw: st.DrawFn) -> tuple[AgendaItem, ...]:
    """Up to eight items, some under the one before."""
    items: list[AgendaItem] = []
    top = under = 0
    for id in range(1, draw(st.integers(1, 8)) + 1):
        if top and draw(st.booleans()):
            under += 1
        else:
            top, under = top + 1, 0
        items.append(item(id, f"{top}.{under}" if under else str(top)))
    return tuple(items)


def well_numbered(items: tuple[AgendaItem, ...]) -> bool:
    numbers = [one.number for one in items]
    tops = [int(number) for number in numbers if "." not in number]
    return tops == list(range(1, len(tops) + 1)) and all(
        number.partition(".")[0] in numbers for number in numbers
    )


@given(agendas(), st.data())
def test_moving_keeps_every_item_once_and_numbers_without_gaps(
    items: tuple[AgendaItem, ...], data: st.DataObject
):
    moved = data.draw(st.sampled_from(items))
    rest = [one.id for one in items if one.id != moved.id and one.parent != moved.number]
    after = data.draw(st.sampled_from([None, *rest]))
    made = agenda.placed(items, moved, after)
    assert sorted(one.id for one in made) == sorted(one.id for one in items)
    assert well_numbered(made)


@given(agendas())
def test_what_is_taken_on_comes_before_what_ends_the_agenda(items: tuple[AgendaItem, ...]):
    closing = item(90, "99", standing=StandingKind.OTHER_BUSINESS)
    made = agenda.taken_on((*items, closing), item(91, ""))
    assert [one.id for one in made][-2:] == [91, 90]
    assert well_numbered(made)


@pytest.mark.parametrize("sub", [False, True])
def test_an_item_does_not_stand_under_itself(sub: bool):
    items = (item(1, "1"), item(2, "1.1"), item(3, "2"))
    with pytest.raises(agenda.refusals.BadField):
        agenda.placed(items, items[0], ItemId(1), sub=sub)
    with pytest.raises(agenda.refusals.BadField):
        agenda.placed(items, items[0], ItemId(3), sub=True)


# Two who wrote notes at once

LINES = st.lists(st.sampled_from(["budget", "rumkoncert", "Viborg", "æbler"]), max_size=6).map("\n".join)


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "both"),
    [
        ("", "hendes", "mine", "hendes\nmine"),
        ("a\nb", "a\nb\nhendes", "mine\na\nb", "mine\na\nb\nhendes"),
        ("a\nb\nc", "a\nc", "a\nb\nc\nmine", "a\nc\nmine"),
        ("a", "a rettet", "a også rettet", "a rettet\na også rettet"),
        ("a", "a\nsamme", "a\nsamme", "a\nsamme"),
        ("a", "a", "", ""),
    ],
)
def test_what_two_wrote_at_once_is_woven_line_by_line(base: str, theirs: str, mine: str, both: str) -> None:
    assert woven(base, theirs, mine) == both


@given(base=LINES, theirs=LINES, mine=LINES)
def test_nothing_that_either_wrote_is_lost(base: str, theirs: str, mine: str) -> None:
    told = woven(base, theirs, mine).splitlines()
    new = [line for text in (theirs, mine) for line in text.splitlines() if line not in base.splitlines()]
    assert set(new) <= set(told)
    assert woven(base, base, mine).splitlines() == mine.splitlines()
