"""Agenda items from proposal to the list the secretariat works through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from meetings import agenda, files, notices, refusals, versions
from meetings.model import (
    AgendaItem,
    Draft,
    ItemId,
    ItemState,
    Meeting,
    MeetingId,
    PersonId,
    Role,
    StoredFile,
)
from meetings.notices import Kind
from meetings.office.base import Actor, Desk
from meetings.paper import PUBLIC_STAGES, ItemVersion
from meetings.ports import Records

OUTSIDE = frozenset({Role.OBSERVER, Role.REFERENCE})
"""Those with no other role do not see closed items."""

MENDABLE = frozenset({ItemState.SUBMITTED, ItemState.LATE, ItemState.RETURNED})
TYPED_LIMIT = 30_000


@dataclass(frozen=True, slots=True)
class ItemInMeeting:
    item: AgendaItem
    meeting: Meeting


def issued(records: Records, meeting: MeetingId) -> tuple[AgendaItem, ...]:
    """The agenda as members know it: what was sent out last, and before that what stands on it now."""
    sent = [one for one in records.agenda_versions(meeting) if one.stage in PUBLIC_STAGES]
    return agenda.on_agenda(sent[-1].items if sent else records.items(meeting))


def changes_to(records: Records, item: AgendaItem) -> tuple[versions.FieldChange, ...]:
    """What others have changed in a proposal since its proposer last wrote in it."""
    kept = records.item_versions(item.id)
    if item.proposer is None or not kept:
        return ()
    own = [one.item for one in kept if one.by == item.proposer.id] or [kept[0].item]
    return versions.text_changes(agenda.written(own[-1]), agenda.written(item))


class AgendaDesk(Desk):
    # proposing

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

        What the proposer had typed of it is dropped. Raises ItemDeadlinePassed, MeetingCancelled,
        MeetingStarted, NotInvited, NotAllowed or BadField.
        """
        held = self.records.meeting(meeting, lock=True)
        if actor.person != proposer:
            self.require_secretariat(held.committee, actor, "item")
        self._check_proposer(held, proposer)
        agenda.check_draft(draft)
        state = agenda.state_on_arrival(held, self.now, late_is_fine=late_is_fine)
        item = AgendaItem(
            id=ItemId(0),
            meeting=meeting,
            title=draft.title,
            state=state,
            proposer=self.records.person(proposer),
            submitted_at=self.now,
        )
        item = self._add(replace(agenda.rewritten(item, agenda.tidy(draft)), version=1), actor)
        self.records.put_typed(proposer, meeting, {}, self.now)
        self._tell_of_arrival(held, item)
        self.write_down(actor, "item", meeting, on_behalf_of=proposer, details=[f"item={item.id}", state])
        return item

    def change_item(
        self, id: ItemId, draft: Draft, actor: Actor, *, version: int | None = None
    ) -> AgendaItem:
        """The proposer mends a proposal that has not been taken on yet; one that was returned is handed in again.

        `version` is the one he began with; what somebody else wrote meanwhile in other fields stays. Raises
        NotYours, BadField, or EditedMeanwhile with both texts.
        """
        item = self._own(id, actor)
        agenda.check_draft(draft)
        changed = self._joined(item, agenda.tidy(draft), version)
        held = self.records.meeting(item.meeting)
        returned = item.state is ItemState.RETURNED
        if returned:
            state = agenda.state_on_arrival(held, self.now, late_is_fine=True)
            changed = replace(changed, state=state)
        self._put(changed, actor)
        if returned:
            self._tell_of_arrival(held, changed)
        self.write_down(actor, "item.change", item.meeting, details=[f"item={id}"])
        return changed

    def withdraw_item(self, id: ItemId, actor: Actor) -> AgendaItem:
        item = self._own(id, actor)
        withdrawn = replace(item, state=ItemState.WITHDRAWN)
        self.records.put_item(withdrawn)
        self.write_down(actor, "item.withdraw", item.meeting, details=[f"item={id}"])
        return withdrawn

    def keep_typed(self, meeting: MeetingId, typed: Mapping[str, str], actor: Actor) -> None:
        """What somebody has typed of a proposal so far, kept until it is sent; too much of it is not kept at all."""
        if actor.person is None or sum(map(len, typed.values())) > TYPED_LIMIT:
            return
        said = {name: text for name, text in typed.items() if text.strip()}
        self._check_proposer(self.records.meeting(meeting), actor.person)
        self.records.put_typed(actor.person, meeting, said, self.now)

    def typed(self, meeting: MeetingId, person: PersonId) -> Mapping[str, str]:
        return self.records.typed(person, meeting)

    # looking

    def items_of(self, person: PersonId) -> tuple[ItemInMeeting, ...]:
        """What a person has proposed, the latest first, with the meetings the items stand at."""
        found = self.records.items_by(person)
        held = {item.meeting: self.records.meeting(item.meeting) for item in found}
        return tuple(ItemInMeeting(item, held[item.meeting]) for item in found)

    def agenda_of(self, meeting: MeetingId) -> tuple[AgendaItem, ...]:
        """The items that stand on the agenda as it was sent out last, or as it is now before that, in order."""
        return issued(self.records, meeting)

    def draft_of(self, meeting: MeetingId) -> tuple[AgendaItem, ...]:
        """The agenda as it stands now, whatever was sent out."""
        return agenda.on_agenda(self.records.items(meeting))

    def agenda_for(self, meeting: Meeting, person: PersonId) -> tuple[AgendaItem, ...]:
        """As this person may see it: its makers as it stands now, the others as sent, observers without closed items."""
        makes = self.holds(meeting.committee, person, self.rights(meeting.committee).draft)
        items = self.draft_of(meeting.id) if makes else self.agenda_of(meeting.id)
        return agenda.without_closed(items) if self.is_outside(meeting, person) else items

    def is_outside(self, meeting: Meeting, person: PersonId) -> bool:
        """Whether somebody is there without being of the committee: then closed items are not his."""
        roles = self.roles(meeting.committee, person)
        if roles:
            return roles <= OUTSIDE
        line = self.records.roll(meeting, self.records.person(person).organisation.id).line(person)
        return line is not None and line.invitee.role in OUTSIDE

    def proposals_for(self, meeting: MeetingId) -> tuple[AgendaItem, ...]:
        """What waits for the secretariat: submitted and late items, as they came."""
        return tuple(item for item in self.records.items(meeting) if item.state in agenda.WAITING)

    # how it is done

    def _keep_file(self, meeting: MeetingId, name: str, content: bytes, actor: Actor) -> StoredFile:
        file = files.checked(name, content)
        self.records.put_file(file, content)
        self.write_down(actor, "file", meeting, details=[f"file={file.id[:12]}", f"size={file.size}"])
        return file

    def _tell_of_arrival(self, meeting: Meeting, item: AgendaItem) -> None:
        told = notices.to_secretariat(
            Kind.ITEM_ARRIVED, meeting, self.secretariat(meeting.committee), self.now, item=item.id
        )
        if item.version > 1:
            told = tuple(replace(one, occasion=f"{one.occasion}-v{item.version}") for one in told)
        self.records.plan(told)

    def _check_proposer(self, meeting: Meeting, person: PersonId) -> None:
        """Those the terms name may propose; where members may, so may whoever is called to the meeting."""
        submit = self.rights(meeting.committee).submit
        if self.holds(meeting.committee, person, submit):
            return
        if self.roles(meeting.committee, person) or Role.MEMBER not in submit.roles:
            raise refusals.NotAllowed("item")
        who = self.records.person(person)
        roll = self.records.roll(meeting, who.organisation.id)
        if roll.line(person) is None and not self.records.roll(meeting).principals(person):
            raise refusals.NotInvited(meeting)

    def _own(self, id: ItemId, actor: Actor) -> AgendaItem:
        """Raises NotYours, also for an item that has already been taken on. Nobody else changes it meanwhile."""
        self.records.meeting(self.records.item(id).meeting, lock=True)
        item = self.records.item(id)
        mine = item.proposer is not None and item.proposer.id == actor.person
        if not mine or item.state not in MENDABLE:
            raise refusals.NotYours(id)
        return item

    def _joined(self, item: AgendaItem, mine: Draft, version: int | None) -> AgendaItem:
        """The item with what I wrote, and with what others wrote since the version I began with."""
        if version is None or version == item.version:
            return agenda.rewritten(item, mine)
        base = next(
            (
                agenda.written(one.item)
                for one in self.records.item_versions(item.id)
                if one.item.version == version
            ),
            agenda.written(item),
        )
        theirs = agenda.written(item)
        if fields := versions.clashes(base, mine, theirs):
            raise refusals.EditedMeanwhile(
                self.records.meeting(item.meeting), item, versions.both(base, mine, theirs), base, fields
            )
        return agenda.rewritten(item, versions.both(base, mine, theirs))

    def _add(self, item: AgendaItem, actor: Actor) -> AgendaItem:
        added = self.records.add_item(item)
        self.records.keep_version(ItemVersion(added, self.now, actor.person))
        return added

    def _put(self, item: AgendaItem, actor: Actor) -> None:
        self.records.put_item(item)
        self.records.keep_version(ItemVersion(item, self.now, actor.person))


__all__ = ["MENDABLE", "OUTSIDE", "AgendaDesk", "ItemInMeeting", "changes_to", "issued"]
