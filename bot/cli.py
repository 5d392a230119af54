"""The `styrmand` command: errors go to stderr, with exit code 2 for usage and 1 for what was refused or failed."""

import json
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.table import Table

import manifest.build
from bot import app as service
from bot import checks, exports
from bot.commands.mail import mail
from bot.desk import Desk
from bot.logs import configure
from bot.settings import Settings, SettingsFault, check_to_serve
from documents import members_file
from meetings import refusals
from meetings.model import CommitteeId, Language, Meeting, MeetingId, MeetingKind, Mode, Session, Source
from meetings.office import Actor, MeetingPlan, Newcomer, Office
from storage import NotMigrated, TooNew, Unavailable
from wording import dates, papers
from wording import operator as wording

T = TypeVar("T")
OPERATOR = Actor(None, Source.SECRETARIAT)
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="Runs the meetings of steering groups.")
db = typer.Typer(no_args_is_help=True, help="The database.")
members = typer.Typer(no_args_is_help=True, help="The members of a committee.")
meeting = typer.Typer(no_args_is_help=True, help="Meetings: list, create, convene, move, cancel.")
attendance = typer.Typer(no_args_is_help=True, help="The attendance list.")
invitation = typer.Typer(no_args_is_help=True, help="Calendar invitations.")
app_package = typer.Typer(no_args_is_help=True, help="The Teams app package.")
for name, group in {
    "db": db,
    "members": members,
    "meeting": meeting,
    "attendance": attendance,
    "invitation": invitation,
    "mail": mail,
    "manifest": app_package,
}.items():
    cli.add_typer(group, name=name)


class Form(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    TEXT = "text"
    JSON = "json"


MeetingArg = Annotated[str, typer.Argument(help="The meeting's slug, such as ekr-2021-03-02.")]
CommitteeOpt = Annotated[str, typer.Option(help="The committee's slug, such as ekr-styregruppe.")]
JsonOpt = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
SessionOpt = Annotated[
    list[str],
    typer.Option("--session", help="A day with its hours, 2027-03-02 09:30-11:30; once for each day."),
]


def main() -> None:
    """The console script. A refusal or a fault of the set-up is one line on stderr and exit code 1."""
    try:
        cli()
    except refusals.Refusal as why:
        _fail(wording.refusal(why))
    except SettingsFault as fault:
        for line in fault.faults:
            err.print(f"styrmand: {line}", markup=False)
        sys.exit(1)
    except NotMigrated:
        _fail("the database's tables are not this version's: run styrmand db upgrade")
    except TooNew:
        _fail("the database was written by a newer version of Styrmand: install that version")
    except Unavailable as fault:
        _fail(f"the database cannot be used just now: {fault.fault}")
    except (OSError, exports.NotPossible) as fault:
        _fail(str(fault))


def _fail(text: str) -> None:
    err.print(f"styrmand: {text}", markup=False)
    sys.exit(1)


# running


@cli.command()
def serve() -> None:
    """Run the bot: the Teams endpoint, the pages and the clock. Settings: STYRMAND_* (see `styrmand check`)."""
    settings = Settings()
    check_to_serve(settings)
    configure(settings.log_level, as_json=settings.log_json)
    service.run(settings)


@cli.command()
def demo(
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Throw the demo's books and mails away first.")
    ] = False,
) -> None:
    """Run the demo cooperation on this machine: no accounts, mails as files, a chat page with a movable clock."""
    settings = service.demo_settings(Settings(demo=True))
    check_to_serve(settings)
    configure("WARNING", as_json=False)
    if fresh:
        service.clear_demo(settings)
    service.run(settings, announce=out.print)


@cli.command()
def check(as_json: JsonOpt = False) -> None:
    """Test every setting, road and credential that can be tested from here, and say in plain words what is wrong."""
    results = checks.run(Settings())
    if as_json:
        _print_json([result.as_json() for result in results])
    else:
        for result in results:
            out.print(f"{result.mark}  {result.name}: {result.text}", markup=False)
    if any(result.failed for result in results):
        sys.exit(1)


@cli.command()
def healthcheck() -> None:
    """Ask the running server whether it is ready; exit code 1 when it is not."""
    settings = Settings()
    url = f"http://{settings.host}:{settings.port}/readyz"
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            out.print(answer.read().decode(), markup=False)
    except urllib.error.HTTPError as answer:
        _fail(answer.read().decode())
    except urllib.error.URLError as fault:
        _fail(f"no answer from {url}: {fault.reason}")


@cli.command()
def backup(file: Annotated[Path, typer.Argument(help="Where to write the copy (SQLite).")]) -> None:
    """Write a consistent copy of the database while the bot runs."""
    service.backup(Settings(), file)
    out.print(f"written: {file}", markup=False)


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database to this version's tables; SQLite is backed up beside itself first."""
    out.print(service.migrate(Settings()), markup=False)


# members and meetings


