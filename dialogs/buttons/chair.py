"""What happens between meetings."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import Plain
from meetings.model import CommitteeId


@dataclass(frozen=True, slots=True)
class Between(Plain):
    """The form for what happens between meetings."""

    verb: ClassVar[str] = "chair.form"


@dataclass(frozen=True, slots=True)
class ChairDecide(Plain):
    verb: ClassVar[str] = "chair.decide"
    committee: CommitteeId


@dataclass(frozen=True, slots=True)
class Orient(Plain):
    """A written orientation."""

    verb: ClassVar[str] = "chair.orient"
    committee: CommitteeId


BetweenMeetings = Between | ChairDecide | Orient
