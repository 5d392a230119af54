"""What people write about coming, in Danish and in English, as phrases (see `notation`); `answers` reads by them."""

CLASSES = {
    # Danish
    "JEG": "jeg vi a undertegnede",
    "MIG": "mig os undertegnede",
    "MIN": "min mit vores",
    "KOMME": """
        komme komme_med deltage være_med være_der være_til_stede møde møde_op møde_frem stille
        stille_op dukke_op nå_det nå_frem tage_med tage_afsted komme_afsted komme_fra finde_tid
        få_det_til_at_passe få_det_til_at_gå_op få_det_til_at_hænge_sammen deltage_i_det gøre_det
        hoppe_på koble_mig_på logge_på ringe_ind
    """,
    "KOMMER": """
        kommer kommer_med deltager er_med er_der er_til_stede møder møder_op møder_frem stiller
        stiller_op dukker_op tager_med hopper_på kobler_mig_på kobler_os_på logger_på ringer_ind
        er_på er_klar er_frisk
    """,
    "KOMMER_UDEN_JEG": "kommer kommer_med deltager er_med er_klar møder_op stiller_op dukker_op",
    "AFBUD": "afbud forfald fra pas",
    "MÅ": """
        må vil_gerne vil skal ønsker_at er_nødt_til_at er_nød_til_at bliver_nødt_til_at
        bliver_nød_til_at vælger_at må_nok
    """,
    "DET": "det dagen datoen tidspunktet tiden",
    "VIL_KOMME": """
        kommer deltager møder møder_op stiller stiller_op er_med er_der tager_med tager træder_ind
        overtager vil_komme vil_deltage vil_møde vil_møde_op skal_komme skal_deltage kan_komme
        kan_deltage kan_møde kan tager_over hopper_ind springer_ind går
    """,
    "FOR_MIG": """
        i_stedet i_stedet_for_mig for_mig for_os i_mit_sted på_mine_vegne på_min_plads
        på_vores_vegne på_vegne_af_mig på_vegne_af_os
    """,
    "SOM_STEDFORTRÆDER": """
        som_stedfortræder som_min_stedfortræder som_stedfortræder_for_mig som_suppleant
        som_min_suppleant som_vikar som_min_vikar
    """,
    "STEDFORTRÆDER": "stedfortræder suppleant vikar afløser",
    "SENDER": "sender har_sendt vil_sende foreslår beder har_bedt har_fået får indstiller udpeger peger_på",
    # English; the English I is spelt as the Danish preposition
    "ME": "me us",
    "I_": "i we",
    "COME": """
        come attend join participate be_there be_present make_it make_that be_attending be_coming
        be_joining make dial_in call_in take_part be_able_to_come be_able_to_attend be_able_to_join
        be_able_to_make_it be_able_to_participate be_in
    """,
    "AM_COMING": """
        am_coming are_coming am_attending are_attending am_joining are_joining am_in are_in come
        attend join am_participating will_come will_attend will_join will_be_there will_participate
        will_be_in will_be_attending will_be_joining will_be_coming will_make_it am_able_to_come
        am_able_to_attend am_able_to_join am_going
    """,
    "CANNOT": """
        cannot can_not could_not will_not will_not_be_able_to am_not_able_to are_not_able_to
        am_unable_to are_unable_to am_not_going_to
    """,
    "HAVE_TO": "have_to must will would_like_to want_to need_to",
    "WILL_COME": """
        will_come will_attend will_join will_be_there will_participate will_go will_step_in
        will_take_part is_coming is_attending is_joining is_going comes attends can_come can_attend
        can_join can_go steps_in joins goes
    """,
    "FOR_ME": """
        instead instead_of_me in_my_place in_my_stead on_my_behalf for_me for_us as_my_substitute
        as_substitute as_my_deputy as_my_replacement as_a_substitute in_our_place on_our_behalf
    """,
    "WANTING": """
        noget spørgsmål andet problemer brug_for_noget brug_for_mere brug_for_andet brug_for_hjælp behov kommentarer tvivl
        ønsker bemærkninger uklarheder anything questions problems something comments help
    """,
    "SUBSTITUTE": "substitute deputy replacement stand_in",
}

