"""What a button carries comes back as it was, or as a BadButton: never as something else, and never as a fault."""

from dataclasses import MISSING, fields
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.buttons import KINDS, BadButton, Button, SendSubstitute, of, pack, typed, unpack
from dialogs.gallery import every_card
from dialogs.heard import ROOMS, Tapped
from meetings.model import AnswerKind, Language
from meetings.notices import Kind
from meetings.paper import About
from tests.parts.card_lint import walk

NUMBERS = st.integers(1, 10**15 - 1)
SLUGS = st.from_regex(r"[a-z0-9-]{1,80}", fullmatch=True)
VALUES = {
    "meeting": SLUGS,
    "committee": SLUGS,
    "seen": SLUGS,
    "about": st.sampled_from(About),
    "days": st.lists(st.integers(1, 14), unique=True, max_size=14).map(lambda days: tuple(sorted(days))),
    "drops": st.lists(st.integers(1, 10**15 - 1), min_size=1, max_size=10).map(tuple),
    "language": st.sampled_from(Language),
    "reply": st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    "seat": st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    "which": st.one_of(st.just("all"), NUMBERS.map(str), st.sampled_from(Kind).map("kind-{}".format)),
    "answer": st.sampled_from(AnswerKind),
    "room": st.sampled_from(sorted(ROOMS)),
}


def buttons_of(kind):
    needed = {one.name: VALUES.get(one.name, NUMBERS) for one in fields(kind) if one.default is MISSING}
    free = {one.name: VALUES.get(one.name, NUMBERS) for one in fields(kind) if one.default is not MISSING}
    return st.fixed_dictionaries(needed, optional=free).map(lambda given: kind(**given))


def test_no_two_themes_have_a_button_of_one_verb_or_one_name():
    kinds = get_args(Button)
    assert len(kinds) == len(KINDS) == len({kind.__name__ for kind in kinds})


@given(st.sampled_from(list(KINDS.values())).flatmap(buttons_of))
def test_a_button_comes_back_as_it_was_sent(button):
    data = pack(button)
    assert unpack(data["verb"], data) == button
    assert all(isinstance(text, str) for text in data.values())


@given(
    st.sampled_from([*KINDS, "", "answer.everything"]),
    st.dictionaries(
        st.sampled_from([*(one.name for kind in KINDS.values() for one in fields(kind)), "x"]), st.text()
    ),
)
def test_whatever_a_client_sends_is_read_or_refused(verb, data):
    read = unpack(verb, data)
    if not isinstance(read, BadButton):
        assert unpack(verb, pack(read)) == read


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("meeting", ""),
        ("meeting", "../../etc"),
        ("meeting", "EKR"),
        ("meeting", "x" * 81),
        ("round", "0"),
        ("round", "01"),
        ("round", "-1"),
        ("round", "1.0"),
        ("round", "١"),
        ("round", "9" * 16),
        ("revision", "1; drop table"),
        ("days", "1,1"),
        ("days", "1,,2"),
        ("days", "a"),
        ("substitute", "mette"),
    ],
)
def test_a_flipped_field_is_named(field: str, value: str):
    right = {"meeting": "ekr-2027-03-02", "round": "1", "revision": "2", "days": "1", "substitute": "7"}
    assert unpack("answer.substitute", {**right, field: value}) == BadButton("answer.substitute", field)


def test_no_button_carries_authority_names_or_addresses():
    known = {one.name for kind in KINDS.values() for one in fields(kind)} | {"verb", "lang", "msteams"}
    for name, card in every_card().items():
        for spot in walk(card):
            for key, value in spot.node.get("data", {}).items():
                assert key in known, name
                assert key == "msteams" or not set(value) & set(" @<>"), name


def test_a_chosen_field_is_laid_over_the_data():
    data = {"meeting": "m-1", "round": "1", "revision": "1"}
    tapped = Tapped("answer.substitute", data, {"substitute": "7", "days-instead": "2"})
    assert of(tapped) == SendSubstitute("m-1", 1, 1, (2,), 7)
    assert typed(tapped) == {**data, "substitute": "7", "days": "2"}


def test_somebody_else_is_a_choice_that_is_nobody_yet():
    data = {"meeting": "m-1", "round": "1", "revision": "1", "substitute": "other"}
    assert unpack("answer.substitute", data) == SendSubstitute("m-1", 1, 1)
