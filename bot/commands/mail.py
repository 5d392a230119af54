"""`styrmand mail`: reads one mail or calendar file, to take its answer or only to say what it is understood as."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import app as service
from bot.settings import Settings
from documents.incoming_mail import MAIL_LIMIT
from documents.reply import read
from meetings import replies
from meetings.incoming import Reply, Understood
from meetings.model import Language
from meetings.office.replies import Taken
from wording.replies import reason

mail = typer.Typer(no_args_is_help=True, help="Mails that came in.")


@mail.callback()
def _group() -> None:
    """Keeps `read` a command of its own."""


@mail.command("read")
def mail_read(
    file: Annotated[
        Path,
        typer.Argument(exists=True, dir_okay=False, allow_dash=True, help="A mail or an .ics; - is stdin."),
    ],
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Print as JSON what is understood, as if the invitation it answers were ours; changes nothing.",
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Take the answer in a mail, as if it had come into the mailbox. What cannot be taken ends with exit code 1."""
    settings = Settings()
    understood = read(_content(file), settings.trusted_servers)
    if explain:
        judged = replies.judge(understood, replies.as_if_ours(understood), service.system_clock())
        _print(_explanation(understood, judged))
        return
    with service.open_desk(settings) as desk:
        taken = desk.write_now(lambda office: office.take_reply(understood))
    _say(understood, taken, as_json=as_json)
    if taken.judgement.decision is replies.Decision.REFUSED:
        raise typer.Exit(1)


def _content(file: Path) -> bytes:
    """One byte more than may be is enough to see that it is too much."""
    if str(file) == "-":
        return sys.stdin.buffer.read(MAIL_LIMIT + 1)
    with file.open("rb") as stream:
        return stream.read(MAIL_LIMIT + 1)


def _explanation(understood: Understood, judged: replies.Judgement) -> dict[str, Any]:
    return {
        **_said(understood),
        "decision": judged.decision.value,
        "reason": reason(judged.reason, Language.EN),
    }


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


def _say(understood: Understood, taken: Taken, *, as_json: bool) -> None:
    if as_json:
        _print({**_explanation(understood, taken.judgement), "meeting": taken.meeting})
        return
    why = reason(taken.judgement.reason, Language.EN)
    about = f" ({taken.meeting})" if taken.meeting else ""
    typer.echo(f"{taken.judgement.decision.value}: {why}{about}")


def _print(value: dict[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
