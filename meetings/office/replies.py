"""The answers that come by calendar: looked up, judged, and taken as any other answer, each mail once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from meetings import attendance, entries, notices, own_addresses, refusals, replies
from meetings.addresses import same_mailbox
from meetings.attendance import Line, Standing
from meetings.entries import Entry, Method
from meetings.incoming import Bounce, Reply, Understood
from meetings.model import ATTENDING, AnswerKind, Meeting, MeetingId, Person, PersonId, Session, Source
from meetings.notices import Kind
from meetings.office.attendance import REMARK_LIMIT, AttendanceDesk
from meetings.office.base import Actor
from meetings.office.mailboxes import MailboxDesk
from meetings.replies import Decision, Earlier, Invited, Judgement, Known, Noted, PartStat, Reason
from meetings.workdays import local_day

_NUMBERED = re.compile(r"(.{1,250})-([2-9]|[1-9][0-9])(@[^@]*)")
_STANDS = {
    Standing.ATTENDING: PartStat.ACCEPTED,
    Standing.DECLINED: PartStat.DECLINED,
    Standing.SUBSTITUTED: PartStat.DECLINED,
    Standing.TENTATIVE: PartStat.TENTATIVE,
}
UNDER = Actor(None, Source.CALENDAR)
"""Nobody acts where an answer is not taken; the books still say what came of it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a mail, with the meeting and the person it is about where they are known.

    `first` is what was decided when the same mail came before.
    """

    judgement: Judgement
    meeting: MeetingId | None = None
    person: PersonId | None = None
    first: Decision | None = None


@dataclass(frozen=True, slots=True)
class _Answerer:
    """One who was sent an invitation: his entry of the ledger, and his line unless he comes as a substitute.

    `others` are the addresses that the entries of everybody else in the meeting are answered to.
    """

    person: Person
    entry: Entry
    line: Line | None
    principals: tuple[Line, ...] = ()
    others: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class _Case:
    """The invitation an answer names: the days it holds, and who answers if he was sent it."""

    meeting: Meeting
    days: tuple[Session, ...]
    who: _Answerer | None


class ReplyDesk(MailboxDesk, AttendanceDesk):
    def take_reply(self, understood: Understood) -> Taken:
        """Judges what came and does what follows from it; the same mail again changes nothing.

        An answer counts as the person's own, by calendar. What may not count is kept with all that was said.
        """
        case = self._case(understood)
        if before := self.records.reply(understood.mail.id):
            again = Judgement(Decision.IGNORED, Reason.SEEN_BEFORE)
            return Taken(again, before.meeting, before.person, before.decision)
        judged = replies.judge(understood, self._known(case, understood), self.now)
        if case is not None and case.who is not None and isinstance(understood, Reply):
            judged = self._act(case, case.who, understood, judged)
        taken = self._taken(case, understood, judged)
        if not self._note(case, understood, taken):
            theirs = self.records.reply(understood.mail.id)
            seen = Judgement(Decision.IGNORED, Reason.SEEN_BEFORE)
            return Taken(seen, taken.meeting, taken.person, theirs.decision if theirs else None)
        if isinstance(understood, Bounce):
            self._close_road(understood, taken)
        return taken

    # who and what it is about

    def _case(self, understood: Understood) -> _Case | None:
        uids = (
            [uid for one in understood.events[:1] for uid in one.uids]
            if isinstance(understood, Reply)
            else []
        )
        for uid, number in _spellings(uids[0]) if len(uids) == 1 else ():
            found = self.records.meeting_with_uid(uid)
            if found is None or not isinstance(understood, Reply):
                continue
            meeting = self.records.meeting(found, lock=True)
            who = self._answerer(meeting, understood)
            runs = entries.runs(_days(meeting, who))
            if number <= len(runs):
                return _Case(meeting, runs[number - 1], who)
        return None

    def _answerer(self, meeting: Meeting, reply: Reply) -> _Answerer | None:
        named = replies.who_answers(reply)
        held = self.records.entries(meeting.id) if named else ()
        for entry in held:
            person = self.records.person(entry.person)
            if named and same_mailbox(person.email, named.address):
                roll = self.records.roll(meeting)
                line, principals = roll.line(person.id), roll.principals(person.id)
                others = tuple(one.answers_to for one in held if one is not entry)
                return _Answerer(person, entry, line, principals, others) if line or principals else None
        return None

    def _known(self, case: _Case | None, understood: Understood) -> Known:
        if case is None:
            return replies.UNHEARD
        invited = self._invited(case, case.who, understood) if case.who else None
        return Known(ours=True, invited=invited)

    def _invited(self, case: _Case, who: _Answerer, understood: Understood) -> Invited:
        meeting, before = case.meeting, self.records.replies_of(case.meeting.id, who.person.id)
        return Invited(
            address=who.person.email,
            sequence=who.entry.sequence,
            since=self._since(meeting, who),
            starts=tuple(one.starts_at for one in case.days),
            earlier=_latest([one for one in before if one.uid == _uid(understood)]),
            said=_said_elsewhere(who.line, case.days),
            stands=_stands(who, case.days),
            asked_again=any(
                one.decision is Decision.ASKED_AGAIN and one.round == meeting.round for one in before
            ),
            substitute=who.line is None,
            shown=own_addresses.shows(who.entry.answers_to, who.others, understood.mail.shown),
        )

    def _since(self, meeting: Meeting, who: _Answerer) -> int:
        """The lowest SEQUENCE that told the time as it is now."""
        told = [
            one.new.entry.sequence
            for one in self.records.notices_to(meeting.id, who.person.id)
            if one.new.round == meeting.round
            and one.new.entry is not None
            and one.new.entry.method is Method.REQUEST
        ]
        return min(told, default=who.entry.sequence)

    # what follows

    def _act(self, case: _Case, who: _Answerer, reply: Reply, judged: Judgement) -> Judgement:
        match judged.decision:
            case Decision.COUNTED:
                return self._count(case, who, reply, judged)
            case Decision.ASKED_AGAIN:
                return self._ask_again(case, who, judged)
            case Decision.TO_A_PERSON if judged.reason is Reason.UNCONFIRMED:
                return self._tell_unconfirmed(case, who, judged)
            case _:
                return judged

    def _count(self, case: _Case, who: _Answerer, reply: Reply, judged: Judgement) -> Judgement:
        """A rule of the meeting that says no (it has begun, the seats are taken) is kept for a person or refused."""
        days = [one for one in case.days if judged.day in {None, one.starts_at}]
        try:
            attendance.check_open(case.meeting, self.now)
            self._write(case.meeting, who, days, reply, judged)
        except refusals.SeatsTaken:
            return Judgement(Decision.TO_A_PERSON, Reason.SEATS_TAKEN)
        except (refusals.MeetingStarted, refusals.MeetingCancelled, refusals.NotConvened):
            return Judgement(Decision.REFUSED, Reason.MEETING_CLOSED)
        if judged.confirm:
            self._ask_to_confirm(case.meeting, who.person.id)
        return judged

    def _ask_to_confirm(self, meeting: Meeting, person: PersonId) -> None:
        """Nobody vouched for the sender, and an answer that stood was changed: the person is told what we noted."""
        occasion = f"r{meeting.round}-{self.now:%Y%m%dT%H%M%S%f}"
        self.records.plan(notices.tell(Kind.CONFIRM, meeting, person, self.now, occasion=occasion))

    def _tell_unconfirmed(self, case: _Case, who: _Answerer, judged: Judgement) -> Judgement:
        """The person hears that an answer in his name does not count, once a day however many come."""
        try:
            attendance.check_open(case.meeting, self.now)
        except refusals.Refusal:
            return Judgement(Decision.REFUSED, Reason.MEETING_CLOSED)
        occasion = f"r{case.meeting.round}-{local_day(self.now):%Y%m%d}"
        told = notices.tell(Kind.UNCONFIRMED, case.meeting, who.person.id, self.now, occasion=occasion)
        self.records.plan(told)
        return judged

    def _write(
        self, meeting: Meeting, who: _Answerer, days: Sequence[Session], reply: Reply, judged: Judgement
    ) -> None:
        actor = Actor(who.person.id, Source.CALENDAR)
        numbers = [one.number for one in days]
        if who.line is None:
            if judged.partstat is PartStat.DECLINED:
                self.take_answer(meeting.id, who.person.id, AnswerKind.DECLINED, actor, sessions=numbers)
            return
        remark = _short(reply.events[0].comment)
        for kind, said in _kinds(who.line, numbers, judged.partstat, remark).items():
            self.take_answer(meeting.id, who.person.id, kind, actor, sessions=said, remark=remark or "")

    def _ask_again(self, case: _Case, who: _Answerer, judged: Judgement) -> Judgement:
        """With the ledger's SEQUENCE and a later DTSTAMP: the time is no newer than what was sent."""
        try:
            attendance.check_open(case.meeting, self.now)
        except refusals.Refusal:
            return Judgement(Decision.REFUSED, Reason.MEETING_CLOSED)
        entry = entries.requested(who.entry, case.meeting.id, who.person.id, self.now)
        self.records.put_entry(entry)
        kind, about = _asking(case.meeting, who, judged.reason)
        self.records.plan(notices.tell(kind, case.meeting, who.person.id, self.now, entry=entry, about=about))
        return judged

    # what is kept

    def _taken(self, case: _Case | None, understood: Understood, judged: Judgement) -> Taken:
        if isinstance(understood, Bounce) and understood.about:
            told = self.records.told_by(_unnumbered(understood.about))
            return Taken(judged, told.meeting, told.person) if told else Taken(judged)
        if case is None:
            return Taken(judged)
        return Taken(judged, case.meeting.id, case.who.person.id if case.who else None)

    def _note(self, case: _Case | None, understood: Understood, taken: Taken) -> bool:
        """False when another process has just taken the same mail."""
        line = replies.note(understood, taken.judgement, self.now)
        round = case.meeting.round if case else 0
        line = replace(line, meeting=taken.meeting, person=taken.person, round=round)
        if not self.records.put_reply(line):
            return False
        if line.decision is Decision.TO_A_PERSON:
            self._tell_that_it_waits(line)
        if taken.meeting is not None and taken.judgement.decision is not Decision.IGNORED:
            why = taken.judgement
            self.write_down(
                UNDER, f"reply.{why.decision}", taken.meeting, on_behalf_of=taken.person, details=[why.reason]
            )
        return True

    def _close_road(self, bounce: Bounce, taken: Taken) -> None:
        """Only where it names a mail of ours: anybody can write a bounce, but not know our Message-IDs."""
        lasting = [one for one in bounce.failures if replies.closes(one)]
        if taken.person is not None and lasting:
            self._close_mailbox(self.records.person(taken.person), lasting[0].status or "5.0.0", UNDER)


