"""What people must be told: planned as rows when something happens, judged again just before each is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from meetings.attendance import Line, Roll, Standing, silent, wavers
from meetings.entries import Entry, Method
from meetings.model import ItemId, Meeting, MeetingId, MeetingState, PersonId, Policy, Source
from meetings.workdays import DaysOff, local, local_day, next_open, workdays_before

NoticeId = NewType("NoticeId", int)
WAITED_FOR = timedelta(days=14)
"""How long the word is worth something that a mail waits for a person."""


class Kind(StrEnum):
    """What a notice says.

    CALENDAR is a calendar entry following an answer, CARD the person's card doing so in place: neither rings.
    """

    CONVENED = "convened"
    SUBSTITUTE = "substitute"
    SUBSTITUTE_LEFT = "substitute_left"
    RELEASED = "released"
    CALENDAR = "calendar"
    CARD = "card"
    CONFIRM = "confirm"
    UNCONFIRMED = "unconfirmed"
    REMINDER = "reminder"
    MAYBE = "maybe"
    MOVED = "moved"
    AMENDED = "amended"
    CANCELLED = "cancelled"
    AGENDA = "agenda"
    DAY_BEFORE = "day_before"
    SEAT_GIVEN = "seat_given"
    SEAT_ASKED = "seat_asked"
    ITEM_ARRIVED = "item_arrived"
    ITEM_SETTLED = "item_settled"
    AGENDA_COMMENTS = "agenda_comments"
    AGENDA_TO_APPROVE = "agenda_to_approve"
    COMMENT_ARRIVED = "comment_arrived"
    MINUTES_SENT = "minutes_sent"
    MINUTES_APPROVED = "minutes_approved"
    EXCERPT = "excerpt"
    FOLLOW_UP = "follow_up"
    CHAIR_DECIDED = "chair_decided"
    DEADLINE_PASSED = "deadline_passed"
    DIFFERS = "differs"
    REPLIES_WAIT = "replies_wait"
    UNDELIVERED = "undelivered"
    RESTORED = "restored"
    LINK_CODE = "link_code"


AFTERWARDS = frozenset(
    {
        Kind.MINUTES_SENT,
        Kind.MINUTES_APPROVED,
        Kind.EXCERPT,
        Kind.FOLLOW_UP,
        Kind.CHAIR_DECIDED,
        Kind.COMMENT_ARRIVED,
    }
)
"""These may be about a meeting that is over, and are still worth something a month later."""

REMINDERS = frozenset({Kind.REMINDER, Kind.MAYBE})
"""To those who have not answered, and to those who said "måske": never two of them a day."""

TO_SECRETARIAT = frozenset(
    {Kind.ITEM_ARRIVED, Kind.DEADLINE_PASSED, Kind.DIFFERS, Kind.COMMENT_ARRIVED, Kind.UNDELIVERED}
)
"""About a meeting, and for nobody but who is its committee's secretariat when they go out, called to it or not."""

QUIET = REMINDERS | {
    Kind.AGENDA,
    Kind.DAY_BEFORE,
    Kind.DEADLINE_PASSED,
    Kind.DIFFERS,
    Kind.REPLIES_WAIT,
    Kind.UNDELIVERED,
    Kind.AGENDA_COMMENTS,
    Kind.MINUTES_SENT,
    Kind.MINUTES_APPROVED,
    Kind.EXCERPT,
    Kind.FOLLOW_UP,
}
"""Sent by the clock and not by a person's hand just now: these wait for a workday between 8 and 16."""

BY_MAIL_TOO = frozenset(
    {
        Kind.CONVENED,
        Kind.SUBSTITUTE,
        Kind.RELEASED,
        Kind.CALENDAR,
        Kind.MOVED,
        Kind.AMENDED,
        Kind.CANCELLED,
    }
)
"""These carry the calendar entry, which travels by mail whatever Teams can do."""

REPORT_AFTER, REPORT_WORTH = timedelta(minutes=10), timedelta(days=7)

ANSWERED_ON = frozenset(
    {
        Kind.CONVENED,
        Kind.SUBSTITUTE,
        Kind.SUBSTITUTE_LEFT,
        Kind.RELEASED,
        Kind.CONFIRM,
        Kind.UNCONFIRMED,
        Kind.REMINDER,
        Kind.MAYBE,
        Kind.MOVED,
        Kind.AMENDED,
        Kind.CANCELLED,
        Kind.DAY_BEFORE,
        Kind.SEAT_GIVEN,
    }
)
"""Their Teams card shows where the person stands: the newest is the person's one card about the meeting."""

