"""The post desk: which notices go out now, and what became of each."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from meetings import notices, outcomes, refusals
from meetings.model import PersonId, Road, Source
from meetings.notices import (
    ANSWERED_ON,
    REMINDERS,
    TEAMS_ONLY,
    TO_SECRETARIAT,
    TOO_LATE,
    Channel,
    Drop,
    Go,
    Kind,
    NewNotice,
    Notice,
    NoticeState,
    NotYet,
)
from meetings.office.base import Actor
from meetings.office.briefing import NO_ROAD, BriefingDesk
from meetings.office.doors import AS_FAST_AS_THEY_GO, Doorkeeper, Paces
from meetings.office.errands import Errand, Instead, Passed, Round
from meetings.outcomes import Outcome, Ruling
from meetings.ports import Records
from meetings.undelivered import MAILBOX_CLOSED, OUR_FAULTS, UNWRITABLE, Undelivered, is_reported
from meetings.workdays import DaysOff, next_open

LEASE = timedelta(minutes=3)
"""How long a claim holds. It must outlast the wait for a turn and the send itself: `bot.delivery` sees to that."""

CARRIES = timedelta(seconds=10)
"""Whoever has claimed nothing for so long brings nothing that counts: its cards are with Teams, or it is dead."""

NO_CARD = "no card"
NO_LONGER = "no longer the secretariat"

POST = Actor(None, Source.RULE)


class PostDesk(BriefingDesk):
    """One unit of work at the post."""

    def __init__(
        self,
        records: Records,
        now: datetime,
        days_off: DaysOff,
        *,
        paces: Paces = AS_FAST_AS_THEY_GO,
        chance: Callable[[], float] = lambda: 0.5,
    ) -> None:
        super().__init__(records, now, days_off)
        self._chance = chance
        self._doors = Doorkeeper(records, now, paces, chance)

    # out

    def take(self, hands: int, owner: str, channel: Channel | None = None) -> Round:
        """Claims at most `hands` due notices and judges each by what is true now.

        What has become wrong or needless is written off, what comes at a bad hour is put off, what Teams has no
        road for is planned as a mail, and what a gate keeps back stays where it is. Without a channel: cards first.
        """
        if channel is None:
            cards = self.take(hands, owner, Channel.TEAMS)
            if cards.claimed == hands:
                return cards
            return cards.with_more(self.take(hands - cards.claimed, owner, Channel.MAIL))
        self._doors.set_by_the_clock()
        if self._doors.shut(channel):
            return Round(0, (), (), self._doors.opens_in(channel))
        hands = 1 if self._doors.down(channel) else hands
        claimed = self.records.claim(
            self.now, hands, owner, LEASE, channel, self._doors.shut_tenants(channel)
        )
        errands, passed = self._sorted_out(claimed)
        through, back = self._doors.let_through(errands)
        passed += back
        for one in passed:
            self._write_off(one)
        again, more = self._doors.opens_in(channel), len(claimed) == hands or bool(back)
        return Round(len(claimed), tuple(through), tuple(passed), again, more)

    def _sorted_out(self, claimed: Sequence[Notice]) -> tuple[list[Errand], list[Passed]]:
        errands: list[Errand] = []
        passed: list[Passed] = []
        for notice in claimed:
            try:
                found = self._judged(notice, errands)
            except OUR_FAULTS as fault:
                found = Passed(notice, NoticeState.DEAD, UNWRITABLE, fault=fault)
            if isinstance(found, Passed):
                passed.append(found)
            else:
                errands.append(found)
        return errands, passed

    def carriers(self) -> Collection[str]:
        """Which processes have cards in hand that they have claimed within CARRIES."""
        return self.records.carriers(self.now - LEASE - CARRIES)

    def begin(self, errand: Errand) -> bool:
        """The last act before the socket; False when the claim is lost, or what was written is true no more.

        In the latter case the notice goes back to be judged anew: an answer given between the claim and this
        moment still spares a reminder.
        """
        if self._still(errand):
            return self.records.begin(errand.notice, self.now)
        self.put_back(errand)
        return False

    def put_back(self, errand: Errand, wait: timedelta = timedelta()) -> bool:
        """Somebody may bring it at once, or after that long: it was certainly not sent."""
        return self.records.finish(errand.notice, NoticeState.RETRY, self.now, next_at=self.now + wait)

    def finish(self, errand: Errand, outcome: Outcome) -> Ruling | None:
        """Writes how a try ended, with what follows from it; None when another has taken the notice over.

        The road that was closed is closed in any case.
        """
        if errand.kind in TEAMS_ONLY and isinstance(outcome, outcomes.Closed):
            outcome = outcomes.Failed(
                outcome.reason
            )  # the card is gone; that says nothing of the conversation
        refused = errand.road if isinstance(outcome, outcomes.Closed) else None
        others = refused and [road for road in self._roads(errand.to.id) if road.account != refused.account]
        ruling = outcomes.rule(
            errand.notice, outcome, self.now, other_road=bool(others), chance=self._chance()
        )
        if refused is not None:
            self._close(refused, ruling.error)
        self._doors.tell(errand, outcome)
        if not self._write(errand, ruling):
            return None
        if isinstance(outcome, outcomes.Closed) and errand.notice.new.channel is Channel.MAIL:
            self._close_mailbox(errand.to, outcome.reason, POST)
            self._note_refused(errand.to, errand.notice.new, errand.notice.message_id, outcome.reason)
        return ruling

    # what was left behind

    def take_over(self) -> tuple[Notice, ...]:
        """Frees what a dead or stuck owner held; what he was in the middle of sending becomes unknown."""
        self.records.wait_by_the_clock(self.now)
        return tuple(self.records.take_over(self.now))

    def release(self, owner: str | None) -> tuple[Notice, ...]:
        """The same for what one owner held, or all of them, whatever their leases say."""
        return tuple(self.records.release(self.now, owner))

    def settle(self) -> tuple[Passed, ...]:
        """Ends the unknown ones whose time has come: with a mail, unless the word has become needless.

        What was held until nobody is helped by it any more ends, too.
        """
        self.records.lapse_held(self.now)
        return tuple(self._end_unknown(notice) for notice in self.records.unsettled(self.now))

    def _end_unknown(self, notice: Notice) -> Passed:
        try:
            verdict = self._verdict(notice.new)
        except OUR_FAULTS:
            verdict = Go()
        how = verdict.reason if isinstance(verdict, Drop) else "mail"
        if not isinstance(verdict, Drop):
            self.records.plan([notices.by_mail(notice.new)])
        self.records.finish(notice, NoticeState.SETTLED, self.now, error=notice.last_error, settled_by=how)
        return Passed(notice, NoticeState.SETTLED, how)

    # how it is judged and written

    def _verdict(self, new: NewNotice) -> notices.Verdict:
        if new.kind is Kind.REPLIES_WAIT and (known := self._known_already(new.person)):
            return Drop(NoticeState.SKIPPED, known)
        if new.kind is Kind.UNDELIVERED and not self._left_undelivered(new):
            return Drop(NoticeState.SKIPPED, "seen to")
        try:
            verdict = notices.judge(new, self.circumstances(new), self.days_off, self.now)
        except refusals.Unknown as gone:
            return Drop(NoticeState.SKIPPED, f"no such {gone.what}")
        theirs = new.kind not in TO_SECRETARIAT or new.person in self._desk(new)
        return verdict if theirs or isinstance(verdict, Drop) else Drop(NoticeState.SKIPPED, NO_LONGER)

    def _known_already(self, person: PersonId) -> str:
        """Nothing waits any more, or nothing has come since the person was told last."""
        waiting = self.waiting_for(person)
        if not waiting:
            return "settled"
        told = self.records.told_of_replies(person)
        newest = max(one.reply.received_at for one in waiting)
        return "told already" if told is not None and told >= newest else ""

    def _judged(self, notice: Notice, before: Sequence[Errand]) -> Errand | Passed:
        """`before` are the errands of the same round: no second reminder goes with the first."""
        match self._verdict(notice.new):
            case Drop(state, reason):
                return Passed(notice, state, reason)
            case NotYet(until):
                return Passed(notice, NoticeState.PLANNED, "closed hours", until)
            case Go():
                pass
        if notice.new.kind is Kind.DEADLINE_PASSED:  # planned weeks ahead
            self._hand_over(notice.new)
        if again := _told_by(before, notice.new):
            return Passed(notice, NoticeState.SKIPPED, again)
        errand = self.brief(notice)
        if hindered := self._hindered(errand):
            return Passed(notice, *hindered)
        if notice.new.kind is Kind.UNDELIVERED:
            return replace(errand, undelivered=self._left_undelivered(notice.new))
        return self.with_choices(errand)

    def _hindered(self, errand: Errand) -> tuple[NoticeState, str] | None:
        """It is true, and there is no way to bring it."""
        channel = errand.notice.new.channel
        if errand.kind in TEAMS_ONLY and not (errand.road and errand.earlier):
            return NoticeState.SKIPPED, NO_CARD
        if channel is Channel.TEAMS and errand.road is None:
            return NoticeState.DEAD, NO_ROAD
        if channel is Channel.MAIL and self.records.mailbox_closed(errand.to.id):
            return NoticeState.DEAD, MAILBOX_CLOSED
        return None

    def _desk(self, new: NewNotice) -> tuple[PersonId, ...]:
        """The secretariat of its meeting's committee today."""
        if new.meeting is None:
            return ()
        return self.secretariat(self._roll(new.meeting).meeting.committee)

    def _hand_over(self, new: NewNotice) -> None:
        """To those who are the secretariat now, and have not been told: they may have come since it was planned."""
        self.records.plan([replace(new, person=one, channel=Channel.TEAMS) for one in self._desk(new)])

    def _left_undelivered(self, new: NewNotice) -> tuple[Undelivered, ...]:
        return self.undelivered(new.meeting) if new.meeting is not None else ()

    def _report(self, new: NewNotice) -> None:
        """To the committee's secretariat, that somebody was not reached by any road; who was told today already, is next day."""
        if new.meeting is None or not is_reported(new):
            return
        meeting = self._roll(new.meeting).meeting
        today = notices.report(meeting, self.secretariat(meeting.committee), self.now)
        told = [one.person for one in today if self._has_gone(one)]
        next_day = next_open(self.now + timedelta(days=1), self.days_off)
        self.records.plan([*today, *notices.report(meeting, told, next_day)])

    def _has_gone(self, new: NewNotice) -> bool:
        card = self.records.the_same_by(Channel.TEAMS, new)
        return card is not None and card.state not in {NoticeState.PLANNED, NoticeState.RETRY}

    def _write_off(self, passed: Passed) -> None:
        new, dead = passed.notice.new, passed.state is NoticeState.DEAD
        if dead and new.channel is Channel.TEAMS and new.kind not in TEAMS_ONLY:
            self.records.plan([notices.by_mail(new)])
        if passed.reason == TOO_LATE or (dead and new.channel is Channel.MAIL):
            with suppress(*OUR_FAULTS):  # what cannot be judged may be of a meeting that cannot be read
                self._report(new)
        if passed.reason == NO_LONGER:
            self._hand_over(new)
        self.records.finish(passed.notice, passed.state, self.now, error=passed.reason, next_at=passed.until)

    def _still(self, errand: Errand) -> bool:
        try:
            return self.brief(errand.notice) == errand
        except refusals.Unknown:
            return False

    def _write(self, errand: Errand, ruling: Ruling) -> bool:
        new = errand.notice.new
        written = self.records.finish(
            errand.notice,
            ruling.state,
            self.now,
            error=ruling.error,
            next_at=ruling.next_at,
            activity_id=ruling.activity_id,
            unspent=ruling.unspent,
        )
        if written and ruling.by_mail:
            self.records.plan([notices.by_mail(new)])
        elif written and ruling.state is NoticeState.DEAD:
            self._report(new)
        if written and ruling.activity_id and new.meeting and new.kind in ANSWERED_ON:
            self.records.put_card(new.meeting, new.person, ruling.activity_id)
        return written

    def _close(self, road: Road, reason: str) -> None:
        """Unless the person has been heard from on a newer conversation since."""
        known = self.records.road(road.account)
        if known is not None and known.conversation == road.conversation:
            self.records.put_road(replace(known, closed=reason))


def _told_by(before: Sequence[Errand], new: NewNotice) -> str:
    """Why another of the same round makes this one needless; nothing when none does."""
    if new.kind in REMINDERS and any(_reminds_too(one, new) for one in before):
        return "reminded today"
    if new.kind is Kind.REPLIES_WAIT and any(_tells_of_them(one, new) for one in before):
        return "told already"
    return ""


def _reminds_too(errand: Errand, new: NewNotice) -> bool:
    other = errand.notice.new
    return other.kind in REMINDERS and (other.meeting, other.person) == (new.meeting, new.person)


def _tells_of_them(errand: Errand, new: NewNotice) -> bool:
    other = errand.notice.new
    return other.kind is Kind.REPLIES_WAIT and other.person == new.person


__all__ = ["LEASE", "Errand", "Instead", "Paces", "Passed", "PostDesk", "Round"]
