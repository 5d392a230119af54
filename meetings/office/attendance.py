"""Answers, substitutes and seats: whoever answers, by whichever road, ends here."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings import attendance, contradictions, entries, notices, refusals, seats, terms
from meetings.addresses import is_work_address
from meetings.attendance import Line, Roll, Standing
from meetings.model import (
    ATTENDING,
    Answer,
    AnswerKind,
    CommitteeId,
    Language,
    Meeting,
    MeetingId,
    Mode,
    Observation,
    OrganisationId,
    Person,
    PersonId,
    SeatLimit,
    Source,
    Substitution,
)
from meetings.notices import Channel, Kind
from meetings.office.base import Actor, Desk
from meetings.workdays import local_day

REMARK_LIMIT = 300
ELSEWHERE = frozenset({Source.CALENDAR, Source.MAIL_LINK, Source.PAGE, Source.SECRETARIAT})
"""Roads on which the person's card in Teams does not see the answer; in Teams the tap itself renews it."""
NAME_LIMIT = 120


@dataclass(frozen=True, slots=True)
class NewSubstitute:
    """Somebody the books may not know yet; the address decides who it is."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is true after an answer was taken."""

    meeting: Meeting
    line: Line
    late: bool
    changed: bool


class AttendanceDesk(Desk):
    """Takes answers until the meeting starts; the seats' cap holds because the meeting is locked meanwhile."""

    def take_answer(
        self,
        meeting: MeetingId,
        person: PersonId,
        kind: AnswerKind,
        actor: Actor,
        *,
        sessions: Sequence[int] | None = None,
        remark: str = "",
        substitute: PersonId | NewSubstitute | None = None,
        mandate: bool = True,
    ) -> Receipt:
        """Records an answer for the named sessions (all, when none are), with the substitute who comes instead.

        A substitute makes the answer an apology. A person who comes for somebody else and is not called
        himself may decline: the seat he was to sit in is then empty, and his principal stays declined.
        Raises a Refusal of `meetings.refusals`: SeatsTaken, MeetingStarted, MeetingCancelled, NotConvened,
        NotInvited, NotAllowed, NoSuchSubstitute, BadField.
        """
        held = self.records.meeting(meeting, lock=True)
        if actor.person != person:
            self.require_secretariat(held.committee, actor, "answer")
        attendance.check_open(held, self.now)
        if len(remark) > REMARK_LIMIT:
            raise refusals.BadField("remark", "too_long", REMARK_LIMIT)
        days = self._days(held, sessions)
        roll, line = self._look_up(held, person)
        if line is None:
            return self._step_back(roll, person, kind, days, actor)
        if substitute is not None:
            return self._send_substitute(roll, line, days, substitute, actor, remark, mandate=mandate)
        if kind in ATTENDING:
            self._check_seats(roll, line, days)
            kind = _as_mode(kind, held.mode)
        after = self._record(held, line, days, kind, actor, remark)
        return self._settle(roll, line, after, actor)

    def wait_for_seat(
        self, meeting: MeetingId, person: PersonId, actor: Actor, sessions: Sequence[int] | None = None
    ) -> Receipt:
        """Puts a person on the waiting list of his organisation; with a seat free he gets it at once."""
        return self.take_answer(meeting, person, AnswerKind.WAITING, actor, sessions=sessions)

    def ask_for_seat(self, meeting: MeetingId, asker: PersonId, holder: PersonId, actor: Actor) -> Receipt:
        """Asks a colleague for the seat: he is told, and gives it with `give_seat`; meanwhile the asker waits.

        However often he is asked on one day, he is told once.
        """
        held = self.records.meeting(meeting, lock=True)
        colleague = self._line(held, holder)
        own = self._line(held, asker).invitee.organisation
        if holder == asker or colleague.invitee.organisation.id != own.id or not seats.counts(colleague):
            raise refusals.NotInvited(held)
        receipt = self.wait_for_seat(meeting, asker, actor)
        self.records.put_seat_wish(meeting, asker, holder, self.now)
        self.records.plan(
            notices.tell(
                Kind.SEAT_ASKED,
                receipt.meeting,
                holder,
                self.now,
                occasion=f"r{receipt.meeting.round}-{local_day(self.now):%Y%m%d}-by-{asker}",
                about=asker,
            )
        )
        self.write_down(actor, "seat.ask", meeting, details=[f"holder={holder}"])
        return receipt

    def give_seat(self, meeting: MeetingId, holder: PersonId, asker: PersonId, actor: Actor) -> Receipt:
        """The holder declines and the asker attends in the same moment, past the waiting list.

        Only the days the asker waits for change hands. Raises SeatNotAsked when the asker has not asked this
        holder, or waits no longer.
        """
        held = self.records.meeting(meeting, lock=True)
        if actor.person != holder:
            self.require_secretariat(held.committee, actor, "seat.give")
        attendance.check_open(held, self.now)
        if not self.records.seat_wish(meeting, asker, holder):
            raise refusals.SeatNotAsked(held)
        roll, mine = self._look_up(held, holder)
        theirs = roll.line(asker)
        if mine is None or theirs is None:
            raise refusals.NotInvited(held)
        days = [day for day in held.days if mine.sits(day) is not None and seats.waits(theirs, day)]
        if not days:
            raise refusals.SeatNotAsked(held)
        after = self._record(held, mine, days, AnswerKind.DECLINED, actor, "")
        by_rule = Actor(actor.person, Source.RULE)
        seated = self._record(held, theirs, days, _as_mode(AnswerKind.ONSITE, held.mode), by_rule)
        self._follow_calendar(held, theirs, seated)
        self.records.drop_seat_wishes(meeting, asker)
        self.records.plan(
            notices.tell(
                Kind.SEAT_GIVEN,
                held,
                asker,
                self.now,
                occasion=f"{self._this_once(held)}-from-{holder}",
                about=holder,
            )
        )
        return self._settle(roll.with_line(seated), mine, after, actor)

    def set_back(self, meeting: MeetingId, person: PersonId, actor: Actor) -> Receipt:
        """Undoes what came by calendar, where nobody vouched for it: the person says it was not him.

        What stood before counts again, for the days on which nothing was said since; changes nothing where
        there is nothing to undo. Raises as `take_answer` does: a seat may have gone to somebody else.
        """
        held = self.records.meeting(meeting, lock=True)
        if actor.person != person:
            self.require_secretariat(held.committee, actor, "answer")
        attendance.check_open(held, self.now)
        line = self._line(held, person)
        receipt = Receipt(held, line, attendance.is_late(held, self.now), changed=False)
        doubtful = {one.received_at for one in self.records.replies_of(meeting, person) if one.confirm}
        for day, stood in contradictions.undone(line, self.records.history(meeting), doubtful).items():
            receipt = self.take_answer(
                meeting, person, stood.kind, actor, sessions=[day], substitute=stood.substitute
            )
        return receipt

    def withdraw_answer(
        self, meeting: MeetingId, person: PersonId, actor: Actor, sessions: Sequence[int] | None = None
    ) -> Receipt:
        """Leaves a person as one who has not answered for the named sessions (all, when none are).

        For an answer that somebody else gave and takes back; nobody withdraws his own, he gives another. The history
        keeps both the answer and that it was withdrawn, the calendar has the meeting again, and what reminds the silent
        reminds him from now on. A substitute who was to come instead does not. Raises as `take_answer` does.
        """
        held = self.records.meeting(meeting, lock=True)
        self.require_secretariat(held.committee, actor, "answer")
        attendance.check_open(held, self.now)
        roll, line = self._look_up(held, person)
        if line is None:
            raise refusals.NotInvited(held)
        answered = [day for day in self._days(held, sessions) if line.answer(day)]
        after = line
        for day in answered:
            after = self._withdraw_day(held, after, day, actor)
        if answered:
            details = ["withdrawn", *(f"day={day}" for day in answered)]
            self.write_down(actor, "answer", meeting, on_behalf_of=person, details=details)
        return self._settle(roll, line, after, actor)

    def roll_call(self, meeting: MeetingId) -> Roll:
        return self.records.roll(self.records.meeting(meeting))

    def candidates(self, meeting: MeetingId, person: PersonId) -> tuple[Person, ...]:
        """Who may come instead: standing deputies first, then earlier substitutes, then uncalled colleagues."""
        held = self.records.meeting(meeting)
        line = self._line(held, person)
        called = {one.person.id for one in self._beside(held, line)}
        known = [
            *self.deputies(held.committee, person),
            *self.records.earlier_substitutes(person),
            *self.records.people_of(line.invitee.organisation.id),
        ]
        unique = {one.id: one for one in known if one.id not in called}
        return tuple(unique.values())

    def deputies(self, committee: CommitteeId, principal: PersonId) -> tuple[Person, ...]:
        """The standing deputies (suppleanter) of a member today."""
        today = local_day(self.now)
        return tuple(
            one.person
            for one in self.records.memberships(committee)
            if one.deputy_for == principal and one.holds(today)
        )

    # how it is done

    def _look_up(self, meeting: Meeting, person: PersonId) -> tuple[Roll, Line | None]:
        """The roll of the person's organisation and the own line; the whole roll where he has none in it."""
        who = self.records.person(person)
        roll = self.records.roll(meeting, who.organisation.id)
        if line := roll.line(person):
            return roll, line
        whole = self.records.roll(meeting)
        line = whole.line(person)
        return whole, line

    def _beside(self, meeting: Meeting, line: Line) -> Sequence[Line]:
        """Those of the same organisation, the person too."""
        return self.records.roll(meeting, line.invitee.organisation.id).lines

    def _line(self, meeting: Meeting, person: PersonId) -> Line:
        """The person's own line, or NotInvited."""
        _, line = self._look_up(meeting, person)
        if line is None:
            raise refusals.NotInvited(meeting)
        return line

    def _days(self, meeting: Meeting, sessions: Sequence[int] | None) -> Sequence[int]:
        if sessions is None:
            return meeting.days
        if not sessions or not set(sessions) <= set(meeting.days):
            raise refusals.BadField("sessions", "invalid")
        return tuple(sorted(set(sessions)))

    def _limit(self, meeting: Meeting, line: Line) -> SeatLimit | None:
        committee = self.records.committee(meeting.committee)
        return terms.seat_limit(committee, meeting.kind, line.invitee.organisation, meeting.sessions[0].day)

    def _check_seats(self, roll: Roll, line: Line, days: Sequence[int]) -> None:
        limit = self._limit(roll.meeting, line)
        for day in days:
            seats.check_seat(roll, line, day, limit)

    def _record(
        self,
        meeting: Meeting,
        line: Line,
        days: Sequence[int],
        kind: AnswerKind,
        actor: Actor,
        remark: str | None = None,
        substitute: Person | None = None,
        *,
        mandate: bool = True,
    ) -> Line:
        """Writes answers, substitutions and history where something changed; hands back the line as it is then.

        The very same line comes back when nothing changed. Without a remark the one that stands is kept.
        """
        after = line
        for day in days:
            after = self._record_day(meeting, after, day, kind, actor, remark, substitute, mandate=mandate)
        if after is not line:
            self.write_down(
                actor,
                "answer",
                meeting.id,
                on_behalf_of=line.person.id,
                details=[kind.value, *(f"day={day}" for day in days)],
            )
        return after

    def _record_day(
        self,
        meeting: Meeting,
        line: Line,
        day: int,
        kind: AnswerKind,
        actor: Actor,
        remark: str | None,
        substitute: Person | None,
        *,
        mandate: bool,
    ) -> Line:
        before, seated = line.answer(day), line.substitution(day)
        said = (before.remark if before else "") if remark is None else remark
        same = before is not None and before.kind is kind and before.remark == said
        same_seat = (seated.substitute.id if seated else None) == (substitute.id if substitute else None)
        if same and same_seat:
            return line
        who, source, round = line.person, actor.source, meeting.round
        late, by = attendance.is_late(meeting, self.now), actor.person or who.id
        answer = Answer(who.id, day, kind, round, source, self.now, by, late, said)
        self.records.put_answer(meeting.id, answer)
        sits = seated if same_seat else self._sits_instead(meeting, line, day, substitute, mandate=mandate)
        was = before.kind if before else None
        told = Observation(self.now, who, day, was, kind, substitute, source, by, late, round)
        self.records.observe(meeting.id, told)
        return line.answered(answer, sits)

    def _withdraw_day(self, meeting: Meeting, line: Line, day: int, actor: Actor) -> Line:
        before, who = line.answer(day), line.person
        if line.substitution(day):
            self.records.end_substitution(meeting.id, who.id, day)
        self.records.drop_answer(meeting.id, who.id, day)
        was, by, late = before.kind if before else None, actor.person or who.id, False
        told = Observation(self.now, who, day, was, None, None, actor.source, by, late, meeting.round)
        self.records.observe(meeting.id, told)
        return line.unanswered(day)

    def _sits_instead(
        self, meeting: Meeting, line: Line, day: int, substitute: Person | None, *, mandate: bool
    ) -> Substitution | None:
        """Whoever was to come instead does not; whoever is to come now does."""
        if line.substitution(day):
            self.records.end_substitution(meeting.id, line.person.id, day)
        if substitute is None:
            return None
        sits = Substitution(day, line.person.id, substitute, meeting.round, self.now, mandate)
        self.records.put_substitution(meeting.id, sits)
        return sits

    def _send_substitute(
        self,
        roll: Roll,
        line: Line,
        days: Sequence[int],
        named: PersonId | NewSubstitute,
        actor: Actor,
        remark: str,
        *,
        mandate: bool,
    ) -> Receipt:
        meeting = roll.meeting
        # Everything is checked before anybody new is written down: a refusal changes nothing.
        self._check_seats(roll, line, days)
        substitute = self._known_substitute(meeting, line, named)
        if substitute is not None:
            self._check_substitute(meeting, line, days, substitute)
        else:
            substitute = self._new_substitute(line, named)
        after = self._record(
            meeting, line, days, AnswerKind.DECLINED, actor, remark, substitute, mandate=mandate
        )
        return self._settle(roll, line, after, actor)

    def _step_back(
        self, roll: Roll, person: PersonId, kind: AnswerKind, days: Sequence[int], actor: Actor
    ) -> Receipt:
        """A substitute who is not called himself cannot come after all: the principal's seat is empty again.

        Raises NotInvited for anything else, and for anybody else.
        """
        principals = roll.principals(person)
        if kind is not AnswerKind.DECLINED or not principals:
            raise refusals.NotInvited(roll.meeting)
        receipts = [self._release(roll, line, person, days, actor) for line in principals]
        return receipts[-1]

    def _release(
        self, roll: Roll, line: Line, person: PersonId, days: Sequence[int], actor: Actor
    ) -> Receipt:
        meeting = roll.meeting
        mine = {one.session for one in line.substitutions if one.substitute.id == person}
        left = [day for day in days if day in mine]
        after = self._record(meeting, line, left, AnswerKind.DECLINED, actor)
        if after is not line:
            occasion = f"{self._this_once(meeting)}-{person}"
            told = notices.tell(
                Kind.SUBSTITUTE_LEFT, meeting, line.person.id, self.now, occasion=occasion, about=person
            )
            self.records.plan(told)
        return self._settle(roll, line, after, actor)

    def _known_substitute(
        self, meeting: Meeting, line: Line, named: PersonId | NewSubstitute
    ) -> Person | None:
        """Whom the books know by id or address; None for somebody new. Raises Unknown or BadField."""
        if isinstance(named, NewSubstitute):
            _check_new(named)
            return self.records.person_with_email(named.email.strip())
        candidates = {one.id for one in self.candidates(meeting.id, line.person.id)}
        called = self.records.roll(meeting, line.invitee.organisation.id)
        if named not in candidates and called.line(named) is None:
            raise refusals.Unknown("person")
        return self.records.person(named)

    def _new_substitute(self, line: Line, named: PersonId | NewSubstitute) -> Person:
        if not isinstance(named, NewSubstitute):
            raise refusals.Unknown("person")
        try:
            return self.records.add_person(
                named.name.strip(), named.email.strip(), "", line.invitee.organisation.id, Language.DA
            )
        except refusals.KeptOut:  # nobody is told of somebody else that he asked to be forgotten
            raise refusals.BadField("email", "unusable") from None

    def _check_substitute(
        self, meeting: Meeting, line: Line, days: Sequence[int], substitute: Person
    ) -> None:
        """Nobody comes for himself, sits in two seats, or comes from elsewhere where the terms forbid it."""
        if substitute.id == line.person.id:
            raise refusals.NoSuchSubstitute(meeting, "self")
        roll = self.records.roll(meeting)
        if roll.line(substitute.id) is not None:
            raise refusals.NoSuchSubstitute(meeting, "invited")
        others = [one for one in roll.principals(substitute.id) if one.person.id != line.person.id]
        for other in others:
            if any((sub := other.substitution(day)) and sub.substitute.id == substitute.id for day in days):
                raise refusals.NoSuchSubstitute(meeting, "taken")
        valid = terms.in_force(self.records.committee(meeting.committee), meeting.sessions[0].day)
        clause = valid.substitute_own_organisation if valid else None
        if clause and substitute.organisation.id != line.invitee.organisation.id:
            raise refusals.NoSuchSubstitute(meeting, "organisation", clause)

    def _settle(self, roll: Roll, before: Line, after: Line, actor: Actor) -> Receipt:
        """What follows from a changed answer: calendars, who is told, and who waits for the seat."""
        meeting = roll.meeting
        late = attendance.is_late(meeting, self.now)
        if after is before:
            return Receipt(meeting, before, late, changed=False)
        self._follow_calendar(meeting, before, after)
        self._tell_substitutes(meeting, before, after)
        self._follow_card(meeting, after, actor)
        self._ask_waverer(meeting, before, after)
        self._tell_if_it_differs(meeting, before, after)
        filled = self._fill_seats(roll.with_line(after), after.invitee.organisation.id, actor)
        return Receipt(meeting, filled.line(after.person.id) or after, late, changed=True)

    def _follow_calendar(self, meeting: Meeting, before: Line, after: Line) -> None:
        """The principal's own entry goes when he stays away, and comes back when he changes his mind."""
        stays_away = _stays_away(meeting, after)
        if stays_away == _stays_away(meeting, before):
            return
        person = after.person.id
        entry = self.records.entry(meeting.id, person)
        if entry and entry.stands and stays_away:
            self._tell_entry(meeting, person, entries.cancelled(entry, self.now), Kind.CALENDAR)
        elif entry and not entry.stands and not stays_away:
            again = entries.requested(entry, meeting.id, person, self.now)
            self._tell_entry(meeting, person, again, Kind.CALENDAR)

    def _follow_card(self, meeting: Meeting, after: Line, actor: Actor) -> None:
        """The card in the person's chat says what is true, without ringing."""
        person = after.person.id
        if actor.source not in ELSEWHERE or self.records.card_of(meeting.id, person) is None:
            return
        occasion = self._this_once(meeting)
        self.records.plan(notices.tell(Kind.CARD, meeting, person, self.now, occasion=occasion))

    def _this_once(self, meeting: Meeting) -> str:
        """For what may happen to somebody again, and is then told again."""
        return f"r{meeting.round}-{self.now:%Y%m%dT%H%M%S%f}"

    def _ask_waverer(self, meeting: Meeting, before: Line, after: Line) -> None:
        if attendance.wavers(after, meeting.days) and not attendance.wavers(before, meeting.days):
            policy = self.records.committee(meeting.committee).policy
            asked = notices.for_waverer(meeting, after.person.id, policy, self.days_off, self.now)
            self.records.plan(asked)

    def _tell_if_it_differs(self, meeting: Meeting, before: Line, after: Line) -> None:
        """The secretariat sees both answers; once a day for a person who cannot agree with himself."""
        if contradictions.differs(before, after, meeting.days):
            desk, about = self.secretariat(meeting.committee), after.person.id
            self.records.plan(notices.to_secretariat(Kind.DIFFERS, meeting, desk, self.now, about=about))

    def _tell_substitutes(self, meeting: Meeting, before: Line, after: Line) -> None:
        """Of one principal's substitutes: who comes now, who comes on other days than he did, who is let go."""
        was, comes = _days_by_substitute(before), _days_by_substitute(after)
        for person in sorted(was.keys() | comes.keys()):
            if was.get(person) == comes.get(person):
                continue
            principals = [one.person.id for one in self.records.roll(meeting).principals(person)]
            others = [one for one in principals if one != after.person.id]
            if person in comes:
                came = person in was or bool(others)
                self._call_substitute(meeting, person, after.person.id, came=came)
            elif others:
                self._call_substitute(meeting, person, others[0], came=True)
            else:
                self._let_go(meeting, person, after.person.id)

    def _call_substitute(
        self, meeting: Meeting, substitute: PersonId, principal: PersonId, *, came: bool
    ) -> None:
        """`came`: he was to come before, on other days, so what stands in his calendar is moved."""
        previous = self.records.entry(meeting.id, substitute)
        entry = entries.requested(
            previous, meeting.id, substitute, self.now, moved=came, answers_to=self.own_address()
        )
        self._tell_entry(meeting, substitute, entry, Kind.SUBSTITUTE, about=principal)
        policy = self.records.committee(meeting.committee).policy
        self.records.plan(notices.eve(meeting, [substitute], policy, self.days_off, self.now))

    def _let_go(self, meeting: Meeting, substitute: PersonId, principal: PersonId) -> None:
        previous = self.records.entry(meeting.id, substitute)
        if previous and previous.stands:
            entry = entries.cancelled(previous, self.now)
            self._tell_entry(meeting, substitute, entry, Kind.RELEASED, about=principal)

    def _tell_entry(
        self,
        meeting: Meeting,
        person: PersonId,
        entry: entries.Entry,
        kind: Kind,
        about: PersonId | None = None,
    ) -> None:
        self.records.put_entry(entry)
        self.records.plan(notices.tell(kind, meeting, person, self.now, entry=entry, about=about))

    def _call_by_mail(self, meeting: Meeting, held: entries.Entry) -> None:
        """The invitation once more, to where the mail did not go before; the card stands where it stood."""
        entry = entries.requested(held, meeting.id, held.person, self.now)
        roll = self.records.roll(meeting)
        kind, about = Kind.MOVED if meeting.before_move else Kind.CONVENED, None
        if roll.line(held.person) is None:
            kind, about = Kind.SUBSTITUTE, next((one.person.id for one in roll.principals(held.person)), None)
        told = notices.tell(kind, meeting, held.person, self.now, entry=entry, about=about)
        self.records.put_entry(entry)
        self.records.plan([one for one in told if one.channel is Channel.MAIL])

    def _fill_seats(self, roll: Roll, organisation: OrganisationId, actor: Actor) -> Roll:
        """Gives every free seat to whoever has waited longest, and tells them; hands back the roll as it is then."""
        meeting, by_rule = roll.meeting, Actor(actor.person, Source.RULE)
        kind = _as_mode(AnswerKind.ONSITE, meeting.mode)
        for day in meeting.days:
            if not seats.waiting(roll, organisation, day):
                continue
            limit = self._limit(meeting, roll.of(organisation)[0])
            while line := seats.next_in_line(roll, organisation, day, limit):
                seated = self._record(meeting, line, [day], kind, by_rule)
                self._follow_calendar(meeting, line, seated)
                roll = roll.with_line(seated)
                told = notices.tell(
                    Kind.SEAT_GIVEN,
                    meeting,
                    line.person.id,
                    self.now,
                    occasion=f"{self._this_once(meeting)}-day-{day}",
                )
                self.records.plan(told)
        return roll


