"""What happened at the meeting, what was decided, and what follows."""

from datetime import date, datetime

from sqlmodel import Field

from meetings.model import (
    Verb,
)
from meetings.paper import ApprovedBy, Attendance, FollowUpState, MinutesState, Outcome
from storage.tables.base import Book, one_of, table


class PresenceRow(Book, table=True):
    __tablename__ = "presence"
    __table_args__ = (one_of("attendance", Attendance),)

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    session: int = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    attendance: str


class StayRow(Book, table=True):
    """The times somebody was in the room at one session, where it was not the whole of it."""

    __tablename__ = "stay"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    session: int = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    position: int = Field(primary_key=True)
    came_at: datetime | None = None
    left_at: datetime | None = None


class NoteRow(Book, table=True):
    """What minute-takers note of an item, version by version; all of a meeting's go when its minutes are approved."""

    __tablename__ = "item_note"

    item_id: int = Field(primary_key=True, foreign_key="agenda_item.id")
    version: int = Field(primary_key=True)
    text: str
    at: datetime
    by_id: int | None = Field(default=None, foreign_key="person.id")


class DecisionRow(Book, table=True):
    __tablename__ = "decision"
    __table_args__ = (one_of("outcome", Outcome), one_of("verb", Verb))

    item_id: int = Field(primary_key=True, foreign_key="agenda_item.id")
    outcome: str
    text: str
    at: datetime
    by_id: int | None = Field(default=None, foreign_key="person.id")
    verb: str | None = None
    later_meeting_id: str | None = Field(default=None, foreign_key="meeting.id")
    later_month: date | None = None


class CourseRow(Book, table=True):
    __tablename__ = "course"

    item_id: int = Field(primary_key=True, foreign_key="agenda_item.id")
    began: datetime
    ended: datetime | None = None


class FollowUpRow(Book, table=True):
    __tablename__ = "follow_up"
    __table_args__ = (one_of("state", FollowUpState),)

    id: int | None = Field(default=None, primary_key=True)
    committee_id: str = Field(foreign_key="committee.id", index=True)
    meeting_id: str = Field(foreign_key="meeting.id", index=True)
    item_id: int | None = Field(default=None, foreign_key="agenda_item.id")
    task: str
    deadline: date | None = None
    responsible_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    who: str
    state: str
    note: str
    ended_at: datetime | None = None


class MinutesRow(Book, table=True):
    __tablename__ = "minutes"
    __table_args__ = (one_of("state", MinutesState), one_of("approved_by", ApprovedBy))

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    state: str
    version: int
    lead: str
    taker: str
    sent_at: datetime | None = None
    comments_until: datetime | None = None
    approved_at: datetime | None = None
    approved_by: str | None = None
    approver_id: int | None = Field(default=None, foreign_key="person.id")


class MinutesVersionRow(Book, table=True):
    """Decisions, follow-ups and presences as JSON, as they were sent out; triggers refuse to change or delete it."""

    __tablename__ = "minutes_version"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    number: int = Field(primary_key=True)
    at: datetime
    content: str


class AsWrittenRow(Book, table=True):
    """What minutes taken in say in their own words; `attendance` as JSON, persons by their id; `parts` with spaces."""

    __tablename__ = "as_written"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    title: str
    note: str
    numbered: bool
    attendance: str
    parts: str


class ChairDecisionRow(Book, table=True):
    """`clause` is the authority as JSON, as it read then; "null" for a written orientation, which has none."""

    __tablename__ = "chair_decision"

    id: int | None = Field(default=None, primary_key=True)
    committee_id: str = Field(foreign_key="committee.id", index=True)
    title: str
    text: str
    clause: str
    by_id: int = Field(foreign_key="person.id")
    at: datetime
    item_id: int | None = Field(default=None, foreign_key="agenda_item.id")


presence = table(PresenceRow)
stay = table(StayRow)
item_note = table(NoteRow)
decision = table(DecisionRow)
course = table(CourseRow)
follow_up = table(FollowUpRow)
minutes = table(MinutesRow)
minutes_version = table(MinutesVersionRow)
as_written = table(AsWrittenRow)
chair_decision = table(ChairDecisionRow)
