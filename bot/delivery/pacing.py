"""How fast the roads may be used: what the gates share out, and what this process looks at itself before it sends.

Microsoft, "Optimize your bot with rate limiting in Teams": 7 messages a second in a conversation, 8 in two, 60 in
thirty, 1,800 an hour; 50 requests a second from an app in a tenant.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from meetings.gates import TEAMS_PACE, Pace
from meetings.model import Road
from meetings.office.doors import Paces
from meetings.windows import NO_WAIT, Limit, Windows

REPLICAS = 3
"""A conversation has no gate in the books: each of so many processes keeps to its share."""

DOCUMENTED: tuple[Limit, ...] = (
    (7, timedelta(seconds=1)),
    (8, timedelta(seconds=2)),
    (60, timedelta(seconds=30)),
    (1800, timedelta(hours=1)),
)
A_CONVERSATION = tuple((count // REPLICAS, span) for count, span in DOCUMENTED)
A_TENANT: tuple[Limit, ...] = ((48, timedelta(seconds=1)),)


@dataclass(frozen=True, slots=True)
class Pacing:
    """Without anything: as fast as the roads go."""

    paces: Paces = field(default_factory=Paces)
    talks: Windows | None = None
    tenants: Windows | None = None

    def talk(self, road: Road, now: datetime) -> timedelta:
        """Zero: another card may go to this conversation, and is counted. Otherwise how long to wait."""
        return self.talks.take(road.conversation, now) if self.talks else NO_WAIT

    def tenant(self, road: Road, now: datetime) -> timedelta:
        return self.tenants.take(road.account.tenant, now) if self.tenants else NO_WAIT


def documented(mails_a_minute: int = 0) -> Pacing:
    """At the limits that Microsoft writes of; mails as the operator says, 0 for as fast as the server takes them."""
    mail = Pace(mails_a_minute / 60) if mails_a_minute else None
    windows = partial(Windows, most=100_000)
    return Pacing(Paces(TEAMS_PACE, mail), windows(A_CONVERSATION), windows(A_TENANT))


__all__ = ["Pacing", "documented"]
