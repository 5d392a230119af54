"""Files sent in the chat: which item they belong to, and honest sentences where they cannot be taken."""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from dialogs.heard import Dropped, Handed, NotFetched
from meetings.model import AgendaItem, DroppedFile, ItemState, Source
from meetings.office import Actor
from storage import tables
from tests.dialogs.stage import MARCH, SECRETARY, Chat
from tests.dialogs.test_agenda import TYPED, items
from tests.dialogs.test_attendance import METTE, OLE

PDF = b"%PDF-1.7 and so on"
DESK = "Connie Esmann"
_ALL_FILES = select(tables.stored_file.c.id)
FORGET = "Jeg gemmer det, du har sendt, i en uge. Ingen andre ser det, før du lægger det ved et punkt."


def sends(chat: Chat, name: str, *files: tuple[str, bytes | NotFetched], text: str = "") -> list[str]:
    return chat.hears(name, Dropped(tuple(Handed(*one) for one in files), text))


def proposed(chat: Chat, title: str = "Fælles billetsystem", name: str = METTE) -> AgendaItem:
    chat.says(name, "punkt")
    chat.taps(name, "Send forslag", **{**TYPED, "title": title})
    return max(items(chat) if name == METTE else own(chat, name), key=lambda one: one.id)


def own(chat: Chat, name: str) -> list[AgendaItem]:
    who = chat.person(name).id
    return chat.office(lambda office: [one.item for one in office.items_of(who)])


def files_in_the_books(chat: Chat) -> set[str]:
    return chat.office(lambda office: {row.id for row in office.records.rows(_ALL_FILES)})


def waiting(chat: Chat, name: str) -> list[DroppedFile]:
    who = chat.person(name).id
    return chat.office(lambda office: office.records.dropped(who))


def test_a_file_is_laid_on_the_own_proposal(chat: Chat):
    chat.convene()
    item = proposed(chat)
    assert sends(chat, METTE, ("Budget 2027.pdf", PDF)) == [
        "Styrmand",
        "# Hvor hører filen til?",
        "Budget 2027.pdf: PDF, 1 kB",
        f"Punkt [{item.id}]",
        FORGET,
        "(Læg ved punktet) (Smid væk)",
    ]
    assert chat.taps(METTE, "Læg ved punktet") == [
        "Styregruppen for Europæisk Kulturregion",
        "# Bilaget ligger ved punktet",
        "Punkt: Fælles billetsystem",
        "Bilag: Budget 2027",
        "Møde: Mødet den 2. marts 2027",
        "Bilaget får sit nummer, når punktet sættes på dagsordenen, og bliver sendt ud sammen med den.",
        "(Ret forslaget) (Se min status)",
    ]
    (paper,) = items(chat)[0].attachments
    assert (paper.title, paper.size, paper.content_type) == ("Budget 2027", len(PDF), "application/pdf")
    assert chat.office(lambda office: office.records.content(paper.file)) == PDF
    assert waiting(chat, METTE) == []


def test_the_file_survives_that_the_proposal_is_changed_in_its_form(chat: Chat):
    chat.convene()
    item = proposed(chat)
    sends(chat, METTE, ("Budget.pdf", PDF))
    chat.taps(METTE, "Læg ved punktet")
    chat.taps(METTE, "Ret forslaget")
    chat.taps(
        METTE, "Gem rettelserne", title="Et andet navn", **{k: v for k, v in TYPED.items() if k != "title"}
    )
    (changed,) = items(chat)
    assert (changed.id, changed.title, [one.title for one in changed.attachments]) == (
        item.id,
        "Et andet navn",
        ["Budget"],
    )


def test_words_with_the_file_choose_the_item_and_other_words_are_said_to_be_unread(chat: Chat):
    chat.convene()
    proposed(chat, "Fælles billetsystem")
    music = proposed(chat, "Musikuddannelse i regionen")
    lines = sends(chat, METTE, ("Noder.pdf", PDF), text="til musikuddannelsen")
    assert f"Punkt [{music.id}]" in lines
    told = sends(chat, METTE, ("Noder.pdf", PDF), text="jeg kan desværre ikke komme på tirsdag")
    assert "Punkt []" in told
    assert (
        "Jeg har kun set på det, der var vedhæftet. Skriv resten i en besked for sig, så svarer jeg på det."
        in told
    )


