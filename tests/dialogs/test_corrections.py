"""Being away for a time, taking back what was said before, and questions only the secretariat can answer."""

from datetime import date, time

import pytest

from dialogs.heard import Scope
from meetings.model import AgendaItem, AnswerKind, ItemId, ItemState, Membership, Mode, Role, Session
from tests.dialogs.stage import AARHUS, GROUP, MARCH, STRICT, Chat, Wristwatch
from tests.dialogs.test_attendance import HEAD, METTE

NOTHING = "Jeg har ikke registreret noget. Svar på hvert møde for sig."
OTHERS = (
    "Kommer der andre møder, bliver du indkaldt til dem som sædvanlig. Skal en anden have din plads imens, så skriv til "
    "sekretariatet."
)
LAST = "Det er det møde, du svarede på sidst. Dit svar gælder, indtil du trykker på et andet."


def both_groups(chat: Chat, day: date = date(2027, 3, 4)) -> None:
    """Mette sits in two groups that meet in the same week."""
    mette = chat.person(METTE)
    seat = Membership(mette, Role.MEMBER, date(2024, 1, 1), order=9)
    chat.office(lambda office: office.records.put_membership(STRICT.id, seat))
    chat.convene(mode=Mode.HYBRID)
    chat.convene((Session(1, day, time(13), time(15)),), committee=STRICT)


# Away for a time


def test_a_leave_is_asked_back_with_the_meetings_that_fall_in_it(chat: Chat):
    chat.convene()
    chat.seminar()
    assert chat.says(METTE, "Jeg er på barsel til september") == [
        "Styrmand",
        "# Er du væk til og med tirsdag den 31. august?",
        "2 møder ligger i den tid:",
        "Møde den 2. marts 2027: Mangler – svarfrist torsdag den 11. februar kl. 12.00",
        "Seminar den 9.-10. juni 2027: Mangler – svarfrist fredag den 21. maj kl. 12.00",
        NOTHING,
        OTHERS,
        "(Den 2. marts 2027) (Den 9.-10. juni 2027) (Skriv til sekretariatet (mail)) (Kommende møder)",
    ]
    assert chat.taps(METTE, "Den 2. marts 2027")[:2] == [HEAD, "# Møde den 2. marts 2027"]


def test_meetings_after_the_leave_are_no_part_of_it(chat: Chat):
    chat.convene()
    chat.seminar()
    told = chat.says(METTE, "jeg er på orlov fra 1. marts til 20. april")
    assert told[1:4] == [
        "# Er du væk fra mandag den 1. marts til og med tirsdag den 20. april?",
        "Ét møde ligger i den tid:",
        "Møde den 2. marts 2027: Mangler – svarfrist torsdag den 11. februar kl. 12.00",
    ]


def test_a_seminar_is_in_the_time_when_one_of_its_days_is(chat: Chat):
    chat.seminar()
    assert "Ét møde ligger i den tid:" in chat.says(METTE, "jeg er på ferie fra 10. juni til 20. juni")


def test_a_leave_without_meetings_says_so(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "jeg er på ferie i uge 8") == [
        "Styrmand",
        "# Er du væk fra mandag den 22. februar til og med søndag den 28. februar?",
        "Der er ingen møder i den tid, som du er indkaldt til.",
        OTHERS,
        "(Skriv til sekretariatet (mail)) (Kommende møder)",
    ]


# Taken back


def test_right_after_an_answer_a_correction_is_of_that_meeting(chat: Chat):
    both_groups(chat)
    chat.says(METTE, "jeg deltager den 2. marts fysisk")
    chat.taps(METTE, "Ja, tilmeld mig")
    assert chat.says(METTE, "nej, online alligevel")[:5] == [
        HEAD,
        "# Har jeg forstået dig rigtigt?",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30 (uge 9)",
        "Hvor: Regionshuset, Viborg – eller på Teams",
        "Dit svar: Du deltager på Teams",
    ]
    assert registered(chat) == [AnswerKind.ONSITE]
    chat.taps(METTE, "Ja, tilmeld mig")
    assert registered(chat) == [AnswerKind.ONLINE]


def registered(chat: Chat) -> list[AnswerKind]:
    mette = chat.person(METTE).id

    def look(office):
        return [
            one.kind for mine in office.my_meetings(mette) for one in (mine.line.answers if mine.line else ())
        ]

    return chat.office(look)


@pytest.mark.parametrize(
    "text", ["fortryd", "glem det", "hov, det var en fejl", "jeg trykkede forkert", "undo"]
)
def test_undo_shows_the_meeting_answered_last_and_changes_nothing(chat: Chat, text: str):
    both_groups(chat)
    chat.says(METTE, "jeg deltager den 4. marts")
    chat.taps(METTE, "Ja, tilmeld mig")
    shown = chat.says(METTE, text)
    assert shown[0] == STRICT.name
    assert (
        LAST in shown
        or "This is the meeting you answered last. Your answer counts until you tap another." in shown
    )
    assert registered(chat) == [AnswerKind.ONLINE]


def test_an_hour_later_undo_is_of_nothing_in_particular(chat: Chat, watch: Wristwatch):
    both_groups(chat)
    chat.says(METTE, "jeg deltager den 4. marts")
    chat.taps(METTE, "Ja, tilmeld mig")
    watch.forward(hours=2)
    assert chat.says(METTE, "fortryd")[:2] == [HEAD, "# Din status"]


