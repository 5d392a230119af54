"""Who sits in a group, whom to turn to, and what is said of somebody else's coming."""

import pytest

from dialogs.heard import Said
from meetings.model import AnswerKind, MeetingId, Mode
from tests.dialogs.stage import MARCH, Chat, Wristwatch, actions, fields
from tests.dialogs.test_attendance import HEAD, METTE, OLE

CONNIE = "Connie Esmann"
DESK_HEAD = f"Sekretariatet · {HEAD}"


def answers(chat: Chat, name: str, meeting: MeetingId = MARCH) -> list[tuple[AnswerKind, str]]:
    who = chat.person(name).id

    def look(office):
        line = office.records.roll(office.records.meeting(meeting)).line(who)
        return [(one.kind, one.remark) for one in line.answers]

    found: list[tuple[AnswerKind, str]] = chat.office(look)
    return found


def nothing_is_answered(chat: Chat) -> bool:
    return not any(answers(chat, name) for name in (METTE, OLE, "Vibeke Jensen", "Inger Holm"))


def filled(chat: Chat, name: str) -> dict[str, str]:
    return {id: value for id, value in fields(chat.last[name]["body"]) if value}


# Who sits there


def test_members_see_who_sits_there_and_no_address(chat: Chat):
    assert chat.says(METTE, "hvem er formand?") == [
        HEAD,
        "# Hvem er med i gruppen?",
        "7 personer.",
        "Formand: Inger Holm (kulturchef)",
        "Sekretariat: Connie Esmann (kulturchef)",
        "Region Midtjylland: Inger Holm (kulturchef)",
        "Skive: Ole Hansen (kulturchef)",
        "Viborg: Mette Kjærgaard (kulturchef) og Jonas Østermark (kulturchef) – suppleant",
        "Aarhus: Vibeke Jensen (kulturchef), Anders Aagaard (kulturchef) og Zenia Østergaard (kulturchef)",
        "Er noget forkert, eller kommer der en ny, så skriv til sekretariatet. De retter medlemslisten.",
        "(Skriv til sekretariatet (mail)) (Kommende møder) (Hjælp)",
    ]
    assert "example.dk" not in str(chat.last[METTE]["body"])


def test_a_member_who_reports_a_change_is_sent_to_the_secretariat(chat: Chat):
    told = chat.says(METTE, "Jonas er stoppet")
    assert told[2].startswith("Er noget forkert")
    address = next(one["url"] for one, _ in actions(chat.last[METTE]) if one["type"] == "Action.OpenUrl")
    assert address == "mailto:kultur@rm.example.dk?subject=Ret%20medlemslisten"


def test_a_stranger_to_all_groups_sees_nobody(chat: Chat):
    assert chat.says("Lise Aabye", "medlemsliste")[1:3] == [
        "# Hvem er med i gruppen?",
        "Du er ikke medlem af en gruppe, så jeg kan ikke vise, hvem der er med.",
    ]
    assert "Mette" not in str(chat.says("Fremmed Fugl", "medlemmer"))


# Whom to turn to


@pytest.mark.parametrize(
    ("text", "heading", "subject"),
    [
        ("kan jeg tale med et menneske?", "Sådan får du fat i et menneske", "Spørgsmål%20om%20et%20møde"),
        ("skriv til sekretariatet at jeg er forsinket", "Jeg giver ikke beskeder videre", "Besked%20om"),
        ("jeg er stoppet i kommunen", "Skal du ikke længere være med?", "Jeg%20er%20ikke"),
        ("Jonas Østermark er min afløser fremover", "Kommer der en anden efter dig?", "Ny%20på"),
        ("jeg har fået ny mail", "Er dine oplysninger forkerte?", "Ret%20mine"),
        ("slet mine oplysninger", "Sletning af dine oplysninger", "Slet%20mine"),
        ("hvilke oplysninger har I om mig?", "Det ved jeg om dig", "Mine%20oplysninger"),
        ("hvem kan se mit svar", "Hvem kan se dit svar?", "Mine%20oplysninger"),
        ("jeg vil ikke have flere påmindelser", "Påmindelser stopper, når du svarer", "Påmindelser"),
        ("stop", "Påmindelser stopper, når du svarer", "Påmindelser"),
        ("er du et menneske", "Jeg er et program", "Spørgsmål"),
        ("jeg har et bilag til mit punkt", "Sådan får du et bilag på dit punkt", "Bilag%20til"),
        ("flyt mødet", "Det er sekretariatet, der flytter og aflyser møder", "Forslag%20om"),
        (
            "vi må desværre aflyse på grund af sne",
            "Det er sekretariatet, der flytter og aflyser møder",
            "For",
        ),
    ],
)
def test_each_matter_has_its_answer_and_the_secretariats_address(
    chat: Chat, text: str, heading: str, subject: str
):
    chat.convene()
    told = chat.says(METTE, text)
    assert told[1] == f"# {heading}"
    assert "kultur@rm.example.dk, telefon 78 41 00 00" in told[-2]
    addresses = [str(one.get("url", "")) for one, _ in actions(chat.last[METTE])]
    mail = next(one for one in addresses if one.startswith("mailto:"))
    encoded = subject.replace("ø", "%C3%B8").replace("å", "%C3%A5")
    assert mail.startswith(f"mailto:kultur@rm.example.dk?subject={encoded}")
    assert nothing_is_answered(chat)


