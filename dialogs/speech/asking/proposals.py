"""Items proposed for the agenda. A title is what is written to the end of the sentence, as it is written."""

from dialogs.intents import Intent, Propose

CLASSES = {
    "JEG": "jeg vi",
    "PUNKT": "punkt dagsordenspunkt emne forslag sag",
    "VIL_HAVE": """
        jeg_vil_gerne_have vil_jeg_gerne_have vil_vi_gerne_have vi_vil_gerne_have vil_gerne_have jeg_vil_have jeg_ønsker vi_ønsker ønsker
        jeg_vil_gerne_lave jeg_vil_gerne_oprette jeg_vil_gerne_tilføje jeg_vil_gerne_melde
        jeg_vil_gerne_have_sat jeg_vil_gerne_sætte jeg_vil_gerne_rejse jeg_vil_gerne_bringe
        jeg_vil_gerne_byde_ind_med jeg_kunne_godt_tænke_mig vi_bør_have vi_mangler vi_skal_have
        der_bør_være jeg_vil_gerne_foreslå jeg_vil_gerne_indsende
    """,
    "DRØFTE": """
        drøfte diskutere vende behandle tale_om snakke_om se_på kigge_på have_en_drøftelse_af
        tage_en_drøftelse_af tage_en_snak_om få_en_drøftelse_af
    """,
    "WOULD_LIKE_TO": "would_like_to want_to wish_to will",
}

TITLED = """
    (et) (nyt) PUNKT (til/på) (DET) DAGSORDEN/MØDE (D) (OM/,) <title>
    (et) (nyt) PUNKT til D (OM/,) <title>
    forslag/emne/ønske , <title>
    forslag/emne/ønske (til) (DAGSORDEN/MØDE/PUNKT) (D) OM/, <title>
    item/agenda_item/new_item/new_agenda_item/proposal (ABOUT) , <title>
    item/agenda_item/new_item/new_agenda_item/proposal ABOUT <title>
    (nyt/et) punkt/dagsordenspunkt (OM) (,) <title>
"""

WISHED = """
    (JEG) VIL_HAVE (et) (nyt) PUNKT (på/med/til) (på/til) (DET) (DAGSORDEN/MØDE) (D) OM/, <title> (AT_THE_MEETING)
    VIL_HAVE <title> (med/op) PÅ_DAGSORDENEN (AT_THE_MEETING)
    JEG/der har/er (også) et PUNKT (til/på) (DET) (DAGSORDEN/MØDE) (D) (OM/,) <title> (AT_THE_MEETING)
    JEG mangler et PUNKT OM <title> (AT_THE_MEETING)
    JEG foreslår et PUNKT OM <title> (AT_THE_MEETING)
    JEG foreslår at vi drøfter/diskuterer/vender/behandler/taler_om/snakker_om <title> (AT_THE_MEETING)
    JEG vil (gerne) foreslå (PUNKT/et_punkt) (OM) <title> (PÅ_DAGSORDENEN) (AT_THE_MEETING)
    foreslå (et) PUNKT (OM/,) <title> (AT_THE_MEETING)
    foreslå at vi drøfter/diskuterer/vender/taler_om <title> (AT_THE_MEETING)
    KAN/skal/bør vi (ikke) (lige/også/godt) DRØFTE <title> (AT_THE_MEETING)
    KAN/skal/bør vi (ikke) (lige/også/godt) tage <title> op (AT_THE_MEETING)
    JEG vil gerne (lige) DRØFTE <title> AT_THE_MEETING
    vi bør/burde/skal/må (lige/også) DRØFTE <title> AT_THE_MEETING
    KAN/skal/bør JEG (ikke) (lige/også/godt) få/have/sætte (et) (PUNKT) (OM) <title> (med/op) PÅ_DAGSORDENEN (AT_THE_MEETING)
    KAN/skal/bør JEG (ikke) (lige/også/godt) få/have/sætte (et) PUNKT (på/med) OM <title> (AT_THE_MEETING)
    KAN DU (lige/gerne) sætte/skrive/tilføje/tage <title> (med/op) PÅ_DAGSORDENEN (AT_THE_MEETING)
    tilføj/opret/sæt/skriv/læg/tag (et) (nyt) PUNKT/punktet (på) (OM/,) <title> (AT_THE_MEETING)
    tilføj/sæt/skriv/tag/få (lige) <title> (med/op) PÅ_DAGSORDENEN (AT_THE_MEETING)

    (PLEASE) (i_suggest/i_propose/propose/suggest/add) (an/a) (new) ITEM (ABOUT/,) <title> (AT_THE_MEETING)
    propose <title> (as) (an/a) ITEM (AT_THE_MEETING)
    i WOULD_LIKE_TO propose/suggest/add/have/put/submit/raise (an/a) (new) ITEM (on_the_agenda) ABOUT <title> (AT_THE_MEETING)
    i WOULD_LIKE_TO propose/suggest/add/have/put/submit/raise <title> (AT_THE_MEETING)
    i WOULD_LIKE_TO discuss/talk_about <title> AT_THE_MEETING
    i have an ITEM (ABOUT) <title> (AT_THE_MEETING)
    can/could/may/should we (please) discuss/talk_about <title> (AT_THE_MEETING)
    (can/could you) (please) add/put (an/a) (new) (ITEM) (ABOUT) <title> ON_THE_AGENDA (AT_THE_MEETING)
    (can/could/may/should i/we) (please) add/put/have/get (an/a) (new) (ITEM) (ABOUT) <title> ON_THE_AGENDA (AT_THE_MEETING)
"""

UNTITLED = """
    (JEG) VIL_HAVE (et) (nyt) PUNKT (PÅ_DAGSORDENEN/på/med/op) (AT_THE_MEETING)
    JEG har (også) (et) PUNKT (til/på) (DET) (DAGSORDEN/MØDE) (AT_THE_MEETING)
    JEG vil (gerne) foreslå (et) PUNKT (PÅ_DAGSORDENEN) (AT_THE_MEETING)
    JEG foreslår (et) PUNKT
    (foreslå/opret/tilføj/sæt/skriv) (et) (nyt) PUNKT (PÅ_DAGSORDENEN/på) (AT_THE_MEETING)
    KAN JEG (godt/lige/også) få/have/sætte/foreslå/komme_med/melde (et) PUNKT (på/ind) (PÅ_DAGSORDENEN) (AT_THE_MEETING)
    hvordan foreslår/sætter/melder/får jeg (et) PUNKT ...
    i WOULD_LIKE_TO propose/suggest/add/have/put/submit/raise (an/a) (new) ITEM (ON_THE_AGENDA) (AT_THE_MEETING)
    (propose/suggest/add) (an/a) (new) ITEM (ON_THE_AGENDA) (AT_THE_MEETING)
    i have an ITEM (ON_THE_AGENDA/for_the_agenda) (AT_THE_MEETING)
    (can/may/could/how_do) i (propose/suggest/add/submit) an ITEM (ON_THE_AGENDA) (AT_THE_MEETING)
"""

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (Propose(), "punkt, nyt punkt, dagsordenspunkt, forslag", "item, new item, agenda item, proposal, propose"),
)  # fmt: skip
