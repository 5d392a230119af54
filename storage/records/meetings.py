"""Meetings with their days, and who is called to them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, insert, select, union

from meetings.model import (
    COPENHAGEN,
    CommitteeId,
    Deadlines,
    Detail,
    Invitee,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Mode,
    PersonId,
    Session,
)
from storage import tables
from storage.faults import Overtaken
from storage.records.base import Pages, by_dialect, upsert

_meeting, _session, _invitee = tables.meeting.c, tables.session.c, tables.invitee.c
_substitution = tables.substitution.c

_MEETINGS = select(tables.meeting)
_MEETING = _MEETINGS.where(_meeting.id == bindparam("meeting"))
_MEETING_LOCKED = _MEETING.with_for_update(key_share=True)
_EXISTS = select(_meeting.id).where(_meeting.id == bindparam("meeting"))
_OF_COMMITTEE = _meeting.committee_id == bindparam("committee")
_OF_PERSON = _meeting.id.in_(
    union(
        select(_invitee.meeting_id).where(_invitee.person_id == bindparam("person")),
        select(_substitution.meeting_id)
        .join(tables.meeting, _meeting.id == _substitution.meeting_id)
        .where(
            _substitution.substitute_id == bindparam("person"),
            _substitution.round == _meeting.round,
        ),
    )
)
_SESSIONS = select(
    _session.meeting_id, _session.old, _session.number, _session.day, _session.starts, _session.ends
)


def _sessions_where(condition: Any) -> Select[Any]:
    return _SESSIONS.where(condition).order_by(_session.meeting_id, _session.number)


_SESSIONS_OF = _sessions_where(_session.meeting_id == bindparam("meeting"))
_BY_COMMITTEE = (
    _MEETINGS.where(_OF_COMMITTEE),
    _sessions_where(_session.meeting_id.in_(select(_meeting.id).where(_OF_COMMITTEE))),
)
_BY_PERSON = (
    _MEETINGS.where(_OF_PERSON),
    _sessions_where(_session.meeting_id.in_(select(_meeting.id).where(_OF_PERSON))),
)
_PUT_MEETING = by_dialect(
    lambda into: (
        (fresh := into(tables.meeting))
        .on_conflict_do_update(
            index_elements=["id"],
            set_={
                column.name: fresh.excluded[column.name] for column in tables.meeting.c if column.name != "id"
            },
            where=_meeting.revision < fresh.excluded.revision,
        )
        .returning(_meeting.id)
    )
)
_DROP_SESSIONS = delete(tables.session).where(_session.meeting_id == bindparam("meeting"))
_ADD_SESSIONS = insert(tables.session)
_PUT_INVITEES = upsert(tables.invitee)
_DROP_INVITEES = delete(tables.invitee).where(
    _invitee.meeting_id == bindparam("meeting"), _invitee.person_id.not_in(bindparam("kept", expanding=True))
)


class MeetingPages(Pages):
    def meeting(self, id: MeetingId, *, lock: bool = False) -> Meeting:
        """A meeting that is locked is read once; who else would change it waits."""
        if lock:
            return self.known("locked meeting", id, lambda: self._meeting(id, lock=True))
        return self.remembered("meeting", id, lambda: self._meeting(id))

    def _meeting(self, id: MeetingId, *, lock: bool = False) -> Meeting:
        """The days are read after the lock is held: read in one statement, they would be those before the wait."""
        row = self.one("meeting", id, _MEETING_LOCKED if lock else _MEETING, meeting=id)
        return _meeting_from(row, tuple(self.rows(_SESSIONS_OF, meeting=id)))

    def meeting_exists(self, id: MeetingId) -> bool:
        return self.row(_EXISTS, meeting=id) is not None

    def meetings_of_committee(self, committee: CommitteeId) -> Sequence[Meeting]:
        return self._by_start(_BY_COMMITTEE, committee=committee)

    def meetings_of_person(self, person: PersonId) -> Sequence[Meeting]:
        return self._by_start(_BY_PERSON, person=person)

    def put_meeting(self, meeting: Meeting) -> None:
        """Raises Overtaken when the books hold another text of the same or a later revision."""
        if self.run(_PUT_MEETING, _values(meeting)).first() is None:
            if self.meeting(meeting.id) != meeting:
                raise Overtaken(meeting.id)
            return
        self.run(_DROP_SESSIONS, {"meeting": meeting.id})
        self.run(_ADD_SESSIONS, [*_days(meeting, old=False), *_days(meeting, old=True)])

    def put_invitees(self, meeting: MeetingId, invitees: Sequence[Invitee]) -> None:
        """The whole list: who is not on it is not called."""
        self.run(_DROP_INVITEES, {"meeting": meeting, "kept": [one.person.id for one in invitees]})
        if invitees:
            self.run(_PUT_INVITEES, [_invitee_values(meeting, one) for one in invitees])

    def _by_start(self, statements: tuple[Select[Any], Select[Any]], **values: Any) -> Sequence[Meeting]:
        meetings, sessions = statements
        days = _grouped(self.rows(sessions, **values))
        found = [_meeting_from(row, tuple(days[row.id])) for row in self.rows(meetings, **values)]
        return sorted(found, key=lambda one: (one.starts_at, one.id))


def _grouped(rows: Iterable[Row[Any]]) -> Mapping[str, Sequence[Row[Any]]]:
    days = defaultdict(list)
    for row in rows:
        days[row.meeting_id].append(row)
    return days


@lru_cache(maxsize=1000)
def _meeting_from(row: Row[Any], days: tuple[Row[Any], ...]) -> Meeting:
    """The same columns are the same meeting: forty people answer it in a morning."""
    return Meeting(
        id=MeetingId(row.id),
        committee=CommitteeId(row.committee_id),
        title=row.title,
        kind=MeetingKind(row.kind),
        mode=Mode(row.mode),
        sessions=tuple(_session_from(day) for day in days if not day.old),
        deadlines=Deadlines(row.items_due, row.responses_due, row.agenda_due),
        uid=row.uid,
        place=row.place,
        join_url=row.join_url,
        state=MeetingState(row.state),
        round=row.round,
        revision=row.revision,
        reason=row.reason,
        case_number=row.case_number,
        convened_at=row.convened_at,
        agenda_published_at=row.agenda_published_at,
        agenda_note=row.agenda_note,
        before_move=tuple(_session_from(day) for day in days if day.old),
        agenda_url=row.agenda_url,
        amended=tuple(map(Detail, row.amended.split(","))) if row.amended else (),
    )


def _session_from(row: Row[Any]) -> Session:
    return Session(row.number, row.day, row.starts, row.ends)


def _values(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "committee_id": meeting.committee,
        "title": meeting.title,
        "kind": meeting.kind,
        "mode": meeting.mode,
        "items_due": meeting.deadlines.items,
        "responses_due": meeting.deadlines.responses,
        "agenda_due": meeting.deadlines.agenda,
        "uid": meeting.uid,
        "place": meeting.place,
        "join_url": meeting.join_url,
        "state": meeting.state,
        "round": meeting.round,
        "revision": meeting.revision,
        "reason": meeting.reason,
        "case_number": meeting.case_number,
        "convened_at": meeting.convened_at,
        "agenda_published_at": meeting.agenda_published_at,
        "agenda_url": meeting.agenda_url,
        "amended": ",".join(meeting.amended),
        "agenda_note": meeting.agenda_note,
    }


def _days(meeting: Meeting, *, old: bool) -> Iterable[dict[str, Any]]:
    for session in meeting.before_move if old else meeting.sessions:
        yield {
            "meeting_id": meeting.id,
            "old": old,
            "number": session.number,
            "day": session.day,
            "starts": session.start,
            "ends": session.end,
            "zone": COPENHAGEN.key,
            "starts_at": session.starts_at,
            "ends_at": session.ends_at,
        }


def _invitee_values(meeting: MeetingId, invitee: Invitee) -> dict[str, Any]:
    return {
        "meeting_id": meeting,
        "person_id": invitee.person.id,
        "organisation_id": invitee.organisation.id,
        "role": invitee.role,
        "position": invitee.order,
    }
