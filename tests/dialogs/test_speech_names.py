"""Who is named as a substitute: known people, typos and all, and unknown ones as they are written."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogs.intents import Decline, Lexicon, NamedPerson, SendSubstitute, Understood
from dialogs.speech import spelling, understand
from dialogs.speech.shorthand import SHORT
from dialogs.speech.words import fold
from meetings.model import Language, PersonId
from tests.dialogs.group import ANNE, ANNE_TOO, ELLEN, JONAS, KAREN, LEXICON, SOEREN

UNHURRIED = settings(deadline=None)
DA = Language.DA

KNOWN = [
    ("Ellen Pedersen", ELLEN),
    ("ellen pedersen", ELLEN),
    ("ELLEN PEDERSEN", ELLEN),
    ("Pedersen, Ellen", ELLEN),
    ("Ellen Petersen", ELLEN),
    ("Elen Pedersen", ELLEN),
    ("Eleln", ELLEN),
    ("Ellen", ELLEN),
    ("Ellen P.", ELLEN),
    ("Ellen P", ELLEN),
    ("Ellen Marie Pedersen", ELLEN),
    ("Pedersen", ELLEN),
    ("min kollega Ellen", ELLEN),
    ("min gode kollega Ellen Pedersen", ELLEN),
    ("kulturkonsulent Ellen Pedersen fra Aarhus Kommune", ELLEN),
    ("Jonas Østermark", JONAS),
    ("Jonas Oestermark", JONAS),
    ("Jonas Ostermark", JONAS),
    ("jonas østermrak", JONAS),
    ("Anne Møller", ANNE_TOO),
    ("Anne Moeller", ANNE_TOO),
    ("Anne Moller", ANNE_TOO),
    ("Anne Holst", ANNE),
    ("Anne Holst Nielsen", ANNE),
    ("Holst-Nielsen", ANNE),
    ("Soeren Aakjaer", SOEREN),
    ("Søren Aakjær", SOEREN),
    ("Soren Akjar", SOEREN),
    ("Karen", KAREN),
    # Two could be meant, or another than the one who is known.
    ("Anne", NamedPerson("Anne")),
    ("Karin", NamedPerson("Karin")),
    ("Bo Sørensen", NamedPerson("Bo Sørensen")),
    ("bo sørensen", NamedPerson("Bo Sørensen")),
    ("Ellen Sørensen", NamedPerson("Ellen Sørensen")),
    ("Anne-Mette van der Berg", NamedPerson("Anne-Mette van der Berg")),
]


@pytest.mark.parametrize(("written", "who"), KNOWN)
def test_a_name_is_known_by_what_is_written(written: str, who: NamedPerson):
    heard = understand(f"{written} kommer i stedet for mig", LEXICON)
    assert heard == Understood(SendSubstitute(substitute=who), False, DA)


@pytest.mark.parametrize(
    "written", ["en kollega", "min kollega", "en anden", "hun", "han", "nogen", "Ellen og Jonas", "vi"]
)
def test_nobody_in_particular_is_nobody(written: str):
    heard = understand(f"jeg kan ikke, {written} kommer i stedet for mig", LEXICON)
    assert isinstance(heard, Understood)
    assert heard.intent in {SendSubstitute(), Decline()}


def test_the_address_beside_the_name_is_kept():
    heard = understand("jeg kan ikke. Ellen (Ellen@Aarhus.dk) deltager for mig", LEXICON)
    who = NamedPerson("Ellen Pedersen", PersonId(1), "ellen@aarhus.dk")
    assert heard == Understood(Decline(substitute=who), False, DA)


def test_the_name_under_a_message_is_not_the_substitute():
    heard = understand("Jeg kan desværre ikke komme.\n\nVenlig hilsen\nEllen Pedersen", LEXICON)
    assert heard == Understood(Decline(), False, DA)


@UNHURRIED
@given(
    st.lists(
        st.text(st.sampled_from("abdefghijklmnoprstuvyæøå"), min_size=4, max_size=9).map(str.title),
        min_size=2,
        max_size=3,
    )
)
def test_a_known_name_is_found_in_every_order_and_case(parts: list[str]):
    assume(not any(fold(part) in SHORT or spelling.is_a_word(fold(part)) for part in parts))
    name = " ".join(parts)
    lexicon = Lexicon(LEXICON.today, people=((PersonId(7), name),))
    orders = (name, name.upper(), name.lower(), " ".join(reversed(parts)))
    heard = {understand(f"stedfortræder: {written}", lexicon) for written in orders}
    assert heard == {Understood(SendSubstitute(substitute=NamedPerson(name, PersonId(7))), False, DA)}
