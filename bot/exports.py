"""Files out of the books: the one place where what the office knows meets the papers."""

from collections.abc import Callable
from dataclasses import replace

from bot.mail.compose import MailWriter
from documents.attendance_list import as_csv, as_json, as_text
from documents.attendance_pdf import as_pdf
from documents.attendance_word import as_docx
from documents.attendance_workbook import as_xlsx
from documents.letter import mail
from documents.roster import Extract
from meetings import refusals
from meetings.model import MeetingId, MeetingState
from meetings.notices import Kind
from meetings.office import Office
from meetings.office.post import PostDesk

EXTENSIONS = {
    "xlsx": "xlsx",
    "csv": "csv",
    "docx": "docx",
    "pdf": "pdf",
    "json": "json",
    "text": "txt",
}
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
    "text": "text/plain; charset=utf-8",
}

_WRITERS: dict[str, Callable[[Extract], bytes]] = {
    "xlsx": as_xlsx,
    "csv": as_csv,
    "docx": as_docx,
    "pdf": as_pdf,
    "json": as_json,
    "text": lambda extract: as_text(extract.roll).encode(),
}


class NotPossible(Exception):
    """There is nothing to write, and why."""


def attendance_list(office: Office, id: MeetingId, form: str) -> bytes:
    """The list in one of EXTENSIONS: whole, as the secretariat sees it, or to sign by the door (docx, pdf).

    Raises Unknown for another meeting or form.
    """
    write = _WRITERS.get(form)
    if write is None:
        raise refusals.Unknown("form", form)
    meeting = office.records.meeting(id)
    committee = office.records.committee(meeting.committee)
    history = office.records.history(id)
    return write(Extract(committee, office.records.roll(meeting), office.now, history))


def invitation(
    office: Office, writer: MailWriter, id: MeetingId, address: str, *, cancel: bool = False
) -> tuple[bytes, ...]:
    """The mails with a person's calendar entry as they would be sent now: one, or one for each day.

    Shows what the ledger says was sent last, or what would be the first. With `cancel` it is the mails that
    would follow if the meeting were cancelled now. Raises Unknown or NotInvited.
    """
    person = office.records.person_with_email(address)
    if person is None:
        raise refusals.Unknown("person", address)
    meeting = office.records.meeting(id)
    roll = office.records.roll(meeting)
    if roll.line(person.id) is None and not roll.principals(person.id):
        raise refusals.NotInvited(meeting)
    kind = Kind.CANCELLED if cancel else Kind.CONVENED
    desk = PostDesk(office.records, office.now, office.days_off)
    errand = desk.preview(kind, id, person.id, writer.sender.email.rpartition("@")[2])
    if cancel and errand.now_true is not None:
        gone = replace(meeting, state=MeetingState.CANCELLED)
        errand = replace(errand, now_true=replace(errand.now_true, meeting=gone))
    return tuple(mail(letter) for letter in writer.letters(errand))
