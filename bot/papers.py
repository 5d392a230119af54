"""Agendas and minutes out of the books as files, in the committee's layout and the secretariat's own template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from documents import layouts
from documents.agenda_paper import agenda_sheet
from documents.item_sheet import FileLinks, nowhere
from documents.minutes_paper import minutes_sheet
from documents.sheet_html import as_html
from documents.sheet_pdf import as_pdf
from documents.sheet_text import as_text
from documents.sheet_word import as_docx
from documents.sheets import Sheet
from meetings import refusals
from meetings.model import Committee, Meeting, MeetingId, PersonId
from meetings.office import Office
from meetings.paper import AgendaPaper, MinutesPaper, MinutesState


class Kind(StrEnum):
    """A paper, by the name its file has."""

    AGENDA = "dagsorden"
    MINUTES = "referat"


Paper = AgendaPaper | MinutesPaper


@dataclass(frozen=True, slots=True)
class Form:
    """What a paper's file is called and is, and who writes it (a Word template beside, where there is one)."""

    extension: str
    media_type: str
    write: Callable[[Sheet, bytes | None], bytes]


FORMS: Mapping[str, Form] = {
    "docx": Form("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "pdf": Form("pdf", "application/pdf", lambda sheet, _: as_pdf(sheet)),
    "html": Form("html", "text/html; charset=utf-8", lambda sheet, _: as_html(sheet)),
    "text": Form("txt", "text/plain; charset=utf-8", lambda sheet, _: as_text(sheet)),
}


@dataclass(frozen=True, slots=True)
class Press:
    """Where the secretariat keeps its own templates: `dagsorden.docx`, `referat.docx`, `<layout>.toml`.

    A committee has its own in a folder with its slug. Without a folder the built-in ones are used.
    """

    folder: Path | None = None

    def sheet(self, paper: Paper, files: FileLinks = nowhere) -> Sheet:
        """`files` is where its reader finds the stored papers of an item. Raises WrongLayout."""
        layout = layouts.layout(paper.committee.layout, self.folder)
        match paper:
            case AgendaPaper():
                return agenda_sheet(paper, layout, files=files)
            case MinutesPaper():
                return minutes_sheet(paper, layout, files=files)

    def write(self, paper: Paper, form: str, files: FileLinks = nowhere) -> bytes:
        """One of FORMS; a public paper leads to no file. Raises Unknown, WrongLayout or WrongTemplate."""
        if form not in FORMS:
            raise refusals.Unknown("form", form)
        template = self.template(paper.committee, kind_of(paper)) if form == "docx" else None
        return FORMS[form].write(self.sheet(paper, nowhere if paper.public else files), template)

    def template(self, committee: Committee, kind: Kind) -> bytes | None:
        if self.folder is None:
            return None
        places = (self.folder / committee.id / f"{kind}.docx", self.folder / f"{kind}.docx")
        return next((place.read_bytes() for place in places if place.is_file()), None)


def kind_of(paper: Paper) -> Kind:
    return Kind.AGENDA if isinstance(paper, AgendaPaper) else Kind.MINUTES


def for_reader(office: Office, kind: Kind, id: MeetingId, person: PersonId) -> Paper:
    """What this person may have of it: the secretariat as it stands, others as it was sent out.

    Observers and substitutes from outside the committee do not get closed items. Raises NotInvited, or Unknown
    where nothing has been sent out.
    """
    meeting = office.records.meeting(id)
    if office.is_secretariat(meeting.committee, person):
        return draw(office, kind, id, public=False)
    office.check_reader(meeting, person)
    if not is_out(office, kind, meeting):
        raise refusals.Unknown(kind)
    if office.is_outside(meeting, person):
        return draw(office, kind, id, public=True)
    if kind is Kind.MINUTES:
        return office.minutes_paper(id, public=False)
    sent = office.published(id)
    return office.agenda_paper(id, public=False, version=sent.number if sent else None)


def is_out(office: Office, kind: Kind, meeting: Meeting) -> bool:
    """Whether members have the paper."""
    if kind is Kind.AGENDA:
        return meeting.agenda_published_at is not None or office.published(meeting.id) is not None
    minutes = office.records.minutes(meeting.id)
    return minutes is not None and minutes.state is not MinutesState.DRAFT


def draw(office: Office, kind: Kind, id: MeetingId, *, public: bool) -> Paper:
    """What every form of a paper is written from. Raises Unknown."""
    match kind:
        case Kind.AGENDA:
            return office.agenda_paper(id, public=public)
        case Kind.MINUTES:
            return office.minutes_paper(id, public=public)