@members.command("import")
def members_import(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX with name, e-mail, title, organisation, role.")],
    committee: CommitteeOpt,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Read members from a file. A fault in any row is named with its row, and then nothing is saved."""
    try:
        rows = members_file.read(file.read_bytes())
    except members_file.WrongFile as wrong:
        words = papers.words(Language.EN)
        for error in wrong.errors:
            err.print(f"styrmand: {file.name}, {words.row_error(error)}", markup=False)
        sys.exit(1)
    # Deputies come last: their principals may stand further down in the list.
    in_turn = sorted(rows, key=lambda row: bool(row.deputy_for))
    slug = CommitteeId(committee)
    known = _office(
        lambda office: [not office.enrol(slug, _newcomer(row), OPERATOR)[1] for row in in_turn], undo=dry_run
    )
    report = {
        "committee": committee,
        "dry_run": dry_run,
        "new": known.count(False),
        "known": known.count(True),
    }
    if as_json:
        _print_json(report)
    else:
        done = "would be" if dry_run else "are now"
        out.print(f"{report['new']} new and {report['known']} known people {done} members of {committee}")


def _newcomer(row: members_file.MemberRow) -> Newcomer:
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


@meeting.command("list")
def meeting_list(
    committee: Annotated[str | None, typer.Option(help="Only this committee's meetings.")] = None,
    as_json: JsonOpt = False,
) -> None:
    """List meetings by start."""

    def look(office: Office) -> list[dict[str, Any]]:
        committees = (
            [office.records.committee(CommitteeId(committee))] if committee else office.records.committees()
        )
        held = [one for each in committees for one in office.records.meetings_of_committee(each.id)]
        return [_meeting_json(office, one) for one in sorted(held, key=lambda one: one.starts_at)]

    rows = _look(look)
    if as_json:
        _print_json(rows)
        return
    table = Table("slug", "committee", "starts", "state", "invited", "answered")
    for row in rows:
        table.add_row(
            *(str(row[key]) for key in ("slug", "committee", "start", "state", "invited", "answered"))
        )
    out.print(table)


@meeting.command("create")
def meeting_create(
    committee: CommitteeOpt,
    session: SessionOpt,
    title: Annotated[str, typer.Option(help="What the meeting is called.")] = "Møde i styregruppen",
    kind: Annotated[MeetingKind, typer.Option(help="Which rules count seats.")] = MeetingKind.ORDINARY,
    mode: Annotated[Mode, typer.Option()] = Mode.ONLINE,
    place: Annotated[str, typer.Option(help="Room and address.")] = "",
    join_url: Annotated[str, typer.Option(help="The Teams link, https://…")] = "",
    slug: Annotated[
        str, typer.Option(help="The meeting's own slug; made from committee and date when empty.")
    ] = "",
    case_number: Annotated[str, typer.Option(help="The case number (sagsnr.).")] = "",
    convene: Annotated[bool, typer.Option("--convene", help="Call the members at once.")] = False,
    as_json: JsonOpt = False,
) -> None:
    """Create a meeting; nobody is told before it is convened."""
    plan = MeetingPlan(
        CommitteeId(committee), title, kind, mode, _sessions(session), place, join_url, case_number, slug
    )

    def work(office: Office) -> dict[str, Any]:
        made = office.create(plan, OPERATOR)
        return _meeting_json(office, office.convene(made.id, OPERATOR) if convene else made)

    _say_meeting(_office(work), as_json)


@meeting.command("convene")
def meeting_convene(slug: MeetingArg, as_json: JsonOpt = False) -> None:
    """Call the members: card, mail and calendar invitation go out when the bot runs."""
    _say_meeting(
        _office(lambda office: _meeting_json(office, office.convene(MeetingId(slug), OPERATOR))), as_json
    )


@meeting.command("move")
def meeting_move(
    slug: MeetingArg,
    session: SessionOpt,
    reason: Annotated[str, typer.Option(help="Told to everybody.")] = "",
    as_json: JsonOpt = False,
) -> None:
    """Move a meeting: everybody is asked again."""
    days = _sessions(session)
    _say_meeting(
        _office(lambda office: _meeting_json(office, office.move(MeetingId(slug), days, reason, OPERATOR))),
        as_json,
    )


@meeting.command("cancel")
def meeting_cancel(
    slug: MeetingArg,
    reason: Annotated[str, typer.Option(help="Told to everybody.")] = "",
    as_json: JsonOpt = False,
) -> None:
    """Cancel a meeting: everybody is told, and it leaves their calendars."""
    _say_meeting(
        _office(lambda office: _meeting_json(office, office.cancel(MeetingId(slug), reason, OPERATOR))),
        as_json,
    )


@attendance.command("export")
def attendance_export(
    slug: MeetingArg,
    form: Annotated[
        Form,
        typer.Option(
            "--format", help="csv and xlsx for Danish Excel, docx and pdf for the door, text for the minutes."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file; otherwise standard output.")
    ] = None,
) -> None:
    """Write the attendance list of a meeting."""
    content = _look(lambda office: exports.attendance_list(office, MeetingId(slug), form.value))
    _write(content, output)


@cli.command()
def remind(
    slug: MeetingArg,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say who would be reminded, and do nothing.")
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Remind those who have not answered, in the next open hours; at most once a day."""

    def work(office: Office) -> dict[str, Any]:
        planned, due = office.remind_now(MeetingId(slug), OPERATOR)
        people = [office.records.person(notice.person) for notice in planned]
        return {
            "meeting": slug,
            "due": due.isoformat(),
            "people": [{"person": one.name, "email": one.email} for one in people],
        }

    report = _office(work, undo=dry_run)
    if as_json:
        _print_json(report)
        return
    for one in report["people"]:
        out.print(f"{one['person']} <{one['email']}>", markup=False)
    due = dates.full_moment(datetime.fromisoformat(report["due"]), Language.EN)
    verb = "would be" if dry_run else "will be"
    out.print(f"{len(report['people'])} {verb} reminded {due}", markup=False)


@invitation.command("show")
def invitation_show(
    slug: MeetingArg,
    person: Annotated[str, typer.Argument(help="E-mail address of the person.")],
    cancel: Annotated[
        bool, typer.Option("--cancel", help="The cancellation instead of the invitation.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file; otherwise standard output.")
    ] = None,
) -> None:
    """Print the mail with the calendar invitation as it would be sent now; changes nothing."""
    settings = Settings()
    writer = service.mail_writer(settings, service.signed_links(settings))
    mails = _look(lambda office: exports.invitation(office, writer, MeetingId(slug), person, cancel=cancel))
    if output is None or len(mails) == 1:
        _write(b"".join(mails), output)
        return
    for day, content in enumerate(mails, start=1):
        _write(content, output.with_stem(f"{output.stem}-{day}"))


@app_package.command("build")
def manifest_build(
    output: Annotated[Path, typer.Option("-o", "--output", help="The package to write.")] = Path(
        "styrmand.zip"
    ),
) -> None:
    """Build the Teams app package from STYRMAND_APP_ID and STYRMAND_PUBLIC_URL."""
    settings = Settings()
    missing = [
        name
        for name, value in (
            ("STYRMAND_APP_ID", settings.app_id),
            ("STYRMAND_PUBLIC_URL", settings.public_url),
        )
        if not value
    ]
    if missing:
        raise SettingsFault([f"{name} is not set" for name in missing])
    try:
        package = manifest.build.build(manifest.build.App(settings.app_id, settings.public_url))
    except ValueError as fault:
        raise SettingsFault([str(fault)]) from None
    output.write_bytes(package)
    out.print(f"written: {output}", markup=False)


# how it is done


@contextmanager
def _desk(settings: Settings) -> Iterator[Desk]:
    with service.open_desk(settings) as desk:
        yield desk


class _Undo(Exception):
    """Leaves the books as they were, after a dry run."""

    def __init__(self, result: object) -> None:
        super().__init__()
        self.result = result


def _office(verb: Callable[[Office], T], *, undo: bool = False) -> T:
    def work(office: Office) -> T:
        result = verb(office)
        if undo:
            raise _Undo(result)
        return result

    with _desk(Settings()) as desk:
        try:
            return desk.write_now(work)
        except _Undo as undone:
            return undone.result  # type: ignore[return-value]  # it is what the verb returned


def _look(verb: Callable[[Office], T]) -> T:
    with _desk(Settings()) as desk:
        return desk.read_now(verb)


def _sessions(texts: list[str]) -> tuple[Session, ...]:
    return tuple(_session(number, text) for number, text in enumerate(texts, start=1))


def _session(number: int, text: str) -> Session:
    """Reads 2027-03-02 09:30-11:30; a dot may stand for the colon."""
    try:
        day, hours = text.split()
        start, end = (time.fromisoformat(one.replace(".", ":").zfill(5)) for one in hours.split("-"))
        return Session(number, date.fromisoformat(day), start, end)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not like 2027-03-02 09:30-11:30", param_hint="--session"
        ) from None


def _meeting_json(office: Office, one: Meeting) -> dict[str, Any]:
    count = office.records.roll(one).count()
    return {
        "slug": one.id,
        "committee": one.committee,
        "title": one.title,
        "kind": one.kind.value,
        "mode": one.mode.value,
        "state": one.state.value,
        "start": one.starts_at.astimezone(UTC).isoformat(),
        "end": one.ends_at.astimezone(UTC).isoformat(),
        "response_deadline": one.deadlines.responses.isoformat(),
        "invited": count.invited,
        "answered": count.answered,
    }


def _say_meeting(made: dict[str, Any], as_json: bool) -> None:
    if as_json:
        _print_json(made)
    else:
        out.print(
            f"{made['slug']}: {made['state']}, {made['start']}, {made['invited']} invited", markup=False
        )


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(content)
