"""The pages' words: whatever Danish says, English says too."""

import re
from dataclasses import replace
from inspect import getmembers, isfunction

from meetings.model import AnswerKind, Language, MeetingKind, MeetingState, Mode
from tests.parts import council
from wording import answer_page, pages


def said(words: type) -> set[str]:
    return {name for name in vars(words) if not name.startswith("__")}


def test_english_says_everything_danish_says():
    assert said(answer_page.Danish) == said(answer_page.English)
    assert said(pages.Danish) == said(pages.English)


def test_english_says_nothing_in_danish():
    """Every plain sentence differs."""
    danish, english = pages.words(Language.DA), pages.words(Language.EN)
    texts = {
        name
        for name in said(answer_page.Danish) | said(pages.Danish)
        if isinstance(getattr(danish, name), str)
    }
    texts -= {"language"}
    assert [name for name in texts if getattr(danish, name) == getattr(english, name)] == []


def test_every_kind_of_answer_meeting_and_place_has_its_words():
    meeting = council.meeting()
    for language in Language:
        words = pages.words(language)
        for mode in Mode:
            assert {words.said(kind, mode) for kind in [None, *AnswerKind]}
        assert len({words.question(kind) for kind in MeetingKind}) == len(MeetingKind)
        assert len({words.had_said(kind) for kind in AnswerKind}) >= 4
        assert len({words.closed(replace(meeting, state=state)).heading for state in MeetingState}) == 4
        assert all(words.place(replace(meeting, mode=mode, place="")) for mode in Mode)


def test_no_page_writes_a_time_or_date_as_english_computers_do():
    texts = [
        str(value)
        for _, value in getmembers(answer_page.Danish)
        if isinstance(value, str) and not isfunction(value)
    ]
    assert [text for text in texts if re.search(r"\bAM\b|\bPM\b|kl\. 0\d|\d/\d", text)] == []
