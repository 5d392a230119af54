"""The journal package: a meeting's papers in one ZIP, with an index for the case system and a checksum for each file."""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from documents.archives import archive
from documents.cells import clean, guarded
from meetings.model import Language
from wording import journal as wording

INDEX, CHECKSUMS = "indeks.csv", "SHA256SUMS.txt"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_NAME_LIMIT = 120
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself, whatever stands after a dot (learn.microsoft.com, Naming Files, read 2026-11)."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One document: its file, the day it is of, what it is called, and whether it came in, went out or stayed."""

    name: str
    content: bytes
    day: date
    title: str
    direction: wording.Direction
    case: str = ""


def package(filed: Sequence[Filed], at: datetime) -> bytes:
    """The same documents at the same moment (aware) are the same file."""
    parts = {one.name: one.content for one in filed}
    if len({name.casefold() for name in parts}) != len(filed):
        raise ValueError("two documents of one name")
    parts[INDEX] = _index(filed)
    parts[CHECKSUMS] = "".join(f"{_sha(content)}  {name}\n" for name, content in parts.items()).encode()
    return archive(parts, at)


def _index(filed: Sequence[Filed]) -> bytes:
    """For Danish Excel and the case systems: UTF-8 with BOM, semicolons, CRLF, no formulas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(wording.COLUMNS)
    directions = wording.directions(Language.DA)
    for one in filed:
        told = (one.name, one.day.isoformat(), one.title, directions[one.direction], one.case)
        writer.writerow(guarded(field) for field in told)
    return out.getvalue().encode("utf-8-sig")


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def file_name(stem: str, extension: str) -> str:
    """A name every file system takes: "Bilag 4.1 - Budget 2021-22.pdf". Letters are whole, as Windows writes them (NFC)."""
    whole = unicodedata.normalize("NFC", clean(stem))
    told = " ".join(_NOT_IN_NAMES.sub(" ", whole).split()).strip(" .")[:_NAME_LIMIT].strip(" .")
    name = f"{told or '_'}.{extension}"
    return f"_{name}" if _DEVICES.fullmatch(told) else name


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV as the index is."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(field) for field in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
