"""What is thrown away once it has been kept long enough, a little at a time and as often as anybody likes.

The clock does it every hour, and `styrmand retention run` when it is asked; how long, and why, is decision 0015.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.desk import Desk
from bot.settings import Settings
from meetings.model import Source
from meetings.office import Actor, Office
from meetings.visits import VISIT_LIVES

log = structlog.get_logger("styrmand.upkeep")

BATCH = 500
"""So few in one unit of work that nobody waits for it."""

ARRIVALS_KEPT = timedelta(days=2)
"""Teams delivers again within minutes."""

UNDER = Actor(None, Source.SECRETARIAT)

Purge = Callable[[Office, datetime, int], int]


@dataclass(frozen=True, slots=True)
class Period:
    """One kind of thing, how long it is kept, and who throws away so many of those from before a moment."""

    name: str
    kept: timedelta
    purge: Purge


def periods(settings: Settings) -> tuple[Period, ...]:
    """In the order they are gone through: people last, when what pointed at them has gone."""

    def days(count: int) -> timedelta:
        return timedelta(days=count)

    return (
        Period("arrivals", ARRIVALS_KEPT, lambda it, before, many: it.records.purge_inbound(before, many)),
        Period("visits", VISIT_LIVES, lambda it, before, _: it.records.purge_visits(before)),
        Period(
            "files",
            days(settings.keep_files_days),
            lambda it, before, many: it.records.purge_dropped(before, many),
        ),
        Period("typed", days(settings.keep_typed_days), lambda it, before, _: it.records.purge_typed(before)),
        Period(
            "codes",
            days(settings.keep_codes_days),
            lambda it, before, many: it.records.purge_links(before, many),
        ),
        # Counted from when they would have been worthless, which is when the meeting began or was over.
        Period(
            "notices",
            days(settings.keep_notices_days),
            lambda it, before, many: it.records.purge_notices(before, many),
        ),
        Period(
            "remarks",
            days(settings.keep_remarks_days),
            lambda it, before, _: it.records.purge_remarks(before),
        ),
        Period(
            "mails",
            days(settings.keep_mails_days),
            lambda it, before, many: it.records.purge_replies(before, many),
        ),
        Period(
            "roads",
            days(settings.keep_roads_days),
            lambda it, before, many: it.records.purge_roads(before, many),
        ),
        Period(
            "people",
            days(settings.keep_people_days),
            lambda it, before, many: it.forget_leavers(before, many, UNDER),
        ),
    )


async def purge(desk: Desk, settings: Settings) -> Mapping[str, int]:
    """Says how many of each were thrown away. What is broken off is gone on with the next time."""
    gone: dict[str, int] = {}
    for period in periods(settings):
        gone[period.name] = await _all_of(desk, period)
    return gone


async def purge_and_tell(desk: Desk, settings: Settings) -> Mapping[str, int]:
    """The same by the clock, which tells the log."""
    gone = await purge(desk, settings)
    if any(gone.values()):
        log.info("upkeep.purged", **gone)
    return gone


async def _all_of(desk: Desk, period: Period) -> int:
    before = desk.now() - period.kept
    gone, last = 0, BATCH
    while last == BATCH:
        last = await desk.write(lambda office: period.purge(office, before, BATCH))
        gone += last
    return gone


def purge_at_once(office: Office, settings: Settings) -> Mapping[str, int]:
    """All of it in one unit of work, which can be undone: for a look at what would go."""
    gone: dict[str, int] = {}
    for period in periods(settings):
        gone[period.name] = period.purge(office, office.now - period.kept, EVERYTHING)
    return gone


EVERYTHING = 10**9
