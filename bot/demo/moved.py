"""How far the demo's clock has been moved, kept in `var/`: after a restart, and for the command line, it is as late."""

import hashlib
from datetime import timedelta
from pathlib import Path

FOLDER = Path("var")


def ahead(database_url: str) -> timedelta:
    """None at all for books no demo has run on: these go by the system's clock."""
    file = _file(database_url)
    return timedelta(seconds=float(file.read_text())) if file.exists() else timedelta()


def keep(database_url: str, ahead: timedelta) -> None:
    """A reader sees the old one or the new one, whole."""
    file = _file(database_url)
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.write_text(f"{ahead.total_seconds()}\n")
    draft.replace(file)


def forget(database_url: str) -> None:
    _file(database_url).unlink(missing_ok=True)


def _file(database_url: str) -> Path:
    """One for each books' address, and nothing of the address in its name: it may hold a password."""
    return FOLDER / f"demo-{hashlib.sha256(database_url.encode()).hexdigest()[:12]}.clock"
