"""The agenda, proposing an item, and what became of it."""

from dataclasses import replace

import pytest

from meetings.model import Attachment, ItemState, Recommendation, Verb
from tests.dialogs.stage import MARCH, Chat, Wristwatch
from tests.dialogs.test_attendance import HEAD, METTE, OLE

TYPED = {
    "title": "Fælles billetsystem",
    "ask": "discuss",
    "background": "Vi køber hver for sig.",
}
RECEIPT = [
    HEAD,
    "# Dit forslag er modtaget",
    "Punkt: Fælles billetsystem",
    "Type: Til drøftelse",
    "Møde: Mødet den 2. marts 2027",
    "Forslagsstiller: Viborg Kommune v/Mette Kjærgaard",
    "Status: Afventer sekretariatet",
    "Skriv status, når du vil se, hvad der sker med det.",
    "(Ret forslaget) (Træk forslaget tilbage) (Foreslå et punkt mere)",
]


def items(chat: Chat):
    mette = chat.person(METTE).id
    return chat.office(lambda office: [one.item for one in office.items_of(mette)])


def test_punkt_gives_the_form_and_three_fields_make_a_proposal(chat: Chat):
    chat.convene()
    assert chat.says(METTE, "punkt") == [
        HEAD,
        "# Foreslå et punkt til dagsordenen",
        "Til mødet den 2. marts 2027. Frist: tirsdag den 9. februar kl. 12.00.",
        "De tre første felter skal udfyldes, før forslaget kan sendes. Du kan gemme det til senere med det, der er.",
        "Overskrift []",
        "Hvad skal gruppen gøre? []",
        "Baggrund []",
        "(Tilføj indstilling, tid eller bilag)",
        "Sekretariatet og arbejdsgruppen afgør, om punktet kommer på. Teksten kan indgå i aktindsigt.",
        "(Send forslag) (Gem til senere) (Fortryd)",
    ]
    assert chat.taps(METTE, "Send forslag", **TYPED) == RECEIPT
    (item,) = items(chat)
    assert (item.title, item.background, item.recommendations, item.state) == (
        "Fælles billetsystem",
        "Vi køber hver for sig.",
        (Recommendation(Verb.DISCUSS, "drøfter sagen"),),
        ItemState.SUBMITTED,
    )


def test_everything_a_proposer_may_add_is_kept(chat: Chat):
    chat.convene()
    chat.says(METTE, "punkt")
    more = {
        "recommendation": "godkender modellen\n– hører udvalgene",
        "minutes": "15",
        "attachment": "https://viborg.example.dk/a.pdf",
    }
    chat.taps(METTE, "Send forslag", **TYPED, **more)
    (item,) = items(chat)
    assert (item.recommendations, item.minutes, item.attachments) == (
        (Recommendation(Verb.APPROVE, "godkender modellen"), Recommendation(Verb.DISCUSS, "hører udvalgene")),
        15,
        (Attachment("Bilag", "https://viborg.example.dk/a.pdf"),),
    )


def test_a_title_in_the_sentence_is_filled_in_and_nothing_is_sent_yet(chat: Chat):
    chat.convene()
    assert "Overskrift [Budget 2027-28]" in chat.says(METTE, "punkt: Budget 2027-28")
    assert items(chat) == []


def test_the_button_opens_a_window_and_its_form_is_the_same(chat: Chat):
    chat.convene()
    chat.says(METTE, "tilmeld")
    told = chat.taps(METTE, "Foreslå et punkt")
    assert told[:4] == [
        "<Foreslå et punkt til dagsordenen>",
        HEAD,
        "# Foreslå et punkt til dagsordenen",
        "Til mødet den 2. marts 2027. Frist: tirsdag den 9. februar kl. 12.00.",
    ]
    assert told[-1] == "(Send forslag) (Gem til senere)"
    assert chat.taps(METTE, "Send forslag", **TYPED) == RECEIPT


