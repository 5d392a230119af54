"""The nouns of the meeting room, as frozen values; every time is aware, wall times carry their zone."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

CommitteeId = NewType("CommitteeId", str)
MeetingId = NewType("MeetingId", str)
OrganisationId = NewType("OrganisationId", str)
PersonId = NewType("PersonId", int)
ItemId = NewType("ItemId", int)
FileId = NewType("FileId", str)
DropId = NewType("DropId", int)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


# People and where they come from


class OrganisationKind(StrEnum):
    MUNICIPALITY = "municipality"
    REGION = "region"
    OTHER = "other"


class Language(StrEnum):
    DA = "da"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A municipality, a region or another body; `short` is the name without its kind: "Viborg"."""

    id: OrganisationId
    name: str
    short: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the books know: work address, name, title and organisation, and nothing more of them."""

    id: PersonId
    name: str
    email: str
    title: str
    organisation: Organisation
    language: Language = Language.DA


@dataclass(frozen=True, slots=True)
class Account:
    """Who signed in: the pair Microsoft's token vouches for. A person may have several."""

    tenant: str
    aad_object: str


@dataclass(frozen=True, slots=True)
class Road:
    """How a person is reached in Teams, as plain columns; `closed` holds the reason when it is shut."""

    account: Account
    person: PersonId | None
    user: str
    bot: str
    conversation: str
    service_url: str
    locale: str = ""
    installed: bool = True
    closed: str | None = None
    welcomed: bool = False

    @property
    def is_open(self) -> bool:
        return self.installed and self.closed is None and bool(self.conversation)


# Committees and their rules


class Role(StrEnum):
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    DEPUTY = "deputy"
    OBSERVER = "observer"
    REFERENCE = "reference"
    SECRETARIAT = "secretariat"


CALLED = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.OBSERVER, Role.REFERENCE})
"""The roles that are convened. A standing deputy comes for a principal; the secretariat convenes."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A seat in a committee for a period; `until` is the last day, None while it lasts."""

    person: Person
    role: Role
    since: date
    until: date | None = None
    order: int = 0
    deputy_for: PersonId | None = None

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


class Strength(StrEnum):
    """A text that sets a limit refuses; one that says "som udgangspunkt" warns."""

    LIMIT = "limit"
    GUIDELINE = "guideline"


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule's own words and where they stand: `place` is file and lines of the source text."""

    key: str
    quote: str
    source: str
    place: str
    strength: Strength = Strength.LIMIT


class MeetingKind(StrEnum):
    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    SEMINAR = "seminar"
    ANNUAL = "annual"


@dataclass(frozen=True, slots=True)
class SeatLimit:
    """At most `seats` persons of one organisation of kind `organisations` at meetings of `kind`."""

    kind: MeetingKind
    seats: int
    clause: Clause
    organisations: OrganisationKind = OrganisationKind.MUNICIPALITY


@dataclass(frozen=True, slots=True)
class Hands:
    """Who may do one thing with the agenda: those in these roles, and the members of `committee` (a working group)."""

    roles: frozenset[Role]
    committee: CommitteeId | None = None


EVERY_ROLE = frozenset(Role)
_SECRETARIAT = Hands(frozenset({Role.SECRETARIAT}))


@dataclass(frozen=True, slots=True)
class AgendaRights:
    """Who may propose items, write and sort the agenda, approve it before it goes out, order it, and comment on it."""

    submit: Hands = Hands(EVERY_ROLE)
    draft: Hands = _SECRETARIAT
    approve: Hands = _SECRETARIAT
    order: Hands = _SECRETARIAT
    comment: Hands = Hands(EVERY_ROLE)


@dataclass(frozen=True, slots=True)
class Terms:
    """A committee's terms of reference (kommissorium) while they are in force; `until` is the last day.

    `chair_decides` is the clause by which the chair may decide between meetings; without one nobody may.
    """

    since: date
    until: date | None
    clauses: tuple[Clause, ...]
    seat_limits: tuple[SeatLimit, ...]
    substitute_own_organisation: Clause | None = None
    rights: AgendaRights = AgendaRights()
    chair_decides: Clause | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """A committee's habits. Lead times are workdays before the first day of the meeting."""

    item_workdays: int = 15
    response_workdays: int = 13
    agenda_workdays: int = 6
    deadline_at: time = time(12, 0)
    reminder_workdays: tuple[int, ...] = (2, 0)
    reminder_at: time = time(9, 0)
    day_before_at: time = time(9, 0)
    comment_workdays: int = 5


@dataclass(frozen=True, slots=True)
class Contact:
    """The secretariat as members meet it in a footer."""

    name: str
    email: str
    phone: str


