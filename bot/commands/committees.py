"""`styrmand committee …`: organisations and committees with their rules, out of a file and as the books have them."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, time
from pathlib import Path
from typing import Any

from bot.commands import Failed
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import as_json, say, table
from documents import committee_file, toml_tables
from meetings import terms
from meetings.founding import Founding
from meetings.model import CALLED, Committee, SeatLimit
from meetings.office import Change, Founded, Office
from meetings.workdays import local_day
from wording import committee_file as wording

COLUMNS = ("slug", "rules since", "called", "seats", "name")


def take(file: Path, *, dry_run: bool, json: bool) -> None:
    """Everything or nothing: each fault of the file is named."""
    founding = _read(file)
    done = act(lambda office: office.found(founding, OPERATOR), undo=dry_run)
    if json:
        as_json({"dry_run": dry_run, **_by_kind(done)})
        return
    for one in done:
        if one.change is not Change.UNCHANGED:
            say(_line(one, dry_run=dry_run))
    same = sum(one.change is Change.UNCHANGED for one in done)
    say(f"{len(done) - same} {'would be ' if dry_run else ''}written, {same} unchanged")


def list_them(*, json: bool) -> None:
    rows = look(lambda office: [_row(office, one) for one in office.records.committees()])
    if json:
        as_json(rows)
    else:
        table(
            COLUMNS,
            [{**row, "rules since": row["in_force"] or "-", "seats": row["seats"] or "-"} for row in rows],
        )


def _read(file: Path) -> Founding:
    try:
        return committee_file.read(file.read_bytes())
    except toml_tables.WrongFile as wrong:
        raise Failed(*(f"{file.name}: {wording.fault(fault)}" for fault in wrong.faults)) from None


def _by_kind(done: Iterable[Founded]) -> dict[str, dict[str, list[Any]]]:
    report: dict[str, dict[str, list[Any]]] = {
        plural: {change.value: [] for change in Change} for plural in ("organisations", "committees")
    }
    for one in done:
        told = {"id": one.id, "differs": list(one.differs)} if one.change is Change.CHANGED else one.id
        report[f"{one.what}s"][one.change].append(told)
    return report


def _line(one: Founded, *, dry_run: bool) -> str:
    if one.change is Change.NEW:
        return f"new {one.what} {one.id}"
    return f"{one.what} {one.id}: {', '.join(one.differs)} {'would be ' if dry_run else ''}changed"


def _row(office: Office, committee: Committee) -> dict[str, Any]:
    """Everything of the committee, with what holds today beside it."""
    today = local_day(office.now)
    seated = [one for one in office.records.memberships(committee.id) if one.holds(today)]
    valid = terms.in_force(committee, today)
    return {
        "slug": committee.id,
        **{key: value for key, value in asdict(committee, dict_factory=_plain).items() if key != "id"},
        "in_force": valid.since.isoformat() if valid else None,
        "seats": ", ".join(map(_seats, valid.seat_limits)) if valid else "",
        "called": len({one.person.id for one in seated if one.role in CALLED}),
    }


def _plain(values: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key: _written(value) for key, value in values}


def _written(value: Any) -> Any:
    """What JSON has no word for: days and hours as ISO has them, a set in order."""
    match value:
        case date() | time():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case _:
            return value


def _seats(limit: SeatLimit) -> str:
    return f"{limit.kind}: {limit.seats} per {limit.organisations}"
