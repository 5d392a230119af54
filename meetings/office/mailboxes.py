"""Addresses that mails do not reach, and the word to the secretariats that a mail waits for them."""

from datetime import datetime, time, timedelta

from meetings import notices, refusals
from meetings.model import MeetingId, Person, PersonId
from meetings.notices import NewNotice
from meetings.office.base import Actor, Desk
from meetings.replies import Decision, Noted, Reason
from meetings.undelivered import is_reported
from meetings.workdays import local, local_day

WORD_MINUTES = 10
"""What comes within them is told of in one word."""

STRANGERS_AT = time(9)
"""When, the next day, the secretariats hear of mails from people the books do not know."""


class MailboxDesk(Desk):
    def reopen_mailbox(self, person: PersonId, actor: Actor) -> bool:
        """Mails go to this person again; False when nothing was closed. Raises NotAllowed and Unknown."""
        whom = self.records.person(person)
        if actor.person is not None and actor.person not in self._desks_of(whom):
            raise refusals.NotAllowed("mailbox.reopen")
        opened = self.records.reopen_mailbox(whom.id)
        if opened:
            self.write_down(actor, "mailbox.reopen", f"person-{whom.id}", on_behalf_of=whom.id)
        return opened

    def _close_mailbox(self, person: Person, reason: str, under: Actor) -> None:
        """Until the secretariat opens it, or the person has another address."""
        self.records.close_mailbox(person.id, person.email, reason, self.now)
        self.write_down(
            under, "mailbox.close", f"person-{person.id}", on_behalf_of=person.id, details=[reason]
        )

    def _note_refused(self, person: Person, new: NewNotice, message_id: str, reason: str) -> None:
        """The mail server would not take a mail for this address: noted as if it had sent it back.

        Where the secretariat hears that the notice did not arrive, it hears of it once.
        """
        line = Noted(
            mail=f"<refused.{message_id.strip('<>')}>"[:250],
            received_at=self.now,
            decision=Decision.TO_A_PERSON,
            reason=Reason.NOT_REACHED,
            meeting=new.meeting,
            person=person.id,
            round=new.round,
            attendee=person.email,
            status=reason,
        )
        if self.records.put_reply(line) and not is_reported(new):
            self._tell_that_it_waits(line)

    def _tell_that_it_waits(self, reply: Noted) -> None:
        desks = self._desks_for(reply)
        self.records.plan(notices.replies_wait(sorted(desks), self._word_due(reply)))

    def _word_due(self, reply: Noted) -> datetime:
        """The end of the ten minutes it came in: whatever comes before then is told of too."""
        if reply.meeting is None and self._whose(reply) is None:
            return local(local_day(self.now) + timedelta(days=1), STRANGERS_AT)
        minute = self.now.minute - self.now.minute % WORD_MINUTES
        began = self.now.replace(minute=minute, second=0, microsecond=0)
        return began if began == self.now else began + timedelta(minutes=WORD_MINUTES)

    # whose business a mail is

    def _desks_for(self, reply: Noted) -> frozenset[PersonId]:
        """The secretariat of its meeting, else those of the person's committees, else of all."""
        if reply.meeting is not None:
            return self._desk_of(reply.meeting)
        known = self._whose(reply)
        if known is not None and (desks := self._desks_of(known)):
            return desks
        every = self.records.committees()
        return frozenset(person for one in every for person in self.secretariat(one.id))

    def _desk_of(self, meeting: MeetingId) -> frozenset[PersonId]:
        return frozenset(self.secretariat(self.records.meeting(meeting).committee))

    def _desks_of(self, person: Person) -> frozenset[PersonId]:
        """The secretariats of the committees somebody sits in today, or comes to as a substitute."""
        today = local_day(self.now)
        seats = {id for id, held in self.records.memberships_of(person.id) if held.holds(today)}
        seats |= {one.committee for one in self.records.meetings_of_person(person.id)}
        return frozenset(desk for id in seats for desk in self.secretariat(id))

    def _whose(self, reply: Noted) -> Person | None:
        """The person a mail is about, or from."""
        if reply.person is not None:
            return self.records.person(reply.person)
        address = reply.attendee or reply.sender
        return self.records.person_with_email(address) if address else None


__all__ = ["MailboxDesk"]