MAIL_ONLY = frozenset({Kind.CALENDAR, Kind.LINK_CODE})
TEAMS_ONLY = frozenset({Kind.CARD})
"""Said elsewhere too: where Teams cannot bring it no mail does, and twice is once."""

PROMPT = frozenset({Kind.LINK_CODE, Kind.CARD})
"""The answer to what somebody has done just now, who looks for it: never planned ahead, and these go before all else
that is due, however long that has waited. The claim has an index of these very kinds (`ix_delivery_prompt`)."""

MONTHS = timedelta(days=90)


class Channel(StrEnum):
    TEAMS = "teams"
    MAIL = "mail"


class NoticeState(StrEnum):
    """The states of a delivery. The five before the last are final; HELD waits for a person (`meetings.held`)."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENDING = "sending"
    RETRY = "retry"
    UNKNOWN = "unknown"
    SENT = "sent"
    SETTLED = "settled"
    DEAD = "dead"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"
    HELD = "held"


TOO_LATE = "too late"
"""Begins the reason of what was worthless before it could be brought; of such, the secretariat is told."""

FINAL = frozenset(
    {
        NoticeState.SENT,
        NoticeState.SETTLED,
        NoticeState.DEAD,
        NoticeState.CANCELLED,
        NoticeState.SKIPPED,
    }
)


@dataclass(frozen=True, slots=True)
class NewNotice:
    """One thing one person must be told on one occasion by one road; that much is unique.

    `occasion` holds what makes it a new one: the round of asking, or the start a reminder counts from.
    """

    meeting: MeetingId | None
    person: PersonId
    kind: Kind
    occasion: str
    channel: Channel
    due_at: datetime
    not_after: datetime
    round: int = 0
    entry: Entry | None = None
    item: ItemId | None = None
    about: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A planned notice with the state of its delivery.

    `attempts` are the tries in which the other end was spoken to, `unreached` those in which it was not.
    """

    id: NoticeId
    new: NewNotice
    state: NoticeState
    next_at: datetime
    attempts: int = 0
    unreached: int = 0
    message_id: str = ""
    lease_token: str = ""
    last_error: str = ""
    sent_at: datetime | None = None


# Planning


def tell(
    kind: Kind,
    meeting: Meeting,
    person: PersonId,
    now: datetime,
    *,
    entry: Entry | None = None,
    occasion: str = "",
    item: ItemId | None = None,
    about: PersonId | None = None,
) -> tuple[NewNotice, ...]:
    """The notices that tell one person one thing at once: in Teams, and by mail where a calendar entry goes along."""
    channels = []
    if kind not in MAIL_ONLY:
        channels.append(Channel.TEAMS)
    if kind in MAIL_ONLY or (kind in BY_MAIL_TOO and entry is not None):
        channels.append(Channel.MAIL)
    named = occasion or f"r{meeting.round}"
    if entry is not None:
        named = f"{named}-s{entry.sequence}-{entry.stamp:%Y%m%dT%H%M%S}"
    return tuple(
        NewNotice(
            meeting=meeting.id,
            person=person,
            kind=kind,
            occasion=named,
            channel=channel,
            due_at=now,
            not_after=_worthless(kind, meeting),
            round=meeting.round,
            entry=entry if channel is Channel.MAIL else None,
            item=item,
            about=about,
        )
        for channel in channels
    )


def ladder(
    meeting: Meeting, people: Iterable[PersonId], policy: Policy, days_off: DaysOff, now: datetime
) -> tuple[NewNotice, ...]:
    """The reminders before the response deadline, and the word on the workday before the meeting.

    A step whose day is here already when the meeting is called is left out, so that nobody is reminded of an
    invitation of the same day; so is one that would come after the deadline, or twice on one day.
    """
    rungs = {_rung(meeting, count, policy, days_off): count for count in policy.reminder_workdays}
    told = list(people)
    return tuple(
        _clockwork(Kind.REMINDER, f"T-{count}", meeting, person, due)
        for due, count in rungs.items()
        if local_day(now) < local_day(due) and due < meeting.deadlines.responses
        for person in told
    ) + eve(meeting, told, policy, days_off, now)


