"""The secretariat's work in the chat, from the first form to the list."""

from datetime import UTC, datetime, timedelta

import pytest

from meetings.model import AnswerKind, MeetingState, Mode, Source
from meetings.notices import Kind, NoticeState
from meetings.office import Office
from tests.dialogs.stage import MARCH, NOW, Chat, Wristwatch
from tests.dialogs.test_attendance import HEAD, METTE, OLE, answer

CONNIE = "Connie Esmann"
OVER = f"Sekretariatet · {HEAD}"
WHEN = "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30"

FORM = {
    "title": "Styregruppemøde",
    "kind": "ordinary",
    "mode": "online",
    "day": "2027-03-02",
    "start": "09:30",
    "end": "11:30",
}


def everybody_but_two(chat: Chat) -> None:
    chat.convene()
    for name in ("Inger Holm", METTE, "Vibeke Jensen"):
        chat.says(name, "tilmeld")
        chat.taps(name, "Jeg deltager")
    chat.says("Anders Aagaard", "afbud")
    chat.taps("Anders Aagaard", "Bekræft stedfortræder")


def test_the_overview_says_who_is_missing_and_the_sums_of_people_and_municipalities(chat: Chat):
    everybody_but_two(chat)
    chat.agenda()
    assert chat.says(CONNIE, "hvem mangler at svare?") == [
        OVER,
        "# Overblik: møde den 2. marts 2027",
        "Styregruppemøde",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "2 af 3 kommuner og 4 af 6 personer har svaret. Svarfrist torsdag den 11. februar kl. 12.00.",
        "Mangler: 2 – Skive og Aarhus (Zenia Østergaard)",
        "Deltager: 3",
        "Stedfortræder: 1 – Aarhus (Ellen Pedersen for Anders Aagaard)",
        "Afbud: 0",
        "Personer: 3 deltager, 1 med stedfortræder, 0 afbud, 2 mangler svar (6 indkaldt)",
        "Kommuner: 2 deltager, 0 med stedfortræder, 0 afbud, 1 mangler svar (3 indkaldt)",
        "3 punkter på dagsordenen.",
        "(Påmind 2 personer) (Hent deltagerliste) (Åbn siderne) (Svar på vegne af en anden) (Flyt eller ret mødet) (Aflys mødet)",
    ]


def test_reminding_says_to_how_many_and_when(chat: Chat, watch: Wristwatch):
    everybody_but_two(chat)
    watch.shows = datetime(2027, 1, 22, 17, 0, tzinfo=UTC)  # a Friday evening
    assert chat.says(CONNIE, "ryk") == [
        OVER,
        "# Skal jeg påminde dem?",
        WHEN,
        "2 personer mangler at svare: Skive og Aarhus (Zenia Østergaard).",
        "Påmindelsen sendes mandag den 25. januar kl. 8.00.",
        "Påmindelsen går kun til dem, der ikke har svaret, og kun på hverdage mellem kl. 8 og 16. "
        "Har en person fået en påmindelse i dag, sendes der ikke en til.",
        "(Påmind 2 personer) (Se overblikket) (Nej, fortryd)",
    ]
    assert chat.taps(CONNIE, "Påmind 2 personer")[1:4] == [
        "# Påmindelsen er sat i gang",
        WHEN,
        "2 personer får en påmindelse. Påmindelsen sendes mandag den 25. januar kl. 8.00.",
    ]


def test_nobody_is_reminded_when_everybody_has_answered(chat: Chat):
    everybody_but_two(chat)
    chat.says(CONNIE, "hvem mangler at svare?")
    card = chat.last[CONNIE]
    for name in (OLE, "Zenia Østergaard"):
        chat.says(name, "afbud")
        chat.taps(name, "Bekræft afbud")
    assert chat.taps(CONNIE, "Påmind 2 personer", card=card)[1] == "# Der er ingen at påminde"


def send_reminders(chat: Chat) -> None:
    def send(office: Office) -> None:
        for one in office.records.claim(office.now, 100, "here", timedelta(minutes=1)):
            assert office.records.begin(one, office.now)
            assert office.records.finish(one, NoticeState.SENT, office.now)

    chat.office(send)


def test_who_was_reminded_today_is_not_counted_again(chat: Chat):
    everybody_but_two(chat)
    chat.says(CONNIE, "ryk")
    card = chat.last[CONNIE]
    chat.taps(CONNIE, "Påmind 2 personer")
    send_reminders(chat)
    assert chat.taps(CONNIE, "Påmind 2 personer", card=card)[1:4] == [
        "# Der er ingen at påminde",
        WHEN,
        "De, der mangler at svare, har allerede fået en påmindelse i dag.",
    ]


