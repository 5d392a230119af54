"""Status, meetings, help, hello and not being understood."""

import pytest

from dialogs.heard import Said, Show
from dialogs.intents import NotUnderstood
from dialogs.lexicon import lexicon
from dialogs.speech import understand
from dialogs.turn import Turn
from meetings.model import Language
from tests.dialogs.stage import Chat, Links
from tests.dialogs.test_attendance import HEAD, JONAS, METTE
from wording.talk import words


def test_status_tells_the_next_meeting_own_items_and_deadlines(chat: Chat):
    chat.convene()
    chat.seminar()
    chat.agenda()
    chat.says(METTE, "punkt")
    chat.taps(
        METTE, "Send forslag", title="Fælles billetsystem", ask="discuss", background="Vi køber hver for sig."
    )
    chat.says(METTE, "møder")
    chat.taps(METTE, "Den 2. marts 2027")
    chat.taps(METTE, "Jeg deltager")
    assert chat.says(METTE, "status") == [
        HEAD,
        "# Din status",
        "Næste møde",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30 (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Dit svar: Du deltager",
        "Svar: 1 af 3 kommuner og 1 af 6 personer har svaret",
        "Andre møder",
        "Seminar den 9.-10. juni 2027: Mangler – svarfrist fredag den 21. maj kl. 12.00",
        "Dine punkter",
        "Fælles billetsystem – afventer sekretariatet, mødet den 2. marts 2027.",
        "Frister",
        "Punkter: Tirsdag den 9. februar kl. 12.00",
        "Svar: Torsdag den 11. februar kl. 12.00",
        "Dagsorden: Udsendes mandag den 22. februar kl. 12.00",
        "(Ændr mit svar) (Foreslå et punkt) (Kommende møder) (Se dagsordenen)",
    ]


def test_status_without_meetings_has_a_way_on(chat: Chat):
    assert chat.says(METTE, "status")[1:] == [
        "# Din status",
        "Du har ingen møder lige nu",
        "Når sekretariatet indkalder til det næste, får du besked her.",
        "(Kommende møder) (Hjælp)",
    ]


def test_a_substitutes_status_names_the_principal(chat: Chat):
    chat.convene()
    chat.says(METTE, "afbud")
    chat.taps(METTE, "Bekræft stedfortræder")
    assert chat.says(JONAS, "status")[5] == "Dit svar: Du deltager for Mette Kjærgaard"


def test_the_next_meeting(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "hvornår er næste møde?") == [
        HEAD,
        "# Næste møde",
        "Styregruppemøde",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30 (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Dit svar: Mangler – svarfrist torsdag den 11. februar kl. 12.00",
        "(Svar på mødet) (Foreslå et punkt) (Se min status) (Hjælp)",
    ]


def test_help_lists_every_command_and_the_secretariats_own(chat: Chat):
    chat.convene()
    member, desk = chat.says(METTE, "hjælp"), chat.says("Connie Esmann", "hjælp")
    assert member == [
        "Styrmand",
        "# Det kan jeg hjælpe med",
        "status: Dit svar, dine punkter og frister",
        "tilmeld: Tilmeld dig næste møde",
        "afbud: Meld afbud eller send stedfortræder",
        "punkt: Foreslå et punkt til dagsordenen",
        "møder: Se kommende møder",
        "kalenderlink: Få møderne i din egen kalender",
        "dagsorden: Se dagsordenen",
        "referat: Se, om referatet er klar, og læs det",
        "medlemmer: Se, hvem der er med i gruppen",
        "kontakt: Få fat i et menneske",
        "hvorfor: Se reglerne bag",
        "sprog: Skift mellem dansk og engelsk",
        "log ud: Fjern koblingen til din konto",
        "Du kan også bare skrive, hvad du vil, fx »jeg kan ikke komme den 2. marts, Ellen Pedersen kommer i stedet«.",
        "Du kan altid skrive eller ringe til Fællessekretariatet: kultur@rm.example.dk, telefon 78 41 00 00.",
        "(Se min status) (Kommende møder) (Foreslå et punkt) (Hvorfor?) (Skriv til sekretariatet (mail))",
    ]
    assert [line for line in desk if line not in member] == [
        "For sekretariatet",
        "hvem mangler: Se, hvem der ikke har svaret",
        "ryk: Påmind dem, der ikke har svaret",
        "liste: Hent deltagerlisten",
        "nye forslag: Behandl det, der er foreslået til dagsordenen",
        "start mødet: Før mødet og skriv referatet",
        "postkassen: Svar, der kræver et menneske",
        "hvad kom ikke frem: Se, hvem der ikke er nået",
        "opgaver: Se opgaver fra møderne og dem, der er over fristen",
        "formandsbeslutning: Skriv ned, hvad der sker mellem møderne",
        "sider: Åbn sekretariatets sider i browseren",
        "indkald: Indkald til et møde",
        "flyt: Flyt et møde",
        "ret: Ret sted, link eller titel",
        "aflys: Aflys et møde",
        "nyt medlem: Tilføj et medlem",
        "ret medlem: Ret eller afslut et medlemskab",
        "(Se min status) (Se overblikket) (Kommende møder) (Hvorfor?) (Skriv til sekretariatet (mail))",
    ]


@pytest.mark.parametrize("language", list(Language))
def test_every_word_that_help_teaches_is_understood(chat: Chat, language: Language):
    w = words(language)
    taught = [word for word, _ in [*w.commands(), *w.desk_commands(), *w.group_commands()]]

    def misunderstood(office):
        speaker = chat.speaker(office, METTE)
        turn = Turn(speaker, speaker.person, office, Links(), w)
        return [word for word in taught if isinstance(understand(word, lexicon(turn)), NotUnderstood)]

    assert chat.office(misunderstood) == []


def test_hello_and_thanks(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "Hej!")[1] == "# Hej Mette"
    assert chat.says(METTE, "hello")[1] == "# Hello Mette"
    assert chat.says(METTE, "tak") == ["Selv tak! Skriv hjælp, hvis der er andet."]


@pytest.mark.parametrize(
    "text", ["", "   ", "blå elefanter i haven", "x" * 3000, "<at>alle</at>", "{{DATE(1)}}"]
)
def test_what_is_not_understood_gets_three_guesses_and_help(chat: Chat, text: str):
    chat.convene()
    reply = chat.reply(METTE, Said(text))
    assert isinstance(reply, Show)
    titles = [action["title"] for action in reply.card["actions"]]
    assert (len(titles), len(set(titles)), titles[-1]) == (4, 4, "Hjælp")


def test_an_empty_message_is_a_photo_or_a_file(chat: Chat):
    assert chat.says(METTE, " ")[2] == "Jeg kan kun læse tekst. Vælg her, eller skriv, hvad du vil."


def test_the_secretariat_who_is_not_called_itself_still_has_a_status(chat: Chat):
    chat.convene()
    told = chat.says("Connie Esmann", "status")
    assert (told[1], told[-1]) == (
        "# Din status",
        "(Se mødet) (Foreslå et punkt) (Kommende møder) (Se dagsordenen)",
    )


def test_a_member_of_another_committee_sees_nothing_of_this_one(chat: Chat):
    chat.convene()
    chat.agenda()
    assert chat.says("Fremmed Fugl", "møder")[2] == "Der er ikke indkaldt til nogen møder lige nu."
    assert chat.says("Fremmed Fugl", "dagsorden")[1] == "# Du har ingen møder lige nu"
