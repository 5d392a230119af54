"""What is kept of a person: handed out when he asks, and forgotten when he may be (decision 0015)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetings import refusals
from meetings.attendance import Standing
from meetings.model import Meeting, MeetingId, MeetingState, Person, PersonId
from meetings.office.base import Actor, Desk
from meetings.paper import FollowUpState
from meetings.workdays import local_day


@dataclass(frozen=True, slots=True)
class Erasure:
    """Who was forgotten, and how many rows of each table went or were changed."""

    person: PersonId
    rows: Mapping[str, int]


class ForgettingDesk(Desk):
    def person_called(self, said: str) -> Person:
        """By address, or by number. Raises Unknown, also for one who has been forgotten."""
        number = said.strip().isdecimal() and said.strip().isascii()
        found = self.records.person(PersonId(int(said))) if number else self.records.person_with_email(said)
        if found is None or self.records.is_erased(found.id):
            raise refusals.Unknown("person")
        return found

    def about(self, person: PersonId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """All that is kept of a person, by table."""
        return self.records.about_person(person)

    def erase(self, person: PersonId, actor: Actor) -> Erasure:
        """Forgets somebody who asked for it, and keeps him out of lists from now on.

        What was sent out in minutes keeps his name, and nothing else does. Raises StillCounted, Unknown for one who
        has been forgotten, or NotAllowed for anybody but the operator.
        """
        if actor.person is not None:
            raise refusals.NotAllowed("person.erase")
        if self.records.is_erased(person):
            raise refusals.Unknown("person")
        self._check_not_counted_on(person)
        return self._forget(person, actor, keep_out=True)

    def note_package_taken(self, meeting: MeetingId, actor: Actor) -> None:
        """Somebody has taken the journal package for the archive: from then on the list of who came is there too."""
        self.write_down(actor, "journal", f"journal-{meeting}")

    def forget_leavers(self, before: datetime, many: int, actor: Actor) -> int:
        """Those whom nothing has concerned since then, and whose meetings the archive has; they may come again."""
        gone = 0
        for person in self.records.leavers(before, many):
            try:
                self._check_not_counted_on(person)
            except refusals.StillCounted:
                continue
            self._forget(person, actor, keep_out=False)
            gone += 1
        return gone

    def _forget(self, id: PersonId, actor: Actor, *, keep_out: bool) -> Erasure:
        name = self.records.person(id).name
        for meeting in self.records.meetings_of_record(id):
            self.records.put_name_on_record(meeting, id, name)
        rows = self.records.erase_person(id, self.scribe.former_participant(), self.now, keep_out=keep_out)
        self.write_down(
            actor,
            "person.erase",
            f"person-{id}",
            details=[f"{table}={count}" for table, count in rows.items()],
        )
        return Erasure(id, rows)

    def _check_not_counted_on(self, person: PersonId) -> None:
        today = local_day(self.now)
        seats = [
            committee
            for committee, one in self.records.memberships_of(person)
            if one.until is None or one.until >= today
        ]
        meetings = [
            one.id
            for one in self.records.meetings_of_person(person)
            if one.state in {MeetingState.PLANNED, MeetingState.CONVENED}
            and one.ends_at > self.now
            and self._counts_on(one, person)
        ]
        promised = [
            one.id
            for committee in self.records.committees()
            for one in self.records.follow_ups(committee.id)
            if one.state is FollowUpState.OPEN
            and one.responsible is not None
            and one.responsible.id == person
        ]
        if seats or meetings or promised:
            once = tuple(dict.fromkeys(seats))
            raise refusals.StillCounted(person, once, tuple(meetings), tuple(promised))

    def _counts_on(self, meeting: Meeting, person: PersonId) -> bool:
        """Whoever has sent an apology is not waited for any more."""
        roll = self.records.roll(meeting)
        line = roll.line(person)
        stays_away = line is None or line.overall(meeting.days) is Standing.DECLINED
        return bool(roll.principals(person)) or not stays_away


__all__ = ["Erasure", "ForgettingDesk"]
