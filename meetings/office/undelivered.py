"""The desk where what could not be delivered lies, until somebody tries again or has told the person otherwise."""

from dataclasses import replace

from meetings import refusals
from meetings.model import MeetingId
from meetings.notices import BY_MAIL_TOO, Channel, NewNotice, Notice, NoticeId, NoticeState
from meetings.office.base import Actor, Desk
from meetings.undelivered import NOT_REPORTED, Undelivered, may_again, why

BY_HAND = "by hand"
REACHED = frozenset({NoticeState.SENT, NoticeState.SETTLED})
GIVEN_UP = frozenset({NoticeState.DEAD, NoticeState.SKIPPED, NoticeState.CANCELLED})


class UndeliveredDesk(Desk):
    def undelivered(self, meeting: MeetingId) -> tuple[Undelivered, ...]:
        """The latest first. What a second road has brought after all is not among them."""
        found = self.records.undelivered(meeting)
        if not found:
            return ()
        all_ = self.records.notices_of(meeting)
        brought = {one.new for one in all_ if one.state in REACHED}
        return tuple(
            Undelivered(
                notice,
                self.records.person(notice.new.person),
                why(notice),
                replace(notice.new, channel=Channel.TEAMS, entry=None) in brought,
                may_again(notice, self.now),
            )
            for notice in found
            if notice.new.kind not in NOT_REPORTED
        )

    def try_again(self, id: NoticeId, actor: Actor) -> Notice:
        """It goes out once more, with all its attempts; one that is held, for the first time that is known.

        Raises Unknown, NotAllowed or NothingToTry, that also for a card whose word a mail has brought, or will bring.
        """
        notice = self._theirs(id, actor)
        if (
            not may_again(notice, self.now)
            or self._goes_by_mail(notice.new)
            or not self.records.send_again(id, self.now)
        ):
            raise refusals.NothingToTry
        self.records.reopen_mailbox(notice.new.person)  # whoever tries again means the mailbox, too
        self.records.planned += 1  # somebody must be woken to send it
        self._write_down_of(notice, actor, "notice.try_again")
        return notice

    def given_otherwise(self, id: NoticeId, actor: Actor) -> Notice:
        """Somebody has told the person, so it is sent no more. A second time changes nothing.

        Raises Unknown, NotAllowed, or NothingToSettle where it is too late for that.
        """
        notice = self._theirs(id, actor)
        if self.records.given_by_hand(id, BY_HAND):
            self._write_down_of(notice, actor, "notice.given_otherwise")
        elif notice.state is not NoticeState.SETTLED:
            raise refusals.NothingToSettle
        return notice

    def _goes_by_mail(self, new: NewNotice) -> bool:
        """Instead of in Teams; a card that goes beside a calendar entry is another matter."""
        if new.channel is Channel.MAIL or new.kind in BY_MAIL_TOO:
            return False
        mail = self.records.the_same_by(Channel.MAIL, new)
        return mail is not None and mail.state not in GIVEN_UP

    def _theirs(self, id: NoticeId, actor: Actor) -> Notice:
        notice = self.records.notice(id)
        if notice.new.meeting is None:
            if actor.person is not None:
                raise refusals.Unknown("notice")
            return notice
        committee = self.records.meeting(notice.new.meeting).committee
        if actor.person is not None and not self.roles(committee, actor.person):
            raise refusals.Unknown("notice")
        self.require_secretariat(committee, actor, "undelivered")
        return notice

    def _write_down_of(self, notice: Notice, actor: Actor, act: str) -> None:
        subject = notice.new.meeting or f"person-{notice.new.person}"
        self.write_down(
            actor,
            act,
            subject,
            on_behalf_of=notice.new.person,
            details=[f"notice-{notice.id}", notice.new.kind],
        )
