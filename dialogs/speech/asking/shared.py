"""Words that phrases of several themes use."""

CLASSES = {
    "DU": "du i botten styrmand",
    "KAN": "kan må vil kunne",
    "DET": "det den dette de vores dit jeres næste kommende",
    "PLEASE": "tak please venligst fremover thanks from_now_on instead i_stedet",
    "MØDE": "møde mødet *mødet *møde seminar seminaret *seminaret",
    "DAGSORDEN": "dagsorden dagsordenen agendaen agenda programmet program",
    "SVARET": """
        svaret svar svarer tilmeldt tilmeldt_sig meldt meldt_sig sagt kvitteret reageret afbud
        tilbagemeldt bekræftet
    """,
    "ANSWERED": """
        answered replied responded answer reply respond registered confirmed signed_up declined
        sign_up register decline
    """,
    "ITEM": "item agenda_item proposal point topic suggestion",
    "OM": "om vedrørende vedr angående omkring",
    "ABOUT": "about on regarding concerning for",
    "PÅ_DAGSORDENEN": """
        på_dagsordenen til_dagsordenen på_dagsorden til_dagsorden på_agendaen på_programmet
        på_som_punkt som_punkt som_et_punkt
    """,
    "ON_THE_AGENDA": "on_the_agenda to_the_agenda for_the_agenda onto_the_agenda",
    "AT_THE_MEETING": """
        på_mødet til_mødet på_næste_møde til_næste_møde på_det_næste_møde til_det_næste_møde
        næste_gang på_det_kommende_møde til_det_kommende_møde på_styregruppemødet
        på_næste_styregruppemøde D tak at_the_next_meeting at_the_meeting next_time
        for_the_next_meeting to_the_next_meeting please for_the_meeting
    """,
}