def test_what_is_kept_of_a_person_leads_to_the_privacy_page(chat: Chat):
    chat.says(METTE, "what data do you store about me")
    addresses = [one["url"] for one, _ in actions(chat.last[METTE]) if one["type"] == "Action.OpenUrl"]
    assert "https://moeder.example.dk/privatliv" in addresses


def test_somebody_without_a_group_has_no_secretariat_to_write_to(chat: Chat):
    told = chat.says("Lise Aabye", "kontakt")
    assert told[-2] == "Jeg ved ikke, hvilket sekretariat du hører til. Skriv til den, der har indkaldt dig."


# Of somebody else


@pytest.mark.parametrize(
    "text",
    [
        "Jonas kommer ikke på tirsdag",
        "meld afbud for Jonas Østermark",
        "Ole Hansen deltager også",
        "kan du melde afbud for min kollega Lise Aabye",
        "Ellen is not coming on Tuesday",
        "min kollega kan ikke komme",
        "hun kommer ikke",
    ],
)
def test_a_member_answers_for_nobody_but_himself(chat: Chat, text: str):
    chat.convene()
    told = chat.says(METTE, text)
    assert told[1] in {"# Enhver svarer selv", "# Each answers for himself or herself"}
    assert nothing_is_answered(chat)
    assert not {"answer.decline", "answer.attend"} & {
        one.get("verb", "") for one, _ in actions(chat.last[METTE])
    }


@pytest.mark.parametrize(
    ("text", "person", "answer"),
    [
        ("meld afbud for Mette", METTE, "declined"),
        ("Mette har ringet og meldt afbud", METTE, "declined"),
        ("Mette Kjærgaard kommer ikke den 2. marts", METTE, "declined"),
        ("Mette har lige ringet, hun kommer ikke", METTE, "declined"),
        ("skriv at Ole deltager", OLE, "onsite"),
        ("registrer Ole som deltager", OLE, "onsite"),
        ("Vibeke Jensen vil gerne deltage", "Vibeke Jensen", "onsite"),
        ("Ole is not coming", OLE, "declined"),
    ],
)
def test_the_secretariats_form_is_filled_and_nothing_registered(
    chat: Chat, text: str, person: str, answer: str
):
    chat.convene()
    told = chat.says(CONNIE, text)
    assert told[1] in {"# Registrér et svar for en anden", "# Register an answer for somebody else"}
    assert filled(chat, CONNIE) == {"person": str(chat.person(person).id), "answer": answer}
    assert nothing_is_answered(chat)


def test_a_tap_registers_what_was_understood(chat: Chat):
    chat.convene()
    chat.says(CONNIE, "meld afbud for Mette den 2. marts")
    assert "Jeg har udfyldt det, jeg forstod. Det er først registreret, når du trykker." in list(
        chat.hears(CONNIE, Said("meld afbud for Mette den 2. marts"))
    )
    told = chat.taps(CONNIE, "Registrér svaret")
    assert told[0] == DESK_HEAD
    assert answers(chat, METTE) == [(AnswerKind.DECLINED, "")]


def test_where_there_are_two_ways_of_coming_only_a_named_one_is_filled_in(chat: Chat):
    chat.convene(mode=Mode.HYBRID)
    chat.says(CONNIE, "skriv at Ole deltager online")
    assert filled(chat, CONNIE)["answer"] == "online"
    chat.says(CONNIE, "skriv at Ole deltager")
    assert "answer" not in filled(chat, CONNIE)


def test_a_substitute_is_filled_in_with_the_address_the_books_have(chat: Chat):
    chat.convene()
    chat.says(CONNIE, "Mette Kjærgaard sender Ole Hansen i stedet for sig selv")
    assert filled(chat, CONNIE) == {
        "person": str(chat.person(METTE).id),
        "answer": "substituted",
        "name": OLE,
        "email": "ole@skive.example.dk",
    }


