"""What people ask, want and order, in Danish and in English, as phrases (see `notation`); `questions` and `titles` read by them."""

from dialogs.intents import (
    Amend,
    AskAgenda,
    AskCalendar,
    AskDecision,
    AskHeld,
    AskHelp,
    AskMeetings,
    AskMissing,
    AskPapers,
    AskStatus,
    AskTasks,
    AskUndelivered,
    AskWaiting,
    AskWhy,
    Attend,
    CancelMeeting,
    ChooseLanguage,
    Convene,
    Correct,
    Decline,
    GetList,
    GetYearPlan,
    Greet,
    Intent,
    Move,
    OpenPages,
    Propose,
    Remind,
    SendSubstitute,
    SignOut,
    Thank,
    WriteBetween,
)
from dialogs.speech.words import fold
from meetings.model import Language

CLASSES = {
    "JEG": "jeg vi",
    "MIN": "min mit mine vores",
    "DU": "du i botten styrmand",
    "KAN": "kan må vil kunne",
    "SVARET": """
        svaret svar svarer tilmeldt tilmeldt_sig meldt meldt_sig sagt kvitteret reageret afbud
        tilbagemeldt bekræftet
    """,
    "PUNKT": "punkt dagsordenspunkt emne forslag sag",
    "PUNKTET": "punkt punktet dagsordenspunkt dagsordenspunktet forslag forslaget emne emnet sag sagen",
    "DAGSORDEN": "dagsorden dagsordenen agendaen agenda programmet program",
    "MØDE": "møde mødet *mødet *møde seminar seminaret *seminaret",
    "MØDEDETALJE": """
        sted stedet mødested mødestedet lokale lokalet mødelokale mødelokalet adresse adressen
        teams_link teamslink teamslinket link linket mødelink mødelinket titel titlen overskriften
        mødeoplysninger oplysninger oplysningerne mødeoplysningerne
    """,
    "MØDER": "møder mødedatoer mødeplan mødeplanen mødekalender mødedatoerne",
    "DEM": "dem de alle resten folk kommunerne medlemmerne deltagerne øvrige andre",
    "OM": "om vedrørende vedr angående omkring",
    "ANSWERED": """
        answered replied responded answer reply respond registered confirmed signed_up declined
        sign_up register decline
    """,
    "THEM": "them everyone people members the_members those the_rest the_others everybody all",
    "ITEM": "item agenda_item proposal point topic suggestion",
    "ABOUT": "about on regarding concerning for",
    "LIST": """
        liste listen deltagerliste deltagerlisten deltagere deltagerne mødedeltagere en_liste
        en_deltagerliste den_nye_deltagerliste den_seneste_deltagerliste tilmeldingslisten
        tilmeldingsliste
    """,
    "ENGLISH_LIST": """
        the_list the_attendance_list attendance_list a_list the_participants the_participant_list
        participant_list the_list_of_participants a_participant_list the_attendee_list
    """,
    "LANGUAGE": "dansk danish da engelsk english en",
    "PLEASE": "tak please venligst fremover thanks from_now_on instead i_stedet",
    "CAN": "can could do would",
    "YOU": "you we",
    "DET": "det den dette de vores dit jeres næste kommende",
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
    "PÅ_DAGSORDENEN": """
        på_dagsordenen til_dagsordenen på_dagsorden til_dagsorden på_agendaen på_programmet
        på_som_punkt som_punkt som_et_punkt
    """,
    "AT_THE_MEETING": """
        på_mødet til_mødet på_næste_møde til_næste_møde på_det_næste_møde til_det_næste_møde
        næste_gang på_det_kommende_møde til_det_kommende_møde på_styregruppemødet
        på_næste_styregruppemøde D tak at_the_next_meeting at_the_meeting next_time
        for_the_next_meeting to_the_next_meeting please for_the_meeting
    """,
    "WOULD_LIKE_TO": "would_like_to want_to wish_to will",
    "ON_THE_AGENDA": "on_the_agenda to_the_agenda for_the_agenda onto_the_agenda",
    "DECIDED": """
        besluttede vedtog aftalte bestemte konkluderede sagde godkendte
    """,
    "DECIDED_ON": "besluttet vedtaget aftalt bestemt konkluderet sagt godkendt",
    "GROUP": "vi i de man gruppen styregruppen mødet udvalget kkr",
    "ENGLISH_GROUP": "we you they i the_group the_committee the_steering_group the_meeting it",
    "ON_THAT": "om til med angående vedrørende mht mht. vedr vedr. ang ang. med_hensyn_til i_forhold_til ift ift. omkring",
    "DERE": "lige egentlig så nu sidst",
    "LAST_TIME": """
        sidst sidste_gang på_sidste_møde på_seneste_møde på_det_sidste_møde på_det_seneste_møde til_sidste_møde
        dengang at_the_last_meeting last_time in_the_end
    """,
    "BECAME": """
        hvad_blev_der_af hvad_bliver_der_af hvad_blev_det_til_med hvad_skete_der_med
        hvad_sker_der_med hvad_er_der_sket_med hvordan_går_det_med hvordan_gik_det_med
        hvordan_ser_det_ud_med hvor_langt_er_i_med hvor_langt_er_vi_med hvor_langt_er hvor_blev
        hvor_er hvad_er_status_på hvad_er_status_for status_på status_for status_om hvad_med
        hvad_blev hvor_blev_det_af hvad_blev_besluttet_om hvad_er_der_blevet_af hvornår_behandles
        hvornår_kommer hvordan_står_det_til_med hvad_er_der_sket_i
    """,
    "WHAT_BECAME": """
        what_happened_to what_happened_with what_is_happening_with what_became_of status_of
        status_on what_is_the_status_of what_is_the_status_on how_is what_about any_news_on
        any_news_about where_is
    """,
}