YES = """
    JEG KOMMER                              # jeg kommer · jeg deltager på teams · vi er med
    JEG G KOMMER
    vi KOMMER to/tre/begge/begge_to/alle (fra <some>)
    KOMMER_UDEN_JEG                         # kommer alligevel
    D/M/F/N KOMMER JEG                      # på tirsdag kommer jeg · selvfølgelig kommer jeg
    D/M/F/N kan JEG (KOMME)                 # d. 2. marts kan jeg godt
    JEG kan (KOMME)
    JEG er M/N/P                            # jeg er på teams
    JEG kan/KOMMER kun (KOMME) D
    JEG vil/skal KOMME                      # "vil gerne" is a wish
    (JEG) skal nok KOMME                    # a promise, where "kommer nok" is a perhaps
    det kan JEG
    det er G med/for MIG D                  # det er fint med mig den 2. marts
    JEG tager den/M selv                    # jonas kommer ikke alligevel, jeg tager den selv
    JEG tager D
    D er G/fin/fine/ok/okay/perfekt (med/for MIG)
    JEG KOMMER da
    kan G (KOMME)                           # kan godt d. 2/3
    kan (kun/KOMME) D
    kan KOMME
    JEG har tid/mulighed/plads (for/til at KOMME)
    JEG regner/satser/planlægger/forventer (med/på) at KOMME
    regner/satser med/på at KOMME
    JEG glæder MIG til at KOMME
    (JEG) KOMMER/KOMMER_UDEN_JEG (lidt/alt) for sent
    (JEG) KOMMER/KOMMER_UDEN_JEG (lidt) forsinket/senere/sent
    (JEG) er/bliver (lidt) forsinket
    (JEG/vi) ses D/M                        # vi ses på torsdag
    JEG/vi ses der/deroppe/derude
    (JEG) melder MIG (til/på/klar)
    meld MIG til/på
    tilmeld/tilmelder MIG/undertegnede
    JEG tilmelder MIG
    JEG MÅ tilmelde MIG
    JEG MÅ tilmeldes/være_tilmeldt
    kan/må/vil du/i (G) tilmelde MIG
    du må/kan (G) tilmelde MIG
    tilmelding (D/M/N/P)
    tilmeld D/M/N/P
    skriv/sæt/noter/registrer MIG på (listen)
    skriv/sæt/noter/registrer MIG som/til deltager/tilmeldt/deltagende
    tæl/regn MIG med
    (i/du kan) regne/tælle/regn/tæl med MIG
    (JEG) siger/takker ja (til M/invitationen/indkaldelsen)
    mit svar er ja
    JEG MÅ sige ja
    ja til M/D
    det bliver/er et ja
    (DET/D/M) passer (MIG) G (med D)
    (JEG) bekræfter/kan_bekræfte/vil_bekræfte MIN deltagelse/tilmelding/fremmøde
    (JEG) accepterer (M/invitationen/indkaldelsen/mødeindkaldelsen)
    (JEG) når det G
    JEG når M
    i ser mig (der/D)
    JEG har sat kryds i kalenderen
    JEG trækker/fortryder mit afbud (tilbage)
    JEG MÅ trække mit afbud tilbage
    træk mit afbud tilbage
    slet/fortryd/annuller/glem/fjern mit afbud

    I_ AM_COMING                            # I'm coming
    I_ can/will (COME)
    (I_) can do D/M
    D is/are fine/ok/okay/good (for/with) (ME)
    will COME
    can COME
    I_ am/are able to COME
    I_ plan/intend/expect to COME
    (I_ am/are) happy/glad/delighted to COME
    I_ am/are planning/going to COME
    coming/attending/joining (late)
    see you D/M/there
    I_ am/are/will_be/AM_COMING (a) (bit/little) late
    count ME in
    sign ME up (for M)
    register ME (for M)
    attend D/M/N/P
    I_ accept
    my answer is yes
    I_ confirm my attendance/participation
    M/D/that/it works/suits (for) ME
    I_ am/are N/P
"""