def test_the_list_comes_as_links_that_are_good_for_ten_minutes(chat: Chat):
    chat.convene()
    assert chat.says(CONNIE, "hent listen") == [
        OVER,
        "# Deltagerlisten er klar",
        WHEN,
        "0 af 3 kommuner og 0 af 6 personer har svaret.",
        "Filerne åbner i browseren og er hentet med dine rettigheder. Linkene virker i ti minutter.",
        "(Hent som Excel) (Hent som CSV) (Se overblikket) (Hent papirer) (Lav nye links)",
    ]
    urls = [action["url"] for action in chat.last[CONNIE]["actions"] if action["type"] == "Action.OpenUrl"]
    me = chat.person(CONNIE).id
    assert urls == [f"https://moeder.example.dk/liste/{MARCH}-{me}.{form}" for form in ("xlsx", "csv")]


def test_a_meeting_is_made_seen_through_and_called(chat: Chat):
    assert chat.says(CONNIE, "indkald") == [
        OVER,
        "# Opret et møde",
        "Mødet bliver oprettet, og du ser det igennem, før nogen får besked.",
        "Titel []",
        "Mødetype [ordinary]",
        "Mødeform [onsite]",
        "Dato []",
        "Begynder []",
        "Slutter []",
        "Sted (valgfrit for møder på Teams) []",
        "(Tilføj dag 2)",
        "(Tilføj Teams-link eller svarfrist)",
        "(Opret mødet) (Fortryd)",
    ]
    assert chat.taps(CONNIE, "Opret mødet", **FORM) == [
        OVER,
        "# Se mødet igennem",
        "Styregruppemøde",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Mødetype: Ordinært møde",
        "Frist for punkter: Tirsdag den 9. februar kl. 12.00",
        "Svarfrist: Torsdag den 11. februar kl. 12.00",
        "Dagsorden: Udsendes mandag den 22. februar kl. 12.00",
        "Mødet er oprettet, men ingen har fået besked endnu.",
        "(Indkald 6 personer) (Flyt eller ret mødet) (Aflys mødet)",
    ]
    assert chat.says(METTE, "møder")[2] == "Der er ikke indkaldt til nogen møder lige nu."
    card = chat.last[CONNIE]
    assert chat.taps(CONNIE, "Indkald 6 personer") == [
        OVER,
        "# Der er indkaldt",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "6 personer er indkaldt. Alle får kortet i Teams eller en mail, og kalenderaftalen følger med.",
        "(Se overblikket) (Indkald til et møde)",
    ]
    assert chat.says(METTE, "møder")[2] == "Møde den 2. marts 2027"
    assert chat.taps(CONNIE, "Indkald 6 personer", card=card)[1] == "# Overblik: møde den 2. marts 2027"


def test_what_is_planned_already_is_a_tap_from_being_seen_through(chat: Chat):
    chat.convene(call=False)
    assert chat.says(CONNIE, "indkald")[2:4] == [
        "Ét møde er oprettet, men ikke indkaldt. Se det igennem, eller opret et nyt herunder.",
        "(Den 2. marts 2027)",
    ]
    assert chat.taps(CONNIE, "Den 2. marts 2027")[1] == "# Se mødet igennem"
    told = chat.says(CONNIE, "møder")
    assert "Mødet er oprettet, men ingen har fået besked endnu." in told
    assert (
        chat.taps(CONNIE, "Den 2. marts 2027")[-1]
        == "(Indkald 6 personer) (Flyt eller ret mødet) (Aflys mødet)"
    )
    assert chat.says(METTE, "møder")[2] == "Der er ikke indkaldt til nogen møder lige nu."


def test_a_two_day_meeting_with_its_own_deadline_and_link(chat: Chat):
    chat.says(CONNIE, "indkald")
    more = {
        "kind": "seminar",
        "mode": "hybrid",
        "place": "Holstebro",
        "day_two": "2027-03-03",
        "start_two": "9.00",
        "end_two": "15:00",
        "join_url": "https://teams.microsoft.com/l/meetup-join/1",
        "response_deadline": "2027-02-01",
        "response_time": "10:00",
    }
    chat.taps(CONNIE, "Opret mødet", **{**FORM, **more})
    made = chat.office(lambda office: office.records.meeting(MARCH))
    assert [(str(one.day), f"{one.start:%H:%M}", f"{one.end:%H:%M}") for one in made.sessions] == [
        ("2027-03-02", "09:30", "11:30"),
        ("2027-03-03", "09:00", "15:00"),
    ]
    assert (made.mode, made.place, made.join_url, made.state) == (
        Mode.HYBRID,
        "Holstebro",
        "https://teams.microsoft.com/l/meetup-join/1",
        MeetingState.PLANNED,
    )
    assert made.deadlines.responses == datetime(2027, 2, 1, 9, 0, tzinfo=UTC)


