"""What minutes taken in from elsewhere say in their own words: title, note, and who was there line by line.

Revision: 0013
After: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "as_written",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("title", Text(), nullable=False),
        sa.Column("note", Text(), nullable=False),
        sa.Column("numbered", sa.Boolean(), nullable=False),
        sa.Column("attendance", Text(), nullable=False),
        sa.Column("parts", Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_as_written_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_as_written")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("as_written")
