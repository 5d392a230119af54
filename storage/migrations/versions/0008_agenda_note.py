"""What the head of an agenda says beside day and hours.

Revision: 0008
After: 0007
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting", sa.Column("agenda_note", Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("meeting", "agenda_note")
