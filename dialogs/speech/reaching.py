"""What people write of the people behind and around the meetings, of their own data, and of the minutes.

The phrases stand in `themes`, one module a theme; here is the order they are tried in. They are asked for before orders
and questions (see `questions`), and after everything that is an answer.
"""

from dialogs.intents import Intent
from dialogs.speech.themes import contact, data, desk, members, minutes, papers, partly, practical, shared

CLASSES = {
    **shared.CLASSES,
    **data.CLASSES,
    **contact.CLASSES,
    **practical.CLASSES,
    **desk.CLASSES,
    **members.CLASSES,
    **papers.CLASSES,
    **minutes.CLASSES,
}

ASKED: tuple[tuple[Intent, str], ...] = (
    *data.ASKED,
    *contact.ASKED,
    *practical.ASKED,
    *desk.ASKED,
    *members.ASKED,
    *papers.ASKED,
)
"""The first that is found, in this order."""

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    *minutes.COMMANDS,
    *contact.COMMANDS,
    *practical.COMMANDS,
    *data.COMMANDS,
    *members.COMMANDS,
    *desk.COMMANDS,
)
"""As those of `asking`, beside which they stand."""

BLOCKS = (
    contact.RELAY,
    partly.CANCELS,
    minutes.MINUTES,
    partly.IN_PART,
    partly.UNDECIDED,
    *(block for _, block in ASKED),
)
