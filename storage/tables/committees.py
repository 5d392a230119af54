"""Committees, their rules of procedure, and who sits in them."""

from datetime import date, time

from sqlalchemy import (
    UniqueConstraint,
)
from sqlmodel import Field

from meetings.model import (
    Role,
)
from storage.tables.base import Book, one_of, table


class CommitteeRow(Book, table=True):
    """`reminder_workdays` and `standing` are JSON lists."""

    __tablename__ = "committee"

    id: str = Field(primary_key=True)
    name: str
    contact_name: str
    contact_email: str
    contact_phone: str
    item_workdays: int
    response_workdays: int
    agenda_workdays: int
    deadline_at: time
    reminder_workdays: str
    reminder_at: time
    day_before_at: time
    comment_workdays: int
    called: str
    layout: str
    proposes: str
    standing: str


class TermsRow(Book, table=True):
    """Terms of reference by date. Clauses, limits and rights are JSON: a text with its quotes, read and written whole."""

    __tablename__ = "terms"

    committee_id: str = Field(primary_key=True, foreign_key="committee.id")
    position: int = Field(primary_key=True)
    since: date
    until: date | None = None
    clauses: str
    seat_limits: str
    substitute_clause: str | None = None
    rights: str
    chair_clause: str | None = None


class MembershipRow(Book, table=True):
    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("committee_id", "person_id", "role", "since"),
        one_of("role", Role),
    )

    id: int | None = Field(default=None, primary_key=True)
    committee_id: str = Field(foreign_key="committee.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str
    since: date
    until: date | None = None
    position: int
    deputy_for: int | None = Field(default=None, foreign_key="person.id")


committee = table(CommitteeRow)
terms = table(TermsRow)
membership = table(MembershipRow)
