"""What people ask, want and order, in Danish and in English, as phrases (see `notation`); `questions` and `titles` read by them.

The phrases stand by theme, one module each; here is the order they are tried in.
"""

from dialogs.intents import Intent
from dialogs.speech.asking import (
    answers,
    convening,
    desk,
    guidance,
    items,
    languages,
    meetings,
    proposals,
    shared,
)
from dialogs.speech.words import fold

CLASSES = {
    **shared.CLASSES,
    **proposals.CLASSES,
    **items.CLASSES,
    **meetings.CLASSES,
    **convening.CLASSES,
    **desk.CLASSES,
    **languages.CLASSES,
}

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    *answers.COMMANDS,
    *proposals.COMMANDS,
    *items.COMMANDS,
    *meetings.COMMANDS,
    *convening.COMMANDS,
    *desk.COMMANDS,
    *languages.COMMANDS,
    *guidance.COMMANDS,
)
"""What stands here is a command and needs no second look. Danish | English."""

LEAD = frozenset(
    fold("""hej styrmand kan kunne vil må skal bør du i jeg vi gerne venligst lige så nu og at have få ville
    bruge bliver er nødt til være sød rar ønsker please can could would you we like to need want let us should must have
    then now and so the""").split()
)
"""Words that may stand before an order."""

ORDERS: tuple[tuple[Intent, str], ...] = (
    convening.CANCEL,
    desk.BETWEEN,
    convening.MOVE,
    convening.AMEND,
    desk.REMIND,
    convening.CONVENE,
    meetings.SUBSCRIBE,
    meetings.YEAR_PLAN,
    guidance.SIGN_OUT,
    desk.LIST,
)
"""They begin a clause, after no more than LEAD."""

QUESTIONS: tuple[tuple[Intent, str], ...] = (
    guidance.WHY,
    answers.STATUS,
    desk.HELD,
    desk.WAITING,
    desk.UNDELIVERED,
    desk.MISSING,
    answers.ANY_STATUS,
    meetings.CALENDAR,
    meetings.AGENDA,
    meetings.NEXT,
    meetings.MEETINGS,
    guidance.HELP,
)
"""Wherever in the message they stand; the first in this order is the one that is heard."""

BLOCKS = (
    languages.NAME_LANGUAGE,
    languages.LANGUAGE_ALONE,
    languages.WISH_LANGUAGE,
    proposals.TITLED,
    proposals.WISHED,
    proposals.UNTITLED,
    items.ITEM_ABOUT,
    items.DECISION_ABOUT,
    items.DECISION,
    items.ITEM_IF_KNOWN,
    items.ITEM,
    *(block for _, block in ORDERS),
    *(block for _, block in QUESTIONS),
)
