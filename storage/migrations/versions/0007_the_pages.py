"""Visits to the secretariat's pages, and what is being typed there.

Revision: 0007
After: 0006
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit",
        sa.Column("key", Text(), nullable=False),
        sa.Column("ticket", Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("began_at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("left_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_visit_person_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_visit")),
        sa.UniqueConstraint("ticket", name=op.f("uq_visit_ticket")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_visit_until"), "visit", ["until"])
    op.create_table(
        "unsaved",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("typed", Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_unsaved_person_id")),
        sa.PrimaryKeyConstraint("person_id", "place", name=op.f("pk_unsaved")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_unsaved_at"), "unsaved", ["at"])


def downgrade() -> None:
    op.drop_table("unsaved")
    op.drop_table("visit")
