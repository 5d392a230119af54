"""Who sits in the group, and who comes and goes."""

from dialogs.intents import AskMembers, Intent, RunMeeting

CLASSES = {
    "POST": "mail mailadresse email emailadresse telefonnummer efternavn",
    "FORMAND": """
        formand formanden formænd næstformand næstformanden næstformænd sekretær sekretæren medlem medlemmer medlemmerne
        suppleant suppleanter tovholder formandskabet observatør observatører repræsentanter
    """,
    "CHAIR": """
        chair the_chair chairman the_chairman chairperson the_chairperson vice_chair the_vice_chair secretary
        the_secretary
    """,
}

ASKED: tuple[tuple[Intent, str], ...] = (
    (
        RunMeeting(),
        """
        ^ (lige) åbn/åbne/start/starte/begynd/begynde/kør/afslut/afslutte/luk/lukke (lige) MØDE
        MØDE er (nu) stoppet/slut/forbi/færdigt/færdig/afsluttet/begyndt/startet/i_gang
        vi er (nu) i_gang/begyndt/færdige/gået_i_gang
        vi går/starter/begynder (nu) i_gang
        (vis) (mig) (det) igangværende møde
        ^ start/open/begin/close/end/run the meeting
        the meeting is over/finished/running/in_progress
        """,
    ),
    (
        AskMembers(change=True),
        """
        tilføj/tilføje/opret/oprette/tilmeld/indmeld/indmelde (et/en) (nyt/ny/nye) medlem/medlemmer
        (et/en) nyt/ny medlem
        nye medlemmer
        <some> er (nu) STOPPET (som/i/hos) ...
        <some> fratræder/udtræder ...
        <some> er ikke (længere) medlem ...
        ret/rette/ændr/ændre/opdater (lige) <some> (e) POST
        <some> har (fået) (en/et) (ny/nyt) (e) POST
        slet/fjern/fjerne/slette <some> (som) medlem/medlemslisten/fra_gruppen ...
        add/create/enrol (a/an) (new) member
        new member
        remove/delete ... member
        <some> has left ...
        """,
    ),
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (
        AskMembers(),
        "medlemmer, medlemmerne, medlemsliste, medlemslisten, formand, formanden, hvem er med i gruppen",
        "members, the members, member list, list of members, chair, the chair",
    ),
)  # fmt: skip
