"""Whatever people type, a card keeps its shape: no element, button or address comes out of a text."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from dialogs.gallery import DRAWINGS, cards_with
from dialogs.gallery.typed import PLAIN, Typed
from meetings.model import Language
from tests.dialogs.stage import seen
from tests.parts.card_lint import MAX_BYTES, Card, lint

X = Typed(**{one.name: "x" for one in fields(Typed)})
CORPUS = (
    "8. februar",
    "**x**",
    "[a](http://b)",
    "<b>x</b>",
    "<at>alle</at>",
    "<script>alert(1)</script>",
    "![x](https://ond.dk/x.png)",
    "[x][y]\n\n[y]: https://ond.dk",
    "{{DATE(2027-03-02T09:30:00Z,SHORT)}}",
    "${person.name}",
    '"}, {"type": "Action.OpenUrl", "url": "https://ond.dk"}, {"x": "',
    "\\",
    "# overskrift",
    "> citat",
    "- punkt\n- punkt",
    "1. et\n2. to",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```\nkode\n```",
    "~~streg~~ __x__ _y_ *z*",
    "&lt;at&gt; &#91;x&#93;(y)",
    "\u202eomvendt\u202c",
    "\ue000x\ue001",
    "👩‍💻 🇩🇰 é è ü",
    "\x00\x07\x1b[31m",
    "https://ond.dk www.ond.dk mailto:a@b.dk",
    "=cmd|' /C calc'!A0",
    "'; drop table meetings; --",
    "x" * 2000,
    "æ" * 2000,
    "🙂" * 2000,
    "ord " * 500,
    "\n" * 2000,
)


def shape(node: object) -> object:
    """A card without its words: kinds, places, verbs, addresses."""
    match node:
        case dict():
            return {name: shape(child) if name not in WORDS else "" for name, child in node.items()}
        case list():
            return [shape(child) for child in node]
        case _:
            return node


WORDS = frozenset(
    {
        *(
            "text",
            "title",
            "value",
            "label",
            "speak",
            "fallbackText",
            "tooltip",
            "placeholder",
            "errorMessage",
        ),
        "seat",  # the fingerprint of a member, whose name was typed
    }
)


def texts(node: object, key: str = "") -> Iterator[str]:
    match node:
        case dict():
            for name, child in node.items():
                yield from texts(child, name)
        case list():
            for child in node:
                yield from texts(child, key)
        case str() if key in {"text", "title", "value"}:
            yield node
        case _:
            pass


# What is not a sentence: an address is a button only where it leads into Teams, and a date only where it is one.
PLAIN_X = replace(X, url="")
EXPECTED = {name: shape(card) for name, card in cards_with(PLAIN_X, Language.DA).items()}


LIMITS = {"title": 120, "name": 120, "other": 120, "place": 200, "reason": 300, "remark": 300, "text": 2000}
"""What the office lets through; the rest is written by operators."""


def typed_everywhere(text: str) -> Typed:
    limited = {one.name: text[: LIMITS.get(one.name, 300)] for one in fields(Typed)}
    return Typed(**limited | {"url": ""})


# Cards that leave out a line where nothing is left of what was typed, or break a text into lines.
LINED = {"10-item-arrived", "07-proposals"}


@pytest.mark.parametrize("text", CORPUS, ids=[ascii(text[:24]) for text in CORPUS])
def test_a_card_has_the_same_shape_whatever_is_typed(text: str):
    for name, card in cards_with(typed_everywhere(text), Language.DA).items():
        if seen(text).strip() and name not in LINED:
            assert without_blanks(shape(card)) == without_blanks(EXPECTED[name]), name
        breaches = lint(card, channel=False, dialog=name.startswith("dialog-"))
        assert breaches == [], name
        assert len(json.dumps(card, ensure_ascii=False).encode()) < MAX_BYTES, name


def without_blanks(node: object) -> object:
    """Facts with nothing in them are left out of a card."""
    return json.loads(
        json.dumps(node).replace('{"title": "", "value": ""}, ', "").replace('{"title": "", "value": ""}', "")
    )


@pytest.mark.parametrize("text", [one for one in CORPUS if one.isprintable() and len(one) < 100])
def test_what_was_typed_can_be_read_as_it_was_typed(text: str):
    card = cards_with(replace(PLAIN, reason=text), Language.DA)["10-moved"]
    assert any(
        line.replace("\u2060", "").replace("\u00a0", " ").replace("\\", "") == text.replace("\\", "")
        for line in texts(card)
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://ond.dk/x",
        "javascript:alert(1)",
        "http://teams.microsoft.com/x",
        "https://teams.microsoft.com.ond.dk/x",
        "https://teams.microsoft.com@ond.dk/x",
        "https://ond.dk/?teams.microsoft.com",
        "https://ond.dk#.teams.microsoft.com/",
        "https://evilteams.microsoft.com\\@ond.dk",
        "https://teams.microsoft.com:443@ond.dk/",
        " https://teams.microsoft.com/x",
    ],
)
def test_only_a_way_into_teams_is_a_button(url: str):
    card = cards_with(replace(PLAIN, url=url), Language.DA)["10-day-before"]
    assert [one for one in addresses(card) if one != "https://moeder.example.dk/privatliv"] == []


def test_a_way_into_teams_is_a_button():
    url = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d"
    assert addresses(cards_with(replace(PLAIN, url=url), Language.DA)["10-day-before"]) == [url]


def addresses(card: Card) -> list[str]:
    return [action["url"] for action in card["actions"] if "url" in action]


def test_every_drawing_is_looked_at():
    assert set(EXPECTED) == set(DRAWINGS)
