"""The agenda sent out: for comments, approved, published, with a supplement; and what a paper of it is written from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from meetings import agenda, notices, refusals, versions
from meetings.attendance import Roll
from meetings.model import CALLED, AgendaItem, ItemId, Meeting, MeetingId, PersonId
from meetings.notices import Kind
from meetings.office.base import Actor
from meetings.office.triage import TriageDesk
from meetings.paper import (
    PUBLIC_STAGES,
    About,
    AgendaPaper,
    AgendaVersion,
    Approval,
    Comment,
    CommentId,
    Minutes,
    MinutesState,
    Slot,
    Stage,
)
from meetings.workdays import local, local_day, workdays_after

COMMENT_LIMIT = 2000


class PaperDesk(TriageDesk):
    # sending it out

    def send_for_comments(self, id: MeetingId, actor: Actor, until: datetime | None = None) -> AgendaVersion:
        """The draft to all who may comment on it, until then (else as many workdays as the committee's habit is).

        Never later than the agenda is due to go out. Raises NotAllowed, NothingNew or BadField ("until").
        """
        meeting = self._open_agenda(id, actor, "agenda.round")
        due = until or self._comments_due(meeting)
        if not self.now < due < meeting.starts_at:
            raise refusals.BadField("until", "invalid")
        version = self._freeze(meeting, Stage.COMMENTS, actor, comments_until=due)
        for person in self._commenters(meeting):
            self._tell(Kind.AGENDA_COMMENTS, meeting, person, f"v{version.number}")
        self.write_down(actor, "agenda.round", id, details=[f"v={version.number}"])
        return version

    def approve_agenda(self, id: MeetingId, actor: Actor) -> Approval:
        """By those whose right the terms say it is: it holds for the agenda as it is now, and for no later wording."""
        meeting = self._meeting_ahead(id)
        self.require(meeting.committee, actor, self.rights(meeting.committee).approve, "agenda.approve")
        if actor.person is None:
            raise refusals.NotAllowed("agenda.approve")
        approval = Approval(id, actor.person, self.now, versions.fingerprint(self.draft_of(id)))
        self.records.put_approval(approval)
        self.write_down(actor, "agenda.approve", id, details=[approval.fingerprint[:12]])
        return approval

    def ask_for_approval(self, id: MeetingId, actor: Actor) -> tuple[PersonId, ...]:
        """Asks those who may approve it; hands back whom. For the same agenda they hear of it once a day."""
        meeting = self._open_agenda(id, actor, "agenda.ask")
        asked = self._who_may_approve(meeting)
        print_ = versions.fingerprint(self.draft_of(id))[:12]
        for person in asked:
            self._tell(Kind.AGENDA_TO_APPROVE, meeting, person, f"{print_}-{local_day(self.now):%Y%m%d}")
        self.write_down(actor, "agenda.ask", id, details=[f"asked={len(asked)}"])
        return asked

    def is_approved(self, id: MeetingId) -> bool:
        approval = self.records.approval(id)
        return approval is not None and approval.fingerprint == versions.fingerprint(self.draft_of(id))

    def publish_agenda(self, id: MeetingId, actor: Actor) -> Meeting:
        """Tells everybody called that the agenda is there; publishing again sends a supplementary agenda.

        Raises NotAllowed, NotApproved while the right hands have not approved it, or NothingNew.
        """
        meeting = self._open_agenda(id, actor, "agenda.publish")
        approve = self.rights(meeting.committee).approve
        own = actor.person is None or self.holds(meeting.committee, actor.person, approve)
        if not own and not self.is_approved(id):
            raise refusals.NotApproved(meeting, approve)
        sent = self.published(id)
        stage = Stage.SUPPLEMENTARY if sent else Stage.PUBLISHED
        version = self._freeze(meeting, stage, actor)
        meeting = replace(meeting, agenda_published_at=self.now, revision=meeting.revision + 1)
        self.records.put_meeting(meeting)
        roll = self.records.roll(meeting)
        for person in _everybody(roll):
            self._tell(Kind.AGENDA, meeting, person, f"v{meeting.revision}")
        self.write_down(actor, "agenda.publish", id, details=[f"v={version.number}"])
        return meeting

    def published(self, id: MeetingId) -> AgendaVersion | None:
        """The agenda as members have it."""
        sent = [one for one in self.records.agenda_versions(id) if one.stage in PUBLIC_STAGES]
        return sent[-1] if sent else None

    def unsent(self, id: MeetingId) -> tuple[versions.Difference, ...]:
        """What is other in the agenda as it stands than in what members have; nothing before it was published."""
        sent = self.published(id)
        return versions.difference(sent.items, self.draft_of(id)) if sent else ()

    def between(self, id: MeetingId, first: int, second: int) -> tuple[versions.Difference, ...]:
        """What the second version changed in the first. Raises Unknown."""
        return versions.difference(self._version(id, first).items, self._version(id, second).items)

    # comments

    def comment(
        self, id: MeetingId, about: About, text: str, actor: Actor, *, item: ItemId | None = None
    ) -> Comment:
        """What a member says of what was sent out for comments; the secretariat is told.

        Raises NoRound when nothing is out for comments any more, NotAllowed, or BadField.
        """
        meeting = self.records.meeting(id, lock=True)
        if actor.person is None:
            raise refusals.NotAllowed("comment")
        self._check_commenter(meeting, actor.person)
        if not text.strip():
            raise refusals.BadField("comment", "missing")
        if len(text) > COMMENT_LIMIT:
            raise refusals.BadField("comment", "too_long", COMMENT_LIMIT)
        version, until = self._round(meeting, about)
        if until is None or self.now > until:
            raise refusals.NoRound(meeting)
        if item is not None and self.records.item(item).meeting != id:
            raise refusals.Unknown("item")
        said = Comment(
            CommentId(0), id, about, version, item, self.records.person(actor.person), self.now, text.strip()
        )
        kept = self.records.add_comment(said)
        for person in self.secretariat(meeting.committee):
            self._tell(
                Kind.COMMENT_ARRIVED, meeting, person, f"comment-{kept.id}", about=actor.person, item=item
            )
        self.write_down(actor, f"{about}.comment", id, details=[f"comment={kept.id}"])
        return kept

    def answer_comment(self, id: CommentId, answer: str, actor: Actor) -> Comment:
        """What was done with it, in the secretariat's words."""
        comment = self.records.comment(id)
        meeting = self.records.meeting(comment.meeting, lock=True)
        self.require(meeting.committee, actor, self.rights(meeting.committee).draft, "comment.answer")
        if not answer.strip():
            raise refusals.BadField("comment", "missing")
        if len(answer) > COMMENT_LIMIT:
            raise refusals.BadField("comment", "too_long", COMMENT_LIMIT)
        self.records.answer_comment(id, answer.strip(), self.now)
        self.write_down(actor, "comment.answer", meeting.id, details=[f"comment={id}"])
        return self.records.comment(id)

    def comments_on(self, id: MeetingId, about: About) -> tuple[Comment, ...]:
        return tuple(one for one in self.records.comments(id) if one.about is about)

    # the paper

    def agenda_paper(self, id: MeetingId, *, public: bool, version: int | None = None) -> AgendaPaper:
        """All that an agenda is written from: one version of it, else as it stands now. Raises Unknown.

        A public one is always of what was published last, and of the draft only where nothing was.
        """
        meeting = self.records.meeting(id)
        found = (
            self._version(id, version) if version is not None else (self.published(id) if public else None)
        )
        items = agenda.on_agenda(found.items) if found else self.draft_of(id)
        before = self._before(id, found)
        new = (
            {one.after.number for one in versions.difference(before, items) if one.after} if before else set()
        )
        shown = agenda.as_public(items) if public else items
        starts = {slot.item.id: slot.starts_at for slot in agenda.schedule(meeting, items)}
        minutes = self.records.minutes(id) or Minutes(id)
        return AgendaPaper(
            committee=self.records.committee(meeting.committee),
            meeting=meeting,
            slots=tuple(Slot(item, starts[item.id]) for item in shown),
            public=public,
            drawn_at=self.now,
            version=found,
            supplements=frozenset(new),
            lead=minutes.lead,
            taker=minutes.taker,
            roll=None if public else self.records.roll(meeting),
            over_by=agenda.over_by(meeting, items),
        )

    # how it is done

    def _freeze(
        self, meeting: Meeting, stage: Stage, actor: Actor, *, comments_until: datetime | None = None
    ) -> AgendaVersion:
        """Raises NothingNew when the last version is this very agenda at this very stage."""
        items, kept = self.draft_of(meeting.id), self.records.agenda_versions(meeting.id)
        same = [one for one in kept[-1:] if versions.fingerprint(one.items) == versions.fingerprint(items)]
        out = PUBLIC_STAGES if stage in PUBLIC_STAGES else {stage}
        if any(one.stage in out for one in same):
            raise refusals.NothingNew(meeting)
        version = AgendaVersion(
            meeting.id, len(kept) + 1, stage, self.now, actor.person, items, comments_until
        )
        self.records.add_agenda_version(version)
        return version

    def _version(self, id: MeetingId, number: int) -> AgendaVersion:
        for version in self.records.agenda_versions(id):
            if version.number == number:
                return version
        raise refusals.Unknown("version", str(number))

    def _before(self, id: MeetingId, version: AgendaVersion | None) -> Iterable[AgendaItem]:
        """What members had before this version: nothing before the first."""
        sent = [one for one in self.records.agenda_versions(id) if one.stage in PUBLIC_STAGES]
        earlier = [one for one in sent if version is None or one.number < version.number]
        return earlier[-1].items if earlier else ()

    def _comments_due(self, meeting: Meeting) -> datetime:
        """The committee's workdays, and at the latest when the agenda is due, where that lies ahead."""
        policy = self.records.committee(meeting.committee).policy
        usual = local(
            workdays_after(local_day(self.now), policy.comment_workdays, self.days_off), policy.deadline_at
        )
        limits = (
            at for at in (meeting.deadlines.agenda, meeting.starts_at - timedelta(hours=1)) if at > self.now
        )
        return min(usual, next(limits, usual))

    def _round(self, meeting: Meeting, about: About) -> tuple[int, datetime | None]:
        """The version out for comments, and until when."""
        if about is About.AGENDA:
            kept = self.records.agenda_versions(meeting.id)
            last = kept[-1] if kept else None
            return (last.number, last.comments_until) if last else (0, None)
        minutes = self.records.minutes(meeting.id)
        if minutes is None or minutes.state is not MinutesState.COMMENTS:
            return 0, None
        return minutes.version, minutes.comments_until

    def _check_commenter(self, meeting: Meeting, person: PersonId) -> None:
        comment = self.rights(meeting.committee).comment
        if self.holds(meeting.committee, person, comment):
            return
        roll = self.records.roll(meeting)
        if roll.line(person) is None and not roll.principals(person):
            raise refusals.NotInvited(meeting)
        raise refusals.NotAllowed("comment")

    def _commenters(self, meeting: Meeting) -> tuple[PersonId, ...]:
        """Those called, or before a call those who would be; and of them those the terms let comment."""
        comment = self.rights(meeting.committee).comment
        called = [line.person.id for line in self.records.roll(meeting).lines]
        today = local_day(self.now)
        people = called or [
            one.person.id
            for one in self.records.memberships(meeting.committee)
            if one.role in CALLED and one.holds(today)
        ]
        group = self.records.memberships(comment.committee) if comment.committee else ()
        people += [one.person.id for one in group if one.holds(today)]
        return tuple(one for one in dict.fromkeys(people) if self.holds(meeting.committee, one, comment))

    def _who_may_approve(self, meeting: Meeting) -> tuple[PersonId, ...]:
        approve, today = self.rights(meeting.committee).approve, local_day(self.now)
        seats = [one for one in self.records.memberships(meeting.committee) if one.role in approve.roles]
        if approve.committee is not None:
            seats.extend(self.records.memberships(approve.committee))
        return tuple(dict.fromkeys(one.person.id for one in seats if one.holds(today)))

    def _tell(
        self,
        kind: Kind,
        meeting: Meeting,
        person: PersonId,
        occasion: str,
        *,
        about: PersonId | None = None,
        item: ItemId | None = None,
    ) -> None:
        self.records.plan(
            notices.tell(kind, meeting, person, self.now, occasion=occasion, about=about, item=item)
        )


def _everybody(roll: Roll) -> tuple[PersonId, ...]:
    """Those called, and those who come instead of somebody."""
    called = [line.person.id for line in roll.lines]
    instead = [one.substitute.id for line in roll.lines for one in line.substitutions]
    return tuple(dict.fromkeys(called + instead))


__all__ = ["COMMENT_LIMIT", "PaperDesk"]
