"""What was answered, by whom, and what stood before."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Index,
    UniqueConstraint,
)
from sqlmodel import Field

from meetings.model import (
    AnswerKind,
    Source,
)
from storage.tables.base import Book, one_of, table


class AnswerRow(Book, table=True):
    """The current answer of each round; how it came about stands in `answer_history`."""

    __tablename__ = "answer"
    __table_args__ = (one_of("kind", AnswerKind), one_of("source", Source))

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    round: int = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    session: int = Field(primary_key=True)
    kind: str
    source: str
    at: datetime
    by_id: int = Field(foreign_key="person.id")
    late: bool
    remark: str


class SubstitutionRow(Book, table=True):
    """The second key says that nobody sits in two seats at once."""

    __tablename__ = "substitution"
    __table_args__ = (UniqueConstraint("meeting_id", "round", "session", "substitute_id"),)

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    round: int = Field(primary_key=True)
    principal_id: int = Field(primary_key=True, foreign_key="person.id", index=True)
    session: int = Field(primary_key=True)
    substitute_id: int = Field(foreign_key="person.id", index=True)
    at: datetime
    mandate: bool


class AnswerHistoryRow(Book, table=True):
    """Triggers refuse to change or delete a line. Without `after` an answer was withdrawn: nothing has stood since."""

    __tablename__ = "answer_history"
    __table_args__ = (
        Index(None, "meeting_id", "id"),
        one_of("before", AnswerKind),
        one_of("after", AnswerKind),
        one_of("source", Source),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    meeting_id: str = Field(foreign_key="meeting.id")
    at: datetime
    person_id: int = Field(foreign_key="person.id")
    session: int
    before: str | None = None
    after: str | None = None
    substitute_id: int | None = Field(default=None, foreign_key="person.id")
    source: str
    by_id: int = Field(foreign_key="person.id")
    late: bool
    round: int


class SeatWishRow(Book, table=True):
    """Holds for the round it was made in: after a move everybody is asked again."""

    __tablename__ = "seat_wish"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    asker_id: int = Field(primary_key=True, foreign_key="person.id")
    holder_id: int = Field(primary_key=True, foreign_key="person.id")
    round: int = Field(primary_key=True)
    at: datetime


answer = table(AnswerRow)
substitution = table(SubstitutionRow)
answer_history = table(AnswerHistoryRow)
seat_wish = table(SeatWishRow)
