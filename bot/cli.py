"""The `styrmand` command: what can be asked of it. `bot.commands` does it, and is loaded when it is asked for.

Errors go to standard error, with exit code 2 for usage and 1 for what was refused or failed.
"""

import signal
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_committees import committee, members
from bot.cli_hold import hold
from bot.cli_mail import mail
from bot.cli_notices import notices
from bot.cli_papers import agenda, journal, minutes
from bot.cli_people import person, retention
from bot.cli_sessions import sessions
from meetings.model import CommitteeId, MeetingKind, Mode

group = partial(typer.Typer, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
cli = group(help="Styrmand runs the meetings of steering groups in Microsoft Teams.")
db = group(help="The database.")
meeting = group(help="Meetings: list, create, convene, move, amend, cancel.")
attendance = group(help="The attendance list.")
invitation = group(help="Calendar invitations.")
package = group(help="The Teams app package.")
for part, name in (
    (db, "db"),
    (committee, "committee"),
    (members, "members"),
    (meeting, "meeting"),
    (attendance, "attendance"),
    (agenda, "agenda"),
    (minutes, "minutes"),
    (journal, "journal"),
    (invitation, "invitation"),
    (mail, "mail"),
    (notices, "notices"),
    (hold, "hold"),
    (person, "person"),
    (retention, "retention"),
    (package, "manifest"),
):
    cli.add_typer(part, name=name)


class Form(StrEnum):
    """The forms of `bot.exports`, told here so that `--help` need not load their writers."""

    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    TEXT = "text"
    JSON = "json"


FOR_FILES = frozenset({Form.XLSX, Form.DOCX, Form.PDF})

MeetingArg = Annotated[str, typer.Argument(metavar="MEETING", help="The meeting's slug: ekr-2021-03-02.")]
CommitteeOpt = Annotated[str, typer.Option(help="The committee's slug, such as ekr-styregruppe.")]
JsonOpt = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
ReasonOpt = Annotated[str, typer.Option(help="Told to everybody.")]
SessionOpt = Annotated[
    list[str],
    typer.Option("--session", help="A day with its hours, '2027-03-02 9.30-11.30'; once for each day."),
]
OutputOpt = Annotated[
    Path | None, typer.Option("-o", "--output", dir_okay=False, help="A file; otherwise standard output.")
]


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script. A refusal or a fault of the set-up is a line on stderr and exit code 1."""
    try:
        cli(args=arguments, prog_name="styrmand")
    except Exception as fault:
        from bot.commands.complaints import complaint

        lines = complaint(fault)
        if lines is None:
            raise
        for line in lines:
            print(f"styrmand: {line}", file=sys.stderr)
        sys.exit(1)


def _version(asked: bool) -> None:
    if asked:
        print(f"styrmand {version('styrmand')}")
        raise typer.Exit


@cli.callback()
def _styrmand(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What stands before the commands."""


# running


@cli.command()
def serve() -> None:
    """Run the bot: the Teams endpoint, the pages and the clock. Settings: STYRMAND_* (see `styrmand check`)."""
    # While it loads and upgrades it can be ended at any line. Without a word from us a SIGTERM would do that, but not to
    # the first process of a container, which gets none that it has not asked for.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    from bot.commands import serving

    serving.serve()


@cli.command()
def demo(
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Throw the demo's books and mails away first.")
    ] = False,
) -> None:
    """Run the demo cooperation on this machine: no accounts, mails as files, a chat page with a movable clock."""
    from bot.commands import serving

    serving.demo(fresh=fresh)


@cli.command()
def check(as_json: JsonOpt = False) -> None:
    """Test every setting, road and credential that can be tested from here, and say in plain words what is wrong."""
    from bot.commands import serving

    serving.check(as_json=as_json)


@cli.command()
def healthcheck() -> None:
    """Ask the running server whether it is ready; exit code 1 when it is not."""
    from bot.commands import health

    health.ask()


# the database


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database to this version's tables; SQLite is backed up beside itself first."""
    from bot.commands import database

    database.upgrade()


@cli.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the copy; must not be there.")],
) -> None:
    """Write a consistent copy of the database while the bot runs: a file for SQLite, a pg_dump for PostgreSQL."""
    from bot.commands import database

    database.backup(file)


@cli.command()
def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="What `backup` wrote.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Even where later changes, or unreadable books, are set aside.")
    ] = False,
) -> None:
    """Put a backup in the database's place (SQLite). The bot must be stopped; what stood there is kept beside it."""
    from bot.commands import database

    database.restore(file, force=force)


# meetings


@meeting.command("list")
def meeting_list(
    committee: Annotated[str | None, typer.Option(help="Only this committee's meetings.")] = None,
    as_json: JsonOpt = False,
) -> None:
    """List meetings by start (in UTC)."""
    from bot.commands import meetings

    meetings.list_them(committee, json=as_json)


