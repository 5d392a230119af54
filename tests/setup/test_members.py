"""Who sits in a committee: enrolled from a list, ended on a day."""

from dataclasses import replace
from datetime import date

import pytest

from meetings import refusals
from meetings.model import (
    CommitteeId,
    Meeting,
    Membership,
    OrganisationId,
    OrganisationKind,
    PersonId,
    Role,
    Source,
)
from meetings.office import Actor, Ending, Enrolment, MeetingPlan, Newcomer, Office
from storage import BookRecords, Store
from tests.parts import council
from tests.parts.council import AARHUS, COMMITTEE, NOW, ONE_DAY, SKIVE, no_days_off

OPERATOR = Actor(None, Source.SECRETARIAT)
BO = Newcomer("Bo Bak", "bo@aarhus.example.dk", "Kulturchef", "Århus")
TODAY = date(2027, 1, 18)


@pytest.fixture
def books(books: Store) -> Store:
    books.write_now(council.found)
    return books


def enrol(
    books: Store, newcomer: Newcomer, actor: Actor = OPERATOR, id: CommitteeId = COMMITTEE.id
) -> Enrolment:
    return books.write_now(lambda records: Office(records, NOW, no_days_off).enrol(id, newcomer, actor))


def end(books: Store, until: date, email: str = BO.email, actor: Actor = OPERATOR) -> Ending:
    return books.write_now(
        lambda records: Office(records, NOW, no_days_off).end_membership(COMMITTEE.id, email, until, actor)
    )


def seats(books: Store) -> list[tuple[str, Role, date, date | None]]:
    held = books.read_now(lambda records: records.memberships(COMMITTEE.id))
    return [(one.person.name, one.role, one.since, one.until) for one in held]


def acts(books: Store) -> list[tuple[str, PersonId | None, str]]:
    entries = books.read_now(lambda records: records.audit_of(COMMITTEE.id))
    return [(entry.act, entry.on_behalf_of, entry.details) for entry in entries]


def people(books: Store) -> int:
    everybody = books.read_now(
        lambda records: [one for each in records.organisations() for one in records.people_of(each.id)]
    )
    return len(everybody)


# Enrolling


def test_a_newcomer_is_enrolled_from_today_whatever_the_organisation_is_called(books: Store):
    done = enrol(books, BO)
    assert (done.person.name, done.person.organisation) == ("Bo Bak", AARHUS)
    assert (done.new_person, done.new_membership, done.differs) == (True, True, ())
    assert seats(books) == [("Bo Bak", Role.MEMBER, TODAY, None)]
    assert acts(books) == [("member.enrol", done.person.id, "")]


def test_the_same_list_again_enrols_nobody(books: Store):
    first = enrol(books, BO)
    assert enrol(books, BO) == replace(first, new_person=False, new_membership=False)
    assert acts(books) == [("member.enrol", first.person.id, "")]


def test_a_second_role_is_a_second_membership(books: Store):
    enrol(books, BO)
    assert enrol(books, replace(BO, role=Role.SECRETARIAT)).new_membership
    assert [role for _, role, _, _ in seats(books)] == [Role.MEMBER, Role.SECRETARIAT]


def test_what_a_list_says_otherwise_of_a_known_person_is_told_and_not_written(books: Store):
    first = enrol(books, BO)
    done = enrol(books, replace(BO, name="Bo Bak Toft", title="", organisation="Skive"))
    assert (done.person, done.differs) == (first.person, ("name", "organisation"))


def test_who_has_left_comes_back_with_a_list_that_says_from_when(books: Store):
    enrol(books, replace(BO, since=date(2020, 1, 1), until=date(2023, 12, 31)))
    assert enrol(books, BO).new_membership
    assert [(since, until) for _, _, since, until in seats(books)] == [
        (date(2020, 1, 1), date(2023, 12, 31)),
        (TODAY, None),
    ]


def test_an_old_list_does_not_undo_an_ending(books: Store):
    told = replace(BO, since=date(2020, 1, 1))
    enrol(books, told)
    end(books, date(2026, 12, 31))
    assert not enrol(books, told).new_membership
    assert seats(books) == [("Bo Bak", Role.MEMBER, date(2020, 1, 1), date(2026, 12, 31))]


