"""What is asked or told in the same message as an answer is heard, too."""

from datetime import date

import pytest

from dialogs.intents import (
    AnswerFor,
    AskAgenda,
    AskContact,
    AskMeetings,
    AskMissing,
    Attend,
    Away,
    Beside,
    Decline,
    Intent,
    Lexicon,
    Matter,
    Move,
    NamedPerson,
    Propose,
    Their,
    Understood,
)
from dialogs.speech import understand
from meetings.model import PersonId
from tests.dialogs.stage import Chat
from tests.dialogs.test_attendance import METTE

LEXICON = Lexicon(date(2027, 1, 10), (date(2027, 3, 2),), ((PersonId(2), "Ellen Borg"),))
LUNCH = AskContact(Matter.PRACTICAL, about="frokost")
PRACTICAL = AskContact(Matter.PRACTICAL)


@pytest.mark.parametrize(
    ("text", "written", "wanted"),
    [
        ("Jeg deltager. Er der frokost?", "Er der frokost?", LUNCH),
        ("Er der frokost? Jeg deltager", "Er der frokost?", LUNCH),
        ("Jeg kommer, er der p-pladser?", "er der p-pladser?", PRACTICAL),
        ("Jeg deltager. Jeg er vegetar.", "Jeg er vegetar", PRACTICAL),
        ("Jeg kan ikke d. 2. marts. Hvornår er næste møde?", "Hvornår er næste møde?", AskMeetings(True)),
        ("Jeg kommer. Hvad står der på dagsordenen?", "Hvad står der på dagsordenen?", AskAgenda()),
        ("ja til næste møde. er der frokost?", "er der frokost?", LUNCH),
        ("nej til næste møde, hvornår er det næste?", "hvornår er det næste?", AskMeetings(True)),
        (
            "Jeg kommer, og så vil jeg gerne have et punkt på om scenekunst",
            "og så vil jeg gerne have et punkt på om scenekunst",
            Propose("scenekunst"),
        ),
        (
            "Jeg kommer. Ellen Borg kommer ikke",
            "Ellen Borg kommer ikke",
            AnswerFor(NamedPerson("Ellen Borg", PersonId(2)), Their.DECLINES),
        ),
        (
            "jeg er på ferie til og med 5. januar, men kommer 2/3",
            "jeg er på ferie til og med 5. januar",
            Away(None, date(2028, 1, 5)),
        ),
        (
            "jeg kommer med toget d. 2. marts, hvor parkerer man?",
            "jeg kommer med toget d. 2. marts",
            Attend(),
        ),
        ("Jeg kommer\n\nHar du set min hund?", "Har du set min hund?", None),
        (
            "I'll be there. Is there parking?",
            "Is there parking?",
            AskContact(Matter.PRACTICAL, about="parking"),
        ),
    ],
)
def test_a_question_beside_an_answer_is_told_with_what_is_wanted(
    text: str, written: str, wanted: Intent | None
):
    heard = understand(text, LEXICON)
    assert isinstance(heard, Understood)
    assert heard.beside == (Beside(written, wanted),)


@pytest.mark.parametrize(
    "text",
    [
        "Jeg kommer, ok?",
        "Jeg kommer. Ok?",
        "Afbud. Ellen Borg kommer i stedet, er det i orden?",
        "Jeg melder afbud. Må Ellen Borg komme i stedet?",
        "Jeg kommer! Vi ses",
        "Hej, jeg deltager. Tak for invitationen",
        "Kommer du til mødet?\nJa, jeg kommer",
        "er der frokost?",
    ],
)
def test_an_answer_alone_has_nothing_beside_it(text: str):
    heard = understand(text, LEXICON)
    assert not isinstance(heard, Understood) or heard.beside == ()


