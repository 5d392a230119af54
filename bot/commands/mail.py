"""One mail or calendar file read by hand: its answer taken, or only told what it is understood as."""

import sys
from pathlib import Path
from typing import Any

from bot.commands import Failed
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import as_json, say, table
from bot.offices import system_clock
from bot.settings import Settings
from documents.incoming_mail import MAIL_LIMIT
from documents.reply import read
from meetings import replies
from meetings.incoming import Reply, Understood
from meetings.model import AnswerKind, Language
from meetings.office import Office, Waiting
from wording.replies import reason


def explain(file: Path) -> None:
    """Needs no database; what cannot be read is explained too."""
    understood = _understood(file)
    judged = replies.judge(understood, replies.as_if_ours(understood), system_clock())
    as_json(_explanation(understood, judged))


def take(file: Path, *, json: bool) -> None:
    """Raises Failed when the answer is refused."""
    understood = _understood(file)
    taken = act(lambda office: office.take_reply(understood))
    judged, about = taken.judgement, f" ({taken.meeting})" if taken.meeting else ""
    told = f"{judged.decision.value}: {reason(judged.reason, Language.EN)}{about}"
    if json:
        as_json({**_explanation(understood, judged), "meeting": taken.meeting})
    elif judged.decision is not replies.Decision.REFUSED:
        say(told)
    if judged.decision is replies.Decision.REFUSED:
        raise Failed(told)


def waiting(*, json: bool) -> None:
    found = look(lambda office: [_told(one) for one in office.waiting_for(None)])
    if json:
        as_json(found)
    else:
        table(("key", "received", "meeting", "who", "why"), found)


def settle(key: str, kind: AnswerKind | None) -> None:
    """Raises Refusal for a key that waits no more, and where the answer is refused."""

    def verb(office: Office) -> None:
        if kind is None:
            office.put_aside(key, OPERATOR)
        else:
            office.take_waiting(key, kind, OPERATOR)

    act(verb)
    say(f"{key}: settled")


def reopen(address: str) -> None:
    """Raises Failed for an address that nobody has."""

    def verb(office: Office) -> bool:
        person = office.records.person_with_email(address)
        if person is None:
            raise Failed(f"{address}: nobody in the books has this address")
        return office.reopen_mailbox(person.id, OPERATOR)

    say(f"{address}: {'mails go there again' if act(verb) else 'was open already'}")


def _told(one: Waiting) -> dict[str, Any]:
    """What is not said is empty; times are ISO 8601 in UTC."""
    reply = one.reply
    return {
        "key": reply.key,
        "received": reply.received_at.isoformat(timespec="seconds"),
        "meeting": one.meeting.id if one.meeting else "",
        "who": one.person.email if one.person else reply.sender or reply.attendee,
        "why": reason(reply.reason, Language.EN),
        "method": reply.method,
        "partstat": reply.partstat,
        "comment": reply.comment,
        "sent_by": reply.sent_by,
        "delegated_to": reply.delegated_to,
        "proposed": [at.isoformat() for at in reply.proposed or ()],
        "status": reply.status,
        "mailbox_closed": one.closed,
    }


def _understood(file: Path) -> Understood:
    return read(_content(file), Settings.read().trusted_servers)


def _content(file: Path) -> bytes:
    """One byte more than may be is enough to see that it is too much."""
    if str(file) == "-":
        return sys.stdin.buffer.read(MAIL_LIMIT + 1)
    with file.open("rb") as stream:
        return stream.read(MAIL_LIMIT + 1)


def _explanation(understood: Understood, judged: replies.Judgement) -> dict[str, Any]:
    decided = {"decision": judged.decision.value, "reason": reason(judged.reason, Language.EN)}
    return _said(understood) | decided


def _said(understood: Understood) -> dict[str, Any]:
    """What is not said is null, a comment empty."""
    said = dict.fromkeys(("method", "uid", "attendee", "partstat", "sequence")) | {"comment": ""}
    if not isinstance(understood, Reply):
        return said
    said["method"] = understood.method
    for event in understood.events[:1]:
        who = replies.who_answers(understood) or next(iter(event.attendees), None)
        said["uid"] = event.uids[0] if len(event.uids) == 1 else None
        said["attendee"] = (who.address if who else None) or None
        said["partstat"] = (who.partstat if who else None) or None
        said["sequence"] = event.sequence
        said["comment"] = event.comment
    return said
