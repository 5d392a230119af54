"""What a notice is judged by and written from, as it stands in the books now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from meetings import agenda, entries, notices, seats
from meetings.attendance import Line, Roll
from meetings.model import AgendaItem, Meeting, MeetingId, Observation, PersonId, Road, Source
from meetings.notices import (
    ANSWERED_ON,
    BY_MAIL_TOO,
    MAIL_ONLY,
    QUIET,
    REMINDERS,
    Channel,
    Circumstances,
    Kind,
    NewNotice,
    Notice,
    NoticeId,
    NoticeState,
)
from meetings.office.agenda import OUTSIDE, changes_to, issued
from meetings.office.attendance import AttendanceDesk
from meetings.office.base import Actor
from meetings.office.errands import Errand, Instead, Regarding
from meetings.office.held import HeldDesk
from meetings.office.waiting import WaitingDesk
from meetings.paper import CommentId, FollowUp, FollowUpId, FollowUpState
from meetings.ports import Records
from meetings.workdays import DaysOff, next_open, whole_day

WITH_AGENDA = frozenset(
    {Kind.CONVENED, Kind.MOVED, Kind.AMENDED, Kind.SUBSTITUTE, Kind.AGENDA, Kind.DAY_BEFORE}
)
UNSENT_AGENDA = frozenset({Kind.AGENDA_COMMENTS, Kind.AGENDA_TO_APPROVE})
"""These are about the agenda as it stands, which members do not have yet."""
WITH_HISTORY = frozenset({Kind.CONFIRM, Kind.DIFFERS})
NO_ROAD = "no road in Teams"
NOTHING = Regarding()


class BriefingDesk(WaitingDesk, AttendanceDesk, HeldDesk):
    """One unit of work; what it has looked up it need not look up again."""

    def __init__(self, records: Records, now: datetime, days_off: DaysOff) -> None:
        super().__init__(records, now, days_off)
        self._rolls: dict[MeetingId, Roll] = {}
        self._agendas: dict[MeetingId, tuple[AgendaItem, ...]] = {}
        self._reminded: dict[tuple[MeetingId, PersonId], set[tuple[Kind, str]]] = {}
        self._judging: tuple[NewNotice, Circumstances] | None = None

    def preview(self, kind: Kind, meeting: MeetingId, person: PersonId, domain: str) -> Errand:
        """What the mail of a CONVENED or CANCELLED would be written from now; nothing is planned or changed.

        Raises Unknown. `domain` ends the Message-ID.
        """
        entry = self.records.entry(meeting, person)
        if entry is None or not entry.stands:
            entry = entries.requested(entry, meeting, person, self.now, answers_to=self.own_address())
        if kind is Kind.CANCELLED:
            entry = entries.cancelled(entry, self.now)
        told = notices.tell(kind, self._roll(meeting).meeting, person, self.now, entry=entry)
        new = next(one for one in told if one.channel is Channel.MAIL)
        message_id = f"<{kind}.{meeting}.{person}@{domain}>"
        return self.brief(Notice(NoticeId(0), new, NoticeState.PLANNED, self.now, message_id=message_id))

    def brief(self, notice: Notice) -> Errand:
        """What one notice would be written from now, whatever has become of its delivery.

        Raises Unknown when the person, the meeting or what it is about is gone from the books.
        """
        new = notice.new
        to, dated, road = self.records.person(new.person), self._dated(new), self._road(new)
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
            now_true=self.circumstances(new),
            committee=self.records.committee(roll.meeting.committee),
            comes_for=roll.principals(to.id),
            agenda=self._agenda_for(new, roll.line(to.id)),
            item=self.records.item(new.item) if new.item is not None else None,
            regarding=self._regarding(new),
            about=self.records.person(new.about) if new.about is not None else None,
            earlier=self.records.card_of(new.meeting, to.id) if road is not None else None,
            instead=self._instead(new),
            overdue=self.now > roll.meeting.deadlines.responses,
            said=self._said(new),
            roll=roll,
        )

    def with_choices(self, errand: Errand) -> Errand:
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

    def circumstances(self, new: NewNotice) -> Circumstances | None:
        """Of its meeting, as they are now; asked twice of each notice, to judge it and to write it. Raises Unknown."""
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
            done=self._is_done(new, roll),
        )

    def _is_done(self, new: NewNotice, roll: Roll) -> bool:
        """What it asks for has been done, or is wanted no more."""
        if new.kind is Kind.SEAT_ASKED:
            mine, asker = roll.line(new.person), roll.line(new.about) if new.about is not None else None
            days = roll.meeting.days
            return not (mine and asker and any(mine.sits(day) and seats.waits(asker, day) for day in days))
        due = self._follow_up(new)
        return due is not None and due.state is not FollowUpState.OPEN

    def _reminded_today(self, meeting: MeetingId, new: NewNotice) -> bool:
        """By another reminder than this one: the mail that stands in for a card is the same reminder."""
        whom = (meeting, new.person)
        if whom not in self._reminded:
            found = self.records.reminded_between(meeting, new.person, *whole_day(self.now))
            self._reminded[whom] = {(one.new.kind, one.new.occasion) for one in found}
        return bool(self._reminded[whom] - {(new.kind, new.occasion)})

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

    def _road(self, new: NewNotice) -> Road | None:
        """Where a card goes; a mail needs none."""
        return next(iter(self._roads(new.person)), None) if new.channel is Channel.TEAMS else None

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
