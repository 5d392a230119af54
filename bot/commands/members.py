"""`styrmand members …`: a committee's members, read from the secretariat's own list, listed, ended on a day, removed."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.commands import Failed
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import as_json, say, table
from documents import members_file
from documents.members_file import MemberRow, Problem, RowError, WrongFile
from meetings import refusals
from meetings.membership import mark
from meetings.model import CommitteeId, Language, Membership, Role
from meetings.office import Enrolment, Newcomer, Office
from meetings.workdays import local_day
from wording import papers

Enrolled = list[tuple[MemberRow, Enrolment]]
COLUMNS = ("person", "email", "organisation", "role", "since", "until")
_NOT_KNOWN = {
    "organisation": ("organisation", Problem.UNKNOWN_ORGANISATION),
    "principal": ("deputy_for", Problem.UNKNOWN_PRINCIPAL),
}


def take_members(file: Path, committee: str, *, dry_run: bool, json: bool) -> None:
    """Everybody or nobody: each row that cannot be taken is named."""
    try:
        rows = members_file.read(file.read_bytes())
        enrolled = act(lambda office: _enrol(office, CommitteeId(committee), rows), undo=dry_run)
    except WrongFile as wrong:
        words = papers.words(Language.EN)
        raise Failed(*(f"{file.name}: {words.row_error(error)}" for error in wrong.errors)) from None
    report = _report(committee, enrolled, dry_run=dry_run)
    if json:
        as_json(report)
        return
    done = "would be" if dry_run else "are now"
    say(f"{report['new']} new and {report['known']} known people {done} members of {committee}")
    for one in report["differs"]:
        _mind(f"row {one['row']}: {', '.join(one['fields'])} not as in the books, which stay as they are")


def list_them(committee: str, *, past: bool, json: bool) -> None:
    rows = look(lambda office: _listed(office, CommitteeId(committee), past=past))
    if json:
        as_json(rows)
    else:
        table(COLUMNS, [{**row, "until": row["until"] or ""} for row in rows])


def end(email: str, committee: str, last: date, *, apologise: bool, json: bool) -> None:
    """`still_called` are the meetings after that day at which no apology was registered now."""
    id = CommitteeId(committee)
    ending = act(lambda office: office.end_membership(id, email, last, OPERATOR, apologise=apologise))
    roles = [one.role.value for one in ending.ended]
    excused = [meeting.id for meeting in ending.apologised]
    called = [meeting.id for meeting in ending.still_called if meeting.id not in excused]
    if json:
        told = {"committee": committee, "until": last.isoformat(), "ended": roles}
        as_json({**told, "apologised": excused, "still_called": called})
        return
    say(f"ends {last}: {', '.join(roles)}" if roles else "ended before; nothing was changed")
    for one in excused:
        say(f"apology (afbud) registered for {one}")
    why = "it has begun, or an apology stood already" if apologise else "register an apology (afbud) there"
    for one in called:
        _mind(f"still called to {one}: {why}")


def remove(email: str, committee: str, role: Role | None, *, ask: bool, json: bool) -> None:
    """Asks with the person's name and organisation; without a yes nothing is changed."""
    id = CommitteeId(committee)
    seat = look(lambda office: _one_seat(office, id, email, role))
    if ask and not _agreed(_question(seat, committee)):
        raise Failed("nothing was changed")
    done = act(lambda office: office.remove_member(id, mark(seat), OPERATOR))
    off = [one.id for one in done.taken_off]
    if json:
        told = {
            "committee": committee,
            "email": email,
            "role": seat.role.value,
            "since": seat.since.isoformat(),
        }
        as_json({**told, "taken_off": off, "forgotten": done.forgotten})
        return
    say(f"removed: {seat.role} since {seat.since}")
    for one in off:
        say(f"taken off the list of {one}")
    say(
        "forgotten: name, address and title" if done.forgotten else "the person is named elsewhere, and stays"
    )


def _one_seat(office: Office, id: CommitteeId, email: str, role: Role | None) -> Membership:
    """The latest of that role, as it can be removed now. Raises Unknown, Failed, and as `may_be_removed` does."""
    office.records.committee(id)
    person = office.records.person_with_email(email)
    if person is None:
        raise refusals.Unknown("person")
    held = [one for one in office.records.memberships(id) if one.person.id == person.id]
    roles = list(dict.fromkeys(one.role for one in held))
    if role is None and len(roles) > 1:
        raise Failed(f"holds several roles there: say which with --role {'|'.join(roles)}")
    found = [one for one in held if role in {None, one.role}]
    if not found:
        raise refusals.Unknown("membership")
    seat = max(found, key=lambda one: one.since)
    office.may_be_removed(id, mark(seat), OPERATOR)
    return seat


def _question(seat: Membership, committee: str) -> str:
    person = seat.person
    return (
        f"Remove {person.name}, {person.organisation.name} ({seat.role} since {seat.since}) from {committee}?"
    )


def _agreed(question: str) -> bool:
    """On standard error, so that standard output is for what was done; nobody there to answer is a no."""
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "j", "ja"}


def _mind(text: str) -> None:
    """It is done, and there is something to see to."""
    sys.stderr.write(f"{text}\n")


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
        except refusals.KeptOut:
            errors.append(RowError(row.row, "email", Problem.KEPT_OUT))
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
        "since": seat.since.isoformat(),
        "until": seat.until.isoformat() if seat.until else None,
        "deputy_for": office.records.person(seat.deputy_for).email if seat.deputy_for else None,
        "language": seat.person.language,
    }
