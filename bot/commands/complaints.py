"""What the command line says of an exception: a line or more on standard error, or nothing when it is a bug."""

from collections.abc import Sequence
from pathlib import Path
from subprocess import CalledProcessError

import storage
from bot.commands import Failed
from bot.settings import SettingsFault
from meetings import refusals
from wording import operator as wording


def complaint(fault: Exception) -> Sequence[str] | None:
    """None for what nobody foresaw: that is shown with its traceback, to be reported."""
    match fault:
        case Failed(lines=lines) | SettingsFault(faults=lines):
            return lines
        case refusals.Refusal():
            return [wording.refusal(fault)]
        case storage.NotRestored():
            return [_not_restored(fault)]
        case storage.NotMigrated() | storage.TooNew() | storage.MigrationFailed() | storage.Unavailable():
            return [_of_the_books(fault)]
        case storage.Served():
            return [
                "another Styrmand serves this database; SQLite is for one process, PostgreSQL for several"
            ]
        case CalledProcessError(returncode=code, cmd=command):
            return [f"{Path(command[0]).name} ended with exit code {code}"]
        case OSError():
            return [_of_the_machine(fault)]
        case _:
            return None


def _of_the_books(fault: Exception) -> str:
    match fault:
        case storage.NotMigrated():
            return "the database's tables are not this version's: run styrmand db upgrade"
        case storage.TooNew():
            return "the database was written by a newer version of Styrmand: install that version"
        case storage.Unavailable(fault=kind):
            return f"the database cannot be used just now: {kind.value.replace('_', ' ')}"
        case _:
            return "the upgrade was rolled back, because it would have lost something; nothing has changed"


def _not_restored(fault: storage.NotRestored) -> str:
    match fault:
        case storage.InUse():
            return "the database is in use: stop the bot, and whatever else has it open, first"
        case storage.NotABackup():
            return "that file is damaged, or no backup of Styrmand's"
        case storage.OnPostgres():
            return "the database is PostgreSQL: stop the bot and use pg_restore --clean --if-exists --dbname=… FILE"
        case storage.WouldLose(lines=None):
            return "the present database cannot be read: --force keeps it beside and puts the backup in its place"
        case storage.WouldLose(lines=lines):
            return f"{lines} changes are not in the backup and would be lost: --force keeps them in a file beside"
        case _:
            return "nothing was restored"


def _of_the_machine(fault: OSError) -> str:
    """The file first, as other programs do."""
    reason = _REASONS.get(type(fault)) or (fault.strerror or "").lower()
    place = fault.filename or (str(fault.args[0]) if len(fault.args) == 1 else "")
    return ": ".join(part for part in (str(place), reason) if part) or type(fault).__name__


_REASONS: dict[type[OSError], str] = {
    FileExistsError: "is there already, and is not written over",
    FileNotFoundError: "is not there",
    IsADirectoryError: "is a folder",
    PermissionError: "may not be read or written by this user",
}
