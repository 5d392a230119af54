"""Who takes part, where they come from, and the chats they are reached in."""

from datetime import datetime

from sqlalchemy import (
    Index,
    text,
)
from sqlmodel import Field

from meetings.model import (
    Language,
    OrganisationKind,
)
from storage.tables.base import Book, one_of, table


class OrganisationRow(Book, table=True):
    __tablename__ = "organisation"
    __table_args__ = (one_of("kind", OrganisationKind),)

    id: str = Field(primary_key=True)
    name: str
    short: str
    kind: str


class PersonRow(Book, table=True):
    """`email_key` is the address as it is compared: SQLite's lower() leaves Æ alone, so Python folds it."""

    __tablename__ = "person"
    __table_args__ = (
        Index(
            "ix_person_erased",
            "id",
            sqlite_where=text("erased_at IS NOT NULL"),
            postgresql_where=text("erased_at IS NOT NULL"),
        ),
        one_of("language", Language),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    email: str
    email_key: str = Field(unique=True)
    title: str
    organisation_id: str = Field(foreign_key="organisation.id", index=True)
    language: str
    erased_at: datetime | None = None


class ErasureRow(Book, table=True):
    """Who asked to be forgotten, so that no list takes him in again: the address as a salted hash, and no name."""

    __tablename__ = "erasure"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    at: datetime
    salt: str
    digest: str


class NameOnRecordRow(Book, table=True):
    """What somebody erased since was called in minutes that had been sent out (decision 0015)."""

    __tablename__ = "name_on_record"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    name: str


class RoadRow(Book, table=True):
    __tablename__ = "road"

    tenant: str = Field(primary_key=True)
    aad_object: str = Field(primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    user_id: str
    bot_id: str
    conversation: str
    service_url: str
    locale: str
    installed: bool
    closed: str | None = None
    welcomed: bool


class LinkRow(Book, table=True):
    """A one-time code that was mailed; the code itself is nowhere."""

    __tablename__ = "link"
    __table_args__ = (Index(None, "tenant", "aad_object", "asked_at"),)

    id: int | None = Field(default=None, primary_key=True)
    tenant: str
    aad_object: str
    person_id: int = Field(foreign_key="person.id")
    asked_at: datetime
    expires: datetime
    tries: int
    spent: bool


organisation = table(OrganisationRow)
person = table(PersonRow)
erasure = table(ErasureRow)
name_on_record = table(NameOnRecordRow)
road = table(RoadRow)
link = table(LinkRow)