NO = """
    JEG kan ikke (KOMME)
    kan JEG ikke (KOMME)                    # på tirsdag kan jeg ikke
    JEG ikke kan (KOMME)                    # … at jeg ikke kan komme
    JEG ikke KOMMER
    JEG KOMMER ikke (med)
    KOMMER JEG ikke
    KOMMER_UDEN_JEG ikke
    JEG KOMMER ikke til at (kunne) KOMME
    kan ikke (KOMME)
    det kan JEG ikke
    det/D går ikke
    D duer/dur/egner_sig ikke (for MIG)
    JEG gør (det) ikke
    JEG er ikke M/N/P
    JEG når det/M ikke
    når det/M ikke
    (JEG) når ikke det/M
    (JEG) kan ikke nå M
    JEG skal/vil ikke KOMME/med
    (JEG) har/får ikke mulighed/tid (for/til at KOMME)
    JEG ikke har/får mulighed/tid (for/til at KOMME)
    JEG har/får ingen mulighed (for at KOMME)
    JEG er ikke i stand (til at KOMME)
    JEG er ikke ledig/tilgængelig/til_rådighed
    (JEG) er/bliver afskåret/forhindret/fraværende (fra/i at KOMME)
    JEG ser MIG nødsaget til at melde/sende AFBUD
    JEG melder/sender/giver/meddeler/har AFBUD
    melder/sender/giver/meddeler JEG AFBUD
    JEG MÅ melde/sende/give/meddele AFBUD
    JEG melder MIG fra/ud
    JEG MÅ melde MIG fra/ud
    melder/sender/melde/sende AFBUD
    MÅ melde/sende/meddele/give AFBUD
    MÅ melde MIG fra
    skriv/sæt/noter/registrer MIG som fraværende/afmeldt/forhindret
    meld/send/giv/noter/registrer/skriv AFBUD (for/fra MIG)
    kan/må/vil du/i (G) melde/notere/registrere/skrive/give AFBUD (for/fra MIG)
    meld MIG fra/afbud
    (det bliver/er) (et) afbud (fra/for) (MIG/D/M)
    (det bliver/er) (et) afbud til/for D
    afmeld (MIG/undertegnede) (fra M)
    JEG afmelder/framelder (MIG)
    JEG MÅ afmelde/framelde (MIG)
    afmelding/framelding (fra MIG/M)
    JEG MÅ aflyse/springe_over/springe_fra/passe/udeblive/blive_væk/blive_hjemme/stå_over/skippe
    JEG MÅ springe_over/skippe M
    JEG aflyser/skipper/udebliver
    JEG MÅ sige/takke nej (til M/D)
    (JEG) siger/takker nej (til M/D/invitationen/indkaldelsen)
    JEG afslår/dropper (det/M/invitationen)
    (JEG) melder hus forbi
    (det) kan ikke lade sig gøre (for MIG)
    (det er/bliver) ikke muligt (for MIG) (at KOMME)
    det bliver ikke for MIG
    det lader sig ikke gøre (for MIG)
    kalenderen siger nej
    afbud herfra
    (JEG) springer/står over
    JEG springer M over
    i MÅ klare jer/det uden MIG
    i må undvære MIG
    tæl/regn MIG ikke med
    tæl/regn ikke med MIG
    i kan ikke regne/tælle med MIG
    uden MIG
    desværre ikke
    nej (tak) desværre/beklager/beklageligvis
    no sorry/unfortunately
    JEG regner/satser ikke med/på at KOMME
    D er umulig/umulige/umuligt/udelukket/dårlig/skidt (for MIG)
    ikke denne/den gang
    ikke D/MIG
    (DET/D/M) passer (MIG) ikke/dårligt/skidt/slet_ikke (ind)
    passer ikke MIG
    DET duer ikke (for MIG)
    JEG trækker/fortryder MIN tilmelding/tilsagn (tilbage)
    slet/annuller/fjern/fortryd/ophæv/træk MIN tilmelding/tilsagn (tilbage)
    (JEG) MÅ slette/annullere/fjerne/fortryde/trække MIN tilmelding/tilsagn (tilbage)
    fjern/slet/tag MIG fra/af listen/deltagerlisten/M
    det bliver/er (et) nej
    nej til M/D
    mit svar er nej
    det bliver uden MIG
    (det) skulle/skal (have) være/været (et) AFBUD

    I_ CANNOT (COME)
    CANNOT (COME)
    (I_) CANNOT do/make/manage D/M/it/that
    I_ am/are not AM_COMING
    I_ am/are not coming/attending/joining/in/available/going/participating
    I_ am/are not able/going to COME
    not coming/attending/joining/available
    not able to COME
    (I_ am/are) unable to COME
    I_ am/are unavailable/prevented/absent
    I_ HAVE_TO decline/cancel/skip/pass/miss (it/this/that)
    I_ HAVE_TO send my apologies/regrets
    I_ decline
    I_ am out
    my answer is no
    (I_ send) (my) apologies/regrets (for) M/D
    decline D/M
    count ME out
    sign/take ME off (the list)
    cancel/withdraw my registration/attendance/participation/seat
    remove/unregister ME
    remove ME from M
    M/D/that/it does not work/suit (for) ME
    not ME
    not D
    without ME
"""

