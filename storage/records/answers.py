"""Answers and substitutions as they stand, the history they came by, and the wishes for a seat."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, insert, select

from meetings.attendance import Line, Roll
from meetings.model import (
    Answer,
    AnswerKind,
    Invitee,
    Meeting,
    MeetingId,
    Observation,
    OrganisationId,
    Person,
    PersonId,
    Role,
    Source,
    Substitution,
)
from storage import tables
from storage.records.base import Pages, by_dialect, upsert
from storage.records.people import Who, organisation_columns, organisation_from, person_from

_invitee, _answer, _substitution = tables.invitee.c, tables.answer.c, tables.substitution.c
_meeting, _history, _wish = tables.meeting.c, tables.answer_history.c, tables.seat_wish.c
_who, _other = Who("who"), Who("other")
_seat = tables.organisation.alias("seat")
_KINDS = {one.value: one for one in AnswerKind}
_SOURCES = {one.value: one for one in Source}
_ROLES = {one.value: one for one in Role}
_PRESENT_ROUND = select(_meeting.round).where(_meeting.id == bindparam("meeting")).scalar_subquery()

_LINES = (
    select(
        *_who.columns,
        *organisation_columns(_seat),
        _invitee.role,
        _invitee.position,
        _answer.session,
        _answer.kind.label("answered"),
        _answer.round,
        _answer.source,
        _answer.at,
        _answer.by_id,
        _answer.late,
        _answer.remark,
    )
    .select_from(
        tables.invitee.join(_who.person, _who.person.c.id == _invitee.person_id)
        .join(_who.organisation, _who.organisation.c.id == _who.person.c.organisation_id)
        .join(_seat, _seat.c.id == _invitee.organisation_id)
        .outerjoin(
            tables.answer,
            and_(
                _answer.meeting_id == _invitee.meeting_id,
                _answer.person_id == _invitee.person_id,
                _answer.round.in_([bindparam("round"), bindparam("before")]),
            ),
        )
    )
    .where(_invitee.meeting_id == bindparam("meeting"))
    .order_by(_invitee.position, _invitee.person_id, _answer.session)
)
_SUBSTITUTIONS = (
    select(
        *_who.columns,
        _substitution.principal_id,
        _substitution.session,
        _substitution.round,
        _substitution.at,
        _substitution.mandate,
    )
    .select_from(_who.joined.join(tables.substitution, _substitution.substitute_id == _who.person.c.id))
    .where(_substitution.meeting_id == bindparam("meeting"), _substitution.round == bindparam("round"))
    .order_by(_substitution.session)
)
_LINES_OF = _LINES.where(_invitee.organisation_id == bindparam("organisation"))
_SUBSTITUTIONS_OF = _SUBSTITUTIONS.join(
    tables.invitee,
    and_(
        _invitee.meeting_id == _substitution.meeting_id,
        _invitee.person_id == _substitution.principal_id,
    ),
).where(_invitee.organisation_id == bindparam("organisation"))

_LINE = _LINES.where(_invitee.person_id == bindparam("person"))
_SUBSTITUTIONS_FOR = _SUBSTITUTIONS.where(_substitution.principal_id == bindparam("person"))

_PUT_ANSWER = upsert(tables.answer)
_DROP_ANSWER = delete(tables.answer).where(
    _answer.meeting_id == bindparam("meeting"),
    _answer.person_id == bindparam("person"),
    _answer.session == bindparam("day"),
    _answer.round == _PRESENT_ROUND,
)
_PUT_SUBSTITUTION = upsert(tables.substitution)
_END_SUBSTITUTION = delete(tables.substitution).where(
    _substitution.meeting_id == bindparam("meeting"),
    _substitution.principal_id == bindparam("principal"),
    _substitution.session == bindparam("session"),
    _substitution.round == _PRESENT_ROUND,
)
_EARLIER_SUBSTITUTES = (
    select(*_who.columns)
    .select_from(_who.joined.join(tables.substitution, _substitution.substitute_id == _who.person.c.id))
    .where(_substitution.principal_id == bindparam("principal"), _who.person.c.erased_at.is_(None))
    .order_by(_substitution.at.desc(), _substitution.session, _who.person.c.id)
)
_OBSERVE = insert(tables.answer_history)
_HISTORY = (
    select(
        *_who.columns,
        *_other.columns,
        _history.at,
        _history.session,
        _history.before,
        _history.after,
        _history.source,
        _history.by_id,
        _history.late,
        _history.round,
    )
    .select_from(
        tables.answer_history.join(_who.person, _who.person.c.id == _history.person_id)
        .join(_who.organisation, _who.organisation.c.id == _who.person.c.organisation_id)
        .outerjoin(_other.person, _other.person.c.id == _history.substitute_id)
        .outerjoin(_other.organisation, _other.organisation.c.id == _other.person.c.organisation_id)
    )
    .where(_history.meeting_id == bindparam("meeting"))
    .order_by(_history.id)
)
_ASKED = and_(_wish.meeting_id == bindparam("meeting"), _wish.asker_id == bindparam("asker"))
_PUT_WISH = by_dialect(
    lambda into: (
        into(tables.seat_wish)
        .values(
            meeting_id=bindparam("meeting"),
            asker_id=bindparam("asker"),
            holder_id=bindparam("holder"),
            round=_PRESENT_ROUND,
            at=bindparam("at"),
        )
        .on_conflict_do_nothing()
    )
)
_WISH = select(_wish.at).where(_ASKED, _wish.holder_id == bindparam("holder"), _wish.round == _PRESENT_ROUND)
_DROP_WISHES = delete(tables.seat_wish).where(_ASKED)


@dataclass
class _Kept:
    """A roll as it was read, and whose lines have been written to since."""

    roll: Roll
    changed: set[PersonId] = field(default_factory=set)


class AnswerPages(Pages):
    def roll(self, meeting: Meeting, organisation: OrganisationId | None = None) -> Roll:
        """While the whole is not at hand, an organisation is read by itself: who answers needs two lines of forty."""
        if organisation is not None and not self._memory.holds(("roll", meeting.id)):
            of = (meeting.id, meeting.round, organisation)
            return Roll(meeting, self.remembered("lines", of, lambda: self._lines(meeting, organisation)))
        if not self._lasts:
            return Roll(meeting, self._lines(meeting))
        kept = self.remembered("roll", meeting.id, lambda: _Kept(Roll(meeting, self._lines(meeting))))
        whole = self._as_it_is(kept, meeting)
        return whole if organisation is None else Roll(meeting, whole.of(organisation))

    def _as_it_is(self, kept: "_Kept", meeting: Meeting) -> Roll:
        """Of forty lines one has changed, and is read again."""
        if kept.roll.meeting.round != meeting.round:
            kept.roll = Roll(meeting, self._lines(meeting))
        else:
            for person in kept.changed:
                for line in self._lines(meeting, person=person):
                    kept.roll = kept.roll.with_line(line)
            if kept.roll.meeting is not meeting and kept.roll.meeting != meeting:
                kept.roll = replace(kept.roll, meeting=meeting)
        kept.changed.clear()
        return kept.roll

    def _lines(
        self, meeting: Meeting, organisation: OrganisationId | None = None, person: PersonId | None = None
    ) -> tuple[Line, ...]:
        values: dict[str, Any] = {"meeting": meeting.id, "round": meeting.round}
        lines, substitutions = _LINES, _SUBSTITUTIONS
        if organisation is not None:
            values["organisation"] = organisation
            lines, substitutions = _LINES_OF, _SUBSTITUTIONS_OF
        elif person is not None:
            values["person"] = person
            lines, substitutions = _LINE, _SUBSTITUTIONS_FOR
        seated = _by_principal(self.rows(substitutions, **values))
        people = groupby(self.rows(lines, before=meeting.round - 1, **values), key=lambda row: row[0])
        return tuple(_line(list(found), meeting.round, seated) for _, found in people)

    def _say(self, meeting: MeetingId, person: PersonId, statement: Any, values: dict[str, Any]) -> None:
        """Writes something that changes this person's line and no other."""
        kept = self._memory.spared(("roll", meeting), lambda: self.run(statement, values))
        if kept is not None:
            kept.changed.add(person)

    def put_answer(self, meeting: MeetingId, answer: Answer) -> None:
        self._say(
            meeting,
            answer.person,
            _PUT_ANSWER,
            {
                "meeting_id": meeting,
                "round": answer.round,
                "person_id": answer.person,
                "session": answer.session,
                "kind": answer.kind,
                "source": answer.source,
                "at": answer.at,
                "by_id": answer.by,
                "late": answer.late,
                "remark": answer.remark,
            },
        )

    def drop_answer(self, meeting: MeetingId, person: PersonId, session: int) -> None:
        self._say(meeting, person, _DROP_ANSWER, {"meeting": meeting, "person": person, "day": session})

    def put_substitution(self, meeting: MeetingId, substitution: Substitution) -> None:
        self._say(
            meeting,
            substitution.principal,
            _PUT_SUBSTITUTION,
            {
                "meeting_id": meeting,
                "round": substitution.round,
                "principal_id": substitution.principal,
                "session": substitution.session,
                "substitute_id": substitution.substitute.id,
                "at": substitution.at,
                "mandate": substitution.mandate,
            },
        )

    def end_substitution(self, meeting: MeetingId, principal: PersonId, session: int) -> None:
        """Of the present round; who was to come before a move stays known."""
        values = {"meeting": meeting, "principal": principal, "session": session}
        self._say(meeting, principal, _END_SUBSTITUTION, values)

    def observe(self, meeting: MeetingId, observation: Observation) -> None:
        substitute = observation.substitute
        self.run(
            _OBSERVE,
            {
                "meeting_id": meeting,
                "at": observation.at,
                "person_id": observation.person.id,
                "session": observation.session,
                "before": observation.before,
                "after": observation.after,
                "substitute_id": substitute.id if substitute else None,
                "source": observation.source,
                "by_id": observation.by,
                "late": observation.late,
                "round": observation.round,
            },
        )

    def history(self, meeting: MeetingId) -> Sequence[Observation]:
        """In the order it happened."""
        return self.remembered("history", meeting, lambda: self._history(meeting))

    def _history(self, meeting: MeetingId) -> Sequence[Observation]:
        return [_observation_from(row) for row in self.rows(_HISTORY, meeting=meeting)]

    def earlier_substitutes(self, principal: PersonId) -> Sequence[Person]:
        return self.remembered("earlier", principal, lambda: self._earlier_substitutes(principal))

    def _earlier_substitutes(self, principal: PersonId) -> Sequence[Person]:
        found = map(person_from, map(tuple, self.rows(_EARLIER_SUBSTITUTES, principal=principal)))
        return list(dict.fromkeys(found))

    def put_seat_wish(self, meeting: MeetingId, asker: PersonId, holder: PersonId, at: datetime) -> None:
        self.run(_PUT_WISH, {"meeting": meeting, "asker": asker, "holder": holder, "at": at})

    def seat_wish(self, meeting: MeetingId, asker: PersonId, holder: PersonId) -> bool:
        """Whether it was asked for since everybody was asked last."""
        return self.row(_WISH, meeting=meeting, asker=asker, holder=holder) is not None

    def drop_seat_wishes(self, meeting: MeetingId, asker: PersonId) -> None:
        self.run(_DROP_WISHES, {"meeting": meeting, "asker": asker})


