"""The secretariat sorts proposals and makes the agenda of them, tap by tap."""

from dataclasses import replace
from datetime import date, time

import pytest

from dialogs.heard import Show, Tapped
from meetings.model import (
    AgendaRights,
    Draft,
    Hands,
    ItemId,
    ItemState,
    Mode,
    Recommendation,
    Role,
    Session,
    Source,
    Verb,
)
from meetings.office import Actor
from tests.dialogs.stage import GROUP, MARCH, Chat, seen
from tests.dialogs.test_attendance import METTE, OLE

CONNIE, INGER = "Connie Esmann", "Inger Holm"
OVER = "Sekretariatet · Styregruppen for Europæisk Kulturregion"
TYPED = {
    "title": "Fælles billetsystem",
    "ask": "discuss",
    "background": "Vi køber hver for sig.",
}
LATER = (Session(1, date(2027, 6, 8), time(9, 30), time(11, 30)),)
ITEM_VERBS = (
    "triage.show",
    "triage.accept",
    "triage.reword_form",
    "triage.reword",
    "triage.return",
    "triage.reject",
    "triage.defer",
    "triage.merge",
)


@pytest.fixture
def proposed(chat: Chat) -> Chat:
    chat.convene()
    chat.says(METTE, "punkt")
    chat.taps(METTE, "Send forslag", **TYPED)
    chat.says(CONNIE, "hvem mangler at svare?")
    chat.taps(CONNIE, "Se forslaget")
    return chat


def the_item(chat: Chat):
    mette = chat.person(METTE).id
    return chat.office(lambda office: office.items_of(mette)[0].item)


def test_a_proposal_is_read_and_put_on_the_agenda(proposed: Chat):
    assert proposed.taps(CONNIE, "Behandl: Fælles billetsystem") == [
        OVER,
        "# Fælles billetsystem",
        "Forslagsstiller: Viborg Kommune v/Mette Kjærgaard",
        "Type: Til drøftelse",
        "Møde: Mødet den 2. marts 2027",
        "Status: Afventer sekretariatet",
        "Baggrund",
        "Vi køber hver for sig.",
        "Indstilling",
        "– drøfter sagen (D)",
        "(Sæt på dagsordenen) (Ret teksten)",
        "(Send retur) (Afvis) (Udsæt)",
    ]
    assert proposed.taps(CONNIE, "Sæt på dagsordenen") == [
        OVER,
        "# Det er noteret",
        "Punkt: Fælles billetsystem",
        "Status: På dagsordenen som punkt 1 (til drøftelse)",
        "Forslagsstilleren får besked.",
        "(Tilrettelæg dagsordenen) (Se overblikket)",
    ]
    assert proposed.taps(CONNIE, "Tilrettelæg dagsordenen") == [
        OVER,
        "# Dagsordenen nu",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Hvor: Teams (virtuelt møde)",
        "1. Fælles billetsystem (D) · 9.30",
        "(Send til kommentering) (Send dagsordenen ud)",
        "(Nyt punkt) (Tag af dagsordenen)",
    ]


def test_a_proposal_is_returned_with_a_reason_and_comes_back_mended(proposed: Chat):
    proposed.taps(CONNIE, "Behandl: Fælles billetsystem")
    assert proposed.taps(CONNIE, "Send retur", **{"reason-return": ""})[2] == "Skriv en begrundelse."
    told = proposed.taps(CONNIE, "Send retur", **{"reason-return": "Hvad koster det?"})
    assert told[2:5] == [
        "Punkt: Fælles billetsystem",
        "Status: Sendt retur til forslagsstilleren",
        "Bemærkning: Hvad koster det?",
    ]
    proposed.says(METTE, "hvad blev der af mit punkt?")
    proposed.taps(METTE, "Ret forslaget")
    proposed.taps(METTE, "Gem rettelserne", background="En million.")
    assert (the_item(proposed).state, the_item(proposed).background) == (ItemState.SUBMITTED, "En million.")


