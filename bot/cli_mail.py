"""`styrmand mail …`: what can be asked; `bot.commands.mail` does it."""

from pathlib import Path
from typing import Annotated

import typer

mail = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="Mails that came in."
)


@mail.callback()
def _mail() -> None:
    """`read` stays a command of its own while it is the only one."""


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
