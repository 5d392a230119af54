"""Who did what."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Index,
    UniqueConstraint,
)
from sqlmodel import Field

from meetings.model import (
    Source,
)
from storage.tables.base import Book, one_of, table


class AuditRow(Book, table=True):
    """Triggers refuse to change or delete a line, and `chain` betrays who goes round them.

    `follows` is the chain of the line before it on the same subject, `chain` a hash of that and of the line;
    the unique key lets no two lines claim the same place.
    """

    __tablename__ = "audit"
    __table_args__ = (
        UniqueConstraint("subject", "follows"),
        Index(None, "subject", "id"),
        one_of("source", Source),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    at: datetime
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    on_behalf_of_id: int | None = Field(default=None, foreign_key="person.id")
    act: str
    subject: str
    source: str
    details: str
    follows: str
    chain: str


audit = table(AuditRow)
