"""Files out of the books: the one place where what the office knows meets the papers."""

from collections.abc import Callable

from documents.attendance_list import as_csv, as_json, as_text
from documents.attendance_workbook import as_xlsx
from documents.roster import Extract
from meetings import refusals
from meetings.model import MeetingId
from meetings.office import Office

EXTENSIONS = {"xlsx": "xlsx", "csv": "csv", "json": "json", "text": "txt"}
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "text": "text/plain; charset=utf-8",
}

_WRITERS: dict[str, Callable[[Extract], bytes]] = {
    "xlsx": as_xlsx,
    "csv": as_csv,
    "json": as_json,
    "text": lambda extract: as_text(extract.roll).encode(),
}


class NotPossible(Exception):
    """There is nothing to write, and why."""


def attendance_list(office: Office, id: MeetingId, form: str) -> bytes:
    """The whole list as the secretariat sees it, in one of EXTENSIONS. Raises Unknown for another meeting or form."""
    write = _WRITERS.get(form)
    if write is None:
        raise refusals.Unknown("form", form)
    meeting = office.records.meeting(id)
    committee = office.records.committee(meeting.committee)
    history = office.records.history(id)
    return write(Extract(committee, office.records.roll(meeting), office.now, history))
