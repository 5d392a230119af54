"""Files sent in the chat: kept for a while, until their owner says which item they belong to."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from meetings import agenda, files, refusals
from meetings.model import (
    AgendaItem,
    Attachment,
    DropId,
    DroppedFile,
    ItemId,
    ItemState,
    Meeting,
    MeetingState,
    PersonId,
)
from meetings.office.agenda import MENDABLE, ItemInMeeting
from meetings.office.base import Actor
from meetings.office.triage import TriageDesk

MOST_DROPPED = 10
"""Files that wait at once, of one person; the oldest gives way."""

PLACES = agenda.WAITING | {ItemState.ACCEPTED, ItemState.RETURNED}


class DroppingDesk(TriageDesk):
    def places_for(self, person: PersonId) -> tuple[ItemInMeeting, ...]:
        """The items a person may lay a file on, the own first, then by meeting and number.

        The own proposals while they may be mended, and every item of the agendas that are his to write.
        """
        own = [
            one for one in self.items_of(person) if self._is_open(one.meeting) and one.item.state in MENDABLE
        ]
        known = {one.item.id for one in own}
        desk = [
            ItemInMeeting(item, meeting)
            for meeting in self._agendas_of(person)
            for item in sorted(self.records.items(meeting.id), key=_place)
            if item.state in PLACES and item.id not in known
        ]
        return (*own, *desk)

    def taken_on(self, person: PersonId) -> tuple[ItemInMeeting, ...]:
        """The own proposals that stand on a coming agenda, where only the secretariat may still lay files on them."""
        return tuple(
            one
            for one in self.items_of(person)
            if one.item.state is ItemState.ACCEPTED and self._is_open(one.meeting)
        )

    def drop_file(self, name: str, content: bytes, actor: Actor) -> DroppedFile:
        """Keeps it. Raises WrongFile, or NotAllowed for somebody who has no item to lay it on."""
        if actor.person is None or not self.places_for(actor.person):
            raise refusals.NotAllowed("file")
        file = files.checked(name, content)
        self.records.put_file(file, content)
        waiting = [one for one in self.records.dropped(actor.person) if one.file.id != file.id]
        again = [one.id for one in self.records.dropped(actor.person) if one.file.id == file.id]
        dropped = self.records.add_dropped(actor.person, file, self.now)
        too_many = [one.id for one in waiting[: max(0, len(waiting) + 1 - MOST_DROPPED)]]
        self.records.drop_dropped([*again, *too_many])
        self.write_down(
            actor,
            "file.drop",
            f"person-{actor.person}",
            details=[f"file={file.id[:12]}", f"size={file.size}"],
        )
        return dropped

    def place_files(self, drops: Collection[DropId], id: ItemId, actor: Actor) -> AgendaItem:
        """Lays them on an item as its last papers; one it has already, it keeps once.

        A proposal that was returned is handed in again. Raises Unknown for files that wait no longer, NotYours for
        an item that is not among `places_for`, or BadField ("attachment").
        """
        if actor.person is None:
            raise refusals.NotAllowed("file")
        waiting = [one for one in self.records.dropped(actor.person) if one.id in drops]
        if not waiting:
            raise refusals.Unknown("file")
        place = next((one for one in self.places_for(actor.person) if one.item.id == id), None)
        if place is None:
            raise refusals.NotYours(id)
        changed = self._with_papers(place.item, waiting, actor)
        self.records.drop_dropped([one.id for one in waiting])
        for one in waiting:
            told = [f"item={id}", f"file={one.file.id[:12]}", f"size={one.file.size}"]
            self.write_down(actor, "file", place.meeting.id, details=told)
        return changed

    def drop_no_files(self, drops: Collection[DropId], actor: Actor) -> None:
        """Throws away what was sent; doing it twice changes nothing."""
        mine = self.records.dropped(actor.person) if actor.person is not None else ()
        self.records.drop_dropped([one.id for one in mine if one.id in drops])

    def _with_papers(self, item: AgendaItem, waiting: Sequence[DroppedFile], actor: Actor) -> AgendaItem:
        had = {one.file for one in item.attachments}
        papers = tuple(_paper(one) for one in waiting if one.file.id not in had)
        draft = agenda.written(item)
        draft = replace(draft, attachments=(*draft.attachments, *papers))
        mine = item.proposer is not None and item.proposer.id == actor.person and item.state in MENDABLE
        if not papers and item.state is not ItemState.RETURNED:
            return item
        if mine:
            return self.change_item(item.id, draft, actor, version=item.version)
        return self.edit_item(item.id, draft, actor, version=item.version)

    def _agendas_of(self, person: PersonId) -> Sequence[Meeting]:
        """Those ahead whose agenda is this person's to write, the next first."""
        found = [
            meeting
            for committee in self.records.committees()
            if self.holds(committee.id, person, self.rights(committee.id).draft)
            for meeting in self.records.meetings_of_committee(committee.id)
            if self._is_open(meeting)
        ]
        return sorted(found, key=lambda one: one.starts_at)

    def _is_open(self, meeting: Meeting) -> bool:
        return meeting.state in {MeetingState.PLANNED, MeetingState.CONVENED} and self.now < meeting.starts_at


def _place(item: AgendaItem) -> tuple[bool, tuple[int, ...], int]:
    """As the agenda goes, what is not on it yet after what is."""
    return not item.number, tuple(int(part) for part in item.number.split(".") if part.isdecimal()), item.id


def _paper(dropped: DroppedFile) -> Attachment:
    file = dropped.file
    title = file.name.rpartition(".")[0] or file.name
    return Attachment(title, file=file.id, content_type=file.content_type, size=file.size)


__all__ = ["DroppingDesk"]
