"""What the books keep of people, table by table: whose a row is, and what becomes of it when its person is forgotten.

Every table and every text column stands here; tests/storage/test_personal.py fails for one that does not. Why the
record stays and the rest goes is decision 0015.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """Of a text, when somebody is forgotten. Rows of which a person is the owner go whole, whatever their texts."""

    CODE = "code"
    """An id, a kind or a hash: it says nothing of anybody by itself."""
    RECORD = "record"
    """The committee's record, or its terms and meetings: it stays as it was written."""
    WIPED = "wiped"
    """The person's own words: emptied in his rows."""
    SCRUBBED = "scrubbed"
    """Written by anybody: his name and address are taken out wherever they stand."""
    RENAMED = "renamed"
    """Who the person is: replaced by "en tidligere deltager", or emptied."""


@dataclass(frozen=True, slots=True)
class Whose:
    """`owner` columns: the row is kept for that person, and goes. `names` columns: the row is the record's, and stays.

    Whom a row names is then called by what is left of him. `secret` columns are keys, and in no export.
    """

    owner: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()


WHOSE: Mapping[str, Whose] = {
    "person": Whose(names=("id",)),
    "erasure": Whose(names=("person_id",), secret=("salt", "digest")),
    "name_on_record": Whose(names=("person_id",)),
    "road": Whose(owner=("person_id",)),
    "link": Whose(owner=("person_id",)),
    "membership": Whose(names=("person_id", "deputy_for")),
    "feed": Whose(owner=("person_id",), secret=("digest",)),
    "invitee": Whose(names=("person_id",)),
    "answer": Whose(names=("person_id", "by_id")),
    "substitution": Whose(names=("principal_id", "substitute_id")),
    "answer_history": Whose(names=("person_id", "substitute_id", "by_id")),
    "seat_wish": Whose(owner=("asker_id", "holder_id")),
    "agenda_item": Whose(names=("proposer_id",)),
    "item_version": Whose(names=("by_id",)),
    "item_draft": Whose(owner=("person_id",)),
    "dropped_file": Whose(owner=("person_id",)),
    "agenda_version": Whose(names=("by_id",)),
    "agenda_approval": Whose(names=("by_id",)),
    "comment": Whose(names=("by_id",)),
    "presence": Whose(names=("person_id",)),
    "stay": Whose(names=("person_id",)),
    "item_note": Whose(names=("by_id",)),
    "decision": Whose(names=("by_id",)),
    "follow_up": Whose(names=("responsible_id",)),
    "minutes": Whose(names=("approver_id",)),
    "chair_decision": Whose(names=("by_id",)),
    "calendar_entry": Whose(owner=("person_id",), secret=("answers_to",)),
    "delivery": Whose(owner=("person_id",), names=("about_id",), secret=("lease_owner", "lease_token")),
    "card": Whose(owner=("person_id",)),
    "reply": Whose(owner=("person_id",)),
    "settlement": Whose(names=("by_id",)),
    "closed_mailbox": Whose(owner=("person_id",)),
    "visit": Whose(owner=("person_id",), secret=("key", "ticket")),
    "unsaved": Whose(owner=("person_id",)),
    "audit": Whose(names=("actor_id", "on_behalf_of_id"), secret=("follows", "chain")),
}
"""Tables with a person's id in them. What somebody else's mail said of him stands in `reply` by address only."""


def _all(fate: Fate, columns: str) -> dict[str, Fate]:
    return dict.fromkeys(columns.split(), fate)