def _by_principal(rows: Iterable[Row[Any]]) -> Mapping[int, Sequence[Substitution]]:
    found = defaultdict(list)
    for row in rows:
        found[row.principal_id].append(
            Substitution(
                session=row.session,
                principal=PersonId(row.principal_id),
                substitute=person_from(row[: Who.width]),
                round=row.round,
                at=row.at,
                mandate=row.mandate,
            )
        )
    return found


def _line(rows: Sequence[Row[Any]], round: int, seated: Mapping[int, Sequence[Substitution]]) -> Line:
    first = rows[0]
    person = person_from(first[: Who.width])
    answers = [_answer_from(person.id, row) for row in rows if row.session is not None]
    seat = organisation_from(first[Who.width : Who.width + 4])
    return Line(
        Invitee(person, seat, _ROLES[first.role], first.position),
        tuple(answer for answer in answers if answer.round == round),
        tuple(seated.get(person.id, ())),
        tuple(answer for answer in answers if answer.round != round),
    )


def _answer_from(person: PersonId, row: Row[Any]) -> Answer:
    return Answer(
        person=person,
        session=row.session,
        kind=_KINDS[row.answered],
        round=row.round,
        source=_SOURCES[row.source],
        at=row.at,
        by=PersonId(row.by_id),
        late=row.late,
        remark=row.remark,
    )


def _observation_from(row: Row[Any]) -> Observation:
    other = row[Who.width : 2 * Who.width]
    return Observation(
        at=row.at,
        person=person_from(row[: Who.width]),
        session=row.session,
        before=AnswerKind(row.before) if row.before else None,
        after=AnswerKind(row.after) if row.after else None,
        substitute=person_from(other) if other[0] is not None else None,
        source=Source(row.source),
        by=PersonId(row.by_id),
        late=row.late,
        round=row.round,
    )