def test_several_files_go_together_and_each_refused_one_is_told_why(chat: Chat):
    chat.convene()
    proposed(chat)
    told = sends(
        chat,
        METTE,
        ("Budget.pdf", PDF),
        ("Noter.txt", "æøå".encode()),
        ("Virus.pdf", b"MZ"),
        ("Film.mp4", NotFetched.UNWANTED),
        ("Stor.pdf", NotFetched.TOO_LARGE),
        ("Sen.pdf", NotFetched.TOO_SLOW),
    )
    kinds = "pdf, docx, xlsx, pptx, odt, ods, doc, xls, png, jpg, jpeg, txt og csv"
    assert told[1:9] == [
        "# Hvor hører filerne til?",
        "Budget.pdf: PDF, 1 kB",
        "Noter.txt: TXT, 1 kB",
        f"»Virus.pdf« er ikke den type, som navnet siger. Gem den på ny som en af disse: {kinds}.",
        f"»Film.mp4« er ikke af en type, jeg tager imod. Det kan være: {kinds}.",
        "»Stor.pdf« fylder for meget. En fil må højst fylde 20,0 MB. Gem den mindre, eller læg et link på punktet.",
        "Det tog for lang tid at hente »Sen.pdf«. Send den igen, eller læg et link på punktet i stedet.",
        f"Punkt [{items(chat)[0].id}]",
    ]
    chat.taps(METTE, "Læg ved punktet")
    assert [one.title for one in items(chat)[0].attachments] == ["Budget", "Noter"]


def test_who_has_no_proposal_is_led_to_make_one(chat: Chat):
    chat.convene()
    assert sends(chat, METTE, ("Budget.pdf", NotFetched.UNWANTED)) == [
        "Styrmand",
        "# Jeg kan ikke tage imod filen",
        "Du har ikke noget forslag, den kan ligge ved. Foreslå punktet først, og send så filen her bagefter.",
        "(Foreslå et punkt) (Se min status) (Hjælp)",
    ]
    assert files_in_the_books(chat) == set()


def test_a_proposal_on_the_agenda_is_the_secretariats_to_add_to(chat: Chat):
    chat.convene()
    item = proposed(chat)
    chat.office(lambda office: office.accept_item(item.id, SECRETARY))
    assert sends(chat, METTE, ("Budget.pdf", NotFetched.UNWANTED))[1:3] == [
        "# Jeg kan ikke tage imod filen",
        "»Fælles billetsystem« er sat på dagsordenen, og nu er det sekretariatet, der lægger filer ved. "
        "Send den til dem.",
    ]


def test_a_picture_pasted_into_the_message_is_refused_with_the_way_to_send_it(chat: Chat):
    chat.convene()
    proposed(chat)
    assert sends(chat, METTE, ("", NotFetched.PICTURE))[2].startswith(
        "Et billede, der er sat ind i en besked"
    )


def test_the_secretariat_lays_files_on_any_item_and_sees_the_number(chat: Chat):
    chat.convene()
    item = proposed(chat)
    chat.office(lambda office: office.accept_item(item.id, SECRETARY))
    assert sends(chat, DESK, ("Notat.pdf", PDF))[3] == f"Punkt [{item.id}]"
    assert chat.taps(DESK, "Læg ved punktet") == [
        "Styregruppen for Europæisk Kulturregion",
        "# Bilaget ligger ved punktet",
        "Punkt: Fælles billetsystem",
        "Bilag: 1.1 Notat",
        "Møde: Mødet den 2. marts 2027",
        "Nummeret følger punktet, indtil dagsordenen er sendt ud.",
        "(Se rækkefølgen) (Se min status)",
    ]


def test_a_returned_proposal_is_handed_in_again_with_the_paper_that_lacked(chat: Chat):
    chat.convene()
    item = proposed(chat)
    chat.office(lambda office: office.return_item(item.id, "Bilaget mangler.", SECRETARY))
    sends(chat, METTE, ("Budget.pdf", PDF))
    assert chat.taps(METTE, "Læg ved punktet")[5].endswith("Forslaget er sendt ind igen.")
    assert [(one.state, len(one.attachments)) for one in items(chat)] == [(ItemState.SUBMITTED, 1)]


def test_the_same_file_is_kept_once_on_an_item(chat: Chat):
    chat.convene()
    proposed(chat)
    for _ in range(2):
        sends(chat, METTE, ("Budget.pdf", PDF), ("Kopi.pdf", PDF))
        told = chat.taps(METTE, "Læg ved punktet")
    assert "Punktet har filen i forvejen, så der er ikke lagt en til." in told
    assert len(items(chat)[0].attachments) == 1