@pytest.mark.parametrize("window", [False, True])
def test_what_is_wrong_is_told_at_each_field_and_nothing_typed_is_lost(chat: Chat, window: bool):
    chat.convene()
    chat.says(METTE, "tilmeld" if window else "punkt")
    if window:
        chat.taps(METTE, "Foreslå et punkt")
    wrong = {
        "title": "x" * 121,
        "ask": "",
        "background": "Vi køber.",
        "attachment": "http://usikker.example.dk",
    }
    told = chat.taps(METTE, "Send forslag", **wrong)
    assert told[3 if window else 2 : -1] == [
        "Ret felterne med fremhævet tekst, og send igen. Det, du har skrevet, står her endnu.",
        "Til mødet den 2. marts 2027. Frist: tirsdag den 9. februar kl. 12.00.",
        "Teksten er for lang. Skriv højst 120 tegn.",
        f"Overskrift [{'x' * 121}]",
        "Vælg, hvad gruppen skal gøre.",
        "Hvad skal gruppen gøre? []",
        "Baggrund [Vi køber.]",
        "Indstilling, én på hver linje (valgfri) []",
        "Forventet tid (valgfri) []",
        "Link til bilag (valgfri) [http://usikker.example.dk]",
        "Siden sidst (valgfri) []",
        "Sagsfremstilling (valgfri) []",
        "Næste skridt (valgfri) []",
        "Oplæg ved (valgfri) []",
        "Sagsnr. (valgfri) []",
        "Åbent eller lukket punkt? [open]",
        "Sekretariatet og arbejdsgruppen afgør, om punktet kommer på. Teksten kan indgå i aktindsigt.",
    ]
    right = {"title": "Kort", "ask": "approve"}
    told = chat.taps(METTE, "Send forslag", **right)
    assert "Linket skal begynde med https://." in told  # the office's own word on a field
    assert chat.taps(METTE, "Send forslag", attachment="")[1] == "# Dit forslag er modtaget"
    assert items(chat)[0].background == "Vi køber."


def test_an_empty_form_names_all_three_fields(chat: Chat):
    chat.convene()
    chat.says(METTE, "punkt")
    told = chat.taps(METTE, "Send forslag")
    assert [line for line in told if (line.endswith(".") and "Skriv" in line) or "Vælg" in line] == [
        "Skriv en overskrift.",
        "Vælg, hvad gruppen skal gøre.",
        "Skriv kort, hvorfor punktet skal på dagsordenen.",
    ]


def test_after_the_deadline_the_text_is_kept_and_can_be_sent_all_the_same(chat: Chat, watch: Wristwatch):
    chat.convene()
    chat.says(METTE, "punkt")
    watch.forward(days=23)
    late = chat.taps(METTE, "Send forslag", **TYPED)
    assert late == [
        HEAD,
        "# Fristen for punkter er passeret",
        "Den var tirsdag den 9. februar kl. 12.00. Sekretariatet kan stadig få forslaget og afgør, om det kan nå med. "
        "Det, du har skrevet, står her endnu.",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Overskrift [Fælles billetsystem]",
        "Hvad skal gruppen gøre? [discuss]",
        "Baggrund [Vi køber hver for sig.]",
        "(Tilføj indstilling, tid eller bilag)",
        "Sekretariatet og arbejdsgruppen afgør, om punktet kommer på. Teksten kan indgå i aktindsigt.",
        "(Send til sekretariatet alligevel) (Gem til senere) (Fortryd)",
    ]
    assert chat.taps(METTE, "Send til sekretariatet alligevel")[1:3] == RECEIPT[1:3]
    assert items(chat)[0].state is ItemState.LATE


def test_several_meetings_are_chosen_between_on_the_form(chat: Chat, watch: Wristwatch):
    chat.convene()
    seminar = chat.seminar()
    assert chat.says(METTE, "punkt")[3] == f"Til hvilket møde? [{MARCH}]"
    assert chat.taps(METTE, "Send forslag", **TYPED, meeting=str(seminar.id))[4] == (
        "Møde: Seminaret den 9.-10. juni 2027"
    )
    watch.forward(days=23)
    assert chat.says(METTE, "punkt")[3] == f"Til hvilket møde? [{seminar.id}]"


