"""The nouns of agenda and minutes as papers: versions, comments, outcomes, presence, and what a paper is written from.

Texts are plain, as in `model.Draft`. Frozen content holds whole items, as they stood when it was frozen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from meetings.attendance import Roll
from meetings.model import (
    AgendaItem,
    Clause,
    Committee,
    CommitteeId,
    ItemId,
    Later,
    Meeting,
    MeetingId,
    MeetingState,
    Person,
    PersonId,
    Verb,
)

FollowUpId = NewType("FollowUpId", int)
CommentId = NewType("CommentId", int)
ChairDecisionId = NewType("ChairDecisionId", int)


# The agenda


class Stage(StrEnum):
    """How far an agenda has come. A supplementary agenda is published beside the one before it."""

    DRAFT = "draft"
    COMMENTS = "comments"
    PUBLISHED = "published"
    SUPPLEMENTARY = "supplementary"


PUBLIC_STAGES = frozenset({Stage.PUBLISHED, Stage.SUPPLEMENTARY})


@dataclass(frozen=True, slots=True)
class ItemVersion:
    """An item as it read from `at` on, by whose hand; never changed afterwards."""

    item: AgendaItem
    at: datetime
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved the agenda as it was then: `fingerprint` is that of `versions.fingerprint`."""

    meeting: MeetingId
    by: PersonId
    at: datetime
    fingerprint: str


@dataclass(frozen=True, slots=True)
class AgendaVersion:
    """The agenda as it was sent out: never changed afterwards. `number` counts from 1 within the meeting.

    `comments_until` is set on a comment round.
    """

    meeting: MeetingId
    number: int
    stage: Stage
    at: datetime
    by: PersonId | None
    items: tuple[AgendaItem, ...]
    comments_until: datetime | None = None


class About(StrEnum):
    AGENDA = "agenda"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Comment:
    """What a member says of an agenda or of minutes sent out for comments, of one item or (None) of the whole.

    `version` is the one he read; `answer` is what the secretariat did with it, empty until then.
    """

    id: CommentId
    meeting: MeetingId
    about: About
    version: int
    item: ItemId | None
    by: Person
    at: datetime
    text: str
    answer: str = ""
    answered_at: datetime | None = None


# At the meeting


class Attendance(StrEnum):
    """What was seen at the meeting, which is another fact than what was told beforehand."""

    PRESENT = "present"
    APOLOGY = "apology"
    ABSENT = "absent"
    """Without having said so (fraværende uden afbud)."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in the room: since the beginning where `came` is None, to the end where `left` is."""

    came: datetime | None = None
    left: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        return (self.came is None or self.came <= moment) and (self.left is None or moment < self.left)


@dataclass(frozen=True, slots=True)
class Presence:
    """One person at one session; `stays` in their order, none where it was the whole of it.

    Substitutes and guests have one of their own; a principal who was substituted has APOLOGY.
    """

    person: PersonId
    session: int
    attendance: Attendance
    stays: tuple[Stay, ...] = ()

    def at(self, moment: datetime) -> bool:
        """Whether the person was in the room at that moment of the session."""
        there = not self.stays or any(stay.holds(moment) for stay in self.stays)
        return self.attendance is Attendance.PRESENT and there


class Outcome(StrEnum):
    """What became of an item at the meeting."""

    FOLLOWED = "followed"
    """As recommended."""
    OTHERWISE = "otherwise"
    """Decided, but not as recommended."""
    DEFERRED = "deferred"
    """Put off on purpose."""
    UNFINISHED = "unfinished"
    """There was no time."""
    NOTED = "noted"
    """Nothing was to be decided: a round, a welcome, any other business."""


CARRIED_OVER = frozenset({Outcome.DEFERRED, Outcome.UNFINISHED})


@dataclass(frozen=True, slots=True)
class Decision:
    """What an item came to: `text` is what the minutes say, `verb` the one the decision was written from.

    `later` is when a carried-over item is to come back; None is the next meeting.
    """

    item: ItemId
    outcome: Outcome
    text: str
    at: datetime
    by: PersonId | None
    verb: Verb | None = None
    later: Later | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """When the meeting took up an item and when it was done with it, as the minute-taker saw it."""

    item: ItemId
    began: datetime
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What the minute-takers write to themselves about an item, as it read from `at` on; no part of the minutes."""

    item: ItemId
    version: int
    text: str
    at: datetime
    by: PersonId | None


class FollowUpState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to be done after a meeting.

    `responsible` is a person of the books, who is reminded; `who` are the words of the minutes
    ("Fællessekretariatet"), which may stand alone.
    """

    id: FollowUpId
    committee: CommitteeId
    meeting: MeetingId
    item: ItemId | None
    task: str
    deadline: date | None = None
    responsible: Person | None = None
    who: str = ""
    state: FollowUpState = FollowUpState.OPEN
    note: str = ""
    ended_at: datetime | None = None


