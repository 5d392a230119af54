"""What the secretariat does with proposals, and how it makes the agenda of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from meetings import agenda, files, notices, refusals, triage
from meetings.model import (
    AgendaItem,
    Attachment,
    Draft,
    ItemId,
    ItemState,
    Later,
    Meeting,
    MeetingId,
    MeetingState,
)
from meetings.notices import Kind
from meetings.office.agenda import AgendaDesk
from meetings.office.base import Actor
from meetings.paper import ItemVersion
from meetings.triage import Act

REASON_LIMIT = 500


class TriageDesk(AgendaDesk):
    """Each verb tells the proposer what became of the proposal, and writes it down."""

    # one proposal

    def accept_item(
        self,
        id: ItemId,
        actor: Actor,
        draft: Draft | None = None,
        *,
        version: int | None = None,
        note: str = "",
    ) -> AgendaItem:
        """Onto the agenda, as it is or in another wording, of which the proposer is then shown what changed.

        Raises NotAllowed, ItemSettled, BadField, EditedMeanwhile, or MeetingStarted.
        """
        meeting, item = self._at_hand(id, actor, Act.ACCEPT)
        _check_note(note)
        if draft is not None:
            agenda.check_draft(draft, limit=agenda.LONG_LIMIT)
            item = self._joined(item, agenda.tidy(draft), version)
        item = self._on_agenda(meeting, replace(item, state=ItemState.ACCEPTED, note=note.strip()), actor)
        return self._settled(meeting, item, actor, "item.accept")

    def return_item(self, id: ItemId, reason: str, actor: Actor) -> AgendaItem:
        """Back to the proposer, who may mend it and hand it in again."""
        meeting, item = self._at_hand(id, actor, Act.RETURN, reason)
        return self._decided(meeting, item, ItemState.RETURNED, reason, actor)

    def reject_item(self, id: ItemId, reason: str, actor: Actor) -> AgendaItem:
        meeting, item = self._at_hand(id, actor, Act.REJECT, reason)
        return self._decided(meeting, item, ItemState.REJECTED, reason, actor)

    def defer_item(self, id: ItemId, later: Later, reason: str, actor: Actor) -> AgendaItem:
        """Until a named meeting or a month. Raises BadField ("later") when that does not lie after this meeting."""
        meeting, item = self._at_hand(id, actor, Act.DEFER, reason)
        self._check_later(meeting, later)
        deferred = replace(
            item,
            state=ItemState.DEFERRED,
            number="",
            note=reason.strip(),
            wanted_for=later,
            deferrals=item.deferrals + 1,
            version=item.version + 1,
        )
        self._put(agenda.numbered_attachments(deferred), actor)
        self._renumber(meeting.id)
        return self._settled(meeting, deferred, actor, "item.defer")

    def merge_items(self, id: ItemId, into: ItemId, actor: Actor) -> AgendaItem:
        """One item of two at the same meeting: `into` keeps its title and gets the other's texts after its own.

        Hands back `into`; both proposers are told.
        """
        meeting, item = self._at_hand(id, actor, Act.MERGE)
        other = self.records.item(into)
        if into == id or other.meeting != item.meeting or other.state not in triage.INTO:
            raise refusals.ItemSettled(meeting, other)
        draft = triage.merged(other, item, self.scribe.merged_under(item))
        agenda.check_draft(draft, limit=agenda.LONG_LIMIT)
        both = agenda.numbered_attachments(agenda.rewritten(other, draft))
        self._put(both, actor)
        gone = replace(
            item, state=ItemState.MERGED, number="", merged_into=into, note="", version=item.version + 1
        )
        self._put(agenda.numbered_attachments(gone), actor)
        self._renumber(meeting.id)
        self._tell_proposer(meeting, gone, actor)
        self._tell_proposer(meeting, both, actor)
        self.write_down(actor, "item.merge", meeting.id, details=[f"item={id}", f"into={into}"])
        return self.records.item(into)

    def remove_item(self, id: ItemId, reason: str, actor: Actor) -> AgendaItem:
        """Off the agenda, with a reason when somebody had proposed it."""
        meeting, item = self._at_hand(id, actor, Act.REMOVE)
        if item.proposer is not None:
            _check_reason(reason)
        return self._decided(meeting, item, ItemState.REMOVED, reason, actor)

    # the agenda itself

    def write_item(
        self, meeting: MeetingId, draft: Draft, actor: Actor, *, under: ItemId | None = None
    ) -> AgendaItem:
        """An item the agenda's makers write themselves, a bare title if they like; as the last before the standing ones."""
        held = self._open_agenda(meeting, actor)
        agenda.check_draft(draft, limit=agenda.LONG_LIMIT)
        new = replace(
            agenda.rewritten(
                AgendaItem(ItemId(0), meeting, draft.title, ItemState.ACCEPTED), agenda.tidy(draft)
            ),
            version=1,
        )
        item = self._on_agenda(held, self._add(new, actor), actor)
        if under is not None:
            self._place(held, item, under, sub=True)
        self.write_down(actor, "item.write", meeting, details=[f"item={item.id}"])
        return self.records.item(item.id)

    def edit_item(self, id: ItemId, draft: Draft, actor: Actor, *, version: int | None = None) -> AgendaItem:
        """Another wording for an item, whoever proposed it; what others wrote meanwhile in other fields stays.

        Raises NotAllowed, BadField, MeetingStarted, or EditedMeanwhile with both texts.
        """
        item = self.records.item(id)
        self._open_agenda(item.meeting, actor)
        item = self.records.item(id)
        agenda.check_draft(draft, limit=agenda.LONG_LIMIT)
        changed = agenda.numbered_attachments(self._joined(item, agenda.tidy(draft), version))
        self._put(changed, actor)
        self.write_down(actor, "item.edit", item.meeting, details=[f"item={id}"])
        return changed

    def attach(self, id: ItemId, papers: Sequence[tuple[str, bytes]], actor: Actor) -> AgendaItem:
        """Files, by name and content, as the last papers of an item: all of them or none; one it has, it keeps once.

        Raises NotAllowed, WrongFile, BadField ("attachment") or MeetingStarted.
        """
        item = self.records.item(id)
        self._open_agenda(item.meeting, actor)
        item = self.records.item(id)
        found = {one.file: one for one in item.attachments if one.file}
        new = {}
        for name, content in papers:
            file = self._keep_file(item.meeting, name, content, actor)
            if file.id not in found:
                title = files.checked(name, content).name.rpartition(".")[0]
                new[file.id] = Attachment(
                    title or file.name, file=file.id, content_type=file.content_type, size=file.size
                )
        if not new:
            return item
        draft = agenda.written(item)
        return self.edit_item(
            id, replace(draft, attachments=(*draft.attachments, *new.values())), actor, version=item.version
        )

    def move_item(
        self, id: ItemId, after: ItemId | None, actor: Actor, *, sub: bool = False
    ) -> tuple[AgendaItem, ...]:
        """Puts an item after another (None: first), or under it; hands back the agenda in its new order."""
        item = self.records.item(id)
        meeting = self._meeting_ahead(item.meeting)
        self.require(meeting.committee, actor, self.rights(meeting.committee).order, "item.move")
        item = self.records.item(id)
        if item.state is not ItemState.ACCEPTED:
            raise refusals.ItemSettled(meeting, item)
        self._place(meeting, item, after, sub=sub)
        self.write_down(actor, "item.move", meeting.id, details=[f"item={id}", f"after={after or 0}"])
        return self.draft_of(meeting.id)

    # how it is done

    def _at_hand(self, id: ItemId, actor: Actor, act: Act, reason: str = "") -> tuple[Meeting, AgendaItem]:
        """The item with its meeting, both locked, when this may be done to it by this actor."""
        meeting = self._open_agenda(self.records.item(id).meeting, actor, f"item.{act}")
        item = self.records.item(id)
        if not triage.may(act, item):
            raise refusals.ItemSettled(meeting, item)
        if act in triage.NEEDS_REASON and act is not Act.REMOVE:
            _check_reason(reason)
        _check_note(reason)
        return meeting, item

    def _open_agenda(self, id: MeetingId, actor: Actor, act: str = "item.write") -> Meeting:
        meeting = self.records.meeting(id, lock=True)
        self.require(meeting.committee, actor, self.rights(meeting.committee).draft, act)
        return self._meeting_ahead(id)

    def _meeting_ahead(self, id: MeetingId) -> Meeting:
        meeting = self.records.meeting(id, lock=True)
        if meeting.state is MeetingState.CANCELLED:
            raise refusals.MeetingCancelled(meeting)
        if meeting.state is MeetingState.HELD or self.now >= meeting.starts_at:
            raise refusals.MeetingStarted(meeting)
        return meeting

    def _decided(
        self, meeting: Meeting, item: AgendaItem, state: ItemState, reason: str, actor: Actor
    ) -> AgendaItem:
        done = replace(item, state=state, number="", note=reason.strip(), version=item.version + 1)
        done = agenda.numbered_attachments(done)
        self._put(done, actor)
        self._renumber(meeting.id)
        return self._settled(meeting, done, actor, f"item.{state}")

    def _settled(self, meeting: Meeting, item: AgendaItem, actor: Actor, act: str) -> AgendaItem:
        self._tell_proposer(meeting, item, actor)
        self.write_down(actor, act, meeting.id, details=[f"item={item.id}", f"v={item.version}"])
        return item

    def _tell_proposer(self, meeting: Meeting, item: AgendaItem, actor: Actor) -> None:
        if item.proposer is None or item.proposer.id == actor.person:
            return
        told = notices.tell(
            Kind.ITEM_SETTLED,
            meeting,
            item.proposer.id,
            self.now,
            occasion=f"item-{item.id}-v{item.version}",
            item=item.id,
        )
        self.records.plan(told)

    def _on_agenda(self, meeting: Meeting, item: AgendaItem, actor: Actor) -> AgendaItem:
        """Written as the last before the standing items that end the agenda, and numbered with all the others."""
        new = replace(
            item, meeting=meeting.id, state=ItemState.ACCEPTED, wanted_for=None, version=item.version + 1
        )
        standing = [one for one in self.draft_of(meeting.id) if one.id != item.id]
        self._write_order(agenda.taken_on(standing, new), new.id)
        found = self.records.item(item.id)
        self.records.keep_version(ItemVersion(found, self.now, actor.person))
        return found

    def _place(self, meeting: Meeting, item: AgendaItem, after: ItemId | None, *, sub: bool) -> None:
        self._write_order(agenda.placed(self.draft_of(meeting.id), item, after, sub=sub))

    def _renumber(self, meeting: MeetingId) -> None:
        self._write_order(agenda.renumbered(self.draft_of(meeting)))

    def _write_order(self, items: Iterable[AgendaItem], changed: ItemId | None = None) -> None:
        """Writes those whose number is new; a number alone makes no new version."""
        for item in items:
            if item.id == changed or self.records.item(item.id) != item:
                self.records.put_item(item)

    def _check_later(self, meeting: Meeting, later: Later) -> None:
        if later.meeting is not None:
            wanted = self.records.meeting(later.meeting)
            ahead = wanted.starts_at > meeting.starts_at and wanted.state is not MeetingState.CANCELLED
            if wanted.committee != meeting.committee or not ahead:
                raise refusals.BadField("later", "invalid")
        elif later.month is None or later.month < meeting.sessions[0].day.replace(day=1):
            raise refusals.BadField("later", "invalid")


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise refusals.BadField("reason", "missing")


def _check_note(note: str) -> None:
    if len(note) > REASON_LIMIT:
        raise refusals.BadField("reason", "too_long", REASON_LIMIT)


__all__ = ["REASON_LIMIT", "TriageDesk"]
