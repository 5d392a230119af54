"""At and after the meeting: who was there, what each item came to, what is to be done, and minutes of it all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from meetings import agenda, carrying, notices, refusals, versions
from meetings.attendance import Standing, named
from meetings.model import (
    AgendaItem,
    CommitteeId,
    ItemId,
    ItemState,
    Later,
    Meeting,
    MeetingId,
    MeetingState,
    PersonId,
    StandingKind,
)
from meetings.notices import Kind
from meetings.office.base import Actor
from meetings.office.carrying import CarryingDesk
from meetings.paper import (
    CARRIED_OVER,
    About,
    ApprovedBy,
    Attendance,
    Course,
    Decision,
    FollowUp,
    FollowUpId,
    FollowUpState,
    Minutes,
    MinutesPaper,
    MinutesState,
    MinutesVersion,
    Note,
    Outcome,
    Presence,
)
from meetings.presence import in_order, session_at, was_there
from meetings.workdays import local, local_day, workdays_after, workdays_before

TEXT_LIMIT = 20_000
CHASE_WORKDAYS = (5, 0)
"""A follow-up is chased so many workdays before its deadline."""
CHASE_FOR = timedelta(days=30)


class MinutesDesk(CarryingDesk):
    # who is there

    def expect(self, id: MeetingId, session: int = 1) -> tuple[Presence, ...]:
        """Presence as it was told beforehand, for the minute-taker to put right: who said nothing is not taken for absent."""
        meeting = self.records.meeting(id)
        seen = {(one.person, one.session): one for one in self.records.presences(id)}
        told: dict[PersonId, Presence] = {}
        for line in self.records.roll(meeting).lines:
            match line.standing(session):
                case Standing.ATTENDING:
                    told[line.person.id] = Presence(line.person.id, session, Attendance.PRESENT)
                case Standing.SUBSTITUTED | Standing.DECLINED:
                    told[line.person.id] = Presence(line.person.id, session, Attendance.APOLOGY)
                case Standing.PENDING:
                    pass
            if instead := line.substitution(session):
                told[instead.substitute.id] = Presence(instead.substitute.id, session, Attendance.PRESENT)
        fresh = {person: seen.get((person, session), one) for person, one in told.items()}
        rest = [one for (person, number), one in seen.items() if number == session and person not in fresh]
        return (*fresh.values(), *rest)

    def note_presence(self, id: MeetingId, presence: Presence, actor: Actor) -> Presence:
        """What was seen of one person: came and left, once or more, or stayed away; said again, the latest counts.

        Raises NotBegun before the day, NotInvited for somebody who is not called and comes for nobody, BadField
        ("left") when he left before he came or came again before he left, MinutesApproved.
        """
        meeting = self._at_meeting(id, actor, "presence", session=presence.session)
        roll = self.records.roll(meeting)
        if roll.line(presence.person) is None and not roll.principals(presence.person):
            self.records.person(presence.person)
            if not self.roles(meeting.committee, presence.person):
                raise refusals.NotInvited(meeting)
        if not in_order(presence.stays):
            raise refusals.BadField("left", "before_start")
        self.records.put_presence(id, presence)
        details = [f"day={presence.session}", presence.attendance]
        self.write_down(actor, "presence", id, on_behalf_of=presence.person, details=details)
        return presence

    def present_at(self, id: MeetingId, item: ItemId) -> tuple[PersonId, ...] | None:
        """Who was in the room while the meeting was at an item; None where nobody noted when that was."""
        course = self.records.courses(id).get(item)
        if course is None:
            return None
        span = (course.began, course.ended or max(self.now, course.began))
        session = session_at(self.records.meeting(id), course.began)
        return tuple(one.person for one in self.expect(id, session) if was_there(one, span))

    # item by item

    def take_up(self, id: ItemId, actor: Actor) -> Course:
        """The meeting comes to this item now; what it was at before is done with."""
        item = self.records.item(id)
        self._at_meeting(item.meeting, actor, "item.take_up")
        for course in self.records.courses(item.meeting).values():
            if course.ended is None and course.item != id:
                self.records.put_course(replace(course, ended=self.now))
        known = self.records.courses(item.meeting).get(id)
        course = replace(known, ended=None) if known else Course(id, self.now)
        self.records.put_course(course)
        self.write_down(actor, "item.take_up", item.meeting, details=[f"item={id}"])
        return course

    def proposed_decision(self, id: ItemId, outcome: Outcome, later: Later | None = None) -> str:
        """What the minutes would say: "Styregruppen godkendte indstillingen." """
        item = self.records.item(id)
        committee = self.records.committee(self.records.meeting(item.meeting).committee)
        return self.scribe.decided(committee, item, outcome, later)

    def decide(
        self, id: ItemId, outcome: Outcome, actor: Actor, text: str | None = None, later: Later | None = None
    ) -> Decision:
        """What an item came to; without a text of its own in the words its verbs call for.

        Written again, the latest counts. Raises NotBegun, MinutesApproved, BadField, ItemSettled.
        """
        item = self.records.item(id)
        meeting = self._at_meeting(item.meeting, actor, "item.decide")
        if item.state is not ItemState.ACCEPTED or not item.number:
            raise refusals.ItemSettled(meeting, item)
        said = (self.proposed_decision(id, outcome, later) if text is None else text).strip()
        if len(said) > TEXT_LIMIT:
            raise refusals.BadField("decision", "too_long", TEXT_LIMIT)
        if not said and outcome is not Outcome.NOTED:
            raise refusals.BadField("decision", "missing")
        if later is not None:
            self._check_later(meeting, later)
        first = next(iter(item.recommendations), None)
        decision = Decision(
            item=id,
            outcome=outcome,
            text=said,
            at=self.now,
            by=actor.person,
            verb=first.verb if first else None,
            later=later if outcome in CARRIED_OVER else None,
        )
        self.records.put_decision(decision)
        self.write_down(actor, "item.decide", meeting.id, details=[f"item={id}", outcome])
        return decision

    # notes

    def take_note(self, id: ItemId, text: str, actor: Actor, *, seen: int = 0) -> Note:
        """What the minute-takers write to themselves about an item; joined with what others wrote since version `seen`.

        Kept until the minutes are approved, and never part of them. Raises NotBegun, MinutesApproved, BadField.
        """
        item = self.records.item(id)
        meeting = self._at_meeting(item.meeting, actor, "item.note")
        kept = self.records.notes(meeting.id).get(id, ())
        last = kept[-1].text if kept else ""
        base = next((one.text for one in kept if one.version == seen), "")
        said = versions.woven(base, last, text.strip())
        if len(said) > TEXT_LIMIT:
            raise refusals.BadField("notes", "too_long", TEXT_LIMIT)
        if said == last:
            return kept[-1] if kept else Note(id, 0, "", self.now, None)
        note = Note(id, len(kept) + 1, said, self.now, actor.person)
        self.records.add_note(note)
        return note

    def note_of(self, id: ItemId) -> Note | None:
        """As it reads now."""
        kept = self.records.notes(self.records.item(id).meeting).get(id, ())
        return kept[-1] if kept else None

    # the end of it

    def close_meeting(self, id: MeetingId, actor: Actor, *, lead: str = "", taker: str = "") -> Minutes:
        """The meeting is held: what was not finished goes on to the next, and the minutes are a draft.

        Doing it twice changes nothing. Raises NoOutcome with the items nobody has said anything of, NotBegun.
        """
        meeting = self._at_meeting(id, actor, "meeting.close")
        if known := self.records.minutes(id):
            return known
        items, decisions = self.agenda_at(id), self.records.decisions(id)
        if missing := carrying.without_outcome(items, decisions):
            raise refusals.NoOutcome(meeting, missing)
        for course in self.records.courses(id).values():
            if course.ended is None:
                self.records.put_course(replace(course, ended=self.now))
        held = replace(meeting, state=MeetingState.HELD, revision=meeting.revision + 1)
        self.records.put_meeting(held)
        minutes = Minutes(id, lead=lead.strip(), taker=taker.strip())
        self.records.put_minutes(minutes)
        self._carry_over(held, items, decisions, actor)
        self._approve_earlier(items, decisions, actor)
        self.write_down(actor, "meeting.close", id)
        self._lay_coming(held)
        return minutes

    def agenda_at(self, id: MeetingId) -> tuple[AgendaItem, ...]:
        """What the meeting works through: the agenda as it stands, as the minute-taker may have had to add to it."""
        return self.draft_of(id)

    # what is to be done

    def agree(
        self,
        id: MeetingId,
        task: str,
        actor: Actor,
        *,
        item: ItemId | None = None,
        responsible: PersonId | None = None,
        who: str = "",
        deadline: date | None = None,
    ) -> FollowUp:
        """A follow-up; whoever is responsible is told, and reminded as the deadline comes near."""
        meeting = self._at_meeting(id, actor, "follow_up")
        if not task.strip():
            raise refusals.BadField("task", "missing")
        if len(task) > agenda.TEXT_LIMIT:
            raise refusals.BadField("task", "too_long", agenda.TEXT_LIMIT)
        if responsible is None and not who.strip():
            raise refusals.BadField("who", "missing")
        if deadline is not None and deadline < meeting.sessions[0].day:
            raise refusals.BadField("deadline", "past")
        person = self.records.person(responsible) if responsible is not None else None
        made = self.records.add_follow_up(
            FollowUp(FollowUpId(0), meeting.committee, id, item, task.strip(), deadline, person, who.strip())
        )
        self._chase(meeting, made)
        self.write_down(actor, "follow_up", id, details=[f"follow-up={made.id}"])
        return made

    def end_follow_up(self, id: FollowUpId, state: FollowUpState, actor: Actor, note: str = "") -> FollowUp:
        """Done or dropped, by whoever is responsible or by the secretariat. Raises NotAllowed, BadField."""
        found = self.records.follow_up(id)
        self.records.meeting(found.meeting, lock=True)
        mine = found.responsible is not None and found.responsible.id == actor.person
        if not mine:
            self.require_secretariat(found.committee, actor, "follow_up.end")
        if len(note) > agenda.ATTACHMENT_LIMIT:
            raise refusals.BadField("note", "too_long", agenda.ATTACHMENT_LIMIT)
        ended = None if state is FollowUpState.OPEN else self.now
        changed = replace(found, state=state, note=note.strip(), ended_at=ended)
        self.records.put_follow_up(changed)
        details = [f"follow-up={id}", state]
        self.write_down(actor, "follow_up.end", found.meeting, details=details)
        return changed

    def follow_ups_of(self, meeting: MeetingId) -> tuple[FollowUp, ...]:
        committee = self.records.meeting(meeting).committee
        return tuple(one for one in self.records.follow_ups(committee) if one.meeting == meeting)

    def owed_by(self, person: PersonId) -> tuple[FollowUp, ...]:
        """What somebody still has to do, the first due first."""
        committees = {id for id, _ in self.records.memberships_of(person)}
        open_ = [
            one
            for id in sorted(committees)
            for one in self.records.follow_ups(id)
            if one.state is FollowUpState.OPEN and one.responsible and one.responsible.id == person
        ]
        return tuple(sorted(open_, key=lambda one: (one.deadline is None, one.deadline or date.max, one.id)))

    def overdue(self, committee: CommitteeId) -> tuple[FollowUp, ...]:
        """What should have been done by now, the longest overdue first: the secretariat's to ask after."""
        today = local_day(self.now)
        late = [
            one
            for one in self.records.follow_ups(committee)
            if one.state is FollowUpState.OPEN and one.deadline is not None and one.deadline < today
        ]
        return tuple(sorted(late, key=lambda one: (one.deadline or today, one.id)))

    # minutes

    def send_minutes(self, id: MeetingId, actor: Actor, until: datetime | None = None) -> Minutes:
        """To everybody for comments, as they are now; sent again they are a new version. Raises MinutesApproved, NotBegun."""
        meeting = self._at_meeting(id, actor, "minutes.send")
        minutes = self._open_minutes(meeting)
        policy = self.records.committee(meeting.committee).policy
        usual = local(
            workdays_after(local_day(self.now), policy.comment_workdays, self.days_off), policy.deadline_at
        )
        due = until or usual
        if due <= self.now:
            raise refusals.BadField("until", "past")
        sent = replace(
            minutes,
            state=MinutesState.COMMENTS,
            version=minutes.version + 1,
            sent_at=minutes.sent_at or self.now,
            comments_until=due,
        )
        self._freeze_minutes(sent)
        self._tell_members(Kind.MINUTES_SENT, meeting, f"v{sent.version}")
        if minutes.sent_at is None:
            self._tell_proposers(meeting)
        self.write_down(actor, "minutes.send", id, details=[f"v={sent.version}"])
        self._lay_coming(meeting)
        return sent

    def approve_minutes(self, id: MeetingId, actor: Actor, how: ApprovedBy = ApprovedBy.CLICK) -> Minutes:
        """By those who approve agendas, or the chair; by silence only once the time for comments is over."""
        self._check_approver(self.records.meeting(id), actor)
        meeting = self._at_meeting(id, actor, "minutes.approve", needs_desk=False)
        minutes = self._open_minutes(meeting)
        if minutes.sent_at is None:
            raise refusals.NoRound(meeting)
        quiet = not any(one.version == minutes.version for one in self.comments_on(id, About.MINUTES))
        if how is ApprovedBy.SILENCE and (
            not quiet or minutes.comments_until is None or self.now <= minutes.comments_until
        ):
            raise refusals.NoRound(meeting)
        return self._approved(meeting, minutes, how, actor)

    def minutes_paper(self, id: MeetingId, *, public: bool) -> MinutesPaper:
        """All that minutes are written from. Raises Unknown."""
        meeting = self.records.meeting(id)
        items = agenda.as_public(self.agenda_at(id)) if public else self.agenda_at(id)
        shown = {item.id for item in items}
        written = self.records.as_written(id)
        expected = (one for session in meeting.sessions for one in self.expect(id, session.number))
        presences = tuple(self.records.presences(id) if written and written.attendance else expected)
        names = self.records.names_on_record(id)
        follow_ups = [
            replace(one, responsible=named(one.responsible, names) if one.responsible else None)
            for one in self.follow_ups_of(id)
            if one.item is None or one.item in shown
        ]
        return MinutesPaper(
            committee=self.records.committee(meeting.committee),
            meeting=meeting,
            items=items,
            roll=self.records.roll(meeting).with_names(names),
            minutes=self.records.minutes(id) or Minutes(id),
            public=public,
            drawn_at=self.now,
            decisions={item: one for item, one in self.records.decisions(id).items() if item in shown},
            follow_ups=tuple(_unnamed(one) if public else one for one in follow_ups),
            presences=tuple(replace(one, stays=()) if public else one for one in presences),
            people={one.person: named(self.records.person(one.person), names) for one in presences},
            courses={} if public else self.records.courses(id),
            written=written,
        )

    # how it is done

    def _at_meeting(
        self, id: MeetingId, actor: Actor, act: str, *, session: int = 1, needs_desk: bool = True
    ) -> Meeting:
        """The meeting, locked, from its first morning on, while its minutes are not approved."""
        meeting = self.records.meeting(id, lock=True)
        if needs_desk:
            self.require_secretariat(meeting.committee, actor, act)
        if meeting.state is MeetingState.CANCELLED:
            raise refusals.MeetingCancelled(meeting)
        day = next((one for one in meeting.sessions if one.number == session), None)
        if day is None:
            raise refusals.BadField("days", "invalid")
        if local_day(self.now) < day.day:
            raise refusals.NotBegun(meeting)
        self._open_minutes(meeting)
        return meeting

    def _open_minutes(self, meeting: Meeting) -> Minutes:
        minutes = self.records.minutes(meeting.id) or Minutes(meeting.id)
        if minutes.state is MinutesState.APPROVED:
            raise refusals.MinutesApproved(meeting)
        return minutes

    def _freeze_minutes(self, minutes: Minutes) -> None:
        """Kept as they read now, under their version number."""
        id = minutes.meeting
        meeting = self.records.meeting(id)
        kept = self.records.minutes_versions(id)
        version = MinutesVersion(
            meeting=id,
            number=len(kept) + 1,
            at=self.now,
            decisions=tuple(self.records.decisions(id).values()),
            follow_ups=self.follow_ups_of(id),
            presences=tuple(one for day in meeting.days for one in self.expect(id, day)),
        )
        self.records.add_minutes_version(version)
        self.records.put_minutes(minutes)

    def _approved(self, meeting: Meeting, minutes: Minutes, how: ApprovedBy, actor: Actor) -> Minutes:
        approved = replace(
            minutes,
            state=MinutesState.APPROVED,
            approved_at=self.now,
            approved_by=how,
            approver=actor.person,
        )
        self._freeze_minutes(approved)
        self.records.drop_notes(meeting.id)
        self._tell_members(Kind.MINUTES_APPROVED, meeting, "approved")
        self.write_down(actor, "minutes.approve", meeting.id, details=[how])
        if meeting.state is MeetingState.HELD:
            self._lay_coming(meeting)
        return approved

    def _approve_earlier(
        self, items: Sequence[AgendaItem], decisions: Mapping[ItemId, Decision], actor: Actor
    ) -> None:
        """The meeting that approved the minutes of the one before has approved them."""
        for item in items:
            decision = decisions.get(item.id)
            if item.standing is not StandingKind.MINUTES or decision is None:
                continue
            held = self._held_before(self.records.meeting(item.meeting))
            minutes = self.records.minutes(held.id) if held else None
            done = decision.outcome is Outcome.FOLLOWED
            if held and minutes and done and minutes.state is not MinutesState.APPROVED:
                self._approved(held, minutes, ApprovedBy.MEETING, actor)

    def _check_approver(self, meeting: Meeting, actor: Actor) -> None:
        if actor.person is not None and self.is_chair(meeting.committee, actor.person):
            return
        self.require(meeting.committee, actor, self.rights(meeting.committee).approve, "minutes.approve")

    def _tell_members(self, kind: Kind, meeting: Meeting, occasion: str) -> None:
        for line in self.records.roll(meeting).lines:
            self._tell(kind, meeting, line.person.id, occasion)
            for one in line.substitutions:
                self._tell(kind, meeting, one.substitute.id, occasion)

    def _tell_proposers(self, meeting: Meeting) -> None:
        """An excerpt of the minutes to each who proposed an item: what became of it."""
        for item in self.agenda_at(meeting.id):
            if item.proposer is not None:
                self._tell(Kind.EXCERPT, meeting, item.proposer.id, f"item-{item.id}", item=item.id)

    def _chase(self, meeting: Meeting, one: FollowUp) -> None:
        """Told at once, and again as the deadline comes near."""
        if one.responsible is None:
            return
        rungs, policy = {self.now}, self.records.committee(one.committee).policy
        if one.deadline is not None:
            days = {workdays_before(one.deadline, count, self.days_off) for count in CHASE_WORKDAYS}
            rungs |= {at for day in days if (at := local(day, policy.reminder_at)) > self.now}
        end = local(one.deadline, policy.reminder_at) if one.deadline else self.now
        self.records.plan(
            notices.follow_up(meeting, one.responsible.id, one.id, sorted(rungs), end + CHASE_FOR)
        )


def _unnamed(one: FollowUp) -> FollowUp:
    """For the public: the organisation stands for the person."""
    who = one.who or (one.responsible.organisation.name if one.responsible else "")
    return replace(one, responsible=None, who=who)


__all__ = ["MinutesDesk"]