EXCUSE = """
    (JEG) er/ligger syg/sygemeldt/sløj/forkølet
    JEG er blevet syg
    (JEG) er/ligger syg/ramt/nede/i_sengen med/af <some>
    (JEG) har meldt MIG syg
    (JEG) melder MIG syg
    (JEG) er/bliver optaget (til_anden_side/af_andet/andetsteds)
    (JEG) er/bliver optaget af/til/på/i <some>
    JEG er bortrejst/dobbeltbooket/booket/bundet/bundet_op/booket_op/ude_af_huset/væk/udenlands/ude_at_rejse/optaget_af_andet
    (JEG) er på ferie/barsel/orlov/kursus/konference/tjenesterejse/rejse/studietur
    D er JEG på ferie/barsel/orlov/kursus/konference/tjenesterejse/rejse/studietur      # and not "er jeg på ferie d. 2/3?"
    D er JEG bortrejst/dobbeltbooket/optaget/udenlands/væk/ude_af_huset/syg/sygemeldt
    D har JEG ferie/fri/orlov/et_andet_møde/en_anden_aftale
    (JEG) er i udlandet
    (JEG) er i et andet møde
    (JEG) har ferie/fri/orlov/barsel/feriedag/fridag/sygt_barn/syge_børn/feber/influenza
    (JEG) har barnets/barns første sygedag
    (JEG) har syg datter/søn/barn
    (JEG) holder ferie/fri
    (JEG) har (et/en) (anden/andet/andre) aftale/møde/aftaler/møder/arrangement/ærinde
    JEG har et andet M
    (JEG/der) har/er sygdom (i familien)
    JEG har fået forfald
    (JEG) sidder i et (andet) møde
    JEG skal (til) noget andet
    JEG skal på/til ferie/kursus/konference/begravelse/lægen/tandlæge/tandlægen/hospitalet/bryllup
    (I_ am/are) ill/sick/unwell
    I_ am/are busy/away/travelling/traveling/double_booked/abroad/on_holiday/on_vacation/on_leave/out_of_office
    I_ have another meeting/appointment/commitment/engagement
    I_ have a conflict/clash
    I_ have a sick child
"""

WISH = """
    JEG vil G (KOMME/med)
    JEG ønsker at KOMME
    JEG kunne G tænke MIG at KOMME
    vil G KOMME
    I_ would like/love to COME
    I_ want to COME
    I_ would be happy to COME
"""

YES_WORD = """
    ja (det gør JEG)
    ja (det) (vil) JEG G
    ja/G G
    jada/javel/jamen_ja/ja_ja/yes/sure/ja_da/ja_ja_ja
    det/jeg gør (JEG)
    (yes) i do
    meget gerne
    gerne
"""

NO_WORD = """
    nej (nej)
    nej det gør JEG ikke
    nej ikke denne gang
    ellers tak
    nej ellers tak
    det gør JEG ikke
    no (no)
    no i do not
    no (not this time)
"""

