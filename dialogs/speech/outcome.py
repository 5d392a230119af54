"""What comes of listening: an intent, or what it might have been."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dialogs.intents import (
    Amend,
    AnswerFor,
    AskAgenda,
    AskContact,
    AskMissing,
    AskPapers,
    AskUndelivered,
    Attend,
    CancelMeeting,
    Decline,
    GetList,
    Intent,
    Matter,
    Move,
    Remind,
    SendSubstitute,
    Undecided,
)


@dataclass(frozen=True, slots=True)
class Unsure:
    """Something was meant, but not surely enough; the likeliest first."""

    guesses: tuple[Intent, ...]


Outcome = Intent | Unsure


def on(intent: Intent, day: date) -> Intent:
    """The same on a day, where the intent is of a day."""
    match intent:
        case (
            Attend()
            | Decline()
            | SendSubstitute()
            | Undecided()
            | AnswerFor()
            | AskAgenda()
            | AskContact(matter=Matter.PRACTICAL | Matter.MODE)
            | AskPapers()
            | AskMissing()
            | AskUndelivered()
            | Remind()
            | GetList()
        ):
            return replace(intent, day=day)
        case Move() | Amend() | CancelMeeting():
            return replace(intent, day=day)
        case _:
            return intent


def dated(intent: Intent, days: Iterable[date | None]) -> Outcome:
    """The intent on the one day that was named; unsure when a day cannot be, or several were named."""
    named = list(dict.fromkeys(days))
    if not named or on(intent, date.min) == intent:
        return intent
    if None in named:
        return Unsure((intent,))
    found = [on(intent, day) for day in named if day is not None]
    return found[0] if len(found) == 1 else Unsure(tuple(found[:2]))
