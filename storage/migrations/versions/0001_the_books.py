"""The books.

Revision: 0001
After: nothing
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString as Text
from sqlmodel.sql.sqltypes import UTCDateTime as Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "committee",
        sa.Column("id", Text(), nullable=False),
        sa.Column("name", Text(), nullable=False),
        sa.Column("contact_name", Text(), nullable=False),
        sa.Column("contact_email", Text(), nullable=False),
        sa.Column("contact_phone", Text(), nullable=False),
        sa.Column("item_workdays", sa.Integer(), nullable=False),
        sa.Column("response_workdays", sa.Integer(), nullable=False),
        sa.Column("agenda_workdays", sa.Integer(), nullable=False),
        sa.Column("deadline_at", sa.Time(), nullable=False),
        sa.Column("reminder_workdays", Text(), nullable=False),
        sa.Column("reminder_at", sa.Time(), nullable=False),
        sa.Column("day_before_at", sa.Time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
        sqlite_strict=True,
    )
    op.create_table(
        "inbound",
        sa.Column("activity_key", Text(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("activity_key", name=op.f("pk_inbound")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_inbound_received_at"), "inbound", ["received_at"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("id", Text(), nullable=False),
        sa.Column("name", Text(), nullable=False),
        sa.Column("short", Text(), nullable=False),
        sa.Column("kind", Text(), nullable=False),
        sa.CheckConstraint("kind IN ('municipality', 'region', 'other')", name=op.f("ck_organisation_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sqlite_strict=True,
    )
    op.create_table(
        "meeting",
        sa.Column("id", Text(), nullable=False),
        sa.Column("committee_id", Text(), nullable=False),
        sa.Column("title", Text(), nullable=False),
        sa.Column("kind", Text(), nullable=False),
        sa.Column("mode", Text(), nullable=False),
        sa.Column("items_due", Instant(), nullable=False),
        sa.Column("responses_due", Instant(), nullable=False),
        sa.Column("agenda_due", Instant(), nullable=False),
        sa.Column("uid", Text(), nullable=False),
        sa.Column("place", Text(), nullable=False),
        sa.Column("join_url", Text(), nullable=False),
        sa.Column("state", Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reason", Text(), nullable=False),
        sa.Column("case_number", Text(), nullable=False),
        sa.Column("convened_at", Instant(), nullable=True),
        sa.Column("agenda_published_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('ordinary', 'extraordinary', 'seminar', 'annual')", name=op.f("ck_meeting_kind")
        ),
        sa.CheckConstraint("mode IN ('onsite', 'online', 'hybrid')", name=op.f("ck_meeting_mode")),
        sa.CheckConstraint(
            "state IN ('planned', 'convened', 'cancelled', 'held')", name=op.f("ck_meeting_state")
        ),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_meeting_committee_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_uid")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_meeting_committee_id"), "meeting", ["committee_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", Text(), nullable=False),
        sa.Column("email", Text(), nullable=False),
        sa.Column("email_key", Text(), nullable=False),
        sa.Column("title", Text(), nullable=False),
        sa.Column("organisation_id", Text(), nullable=False),
        sa.Column("language", Text(), nullable=False),
        sa.CheckConstraint("language IN ('da', 'en')", name=op.f("ck_person_language")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_person_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email_key", name=op.f("uq_person_email_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_organisation_id"), "person", ["organisation_id"], unique=False)

    op.create_table(
        "terms",
        sa.Column("committee_id", Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("clauses", Text(), nullable=False),
        sa.Column("seat_limits", Text(), nullable=False),
        sa.Column("substitute_clause", Text(), nullable=True),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_terms_committee_id")),
        sa.PrimaryKeyConstraint("committee_id", "position", name=op.f("pk_terms")),
        sqlite_strict=True,
    )
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("title", Text(), nullable=False),
        sa.Column("state", Text(), nullable=False),
        sa.Column("number", Text(), nullable=False),
        sa.Column("proposer_id", sa.Integer(), nullable=True),
        sa.Column("submitted_at", Instant(), nullable=True),
        sa.Column("background", Text(), nullable=False),
        sa.Column("since_last", Text(), nullable=False),
        sa.Column("status_report", Text(), nullable=False),
        sa.Column("case_presentation", Text(), nullable=False),
        sa.Column("next_steps", Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("presenter", Text(), nullable=False),
        sa.Column("case_number", Text(), nullable=False),
        sa.Column("initials", Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("outcome", Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('submitted', 'late', 'accepted', 'returned', 'rejected', 'deferred', 'withdrawn')",
            name=op.f("ck_agenda_item_state"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id")),
        sa.ForeignKeyConstraint(["proposer_id"], ["person.id"], name=op.f("fk_agenda_item_proposer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agenda_item_proposer_id"), "agenda_item", ["proposer_id"], unique=False)

    op.create_table(
        "answer",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("kind", Text(), nullable=False),
        sa.Column("source", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("remark", Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('onsite', 'online', 'declined', 'tentative', 'waiting')", name=op.f("ck_answer_kind")
        ),
        sa.CheckConstraint(
            "source IN ('teams', 'calendar', 'mail_link', 'page', 'secretariat', 'rule')",
            name=op.f("ck_answer_source"),
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_answer_by_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_answer_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_answer_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "round", "person_id", "session", name=op.f("pk_answer")),
        sqlite_strict=True,
    )
    op.create_table(
        "answer_history",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("before", Text(), nullable=True),
        sa.Column("after", Text(), nullable=True),
        sa.Column("substitute_id", sa.Integer(), nullable=True),
        sa.Column("source", Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "after IN ('onsite', 'online', 'declined', 'tentative', 'waiting')",
            name=op.f("ck_answer_history_after"),
        ),
        sa.CheckConstraint(
            "before IN ('onsite', 'online', 'declined', 'tentative', 'waiting')",
            name=op.f("ck_answer_history_before"),
        ),
        sa.CheckConstraint(
            "source IN ('teams', 'calendar', 'mail_link', 'page', 'secretariat', 'rule')",
            name=op.f("ck_answer_history_source"),
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_answer_history_by_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_answer_history_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_answer_history_person_id")),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["person.id"], name=op.f("fk_answer_history_substitute_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_history")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_answer_history_meeting_id_id"), "answer_history", ["meeting_id", "id"], unique=False
    )

    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.Column("act", Text(), nullable=False),
        sa.Column("subject", Text(), nullable=False),
        sa.Column("source", Text(), nullable=False),
        sa.Column("details", Text(), nullable=False),
        sa.Column("follows", Text(), nullable=False),
        sa.Column("chain", Text(), nullable=False),
        sa.CheckConstraint(
            "source IN ('teams', 'calendar', 'mail_link', 'page', 'secretariat', 'rule')",
            name=op.f("ck_audit_source"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_audit_actor_id")),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["person.id"], name=op.f("fk_audit_on_behalf_of_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("subject", "follows", name=op.f("uq_audit_subject_follows")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_audit_subject_id"), "audit", ["subject", "id"], unique=False)

    op.create_table(
        "calendar_entry",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("stamp", Instant(), nullable=False),
        sa.Column("method", Text(), nullable=False),
        sa.CheckConstraint("method IN ('REQUEST', 'CANCEL')", name=op.f("ck_calendar_entry_method")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_calendar_entry_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_calendar_entry_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_calendar_entry")),
        sqlite_strict=True,
    )
    op.create_table(
        "card",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_card_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_card_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_card")),
        sqlite_strict=True,
    )
    op.create_table(
        "invitee",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", Text(), nullable=False),
        sa.Column("role", Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('chair', 'vice_chair', 'member', 'deputy', 'observer', 'reference', 'secretariat')",
            name=op.f("ck_invitee_role"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_invitee_meeting_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_invitee_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitee_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_invitee")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_invitee_person_id"), "invitee", ["person_id"], unique=False)

    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant", Text(), nullable=False),
        sa.Column("aad_object", Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("expires", Instant(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("spent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_link_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_link_tenant_aad_object_asked_at"), "link", ["tenant", "aad_object", "asked_at"], unique=False
    )

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("deputy_for", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role IN ('chair', 'vice_chair', 'member', 'deputy', 'observer', 'reference', 'secretariat')",
            name=op.f("ck_membership_role"),
        ),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name=op.f("fk_membership_committee_id")),
        sa.ForeignKeyConstraint(["deputy_for"], ["person.id"], name=op.f("fk_membership_deputy_for")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "committee_id",
            "person_id",
            "role",
            "since",
            name=op.f("uq_membership_committee_id_person_id_role_since"),
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)

    op.create_table(
        "road",
        sa.Column("tenant", Text(), nullable=False),
        sa.Column("aad_object", Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("user_id", Text(), nullable=False),
        sa.Column("bot_id", Text(), nullable=False),
        sa.Column("conversation", Text(), nullable=False),
        sa.Column("service_url", Text(), nullable=False),
        sa.Column("locale", Text(), nullable=False),
        sa.Column("installed", sa.Boolean(), nullable=False),
        sa.Column("closed", Text(), nullable=True),
        sa.Column("welcomed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_road_person_id")),
        sa.PrimaryKeyConstraint("tenant", "aad_object", name=op.f("pk_road")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_road_person_id"), "road", ["person_id"], unique=False)

    op.create_table(
        "seat_wish",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("asker_id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["asker_id"], ["person.id"], name=op.f("fk_seat_wish_asker_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["person.id"], name=op.f("fk_seat_wish_holder_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_seat_wish_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", "asker_id", "holder_id", "round", name=op.f("pk_seat_wish")),
        sqlite_strict=True,
    )
    op.create_table(
        "session",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("old", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("zone", Text(), nullable=False),
        sa.Column("starts_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_session_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", "old", "number", name=op.f("pk_session")),
        sqlite_strict=True,
    )
    op.create_table(
        "substitution",
        sa.Column("meeting_id", Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("principal_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("substitute_id", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("mandate", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_substitution_meeting_id")),
        sa.ForeignKeyConstraint(["principal_id"], ["person.id"], name=op.f("fk_substitution_principal_id")),
        sa.ForeignKeyConstraint(["substitute_id"], ["person.id"], name=op.f("fk_substitution_substitute_id")),
        sa.PrimaryKeyConstraint(
            "meeting_id", "round", "principal_id", "session", name=op.f("pk_substitution")
        ),
        sa.UniqueConstraint(
            "meeting_id",
            "round",
            "session",
            "substitute_id",
            name=op.f("uq_substitution_meeting_id_round_session_substitute_id"),
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_substitution_principal_id"), "substitution", ["principal_id"], unique=False)
    op.create_index(op.f("ix_substitution_substitute_id"), "substitution", ["substitute_id"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", Text(), nullable=False),
        sa.Column("url", Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_attachment_item_id")),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_attachment")),
        sqlite_strict=True,
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("meeting_id", Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", Text(), nullable=False),
        sa.Column("occasion", Text(), nullable=False),
        sa.Column("channel", Text(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("not_after", Instant(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("entry_sequence", sa.Integer(), nullable=True),
        sa.Column("entry_stamp", Instant(), nullable=True),
        sa.Column("entry_method", Text(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("message_id", Text(), nullable=False),
        sa.Column("state", Text(), nullable=False),
        sa.Column("next_at", Instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_owner", Text(), nullable=True),
        sa.Column("lease_token", Text(), nullable=True),
        sa.Column("lease_from", Instant(), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("tried_at", Instant(), nullable=True),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("activity_id", Text(), nullable=False),
        sa.Column("settled_by", Text(), nullable=False),
        sa.Column("last_error", Text(), nullable=False),
        sa.CheckConstraint("channel IN ('teams', 'mail')", name=op.f("ck_delivery_channel")),
        sa.CheckConstraint("entry_method IN ('REQUEST', 'CANCEL')", name=op.f("ck_delivery_entry_method")),
        sa.CheckConstraint(
            "state IN ('planned', 'claimed', 'sending', 'retry', 'unknown', 'sent', 'settled', 'dead', 'cancelled', 'skipped')",
            name=op.f("ck_delivery_state"),
        ),
        sa.ForeignKeyConstraint(["about_id"], ["person.id"], name=op.f("fk_delivery_about_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_delivery_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_delivery_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_delivery_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint(
            "meeting_id",
            "person_id",
            "kind",
            "occasion",
            "channel",
            name=op.f("uq_delivery_meeting_id_person_id_kind_occasion_channel"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_delivery_leased",
        "delivery",
        ["lease_until"],
        unique=False,
        sqlite_where=sa.text("state IN ('claimed', 'sending')"),
        postgresql_where=sa.text("state IN ('claimed', 'sending')"),
    )
    op.create_index(
        "ix_delivery_ready",
        "delivery",
        ["next_at", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('planned', 'retry')"),
        postgresql_where=sa.text("state IN ('planned', 'retry')"),
    )
    op.create_index(op.f("ix_delivery_state"), "delivery", ["state"], unique=False)
    op.create_index(
        "ix_delivery_unknown",
        "delivery",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("state = 'unknown'"),
        postgresql_where=sa.text("state = 'unknown'"),
    )
    op.create_index(
        "uq_delivery_without_meeting",
        "delivery",
        ["person_id", "kind", "occasion", "channel"],
        unique=True,
        sqlite_where=sa.text("meeting_id IS NULL"),
        postgresql_where=sa.text("meeting_id IS NULL"),
    )

    op.create_table(
        "recommendation",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("verb", Text(), nullable=False),
        sa.Column("text", Text(), nullable=False),
        sa.CheckConstraint(
            "verb IN ('approve', 'decide', 'discuss', 'take_note', 'consider', 'report', 'appoint')",
            name=op.f("ck_recommendation_verb"),
        ),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_recommendation_item_id")),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_recommendation")),
        sqlite_strict=True,
    )

    for table in ("answer_history", "audit"):
        _append_only(table)


def _append_only(table: str) -> None:
    """Lines are added and never changed or taken away, whoever asks."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            """
            CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
            """
        )
        op.execute(
            f"""
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION append_only()
            """
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"""
            CREATE TRIGGER {table}_append_only_{act.lower()} BEFORE {act} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
            """
        )


def downgrade() -> None:
    for table in (
        "recommendation",
        "delivery",
        "attachment",
        "substitution",
        "session",
        "seat_wish",
        "road",
        "membership",
        "link",
        "invitee",
        "card",
        "calendar_entry",
        "audit",
        "answer_history",
        "answer",
        "agenda_item",
        "terms",
        "person",
        "meeting",
        "organisation",
        "inbound",
        "committee",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION append_only()")
