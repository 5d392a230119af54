"""A refusal carries facts for whoever words it, and tells none of them to a log."""

import traceback
from collections.abc import Iterator
from dataclasses import fields

import pytest

from meetings.refusals import Refusal

FACT = "Vibeke Jensen, vibeke@aarhus.example.dk"


def kinds(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def names(kind: type[Refusal]) -> list[str]:
    return [one.name for one in fields(kind)]


ALL = list(kinds())


@pytest.mark.parametrize("kind", ALL)
def test_a_refusal_hands_over_its_facts(kind):
    refusal = kind(*(f"{FACT} {name}" for name in names(kind)))
    assert {name: getattr(refusal, name) for name in names(kind)} == {
        name: f"{FACT} {name}" for name in names(kind)
    }


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("kind", ALL)
def test_a_refusal_in_a_log_tells_its_kind_and_no_facts(kind, named):
    facts = dict.fromkeys(names(kind), FACT)
    refusal = kind(**facts) if named else kind(*facts.values())
    assert (str(refusal), f"{refusal}", repr(refusal)) == (kind.__name__, kind.__name__, f"{kind.__name__}()")
    told = traceback.format_exception(refusal)
    grouped = traceback.format_exception(ExceptionGroup("in a task group", [refusal]))
    assert FACT not in "".join(told + grouped) + repr(ExceptionGroup("", [refusal]))


def test_two_refusals_are_two_even_with_the_same_facts():
    one, other = (kind(*([FACT] * len(names(kind)))) for kind in (ALL[0], ALL[0]))
    assert one != other
    assert {one, other} == {other, one}
