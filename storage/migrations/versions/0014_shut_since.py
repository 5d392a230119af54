"""When a gate was last written, so that a clock set back since is noticed; and what somebody waits for is found at once.

Revision: 0014
After: 0013
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None
ADDITIVE = True

PROMPT = sa.text("state IN ('planned', 'retry') AND kind IN ('card', 'link_code')")


def upgrade() -> None:
    op.add_column("gate", sa.Column("changed_at", Instant(), nullable=True))
    op.create_index(
        "ix_delivery_prompt",
        "delivery",
        ["channel", "next_at", "id"],
        sqlite_where=PROMPT,
        postgresql_where=PROMPT,
    )


def downgrade() -> None:
    op.drop_index("ix_delivery_prompt", table_name="delivery")
    op.drop_column("gate", "changed_at")
