"""Every card the bot can show, by name, as real dialogues make them: what the lint reads and `make cards` draws.

A card that everybody in a team can see has a name beginning with `channel-`; one shown by task/fetch, with `dialog-`.
"""

from tests.cards import samples
from tests.parts.card_lint import Card


def cards() -> dict[str, Card]:
    return {
        "sample-invitation": samples.invitation(),
        "sample-item-form": samples.item_form(),
    }
