"""The words of the journal package. Its index is read by Danish case systems, whatever the reader's language."""

from collections.abc import Mapping
from enum import StrEnum

from meetings.model import Language

COLUMNS = ("filnavn", "dokumentdato", "titel", "retning", "sagsnr")
HISTORY = ("tid", "hvem", "på vegne af", "handling", "emne", "kanal", "nærmere")


class Direction(StrEnum):
    IN = "in"
    OUT = "out"
    INTERNAL = "internal"


_DIRECTIONS: Mapping[Language, Mapping[Direction, str]] = {
    Language.DA: {Direction.IN: "Indgående", Direction.OUT: "Udgående", Direction.INTERNAL: "Intern"},
    Language.EN: {Direction.IN: "Incoming", Direction.OUT: "Outgoing", Direction.INTERNAL: "Internal"},
}


def directions(language: Language) -> Mapping[Direction, str]:
    return _DIRECTIONS[language]


def attendance_title(meeting: str) -> str:
    return f"Deltagerliste: {meeting}"


def history_title(meeting: str) -> str:
    return f"Historik: {meeting}"


def attachment(number: str, title: str) -> str:
    """Bilag 4.1 - Budget 2021-22."""
    return f"Bilag {number} - {title}" if number else f"Bilag - {title}"


def agenda_name(version: int, of: int) -> str:
    """dagsorden, or dagsorden-1 where there were several."""
    return "dagsorden" if of < 2 else f"dagsorden-{version}"


MINUTES, ATTENDANCE, HISTORY_FILE = "referat", "deltagerliste", "historik"
NOBODY = "Styrmand"
