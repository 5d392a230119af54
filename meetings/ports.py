"""What the office asks of the outside: the books it writes in."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from meetings.attendance import Roll
from meetings.entries import Entry
from meetings.gates import Gate
from meetings.held import Hold
from meetings.model import (
    Account,
    AgendaItem,
    Answer,
    AuditEntry,
    Committee,
    CommitteeId,
    DropId,
    DroppedFile,
    FileId,
    Invitee,
    ItemId,
    Language,
    Meeting,
    MeetingId,
    Membership,
    Observation,
    Organisation,
    OrganisationId,
    Person,
    PersonId,
    Road,
    StoredFile,
    Substitution,
    Trace,
)
from meetings.notices import Channel, Kind, NewNotice, Notice, NoticeId, NoticeState
from meetings.paper import (
    AgendaVersion,
    Approval,
    AsWritten,
    ChairDecision,
    Comment,
    CommentId,
    Course,
    Decision,
    FollowUp,
    FollowUpId,
    ItemVersion,
    Minutes,
    MinutesVersion,
    Note,
    Presence,
)
from meetings.replies import Noted, Settled
from meetings.visits import Unsaved, Visit


class Records(Protocol):
    """The books, open for one unit of work; everything written becomes true together or not at all.

    What is asked for by an id that does not exist raises `refusals.Unknown`. Times are aware and in UTC,
    persons and organisations come in Danish alphabetical order where no other order is named.
    """

    planned: int
    """How many new notices this unit of work has planned so far."""

    # people and organisations
    def organisation(self, id: OrganisationId) -> Organisation: ...
    def organisations(self) -> Sequence[Organisation]: ...
    def put_organisation(self, organisation: Organisation) -> None: ...
    def person(self, id: PersonId) -> Person: ...
    def person_with_email(self, email: str) -> Person | None: ...
    def people_of(self, organisation: OrganisationId) -> Sequence[Person]:
        """But for those who were forgotten."""

    def add_person(
        self, name: str, email: str, title: str, organisation: OrganisationId, language: Language
    ) -> Person: ...
    def correct_person(self, person: Person) -> None:
        """Name, address, title and organisation as they are to be from now on."""

    def set_language(self, person: PersonId, language: Language) -> None: ...

    # accounts, roads and links
    def road(self, account: Account) -> Road | None: ...
    def roads_of(self, person: PersonId) -> Sequence[Road]: ...
    def put_road(self, road: Road) -> None: ...
    def person_behind(self, account: Account) -> Person | None: ...
    def add_link(
        self, account: Account, person: PersonId, asked_at: datetime, expires: datetime, tries: int
    ) -> int: ...
    def open_link(self, account: Account, now: datetime) -> tuple[int, PersonId, int] | None:
        """The newest unspent, unexpired link of an account: its id, its person, tries left."""

    def links_since(self, account: Account, since: datetime) -> int:
        """How many codes an account has asked for; the bound on guessing."""

    def codes_since(self, person: PersonId, since: datetime) -> int:
        """The same of all accounts that asked in a person's name; a writer holds the person meanwhile."""

    def spend_try(self, link: int) -> None: ...
    def close_link(self, link: int) -> None: ...

    # calendars by subscription
    def put_feed(self, person: PersonId, digest: str, at: datetime) -> None:
        """In place of the one the person had."""

    def end_feed(self, person: PersonId) -> None: ...
    def feed_since(self, person: PersonId) -> datetime | None: ...
    def feed_owner(self, digest: str) -> PersonId | None: ...

    # committees
    def committee(self, id: CommitteeId) -> Committee: ...
    def committees(self) -> Sequence[Committee]: ...
    def put_committee(self, committee: Committee) -> None: ...
    def memberships(self, committee: CommitteeId) -> Sequence[Membership]:
        """All memberships, past ones too, in the order they sit."""

    def memberships_of(self, person: PersonId) -> Sequence[tuple[CommitteeId, Membership]]: ...
    def put_membership(self, committee: CommitteeId, membership: Membership) -> None: ...
    def drop_membership(self, committee: CommitteeId, seat: Membership) -> None:
        """As if that role had never been held since that day: for what was entered by mistake.

        On PostgreSQL the work is run again where somebody else has dropped it meanwhile.
        """

    def end_membership(self, committee: CommitteeId, person: PersonId, until: date) -> None: ...

    # meetings
    def meeting(self, id: MeetingId, *, lock: bool = False) -> Meeting:
        """`lock` keeps every other writer of this meeting waiting until this unit of work ends."""

    def meeting_exists(self, id: MeetingId) -> bool: ...
    def meetings_of_committee(self, committee: CommitteeId) -> Sequence[Meeting]:
        """By start, the first first."""

    def meetings_of_person(self, person: PersonId) -> Sequence[Meeting]:
        """Those the person is called to, or comes to as a substitute; by start."""

    def put_meeting(self, meeting: Meeting) -> None: ...
    def put_invitees(self, meeting: MeetingId, invitees: Sequence[Invitee]) -> None: ...

    # answers
    def roll(self, meeting: Meeting, organisation: OrganisationId | None = None) -> Roll:
        """The roll of the meeting's present round, or only one organisation's lines of it."""

    def put_answer(self, meeting: MeetingId, answer: Answer) -> None: ...
    def drop_answer(self, meeting: MeetingId, person: PersonId, session: int) -> None:
        """Of the present round; that it was there stands in the history."""

    def put_substitution(self, meeting: MeetingId, substitution: Substitution) -> None: ...
    def end_substitution(self, meeting: MeetingId, principal: PersonId, session: int) -> None: ...
    def observe(self, meeting: MeetingId, observation: Observation) -> None:
        """Adds a line to the history, which nothing changes afterwards."""

    def history(self, meeting: MeetingId) -> Sequence[Observation]: ...
    def earlier_substitutes(self, principal: PersonId) -> Sequence[Person]:
        """Those who came for this person before, the latest first, but for those who were forgotten."""

    def put_seat_wish(self, meeting: MeetingId, asker: PersonId, holder: PersonId, at: datetime) -> None: ...
    def seat_wish(self, meeting: MeetingId, asker: PersonId, holder: PersonId) -> bool: ...
    def drop_seat_wishes(self, meeting: MeetingId, asker: PersonId) -> None: ...

    # the agenda
    def items(self, meeting: MeetingId) -> Sequence[AgendaItem]: ...
    def items_by(self, proposer: PersonId) -> Sequence[AgendaItem]:
        """The latest first."""

    def item(self, id: ItemId) -> AgendaItem: ...
    def add_item(self, item: AgendaItem) -> AgendaItem:
        """Takes an item without an id (ItemId(0)) and hands it back with the one it got."""

    def put_item(self, item: AgendaItem) -> None: ...
    def deferred_items(self, committee: CommitteeId) -> Sequence[AgendaItem]:
        """What waits for a later meeting, the first put off first."""

    def keep_version(self, version: ItemVersion) -> None:
        """Keeps an item as it reads now, for good; once for each of its version numbers."""

    def item_versions(self, id: ItemId) -> Sequence[ItemVersion]:
        """The first first."""

    def put_typed(self, person: PersonId, meeting: MeetingId, typed: Mapping[str, str], at: datetime) -> None:
        """What somebody has typed of a proposal; nothing (an empty mapping) drops it."""

    def typed(self, person: PersonId, meeting: MeetingId) -> Mapping[str, str]: ...
    def put_file(self, file: StoredFile, content: bytes) -> None:
        """The same file twice is kept once, under its first name."""

    def file(self, id: FileId) -> StoredFile: ...
    def content(self, id: FileId) -> bytes: ...
    def add_dropped(self, person: PersonId, file: StoredFile, at: datetime) -> DroppedFile: ...
    def dropped(self, person: PersonId) -> Sequence[DroppedFile]:
        """What a person has sent and not laid on an item yet, as it came."""

    def drop_dropped(self, ids: Collection[DropId]) -> None:
        """They wait no longer; a file that belongs to nothing else is not kept either."""

    # agenda and minutes as papers
    def agenda_versions(self, meeting: MeetingId) -> Sequence[AgendaVersion]:
        """By number."""

    def add_agenda_version(self, version: AgendaVersion) -> None: ...
    def approval(self, meeting: MeetingId) -> Approval | None: ...
    def put_approval(self, approval: Approval) -> None: ...
    def comments(self, meeting: MeetingId) -> Sequence[Comment]:
        """As they came."""

    def comment(self, id: CommentId) -> Comment: ...
    def add_comment(self, comment: Comment) -> Comment: ...
    def answer_comment(self, id: CommentId, answer: str, at: datetime) -> None: ...
    def presences(self, meeting: MeetingId) -> Sequence[Presence]: ...
    def put_presence(self, meeting: MeetingId, presence: Presence) -> None: ...
    def decisions(self, meeting: MeetingId) -> Mapping[ItemId, Decision]: ...
    def put_decision(self, decision: Decision) -> None: ...
    def courses(self, meeting: MeetingId) -> Mapping[ItemId, Course]: ...
    def put_course(self, course: Course) -> None: ...
    def notes(self, meeting: MeetingId) -> Mapping[ItemId, Sequence[Note]]:
        """As they were written, the first first."""

    def add_note(self, note: Note) -> None: ...
    def drop_notes(self, meeting: MeetingId) -> None: ...
    def follow_ups(self, committee: CommitteeId) -> Sequence[FollowUp]:
        """As they were agreed."""

    def follow_up(self, id: FollowUpId) -> FollowUp: ...
    def add_follow_up(self, follow_up: FollowUp) -> FollowUp: ...
    def put_follow_up(self, follow_up: FollowUp) -> None: ...
    def minutes(self, meeting: MeetingId) -> Minutes | None: ...
    def put_minutes(self, minutes: Minutes) -> None: ...
    def minutes_versions(self, meeting: MeetingId) -> Sequence[MinutesVersion]: ...
    def add_minutes_version(self, version: MinutesVersion) -> None: ...
    def as_written(self, meeting: MeetingId) -> AsWritten | None: ...
    def put_as_written(self, words: AsWritten) -> None: ...
    def chair_decisions(self, committee: CommitteeId) -> Sequence[ChairDecision]:
        """As they were made."""

    def add_chair_decision(self, decision: ChairDecision) -> ChairDecision: ...
    def put_chair_decision(self, decision: ChairDecision) -> None: ...

    # calendar, notices, audit
    def entry(self, meeting: MeetingId, person: PersonId) -> Entry | None: ...
    def entries(self, meeting: MeetingId) -> Sequence[Entry]: ...
    def put_entry(self, entry: Entry) -> None: ...
    def drop_entry(self, meeting: MeetingId, person: PersonId) -> None:
        """Only of a meeting that was never told: the ledger must know what stands in a calendar."""

    def plan(self, notices: Sequence[NewNotice]) -> int:
        """Adds those that are not there yet (meeting, person, kind, occasion, channel); says how many were new."""

    # delivery (the states and guards of `notices.NoticeState`; see docs/decisions/0006)
    def claim(
        self,
        now: datetime,
        free: int,
        owner: str,
        lease: timedelta,
        channel: Channel | None = None,
        not_to: Collection[str] = (),
    ) -> Sequence[Notice]:
        """Planned and retried notices that are due, at most `free`, now CLAIMED by `owner`.

        First what somebody waits for (`notices.PROMPT`), and then the longest due.
        Never more than there are free hands: leases would run out in the waiting line. Without a channel: cards
        before mails. Cards for people with an open road in one of the tenants `not_to` are left alone.
        """

    def carriers(self, since: datetime) -> Collection[str]:
        """The owners that have cards in hand whose leases begin after that; none where only one process may write."""

    def begin(self, notice: Notice, now: datetime) -> bool:
        """CLAIMED -> SENDING, the last act before the socket; False when the claim is no longer ours."""

    def finish(
        self,
        notice: Notice,
        state: NoticeState,
        now: datetime,
        *,
        error: str = "",
        next_at: datetime | None = None,
        activity_id: str = "",
        settled_by: str = "",
        unspent: bool = False,
    ) -> bool:
        """Writes the outcome of a claimed, sending or unknown notice; False when another has taken it over.

        A claimed one may also go back to PLANNED, until `next_at`. `unspent`: nobody was reached, and the try is
        not one of its attempts.
        """

    def wait_by_the_clock(self, now: datetime) -> int:
        """Where the clock was set back: how many now wait for as long as they may at most.

        RETRY_WITHIN for another try, PROOF_WITHIN to be settled (`meetings.outcomes`).
        """

    def take_over(self, now: datetime) -> Sequence[Notice]:
        """Notices whose lease has run out: CLAIMED ones go back to RETRY, SENDING ones become UNKNOWN (a mail: RETRY)."""

    def release(self, now: datetime, owner: str | None = None) -> Sequence[Notice]:
        """What an owner held (None: anybody), as if its leases had run out."""

    def prove(self, notice: NoticeId, person: PersonId, activity_id: str, settled_by: str) -> Notice | None:
        """A card that may have been brought was: SENDING, UNKNOWN or HELD -> SENT. None unless it was this person's."""

    def may_be_proven(self, notice: NoticeId, person: PersonId) -> bool:
        """Whether `prove` would be news."""

    def unproven(self, person: PersonId) -> Sequence[tuple[Notice, datetime]]:
        """A person's SENDING and UNKNOWN cards since whose try the two have not spoken, the last tried first, each with that time."""

    def spoke(self, person: PersonId, now: datetime) -> bool:
        """The person wrote and was answered: no read receipt proves the cards that are `unproven` now. False for none."""

    def is_known_card(self, person: PersonId, activity_id: str) -> bool: ...
    def undelivered(self, meeting: MeetingId | None = None) -> Sequence[Notice]:
        """Mails that were given up and whatever came too late, until somebody has seen to it; the latest first."""

    def send_again(self, notice: NoticeId, now: datetime) -> bool:
        """DEAD or HELD -> RETRY, with all its attempts before it; False for any other."""

    def given_by_hand(self, notice: NoticeId, settled_by: str) -> bool:
        """What waits or was given up -> SETTLED; False for what is on its way, has come or was cancelled."""

    # what was due when the books were put back from a copy (docs/decisions/0014)
    def restored(self) -> bool:
        """Whether these books are a copy that was put in use, and nothing has been held for it yet."""

    def taken_at(self) -> datetime | None:
        """When that copy was made, where the copy itself says so."""

    def last_change(self) -> datetime | None:
        """The latest instant the books know of."""

    def hold(self, taken_at: datetime | None, now: datetime) -> Hold:
        """What was due by `now` or under way -> HELD; what is worthless by then -> SKIPPED. No longer `restored`."""

    def last_hold(self) -> Hold | None: ...
    def held(self, meeting: MeetingId | None = None) -> Sequence[Notice]:
        """By the time they were due."""

    def held_count(self) -> int: ...
    def lapse_held(self, now: datetime) -> int:
        """HELD -> SKIPPED where nobody is helped any more; says how many."""

    def notices_in(self, states: Collection[NoticeState], many: int) -> Sequence[Notice]: ...
    def unsettled(self, now: datetime) -> Sequence[Notice]:
        """UNKNOWN notices whose time to be settled has come."""

    def notice(self, id: NoticeId) -> Notice: ...
    def notices_of(self, meeting: MeetingId) -> Sequence[Notice]: ...
    def notices_to(self, meeting: MeetingId, person: PersonId) -> Sequence[Notice]:
        """One person's of them: a meeting of forty has hundreds."""

    def the_same_by(self, channel: Channel, new: NewNotice) -> Notice | None:
        """The same word to the same person by that road."""

    def reminded_between(
        self, meeting: MeetingId, person: PersonId, since: datetime, until: datetime
    ) -> Sequence[Notice]:
        """The reminders that were sent, or may have been, to this person about this meeting in that time.

        `until` itself is outside. A settled one does not count: the mail it became does. A mail that was tried may
        have come whatever became of it afterwards, unless its first try was refused for good.
        """

    def next_due(self) -> datetime | None: ...
    def outbox(self) -> Mapping[NoticeState, int]: ...
    def oldest_due(
        self, now: datetime, channels: Collection[Channel] = ..., not_to: Collection[str] = ()
    ) -> datetime | None:
        """Of all channels when none is named; cards for people in the tenants `not_to` left out."""

    def card_of(self, meeting: MeetingId, person: PersonId) -> str | None:
        """The Teams activity id of the one card a person has about a meeting, for updates in place."""

    def put_card(self, meeting: MeetingId, person: PersonId, activity_id: str) -> None: ...
    def first_seen(self, activity_key: str, now: datetime) -> bool:
        """True once per key: what Teams delivers twice is answered once."""

    # the gates (`meetings.gates`), the clock that all who share the books go by, and what is thrown away
    def server_time(self) -> datetime | None:
        """None where the books are a file: then there is one process, and its own clock is the only one."""

    def gates(self) -> Sequence[Gate]: ...
    def gate(self, name: str, now: datetime) -> Gate:
        """Kept from other writers until this unit of work ends; open, where there was none."""

    def put_gate(self, gate: Gate) -> None: ...
    def purge_inbound(self, before: datetime, many: int) -> int: ...
    def purge_notices(self, before: datetime, many: int) -> int:
        """Throws away notices that had ended and become worthless by then; says how many."""

    # what is kept of people
    def about_person(self, id: PersonId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """All that is kept of one person, by table, without keys and hashes."""

    def erase_person(self, id: PersonId, called: str, at: datetime, *, keep_out: bool) -> Mapping[str, int]:
        """Forgets him but for the committee's record: how many rows of each table went or were changed."""

    def traces(self, id: PersonId, committee: CommitteeId) -> frozenset[Trace]:
        """What came of his being in that committee, as the rows that name him say (all but MEETING).

        Of notices those count that may have been brought, and those that are just now.
        """

    def is_named(self, id: PersonId) -> bool:
        """Whether any row is kept for him or names him, but for those of the audit log that only tell of adding him."""

    def strike_person(self, id: PersonId, called: str, at: datetime) -> None:
        """Leaves a number of somebody whom no row names (`is_named`); texts that have his name mean somebody else."""

    def withdraw(self, id: PersonId, meetings: Collection[MeetingId], kinds: Collection[Kind]) -> None:
        """Takes out what was to be told him of these kinds, as if it had never been planned.

        All of it must be such as was never tried: on PostgreSQL the work is run again where some is being sent by now.
        """

    def is_erased(self, id: PersonId) -> bool: ...
    def is_kept_out(self, email: str) -> bool: ...
    def readmit(self, email: str) -> bool: ...
    def meetings_of_record(self, id: PersonId) -> Sequence[MeetingId]:
        """Those whose minutes were sent out and may name the person."""

    def put_name_on_record(self, meeting: MeetingId, id: PersonId, name: str) -> None: ...
    def names_on_record(self, meeting: MeetingId) -> Mapping[PersonId, str]:
        """What those who were forgotten since were called in the meeting's minutes."""

    def leavers(self, before: datetime, many: int) -> Sequence[PersonId]:
        """Those whom nothing has concerned since then."""

    def purge_remarks(self, before: datetime) -> int: ...
    def purge_typed(self, before: datetime) -> int: ...
    def purge_visits(self, before: datetime) -> int: ...
    def purge_replies(self, before: datetime, many: int) -> int: ...
    def purge_roads(self, before: datetime, many: int) -> int: ...
    def purge_dropped(self, before: datetime, many: int) -> int:
        """Files sent in the chat before then and laid on no item."""

    def purge_links(self, before: datetime, many: int) -> int: ...

    # what came by mail
    def meeting_with_uid(self, uid: str) -> MeetingId | None:
        """Byte for byte: a UID in other letters is another."""

    def told_by(self, message_id: str) -> NewNotice | None:
        """The notice that was sent under this Message-ID."""

    def reply(self, mail: str) -> Noted | None:
        """By Message-ID."""

    def replies_of(self, meeting: MeetingId, person: PersonId) -> Sequence[Noted]:
        """As they came."""

    def replies_for_a_person(self, meeting: MeetingId | None = None) -> Sequence[Noted]:
        """What somebody has to look at, the latest first: about one meeting, or all there is."""

    def proposals(self, meeting: MeetingId) -> Sequence[Noted]:
        """The replies that propose another time, settled or not, as they came."""

    def put_reply(self, reply: Noted) -> bool:
        """False, and nothing is written, when the same mail is there already."""

    def settle_reply(self, mail: str, how: Settled, by: PersonId | None, now: datetime) -> bool:
        """False when somebody has settled it before."""

    def told_of_replies(self, person: PersonId) -> datetime | None:
        """When this person was last told that mails wait."""

    # mailboxes nothing reaches
    def mailbox_closed(self, person: PersonId) -> str | None:
        """Why nothing is mailed to the person's present address; None while it is open."""

    def close_mailbox(self, person: PersonId, email: str, reason: str, now: datetime) -> None: ...
    def reopen_mailbox(self, person: PersonId) -> bool:
        """False when it was open."""

    # visits to the pages
    def add_visit(self, visit: Visit) -> bool:
        """False, and nothing added, when the ticket has let somebody in before."""

    def visit(self, key: str) -> Visit | None: ...
    def end_visit(self, key: str, at: datetime) -> None: ...
    def forget_visits(self, before: datetime) -> None:
        """Takes out those that were over by then."""

    def put_unsaved(self, person: PersonId, place: str, unsaved: Unsaved) -> None:
        """What somebody has typed at one place of the pages; with nothing typed it is dropped."""

    def unsaved(self, person: PersonId, place: str) -> Unsaved | None: ...
    def forget_unsaved(self, before: datetime) -> None: ...

    def audit(self, entry: AuditEntry) -> None: ...
    def audit_of(self, subject: str) -> Sequence[AuditEntry]: ...


class Clock(Protocol):
    def __call__(self) -> datetime:
        """Now, aware, UTC."""
