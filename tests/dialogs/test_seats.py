"""Two seats a municipality: the third is told the rule in its own words, and what can be done."""

from meetings.model import AnswerKind
from tests.dialogs.stage import Chat
from tests.dialogs.test_attendance import HEAD, WHEN, answer

VIBEKE, ANDERS, ZENIA, ELLEN = "Vibeke Jensen", "Anders Aagaard", "Zenia Østergaard", "Ellen Pedersen"


def fill(chat: Chat) -> None:
    chat.convene()
    for name in (VIBEKE, ANDERS):
        chat.says(name, "tilmeld")
        chat.taps(name, "Jeg deltager")


def third(chat: Chat) -> list[str]:
    chat.says(ZENIA, "tilmeld")
    return chat.taps(ZENIA, "Jeg deltager")


def test_the_third_is_refused_with_the_clause_and_three_ways_on(chat: Chat):
    fill(chat)
    assert third(chat) == [
        HEAD,
        "# Begge pladser er taget",
        WHEN,
        "Aarhus Kommune har 2 pladser. De er taget af Vibeke Jensen og Anders Aagaard.",
        "Det står der i aftalen",
        "»I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.«",
        "Aftale om kultursamarbejde i Region Midtjylland",
        "Du er ikke tilmeldt endnu. Kom på venteliste, eller spørg en kollega, om du må få pladsen.",
        "(Skriv mig på venteliste)",
        "(Spørg Vibeke om pladsen) (Spørg Anders om pladsen) (Meld afbud uden stedfortræder)",
    ]
    assert answer(chat, ZENIA) == []


def test_hvorfor_is_answered_with_the_clause(chat: Chat):
    assert chat.says(ZENIA, "hvorfor?") == [
        "Styrmand",
        "# Hvorfor er det sådan?",
        "Reglerne kommer fra gruppens eget grundlag. Det står der:",
        HEAD,
        "»I styregruppens ordinære møder kan deltage to medarbejdere fra hver kommune.«",
        "Grænse: Aftale om kultursamarbejde i Region Midtjylland (Organisering)",
        "(Se min status) (Hjælp)",
    ]


def test_whoever_waits_gets_the_seat_that_becomes_free(chat: Chat):
    fill(chat)
    third(chat)
    assert chat.taps(ZENIA, "Skriv mig på venteliste") == [
        HEAD,
        "# Du står på ventelisten",
        WHEN,
        "Hvor: Teams (virtuelt møde)",
        "Deltager: Zenia Østergaard, Aarhus Kommune",
        "Registreret: Mandag den 18. januar 2027 kl. 10.14",
        "Du er nummer 1 på ventelisten for Aarhus Kommune. Du får besked her, så snart der er en plads til dig.",
        "(Ændr mit svar) (Se min status)",
    ]
    chat.says(VIBEKE, "afbud")
    chat.taps(VIBEKE, "Bekræft afbud")
    assert answer(chat, ZENIA) == [(AnswerKind.ONLINE, None)]


def test_a_colleague_is_asked_and_gives_the_seat_in_one_tap(chat: Chat):
    fill(chat)
    third(chat)
    assert chat.taps(ZENIA, "Spørg Anders om pladsen") == [
        HEAD,
        "# Anders Aagaard er spurgt",
        WHEN,
        "Anders får besked nu og kan give dig sin plads med ét tryk. Imens står du på ventelisten.",
        "(Se mødet) (Se min status)",
    ]
    asker = str(chat.person(ZENIA).id)
    tap = {"meeting": "ekr-2027-03-02", "round": "1", "revision": "2", "asker": asker}
    assert chat.sends(ANDERS, "seat.give", **tap) == [
        HEAD,
        "# Zenia Østergaard har fået din plads",
        WHEN,
        "Zenia får besked. Du står nu med afbud, og din kalenderaftale bliver aflyst.",
        "(Se mødet) (Se min status)",
    ]
    assert (answer(chat, ANDERS), answer(chat, ZENIA)) == (
        [(AnswerKind.DECLINED, None)],
        [(AnswerKind.ONLINE, None)],
    )
    assert chat.sends(ANDERS, "seat.give", **tap)[1] == "# Du har ingen plads at give videre"


def test_a_seat_nobody_needs_any_more_is_kept(chat: Chat):
    fill(chat)
    third(chat)
    chat.taps(ZENIA, "Spørg Anders om pladsen")
    chat.says(ZENIA, "afbud")
    chat.taps(ZENIA, "Bekræft afbud")
    tap = {"meeting": "ekr-2027-03-02", "round": "1", "revision": "2", "asker": str(chat.person(ZENIA).id)}
    assert chat.sends(ANDERS, "seat.give", **tap)[1:4] == [
        "# Zenia Østergaard behøver ikke længere din plads",
        WHEN,
        "Du beholder den, og der er ikke ændret noget.",
    ]
    assert answer(chat, ANDERS) == [(AnswerKind.ONLINE, None)]


def test_nobody_can_take_a_seat_by_giving_it_away(chat: Chat):
    fill(chat)
    tap = {"meeting": "ekr-2027-03-02", "round": "1", "revision": "2", "asker": str(chat.person(ZENIA).id)}
    assert chat.sends(ANDERS, "seat.give", **tap)[1] == "# Ingen har spurgt om din plads"
    assert answer(chat, ANDERS) == [(AnswerKind.ONLINE, None)]


def test_a_seat_in_which_a_substitute_sits_is_asked_of_its_owner(chat: Chat):
    fill(chat)
    chat.says(VIBEKE, "afbud")
    chat.taps(VIBEKE, "Bekræft stedfortræder", substitute=str(chat.person(ELLEN).id))
    told = third(chat)
    assert told[3] == (
        "Aarhus Kommune har 2 pladser. De er taget af Ellen Pedersen (for Vibeke Jensen) og Anders Aagaard."
    )
    assert told[-1].startswith("(Spørg Vibeke om pladsen)")
    assert chat.taps(ZENIA, "Spørg Vibeke om pladsen")[1] == "# Vibeke Jensen er spurgt"


def test_a_substitute_of_the_third_is_refused_like_the_third(chat: Chat):
    fill(chat)
    chat.says(ZENIA, "afbud")
    told = chat.taps(ZENIA, "Bekræft stedfortræder", substitute=str(chat.person(ELLEN).id))
    assert told[1] == "# Begge pladser er taget"


def test_a_free_seat_is_given_at_once_to_whoever_asked_to_wait(chat: Chat):
    fill(chat)
    third(chat)
    seats = chat.last[ZENIA]
    chat.says(VIBEKE, "afbud")
    chat.taps(VIBEKE, "Bekræft afbud")
    assert chat.taps(ZENIA, "Skriv mig på venteliste", card=seats)[1] == "# Du er tilmeldt"
