"""The pages of the secretariat: who is signed in, and what is typed and not saved."""

from datetime import datetime

from sqlalchemy import (
    Index,
    UniqueConstraint,
)
from sqlmodel import Field

from storage.tables.base import Book, table


class VisitRow(Book, table=True):
    """A visit to the secretariat's pages. Keys and tickets are kept as hashes; a ticket that stands here is spent."""

    __tablename__ = "visit"
    __table_args__ = (UniqueConstraint("ticket"), Index(None, "until"))

    key: str = Field(primary_key=True)
    ticket: str
    person_id: int = Field(foreign_key="person.id")
    began_at: datetime
    until: datetime
    left_at: datetime | None = None


class UnsavedRow(Book, table=True):
    """What somebody was typing on a page: `typed` is a JSON object of the form's fields."""

    __tablename__ = "unsaved"
    __table_args__ = (Index(None, "at"),)

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    place: str = Field(primary_key=True)
    at: datetime
    typed: str


visit = table(VisitRow)
unsaved = table(UnsavedRow)
