"""`styrmand notices …`: what can be asked; `bot.commands.notices` does it."""

from enum import StrEnum
from typing import Annotated

import typer

notices = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="What people are told: what waits, what was not delivered, and trying again.",
)

JsonOpt = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
NoticeArg = Annotated[
    int, typer.Argument(metavar="NOTICE", min=1, max=2**63 - 1, help="The notice's number in `notices list`.")
]


class Which(StrEnum):
    """UNDELIVERED is what neither road could bring; WAITING is due or to come; UNKNOWN may have come."""

    UNDELIVERED = "undelivered"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    DEAD = "dead"


@notices.command("list")
def notices_list(
    which: Annotated[
        Which,
        typer.Option(
            help="undelivered: neither Teams nor mail brought it; waiting: due or to come; unknown: may have come; "
            "dead: given up by one road, perhaps brought by the other."
        ),
    ] = Which.UNDELIVERED,
    meeting: Annotated[str | None, typer.Option(help="Only those about this meeting.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="At most so many.")] = 200,
    as_json: JsonOpt = False,
) -> None:
    """List notices with whom they are for and why they were not delivered."""
    from bot.commands import notices as command

    command.list_them(which.value, meeting, most, json=as_json)


@notices.command("retry")
def notices_retry(notice: NoticeArg) -> None:
    """Send a notice again that was given up; exit code 1 when it was brought meanwhile or is of no more use."""
    from bot.commands import notices as command

    command.retry(notice)


@notices.command("settle")
def notices_settle(notice: NoticeArg) -> None:
    """Note that the person has been told in another way: it is sent no more; exit code 1 when it is on its way or has come."""
    from bot.commands import notices as command

    command.settle(notice)