def test_somebody_who_is_not_called_is_named_and_another_can_be_chosen(chat: Chat):
    chat.convene()
    told = chat.says(CONNIE, "Sofie Ny kommer ikke")
    assert (
        "Sofie Ny er ikke indkaldt til dette møde. Vælg en anden, eller gå tilbage til overblikket." in told
    )
    assert filled(chat, CONNIE) == {"answer": "declined"}


def test_on_a_day_without_a_meeting_nothing_is_opened(chat: Chat):
    chat.convene()
    assert chat.says(CONNIE, "Mette kommer ikke den 9. marts")[1] == (
        "# Du har intet møde tirsdag den 9. marts"
    )


# In part, and not yet


def test_whoever_leaves_early_comes_with_a_remark_and_only_after_a_tap(chat: Chat):
    chat.convene()
    told = chat.says(METTE, "jeg må gå kl 11")
    assert told[1] == "# Har jeg forstået dig rigtigt?"
    assert filled(chat, METTE) == {"remark": "jeg må gå kl 11"}
    assert nothing_is_answered(chat)
    chat.taps(METTE, "Ja, tilmeld mig", remark="Jeg går kl. 11")
    assert answers(chat, METTE) == [(AnswerKind.ONLINE, "Jeg går kl. 11")]


def test_a_remark_is_kept_on_the_way_of_coming_that_was_named(chat: Chat):
    chat.convene(mode=Mode.HYBRID)
    chat.says(METTE, "jeg deltager på teams, men jeg må gå kl 11")
    chat.taps(METTE, "Ja, tilmeld mig")
    assert answers(chat, METTE) == [(AnswerKind.ONLINE, "jeg må gå kl 11")]


@pytest.mark.parametrize("text", ["måske", "det ved jeg ikke endnu", "jeg svarer i morgen"])
def test_a_perhaps_is_told_how_long_there_is(chat: Chat, watch: Wristwatch, text: str):
    chat.convene()
    told = chat.says(METTE, text)
    assert told[1] == (
        "Du behøver ikke svare nu. Svarfristen er torsdag den 11. februar kl. 12.00, og du kan ændre dit svar, "
        "indtil mødet begynder."
    ) or told[2].startswith("Du behøver ikke svare nu.")
    assert nothing_is_answered(chat)
    watch.forward(days=30)
    assert any(line.startswith("Svarfristen var") for line in chat.says(METTE, text))


def test_a_perhaps_where_two_meetings_are_near_asks_which(chat: Chat):
    chat.convene()
    chat.seminar()
    assert chat.says(METTE, "måske")[1] == "# Hvilket møde mener du?"


def test_a_whole_month_away_is_confirmed_before_it_counts(chat: Chat):
    chat.convene()
    told = chat.says(METTE, "jeg er på ferie hele marts")
    assert told[1] == "# Har jeg forstået dig rigtigt?"
    assert nothing_is_answered(chat)
    chat.taps(METTE, "Ja, meld afbud")
    assert answers(chat, METTE) == [(AnswerKind.DECLINED, "")]


# What the secretariat is proposed


def test_proposals_are_the_secretariats_and_members_see_the_agenda(chat: Chat):
    chat.convene()
    assert chat.says(CONNIE, "vis de indkomne forslag")[1] == "# Nye forslag"
    assert chat.says(METTE, "hvilke punkter er foreslået")[1] == "# Dagsorden til mødet den 2. marts 2027"


# One's own items


def test_each_of_ones_own_items_opens_with_what_can_still_be_done(chat: Chat):
    chat.convene()
    for title in ("Musikskoler", "Scenekunst"):
        chat.says(METTE, "punkt")
        chat.taps(METTE, "Send forslag", title=title, ask="discuss", background="Fordi.")
    assert chat.says(METTE, "jeg vil trække mit punkt tilbage")[-1] == (
        "(Åbn: Scenekunst) (Åbn: Musikskoler) (Foreslå et punkt) (Se min status)"
    )
    assert chat.taps(METTE, "Åbn: Musikskoler")[2] == "Punkt: Musikskoler"
    chat.taps(METTE, "Ja, træk det tilbage")
    mette = chat.person(METTE).id
    item = str(chat.office(lambda office: office.items_of(mette)[0].item.id))
    for name in (OLE, CONNIE, "Fremmed Fugl"):
        assert chat.sends(name, "item.show", item=item)[1] == "# Det forslag kan ikke ændres her"


def test_of_a_seminar_the_day_that_was_named_is_filled_in(chat: Chat):
    chat.seminar()
    chat.says(CONNIE, "Mette deltager kun dag 1 i seminaret")
    assert filled(chat, CONNIE)["days-theirs"] == "1"
    chat.says(CONNIE, "Mette deltager i seminaret begge dage")
    assert filled(chat, CONNIE)["days-theirs"] == "1,2"
