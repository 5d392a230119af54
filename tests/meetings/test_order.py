"""Danish alphabetical order, by what the dictionary says and by what ICU does."""

import json
import random
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.order import danish
from tests.parts.card_check import find_node
from tests.parts.missing import missing


@pytest.mark.parametrize(
    "in_order",
    [
        "Favrskov Hedensted Ikast-Brande Odder Ringkøbing-Skjern Samsø Skive Syddjurs Viborg Ærø Aarhus",
        "Anders Zakarias Æbelø Øjvind Åse",
        "Ask Azur Ågård Aagaard Åse Aase",
        "Alborg Zaale Ålborg Aalborg Aarhus",
        "Ole Olé Oles",
        "Muller Myhre Müller Mynte",
        "Ørbæk Örebro Ørsted",
    ],
)
def test_names_stand_as_in_a_danish_telephone_book(in_order):
    names = in_order.split()
    assert sorted(set(names), key=danish) == names


def test_a_first_name_that_is_shorter_stands_first_and_a_blank_before_a_hyphen():
    names = ["Bo", "Bo Lund", "Bo-Lund", "Bodil"]
    assert sorted(set(names), key=danish) == names


@given(st.text(st.sampled_from("abdkoyzæøåéü -"), max_size=12))
def test_case_and_accents_move_no_name(name):
    bare = name.replace("é", "e")
    assert danish(name.upper()) == danish(name)
    assert danish(bare)[0] == danish(name)[0]


SYLLABLES = [*"aa å æ ø b d g k l m r s t v be ne lo mu skov by th o u y é -".split(), " "]


def test_icu_sorts_a_thousand_made_up_names_the_same():
    """Of names that differ in nothing but where aa is written for å, ICU and we may differ: none is among them."""
    if not find_node():
        missing("No Node", "install Debian's package nodejs: Danish order is compared with ICU's")
    chance = random.Random(20210302)
    made_up = ("k".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(1500))
    names = sorted({name[0].upper() + name[1:] for name in made_up if not ("aa" in name and "å" in name)})
    assert len(names) > 1000
    assert sorted(names, key=danish) == by_icu(names)


def by_icu(names: list[str]) -> list[str]:
    script = """
        const names = JSON.parse(require("fs").readFileSync(0, "utf8"));
        process.stdout.write(JSON.stringify(names.sort(new Intl.Collator("da").compare)));
    """
    ran = subprocess.run(
        [find_node(), "-e", script],
        input=json.dumps(names).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(ran.stdout)