# Minutes


class MinutesState(StrEnum):
    DRAFT = "draft"
    COMMENTS = "comments"
    APPROVED = "approved"


class ApprovedBy(StrEnum):
    CLICK = "click"
    """The chair, in the chat or on the page."""
    SILENCE = "silence"
    """The time for comments ran out and nobody had any."""
    MEETING = "meeting"
    """The next meeting, under its item for it."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Where a meeting's minutes stand. `sent_at` is when they first went to the members, `version` the last sent.

    `lead` is who led the meeting, `taker` who wrote.
    """

    meeting: MeetingId
    state: MinutesState = MinutesState.DRAFT
    version: int = 0
    lead: str = ""
    taker: str = ""
    sent_at: datetime | None = None
    comments_until: datetime | None = None
    approved_at: datetime | None = None
    approved_by: ApprovedBy | None = None
    approver: PersonId | None = None


@dataclass(frozen=True, slots=True)
class MinutesVersion:
    """What minutes said when they were sent out or approved: never changed afterwards. `number` counts from 1."""

    meeting: MeetingId
    number: int
    at: datetime
    decisions: tuple[Decision, ...]
    follow_ups: tuple[FollowUp, ...]
    presences: tuple[Presence, ...]


class Form(StrEnum):
    """What a line of an old paper is."""

    HEADING = "heading"
    POINT = "point"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody an old paper names: `person` is None for one the books do not know, who has his `name` alone.

    `attendance` is None where the paper does not say whether apologies came. `organisation` is one of the books.
    """

    person: PersonId | None
    attendance: Attendance | None
    organisation: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of who was there, in the words of the paper it was taken from."""

    form: Form
    text: str
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class AsWritten:
    """What minutes that were taken in say in words of their own, which the minutes of that meeting keep.

    `title` and `note` (what the head says beside day and hours) are empty where ours do. Without `numbered` they are a
    summary: headings, and what was said under each. `attendance` is the block of who was there, `parts` the texts of
    an item that they have.
    """

    meeting: MeetingId
    title: str = ""
    note: str = ""
    numbered: bool = True
    attendance: tuple[WrittenLine, ...] = ()
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChairDecision:
    """What the chair decided on the committee's behalf between meetings, by the clause that lets him.

    Without a clause it is a written orientation, which decides nothing and needs no authority; then `by` is whoever
    wrote it. `told` is the item by which the next meeting is told of it; None until there is one.
    """

    id: ChairDecisionId
    committee: CommitteeId
    title: str
    text: str
    clause: Clause | None
    by: Person
    at: datetime
    told: ItemId | None = None


# What papers are written from


@dataclass(frozen=True, slots=True)
class Slot:
    """An item with the time it is reckoned to begin; None where nobody has said how long the ones before take."""

    item: AgendaItem
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AgendaPaper:
    """All that an agenda is written from.

    In a `public` one there are no closed items (the others keep their numbers), and no proposer, presenter or
    guest is named. `version` is None for the agenda as it stands now; `supplements` are the numbers of the items that a
    supplementary agenda adds or changes. `over_by` is how many minutes more than the meeting the items take.
    """

    committee: Committee
    meeting: Meeting
    slots: tuple[Slot, ...]
    public: bool
    drawn_at: datetime
    version: AgendaVersion | None = None
    supplements: frozenset[str] = frozenset()
    lead: str = ""
    taker: str = ""
    roll: Roll | None = None
    over_by: int = 0

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        return tuple(slot.item for slot in self.slots)

    @property
    def stage(self) -> Stage:
        return self.version.stage if self.version else Stage.DRAFT


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """All that minutes are written from.

    In `public` ones there are no closed items with their decisions and follow-ups, nobody's coming and leaving is
    told, and follow-ups name no person. `items` are those of the agenda as it was published, `people` all whom the presences name.
    `written` is what minutes taken in from elsewhere say in their own words.
    """

    committee: Committee
    meeting: Meeting
    items: tuple[AgendaItem, ...]
    roll: Roll
    minutes: Minutes
    public: bool
    drawn_at: datetime
    decisions: Mapping[ItemId, Decision] = field(default_factory=dict)
    follow_ups: tuple[FollowUp, ...] = ()
    presences: tuple[Presence, ...] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    courses: Mapping[ItemId, Course] = field(default_factory=dict)
    written: AsWritten | None = None

    @property
    def is_over(self) -> bool:
        return self.drawn_at >= self.meeting.ends_at or self.meeting.state is MeetingState.HELD
