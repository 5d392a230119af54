"""The agenda from proposal to paper: what items, committees and terms have more, and the tables of versions and minutes.

Revision: 0006
After: 0005
"""

import json

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATES = "'submitted', 'late', 'accepted', 'returned', 'rejected', 'deferred', 'withdrawn'"
STANDING = (
    "'welcome', 'approval_of_minutes', 'since_last', 'chair_decisions', 'round_of_information', "
    "'items_for_next_meeting', 'any_other_business'"
)
VERBS = "'approve', 'decide', 'discuss', 'take_note', 'consider', 'report', 'appoint'"
USUAL = [
    {"kind": kind, "title": title, "last": last, "minutes": minutes}
    for kind, title, last, minutes in (
        ("welcome", "Velkomst", False, 5),
        ("approval_of_minutes", "Godkendelse af referat", False, 5),
        ("round_of_information", "Gensidig orientering", True, None),
        ("items_for_next_meeting", "Punkter til næste møde", True, None),
        ("any_other_business", "Evt.", True, None),
    )
]
"""What stood on every agenda before there was a template to change."""

FROZEN = ("item_version", "agenda_version", "minutes_version")


def upgrade() -> None:
    _stored_file()
    _committee()
    _agenda_item()
    _versions()
    _at_the_meeting()
    _afterwards()
    for table in FROZEN:
        _append_only(table)


