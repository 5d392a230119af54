"""Who watches a simulated year: after every step it says what was broken, in the words of the rule.

It keeps books of its own, from the lines of history as they are written and from what reaches people, and asks nothing
of the rules it watches.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from bot.days_off import closed
from meetings.model import Meeting, MeetingId, MeetingState, OrganisationId, PersonId
from meetings.notices import FINAL, QUIET, REMINDERS, TEAMS_ONLY, Channel, Kind, Notice, NoticeState
from meetings.workdays import local_day, next_open
from storage.records import BookRecords
from tests.faults.by_hand import Books
from tests.faults.outside import Card, Mail

SEATS = 2
OF_NO_MEETING = {Kind.LINK_CODE, Kind.REPLIES_WAIT, Kind.RESTORED}
WHATEVER_BECOMES_OF_IT = OF_NO_MEETING | {
    Kind.RELEASED, Kind.UNDELIVERED, Kind.CHAIR_DECIDED, Kind.ITEM_SETTLED,
}  # fmt: skip
"""Whoever was let go stays let go, who was not reached was not, the chair decided outside any meeting, and what became
of a proposal became of it.
"""
STAYS_TRUE = WHATEVER_BECOMES_OF_IT | {Kind.CANCELLED}
STAYS_TRUE_WHEN_MOVED = WHATEVER_BECOMES_OF_IT | {
    Kind.ITEM_ARRIVED, Kind.AGENDA, Kind.AGENDA_COMMENTS, Kind.AGENDA_TO_APPROVE,
    Kind.COMMENT_ARRIVED, Kind.MINUTES_SENT, Kind.MINUTES_APPROVED, Kind.EXCERPT, Kind.FOLLOW_UP,
}  # fmt: skip
"""Papers, and what was said at it: another day makes none of it untrue."""
OF_THIS_DAY = {
    Kind.CONVENED, Kind.SUBSTITUTE, Kind.SUBSTITUTE_LEFT, Kind.CALENDAR, Kind.CARD, Kind.CONFIRM, Kind.UNCONFIRMED, Kind.REMINDER,
    Kind.MAYBE, Kind.MOVED, Kind.AMENDED, Kind.CANCELLED, Kind.DAY_BEFORE, Kind.SEAT_GIVEN, Kind.SEAT_ASKED,
    Kind.DEADLINE_PASSED, Kind.DIFFERS,
}  # fmt: skip
"""These tell when it is, or ask who comes then."""

AT_THE_DOOR = timedelta(minutes=3)
"""A notice judged at 15.59 may still wait its turn for as long as a lease: it is not judged again by the hour."""
FORGOTTEN_AFTER = timedelta(days=8)
"""What is worth nothing any more is given up by then, also by a machine that slept and a clock that was wrong."""

SITS_FOR_ITSELF = {"onsite", "online"}
TAKES_A_SEAT = {"chair", "vice_chair", "member", "deputy"}
_NEW_HISTORY = (
    'SELECT id, meeting_id, round, person_id, session, "before", "after", substitute_id'
    " FROM answer_history WHERE id > ? ORDER BY id"
)
_SEAT = "SELECT organisation_id, role FROM invitee WHERE meeting_id = ? AND person_id = ?"
_STANDS = (
    "SELECT a.round, a.person_id, a.session, a.kind, s.substitute_id FROM meeting m"
    " JOIN invitee i ON i.meeting_id = m.id JOIN answer a ON a.meeting_id = m.id AND a.round = m.round"
    " AND a.person_id = i.person_id LEFT JOIN substitution s ON s.meeting_id = a.meeting_id"
    " AND s.round = a.round AND s.principal_id = a.person_id AND s.session = a.session WHERE m.id = ?"
)
_FORGOTTEN = (
    "SELECT id, kind, state FROM delivery WHERE +not_after < ?"
    " AND state IN ('planned', 'retry', 'claimed', 'sending', 'unknown') LIMIT 1"
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
    said: dict[Said, dict[int, datetime]] = field(default_factory=lambda: defaultdict(dict))
    stands: dict[tuple[MeetingId, int, PersonId, int], Any] = field(default_factory=dict)
    reminded: dict[tuple[PersonId, MeetingId, date], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    cards: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    mailed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    seats: dict[tuple[MeetingId, PersonId], tuple[OrganisationId, bool]] = field(default_factory=dict)
    sitting: dict[tuple[Any, ...], set[PersonId]] = field(default_factory=lambda: defaultdict(set))
    crowded: dict[tuple[Any, ...], set[PersonId]] = field(default_factory=dict)
    history: int = 0
    broken: str = ""

    # what goes out

    def call(self, one: Card | Mail) -> None:
        """The intent is committed, and this is the socket."""
        told = one.shown
        kind = Kind(told["kind"])
        if kind in QUIET and (opens := next_open(self.now(), closed)) > self.now():
            self._check(next_open(self.now() - AT_THE_DOOR, closed) != opens, f"{kind} at {self.now()}", one)
        if told["meeting"]:
            self._about(self.meetings[told["meeting"]], kind, told, one)
        else:
            self._check(kind in OF_NO_MEETING, "of no meeting", one)

    def _about(self, meeting: Meeting, kind: Kind, told: dict[str, Any], one: Card | Mail) -> None:
        self._check(
            kind in STAYS_TRUE | STAYS_TRUE_WHEN_MOVED | OF_THIS_DAY, "who knows when it is true?", one
        )
        gone = meeting.state is MeetingState.CANCELLED
        self._check(not gone or told["withdraws"] or kind in STAYS_TRUE, "of a cancelled meeting", one)
        old = told["round"] != meeting.round
        self._check(not old or told["withdraws"] or kind in STAYS_TRUE_WHEN_MOVED, "of a moved meeting", one)
        if kind is Kind.REMINDER:
            # Intents of one commit go out one after the other in one instant, in which the first may be answered.
            said = self.said[meeting.id, meeting.round, told["to"]]
            before = {day for day, at in said.items() if at != self.now()}
            self._check(not set(meeting.days) <= before, "a reminder after the answer", one)

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
        said = self.said[meeting, self.meetings[meeting].round, person]
        for day in days:
            said.setdefault(day, self.now())

    def step(self) -> None:
        """After whatever somebody did: the history, and the seats of whoever it is about."""
        self.ask()
        for id, *which, before, after, substitute in self.books.raw.execute(
            _NEW_HISTORY, (self.history,)
        ).fetchall():
            self._goes_on(tuple(which), before)
            self.stands[tuple(which)] = after, substitute
            self.history = id
            self._take_seat(*which, sits=substitute is not None or after in SITS_FOR_ITSELF)
        for (meeting, round, organisation, day), sitting in self.crowded.items():
            self._check(
                False, f"{sorted(sitting)} sit for {organisation} on day {day} of {meeting}, round {round}"
            )

    def _goes_on(self, which: tuple[Any, ...], before: str | None) -> None:
        """Each new line begins where the one before it ended."""
        stood = self.stands.get(which, (None, None))[0]
        self._check(before == stood, f"the history of {which} goes on from {before}, not from {stood}")

    def _take_seat(self, meeting: MeetingId, round: int, person: PersonId, day: int, *, sits: bool) -> None:
        """`crowded` are the seats of an organisation on a day that too many sit in when the step has ended."""
        organisation, counts = self._seat(meeting, person)
        which = meeting, round, organisation, day
        sitting = self.sitting[which]
        (sitting.add if sits and counts else sitting.discard)(person)
        if len(sitting) > SEATS:
            self.crowded[which] = sitting
        else:
            self.crowded.pop(which, None)

    def _seat(self, meeting: MeetingId, person: PersonId) -> tuple[OrganisationId, bool]:
        if (meeting, person) not in self.seats:
            [(organisation, role)] = self.books.raw.execute(_SEAT, (meeting, person)).fetchall()
            self.seats[meeting, person] = organisation, role in TAKES_A_SEAT
        return self.seats[meeting, person]

    def changed(self, meeting: MeetingId) -> None:
        """What stands, for everybody, is what the history says last; and the other way round."""
        self.step()
        found = self.books.raw.execute(_STANDS, (meeting,)).fetchall()
        stands = {(meeting, round, person, day): (kind, other) for round, person, day, kind, other in found}
        for which, stood in stands.items():
            told = self.stands.get(which)
            self._check(told == stood, f"{which} stands as {stood}, the history ends with {told}")
        if stands:
            round = next(iter(stands))[1]
            ended = {one for one in self.stands if one[:2] == (meeting, round)}
            self._check(ended == set(stands), f"told and not standing: {sorted(ended - set(stands))}")

    def rounds_end(self) -> None:
        """After the post has been out: nothing that has become worthless is kept."""
        self.step()
        forgotten = (self.now() - FORGOTTEN_AFTER).strftime("%Y-%m-%d %H:%M:%S.%f")
        for left in self.books.raw.execute(_FORGOTTEN, (forgotten,)).fetchall():
            self._check(False, f"kept though it is worth nothing: {left}")

    def told_of(self, meeting: Meeting) -> None:
        self.meetings[meeting.id] = meeting

    # at the end

    def close(self) -> dict[str, int]:
        """Everything due has come to an end that somebody saw, or with a reason; hands back how many of which."""
        for meeting in self.meetings:
            self.changed(meeting)
        notices = [one for id in self.meetings for one in self.books.look(partial(_notices_of, id))]
        mails = {_word(one): one for one in notices if one.new.channel is Channel.MAIL}
        ends: dict[str, int] = defaultdict(int)
        for one in notices:
            self._check(one.state in FINAL, f"left {one.state}", one)
            self._check(one.state is NoticeState.SENT or self._reason(one), "given up without a reason", one)
            if one.state is NoticeState.SENT:
                self._check(self._seen(one), "sent and never seen", one)
            if one.new.channel is Channel.TEAMS and one.state is NoticeState.DEAD:
                mailed = one.new.kind in TEAMS_ONLY or _word(one) in mails
                self._check(mailed, "given up in Teams and not mailed", one)
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
