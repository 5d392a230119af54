"""Whether an answer is to all days of a seminar, or to the one that was named."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from dialogs.intents import AnswerFor, Attend, AttendInPart, Decline, Intent, SendSubstitute, Several
from dialogs.speech.clauses import Clause, Says
from dialogs.speech.words import Word

A = TypeVar("A", bound=AnswerFor | Attend | AttendInPart | Decline | SendSubstitute)


def of_all_days(meant: Intent, heard: Sequence[Clause]) -> Intent:
    """The answer, to the whole seminar where the clauses of it name no single day."""
    match meant:
        case Several(answers=each):
            return Several(tuple(_of_all_days(one, heard) for one in each))
        case AnswerFor() | Attend() | AttendInPart() | Decline() | SendSubstitute():
            return _of_all_days(meant, heard)
        case _:
            return meant


def _of_all_days(answer: A, heard: Sequence[Clause]) -> A:
    """In "overnatter ikke mellem den 13. og 14., men er med begge dage" the second half is the answer."""
    answering = [one for one in heard if one.says not in {Says.UNKNOWN, Says.NOTHING}]
    named = _named(answer, answering) or _named(answer, heard)
    return replace(answer, whole=True) if named and all(word.whole for word in named) else answer


def _named(answer: A, heard: Sequence[Clause]) -> list[Word]:
    return [word for one in heard for word in one.words if word.plain == "D" and word.day == answer.day]