# What stands here is a command and needs no second look. Danish | English.
COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (Attend(), "tilmeld", "attend"),
    (Decline(), "afbud", "decline"),
    (SendSubstitute(), "stedfortræder, suppleant", "substitute, deputy"),
    (Propose(), "punkt, nyt punkt, dagsordenspunkt, forslag", "item, new item, agenda item, proposal, propose"),
    (
        AskStatus(),
        "status, min status, mit svar, mine svar, ret mit svar, ændr mit svar",
        "my status, my answer, change my answer",
    ),
    (Correct(), "fortryd, fortryd svar, fortryd mit svar, annuller", "undo"),
    (AskMeetings(), "møder, mine møder, mødeplan, kommende møder", "meetings, my meetings"),
    (AskMeetings(next_only=True), "næste møde, møde, mødet", "next meeting, meeting"),
    (
        AskCalendar(),
        "kalenderlink, kalender link, kalenderlinket, abonner, abonnér, abonnement, abonner på kalenderen, kalender, ics",
        "calendar link, subscribe, subscription, calendar, subscribe to the calendar",
    ),
    (
        GetYearPlan(),
        "hent mødeplan, hent mødeplanen, hent årsplan, hent årsplanen, hent kalenderen, hent møder",
        "get meeting plan, get the meeting plan, get year plan, get the year plan, get meetings",
    ),
    (AskAgenda(), "dagsorden, dagsordenen", "agenda, the agenda"),
    (
        AskPapers(),
        "papirer, papirerne, hent papirer, hent papirerne, mødets papirer, hent dagsorden, hent dagsordenen, "
        "journalpakke, journalpakken, hent journalpakke, hent journalpakken",
        "papers, get papers, get the papers, download agenda, download the agenda, journal package",
    ),
    (AskDecision(), "beslutninger, beslutningslog, vis beslutninger", "decisions, decision log, show decisions"),
    (
        AskTasks(),
        """opgaver, opgaverne, mine opgaver, vis mine opgaver, vis opgaver, opfølgning, opfølgninger, opfølgningen, min opfølgning,
        aktionsliste, aktionslisten, hvad skal jeg gøre, hvad mangler jeg at gøre, hvad har jeg lovet, hvilke opgaver har jeg,
        har jeg nogen opgaver, hvilke opgaver er over fristen, hvad er over fristen, forfaldne opgaver, overskredne frister""",
        """tasks, my tasks, show my tasks, follow-up, follow-ups, follow up, action list, actions, what do i have to do,
        what have i promised, what is overdue, which tasks are overdue, overdue tasks""",
    ),
    (AskHelp(), "hjælp, hjælp mig, menu, kommandoer, info", "help, help me, commands"),
    (AskWhy(), "hvorfor, hvorfor ikke", "why, why not"),
    (ChooseLanguage(), "sprog, skift sprog", "language, change language"),
    (SignOut(), "log ud, log af, logaf", "sign out, log out, log off"),
    (AskMissing(), "mangler, svar status, mangler svar, svaroversigt", "missing, who is missing"),
    (
        AskUndelivered(),
        "ikke nået, ikke kommet frem, ikke leveret, hvad kom ikke frem, hvem er ikke nået",
        "undelivered, not delivered, not reached, what did not arrive, who was not reached",
    ),
    (
        AskWaiting(),
        "svar der kræver et menneske, kræver et menneske, postkassen, svar der venter",
        "answers that need a person, needs a person, the mailbox",
    ),
    (
        AskHeld(),
        "tilbageholdt, tilbageholdte, tilbageholdte beskeder, beskeder der holdes tilbage, holdes tilbage",
        "held, held back, held messages, messages held back",
    ),
    (Remind(), "påmind, ryk, rykker, påmindelse, send påmindelse, send rykker", "remind, reminder, send reminder"),
    (
        GetList(),
        "deltagerliste, deltagerlisten, liste, listen, hent listen, hent liste, hent deltagerliste, hent deltagerlisten",
        "attendance list, list, get list, get the list, get the attendance list",
    ),
    (
        OpenPages(),
        """sider, siderne, siden, åbn sider, åbn siderne, åbn siden, sekretariatets sider, åbn sekretariatets sider""",
        """pages, the pages, open pages, open the pages, open the page, the secretariat's pages""",
    ),
    (
        WriteBetween(),
        """formandsbeslutning, formandsbeslutningen, en formandsbeslutning, ny formandsbeslutning, formandens beslutning,
        formandens beslutninger, formandsbeslutninger, notér formandsbeslutning, noter formandsbeslutning,
        registrér formandsbeslutning, registrer formandsbeslutning, mellem møderne, skriftlig orientering,
        send skriftlig orientering, en skriftlig orientering, send orientering, ny orientering""",
        """chair's decision, decision by the chair, chair decision, the chair's decision, between meetings,
        written orientation, send written orientation, a written orientation""",
    ),
    (Convene(), "indkald, indkald til møde, nyt møde, opret møde", "convene, new meeting, convene a meeting"),
    (Move(), "flyt, flyt møde, flyt mødet", "move, move meeting, move the meeting"),
    (
        Amend(),
        "ret, ret møde, ret mødet, ret sted, ret stedet, ret teams link, ret link, ret titel, nyt sted, nyt lokale",
        "correct meeting, correct the meeting, change place, change the place, new place, new room",
    ),
    (CancelMeeting(), "aflys, aflys møde, aflys mødet", "cancel meeting, cancel the meeting"),
    (
        Greet(),
        """hej, hej hej, hejsa, halløj, halløjsa, hallo, goddag, god dag, godmorgen, god morgen, godaften, god aften,
        god eftermiddag, davs, dav, mojn, hej styrmand, hej med dig, hej der, hej igen, hvordan går det""",
        """hello, hi, hey, hi there, hello there, good morning, good afternoon, good evening, hello styrmand, hi styrmand,
        hi again, hello again, how are you""",
    ),
    (
        Thank(),
        """tak, tak tak, mange tak, tusind tak, 1000 tak, takker, tak for det, tak skal du have, super tak, fint tak,
        ok tak, okay tak, tak for hjælpen, mange tak for hjælpen, tak og god dag, selv tak, super, fint, så fint,
        fint nok, fedt, ok, okay, perfekt, godt, dejligt, fantastisk, alt godt, modtaget, noteret, forstået, i orden,
        det er fint, det er godt, det er i orden, det lyder godt, vi ses, farvel, på gensyn""",
        """thanks, thank you, many thanks, thanks a lot, thank you very much, thanks so much, thank you so much, cheers,
        great, perfect, great thanks, ok thanks, got it, sounds good, noted, understood, bye, goodbye, see you""",
    ),
)  # fmt: skip