WRONG = {
    "title": ({"title": " "}, "Skriv en overskrift."),
    "title_long": ({"title": "x" * 121}, "Teksten er for lang. Skriv højst 120 tegn."),
    "day": ({"day": ""}, "Vælg mødets dato."),
    "day_odd": ({"day": "2. marts"}, "Skriv datoen som dag, måned og år."),
    "past": ({"day": "2026-03-02"}, "Tidspunktet er allerede passeret. Vælg et senere."),
    "start": ({"start": ""}, "Vælg, hvornår mødet begynder."),
    "end": ({"end": "9:00"}, "Mødet skal slutte, efter at det er begyndt."),
    "start_twice": (
        {"day": "2027-10-31", "start": "02:15"},
        "Den nat stilles uret tilbage, og timen fra kl. 2 til 3 kommer to gange. Vælg et andet tidspunkt.",
    ),
    "end_odd": ({"end": "middag"}, "Vælg, hvornår mødet slutter."),
    "two": (
        {"day_two": "2027-03-03"},
        "Udfyld dato, begyndelse og slutning for dag 2, eller lad alle tre stå tomme.",
    ),
    "two_before": (
        {"day_two": "2027-03-01", "start_two": "09:00", "end_two": "10:00"},
        "Dag 2 skal ligge efter dag 1.",
    ),
    "link": ({"join_url": "http://x.dk"}, "Linket skal begynde med https://."),
    "place": ({"place": "x" * 201}, "Teksten er for lang. Skriv højst 200 tegn."),
    "half_deadline": ({"response_deadline": "2027-02-01"}, "Skriv både dato og klokkeslæt for svarfristen."),
    "past_deadline": (
        {"response_deadline": "2027-01-01", "response_time": "10:00"},
        "Svarfristen er allerede passeret. Vælg en senere.",
    ),
    "late_deadline": (
        {"response_deadline": "2027-03-05", "response_time": "10:00"},
        "Svarfristen skal ligge før mødet.",
    ),
    "kind": ({"kind": "picnic"}, "Feltet kan ikke bruges, som det står. Prøv igen."),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_on_the_form_is_told_and_everything_typed_is_kept(chat: Chat, case: str):
    wrong, sentence = WRONG[case]
    chat.says(CONNIE, "indkald")
    told = chat.taps(CONNIE, "Opret mødet", **{**FORM, **wrong})
    assert told[1:3] == [
        "# Opret et møde",
        "Ret felterne med fremhævet tekst, og prøv igen. Det, du har skrevet, står her endnu.",
    ]
    assert sentence in told
    for label, name in (("Titel", "title"), ("Mødeform", "mode"), ("Begynder", "start")):
        if name not in wrong:
            assert f"{label} [{FORM[name]}]" in told
    assert chat.office(lambda office: office.records.meeting_exists(MARCH)) is False


def test_moving_asks_everybody_again(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    assert chat.says(CONNIE, "flyt mødet") == [
        OVER,
        "# Flyt mødet",
        "Alle bliver spurgt igen og kan se, hvad de svarede før. Stedfortrædere får besked om, at de er fri.",
        "Før: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Dato [2027-03-02]",
        "Begynder [09:30]",
        "Slutter [11:30]",
        "Sted (valgfrit for møder på Teams) [Regionshuset, Viborg]",
        "Årsag (vises for alle, valgfri) []",
        "(Tilføj dag 2)",
        "(Teams-link (valgfrit))",
        "(Flyt mødet) (Ret kun sted, link eller titel) (Fortryd)",
    ]
    unmoved = "Mødet ligger allerede på det tidspunkt. Vælg et nyt, eller ret kun oplysningerne."
    assert unmoved in chat.taps(CONNIE, "Flyt mødet")
    told = chat.taps(CONNIE, "Flyt mødet", day="2027-03-04", reason="Formanden er forhindret")
    assert told == [
        OVER,
        "# Mødet er flyttet",
        "Hvornår: Torsdag den 4. marts 2027 kl. 9.30-11.30 (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Før: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Årsag: Formanden er forhindret",
        "Alle indkaldte får besked og bliver spurgt igen.",
        "(Se overblikket) (Indkald til et møde)",
    ]
    assert answer(chat, METTE) == []


def test_a_new_place_keeps_every_answer_and_is_told_once(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    chat.taps(METTE, "Jeg deltager")
    before = answer(chat, METTE)
    chat.says(CONNIE, "flyt mødet")
    assert chat.taps(CONNIE, "Ret kun sted, link eller titel") == [
        OVER,
        "# Ret mødets oplysninger",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Tiden ændres ikke, og alle svar gælder stadig. De, der kommer eller mangler at svare, får en mail, og kalenderaftalen bliver rettet.",
        "Titel [Styregruppemøde]",
        "Sted [Regionshuset, Viborg]",
        "Teams-link (valgfrit) []",
        "Link til dagsordenen (valgfrit) []",
        "(Gem) (Fortryd)",
    ]
    assert "Linket skal begynde med https://." in chat.taps(CONNIE, "Gem", agenda_url="http://x.dk")
    told = chat.taps(CONNIE, "Gem", agenda_url="https://kultur.example.dk/dagsorden", place="Rådhuset")
    assert told == [
        OVER,
        "# Mødet er rettet",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "De, der kommer eller mangler at svare, får en mail, og kalenderaftalen bliver rettet.",
        "(Se overblikket) (Indkald til et møde)",
    ]
    meeting = chat.office(lambda office: office.records.meeting(MARCH))
    assert (meeting.place, meeting.agenda_url, meeting.round) == (
        "Rådhuset",
        "https://kultur.example.dk/dagsorden",
        1,
    )
    assert answer(chat, METTE) == before


def test_saving_what_stands_already_tells_nobody(chat: Chat):
    chat.convene()
    assert chat.says(CONNIE, "ret stedet")[1] == "# Ret mødets oplysninger"
    assert chat.taps(CONNIE, "Gem")[1:] == [
        "# Der var ikke noget at rette",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Alt stod der allerede, så ingen får besked.",
        "(Se overblikket) (Indkald til et møde)",
    ]


def test_cancelling_is_asked_first_and_tells_everybody(chat: Chat):
    chat.convene()
    assert chat.says(CONNIE, "aflys mødet") == [
        OVER,
        "# Aflys mødet?",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Alle indkaldte og stedfortrædere får besked, og kalenderaftalerne bliver aflyst. Punkterne går videre til næste møde. Det kan ikke fortrydes.",
        "Årsag (vises for alle, valgfri) []",
        "(Ja, aflys mødet) (Nej, behold mødet)",
    ]
    long = "x" * 301
    assert f"Årsag (vises for alle, valgfri) [{long}]" in chat.taps(CONNIE, "Ja, aflys mødet", reason=long)
    assert chat.taps(CONNIE, "Ja, aflys mødet", reason="For få kan komme")[1:] == [
        "# Mødet er aflyst",
        f"{WHEN} (uge 9)",
        "Hvor: Teams (virtuelt møde)",
        "Årsag: For få kan komme",
        "Alle, der var indkaldt, får besked, og kalenderaftalerne bliver aflyst. Punkterne går videre til næste møde.",
        "(Se overblikket) (Indkald til et møde)",
    ]
    assert chat.taps(CONNIE, "Se overblikket")[1] == "# Mødet er aflyst"


def test_whoever_phones_is_answered_for(chat: Chat):
    chat.convene()
    chat.says(CONNIE, "hvem mangler at svare?")
    told = chat.taps(CONNIE, "Svar på vegne af en anden")
    assert told[3:] == [
        "Svaret gælder, som om personen selv havde svaret. Det står i historikken, at sekretariatet har registreret det.",
        "Hvem? []",
        "Svar []",
        "Stedfortræder (udfyldes kun, hvis der kommer en)",
        "Stedfortræderens navn []",
        "Stedfortræderens e-mail []",
        "(Registrér svaret) (Se overblikket)",
    ]
    ole = chat.person(OLE).id
    assert "Vælg en person." in chat.taps(CONNIE, "Registrér svaret", answer="declined")
    assert "Vælg et svar." in chat.taps(CONNIE, "Registrér svaret", person=str(ole), answer="")
    wrong = chat.taps(CONNIE, "Registrér svaret", answer="substituted", name="Nina Bech", email="nina")
    assert wrong[-4:] == [
        "Stedfortræderens navn [Nina Bech]",
        "Skriv en gyldig e-mailadresse, fx navn@kommune.dk.",
        "Stedfortræderens e-mail [nina]",
        "(Registrér svaret) (Se overblikket)",
    ]
    assert chat.taps(CONNIE, "Registrér svaret", email="nina@skive.example.dk") == [
        OVER,
        "# Svaret er registreret",
        WHEN,
        "Deltager: Ole Hansen, Skive Kommune",
        "Svar: Afbud – Nina Bech deltager",
        "(Registrér et svar mere) (Se overblikket)",
    ]
    assert answer(chat, OLE) == [(AnswerKind.DECLINED, "Nina Bech")]
    connie = chat.person(CONNIE).id
    (line,) = chat.office(
        lambda office: [one for one in office.records.history(MARCH) if one.person.id == ole]
    )
    assert (line.source, line.by) == (Source.SECRETARIAT, connie)


def test_a_full_municipality_is_full_for_the_secretariat_too(chat: Chat):
    chat.convene()
    for name in ("Vibeke Jensen", "Anders Aagaard"):
        chat.says(name, "tilmeld")
        chat.taps(name, "Jeg deltager")
    chat.sends(CONNIE, "secretariat.answer_form", meeting=MARCH)
    zenia = str(chat.person("Zenia Østergaard").id)
    told = chat.taps(CONNIE, "Registrér svaret", person=zenia, answer="onsite")
    assert told[5] == "Begge pladser er taget for Aarhus. Du kan komme på venteliste eller spørge en kollega."


def test_new_proposals_are_seen_from_the_overview(chat: Chat):
    chat.convene()
    chat.says(METTE, "punkt")
    chat.taps(
        METTE, "Send forslag", title="Fælles billetsystem", ask="discuss", background="Vi køber hver for sig."
    )
    assert "0 punkter" not in chat.says(CONNIE, "hvem mangler at svare?")
    assert chat.taps(CONNIE, "Se forslaget") == [
        OVER,
        "# Nye forslag",
        WHEN,
        "Fælles billetsystem – Viborg Kommune v/Mette Kjærgaard, til drøftelse",
        "Vi køber hver for sig.",
        "(Behandl: Fælles billetsystem) (Tilrettelæg dagsordenen) (Se overblikket)",
    ]


def test_a_day_that_is_named_is_the_meeting_meant(chat: Chat):
    chat.convene()
    chat.seminar()
    assert (
        chat.says(CONNIE, "hvem mangler at svare til den 9. juni?")[1]
        == "# Overblik: seminar den 9.-10. juni 2027"
    )
    assert chat.says(CONNIE, "ryk")[2] == WHEN


def test_a_secretariat_without_meetings_is_shown_the_way_to_one(chat: Chat):
    assert chat.says(CONNIE, "hvem mangler at svare?") == [
        "Sekretariatet",
        "# Der er ingen kommende møder",
        "Når du har oprettet et møde, ser du svarene her.",
        "(Indkald til et møde) (Hjælp)",
    ]


def test_a_member_who_asks_is_told_kindly_with_a_way_on(chat: Chat):
    chat.convene()
    for text in ("hvem mangler at svare?", "ryk", "indkald", "ret stedet", "hent listen"):
        assert chat.says(METTE, text) == [
            HEAD,
            "# Det klarer sekretariatet",
            "Den del kan kun sekretariatet bruge. Skriv til dem, så hjælper de dig.",
            "(Skriv til sekretariatet (mail)) (Se min status) (Hjælp)",
        ], text


def test_the_clock_of_the_stage_is_a_monday_morning():
    assert NOW.strftime("%A") == "Monday"


def test_the_secretariat_sends_the_agenda_out_with_a_tap_and_nobody_else_can(chat: Chat, watch: Wristwatch):
    chat.convene()
    chat.agenda()
    assert not any("Send dagsordenen ud" in line for line in chat.says(METTE, "dagsorden"))
    watch.shows = datetime(2027, 1, 22, 17, 0, tzinfo=UTC)  # a Friday evening
    assert "(Send dagsordenen ud)" in chat.says(CONNIE, "dagsorden")[-1]
    assert chat.taps(CONNIE, "Send dagsordenen ud")[:2] == [OVER, "# Dagsordenen bliver sendt ud"]
    planned = chat.office(lambda office: office.records.notices_of(MARCH))
    told = {one.new.person for one in planned if one.new.kind is Kind.AGENDA}
    assert told == {line.person.id for line in chat.office(lambda office: office.roll_call(MARCH)).lines}
