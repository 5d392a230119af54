"""`styrmand committee`: organisations and committees with their rules, out of a file and as the books have them."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Column, Table

from bot.commands.at_work import OPERATOR, DryRunOpt, JsonOpt, fail, look, office, out, print_json
from documents import committee_file, toml_tables
from meetings import terms
from meetings.founding import Founding
from meetings.model import CALLED, Committee, SeatLimit
from meetings.office import Change, Founded, Office
from meetings.workdays import local_day
from wording import committee_file as wording

app = typer.Typer(no_args_is_help=True, help="Organisations and committees with their rules.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A TOML file like docs/examples/committee.toml.")],
    dry_run: DryRunOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Write organisations and committees from a file; what it leaves out stays as it is.

    Every fault is named with its place, and then nothing is saved.
    """
    founding = _read(file)
    done = office(lambda office: office.found(founding, OPERATOR), undo=dry_run)
    if as_json:
        print_json({"dry_run": dry_run, **_by_kind(done)})
        return
    for one in done:
        if one.change is not Change.UNCHANGED:
            out.print(_line(one, dry_run))
    same = sum(one.change is Change.UNCHANGED for one in done)
    out.print(f"{len(done) - same} {'would be ' if dry_run else ''}written, {same} unchanged")


@app.command("list")
def list_(as_json: JsonOpt = False) -> None:
    """List the committees with the rules in force today."""
    rows = look(lambda office: [_row(office, one) for one in office.records.committees()])
    if as_json:
        print_json(rows)
        return
    columns = ("slug", "name", "rules since", "seats", "called")
    table = Table(*(Column(name, overflow="fold") for name in columns))
    for row in rows:
        table.add_row(
            row["slug"], row["name"], row["in_force"] or "–", row["seats"] or "–", str(row["called"])
        )
    out.print(table)


def _read(file: Path) -> Founding:
    try:
        return committee_file.read(file.read_bytes())
    except toml_tables.WrongFile as wrong:
        fail(f"{file.name}: {wording.fault(fault)}" for fault in wrong.faults)


def _by_kind(done: Iterable[Founded]) -> dict[str, dict[str, list[Any]]]:
    report: dict[str, dict[str, list[Any]]] = {
        plural: {change.value: [] for change in Change} for plural in ("organisations", "committees")
    }
    for one in done:
        told = {"id": one.id, "differs": list(one.differs)} if one.change is Change.CHANGED else one.id
        report[f"{one.what}s"][one.change].append(told)
    return report


def _line(one: Founded, dry_run: bool) -> str:
    what = f"{one.what} {one.id}"
    match one.change, dry_run:
        case Change.NEW, _:
            return f"new {what}"
        case _, True:
            return f"{what}: {', '.join(one.differs)} would be changed"
        case _:
            return f"{what}: {', '.join(one.differs)} changed"


def _row(office: Office, committee: Committee) -> dict[str, Any]:
    """Everything of the committee, with what holds today beside it."""
    today = local_day(office.now)
    seated = [one for one in office.records.memberships(committee.id) if one.holds(today)]
    valid = terms.in_force(committee, today)
    return {
        "slug": committee.id,
        **{key: value for key, value in asdict(committee).items() if key != "id"},
        "in_force": str(valid.since) if valid else None,
        "seats": ", ".join(map(_seats, valid.seat_limits)) if valid else "",
        "called": len({one.person.id for one in seated if one.role in CALLED}),
    }


def _seats(limit: SeatLimit) -> str:
    return f"{limit.kind}: {limit.seats} per {limit.organisations}"
