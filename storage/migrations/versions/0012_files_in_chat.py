"""Files sent in the chat, and what is kept of people who are forgotten.

Revision: 0012
After: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("erased_at", Instant(), nullable=True))
    op.create_table(
        "erasure",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("salt", Text(), nullable=False),
        sa.Column("digest", Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_erasure_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_erasure")),
        sqlite_strict=True,
    )
    op.create_table(
        "name_on_record",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_name_on_record_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_name_on_record_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_name_on_record")),
        sqlite_strict=True,
    )
    op.create_table(
        "dropped_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("file_id", Text(), nullable=False),
        sa.Column("name", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_dropped_file_file_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dropped_file_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dropped_file")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_dropped_file_person_id"), "dropped_file", ["person_id"])
    op.create_index(op.f("ix_dropped_file_file_id"), "dropped_file", ["file_id"])


def downgrade() -> None:
    op.drop_table("dropped_file")
    op.drop_table("name_on_record")
    op.drop_table("erasure")
    op.drop_column("person", "erased_at")
