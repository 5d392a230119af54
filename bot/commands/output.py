"""How a command says what it did: lines, a table, JSON or the bytes of a file."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def as_json(value: object) -> None:
    """In UTF-8 whatever the terminal's own encoding is: it is for programs."""
    write(json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n", None)


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Columns as wide as their longest cell, whatever the terminal's width: a line may be cut out and pasted."""
    cells = [list(columns), *([str(row[column]) for column in columns] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    for row in cells:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def write(content: bytes, file: Path | None) -> None:
    """To a file, or to standard output as it is."""
    if file is not None:
        file.write_bytes(content)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
