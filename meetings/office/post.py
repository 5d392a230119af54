"""The post desk: which notices go out now, what they are written from, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from meetings import agenda, entries, notices, outcomes, refusals
from meetings.attendance import Line, Roll
from meetings.model import AgendaItem, Committee, Meeting, MeetingId, Person, PersonId, Road
from meetings.notices import (
    ANSWERED_ON,
    BY_MAIL_TOO,
    MAIL_ONLY,
    QUIET,
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
from meetings.outcomes import Outcome, Ruling
from meetings.paper import ChairDecision, Comment, CommentId, Decision, FollowUp, FollowUpId, FollowUpState
from meetings.ports import Records
from meetings.versions import FieldChange
from meetings.workdays import DaysOff, local, local_day, next_open

LEASE = timedelta(minutes=3)
"""How long a claim holds. It must outlast the wait for a turn and the send itself: `bot.delivery` sees to that."""

WITH_AGENDA = frozenset({Kind.CONVENED, Kind.MOVED, Kind.SUBSTITUTE, Kind.AGENDA, Kind.DAY_BEFORE})
UNSENT_AGENDA = frozenset({Kind.AGENDA_COMMENTS, Kind.AGENDA_TO_APPROVE})
"""These are about the agenda as it stands, which members do not have yet."""
NO_ROAD = "no road in Teams"


class Instead(StrEnum):
    """Why a mail brings what Teams was to bring."""

    NO_ROAD = "no_road"
    TEAMS_COULD_NOT = "teams_could_not"
    MAYBE_TOLD = "maybe_told"


@dataclass(frozen=True, slots=True)
class Regarding:
    """What a word about agenda or minutes is about beside its item; only what its kind speaks of is there.

    `changes` are what others have changed in the proposal since its proposer wrote, `until` when comments end.
    """

    changes: tuple[FieldChange, ...] = ()
    until: datetime | None = None
    comment: Comment | None = None
    decision: Decision | None = None
    follow_up: FollowUp | None = None
    chair_decision: ChairDecision | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """A notice to be brought now, with all that it is written from.

    `road` is where a Teams notice goes, `earlier` the card the person already has about the meeting.
    `dated` is the moment the word was due in open hours: the same for every try, so that a mail sent again is
    the same mail. `roll` and who may come instead (`candidates`, of them the standing `deputies`) may have
    changed since without making the word untrue; nothing else may.
    """

    notice: Notice
    to: Person
    dated: datetime
    now_true: Circumstances | None = None
    committee: Committee | None = None
    comes_for: tuple[Line, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    item: AgendaItem | None = None
    about: Person | None = None
    regarding: Regarding = Regarding()
    road: Road | None = None
    earlier: str | None = None
    instead: Instead | None = None
    roll: Roll | None = field(default=None, compare=False)
    candidates: tuple[Person, ...] = field(default=(), compare=False)
    deputies: frozenset[PersonId] = field(default=frozenset(), compare=False)

    @property
    def kind(self) -> Kind:
        return self.notice.new.kind

    @property
    def meeting(self) -> Meeting | None:
        """The meeting it is about; only a link code has none."""
        return self.now_true.meeting if self.now_true else None

    @property
    def line(self) -> Line | None:
        return self.now_true.line if self.now_true else None


@dataclass(frozen=True, slots=True)
class Passed:
    """A claimed notice that is not brought, or not `until` then; why is for the log and the secretariat."""

    notice: Notice
    state: NoticeState
    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What one claim gave; with `claimed` 0 nothing more is due."""

    claimed: int
    errands: tuple[Errand, ...]
    passed: tuple[Passed, ...]


