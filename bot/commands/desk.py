"""The operator at the desk: one verb of the office on open books."""

from collections.abc import Callable
from typing import TypeVar

from bot.offices import open_desk
from bot.settings import Settings
from meetings.model import Source
from meetings.office import Actor, Office

T = TypeVar("T")
OPERATOR = Actor(None, Source.SECRETARIAT)


class _Undo(Exception):
    """Leaves the books as they were, after a dry run."""

    def __init__(self, result: object) -> None:
        super().__init__()
        self.result = result


def look(verb: Callable[[Office], T]) -> T:
    with open_desk(Settings.read()) as desk:
        return desk.read_now(verb)


def act(verb: Callable[[Office], T], *, undo: bool = False) -> T:
    """What the verb wrote is kept, unless it raises; with `undo` it is thrown away and the result handed back."""

    def work(office: Office) -> T:
        result = verb(office)
        if undo:
            raise _Undo(result)
        return result

    with open_desk(Settings.read()) as desk:
        try:
            return desk.write_now(work)
        except _Undo as undone:
            return undone.result  # type: ignore[return-value]  # it is what the verb returned
