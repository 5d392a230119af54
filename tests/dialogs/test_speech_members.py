"""How a secretariat says that somebody comes, goes or is called otherwise."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.intents import AnswerFor, ChangeMembers, NamedPerson, Seating, Their, Understood
from dialogs.speech import understand
from meetings.model import PersonId, Role
from tests.dialogs.group import ELLEN, LEXICON

HOLM = NamedPerson("Jonas Holm", PersonId(7))
DESK = replace(LEXICON, people=(), members=((HOLM.person, HOLM.name), (ELLEN.person, ELLEN.name)))
EVA = NamedPerson("Eva Fog")
JOINS, LEAVES, CORRECTED = Seating.JOINS, Seating.LEAVES, Seating.CORRECTED


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jonas Holm stopper", ChangeMembers(LEAVES, HOLM)),
        ("jonas holm stopper", ChangeMembers(LEAVES, HOLM)),
        ("Jonas stopper den 28. februar", ChangeMembers(LEAVES, HOLM, day=date(2027, 2, 28))),
        ("Jonas Holm stopper i styregruppen", ChangeMembers(LEAVES, HOLM, "styregruppen")),
        ("afslut medlemskab for Jonas Holm", ChangeMembers(LEAVES, HOLM)),
        ("afslut medlemskabet for Jonas", ChangeMembers(LEAVES, HOLM)),
        ("Jonas Holm går på pension", ChangeMembers(LEAVES, HOLM)),
        ("Jonas har fået nyt job", ChangeMembers(LEAVES, HOLM)),
        ("fjern Jonas Holm fra styregruppen", ChangeMembers(LEAVES, HOLM, "styregruppen")),
        ("Jonas er ikke længere medlem", ChangeMembers(LEAVES, HOLM)),
        ("kan du afslutte medlemskabet for Jonas Holm", ChangeMembers(LEAVES, HOLM)),
        ("Jonas Holm is leaving", ChangeMembers(LEAVES, HOLM)),
        ("end the membership of Jonas Holm", ChangeMembers(LEAVES, HOLM)),
        ("tilføj medlem i styregruppen", ChangeMembers(JOINS, None, "styregruppen", Role.MEMBER)),
        ("tilføj et medlem fra Skive", ChangeMembers(JOINS, None, "Skive", Role.MEMBER)),
        ("nyt medlem: Eva Fog", ChangeMembers(JOINS, EVA, "", Role.MEMBER)),
        (
            "nyt medlem fra Ikast-Brande: Eva Fog, eva@ikast-brande.dk",
            ChangeMembers(JOINS, replace(EVA, email="eva@ikast-brande.dk"), "Ikast-Brande", Role.MEMBER),
        ),
        ("tilføj Eva Fog som medlem fra Skive", ChangeMembers(JOINS, EVA, "Skive", Role.MEMBER)),
        ("tilføj Eva Fog som suppleant", ChangeMembers(JOINS, EVA, "", Role.DEPUTY)),
        ("Eva Fog er ny observatør", ChangeMembers(JOINS, EVA, "", Role.OBSERVER)),
        ("ny suppleant for Jonas: Eva Fog", ChangeMembers(JOINS, EVA, "", Role.DEPUTY)),
        (
            "Jonas er stoppet i Viborg pr. 1. marts",
            ChangeMembers(LEAVES, HOLM, "Viborg", day=date(2027, 3, 1)),
        ),
        ("add Eva Fog as a member", ChangeMembers(JOINS, EVA, "", Role.MEMBER)),
        ("ret medlem Jonas Holm", ChangeMembers(CORRECTED, HOLM)),
        ("Ellen er blevet formand", ChangeMembers(CORRECTED, ELLEN, "", Role.CHAIR)),
        ("ret Jonas Holm", ChangeMembers(CORRECTED, HOLM)),
        ("ret Ellens mailadresse", ChangeMembers(CORRECTED, ELLEN)),
        ("ret titlen på Jonas Holm", ChangeMembers(CORRECTED, HOLM)),
        ("Ellen har fået ny titel", ChangeMembers(CORRECTED, ELLEN)),
        ("change the title of Jonas Holm", ChangeMembers(CORRECTED, HOLM)),
    ],
)
def test_a_change_of_members_is_understood_with_its_name(text: str, wanted: ChangeMembers):
    understood = understand(text, DESK)
    assert isinstance(understood, Understood), understood
    assert (understood.intent, understood.plain) == (wanted, False)


@pytest.mark.parametrize(
    ("text", "seating"),
    [
        ("nyt medlem", JOINS),
        ("Tilføj medlem", JOINS),
        ("new member", JOINS),
        ("afslut medlemskab", LEAVES),
        ("ret medlem", CORRECTED),
    ],
)
def test_the_bare_words_are_commands(text: str, seating: Seating):
    understood = understand(text, DESK)
    assert isinstance(understood, Understood)
    assert (understood.intent, understood.plain) == (ChangeMembers(seating), True)


@pytest.mark.parametrize(
    "text", ["Ellen stopper kl. 11", "mødet stopper kl. 12", "afslut mødet", "fjern punktet"]
)
def test_what_is_said_of_a_meeting_changes_no_members(text: str):
    understood = understand(text, DESK)
    assert not (isinstance(understood, Understood) and isinstance(understood.intent, ChangeMembers))


@pytest.mark.parametrize("text", ["Jonas Holm kommer ikke", "Jonas Holm er syg"])
def test_who_stays_away_once_has_not_left(text: str):
    understood = understand(text, replace(DESK, called=DESK.members))
    assert understood.intent == AnswerFor(HOLM, Their.DECLINES)
