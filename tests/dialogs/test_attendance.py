"""Coming and staying away, as transcripts."""

from datetime import date, time

from meetings.model import AnswerKind, MeetingKind, Mode, Session
from tests.dialogs.stage import MARCH, Chat, Wristwatch

METTE, JONAS, LISE, OLE = "Mette Kjærgaard", "Jonas Østermark", "Lise Aabye", "Ole Hansen"

HEAD = "Styregruppen for Europæisk Kulturregion"
WHEN = "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30"
RECEIPT = [
    HEAD,
    "# Du er tilmeldt",
    WHEN,
    "Hvor: Teams (virtuelt møde)",
    "Deltager: Mette Kjærgaard, Viborg Kommune",
    "Registreret: Mandag den 18. januar 2027 kl. 10.14",
    "Kalenderaftalen sendes til mette@viborg.example.dk. Du kan ændre dit svar, indtil mødet begynder.",
    "(Ændr mit svar) (Foreslå et punkt) (Se dagsordenen)",
]
SUBSTITUTED = [
    HEAD,
    "# Jonas Østermark deltager for dig",
    WHEN,
    "Hvor: Teams (virtuelt møde)",
    "Afbud: Mette Kjærgaard, Viborg Kommune",
    "Stedfortræder: Jonas Østermark",
    "Registreret: Mandag den 18. januar 2027 kl. 10.14",
    "Jonas får indkaldelsen og kalenderaftalen. Din egen kalenderaftale bliver aflyst.",
    "(Ændr mit svar) (Se min status)",
]


def answer(chat: Chat, name: str) -> list[tuple[AnswerKind, str | None]]:
    """What stands in the books, day by day, with who comes instead."""
    person = chat.person(name).id

    def look(office):
        (mine,) = office.my_meetings(person)
        line = mine.line
        return [
            (line.answer(day).kind, one.substitute.name if (one := line.substitution(day)) else None)
            for day in mine.meeting.days
            if line.answer(day)
        ]

    return chat.office(look)


def test_tilmeld_shows_the_card_and_one_tap_attends(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "tilmeld") == [
        HEAD,
        "# Møde den 2. marts 2027",
        "Styregruppemøde",
        "Du er indkaldt for Viborg Kommune og har ikke svaret endnu.",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Svarfrist: Torsdag den 11. februar kl. 12.00",
        "(Jeg deltager) (Send stedfortræder) (Meld afbud) (Foreslå et punkt)",
    ]
    assert answer(chat, METTE) == []
    assert chat.taps(METTE, "Jeg deltager") == RECEIPT
    assert answer(chat, METTE) == [(AnswerKind.ONLINE, None)]


