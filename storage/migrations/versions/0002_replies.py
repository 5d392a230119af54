"""What came by mail and what was decided of it.

Revision: 0002
After: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reply",
        sa.Column("mail", Text(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("decision", Text(), nullable=False),
        sa.Column("reason", Text(), nullable=False),
        sa.Column("meeting_id", Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("sender", Text(), nullable=False),
        sa.Column("confirm", sa.Boolean(), nullable=False),
        sa.Column("method", Text(), nullable=False),
        sa.Column("uid", Text(), nullable=False),
        sa.Column("attendee", Text(), nullable=False),
        sa.Column("partstat", Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("stamp", Instant(), nullable=True),
        sa.Column("comment", Text(), nullable=False),
        sa.Column("sent_by", Text(), nullable=False),
        sa.Column("delegated_to", Text(), nullable=False),
        sa.Column("proposed_start", Instant(), nullable=True),
        sa.Column("proposed_end", Instant(), nullable=True),
        sa.Column("status", Text(), nullable=False),
        sa.CheckConstraint(
            "decision IN ('counted', 'asked-again', 'to-a-person', 'ignored', 'refused')",
            name=op.f("ck_reply_decision"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_reply_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reply_person_id")),
        sa.PrimaryKeyConstraint("mail", name=op.f("pk_reply")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reply_meeting_id_person_id"), "reply", ["meeting_id", "person_id"])
    op.create_index(op.f("ix_reply_decision_received_at"), "reply", ["decision", "received_at"])


def downgrade() -> None:
    op.drop_table("reply")
