"""What the log is told of the post: ids, kinds and codes; no names, no addresses, no words of anybody's."""

import asyncio
from collections.abc import Iterable

import structlog

from bot.clock import traced
from meetings.notices import Notice, NoticeState
from meetings.office.post import Errand, Passed
from meetings.outcomes import Outcome, Retry, Ruling, Sent

log = structlog.get_logger("styrmand.delivery")


def known(notice: Notice) -> dict[str, object]:
    return {
        "notice": notice.id,
        "kind": notice.new.kind.value,
        "channel": notice.new.channel.value,
        "attempt": notice.attempts + 1,
    }


def told(outcome: Outcome) -> dict[str, str]:
    reason = "" if isinstance(outcome, Sent) else outcome.reason
    return {"outcome": type(outcome).__name__.lower(), "reason": reason}


def barred(errand: Errand, outcome: Outcome) -> None:
    """An alarm: until an operator mends it, nothing goes by this road."""
    if isinstance(outcome, Retry) and outcome.barred:
        log.error("gate.barred", gate=errand.gate.partition(":")[0], reason=outcome.reason)


def passed_over(passed: Passed) -> None:
    """What comes too late is told louder than the rest: somebody was not told in time. What we cannot judge is a fault."""
    if passed.fault is not None:
        fault(passed.fault, passed.notice)
    tell = log.warning if passed.reason == "too late" else log.info
    tell("notice.passed", **known(passed.notice), state=passed.state.value, reason=passed.reason)


def ended(errand: Errand, ruling: Ruling | None) -> None:
    match ruling:
        case None:
            log.warning("notice.noted_too_late", **known(errand.notice))
        case Ruling(state=NoticeState.DEAD, error=reason, by_mail=by_mail):
            log.warning("notice.dead", **known(errand.notice), reason=reason, by_mail=by_mail)
        case Ruling(state=state):
            log.info("notice.noted", **known(errand.notice), state=state.value)


def reaped(freed: Iterable[Notice], settled: Iterable[Passed]) -> None:
    for notice in freed:
        log.warning("notice.taken_over", **known(notice))
    for one in settled:
        log.warning("notice.settled", **known(one.notice), by=one.reason)


def fault(what: BaseException, notice: Notice | None = None) -> None:
    log.error("delivery.fault", **(known(notice) if notice else {}), **traced(what))


def fault_of(task: asyncio.Task[None]) -> None:
    """For a task nobody waits for."""
    if not task.cancelled() and (what := task.exception()):
        fault(what)