def _spellings(uid: str) -> tuple[tuple[str, int], ...]:
    """The meeting's UID and the number of the entry: further entries of a meeting bear theirs before the @."""
    found = _NUMBERED.fullmatch(uid)
    return ((uid, 1), (found[1] + found[3], int(found[2]))) if found else ((uid, 1),)


def _days(meeting: Meeting, who: _Answerer | None) -> tuple[Session, ...]:
    """A substitute's invitation is for the days he comes, anybody else's for them all."""
    if who is None or who.line is not None:
        return meeting.sessions
    mine = {
        one.session
        for line in who.principals
        for one in line.substitutions
        if one.substitute.id == who.person.id
    }
    return tuple(one for one in meeting.sessions if one.number in mine)


def _uid(understood: Understood) -> str:
    events = understood.events if isinstance(understood, Reply) else ()
    return events[0].uids[0] if events and events[0].uids else ""


def _latest(before: Sequence[Noted]) -> Earlier | None:
    counted = [one for one in before if one.decision is Decision.COUNTED and one.stamp is not None]
    last = max(counted, key=lambda one: (one.sequence or 0, one.stamp, one.received_at), default=None)
    return Earlier(last.sequence, last.stamp) if last and last.stamp else None


def _said_elsewhere(line: Line | None, days: Sequence[Session]) -> datetime | None:
    """When the person, or the secretariat for him, last answered by another road than the calendar."""
    answers = [line.answer(one.number) for one in days] if line else []
    said = [one.at for one in answers if one and one.source not in {Source.CALENDAR, Source.RULE}]
    return max(said, default=None)


