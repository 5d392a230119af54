"""`styrmand committee …` and `styrmand members …`: what can be asked; `bot.commands` does it."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from meetings.model import Role

group = partial(typer.Typer, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
committee = group(help="Organisations and committees with their rules.")
members = group(help="The members of a committee.")

CommitteeOpt = Annotated[str, typer.Option(help="The committee's slug, such as ekr-styregruppe.")]
JsonOpt = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
DryRunOpt = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]


@committee.command("import")
def committee_import(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", exists=True, dir_okay=False, help="TOML like docs/examples/committee.toml."
        ),
    ],
    dry_run: DryRunOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Write organisations and committees from a file; what it leaves out stays as it is.

    Every fault is named with its place, and then nothing is saved.
    """
    from bot.commands import committees

    committees.take(file, dry_run=dry_run, json=as_json)


@committee.command("list")
def committee_list(as_json: JsonOpt = False) -> None:
    """List the committees with the rules in force today."""
    from bot.commands import committees

    committees.list_them(json=as_json)


@members.command("import")
def members_import(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="CSV or XLSX with organisation, name, e-mail; also title, role, from, to, deputy for, language.",
        ),
    ],
    committee: CommitteeOpt,
    dry_run: DryRunOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Read members from a file; who is not in it stays a member (see `members end`).

    A fault in any row is named with its row, and then nothing is saved.
    """
    from bot.commands.members import take_members

    take_members(file, committee, dry_run=dry_run, json=as_json)


@members.command("list")
def members_list(
    committee: CommitteeOpt,
    past: Annotated[bool, typer.Option("--past", help="Those who have left, too.")] = False,
    as_json: JsonOpt = False,
) -> None:
    """List the members in the order they sit, with role and period."""
    from bot.commands.members import list_them

    list_them(committee, past=past, json=as_json)


@members.command("end")
def members_end(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The member's e-mail address.")],
    committee: CommitteeOpt,
    until: Annotated[str, typer.Option(help="The last day as a member, 2027-12-31.")],
    apologise: Annotated[
        bool,
        typer.Option(
            "--apologise",
            help="Register an apology (afbud) at each meeting after that day the person has been called to and "
            "that has not begun; the calendar entry goes, and a seat to whoever waits for it.",
        ),
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """End somebody's membership with a day; meetings already convened are named.

    Without --apologise they are left as they are: the person is still called to them.
    """
    last = _day(until)
    from bot.commands.members import end

    end(email, committee, last, apologise=apologise, json=as_json)


@members.command("remove")
def members_remove(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The member's e-mail address.")],
    committee: CommitteeOpt,
    role: Annotated[
        Role | None, typer.Option(help="Which one goes, of somebody with several roles there.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    as_json: JsonOpt = False,
) -> None:
    """Take out somebody who was added by mistake: the membership, and the person where nothing else names him.

    Asks first. Refused where something came of it, such as an answer or a word that was sent: see `members end`.
    """
    from bot.commands.members import remove

    remove(email, committee, role, ask=not yes, json=as_json)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not like 2027-12-31", param_hint="--until") from None