INSTEAD = """
    <who> VIL_KOMME FOR_MIG                 # Ellen Pedersen kommer i stedet
    <who> VIL_KOMME SOM_STEDFORTRÆDER
    må/kan/kunne <who> (KOMME/træde_ind/tage_den/tage_over/overtage/hoppe_ind/springe_ind/gå) FOR_MIG      # kan Ellen komme i stedet
    VIL_KOMME <who> FOR_MIG                 # d. 2. marts kommer Ellen i stedet
    <who> overtager/tager/får MIN plads/stol
    <who> er/bliver MIN STEDFORTRÆDER
    <who> er/bliver STEDFORTRÆDER (for MIG)
    JEG lader <who> KOMME (FOR_MIG)
    (deltager) i mit sted <who>
    <who> repræsenterer/afløser/erstatter/vikarierer/dækker (for) MIG
    <who> vil repræsentere/afløse/erstatte MIG
    (så) i stedet (for MIG) VIL_KOMME <who>
    i mit sted VIL_KOMME <who>
    i stedet sender JEG <who>
    F/D/FOR_MIG sender JEG <who>
    (JEG) SENDER <who> FOR_MIG/SOM_STEDFORTRÆDER
    (JEG) SENDER <who> (om) (til) at KOMME (FOR_MIG/SOM_STEDFORTRÆDER)
    JEG SENDER <who> om at tage med/over/M (FOR_MIG)
    send <who> FOR_MIG/SOM_STEDFORTRÆDER
    må/kan/vil/kunne JEG (G) sende <who> (FOR_MIG/SOM_STEDFORTRÆDER)
    må/kan/kunne JEG få <who> til at KOMME (FOR_MIG)
    må/kan/kunne <who> være MIN STEDFORTRÆDER
    JEG MÅ sende <who> (FOR_MIG/SOM_STEDFORTRÆDER)
    JEG vil (G) have <who> til at KOMME (FOR_MIG)
    MIN STEDFORTRÆDER er/bliver/hedder <who>
    (MIN/som) STEDFORTRÆDER (er/bliver/hedder) <who>
    STEDFORTRÆDER FOR_MIG (er/bliver) <who>
    MIN STEDFORTRÆDER VIL_KOMME (FOR_MIG)
    (en) STEDFORTRÆDER VIL_KOMME (FOR_MIG)
    JEG SENDER (en/MIN) STEDFORTRÆDER
    JEG vil (G) have/sende/bruge/melde/angive/tilmelde/oplyse/finde (en/MIN) STEDFORTRÆDER (på/til)
    JEG MÅ have/sende/bruge/melde/angive/tilmelde/oplyse/finde (en/MIN) STEDFORTRÆDER
    JEG har (brug for) (en) STEDFORTRÆDER
    kan/må/kunne JEG sende/have/bruge/melde/få/angive (en/MIN) STEDFORTRÆDER
    (kan/vil/må du/i) (G) sæt/skriv/noter/tilmeld/sætte/skrive/notere/tilmelde <who> (på/ind) FOR_MIG/SOM_STEDFORTRÆDER
    giv/overlad MIN plads til <who>

    <who> WILL_COME FOR_ME
    <who> will/is/can replace/replacing/substitute/substituting/represent/representing/cover (for) ME
    <who> will/is/can standing_in/stand_in/cover/fill_in/filling_in/substitute/step_in/sub (for ME)
    <who> will/can take my place/seat
    <who> takes my place/seat
    <who> is/will_be my SUBSTITUTE
    I_ will/would_like_to send <who> (FOR_ME)
    I_ am/are sending <who> (FOR_ME)
    I_ send <who> FOR_ME
    I_ have asked <who> to COME (FOR_ME)
    can/may/could I_ send <who> (FOR_ME)
    can/may/could <who> COME FOR_ME
    can/may/could <who> take my place/seat
    my SUBSTITUTE is/will_be <who>
    SUBSTITUTE <who>
    I_ would like to send/have a SUBSTITUTE
    I_ will send a SUBSTITUTE
    I_ need a SUBSTITUTE
    (can/could/will you) register/add/put/note (down) <who> FOR_ME
    can/may/could I_ send/have a SUBSTITUTE
"""

# Only when it is a name wherever it stands: "jeg sender Ellen" is, "jeg sender bilag" is not.
INSTEAD_IF_A_NAME = """
    <who> FOR_MIG/SOM_STEDFORTRÆDER
    <who> tager den/M/over/turen
    JEG SENDER <who>
    sender/send <who>
    <who> FOR_ME
    I_ send <who>
"""

# Beside a no, and of a name: "jeg kan ikke, Ellen kommer".
COMES = """
    <who> VIL_KOMME
    VIL_KOMME <who>
    <who> kan G
    <who> gør (det)
    <who> vil G KOMME
    <who> WILL_COME
    <who> can/is/will
"""