def test_a_deputy_stands_for_a_known_principal(books: Store):
    bo = enrol(books, BO).person
    enrol(
        books,
        Newcomer("Ida Dam", "ida@skive.example.dk", "", "skive", Role.DEPUTY, deputy_for=BO.email.upper()),
    )
    held = books.read_now(lambda records: records.memberships(COMMITTEE.id))
    assert [(one.role, one.deputy_for) for one in held] == [(Role.MEMBER, None), (Role.DEPUTY, bo.id)]


@pytest.mark.parametrize(
    ("newcomer", "committee", "unknown"),
    [
        (replace(BO, organisation="Aarhuus"), COMMITTEE.id, ("organisation", "Aarhuus")),
        (replace(BO, deputy_for="nobody@skive.example.dk"), COMMITTEE.id, ("principal", "")),
        (BO, CommitteeId("nowhere"), ("committee", "nowhere")),
    ],
)
def test_who_names_what_is_not_there_is_not_enrolled_and_not_known_afterwards(
    books: Store, newcomer, committee, unknown
):
    with pytest.raises(refusals.Unknown) as refused:
        enrol(books, newcomer, id=committee)
    assert (refused.value.what, refused.value.name) == unknown
    assert (seats(books), people(books)) == ([], 0)


def test_only_the_secretariat_enrols_and_ends(books: Store):
    member = enrol(books, BO).person
    with pytest.raises(refusals.NotAllowed):
        enrol(books, replace(BO, email="ida@skive.example.dk"), Actor(member.id, Source.PAGE))
    with pytest.raises(refusals.NotAllowed):
        end(books, TODAY, actor=Actor(member.id, Source.PAGE))


# Ending


def test_a_membership_ends_with_its_last_day(books: Store):
    bo = enrol(books, replace(BO, since=date(2020, 1, 1))).person
    last = date(2027, 12, 31)
    member = Membership(bo, Role.MEMBER, date(2020, 1, 1), last, 1)
    assert end(books, last) == Ending(bo, (member,), ())
    assert seats(books) == [("Bo Bak", Role.MEMBER, date(2020, 1, 1), last)]
    assert acts(books)[1:] == [("member.end", bo.id, "2027-12-31 member@2020-01-01=")]


def test_ending_again_changes_nothing_and_a_later_day_does_not_prolong(books: Store):
    enrol(books, replace(BO, since=date(2020, 1, 1)))
    end(books, TODAY)
    assert [end(books, day).ended for day in (TODAY, date(2028, 1, 1))] == [(), ()]
    assert [act for act, _, _ in acts(books)] == ["member.enrol", "member.end"]


@pytest.mark.parametrize(
    ("email", "until", "refusal"),
    [
        ("nobody@skive.example.dk", TODAY, refusals.Unknown("person")),
        ("ase@skive.example.dk", TODAY, refusals.Unknown("membership")),
        (BO.email, date(2027, 1, 17), refusals.BadField("until", "before_membership")),
    ],
)
def test_what_cannot_be_ended_is_refused(books: Store, email, until, refusal):
    enrol(books, BO)
    books.write_now(lambda records: records.add_person("Åse Ø", "ase@skive.example.dk", "", SKIVE.id, "da"))
    with pytest.raises(type(refusal)) as refused:
        end(books, until, email)
    assert vars(refused.value) == vars(refusal)


def test_meetings_one_has_been_called_to_are_handed_back_and_left_alone(books: Store):
    enrol(books, BO)

    def convene(records: BookRecords) -> Meeting:
        office = Office(records, NOW, no_days_off)
        plan = MeetingPlan(
            COMMITTEE.id, "Møde", council.meeting().kind, council.meeting().mode, ONE_DAY, place="Viborg"
        )
        return office.convene(office.create(plan, OPERATOR).id, OPERATOR)

    meeting = books.write_now(convene)
    assert [one.id for one in end(books, date(2027, 3, 1)).still_called] == [meeting.id]
    assert end(books, meeting.sessions[0].day).still_called == ()
    assert len(books.read_now(lambda records: records.roll(meeting)).lines) == 1


def test_organisations_of_any_kind_have_members(books: Store):
    other = replace(
        AARHUS, id=OrganisationId("musik"), name="Musikskolen", short="Musik", kind=OrganisationKind.OTHER
    )
    books.write_now(lambda records: records.put_organisation(other))
    assert enrol(books, replace(BO, organisation="musikskolen")).person.organisation == other
