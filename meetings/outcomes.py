"""How a try to bring a notice ended, and what follows from it: again, by mail instead, or not at all."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from meetings.gates import spread
from meetings.notices import TEAMS_ONLY, Channel, NewNotice, Notice, NoticeState


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there. The id is Teams' own, None where Teams did not tell it, and for a mail."""

    activity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """Certainly not brought; worth another try after that long at the earliest.

    `reached` False says that the other end was never spoken to: that spends none of its patience with us.
    `busy` says that it has had enough of all of us (429), and whoever else goes is told the same. `barred` says that
    it will not have us (login, sender, policy), which an operator must mend, and which is no word on this notice.
    """

    after: timedelta
    reason: str
    reached: bool = True
    busy: bool = False
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """May or may not have been brought: the answer was lost."""

    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    """This road to the person is closed (blocked, uninstalled, gone), for the reason the other end gave."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Refused as it stands, now and next time."""

    reason: str


Outcome = Sent | Retry | Unknown | Closed | Failed

STEPS = tuple(timedelta(seconds=one) for one in (10, 30, 60, 300, 900, 1800))
"""The least wait after the first, second … try; the last one lasts."""

PATIENCE = 8
"""Tries at which Teams' refusals (429, 412, 401) have lasted about an hour: then the mail takes over."""

PATIENCE_UNREACHED = 14
"""The same for tries in which Teams was never reached, about four hours, or did not have us at all."""

LOST_ANSWER = timedelta(minutes=1)
PROOF_WITHIN = timedelta(minutes=10)
RETRY_WITHIN = timedelta(minutes=1)
"""How long a further try waits when the clock was set back, and nobody can tell how much of its wait is over."""

SETTLED_BY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is written of a notice after a try. `by_mail` plans the same word by mail in the same unit of work."""

    state: NoticeState
    error: str = ""
    next_at: datetime | None = None
    activity_id: str = ""
    by_mail: bool = False
    closes_road: bool = False
    unspent: bool = False


def rule(
    notice: Notice, outcome: Outcome, now: datetime, *, other_road: bool = False, chance: float = 0.5
) -> Ruling:
    """`notice` as it was claimed, its `attempts` the tries before this one.

    `other_road` says that the person has another open road in Teams, which is then tried before the mail. `chance`
    in [0, 1) spreads the waits, so that what failed together does not come again together.
    """
    match outcome:
        case Sent(activity_id):
            return Ruling(NoticeState.SENT, activity_id=activity_id or "")
        case Retry(after, reason):
            counts = outcome.reached and not outcome.barred
            return _again(notice, now + max(after, _step(notice, chance)), reason, counts=counts)
        case Unknown(reason):
            return _in_doubt(notice, reason, now, chance)
        case Closed(reason) if other_road and notice.new.channel is Channel.TEAMS:
            return Ruling(NoticeState.RETRY, reason, now, closes_road=True)
        case Closed(reason) | Failed(reason):
            return _given_up(notice.new, reason, closes_road=isinstance(outcome, Closed))


def _in_doubt(notice: Notice, reason: str, now: datetime, chance: float) -> Ruling:
    """The same mail may come twice, it bears the same Message-ID; a card may not, and is held. One in place may."""
    if notice.new.channel is Channel.MAIL or notice.new.kind in TEAMS_ONLY:
        return Ruling(NoticeState.RETRY, reason, now + max(_step(notice, chance), LOST_ANSWER))
    return Ruling(NoticeState.UNKNOWN, reason, _settle_at(notice.new, now))


def _again(notice: Notice, at: datetime, reason: str, *, counts: bool) -> Ruling:
    """A mail is tried until it is worthless, a card until the mail would serve the person better."""
    attempts, unreached = notice.attempts + counts, notice.unreached + (not counts)
    worn_out = attempts >= PATIENCE or unreached >= PATIENCE_UNREACHED or at > notice.new.not_after
    if notice.new.channel is Channel.TEAMS and worn_out:
        return replace(_given_up(notice.new, reason), unspent=not counts)
    return Ruling(NoticeState.RETRY, reason, at, unspent=not counts)


def _given_up(notice: NewNotice, reason: str, *, closes_road: bool = False) -> Ruling:
    in_teams = notice.channel is Channel.TEAMS
    by_mail = in_teams and notice.kind not in TEAMS_ONLY
    return Ruling(NoticeState.DEAD, reason, by_mail=by_mail, closes_road=closes_road and in_teams)


def _step(notice: Notice, chance: float) -> timedelta:
    tries = notice.attempts + notice.unreached
    return spread(STEPS[min(tries, len(STEPS) - 1)], chance)


def _settle_at(notice: NewNotice, now: datetime) -> datetime:
    """Ten minutes for a proof to turn up, but nobody waits longer than a quarter of an hour past the due time."""
    return min(now + PROOF_WITHIN, max(now, notice.due_at + SETTLED_BY))
