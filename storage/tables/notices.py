"""What is to be told, on which road, and what became of it; calendars and cards as they stand."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Index,
    UniqueConstraint,
    text,
)
from sqlmodel import Field

from meetings.entries import Method
from meetings.notices import Channel, NoticeState
from storage.tables.base import Book, one_of, table


class CalendarEntryRow(Book, table=True):
    """`answers_to` is the secret address of this entry alone; empty for those of the common mailbox."""

    __tablename__ = "calendar_entry"
    __table_args__ = (one_of("method", Method),)

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    sequence: int
    stamp: datetime
    method: str
    answers_to: str = Field(default="", sa_column_kwargs={"server_default": ""})


class DeliveryRow(Book, table=True):
    """One notice and the state of its delivery (`meetings.notices.NoticeState`).

    `kind` has no CHECK: kinds come and go with the versions, and a row of an unknown one waits (`claim`).
    A one-time code concerns no meeting; NULLs are distinct in a unique constraint, so it has a key of its own.
    `lease_from` .. `lease_until` is the span in which a lease can be true: outside it, also after a clock that
    was set back, it has run out. `tried_at` is the last time it went to the socket, `spoken_at` when the person and the
    bot spoke while nobody knew whether it had come: from then on a read receipt may be for that. `unreached` are the tries in
    which nobody was there to be spoken to; they are not among the `attempts`.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id", "kind", "occasion", "channel"),
        Index(
            "uq_delivery_without_meeting",
            "person_id",
            "kind",
            "occasion",
            "channel",
            unique=True,
            sqlite_where=text("meeting_id IS NULL"),
            postgresql_where=text("meeting_id IS NULL"),
        ),
        Index(
            "ix_delivery_ready",
            "channel",
            "next_at",
            "id",
            sqlite_where=text("state IN ('planned', 'retry')"),
            postgresql_where=text("state IN ('planned', 'retry')"),
        ),
        Index(
            "ix_delivery_prompt",
            "channel",
            "next_at",
            "id",
            sqlite_where=text("state IN ('planned', 'retry') AND kind IN ('card', 'link_code')"),
            postgresql_where=text("state IN ('planned', 'retry') AND kind IN ('card', 'link_code')"),
        ),
        Index(
            "ix_delivery_leased",
            "lease_until",
            sqlite_where=text("state IN ('claimed', 'sending')"),
            postgresql_where=text("state IN ('claimed', 'sending')"),
        ),
        Index(
            "ix_delivery_undelivered",
            "meeting_id",
            sqlite_where=text("state IN ('dead', 'skipped') AND settled_by = ''"),
            postgresql_where=text("state IN ('dead', 'skipped') AND settled_by = ''"),
        ),
        Index(None, "state", "next_at", "id"),
        Index(None, "not_after"),
        one_of("channel", Channel),
        one_of("state", NoticeState),
        one_of("entry_method", Method),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    meeting_id: str | None = Field(default=None, foreign_key="meeting.id")
    person_id: int = Field(foreign_key="person.id")
    kind: str
    occasion: str
    channel: str
    due_at: datetime
    not_after: datetime
    round: int
    entry_sequence: int | None = None
    entry_stamp: datetime | None = None
    entry_method: str | None = None
    item_id: int | None = Field(default=None, foreign_key="agenda_item.id")
    about_id: int | None = Field(default=None, foreign_key="person.id")
    message_id: str
    state: str
    next_at: datetime
    attempts: int
    unreached: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    lease_owner: str | None = None
    lease_token: str | None = None
    lease_from: datetime | None = None
    lease_until: datetime | None = None
    tried_at: datetime | None = None
    spoken_at: datetime | None = None
    sent_at: datetime | None = None
    activity_id: str
    settled_by: str
    last_error: str


class CardRow(Book, table=True):
    __tablename__ = "card"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    activity_id: str


class GateRow(Book, table=True):
    """How much may go out by one road just now (`meetings.gates`); `share` is in thousandths.

    `changed_at` is what the clock showed when the row was last written; older versions write none.
    """

    __tablename__ = "gate"

    name: str = Field(primary_key=True)
    free_at: datetime
    shut_until: datetime
    share: int
    strikes: int
    since: datetime | None = None
    reason: str
    changed_at: datetime | None = None


class ServesRow(Book, table=True):
    """The revisions whose code may run on these tables: the newest, and the one before it where nothing it needs is gone."""

    __tablename__ = "serves"

    revision: str = Field(primary_key=True)


class HoldRow(Book, table=True):
    """Each time the books were put back from a copy: when that was taken, and since when what was due is held.

    `taken_at` is None where nobody knows it. `notices` is how many were held then.
    """

    __tablename__ = "hold"

    id: int | None = Field(default=None, primary_key=True)
    taken_at: datetime | None = None
    held_at: datetime
    notices: int


class HomeRow(Book, table=True):
    """Where on its server these tables were made (PostgreSQL; one row). A dump carries it along, and it fits nowhere else."""

    __tablename__ = "home"

    place: str = Field(primary_key=True)


class InboundRow(Book, table=True):
    __tablename__ = "inbound"

    activity_key: str = Field(primary_key=True)
    received_at: datetime = Field(index=True)


calendar_entry = table(CalendarEntryRow)
delivery = table(DeliveryRow)
card = table(CardRow)
gate = table(GateRow)
serves = table(ServesRow)
hold = table(HoldRow)
home = table(HomeRow)
inbound = table(InboundRow)