def eve(
    meeting: Meeting, people: Iterable[PersonId], policy: Policy, days_off: DaysOff, now: datetime
) -> tuple[NewNotice, ...]:
    """The word on the workday before the meeting; left out when that day is here already."""
    due = local(workdays_before(meeting.sessions[0].day, 1, days_off), policy.day_before_at)
    if local_day(due) <= local_day(now):
        return ()
    return tuple(_clockwork(Kind.DAY_BEFORE, "eve", meeting, person, due) for person in people)


def for_waverer(
    meeting: Meeting, person: PersonId, policy: Policy, days_off: DaysOff, now: datetime
) -> tuple[NewNotice, ...]:
    """Whether somebody who said "måske" knows by now: on the days of the ladder, and on the eve of the meeting."""
    rungs = {_rung(meeting, count, policy, days_off): f"T-{count}" for count in policy.reminder_workdays}
    rungs = {due: name for due, name in rungs.items() if due < meeting.deadlines.responses}
    rungs[local(workdays_before(meeting.sessions[0].day, 1, days_off), policy.day_before_at)] = "eve"
    return tuple(
        _clockwork(Kind.MAYBE, name, meeting, person, due)
        for due, name in rungs.items()
        if local_day(now) < local_day(due)
    )


def reminders_now(
    roll: Roll, days_off: DaysOff, now: datetime, only: Iterable[PersonId] | None = None
) -> tuple[NewNotice, ...]:
    """Reminders the secretariat asks for: to the silent, in the next open hours, one a day."""
    due = next_open(now, days_off)
    asked = None if only is None else set(only)
    return tuple(
        NewNotice(
            meeting=roll.meeting.id,
            person=line.person.id,
            kind=Kind.REMINDER,
            occasion=_counted_from(f"now-{local_day(due):%Y%m%d}", roll.meeting),
            channel=Channel.TEAMS,
            due_at=due,
            not_after=_worthless(Kind.REMINDER, roll.meeting),
            round=roll.meeting.round,
        )
        for line in silent(roll)
        if asked is None or line.person.id in asked
    )


def to_secretariat(
    kind: Kind,
    meeting: Meeting,
    people: Iterable[PersonId],
    due: datetime,
    *,
    item: ItemId | None = None,
    about: PersonId | None = None,
) -> tuple[NewNotice, ...]:
    """Word to the secretariat: an item has come, the response deadline has passed, somebody answers differently."""
    occasion = f"item-{item}" if item is not None else f"r{meeting.round}@{due:%Y%m%dT%H%MZ}"
    if about is not None:
        occasion = f"r{meeting.round}-of-{about}@{local_day(due):%Y%m%d}"
    return tuple(
        NewNotice(
            meeting=meeting.id,
            person=person,
            kind=kind,
            occasion=occasion,
            channel=Channel.TEAMS,
            due_at=due,
            not_after=meeting.starts_at,
            round=meeting.round,
            item=item,
            about=about,
        )
        for person in people
    )


def replies_wait(people: Iterable[PersonId], due: datetime) -> tuple[NewNotice, ...]:
    """Word to the secretariats that mails wait for them: one for all that came until it is due."""
    return tuple(
        NewNotice(
            meeting=None,
            person=person,
            kind=Kind.REPLIES_WAIT,
            occasion=f"{due:%Y%m%dT%H%MZ}",
            channel=Channel.TEAMS,
            due_at=due,
            not_after=due + WAITED_FOR,
        )
        for person in people
    )


def restored(people: Iterable[PersonId], now: datetime) -> tuple[NewNotice, ...]:
    """Word to the secretariats that the books were put back from a copy, and that what was due waits for them."""
    return tuple(
        NewNotice(
            meeting=None,
            person=person,
            kind=Kind.RESTORED,
            occasion=f"{now:%Y%m%dT%H%M%SZ}",
            channel=Channel.TEAMS,
            due_at=now,
            not_after=now + WAITED_FOR,
        )
        for person in people
    )


