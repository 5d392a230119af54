"""What one unit of work has read and need not read again: an attendance turn asks for the same roll five times.

It lives as long as the books are open, and a lock on a meeting throws away what was read of it before: whoever
held the lock until then may have changed it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from meetings.attendance import Line, Roll
from meetings.model import (
    Answer,
    Committee,
    CommitteeId,
    Meeting,
    MeetingId,
    OrganisationId,
    Person,
    PersonId,
)

Scope = tuple[MeetingId, int, OrganisationId | None]


@dataclass(slots=True)
class Noted:
    people: dict[PersonId, Person] = field(default_factory=dict)
    committees: dict[CommitteeId, Committee] = field(default_factory=dict)
    lines: dict[Scope, tuple[Line, ...]] = field(default_factory=dict)

    def roll(
        self, meeting: Meeting, organisation: OrganisationId | None, read: Callable[[], tuple[Line, ...]]
    ) -> Roll:
        scope = (meeting.id, meeting.round, organisation)
        if scope not in self.lines:
            self.lines[scope] = read()
        return Roll(meeting, self.lines[scope])

    def answered(self, meeting: MeetingId, answer: Answer) -> None:
        """The answer takes its place in every roll of the meeting that was read."""
        for scope, lines in self.lines.items():
            if scope[0] == meeting:
                round = scope[1]
                self.lines[scope] = tuple(
                    _with(line, answer, round) if line.person.id == answer.person else line for line in lines
                )

    def forget_meeting(self, meeting: MeetingId) -> None:
        self.lines = {scope: lines for scope, lines in self.lines.items() if scope[0] != meeting}

    def forget(self) -> None:
        self.people.clear()
        self.lines.clear()


def _with(line: Line, answer: Answer, round: int) -> Line:
    if answer.round == round:
        return replace(line, answers=_replaced(line.answers, answer))
    if answer.round == round - 1:
        return replace(line, earlier=_replaced(line.earlier, answer))
    return line


def _replaced(answers: Iterable[Answer], answer: Answer) -> tuple[Answer, ...]:
    others = [one for one in answers if one.session != answer.session]
    return tuple(sorted([*others, answer], key=lambda one: one.session))
