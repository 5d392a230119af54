"""How a try to bring a notice ended, and what follows from it: again, by mail instead, or not at all."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from meetings.notices import TEAMS_ONLY, Channel, NewNotice, Notice, NoticeState


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there. The id is Teams' own, None where Teams did not tell it, and for a mail."""

    activity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """Certainly not brought; worth another try after that long at the earliest.

    `reached` False says that the other end was never spoken to: that spends none of its patience with us.
    """

    after: timedelta
    reason: str
    reached: bool = True


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
"""The same where Teams was never reached, about four hours: an outage is waited out, a firewall is not."""

LOST_ANSWER = timedelta(minutes=1)
PROOF_WITHIN = timedelta(minutes=10)
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


def rule(notice: Notice, outcome: Outcome, now: datetime, *, other_road: bool = False) -> Ruling:
    """`notice` as it was claimed, its `attempts` the tries before this one.

    `other_road` says that the person has another open road in Teams, which is then tried before the mail.
    """
    match outcome:
        case Sent(activity_id):
            return Ruling(NoticeState.SENT, activity_id=activity_id or "")
        case Retry(after, reason, reached):
            return _again(notice, now + max(after, _step(notice)), reason, reached=reached)
        case Unknown(reason):
            return _in_doubt(notice, reason, now)
        case Closed(reason) if other_road and notice.new.channel is Channel.TEAMS:
            return Ruling(NoticeState.RETRY, reason, now, closes_road=True)
        case Closed(reason) | Failed(reason):
            return _given_up(notice.new, reason, closes_road=isinstance(outcome, Closed))


def _in_doubt(notice: Notice, reason: str, now: datetime) -> Ruling:
    """The same mail may come twice, it bears the same Message-ID; a card may not, and is held. One in place may."""
    if notice.new.channel is Channel.MAIL or notice.new.kind in TEAMS_ONLY:
        return Ruling(NoticeState.RETRY, reason, now + max(_step(notice), LOST_ANSWER))
    return Ruling(NoticeState.UNKNOWN, reason, _settle_at(notice.new, now))


def _again(notice: Notice, at: datetime, reason: str, *, reached: bool) -> Ruling:
    """A mail is tried until it is worthless, a card until the mail would serve the person better."""
    patience = PATIENCE if reached else PATIENCE_UNREACHED
    worn_out = notice.attempts + 1 >= patience or at > notice.new.not_after
    if notice.new.channel is Channel.TEAMS and worn_out:
        return _given_up(notice.new, reason)
    return Ruling(NoticeState.RETRY, reason, at)


def _given_up(notice: NewNotice, reason: str, *, closes_road: bool = False) -> Ruling:
    in_teams = notice.channel is Channel.TEAMS
    by_mail = in_teams and notice.kind not in TEAMS_ONLY
    return Ruling(NoticeState.DEAD, reason, by_mail=by_mail, closes_road=closes_road and in_teams)


def _step(notice: Notice) -> timedelta:
    return STEPS[min(notice.attempts, len(STEPS) - 1)]


def _settle_at(notice: NewNotice, now: datetime) -> datetime:
    """Ten minutes for a proof to turn up, but nobody waits longer than a quarter of an hour past the due time."""
    return min(now + PROOF_WITHIN, max(now, notice.due_at + SETTLED_BY))
