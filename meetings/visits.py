"""Visits to the secretariat's pages: who came in by which key, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from meetings.model import PersonId, Role

VISIT_LIVES = timedelta(hours=8)
"""From the morning's first look until the minutes are written; counted from the door, not from the last click."""

DRAFT_LIVES = timedelta(days=30)
DRAFT_LIMIT = 60_000
"""Letters of one form; what is longer is not kept beside the page, and is saved or refused as a whole."""

SEES = frozenset({Role.SECRETARIAT, Role.CHAIR, Role.VICE_CHAIR})
"""Whose pages of a committee these are. Those who are not the secretariat look, and change nothing."""


@dataclass(frozen=True, slots=True)
class Visit:
    """`key` and `ticket` are hashes: whoever reads the books can neither go in nor take somebody's place."""

    key: str
    ticket: str
    person: PersonId
    began_at: datetime
    until: datetime
    left_at: datetime | None = None

    def lasts(self, now: datetime) -> bool:
        return self.left_at is None and now < self.until


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What somebody had typed in a form and not saved, by the fields of the form, when it was kept last."""

    typed: Mapping[str, str]
    at: datetime
