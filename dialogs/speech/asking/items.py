"""What became of an item, and what was decided: the words it is known by, as they are written."""

from dialogs.intents import AskDecision, AskTasks, Intent

CLASSES = {
    "MIN": "min mit mine vores",
    "PUNKTET": "punkt punktet dagsordenspunkt dagsordenspunktet forslag forslaget emne emnet sag sagen",
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

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (AskDecision(), "beslutninger, beslutningslog, vis beslutninger", "decisions, decision log, show decisions"),
    (
        AskTasks(),
        """opgaver, opgaverne, mine opgaver, vis mine opgaver, vis opgaver, opfølgning, opfølgninger, opfølgningen, min opfølgning,
        aktionsliste, aktionslisten, hvad skal jeg gøre, hvad mangler jeg at gøre, hvad har jeg lovet, hvilke opgaver har jeg,
        har jeg nogen opgaver, hvilke opgaver er over fristen, hvad er over fristen, forfaldne opgaver, overskredne frister""",
        """tasks, my tasks, show my tasks, follow-up, follow-ups, follow up, action list, actions, what do i have to do,
        what have i promised, what is overdue, which tasks are overdue, overdue tasks""",
    ),
)  # fmt: skip
