"""Who watches a simulated year: after every step it says what was broken, in the words of the rule."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from bot.days_off import closed
from meetings import seats
from meetings.attendance import Line
from meetings.model import Meeting, MeetingId, MeetingState, OrganisationId, PersonId
from meetings.notices import FINAL, QUIET, REMINDERS, Channel, Kind, Notice, NoticeState
from meetings.workdays import local_day, next_open
from storage.records import BookRecords
from tests.faults.by_hand import Books
from tests.faults.outside import Card, Mail

SEATS = 2
STAYS_TRUE = {Kind.CANCELLED, Kind.RELEASED, Kind.UNDELIVERED, Kind.LINK_CODE}
STAYS_TRUE_WHEN_MOVED = {Kind.RELEASED, Kind.ITEM_ARRIVED, Kind.AGENDA, Kind.LINK_CODE, Kind.CALENDAR}
AT_THE_DOOR = timedelta(minutes=3)
"""A notice judged at 15.59 may still wait its turn for as long as a lease: it is not judged again by the hour."""

_NEW_HISTORY = (
    'SELECT id, meeting_id, round, person_id, session, "before", "after", substitute_id'
    " FROM answer_history WHERE id > ? ORDER BY id"
)
Said = tuple[MeetingId, int, PersonId]


class Broken(AssertionError):
    """A rule the product stands on."""


@dataclass
class Witness:
    """Keeps a ledger of its own: what people said, and what has reached them."""

    books: Books
    now: Callable[[], datetime]
    meetings: dict[MeetingId, Meeting] = field(default_factory=dict)
    said: dict[Said, set[int]] = field(default_factory=lambda: defaultdict(set))
    stands: dict[tuple[MeetingId, int, PersonId, int], Any] = field(default_factory=dict)
    reminded: dict[tuple[PersonId, MeetingId, date], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    cards: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    mailed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    history: int = 0
    broken: str = ""

    # what goes out

    def call(self, one: Card | Mail) -> None:
        """The intent is committed, and this is the socket."""
        told = one.shown
        kind = Kind(told["kind"])
        if kind in QUIET and (opens := next_open(self.now(), closed)) > self.now():
            self._check(next_open(self.now() - AT_THE_DOOR, closed) != opens, f"{kind} at {self.now()}", one)
        meeting = self.meetings[told["meeting"]]
        gone = meeting.state is MeetingState.CANCELLED
        self._check(not gone or told["withdraws"] or kind in STAYS_TRUE, "of a cancelled meeting", one)
        old = told["round"] != meeting.round
        self._check(not old or told["withdraws"] or kind in STAYS_TRUE_WHEN_MOVED, "of a moved meeting", one)
        if kind is Kind.REMINDER:
            said = self.said[meeting.id, meeting.round, told["to"]]
            self._check(not set(meeting.days) <= said, "a reminder after the answer", one)

    def arrival(self, one: Card | Mail) -> None:
        told = one.shown
        if isinstance(one, Card):
            self.cards[one.notice] += 1
            self._check(one.in_place or self.cards[one.notice] == 1, "the same card twice", one)
        else:
            self.mailed[one.id] += 1
        if told["kind"] in REMINDERS:
            today = self.reminded[told["to"], told["meeting"], local_day(one.at)]
            today.add(told["occasion"])
            self._check(len(today) == 1, f"reminded twice on a day: {sorted(today)}", one)

    # what is said

    def answered(self, meeting: MeetingId, person: PersonId, days: tuple[int, ...]) -> None:
        self.said[meeting, self.meetings[meeting].round, person] |= set(days)

    def changed(self, meeting: MeetingId, organisation: OrganisationId) -> None:
        """Reads one organisation's lines anew: the cap, and a line of history for every difference."""
        roll = self.books.look(lambda records: records.roll(records.meeting(meeting), organisation))
        held = roll.meeting
        for day in held.days:
            sitting = seats.holders(roll, organisation, day)
            self._check(len(sitting) <= SEATS, f"{len(sitting)} seats of {organisation} on day {day}")
        self._read_history()
        for line in roll.lines:
            self._compare((held.id, held.round, line.person.id), line)

    def _read_history(self) -> None:
        """Each new line begins where the one before it ended."""
        for id, *which, before, after, substitute in self.books.raw.execute(_NEW_HISTORY, (self.history,)):
            key = tuple(which)
            stood = self.stands.get(key, (None, None))[0]
            self._check(before == stood, f"the history of {key} goes on from {before}, not from {stood}")
            self.stands[key] = (after, substitute)
            self.history = id

    def _compare(self, who: Said, line: Line) -> None:
        """What stands is what the history says last."""
        for answer in line.answers:
            sub = line.substitution(answer.session)
            stands = (answer.kind.value, sub.substitute.id if sub else None)
            told = self.stands.get((*who, answer.session))
            self._check(told == stands, f"{who} stands as {stands}, the history ends with {told}")

    def told_of(self, meeting: Meeting) -> None:
        self.meetings[meeting.id] = meeting

    # at the end

    def close(self) -> dict[str, int]:
        """Everything due has come to an end that somebody saw, or with a reason; hands back how many of which."""
        notices = [one for id in self.meetings for one in self.books.look(partial(_notices_of, id))]
        mails = {_word(one): one for one in notices if one.new.channel is Channel.MAIL}
        ends: dict[str, int] = defaultdict(int)
        for one in notices:
            self._check(one.state in FINAL, f"left {one.state}", one)
            self._check(one.state is NoticeState.SENT or self._reason(one), "given up without a reason", one)
            if one.state is NoticeState.SENT:
                self._check(self._seen(one), "sent and never seen", one)
            if one.new.channel is Channel.TEAMS and one.state is NoticeState.DEAD:
                self._check(_word(one) in mails, "given up in Teams and not mailed", one)
            if one.state is NoticeState.SETTLED and one.id in self.cards and _word(one) in mails:
                ends["seen on both roads"] += self._seen(mails[_word(one)])
            ends[one.state.value] += 1
        ends["mails repeated"] = sum(count - 1 for count in self.mailed.values())
        return ends

    def _seen(self, one: Notice) -> bool:
        return one.id in self.cards if one.new.channel is Channel.TEAMS else one.message_id in self.mailed

    def _reason(self, one: Notice) -> bool:
        how = self.books.raw.execute(
            "SELECT last_error || settled_by FROM delivery WHERE id = ?", (one.id,)
        ).fetchone()[0]
        return bool(how)

    def ask(self) -> None:
        """Raises what was seen while the engine was at work: it takes any fault of a sender's for a lost answer."""
        if self.broken:
            raise Broken(self.broken)

    def _check(self, holds: bool, otherwise: str, *about: object) -> None:
        if not holds:
            self.broken = self.broken or f"{otherwise} [{self.now()}] {' '.join(map(str, about))}"
            raise Broken(self.broken)


def _notices_of(meeting: MeetingId, records: BookRecords) -> Sequence[Notice]:
    return records.notices_of(meeting)


def _word(one: Notice) -> tuple[object, ...]:
    return one.new.meeting, one.new.person, one.new.kind, one.new.occasion
