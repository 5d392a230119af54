"""Danish order: a-z æ ø å, aa as å; by hand always, and against ICU where it is installed."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meetings.order import danish

UNHURRIED = settings(deadline=None)

# By hand, after the paragraph on alphabetical order in Retskrivningsordbogen; each line stands in its order.
IN_ORDER = """
    Favrskov Hedensted Herning Holstebro Horsens Ikast-Brande Lemvig Norddjurs Odder Randers Ringkøbing-Skjern Samsø \
Silkeborg Skanderborg Skive Struer Syddjurs Viborg Aarhus
    Abel Bo Zenia Ægir Østen Åge
    Andersen Zacho Ærø Ødum Aabenraa Aarhus
    Nydal Nygren Nygård Nygaard Nyholm
    Lind Lindegård Lindegaard Lindgren
    Åse Aase
    Ågård Ågaard Aagaard
    Muller Mygind Myller Müller
    Andre André Andrea
    Andrea Andréa Andreb
    Anne-Mette Annelise Anni
    Bjørn Bjørnholm Bjaaland
    Møldrup Møller Möller Mørk
    Saxo Sæby Søby Såby
    Zz Äpple Ærø
    Do Ðo Dp
    That Þat Tia
    Luk Łukasz Lyng
    Øst Öst
"""


def lines() -> list[list[str]]:
    return [line.split() for line in IN_ORDER.replace("\\\n", "").strip().splitlines()]


@pytest.mark.parametrize("names", lines(), ids=lambda names: names[0])
def test_names_stand_as_in_a_danish_directory(names: list[str]):
    backwards = names[::-1]
    assert sorted(backwards, key=danish) == names


def test_a_blank_goes_before_every_letter():
    assert sorted(["Annelise", "Anne Holst", "Anne"], key=danish) == ["Anne", "Anne Holst", "Annelise"]


def test_case_does_not_count():
    assert danish("AARHUS") == danish("aarhus") == danish("Aarhus")


def test_a_letter_made_of_two_is_the_letter():
    assert danish("A\u030abenra\u030a") == danish("Åbenrå")


@UNHURRIED
@given(st.lists(st.text(max_size=20), max_size=10))
def test_the_order_does_not_hang_on_the_order_before(texts: list[str]):
    """Texts that share a key are one name written in two ways."""
    assert [danish(one) for one in sorted(texts, key=danish)] == sorted(map(danish, texts))


NAMES = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzæøåéöüł -"), min_size=1, max_size=8)
UNNATURAL = ("aaa", "aå", "åa", "aä", "äa")
"""Runs no name has, which ICU parts in another way."""


@UNHURRIED
@given(NAMES, NAMES)
def test_the_order_is_icu_s(one: str, other: str):
    icu = pytest.importorskip("icu", reason="PyICU is not installed: it needs libicu-dev and a compiler")
    assume(not any(run in name for run in UNNATURAL for name in (one, other)))
    collator = icu.Collator.createInstance(icu.Locale("da_DK"))
    collator.setStrength(icu.Collator.PRIMARY)
    ours = (danish(one)[0] > danish(other)[0]) - (danish(one)[0] < danish(other)[0])
    assert ours == collator.compare(one, other)


def test_the_table_is_icu_s_as_well():
    icu = pytest.importorskip("icu", reason="PyICU is not installed: it needs libicu-dev and a compiler")
    collator = icu.Collator.createInstance(icu.Locale("da_DK"))
    backwards = [names[::-1] for names in lines()]
    assert [sorted(names, key=collator.getSortKey) for names in backwards] == lines()