class StandingKind(StrEnum):
    """An item that stands on every agenda, known by what it is for and not by what it is called."""

    WELCOME = "welcome"
    MINUTES = "approval_of_minutes"
    SINCE_LAST = "since_last"
    CHAIR_DECISIONS = "chair_decisions"
    ROUND = "round_of_information"
    NEXT_MEETING = "items_for_next_meeting"
    OTHER_BUSINESS = "any_other_business"


@dataclass(frozen=True, slots=True)
class StandingItem:
    """A line of a committee's template, before the meeting's own items or, with `last`, after them."""

    kind: StandingKind
    title: str
    last: bool = False
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Committee:
    """`called` is what the committee calls itself in a sentence: "styregruppen", "KKR Midtjylland".

    `layout` names the house layout of its papers, which `documents` knows: "ekr" or "kkr". `proposes` stands
    before a recommendation unless its item says otherwise; empty, the layout's own words do.
    """

    id: CommitteeId
    name: str
    contact: Contact
    policy: Policy = field(default_factory=Policy)
    terms: tuple[Terms, ...] = ()
    called: str = ""
    layout: str = "ekr"
    proposes: str = ""
    standing: tuple[StandingItem, ...] = ()


# Meetings


class Mode(StrEnum):
    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


class MeetingState(StrEnum):
    PLANNED = "planned"
    CONVENED = "convened"
    CANCELLED = "cancelled"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Session:
    """One day of a meeting in wall-clock time of Copenhagen.

    A wall time that does not exist (02:00-03:00 in March) counts as the same distance after the gap's
    start in summer time; one that exists twice (October) is the first of the two.
    """

    number: int
    day: date
    start: time
    end: time

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.day, self.start, COPENHAGEN).astimezone(UTC)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day, self.end, COPENHAGEN).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Instants in UTC."""

    items: datetime
    responses: datetime
    agenda: datetime


class Detail(StrEnum):
    """What is written of a meeting and may change while its time stands; each is named as its field."""

    TITLE = "title"
    PLACE = "place"
    JOIN_URL = "join_url"
    AGENDA_URL = "agenda_url"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with a session per day.

    `round` counts how often everybody has been asked (a move asks again); an answer counts in its own
    round only. `revision` rises with every change and is what an old card is known by. `amended` are the
    details that those who come are being told of. `agenda_note` is what the head of the agenda says beside
    day and hours.
    """

    id: MeetingId
    committee: CommitteeId
    title: str
    kind: MeetingKind
    mode: Mode
    sessions: tuple[Session, ...]
    deadlines: Deadlines
    uid: str
    place: str = ""
    join_url: str = ""
    state: MeetingState = MeetingState.PLANNED
    round: int = 1
    revision: int = 1
    reason: str = ""
    case_number: str = ""
    convened_at: datetime | None = None
    agenda_published_at: datetime | None = None
    agenda_note: str = ""
    before_move: tuple[Session, ...] = ()
    agenda_url: str = ""
    amended: tuple[Detail, ...] = ()

    @property
    def starts_at(self) -> datetime:
        return self.sessions[0].starts_at

    @property
    def ends_at(self) -> datetime:
        return self.sessions[-1].ends_at

    @property
    def days(self) -> tuple[int, ...]:
        return tuple(session.number for session in self.sessions)


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody called to one meeting, with the seat as it was then: later changes of members move nothing."""

    person: Person
    organisation: Organisation
    role: Role
    order: int


# Answers


class AnswerKind(StrEnum):
    ONSITE = "onsite"
    ONLINE = "online"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    WAITING = "waiting"


ATTENDING = frozenset({AnswerKind.ONSITE, AnswerKind.ONLINE})


class Source(StrEnum):
    TEAMS = "teams"
    CALENDAR = "calendar"
    MAIL_LINK = "mail_link"
    PAGE = "page"
    SECRETARIAT = "secretariat"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said about one session, in one round of asking."""

    person: PersonId
    session: int
    kind: AnswerKind
    round: int
    source: Source
    at: datetime
    by: PersonId
    late: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Substitution:
    """`substitute` sits in `principal`'s seat at one session, with or without mandate to decide."""

    session: int
    principal: PersonId
    substitute: Person
    round: int
    at: datetime
    mandate: bool = True


@dataclass(frozen=True, slots=True)
class Observation:
    """A line of the history: what was said before and after, by whom and by which road; never changed.

    `before` is None where nobody had answered, `after` where an answer was withdrawn.
    """

    at: datetime
    person: Person
    session: int
    before: AnswerKind | None
    after: AnswerKind | None
    substitute: Person | None
    source: Source
    by: PersonId
    late: bool
    round: int


# The agenda


