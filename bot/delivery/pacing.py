"""How fast the roads may be used: what the gates share out, and what this process looks at itself before it sends.

Microsoft, "Optimize your bot with rate limiting in Teams": 7 messages a second in a conversation, 8 in two, 60 in
thirty, 1,800 an hour; 50 requests a second from an app in a tenant.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from meetings.gates import TEAMS_PACE, Pace
from meetings.model import Road
from meetings.office.doors import Paces
from meetings.windows import NO_WAIT, Limit, Place, Places, Windows

REPLICAS = 3
"""A conversation has no gate in the books: each of so many processes keeps to its share."""

DOCUMENTED: tuple[Limit, ...] = (
    (7, timedelta(seconds=1)),
    (8, timedelta(seconds=2)),
    (60, timedelta(seconds=30)),
    (1800, timedelta(hours=1)),
)
A_CONVERSATION = tuple((count // REPLICAS, span) for count, span in DOCUMENTED)
A_TENANT = (49, timedelta(seconds=1))
"""The cards and those they put right, as they arrive. One is left for the answer to somebody who writes: it does not
wait, and is tried again where Teams has had enough."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """Without anything: as fast as the roads go."""

    paces: Paces = field(default_factory=Paces)
    talks: Windows | None = None
    tenants: Places | None = None

    def talk(self, road: Road, now: datetime) -> timedelta:
        """Zero: another card may go to this conversation, and is counted. Otherwise how long to wait."""
        return self.talks.take(road.conversation, now) if self.talks else NO_WAIT

    def share(self, me: str, at_work: Collection[str], now: datetime) -> None:
        """These processes bring cards just now, and keep to the limit together."""
        if self.tenants:
            self.tenants.share(me, at_work, now)

    def tenant(self, road: Road, now: datetime) -> Place | timedelta:
        """A place for one call to this tenant, to be left; or how long to wait before asking again."""
        return self.tenants.take(road.account.tenant, now) if self.tenants else Place()

    def arrived(self, place: Place, now: datetime, took: timedelta | None) -> None:
        """By now at the latest, if at all; `took` where it was answered well."""
        if self.tenants:
            self.tenants.end(place, now, took)

    def leave(self, place: Place, now: datetime) -> None:
        """Whoever has made no call leaves it to the next at once."""
        if self.tenants:
            self.tenants.leave(place, now)


def documented(mails_a_minute: int = 0) -> Pacing:
    """At the limits that Microsoft writes of; mails as the operator says, 0 for as fast as the server takes them."""
    mail = Pace(mails_a_minute / 60) if mails_a_minute else None
    return Pacing(Paces(TEAMS_PACE, mail), Windows(A_CONVERSATION, most=100_000), Places(*A_TENANT))


__all__ = ["Pacing", "documented"]
