"""Meetings with their days, and who is invited."""

from datetime import date, datetime, time

from sqlmodel import Field

from meetings.model import (
    MeetingKind,
    MeetingState,
    Mode,
    Role,
)
from storage.tables.base import Book, one_of, table


class MeetingRow(Book, table=True):
    """`amended` is details between commas."""

    __tablename__ = "meeting"
    __table_args__ = (
        one_of("kind", MeetingKind),
        one_of("mode", Mode),
        one_of("state", MeetingState),
    )

    id: str = Field(primary_key=True)
    committee_id: str = Field(foreign_key="committee.id", index=True)
    title: str
    kind: str
    mode: str
    items_due: datetime
    responses_due: datetime
    agenda_due: datetime
    uid: str = Field(unique=True)
    place: str
    join_url: str
    state: str
    round: int
    revision: int
    reason: str
    case_number: str
    convened_at: datetime | None = None
    agenda_published_at: datetime | None = None
    agenda_note: str
    agenda_url: str
    amended: str


class FeedRow(Book, table=True):
    """The key to a person's calendar by subscription, as its SHA-256: whoever reads the books cannot use it."""

    __tablename__ = "feed"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    digest: str = Field(unique=True)
    made_at: datetime


class SessionRow(Book, table=True):
    """A day of a meeting: the wall time and its zone are what was agreed, the instants what they came to then.

    `old` marks the sessions as they were before the latest move.
    """

    __tablename__ = "session"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    old: bool = Field(primary_key=True)
    number: int = Field(primary_key=True)
    day: date
    starts: time
    ends: time
    zone: str
    starts_at: datetime
    ends_at: datetime


class InviteeRow(Book, table=True):
    __tablename__ = "invitee"
    __table_args__ = (one_of("role", Role),)

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id", index=True)
    organisation_id: str = Field(foreign_key="organisation.id")
    role: str
    position: int


meeting = table(MeetingRow)
feed = table(FeedRow)
session = table(SessionRow)
invitee = table(InviteeRow)
