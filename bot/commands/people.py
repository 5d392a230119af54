"""`styrmand person …` and `styrmand retention …`: what is kept of people, handed out and thrown away."""

import asyncio
from json import dumps
from pathlib import Path

from bot import upkeep
from bot.commands import Failed
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import as_json, say, write
from bot.offices import open_desk
from bot.settings import Settings
from meetings.office import Office
from wording import personal as wording


def export(said: str, *, json: bool, output: Path | None) -> None:
    """All that is kept of one person: as JSON for programs, or as text for him."""
    person, kept, at = look(lambda office: _about(office, said))
    if json:
        told = {"person": person, "at": at, "kept": kept}
        write(dumps(told, ensure_ascii=False, indent=2).encode() + b"\n", output)
    else:
        write(wording.everything(person, kept).encode(), output)


def erase(said: str, *, dry_run: bool, json: bool) -> None:
    erasure = act(lambda office: office.erase(office.person_called(said).id, OPERATOR), undo=dry_run)
    rows = dict(erasure.rows)
    if json:
        as_json({"person": erasure.person, "dry_run": dry_run, "rows": rows})
        return
    for table, count in rows.items():
        say(f"{table}: {count}")
    say("nothing was changed" if dry_run else "forgotten; backups older than now still hold the person")


def readmit(address: str) -> None:
    if not act(lambda office: office.records.readmit(address)):
        raise Failed("nobody with that address asked to be forgotten")
    say("a list may name that address again")


def retain(*, dry_run: bool, json: bool) -> None:
    """Throws away what has been kept long enough, as the clock does every hour; or says what would go."""
    settings = Settings.read()
    if dry_run:
        gone = act(lambda office: upkeep.purge_at_once(office, settings), undo=True)
    else:
        with open_desk(settings) as desk:
            gone = asyncio.run(upkeep.purge(desk, settings))
    kept = {one.name: one.kept for one in upkeep.periods(settings)}
    if json:
        rows = [
            {"what": name, "kept_days": kept[name].total_seconds() / 86400, "gone": count}
            for name, count in gone.items()
        ]
        as_json({"dry_run": dry_run, "rows": rows})
        return
    for name, count in gone.items():
        say(f"{name}: {count} {'would go' if dry_run else 'gone'} (kept {kept[name].days or 1} days)")


def _about(office: Office, said: str) -> tuple[dict[str, object], wording.Rows, str]:
    person = office.person_called(said)
    named: dict[str, object] = {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "title": person.title,
        "organisation": person.organisation.name,
        "language": person.language.value,
    }
    kept = {table: [dict(row) for row in rows] for table, rows in office.about(person.id).items()}
    return named, kept, office.now.isoformat()
