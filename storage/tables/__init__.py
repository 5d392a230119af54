"""The books' tables. Rows are not the nouns of `meetings.model`: `storage.records` translates between the two.

Times are SQLModel's UTCDateTime: aware values only, stored as UTC, read back aware on both engines. Closed sets
are text with a CHECK, so that a new member is one migration and no ALTER TYPE. On SQLite every table is STRICT.
"""

from storage.tables.agenda import (
    agenda_approval,
    agenda_item,
    agenda_version,
    attachment,
    comment,
    dropped_file,
    item_draft,
    item_version,
    recommendation,
    stored_file,
)
from storage.tables.answers import answer, answer_history, seat_wish, substitution
from storage.tables.base import metadata
from storage.tables.committees import committee, membership, terms
from storage.tables.held import (
    as_written,
    chair_decision,
    course,
    decision,
    follow_up,
    item_note,
    minutes,
    minutes_version,
    presence,
    stay,
)
from storage.tables.meetings import feed, invitee, meeting, session
from storage.tables.notices import calendar_entry, card, delivery, gate, hold, home, inbound, serves
from storage.tables.pages import unsaved, visit
from storage.tables.people import erasure, link, name_on_record, organisation, person, road
from storage.tables.replies import closed_mailbox, reply, settlement
from storage.tables.trail import audit

__all__ = [
    "agenda_approval",
    "agenda_item",
    "agenda_version",
    "answer",
    "answer_history",
    "as_written",
    "attachment",
    "audit",
    "calendar_entry",
    "card",
    "chair_decision",
    "closed_mailbox",
    "comment",
    "committee",
    "course",
    "decision",
    "delivery",
    "dropped_file",
    "erasure",
    "feed",
    "follow_up",
    "gate",
    "hold",
    "home",
    "inbound",
    "invitee",
    "item_draft",
    "item_note",
    "item_version",
    "link",
    "meeting",
    "membership",
    "metadata",
    "minutes",
    "minutes_version",
    "name_on_record",
    "organisation",
    "person",
    "presence",
    "recommendation",
    "reply",
    "road",
    "seat_wish",
    "serves",
    "session",
    "settlement",
    "stay",
    "stored_file",
    "substitution",
    "terms",
    "unsaved",
    "visit",
]
