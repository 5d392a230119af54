"""`styrmand person …` and `styrmand retention …`: what can be asked; `bot.commands.people` does it."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

group = partial(typer.Typer, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
person = group(help="What is kept of a person: hand it out, forget it.")
retention = group(help="What has been kept long enough.")

PersonArg = Annotated[
    str, typer.Argument(metavar="PERSON", help="The person's mail address, or number in the database.")
]
JsonOpt = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
DryOpt = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]


@person.command("export")
def person_export(
    who: PersonArg,
    as_json: JsonOpt = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", dir_okay=False, help="A file; otherwise standard output.")
    ] = None,
) -> None:
    """Write all that is kept of a person: as Danish text to hand out, or as JSON."""
    from bot.commands import people

    people.export(who, json=as_json, output=output)


@person.command("erase")
def person_erase(who: PersonArg, dry_run: DryOpt = False, as_json: JsonOpt = False) -> None:
    """Forget a person who asks for it; minutes that were sent out keep the name, and nothing else does.

    Refused while memberships, meetings ahead or open follow-ups count on the person.
    """
    from bot.commands import people

    people.erase(who, dry_run=dry_run, json=as_json)


@person.command("readmit")
def person_readmit(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="The mail address as it was.")],
) -> None:
    """Let lists name somebody again who asked to be forgotten and now asks to come in."""
    from bot.commands import people

    people.readmit(address)


@retention.command("run")
def retention_run(dry_run: DryOpt = False, as_json: JsonOpt = False) -> None:
    """Throw away what has been kept longer than STYRMAND_KEEP_… says, as the running bot does every hour."""
    from bot.commands import people

    people.retain(dry_run=dry_run, json=as_json)
