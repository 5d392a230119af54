"""Proposals and the agenda made of them, with what was attached and said."""

from datetime import date, datetime

from sqlmodel import Field

from meetings.model import (
    ItemState,
    StandingKind,
    Verb,
)
from meetings.paper import About, Stage
from storage.tables.base import Book, one_of, table


class AgendaItemRow(Book, table=True):
    """`guests` and `headings` are JSON lists; `wanted_meeting_id` or `wanted_month` says when it is to come back."""

    __tablename__ = "agenda_item"
    __table_args__ = (one_of("state", ItemState), one_of("standing", StandingKind))

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: str = Field(foreign_key="meeting.id", index=True)
    title: str
    state: str
    number: str
    proposer_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    submitted_at: datetime | None = None
    background: str
    since_last: str
    status_report: str
    case_presentation: str
    next_steps: str
    minutes: int | None = None
    presenter: str
    case_number: str
    initials: str
    closed: bool
    note: str
    introduction: str
    proposes: str
    financial_impact: str
    guests: str
    headings: str
    standing: str | None = None
    origin_id: int | None = Field(default=None, foreign_key="agenda_item.id")
    deferrals: int
    wanted_meeting_id: str | None = Field(default=None, foreign_key="meeting.id")
    wanted_month: date | None = None
    merged_into_id: int | None = Field(default=None, foreign_key="agenda_item.id")
    version: int


class RecommendationRow(Book, table=True):
    __tablename__ = "recommendation"
    __table_args__ = (one_of("verb", Verb),)

    item_id: int = Field(primary_key=True, foreign_key="agenda_item.id")
    position: int = Field(primary_key=True)
    verb: str
    text: str


class AttachmentRow(Book, table=True):
    __tablename__ = "attachment"

    item_id: int = Field(primary_key=True, foreign_key="agenda_item.id")
    position: int = Field(primary_key=True)
    title: str
    url: str
    file_id: str | None = Field(default=None, foreign_key="stored_file.id")
    number: str
    content_type: str
    size: int


class StoredFileRow(Book, table=True):
    """`id` is the SHA-256 of the content, so that a file is kept once however often it is sent."""

    __tablename__ = "stored_file"

    id: str = Field(primary_key=True)
    name: str
    content_type: str
    size: int
    content: bytes


class DroppedFileRow(Book, table=True):
    """A file somebody sent in the chat and has not laid on an item yet, under the name it was sent by."""

    __tablename__ = "dropped_file"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    file_id: str = Field(foreign_key="stored_file.id", index=True)
    name: str
    at: datetime


class ItemVersionRow(Book, table=True):
    """An item as it read, as JSON; triggers refuse to change or delete it."""

    __tablename__ = "item_version"

    item_id: int = Field(primary_key=True, foreign_key="agenda_item.id")
    version: int = Field(primary_key=True)
    at: datetime
    by_id: int | None = Field(default=None, foreign_key="person.id")
    content: str


class ItemDraftRow(Book, table=True):
    """What somebody has typed of a proposal and not sent yet, as the form's fields in JSON."""

    __tablename__ = "item_draft"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    typed: str
    at: datetime


class AgendaVersionRow(Book, table=True):
    """The agenda as it was sent out, its items as JSON; triggers refuse to change or delete it."""

    __tablename__ = "agenda_version"
    __table_args__ = (one_of("stage", Stage),)

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    number: int = Field(primary_key=True)
    stage: str
    at: datetime
    by_id: int | None = Field(default=None, foreign_key="person.id")
    items: str
    comments_until: datetime | None = None


class ApprovalRow(Book, table=True):
    """Who approved the agenda as it stood then; `fingerprint` is a hash of its items."""

    __tablename__ = "agenda_approval"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    by_id: int = Field(foreign_key="person.id")
    at: datetime
    fingerprint: str


class CommentRow(Book, table=True):
    __tablename__ = "comment"
    __table_args__ = (one_of("about", About),)

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: str = Field(foreign_key="meeting.id", index=True)
    about: str
    version: int
    item_id: int | None = Field(default=None, foreign_key="agenda_item.id")
    by_id: int = Field(foreign_key="person.id")
    at: datetime
    text: str
    answer: str
    answered_at: datetime | None = None


agenda_item = table(AgendaItemRow)
recommendation = table(RecommendationRow)
attachment = table(AttachmentRow)
stored_file = table(StoredFileRow)
dropped_file = table(DroppedFileRow)
item_version = table(ItemVersionRow)
item_draft = table(ItemDraftRow)
agenda_version = table(AgendaVersionRow)
agenda_approval = table(ApprovalRow)
comment = table(CommentRow)
