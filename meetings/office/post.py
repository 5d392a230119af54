"""The post desk: which notices go out now, what they are written from, and what became of each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from meetings import agenda, entries, notices, outcomes, refusals
from meetings.attendance import Line, Roll
from meetings.model import AgendaItem, Meeting, MeetingId, Observation, PersonId, Road, Source
from meetings.notices import (
    ANSWERED_ON,
    BY_MAIL_TOO,
    MAIL_ONLY,
    QUIET,
    REMINDERS,
    TEAMS_ONLY,
    TOO_LATE,
    Channel,
    Circumstances,
    Drop,
    Go,
    Kind,
    NewNotice,
    Notice,
    NoticeId,
    NoticeState,
    NotYet,
)
from meetings.office.agenda import OUTSIDE, changes_to, issued
from meetings.office.attendance import AttendanceDesk
from meetings.office.base import Actor
from meetings.office.doors import AS_FAST_AS_THEY_GO, Doorkeeper, Paces
from meetings.office.errands import Errand, Instead, Passed, Regarding, Round
from meetings.office.held import HeldDesk
from meetings.office.waiting import WaitingDesk
from meetings.outcomes import Outcome, Ruling
from meetings.paper import CommentId, FollowUp, FollowUpId, FollowUpState
from meetings.ports import Records
from meetings.undelivered import MAILBOX_CLOSED, Undelivered, is_reported
from meetings.workdays import DaysOff, next_open, whole_day

LEASE = timedelta(minutes=3)
"""How long a claim holds. It must outlast the wait for a turn and the send itself: `bot.delivery` sees to that."""

CARRIES = timedelta(seconds=10)
"""Whoever has claimed nothing for so long brings nothing that counts: its cards are with Teams, or it is dead."""

WITH_AGENDA = frozenset(
    {Kind.CONVENED, Kind.MOVED, Kind.AMENDED, Kind.SUBSTITUTE, Kind.AGENDA, Kind.DAY_BEFORE}
)
UNSENT_AGENDA = frozenset({Kind.AGENDA_COMMENTS, Kind.AGENDA_TO_APPROVE})
"""These are about the agenda as it stands, which members do not have yet."""
WITH_HISTORY = frozenset({Kind.CONFIRM, Kind.DIFFERS})
NO_ROAD = "no road in Teams"
NO_CARD = "no card"


POST = Actor(None, Source.RULE)
NOTHING = Regarding()


class PostDesk(WaitingDesk, AttendanceDesk, HeldDesk):
    """One unit of work; what it has looked up it need not look up again."""

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
        self._rolls: dict[MeetingId, Roll] = {}
        self._agendas: dict[MeetingId, tuple[AgendaItem, ...]] = {}
        self._reminded: dict[tuple[MeetingId, PersonId], set[tuple[Kind, str]]] = {}
        self._judging: tuple[NewNotice, Circumstances] | None = None

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
            found = self._judged(notice, errands)
            if isinstance(found, Passed):
                passed.append(found)
            else:
                errands.append(found)
        return errands, passed

    def carriers(self) -> int:
        """How many processes have cards in hand that they have claimed within CARRIES."""
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

    # what would go out

    def preview(self, kind: Kind, meeting: MeetingId, person: PersonId, domain: str) -> Errand:
        """What the mail of a CONVENED or CANCELLED would be written from now; nothing is planned or changed.

        Raises Unknown. `domain` ends the Message-ID.
        """
        entry = self.records.entry(meeting, person)
        if entry is None or not entry.stands:
            entry = entries.requested(entry, meeting, person, self.now)
        if kind is Kind.CANCELLED:
            entry = entries.cancelled(entry, self.now)
        told = notices.tell(kind, self._roll(meeting).meeting, person, self.now, entry=entry)
        new = next(one for one in told if one.channel is Channel.MAIL)
        message_id = f"<{kind}.{meeting}.{person}@{domain}>"
        return self._errand(Notice(NoticeId(0), new, NoticeState.PLANNED, self.now, message_id=message_id))

    def told_of(self, notice: Notice) -> Errand:
        """What one notice would be written from now, whatever has become of its delivery. Raises Unknown."""
        return self._errand(notice)

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
        verdict = self._verdict(notice.new)
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
            return notices.judge(new, self._circumstances(new), self.days_off, self.now)
        except refusals.Unknown as gone:
            return Drop(NoticeState.SKIPPED, f"no such {gone.what}")

    def _judged(self, notice: Notice, before: Sequence[Errand]) -> Errand | Passed:
        """`before` are the errands of the same round: no second reminder goes with the first."""
        match self._verdict(notice.new):
            case Drop(state, reason):
                return Passed(notice, state, reason)
            case NotYet(until):
                return Passed(notice, NoticeState.PLANNED, "closed hours", until)
            case Go():
                pass
        if notice.new.kind in REMINDERS and any(_reminds_too(one, notice.new) for one in before):
            return Passed(notice, NoticeState.SKIPPED, "reminded today")
        if notice.new.kind is Kind.REPLIES_WAIT and any(_tells_of_them(one, notice.new) for one in before):
            return Passed(notice, NoticeState.SKIPPED, "told already")
        errand = self._errand(notice)
        if notice.new.kind in TEAMS_ONLY and not (errand.road and errand.earlier):
            return Passed(notice, NoticeState.SKIPPED, NO_CARD)
        if notice.new.channel is Channel.TEAMS and errand.road is None:
            return Passed(notice, NoticeState.DEAD, NO_ROAD)
        if notice.new.channel is Channel.MAIL and self.records.mailbox_closed(errand.to.id):
            return Passed(notice, NoticeState.DEAD, MAILBOX_CLOSED)
        if notice.new.kind is Kind.UNDELIVERED:
            return replace(errand, undelivered=self._left_undelivered(notice.new))
        return self._with_choices(errand)

    def _left_undelivered(self, new: NewNotice) -> tuple[Undelivered, ...]:
        return self.undelivered(new.meeting) if new.meeting is not None else ()

    def _report(self, new: NewNotice) -> None:
        """To the committee's secretariat, that somebody was not reached by any road."""
        if new.meeting is not None and is_reported(new):
            meeting = self._roll(new.meeting).meeting
            self.records.plan(notices.report(meeting, self.secretariat(meeting.committee), self.now))

    def _write_off(self, passed: Passed) -> None:
        if passed.state is NoticeState.DEAD and passed.notice.new.channel is Channel.TEAMS:
            self.records.plan([notices.by_mail(passed.notice.new)])
        if passed.reason in {TOO_LATE, MAILBOX_CLOSED}:
            self._report(passed.notice.new)
        self.records.finish(passed.notice, passed.state, self.now, error=passed.reason, next_at=passed.until)

    def _still(self, errand: Errand) -> bool:
        try:
            return self._errand(errand.notice) == errand
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

    # what is looked up

    def _errand(self, notice: Notice) -> Errand:
        """Raises Unknown when the person, the meeting or what it is about is gone from the books."""
        new = notice.new
        to = self.records.person(new.person)
        roads = self._roads(to.id) if new.channel is Channel.TEAMS else []
        dated, road = self._dated(new), next(iter(roads), None)
        if new.kind is Kind.REPLIES_WAIT:
            return Errand(notice, to, dated, road=road, waiting=self.waiting_for(new.person))
        if new.kind is Kind.RESTORED:
            hold, mine = self.records.last_hold(), Actor(new.person, Source.RULE)
            return Errand(notice, to, dated, road=road, hold=hold, held_back=self.held_back(mine))
        if new.meeting is None:
            return Errand(notice, to, dated, road=road)
        roll = self._roll(new.meeting)
        return Errand(
            notice,
            to,
            dated,
            road=road,
            now_true=self._circumstances(new),
            committee=self.records.committee(roll.meeting.committee),
            comes_for=roll.principals(to.id),
            agenda=self._agenda_for(new, roll.line(to.id)),
            item=self.records.item(new.item) if new.item is not None else None,
            regarding=self._regarding(new),
            about=self.records.person(new.about) if new.about is not None else None,
            earlier=self.records.card_of(new.meeting, to.id) if roads else None,
            instead=self._instead(new),
            overdue=self.now > roll.meeting.deadlines.responses,
            said=self._said(new),
            roll=roll,
        )

    def _with_choices(self, errand: Errand) -> Errand:
        """Who may come instead, for a card that is answered on."""
        if (
            errand.road is None
            or errand.meeting is None
            or errand.line is None
            or errand.kind not in ANSWERED_ON
        ):
            return errand
        deputies = self.deputies(errand.meeting.committee, errand.to.id)
        return replace(
            errand,
            candidates=self.candidates(errand.meeting.id, errand.to.id),
            deputies=frozenset(one.id for one in deputies),
        )

    def _circumstances(self, new: NewNotice) -> Circumstances | None:
        """Asked twice of each: to judge it, and to write it."""
        if new.meeting is None:
            return None
        if self._judging is None or self._judging[0] is not new:
            self._judging = new, self._looked_up(new, self._roll(new.meeting))
        return self._judging[1]

    def _looked_up(self, new: NewNotice, roll: Roll) -> Circumstances:
        return Circumstances(
            roll.meeting,
            roll.line(new.person),
            comes_for=bool(roll.principals(new.person)),
            reminded_today=new.kind in REMINDERS and self._reminded_today(roll.meeting.id, new),
            entry=self.records.entry(roll.meeting.id, new.person) if new.entry else None,
            done=(due := self._follow_up(new)) is not None and due.state is not FollowUpState.OPEN,
        )

    def _reminded_today(self, meeting: MeetingId, new: NewNotice) -> bool:
        """By another reminder than this one: the mail that stands in for a card is the same reminder."""
        whom = (meeting, new.person)
        if whom not in self._reminded:
            found = self.records.reminded_between(meeting, new.person, *whole_day(self.now))
            self._reminded[whom] = {(one.new.kind, one.new.occasion) for one in found}
        return bool(self._reminded[whom] - {(new.kind, new.occasion)})

    def _known_already(self, person: PersonId) -> str:
        """Nothing waits any more, or nothing has come since the person was told last."""
        waiting = self.waiting_for(person)
        if not waiting:
            return "settled"
        told = self.records.told_of_replies(person)
        newest = max(one.reply.received_at for one in waiting)
        return "told already" if told is not None and told >= newest else ""

    def _said(self, new: NewNotice) -> tuple[Observation, ...]:
        if new.meeting is None or new.kind not in WITH_HISTORY:
            return ()
        whose = new.about if new.kind is Kind.DIFFERS else new.person
        return tuple(
            one
            for one in self.records.history(new.meeting)
            if one.person.id == whose and one.round == new.round
        )

    def _instead(self, new: NewNotice) -> Instead | None:
        """Looks for the Teams notice a mail stands in for; those that go by mail anyway stand for themselves."""
        if new.channel is not Channel.MAIL or new.kind in BY_MAIL_TOO | MAIL_ONLY or new.meeting is None:
            return None
        card = self.records.the_same_by(Channel.TEAMS, new)
        if card is None or card.last_error == NO_ROAD:
            return Instead.NO_ROAD
        return Instead.TEAMS_COULD_NOT if card.state is NoticeState.DEAD else Instead.MAYBE_TOLD

    def _dated(self, new: NewNotice) -> datetime:
        return next_open(new.due_at, self.days_off) if new.kind in QUIET else new.due_at

    def _roads(self, person: PersonId) -> list[Road]:
        """The open ones, always in the same order."""
        roads = [road for road in self.records.roads_of(person) if road.is_open]
        return sorted(roads, key=lambda road: (road.account.tenant, road.account.aad_object))

    def _look_up(self, meeting: Meeting, person: PersonId) -> tuple[Roll, Line | None]:
        """In the roll that is read for the whole round."""
        roll = self._roll(meeting.id)
        return roll, roll.line(person)

    def _beside(self, meeting: Meeting, line: Line) -> Sequence[Line]:
        return self._roll(meeting.id).of(line.invitee.organisation.id)

    def _roll(self, meeting: MeetingId) -> Roll:
        if meeting not in self._rolls:
            self._rolls[meeting] = self.records.roll(self.records.meeting(meeting))
        return self._rolls[meeting]

    def _agenda_for(self, new: NewNotice, line: Line | None) -> tuple[AgendaItem, ...]:
        """As the addressee may see it."""
        assert new.meeting is not None, "an agenda is of a meeting"
        if new.kind not in WITH_AGENDA | UNSENT_AGENDA:
            return ()
        if new.meeting not in self._agendas:
            self._agendas[new.meeting] = issued(self.records, new.meeting)
        items = self._agendas[new.meeting]
        if new.kind in UNSENT_AGENDA:
            items = agenda.on_agenda(self.records.items(new.meeting))
        outside = line is not None and line.invitee.role in OUTSIDE
        return agenda.without_closed(items) if outside else items

    def _regarding(self, new: NewNotice) -> Regarding:
        assert new.meeting is not None, "a link code regards nothing"
        match new.kind:
            case Kind.ITEM_SETTLED if new.item is not None:
                return Regarding(changes=changes_to(self.records, self.records.item(new.item)))
            case Kind.AGENDA_COMMENTS:
                kept = self.records.agenda_versions(new.meeting)
                return Regarding(until=kept[-1].comments_until if kept else None)
            case Kind.MINUTES_SENT:
                minutes = self.records.minutes(new.meeting)
                return Regarding(until=minutes.comments_until if minutes else None)
            case Kind.COMMENT_ARRIVED if (id := notices.subject(new, "comment")) is not None:
                return Regarding(comment=self.records.comment(CommentId(id)))
            case Kind.EXCERPT if new.item is not None:
                return Regarding(decision=self.records.decisions(new.meeting).get(new.item))
            case Kind.FOLLOW_UP:
                return Regarding(follow_up=self._follow_up(new))
            case Kind.CHAIR_DECIDED if (id := notices.subject(new, "chair")) is not None:
                committee = self._roll(new.meeting).meeting.committee
                made = self.records.chair_decisions(committee)
                return Regarding(chair_decision=next((one for one in made if one.id == id), None))
            case _:
                return NOTHING

    def _follow_up(self, new: NewNotice) -> FollowUp | None:
        id = notices.subject(new, "follow-up") if new.kind is Kind.FOLLOW_UP else None
        return self.records.follow_up(FollowUpId(id)) if id is not None else None


def _reminds_too(errand: Errand, new: NewNotice) -> bool:
    other = errand.notice.new
    return other.kind in REMINDERS and (other.meeting, other.person) == (new.meeting, new.person)


def _tells_of_them(errand: Errand, new: NewNotice) -> bool:
    other = errand.notice.new
    return other.kind is Kind.REPLIES_WAIT and other.person == new.person


__all__ = ["LEASE", "Errand", "Instead", "Paces", "Passed", "PostDesk", "Round"]
