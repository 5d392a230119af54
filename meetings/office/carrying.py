"""How one meeting's agenda follows from those before it: standing items, what waits, promises, the chair's decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from meetings import agenda, carrying, refusals
from meetings.model import (
    CALLED,
    AgendaItem,
    Clause,
    Committee,
    CommitteeId,
    Draft,
    ItemId,
    ItemState,
    Later,
    Meeting,
    MeetingId,
    MeetingState,
    Membership,
    Person,
    PersonId,
    Role,
    Source,
    StandingItem,
    StandingKind,
)
from meetings.notices import Kind
from meetings.office.agenda import MENDABLE
from meetings.office.base import Actor
from meetings.office.convening import ConveningDesk, MeetingPlan
from meetings.office.papers import PaperDesk
from meetings.paper import (
    CARRIED_OVER,
    ChairDecision,
    ChairDecisionId,
    Decision,
    FollowUp,
    Outcome,
)
from meetings.terms import in_force
from meetings.workdays import local_day

OFFICE = Actor(None, Source.RULE)
"""What the office writes by itself, and may write anew as long as nobody else has written in it."""

AHEAD = frozenset({MeetingState.PLANNED, MeetingState.CONVENED})
PRESSED_TWICE = timedelta(minutes=10)


class CarryingDesk(PaperDesk, ConveningDesk):
    def create(self, plan: MeetingPlan, actor: Actor) -> Meeting:
        """As in `ConveningDesk`; the agenda begins with the standing items and with what waits for this meeting."""
        meeting = super().create(plan, actor)
        self.lay_agenda(meeting.id)
        return meeting

    def lay_agenda(self, id: MeetingId) -> tuple[AgendaItem, ...]:
        """Puts on the agenda what belongs there by itself and is missing; done twice it changes nothing.

        What somebody has written in, moved or taken off stays so.
        """
        meeting = self.records.meeting(id, lock=True)
        if meeting.state in AHEAD and self.now < meeting.starts_at:
            committee = self.records.committee(meeting.committee)
            self._lay_standing(meeting, committee)
            self._lay_waiting(meeting)
            self._lay_chair_decisions(meeting)
            self._write_standing(meeting, committee)
        return self.draft_of(id)

    def defer_item(self, id: ItemId, later: Later, reason: str, actor: Actor) -> AgendaItem:
        """As in `TriageDesk`; at a meeting that is there already it stands on the agenda at once."""
        since = self.records.meeting(self.records.item(id).meeting, lock=True)
        item = super().defer_item(id, later, reason, actor)
        for coming in self._coming(since.committee):
            if carrying.belongs_at(coming, item.wanted_for, since):
                self.records.meeting(coming.id, lock=True)
                return self._on_agenda(coming, item, OFFICE)
        return item

    def cancel(self, id: MeetingId, reason: str, actor: Actor) -> Meeting:
        """As in `ConveningDesk`; what stood on the agenda or was proposed for it goes on to the next meeting by itself."""
        before = self.records.meeting(id, lock=True).state
        cancelled = super().cancel(id, reason, actor)
        if before is not MeetingState.CANCELLED:
            self._carry_on(cancelled, actor)
            self._lay_coming(cancelled)
        return cancelled

    def chair_decides(self, committee: CommitteeId, title: str, text: str, actor: Actor) -> ChairDecision:
        """What the chair decided between meetings, by the clause that lets him; told to the vice-chairs at once.

        The next meeting gets an item of it by itself. Entered by the chair, or for him by the secretariat.
        Raises NoAuthority where the terms have no such clause, NotAllowed, Unknown ("chair") or BadField.
        """
        chair = self._chair(committee, actor)
        terms = in_force(self.records.committee(committee), local_day(self.now))
        if terms is None or terms.chair_decides is None:
            raise refusals.NoAuthority(committee)
        return self._written_between(committee, title, text, chair, terms.chair_decides, actor)

    def orient(self, committee: CommitteeId, title: str, text: str, actor: Actor) -> ChairDecision:
        """What the committee is told in writing between meetings, by its chair or its secretariat.

        It goes to every member at once, and the next meeting gets an item of it by itself. Raises NotAllowed or BadField.
        """
        if actor.person is None or not self.is_chair(committee, actor.person):
            self.require_secretariat(committee, actor, "chair.orient")
        writer = self.records.person(actor.person) if actor.person else self._chair(committee, actor)
        return self._written_between(committee, title, text, writer, None, actor)

    def told_between(self, decision: ChairDecision) -> tuple[Person, ...]:
        """Of a decision the vice-chairs, of an orientation everybody who is called to meetings."""
        roles = frozenset({Role.VICE_CHAIR}) if decision.clause else CALLED
        seated = (one.person for one in self._seated(decision.committee) if one.role in roles)
        return tuple({one.id: one for one in seated if one.id != decision.by.id}.values())

    def _written_between(
        self,
        committee: CommitteeId,
        title: str,
        text: str,
        by: Person,
        clause: Clause | None,
        actor: Actor,
    ) -> ChairDecision:
        agenda.check_draft(Draft(title, background=text))
        if not text.strip():
            raise refusals.BadField("background", "missing")
        if again := self._written_just_now(committee, title.strip(), text.strip(), clause):
            return again
        made = self.records.add_chair_decision(
            ChairDecision(ChairDecisionId(0), committee, title.strip(), text.strip(), clause, by, self.now)
        )
        coming = self._coming(committee)
        if coming:
            self.records.meeting(coming[0].id, lock=True)
            self._lay_chair_decisions(coming[0])
        about = coming[:1] or self.records.meetings_of_committee(committee)[-1:]
        for meeting in about:
            for person in self.told_between(made):
                self._tell(Kind.CHAIR_DECIDED, meeting, person.id, f"chair-{made.id}", about=by.id)
        details = [f"chair-decision={made.id}", *([f"clause={clause.key}"] if clause else [])]
        act = "chair.decide" if clause else "chair.orient"
        self.write_down(actor, act, committee, on_behalf_of=by.id, details=details)
        return next(one for one in self.records.chair_decisions(committee) if one.id == made.id)

    def decisions_about(self, committee: CommitteeId) -> tuple[tuple[Meeting, AgendaItem, Decision], ...]:
        """The decision log: what every item came to, the latest meeting first."""
        return tuple(
            (meeting, item, found)
            for meeting in reversed(self.records.meetings_of_committee(committee))
            if meeting.state is not MeetingState.CANCELLED
            for decisions in [self.records.decisions(meeting.id)]
            if decisions
            for item in self.draft_of(meeting.id)
            if (found := decisions.get(item.id)) and found.text
        )

    # a meeting that is not held

    def _carry_on(self, cancelled: Meeting, actor: Actor) -> None:
        """The items of a cancelled meeting: those on its agenda wait for the next, proposals are proposed for it.

        Without a next meeting both wait until there is one. Nothing that was decided of them is lost: they are the
        same rows, and their proposers are told.
        """
        coming = next(iter(self._coming(cancelled.committee)), None)
        for item in self.records.items(cancelled.id):
            if item.standing is not None:
                continue
            if item.state is ItemState.ACCEPTED or (item.state in agenda.WAITING and coming is None):
                self._tell_proposer(cancelled, self._called_off(cancelled, item, actor), actor)
            elif item.state in MENDABLE and coming is not None:
                self._tell_proposer(cancelled, self._proposed_for(coming, item, actor), actor)
        self._wait_no_longer_for(cancelled, actor)
        told = {item.id for item in self.records.items(cancelled.id)}
        for decision in self.records.chair_decisions(cancelled.committee):
            if decision.told in told:
                self.records.put_chair_decision(replace(decision, told=None))

    def _called_off(self, cancelled: Meeting, item: AgendaItem, actor: Actor) -> AgendaItem:
        why = self.scribe.called_off(cancelled)
        waits = replace(
            item,
            state=ItemState.DEFERRED,
            number="",
            note=why,
            since_last=item.since_last or why,
            wanted_for=None,
            deferrals=item.deferrals + 1,
            version=item.version + 1,
        )
        self._put(agenda.numbered_attachments(waits), actor)
        self.write_down(actor, "item.defer", cancelled.id, details=[f"item={item.id}", f"v={waits.version}"])
        return waits

    def _proposed_for(self, coming: Meeting, item: AgendaItem, actor: Actor) -> AgendaItem:
        state = item.state
        if state in agenda.WAITING:
            state = agenda.state_on_arrival(coming, self.now, late_is_fine=True)
        moved = replace(item, meeting=coming.id, state=state, version=item.version + 1)
        self._put(moved, actor)
        self.write_down(actor, "item.defer", coming.id, details=[f"item={item.id}", f"v={moved.version}"])
        return moved

    def _wait_no_longer_for(self, cancelled: Meeting, actor: Actor) -> None:
        """What was to come back at this very meeting comes at the next."""
        for item in self.records.deferred_items(cancelled.committee):
            if item.wanted_for is not None and item.wanted_for.meeting == cancelled.id:
                self._put(replace(item, wanted_for=None, version=item.version + 1), actor)

    # standing items

    def _lay_standing(self, meeting: Meeting, committee: Committee) -> None:
        """A standing item that was taken off once is not put there again."""
        known = {item.standing for item in self.records.items(meeting.id)}
        before: ItemId | None = None
        for line in committee.standing:
            if line.kind not in known:
                new = self._add(_standing(meeting, line), OFFICE)
                items = self.draft_of(meeting.id)
                order = agenda.appended(items, new) if line.last else agenda.placed(items, new, before)
                self._write_order(order)
            if not line.last:
                before = next(
                    (one.id for one in self.draft_of(meeting.id) if one.standing is line.kind), before
                )

    def _write_standing(self, meeting: Meeting, committee: Committee) -> None:
        held = self._held_before(meeting)
        for item in self.draft_of(meeting.id):
            draft: Draft | None = None
            match item.standing:
                case StandingKind.MINUTES if held is not None:
                    draft = self.scribe.approval(committee, held, self.records.minutes(held.id))
                case StandingKind.SINCE_LAST if held is not None:
                    draft = self._since_meeting(held)
                case StandingKind.NEXT_MEETING:
                    draft = self._provisional(meeting, committee)
                case _:
                    pass
            if draft is not None:
                self._write_by_itself(
                    item, replace(draft, title=draft.title or item.title, minutes=item.minutes)
                )

    def _since_meeting(self, held: Meeting) -> Draft:
        """That the minutes before were approved is said where minutes are approved, and is no news here."""
        decisions = self.records.decisions(held.id)
        decided = [
            (one, decisions[one.id])
            for one in self.draft_of(held.id)
            if one.id in decisions and one.standing is not StandingKind.MINUTES
        ]
        told = self.scribe.since_meeting(held, decided, self._agreed_at(held))
        return Draft("", since_last=told)

    def _provisional(self, meeting: Meeting, committee: Committee) -> Draft | None:
        """What is known to come up at the meeting after this one; None where nothing is."""
        after = [one for one in self._coming(committee.id) if one.starts_at > meeting.starts_at]
        waiting = [
            item.title
            for item in self.records.deferred_items(committee.id)
            if item.wanted_for is not None or item.meeting == meeting.id
        ]
        listed = [item.title for one in after[:1] for item in self.draft_of(one.id) if item.standing is None]
        titles = tuple(dict.fromkeys(listed + waiting))
        return self.scribe.next_items(committee, after[0] if after else None, titles) if titles else None

    def _write_by_itself(self, item: AgendaItem, draft: Draft) -> None:
        """Only where nobody else has written since the office did."""
        kept = self.records.item_versions(item.id)
        if draft != agenda.written(item) and (not kept or kept[-1].by is None):
            self._put(agenda.numbered_attachments(agenda.rewritten(item, draft)), OFFICE)

    # what waits

    def _lay_waiting(self, meeting: Meeting) -> None:
        """Deferred items whose meeting this is; an earlier one that is still ahead takes what is for the next."""
        waiting = [
            (item, self.records.meeting(item.meeting))
            for item in self.records.deferred_items(meeting.committee)
        ]
        for item, since in carrying.due_at(meeting, waiting):
            earlier = [
                one
                for one in self._coming(meeting.committee)
                if one.starts_at < meeting.starts_at and carrying.belongs_at(one, item.wanted_for, since)
            ]
            if not earlier:
                self._on_agenda(meeting, self._with_story(item), OFFICE)

    def _carry_over(
        self,
        held: Meeting,
        items: Sequence[AgendaItem],
        decisions: Mapping[ItemId, Decision],
        actor: Actor,
    ) -> None:
        """A copy of each item that goes on, and one of each that promised to come back in a month it named."""
        for item in items:
            decision = decisions.get(item.id)
            if decision is None or item.standing is not None:
                continue
            if decision.outcome in CARRIED_OVER:
                self._wait(item, decision.later, item.deferrals + 1, actor)
            elif decision.outcome is Outcome.FOLLOWED and (later := self._promised(held, item, decision)):
                self._wait(replace(item, recommendations=(), attachments=()), later, 0, actor)

    def _wait(self, item: AgendaItem, later: Later | None, deferrals: int, actor: Actor) -> None:
        copy = replace(
            item,
            id=ItemId(0),
            state=ItemState.DEFERRED,
            number="",
            note="",
            origin=item.id,
            deferrals=deferrals,
            wanted_for=later,
            version=1,
        )
        self._add(agenda.numbered_attachments(copy), actor)

    def _promised(self, held: Meeting, item: AgendaItem, decision: Decision) -> Later | None:
        day = held.sessions[0].day
        said = [one.text for one in item.recommendations] + [decision.text, item.next_steps]
        months = [month for text in said if (month := self.scribe.promised(text, day))]
        ahead = [month for month in months if month > carrying.month_of(day)]
        return Later(month=min(ahead)) if ahead else None

    def _on_agenda(self, meeting: Meeting, item: AgendaItem, actor: Actor) -> AgendaItem:
        """With what was decided of the same matter last time, where nobody has written that."""
        if not item.since_last and item.origin is None:
            item = replace(item, since_last=self._remembered(meeting, item.title))
        return super()._on_agenda(meeting, item, actor)

    def _remembered(self, meeting: Meeting, title: str) -> str:
        held = self._held_before(meeting)
        if held is None:
            return ""
        decisions = self.records.decisions(held.id)
        for one in self.draft_of(held.id):
            if carrying.same_matter(one.title, title) and one.id in decisions:
                return self._story(held, one.id, decisions[one.id])
        return ""

    def _with_story(self, item: AgendaItem) -> AgendaItem:
        """What became of it at the meeting it comes from."""
        if item.origin is None:
            return item
        origin = self.records.item(item.origin)
        decision = self.records.decisions(origin.meeting).get(origin.id)
        if decision is None:
            return item
        return replace(
            item, since_last=self._story(self.records.meeting(origin.meeting), origin.id, decision)
        )

    def _story(self, held: Meeting, item: ItemId, decision: Decision) -> str:
        agreed = [one for one in self._agreed_at(held) if one.item == item]
        return self.scribe.since_last(held, decision, agreed)

    def _agreed_at(self, held: Meeting) -> list[FollowUp]:
        return [one for one in self.records.follow_ups(held.committee) if one.meeting == held.id]

    # the chair

    def is_chair(self, committee: CommitteeId, person: PersonId) -> bool:
        return any(one.person.id == person and one.role is Role.CHAIR for one in self._seated(committee))

    def _written_just_now(
        self, committee: CommitteeId, title: str, text: str, clause: Clause | None
    ) -> ChairDecision | None:
        """The same words once more are a button pressed twice, and nobody is told again."""
        for one in self.records.chair_decisions(committee):
            if (one.title, one.text, one.clause) == (
                title,
                text,
                clause,
            ) and self.now - one.at < PRESSED_TWICE:
                return one
        return None

    def _chair(self, committee: CommitteeId, actor: Actor) -> Person:
        chairs = [one.person for one in self._seated(committee) if one.role is Role.CHAIR]
        own = [one for one in chairs if one.id == actor.person]
        if not own:
            self.require_secretariat(committee, actor, "chair.decide")
        for chair in own or chairs:
            return chair
        raise refusals.Unknown("chair")

    def _lay_chair_decisions(self, meeting: Meeting) -> None:
        committee = self.records.committee(meeting.committee)
        first = self._coming(meeting.committee)[:1]
        if [one.id for one in first] != [meeting.id]:
            return
        for decision in self.records.chair_decisions(meeting.committee):
            if decision.told is None:
                draft = self.scribe.chair_decision(committee, decision)
                bare = AgendaItem(
                    ItemId(0),
                    meeting.id,
                    draft.title,
                    ItemState.ACCEPTED,
                    standing=StandingKind.CHAIR_DECISIONS,
                )
                new = self._add(replace(agenda.rewritten(bare, draft), version=1), OFFICE)
                item = super()._on_agenda(meeting, new, OFFICE)
                self.records.put_chair_decision(replace(decision, told=item.id))

    # which meetings

    def _seated(self, committee: CommitteeId) -> list[Membership]:
        today = local_day(self.now)
        return [one for one in self.records.memberships(committee) if one.holds(today)]

    def _coming(self, committee: CommitteeId) -> list[Meeting]:
        """Those that are ahead, the next first."""
        found = self.records.meetings_of_committee(committee)
        return [one for one in found if one.state in AHEAD and self.now < one.starts_at]

    def _held_before(self, meeting: Meeting) -> Meeting | None:
        """The meeting before this one, once it has been held."""
        before = [
            one
            for one in self.records.meetings_of_committee(meeting.committee)
            if one.starts_at < meeting.starts_at and one.state is not MeetingState.CANCELLED
        ]
        return before[-1] if before and before[-1].state is MeetingState.HELD else None

    def _lay_coming(self, held: Meeting) -> None:
        for meeting in self._coming(held.committee):
            self.lay_agenda(meeting.id)


def _standing(meeting: Meeting, line: StandingItem) -> AgendaItem:
    return AgendaItem(
        id=ItemId(0),
        meeting=meeting.id,
        title=line.title,
        state=ItemState.ACCEPTED,
        minutes=line.minutes,
        standing=line.kind,
    )


__all__ = ["OFFICE", "CarryingDesk"]
