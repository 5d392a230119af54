"""What the post desk hands out: a notice to be brought with all it is written from, and one that is not brought."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from meetings import entries, gates
from meetings.attendance import Line, Roll
from meetings.held import HeldBack, Hold
from meetings.model import AgendaItem, Committee, Meeting, Observation, Person, PersonId, Road
from meetings.notices import Circumstances, Kind, Notice, NoticeState
from meetings.office.waiting import Waiting
from meetings.paper import ChairDecision, Comment, Decision, FollowUp
from meetings.undelivered import Undelivered
from meetings.versions import FieldChange


class Instead(StrEnum):
    """Why a mail brings what Teams was to bring."""

    NO_ROAD = "no_road"
    TEAMS_COULD_NOT = "teams_could_not"
    MAYBE_TOLD = "maybe_told"


@dataclass(frozen=True, slots=True)
class Regarding:
    """What a word about agenda or minutes is about beside its item; only what its kind speaks of is there.

    `changes` are what others have changed in the proposal since its proposer wrote, `until` when comments end.
    """

    changes: tuple[FieldChange, ...] = ()
    until: datetime | None = None
    comment: Comment | None = None
    decision: Decision | None = None
    follow_up: FollowUp | None = None
    chair_decision: ChairDecision | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """A notice to be brought now, with all that it is written from.

    `road` is where a Teams notice goes, `earlier` the card the person already has about the meeting.
    `wait` is how long until its turn at the gate, `watched` whether a gate it goes through has had trouble.
    `dated` is the moment the word was due in open hours: the same for every try, so that a mail sent again is
    the same mail. `overdue` says that the response deadline has passed by now, however early the word was due: what
    goes out late must not ask for the impossible. `said` is the history of answers a word is about, `waiting` the mails that wait for the person.
    `hold` and `held_back` are the books put back from a copy, and what is held for it in the person's committees.
    `roll` and who may come instead (`candidates`, of them the standing `deputies`) may have
    changed since without making the word untrue; nothing else may.
    """

    notice: Notice
    to: Person
    dated: datetime
    now_true: Circumstances | None = None
    committee: Committee | None = None
    comes_for: tuple[Line, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    item: AgendaItem | None = None
    about: Person | None = None
    regarding: Regarding = Regarding()
    road: Road | None = None
    earlier: str | None = None
    instead: Instead | None = None
    overdue: bool = False
    said: tuple[Observation, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    roll: Roll | None = field(default=None, compare=False)
    candidates: tuple[Person, ...] = field(default=(), compare=False)
    deputies: frozenset[PersonId] = field(default=frozenset(), compare=False)
    undelivered: tuple[Undelivered, ...] = field(default=(), compare=False)
    hold: Hold | None = None
    held_back: tuple[HeldBack, ...] = field(default=(), compare=False)
    wait: timedelta = field(default=timedelta(), compare=False)
    watched: bool = field(default=False, compare=False)

    @property
    def kind(self) -> Kind:
        return self.notice.new.kind

    @property
    def gate(self) -> str:
        """The gate it goes through: the mail server's, or that of the tenant its road is in."""
        return gates.tenant(self.road.account.tenant) if self.road else gates.MAIL

    @property
    def messages(self) -> int:
        """So many go out for it: a mail brings one entry, and days with different hours are several."""
        if self.notice.new.entry is None or self.meeting is None:
            return 1
        return len(entries.runs(self.meeting.sessions))

    @property
    def meeting(self) -> Meeting | None:
        """The meeting it is about; only a link code has none."""
        return self.now_true.meeting if self.now_true else None

    @property
    def line(self) -> Line | None:
        return self.now_true.line if self.now_true else None


@dataclass(frozen=True, slots=True)
class Passed:
    """A claimed notice that is not brought, or not `until` then; why is for the log and the secretariat.

    `fault` is what we met with when we tried to judge it.
    """

    notice: Notice
    state: NoticeState
    reason: str
    until: datetime | None = None
    fault: Exception | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What one claim gave; without `more` nothing is left that is due and could go now.

    `again` is how long until the first gate that kept something back is worth asking; None when none did.
    """

    claimed: int
    errands: tuple[Errand, ...]
    passed: tuple[Passed, ...]
    again: timedelta | None = None
    more: bool = False

    def with_more(self, other: "Round") -> "Round":
        again = min((one for one in (self.again, other.again) if one is not None), default=None)
        passed = self.passed + other.passed
        claimed, more = self.claimed + other.claimed, self.more or other.more
        return Round(claimed, self.errands + other.errands, passed, again, more)
