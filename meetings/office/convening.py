"""Convening, moving and cancelling: the secretariat's verbs, each telling everybody it concerns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from meetings import deadlines, entries, notices, refusals
from meetings.addresses import is_web_address
from meetings.attendance import Roll
from meetings.model import (
    CALLED,
    Committee,
    CommitteeId,
    Detail,
    Invitee,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Mode,
    Person,
    PersonId,
    Role,
    Session,
)
from meetings.notices import BY_MAIL_TOO, FINAL, Channel, Kind, NewNotice
from meetings.office.base import Actor, Desk
from meetings.workdays import comes_twice, next_open, whole_day

PLACE_LIMIT = 200
REASON_LIMIT = 300
TITLE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A meeting as the secretariat writes it on the form; `slug` is made from committee and date when empty."""

    committee: CommitteeId
    title: str
    kind: MeetingKind
    mode: Mode
    sessions: tuple[Session, ...]
    place: str = ""
    join_url: str = ""
    case_number: str = ""
    slug: str = ""
    response_deadline: datetime | None = None
    item_deadline: datetime | None = None
    agenda_url: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """New details of a meeting; None leaves one as it is, and an empty text takes it away."""

    title: str | None = None
    place: str | None = None
    join_url: str | None = None
    agenda_url: str | None = None

    def of(self, meeting: Meeting) -> Meeting:
        """The meeting as it would be, with `amended` naming what is not as it was."""
        given = {one: getattr(self, one) for one in Detail}
        texts = {one: text.strip() for one, text in given.items() if text is not None}
        changed = tuple(one for one, text in texts.items() if text != getattr(meeting, one))
        return replace(meeting, amended=changed, **texts)