def test_a_proposal_waits_for_a_later_meeting_or_a_month(proposed: Chat):
    proposed.convene(LATER)
    proposed.taps(CONNIE, "Behandl: Fælles billetsystem")
    told = proposed.taps(CONNIE, "Udsæt", later="2027-10")
    assert told[3] == "Status: Udskudt til et senere møde"
    assert the_item(proposed).wanted_for.month == date(2027, 10, 1)
    assert proposed.sends(CONNIE, "triage.defer", item=str(the_item(proposed).id), later="2027-11")[1] == (
        "# Punktet er allerede behandlet"
    )


def test_two_proposals_are_merged(proposed: Chat):
    proposed.says(OLE, "punkt")
    proposed.taps(OLE, "Send forslag", title="Billetter", ask="approve", background="Også vi.")
    ole = proposed.person(OLE).id
    other = proposed.office(lambda office: office.items_of(ole)[0].item)
    proposed.sends(CONNIE, "triage.show", item=str(other.id))
    told = proposed.taps(CONNIE, "Læg sammen", into=str(the_item(proposed).id))
    assert told[2] == "Punkt: Fælles billetsystem"
    assert the_item(proposed).background == "Vi køber hver for sig.\n\nBilletter\n\nOgså vi."


def test_another_wording_leaves_alone_what_the_form_has_no_field_for(proposed: Chat):
    item = the_item(proposed)
    more = replace(
        Draft("Fælles billetsystem", background="Vi køber hver for sig."),
        recommendations=(
            Recommendation(Verb.DISCUSS, "drøfter sagen"),
            Recommendation(Verb.REPORT, "gør status i maj\n– på pris\n– på drift"),
        ),
        guests=("Ib, Skive",),
        financial_impact="Ingen",
    )
    desk = Actor(proposed.person(CONNIE).id, Source.TEAMS)
    proposed.office(lambda office: office.accept_item(item.id, desk, more))
    proposed.sends(CONNIE, "triage.reword_form", item=str(item.id))
    proposed.taps(CONNIE, "Gem rettelserne", background="Nyt.", closed="closed")
    now = the_item(proposed)
    assert (now.background, now.closed, now.recommendations, now.guests, now.financial_impact) == (
        "Nyt.",
        True,
        more.recommendations,
        more.guests,
        "Ingen",
    )


def test_two_who_reword_the_same_field_see_both_texts_and_the_second_joins_them(proposed: Chat):
    item = the_item(proposed)
    proposed.office(lambda office: office.accept_item(item.id, Actor(None, Source.PAGE)))
    proposed.sends(CONNIE, "triage.reword_form", item=str(item.id))
    hers = proposed.last[CONNIE]
    desk = Actor(None, Source.PAGE)
    theirs = Draft("Fælles billetsystem", background="Deres tekst.")
    proposed.office(lambda office: office.edit_item(item.id, theirs, desk))
    told = proposed.taps(CONNIE, "Gem rettelserne", card=hers, background="Connies tekst.")
    assert told[1] == "# En anden har rettet i punktet imens"
    assert "Deres tekst." in told
    assert "Baggrund [Connies tekst.]" in told
    assert the_item(proposed).background == "Deres tekst."
    proposed.taps(CONNIE, "Gem rettelserne", background="Deres tekst. Connies tekst.")
    assert the_item(proposed).background == "Deres tekst. Connies tekst."


# The agenda


def test_items_are_written_moved_and_taken_off(chat: Chat):
    chat.convene()
    chat.sends(CONNIE, "agenda.arrange", meeting=MARCH)
    for title in ("Velkomst", "Budget", "Evt."):
        chat.taps(CONNIE, "Nyt punkt", title=title)
    ids = {one.title: str(one.id) for one in chat.office(lambda office: office.draft_of(MARCH))}
    told = chat.taps(CONNIE, "Flyt et punkt", moved=ids["Evt."], after=ids["Velkomst"], sub="1")
    assert told[4:7] == ["1. Velkomst · 9.30", "1.1. Evt. · 9.30", "2. Budget"]
    told = chat.taps(CONNIE, "Tag af dagsordenen", **{"moved-off": ids["Velkomst"]})
    assert told[4:6] == ["1. Evt. · 9.30", "2. Budget"]


