"""Whatever the bytes are, the reader answers in time; more of the same: `python -m tests.replies.fuzz`."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.reply import read
from tests.replies import fuzz, samples
from tests.replies.heavy import HEAVY


@pytest.mark.parametrize("content", HEAVY.values(), ids=HEAVY.keys())
def test_a_mail_made_to_be_slow_is_not(content):
    started = time.process_time()
    _, fenced = fuzz.throw(content)
    assert (time.process_time() - started < 1, fenced) == (True, False)


def test_broken_mails_are_read_without_a_fault():
    chance = random.Random(20270118)
    assert [content for _ in range(1_000) if fuzz.throw(content := fuzz.broken(chance))[1]] == []


@given(st.binary(max_size=400))
def test_no_bytes_are_a_fault(content):
    assert fuzz.throw(content)[1] is False


@given(
    st.text(max_size=300),
    st.sampled_from(["COMMENT:", "UID:", "ATTENDEE;", "ATTENDEE;CN=", "DTSTART;TZID=", "X", ""]),
)
@settings(max_examples=300)
def test_no_line_of_an_answer_is_a_fault(text, name):
    assert fuzz.throw(samples.answer("ACCEPTED", name + text))[1] is False


@given(
    st.text(max_size=200),
    st.sampled_from(["From", "Date", "Message-ID", "Content-Type", "Authentication-Results"]),
)
@settings(max_examples=300)
def test_no_header_is_a_fault(text, name):
    assert fuzz.throw(samples.mail(samples.answer(), f"{name}: {text}"))[1] is False


def test_the_same_bytes_are_understood_the_same():
    chance = random.Random(1)
    for _ in range(200):
        content = fuzz.broken(chance)
        assert read(content) == read(content)
