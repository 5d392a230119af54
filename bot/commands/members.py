"""`styrmand members`: a committee's members, read from a list, listed, and ended on a day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Column, Table

from bot.commands.at_work import (
    OPERATOR,
    CommitteeOpt,
    DryRunOpt,
    JsonOpt,
    err,
    fail,
    look,
    office,
    out,
    print_json,
)
from documents import members_file
from documents.members_file import MemberRow, Problem, RowError, WrongFile
from meetings import refusals
from meetings.model import CommitteeId, Language, Membership
from meetings.office import Enrolment, Newcomer, Office
from meetings.workdays import local_day
from wording import papers

Enrolled = list[tuple[MemberRow, Enrolment]]
_NOT_KNOWN = {
    "organisation": ("organisation", Problem.UNKNOWN_ORGANISATION),
    "principal": ("deputy_for", Problem.UNKNOWN_PRINCIPAL),
}

app = typer.Typer(no_args_is_help=True, help="The members of a committee.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX with name, e-mail, title, organisation, role.")],
    committee: CommitteeOpt,
    dry_run: DryRunOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Read members from a file; who is not in it stays a member (see `members end`).

    A fault in any row is named with its row, and then nothing is saved.
    """
    try:
        rows = members_file.read(file.read_bytes())
        enrolled = office(lambda office: _enrol(office, CommitteeId(committee), rows), undo=dry_run)
    except WrongFile as wrong:
        words = papers.words(Language.EN)
        fail(f"{file.name}, {words.row_error(error)}" for error in wrong.errors)
    report = _report(committee, enrolled, dry_run=dry_run)
    if as_json:
        print_json(report)
        return
    done = "would be" if dry_run else "are now"
    out.print(f"{report['new']} new and {report['known']} known people {done} members of {committee}")
    for one in report["differs"]:
        err.print(f"row {one['row']}: {', '.join(one['fields'])} not as in the books, which stay as they are")


@app.command("list")
def list_(
    committee: CommitteeOpt,
    past: Annotated[bool, typer.Option("--past", help="Those who have left, too.")] = False,
    as_json: JsonOpt = False,
) -> None:
    """List the members in the order they sit, with role and period."""
    rows = look(lambda office: _listed(office, CommitteeId(committee), past=past))
    if as_json:
        print_json(rows)
        return
    columns = ("person", "email", "organisation", "role", "since", "until")
    table = Table(*(Column(name, overflow="fold") for name in columns))
    for row in rows:
        table.add_row(*(str(row[column] or "") for column in columns))
    out.print(table)


@app.command("end")
def end(
    email: Annotated[str, typer.Argument(help="The member's e-mail address.")],
    committee: CommitteeOpt,
    until: Annotated[str, typer.Option(help="The last day as a member, 2027-12-31.")],
    as_json: JsonOpt = False,
) -> None:
    """End somebody's membership on a day; meetings already convened are named, and left as they are."""
    day = _day(until)
    ending = office(lambda office: office.end_membership(CommitteeId(committee), email, day, OPERATOR))
    report = {
        "committee": committee,
        "until": day,
        "ended": [one.role for one in ending.ended],
        "still_called": [one.id for one in ending.still_called],
    }
    if as_json:
        print_json(report)
        return
    roles = ", ".join(one.role.replace("_", " ") for one in ending.ended)
    out.print(f"ends {day}: {roles}" if roles else "ended before; nothing was changed")
    for meeting in ending.still_called:
        err.print(f"still called to {meeting.id}: register an apology (afbud) there")


# how it is done


def _enrol(office: Office, committee: CommitteeId, rows: Sequence[MemberRow]) -> Enrolled:
    """Everybody or nobody: raises WrongFile with every row that names somebody the books do not know."""
    office.records.committee(committee)
    enrolled: Enrolled = []
    errors: list[RowError] = []
    refused: set[str] = set()
    # Deputies come last: their principals may stand further down in the list.
    for row in sorted(rows, key=lambda row: bool(row.deputy_for)):
        try:
            enrolled.append((row, office.enrol(committee, _newcomer(row), OPERATOR)))
        except refusals.Unknown as why:
            refused.add(row.email.casefold())
            if why.what == "principal" and row.deputy_for.casefold() in refused:
                continue  # told of the principal's own row already
            column, problem = _NOT_KNOWN[why.what]
            errors.append(RowError(row.row, column, problem, getattr(row, column)))
    if errors:
        raise WrongFile(sorted(errors, key=lambda error: error.row))
    return enrolled


def _newcomer(row: MemberRow) -> Newcomer:
    return Newcomer(
        name=row.name,
        email=row.email,
        title=row.title,
        organisation=row.organisation,
        role=row.role,
        since=row.since,
        until=row.until,
        deputy_for=row.deputy_for,
        language=row.language,
    )


def _report(committee: str, enrolled: Enrolled, *, dry_run: bool) -> dict[str, Any]:
    new = sum(one.new_person for _, one in enrolled)
    return {
        "committee": committee,
        "dry_run": dry_run,
        "new": new,
        "known": len(enrolled) - new,
        "new_memberships": sum(one.new_membership for _, one in enrolled),
        "differs": [{"row": row.row, "fields": list(one.differs)} for row, one in enrolled if one.differs],
    }


def _listed(office: Office, id: CommitteeId, *, past: bool) -> list[dict[str, Any]]:
    office.records.committee(id)
    today = local_day(office.now)
    seats = office.records.memberships(id)
    return [_row(office, one) for one in seats if past or one.until is None or today <= one.until]


def _row(office: Office, seat: Membership) -> dict[str, Any]:
    return {
        "person": seat.person.name,
        "email": seat.person.email,
        "title": seat.person.title,
        "organisation": seat.person.organisation.name,
        "role": seat.role,
        "since": seat.since,
        "until": seat.until,
        "deputy_for": office.records.person(seat.deputy_for).email if seat.deputy_for else None,
        "language": seat.person.language,
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not like 2027-12-31", param_hint="--until") from None
