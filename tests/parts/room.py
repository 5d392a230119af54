"""The meeting room on real books: a committee with three towns, its secretariat, and the verbs of the office."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from meetings import refusals
from meetings.attendance import Roll
from meetings.model import (
    Meeting,
    MeetingId,
    MeetingKind,
    Observation,
    Organisation,
    Person,
    PersonId,
    Role,
    Session,
    Source,
)
from meetings.notices import Notice
from meetings.office import Actor, MeetingPlan, Office
from meetings.own_addresses import OwnAddress, no_address
from storage import BookRecords, Store
from tests.parts import council
from tests.parts.council import AARHUS, COMMITTEE, NOW, ONE_DAY, REGION, SKIVE, VIBORG
from wording.scribe import SECRETARY

T = TypeVar("T")
SECRETARIAT = "Sara Sekretær"
SEATED: Sequence[tuple[str, Organisation, Role]] = (
    ("Eva Region", REGION, Role.CHAIR),
    ("Ann Aarhus", AARHUS, Role.MEMBER),
    ("Bo Aarhus", AARHUS, Role.MEMBER),
    ("Cai Aarhus", AARHUS, Role.MEMBER),
    ("Dan Aarhus", AARHUS, Role.OBSERVER),
    ("Ea Skive", SKIVE, Role.MEMBER),
    ("Fie Viborg", VIBORG, Role.MEMBER),
)


@dataclass
class Room:
    """People are written into the books once (`furnish`), meetings as often as wanted. `now` may be moved."""

    books: Store
    now: datetime = NOW
    people: dict[str, Person] = field(default_factory=dict)
    own_address: OwnAddress = no_address

    def furnish(self) -> "Room":
        def write(records: BookRecords) -> dict[str, Person]:
            council.found(records)
            people = {name: council.add(records, name, of) for name, of, _ in SEATED}
            for order, (name, _, role) in enumerate(SEATED):
                council.seat(records, people[name], role, order)
            people[SECRETARIAT] = council.add(records, SECRETARIAT, REGION)
            council.seat(records, people[SECRETARIAT], Role.SECRETARIAT, 99)
            people["Tea Vikar"] = council.add(records, "Tea Vikar", AARHUS)
            return people

        self.people = self.books.write_now(write)
        return self

    # the verbs

    def do(self, verb: Callable[[Office], T]) -> T:
        return self.books.write_now(lambda records: verb(self.office(records)))

    def office(self, records: BookRecords) -> Office:
        office = Office(records, self.now, council.no_days_off)
        office.scribe = SECRETARY
        office.own_address = self.own_address
        return office

    def who(self, name: str) -> PersonId:
        return self.people[name].id

    def by(self, name: str, source: Source = Source.TEAMS) -> Actor:
        return Actor(self.who(name), source)

    @property
    def secretary(self) -> Actor:
        return self.by(SECRETARIAT, Source.SECRETARIAT)

    def plan(
        self,
        sessions: tuple[Session, ...] = ONE_DAY,
        kind: MeetingKind = MeetingKind.ORDINARY,
        slug: str = "",
    ) -> MeetingPlan:
        return MeetingPlan(
            COMMITTEE.id, "Møde i styregruppen", kind, council.meeting().mode, sessions, "Viborg", slug=slug
        )

    def convened(self, sessions: tuple[Session, ...] = ONE_DAY, **more: Any) -> MeetingId:
        plan = self.plan(sessions, **more)

        def verb(office: Office) -> MeetingId:
            return office.convene(office.create(plan, self.secretary).id, self.secretary).id

        return self.do(verb)

    def answer(self, meeting: MeetingId, name: str, kind: Any, **more: Any) -> Any:
        actor = more.pop("actor", self.by(name))
        return self.do(lambda office: office.take_answer(meeting, self.who(name), kind, actor, **more))

    def refused(self, meeting: MeetingId, name: str, kind: Any, **more: Any) -> refusals.Refusal:
        """The refusal of an answer, which must change nothing."""
        who, actor = self.who(name), more.pop("actor", self.by(name))
        return self.refuses(meeting, lambda office: office.take_answer(meeting, who, kind, actor, **more))

    def refuses(self, meeting: MeetingId, verb: Callable[[Office], object]) -> refusals.Refusal:
        before = self.seen(meeting)
        why = self.attempt(verb)
        assert isinstance(why, refusals.Refusal), "it was not refused"
        assert self.seen(meeting) == before, "a refusal changed something"
        return why

    def attempt(self, verb: Callable[[Office], object]) -> object:
        """What the verb hands back, or its refusal. As in a chat turn, a refused unit of work is kept."""

        def work(records: BookRecords) -> object:
            try:
                return verb(self.office(records))
            except refusals.Refusal as why:
                return why

        return self.books.write_now(work)

    # what is true

    def meeting(self, id: MeetingId) -> Meeting:
        return self.books.read_now(lambda records: records.meeting(id))

    def roll(self, id: MeetingId) -> Roll:
        return self.books.read_now(lambda records: records.roll(records.meeting(id)))

    def standings(self, id: MeetingId, session: int = 1) -> dict[str, str]:
        return {line.person.name: line.standing(session).value for line in self.roll(id).lines}

    def history(self, id: MeetingId) -> Sequence[Observation]:
        return self.books.read_now(lambda records: records.history(id))

    def notices(self, id: MeetingId) -> Sequence[Notice]:
        return self.books.read_now(lambda records: records.notices_of(id))

    def told(self, id: MeetingId, name: str) -> list[tuple[str, str]]:
        """What a person is told about a meeting by which road, in order; the clock's own steps left out."""
        clockwork = {"reminder", "day_before", "deadline_passed"}
        return [
            (one.new.kind.value, one.new.channel.value)
            for one in self.notices(id)
            if one.new.person == self.who(name) and one.new.kind.value not in clockwork
        ]

    def entry(self, id: MeetingId, name: str) -> tuple[int, str] | None:
        found = self.books.read_now(lambda records: records.entry(id, self.who(name)))
        return (found.sequence, found.method.value) if found else None

    def audit(self, subject: str) -> list[str]:
        return [line.act for line in self.books.read_now(lambda records: records.audit_of(subject))]

    def seen(self, id: MeetingId) -> tuple[Any, ...]:
        """Everything the books hold of a meeting."""

        def look(records: BookRecords) -> tuple[Any, ...]:
            meeting = records.meeting(id)
            return (
                records.roll(meeting),
                records.history(id),
                records.entries(id),
                records.notices_of(id),
                records.items(id),
                records.audit_of(id),
                [records.people_of(town.id) for town in records.organisations()],
            )

        return self.books.read_now(look)
