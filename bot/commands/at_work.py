"""How a command reaches the office, and how it speaks: results on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Callable, Iterable
from typing import Annotated, NoReturn, TypeVar

import typer
from rich.console import Console

from bot import app as service
from bot.settings import Settings
from meetings.model import Source
from meetings.office import Actor, Office

T = TypeVar("T")
OPERATOR = Actor(None, Source.SECRETARIAT)
out = Console(soft_wrap=True, highlight=False, markup=False)
err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

CommitteeOpt = Annotated[str, typer.Option(help="The committee's slug, such as ekr-styregruppe.")]
JsonOpt = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
DryRunOpt = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]


class _Undo(Exception):
    """Leaves the books as they were, after a dry run."""

    def __init__(self, result: object) -> None:
        super().__init__()
        self.result = result


def office(verb: Callable[[Office], T], *, undo: bool = False) -> T:
    """Does it in one unit of work; with `undo` the books stay as they were."""

    def work(office: Office) -> T:
        result = verb(office)
        if undo:
            raise _Undo(result)
        return result

    with service.open_desk(Settings()) as desk:
        try:
            return desk.write_now(work)
        except _Undo as undone:
            return undone.result  # type: ignore[return-value]  # it is what the verb returned


def look(verb: Callable[[Office], T]) -> T:
    with service.open_desk(Settings()) as desk:
        return desk.read_now(verb)


def fail(lines: Iterable[str]) -> NoReturn:
    """One line for each fault, and exit code 1."""
    for line in lines:
        err.print(f"styrmand: {line}")
    sys.exit(1)


def print_json(value: object) -> None:
    """Dates and times as ISO 8601."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")