def _days_by_substitute(line: Line) -> dict[PersonId, set[int]]:
    days: dict[PersonId, set[int]] = {}
    for one in line.substitutions:
        days.setdefault(one.substitute.id, set()).add(one.session)
    return days


def _stays_away(meeting: Meeting, line: Line) -> bool:
    return line.overall(meeting.days) in {Standing.DECLINED, Standing.SUBSTITUTED}


def _check_new(named: NewSubstitute) -> None:
    if not named.name.strip():
        raise refusals.BadField("name", "missing")
    if len(named.name.strip()) > NAME_LIMIT:
        raise refusals.BadField("name", "too_long", NAME_LIMIT)
    if not is_work_address(named.email.strip()):
        raise refusals.BadField("email", "invalid")


def _as_mode(kind: AnswerKind, mode: Mode) -> AnswerKind:
    """At an online meeting everybody attends online, at an onsite one in the room; a hybrid one lets choose."""
    match mode:
        case Mode.ONLINE:
            return AnswerKind.ONLINE if kind in ATTENDING else kind
        case Mode.ONSITE:
            return AnswerKind.ONSITE if kind in ATTENDING else kind
        case Mode.HYBRID:
            return kind


__all__ = ["AttendanceDesk", "NewSubstitute", "Receipt"]
