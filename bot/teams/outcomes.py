"""How a call to Teams ended, after the rules of delivery: what may be tried again, and what never."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Sent:
    """Teams has it. The id is None where Teams did not tell it."""

    activity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """Certainly not done; worth another try after that long.

    `reached` False: Teams was never spoken to. `busy`: Teams has had enough of us in this tenant. `barred`: it will not have this bot, which an operator must mend.
    """

    after: timedelta
    reason: str
    reached: bool = True
    busy: bool = False
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """May or may not have been done: another try could say it twice."""

    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    """This road to the person is closed (blocked, uninstalled, gone); the reason is the connector's own code."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Refused as it stands, now and next time: our fault, and nothing to repeat."""

    reason: str


NotSent = Retry | Unknown | Closed | Failed
Outcome = Sent | NotSent
