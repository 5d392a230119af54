"""Why somebody is not let in. The reasons are for our log and counters; the sender only gets the HTTP status."""

from typing import ClassVar


class TurnedAway(Exception):
    """Stopped at the door. The reason names a field or a rule and never repeats what was sent."""

    status: ClassVar[int]

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadActivity(TurnedAway):
    """What came in is no activity that we can read."""

    status = 400


class Unauthorised(TurnedAway):
    """Nobody we trust vouches for this request."""

    status = 401


class ForeignTenant(TurnedAway):
    """Vouched for, but not of our circle. The tenant is an organisation's id, which the operator needs."""

    status = 403

    def __init__(self, tenant: str) -> None:
        super().__init__("foreign tenant")
        self.tenant = tenant


class TooLarge(TurnedAway):
    """More bytes than any activity of Teams has."""

    status = 413
