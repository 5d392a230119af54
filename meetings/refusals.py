"""Why a rule says no: each refusal carries the facts, and `wording` finds the sentence."""

from dataclasses import dataclass
from datetime import datetime

from meetings.model import (
    AgendaItem,
    Clause,
    Committee,
    CommitteeId,
    Draft,
    Hands,
    ItemId,
    Meeting,
    MeetingId,
    Membership,
    Organisation,
    Person,
    PersonId,
    Terms,
    Trace,
)


class Refusal(Exception):
    """A rule said no. Nothing was changed."""

    def __str__(self) -> str:
        """Only the kind: the facts may be personal data, and this ends up in logs."""
        return type(self).__name__

    def __repr__(self) -> str:
        """An exception's own would show what it was made of, as a group of exceptions does."""
        return f"{type(self).__name__}()"


@dataclass(eq=False, repr=False)
class SeatsTaken(Refusal):
    """The organisation's seats at a session are held by `holders`; `asker` may wait or ask for a seat."""

    meeting: Meeting
    session: int
    organisation: Organisation
    seats: int
    clause: Clause
    holders: tuple[Person, ...]


@dataclass(eq=False, repr=False)
class MeetingStarted(Refusal):
    meeting: Meeting


@dataclass(eq=False, repr=False)
class MeetingCancelled(Refusal):
    meeting: Meeting


@dataclass(eq=False, repr=False)
class NotConvened(Refusal):
    meeting: Meeting


@dataclass(eq=False, repr=False)
class ItemDeadlinePassed(Refusal):
    """The item may still be sent to the secretariat's late list."""

    meeting: Meeting
    deadline: datetime


@dataclass(eq=False, repr=False)
class NotInvited(Refusal):
    meeting: Meeting


@dataclass(eq=False, repr=False)
class NotAllowed(Refusal):
    """Somebody without the role asked for something that takes it."""

    act: str


@dataclass(eq=False, repr=False)
class NothingToTry(Refusal):
    """The notice was brought meanwhile, is being brought, or is of no more use."""


@dataclass(eq=False, repr=False)
class NothingToSettle(Refusal):
    """The notice was brought meanwhile, is being brought, or is not to be brought any more."""


@dataclass(eq=False, repr=False)
class Unknown(Refusal):
    """There is no such `what` ("meeting", "committee", "person", "item") that this person may see."""

    what: str
    name: str = ""


@dataclass(eq=False, repr=False)
class BadField(Refusal):
    """What was typed in `name` cannot be taken because of `problem` (missing, too_long, invalid, past)."""

    name: str
    problem: str
    limit: int | None = None


@dataclass(eq=False, repr=False)
class NoSuchSubstitute(Refusal):
    """The named substitute cannot sit there: `problem` is self, invited, taken or organisation."""

    meeting: Meeting
    problem: str
    clause: Clause | None = None


@dataclass(eq=False, repr=False)
class SeatNotAsked(Refusal):
    """Nobody has asked for the seat that was offered."""

    meeting: Meeting


@dataclass(eq=False, repr=False)
class WrongCode(Refusal):
    """The one-time code is wrong, spent or too old; `tries_left` says whether to try again."""

    tries_left: int


@dataclass(eq=False, repr=False)
class TicketSpent(Refusal):
    """A link into the pages opens once, and this one has."""


@dataclass(eq=False, repr=False)
class NoVisit(Refusal):
    """Nobody is inside by this key, or no longer."""


@dataclass(eq=False, repr=False)
class NotYours(Refusal):
    item: ItemId


@dataclass(eq=False, repr=False)
class ItemSettled(Refusal):
    """That cannot be done to an item in the state it is in now."""

    meeting: Meeting
    item: AgendaItem


@dataclass(eq=False, repr=False)
class EditedMeanwhile(Refusal):
    """Somebody else wrote in the same `fields` (names of `Draft`) since: both texts, so that none is lost.

    `item` is how it reads now, `mine` what was to be saved, `base` what both began with.
    """

    meeting: Meeting
    item: AgendaItem
    mine: Draft
    base: Draft
    fields: tuple[str, ...]