def test_a_proposal_can_be_mended_and_withdrawn(chat: Chat):
    chat.convene()
    chat.says(METTE, "punkt")
    chat.taps(METTE, "Send forslag", **TYPED, minutes="30")
    receipt = chat.last[METTE]
    told = chat.taps(METTE, "Ret forslaget")
    assert told[0] == "<Ret dit forslag>"
    assert "Overskrift [Fælles billetsystem]" in told
    assert "Forventet tid (valgfri) [30]" in told
    assert chat.taps(METTE, "Gem rettelserne", title="")[2] == "# Ret dit forslag"
    assert chat.taps(METTE, "Gem rettelserne", title="Ét billetsystem")[1:3] == [
        "# Dit forslag er rettet",
        "Punkt: Ét billetsystem",
    ]
    assert chat.taps(METTE, "Ja, træk det tilbage", card=receipt)[1] == "# Dit forslag er trukket tilbage"
    assert [one.state for one in items(chat)] == [ItemState.WITHDRAWN]
    assert chat.taps(METTE, "Ja, træk det tilbage", card=receipt)[1] == "# Det forslag kan ikke ændres her"


def test_nobody_mends_anothers_proposal(chat: Chat):
    chat.convene()
    chat.says(METTE, "punkt")
    chat.taps(METTE, "Send forslag", **TYPED)
    item = str(items(chat)[0].id)
    for verb in ("item.change", "item.withdraw", "item.change_form"):
        assert chat.sends(OLE, verb, item=item)[1] == "# Det forslag kan ikke ændres her"
        assert chat.sends(OLE, verb, item="99999")[1] == "# Det forslag kan ikke ændres her"
    assert items(chat)[0].title == "Fælles billetsystem"


def propose(chat: Chat, *titles: str) -> None:
    chat.convene()
    for title in titles:
        chat.says(METTE, "punkt")
        chat.taps(METTE, "Send forslag", **{**TYPED, "title": title})


def test_what_became_of_my_item_finds_it_by_a_misspelt_word(chat: Chat):
    propose(chat, "Musikuddannelse i regionen", "Status på dialogmøder")
    assert chat.says(METTE, "hvad blev der af mit punkt om musikudannelse") == [
        "Styrmand",
        "# Dit punkt",
        "Punkt: Musikuddannelse i regionen",
        "Status: Afventer sekretariatet",
        "Møde: Mødet den 2. marts 2027",
        "(Ret forslaget) (Træk forslaget tilbage) (Foreslå et punkt mere)",
    ]


def test_what_became_of_an_item_says_where_it_stands(chat: Chat):
    propose(chat, "Musikuddannelse i regionen", "Status på dialogmøder")
    by_title = {one.title: one for one in items(chat)}

    def settle(office):
        office.records.put_item(
            replace(by_title["Musikuddannelse i regionen"], state=ItemState.ACCEPTED, number="5")
        )
        office.records.put_item(
            replace(by_title["Status på dialogmøder"], state=ItemState.DEFERRED, note="Vi tager det i juni.")
        )

    chat.office(settle)
    assert chat.says(METTE, "hvad blev der af mit punkt om musikuddannelse")[3] == (
        "Status: På dagsordenen som punkt 5 (til drøftelse)"
    )
    assert chat.says(METTE, "hvad blev der af mit punkt om dialogmoeder")[3:6] == [
        "Status: Udskudt til et senere møde",
        "Møde: Mødet den 2. marts 2027",
        "Bemærkning: Vi tager det i juni.",
    ]


def test_an_item_that_cannot_be_found_is_answered_with_those_there_are(chat: Chat):
    propose(chat, "Musikuddannelse i regionen")
    assert chat.says(METTE, "hvad blev der af mit punkt om kloakering")[1:4] == [
        "# Dine punkter",
        "Jeg kan ikke finde et punkt om »kloakering« blandt dine. Her er dem, du har foreslået.",
        "Musikuddannelse i regionen – afventer sekretariatet, mødet den 2. marts 2027.",
    ]


def test_the_agenda_shows_numbers_titles_and_what_each_is_for(chat: Chat):
    chat.convene()
    chat.agenda()
    assert chat.says(METTE, "dagsorden") == [
        HEAD,
        "# Dagsorden til mødet den 2. marts 2027",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Hvor: Teams (virtuelt møde)",
        "Foreløbig dagsorden",
        "1. Velkomst (B)",
        "2. Budget 2027-28 (D)",
        "3. Eventuelt",
        "B: til beslutning. D: til drøftelse. O: til orientering.",
        "Forslag til punkter senest tirsdag den 9. februar kl. 12.00.",
        "(Svar på mødet) (Foreslå et punkt) (Kommende møder)",
    ]
