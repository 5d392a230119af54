"""Whoever was forgotten is found without looking at everybody: it is asked at each plan.

Revision: 0015
After: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None
ADDITIVE = True

FORGOTTEN = sa.text("erased_at IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_person_erased", "person", ["id"], sqlite_where=FORGOTTEN, postgresql_where=FORGOTTEN)


def downgrade() -> None:
    op.drop_index("ix_person_erased", table_name="person")
