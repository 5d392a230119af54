"""Several meetings in one message: each is told as it was understood, nothing is registered, and half an answer is none."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.intents import Attend, AttendInPart, Decline, Intent, NotUnderstood, Several, Understood
from dialogs.speech import understand
from meetings.model import Mode, Session
from tests.dialogs.group import APRIL, APRIL_TOO, JUNE, LEXICON, MARCH
from tests.dialogs.stage import Chat
from tests.dialogs.test_attendance import METTE

BOTH = Several((Attend(MARCH), Decline(JUNE)))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("2/3 ja, 3/6 nej", BOTH),
        ("2/3: ja, 3/6: nej", BOTH),
        ("2/3 ja 3/6 nej", BOTH),
        ("ja 2/3 nej 3/6", BOTH),
        ("2/3 kommer jeg 3/6 kan jeg ikke", BOTH),
        ("2/3 ✅ 3/6 ❌", BOTH),
        ("ja til marts, nej til juni", BOTH),
        ("Jeg kommer den 2. marts, men kan ikke den 3. juni", BOTH),
        ("jeg kan d. 2/3 men ikke til junimødet", BOTH),
        ("I can do 2 March but not 3 June", BOTH),
        ("jeg kommer 2/3 og 3/6", Several((Attend(MARCH), Attend(JUNE)))),
        (
            "jeg kommer d. 2/3, 13/4 og 3/6",
            Several((Attend(MARCH), Attend(APRIL), Attend(JUNE))),
        ),
        ("afbud til seminaret, ja til 2/3", Several((Decline(APRIL, whole=True), Attend(MARCH)))),
        # one seminar is one meeting
        ("ja den 13/4 nej den 14/4", Attend(APRIL)),
        ("seminar: ja den 13. april, nej den 14. april", Attend(APRIL)),
        ("jeg kommer 13/4 og 14/4", Attend(APRIL, whole=True)),
        ("nej den 13/4, ja den 14/4", Attend(APRIL_TOO)),
        ("overnatter ikke mellem d 13 og 14 men er med begge dage", Attend(APRIL, whole=True)),
        ("Seminaret: jeg kommer den 13.", Attend(APRIL)),
        (
            "Tak for seminaret i april. Jeg kan kun den første dag, da vi har byrådsmøde den 14.",
            Attend(APRIL),
        ),
        ("jeg kan kun den 13. april, fordi vi har møde den 14.", Attend(APRIL)),
        (
            "2. marts: kommer. Seminar: afbud. 3. juni: kommer online",
            Several((Attend(MARCH), Decline(APRIL, whole=True), Attend(JUNE, online=True))),
        ),
        (
            "can't do 2 March, but 13-14 April and 3 June are fine",
            Several((Decline(MARCH), Attend(APRIL, whole=True), Attend(JUNE))),
        ),
        ("jeg kommer ikke d. 2/3 men d. 3/6", Several((Decline(MARCH), Attend(JUNE)))),
    ],
)
def test_each_has_its_answer(text: str, intent: Intent):
    heard = understand(text, LEXICON)
    assert isinstance(heard, Understood), heard
    assert heard.intent == intent


@pytest.mark.parametrize(
    "text",
    [
        "ja til 2/3, måske til 3/6",
        "jeg kommer 2/3 men 3/6 ved jeg ikke",
        "ja tak til den 2. 3., og til seminaret begge dage, men ikke til junimødet",
        "den 2. marts ja, den 3. juni er mere tvivlsom",
        "ja den 2/3 nej den 2/3",
        "jeg er der ikke men lytter med på teams d. 2/3",
        "ja 2/3 og Karen kommer 3/6 i stedet for mig",
    ],
)
def test_half_an_answer_is_asked_back(text: str):
    assert isinstance(understand(text, LEXICON), NotUnderstood)


def test_a_day_that_is_asked_after_is_not_answered():
    heard = understand("kan ikke 2/3. 3/6?", LEXICON)
    assert isinstance(heard, Understood)
    assert heard.intent == Decline(MARCH)


@pytest.mark.parametrize("text", ["jeg kommer, fordi", "fordi", "kan ikke, pga"])
def test_a_reason_that_is_not_given_is_no_fault(text: str):
    understand(text, LEXICON)


YES = st.sampled_from(["jeg kommer {}", "ja til {}", "{} kan jeg godt", "tilmeld mig {}", "jeg deltager {}"])
NO = st.sampled_from(
    ["jeg kan ikke {}", "afbud {}", "nej til {}", "{} kan jeg ikke", "jeg melder afbud til {}"]
)


@settings(deadline=None)
@given(YES, NO, st.permutations([MARCH, JUNE]), st.booleans(), st.sampled_from([", ", ". ", "\n", ", men "]))
def test_a_yes_and_a_no_are_never_one_of_the_two(
    yes: str, no: str, days: list[date], first: bool, joint: str
):
    said = [yes.format(_written(days[0])), no.format(_written(days[1]))]
    text = joint.join(said if first else said[::-1])
    heard = understand(text, LEXICON)
    answers: tuple[Attend | Decline, ...] = (Attend(days[0]), Decline(days[1]))
    assert isinstance(heard, NotUnderstood) or heard.intent == Several(answers if first else answers[::-1])


def _written(day: date) -> str:
    return f"d. {day.day}/{day.month}"


def test_the_card_tells_each_and_registers_nothing(chat: Chat):
    chat.convene()
    chat.seminar()
    chat.convene((Session(1, date(2027, 9, 7), time(9, 30), time(11, 30)),), mode=Mode.HYBRID)
    assert chat.says(METTE, "ja til 2/3, nej til seminaret, 7/9 kommer jeg på teams") == [
        "Styrmand",
        "# Har jeg forstået dig rigtigt?",
        "Møde den 2. marts 2027: Du deltager",
        "Seminar den 9.-10. juni 2027: Afbud",
        "Møde den 7. september 2027: Du deltager på Teams",
        "Jeg har ikke registreret noget. Svar på hvert møde for sig.",
        "(Den 2. marts 2027) (Den 9.-10. juni 2027) (Den 7. september 2027) (Kommende møder)",
    ]


def test_one_day_of_a_seminar_is_told_as_that_day(chat: Chat):
    chat.convene()
    chat.seminar()
    assert chat.says(METTE, "ja til 2/3, nej til d. 9/6")[2:4] == [
        "Møde den 2. marts 2027: Du deltager",
        "Seminar den 9.-10. juni 2027: Afbud (onsdag den 9. juni)",
    ]


def test_from_a_day_on_is_asked_back_with_the_meetings_of_that_time(chat: Chat):
    chat.convene()
    chat.seminar()
    assert chat.says(METTE, "jeg kommer fra 1. april") == [
        "Styrmand",
        "# Er du med fra torsdag den 1. april?",
        "Ét møde ligger i den tid:",
        "Seminar den 9.-10. juni 2027: Mangler – svarfrist fredag den 21. maj kl. 12.00",
        "Jeg har ikke registreret noget. Svar på hvert møde for sig.",
        "(Den 9.-10. juni 2027) (Kommende møder)",
    ]


def test_from_a_day_on_where_nothing_is_called_yet(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "jeg kommer fra 1. september")[1:3] == [
        "# Er du med fra onsdag den 1. september?",
        "Fra den dag er der endnu ingen møder, som du er indkaldt til. Jeg har ikke registreret noget.",
    ]


def test_a_seminar_named_by_its_word_is_answered_whole_by_one_tap(chat: Chat):
    chat.convene()
    chat.seminar()
    chat.says(METTE, "tilmeld mig seminaret")
    assert "Dag 2: Torsdag den 10. juni 2027 kl. 9.00-15.00 (uge 23)" in chat.says(
        METTE, "tilmeld mig seminaret"
    )
    chat.taps(METTE, "Ja, tilmeld mig")
    assert "Seminar den 9.-10. juni 2027: Du deltager" in chat.says(METTE, "status")


def test_who_names_the_first_day_of_a_seminar_says_whether_he_means_all_of_it(chat: Chat):
    chat.seminar()
    told = chat.says(METTE, "jeg kommer til seminaret den 9. juni")
    assert told[-1] == "(Kun onsdag) (Jeg deltager begge dage) (Nej, fortryd) (Et andet møde)"
    chat.taps(METTE, "Jeg deltager begge dage")
    assert "Dit svar: Du deltager" in chat.says(METTE, "status")


# What follows "men"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Jeg kommer, men må gå kl. 11", AttendInPart(remark="må gå kl. 11")),
        ("jeg kommer d. 2/3 men tager børnene med", AttendInPart(MARCH, "tager børnene med")),
        ("jeg kommer, men har I parkering?", Attend()),
        ("forsinket ca 20 min d. 2/3 men kommer", AttendInPart(MARCH, "forsinket ca 20 min d. 2/3")),
        (
            "jeg kan ikke komme før kl 10 d. 2. marts",
            AttendInPart(MARCH, "jeg kan ikke komme før kl 10 d. 2. marts"),
        ),
        ("jeg kan ikke komme kl. 9.30 d. 2. marts", Decline(MARCH)),
        ("er på kursus til kl 11 d. 2. marts", AttendInPart(MARCH, "er på kursus til kl 11 d. 2. marts")),
        ("jeg kan ikke d. 2/3, er på kursus til kl 11", Decline(MARCH)),
        ("jeg kommer fra kl. 10 den 2. marts", AttendInPart(MARCH, "jeg kommer fra kl. 10 den 2. marts")),
        ("jeg kommer for sent", AttendInPart(remark="jeg kommer for sent")),
        ("kommer 10 min for sent", AttendInPart(remark="kommer 10 min for sent")),
        ("jeg bliver lidt forsinket", AttendInPart(remark="jeg bliver lidt forsinket")),
        ("I'll be 10 minutes late", AttendInPart(remark="I'll be 10 minutes late")),
        (
            "Vil du sige til Connie at jeg er 10 min forsinket d. 2. marts",
            AttendInPart(MARCH, "jeg er 10 min forsinket d. 2. marts"),
        ),
    ],
)
def test_a_but_and_being_late_are_not_dropped(text: str, intent: Intent):
    heard = understand(text, LEXICON)
    assert isinstance(heard, Understood)
    assert heard.intent == intent


# Below a quoted card

CALL = "> Indkaldelse: Møde den 2. marts 2027. Svar senest torsdag den 11. februar kl. 12.00.\n"


@pytest.mark.parametrize(
    ("quoted", "intent"),
    [
        (f"{CALL}ja", Attend(MARCH)),
        (f"{CALL}nej", Decline(MARCH)),
        (f"{CALL}nej desværre", Decline(MARCH)),
        (f"{CALL}ja på teams", Attend(MARCH, online=True)),
        (f"{CALL}ja til den 3. juni", Attend(JUNE)),
        (
            "> Indkaldelse: Seminar den 13.-14. april 2027. Svar senest fredag.\nafbud",
            Decline(APRIL, whole=True),
        ),
        (
            "> We miss your answer to the meeting on 2 March 2027. Please answer by Thursday\nno",
            Decline(MARCH),
        ),
        ("> Kommer du til mødet den 2. marts?\nJa", Attend(MARCH)),
    ],
)
def test_a_bare_answer_is_to_the_meeting_the_quoted_card_calls_to(quoted: str, intent: Intent):
    heard = understand(quoted, LEXICON)
    assert isinstance(heard, Understood), heard
    assert (heard.intent, heard.plain) == (intent, False)


@pytest.mark.parametrize(
    "quoted",
    [
        "> Du deltager: mødet den 2. marts 2027. Er det rigtigt?\nnej",
        "> Dit svar til mødet den 2. marts 2027 er ændret til: afbud. Var det dig?\nja",
        "> Møde den 2. marts 2027. Dit svar: du deltager.\nnej",
        "> Kommer du den 2. marts eller den 3. juni?\nja",
        "> Svar senest torsdag den 11. februar\nja",
        "> Møde den 2. marts 2027\nnej",
    ],
)
def test_where_the_quote_calls_to_no_one_meeting_it_is_asked_back(quoted: str):
    assert isinstance(understand(quoted, LEXICON), NotUnderstood)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([MARCH, APRIL, APRIL_TOO, JUNE]), max_size=3),
    st.sampled_from(["ja", "nej", "afbud"]),
)
def test_of_several_meetings_in_a_quote_none_is_guessed(days: list[date], answer: str):
    heard = understand(f"> Svar senest: {', '.join(map(short_date_da, days))}\n{answer}", LEXICON)
    of_one = [meeting for meeting in ({MARCH}, {APRIL, APRIL_TOO}, {JUNE}) if days and set(days) <= meeting]
    assert isinstance(heard, Understood) == bool(of_one) or answer == "afbud"
    if isinstance(heard, Understood) and isinstance(heard.intent, Attend | Decline):
        assert heard.intent.day is None or heard.intent.day in days


def short_date_da(day: date) -> str:
    return f"den {day.day}. {['januar', 'februar', 'marts', 'april', 'maj', 'juni'][day.month - 1]}"