def _stands(who: _Answerer, days: Sequence[Session]) -> PartStat | None:
    """What holds for all the days, as a calendar would say it; a substitute comes until he says otherwise."""
    line = who.line
    if line is None:
        return PartStat.ACCEPTED
    found = {_STANDS.get(line.standing(one.number)) for one in days}
    return found.pop() if len(found) == 1 else None


def _kinds(
    line: Line, days: Sequence[int], said: PartStat | None, remark: str | None
) -> Mapping[AnswerKind, list[int]]:
    """The days that something changes on, by what is answered.

    Who sent a substitute and now declines keeps him; who comes online and now accepts still comes online.
    """
    kinds: dict[AnswerKind, list[int]] = {}
    for day in days:
        before = line.answer(day)
        kind = _kind(said, before.kind if before else None)
        new = before is None or before.kind is not kind or (remark is not None and before.remark != remark)
        if new and not (kind is AnswerKind.DECLINED and line.substitution(day)):
            kinds.setdefault(kind, []).append(day)
    # What may be refused comes first: a seat that is taken leaves nothing half written.
    return dict(sorted(kinds.items(), key=lambda one: one[0] is AnswerKind.ONLINE))


def _kind(said: PartStat | None, before: AnswerKind | None) -> AnswerKind:
    match said:
        case PartStat.DECLINED:
            return AnswerKind.DECLINED
        case PartStat.TENTATIVE:
            return AnswerKind.TENTATIVE
        case _:
            return before if before in ATTENDING else AnswerKind.ONSITE


def _asking(meeting: Meeting, who: _Answerer, why: Reason) -> tuple[Kind, PersonId | None]:
    if why is Reason.WANTS_IT_AGAIN:
        return Kind.CALENDAR, None
    if who.line is None:
        return Kind.SUBSTITUTE, who.principals[0].person.id
    return (Kind.MOVED if meeting.before_move else Kind.CONVENED), None


def _short(comment: str) -> str | None:
    """A calendar's comment as a remark; None where nothing was said, which leaves the one that stands."""
    if len(comment) > REMARK_LIMIT:
        return comment[: REMARK_LIMIT - 1].rstrip() + "…"
    return comment or None


def _unnumbered(message_id: str) -> str:
    """Further mails of a notice bear its Message-ID with a number before the @."""
    return re.sub(r"\.[0-9]{1,2}@", "@", message_id)


__all__ = ["ReplyDesk", "Taken"]
