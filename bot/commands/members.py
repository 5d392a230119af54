"""`styrmand members`: the secretariat's own list becomes members of a committee."""

from collections.abc import Iterable
from pathlib import Path

from bot.commands import Failed
from bot.commands.desk import OPERATOR, act
from bot.commands.output import as_json, say
from documents import members_file
from documents.members_file import MemberRow
from meetings import refusals
from meetings.model import CommitteeId, Language
from meetings.office import Newcomer, Office
from wording import operator as wording
from wording import papers


def take_members(file: Path, committee: str, *, dry_run: bool, json: bool) -> None:
    """Everybody or nobody: each row that cannot be taken is named."""
    rows = _read(file)
    known = act(lambda office: _enrol(office, file, CommitteeId(committee), rows), undo=dry_run)
    new = known.count(False)
    if json:
        as_json({"committee": committee, "dry_run": dry_run, "new": new, "known": len(known) - new})
        return
    done = "would be" if dry_run else "are now"
    say(f"{new} new and {len(known) - new} known people {done} members of {committee}")


def _read(file: Path) -> tuple[MemberRow, ...]:
    try:
        return members_file.read(file.read_bytes())
    except members_file.WrongFile as wrong:
        words = papers.words(Language.EN)
        raise Failed(*(f"{file.name}: {words.row_error(error)}" for error in wrong.errors)) from None


def _enrol(office: Office, file: Path, committee: CommitteeId, rows: Iterable[MemberRow]) -> list[bool]:
    """For each whether the books knew the person. Raises Failed with every row the office refuses."""
    office.records.committee(committee)
    words = papers.words(Language.EN)
    known, refused = list[bool](), dict[int, str]()
    # Deputies come last: their principals may stand further down in the list.
    for row in sorted(rows, key=lambda row: bool(row.deputy_for)):
        try:
            known.append(not office.enrol(committee, _newcomer(row), OPERATOR)[1])
        except refusals.Refusal as why:
            refused[row.row] = f"{file.name}: {words.row(row.row)}: {wording.refusal(why)}"
    if refused:
        raise Failed(*(refused[number] for number in sorted(refused)))
    return known


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