class Verb(StrEnum):
    """What a recommendation asks the meeting to do; the Danish verb is said in `wording`."""

    APPROVE = "approve"
    DECIDE = "decide"
    DISCUSS = "discuss"
    TAKE_NOTE = "take_note"
    CONSIDER = "consider"
    REPORT = "report"
    APPOINT = "appoint"

    @property
    def mark(self) -> str:
        """(B)eslutning, (D)røftelse or (O)rientering."""
        return _MARKS[self]


_MARKS = {
    Verb.APPROVE: "B",
    Verb.DECIDE: "B",
    Verb.APPOINT: "B",
    Verb.DISCUSS: "D",
    Verb.CONSIDER: "D",
    Verb.TAKE_NOTE: "O",
    Verb.REPORT: "O",
}


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One line "at …", with the verb it turns on. Points under it are lines of `text` that begin with "– "."""

    verb: Verb
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper that goes along: a link (`url`), a stored file (`file`), or a title only, for one that follows.

    `number` ("4.1" of "Bilag 4.1") is given when the agenda is numbered; `size` is in bytes.
    """

    title: str
    url: str = ""
    file: FileId | None = None
    number: str = ""
    content_type: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the books; `id` is the SHA-256 of its bytes in hexadecimal, so that the same file is kept once."""

    id: FileId
    name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A file somebody sent in the chat, kept until it is laid on an item; `file.name` is the one it was sent by."""

    id: DropId
    person: PersonId
    file: StoredFile
    at: datetime


class ItemState(StrEnum):
    SUBMITTED = "submitted"
    LATE = "late"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Later:
    """When something is to come back: at a meeting that is there already, or in a month (its first day)."""

    meeting: MeetingId | None = None
    month: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An agenda item as it is written, by its proposer or by the secretariat.

    Texts are plain: paragraphs with an empty line between them, points as lines that begin with "– ".
    `introduction` stands under the title, before any heading. `proposes` are the words before the
    recommendations ("Fællessekretariatet indstiller til styregruppen, at"); empty, the committee's own do.
    `guests` are those who come for this item only, each "Navn, Organisation". `headings` are headings that are
    worded otherwise than in the layout, as pairs of the text's name here and the words.
    """

    title: str
    background: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    minutes: int | None = None
    attachments: tuple[Attachment, ...] = ()
    introduction: str = ""
    since_last: str = ""
    status_report: str = ""
    proposes: str = ""
    case_presentation: str = ""
    financial_impact: str = ""
    next_steps: str = ""
    presenter: str = ""
    guests: tuple[str, ...] = ()
    closed: bool = False
    case_number: str = ""
    initials: str = ""
    headings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """What is written is as in `Draft`; the rest is what has become of it.

    `number` ("4.1") is empty until the item stands on the agenda; `parent` is the number above it. `note` is
    what the secretariat told the proposer last. An item that was carried over or promised comes from `origin`
    at an earlier meeting and was put off `deferrals` times since it first came up. `wanted_for` is when a
    deferred item is to come back, `merged_into` the item that took it up. `version` rises with every change.
    """

    id: ItemId
    meeting: MeetingId
    title: str
    state: ItemState
    number: str = ""
    proposer: Person | None = None
    submitted_at: datetime | None = None
    background: str = ""
    since_last: str = ""
    status_report: str = ""
    case_presentation: str = ""
    next_steps: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    minutes: int | None = None
    presenter: str = ""
    case_number: str = ""
    initials: str = ""
    closed: bool = False
    note: str = ""
    introduction: str = ""
    proposes: str = ""
    financial_impact: str = ""
    guests: tuple[str, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    standing: StandingKind | None = None
    origin: ItemId | None = None
    deferrals: int = 0
    wanted_for: Later | None = None
    merged_into: ItemId | None = None
    version: int = 1

    @property
    def parent(self) -> str:
        return self.number.rpartition(".")[0]

    @property
    def marks(self) -> str:
        """What the item is for, each mark once, in the order of the recommendations: "BO"."""
        return "".join(dict.fromkeys(one.verb.mark for one in self.recommendations))


# Who did what


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """`actor` None is the clock or an operator; `on_behalf_of` names the person an act was done for."""

    at: datetime
    actor: PersonId | None
    on_behalf_of: PersonId | None
    act: str
    subject: str
    source: Source
    details: str = ""


# What came of a membership


class Trace(StrEnum):
    """What may have come of somebody's being a member, in the order it is told (`meetings.removal`).

    MEETING is a place on the list of a meeting that has begun or was cancelled, WORD a card or mail about a meeting that
    may have been brought, PAPER a part in an agenda, a decision or minutes, ACTED anything done in the group's name.
    """

    ANSWER = "answer"
    PRESENCE = "presence"
    MEETING = "meeting"
    WORD = "word"
    PROPOSAL = "proposal"
    PAPER = "paper"
    TASK = "task"
    ACTED = "acted"
    DEPUTY = "deputy"
