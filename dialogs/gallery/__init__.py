"""Every card the bot can show, drawn from made-up facts: what the lint reads, and what is painted to be looked at.

The names end in the language and in what the facts are like: `plain` as they mostly are, `long` up to every limit,
`hostile` full of what Markdown, HTML and Teams would take for something else. One module a theme; the facts they share
stand in `shelf`, `typed`, `views`, `replies` and `links`.
"""

from collections.abc import Mapping

from dialogs.gallery import (
    accounts,
    agenda,
    answers,
    convening,
    desk,
    members,
    minutes,
    notices,
    papers,
    refusals,
    status,
    talk,
    triage,
    welcome,
)
from dialogs.gallery.shelf import Drawing, Shelf
from dialogs.gallery.typed import CONTENTS, PLAIN, Typed
from dialogs.heard import Ask, Card, Show
from meetings.model import Language
from wording.talk import words

THEMES = (
    welcome,
    answers,
    agenda,
    papers,
    status,
    desk,
    triage,
    convening,
    minutes,
    members,
    talk,
    refusals,
    notices,
    accounts,
)
DRAWINGS: Mapping[str, Drawing] = {name: draw for theme in THEMES for name, draw in theme.DRAWINGS.items()}


def every_card() -> dict[str, Card]:
    """By name, `channel-` before those that everybody in a team can see, and `dialog-` before form windows."""
    made: dict[str, Card] = {}
    for content, typed in CONTENTS.items():
        languages = list(Language) if typed is PLAIN else [Language.DA]
        for language in languages:
            found = cards_with(typed, language)
            made |= {f"{name}-{language}-{content}": card for name, card in found.items()}
    return made


def cards_with(typed: Typed, language: Language) -> dict[str, Card]:
    """Every card with these facts."""
    w = words(language)
    shelf = Shelf(typed, w)
    return {name: _card(draw(shelf)) for name, draw in DRAWINGS.items()}


def _card(shown: Show | Ask) -> Card:
    return shown.card
