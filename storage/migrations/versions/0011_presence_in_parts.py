"""Somebody may be in the room several times a day; and what minute-takers note of an item.

Revision: 0011
After: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_CAME_AND_LEFT = """
    INSERT INTO stay (meeting_id, session, person_id, position, came_at, left_at)
    SELECT meeting_id, session, person_id, 0, came_at, left_at FROM presence
    WHERE came_at IS NOT NULL OR left_at IS NOT NULL
"""
_FIRST_AND_LAST = """
    UPDATE presence SET
    came_at = (SELECT came_at FROM stay WHERE stay.meeting_id = presence.meeting_id
        AND stay.session = presence.session AND stay.person_id = presence.person_id
        ORDER BY position LIMIT 1),
    left_at = (SELECT left_at FROM stay WHERE stay.meeting_id = presence.meeting_id
        AND stay.session = presence.session AND stay.person_id = presence.person_id
        ORDER BY position DESC LIMIT 1)
"""


def upgrade() -> None:
    op.create_table(
        "stay",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("came_at", Instant(), nullable=True),
        sa.Column("left_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_stay_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_stay_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "session", "person_id", "position", name=op.f("pk_stay")),
        sqlite_strict=True,
    )
    op.execute(_CAME_AND_LEFT)
    op.drop_column("presence", "came_at")
    op.drop_column("presence", "left_at")
    op.create_table(
        "item_note",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_item_note_item_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_item_note_by_id")),
        sa.PrimaryKeyConstraint("item_id", "version", name=op.f("pk_item_note")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Of somebody who came and left more than once the first coming and the last leaving stay."""
    op.drop_table("item_note")
    op.add_column("presence", sa.Column("came_at", Instant(), nullable=True))
    op.add_column("presence", sa.Column("left_at", Instant(), nullable=True))
    op.execute(_FIRST_AND_LAST)
    op.drop_table("stay")
