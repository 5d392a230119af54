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
class Terms:
    """A committee's terms of reference (kommissorium) while they are in force; `until` is the last day."""

    since: date
    until: date | None
    clauses: tuple[Clause, ...]
    seat_limits: tuple[SeatLimit, ...]
    substitute_own_organisation: Clause | None = None


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


@dataclass(frozen=True, slots=True)
class Contact:
    """The secretariat as members meet it in a footer."""

    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Committee:
    id: CommitteeId
    name: str
    contact: Contact
    policy: Policy = field(default_factory=Policy)
    terms: tuple[Terms, ...] = ()


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
    details that those who come are being told of.
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
    """A line of the history: what was said before and after, by whom and by which road; never changed."""

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
    """One line "at …", with the verb it turns on."""

    verb: Verb
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    title: str
    url: str = ""


class ItemState(StrEnum):
    SUBMITTED = "submitted"
    LATE = "late"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Draft:
    """An agenda item as its proposer writes it."""

    title: str
    background: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    minutes: int | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`number` ("4.1") is empty until the item stands on the agenda; `parent` is the number above it."""

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
    outcome: str = ""

    @property
    def parent(self) -> str:
        return self.number.rpartition(".")[0]


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
