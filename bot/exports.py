"""Files out of the books: the one place where what the office knows meets the papers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

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
from meetings.office.briefing import BriefingDesk
from meetings.old_attendance import stands_as_written


@dataclass(frozen=True, slots=True)
class Form:
    """A form the attendance list can have: what its file is called and is, and who writes it."""

    extension: str
    media_type: str
    write: Callable[[Extract], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: Mapping[str, Form] = {
    "xlsx": Form("xlsx", f"{_OFFICE}.spreadsheetml.sheet", as_xlsx),
    "csv": Form("csv", "text/csv; charset=utf-8", as_csv),
    "docx": Form("docx", f"{_OFFICE}.wordprocessingml.document", as_docx),
    "pdf": Form("pdf", "application/pdf", as_pdf),
    "json": Form("json", "application/json", as_json),
    "text": Form(
        "txt",
        "text/plain; charset=utf-8",
        lambda extract: as_text(extract.roll, written=extract.written).encode(),
    ),
}


def extract(office: Office, id: MeetingId) -> Extract:
    """What every form of the list is written from. Raises Unknown."""
    meeting = office.records.meeting(id)
    committee = office.records.committee(meeting.committee)
    roll, history = office.records.roll(meeting), office.records.history(id)
    taken = office.records.as_written(id)
    lines = taken.attendance if taken else ()
    stands = stands_as_written(lines, office.records.presences(id))
    return Extract(committee, roll, office.now, history, written=lines if stands else ())


def write(what: Extract, form: str) -> bytes:
    """One of FORMS: whole, as the secretariat sees it, or to sign by the door (docx, pdf). Raises Unknown."""
    if form not in FORMS:
        raise refusals.Unknown("form", form)
    return FORMS[form].write(what)


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
    desk = BriefingDesk(office.records, office.now, office.days_off)
    desk.own_address = office.own_address
    errand = desk.preview(kind, id, person.id, writer.sender.email.rpartition("@")[2])
    if cancel and errand.now_true is not None:
        gone = replace(meeting, state=MeetingState.CANCELLED)
        errand = replace(errand, now_true=replace(errand.now_true, meeting=gone))
    return tuple(mail(letter) for letter in writer.letters(errand))