@pytest.mark.parametrize(
    "text",
    [
        "den anden gruppe",
        "det var det andet møde",
        "nej, jeg mente den 4. marts",
        "nej, jeg mente torsdag den 4.",
    ],
)
def test_the_other_meeting_is_opened_and_the_answer_to_the_first_is_told(chat: Chat, text: str):
    both_groups(chat)
    chat.says(METTE, "afbud den 2. marts")
    chat.taps(METTE, "Ja, meld afbud")
    assert chat.says(METTE, text)[:3] == [
        STRICT.name,
        "# Møde den 4. marts 2027",
        "Dit svar på mødet den 2. marts 2027 gælder stadig: Afbud.",
    ]
    assert registered(chat) == [AnswerKind.DECLINED]


def test_of_two_days_the_other_one_is_the_same_meeting(chat: Chat):
    chat.seminar()
    chat.says(METTE, "jeg deltager den 9. juni")
    chat.taps(METTE, "Kun onsdag")
    before = registered(chat)
    assert chat.says(METTE, "det var den anden dag")[:2] == [HEAD, "# Seminar den 9.-10. juni 2027"]
    assert registered(chat) == before


def test_of_a_day_after_a_no_nobody_knows_what_is_meant(chat: Chat):
    both_groups(chat)
    assert chat.says(METTE, "nej, den 4. marts")[:2] == ["Styrmand", "# Mente du et af disse?"]


def test_in_a_group_nothing_of_ones_own_is_taken_back_aloud(chat: Chat):
    both_groups(chat)
    chat.scope = Scope.GROUP
    for text in ("nej, online alligevel", "fortryd", "den anden gruppe", "jeg er på barsel til september"):
        assert chat.says(METTE, text)[1] == "# Skriv til mig personligt"


def test_two_groups_on_one_day_are_told_apart_by_name(chat: Chat):
    both_groups(chat, date(2027, 3, 2))
    assert chat.says(METTE, "jeg deltager den 2. marts") == [
        "Styrmand",
        "# Hvilket møde mener du?",
        f"Møde den 2. marts 2027: {GROUP.name} – Styregruppemøde",
        f"Møde den 2. marts 2027: {STRICT.name} – Styregruppemøde",
        "(Styregruppen for Europæisk) (Kulturmetropolens)",
    ]


# What only the secretariat knows


def test_a_practical_question_is_answered_with_the_meeting_and_the_secretariat(chat: Chat):
    chat.convene(mode=Mode.ONSITE)
    assert chat.says(METTE, "er der frokost?") == [
        HEAD,
        "# Det ved sekretariatet",
        "Det har ingen fortalt mig, og jeg sender ikke dit spørgsmål videre. Her er, hvad jeg ved om mødet. Spørg "
        "sekretariatet om resten.",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30 (uge 9)",
        "Hvor: Regionshuset, Viborg",
        "Hvordan: Fysisk",
        "Du kan altid skrive eller ringe til Fællessekretariatet: kultur@rm.example.dk, telefon 78 41 00 00.",
        "(Skriv til sekretariatet (mail)) (Svar på mødet) (Se min status) (Hjælp)",
    ]


def test_the_item_that_speaks_of_it_is_shown(chat: Chat):
    chat.convene(mode=Mode.ONSITE)
    chat.agenda()
    lunch = AgendaItem(ItemId(0), MARCH, "Frokost kl. 11.30", ItemState.ACCEPTED, "4")
    chat.office(lambda office: office.records.add_item(lunch))
    told = chat.says(METTE, "får vi frokost den 2. marts?")
    assert told[told.index("Det står på dagsordenen:") + 1] == "4. Frokost kl. 11.30"


def test_the_question_of_another_way_of_meeting_changes_nothing(chat: Chat):
    chat.convene(mode=Mode.ONSITE)
    told = chat.says(METTE, "Kan vi holde mødet online i stedet")
    assert told[1] == "# Sekretariatet bestemmer, hvordan mødet holdes"
    assert told[4:6] == ["Hvor: Regionshuset, Viborg", "Hvordan: Fysisk"]


def test_whoever_sits_nowhere_is_still_told_whom_to_ask(chat: Chat):
    assert chat.says("Lise Aabye", "er der parkering?")[1] == "# Det ved sekretariatet"


# Who proposed what


def test_a_member_sees_who_proposed_what_stands_on_the_agenda(chat: Chat):
    chat.convene()
    chat.agenda()
    theirs = AgendaItem(
        ItemId(0), MARCH, "Musikskoler", ItemState.ACCEPTED, "4", chat.person("Vibeke Jensen")
    )
    hidden = AgendaItem(ItemId(0), MARCH, "Noget andet", ItemState.SUBMITTED, "", chat.person("Ole Hansen"))
    for item in (theirs, hidden):
        chat.office(lambda office, item=item: office.records.add_item(item))
    told = chat.says(METTE, "hvem har foreslået punkt 4?")
    at = told.index("4. Musikskoler")
    assert told[at + 1] == f"{AARHUS.name} v/Vibeke Jensen"
    assert "Noget andet" not in " ".join(told)
    assert f"{AARHUS.name} v/Vibeke Jensen" not in chat.says(METTE, "dagsorden")


def test_where_nobody_proposed_anything_that_is_said(chat: Chat):
    chat.convene()
    chat.agenda()
    assert (
        "Sekretariatet har selv sat punkterne på. Forslag, der ikke er sat på, ser kun sekretariatet."
        in chat.says(METTE, "hvilke punkter har andre foreslået?")
    )