class ConveningDesk(Desk):
    """`domain` ends the calendar UID, which is made once and never changes."""

    domain = "styrmand.invalid"

    def create(self, plan: MeetingPlan, actor: Actor) -> Meeting:
        """A planned meeting that nobody has been called to yet. Raises BadField, NotAllowed or Unknown."""
        self.require_secretariat(plan.committee, actor, "meeting.create")
        committee = self.records.committee(plan.committee)
        _check(plan)
        _check_sessions(plan.sessions, self.now)
        id = self._slug(plan)
        due = deadlines.for_meeting(plan.sessions, committee.policy, self.days_off, self.now)
        due = replace(
            due,
            responses=plan.response_deadline or due.responses,
            items=plan.item_deadline or due.items,
        )
        if not due.responses <= plan.sessions[0].starts_at:
            raise refusals.BadField("response_deadline", "after_start")
        meeting = Meeting(
            id=id,
            committee=committee.id,
            title=plan.title.strip(),
            kind=plan.kind,
            mode=plan.mode,
            sessions=plan.sessions,
            deadlines=due,
            uid=f"{id}-{self.now:%Y%m%dT%H%M%S}@{self.domain}",
            place=plan.place.strip(),
            join_url=plan.join_url.strip(),
            case_number=plan.case_number.strip(),
            agenda_url=plan.agenda_url.strip(),
        )
        self.records.put_meeting(meeting)
        self.write_down(actor, "meeting.create", id)
        return meeting

    def convene(self, id: MeetingId, actor: Actor) -> Meeting:
        """Calls the members of the meeting's day; doing it twice changes nothing."""
        meeting = self.records.meeting(id, lock=True)
        self.require_secretariat(meeting.committee, actor, "meeting.convene")
        match meeting.state:
            case MeetingState.CONVENED:
                return meeting
            case MeetingState.CANCELLED:
                raise refusals.MeetingCancelled(meeting)
            case MeetingState.HELD:
                raise refusals.MeetingStarted(meeting)
        if self.now >= meeting.starts_at:
            raise refusals.MeetingStarted(meeting)
        meeting = replace(
            meeting,
            state=MeetingState.CONVENED,
            convened_at=self.now,
            revision=meeting.revision + 1,
        )
        self.records.put_meeting(meeting)
        called = self._members(meeting)
        self.records.put_invitees(id, called)
        self._tell_all(meeting, [one.person.id for one in called], Kind.CONVENED, moved=False)
        self._plan_clockwork(meeting, [one.person.id for one in called])
        self.write_down(actor, "meeting.convene", id, details=[f"invited={len(called)}"])
        return meeting

    def call_in(self, meeting: Meeting, person: Person, role: Role, actor: Actor) -> bool:
        """Calls one more to a meeting that is convened already, last in the list; False when he is on it or comes to it.

        Only he is told, and reminded on the days of the others. Raises NotAllowed.
        """
        held = self.records.meeting(meeting.id, lock=True)
        self.require_secretariat(held.committee, actor, "meeting.convene")
        roll = self.records.roll(held)
        open_ = held.state is MeetingState.CONVENED and self.now < held.starts_at
        if not open_ or roll.line(person.id) or roll.principals(person.id):
            return False
        last = max((line.invitee.order for line in roll.lines), default=0)
        newcomer = Invitee(person, person.organisation, role, last + 1)
        self.records.put_invitees(held.id, [*(line.invitee for line in roll.lines), newcomer])
        self._tell_all(held, [person.id], Kind.CONVENED, moved=False)
        policy = self.records.committee(held.committee).policy
        self.records.plan(notices.ladder(held, [person.id], policy, self.days_off, self.now))
        self.write_down(actor, "meeting.call_in", held.id, on_behalf_of=person.id)
        return True

    def move(
        self,
        id: MeetingId,
        sessions: tuple[Session, ...],
        reason: str,
        actor: Actor,
        *,
        place: str | None = None,
        join_url: str | None = None,
    ) -> Meeting:
        """Sets a new time, asks everybody again, and lets the substitutes of the old time go.

        Raises BadField when the time is not new or lies behind us, MeetingCancelled, MeetingStarted, NotAllowed.
        """
        meeting = self._open_for_change(id, actor, "meeting.move")
        amended = Amendment(place=place, join_url=join_url).of(meeting)
        _check(amended)
        _check_sessions(sessions, self.now)
        _check_reason(reason)
        if sessions == meeting.sessions:
            raise refusals.BadField("day", "unchanged")
        before = self.records.roll(meeting)
        committee = self.records.committee(meeting.committee)
        moved = replace(
            amended,
            sessions=sessions,
            deadlines=deadlines.for_meeting(sessions, committee.policy, self.days_off, self.now),
            round=meeting.round + 1,
            revision=meeting.revision + 1,
            reason=reason.strip(),
            before_move=meeting.sessions,
            amended=(),
        )
        self.records.put_meeting(moved)
        if moved.state is MeetingState.CONVENED:
            called = [line.person.id for line in before.lines]
            self._release_substitutes(moved, before)
            self._tell_all(moved, called, Kind.MOVED, moved=True)
            self._plan_clockwork(moved, called)
        self.write_down(actor, "meeting.move", id, details=[f"round={moved.round}"])
        return moved

    def amend(self, id: MeetingId, change: Amendment, actor: Actor) -> Meeting:
        """Corrects what is written of a meeting, and not when it is: every answer stands, and nobody is asked again.

        Those whose calendar it stands in are told once; of what is as it was already, nobody is.
        Raises BadField, MeetingCancelled, MeetingStarted, NotAllowed.
        """
        meeting = self._open_for_change(id, actor, "meeting.amend")
        amended = change.of(meeting)
        if not amended.amended:
            return meeting
        _check(amended)
        waiting = [one.new for one in self.records.notices_of(id) if one.state not in FINAL]
        untold = meeting.amended if any(one.kind is Kind.AMENDED for one in waiting) else ()
        all_news = tuple(one for one in Detail if one in {*untold, *amended.amended})
        amended = replace(amended, revision=meeting.revision + 1, amended=all_news)
        self.records.put_meeting(amended)
        if amended.state is MeetingState.CONVENED:
            self._tell_amended(amended, waiting)
        self.write_down(actor, "meeting.amend", id, details=amended.amended)
        return amended

    def cancel(self, id: MeetingId, reason: str, actor: Actor) -> Meeting:
        """Tells everybody who was called, and substitutes too; the calendar entries go. Twice changes nothing."""
        meeting = self.records.meeting(id, lock=True)
        if meeting.state is MeetingState.CANCELLED:
            self.require_secretariat(meeting.committee, actor, "meeting.cancel")
            return meeting
        meeting = self._open_for_change(id, actor, "meeting.cancel")
        _check_reason(reason)
        was_convened = meeting.state is MeetingState.CONVENED
        cancelled = replace(
            meeting,
            state=MeetingState.CANCELLED,
            reason=reason.strip(),
            revision=meeting.revision + 1,
        )
        self.records.put_meeting(cancelled)
        if was_convened:
            self._tell_cancelled(cancelled, self.records.roll(meeting))
        self.write_down(actor, "meeting.cancel", id)
        return cancelled

    def remind_now(
        self, id: MeetingId, actor: Actor, only: Iterable[PersonId] | None = None
    ) -> tuple[Sequence[NewNotice], datetime]:
        """Reminds the silent, in the next open hours; hands back who, and when it goes out.

        Whoever has been reminded on that day already is left out.
        """
        meeting = self._open_for_change(id, actor, "remind")
        if meeting.state is not MeetingState.CONVENED:
            raise refusals.NotConvened(meeting)
        due = next_open(self.now, self.days_off)
        wanted = notices.reminders_now(self.records.roll(meeting), self.days_off, self.now, only)
        planned = [
            one for one in wanted if not self.records.reminded_between(id, one.person, *whole_day(due))
        ]
        self.records.plan(planned)
        self.write_down(actor, "remind", id, details=[f"silent={len(planned)}"])
        return planned, due

    # how it is done

    def _open_for_change(self, id: MeetingId, actor: Actor, act: str) -> Meeting:
        meeting = self.records.meeting(id, lock=True)
        self.require_secretariat(meeting.committee, actor, act)
        if meeting.state is MeetingState.CANCELLED:
            raise refusals.MeetingCancelled(meeting)
        if meeting.state is MeetingState.HELD or self.now >= meeting.starts_at:
            raise refusals.MeetingStarted(meeting)
        return meeting

    def _members(self, meeting: Meeting) -> tuple[Invitee, ...]:
        """Those who hold a called role on the meeting's first day, each once, in the order they sit."""
        day = meeting.sessions[0].day
        called: dict[PersonId, Invitee] = {}
        for one in self.records.memberships(meeting.committee):
            if one.role in CALLED and one.holds(day) and one.person.id not in called:
                called[one.person.id] = Invitee(
                    one.person, one.person.organisation, one.role, len(called) + 1
                )
        return tuple(called.values())

    def _tell_all(self, meeting: Meeting, people: Iterable[PersonId], kind: Kind, *, moved: bool) -> None:
        held = {entry.person: entry for entry in self.records.entries(meeting.id)}
        planned: list[NewNotice] = []
        for person in people:
            entry = entries.requested(held.get(person), meeting.id, person, self.now, moved=moved)
            self.records.put_entry(entry)
            planned += notices.tell(kind, meeting, person, self.now, entry=entry)
        self.records.plan(planned)

    def _tell_amended(self, meeting: Meeting, waiting: Sequence[NewNotice]) -> None:
        """Where the convening, or the word of a move, has not gone out yet, it goes out as it is to be now.

        A card that has not is drawn from what is true when it goes, so it needs no other after it.
        """
        planned: list[NewNotice] = []
        cards = {one.person for one in waiting if one.channel is Channel.TEAMS and one.kind in BY_MAIL_TOO}
        for held in filter(lambda entry: entry.stands, self.records.entries(meeting.id)):
            entry = entries.requested(held, meeting.id, held.person, self.now)
            self.records.put_entry(entry)
            told = notices.tell(Kind.AMENDED, meeting, held.person, self.now, entry=entry)
            late = next((one for one in waiting if one.entry == held), None)
            if late is not None:
                mails = notices.tell(late.kind, meeting, held.person, self.now, entry=entry, about=late.about)
                told = (*_by(Channel.TEAMS, told), *_by(Channel.MAIL, mails))
            planned += _by(Channel.MAIL, told) if held.person in cards else told
        self.records.plan(planned)

    def _plan_clockwork(self, meeting: Meeting, people: Sequence[PersonId]) -> None:
        committee = self.records.committee(meeting.committee)
        self.records.plan(notices.ladder(meeting, people, committee.policy, self.days_off, self.now))
        self.records.plan(
            notices.to_secretariat(
                Kind.DEADLINE_PASSED,
                meeting,
                self.secretariat(meeting.committee),
                meeting.deadlines.responses,
            )
        )

    def _release_substitutes(self, meeting: Meeting, before: Roll) -> None:
        called = {line.person.id for line in before.lines}
        for person in _substitutes(before):
            entry = self.records.entry(meeting.id, person)
            if person in called or entry is None or not entry.stands:
                continue
            gone = entries.cancelled(entry, self.now)
            self.records.put_entry(gone)
            self.records.plan(notices.tell(Kind.RELEASED, meeting, person, self.now, entry=gone))

    def _tell_cancelled(self, meeting: Meeting, roll: Roll) -> None:
        held = {entry.person: entry for entry in self.records.entries(meeting.id)}
        for person in dict.fromkeys([*(line.person.id for line in roll.lines), *_substitutes(roll)]):
            previous = held.get(person)
            entry = None
            if previous and previous.stands:
                entry = entries.cancelled(previous, self.now)
                self.records.put_entry(entry)
            told = notices.tell(
                Kind.CANCELLED, meeting, person, self.now, entry=entry, occasion=f"v{meeting.revision}"
            )
            self.records.plan(told)

    def _slug(self, plan: MeetingPlan) -> MeetingId:
        stem = plan.slug or f"{_short(self.records.committee(plan.committee))}-{plan.sessions[0].day}"
        if plan.slug:
            if self.records.meeting_exists(MeetingId(stem)):
                raise refusals.BadField("slug", "taken")
            if not set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") or len(stem) > 80:
                raise refusals.BadField("slug", "invalid")
            return MeetingId(stem)
        tries = (stem if n == 1 else f"{stem}-{n}" for n in range(1, 1000))
        return next(MeetingId(slug) for slug in tries if not self.records.meeting_exists(MeetingId(slug)))