# Languages

LANGUAGES = {
    **dict.fromkeys(("dansk", "danish", "da"), Language.DA),
    **dict.fromkeys(("engelsk", "english", "en"), Language.EN),
}
NAME_LANGUAGE = """
    sprog/sproget/language (,) LANGUAGE
    LANGUAGE
"""
# Of the whole message: "in English" may end another sentence.
LANGUAGE_ALONE = """
    (PLEASE) på/in LANGUAGE (PLEASE)
    LANGUAGE PLEASE
"""
WISH_LANGUAGE = """
    sprog/sproget/language til/to LANGUAGE
    (KAN DU) (skift/skifte/switch/change/slå_over/gå_over/slå) (sprog/language) (til/to) LANGUAGE (PLEASE)
    (KAN DU) skriv/skrive/svar/svare/tal/tale/snak/snakke/forstå (PLEASE) (på) LANGUAGE (PLEASE)
    (CAN YOU) speak/write/answer/switch/talk/reply/change (PLEASE) (to/in/language_to) LANGUAGE (PLEASE)
    jeg taler/forstår/foretrækker (kun) LANGUAGE
    i (only) speak/prefer/understand (only) LANGUAGE
    jeg vil gerne have det på LANGUAGE
"""

# Titles: what is written to the end of the sentence, as it is written.

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

