"""What only the secretariat knows of a meeting: food, parking, what is paid back, and whether it could be held another way."""

from dialogs.intents import AskContact, Intent, Matter

CLASSES = {
    "FOOD": """
        frokost frokosten mad maden forplejning forplejningen morgenmad morgenbrød morgenbrødet kaffe kaffen te kage
        sandwich sandwiches brød rundstykker middag middagen aftensmad spisning snacks lunch food breakfast dinner coffee
        catering refreshments
    """,
    "PLACE": """
        parkering parkeringen parkeringsplads parkeringspladser parkeringsforhold p_plads p_pladser ladestander
        ladestandere ladestik elevator handicapadgang handicapparkering handicaptoilet teleslynge kørestolsadgang
        wifi wi_fi internet netværk projektor storskærm garderobe cykelparkering parking car_park charger lift elevator
        wheelchair_access hearing_loop
    """,
    "TRAVEL": """
        kørsel kørslen kørselsgodtgørelse kørselspenge befordring befordringsgodtgørelse transport transporten
        rejseudgifter rejseudgifterne rejsen togbilletten togbillet udlæg udlægget hotel hotellet overnatning
        overnatningen samkørsel mødehonorar diæter honorar travel travel_expenses expenses hotel accommodation mileage
    """,
    "IS_THERE": """
        er_der bliver_der kommer_der serveres_der findes_der får_vi får_man har_i har_vi skal_vi_selv_have får_jeg kan_man_få
        kan_vi_få is_there are_there will_there_be do_we_get do_i_get can_i_get do_you_have
    """,
    "SCREEN": """
        online virtuelt virtuel digitalt digital på_teams via_teams over_teams på_zoom via_zoom over_zoom som_teamsmøde
        som_onlinemøde som_videomøde et_teamsmøde et_onlinemøde et_videomøde på_video over_video hybridt hybrid
        som_hybridmøde et_hybridmøde on_teams via_zoom
    """,
    "ROOM": "fysisk med_fysisk_fremmøde et_fysisk_møde in_person onsite",
    "HOLD": """
        holde holdes afholde afholdes tage tages køre køres lave laves gøre gøres gennemføre gennemføres blive være
        konvertere_til ændre ændres skifte hold have have_it be held do make
    """,
}

MODE = """
    kan/kunne/må/skal/skulle/bør/vil vi/mødet/det/i/man (D) (ikke/ikke_bare) (lige/bare/eventuelt/evt/mon) HOLD (det/mødet/møde) (D) (om) (til) (i_stedet) SCREEN/ROOM ...
    HOLD mødet/det (D) (om) (til) (i_stedet) SCREEN
    (hvorfor) er/bliver/var mødet/det (D) ikke SCREEN/ROOM
    er_det/er_der muligt/mulighed (for) at deltage/være_med/koble_sig_på/koble_mig_på ...
    kan/må/kunne man (godt) (også) deltage/være_med/koble_sig_på/følge_med/møde (også) SCREEN/ROOM
    er/bliver (det/der) (mødet) (D) (et) hybridmøde/hybridt/hybrid/onlinemøde/videomøde/teamsmøde
    can/could/should we/the_meeting/it (please) (be) HOLD (the_meeting/it) SCREEN/online/ROOM ...
    is_it possible to join/attend/participate ...
    can one/you/people join/attend/participate SCREEN/online/remotely
"""

PRACTICAL = """
    IS_THERE (noget/nogen/nogle/mulighed/gratis/a/any/some) (for/med/at/af) (en/et) FOOD/PLACE/TRAVEL ...
    IS_THERE noget/mulighed (for) (at) spise/drikke/parkere/lade/overnatte/få_dækket ...
    IS_THERE something to eat/drink
    hvad med FOOD/PLACE/TRAVEL
    what about FOOD/PLACE/TRAVEL
    hvordan er/med/foregår/ser_det_ud_med (det) FOOD/PLACE/TRAVEL
    hvordan er PLACE ...
    hvor parkerer/parkere/spiser/overnatter ...
    hvor kan/må/skal/bør jeg/man/vi (man) (godt) parkere/lade/spise/overnatte/stille_bilen ...
    hvor er der PLACE
    kan/må jeg/man/vi parkere/overnatte ...
    hvem/hvordan/hvornår refunderer/refunderes/betaler/betales/dækker/dækkes/afregner/afregnes (min/vores/for/jeg/man) TRAVEL ...
    hvordan/hvor får jeg/man (min/mine/refunderet/dækket/betalt) TRAVEL/refunderet/dækket ...
    får/kan jeg/man/vi (få) (dækket/refunderet/betalt) TRAVEL/FOOD ...
    (bliver/er) TRAVEL dækket/betalt/refunderet ...
    who pays/reimburses/covers (for) (my/our/the) TRAVEL/FOOD ...
    (hvad) er/hedder/får_jeg (er) (koden/password/adgangskoden/kodeordet) (til) PLACE ...
    koden/adgangskoden/kodeordet/password til/to/for (the) PLACE
    where can/do/should i/we/one park/eat/stay ...
    where is the parking
    jeg er vegetar/veganer/vegan/pescetar/glutenallergiker/allergiker/allergisk/vegetarian/laktoseintolerant/diabetiker ...
    i am (a) vegetarian/vegan/allergic ...
    (jeg) har *allergi ...
    jeg spiser/tåler/drikker ikke ...
    i have a nut/gluten/food allergy
    i do not eat ...
    (kan/må/kunne/skal) jeg/vi (gerne/godt/må) (tage/have) (en/et/min/mit/vores/to) (ny/nye) kollega/kolleger/praktikant/studentermedhjælper/konsulent/medarbejder/direktør/gæst/ledsager/elev (med) med ...
    kan/må/kunne jeg/vi (godt/gerne) tage en med
    (kan/may/can/could) i bring a/my colleague/guest/somebody/someone/intern ...
    må/kan vi (godt/gerne) (være/komme/deltage) (med) tre/fire/fem/flere/3/4/5 ...
    er/bliver mødet (D) (også) optaget/streamet/filmet/transmitteret ...
    kan man se/høre mødet/optagelsen/det (bagefter/senere/igen) ...
    optagelse/optagelsen/streaming af/fra mødet
    will the meeting be recorded/streamed
    is the meeting recorded/streamed
    dresscode/dress_code/påklædning
    hvad skal jeg/man have på ...
    hvor langt er der ...
    skal jeg/man/vi (selv) tage/medbringe/have/printe (noget/mad/madpakke/computer/papirer) (med) ...
    (kan/kunne) ikke (få) (åbne/åbnet/bruge/hente/komme_ind_på/komme_på) (mit/det) linket/link/teams_linket/mødelinket/filen/dokumentet (op/til/på) ...
    linket/mødelinket/teamslinket/teams_linket/filen/lyden virker/duer/dur/fungerer (altså) ikke
    the (meeting/teams) link does not work/open
    cannot open/use/get the (meeting/teams) link ...
    kan ikke (se/åbne) kortet ...
"""
"""What is asked for stands in one of the classes, or is anybody's guess: then the meeting and the secretariat are the answer."""

ASKED: tuple[tuple[Intent, str], ...] = (
    (AskContact(Matter.MODE), MODE),
    (AskContact(Matter.PRACTICAL), PRACTICAL),
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (
        AskContact(Matter.PRACTICAL, about="frokost"),
        "frokost, forplejning",
        "lunch",
    ),
    (AskContact(Matter.PRACTICAL, about="parkering"), "parkering", "parking"),
)  # fmt: skip
"""One word is enough for what is asked for most."""
