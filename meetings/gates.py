"""The gates before the roads out: how many may go through in a second, and when nobody may.

There is one gate for all of Teams, one for each tenant in it, and one for the mail server. A gate is a row in the
books, so that however many processes send, they keep to one limit between them.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

TEAMS, MAIL = "teams", "mail"
WHOLE = 1000
LEAST_SHARE = 100
LOWERED, RAISED = 800, 50
"""In thousandths: a refusal leaves four fifths of the rate; each success gives a twentieth of the whole back."""

STRIKES = 5
"""Faults in a row after which a road is taken to be down: one tries it now and then, and the others wait."""

BARRED_WEIGHS = 3
"""A word about ourselves weighs more than a fault: the second in a row shuts the gate. One alone may have been
about that one recipient."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=5)
PROBE = timedelta(seconds=30)
"""How long one who tries a road that was down keeps the others waiting."""

LOST_AFTER = timedelta(hours=4)
"""When a road has been down so long its cards go by mail: an outage is waited out, a firewall is not."""

HORIZON = timedelta(seconds=2)
"""Nobody takes a place in a line that is longer."""

NONSENSE = timedelta(hours=2)
"""No gate is shut, and no line as long as that: the clock was set back."""

SEEN_SHUT = timedelta(seconds=5)
"""So often a shut gate is written down anew: if the clock is set back, so much of the pause is waited for again."""

APART = timedelta(minutes=2)
"""The clocks of those who share a gate may differ by that much, and none of them was set."""

ROUNDS = 64
"""More places than all processes together can take in a line that is not too long yet."""


@dataclass(frozen=True, slots=True)
class Pace:
    """So many a second in the long run, and at most `burst` more at once."""

    per_second: float
    burst: int = 0


TEAMS_PACE = Pace(49.0)
"""Bot Connector takes 50 requests a second from an app in a tenant (Microsoft, "Optimize your bot with rate
limiting"): so many processes together let go in any second. How many of one's own arrive in one is another matter:
`meetings.windows.Places`, which is what holds a single process back."""


@dataclass(frozen=True, slots=True)
class Gate:
    """`free_at` is when the line that stands before it has gone through; `shut_until` lies behind us when it is open.

    `share` is how much of the pace is used, in thousandths. `strikes` are the faults since the last success, `since`
    the first of them and `reason` the last. `changed_at` is what the clock showed when it was last written down, None
    where a version wrote it that did not know of that.
    """

    name: str
    free_at: datetime
    shut_until: datetime
    share: int = WHOLE
    strikes: int = 0
    since: datetime | None = None
    reason: str = ""
    changed_at: datetime | None = None

    @property
    def troubled(self) -> bool:
        """A success would change something."""
        return bool(self.strikes or self.reason) or self.share < WHOLE

    @property
    def down(self) -> bool:
        return self.strikes >= STRIKES

    def shut(self, now: datetime) -> bool:
        return now < self.shut_until <= now + NONSENSE

    def crowded(self, now: datetime, pace: Pace | None = None) -> bool:
        """A line that is longer than one can become at this pace was made before the clock was set back.

        Nobody stands in line for all of Teams.
        """
        return self.name != TEAMS and now + HORIZON < self.free_at <= now + longest_line(pace)

    def outdated(self, now: datetime) -> bool:
        """Worth being written down as it stands by the clock."""
        if self.changed_at is None:
            return False
        return self.changed_at > now + APART or (self.shut(now) and now - self.changed_at >= SEEN_SHUT)

    def lost(self, now: datetime) -> bool:
        """Down so long that nobody should wait for it."""
        return self.down and self.since is not None and now - self.since >= LOST_AFTER

    def opens_in(self, now: datetime, pace: Pace | None = None) -> timedelta:
        """How long until it is worth asking again; zero where it is open."""
        shut = self.shut_until - now if self.shut(now) else timedelta()
        crowded = self.free_at - HORIZON - now if self.crowded(now, pace) else timedelta()
        return max(shut, crowded)


def opened(name: str, now: datetime) -> Gate:
    return Gate(name, now, _long_ago(now), changed_at=now)


