"""Calendars by subscription, the agenda's own address, and what of a meeting was amended.

Revision: 0003
After: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("digest", Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_feed_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_feed")),
        sa.UniqueConstraint("digest", name=op.f("uq_feed_digest")),
        sqlite_strict=True,
    )
    # Whole rows are written, always: the default is for those that are there already.
    for name in ("agenda_url", "amended"):
        op.add_column("meeting", sa.Column(name, Text(), nullable=False, server_default=""))


def downgrade() -> None:
    for name in ("amended", "agenda_url"):
        op.drop_column("meeting", name)
    op.drop_table("feed")
