"""A small cooperation to write in the books: three municipalities, a region, one committee with its rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from meetings.deadlines import for_meeting
from meetings.model import (
    AuditEntry,
    Clause,
    Committee,
    CommitteeId,
    Contact,
    Language,
    Meeting,
    MeetingId,
    MeetingKind,
    Membership,
    Mode,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Person,
    Policy,
    Role,
    SeatLimit,
    Session,
    Source,
    Strength,
    Terms,
)
from meetings.ports import Records

NOW = datetime(2027, 1, 18, 9, 0, tzinfo=UTC)
"""A Monday."""

AARHUS = Organisation(OrganisationId("aarhus"), "Aarhus Kommune", "Aarhus", OrganisationKind.MUNICIPALITY)
SKIVE = Organisation(OrganisationId("skive"), "Skive Kommune", "Skive", OrganisationKind.MUNICIPALITY)
VIBORG = Organisation(OrganisationId("viborg"), "Viborg Kommune", "Viborg", OrganisationKind.MUNICIPALITY)
REGION = Organisation(
    OrganisationId("rm"), "Region Midtjylland", "Region Midtjylland", OrganisationKind.REGION
)
ORGANISATIONS = (REGION, SKIVE, VIBORG, AARHUS)
"""In Danish order."""

TWO_SEATS = Clause(
    "seats",
    "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.",
    "Samarbejdsaftale",
    "000_48a1f42ab9f75780.txt",
)
OWN_PEOPLE = Clause("substitute", "Stedfortræder fra egen organisation", "Kommissorium", "§ 4")
USUALLY = Clause("place", "som udgangspunkt i Viborg", "Kommissorium", "§ 2", Strength.GUIDELINE)
TERMS = Terms(
    since=date(2024, 1, 1),
    until=None,
    clauses=(TWO_SEATS, USUALLY),
    seat_limits=(
        SeatLimit(MeetingKind.ORDINARY, 2, TWO_SEATS),
        SeatLimit(MeetingKind.SEMINAR, 2, TWO_SEATS),
    ),
    substitute_own_organisation=OWN_PEOPLE,
)
COMMITTEE = Committee(
    CommitteeId("ekr-styregruppe"),
    "Styregruppen for Europæisk Kulturregion",
    Contact("Fællessekretariatet", "sekretariat@rm.example.dk", "+45 78 41 00 00"),
    Policy(reminder_workdays=(3, 1, 0), reminder_at=time(9, 15)),
    (replace(TERMS, since=date(2021, 1, 1), until=date(2023, 12, 31), seat_limits=()), TERMS),
)
ONE_DAY = (Session(1, date(2027, 3, 2), time(9, 30), time(11, 30)),)
TWO_DAYS = (
    Session(1, date(2027, 4, 20), time(10, 0), time(17, 0)),
    Session(2, date(2027, 4, 21), time(9, 0), time(15, 0)),
)


def no_days_off(_: date) -> bool:
    return False


def found(records: Records) -> None:
    """Writes organisations and committee."""
    for organisation in ORGANISATIONS:
        records.put_organisation(organisation)
    records.put_committee(COMMITTEE)


def add(records: Records, name: str, organisation: Organisation, title: str = "Kulturchef") -> Person:
    address = f"{name.lower().replace(' ', '.')}@{organisation.id}.example.dk"
    return records.add_person(name, address, title, organisation.id, Language.DA)


def seat(
    records: Records, person: Person, role: Role = Role.MEMBER, order: int = 0, since: date = date(2024, 1, 1)
) -> Membership:
    membership = Membership(person, role, since, order=order)
    records.put_membership(COMMITTEE.id, membership)
    return membership


def meeting(
    id: str = "ekr-2027-03-02",
    sessions: tuple[Session, ...] = ONE_DAY,
    kind: MeetingKind = MeetingKind.ORDINARY,
    mode: Mode = Mode.ONSITE,
) -> Meeting:
    return Meeting(
        id=MeetingId(id),
        committee=COMMITTEE.id,
        title="Ordinært møde",
        kind=kind,
        mode=mode,
        sessions=sessions,
        deadlines=for_meeting(sessions, COMMITTEE.policy, no_days_off, NOW),
        uid=f"{id}@example.dk",
        place="Regionshuset, Viborg",
    )


def later(**span: float) -> datetime:
    return NOW + timedelta(**span)


def entry(act: str = "answer", subject: str = "ekr-2027-03-02", details: str = "") -> AuditEntry:
    return AuditEntry(NOW, None, None, act, subject, Source.TEAMS, details)