def _stored_file() -> None:
    op.create_table(
        "stored_file",
        sa.Column("id", Text(), nullable=False),
        sa.Column("name", Text(), nullable=False),
        sa.Column("content_type", Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
        sqlite_strict=True,
    )


def _committee() -> None:
    usual = json.dumps(USUAL, ensure_ascii=False)
    op.add_column(
        "committee", sa.Column("comment_workdays", sa.Integer(), nullable=False, server_default="5")
    )
    op.add_column("committee", sa.Column("called", Text(), nullable=False, server_default=""))
    op.add_column("committee", sa.Column("layout", Text(), nullable=False, server_default="ekr"))
    op.add_column("committee", sa.Column("proposes", Text(), nullable=False, server_default=""))
    op.add_column("committee", sa.Column("standing", Text(), nullable=False, server_default="[]"))
    op.execute(sa.text("UPDATE committee SET standing = :usual").bindparams(usual=usual))
    op.add_column("terms", sa.Column("rights", Text(), nullable=False, server_default="{}"))
    op.add_column("terms", sa.Column("chair_clause", Text(), nullable=True))


def _agenda_item() -> None:
    """Made anew on SQLite; on PostgreSQL altered in place."""
    with op.batch_alter_table("agenda_item", table_kwargs={"sqlite_strict": True}) as item:
        item.alter_column("outcome", new_column_name="note")
        item.drop_constraint(op.f("ck_agenda_item_state"), type_="check")
        item.create_check_constraint(
            op.f("ck_agenda_item_state"), f"state IN ({STATES}, 'merged', 'removed')"
        )
        for name in ("introduction", "proposes", "financial_impact"):
            item.add_column(sa.Column(name, Text(), nullable=False, server_default=""))
        for name in ("guests", "headings"):
            item.add_column(sa.Column(name, Text(), nullable=False, server_default="[]"))
        item.add_column(sa.Column("standing", Text(), nullable=True))
        item.create_check_constraint(op.f("ck_agenda_item_standing"), f"standing IN ({STANDING})")
        item.add_column(sa.Column("origin_id", sa.Integer(), nullable=True))
        item.add_column(sa.Column("deferrals", sa.Integer(), nullable=False, server_default="0"))
        item.add_column(sa.Column("wanted_meeting_id", Text(), nullable=True))
        item.add_column(sa.Column("wanted_month", sa.Date(), nullable=True))
        item.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        item.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        for name, table in (
            ("origin_id", "agenda_item"),
            ("wanted_meeting_id", "meeting"),
            ("merged_into_id", "agenda_item"),
        ):
            item.create_foreign_key(op.f(f"fk_agenda_item_{name}"), table, [name], ["id"])
    with op.batch_alter_table("attachment", table_kwargs={"sqlite_strict": True}) as attachment:
        attachment.add_column(sa.Column("file_id", Text(), nullable=True))
        for name in ("number", "content_type"):
            attachment.add_column(sa.Column(name, Text(), nullable=False, server_default=""))
        attachment.add_column(sa.Column("size", sa.Integer(), nullable=False, server_default="0"))
        attachment.create_foreign_key(op.f("fk_attachment_file_id"), "stored_file", ["file_id"], ["id"])
    op.create_table(
        "item_version",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("content", Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_item_version_item_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_item_version_by_id")),
        sa.PrimaryKeyConstraint("item_id", "version", name=op.f("pk_item_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "item_draft",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("typed", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_item_draft_person_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_item_draft_meeting_id")),
        sa.PrimaryKeyConstraint("person_id", "meeting_id", name=op.f("pk_item_draft")),
        sqlite_strict=True,
    )


def _versions() -> None:
    op.create_table(
        "agenda_version",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("items", Text(), nullable=False),
        sa.Column("comments_until", Instant(), nullable=True),
        sa.CheckConstraint(
            "stage IN ('draft', 'comments', 'published', 'supplementary')",
            name=op.f("ck_agenda_version_stage"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_version_meeting_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_agenda_version_by_id")),
        sa.PrimaryKeyConstraint("meeting_id", "number", name=op.f("pk_agenda_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "agenda_approval",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("fingerprint", Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_approval_meeting_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_agenda_approval_by_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_agenda_approval")),
        sqlite_strict=True,
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("about", Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("text", Text(), nullable=False),
        sa.Column("answer", Text(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.CheckConstraint("about IN ('agenda', 'minutes')", name=op.f("ck_comment_about")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_comment_meeting_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_comment_item_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_comment_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_comment_meeting_id"), "comment", ["meeting_id"])


def _at_the_meeting() -> None:
    op.create_table(
        "presence",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("attendance", Text(), nullable=False),
        sa.Column("came_at", Instant(), nullable=True),
        sa.Column("left_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "attendance IN ('present', 'apology', 'absent')", name=op.f("ck_presence_attendance")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_presence_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "session", "person_id", name=op.f("pk_presence")),
        sqlite_strict=True,
    )
    op.create_table(
        "decision",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("outcome", Text(), nullable=False),
        sa.Column("text", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("verb", Text(), nullable=True),
        sa.Column("later_meeting_id", Text(), nullable=True),
        sa.Column("later_month", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('followed', 'otherwise', 'deferred', 'unfinished', 'noted')",
            name=op.f("ck_decision_outcome"),
        ),
        sa.CheckConstraint(f"verb IN ({VERBS})", name=op.f("ck_decision_verb")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_decision_item_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_decision_by_id")),
        sa.ForeignKeyConstraint(
            ["later_meeting_id"], ["meeting.id"], name=op.f("fk_decision_later_meeting_id")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_decision")),
        sqlite_strict=True,
    )
    op.create_table(
        "course",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("began", Instant(), nullable=False),
        sa.Column("ended", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_course_item_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_course")),
        sqlite_strict=True,
    )


def _afterwards() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", Text(), nullable=False),
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("task", Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("responsible_id", sa.Integer(), nullable=True),
        sa.Column("who", Text(), nullable=False),
        sa.Column("state", Text(), nullable=False),
        sa.Column("note", Text(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f("ck_follow_up_state")),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_follow_up_committee_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_follow_up_meeting_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_follow_up_item_id")),
        sa.ForeignKeyConstraint(["responsible_id"], ["person.id"], name=op.f("fk_follow_up_responsible_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sqlite_strict=True,
    )
    for column in ("committee_id", "meeting_id", "responsible_id"):
        op.create_index(op.f(f"ix_follow_up_{column}"), "follow_up", [column])
    op.create_table(
        "minutes",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("state", Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("lead", Text(), nullable=False),
        sa.Column("taker", Text(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("comments_until", Instant(), nullable=True),
        sa.Column("approved_at", Instant(), nullable=True),
        sa.Column("approved_by", Text(), nullable=True),
        sa.Column("approver_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'comments', 'approved')", name=op.f("ck_minutes_state")),
        sa.CheckConstraint(
            "approved_by IN ('click', 'silence', 'meeting')", name=op.f("ck_minutes_approved_by")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_meeting_id")),
        sa.ForeignKeyConstraint(["approver_id"], ["person.id"], name=op.f("fk_minutes_approver_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_minutes")),
        sqlite_strict=True,
    )
    op.create_table(
        "minutes_version",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("content", Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_version_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", "number", name=op.f("pk_minutes_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "chair_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", Text(), nullable=False),
        sa.Column("title", Text(), nullable=False),
        sa.Column("text", Text(), nullable=False),
        sa.Column("clause", Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_chair_decision_committee_id")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_chair_decision_by_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_chair_decision_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chair_decision")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_chair_decision_committee_id"), "chair_decision", ["committee_id"])


def _append_only(table: str) -> None:
    """As in 0001, whose function PostgreSQL still has."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"""
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION append_only()
            """
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"""
            CREATE TRIGGER {table}_append_only_{act.lower()} BEFORE {act} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
            """
        )


def downgrade() -> None:
    """What the version before has no state for becomes what it would have called it: withdrawn."""
    for table in (
        "chair_decision",
        "minutes_version",
        "minutes",
        "follow_up",
        "course",
        "decision",
        "presence",
        "comment",
        "agenda_approval",
        "agenda_version",
        "item_draft",
        "item_version",
    ):
        op.drop_table(table)
    with op.batch_alter_table("attachment", table_kwargs={"sqlite_strict": True}) as attachment:
        attachment.drop_constraint(op.f("fk_attachment_file_id"), type_="foreignkey")
        for name in ("file_id", "number", "content_type", "size"):
            attachment.drop_column(name)
    op.drop_table("stored_file")
    op.execute("UPDATE agenda_item SET state = 'withdrawn' WHERE state IN ('merged', 'removed')")
    with op.batch_alter_table("agenda_item", table_kwargs={"sqlite_strict": True}) as item:
        for name in ("state", "standing"):
            item.drop_constraint(op.f(f"ck_agenda_item_{name}"), type_="check")
        item.create_check_constraint(op.f("ck_agenda_item_state"), f"state IN ({STATES})")
        for name in ("origin_id", "wanted_meeting_id", "merged_into_id"):
            item.drop_constraint(op.f(f"fk_agenda_item_{name}"), type_="foreignkey")
        item.alter_column("note", new_column_name="outcome")
        for name in (
            "introduction",
            "proposes",
            "financial_impact",
            "guests",
            "headings",
            "standing",
            "origin_id",
            "deferrals",
            "wanted_meeting_id",
            "wanted_month",
            "merged_into_id",
            "version",
        ):
            item.drop_column(name)
    for table, columns in (
        ("terms", ("rights", "chair_clause")),
        ("committee", ("comment_workdays", "called", "layout", "proposes", "standing")),
    ):
        for column in columns:
            op.drop_column(table, column)
