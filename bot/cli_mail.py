"""`styrmand mail …`: what can be asked; `bot.commands.mail` does it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from meetings.model import AnswerKind


class Answer(StrEnum):
    ATTENDS = "attends"
    DECLINES = "declines"
    MAYBE = "maybe"

    @property
    def kind(self) -> AnswerKind:
        kinds = {Answer.ATTENDS: AnswerKind.ONSITE, Answer.DECLINES: AnswerKind.DECLINED}
        return kinds.get(self, AnswerKind.TENTATIVE)


mail = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Answers and bounces by mail.",
)


@mail.command("read")
def mail_read(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            allow_dash=True,
            help="A mail or an .ics; - is standard input.",
        ),
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
    """Take the answer in a mail as if it had come into the mailbox; exit code 1 when it is refused."""
    from bot.commands import mail as command

    if explain:
        command.explain(file)
    else:
        command.take(file, json=as_json)


@mail.command("list")
def mail_list(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """The mails that need a person, the latest first, with all that was said."""
    from bot.commands import mail as command

    command.waiting(json=as_json)


@mail.command("settle")
def mail_settle(
    key: Annotated[str, typer.Argument(metavar="KEY", help="As `mail list` shows it.")],
    answer: Annotated[
        Answer | None,
        typer.Option("--as", help="Take it as this answer of the member's; without, it is put aside."),
    ] = None,
) -> None:
    """End what a mail waits for: as an answer on the member's behalf, or with nothing."""
    from bot.commands import mail as command

    command.settle(key, answer.kind if answer else None)


@mail.command("reopen")
def mail_reopen(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Of somebody in the books.")],
) -> None:
    """Send mails to an address again that they did not reach."""
    from bot.commands import mail as command

    command.reopen(address)
