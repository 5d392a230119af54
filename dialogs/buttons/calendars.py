"""One's own calendar."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import Plain


@dataclass(frozen=True, slots=True)
class AskCalendar(Plain):
    verb: ClassVar[str] = "calendar.ask"


@dataclass(frozen=True, slots=True)
class MakeCalendar(Plain):
    """Another link, which ends the one before."""

    verb: ClassVar[str] = "calendar.make"


@dataclass(frozen=True, slots=True)
class EndCalendar(Plain):
    verb: ClassVar[str] = "calendar.end"


@dataclass(frozen=True, slots=True)
class GetYearPlan(Plain):
    verb: ClassVar[str] = "calendar.plan"


Subscribing = AskCalendar | MakeCalendar | EndCalendar | GetYearPlan
