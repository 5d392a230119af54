"""Gates before the roads out, tries in which nobody was reached, and which older versions the tables still serve.

Revision: 0005
After: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
ADDITIVE = True

READY = sa.text("state IN ('planned', 'retry')")
UNDELIVERED = sa.text("state IN ('dead', 'skipped') AND settled_by = ''")


def upgrade() -> None:
    op.create_table(
        "gate",
        sa.Column("name", Text(), nullable=False),
        sa.Column("free_at", Instant(), nullable=False),
        sa.Column("shut_until", Instant(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("strikes", sa.Integer(), nullable=False),
        sa.Column("since", Instant(), nullable=True),
        sa.Column("reason", Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_gate")),
        sqlite_strict=True,
    )
    op.create_table(
        "serves",
        sa.Column("revision", Text(), nullable=False),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_serves")),
        sqlite_strict=True,
    )
    op.add_column("delivery", sa.Column("unreached", sa.Integer(), nullable=False, server_default="0"))
    op.drop_index("ix_delivery_ready", table_name="delivery")
    op.create_index(
        "ix_delivery_ready",
        "delivery",
        ["channel", "next_at", "id"],
        sqlite_where=READY,
        postgresql_where=READY,
    )
    op.create_index(
        "ix_delivery_undelivered",
        "delivery",
        ["meeting_id"],
        sqlite_where=UNDELIVERED,
        postgresql_where=UNDELIVERED,
    )
    op.create_index("ix_delivery_not_after", "delivery", ["not_after"])


def downgrade() -> None:
    op.drop_index("ix_delivery_not_after", table_name="delivery")
    op.drop_index("ix_delivery_undelivered", table_name="delivery")
    op.drop_index("ix_delivery_ready", table_name="delivery")
    op.create_index(
        "ix_delivery_ready", "delivery", ["next_at", "id"], sqlite_where=READY, postgresql_where=READY
    )
    op.drop_column("delivery", "unreached")
    op.drop_table("serves")
    op.drop_table("gate")
