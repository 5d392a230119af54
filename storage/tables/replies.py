"""What came by mail, and what was made of it."""

from datetime import datetime

from sqlalchemy import (
    Index,
)
from sqlmodel import Field

from meetings.replies import Decision, Settled
from storage.tables.base import Book, one_of, table


class ReplyRow(Book, table=True):
    """What came by mail and what was decided of it, each mail once; `reason` has no CHECK, for reasons come and go."""

    __tablename__ = "reply"
    __table_args__ = (
        Index(None, "meeting_id", "person_id"),
        Index(None, "decision", "received_at"),
        one_of("decision", Decision),
    )

    mail: str = Field(primary_key=True)
    received_at: datetime
    decision: str
    reason: str
    meeting_id: str | None = Field(default=None, foreign_key="meeting.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    round: int
    sender: str
    confirm: bool
    method: str
    uid: str
    attendee: str
    partstat: str
    sequence: int | None = None
    stamp: datetime | None = None
    comment: str
    sent_by: str
    delegated_to: str
    proposed_start: datetime | None = None
    proposed_end: datetime | None = None
    status: str


class SettlementRow(Book, table=True):
    """How a person ended what was kept for him. A fact beside the reply, which stays as it came."""

    __tablename__ = "settlement"
    __table_args__ = (one_of("how", Settled),)

    mail: str = Field(primary_key=True, foreign_key="reply.mail")
    at: datetime
    by_id: int | None = Field(default=None, foreign_key="person.id")
    how: str


class ClosedMailboxRow(Book, table=True):
    """An address that mails do not reach; somebody with another address since is open again of himself."""

    __tablename__ = "closed_mailbox"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    email_key: str
    at: datetime
    reason: str


reply = table(ReplyRow)
settlement = table(SettlementRow)
closed_mailbox = table(ClosedMailboxRow)
