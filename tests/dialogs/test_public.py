"""Where others read along, nothing is said that is anybody's own, and no card is replaced."""

import pytest

from dialogs.buttons import KINDS, WRITES
from dialogs.heard import Said, Scope, Show, Tapped
from tests.dialogs.stage import MARCH, Chat, lines
from tests.dialogs.test_attendance import HEAD, METTE, answer

IN_PRIVATE = [
    "Styrmand",
    "# Skriv til mig personligt",
    "Her kan alle læse med, så jeg viser ikke dit svar, dine punkter eller andet, der er dit. "
    "Åbn en personlig chat med mig, og skriv det samme der.",
    "(Kommende møder) (Hjælp)",
]


@pytest.fixture(params=[Scope.GROUP, Scope.CHANNEL])
def public(chat: Chat, request) -> Chat:
    chat.convene()
    chat.agenda()
    chat.scope = request.param
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "status",
        "tilmeld",
        "afbud",
        "punkt: Budget",
        "hvad blev der af mit punkt om budget",
        "hvem mangler at svare?",
        "jeg kan ikke komme den 2. marts, Jonas Østermark kommer i stedet",
        "kalenderlink",
        "hent mødeplan",
        "log ud",
        "sprog",
    ],
)
def test_what_is_personal_is_said_in_a_personal_chat(public: Chat, text: str):
    assert public.says(METTE, text) == IN_PRIVATE


def test_meetings_are_told_without_anybodys_answer(public: Chat):
    assert public.says(METTE, "hvornår er næste møde") == [
        HEAD,
        "# Kommende møder",
        "Møde den 2. marts 2027",
        "Styregruppemøde",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30 (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "(Hjælp)",
    ]


def test_the_agenda_is_told_without_buttons_of_ones_own(public: Chat):
    told = public.says(METTE, "dagsorden")
    assert (told[1], told[-1]) == ("# Dagsorden til mødet den 2. marts 2027", "(Kommende møder)")


def test_a_group_is_greeted_with_who_i_am_and_helped_with_what_fits_there(public: Chat):
    assert public.arrives(METTE)[1] == "# Hej, jeg er Styrmand"
    assert public.says(METTE, "hej")[1] == "# Hej, jeg er Styrmand"
    assert (
        public.says(METTE, "hjælp")
        == public.says(METTE, "vrøvl og sniksnak")
        == [
            "Styrmand",
            "# Det kan jeg hjælpe med",
            "møder: Se kommende møder",
            "dagsorden: Se dagsordenen til næste møde",
            "hjælp: Se denne oversigt",
            IN_PRIVATE[2],
            "(Kommende møder)",
        ]
    )
    assert public.says(METTE, "tak") == ["Selv tak! Skriv hjælp, hvis der er andet."]


@pytest.mark.parametrize("verb", sorted(KINDS))
def test_no_button_writes_or_replaces_a_card_there(public: Chat, verb: str):
    other = str(public.person("Ole Hansen").id)
    data = {"meeting": MARCH, "round": "1", "revision": "2", "holder": other, "asker": other, "item": "1"}
    data |= {"committee": "ekr-styregruppe", "language": "en"}
    reply = public.reply(METTE, Tapped(verb, data))
    assert isinstance(reply, Show)
    assert not reply.replaces
    if KINDS[verb] in WRITES:
        assert lines(reply) == IN_PRIVATE
    assert answer(public, METTE) == []


def test_somebody_unknown_is_asked_to_write_in_private_and_no_address_is_repeated(public: Chat):
    told = lines(public.reply("stranger", Said("mette@viborg.example.dk")))
    assert told == [
        "Styrmand",
        "# Skriv til mig personligt",
        "Jeg kender dig ikke endnu. Åbn en personlig chat med mig, og skriv hej – så tager vi den derfra.",
        "(Hjælp)",
    ]