@meeting.command("create")
def meeting_create(
    committee: CommitteeOpt,
    session: SessionOpt,
    title: Annotated[str, typer.Option(help="What the meeting is called.")] = "Møde i styregruppen",
    kind: Annotated[MeetingKind, typer.Option(help="Which rules count seats.")] = MeetingKind.ORDINARY,
    mode: Annotated[Mode, typer.Option(help="Where people meet.")] = Mode.ONLINE,
    place: Annotated[str, typer.Option(help="Room and address.")] = "",
    join_url: Annotated[str, typer.Option(help="The Teams link, https://…")] = "",
    slug: Annotated[
        str, typer.Option(help="The meeting's own slug; made from committee and date when empty.")
    ] = "",
    case_number: Annotated[str, typer.Option(help="The case number (sagsnr.).")] = "",
    agenda_url: Annotated[str, typer.Option(help="Where the agenda is found, https://…")] = "",
    convene: Annotated[bool, typer.Option("--convene", help="Call the members at once.")] = False,
    as_json: JsonOpt = False,
) -> None:
    """Create a meeting; nobody is told before it is convened."""
    days = sessions(session)
    from bot.commands import meetings
    from meetings.office import MeetingPlan

    texts = (place, join_url, case_number, slug)
    plan = MeetingPlan(CommitteeId(committee), title, kind, mode, days, *texts, agenda_url=agenda_url)
    meetings.create(plan, convene=convene, json=as_json)


@meeting.command("convene")
def meeting_convene(slug: MeetingArg, as_json: JsonOpt = False) -> None:
    """Call the members: card, mail and calendar invitation go out when the bot runs."""
    from bot.commands import meetings

    meetings.convene(slug, json=as_json)


@meeting.command("move")
def meeting_move(
    slug: MeetingArg, session: SessionOpt, reason: ReasonOpt = "", as_json: JsonOpt = False
) -> None:
    """Move a meeting: everybody is asked again."""
    days = sessions(session)
    from bot.commands import meetings

    meetings.move(slug, days, reason, json=as_json)


@meeting.command("amend")
def meeting_amend(
    slug: MeetingArg,
    title: Annotated[str | None, typer.Option(help="The new title.")] = None,
    place: Annotated[str | None, typer.Option(help="The new room and address; '' takes it away.")] = None,
    join_url: Annotated[str | None, typer.Option(help="The new Teams link; '' takes it away.")] = None,
    agenda_url: Annotated[
        str | None, typer.Option(help="The new link to the agenda; '' takes it away.")
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Correct what is written of a meeting: answers stand, nobody is asked again, those who come are told once."""
    from bot.commands import meetings
    from meetings.office import Amendment

    change = Amendment(title, place, join_url, agenda_url)
    if change == Amendment():
        raise typer.BadParameter("name at least one of --title, --place, --join-url and --agenda-url")
    meetings.amend(slug, change, json=as_json)


@meeting.command("cancel")
def meeting_cancel(slug: MeetingArg, reason: ReasonOpt = "", as_json: JsonOpt = False) -> None:
    """Cancel a meeting: everybody is told, and it leaves their calendars."""
    from bot.commands import meetings

    meetings.cancel(slug, reason, json=as_json)


@meeting.command("calendar")
def meeting_calendar(
    committee: Annotated[str, typer.Argument(metavar="COMMITTEE", help="The committee's slug.")],
    year: Annotated[
        int | None, typer.Option(min=2000, max=2100, help="One year; otherwise this one and all later.")
    ] = None,
    output: OutputOpt = None,
) -> None:
    """Write a committee's meetings as one calendar file (.ics), planned and cancelled ones marked as such."""
    from bot.commands import papers

    papers.year_plan(committee, year, output)


@cli.command()
def remind(
    slug: MeetingArg,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say who would be reminded, and do nothing.")
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Remind those who have not answered, in the next open hours; at most once a day."""
    from bot.commands import meetings

    meetings.remind(slug, dry_run=dry_run, json=as_json)


# papers


@attendance.command("export")
def attendance_export(
    slug: MeetingArg,
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help="csv and xlsx for Danish Excel, docx and pdf for the door, text for the minutes, json for programs.",
        ),
    ],
    output: OutputOpt = None,
) -> None:
    """Write the attendance list of a meeting."""
    if output is None and form in FOR_FILES and sys.stdout.isatty():
        raise typer.BadParameter(f"{form.value} is not for a terminal: give a file", param_hint="--output")
    from bot.commands import papers

    papers.attendance_list(slug, form.value, output)


@invitation.command("show")
def invitation_show(
    slug: MeetingArg,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's e-mail address.")],
    cancel: Annotated[
        bool, typer.Option("--cancel", help="The cancellation instead of the invitation.")
    ] = False,
    output: OutputOpt = None,
) -> None:
    """Print the mail with the calendar invitation as it would be sent now; changes nothing."""
    from bot.commands import papers

    papers.invitation(slug, person, cancel=cancel, output=output)


@package.command("build")
def manifest_build(
    output: Annotated[
        Path, typer.Option("-o", "--output", dir_okay=False, help="The package to write.")
    ] = Path("styrmand.zip"),
    receipts: Annotated[
        bool,
        typer.Option(
            "--receipts/--no-receipts",
            help="Ask to be told when a message in the bot's own chat has been read.",
        ),
    ] = True,
) -> None:
    """Build the Teams app package from STYRMAND_APP_ID and STYRMAND_PUBLIC_URL."""
    from bot.commands import papers

    papers.app_package(output, receipts=receipts)


if __name__ == "__main__":
    main()
