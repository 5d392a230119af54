"""The books' tables. Rows are not the nouns of `meetings.model`: `storage.records` translates between the two.

Times are SQLModel's UTCDateTime: aware values only, stored as UTC, read back aware on both engines. Closed sets
are text with a CHECK, so that a new member is one migration and no ALTER TYPE. On SQLite every table is STRICT.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Index,
    MetaData,
    String,
    Table,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from meetings.entries import Method
from meetings.model import (
    AnswerKind,
    ItemState,
    Language,
    MeetingKind,
    MeetingState,
    Mode,
    OrganisationKind,
    Role,
    Source,
    StandingKind,
    Verb,
)
from meetings.notices import Channel, NoticeState
from meetings.paper import About, ApprovedBy, Attendance, FollowUpState, MinutesState, Outcome, Stage
from meetings.replies import Decision, Settled

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


@compiles(String, "sqlite")
@compiles(DateTime, "sqlite")
@compiles(Date, "sqlite")
@compiles(Time, "sqlite")
def _as_text(*_: Any, **__: Any) -> str:
    """STRICT tables know INTEGER, REAL, TEXT, BLOB and ANY, and refuse VARCHAR and DATETIME."""
    return "TEXT"


@compiles(Boolean, "sqlite")
@compiles(BigInteger, "sqlite")
def _as_integer(*_: Any, **__: Any) -> str:
    return "INTEGER"


class Book(SQLModel, registry=registry(metadata=metadata)):
    """The base of every table, with its own metadata: nothing here is global."""


def one_of(column: str, values: Iterable[StrEnum]) -> CheckConstraint:
    known = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({known})", name=column)


# People and where they come from


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
    __table_args__ = (one_of("language", Language),)

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


# Committees and their rules


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


# Meetings


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


# Answers


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
    """Triggers refuse to change or delete a line."""

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


# The agenda


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


# At and after the meeting


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


# Calendar, delivery, cards


class CalendarEntryRow(Book, table=True):
    __tablename__ = "calendar_entry"
    __table_args__ = (one_of("method", Method),)

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    sequence: int
    stamp: datetime
    method: str


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


# The pages


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


# Who did what


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


for _table in metadata.tables.values():
    _table.kwargs["sqlite_strict"] = True  # a dialect's options, set after the fact


def table(row: type[Book]) -> Table:
    return metadata.tables[str(row.__tablename__)]


organisation = table(OrganisationRow)
person = table(PersonRow)
erasure = table(ErasureRow)
name_on_record = table(NameOnRecordRow)
road = table(RoadRow)
link = table(LinkRow)
committee = table(CommitteeRow)
terms = table(TermsRow)
membership = table(MembershipRow)
meeting = table(MeetingRow)
feed = table(FeedRow)
session = table(SessionRow)
invitee = table(InviteeRow)
answer = table(AnswerRow)
substitution = table(SubstitutionRow)
answer_history = table(AnswerHistoryRow)
seat_wish = table(SeatWishRow)
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
calendar_entry = table(CalendarEntryRow)
delivery = table(DeliveryRow)
card = table(CardRow)
gate = table(GateRow)
serves = table(ServesRow)
hold = table(HoldRow)
home = table(HomeRow)
inbound = table(InboundRow)
reply = table(ReplyRow)
settlement = table(SettlementRow)
closed_mailbox = table(ClosedMailboxRow)
visit = table(VisitRow)
unsaved = table(UnsavedRow)
audit = table(AuditRow)
