"""`styrmand db upgrade`, `backup` and `restore`."""

from datetime import UTC, datetime
from pathlib import Path

import storage
from bot.commands.output import say
from bot.offices import open_desk, system_clock
from bot.settings import Settings


def upgrade() -> None:
    done = storage.migrate(Settings.read().database_url)
    match done.before:
        case storage.Current():
            say("the database is up to date")
        case storage.Ahead():
            say("the database is the next version's already")
        case storage.Empty():
            say("the database was made")
        case _:
            kept = f"; the old one is kept in {done.backup}" if done.backup else ""
            say(f"the database was upgraded{kept}")


def backup(file: Path) -> None:
    say(f"written: {storage.backup(Settings.read().database_url, file)}")


def restore(file: Path, *, force: bool) -> None:
    settings, now = Settings.read(), system_clock()
    done = storage.restore(settings.database_url, file, stamp=f"{now:%Y%m%dT%H%M%SZ}", force=force)
    say(f"restored: {file}")
    if done.kept:
        say(f"what stood there before is kept in {done.kept}")
    if isinstance(done.state, storage.Older):
        say("its tables are an older version's: run styrmand db upgrade before the bot starts")
    elif due := _oldest_due(settings):
        say(
            f"notices are due since {due:%Y-%m-%d %H:%M} UTC: they go out when the bot starts, "
            "a second time where they went out after the backup was made"
        )


def _oldest_due(settings: Settings) -> datetime | None:
    with open_desk(settings) as desk:
        due = desk.read_now(lambda office: office.records.oldest_due(office.now))
    return due.astimezone(UTC) if due else None
