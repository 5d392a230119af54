"""What a program should not decide: mails that wait for the secretariat, with all that was said, and how each ends."""

from dataclasses import dataclass

from meetings import contradictions, proposed_times, refusals
from meetings.attendance import Line, Roll
from meetings.contradictions import Differing
from meetings.model import AnswerKind, Meeting, MeetingId, MeetingState, Person, PersonId, Source
from meetings.office.attendance import REMARK_LIMIT, AttendanceDesk, Receipt
from meetings.office.base import Actor
from meetings.office.mailboxes import MailboxDesk
from meetings.proposed_times import ProposedTime
from meetings.replies import Noted, Reason, Settled


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail that waits. `person` is whom it is about or from, `line` that person's in the meeting it is about.

    `closed` says that nothing is mailed to that person meanwhile.
    """

    reply: Noted
    meeting: Meeting | None = None
    person: Person | None = None
    line: Line | None = None
    closed: bool = False

    @property
    def may_be_taken(self) -> bool:
        """Whether it could be an answer: somebody called said something that was meant for this meeting."""
        return self.line is not None and self.reply.reason is not Reason.NOT_REACHED


@dataclass(frozen=True, slots=True)
class News:
    """What the secretariat should look at before it trusts the sums of a meeting."""

    waiting: int = 0
    differing: tuple[Differing, ...] = ()
    times: tuple[ProposedTime, ...] = ()


class WaitingDesk(MailboxDesk, AttendanceDesk):
    def waiting_for(self, person: PersonId | None) -> tuple[Waiting, ...]:
        """What waits for a secretary, or for anybody (the operator at the machine); the latest first."""
        rolls: dict[MeetingId, Roll] = {}
        desks: dict[tuple[MeetingId | None, PersonId | None], frozenset[PersonId]] = {}
        found: list[Waiting] = []
        for reply in self.records.replies_for_a_person():
            whose = self._whose(reply)
            key = (reply.meeting, whose.id if whose else None)
            if person is not None and key not in desks:
                desks[key] = self._desks_for(reply)
            if person is None or person in desks[key]:
                found.append(self._waiting(reply, whose, rolls))
        return tuple(found)

    def waiting(self, key: str, actor: Actor) -> Waiting:
        """Raises Unknown for what does not wait (any more), or is not the actor's business."""
        found = next((one for one in self.waiting_for(actor.person) if one.reply.key == key), None)
        if found is None:
            raise refusals.Unknown("reply")
        return found

    def put_aside(self, key: str, actor: Actor) -> Waiting:
        """Nothing follows from it; the mail and what was said of it stay."""
        found = self.waiting(key, actor)
        self._settle_reply(found, Settled.ASIDE, actor)
        return found

    def take_waiting(self, key: str, kind: AnswerKind, actor: Actor) -> Receipt:
        """Counts as the person's answer, written down by the secretariat; the comment becomes the remark.

        Raises as `take_answer` does, and then it still waits; Unknown where it is no answer of anybody called.
        """
        found = self.waiting(key, actor)
        if found.meeting is None or found.line is None or not found.may_be_taken:
            raise refusals.Unknown("reply")
        by = Actor(actor.person, Source.SECRETARIAT)
        remark = found.reply.comment[:REMARK_LIMIT]
        receipt = self.take_answer(found.meeting.id, found.line.person.id, kind, by, remark=remark)
        self._settle_reply(found, Settled.TAKEN, actor)
        return receipt

    def news(self, meeting: MeetingId) -> News:
        held = self.records.meeting(meeting)
        return News(
            len(self.records.replies_for_a_person(meeting)),
            contradictions.differing(self.records.history(meeting), held.round),
            proposed_times.proposed_times(self.records.proposals(meeting), self.records.roll(held)),
        )

    def proposed(self, meeting: MeetingId) -> tuple[ProposedTime, ...]:
        held = self.records.meeting(meeting)
        if held.state is not MeetingState.CONVENED:
            return ()
        return proposed_times.proposed_times(self.records.proposals(meeting), self.records.roll(held))

    # how it is done

    def _settle_reply(self, found: Waiting, how: Settled, actor: Actor) -> None:
        if self.records.settle_reply(found.reply.mail, how, actor.person, self.now):
            subject = found.meeting.id if found.meeting else f"reply-{found.reply.key}"
            whose = found.person.id if found.person else None
            self.write_down(actor, f"reply.{how}", subject, on_behalf_of=whose)

    def _waiting(self, reply: Noted, person: Person | None, rolls: dict[MeetingId, Roll]) -> Waiting:
        """`rolls` are those read so far: many wait about the same meeting."""
        closed = person is not None and self.records.mailbox_closed(person.id) is not None
        if reply.meeting is None:
            return Waiting(reply, person=person, closed=closed)
        if reply.meeting not in rolls:
            rolls[reply.meeting] = self.records.roll(self.records.meeting(reply.meeting))
        roll = rolls[reply.meeting]
        return Waiting(reply, roll.meeting, person, roll.line(person.id) if person else None, closed)


__all__ = ["News", "Waiting", "WaitingDesk"]
