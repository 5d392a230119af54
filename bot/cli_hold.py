"""`styrmand hold …`: what can be asked; `bot.commands.hold` does it."""

from datetime import UTC, datetime
from typing import Annotated

import typer

hold = typer.Typer(
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

JsonOpt = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
NoticesArg = Annotated[
    list[int] | None, typer.Argument(metavar="[NOTICE]...", help="Their numbers in `hold list`.")
]
MeetingOpt = Annotated[str | None, typer.Option(help="All that are about this meeting.")]
AllOpt = Annotated[bool, typer.Option("--all", help="All that are held.")]


@hold.callback()
def begin(
    context: typer.Context,
    taken: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
            help="When the backup was taken, in UTC; is only told.",
        ),
    ] = None,
) -> None:
    """After a database was put back from a backup by other means than `styrmand restore`: hold what was due.

    For PostgreSQL: after pg_restore, before the bot starts. What was due by now or under way may have been sent after
    the backup was taken; it waits until a person sends it or marks it as sent. What falls due from now on goes out as usual.
    """
    if context.invoked_subcommand is not None:
        return
    from bot.commands import hold as command

    command.begin(taken.replace(tzinfo=UTC) if taken else None)


@hold.command("list")
def hold_list(meeting: MeetingOpt = None, as_json: JsonOpt = False) -> None:
    """List what is held: it may have been sent already."""
    from bot.commands import hold as command

    command.list_them(meeting, json=as_json)


@hold.command("send")
def hold_send(notices: NoticesArg = None, meeting: MeetingOpt = None, every: AllOpt = False) -> None:
    """Let held notices go: they were not sent. Each is judged by what is true when it goes."""
    _one_way(notices, meeting, every=every)
    from bot.commands import hold as command

    command.send(notices or [], meeting)


@hold.command("settle")
def hold_settle(notices: NoticesArg = None, meeting: MeetingOpt = None, every: AllOpt = False) -> None:
    """Note that held notices were sent before, or that the people have been told in another way."""
    _one_way(notices, meeting, every=every)
    from bot.commands import hold as command

    command.settle(notices or [], meeting)


def _one_way(notices: list[int] | None, meeting: str | None, *, every: bool) -> None:
    if sum((bool(notices), meeting is not None, every)) != 1:
        raise typer.BadParameter("name notices, or --meeting, or --all")
