"""What the clock throws away once it is of no more use, a little at a time and as often as it likes."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.desk import Desk
from meetings.ports import Records

log = structlog.get_logger("styrmand.upkeep")

BATCH = 500
"""So few in one unit of work that nobody waits for it."""

ARRIVALS_KEPT = timedelta(days=2)
"""Teams delivers again within minutes."""

NOTICES_KEPT = timedelta(days=90)
"""Counted from when they would have been worthless, which is when the meeting began or was over."""

CODES_KEPT = timedelta(days=90)

Purge = Callable[[Records, datetime, int], int]

_OLD: tuple[tuple[str, timedelta, Purge], ...] = (
    ("arrivals", ARRIVALS_KEPT, lambda records, before, many: records.purge_inbound(before, many)),
    ("notices", NOTICES_KEPT, lambda records, before, many: records.purge_notices(before, many)),
    ("codes", CODES_KEPT, lambda records, before, many: records.purge_links(before, many)),
)


async def purge(desk: Desk) -> dict[str, int]:
    """Says how many of each were thrown away. What is broken off is gone on with the next time."""
    gone: dict[str, int] = {}
    for name, kept, throw_away in _OLD:
        gone[name] = await _all_of(desk, throw_away, desk.now() - kept)
    if any(gone.values()):
        log.info("upkeep.purged", **gone)
    return gone


async def _all_of(desk: Desk, throw_away: Purge, before: datetime) -> int:
    gone, last = 0, BATCH
    while last == BATCH:
        last = await desk.write(lambda office: throw_away(office.records, before, BATCH))
        gone += last
    return gone
