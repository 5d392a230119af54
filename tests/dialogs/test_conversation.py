"""The frame of the talk: who writes, which language, windows, faults."""

import pytest

from dialogs import conversation
from dialogs.buttons import KINDS
from dialogs.heard import Arrived, Ask, FormWanted, Said, Show, Tapped
from meetings.model import Language
from tests.dialogs.stage import MARCH, Chat, lines
from tests.dialogs.test_attendance import METTE
from tests.parts.card_lint import lint, walk


@pytest.mark.parametrize(
    ("heard", "writes"),
    [
        (Said("status"), False),
        (Said("tilmeld"), False),
        (Said("jeg kan ikke komme den 2. marts, Ellen Pedersen kommer i stedet"), False),
        (Said("log ud"), False),
        (Said("sprog"), False),
        (Said("english"), True),
        (Said("dansk tak"), True),
        (Said("mette@viborg.example.dk"), True),
        (Said("min mail er mette@viborg.example.dk"), True),
        (Said("123456"), True),
        (Said("koden er 123 456"), True),
        (Arrived(), True),
        (Tapped("answer.attend", {}), True),
        (Tapped("show.status", {}), False),
        (Tapped("secretariat.remind", {}), True),
        (Tapped("secretariat.overview", {}), False),
        (Tapped("no.such.verb", {}), False),
        (FormWanted("item.form", {}), False),
    ],
)
def test_only_what_changes_something_needs_a_writer(heard, writes: bool):
    assert conversation.changes(heard) is writes


def test_a_fault_of_ours_has_a_code_and_a_way_on():
    assert lines(conversation.fault("7F3A-21", Language.DA)) == [
        "Styrmand",
        "# Det gik galt hos os",
        "Der er en fejl hos os, ikke hos dig. Prøv igen om lidt – eller skriv til sekretariatet, så hjælper de dig.",
        "Fejlkode: 7F3A-21",
        "(Se min status)",
    ]
    assert lines(conversation.fault("7F3A-21", Language.EN))[1] == "# Something went wrong on our side"


@pytest.mark.parametrize("verb", sorted(KINDS))
def test_a_window_holds_a_form_or_a_word_and_no_button_it_cannot_press(chat: Chat, verb: str):
    chat.convene()
    reply = chat.reply(
        METTE, FormWanted(verb, {"meeting": MARCH, "round": "1", "revision": "2", "item": "1"})
    )
    assert isinstance(reply, Ask)
    assert lint(reply.card, dialog=True) == []
    kinds = {spot.kind for spot in walk(reply.card) if spot.kind.startswith("Action.")}
    assert kinds <= {"Action.Submit", "Action.ToggleVisibility"}


def test_an_english_card_is_answered_in_english(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "help me please")[1] == "# This is what I can help with"
    assert chat.taps(METTE, "See my status")[1] == "# Your status"
    assert chat.says(METTE, "status")[1] == "# Din status"


def test_whoever_chose_english_is_answered_in_english_whatever_is_written(chat: Chat):
    chat.convene()
    chat.says(METTE, "english")
    for text in ("status", "tilmeld", "hjælp", "vrøvl"):
        reply = chat.reply(METTE, Said(text))
        assert isinstance(reply, Show)
        assert reply.card["lang"] == "en"


def test_a_language_that_is_none_is_ignored(chat: Chat):
    chat.convene()
    assert chat.sends(METTE, "show.status", lang="klingon")[1] == "# Din status"


def test_a_card_in_the_chat_replaces_the_tapped_one(chat: Chat):
    chat.convene()
    reply = chat.reply(METTE, Tapped("answer.attend", {"meeting": MARCH, "round": "1", "revision": "2"}))
    assert isinstance(reply, Show)
    assert reply.replaces
    assert reply.summary == "Du er tilmeldt mødet den 2. marts 2027.".replace(
        "den 2. marts 2027", "den\u00a02.\u00a0marts\u00a02027"
    )