POLITE = """
    hej/hejsa/hello/hi/hey/goddag/davs/dav/mojn/kære/dear/godmorgen/hallo (igen/alle/der/there/all/styrmand/sekretariat)
    god morgen/dag/aften/eftermiddag
    good morning/afternoon/evening
    hej/hejsa/hello/hi/hey/goddag/davs/dav/mojn/kære/dear <who>
    (mange/tusind/many) tak/thanks/thank_you for <some>
    beklager/sorry_for/sorry_about <some>
    (det er) F/G
    god/rigtig_god/fortsat_god dag/weekend/arbejdslyst/ferie/møde/aften/morgen/sommer/jul
    hav/ha/have (en/a/et) (rigtig/fortsat) god/godt/nice/great/good dag/weekend/aften/day/one/møde/meeting
    hvordan går det (med dig)
    how are you
    vi ses
    på gensyn
    vedr/om/re/sv/svar/subject/emne (M/D)
    sig/skriv/ring/giv_besked/giv_lyd/giv_mig_besked/spørg til/hvis/endelig/bare ...
    (i/du) må/kan (G) sige/skrive/ringe/spørge/kontakte ...
    hvis/såfremt/if i/du/der/you/there har/mangler/er/have/need/are (også/stadig) (nogen/nogle/flere/yderligere/et/any/further/more) WANTING ...
    håber/jeg_håber det/at_i/i/alt/mødet/du/at_det ...
    hope/i_hope you/it/the/all/everyone/to_see_you ...
    (det er) ærgerligt
    jeg/det ærgrer mig
    det er jeg/vi (så/meget) ked af
    jeg er (så/meget) ked af det
    desværre
    det/M er noteret
    (jeg) glæder mig
    det glæder jeg mig til
    (i am) looking forward ...
    let me know ...
    jeg/vi må/skal/vil meddele/sige/oplyse/informere/fortælle/give_besked/orientere (dig/jer/om)
    (jeg) skriver/meddeler/oplyser (for at sige/lige)
    (i) just want to say/let_you_know
    styrmand/sekretariat/sekretariatet/alle/all/everyone
    JEG er med i styregruppen/arbejdsgruppen/bestyrelsen/gruppen
"""

MAYBE = """
    måske/muligvis/eventuelt/forhåbentlig/forhåbentligt/formentlig/sandsynligvis/vistnok/antagelig/antageligt
    tror/håber/formoder/overvejer/prøver/forsøger/tvivler/tvivl/usikker/uafklaret/afventer/vel/vist
    ikke (helt) sikker/sikkert
    ved ikke/endnu_ikke/det_ikke/faktisk_ikke/heller_ikke/ikke_endnu
    ved jeg/vi ikke
    endnu ikke
    ikke endnu
    helst ikke
    hvis/såfremt/medmindre/med_mindre/hvorvidt/om_jeg/om_vi
    kommer an på
    kommer (lidt) det an på
    afhænger
    vender/vende tilbage
    skal lige se/tjekke/undersøge/finde_ud_af/høre/spørge
    tjekker/tjekke lige/om
    maybe/perhaps/might/possibly/probably/hopefully/hope/unsure/unless/whether/depends/depending
    tentative/tentatively/if
    not sure/certain/yet
    do not know/think
    i think/guess/believe
    should be able
    let me check
    get back to you
"""

# Perhaps where it stands alone, but not in "skal nok" and "helt sikkert".
NOK = r"(?<!\S)(?:(?<!skal )(?<!skal jeg )(?<!skal vi )nok|(?<!helt )(?<!ganske )sikkert) "

# Where one clause ends and another begins without a comma; the joint itself says nothing.
JOINT = (
    r"(?<!\S)(?:(?:men|but|selvom|although) "
    r"|(?:(?:vil|kan|maa) )?(?:(?:du|i) )?(?:(?:gerne|lige) )*(?:notere|noter|registrere|skrive|skriv|sige|sig|oplyse|bekraefte|bekraefter) at "
    r"|at (?=jeg |vi |i |we )|that (?=i |we ))"
)

# What follows says why, and why is nobody's business.
REASON = (
    r"(?<!\S)(?:(?:fordi|grundet|pga|eftersom|idet|because|paa grund af|paa baggrund af|due to) "
    r"|da (?=jeg |vi |min |mit |mine |det |der |vores )|for (?=jeg |vi )|since (?=i |we |my )|as (?=i |we ))"
)

BLOCKS = (
    YES,
    NO,
    EXCUSE,
    WISH,
    YES_WORD,
    NO_WORD,
    INSTEAD,
    INSTEAD_IF_A_NAME,
    COMES,
    POLITE,
    MAYBE,
)