TEXTS: Mapping[str, Mapping[str, Fate]] = {
    "organisation": _all(Fate.CODE, "id name short kind"),
    "person": _all(Fate.RENAMED, "name email email_key title") | _all(Fate.CODE, "organisation_id language"),
    "erasure": _all(Fate.CODE, "salt digest"),
    "name_on_record": _all(Fate.CODE, "meeting_id") | _all(Fate.RECORD, "name"),
    "road": _all(Fate.CODE, "tenant aad_object user_id bot_id conversation service_url locale closed"),
    "link": _all(Fate.CODE, "tenant aad_object"),
    # The contact is the committee's own, which its file names and replaces.
    "committee": _all(
        Fate.RECORD,
        "id name contact_name contact_email contact_phone reminder_workdays called layout proposes standing",
    ),
    "terms": _all(Fate.RECORD, "committee_id clauses seat_limits substitute_clause rights chair_clause"),
    "membership": _all(Fate.CODE, "committee_id role"),
    "meeting": _all(
        Fate.RECORD,
        "id committee_id title kind mode uid place join_url state reason case_number agenda_note agenda_url amended",
    ),
    "feed": _all(Fate.CODE, "digest"),
    "session": _all(Fate.CODE, "meeting_id zone"),
    "invitee": _all(Fate.CODE, "meeting_id organisation_id role"),
    "answer": _all(Fate.CODE, "meeting_id kind source") | _all(Fate.WIPED, "remark"),
    "substitution": _all(Fate.CODE, "meeting_id"),
    "answer_history": _all(Fate.CODE, "meeting_id before after source"),
    "seat_wish": _all(Fate.CODE, "meeting_id"),
    # Case papers: what was proposed, and how it stood on the agenda.
    "agenda_item": _all(Fate.CODE, "meeting_id state number standing wanted_meeting_id")
    | _all(
        Fate.RECORD,
        "title background since_last status_report case_presentation next_steps presenter case_number initials "
        "note introduction proposes financial_impact guests headings",
    ),
    "recommendation": _all(Fate.CODE, "verb") | _all(Fate.RECORD, "text"),
    "attachment": _all(Fate.CODE, "file_id number content_type") | _all(Fate.RECORD, "title url"),
    "stored_file": _all(Fate.CODE, "id content_type") | _all(Fate.RECORD, "name"),
    "dropped_file": _all(Fate.CODE, "file_id") | _all(Fate.SCRUBBED, "name"),
    "item_version": _all(Fate.RECORD, "content"),
    "item_draft": _all(Fate.CODE, "meeting_id") | _all(Fate.SCRUBBED, "typed"),
    "agenda_version": _all(Fate.CODE, "meeting_id stage") | _all(Fate.RECORD, "items"),
    "agenda_approval": _all(Fate.CODE, "meeting_id fingerprint"),
    "comment": _all(Fate.CODE, "meeting_id about") | _all(Fate.SCRUBBED, "text answer"),
    "presence": _all(Fate.CODE, "meeting_id attendance"),
    "stay": _all(Fate.CODE, "meeting_id"),
    # Gone when the minutes they were for are approved.
    "item_note": _all(Fate.SCRUBBED, "text"),
    # Minutes taken in from elsewhere, in their own words.
    "as_written": _all(Fate.CODE, "meeting_id") | _all(Fate.RECORD, "title note attendance parts"),
    "decision": _all(Fate.CODE, "outcome verb later_meeting_id") | _all(Fate.RECORD, "text"),
    "course": {},
    "follow_up": _all(Fate.CODE, "committee_id meeting_id state")
    | _all(Fate.RECORD, "task who")
    | _all(Fate.SCRUBBED, "note"),
    "minutes": _all(Fate.CODE, "meeting_id state approved_by") | _all(Fate.RECORD, "lead taker"),
    "minutes_version": _all(Fate.CODE, "meeting_id") | _all(Fate.RECORD, "content"),
    "chair_decision": _all(Fate.CODE, "committee_id") | _all(Fate.RECORD, "title text clause"),
    "calendar_entry": _all(Fate.CODE, "meeting_id method answers_to"),
    "delivery": _all(
        Fate.CODE,
        "meeting_id kind occasion channel entry_method message_id state lease_owner lease_token activity_id settled_by",
    )
    | _all(Fate.SCRUBBED, "last_error"),
    "card": _all(Fate.CODE, "meeting_id activity_id"),
    "gate": _all(Fate.CODE, "name reason"),
    "hold": {},
    "home": _all(Fate.CODE, "place"),
    "serves": _all(Fate.CODE, "revision"),
    "inbound": _all(Fate.CODE, "activity_key"),
    "reply": _all(Fate.CODE, "mail decision reason meeting_id method uid partstat status")
    | _all(Fate.SCRUBBED, "sender attendee comment sent_by delegated_to"),
    "settlement": _all(Fate.CODE, "mail how"),
    "closed_mailbox": _all(Fate.SCRUBBED, "email_key") | _all(Fate.CODE, "reason"),
    "visit": _all(Fate.CODE, "key ticket"),
    "unsaved": _all(Fate.CODE, "place") | _all(Fate.SCRUBBED, "typed"),
    "audit": _all(Fate.CODE, "act subject source details follows chain"),
}
