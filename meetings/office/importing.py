"""Taking in agendas and minutes that were written elsewhere, so that a committee can begin with its history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from meetings import deadlines, importing, refusals
from meetings.attendance import Roll
from meetings.importing import OldItem, OldPaper
from meetings.model import (
    CALLED,
    AgendaItem,
    Answer,
    AnswerKind,
    CommitteeId,
    Invitee,
    ItemId,
    ItemState,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Mode,
    PersonId,
    Session,
    Source,
    Substitution,
)
from meetings.office.base import Actor
from meetings.office.convening import MeetingPlan
from meetings.office.minutes import MinutesDesk
from meetings.old_attendance import Crowd, Doubtful, Recognised, Seen, recognised
from meetings.paper import AsWritten, Attendance, Decision, Minutes, MinutesState, Presence, Stay
from meetings.workdays import local

_IN_GOOD_TIME = timedelta(days=180)
"""Before an old meeting: its deadlines are reckoned as they would have been then."""


class Guess(StrEnum):
    """What the paper did not say, and was taken for likely."""

    DAY = "day"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """`added`, `changed` and `unchanged` are the numbers of items.

    `seen` are those whom the paper says were there or away, `doubts` the names of it that stayed text.
    """

    meeting: Meeting
    created: bool
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    guesses: frozenset[Guess] = frozenset()
    seen: tuple[Seen, ...] = ()
    doubts: tuple[Doubtful, ...] = ()


class ImportDesk(MinutesDesk):
    def take_in(
        self,
        committee: CommitteeId,
        paper: OldPaper,
        actor: Actor,
        *,
        meeting: MeetingId | None = None,
        replacing: bool = False,
    ) -> TakenIn:
        """Writes the items of an old paper into its meeting, which is made when the books do not have it.

        Nobody is told: it is history, or a draft that is published like any other. Taken in again it writes what
        differs. Raises NotAllowed, Unknown, NoDay, SeveralMeetings, or OtherAgenda where the meeting has an agenda
        with other items, unless it is to be replaced.
        """
        self.require_secretariat(committee, actor, "agenda.import")
        self.records.committee(committee)
        held, guesses = self._meeting_of(committee, paper, meeting)
        created = held is None
        if held is None:
            held = self._made(committee, paper, actor)
        else:
            held = self._headed(self.records.meeting(held.id, lock=True), paper)
        taken = self._items_in(held, paper, replacing=replacing)
        decided = self._take_decisions(held, paper, actor)
        there = self._take_attendance(held, paper, actor) if paper.minutes else Recognised()
        details = [f"items={len(paper.items)}", *(f"guessed={guess}" for guess in sorted(guesses))]
        self.write_down(actor, "agenda.import", held.id, details=details)
        return replace(
            taken,
            created=created,
            decided=decided,
            guesses=frozenset(guesses),
            seen=there.seen,
            doubts=there.doubts,
        )

    # the meeting

    def _meeting_of(
        self, committee: CommitteeId, paper: OldPaper, named: MeetingId | None
    ) -> tuple[Meeting | None, set[Guess]]:
        if named is not None:
            held = self.records.meeting(named)
            if held.committee != committee:
                raise refusals.Unknown("meeting", named)
            return held, set()
        found = importing.candidates(self.records.meetings_of_committee(committee), paper)
        if len(found) > 1:
            raise refusals.SeveralMeetings(committee, tuple(one.id for one in found))
        if found:
            return found[0], set()
        if paper.sessions:
            return None, {Guess.HOURS} if _usual(paper.sessions) else set()
        return None, {Guess.DAY, Guess.HOURS}

    def _made(self, committee: CommitteeId, paper: OldPaper, actor: Actor) -> Meeting:
        sessions = paper.sessions or self._likely(committee, paper)
        known = self.records.committee(committee)
        title = f"Møde i {known.called or known.name}"
        plan = MeetingPlan(committee, title, MeetingKind.ORDINARY, paper.mode or Mode.ONSITE, sessions)
        id = self._slug(plan)
        over = importing.is_over(sessions, self.now)
        then = sessions[0].starts_at - _IN_GOOD_TIME if over else self.now
        made = Meeting(
            id=id,
            committee=committee,
            title=title,
            kind=plan.kind,
            mode=plan.mode,
            sessions=sessions,
            deadlines=deadlines.for_meeting(sessions, known.policy, self.days_off, then),
            uid=f"{id}-{self.now:%Y%m%dT%H%M%S}@{self.domain}",
            state=MeetingState.HELD if over else MeetingState.PLANNED,
            case_number=paper.case_number,
            agenda_note="" if paper.minutes else paper.note,
        )
        self.records.put_meeting(made)
        self.write_down(actor, "meeting.create", id)
        return made

    def _likely(self, committee: CommitteeId, paper: OldPaper) -> tuple[Session, ...]:
        day = importing.likely_day(paper, self.days_off)
        if day is None:
            raise refusals.NoDay(committee)
        return (Session(1, day, *importing.USUAL_HOURS),)

    def _headed(self, held: Meeting, paper: OldPaper) -> Meeting:
        """What the head of an agenda says beside day and hours; minutes keep theirs to themselves."""
        known = any(importing.same_words(paper.note, one) for one in (held.agenda_note, held.place))
        note = held.agenda_note if paper.minutes or not paper.note or known else paper.note
        case = held.case_number or paper.case_number
        headed = replace(held, agenda_note=note, case_number=case)
        if headed == held:
            return held
        headed = replace(headed, revision=held.revision + 1)
        self.records.put_meeting(headed)
        return headed

    # its items

    def _items_in(self, held: Meeting, paper: OldPaper, *, replacing: bool) -> TakenIn:
        there = {one.number: one for one in self.draft_of(held.id)}
        removed = self._cleared(held, there, paper, replacing=replacing)
        added, changed, unchanged = [], [], []
        lead = self.records.committee(held.committee).proposes
        for old in paper.items:
            known = there.get(old.number) if old.number not in removed else None
            if known is None:
                self.records.add_item(_item(held.id, old))
                added.append(old.number)
            elif (new := importing.rewritten(known, old, lead, minutes=paper.minutes)) != known:
                self.records.put_item(replace(new, version=known.version + 1))
                changed.append(old.number)
            else:
                unchanged.append(old.number)
        return TakenIn(held, False, tuple(added), tuple(changed), tuple(unchanged), tuple(removed))

    def _cleared(
        self, held: Meeting, there: dict[str, AgendaItem], paper: OldPaper, *, replacing: bool
    ) -> list[str]:
        """The numbers of items that give way; raises OtherAgenda when they may not."""
        ours = {old.number: old.draft.title for old in paper.items}
        others = [
            one
            for number, one in there.items()
            if number not in ours or not importing.same_words(one.title, ours[number])
        ]
        if others and not replacing:
            first = others[0]
            raise refusals.OtherAgenda(held, first.number, first.title, ours.get(first.number, ""))
        for one in others:
            gone = replace(one, state=ItemState.REMOVED, number="", version=one.version + 1)
            self.records.put_item(gone)
        return [one.number for one in others]

    def _take_decisions(self, held: Meeting, paper: OldPaper, actor: Actor) -> tuple[str, ...]:
        """Decisions under the items they stand under; minutes of the past are history, and nobody is asked about them."""
        known = [one.task for one in self.follow_ups_of(held.id)]
        said = {old.number: text for old in paper.items if (text := old.said(known))}
        for item in self.draft_of(held.id):
            if item.number in said:
                text, first = said[item.number], next(iter(item.recommendations), None)
                decision = Decision(
                    item.id,
                    importing.outcome(text),
                    text,
                    held.ends_at,
                    actor.person,
                    first.verb if first else None,
                )
                self.records.put_decision(decision)
        if paper.minutes and held.state is MeetingState.HELD and self.records.minutes(held.id) is None:
            state = MinutesState.DRAFT if paper.draft else MinutesState.APPROVED
            self.records.put_minutes(Minutes(held.id, state, lead=paper.lead, taker=paper.taker))
        return tuple(said)

    # who was there

    def _take_attendance(self, held: Meeting, paper: OldPaper, actor: Actor) -> Recognised:
        """Presence of those the paper names and the books know; the block itself is kept as it is written.

        Minutes that went out from here are not changed by a paper.
        """
        minutes = self.records.minutes(held.id)
        if (minutes is not None and minutes.sent_at is not None) or self.now < held.starts_at:
            return Recognised()
        roll = self.records.roll(held)
        there = recognised(paper.attendance, self._crowd(held, roll))
        if not roll.lines:
            self._call(held, there.seen, actor)
        for one in there.seen:
            for session in held.sessions:
                self.records.put_presence(held.id, _presence(one, session))
        parts = importing.parts(paper.items)
        written = AsWritten(held.id, paper.title, paper.note, paper.numbered, there.lines, parts)
        if written != self.records.as_written(held.id):
            self.records.put_as_written(written)
        return there

    def _crowd(self, held: Meeting, roll: Roll) -> Crowd:
        """Whoever has a seat in the committee, now or once, was called, or came for somebody."""
        seats = [one.person for one in self.records.memberships(held.committee)]
        called = [line.person for line in roll.lines]
        instead = [one.substitute for line in roll.lines for one in line.substitutions]
        organisations = self.records.organisations()
        everybody = [person for one in organisations for person in self.records.people_of(one.id)]
        return Crowd((*seats, *called, *instead), everybody, organisations)

    def _call(self, held: Meeting, seen: Sequence[Seen], actor: Actor) -> None:
        """A meeting made from its minutes has called whoever of the committee they name, in the order they do."""
        seats = {one.person.id: one for one in self.records.memberships(held.committee) if one.role in CALLED}
        named = dict.fromkeys(
            (one.instead_of or one.person).id for one in seen if (one.instead_of or one.person).id in seats
        )
        self.records.put_invitees(
            held.id,
            [
                Invitee(seats[id].person, seats[id].person.organisation, seats[id].role, order)
                for order, id in enumerate(named, start=1)
            ],
        )
        came = AnswerKind.ONLINE if held.mode is Mode.ONLINE else AnswerKind.ONSITE
        for one in seen:
            kind = came if one.attendance is Attendance.PRESENT else AnswerKind.DECLINED
            if one.person.id in named and one.attendance is not Attendance.ABSENT:
                self._answered(held, one.person.id, kind, actor)
            if one.instead_of is not None and one.instead_of.id in named:
                for day in held.days:
                    sat = Substitution(day, one.instead_of.id, one.person, held.round, self.now)
                    self.records.put_substitution(held.id, sat)

    def _answered(self, held: Meeting, person: PersonId, kind: AnswerKind, actor: Actor) -> None:
        """As the secretariat would have registered it: the paper is who says so."""
        by = actor.person if actor.person is not None else person
        for day in held.days:
            answer = Answer(person, day, kind, held.round, Source.SECRETARIAT, self.now, by)
            self.records.put_answer(held.id, answer)


def _presence(seen: Seen, session: Session) -> Presence:
    """By the clock of that day, where the paper names an hour."""
    came = local(session.day, seen.came) if seen.came else None
    left = local(session.day, seen.left) if seen.left else None
    stays = (Stay(came, left),) if came or left else ()
    return Presence(seen.person.id, session.number, seen.attendance, stays)


def _usual(sessions: tuple[Session, ...]) -> bool:
    return (sessions[0].start, sessions[0].end) == importing.USUAL_HOURS


def _item(meeting: MeetingId, old: OldItem) -> AgendaItem:
    item = AgendaItem(ItemId(0), meeting, old.draft.title, ItemState.ACCEPTED, old.number)
    top = "." not in old.number
    return importing.rewritten(
        replace(item, standing=importing.standing(old.draft.title) if top else None), old
    )
