"""What a sentence or a button wants, as values; `speech` finds them in text, `buttons` in taps."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meetings.model import Language, PersonId, Role


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody named in free text: a person the lexicon knows, or only the name (and address) as written."""

    name: str
    person: PersonId | None = None
    email: str = ""


@dataclass(frozen=True, slots=True)
class Attend:
    """`online` is None when nothing was said of it; `day` when no date was named.

    `whole`: the seminar of that day is meant, all its days; here and in what follows.
    """

    day: date | None = None
    online: bool | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Decline:
    day: date | None = None
    substitute: NamedPerson | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class AttendInPart:
    """Comes late or leaves early; `remark` is the sentence as it was written."""

    day: date | None = None
    remark: str = ""
    online: bool | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """An answer to each of several meetings, each with its day: "2/3 ja, 13/4 nej"."""

    answers: tuple[Attend | Decline, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Perhaps, or an answer that is to come later."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """Away for a time, both days included; without `first` from today on, without `last` nobody knows how long."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class ComesFrom:
    """Takes part from that day on: a period, and no answer to any one meeting."""

    first: date


@dataclass(frozen=True, slots=True)
class Correct:
    """What was said or registered just before was wrong; `day` and `online` say what is right, `other` that it was another meeting."""

    day: date | None = None
    online: bool | None = None
    other: bool = False


class Their(StrEnum):
    """What somebody else is said to do."""

    COMES = "comes"
    ONLINE = "online"
    ONSITE = "onsite"
    DECLINES = "declines"
    SENDS = "sends"
    """A substitute."""


@dataclass(frozen=True, slots=True)
class AnswerFor:
    """What is said of another person's coming: never the sender's own answer. `who` is None for "hun"."""

    who: NamedPerson | None = None
    answer: Their | None = None
    day: date | None = None
    substitute: NamedPerson | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Propose:
    title: str = ""


@dataclass(frozen=True, slots=True)
class SendSubstitute:
    """A substitute is wanted and nobody, or somebody, was named."""

    day: date | None = None
    substitute: NamedPerson | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class AskStatus:
    pass


@dataclass(frozen=True, slots=True)
class AskItem:
    """What became of an item; `about` are the words it is known by."""

    about: str = ""


@dataclass(frozen=True, slots=True)
class AskDecision:
    """What was decided; `about` are the words the item is known by, none for all there is."""

    about: str = ""


@dataclass(frozen=True, slots=True)
class AskTasks:
    """What one has agreed to do; for a secretariat also what is overdue."""


@dataclass(frozen=True, slots=True)
class AskMinutes:
    """Of the last meeting that was held, or of the one that day or in that month (1 to 12), whatever year."""

    day: date | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class RunMeeting:
    """The meeting begins, goes on or is over."""


@dataclass(frozen=True, slots=True)
class AskProposals:
    """What was proposed for the agenda, and by whom."""


@dataclass(frozen=True, slots=True)
class AskMembers:
    """Who sits in the group."""


class Seating(StrEnum):
    """What is to become of a seat in the group."""

    JOINS = "joins"
    LEAVES = "leaves"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class ChangeMembers:
    """Somebody comes or goes, or is called otherwise; `place` is an organisation or a group as it was written.

    `day` is the last one of who leaves, and the first of who joins.
    """

    seating: Seating
    who: NamedPerson | None = None
    place: str = ""
    role: Role | None = None
    day: date | None = None


class Matter(StrEnum):
    """What somebody turns to a human being with, or wants to know of us."""

    TALK = "talk"
    RELAY = "relay"
    LEFT = "left"
    SUCCESSOR = "successor"
    ADDRESS = "address"
    FORGET = "forget"
    DATA = "data"
    WHO_SEES = "who_sees"
    REMINDERS = "reminders"
    WHO_ARE_YOU = "who_are_you"
    FILES = "files"
    MOVE = "move"
    MODE = "mode"
    """A meeting held online that was to be in a room, or the other way round."""
    PRACTICAL = "practical"
    """Food, parking, what one is paid back: what nobody told this program."""


@dataclass(frozen=True, slots=True)
class AskContact:
    """`about` is what was asked for, folded ("frokost"), of the meeting on that day."""

    matter: Matter = Matter.TALK
    day: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class AskMeetings:
    """`next_only` for "hvornår er næste møde"."""

    next_only: bool = False


@dataclass(frozen=True, slots=True)
class AskCalendar:
    """One's meetings in one's own calendar."""


@dataclass(frozen=True, slots=True)
class GetYearPlan:
    """The year's meetings as a file."""


@dataclass(frozen=True, slots=True)
class AskAgenda:
    day: date | None = None


@dataclass(frozen=True, slots=True)
class AskPapers:
    """The agenda, the minutes or the package as files."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class AskMissing:
    """Who has (not) answered."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class AskUndelivered:
    """What could not be brought to whom."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class AskWaiting:
    """Which mails need a person."""


@dataclass(frozen=True, slots=True)
class AskHeld:
    """What may have been sent before the books were put back."""


@dataclass(frozen=True, slots=True)
class Remind:
    day: date | None = None


@dataclass(frozen=True, slots=True)
class GetList:
    day: date | None = None


@dataclass(frozen=True, slots=True)
class OpenPages:
    """The secretariat's pages in the browser."""


@dataclass(frozen=True, slots=True)
class WriteBetween:
    """A decision of the chair between meetings, or a written orientation."""


@dataclass(frozen=True, slots=True)
class Convene:
    pass


@dataclass(frozen=True, slots=True)
class Move:
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Amend:
    """New words about a meeting: place, link, title."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class CancelMeeting:
    day: date | None = None


@dataclass(frozen=True, slots=True)
class AskHelp:
    pass


@dataclass(frozen=True, slots=True)
class AskWhy:
    """The clause behind a rule, for those who write "hvorfor?"."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Greet:
    pass


@dataclass(frozen=True, slots=True)
class Thank:
    pass


@dataclass(frozen=True, slots=True)
class SignOut:
    pass


@dataclass(frozen=True, slots=True)
class GiveAddress:
    """An e-mail address alone: an unknown account wants to be linked."""

    email: str


@dataclass(frozen=True, slots=True)
class GiveCode:
    code: str


Intent = (
    Attend
    | Decline
    | SendSubstitute
    | AttendInPart
    | Several
    | Undecided
    | Away
    | ComesFrom
    | Correct
    | AnswerFor
    | Propose
    | AskStatus
    | AskItem
    | AskDecision
    | AskTasks
    | AskMinutes
    | RunMeeting
    | AskProposals
    | AskMembers
    | ChangeMembers
    | AskContact
    | AskMeetings
    | AskCalendar
    | GetYearPlan
    | AskAgenda
    | AskPapers
    | AskMissing
    | AskWaiting
    | AskUndelivered
    | AskHeld
    | Remind
    | GetList
    | OpenPages
    | WriteBetween
    | Convene
    | Move
    | Amend
    | CancelMeeting
    | AskHelp
    | AskWhy
    | ChooseLanguage
    | Greet
    | Thank
    | SignOut
    | GiveAddress
    | GiveCode
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an answer as it was written, and what is wanted by it; None when nobody can tell."""

    written: str
    intent: Intent | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """`plain` says it was a bare command ("tilmeld"), which needs no second look; free text is confirmed on a card."""

    intent: Intent
    plain: bool
    language: Language
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The three commands nearest to what was written, the likeliest first."""

    guesses: tuple[Intent, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a sentence may speak of: today, the days of coming meetings, and the people the speaker may name.

    `seminars` are the days of each coming meeting that has several, in order.
    `called` are those a secretariat may answer for, `members` those whose seats are its to change; nobody else has any.
    `home` are the names of the speaker's own organisation, as people write them.
    """

    today: date
    meeting_days: tuple[date, ...] = ()
    people: tuple[tuple[PersonId, str], ...] = ()
    items: tuple[str, ...] = ()
    called: tuple[tuple[PersonId, str], ...] = ()
    home: tuple[str, ...] = ()
    members: tuple[tuple[PersonId, str], ...] = ()
    seminars: tuple[tuple[date, ...], ...] = ()
