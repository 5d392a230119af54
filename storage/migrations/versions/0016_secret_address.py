"""An address of its own for each calendar entry; those begun before keep the common one.

Revision: 0016
After: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None
ADDITIVE = True


def upgrade() -> None:
    op.add_column("calendar_entry", sa.Column("answers_to", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("calendar_entry", "answers_to")
