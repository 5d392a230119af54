"""What is in one state stands in the order in which it is due; one index instead of two.

Revision: 0009
After: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
ADDITIVE = True

UNKNOWN = sa.text("state = 'unknown'")


def upgrade() -> None:
    op.drop_index("ix_delivery_unknown", table_name="delivery")
    op.drop_index("ix_delivery_state", table_name="delivery")
    op.create_index("ix_delivery_state_next_at_id", "delivery", ["state", "next_at", "id"])


def downgrade() -> None:
    op.drop_index("ix_delivery_state_next_at_id", table_name="delivery")
    op.create_index("ix_delivery_state", "delivery", ["state"])
    op.create_index(
        "ix_delivery_unknown", "delivery", ["next_at"], sqlite_where=UNKNOWN, postgresql_where=UNKNOWN
    )
