"""Agenda items from proposal to the list the secretariat works through."""

from dataclasses import dataclass, replace

from meetings import agenda, notices, refusals
from meetings.model import AgendaItem, Draft, ItemId, ItemState, Meeting, MeetingId, PersonId
from meetings.notices import Kind
from meetings.office.base import Actor, Desk


@dataclass(frozen=True, slots=True)
class ItemInMeeting:
    item: AgendaItem
    meeting: Meeting


class AgendaDesk(Desk):
    def take_item(
        self,
        meeting: MeetingId,
        draft: Draft,
        proposer: PersonId,
        actor: Actor,
        *,
        late_is_fine: bool = False,
    ) -> AgendaItem:
        """A proposal for the agenda; after the deadline only when it may go on the late list.

        Raises ItemDeadlinePassed, MeetingCancelled, MeetingStarted, NotInvited or BadField.
        """
        held = self.records.meeting(meeting, lock=True)
        if actor.person != proposer:
            self.require_secretariat(held.committee, actor, "item")
        self._check_proposer(held, proposer)
        agenda.check_draft(draft)
        state = agenda.state_on_arrival(held, self.now, late_is_fine=late_is_fine)
        item = self.records.add_item(
            AgendaItem(
                id=ItemId(0),
                meeting=meeting,
                title=draft.title.strip(),
                state=state,
                proposer=self.records.person(proposer),
                submitted_at=self.now,
                background=draft.background.strip(),
                recommendations=draft.recommendations,
                minutes=draft.minutes,
                attachments=draft.attachments,
            )
        )
        self.records.plan(
            notices.to_secretariat(
                Kind.ITEM_ARRIVED, held, self.secretariat(held.committee), self.now, item=item.id
            )
        )
        self.write_down(actor, "item", meeting, on_behalf_of=proposer, details=[f"item={item.id}", state])
        return item

    def change_item(self, id: ItemId, draft: Draft, actor: Actor) -> AgendaItem:
        """The proposer mends a proposal that has not been taken on yet."""
        item = self._own(id, actor)
        agenda.check_draft(draft)
        changed = replace(
            item,
            title=draft.title.strip(),
            background=draft.background.strip(),
            recommendations=draft.recommendations,
            minutes=draft.minutes,
            attachments=draft.attachments,
        )
        self.records.put_item(changed)
        self.write_down(actor, "item.change", item.meeting, details=[f"item={id}"])
        return changed

    def withdraw_item(self, id: ItemId, actor: Actor) -> AgendaItem:
        item = self._own(id, actor)
        withdrawn = replace(item, state=ItemState.WITHDRAWN)
        self.records.put_item(withdrawn)
        self.write_down(actor, "item.withdraw", item.meeting, details=[f"item={id}"])
        return withdrawn

    def items_of(self, person: PersonId) -> tuple[ItemInMeeting, ...]:
        """What a person has proposed, the latest first, with the meetings the items stand at."""
        found = self.records.items_by(person)
        held = {item.meeting: self.records.meeting(item.meeting) for item in found}
        return tuple(ItemInMeeting(item, held[item.meeting]) for item in found)

    def agenda_of(self, meeting: MeetingId) -> tuple[AgendaItem, ...]:
        """The items that stand on the agenda, in order."""
        return agenda.on_agenda(self.records.items(meeting))

    def proposals_for(self, meeting: MeetingId) -> tuple[AgendaItem, ...]:
        """What waits for the secretariat: submitted and late items, as they came."""
        waiting = {ItemState.SUBMITTED, ItemState.LATE}
        return tuple(item for item in self.records.items(meeting) if item.state in waiting)

    def _check_proposer(self, meeting: Meeting, person: PersonId) -> None:
        """Members of the committee, whatever their role, and those called to the meeting may propose."""
        if self.roles(meeting.committee, person):
            return
        who = self.records.person(person)
        roll = self.records.roll(meeting, who.organisation.id)
        if roll.line(person) is None and not self.records.roll(meeting).principals(person):
            raise refusals.NotInvited(meeting)

    def _own(self, id: ItemId, actor: Actor) -> AgendaItem:
        """Raises NotYours, also for an item that has already been taken on. Nobody else changes it meanwhile."""
        self.records.meeting(self.records.item(id).meeting, lock=True)
        item = self.records.item(id)
        mine = item.proposer is not None and item.proposer.id == actor.person
        if not mine or item.state not in {ItemState.SUBMITTED, ItemState.LATE, ItemState.RETURNED}:
            raise refusals.NotYours(id)
        return item


__all__ = ["AgendaDesk", "ItemInMeeting"]
