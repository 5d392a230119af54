"""A card from before is answered with what is true now, and counts only for the round of asking it was drawn in."""

from datetime import date, time

from meetings.model import AnswerKind, Session
from meetings.office import Office
from tests.dialogs.stage import MARCH, SECRETARY, Chat
from tests.dialogs.test_attendance import HEAD, METTE, answer

NEW_TIME = (Session(1, date(2027, 3, 4), time(13), time(15)),)


def move(chat: Chat) -> None:
    chat.office(lambda office: office.move(MARCH, NEW_TIME, "Formanden er forhindret", SECRETARY))


def touch(chat: Chat) -> None:
    """Raises the revision, not the round."""
    chat.office(lambda office: office.publish_agenda(MARCH, SECRETARY))


def test_a_tap_on_a_card_from_before_the_move_is_not_taken(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    old = chat.last[METTE]
    chat.taps(METTE, "Jeg deltager")
    move(chat)
    assert chat.taps(METTE, "Jeg deltager", card=old) == [
        HEAD,
        "# Mødet er flyttet",
        "Dit tryk er ikke registreret. Mødet er flyttet, siden kortet blev sendt – svar på den nye tid her.",
        "Ny tid: Torsdag den 4. marts 2027 kl. 13.00-15.00 (uge 9)",
        "Før: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Hvor: Teams (virtuelt møde)",
        "Årsag: Formanden er forhindret",
        "Dit tidligere svar var Deltager. Det er ikke overført – svar igen senest mandag den 15. februar kl. 12.00.",
        "(Jeg deltager) (Send stedfortræder) (Meld afbud) (Vis hele indkaldelsen)",
    ]
    assert answer(chat, METTE) == []
    assert chat.taps(METTE, "Jeg deltager")[1] == "# Du er tilmeldt"
    assert answer(chat, METTE) == [(AnswerKind.ONLINE, None)]


def test_whoever_has_answered_the_new_time_is_told_what(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    old = chat.last[METTE]
    move(chat)
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    told = chat.taps(METTE, "Bekræft afbud", card=old)
    assert told[:3] == [
        HEAD,
        "# Møde den 4. marts 2027",
        "Mødet er flyttet, siden kortet blev sendt. Dit svar på den nye tid er Du deltager.",
    ]
    assert answer(chat, METTE) == [(AnswerKind.ONLINE, None)]


def test_every_answering_button_of_an_old_round_is_refused_alike(chat: Chat):
    chat.convene()
    move(chat)
    other = str(chat.person("Lise Aabye").id)
    for verb, more in {
        "answer.attend": {},
        "answer.online": {},
        "answer.onsite": {},
        "answer.decline": {},
        "answer.substitute": {"substitute": other},
        "seat.wait": {},
        "seat.ask": {"holder": other},
        "seat.give": {"asker": other},
    }.items():
        told = chat.sends(METTE, verb, meeting=MARCH, round="1", revision="2", **more)
        assert told[1] == "# Mødet er flyttet", verb
    assert answer(chat, METTE) == []


def test_an_older_revision_of_the_same_round_still_counts(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    old = chat.last[METTE]
    touch(chat)
    assert chat.taps(METTE, "Jeg deltager", card=old)[1] == "# Du er tilmeldt"


def test_a_cancelled_meeting_says_so_with_its_reason(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    chat.office(lambda office: office.cancel(MARCH, "For få kan komme", SECRETARY))
    assert chat.taps(METTE, "Jeg deltager") == [
        HEAD,
        "# Mødet er aflyst",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Hvor: Teams (virtuelt møde)",
        "Årsag: For få kan komme",
        "Du skal ikke gøre noget. Kalenderaftalen bliver aflyst.",
        "(Kommende møder) (Se min status) (Skriv til sekretariatet (mail))",
    ]


def test_the_secretariats_old_card_moves_nothing_twice(chat: Chat):
    chat.convene()
    connie = chat.person("Connie Esmann").id
    chat.says("Connie Esmann", "flyt mødet")
    old = chat.last["Connie Esmann"]
    move(chat)
    told = chat.taps("Connie Esmann", "Flyt mødet", card=old, day="2027-03-05")
    assert told[:3] == [
        f"Sekretariatet · {HEAD}",
        "# Overblik: møde den 4. marts 2027",
        "Mødet er ændret, siden du åbnede kortet, så dit tryk er ikke udført. Her er det, der gælder nu.",
    ]

    def sessions(office: Office) -> tuple[Session, ...]:
        assert office.is_secretariat(office.records.meeting(MARCH).committee, connie)
        return office.records.meeting(MARCH).sessions

    assert chat.office(sessions) == NEW_TIME
