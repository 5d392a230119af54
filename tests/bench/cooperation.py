"""Books as full as a cooperation of twenty municipalities would fill them in years: forty people at every meeting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from meetings.model import (
    Answer,
    AnswerKind,
    Clause,
    Committee,
    CommitteeId,
    Contact,
    Deadlines,
    Invitee,
    Language,
    Meeting,
    MeetingId,
    MeetingKind,
    MeetingState,
    Membership,
    Mode,
    Observation,
    Organisation,
    OrganisationId,
    OrganisationKind,
    Person,
    Role,
    SeatLimit,
    Session,
    Source,
    Substitution,
    Terms,
)
from meetings.ports import Records

SEATS = Clause(
    "seats",
    "I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.",
    "Aftale om kultursamarbejde",
    "000_48a1f42ab9f75780.txt:14-16",
)
TERMS = Terms(date(2018, 1, 1), None, (SEATS,), (SeatLimit(MeetingKind.ORDINARY, 2, SEATS),))
COMMITTEE = Committee(
    CommitteeId("ekr-styregruppe"),
    "Styregruppen for Europæisk Kulturregion",
    Contact("Fællessekretariatet", "sekretariat@rm.example.dk", "+45 78 41 00 00"),
    terms=(TERMS,),
)
TOWNS = (
    "Favrskov Hedensted Herning Holstebro Horsens Ikast-Brande Lemvig Norddjurs Odder Randers Ringkøbing-Skjern "
    "Samsø Silkeborg Skanderborg Skive Struer Syddjurs Viborg Ærø Aarhus"
).split()
SINCE = date(2018, 1, 1)
SAID = (AnswerKind.ONSITE, AnswerKind.ONLINE, AnswerKind.DECLINED, AnswerKind.TENTATIVE, None)


def found(records: Records) -> tuple[Person, list[Person]]:
    """Twenty municipalities, the committee, its secretary and forty members, two of each municipality."""
    region, *towns = found_organisations(records)
    records.put_committee(COMMITTEE)
    secretary = _member(records, 0, region, Role.SECRETARIAT)
    members = [_member(records, n, towns[n // 2 % 20], Role.MEMBER) for n in range(1, 41)]
    return secretary, members


def found_organisations(records: Records) -> list[Organisation]:
    """The region and the municipalities."""
    region = Organisation(
        OrganisationId("rm"), "Region Midtjylland", "Region Midtjylland", OrganisationKind.REGION
    )
    towns = [
        Organisation(OrganisationId(f"by-{n}"), f"{town} Kommune", town, OrganisationKind.MUNICIPALITY)
        for n, town in enumerate(TOWNS)
    ]
    for organisation in (region, *towns):
        records.put_organisation(organisation)
    return [region, *towns]


def found_another(records: Records, number: int, towns: Sequence[Organisation]) -> list[Person]:
    """One more committee of the same rules, with forty members of its own."""
    committee = replace(COMMITTEE, id=committee_id(number), name=f"{COMMITTEE.name} {number}")
    records.put_committee(committee)
    return [
        _member(records, 40 * number + n, towns[n // 2 % 20], Role.MEMBER, committee.id) for n in range(1, 41)
    ]


def committee_id(number: int) -> CommitteeId:
    return CommitteeId(f"gruppe-{number}")


def _member(
    records: Records,
    number: int,
    organisation: Organisation,
    role: Role,
    committee: CommitteeId = COMMITTEE.id,
) -> Person:
    person = records.add_person(
        f"Åse Ørsted nr. {number}", f"p{number}@example.dk", "Kulturchef", organisation.id, Language.DA
    )
    records.put_membership(committee, Membership(person, role, SINCE, order=number))
    return person


def add_meetings(records: Records, members: Sequence[Person], count: int) -> list[MeetingId]:
    """Convened meetings of a day, each answered in full, with a substitute and what was said before."""
    return [add_meeting(records, members, number) for number in range(count)]


def meeting_id(number: int) -> MeetingId:
    return MeetingId(f"ekr-{number}")


def add_meeting(
    records: Records,
    members: Sequence[Person],
    number: int,
    committee: CommitteeId = COMMITTEE.id,
    said: Sequence[AnswerKind | None] = SAID,
) -> MeetingId:
    """Without anything said nobody has a substitute either."""
    day = date(2027, 3, 2) + timedelta(days=number)
    due = datetime.combine(day, time(11), UTC) - timedelta(days=20)
    meeting = Meeting(
        id=meeting_id(number),
        committee=committee,
        title="Ordinært møde",
        kind=MeetingKind.ORDINARY,
        mode=Mode.HYBRID,
        sessions=(Session(1, day, time(9, 30), time(11, 30)),),
        deadlines=Deadlines(due, due, due),
        uid=f"ekr-{number}@example.dk",
        place="Regionshuset, Viborg",
        state=MeetingState.CONVENED,
    )
    records.put_meeting(meeting)
    invitees = [
        Invitee(person, person.organisation, Role.MEMBER, n) for n, person in enumerate(members, start=1)
    ]
    records.put_invitees(meeting.id, invitees)
    if not said:
        return meeting.id
    for n, person in enumerate(members):
        if kind := said[(n + number) % len(said)]:
            _answer(records, meeting, person, kind, due - timedelta(days=1, minutes=n))
    principal, substitute = members[0], members[-1]
    records.put_substitution(meeting.id, Substitution(1, principal.id, substitute, 1, due))
    return meeting.id


def _answer(records: Records, meeting: Meeting, person: Person, kind: AnswerKind, at: datetime) -> None:
    answer = Answer(person.id, 1, kind, 1, Source.TEAMS, at, person.id, remark="Kommer kl. 10")
    records.put_answer(meeting.id, answer)
    said = Observation(at, person, 1, None, kind, None, Source.TEAMS, person.id, late=False, round=1)
    records.observe(meeting.id, said)