def test_the_chair_approves_the_agenda_he_has_seen_and_no_other(chat: Chat):
    terms = replace(GROUP.terms[0], rights=AgendaRights(approve=Hands(frozenset({Role.CHAIR}))))
    chat.office(lambda office: office.records.put_committee(replace(GROUP, terms=(terms,))))
    chat.convene(mode=Mode.ONLINE)
    chat.sends(CONNIE, "agenda.arrange", meeting=MARCH)
    chat.taps(CONNIE, "Nyt punkt", title="Budget")
    told = chat.taps(CONNIE, "Bed om godkendelse")
    assert told[1:] == [
        "# Der er bedt om godkendelse",
        "Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30",
        "Hvor: Teams (virtuelt møde)",
        "Inger Holm får besked med det samme.",
        "(Se dagsordenen) (Tilrettelæg dagsordenen)",
    ]
    assert chat.sends(INGER, "agenda.approve", meeting=MARCH, seen="0000")[1] == (
        "# Vil du godkende dagsordenen?"
    )
    assert chat.taps(INGER, "Godkend dagsordenen")[1] == "# Dagsordenen er godkendt"
    assert "(Send til kommentering) (Send dagsordenen ud)" in chat.sends(
        CONNIE, "agenda.arrange", meeting=MARCH
    )


# Who may


@pytest.mark.parametrize("verb", ITEM_VERBS)
def test_only_the_agendas_makers_sort_proposals(proposed: Chat, verb: str):
    item = the_item(proposed)
    for name, told in ((METTE, "Det klarer sekretariatet"), ("Sune Sekretær", "Det kan jeg ikke finde")):
        data = {"item": str(item.id), "version": "1"}
        reply = proposed.reply(name, Tapped(verb, data, {"title": "x", "reason": "y", "into": "1"}))
        assert isinstance(reply, Show)
        assert seen(reply.card["body"][1]["text"]) == told
    assert the_item(proposed) == item
    missing = proposed.reply(CONNIE, Tapped(verb, {"item": str(ItemId(999))}, {"title": "x"}))
    assert isinstance(missing, Show)
    assert seen(missing.card["body"][1]["text"]) == "Det kan jeg ikke finde"


def test_half_a_proposal_is_kept_for_later(chat: Chat):
    chat.convene()
    chat.says(METTE, "punkt")
    assert chat.taps(METTE, "Gem til senere", **TYPED)[1] == "# Dit udkast er gemt"
    assert "Overskrift [Fælles billetsystem]" in chat.says(METTE, "punkt")
    chat.taps(METTE, "Send forslag")
    assert "Overskrift []" in chat.says(METTE, "punkt")


@pytest.mark.parametrize("window", [False, True])
def test_a_draft_is_kept_with_whatever_is_there_and_goes_on_from_it(chat: Chat, window: bool):
    """Teams asks for no field of a new proposal, for it would ask before it lets a draft be kept."""
    chat.convene()
    chat.says(METTE, "punkt")
    body = chat.last[METTE]["body"]
    assert [one["id"] for one in body if one.get("isRequired")] == []
    typed = {"title": "", "ask": "", "background": "Vi køber hver for sig."}
    kept = chat.reply(METTE, Tapped("item.keep", {"meeting": MARCH}, typed, in_form=window))
    assert seen(kept.card["body"][1]["text"]) == "Dit udkast er gemt"
    assert chat.says(METTE, "punkt")[5:7] == [
        "Hvad skal gruppen gøre? []",
        "Baggrund [Vi køber hver for sig.]",
    ]
    told = chat.taps(METTE, "Send forslag")
    assert "Skriv en overskrift." in told
    assert "Baggrund [Vi køber hver for sig.]" in told
    assert (
        chat.taps(METTE, "Send forslag", title="Billetter", ask="discuss")[1] == "# Dit forslag er modtaget"
    )


def test_a_draft_for_a_later_meeting_is_what_the_form_opens_with(chat: Chat):
    chat.convene()
    seminar = chat.seminar()
    chat.reply(METTE, Tapped("item.keep", {"meeting": str(seminar.id)}, {"title": "Til juni"}))
    told = chat.says(METTE, "punkt")
    assert {"Overskrift [Til juni]", f"Til hvilket møde? [{seminar.id}]"} <= set(told)
