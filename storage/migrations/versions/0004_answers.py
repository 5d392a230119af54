"""How a person settled a mail that a program should not decide; and the mailboxes nothing is sent to.

Revision: 0004
After: 0003
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settlement",
        sa.Column("mail", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("how", Text(), nullable=False),
        sa.CheckConstraint("how IN ('taken', 'aside')", name=op.f("ck_settlement_how")),
        sa.ForeignKeyConstraint(["mail"], ["reply.mail"], name=op.f("fk_settlement_mail")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_settlement_by_id")),
        sa.PrimaryKeyConstraint("mail", name=op.f("pk_settlement")),
        sqlite_strict=True,
    )
    op.create_table(
        "closed_mailbox",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("email_key", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("reason", Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_closed_mailbox_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_closed_mailbox")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("closed_mailbox")
    op.drop_table("settlement")
