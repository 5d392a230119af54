"""Committees with their dated terms, and memberships with their periods."""

from dataclasses import replace
from datetime import date

import pytest

from meetings import refusals
from meetings.model import (
    AgendaRights,
    Committee,
    CommitteeId,
    Contact,
    Hands,
    Membership,
    Role,
    StandingItem,
    StandingKind,
)
from storage import BookRecords, Store
from tests.parts import council
from tests.parts.council import AARHUS, COMMITTEE, SKIVE


@pytest.fixture
def books(books: Store) -> Store:
    books.write_now(council.found)
    return books


def test_a_committee_is_read_as_written_with_its_terms_in_their_order(books: Store) -> None:
    assert books.read_now(lambda records: records.committee(COMMITTEE.id)) == COMMITTEE


def test_a_committee_that_is_written_again_is_changed_with_all_its_terms(books: Store) -> None:
    changed = replace(COMMITTEE, name="Styregruppen", terms=COMMITTEE.terms[1:])
    books.write_now(lambda records: records.put_committee(changed))
    assert books.read_now(lambda records: records.committee(COMMITTEE.id)) == changed


def test_a_changed_seat_limit_counts_at_once(books: Store) -> None:
    books.read_now(lambda records: records.committee(COMMITTEE.id))
    limit = replace(COMMITTEE.terms[1].seat_limits[0], seats=3)
    changed = replace(COMMITTEE, terms=(replace(COMMITTEE.terms[1], seat_limits=(limit,)),))
    books.write_now(lambda records: records.put_committee(changed))
    assert books.read_now(lambda records: records.committee(COMMITTEE.id)) == changed


def test_how_a_committee_makes_its_agendas_is_read_as_written(books: Store) -> None:
    makers = Hands(frozenset({Role.SECRETARIAT, Role.CHAIR}), CommitteeId("gruppen"))
    rights = AgendaRights(draft=makers, approve=Hands(frozenset({Role.CHAIR})), comment=Hands(frozenset()))
    terms = replace(COMMITTEE.terms[1], rights=rights, chair_decides=COMMITTEE.terms[1].clauses[0])
    changed = replace(
        COMMITTEE,
        terms=(terms,),
        called="styregruppen",
        layout="kkr",
        proposes="Det indstilles, at",
        standing=(
            StandingItem(StandingKind.WELCOME, "Velkomst", minutes=5),
            StandingItem(StandingKind.OTHER_BUSINESS, "Evt.", last=True),
        ),
        policy=replace(COMMITTEE.policy, comment_workdays=3),
    )
    books.write_now(lambda records: records.put_committee(changed))
    assert books.read_now(lambda records: records.committee(COMMITTEE.id)) == changed


def test_committees_stand_in_danish_order_also_those_without_terms(books: Store) -> None:
    contact = Contact("S", "s@example.dk", "")
    others = [
        Committee(CommitteeId("aa"), "Årsmødeudvalget", contact),
        Committee(CommitteeId("kkr"), "KKR Midtjylland", contact),
    ]

    def write(records: BookRecords) -> None:
        for one in others:
            records.put_committee(one)

    books.write_now(write)
    assert books.read_now(lambda records: records.committees()) == [others[1], COMMITTEE, others[0]]


def test_members_stand_in_the_order_they_sit_past_ones_too(books: Store) -> None:
    def write(records: BookRecords) -> list[Membership]:
        zita, ase, bo = (council.add(records, name, SKIVE) for name in ("Zita Dam", "Åse Ø", "Bo Bak"))
        memberships = [
            Membership(bo, Role.CHAIR, date(2024, 1, 1), order=1),
            Membership(zita, Role.MEMBER, date(2021, 1, 1), date(2022, 12, 31), order=2),
            Membership(ase, Role.MEMBER, date(2024, 1, 1), order=2),
            Membership(zita, Role.DEPUTY, date(2024, 1, 1), order=3, deputy_for=ase.id),
        ]
        for one in reversed(memberships):
            records.put_membership(COMMITTEE.id, one)
        return memberships

    memberships = books.write_now(write)
    assert books.read_now(lambda records: records.memberships(COMMITTEE.id)) == memberships
    zita = memberships[1].person.id
    assert books.read_now(lambda records: records.memberships_of(zita)) == [
        (COMMITTEE.id, memberships[3]),
        (COMMITTEE.id, memberships[1]),
    ]


def test_a_membership_written_again_changes_its_end_and_order(books: Store) -> None:
    def write(records: BookRecords) -> Membership:
        seated = council.seat(records, council.add(records, "Bo Bak", SKIVE))
        changed = replace(seated, until=date(2027, 1, 31), order=7)
        records.put_membership(COMMITTEE.id, changed)
        return changed

    changed = books.write_now(write)
    assert books.read_now(lambda records: records.memberships(COMMITTEE.id)) == [changed]


def test_ending_a_membership_ends_every_role_that_would_last_longer(books: Store) -> None:
    last = date(2027, 1, 31)

    def write(records: BookRecords) -> list[Membership]:
        bo, ase = council.add(records, "Bo Bak", SKIVE), council.add(records, "Åse Ø", AARHUS)
        member = council.seat(records, bo, order=1)
        secretary = council.seat(records, bo, Role.SECRETARIAT, order=2)
        ended = Membership(bo, Role.OBSERVER, date(2020, 1, 1), date(2020, 12, 31), order=3)
        coming = Membership(bo, Role.CHAIR, date(2028, 1, 1), order=4)
        for one in (ended, coming):
            records.put_membership(COMMITTEE.id, one)
        other = council.seat(records, ase, order=5)
        records.end_membership(COMMITTEE.id, bo.id, last)
        return [replace(member, until=last), replace(secretary, until=last), ended, coming, other]

    expected = books.write_now(write)
    assert books.read_now(lambda records: records.memberships(COMMITTEE.id)) == expected


def test_a_committee_that_is_not_there_is_unknown(books: Store) -> None:
    with pytest.raises(refusals.Unknown) as unknown:
        books.read_now(lambda records: records.committee(CommitteeId("nowhere")))
    assert (unknown.value.what, unknown.value.name) == ("committee", "nowhere")
