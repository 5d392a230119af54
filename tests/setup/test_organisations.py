"""How an organisation is recognised in somebody's list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo import organisations as demo
from meetings.model import Organisation, OrganisationId, OrganisationKind
from meetings.organisations import called, namesakes, spelling
from tests.parts.rolls import REGION, municipality

AARHUS = Organisation(OrganisationId("aarhus"), "Aarhus Kommune", "Aarhus", OrganisationKind.MUNICIPALITY)
IKAST = Organisation(
    OrganisationId("ikast-brande"), "Ikast-Brande Kommune", "Ikast-Brande", OrganisationKind.MUNICIPALITY
)
SAMSO = Organisation(OrganisationId("samsoe"), "Samsø Kommune", "Samsø", OrganisationKind.MUNICIPALITY)
ALL = (AARHUS, IKAST, SAMSO, REGION)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Aarhus", AARHUS),
        ("Århus", AARHUS),
        ("ÅRHUS KOMMUNE", AARHUS),
        ("A\u030arhus\u00a0kommune ", AARHUS),
        ("aarhus", AARHUS),
        ("Ikast-Brande Kommune", IKAST),
        ("Ikast Brande", IKAST),
        ("Ikast–Brande", IKAST),
        ("samsø", SAMSO),
        ("samsoe", SAMSO),
        ("region midtjylland", REGION),
        ("rm", REGION),
        ("Aarhus Universitet", None),
        ("Kommune", None),
        ("", None),
    ],
)
def test_an_organisation_is_found_by_whatever_it_is_called(written: str, meant: Organisation | None):
    assert called(written, ALL) == meant


def test_two_that_answer_to_one_name_are_namesakes():
    museum = Organisation(OrganisationId("museum"), "Museet", "Århus", OrganisationKind.OTHER)
    assert namesakes((*ALL, museum)) == ((AARHUS, museum),)
    assert namesakes(ALL) == ()


def test_nobody_in_the_demo_is_mistaken_for_another():
    assert namesakes(demo.ALL) == ()


@given(st.sampled_from(demo.ALL), st.sampled_from([str.upper, str.lower, str.title, str]))
def test_every_municipality_is_found_with_and_without_its_kind(one, shaped):
    assert called(shaped(one.name), demo.ALL) == one
    assert called(shaped(one.short), demo.ALL) == one
    assert called(shaped(f"{one.short} Kommune"), demo.ALL) == one


@given(st.text(max_size=30))
def test_any_text_has_a_spelling_and_only_one(text: str):
    assert spelling(f" {text} ") == spelling(text)


def test_a_municipality_of_the_tests_is_its_own():
    assert called("Skive", [municipality("Herning"), municipality("Skive")]) == municipality("Skive")