def _long_ago(now: datetime) -> datetime:
    """So long that no clock that is set back makes it look shut."""
    return now - NONSENSE


def by_the_clock(gate: Gate, now: datetime) -> Gate:
    """As it would stand had the clock always gone as it goes now.

    One that was written later than now was so before the clock was set back: all its moments go back with the clock,
    so that it is shut for as long as was left of its pause, and no longer.
    """
    if gate.changed_at is None or gate.changed_at <= now + APART:
        return gate
    back = gate.changed_at - now
    return replace(
        gate,
        free_at=gate.free_at - back,
        shut_until=gate.shut_until - back,
        since=gate.since and gate.since - back,
        changed_at=now,
    )


def tenant(name: str) -> str:
    """The gate of one tenant's chats."""
    return f"{TEAMS}:{name}"


def tenant_of(gate: Gate) -> str | None:
    road, _, name = gate.name.partition(":")
    return name if road == TEAMS and name else None


def admit(gate: Gate, pace: Pace | None, count: int, now: datetime) -> tuple[Gate, tuple[timedelta, ...]]:
    """Places in the line for `count`, each as the time to wait; at once where there is no pace."""
    if pace is None:
        return gate, (timedelta(),) * count
    step = timedelta(seconds=WHOLE / (pace.per_second * gate.share))
    line = gate.free_at if gate.free_at <= now + longest_line(pace) else now
    line = max(line, now - step * pace.burst)
    places = tuple(max(line + step * place - now, timedelta()) for place in range(count))
    return replace(gate, free_at=line + step * count), places


def longest_line(pace: Pace | None) -> timedelta:
    """However slow the gate was when it was made; None where it is not known how fast it is."""
    if pace is None:
        return NONSENSE
    return min(NONSENSE, HORIZON + ROUNDS * timedelta(seconds=WHOLE / (pace.per_second * LEAST_SHARE)))


def probed(gate: Gate, now: datetime) -> Gate:
    """One tries a road that was down."""
    return replace(gate, shut_until=now + PROBE)


# What became of those who went


def passed(gate: Gate, now: datetime) -> Gate:
    """The other end was spoken to, whatever it said: what kept the gate shut for others' faults is over."""
    over = gate.strikes or _long_ago(now) < gate.shut_until <= now
    shut = _long_ago(now) if over else gate.shut_until
    share = min(WHOLE, gate.share + RAISED)
    return replace(gate, strikes=0, since=None, reason="", share=share, shut_until=shut)


def busy(gate: Gate, after: timedelta, reason: str, now: datetime) -> Gate:
    """The other end has had enough of us: nobody goes before it says, and then fewer."""
    share = max(LEAST_SHARE, gate.share * LOWERED // WHOLE)
    return _shut(replace(gate, share=share, reason=reason), after, now)


def struck(gate: Gate, reason: str, now: datetime, chance: float) -> Gate:
    """Nobody answered. After STRIKES in a row the gate is shut, each time for longer; `chance` is in [0, 1)."""
    strikes = gate.strikes + 1
    gate = replace(gate, strikes=strikes, since=gate.since or now, reason=reason)
    if strikes < STRIKES:
        return gate
    pause = min(FIRST_PAUSE * 2 ** min(strikes - STRIKES, 10), LONGEST_PAUSE)
    return _shut(gate, spread(pause, chance), now)


def barred(gate: Gate, reason: str, now: datetime, chance: float) -> Gate:
    """We ourselves are refused, and an operator must mend it: soon as shut as a gate can be."""
    strikes = gate.strikes + BARRED_WEIGHS
    gate = replace(gate, strikes=strikes, since=gate.since or now, reason=reason)
    return _shut(gate, spread(LONGEST_PAUSE, chance), now) if gate.down else gate


def spread(pause: timedelta, chance: float) -> timedelta:
    """From three to five quarters of it, so that those who failed together do not come again together."""
    return pause * (0.75 + chance / 2)


def _shut(gate: Gate, pause: timedelta, now: datetime) -> Gate:
    until = gate.shut_until if gate.shut(now) else now
    return replace(gate, shut_until=max(until, now + pause))