# What became of an item: the words it is known by, as they are written.

ITEM_ABOUT = """
    BECAME (MIN/DET) PUNKTET (OM/til) <title>
    er/kom/kommer (der) (MIN/DET) PUNKTET OM <title> (kommet) (med/på) (PÅ_DAGSORDENEN) (AT_THE_MEETING)
    er/blev (MIN/DET) PUNKTET OM <title> godkendt/behandlet/accepteret/afvist/udskudt/vedtaget/modtaget/drøftet/taget_op
    (er der) (noget) nyt (om/i/på/fra) (MIN/DET) PUNKTET (OM/til) <title>
    hvad blev der af <title>
    hvad er der sket med <title>
    WHAT_BECAME (my/the/our) ITEM (ABOUT) <title>
    what happened to/with <title>
    what became of <title>
    is/did/was/has (my/the/our) ITEM ABOUT <title> (make_it/been/accepted/approved/on/be_on) (accepted/approved) (ON_THE_AGENDA)
"""
DECISION_ABOUT = """
    hvad DECIDED GROUP (AT_THE_MEETING) (DERE) ON_THAT <title> (LAST_TIME)
    hvad blev/er (der) (blevet) DECIDED_ON (AT_THE_MEETING) (DERE) ON_THAT <title> (LAST_TIME)
    hvad blev GROUP enige_om (AT_THE_MEETING) (DERE) ON_THAT <title> (LAST_TIME)
    hvad endte GROUP (med) (AT_THE_MEETING) ON_THAT <title> (LAST_TIME)
    hvad kom GROUP frem_til (AT_THE_MEETING) ON_THAT <title> (LAST_TIME)
    hvad kom der ud af <title> (LAST_TIME)
    hvad blev/var/er beslutningen/konklusionen/udfaldet/resultatet (AT_THE_MEETING) om/på/af/for/vedrørende/angående <title> (LAST_TIME)
    hvilken/hvilke beslutning/beslutninger/konklusion tog/traf/tog_de/har GROUP (AT_THE_MEETING) (truffet/taget) ON_THAT <title> (LAST_TIME)
    hvilken/hvilke beslutning/beslutninger blev/er (der) (blevet) truffet/taget (AT_THE_MEETING) ON_THAT <title> (LAST_TIME)
    blev <title> godkendt/vedtaget/besluttet/udskudt/udsat/forkastet (AT_THE_MEETING) (LAST_TIME)
    er <title> (blevet) vedtaget/besluttet (AT_THE_MEETING) (LAST_TIME)
    har GROUP besluttet/vedtaget/godkendt <title> (LAST_TIME)
    (vis/find) (alle/mine) beslutninger/beslutning/beslutningen/beslutningerne om/vedrørende/angående <title>
    what did ENGLISH_GROUP decide/agree/conclude (AT_THE_MEETING) (on) about/on/regarding <title>
    what was/is/got/has_been decided/agreed (AT_THE_MEETING) (on) about/on/regarding <title>
    what was/is the decision/conclusion/outcome about/on/regarding/of <title>
    which/what decision/decisions did ENGLISH_GROUP make/take (AT_THE_MEETING) about/on/regarding <title>
    was/were <title> approved/adopted/decided/postponed (AT_THE_MEETING)
    has/have <title> been approved/adopted/decided
    did ENGLISH_GROUP approve/adopt/decide (on) <title>
    (show/find) (all) decisions/decision about/on/regarding <title>
"""
DECISION = """
    hvad besluttede/vedtog/aftalte/bestemte vi/i/de/man/gruppen/styregruppen (AT_THE_MEETING)
    hvad har vi/i/de/gruppen/styregruppen DECIDED_ON (AT_THE_MEETING/i_år/sidste_år/hidtil/indtil_nu/for_nylig/D)
    what have we/you/they decided/agreed (this_year/so_far/lately)
    hvad besluttede/vedtog/aftalte/bestemte vi/i/de/man/gruppen/styregruppen på/til sidste/seneste møde
    hvad blev der besluttet/vedtaget/aftalt/bestemt (AT_THE_MEETING)
    hvad blev der besluttet/vedtaget/aftalt/bestemt på/til sidste/seneste møde
    what did we/you/they/i decide/agree (AT_THE_MEETING)
    what was/got decided/agreed (AT_THE_MEETING)
    what did we/you/they decide/agree at/in the last meeting
"""
ITEM_IF_KNOWN = """
    BECAME <title>
    WHAT_BECAME <title>
    hvad med <title>
    er der (noget) nyt om/på/fra/i <title>
    nyt om <title>
    what about <title>
    hvordan går det med <title>
    er <title> (kommet/sat) (med) PÅ_DAGSORDENEN
    kommer <title> (med) PÅ_DAGSORDENEN
    is <title> ON_THE_AGENDA
"""
ITEM = """
    BECAME MIN/DET PUNKTET
    hvad besluttede/sagde/mente/syntes/endte (i/vi/det/de) (om/til/med) MIN/DET PUNKTET
    er/kom/kommer/blev MIN/DET PUNKTET (kommet) (med/på) (PÅ_DAGSORDENEN) (AT_THE_MEETING)
    er/blev MIN/DET PUNKTET godkendt/behandlet/accepteret/afvist/udskudt/vedtaget/modtaget/drøftet/taget_op
    (er der) (noget) nyt (om/i/på/fra) MIN/DET PUNKTET
    MIN PUNKTET
    WHAT_BECAME my/the/our ITEM
    is/did/was/has my/the/our ITEM (make_it/been/accepted/approved/on/be_on) (accepted/approved) (ON_THE_AGENDA)
    my item/proposal
"""

