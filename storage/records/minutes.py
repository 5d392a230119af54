"""What happened at a meeting and what follows from it: presence, decisions, follow-ups, minutes, the chair's decisions."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, delete, insert, select, update

from meetings import refusals
from meetings.model import Clause, CommitteeId, ItemId, MeetingId, PersonId, Strength, Verb
from meetings.paper import (
    ApprovedBy,
    AsWritten,
    Attendance,
    ChairDecision,
    ChairDecisionId,
    Course,
    Decision,
    FollowUp,
    FollowUpId,
    FollowUpState,
    Minutes,
    MinutesState,
    MinutesVersion,
    Note,
    Outcome,
    Presence,
    Stay,
)
from storage import tables
from storage.records import written
from storage.records.agenda import later_from
from storage.records.base import upsert
from storage.records.people import PeoplePages

_follow_up, _chair = tables.follow_up.c, tables.chair_decision.c
_AT: BindParameter[str] = bindparam("meeting")
_OF_MEETING = select(tables.agenda_item.c.id).where(tables.agenda_item.c.meeting_id == _AT)
_PRESENCES = (
    select(tables.presence)
    .where(tables.presence.c.meeting_id == _AT)
    .order_by(tables.presence.c.session, tables.presence.c.person_id)
)
_PUT_PRESENCE = upsert(tables.presence)
_stay = tables.stay.c
_STAYS = select(tables.stay).where(_stay.meeting_id == _AT).order_by(_stay.position)
_ADD_STAYS = insert(tables.stay)
_DROP_STAYS = delete(tables.stay).where(
    (_stay.meeting_id == _AT) & (_stay.session == bindparam("day")) & (_stay.person_id == bindparam("person"))
)
_DECISIONS = select(tables.decision).where(tables.decision.c.item_id.in_(_OF_MEETING))
_PUT_DECISION = upsert(tables.decision)
_COURSES = select(tables.course).where(tables.course.c.item_id.in_(_OF_MEETING))
_PUT_COURSE = upsert(tables.course)
_note = tables.item_note.c
_NOTES = select(tables.item_note).where(_note.item_id.in_(_OF_MEETING)).order_by(_note.version)
_ADD_NOTE = insert(tables.item_note)
_DROP_NOTES = delete(tables.item_note).where(_note.item_id.in_(_OF_MEETING))
_FOLLOW_UPS = (
    select(tables.follow_up).where(_follow_up.committee_id == bindparam("committee")).order_by(_follow_up.id)
)
_FOLLOW_UP = select(tables.follow_up).where(_follow_up.id == bindparam("number"))
_ADD_FOLLOW_UP = insert(tables.follow_up).returning(_follow_up.id)
_PUT_FOLLOW_UP = update(tables.follow_up).where(_follow_up.id == bindparam("number"))
_MINUTES = select(tables.minutes).where(tables.minutes.c.meeting_id == _AT)
_PUT_MINUTES = upsert(tables.minutes)
_VERSIONS = (
    select(tables.minutes_version)
    .where(tables.minutes_version.c.meeting_id == _AT)
    .order_by(tables.minutes_version.c.number)
)
_ADD_VERSION = insert(tables.minutes_version)
_AS_WRITTEN = select(tables.as_written).where(tables.as_written.c.meeting_id == _AT)
_PUT_AS_WRITTEN = upsert(tables.as_written)
_CHAIR = (
    select(tables.chair_decision).where(_chair.committee_id == bindparam("committee")).order_by(_chair.id)
)
_ADD_CHAIR = insert(tables.chair_decision).returning(_chair.id)
_PUT_CHAIR = (
    update(tables.chair_decision)
    .where(_chair.id == bindparam("number"))
    .values(item_id=bindparam("orientation"))
)


class MinutesPages(PeoplePages):
    # at the meeting

    def presences(self, meeting: MeetingId) -> Sequence[Presence]:
        stays = defaultdict(list)
        for row in self.rows(_STAYS, meeting=meeting):
            stays[row.session, row.person_id].append(Stay(row.came_at, row.left_at))
        return [
            Presence(
                PersonId(row.person_id),
                row.session,
                Attendance(row.attendance),
                tuple(stays[row.session, row.person_id]),
            )
            for row in self.rows(_PRESENCES, meeting=meeting)
        ]

    def put_presence(self, meeting: MeetingId, presence: Presence) -> None:
        self.run(
            _PUT_PRESENCE,
            {
                "meeting_id": meeting,
                "session": presence.session,
                "person_id": presence.person,
                "attendance": presence.attendance,
            },
        )
        where = {"meeting": meeting, "day": presence.session, "person": presence.person}
        self.run(_DROP_STAYS, where)
        if presence.stays:
            self.run(_ADD_STAYS, [*_stay_values(meeting, presence)])

    def decisions(self, meeting: MeetingId) -> Mapping[ItemId, Decision]:
        return {ItemId(row.item_id): _decision_from(row) for row in self.rows(_DECISIONS, meeting=meeting)}

    def put_decision(self, decision: Decision) -> None:
        later = decision.later
        self.run(
            _PUT_DECISION,
            {
                "item_id": decision.item,
                "outcome": decision.outcome,
                "text": decision.text,
                "at": decision.at,
                "by_id": decision.by,
                "verb": decision.verb,
                "later_meeting_id": later.meeting if later else None,
                "later_month": later.month if later else None,
            },
        )

    def courses(self, meeting: MeetingId) -> Mapping[ItemId, Course]:
        return {
            ItemId(row.item_id): Course(ItemId(row.item_id), row.began, row.ended)
            for row in self.rows(_COURSES, meeting=meeting)
        }

    def put_course(self, course: Course) -> None:
        self.run(_PUT_COURSE, {"item_id": course.item, "began": course.began, "ended": course.ended})

    # notes

    def notes(self, meeting: MeetingId) -> Mapping[ItemId, Sequence[Note]]:
        found: dict[ItemId, list[Note]] = {}
        for row in self.rows(_NOTES, meeting=meeting):
            note = Note(ItemId(row.item_id), row.version, row.text, row.at, row.by_id)
            found.setdefault(note.item, []).append(note)
        return found

    def add_note(self, note: Note) -> None:
        values = {"item_id": note.item, "version": note.version, "text": note.text}
        self.run(_ADD_NOTE, {**values, "at": note.at, "by_id": note.by})

    def drop_notes(self, meeting: MeetingId) -> None:
        self.run(_DROP_NOTES, {"meeting": meeting})

    # follow-ups

    def follow_ups(self, committee: CommitteeId) -> Sequence[FollowUp]:
        return [self._follow_up(row) for row in self.rows(_FOLLOW_UPS, committee=committee)]

    def follow_up(self, id: FollowUpId) -> FollowUp:
        return self._follow_up(self.one("follow_up", id, _FOLLOW_UP, number=id))

    def add_follow_up(self, follow_up: FollowUp) -> FollowUp:
        id = FollowUpId(self.run(_ADD_FOLLOW_UP, _follow_up_values(follow_up)).scalar_one())
        return replace(follow_up, id=id)

    def put_follow_up(self, follow_up: FollowUp) -> None:
        statement = _PUT_FOLLOW_UP.values(**_follow_up_values(follow_up))
        if self.run(statement, {"number": follow_up.id}).rowcount != 1:
            raise refusals.Unknown("follow_up", str(follow_up.id))

    def _follow_up(self, row: Row[Any]) -> FollowUp:
        return FollowUp(
            id=FollowUpId(row.id),
            committee=CommitteeId(row.committee_id),
            meeting=MeetingId(row.meeting_id),
            item=row.item_id,
            task=row.task,
            deadline=row.deadline,
            responsible=self.person(row.responsible_id) if row.responsible_id is not None else None,
            who=row.who,
            state=FollowUpState(row.state),
            note=row.note,
            ended_at=row.ended_at,
        )

    # minutes

    def minutes(self, meeting: MeetingId) -> Minutes | None:
        row = self.row(_MINUTES, meeting=meeting)
        if row is None:
            return None
        return Minutes(
            meeting=meeting,
            state=MinutesState(row.state),
            version=row.version,
            lead=row.lead,
            taker=row.taker,
            sent_at=row.sent_at,
            comments_until=row.comments_until,
            approved_at=row.approved_at,
            approved_by=ApprovedBy(row.approved_by) if row.approved_by else None,
            approver=row.approver_id,
        )

    def put_minutes(self, minutes: Minutes) -> None:
        self.run(
            _PUT_MINUTES,
            {
                "meeting_id": minutes.meeting,
                "state": minutes.state,
                "version": minutes.version,
                "lead": minutes.lead,
                "taker": minutes.taker,
                "sent_at": minutes.sent_at,
                "comments_until": minutes.comments_until,
                "approved_at": minutes.approved_at,
                "approved_by": minutes.approved_by,
                "approver_id": minutes.approver,
            },
        )

    def as_written(self, meeting: MeetingId) -> AsWritten | None:
        for row in self.rows(_AS_WRITTEN, meeting=meeting):
            lines = written.attendance_from(row.attendance)
            parts = frozenset(row.parts.split())
            return AsWritten(meeting, row.title, row.note, row.numbered, lines, parts)
        return None

    def put_as_written(self, words: AsWritten) -> None:
        self.run(
            _PUT_AS_WRITTEN,
            {
                "meeting_id": words.meeting,
                "title": words.title,
                "note": words.note,
                "numbered": words.numbered,
                "attendance": written.attendance(words.attendance),
                "parts": " ".join(sorted(words.parts)),
            },
        )

    def minutes_versions(self, meeting: MeetingId) -> Sequence[MinutesVersion]:
        return [
            MinutesVersion(meeting, row.number, row.at, *written.minutes_from(row.content, self.person))
            for row in self.rows(_VERSIONS, meeting=meeting)
        ]

    def add_minutes_version(self, version: MinutesVersion) -> None:
        content = written.minutes(version.decisions, version.follow_ups, version.presences)
        values = {"meeting_id": version.meeting, "number": version.number, "at": version.at}
        self.run(_ADD_VERSION, {**values, "content": content})

    # the chair

    def chair_decisions(self, committee: CommitteeId) -> Sequence[ChairDecision]:
        return [
            ChairDecision(
                id=ChairDecisionId(row.id),
                committee=committee,
                title=row.title,
                text=row.text,
                clause=_clause_from(row.clause),
                by=self.person(row.by_id),
                at=row.at,
                told=row.item_id,
            )
            for row in self.rows(_CHAIR, committee=committee)
        ]

    def add_chair_decision(self, decision: ChairDecision) -> ChairDecision:
        values = {
            "committee_id": decision.committee,
            "title": decision.title,
            "text": decision.text,
            "clause": json.dumps(decision.clause and asdict(decision.clause), ensure_ascii=False),
            "by_id": decision.by.id,
            "at": decision.at,
            "item_id": decision.told,
        }
        return replace(decision, id=ChairDecisionId(self.run(_ADD_CHAIR, values).scalar_one()))

    def put_chair_decision(self, decision: ChairDecision) -> None:
        """Only by which item it is told changes."""
        self.run(_PUT_CHAIR, {"number": decision.id, "orientation": decision.told})


def _stay_values(meeting: MeetingId, presence: Presence) -> Iterable[dict[str, Any]]:
    who = {"meeting_id": meeting, "session": presence.session, "person_id": presence.person}
    for place, stay in enumerate(presence.stays):
        yield {**who, "position": place, "came_at": stay.came, "left_at": stay.left}


def _decision_from(row: Row[Any]) -> Decision:
    return Decision(
        item=ItemId(row.item_id),
        outcome=Outcome(row.outcome),
        text=row.text,
        at=row.at,
        by=row.by_id,
        verb=Verb(row.verb) if row.verb else None,
        later=later_from(row.later_meeting_id, row.later_month),
    )


def _follow_up_values(one: FollowUp) -> dict[str, Any]:
    return {
        "committee_id": one.committee,
        "meeting_id": one.meeting,
        "item_id": one.item,
        "task": one.task,
        "deadline": one.deadline,
        "responsible_id": one.responsible.id if one.responsible else None,
        "who": one.who,
        "state": one.state,
        "note": one.note,
        "ended_at": one.ended_at,
    }


def _clause_from(text: str) -> Clause | None:
    document = json.loads(text)
    return document and Clause(**{**document, "strength": Strength(document["strength"])})