def report(meeting: Meeting, people: Iterable[PersonId], now: datetime) -> tuple[NewNotice, ...]:
    """Word to the secretariat that somebody could not be reached: once a day, a little later, so that it tells of more."""
    due = now + REPORT_AFTER
    return tuple(
        NewNotice(
            meeting=meeting.id,
            person=person,
            kind=Kind.UNDELIVERED,
            occasion=f"undelivered-{local_day(due):%Y%m%d}",
            channel=Channel.TEAMS,
            due_at=due,
            not_after=due + REPORT_WORTH,
            round=meeting.round,
        )
        for person in people
    )


def follow_up(
    meeting: Meeting, person: PersonId, id: int, times: Iterable[datetime], not_after: datetime
) -> tuple[NewNotice, ...]:
    """Word to who has something to do after a meeting, at each of these times; `subject` says which."""
    return tuple(
        NewNotice(
            meeting=meeting.id,
            person=person,
            kind=Kind.FOLLOW_UP,
            occasion=f"follow-up-{id}-{due:%Y%m%dT%H%MZ}",
            channel=Channel.TEAMS,
            due_at=due,
            not_after=not_after,
            round=meeting.round,
        )
        for due in times
    )


def subject(notice: NewNotice, name: str) -> int | None:
    """The number in an occasion "<name>-<number>…": which follow-up, comment or chair's decision it is about."""
    found = notice.occasion.removeprefix(f"{name}-").partition("-")[0]
    return int(found) if notice.occasion.startswith(f"{name}-") and found.isdecimal() else None


def by_mail(notice: NewNotice) -> NewNotice:
    """The same word by mail, when Teams cannot bring it; where one goes by mail anyway, it is that one."""
    return replace(notice, channel=Channel.MAIL)


def _clockwork(kind: Kind, name: str, meeting: Meeting, person: PersonId, due: datetime) -> NewNotice:
    return NewNotice(
        meeting=meeting.id,
        person=person,
        kind=kind,
        occasion=_counted_from(name, meeting),
        channel=Channel.TEAMS,
        due_at=due,
        not_after=_worthless(kind, meeting),
        round=meeting.round,
    )


def _counted_from(name: str, meeting: Meeting) -> str:
    """A step of a moved meeting is another step, also where it begins when it did before: then everybody is asked anew."""
    again = f"-r{meeting.round}" if meeting.round > 1 else ""
    return f"{name}@{meeting.starts_at:%Y%m%dT%H%MZ}{again}"


def _rung(meeting: Meeting, count: int, policy: Policy, days_off: DaysOff) -> datetime:
    deadline = local_day(meeting.deadlines.responses)
    return local(workdays_before(deadline, count, days_off), policy.reminder_at)


def _worthless(kind: Kind, meeting: Meeting) -> datetime:
    """After this instant nobody is helped: by a reminder at the start, by a call at the end.

    An entry that must go from a calendar is tried for a day more.
    """
    match kind:
        case Kind.CANCELLED | Kind.RELEASED | Kind.CALENDAR:
            return meeting.ends_at + timedelta(days=1)
        case Kind.CONVENED | Kind.MOVED | Kind.AMENDED | Kind.SUBSTITUTE:
            return meeting.ends_at
        case one if one in AFTERWARDS:
            return meeting.ends_at + MONTHS
        case _:
            return meeting.starts_at


# Judging


@dataclass(frozen=True, slots=True)
class Go:
    """Send it now."""


@dataclass(frozen=True, slots=True)
class NotYet:
    """The office is closed; try again at `until`."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Drop:
    """It has become wrong (cancelled) or needless (skipped); `reason` is for the secretariat's eyes."""

    state: NoticeState
    reason: str


