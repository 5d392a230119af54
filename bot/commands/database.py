"""`styrmand db upgrade`, `backup`, `restore` and `hold`."""

from pathlib import Path

import storage
from bot.commands.output import say
from bot.offices import open_desk, system_clock
from bot.settings import Settings
from meetings.held import Hold


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
        say(
            "its tables are an older version's: run styrmand db upgrade before the bot starts, which then holds what was due"
        )
        return
    with open_desk(settings) as desk:
        if held := desk.write_now(lambda office: office.hold_if_restored()):
            tell_held(held)


def tell_held(held: Hold) -> None:
    since = f"{held.taken_at:%Y-%m-%d %H:%M} UTC" if held.taken_at else "a moment nobody knows"
    say(f"the database is as it was at {since}: answers and changes made since are not in it")
    if held.notices:
        say(
            f"{held.notices} notices that may have been sent already are held: `styrmand hold list` shows them, "
            "`styrmand hold send` and `styrmand hold settle` end them; the secretariat can do it in the chat"
        )
    else:
        say("no notice was due meanwhile: nothing is held")
