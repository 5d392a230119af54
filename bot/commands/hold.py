"""`styrmand hold`: what may have been sent already, after a database was put back, and what becomes of it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from bot.commands import output
from bot.commands.database import tell_held
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import say
from meetings import refusals
from meetings.held import Held
from meetings.model import MeetingId
from meetings.office import Office

COLUMNS = ("notice", "meeting", "person", "kind", "channel", "due")
MAYBE = "may have been sent already"


def begin(taken: datetime | None) -> None:
    tell_held(act(lambda office: office.hold(taken, OPERATOR)))


def list_them(meeting: str | None, *, json: bool) -> None:
    rows = [_row(one) for one in look(lambda office: _found(office, (), meeting))]
    if json:
        output.as_json(rows)
        return
    output.table(COLUMNS, rows)
    say(f"{len(rows)} held: each {MAYBE}" if rows else "nothing is held")


def send(notices: Collection[int], meeting: str | None) -> None:
    """Raises Unknown for one that is not held."""
    sent = act(lambda office: office.let_go(_found(office, notices, meeting), OPERATOR))
    say(f"{sent} of them go out when the bot runs")


def settle(notices: Collection[int], meeting: str | None) -> None:
    settled = act(lambda office: office.sent_before(_found(office, notices, meeting), OPERATOR))
    say(f"{settled} are noted as sent before")


def _found(office: Office, notices: Collection[int], meeting: str | None) -> Sequence[Held]:
    """All when nothing is named."""
    if meeting is not None:
        return office.held_about(MeetingId(meeting), OPERATOR).held
    held = office.held()
    if missing := set(notices) - {one.notice.id for one in held}:
        raise refusals.Unknown("notice", str(min(missing)))
    return [one for one in held if not notices or one.notice.id in notices]


def _row(held: Held) -> dict[str, Any]:
    notice = held.notice
    return {
        "notice": notice.id,
        "meeting": notice.new.meeting or "",
        "person": held.to.email,
        "kind": notice.new.kind.value,
        "channel": notice.new.channel.value,
        "due": f"{notice.new.due_at:%Y-%m-%d %H:%M}",
        "said": MAYBE,
    }
