"""Founding a cooperation in the books, and telling it anew."""

from dataclasses import replace
from datetime import date

import pytest

from meetings import refusals
from meetings.founding import Founding
from meetings.model import (
    Committee,
    CommitteeId,
    Contact,
    Organisation,
    OrganisationId,
    OrganisationKind,
    PersonId,
    Policy,
    Source,
    Terms,
)
from meetings.office import Actor, Change, Founded, Office
from storage import Store
from tests.parts.council import AARHUS, COMMITTEE, NOW, ORGANISATIONS, REGION, SKIVE, VIBORG, no_days_off

OPERATOR = Actor(None, Source.SECRETARIAT)
ALL = Founding(ORGANISATIONS, (COMMITTEE,))
MUSEUM = Organisation(OrganisationId("museum"), "Museet", "Århus", OrganisationKind.OTHER)


def found(books: Store, founding: Founding, actor: Actor = OPERATOR) -> tuple[Founded, ...]:
    return books.write_now(lambda records: Office(records, NOW, no_days_off).found(founding, actor))


def written(books: Store) -> tuple[list[Organisation], list[Committee]]:
    return books.read_now(lambda records: (list(records.organisations()), list(records.committees())))


def told_again(**changes: object) -> Founding:
    return Founding(committees=(replace(COMMITTEE, **changes),))


def acts(books: Store, subject: str) -> list[tuple[str, str]]:
    entries = books.read_now(lambda records: records.audit_of(subject))
    return [(entry.act, entry.details) for entry in entries]


def test_a_cooperation_is_founded_as_told(books: Store):
    done = found(books, ALL)
    assert [(one.what, one.id, one.change) for one in done] == [
        *(("organisation", one.id, Change.NEW) for one in ORGANISATIONS),
        ("committee", COMMITTEE.id, Change.NEW),
    ]
    assert written(books) == (list(ORGANISATIONS), [COMMITTEE])


def test_telling_the_same_again_changes_nothing_and_writes_nothing_down(books: Store):
    found(books, ALL)
    assert {one.change for one in found(books, ALL)} == {Change.UNCHANGED}
    assert acts(books, COMMITTEE.id) == [("committee.found", "")]
    assert acts(books, SKIVE.id) == [("organisation.found", "")]


def test_only_what_differs_is_changed_and_the_audit_log_says_what(books: Store):
    found(books, ALL)
    contact = Contact("Sekretariatet", "ny@rm.example.dk", "")
    renamed = replace(SKIVE, name="Skive og Omegn", kind=OrganisationKind.OTHER)
    committee = replace(COMMITTEE, contact=contact, policy=Policy(item_workdays=20))
    done = found(books, Founding((renamed, VIBORG), (committee,)))
    assert done == (
        Founded("organisation", "skive", Change.CHANGED, ("name", "kind")),
        Founded("organisation", "viborg", Change.UNCHANGED),
        Founded("committee", COMMITTEE.id, Change.CHANGED, ("contact", "policy")),
    )
    assert written(books) == ([REGION, renamed, VIBORG, AARHUS], [committee])
    assert acts(books, COMMITTEE.id) == [("committee.found", ""), ("committee.change", "contact policy")]


def test_what_is_left_out_stays(books: Store):
    found(books, ALL)
    found(books, Founding((replace(SKIVE, short="Skive by"),)))
    assert written(books)[1] == [COMMITTEE]
    assert len(written(books)[0]) == 4


def test_terms_that_are_left_out_stay_in_force_when_they_were(books: Store):
    found(books, ALL)
    new = Terms(date(2028, 1, 1), None, (), ())
    ended = replace(COMMITTEE.terms[1], until=date(2027, 12, 31))
    found(books, told_again(terms=(new, ended)))
    assert written(books)[1] == [replace(COMMITTEE, terms=(COMMITTEE.terms[0], ended, new))]


def test_new_terms_do_not_silently_overlap_those_in_the_books(books: Store):
    found(books, ALL)
    new = Terms(date(2028, 1, 1), None, (), ())
    with pytest.raises(refusals.TermsOverlap) as refused:
        found(books, told_again(name="Noget andet", terms=(new,)))
    assert (refused.value.first, refused.value.second) == (COMMITTEE.terms[1], new)
    assert written(books)[1] == [COMMITTEE]


def test_terms_entered_by_mistake_are_withdrawn_and_withdrawing_them_again_changes_nothing(books: Store):
    found(books, ALL)
    last, right = COMMITTEE.terms[1], replace(COMMITTEE.terms[1], since=date(2024, 2, 1))
    mended = replace(told_again(terms=(right,)), withdrawn={COMMITTEE.id: frozenset({last.since})})
    assert found(books, mended)[0].differs == ("terms",)
    assert written(books)[1] == [replace(COMMITTEE, terms=(COMMITTEE.terms[0], right))]
    assert found(books, mended)[0].change is Change.UNCHANGED


def test_an_organisation_that_could_be_mistaken_for_another_is_refused_and_nothing_is_written(books: Store):
    found(books, ALL)
    with pytest.raises(refusals.Namesakes) as refused:
        found(books, Founding((replace(SKIVE, short="Skive by"), MUSEUM)))
    assert (refused.value.one, refused.value.other) == (AARHUS, MUSEUM)
    assert written(books)[0] == list(ORGANISATIONS)


def test_nobody_but_the_operator_founds_anything(books: Store):
    with pytest.raises(refusals.NotAllowed):
        found(books, ALL, Actor(PersonId(1), Source.PAGE))
    assert written(books) == ([], [])


def test_two_committees_may_differ_in_everything(books: Store):
    other = Committee(CommitteeId("aa"), "Årsmødet", COMMITTEE.contact, Policy(reminder_workdays=()))
    found(books, Founding(ORGANISATIONS, (other, COMMITTEE)))
    assert written(books)[1] == [COMMITTEE, other]
