"""What an answer of Bot Connector means: pure functions after Microsoft's table."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from bot.teams.outcomes import Closed, Failed, NotSent, Retry, Unknown

SOON = timedelta(seconds=5)
LATER = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Answered:
    status: int
    body: dict[str, Any]
    retry_after: timedelta | None


def judged(method: str, answer: Answered, chance: float) -> Answered | NotSent:
    """Give the answer back if it is a good one, or else what became of the call. `chance` is in [0, 1)."""
    reason = error_code(answer)
    match answer.status:
        case status if 200 <= status < 300:
            return answer
        case 429:
            return Retry(answer.retry_after or SOON, reason, busy=True)
        case 412:  # another change to the same conversation is under way
            return Retry(timedelta(seconds=1 + 4 * chance), reason)
        case 401:  # with a new token, too: nobody's fault but the registration's
            return Retry(LATER, reason, barred=True)
        case 403 | 404:
            return Closed(reason)
        case status if status == 408 or status >= 500:
            return ambiguous(method, reason)
        case _:
            return Failed(reason)


def ambiguous(method: str, reason: str) -> NotSent:
    """Only a POST cannot be repeated: the message would stand there twice."""
    return Unknown(reason) if method == "POST" else Retry(SOON, reason)


def error_code(answer: Answered) -> str:
    """Give the connector's own code, e.g. ConversationBlockedByUser, or else the status."""
    error = answer.body.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) and code.isalnum() and len(code) <= 64 else f"HTTP {answer.status}"


def retry_after(told: str, now: datetime) -> timedelta | None:
    """Read Retry-After (RFC 9110 section 10.2.3): seconds or a date, an hour at most."""
    if told.isascii() and told.isdigit():
        return min(timedelta(seconds=int(told[:9])), LONGEST_WAIT)
    try:
        return min(max(parsedate_to_datetime(told) - now, timedelta()), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError):  # the last for a year that no machine can count to
        return None