@dataclass(eq=False, repr=False)
class NotApproved(Refusal):
    """The agenda does not go out before those whose right it is (`hands`) have approved it as it is now."""

    meeting: Meeting
    hands: Hands


@dataclass(eq=False, repr=False)
class NothingNew(Refusal):
    """The agenda is the one that was sent out already."""

    meeting: Meeting


@dataclass(eq=False, repr=False)
class NoRound(Refusal):
    """Nothing has been sent out for comments, or the time for them is over."""

    meeting: Meeting


@dataclass(eq=False, repr=False)
class NotBegun(Refusal):
    """What belongs to the meeting itself cannot be done before it begins."""

    meeting: Meeting


@dataclass(eq=False, repr=False)
class NoOutcome(Refusal):
    """The meeting is not over while nobody has said what became of these items."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]


@dataclass(eq=False, repr=False)
class DecidedMeanwhile(Refusal):
    """Somebody else has written what the item came to since: `theirs` is how the minutes read now."""

    item: AgendaItem
    theirs: str


@dataclass(eq=False, repr=False)
class MinutesApproved(Refusal):
    """The minutes are approved, and nothing in them is changed any more."""

    meeting: Meeting


@dataclass(eq=False, repr=False)
class NoAuthority(Refusal):
    """The terms of reference do not let the chair decide between meetings."""

    committee: CommitteeId


@dataclass(eq=False, repr=False)
class WrongFile(Refusal):
    """A file cannot be taken: `problem` is empty, too_large, too_much (with the others), unknown_type or other_type."""

    name: str
    problem: str
    limit: int | None = None


@dataclass(eq=False, repr=False)
class TermsOverlap(Refusal):
    """Two terms of reference of a committee would be in force at once, `first` the earlier begun."""

    committee: CommitteeId
    first: Terms
    second: Terms


@dataclass(eq=False, repr=False)
class Namesakes(Refusal):
    """Two organisations answer to one name, so that a list of members could mean either."""

    one: Organisation
    other: Organisation


@dataclass(eq=False, repr=False)
class OtherAgenda(Refusal):
    """The meeting has another agenda already: at `number` stands `theirs`, and the paper has `ours` ("" for nothing)."""

    meeting: Meeting
    number: str
    theirs: str
    ours: str


@dataclass(eq=False, repr=False)
class SeveralMeetings(Refusal):
    """The paper may belong to any of these meetings."""

    committee: CommitteeId
    meetings: tuple[MeetingId, ...]


@dataclass(eq=False, repr=False)
class NoDay(Refusal):
    """The paper does not say which day its meeting is, nor anything it could be reckoned from."""

    committee: CommitteeId


@dataclass(eq=False, repr=False)
class StillCounted(Refusal):
    """Nobody is forgotten while something ahead counts on him: memberships, meetings, or things he has promised."""

    person: PersonId
    committees: tuple[CommitteeId, ...]
    meetings: tuple[MeetingId, ...]
    follow_ups: tuple[int, ...]


@dataclass(eq=False, repr=False)
class AddressTaken(Refusal):
    """The address is that of `person`, whom the books know by another name than the one that was written."""

    person: Person


@dataclass(eq=False, repr=False)
class SeatChanged(Refusal):
    """The seat is not as it was when the form was filled from it; what became of it is for the list to show."""


@dataclass(eq=False, repr=False)
class SitsElsewhere(Refusal):
    """What is written of a person counts in `committees` too, whose secretariat the asker is not."""

    person: Person
    committees: tuple[Committee, ...]


@dataclass(eq=False, repr=False)
class SomethingCame(Refusal):
    """Of `seat` something has come, so that it can be ended, and not removed."""

    seat: Membership
    traces: tuple[Trace, ...]


@dataclass(eq=False, repr=False)
class NotEnded(Refusal):
    """No membership of this person was ended that could be taken up again as it was."""


@dataclass(eq=False, repr=False)
class KeptOut(Refusal):
    """The address is that of somebody who asked to be forgotten, and who must ask to come in again."""
