"""What the lists say, in both languages."""

from collections.abc import Mapping

from meetings.attendance import Standing
from meetings.model import AnswerKind, Language, Role, Source
from wording import papers


def test_english_says_everything_danish_says():
    said = {name for name in vars(papers.Danish) if not name.startswith("__")}
    said -= {"row_error"}  # put together from the other words
    assert said == {name for name in vars(papers.English) if not name.startswith("__")}


def test_no_word_is_missing_for_what_the_books_can_hold():
    for language in Language:
        words = papers.words(language)
        assert words.language is language
        assert set(words.standings) == set(Standing)
        assert set(words.kinds) == set(AnswerKind)
        assert set(words.sources) == set(Source)
        assert set(words.roles) == set(Role) - {Role.MEMBER}


def test_no_heading_stands_twice_in_a_language():
    for language in Language:
        words = papers.words(language)
        headings = [words.municipality, words.member, words.title, words.answer, words.substitute]
        headings += [words.present, words.remark, words.detail, words.answered, words.road, words.email]
        assert len(set(headings)) == len(headings)
        assert all(isinstance(table, Mapping) for table in (words.standings, words.kinds))