def test_a_known_substitute_takes_two_taps_and_no_typing(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    assert chat.taps(METTE, "Bekræft stedfortræder") == SUBSTITUTED  # behind "Send stedfortræder"
    assert answer(chat, METTE) == [(AnswerKind.DECLINED, JONAS)]


def test_afbud_asks_who_comes_instead(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "afbud") == [
        HEAD,
        "# Kan du ikke komme?",
        f"{WHEN} (uge 9)",
        "For: Viborg Kommune",
        f"Hvem deltager for dig? [{chat.person(JONAS).id}]",
        "Stedfortræderen får indkaldelsen og kalenderaftalen. Din egen aftale bliver aflyst.",
        "(Bekræft stedfortræder) (Meld afbud uden stedfortræder) (Fortryd)",
    ]
    assert chat.taps(METTE, "Bekræft stedfortræder") == SUBSTITUTED


def test_an_apology_takes_a_remark_and_asks_for_no_reason(chat: Chat):
    chat.convene()
    chat.says(METTE, "afbud")
    assert chat.taps(METTE, "Bekræft afbud", remark="Send mig gerne referatet.") == [
        HEAD,
        "# Dit afbud er registreret",
        WHEN,
        "Hvor: Teams (virtuelt møde)",
        "Afbud: Mette Kjærgaard, Viborg Kommune",
        "Din bemærkning: Send mig gerne referatet.",
        "Registreret: Mandag den 18. januar 2027 kl. 10.14",
        "Din kalenderaftale bliver aflyst. Tak, fordi du gav besked.",
        "(Ændr mit svar) (Se min status)",
    ]


def test_a_remark_that_is_too_long_changes_nothing(chat: Chat):
    chat.convene()
    chat.says(METTE, "afbud")
    told = chat.taps(METTE, "Bekræft afbud", remark="x" * 301)
    assert told[1:3] == [
        "# Noget af det, du skrev, kan jeg ikke bruge",
        "Teksten er for lang. Skriv højst 300 tegn.",
    ]
    assert answer(chat, METTE) == []


def test_somebody_else_is_named_on_a_form_that_keeps_what_was_typed(chat: Chat):
    chat.convene()
    chat.says(METTE, "afbud")
    form = [
        HEAD,
        "# Hvem deltager for dig?",
        WHEN,
        "For: Viborg Kommune",
        "Stedfortræderens navn []",
        "Stedfortræderens e-mail []",
        "Stedfortræderen får indkaldelsen og kan se, at du har oplyst navn og e-mail.",
        "(Bekræft stedfortræder) (Fortryd)",
    ]
    assert chat.taps(METTE, "Bekræft stedfortræder", substitute="other") == form
    assert chat.taps(METTE, "Bekræft stedfortræder", name="Karen Ny", email="karen") == [
        *form[:4],
        "Stedfortræderens navn [Karen Ny]",
        "Skriv en gyldig e-mailadresse, fx navn@kommune.dk.",
        "Stedfortræderens e-mail [karen]",
        *form[6:],
    ]
    told = chat.taps(METTE, "Bekræft stedfortræder", email="karen@viborg.example.dk")
    assert told[1] == "# Karen Ny deltager for dig"
    assert answer(chat, METTE) == [(AnswerKind.DECLINED, "Karen Ny")]


def test_free_text_is_shown_before_it_counts(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "jeg kan ikke d. 2. marts, Jonas Østermark kommer i stedet") == [
        HEAD,
        "# Har jeg forstået dig rigtigt?",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Afbud: Mette Kjærgaard, Viborg Kommune",
        "Stedfortræder: Jonas Østermark, Viborg Kommune",
        "Der er ikke registreret noget endnu.",
        "(Ja, send stedfortræder) (Nej, fortryd) (Et andet møde)",
    ]
    assert answer(chat, METTE) == []
    assert chat.taps(METTE, "Ja, send stedfortræder") == SUBSTITUTED


def test_no_leaves_everything_as_it_was(chat: Chat):
    chat.convene()
    chat.says(METTE, "jeg kommer desværre ikke den 2. marts")
    assert chat.taps(METTE, "Nej, fortryd")[1:3] == [
        "# Så er der ikke ændret noget",
        "Alt står, som det gjorde før.",
    ]
    assert answer(chat, METTE) == []


def test_free_text_that_declines_offers_a_substitute_beside_the_yes(chat: Chat):
    chat.convene()
    told = chat.says(METTE, "jeg kommer desværre ikke den 2. marts")
    assert told[-3:] == [
        "Dit svar: Afbud",
        "Der er ikke registreret noget endnu.",
        "(Ja, meld afbud) (Send stedfortræder) (Nej, fortryd) (Et andet møde)",
    ]
    assert chat.taps(METTE, "Send stedfortræder")[1] == "# Kan du ikke komme?"
    chat.says(METTE, "jeg kommer desværre ikke den 2. marts")
    assert chat.taps(METTE, "Ja, meld afbud")[1] == "# Dit afbud er registreret"


def test_a_substitute_the_books_do_not_know_gets_the_short_form_with_the_name_filled_in(chat: Chat):
    chat.convene()
    told = chat.says(METTE, "jeg kan ikke komme den 2. marts, Karen Ny kommer i stedet")
    assert told[1:7] == [
        "# Hvem deltager for dig?",
        WHEN,
        "For: Viborg Kommune",
        "Stedfortræderens navn [Karen Ny]",
        "Stedfortræderens e-mail []",
        "Stedfortræderen får indkaldelsen og kan se, at du har oplyst navn og e-mail.",
    ]
    assert answer(chat, METTE) == []


def test_a_day_without_a_meeting_is_told_with_the_next(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "jeg kan ikke komme den 9. marts") == [
        HEAD,
        "# Du har intet møde tirsdag den 9. marts",
        "Dit næste møde er tirsdag den 2. marts 2027 kl. 9.30-11.30.",
        "(Se mødet) (Kommende møder) (Hjælp)",
    ]


def test_several_meetings_are_chosen_between(chat: Chat):
    chat.convene()
    chat.seminar()
    assert chat.says(METTE, "tilmeld") == [
        "Styrmand",
        "# Hvilket møde mener du?",
        "Møde den 2. marts 2027: Styregruppemøde",
        "Seminar den 9.-10. juni 2027: Styregruppemøde",
        "(Den 2. marts 2027) (Den 9.-10. juni 2027)",
    ]
    assert chat.taps(METTE, "Den 9.-10. juni 2027")[1] == "# Seminar den 9.-10. juni 2027"


def test_nobody_is_left_with_nothing_when_there_is_no_meeting(chat: Chat):
    assert chat.says(METTE, "tilmeld") == [
        "Styrmand",
        "# Du har ingen møder lige nu",
        "Når sekretariatet indkalder til det næste, får du besked her.",
        "(Kommende møder) (Hjælp)",
    ]


def test_a_seminar_offers_both_days_and_each(chat: Chat):
    chat.seminar()
    assert chat.says(METTE, "tilmeld")[4:] == [
        "Dag 1: Onsdag den 9. juni 2027 kl. 10.00-17.00 (uge 23)",
        "Dag 2: Torsdag den 10. juni 2027 kl. 9.00-15.00 (uge 23)",
        "Hvor: Regionshuset, Viborg",
        "Svarfrist: Fredag den 21. maj kl. 12.00",
        "(Jeg deltager begge dage) (Kun onsdag) (Kun torsdag)",
        "(Send stedfortræder) (Meld afbud) (Foreslå et punkt)",
    ]
    card = chat.last[METTE]
    assert chat.taps(METTE, "Kun onsdag") == [
        HEAD,
        "# Dit svar er registreret",
        "Dag 1: Onsdag den 9. juni: du deltager",
        "Dag 2: Torsdag den 10. juni: afbud",
        "Registreret: Mandag den 18. januar 2027 kl. 10.14",
        "Du kan ændre dit svar, indtil mødet begynder.",
        "(Ændr mit svar) (Foreslå et punkt) (Se dagsordenen)",
    ]
    assert answer(chat, METTE) == [(AnswerKind.ONSITE, None), (AnswerKind.DECLINED, None)]
    assert chat.taps(METTE, "Jeg deltager begge dage", card=card)[1] == "# Du er tilmeldt"
    assert chat.taps(METTE, "Bekræft stedfortræder", card=card, **{"days-instead": "2"})[2:4] == [
        "Dag 1: Onsdag den 9. juni: du deltager",
        "Dag 2: Torsdag den 10. juni: afbud – Jonas Østermark deltager for dig",
    ]
    assert (
        chat.taps(METTE, "Bekræft afbud", card=card, **{"days-away": "1"})[2]
        == "Dag 1: Onsdag den 9. juni: afbud"
    )
    assert answer(chat, METTE) == [(AnswerKind.DECLINED, None), (AnswerKind.DECLINED, JONAS)]


def test_a_day_of_a_seminar_that_is_named_is_the_only_one_meant(chat: Chat):
    chat.seminar()
    told = chat.says(METTE, "jeg kan ikke komme den 10. juni")
    assert told[2:5] == [
        "Hvornår: Torsdag den 10. juni 2027 kl. 9.00-15.00 (uge 23)",
        "Hvor: Regionshuset, Viborg",
        "Dit svar: Afbud",
    ]
    chat.taps(METTE, "Ja, meld afbud")
    assert answer(chat, METTE) == [(AnswerKind.DECLINED, None)]


def test_three_days_are_chosen_from_a_list(chat: Chat):
    days = tuple(Session(number, date(2027, 6, 8 + number), time(10), time(16)) for number in (1, 2, 3))
    chat.convene(days, mode=Mode.ONSITE, kind=MeetingKind.SEMINAR)
    chat.says(METTE, "tilmeld")
    assert chat.taps(METTE, "Bekræft dage", **{"days-some": "1,3"})[2:5] == [
        "Dag 1: Onsdag den 9. juni: du deltager",
        "Dag 2: Torsdag den 10. juni: afbud",
        "Dag 3: Fredag den 11. juni: du deltager",
    ]


def test_a_hybrid_meeting_asks_how(chat: Chat):
    chat.convene(mode=Mode.HYBRID)
    assert chat.says(METTE, "tilmeld")[-2:] == [
        "(Jeg deltager fysisk) (Jeg deltager på Teams)",
        "(Send stedfortræder) (Meld afbud) (Foreslå et punkt)",
    ]
    assert chat.taps(METTE, "Jeg deltager på Teams")[5] == "Hvordan: På Teams"
    assert chat.says(METTE, "jeg deltager fysisk den 2. marts")[-1] == (
        "(Ja, tilmeld mig) (Nej, fortryd) (Et andet møde)"
    )
    assert chat.taps(METTE, "Ja, tilmeld mig")[5] == "Hvordan: Fysisk"
    assert chat.says(METTE, "jeg vil gerne være med den 2. marts")[-1] == (
        "(Jeg deltager fysisk) (Jeg deltager på Teams) (Nej, fortryd) (Et andet møde)"
    )


def test_an_answer_can_be_changed_until_the_meeting_begins_and_is_marked_late(chat: Chat, watch: Wristwatch):
    chat.convene()
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    watch.forward(days=30)
    assert chat.taps(METTE, "Ændr mit svar")[3:7] == [
        "Du er indkaldt for Viborg Kommune. Dit svar nu: Du deltager.",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Svarfrist: Torsdag den 11. februar kl. 12.00 – fristen er overskredet, men du kan stadig svare",
    ]
    card = chat.last[METTE]
    assert chat.taps(METTE, "Bekræft afbud")[5:7] == [
        "Registreret: Onsdag den 17. februar 2027 kl. 10.14",
        "Svarfristen var torsdag den 11. februar kl. 12.00. "
        "Dit svar er taget med, og sekretariatet kan se, at det kom efter fristen.",
    ]
    watch.forward(days=20)
    assert chat.taps(METTE, "Jeg deltager", card=card) == [
        HEAD,
        "# Mødet er begyndt",
        WHEN,
        "Hvor: Teams (virtuelt møde)",
        "Derfor kan svaret ikke ændres her længere. Sig det til sekretariatet, så retter de listen.",
        "(Kommende møder) (Se min status) (Skriv til sekretariatet (mail))",
    ]


def test_the_same_answer_twice_is_the_same_receipt(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    card = chat.last[METTE]
    assert chat.taps(METTE, "Jeg deltager", card=card) == RECEIPT
    assert chat.taps(METTE, "Jeg deltager", card=card) == RECEIPT


def test_a_substitute_sees_for_whom_and_may_step_back(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Bekræft stedfortræder")
    assert chat.says(JONAS, "tilmeld")[3:] == [
        "Du deltager for Mette Kjærgaard, Viborg Kommune.",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "(Jeg kan ikke alligevel) (Foreslå et punkt)",
    ]
    assert chat.taps(JONAS, "Bekræft afbud") == [
        HEAD,
        "# Du er meldt fra",
        WHEN,
        "Du deltager ikke længere for Mette Kjærgaard, som får besked. Din kalenderaftale bliver aflyst.",
        "(Se min status) (Hjælp)",
    ]
    assert answer(chat, METTE) == [(AnswerKind.DECLINED, None)]


def test_a_colleague_who_is_called_himself_cannot_come_instead(chat: Chat):
    chat.convene()
    told = chat.says("Vibeke Jensen", "jeg kan ikke den 2. marts, Anders Aagaard kommer i stedet")
    assert told[5] == "Stedfortræder: Anders Aagaard, Aarhus Kommune"
    assert chat.taps("Vibeke Jensen", "Ja, send stedfortræder")[1:3] == [
        "# Den stedfortræder går ikke",
        "Vedkommende er selv indkaldt til mødet og har sin egen plads. Vælg en anden.",
    ]


def test_whoever_is_not_called_is_told_so_and_may_look(chat: Chat):
    chat.convene()
    assert chat.sends(JONAS, "show.meeting", meeting=MARCH)[3] == (
        "Du er ikke indkaldt til dette møde, men kan følge med her."
    )
    told = chat.sends(JONAS, "answer.decline", meeting=MARCH, round="1", revision="2")
    assert told[1] == "# Du er ikke indkaldt til mødet"


def test_english_is_answered_in_english_and_so_are_the_taps_that_follow(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "I cannot come on 2 March, Jonas Østermark will come instead")[1:] == [
        "# Did I understand you right?",
        "When: Tuesday 2 March 2027, 9:30-11:30 (week 9)",
        "Where: Teams (online meeting)",
        "Declined: Mette Kjærgaard, Viborg Kommune",
        "Substitute: Jonas Østermark, Viborg Kommune",
        "Nothing has been registered yet.",
        "(Yes, send a substitute) (No, leave it) (Another meeting)",
    ]
    assert chat.taps(METTE, "Yes, send a substitute")[1] == "# Jonas Østermark comes for you"