Verdict = Go | NotYet | Drop


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is true of a meeting notice at the moment it would be sent.

    `line` is the addressee's own line, `comes_for` whether the person comes as somebody's substitute,
    `entry` what the ledger says the person's calendar was last told, `done` whether what it asks for is done.
    """

    meeting: Meeting
    line: Line | None
    comes_for: bool
    reminded_today: bool
    entry: Entry | None = None
    done: bool = False


def judge(notice: NewNotice, now_true: Circumstances | None, days_off: DaysOff, now: datetime) -> Verdict:
    """Whether a claimed notice is still right. Pure, and asked again for every try.

    Circumstances are None for what concerns no meeting (a link code): that is right until it is too late.
    """
    if now_true is not None and (drop := _overtaken(notice, now_true)):
        return drop
    if now > notice.not_after:
        return Drop(NoticeState.SKIPPED, TOO_LATE)
    if now_true is not None and (reason := _needless(notice.kind, now_true)):
        return Drop(NoticeState.SKIPPED, reason)
    if notice.kind in QUIET and (opens := next_open(now, days_off)) > now:
        return NotYet(opens)
    return Go()


_SURVIVES_CANCELLATION = frozenset(
    {
        Kind.CANCELLED,
        Kind.RELEASED,
        Kind.UNDELIVERED,
        Kind.LINK_CODE,
        Kind.CHAIR_DECIDED,
        Kind.ITEM_SETTLED,
    }
)
_SURVIVES_MOVE = AFTERWARDS | {
    Kind.RELEASED,
    Kind.ITEM_ARRIVED,
    Kind.ITEM_SETTLED,
    Kind.AGENDA,
    Kind.AGENDA_COMMENTS,
    Kind.AGENDA_TO_APPROVE,
    Kind.UNDELIVERED,
    Kind.LINK_CODE,
}


def _overtaken(notice: NewNotice, now_true: Circumstances) -> Drop | None:
    """What has happened since that makes the notice untrue.

    An entry that must go from a calendar goes, whatever became of the meeting, unless the ledger has a later
    word: a REQUEST that arrives behind its own CANCEL would put the meeting back.
    """
    meeting, withdraws = now_true.meeting, _withdraws(notice.entry)
    cancelled = meeting.state is MeetingState.CANCELLED
    if cancelled and not withdraws and notice.kind not in _SURVIVES_CANCELLATION:
        return Drop(NoticeState.CANCELLED, "meeting cancelled")
    if notice.round != meeting.round and not withdraws and notice.kind not in _SURVIVES_MOVE:
        return Drop(NoticeState.CANCELLED, "meeting moved")
    if notice.entry and now_true.entry and _rank(now_true.entry) > _rank(notice.entry):
        return Drop(NoticeState.SKIPPED, "superseded")
    published = meeting.agenda_published_at
    if notice.kind is Kind.AGENDA and published is not None and published > notice.due_at:
        return Drop(NoticeState.SKIPPED, "published again")
    return None


def _withdraws(entry: Entry | None) -> bool:
    return entry is not None and entry.method is Method.CANCEL


def _rank(entry: Entry) -> tuple[int, datetime]:
    """The later message by RFC 5546 section 2.1.5: SEQUENCE first, then DTSTAMP."""
    return entry.sequence, entry.stamp


def _needless(kind: Kind, now_true: Circumstances) -> str:
    line, days = now_true.line, now_true.meeting.days
    if now_true.done:
        return "done"
    match kind:
        case Kind.REMINDER | Kind.MAYBE:
            return _needs_no_reminder(kind, now_true)
        case Kind.CONFIRM:
            if line is None or all(one.source is not Source.CALENDAR for one in line.answers):
                return "answered since"
        case Kind.SUBSTITUTE | Kind.SUBSTITUTE_LEFT | Kind.RELEASED | Kind.SEAT_GIVEN:
            return _seated_otherwise(kind, now_true)
        case Kind.DAY_BEFORE:
            comes = line is not None and line.overall(days) is Standing.ATTENDING
            if not (comes or now_true.comes_for):
                return "does not come"
    return ""


def _seated_otherwise(kind: Kind, now_true: Circumstances) -> str:
    """Word of who sits where, which has changed again since."""
    line, days = now_true.line, now_true.meeting.days
    match kind:
        case Kind.SUBSTITUTE if not now_true.comes_for:
            return "comes for nobody"
        case Kind.RELEASED if now_true.comes_for:
            return "comes again"
        case Kind.SUBSTITUTE_LEFT if line is not None and all(line.sits(day) for day in days):
            return "the seat is taken"
        case Kind.SEAT_GIVEN if line is None or not any(_comes_on(line, day) for day in days):
            return "has no seat"
    return ""


def _comes_on(line: Line, day: int) -> bool:
    return line.standing(day) is Standing.ATTENDING


def _needs_no_reminder(kind: Kind, now_true: Circumstances) -> str:
    line, days = now_true.line, now_true.meeting.days
    if line is None:
        return "not invited"
    if kind is Kind.MAYBE and not wavers(line, days):
        return "not in doubt"
    if kind is Kind.REMINDER and all(line.answer(day) or line.substitution(day) for day in days):
        return "answered"
    return "reminded today" if now_true.reminded_today else ""