def test_what_is_thrown_away_is_not_kept_and_cannot_be_placed_any_more(chat: Chat):
    chat.convene()
    proposed(chat)
    sends(chat, METTE, ("Budget.pdf", PDF))
    card = chat.last[METTE]
    assert files_in_the_books(chat) == {hashlib.sha256(PDF).hexdigest()}
    assert chat.taps(METTE, "Smid væk")[1:3] == ["# Jeg har smidt det væk", "Intet er lagt ved noget punkt."]
    assert files_in_the_books(chat) == set()
    assert chat.taps(METTE, "Læg ved punktet", card=card)[1:3] == [
        "# Det kan jeg ikke finde",
        "Filen har jeg ikke længere. Send den igen.",
    ]


def test_a_file_that_an_item_has_is_not_lost_when_another_throws_his_own_away(chat: Chat):
    chat.convene()
    proposed(chat)
    sends(chat, METTE, ("Budget.pdf", PDF))
    chat.taps(METTE, "Læg ved punktet")
    proposed(chat, "Et andet", OLE)
    sends(chat, OLE, ("Samme.pdf", PDF))
    chat.taps(OLE, "Smid væk")
    assert files_in_the_books(chat) == {hashlib.sha256(PDF).hexdigest()}


def test_nobody_places_anothers_files_or_on_anothers_proposal(chat: Chat):
    chat.convene()
    item = proposed(chat)
    proposed(chat, "Oles punkt", OLE)
    sends(chat, METTE, ("Budget.pdf", PDF))
    (drop,) = waiting(chat, METTE)
    stolen = chat.sends(OLE, "file.place", drops=str(drop.id), item=str(own(chat, OLE)[0].id))
    assert stolen[1] == "# Det kan jeg ikke finde"
    chat.sends(OLE, "file.throw", drops=str(drop.id))
    sends(chat, OLE, ("Budget.pdf", PDF))
    (oles,) = waiting(chat, OLE)
    assert (
        chat.sends(OLE, "file.place", drops=str(oles.id), item=str(item.id))[1]
        == "# Det forslag kan ikke ændres her"
    )
    assert len(waiting(chat, METTE)) == 1
    assert items(chat)[0].attachments == ()


@pytest.mark.parametrize("drops", ["", "x", "1,", "-1", ",".join(["1"] * 11)])
def test_a_button_with_odd_files_is_an_odd_button(chat: Chat, drops: str):
    chat.convene()
    proposed(chat)
    assert chat.sends(METTE, "file.place", drops=drops, item="1")[1] == "# Den knap virker ikke længere"


def test_no_more_than_ten_files_of_one_person_wait(chat: Chat):
    chat.convene()
    proposed(chat)
    for number in range(12):
        sends(chat, METTE, (f"{number}.pdf", PDF + bytes([number])))
    assert [one.file.name for one in waiting(chat, METTE)] == [f"{number}.pdf" for number in range(2, 12)]
    assert len(files_in_the_books(chat)) == 10


def test_files_that_nobody_placed_are_thrown_away_and_the_others_stay(chat: Chat):
    chat.convene()
    proposed(chat)
    sends(chat, METTE, ("Gammel.pdf", PDF))
    chat.watch.forward(days=3)
    sends(chat, METTE, ("Ny.pdf", PDF + b"2"))
    yesterday = chat.watch() - timedelta(days=1)
    gone = chat.office(lambda office: office.records.purge_dropped(yesterday, 100))
    assert gone == 1
    assert files_in_the_books(chat) == {hashlib.sha256(PDF + b"2").hexdigest()}


def test_a_stranger_is_asked_who_he_is_and_nothing_is_kept(chat: Chat):
    chat.convene()
    assert sends(chat, "stranger", ("Budget.pdf", NotFetched.UNWANTED))[1] == "# Hej – hvem er du?"
    assert files_in_the_books(chat) == set()


def test_the_number_follows_the_item_in_the_draft_and_stands_still_once_it_is_sent_out(chat: Chat):
    chat.convene()
    first, second = proposed(chat, "Første"), proposed(chat, "Andet")
    for item in (first, second):
        chat.office(lambda office, one=item.id: office.accept_item(one, SECRETARY))
    desk = Actor(chat.person(DESK).id, Source.TEAMS)
    chat.office(lambda office: office.attach(second.id, [("Notat.pdf", PDF)], desk))

    def numbers() -> list[str]:
        return chat.office(
            lambda office: [p.number for one in office.draft_of(MARCH) for p in one.attachments]
        )

    assert numbers() == ["2.1"]
    chat.office(lambda office: office.move_item(second.id, None, SECRETARY))
    assert numbers() == ["1.1"]
    chat.office(lambda office: office.publish_agenda(MARCH, SECRETARY))
    chat.office(lambda office: office.move_item(second.id, first.id, SECRETARY))
    sent = chat.office(lambda office: [p.number for one in office.agenda_of(MARCH) for p in one.attachments])
    assert (numbers(), sent) == (["2.1"], ["1.1"])
