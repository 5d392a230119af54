"""The secretariat's pages: whatever Danish says, English says too, and not in Danish."""

from meetings.model import Language
from wording import secretariat_pages
from wording.secretariat_pages import words

# Said alike in both, or made of words that differ themselves.
ALIKE = {
    "standing", "source", "role", "short_day", "minutes_of", "marks_of", "commented", "month_of", "goes_out_at",
    "year_kind", "year_meeting", "day_in_year", "sessions_in_year", "refused", "field_problem", "now_title",
    "clock_of", "time_left", "owed_by_whom",
}  # fmt: skip


def said(words_: type) -> set[str]:
    return {name for name in vars(words_) if not name.startswith("__")}


def test_english_says_everything_danish_says():
    danish, english = said(secretariat_pages.Danish), said(secretariat_pages.English)
    assert (danish - english, english - danish) == (ALIKE, set())


def test_english_says_nothing_in_danish():
    danish, english = words(Language.DA), words(Language.EN)
    texts = [name for name in said(secretariat_pages.Danish) if isinstance(getattr(danish, name), str)]
    same = {name for name in texts if getattr(danish, name) == getattr(english, name)}
    assert same == {"other_place_heading"}  # Organisation


def test_every_closed_set_has_its_words_in_both():
    danish, english = words(Language.DA), words(Language.EN)
    for name in said(secretariat_pages.Danish):
        if isinstance(told := getattr(danish, name), dict):
            assert list(told) == list(getattr(english, name)), name
