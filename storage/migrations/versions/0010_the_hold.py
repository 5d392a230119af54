"""What was due when the books were put back is held, tables know where they were made, and what a receipt is for.

Revision: 0010
After: 0009
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None
ADDITIVE = True
"""The version before never meets a held notice: they are held while no process runs."""

BEFORE = "planned claimed sending retry unknown sent settled dead cancelled skipped"
HERE = (
    "SELECT concat((SELECT oid FROM pg_database WHERE datname = current_database()), '.',"
    " 'delivery'::regclass::oid)"
)


def upgrade() -> None:
    _states(f"{BEFORE} held")
    op.add_column("delivery", sa.Column("spoken_at", Instant(), nullable=True))
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("taken_at", Instant(), nullable=True),
        sa.Column("held_at", Instant(), nullable=False),
        sa.Column("notices", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
        sqlite_strict=True,
    )
    op.create_table(
        "home",
        sa.Column("place", Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_home")),
        sqlite_strict=True,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"INSERT INTO home {HERE}")


def downgrade() -> None:
    """What was held counts as given up: the version before shows it to the secretariat, and never sends it."""
    op.execute("UPDATE delivery SET state = 'dead' WHERE state = 'held'")
    op.drop_column("delivery", "spoken_at")
    op.drop_table("home")
    op.drop_table("hold")
    _states(BEFORE)


def _states(names: str) -> None:
    known, check = ", ".join(f"'{name}'" for name in names.split()), op.f("ck_delivery_state")
    with op.batch_alter_table("delivery", table_kwargs={"sqlite_strict": True}) as delivery:
        delivery.drop_constraint(check, type_="check")
        delivery.create_check_constraint(check, f"state IN ({known})")