@pytest.mark.parametrize(
    ("asked", "way_on"),
    [
        (
            "Er der frokost?",
            "Du kan altid skrive eller ringe til Fællessekretariatet: kultur@rm.example.dk, telefon 78 41 00 00.",
        ),
        ("Hvornår er næste møde?", "Skriv det igen for sig selv, så svarer jeg på det."),
    ],
)
def test_the_way_on_stands_below_the_answer_and_takes_no_buttons_place(chat: Chat, asked: str, way_on: str):
    chat.convene()
    assert chat.says(METTE, f"Jeg deltager. {asked}")[-3:] == [
        f"Du skriver også: »{asked}«",
        way_on,
        "(Ja, tilmeld mig) (Nej, fortryd) (Et andet møde)",
    ]


def test_what_sounds_like_an_answer_beside_a_question_is_said_not_to_be_one(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "jeg kommer med toget d. 2. marts, hvor parkerer man?")[-3:-1] == [
        "Du skriver også: »jeg kommer med toget d. 2. marts«",
        "Det har jeg ikke registreret som et svar. Svar på mødet, så tæller det.",
    ]


@pytest.mark.parametrize("text", ["Ja. Er der frokost?", "Er der frokost? Ja"])
def test_a_bare_yes_beside_a_question_is_told_and_not_taken_for_an_answer(text: str):
    told = understand(text, LEXICON)
    assert isinstance(told, Understood)
    assert (told.intent, told.beside) == (LUNCH, (Beside("Ja", Attend()),))


def test_several_questions_are_all_told_each_with_its_way_on():
    heard = understand(
        "Jeg deltager. Er der frokost? Og hvem kommer fra Viborg? Hvornår er næste møde? Er der frokost?",
        LEXICON,
    )
    assert isinstance(heard, Understood)
    assert heard.beside == (
        Beside("Er der frokost?", LUNCH),
        Beside("Og hvem kommer fra Viborg?", AskMissing()),
        Beside("Hvornår er næste møde?", AskMeetings(True)),
    )


@pytest.mark.parametrize(
    ("text", "intent", "beside"),
    [
        (
            "Er der frokost? Og hvornår er næste møde?",
            LUNCH,
            (Beside("Og hvornår er næste møde?", AskMeetings(True)),),
        ),
        ("Hej, er der nogen? Hvornår er næste møde?", AskMeetings(True), ()),
        ("Hvornår er næste møde? Hvor er det?", AskMeetings(True), ()),
    ],
)
def test_of_two_questions_the_one_that_is_not_answered_is_told(
    text: str, intent: Intent, beside: tuple[Beside, ...]
):
    heard = understand(text, LEXICON)
    assert isinstance(heard, Understood)
    assert (heard.intent, heard.beside) == (intent, beside)


def test_a_wish_for_the_secretariat_is_told_beside_an_answer():
    heard = understand("flyt venligst mødet, jeg kan ikke den dag", LEXICON)
    assert isinstance(heard, Understood)
    assert (heard.intent, heard.beside) == (Decline(), (Beside("flyt venligst mødet", Move()),))


def test_what_goes_the_same_way_stands_together_and_nobody_is_sent_in_a_circle(chat: Chat):
    """Who has answered is the secretariat's to see; a member is shown to them at once."""
    chat.convene()
    assert chat.says(METTE, "Jeg deltager. Er der frokost? Hvornår er næste møde? Og hvem har svaret?")[
        -6:
    ] == [
        "Du skriver også: »Er der frokost?«",
        "Du skriver også: »Og hvem har svaret?«",
        "Du kan altid skrive eller ringe til Fællessekretariatet: kultur@rm.example.dk, telefon 78 41 00 00.",
        "Du skriver også: »Hvornår er næste møde?«",
        "Skriv det igen for sig selv, så svarer jeg på det.",
        "(Ja, tilmeld mig) (Nej, fortryd) (Et andet møde)",
    ]


def test_it_is_heard_where_there_is_no_meeting_to_answer(chat: Chat):
    assert chat.says(METTE, "Jeg deltager. Hvornår er næste møde?")[-3:-1] == [
        "Du skriver også: »Hvornår er næste møde?«",
        "Skriv det igen for sig selv, så svarer jeg på det.",
    ]