class PostDesk(AttendanceDesk):
    """One unit of work; what it has looked up it need not look up again."""

    def __init__(self, records: Records, now: datetime, days_off: DaysOff) -> None:
        super().__init__(records, now, days_off)
        self._rolls: dict[MeetingId, Roll] = {}
        self._agendas: dict[MeetingId, tuple[AgendaItem, ...]] = {}
        self._notices: dict[MeetingId, Sequence[Notice]] = {}

    # out

    def take(self, hands: int, owner: str) -> Round:
        """Claims at most `hands` due notices and judges each by what is true now.

        What has become wrong or needless is written off, what comes at a bad hour is put off, and what Teams
        has no road for is planned as a mail.
        """
        claimed = self.records.claim(self.now, hands, owner, LEASE)
        errands: list[Errand] = []
        passed: list[Passed] = []
        for notice in claimed:
            found = self._judged(notice, errands)
            if isinstance(found, Passed):
                self._write_off(found)
                passed.append(found)
            else:
                errands.append(found)
        return Round(len(claimed), tuple(errands), tuple(passed))

    def begin(self, errand: Errand) -> bool:
        """The last act before the socket; False when the claim is lost, or what was written is true no more.

        In the latter case the notice goes back to be judged anew: an answer given between the claim and this
        moment still spares a reminder.
        """
        if self._still(errand):
            return self.records.begin(errand.notice, self.now)
        self.put_back(errand)
        return False

    def put_back(self, errand: Errand) -> bool:
        """Somebody may bring it at once: it was certainly not sent."""
        return self.records.finish(errand.notice, NoticeState.RETRY, self.now, next_at=self.now)

    def finish(self, errand: Errand, outcome: Outcome) -> Ruling | None:
        """Writes how a try ended, with what follows from it; None when another has taken the notice over.

        The road that was closed is closed in any case.
        """
        refused = errand.road if isinstance(outcome, outcomes.Closed) else None
        others = refused and [road for road in self._roads(errand.to.id) if road.account != refused.account]
        ruling = outcomes.rule(errand.notice, outcome, self.now, other_road=bool(others))
        if refused is not None:
            self._close(refused, ruling.error)
        return ruling if self._write(errand, ruling) else None

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

    # what was left behind

    def take_over(self) -> tuple[Notice, ...]:
        """Frees what a dead or stuck owner held; what he was in the middle of sending becomes unknown."""
        return tuple(self.records.take_over(self.now))

    def settle(self) -> tuple[Passed, ...]:
        """Ends the unknown ones whose time has come: with a mail, unless the word has become needless."""
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
        if notice.new.kind is Kind.REMINDER and any(_reminds_too(one, notice.new) for one in before):
            return Passed(notice, NoticeState.SKIPPED, "reminded today")
        errand = self._errand(notice)
        if notice.new.channel is Channel.TEAMS and errand.road is None:
            return Passed(notice, NoticeState.DEAD, NO_ROAD)
        return self._with_choices(errand)

    def _write_off(self, passed: Passed) -> None:
        if passed.state is NoticeState.DEAD:
            self.records.plan([notices.by_mail(passed.notice.new)])
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
        )
        if written and ruling.by_mail:
            self.records.plan([notices.by_mail(new)])
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
        errand = Errand(notice, to, self._dated(new), road=next(iter(roads), None))
        if new.meeting is None:
            return errand
        roll = self._roll(new.meeting)
        return replace(
            errand,
            now_true=self._circumstances(new),
            committee=self.records.committee(roll.meeting.committee),
            comes_for=roll.principals(to.id),
            agenda=self._agenda_for(new, roll.line(to.id)),
            item=self.records.item(new.item) if new.item is not None else None,
            regarding=self._regarding(new),
            about=self.records.person(new.about) if new.about is not None else None,
            earlier=self.records.card_of(new.meeting, to.id) if roads else None,
            instead=self._instead(new),
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
        if new.meeting is None:
            return None
        roll = self._roll(new.meeting)
        return Circumstances(
            roll.meeting,
            roll.line(new.person),
            comes_for=bool(roll.principals(new.person)),
            reminded_today=new.kind is Kind.REMINDER and self._reminded_today(new.meeting, new),
            entry=self.records.entry(new.meeting, new.person) if new.entry else None,
            done=(due := self._follow_up(new)) is not None and due.state is not FollowUpState.OPEN,
        )

    def _reminded_today(self, meeting: MeetingId, new: NewNotice) -> bool:
        """By another reminder than this one: the mail that stands in for a card is the same reminder."""
        today = local_day(self.now)
        since, until = local(today, time.min), local(today + timedelta(days=1), time.min)
        if not self.records.reminded_between(meeting, new.person, since, until):
            return False
        return any(
            one.new.occasion != new.occasion and _may_have_rung(one, since, until)
            for one in self._notices_of(meeting)
            if one.new.person == new.person and one.new.kind is Kind.REMINDER
        )

    def _instead(self, new: NewNotice) -> Instead | None:
        """Looks for the Teams notice a mail stands in for; those that go by mail anyway stand for themselves."""
        if new.channel is not Channel.MAIL or new.kind in BY_MAIL_TOO | MAIL_ONLY or new.meeting is None:
            return None
        twin = replace(new, channel=Channel.TEAMS)
        card = next((one for one in self._notices_of(new.meeting) if one.new == twin), None)
        if card is None or card.last_error == NO_ROAD:
            return Instead.NO_ROAD
        return Instead.TEAMS_COULD_NOT if card.state is NoticeState.DEAD else Instead.MAYBE_TOLD

    def _dated(self, new: NewNotice) -> datetime:
        return next_open(new.due_at, self.days_off) if new.kind in QUIET else new.due_at

    def _roads(self, person: PersonId) -> list[Road]:
        """The open ones, always in the same order."""
        roads = [road for road in self.records.roads_of(person) if road.is_open]
        return sorted(roads, key=lambda road: (road.account.tenant, road.account.aad_object))

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
                return Regarding()

    def _follow_up(self, new: NewNotice) -> FollowUp | None:
        id = notices.subject(new, "follow-up") if new.kind is Kind.FOLLOW_UP else None
        return self.records.follow_up(FollowUpId(id)) if id is not None else None

    def _notices_of(self, meeting: MeetingId) -> Sequence[Notice]:
        if meeting not in self._notices:
            self._notices[meeting] = self.records.notices_of(meeting)
        return self._notices[meeting]


def _reminds_too(errand: Errand, new: NewNotice) -> bool:
    other = errand.notice.new
    return other.kind is Kind.REMINDER and (other.meeting, other.person) == (new.meeting, new.person)


def _may_have_rung(notice: Notice, since: datetime, until: datetime) -> bool:
    """A settled one has rung by its mail, which is a notice of its own."""
    match notice.state:
        case NoticeState.SENDING | NoticeState.UNKNOWN:
            return True
        case NoticeState.SENT:
            return notice.sent_at is not None and since <= notice.sent_at < until
        case _:
            return False


__all__ = ["LEASE", "Errand", "Instead", "Passed", "PostDesk", "Round"]