def _by(channel: Channel, told: Iterable[NewNotice]) -> list[NewNotice]:
    return [one for one in told if one.channel is channel]


def _short(committee: Committee) -> str:
    """The word before the first hyphen: ekr of ekr-styregruppe."""
    return committee.id.split("-")[0]


def _substitutes(roll: Roll) -> list[PersonId]:
    return [one.substitute.id for line in roll.lines for one in line.substitutions]


def _check_reason(reason: str) -> None:
    if len(reason) > REASON_LIMIT:
        raise refusals.BadField("reason", "too_long", REASON_LIMIT)


def _check(texts: MeetingPlan | Meeting) -> None:
    if not texts.title.strip():
        raise refusals.BadField("title", "missing")
    if len(texts.title) > TITLE_LIMIT:
        raise refusals.BadField("title", "too_long", TITLE_LIMIT)
    if len(texts.place) > PLACE_LIMIT:
        raise refusals.BadField("place", "too_long", PLACE_LIMIT)
    for name, url in (("join_url", texts.join_url.strip()), ("agenda_url", texts.agenda_url.strip())):
        if url and not is_web_address(url):
            raise refusals.BadField(name, "invalid")


def _check_sessions(sessions: Sequence[Session], now: datetime) -> None:
    if not sessions:
        raise refusals.BadField("day", "missing")
    in_order = all(earlier.day < later.day for earlier, later in pairwise(sessions))
    if not in_order or [one.number for one in sessions] != list(range(1, len(sessions) + 1)):
        raise refusals.BadField("day", "invalid")
    if any(session.ends_at <= session.starts_at for session in sessions):
        raise refusals.BadField("end", "before_start")
    for session in sessions:
        _check_clock(session)
    if sessions[0].starts_at <= now:
        raise refusals.BadField("day", "past")


def _check_clock(session: Session) -> None:
    """No calendar tells the two apart, so nobody is called to an hour that comes twice."""
    for name, at in (("start", session.starts_at), ("end", session.ends_at)):
        if comes_twice(at):
            raise refusals.BadField(name, "twice")


__all__ = ["Amendment", "ConveningDesk", "MeetingPlan"]
