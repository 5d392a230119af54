"""The frame of the talk: who writes, which language, windows, faults."""

from datetime import date
from typing import get_args

import pytest

from dialogs import conversation, intents, saying
from dialogs.buttons import KINDS
from dialogs.cards.refusals import refusal_card
from dialogs.heard import Arrived, Ask, FormWanted, Said, Say, Show, Tapped
from dialogs.intents import NamedPerson, Understood
from dialogs.turn import Turn
from meetings.model import Language, Role
from meetings.refusals import Refusal
from tests.dialogs.stage import MARCH, Chat, Links, lines
from tests.dialogs.test_attendance import METTE
from tests.parts.card_lint import lint, walk
from wording.talk import words


@pytest.mark.parametrize(
    ("heard", "writes"),
    [
        (Said("status"), False),
        (Said("tilmeld"), False),
        (Said("jeg kan ikke komme den 2. marts, Ellen Pedersen kommer i stedet"), False),
        (Said("log ud"), False),
        (Said("sprog"), False),
        (Said("english"), True),
        (Said("sprog: dansk"), True),
        (Said("skriv på engelsk"), False),
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


DAY = date(2027, 3, 2)
NAMED = NamedPerson("Karen Ny", email="karen@viborg.example.dk")
INTENTS = (
    *(intents.Attend(), intents.Attend(DAY), intents.Attend(online=True), intents.Attend(date(2027, 3, 9))),
    *(
        intents.Decline(),
        intents.Decline(DAY),
        intents.Decline(DAY, NAMED),
        intents.Decline(date(2027, 3, 9)),
    ),
    *(intents.SendSubstitute(), intents.SendSubstitute(DAY, NAMED)),
    *(intents.Away(), intents.Away(DAY, DAY), intents.Away(DAY), intents.Away(last=date(2027, 2, 1))),
    *(intents.Correct(), intents.Correct(DAY), intents.Correct(online=True), intents.Correct(other=True)),
    *(intents.AttendInPart(), intents.AttendInPart(DAY, "jeg må gå kl. 11"), intents.Undecided()),
    *(
        intents.AnswerFor(),
        intents.AnswerFor(NAMED, intents.Their.SENDS, DAY, NAMED),
        *(intents.AnswerFor(NAMED, one) for one in intents.Their),
    ),
    *(intents.AskMinutes(), intents.AskMinutes(DAY), intents.AskMinutes(month=3), intents.RunMeeting()),
    *(intents.AskProposals(), intents.AskMembers()),
    *(intents.ChangeMembers(one) for one in intents.Seating),
    *(intents.ChangeMembers(one, NAMED, "Skive", Role.DEPUTY, DAY) for one in intents.Seating),
    *(intents.AskContact(one) for one in intents.Matter),
    intents.AskContact(intents.Matter.PRACTICAL, DAY, "budget"),
    *(
        intents.Propose(),
        intents.Propose("Budget"),
        intents.AskStatus(),
        intents.AskItem(),
        intents.AskItem("budget"),
        intents.AskDecision(),
        intents.AskDecision("budget"),
    ),
    *(
        intents.AskMeetings(),
        intents.AskMeetings(next_only=True),
        intents.ComesFrom(DAY),
        intents.Several((intents.Attend(DAY), intents.Decline(DAY))),
        intents.AskPapers(),
        intents.AskPapers(DAY),
        intents.AskCalendar(),
        intents.GetYearPlan(),
        intents.AskAgenda(),
        intents.AskAgenda(DAY),
    ),
    *(
        intents.AskMissing(),
        intents.AskMissing(DAY),
        intents.AskWaiting(),
        intents.AskUndelivered(),
        intents.AskTasks(),
        intents.AskUndelivered(DAY),
        intents.AskHeld(),
        intents.Remind(),
        intents.Remind(DAY),
        intents.GetList(),
        intents.OpenPages(),
        intents.WriteBetween(),
    ),
    *(
        intents.Convene(),
        intents.Move(),
        intents.Move(DAY),
        intents.Amend(),
        intents.Amend(DAY),
        intents.CancelMeeting(),
        intents.CancelMeeting(DAY),
    ),
    *(intents.AskHelp(), intents.AskWhy(), intents.ChooseLanguage(), intents.ChooseLanguage(Language.EN)),
    *(
        intents.Greet(),
        intents.Thank(),
        intents.SignOut(),
        intents.GiveAddress("a@b.dk"),
        intents.GiveCode("123456"),
    ),
)


def test_every_intent_is_tried_below():
    assert {type(one) for one in INTENTS} == set(get_args(intents.Intent))


@pytest.mark.parametrize("called", [True, False])
@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("name", [METTE, "Connie Esmann", "Jonas Østermark", "Lise Aabye"])
@pytest.mark.parametrize("language", list(Language))
def test_every_intent_has_an_answer_with_a_way_on(
    chat: Chat, name: str, plain: bool, called: bool, language: Language
):
    if called:
        chat.convene()
    for intent in INTENTS:
        said = Understood(intent, plain, language)

        def answered(office, said=said):
            speaker = chat.speaker(office, name)
            turn = Turn(speaker, speaker.person, office, Links(), words(language))
            try:
                return saying.follow(turn, said)
            except Refusal as refusal:
                return refusal_card(refusal, None, turn.w)

        reply = chat.office(answered)
        if isinstance(intent, intents.Thank):
            assert reply == Say(words(language).you_are_welcome)
            continue
        assert isinstance(reply, Show), intent
        assert lint(reply.card) == [], intent
        assert reply.card["actions"], intent
        assert reply.card["lang"] == language or isinstance(intent, intents.ChooseLanguage), intent


def test_free_text_changes_no_language_before_a_tap(chat: Chat):
    chat.convene()
    told = chat.says(METTE, "skriv på engelsk")
    assert told[-1] == "(Dansk) (English)"
    assert chat.person(METTE).language is Language.DA
