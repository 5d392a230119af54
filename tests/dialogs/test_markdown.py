"""What people typed shows as they typed it, whatever Markdown would make of it."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dialogs.markdown import as_typed, markdown, one_line, paragraphs, plain
from wording.marks import strong

STRICT = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
LIKE_TEAMS = MarkdownIt("commonmark", {"html": False}).disable(
    ["heading", "lheading", "image", "blockquote", "code", "fence", "hr", "reference", "backticks"]
)
MARKS = st.text("ab1. )(*_~`[]<>!&;#+-=|\\:/${}\"' \t\nåø8", max_size=16)


def drawn(reader: MarkdownIt, text: str) -> str:
    """The one paragraph a reader sees; anything else is no paragraph and fails."""
    out = reader.render(text)
    (inner,) = re.fullmatch(r"(?:<p>(.*)</p>\n)?", out).groups("")
    return html.unescape(inner)


def eye(text: str) -> str:
    return re.sub("[\u2060\ue000\ue001]", "", text).replace("\u00a0", " ")


@given(st.one_of(MARKS, st.text(max_size=40)))
@example("8. februar")
@example("**x**")
@example("[a](http://b)")
@example("<at>alle</at> &lt;b&gt; <https://ond.dk>")
@example("- a\n- b")
@example("---")
@example("# a")
@example("a_b_c __d__ ~~e~~ `f`")
def test_typed_text_is_drawn_as_typed(text):
    for reader in (STRICT, LIKE_TEAMS):
        assert eye(drawn(reader, markdown(text))) == eye(one_line(text))


@given(st.one_of(MARKS, st.text(max_size=40)))
@example("A\uf900")  # a letter that is written in two ways
def test_plain_text_differs_by_what_is_not_seen(text):
    assert eye(plain(text)) == eye(one_line(text))
    assert not re.search(r"\{\{|\$\{|\]\(|<[A-Za-z/!?]", plain(text))


@given(MARKS, MARKS)
def test_strong_words_are_bold_and_nothing_else_is(before, words):
    sentence = f"Ord: {before} {strong(words)} slut."
    out = LIKE_TEAMS.render(markdown(sentence))
    bold = re.findall(r"<strong>(.*?)</strong>", out)
    assert [eye(html.unescape(one)) for one in bold] == ([eye(words.strip())] if one_line(words) else []) or (
        "\n" in words or "\t" in words
    )
    assert "<a" not in out


@pytest.mark.parametrize("mark", ["\ue000", "\ue001", "\ue000a", "\ue001\ue000"])
def test_marks_that_somebody_typed_mean_nothing(mark):
    assert markdown(f"x {mark} y").replace("a", "").split() == ["x", "y"]


def test_what_is_not_seen_is_taken_away_and_families_stay_together():
    assert markdown("a\u202eb\u200bc\x00d") == "abcd"
    assert markdown("👩\u200d💻") == "👩\u200d💻"


def test_a_field_is_filled_letter_by_letter():
    assert as_typed("**x** [a](b)\n- c") == "**x** [a](b)\n- c"
    assert eye(as_typed("{{DATE(1)}} ${x}")) == "{{DATE(1)}} ${x}"


def test_lines_become_paragraphs():
    assert paragraphs("et\r\n\r\n to \n\ntre\u2028fire") == ["et", "to", "tre", "fire"]