# Orders: they begin a clause, after no more than LEAD.

LEAD = frozenset(
    fold("""hej styrmand kan kunne vil må skal bør du i jeg vi gerne venligst lige så nu og at have få ville
    bruge bliver er nødt til være sød rar ønsker please can could would you we like to need want let us should must have
    then now and so the""").split()
)

ORDERS: tuple[tuple[Intent, str], ...] = (
    (
        CancelMeeting(),
        """
        aflys/aflyse/aflyst/annuller/annullere/afblæs/afblæse (DET) (D) MØDE
        MØDE (D) aflyses
        MØDE (D) skal/må/bør/kan aflyses
        KAN (DET) MØDE (D) (ikke) aflyses
        (DET) MØDE (D) (er) (nødt) (til) (at) blive/bliver aflyst
        jeg aflyser MØDE
        cancel (the/our/this/next) (D) (steering_group) meeting
        can/could (the/our/this/next) (D) meeting be cancelled/canceled
        """,
    ),
    (
        WriteBetween(),
        """
        (skriv/skrive/notér/noter/notere/registrér/registrer/registrere/opret/oprette/send/sende/lav/lave) (en/ny/den) formandsbeslutning/formandsbeslutningen ...
        (skriv/skrive/send/sende/lav/lave/udsend/udsende) (en/ny) skriftlig_orientering ...
        formanden har (besluttet/truffet) ...
        orienter/orientere/orientér (styregruppen/gruppen/medlemmerne) (skriftligt) ...
        (write/note/record/register/send/make) (a/the) written_orientation ...
        (write/note/record/register/make) (a/the) decision by/of the chair ...
        the chair has decided ...
        """,
    ),
    (
        Move(),
        """
        flyt/flytte/flyttet/ryk/rykke/udsæt/udsætte/udskyd/udskyde (DET) (D) MØDE
        (DET) MØDE (D) flyttes/rykkes/udskydes/udsættes
        (DET) MØDE (D) skal/må/bør/kan flyttes/rykkes/udskydes/udsættes
        KAN/kunne det/den (D) (ikke) (eventuelt/evt/mon) flyttes/rykkes/udskydes/udsættes
        flyt/flytte/ryk/rykke/udskyd/udskyde/udsæt/udsætte det (til/et/en/D)
        can/could it be moved/rescheduled/postponed
        KAN (DET) MØDE (D) (ikke) flyttes/rykkes/udskydes/udsættes
        KAN vi (ikke) (finde) (en) anden/ny dag/dato/tid
        jeg flytter MØDE
        move/reschedule/postpone (the/our/this/next) (D) (steering_group) meeting
        can/could (the/our/this/next) (D) meeting be moved/rescheduled/postponed
        """,
    ),
    (
        Amend(),
        """
        ret/rette/skift/skifte/ændr/ændre/opdater/opdatere (til) (lige) (DET) (et/en/nyt/ny) MØDEDETALJE (D) ...
        ret/rette (DET) MØDE (D)
        (DET) MØDE (D) har/får/skal_have (fået) nyt/ny MØDEDETALJE
        sæt/indsæt/tilføj (et) (nyt) teams_link/teamslink/teamslinket/mødelink/mødelinket/link_til_dagsordenen
        change/correct/update (the) (meeting's) place/room/venue/location/teams_link/link/title (of/for) ...
        """,
    ),
    (
        Remind(),
        """
        ryk/rykke/påmind/påminde/mind/minde/rykker (lige) DEM
        ryk/rykke/påmind/påminde/mind/minde ... mangler/svaret/svar/om
        skriv/skrive/mail/maile/ring/ringe (lige) (ud) (til) DEM (der/som) (stadig/endnu) ikke har SVARET
        skriv/skrive/mail/maile/ring/ringe (lige) (ud) (til) DEM (der/som) (stadig/endnu) mangler ...
        ryk/rykke (lige) for svar
        send/sende/skriv (lige) (en/den) (venlig) påmindelse/rykker/reminder/påmindelser/rykkere
        send/sende (lige) DEM (der/som_mangler) (en) påmindelse/rykker/reminder
        (en) påmindelse/rykker/reminder/påmindelser/rykkere til ...
        remind THEM
        remind ... missing/answered
        send/resend (out) (a/the) (friendly) reminder/reminders
        chase/nudge THEM
        """,
    ),
    (
        Convene(),
        """
        indkald/indkalde (til) (et) (nyt/ekstraordinært/ordinært) MØDE
        indkald/indkalde styregruppen/medlemmerne/alle/gruppen
        opret/oprette/planlæg/planlægge/lav/lave (et) (nyt/ekstraordinært/ordinært) MØDE
        nyt møde D
        (lav/send/skriv/opret) (en/et) mødeindkaldelse/indkaldelse
        convene/schedule/create/plan/set_up/call (a/an/the) (new/extraordinary) meeting
        """,
    ),
    (
        AskCalendar(),
        """
        abonner/abonnere/abonnér (på) (mine/alle) (MØDER/møderne/kalenderen/kalender/mødekalenderen) ...
        (send/giv/lav/få/have) (mig) (et/mit) (nyt) kalenderlink/kalenderlinket
        subscribe (to) ...
        (get/send/give/make) (me) (a/my) (new) calendar_link
        """,
    ),
    (
        GetYearPlan(),
        """
        hent/hente/download/eksporter/send/få/have (mig) (lige) mødeplan/mødeplanen/årsplan/årsplanen/mødekalender/mødekalenderen
        mødeplan/mødeplanen/årsplan/årsplanen/mødekalenderen som fil
        get/download/export/send (me) (the) (year) (meeting) plan/year_plan/meeting_plan
        """,
    ),
    (
        SignOut(),
        """
        log/logge (mig) ud/af
        sign/log (me) out/off
        """,
    ),
    (
        GetList(),
        """
        hent/hente/send/sende/vis/vise/giv/give/se/få/print/download/eksporter/lav/lave/udskriv/udskrive/træk/trække (mig/os) (lige) LIST
        (en) deltagerliste/deltagerlisten/deltageroversigt/deltageroversigten/mødedeltagere
        hvor er/finder/ligger/henter (jeg/vi) LIST
        liste over deltagere/deltagerne/tilmeldte
        get/send/show/download/export/see/give/print/fetch/have (me/us) ENGLISH_LIST
        (the) attendance/participant/participants (list)
        where is/can_i_find ENGLISH_LIST
        """,
    ),
)

