"""Every card the bot can show, by name: what the lint reads and `make cards` draws.

A card that everybody in a team can see has a name beginning with `channel-`; one shown by task/fetch, with `dialog-`.
"""

from dialogs.gallery import every_card
from tests.parts.card_lint import Card


def cards() -> dict[str, Card]:
    return every_card()
