"""Files sent in the chat."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import Plain
from meetings.model import DropId, ItemId

MOST_DROPS = 10
"""Files of one card."""


@dataclass(frozen=True, slots=True)
class PlaceFiles(Plain):
    """`drops` are files that wait; `item` is chosen in the card."""

    verb: ClassVar[str] = "file.place"
    drops: tuple[DropId, ...]
    item: ItemId | None = None


@dataclass(frozen=True, slots=True)
class ThrowFiles(Plain):
    verb: ClassVar[str] = "file.throw"
    drops: tuple[DropId, ...]


Filing = PlaceFiles | ThrowFiles
