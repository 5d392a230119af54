"""Signed links: good for whom, what and as long as they were made, and for nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import Altered, AnswerKey, Expired, ListKey, SignedLinks
from meetings.model import MeetingId, PersonId, Session
from tests.mail.samples import MEETING, METTE

NOON = datetime(2027, 2, 9, 11, tzinfo=UTC)
LINKS = SignedLinks("https://styrmand.example.dk/", ["a key of the operator's"], lambda: NOON)
LATER = SignedLinks(
    "https://styrmand.example.dk", ["a key of the operator's"], lambda: NOON + timedelta(seconds=601)
)
OTHERS = SignedLinks("https://styrmand.example.dk", ["another key"], lambda: NOON)


def token(url: str) -> str:
    return urlsplit(url).path.split("/")[2]


def test_an_answer_link_says_who_and_which_meeting():
    url = LINKS.answer(MEETING.id, METTE.id)
    assert url.startswith("https://styrmand.example.dk/svar/")
    assert LINKS.read_answer(token(url)) == AnswerKey(MEETING.id, METTE.id)


def test_an_answer_link_is_the_same_at_any_time():
    assert LATER.answer(MEETING.id, METTE.id) == LINKS.answer(MEETING.id, METTE.id)


def test_an_answer_link_lives_until_the_meeting_as_it_stands_is_over():
    key = AnswerKey(MEETING.id, METTE.id)
    end = MEETING.ends_at
    moved = replace(MEETING, sessions=(Session(1, date(2027, 4, 6), time(9), time(10)),))
    second = timedelta(seconds=1)
    assert [
        key.good_for(MEETING, end),
        key.good_for(MEETING, end + second),
        key.good_for(moved, end + second),
        key.good_for(replace(MEETING, id=MeetingId("another")), NOON),
    ] == [True, False, True, False]


def test_a_list_link_lives_ten_minutes():
    url = LINKS.attendance_list(MEETING.id, METTE.id, "xlsx")
    assert LINKS.read_list(token(url)) == ListKey(MEETING.id, METTE.id, "xlsx")
    assert LATER.read_list(token(url)) == Expired()


def test_the_privacy_page_is_public():
    assert LINKS.privacy() == "https://styrmand.example.dk/privatliv"


def test_a_token_for_one_thing_opens_no_other():
    answer = token(LINKS.answer(MEETING.id, METTE.id))
    list_ = token(LINKS.attendance_list(MEETING.id, METTE.id, "csv"))
    assert [LINKS.read_list(answer), LINKS.read_answer(list_)] == [Altered()] * 2


def test_a_token_of_another_installation_is_none_of_ours():
    assert LINKS.read_answer(token(OTHERS.answer(MEETING.id, METTE.id))) == Altered()


def test_an_old_key_opens_until_it_is_taken_away_and_the_new_one_signs():
    both = SignedLinks("https://x.dk", ["old", "new"], lambda: NOON)
    old = SignedLinks("https://x.dk", ["old"], lambda: NOON)
    new = SignedLinks("https://x.dk", ["new"], lambda: NOON)
    made_before = token(old.answer(MEETING.id, METTE.id))
    made_now = token(both.answer(MEETING.id, METTE.id))
    key = AnswerKey(MEETING.id, METTE.id)
    assert [
        both.read_answer(made_before),
        new.read_answer(made_before),
        new.read_answer(made_now),
        old.read_answer(made_now),
    ] == [key, Altered(), key, Altered()]


@pytest.mark.parametrize("keys", [[], [""], ["a", ""]])
def test_without_a_key_nothing_is_signed(keys):
    with pytest.raises(ValueError, match="keys"):
        SignedLinks("https://x.dk", keys, lambda: NOON)


GOOD = token(LINKS.answer(MEETING.id, METTE.id))


@given(st.integers(0, len(GOOD) - 1), st.characters(codec="utf-8"))
def test_one_letter_changed_and_the_token_is_altered(at, letter):
    changed = GOOD[:at] + letter + GOOD[at + 1 :]
    read = LINKS.read_answer(changed)
    assert read == (AnswerKey(MEETING.id, METTE.id) if _same(changed) else Altered())


def _same(changed: str) -> bool:
    """The last letter of base64 has two idle bits: some letters spell the same signature."""
    return changed == GOOD or (changed[:-1] == GOOD[:-1] and LINKS.read_answer(changed) != Altered())


@given(st.text(max_size=200))
def test_anything_at_all_is_altered(anything):
    assert LINKS.read_answer(anything) == LINKS.read_list(anything) == Altered()


@given(st.integers(0, 2**40))
def test_a_code_is_six_digits_and_each_links_own(link):
    code = LINKS.code_of(link)
    assert len(code) == 6
    assert code.isascii()
    assert code.isdigit()
    assert code == LATER.code_of(link)


def test_codes_differ_by_link_and_by_key():
    ours = [LINKS.code_of(link) for link in range(1000)]
    theirs = [OTHERS.code_of(link) for link in range(1000)]
    assert len(set(ours)) > 990
    assert sum(one == other for one, other in zip(ours, theirs, strict=True)) < 5


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=80), st.integers(1))
def test_every_meeting_and_person_comes_back_from_a_path(meeting, person):
    url = LINKS.answer(MeetingId(meeting), PersonId(person))
    assert LINKS.read_answer(token(url)) == AnswerKey(MeetingId(meeting), PersonId(person))
