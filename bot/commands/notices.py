"""`styrmand notices`: what waits, what was not delivered, and what the operator does about it."""

from collections.abc import Sequence
from typing import Any

from bot.commands import output
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import say
from meetings.model import MeetingId
from meetings.notices import Notice, NoticeId, NoticeState
from meetings.office import Office
from meetings.undelivered import why

COLUMNS = ("notice", "meeting", "person", "kind", "channel", "state", "due", "attempts", "reason")
_STATES = {
    "waiting": (NoticeState.PLANNED, NoticeState.RETRY, NoticeState.CLAIMED, NoticeState.SENDING),
    "unknown": (NoticeState.UNKNOWN,),
    "dead": (NoticeState.DEAD,),
}


def list_them(which: str, meeting: str | None, most: int, *, json: bool) -> None:
    rows = look(lambda office: [_row(office, one) for one in _found(office, which, meeting)[:most]])
    if json:
        output.as_json(rows)
    else:
        output.table(COLUMNS, rows)


def retry(notice: int) -> None:
    """Raises Unknown or NothingToTry."""
    act(lambda office: office.try_again(NoticeId(notice), OPERATOR))
    say(f"notice {notice} goes out again when the bot runs")


def settle(notice: int) -> None:
    """Raises Unknown or NothingToSettle."""
    act(lambda office: office.given_otherwise(NoticeId(notice), OPERATOR))
    say(f"notice {notice} is noted as told in another way")


def _found(office: Office, which: str, meeting: str | None) -> Sequence[Notice]:
    about = MeetingId(meeting) if meeting else None
    if about is not None:
        office.records.meeting(about)  # raises Unknown
    if which == "undelivered":
        return office.records.undelivered(about)
    if about is not None:
        return [one for one in office.records.notices_of(about) if one.state in _STATES[which]]
    return office.records.notices_in(_STATES[which], 10_000)


def _row(office: Office, notice: Notice) -> dict[str, Any]:
    new = notice.new
    ended = notice.state in {NoticeState.DEAD, NoticeState.SKIPPED}
    return {
        "notice": notice.id,
        "meeting": new.meeting or "",
        "person": office.records.person(new.person).email,
        "kind": new.kind.value,
        "channel": new.channel.value,
        "state": notice.state.value,
        "due": f"{new.due_at:%Y-%m-%d %H:%M}",
        "attempts": notice.attempts,
        "reason": notice.last_error,
        "why": why(notice).value if ended else "",
    }