# Questions: wherever in the message they stand; the first in this order is the one that is heard.

QUESTIONS: tuple[tuple[Intent, str], ...] = (
    (
        AskWhy(),
        """
        ^ hvorfor
        ^ why
        hvilken/hvilke/hvad_er/hvad_siger regel/regler/reglen/reglerne
        hvor/hvad står_det/siger_kommissoriet/står_der_i_kommissoriet
        what is the rule
        """,
    ),
    (
        AskStatus(),
        """
        har jeg ... SVARET/tilmeldt_mig/meldt_mig
        har vi ... tilmeldt_os/meldt_os
        har i/du fået/modtaget/registreret/set mit svar/afbud/min_tilmelding/min_besked
        har du/i ... (fra) mig
        er jeg/vi (ikke) ... tilmeldt/meldt/registreret/noteret/skrevet/med_på_listen/på_listen/på
        står jeg/vi ... (som/til/på)
        hvad har jeg/vi (sagt/svaret/meldt/skrevet)
        hvad svarede/sagde/meldte jeg
        hvad er min/mit/mine status/svar/tilmelding
        (hvordan/hvad) ... min status
        se/vis/vise (min/mit/mine) status/svar/tilmelding/tilmeldinger
        ^ mit/mine/min svar/tilmelding/tilmeldinger/afbud
        mit/mine svar
        jeg har (allerede/da/jo/lige) svaret/meldt_tilbage/meldt_afbud/tilmeldt_mig/meldt_mig_til
        jeg er (allerede/da/jo) tilmeldt
        hvad mangler jeg
        mangler jeg (at)
        hvornår skal jeg/vi (senest) svare/tilmelde/melde
        svarfrist/svarfristen/tilmeldingsfrist/tilmeldingsfristen/frist/fristen/frister/deadline/deadlines
        status på/for min/mit/mine/mig/det_hele/alt
        have/did i (already) ANSWERED
        ^ do i (need/have) (to) ANSWERED
        am i ... ANSWERED/coming/on_the_list
        what did i (say/answer/reply)
        what is my status/answer/reply
        my status/answer/reply/registration
        show (me) (my) status
        have you got/received my answer/reply
        i have (already) ANSWERED
        """,
    ),
    (
        AskHeld(),
        """
        ... beskeder ... holdt/holdes tilbage
        hvad/hvilke ... holdes/holdt tilbage
        ... tilbageholdte beskeder
        ... messages ... held back
        what ... held back
        """,
    ),
    (
        AskWaiting(),
        """
        svar/mails ... kræver/venter
        kræver (et) menneske
        (hvad) er/ligger der (noget/nogen/nye) ... i postkassen
        answers/replies/mails ... need/needs/wait/waiting
        needs a person
        """,
    ),
    (
        AskUndelivered(),
        """
        hvad/hvem/hvilke ... ikke ... frem/fremme
        kom/er ... ikke ... frem/fremme
        ikke kom/kommet/nåede frem
        hvem/hvilke ... ikke ... nået
        hvem ... ikke ... fik/fået/modtaget ... mail/mailen/mails/besked/beskeden/indkaldelse/indkaldelsen/invitationen/kort/kortet
        hvem fik ikke ... mail/mailen/mails/besked/beskeden/indkaldelse/indkaldelsen/invitationen/kort/kortet
        hvad/hvilke ... ikke ... leveret/afleveret/sendt
        kom ... frem til alle
        what/which/who/whom ... not/didnt/wasnt/werent ... arrive/arrived/delivered/reached
        did ... not arrive
        who ... not/didnt ... receive/get ... mail/message/invitation/card
        did everything arrive
        """,
    ),
    (
        AskMissing(),
        """
        hvem/hvilke/hvor_mange ... mangler/SVARET/kommer/deltager/med/tilmeldte/afmeldt/ikke
        hvem møder (op)
        hvem har du/i/vi (ellers/ikke) hørt fra
        hvem er (alle) (egentlig) til_stede/mødt/mødt_op/fremmødt
        hvor mange bliver/er/skal/kommer/møder (vi/der/i) ...
        hvor mange stole/frokoster/kuverter/pladser/deltagere/personer/gæster ...
        hvem er (alle) tilmeldt/med/meldt
        hvem/hvad/hvor_mange mangler (vi/i/du)
        mangler ... at svare
        mangler der (nogen/nogle) (svar/at)
        mangler vi/i (nogen/nogle/stadig) (svar)
        hvor mange har/er/kommer/deltager/svar
        ^ har <some> SVARET
        har vi fået/modtaget svar/afbud/tilmeldinger
        ^ er <some> tilmeldt/SVARET/med
        kommer/deltager alle
        er der (kommet) (mange/nogen/nogle/flere) (nye) svar/afbud/tilmeldinger/tilmeldte
        hvordan går/ser det (ud) med svar/svarene/tilmeldinger/tilmeldingerne
        oversigt over svar/tilmeldinger
        hvordan ser deltagelsen/tilmeldingen ud
        status på svar/tilmeldinger/tilmeldingerne/svarene
        who (has/have/is/are/did/else/all) (not) (yet) (been) ANSWERED/coming/attending/missing/joining/in/signed_up
        how many (people/members) (have/has/are/is) ...
        ^ has/have/did <some> ANSWERED
        has/have/did everyone/everybody/all/they/anyone/people (members) (not) ANSWERED
        any/are_there_any (new) answers/replies/cancellations/apologies
        missing answers/replies
        """,
    ),
    (AskStatus(), "^ ... status"),
    (
        AskCalendar(),
        """
        kalenderlink/kalenderlinket
        ind i min (egen) (outlook/google) kalender
        into my (own) (outlook/google) calendar
        calendar link
        """,
    ),
    (
        AskAgenda(),
        """
        DAGSORDEN/dagsordner/tagesorden/dagsordensudkast/dagsordensforslag/dagsordenspunkter/punkterne
        hvad skal vi (lave/snakke/tale/drøfte/diskutere/igennem/på/om/nå)
        hvad handler MØDE/det om
        hvad er der på programmet
        hvilke/hvor_mange punkter/emner/sager
        punkter
        hvor/hvornår/kan/send/må/få/se ... mødematerialet/materialet/materiale/bilag/bilagene/bilaget
        ^ mødemateriale/mødematerialet/bilag/bilagene
        agenda/agendas
        what are we (going_to) discussing/discuss/talking
        which/what items
        what is the meeting about
        items
        """,
    ),
    (
        AskMeetings(next_only=True),
        """
        hvornår/hvornaar/hvor/hvad_tid/hvor_henne/hvad_dato/hvilken_dag/hvilken_dato/hvilket_lokale ... MØDE/mødes/ses
        hvornår/hvor/hvad_tid/hvad_dato/hvilken_dag/hvilken_dato er/var/foregår/starter/begynder/slutter/holdes det/vi/næste
        hvornår/hvad_tid skal/ses/mødes/møder vi
        hvor skal vi (være/mødes/hen)
        hvor ses/mødes vi
        er/bliver der (et) (noget) (MØDE) D
        er der (et) (noget) møde
        er/bliver MØDE (D) (stadig/nu/også) aflyst/flyttet/udsat/rykket/udskudt/fysisk/online/virtuelt/på
        har vi (et) møde
        skal vi mødes
        næste/kommende MØDE
        link/linket/mødelink/mødelinket/teamslink/teamslinket
        adressen/mødested/mødestedet/lokale/lokalet
        tid og sted
        when/where/what_time/what_day/which_day/what_date ... meeting/meet
        hvordan kommer/finder jeg/man (derhen/frem/vej)
        when/where is it
        when/where/what_time does/do/is/will/should ...
        when/where do/are/will we ...
        next meeting
        is there a meeting
        is the meeting ... cancelled/canceled/moved/postponed/online
        do we have a meeting
        meeting link
        join link
        """,
    ),
    (
        AskMeetings(),
        """
        MØDER
        hvilke/hvad_for_nogle/alle/kommende/mine/vores/næste møder
        hvornår er møderne
        møderne
        mødekalenderen/årsplan/årsplanen/årshjul/årshjulet
        meetings/schedule/dates
        """,
    ),
    (
        AskHelp(),
        """
        ^ hjælp/help
        hvad kan/gør/laver du
        hvad kan jeg (spørge/skrive/bruge/gøre/få)
        hvordan virker/fungerer/bruger/gør/melder/tilmelder/svarer/afmelder/skriver/skifter/ændrer (jeg/man/du/det/den)
        hvordan kan/skal jeg/man ...
        hvem/hvad er du
        brug for (lidt) hjælp
        kan/vil/må du/i/jeg (lige/få) (lidt) hjælpe/hjælp (mig/os) (med/til/lidt/lige)
        jeg forstår (det) ikke (hvordan)
        what can you do
        what can i (do/ask/say/write)
        how do/does/can/should i/this/it/you ...
        who/what are you
        i/we need (some) help
        can/could you help (me/us)
        """,
    ),
)
BLOCKS = (
    NAME_LANGUAGE,
    LANGUAGE_ALONE,
    WISH_LANGUAGE,
    TITLED,
    WISHED,
    UNTITLED,
    ITEM_ABOUT,
    DECISION_ABOUT,
    DECISION,
    ITEM_IF_KNOWN,
    ITEM,
    *(block for _, block in ORDERS),
    *(block for _, block in QUESTIONS),
)
