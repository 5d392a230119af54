"""How the days of a meeting are written on the command line."""

from collections.abc import Sequence
from datetime import date, time

import typer

from meetings.model import Session


def sessions(texts: Sequence[str]) -> tuple[Session, ...]:
    """Raises BadParameter."""
    return tuple(_session(number, text) for number, text in enumerate(texts, start=1))


def _session(number: int, text: str) -> Session:
    """Reads 2027-03-02 9.30-11.30; a colon may stand for the dot."""
    try:
        day, hours = text.split()
        start, end = (time.fromisoformat(one.replace(".", ":").zfill(5)) for one in hours.split("-"))
        return Session(number, date.fromisoformat(day), start, end)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not like '2027-03-02 9.30-11.30'", param_hint="--session"
        ) from None
