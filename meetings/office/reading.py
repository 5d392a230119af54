"""Who may read what of a meeting at this moment, whatever link he was once handed."""

from meetings import agenda, refusals
from meetings.model import AgendaItem, Attachment, ItemId, Meeting, MeetingId, PersonId
from meetings.office.papers import PaperDesk

SHORTEST = 16
"""Of a file's id, as links hold it: enough among the files of one item."""


class ReadingDesk(PaperDesk):
    def check_known(self, person: PersonId) -> None:
        """Raises Unknown for somebody who was forgotten: his links end with him."""
        if self.records.is_erased(person):
            raise refusals.Unknown("person")

    def check_reader(self, meeting: Meeting, person: PersonId) -> None:
        """Those of the committee today; and guests and substitutes of this meeting, who never were of it.

        Raises NotInvited, also for somebody who has left, or Unknown for somebody who was forgotten.
        """
        self.check_known(person)
        if self.roles(meeting.committee, person):
            return
        was_in = any(committee == meeting.committee for committee, _ in self.records.memberships_of(person))
        roll = self.records.roll(meeting)
        if was_in or not (roll.line(person) or roll.principals(person)):
            raise refusals.NotInvited(meeting)

    def attached(self, id: MeetingId, item: ItemId, file: str, person: PersonId) -> Attachment:
        """A stored paper of an item, to whoever may read the item now; `file` is the beginning of its id.

        To those who write the agenda as it stands, to others as it was sent out last. A closed item is not there for
        observers and guests, from the moment it is closed. Raises NotInvited or Unknown.
        """
        meeting = self.records.meeting(id)
        self.check_reader(meeting, person)
        for found in self._readable(meeting, person):
            if found.id == item and len(file) >= SHORTEST:
                for one in found.attachments:
                    if one.file is not None and one.file.startswith(file):
                        return one
        raise refusals.Unknown("file")

    def _readable(self, meeting: Meeting, person: PersonId) -> tuple[AgendaItem, ...]:
        rights = self.rights(meeting.committee)
        if self.is_secretariat(meeting.committee, person) or self.holds(
            meeting.committee, person, rights.draft
        ):
            return (*self.draft_of(meeting.id), *self.agenda_of(meeting.id))
        sent = self.published(meeting.id)
        if sent is None and meeting.agenda_published_at is None:
            return ()
        items = agenda.on_agenda(sent.items) if sent else self.draft_of(meeting.id)
        if not self.is_outside(meeting, person):
            return items
        open_now = {one.id for one in agenda.without_closed(self.draft_of(meeting.id))}
        return tuple(one for one in agenda.without_closed(items) if one.id in open_now)


__all__ = ["SHORTEST", "ReadingDesk"]
